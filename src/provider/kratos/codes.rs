//! What is said of a patch, with what the server would do. Each is a sentence of the server's behaviour as it was seen
//! on four releases, but for what a line says otherwise.

use crate::fault::{Code, code, shared};

/// Another operation than the three.
pub static OPERATION: Code = code(
    "kratos_operation",
    "must be one of {expected}: the server refuses a patch with any other[; the nearest is {nearest}]",
);
/// The document: "The fields id, stateChangedAt and credentials can not be updated using this method."
pub static DENIED: Code = code(
    "kratos_denied",
    "must not be edited here: the server refuses the whole patch or, where it overlooks the spelling, overwrites ids, \
     times or credentials",
);
/// Go matches names without case, and puts the value in the place of the whole member.
pub static MEMBER_CASE: Code = code(
    "kratos_member_case",
    "must be spelt as the server spells it[, {nearest}]: in another case it takes the place of all that the member holds",
);
/// A shared code, with what this server does.
pub static UNKNOWN_FIELD: Code = code(
    shared::UNKNOWN_FIELD.id,
    "must be a member that the server knows[; the nearest is {nearest}]: any other it passes over, and answers 200",
);
/// What RFC 6901 takes for no index of a list.
pub static INDEX: Code = code(
    "kratos_index",
    "must be an index here: 0, or digits without a leading zero, or - to add at the end; the server refuses the whole \
     patch, or takes it for another place",
);
/// Behind the end of a list.
pub static INDEX_RANGE: Code = code(
    "kratos_index_range",
    "must be an index that the list has by then[, at most {limit}]: the server refuses the whole patch",
);
/// Lists that the server makes by itself.
pub static PADS_LIST: Code = code(
    "kratos_pads_list",
    "must not be an index where no list is: the server makes a list there and pads it with nulls, or adds beside them",
);
/// A way that ends early.
pub static MISSING_PARENT: Code = code(
    "kratos_missing_parent",
    "must lead through what the identity has by then: the server refuses the whole patch",
);
/// A way whose last step leads nowhere.
pub static MISSING: Code = code(
    "kratos_missing",
    "must lead to what the identity has by then: the server adds it where it is replaced by its name, else it refuses \
     the whole patch",
);
/// A way through what has no parts.
pub static THROUGH_VALUE: Code = code(
    "kratos_through_value",
    "must not lead into a text, a number, true or false: the server refuses the whole patch",
);
/// A null of the patch's own.
pub static NULL_PARENT: Code = code(
    "kratos_null_parent",
    "must not lead into what this patch has set to null, but to an empty object: the server refuses the whole patch, or \
     breaks off without an answer",
);
/// An empty name on the way.
pub static EMPTY_TOKEN: Code =
    code("kratos_empty_token", "must have no empty name on the way: the server refuses the whole patch");
/// Seen on every release, with `SQLite`.
pub static METADATA_NUMBER: Code = code(
    "kratos_metadata_number",
    "must not be a bare number: the server stores it, and can never read the identity again",
);
/// A verified address that would have to be verified again.
pub static ADDRESS_RESET: Code = code(
    "kratos_address_reset",
    "must keep its value and its way of delivery: the server makes the address anew from the traits, unverified",
);
/// An edit of addresses that the server undoes.
pub static ADDRESS_DROPPED: Code =
    code("kratos_address_dropped", "will not last: the server makes the addresses anew from the traits");
/// v1.3, and operations that come to nothing.
pub static NO_EFFECT: Code = code(
    "kratos_no_effect",
    "must have an effect: this release of the server passes over it, or a later operation undoes it",
);
/// Go's `time.Time`.
pub static DATE_TIME: Code = code(
    "kratos_date_time",
    "must be a date and a time as RFC 3339 has them, 2006-01-02T15:04:05Z: the server refuses the whole patch",
);
/// Raised by a refusal: the identity schema.
pub static SCHEMA: Code = code("kratos_schema", "must be as the identity schema demands");
/// Raised by a refusal: the schema itself.
pub static SCHEMA_ID: Code = code("kratos_schema_id", "must name an identity schema that the server has");
/// Raised by a refusal with status 409.
pub static CONFLICT: Code = code(
    "kratos_conflict",
    "must be free: another identity has one of these values already, and the server does not say which",
);
/// Raised by a refusal that another request brought about.
pub static RETRY: Code =
    code("kratos_retry", "should be sent again: another request changed the identity at the same moment");

/// Kratos's own codes, in the order of the documentation.
pub static CODES: &[&Code] = &[
    &OPERATION,
    &DENIED,
    &MEMBER_CASE,
    &INDEX,
    &INDEX_RANGE,
    &PADS_LIST,
    &MISSING_PARENT,
    &MISSING,
    &THROUGH_VALUE,
    &NULL_PARENT,
    &EMPTY_TOKEN,
    &METADATA_NUMBER,
    &ADDRESS_RESET,
    &ADDRESS_DROPPED,
    &NO_EFFECT,
    &DATE_TIME,
];

/// Those that only a refusal raises.
pub static REFUSALS: &[&Code] = &[&SCHEMA, &SCHEMA_ID, &CONFLICT, &RETRY];
