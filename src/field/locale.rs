//! A locale as BioT writes it: `{language-ISO639}-{countryCode-ISO3166} lowercase`, `en-us`.

use super::{Doc, Field, fixed, invalid, valid};
use crate::fault::{Code, Fault, code, shared};

/// Not two lower-case pairs of letters.
pub static FORM: Code = code("locale_form", "must be a language and a country in lower case, such as en-us");

/// `locale`
pub static FIELD: Field = Field::text("locale", |text, _| check(text))
    .suggests(|text| Some(text.replace('_', "-").to_ascii_lowercase()))
    .doc(Doc {
        about: "a locale: language and country, both lower case",
        sources: &["BioT: “{language-ISO639}-{countryCode-ISO3166} lowercase”, en-us"],
        codes: &[&FORM],
        rows: &[
            valid("en-us"),
            invalid("", Fault::new(&shared::EMPTY)),
            invalid("en_US", Fault::new(&FORM)).suggests("en-us"),
        ],
    });

/// Whether `text` is a locale.
///
/// # Errors
/// `locale_form`, and those of [`fixed::form`]
pub fn check(text: &str) -> Result<(), Fault> {
    match text.as_bytes() {
        [b'a'..=b'z', b'a'..=b'z', b'-', b'a'..=b'z', b'a'..=b'z'] => Ok(()),
        _ => fixed::form(text).and(Err(Fault::new(&FORM))),
    }
}
