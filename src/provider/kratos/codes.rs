//! What is said of a patch, with what the server would do: each as it was seen on servers of four releases.

use crate::report::{Code, code, codes, shared};

codes! {
    CODES:
    OPERATION: "kratos_operation",
        "must be one of {expected}: the server refuses a patch with any other[; the nearest is {nearest}]";
    DENIED: "kratos_denied",
        "must not be edited here: the server refuses the whole patch or, where it overlooks the spelling, overwrites \
         ids, times or credentials";
    MEMBER_CASE: "kratos_member_case",
        "must be spelt as the server spells it[, {nearest}]: in another case it takes the place of all that the \
         member holds";
    INDEX: "kratos_index",
        "must be an index here: 0, or digits without a leading zero, or - to add at the end; the server refuses the \
         whole patch, or takes it for another place";
    INDEX_RANGE: "kratos_index_range",
        "must be an index that the list has by then[, at most {limit}]: the server refuses the whole patch";
    PADS_LIST: "kratos_pads_list",
        "must not be an index where no list is: the server makes a list there and pads it with nulls, or adds beside \
         them";
    MISSING_PARENT: "kratos_missing_parent",
        "must lead through what the identity has by then: the server refuses the whole patch";
    MISSING: "kratos_missing",
        "must lead to what the identity has by then: the server adds it where it is replaced by its name, else it \
         refuses the whole patch";
    THROUGH_VALUE: "kratos_through_value",
        "must not lead into a text, a number, true or false: the server refuses the whole patch";
    NULL_PARENT: "kratos_null_parent",
        "must not lead into what this patch has set to null, but to an empty object: the server refuses the whole \
         patch, or breaks off without an answer";
    EMPTY_TOKEN: "kratos_empty_token", "must have no empty name on the way: the server refuses the whole patch";
    METADATA_NUMBER: "kratos_metadata_number",
        "must not be a bare number: the server stores it, and can never read the identity again";
    ADDRESS_RESET: "kratos_address_reset",
        "must keep its value and its way of delivery: the server makes the address anew from the traits, unverified";
    ADDRESS_DROPPED: "kratos_address_dropped", "should be made by an edit of the traits: the server makes the addresses anew from them, and this will not last";
    NO_EFFECT: "kratos_no_effect",
        "must have an effect: this release of the server passes over it, or a later operation undoes it";
    DATE_TIME: "kratos_date_time",
        "must be a date and a time as RFC 3339 has them, 2006-01-02T15:04:05Z: the server refuses the whole patch";
}

/// A shared code, with what this server does.
pub static UNKNOWN_FIELD: Code = code(
    shared::UNKNOWN_FIELD.id,
    "must be a member that the server knows[; the nearest is {nearest}]: any other it passes over, and answers 200",
);
