//! The name of a group. SlashID's document: at most 100 characters, "Value must match regular expression
//! `^[A-Za-z0-9]{1}[\w\.\-]*[A-Za-z0-9]$`".
//!
//! The server is written in Go, whose RE2 has an ASCII `\w` and a `$` that is the very end of the text. So: two to a
//! hundred of `A-Z a-z 0-9 _ . -`, the first and the last of them a letter or a digit.

use super::fixed;
use crate::report::{Code, Fault, Unit, code, shared};
use crate::table::{Doc, Field, invalid, valid};

/// SlashID's document: "Possible values: <= 100 characters".
pub const MAX: usize = 100;

/// A character outside the pattern.
pub static CHARACTER: Code = code("group_character", "must have only letters A to Z, digits, and _ . -");
/// An edge that is neither a letter nor a digit.
pub static EDGE: Code = code("group_edge", "must begin and end with a letter or a digit");

/// `group`
pub static FIELD: Field = Field::text("group", |text, _| check(text)).doc(Doc {
    about: "the name of a group: 2 to 100 of A-Z a-z 0-9 _ . -, letters or digits at both ends",
    sources: &[
        r"SlashID: “<= 100 characters, Value must match regular expression ^[A-Za-z0-9]{1}[\w\.\-]*[A-Za-z0-9]$”",
        r"RE2 syntax: \w is [0-9A-Za-z_], $ is the end of the text",
    ],
    codes: &[&CHARACTER, &EDGE],
    rows: &[
        valid("ab"),
        valid("A9"),
        valid("a.b-c_d"),
        valid("a__..--z"),
        valid("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"),
        invalid(
            "01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890",
            Fault::new(&shared::TOO_LONG).limit(100, Unit::Characters, 101),
        ),
        invalid("", Fault::new(&shared::EMPTY)),
        invalid("a", Fault::new(&shared::TOO_SHORT).limit(2, Unit::Characters, 1)),
        invalid("_a", Fault::new(&EDGE).at(0)),
        invalid("a-", Fault::new(&EDGE).at(1)),
        invalid("a b", Fault::new(&CHARACTER).at(1)),
        invalid("a/b", Fault::new(&CHARACTER).at(1)),
        invalid("a:b", Fault::new(&CHARACTER).at(1)),
        invalid("aé1", Fault::new(&CHARACTER).at(1)),
        invalid("ab\n", Fault::new(&shared::EDGE_SPACE).at(2)).suggests("ab"),
        invalid("a\tb", Fault::new(&shared::CONTROL_CHARACTER).at(1)),
        invalid("aａb", Fault::new(&shared::LOOK_ALIKE).at(1)),
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
/// `group_character` `group_edge` `too_short` `too_long`, and those of [`fixed::form`]
pub fn check(text: &str) -> Result<(), Fault> {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    name(text, word, &CHARACTER, &EDGE)
}

/// What groups and roles have in common: two to a hundred characters of a set, letters or digits at both ends.
pub(super) fn name(
    text: &str,
    word: fn(u8) -> bool,
    character: &'static Code,
    edge: &'static Code,
) -> Result<(), Fault> {
    let bytes = text.as_bytes();
    let edges =
        bytes.first().is_some_and(u8::is_ascii_alphanumeric) && bytes.last().is_some_and(u8::is_ascii_alphanumeric);
    if (2..=MAX).contains(&bytes.len()) && edges && bytes.iter().all(|byte| word(*byte)) {
        return Ok(());
    }
    fixed::form(text)?;
    if let Some(at) = text.bytes().position(|byte| !word(byte)) {
        return Err(Fault::new(character).at(at));
    }
    let length = bytes.len();
    if !text.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return Err(Fault::new(edge).at(0));
    }
    if length < 2 {
        return Err(Fault::new(&shared::TOO_SHORT).limit(2, Unit::Characters, length));
    }
    if length > MAX {
        return Err(Fault::new(&shared::TOO_LONG).limit(100, Unit::Characters, length));
    }
    Err(Fault::new(edge).at(length - 1))
}
