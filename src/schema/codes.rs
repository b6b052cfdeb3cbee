//! The codes of this folder. Where a keyword says what a table says too, the code is the shared one.

use crate::report::codes;

codes! {
    CODES:
    NOT_A_SCHEMA: "schema_unreadable", "must be a JSON Schema[: {expected}]";
    PATTERN_SYNTAX: "schema_pattern_syntax", "must be a pattern: expected {expected} at position {at}";
    PATTERN_UNSUPPORTED: "schema_pattern_unsupported", "must be a pattern without {expected}: it stands at position {at}";
    NOT_FOUND: "schema_reference", "must lead to a schema in this document, or in one that is given beside it";
    ENDLESS: "schema_endless", "must not lead to itself without a step into the value: no check would end";
    TOO_LARGE_SCHEMA: "schema_too_large", "must be a smaller schema: at most {limit} {unit}";
    COSTLY: "schema_costly", "must be a smaller document, or have a simpler schema: its check takes too many steps";
    NEVER: "schema_never", "must be left out: the schema allows no value here";
    NOT_CONST: "schema_const", "must be the one value that the schema allows[: {expected}]";
    NOT_IN_ENUM: "schema_enum", "must be one of the values that the schema lists[: {expected}]";
    NOT_FORMAT: "schema_format", "must be in the format {expected}";
    NO_FORMAT: "schema_format_missing", "must have a format in the schema, {expected} or no-validate: without one the server verifies no telephone number";
    NOT_PATTERN: "schema_pattern", "must match the pattern that the schema gives";
    EXCLUDED: "schema_not", "must be another value: the schema excludes it";
    NONE_OF: "schema_any_of", "must be what at least one part of the schema allows";
    SEVERAL_OF: "schema_one_of", "must be what exactly one part of the schema allows";
    NOT_MULTIPLE: "schema_multiple", "must be a multiple of {expected}";
    NOT_UNIQUE: "schema_unique", "must have no two elements that are equal";
    CONTAINS_NONE: "schema_contains", "must have an element that the schema asks for";
    BELOW: "schema_minimum", "must be at least {expected}";
    NOT_ABOVE: "schema_exclusive_minimum", "must be more than {expected}";
    ABOVE: "schema_maximum", "must be at most {expected}";
    NOT_BELOW: "schema_exclusive_maximum", "must be less than {expected}";
    NOT_ENCODED: "schema_content", "must be in the encoding that the schema gives";
}
