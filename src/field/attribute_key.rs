//! The name of an attribute. SlashID's document: "Attribute names (keys) may be at most 70 bytes long".
//!
//! Bytes, not characters: the server is written in Go, where `len` counts the bytes of UTF-8.

use super::class::{self, PRINTABLE};
use super::fixed;
use crate::report::{Code, Fault, Sink, Unit, code, shared};
use crate::table::{Doc, Field, Verdict, doubtful, invalid, valid};

/// SlashID's document: "at most 70 bytes".
pub const MAX: usize = 70;

/// `too_long`, with what a byte is to a person.
static TOO_LONG: Code = code(
    shared::TOO_LONG.id,
    "must have at most {limit} {unit}, but has {actual}: letters with accents and emoji count 2 to 4 each",
);

/// `attribute_key`
pub static FIELD: Field =
    Field::text("attribute_key", |text, _| check(text)).judges(|text, _| judge(text)).warns(warn).free().doc(Doc {
        about: "the name of an attribute: 1 to 70 bytes of UTF-8",
        sources: &[
            "SlashID: “Attribute names (keys) may be at most 70 bytes long”",
            "SlashID OpenAPI 1.1, attribute names: “empty not permitted”",
        ],
        codes: &[],
        examples: &[
            valid("plan"),
            valid("a b"),
            valid("0123456789012345678901234567890123456789012345678901234567890123456789"),
            valid("ééééééééééééééééééééééééééééééééééé"),
            valid("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"),
            invalid("", Fault::new(&shared::EMPTY)),
            invalid(
                "01234567890123456789012345678901234567890123456789012345678901234567890",
                Fault::new(&TOO_LONG).limit(MAX, Unit::Bytes, 71),
            ),
            invalid("éééééééééééééééééééééééééééééééééééé", Fault::new(&TOO_LONG).limit(MAX, Unit::Bytes, 72)),
            invalid("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", Fault::new(&TOO_LONG).limit(MAX, Unit::Bytes, 72)),
            doubtful(" plan", Fault::new(&shared::EDGE_SPACE).at(0)).suggests("plan"),
            doubtful("plan\u{a0}", Fault::new(&shared::EDGE_SPACE).at(4)).suggests("plan"),
            doubtful("pl\tan", Fault::new(&shared::CONTROL_CHARACTER).at(2)),
            doubtful("\n", Fault::new(&shared::EDGE_SPACE).at(0)).and(Fault::new(&shared::CONTROL_CHARACTER).at(0)),
        ],
    });

/// Whether `text` can name an attribute.
///
/// ```
/// use identity_patch::field::attribute_key;
///
/// assert_eq!(attribute_key::check(&"é".repeat(36)).unwrap_err().actual, Some(72));
/// ```
///
/// # Errors
/// `empty` `too_long`
pub fn check(text: &str) -> Result<(), Fault> {
    match text.len() {
        0 => Err(Fault::new(&shared::EMPTY)),
        1..=MAX => Ok(()),
        actual => Err(Fault::new(&TOO_LONG).limit(MAX, Unit::Bytes, actual)),
    }
}

fn judge(text: &str) -> Verdict {
    let bytes = text.as_bytes();
    if check(text).is_err() {
        Verdict::Refused
    } else if class::all(bytes, PRINTABLE) && !text.starts_with(' ') && !text.ends_with(' ') {
        Verdict::Clean
    } else if fixed::edges(text).and(fixed::controls(text)).is_err() {
        Verdict::Warned
    } else {
        Verdict::Clean
    }
}

fn warn(text: &str, sink: Sink) {
    for verdict in [fixed::edges(text), fixed::controls(text)] {
        verdict.unwrap_or_else(&mut *sink);
    }
}
