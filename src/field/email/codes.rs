//! What can be wrong with an e-mail address.

use crate::report::{Code, code};

/// No `@`.
pub static NO_AT: Code = code("email_no_at", "must have an @ between local part and domain");
/// A second `@` outside quotes.
pub static TWO_AT: Code = code("email_two_at", "must have one @ only; one inside the local part stands in quotes");
/// Nothing before the `@`, or something that cannot stand there.
pub static LOCAL: Code =
    code("email_local", "must have a local part of letters, digits, single dots and signs such as + - _ before the @");
/// A quoted local part that is not closed, not followed by the `@`, or holds what cannot be quoted.
pub static QUOTE: Code =
    code("email_quote", "must close the quotes right before the @, with a backslash before each quote inside them");
/// A dot that is not between two characters.
pub static DOT: Code = code("email_dot", "must have no dot at an edge of local part or domain, and no two in a row");
/// Nothing behind the `@`, or something that cannot stand there.
pub static DOMAIN: Code = code("email_domain", "must have a domain of letters, digits, hyphens and dots behind the @");
/// A label that begins or ends with a hyphen.
pub static HYPHEN: Code = code("email_hyphen", "must have no hyphen at an edge of the domain or beside its dots");
/// Square brackets that do not hold an address.
pub static LITERAL: Code =
    code("email_literal", "must end in an IPv4 address, or IPv6: and an IPv6 address, in square brackets");
/// No top-level domain.
pub static TOP_LABEL: Code = code(
    "email_top_label",
    "must end in a dot and a top-level domain: two or more letters, digits or hyphens, the first a letter",
);
/// A local part of more than 64 octets.
pub static LOCAL_TOO_LONG: Code =
    code("email_local_too_long", "must have at most {limit} {unit} before the @, has {actual}");
/// A label of more than 63 octets.
pub static LABEL_TOO_LONG: Code =
    code("email_label_too_long", "must have at most {limit} {unit} between two dots of the domain, has {actual}");
/// A character outside ASCII.
pub static NOT_ASCII: Code =
    code("email_not_ascii", "must be in ASCII; an international domain name has a form that begins with xn--");
/// A wrapped address: with a name before it, in angle brackets, or behind `mailto:`.
pub static FORM: Code = code("email_form", "must be the address alone, without a name, angle brackets or mailto");
/// Allowed, but not `practical`.
pub static UNUSUAL: Code = code(
    "email_unusual",
    "should be a plain local part, an @ and a domain name with a top-level domain: few systems take anything else",
);
