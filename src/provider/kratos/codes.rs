//! The codes of a patch. Each message says what the server does, as seen on servers of four releases.

use crate::report::{Code, code, codes, shared};

codes! {
    CODES:
    OPERATION: "kratos_operation",
        "must be one of {expected}: the server refuses a patch with any other[; the nearest is {nearest}]";
    DENIED: "kratos_denied",
        "must not be edited by a patch: the server refuses the whole patch or, if it does not recognize the spelling, \
         overwrites ids, times or credentials";
    MEMBER_CASE: "kratos_member_case",
        "must be spelt as the server spells it[, {nearest}]: in another case it replaces everything in the member";
    INDEX: "kratos_index",
        "must have an index[ at position {at}]: 0, digits without a leading zero, or, where something is added at the end, -; the server \
         refuses the whole patch, or uses another position";
    INDEX_RANGE: "kratos_index_range",
        "must be an index that the list has at this point[, at most {limit}]: the server refuses the whole \
         patch, or fills a list with nulls up to it";
    PADS_LIST: "kratos_pads_list",
        "must not be an index where there is no list: the server creates a list there and pads it with nulls, or adds \
         to such a list";
    MISSING_PARENT: "kratos_missing_parent",
        "must have a parent that exists at this point: the server refuses the whole patch";
    MISSING: "kratos_missing",
        "must exist at this point: the server adds it if a named member is replaced, else it refuses the whole patch";
    THROUGH_VALUE: "kratos_through_value",
        "must not go into a text, a number, true or false: the server refuses the whole patch";
    NULL_PARENT: "kratos_null_parent",
        "must not go into what this patch has set to null; set an empty object instead: the server refuses the whole \
         patch, or closes the connection without an answer";
    EMPTY_TOKEN: "kratos_empty_token", "must not have an empty name in the middle: the server refuses the whole patch";
    METADATA_NUMBER: "kratos_metadata_number",
        "must not be a bare number: the server stores it, and can never read the identity again";
    ADDRESS_RESET: "kratos_address_reset",
        "must keep its value and its channel, and say whether it is verified: otherwise the server makes the address \
         unverified";
    ADDRESS_DROPPED: "kratos_address_dropped",
        "should leave each address in a trait: the server makes the addresses from the traits, drops one that no trait \
         holds, even if it is verified, and ignores other edits of their list";
    ADDRESS_INDEX: "kratos_address_index",
        "should be a whole address with its value, added at index 0: the order of the list changes between two requests, so \
         that this index may lead to another address";
    REPLACES_LIST: "kratos_replaces_list",
        "should end in /- to add to the list: this replaces the whole list";
    NO_EFFECT: "kratos_no_effect",
        "must have an effect: the server ignores it or sets it itself, or a later operation undoes it";
    DATE_TIME: "kratos_date_time",
        "must be a date and time such as 2006-01-02T15:04:05Z: the server refuses the whole patch";
}

/// A shared code with a message for this server.
pub static UNKNOWN_FIELD: Code = code(
    shared::UNKNOWN_FIELD.id,
    "must be a member that the server knows[; the nearest is {nearest}]: it ignores any other, and answers 200",
);
