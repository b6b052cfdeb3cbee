//! A country, ISO 3166-1 alpha-2, in upper case: the 249 codes that are officially assigned. Not those that are only
//! reserved (`UK`, `EU`, `SU`), withdrawn (`AN`) or a user's own (`XK`).

use super::fixed;
use super::generated::iso::{self, COUNTRIES, COUNTRIES_OF, FORMER_COUNTRIES};
use super::generated::{look_up, two_letters};
use crate::report::{Code, Fault, code, shared};
use crate::table::{Doc, Field, Verdict, invalid, valid};

/// Not two letters.
pub static FORM: Code = code("country_form", "must be two letters, such as GB");
/// A country, but for the case.
pub static LOWER_CASE: Code = code("country_lower_case", "must be in capital letters");
/// No such country.
pub static UNKNOWN: Code = code("country_unknown", "must be the two-letter code of a country (ISO 3166-1), such as GB");

/// Codes that the European Union uses, and the ISO 3166-1 codes of the same countries.
const EU_CODES: &[(&str, &str)] = &[("EL", "GR"), ("UK", "GB")];

/// `country`
pub static FIELD: Field = Field::text("country", |text, _| check(text))
    .judges(|text, _| Verdict::accepted_if(is(text)))
    .suggests(|text, _| Some(to_alpha_2(text)))
    .doc(Doc {
        about: "a country: ISO 3166-1 alpha-2, upper case",
        sources: &[
            "ISO 3166-1",
            "BioT: “A 2-letter country code defined in ISO-3166”, US",
            "ISO 3166-3: codes that were withdrawn in favour of one that is in use",
            "EU Interinstitutional style guide, 7.1.1: EL for Greece and, in the past, UK for the United Kingdom",
            iso::SOURCE,
        ],
        codes: &[&FORM, &LOWER_CASE, &UNKNOWN],
        examples: &[
            valid("US"),
            valid("GB"),
            valid("AX"),
            invalid("", Fault::new(&shared::EMPTY)),
            invalid("U", Fault::new(&FORM).at(1)),
            invalid("USA", Fault::new(&FORM).at(2)).suggests("US"),
            invalid("gbr", Fault::new(&FORM).at(2)).suggests("GB"),
            invalid("ZAR", Fault::new(&FORM).at(2)).suggests("CD"),
            invalid("ZZZ", Fault::new(&FORM).at(2)),
            invalid("US-CA", Fault::new(&FORM).at(2)),
            invalid("United States", Fault::new(&FORM).at(2)),
            invalid("840", Fault::new(&FORM).at(0)),
            invalid("U\u{dc}", Fault::new(&FORM).at(1)),
            invalid("us", Fault::new(&LOWER_CASE).at(0)).suggests("US"),
            invalid("Us", Fault::new(&LOWER_CASE).at(1)).suggests("US"),
            invalid("UK", Fault::new(&UNKNOWN).at(0)).suggests("GB"),
            invalid("uk", Fault::new(&UNKNOWN).at(0)).suggests("GB"),
            invalid("EL", Fault::new(&UNKNOWN).at(0)).suggests("GR"),
            invalid("FX", Fault::new(&UNKNOWN).at(0)).suggests("FR"),
            invalid("tp", Fault::new(&UNKNOWN).at(0)).suggests("TL"),
            invalid("YU", Fault::new(&UNKNOWN).at(0)),
            invalid("EU", Fault::new(&UNKNOWN).at(0)),
            invalid("XK", Fault::new(&UNKNOWN).at(0)),
            invalid("AN", Fault::new(&UNKNOWN).at(0)),
            invalid("SU", Fault::new(&UNKNOWN).at(0)),
            invalid("ZZ", Fault::new(&UNKNOWN).at(0)),
            invalid("\u{200B} US", Fault::new(&shared::INVISIBLE_CHARACTER).at(0)).suggests("US"),
            invalid(" us ", Fault::new(&shared::EDGE_SPACE).at(0)).suggests("US"),
            invalid("US\n", Fault::new(&shared::EDGE_SPACE).at(2)).suggests("US"),
            invalid("U\u{7f}", Fault::new(&shared::CONTROL_CHARACTER).at(1)),
            invalid("ＵＳ", Fault::new(&shared::LOOK_ALIKE).at(0).expected("U")).suggests("US"),
            invalid("uſ", Fault::new(&shared::LOOK_ALIKE).at(1).expected("s")),
            invalid("\u{212A}R", Fault::new(&shared::LOOK_ALIKE).at(0).expected("K")),
            invalid("ıt", Fault::new(&shared::LOOK_ALIKE).at(0).expected("i")),
        ],
    });

/// Whether `text` is a country.
///
/// ```
/// use identity_patch::field::country;
///
/// assert!(country::check("GB").is_ok());
/// assert_eq!(country::check("UK").unwrap_err().code.id, "country_unknown");
/// ```
///
/// # Errors
/// `country_form` `country_lower_case` `country_unknown` `empty` `invisible_character`
/// `edge_space` `control_character` `look_alike`
pub fn check(text: &str) -> Result<(), Fault> {
    if is(text) { Ok(()) } else { Err(reason(text)) }
}

/// [`check`] without a reason.
#[must_use]
pub(crate) fn is(text: &str) -> bool {
    matches!(text.as_bytes(), &[first @ b'A'..=b'Z', second @ b'A'..=b'Z'] if COUNTRIES.has([first, second]))
}

fn reason(text: &str) -> Fault {
    if let Err(fault) = fixed::form(text) {
        return fault;
    }
    match two_letters(text) {
        Ok(code) if COUNTRIES.has(code) => Fault::new(&LOWER_CASE).at(usize::from(code[0].is_ascii_uppercase())),
        Ok(_) => Fault::new(&UNKNOWN).at(0),
        Err(at) => Fault::new(&FORM).at(at),
    }
}

/// The alpha-2 code in upper case: also from an alpha-3 code, a withdrawn one, or one that the EU uses.
pub(super) fn to_alpha_2(text: &str) -> String {
    let code = text.to_ascii_uppercase();
    let of_eu = EU_CODES.iter().find(|(eu, _)| *eu == code).map(|(_, today)| *today);
    let today = of_eu.or_else(|| look_up(COUNTRIES_OF, &code)).or_else(|| look_up(FORMER_COUNTRIES, &code));
    today.map_or(code, Into::into)
}
