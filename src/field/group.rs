//! The name of a group. SlashID's document: at most 100 characters, "Value must match regular expression
//! `^[A-Za-z0-9]{1}[\w\.\-]*[A-Za-z0-9]$`".
//!
//! The server is written in Go, whose RE2 has an ASCII `\w` and a `$` that is the very end of the text. So: two to a
//! hundred of `A-Z a-z 0-9 _ . -`, the first and the last of them a letter or a digit.

use super::class::{self, ALPHANUMERIC, GROUP};
use super::fixed;
use crate::report::{Code, Fault, Unit, code, shared};
use crate::table::{Doc, Field, Verdict, invalid, valid};

/// SlashID's document: "Possible values: <= 100 characters".
pub const MAX: usize = 100;
/// The pattern's first and last character.
pub const MIN: usize = 2;

/// A character outside the pattern.
pub static CHARACTER: Code = code(
    "group_character",
    "must have only letters A to Z or a to z, digits and the signs _ . -: position {at} has something else",
);
/// An edge that is neither a letter nor a digit.
pub static EDGE: Code = code("group_edge", "must begin and end with a letter or a digit");

/// `group`
pub static FIELD: Field =
    Field::text("group", |text, _| check(text)).judges(|text, _| Verdict::accepted_if(is(text))).doc(Doc {
        about: "the name of a group: 2 to 100 of A-Z a-z 0-9 _ . -, letters or digits at both ends",
        sources: &[
            r"SlashID: “<= 100 characters, Value must match regular expression ^[A-Za-z0-9]{1}[\w\.\-]*[A-Za-z0-9]$”",
            r"RE2 syntax: \w is [0-9A-Za-z_], $ is the end of the text",
        ],
        codes: &[&CHARACTER, &EDGE],
        examples: &[
            valid("ab"),
            valid("A9"),
            valid("a.b-c_d"),
            valid("a__..--z"),
            valid(
                "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
            ),
            invalid(
                "01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890",
                Fault::new(&shared::TOO_LONG).limit(MAX, Unit::Characters, 101),
            ),
            invalid("", Fault::new(&shared::EMPTY)),
            invalid("a", Fault::new(&shared::TOO_SHORT).limit(MIN, Unit::Characters, 1)),
            invalid("_a", Fault::new(&EDGE).at(0)),
            invalid("a-", Fault::new(&EDGE).at(1)),
            invalid("a b", Fault::new(&CHARACTER).at(1)),
            invalid("a/b", Fault::new(&CHARACTER).at(1)),
            invalid("a:b", Fault::new(&CHARACTER).at(1)),
            invalid("aé1", Fault::new(&CHARACTER).at(1)),
            invalid("\u{200B} admins", Fault::new(&shared::INVISIBLE_CHARACTER).at(0)).suggests("admins"),
            invalid("ab\n", Fault::new(&shared::EDGE_SPACE).at(2)).suggests("ab"),
            invalid("a\tb", Fault::new(&shared::CONTROL_CHARACTER).at(1)),
            invalid("aａb", Fault::new(&shared::LOOK_ALIKE).at(1).expected("a")).suggests("aab"),
        ],
    });

/// Whether `text` is a group's name.
///
/// ```
/// use identity_patch::field::group;
///
/// assert!(group::check("admins.eu").is_ok());
/// ```
///
/// # Errors
/// `group_character` `group_edge` `too_short` `too_long` `empty` `invisible_character`
/// `edge_space` `control_character` `look_alike`
pub fn check(text: &str) -> Result<(), Fault> {
    if is(text) { Ok(()) } else { Err(reason(text, GROUP, &CHARACTER, &EDGE)) }
}

/// [`check`] without a reason.
#[must_use]
pub(crate) fn is(text: &str) -> bool {
    is_name(text, GROUP)
}

/// What groups and roles have in common: two to a hundred characters of a class, letters or digits at both ends.
pub(super) fn is_name(text: &str, class: u8) -> bool {
    let [first, .., last] = text.as_bytes() else { return false };
    text.len() <= MAX
        && class::is(*first, ALPHANUMERIC)
        && class::is(*last, ALPHANUMERIC)
        && class::all(text.as_bytes(), class)
}

/// Why `text` is no such name.
pub(super) fn reason(text: &str, class: u8, character: &'static Code, edge: &'static Code) -> Fault {
    if let Err(fault) = fixed::form(text) {
        return fault;
    }
    if let Some(at) = text.bytes().position(|byte| !class::is(byte, class)) {
        return Fault::new(character).at(at);
    }
    let length = text.len();
    if !text.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return Fault::new(edge).at(0);
    }
    match length {
        ..MIN => Fault::new(&shared::TOO_SHORT).limit(MIN, Unit::Characters, length),
        MIN..=MAX => Fault::new(edge).at(length - 1),
        _ => Fault::new(&shared::TOO_LONG).limit(MAX, Unit::Characters, length),
    }
}
