//! A country, ISO 3166-1 alpha-2, in upper case.

use super::{Doc, Field, fixed, invalid, valid};
use crate::fault::{Code, Fault, code, shared};

/// Not two upper-case letters.
pub static FORM: Code = code("country_form", "must be two upper-case letters");

/// `country`
pub static FIELD: Field = Field::text("country", |text, _| check(text)).doc(Doc {
    about: "a country: ISO 3166-1 alpha-2, upper case",
    sources: &["ISO 3166-1", "BioT: “A 2-letter country code defined in ISO-3166”, US"],
    codes: &[&FORM],
    rows: &[valid("US"), invalid("", Fault::new(&shared::EMPTY)), invalid("us", Fault::new(&FORM))],
});

/// Whether `text` is a country.
///
/// # Errors
/// `country_form`, and those of [`fixed::form`]
pub fn check(text: &str) -> Result<(), Fault> {
    match text.as_bytes() {
        [b'A'..=b'Z', b'A'..=b'Z'] => Ok(()),
        _ => fixed::form(text).and(Err(Fault::new(&FORM))),
    }
}
