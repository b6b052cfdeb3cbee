//! What can be wrong with an e-mail address.

use crate::report::{Code, code};

/// No `@`.
pub static NO_AT: Code = code("email_no_at", "must have an @ between name and domain, such as name@example.com");
/// A second `@` outside quotes.
pub static TWO_AT: Code = code("email_two_at", "must have one @ only: the second stands at position {at}");
/// Nothing before the `@`, or something that cannot stand there.
pub static LOCAL: Code = code(
    "email_local",
    "must have only letters a to z, digits, dots and signs such as + - _ before the @: position {at} has something else",
);
/// [`LOCAL`], where nothing stands before the `@`.
pub(super) static NO_LOCAL: Code = code(LOCAL.id, "must have a name before the @, such as name@example.com");
/// A quoted local part that is not closed, not followed by the `@`, or holds what cannot be quoted.
pub static QUOTE: Code =
    code("email_quote", "must close the quotes right before the @, with a backslash before each quote inside them");
/// A dot that is not between two characters.
pub static DOT: Code =
    code("email_dot", "must have no dot beside the @, beside another dot, or at an end: see position {at}");
/// Something behind the `@` that cannot stand there, or nothing.
pub static DOMAIN: Code = code(
    "email_domain",
    "must have only letters a to z, digits, hyphens and dots behind the @: position {at} has something else",
);
/// [`DOMAIN`], where nothing stands behind the `@`.
pub(super) static NO_DOMAIN: Code = code(DOMAIN.id, "must have a domain behind the @, such as name@example.com");
/// A label that begins or ends with a hyphen.
pub static HYPHEN: Code = code(
    "email_hyphen",
    "must have no hyphen beside the @, beside a dot, or at the end of the domain: see position {at}",
);
/// Square brackets that do not hold an address.
pub static LITERAL: Code =
    code("email_literal", "must end in an IPv4 address, or IPv6: and an IPv6 address, in square brackets");
/// No top-level domain.
pub static TOP_LABEL: Code =
    code("email_top_label", "must end in a domain such as example.com: a dot and two or more letters at its end");
/// A local part of more than 64 octets.
pub static LOCAL_TOO_LONG: Code =
    code("email_local_too_long", "must have at most {limit} characters before the @, but has {actual}");
/// A label of more than 63 octets.
pub static LABEL_TOO_LONG: Code = code(
    "email_label_too_long",
    "must have at most {limit} characters between two dots of the domain, but has {actual}",
);
/// A character outside ASCII.
pub static NOT_ASCII: Code = code(
    "email_not_ascii",
    "must have only letters a to z without accents, digits and signs: position {at} has something else; \
     a domain in other letters has a form that begins with xn--",
);
/// A wrapped address: in quotes or brackets, with a name before it, or behind `mailto:`.
pub static FORM: Code =
    code("email_form", "must be the address alone, without quotes, brackets, a name or mailto: around it");
/// Allowed, but not `practical`.
pub static UNUSUAL: Code = code("email_unusual", "should look like name@example.com: few systems take anything else");
