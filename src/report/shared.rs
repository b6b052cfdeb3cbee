//! The codes that every field and endpoint can raise. A field's own codes are in its file, a provider's in its folder.

use super::code::codes;

codes! {
    ALL:
    REQUIRED: "required", "must be given";
    WRONG_TYPE: "wrong_type", "must be {type}";
    NOT_NULLABLE: "not_nullable", "must not be null: leave it out to keep it as it is";
    UNKNOWN_FIELD: "unknown_field", "must be a member that the server knows[; the nearest is {nearest}]";
    READ_ONLY: "read_only", "must be left out: the server sets it";
    NOT_ONE_OF: "not_one_of", "must be one of {expected}[; the nearest is {nearest}]";
    NOT_INTEGER: "not_integer", "must be a whole number in digits 0 to 9";
    TOO_SHORT: "too_short", "must have at least {limit} {unit}, but has {actual}";
    TOO_LONG: "too_long", "must have at most {limit} {unit}, but has {actual}";
    TOO_SMALL: "too_small", "must be at least {limit}";
    TOO_LARGE: "too_large", "must be at most {limit}";
    EMPTY: "empty", "must not be empty";
    EDGE_SPACE: "edge_space", "must not begin or end with a space or a line break";
    INVISIBLE_CHARACTER: "invisible_character", "must not contain invisible characters: one stands at position {at}";
    CONTROL_CHARACTER: "control_character", "must not contain control characters, such as tabs and line breaks: one stands at position {at}";
    LOOK_ALIKE: "look_alike", "must have the plain character {expected} at position {at}, not one that only looks like it";
    DATE_AND_TIME: "date_and_time", "must be a date and time such as 2006-01-02T15:04:05Z";
    LONE_SURROGATE: "lone_surrogate", "must have whole characters: the server replaces half a character, such as half an emoji";
    DUPLICATE: "duplicate", "should be in the list only once";
    EMPTY_PATCH: "empty_patch", "should change something: it has nothing in it";
    FOREIGN_ANSWER: "foreign_answer", "must be the server's own answer: it has no member that such an answer has";
    ABSENT_KEPT: "absent_kept", "is left unchanged: send null to clear it, if it can be cleared";
    CANNOT_CLEAR: "cannot_clear", "must keep a value: the server cannot clear it";
    NOT_EXPRESSIBLE: "not_expressible", "must be changed in another way[: {instead}]";
    SIBLING_DROPPED: "sibling_dropped", "should be sent too: the server replaces the whole object, and removes what is missing";
    LOOKS_BUILT_IN: "looks_built_in", "is treated as a custom attribute: the built-in one is {nearest}";
    FORM_NAME: "form_name", "must be named by its path, with dots or brackets, and no other input may have the same name";
    FORM_ROWS_AMBIGUOUS: "form_rows_ambiguous", "must show which rows are left: there are fewer than before, and it is unclear which were removed";
    FORM_CONSTRAINT: "form_constraint", "must be what the form's own attributes allow";
    JSON_SYNTAX: "json_syntax", "must be JSON: expected {expected}[ at byte {offset}]";
    CSV_SYNTAX: "csv_syntax", "must be CSV: expected {expected}";
    DUPLICATE_KEY: "duplicate_key", "must be given only once";
    TOO_DEEP: "too_deep", "must be nested less deeply[: at most {limit} {unit}]";
    VALUE_DROPPED: "value_dropped", "is left out or written as null: JSON cannot represent it";
    NOT_JSON: "not_json", "must be a value that JSON can represent";
    NOT_JSON_NUMBER: "not_json_number", "must be a finite number";
    NOT_JSON_BIGINT: "not_json_bigint", "must not be a BigInt: JSON cannot represent it";
    NOT_JSON_CYCLE: "not_json_cycle", "must not contain itself";
    NUMBER_INEXACT: "number_inexact", "should be a number that keeps all its digits: give the document as JSON text, or a smaller number";
    BAD_PATH_VALUE: "bad_path_value", "must be a text other than . and ..";
    CREDENTIAL: "credential", "must be left out: add the credential when you send the request";
    TRANSPORT_HEADER: "transport_header", "must be left out: the HTTP client sets it";
    BAD_HEADER_VALUE: "bad_header_value", "must have only letters a to z without accents, digits and signs, and no space at its ends";
}
