//! The codes that any field, table or text can raise. A field's own stand in its file, a provider's in its folder.

use super::code::codes;

codes! {
    ALL:
    REQUIRED: "required", "must be given";
    WRONG_TYPE: "wrong_type", "must be of type {expected}";
    NOT_NULLABLE: "not_nullable", "must not be null: leave it out to keep it as it is";
    UNKNOWN_FIELD: "unknown_field", "must be a member that the server knows[; the nearest is {nearest}]";
    READ_ONLY: "read_only", "must be left out: the server sets it";
    NOT_ONE_OF: "not_one_of", "must be one of {expected}[; the nearest is {nearest}]";
    NOT_INTEGER: "not_integer", "must be a whole number";
    TOO_SHORT: "too_short", "must be at least {limit} {unit}, is {actual}";
    TOO_LONG: "too_long", "must be at most {limit} {unit}, is {actual}";
    TOO_SMALL: "too_small", "must be at least {limit}";
    TOO_LARGE: "too_large", "must be at most {limit}";
    EMPTY: "empty", "must not be empty";
    EDGE_SPACE: "edge_space", "must not begin or end with white space";
    CONTROL_CHARACTER: "control_character", "must not contain control characters";
    LOOK_ALIKE: "look_alike", "must be written in ASCII, not in characters that look like it";
    LONE_SURROGATE: "lone_surrogate", "must be well-formed Unicode: a server replaces half a surrogate pair";
    DUPLICATE: "duplicate", "should not stand in the list twice";
    EMPTY_PATCH: "empty_patch", "changes nothing";
    ABSENT_KEPT: "absent_kept", "is left as it is: null clears what can be cleared";
    CANNOT_CLEAR: "cannot_clear", "must keep a value: the server has no way to clear it";
    NOT_EXPRESSIBLE: "not_expressible", "must be changed another way[: by {instead}]";
    SIBLING_DROPPED: "sibling_dropped", "should be sent too: the server replaces the object whole, and this goes with it";
    LOOKS_BUILT_IN: "looks_built_in", "is taken as a custom attribute; the built-in is {nearest}";
    FORM_NAME: "form_name", "must be named by its path, with dots or brackets, and no other input by the same";
    JSON_SYNTAX: "json_syntax", "must be JSON: expected {expected}[ at byte {offset}]";
    DUPLICATE_KEY: "duplicate_key", "must be given once";
    TOO_DEEP: "too_deep", "must be nested less deeply[ than {limit} {unit}]";
    VALUE_DROPPED: "value_dropped", "is left out, or written as null: JSON cannot hold it";
    NOT_JSON: "not_json", "must be data that JSON can hold";
    NOT_JSON_NUMBER: "not_json_number", "must be a finite number";
    NOT_JSON_BIGINT: "not_json_bigint", "must not be a BigInt, which JSON cannot hold";
    NOT_JSON_CYCLE: "not_json_cycle", "must not contain itself";
    BAD_PATH_VALUE: "bad_path_value", "must be one segment of a path: not empty, not . or ..";
    CREDENTIAL: "credential", "must be left out: a credential is added where the request is sent";
    BAD_HEADER_VALUE: "bad_header_value", "must be visible ASCII without line ends";
}
