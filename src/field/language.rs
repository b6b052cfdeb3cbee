//! A language, ISO 639-1 (Set 1 of ISO 639:2023), in lower case: 183 codes. `bh` and `sh` were withdrawn; `iw`, `in`,
//! `ji`, `jw` and `mo`, which old software writes, are not of the list.

use super::fixed;
use super::generated::iso::{self, LANGUAGES, LANGUAGES_OF};
use super::generated::{look_up, two_letters};
use crate::report::{Code, Fault, code, shared};
use crate::table::{Doc, Field, Verdict, invalid, valid};

/// Not two letters.
pub static FORM: Code = code("language_form", "must be two letters, such as en");
/// A language, but for the case.
pub static UPPER_CASE: Code = code("language_upper_case", "must be in small letters");
/// No such language.
pub static UNKNOWN: Code =
    code("language_unknown", "must be the two-letter code of a language (ISO 639-1), such as en");

/// What old software writes, and the code of today. IANA Language Subtag Registry, `Preferred-Value`.
const FORMER: &[(&str, &str)] = &[("in", "id"), ("iw", "he"), ("ji", "yi"), ("jw", "jv"), ("mo", "ro")];

/// `language`
pub static FIELD: Field = Field::text("language", |text, _| check(text))
    .judges(|text, _| Verdict::accepted_if(is(text)))
    .suggests(|text, _| Some(suggest(text)))
    .doc(Doc {
        about: "a language: ISO 639-1, lower case",
        sources: &[
            "ISO 639-1",
            "ISO 639-2: the same languages in three letters",
            "IANA Language Subtag Registry, Preferred-Value: he id yi jv ro",
            iso::SOURCE,
        ],
        codes: &[&FORM, &UPPER_CASE, &UNKNOWN],
        examples: &[
            valid("en"),
            valid("he"),
            valid("zu"),
            invalid("", Fault::new(&shared::EMPTY)),
            invalid("e", Fault::new(&FORM).at(1)),
            invalid("eng", Fault::new(&FORM).at(2)).suggests("en"),
            invalid("DEU", Fault::new(&FORM).at(2)).suggests("de"),
            invalid("ger", Fault::new(&FORM).at(2)).suggests("de"),
            invalid("cmn", Fault::new(&FORM).at(2)),
            invalid("hbs", Fault::new(&FORM).at(2)),
            invalid("e1", Fault::new(&FORM).at(1)),
            invalid("é", Fault::new(&FORM).at(0)),
            invalid("en-us", Fault::new(&FORM).at(2)),
            invalid("EN", Fault::new(&UPPER_CASE).at(0)).suggests("en"),
            invalid("eN", Fault::new(&UPPER_CASE).at(1)).suggests("en"),
            invalid("xx", Fault::new(&UNKNOWN).at(0)),
            invalid("XX", Fault::new(&UNKNOWN).at(0)),
            invalid("bh", Fault::new(&UNKNOWN).at(0)),
            invalid("sh", Fault::new(&UNKNOWN).at(0)),
            invalid("in", Fault::new(&UNKNOWN).at(0)).suggests("id"),
            invalid("iw", Fault::new(&UNKNOWN).at(0)).suggests("he"),
            invalid("ji", Fault::new(&UNKNOWN).at(0)).suggests("yi"),
            invalid("jw", Fault::new(&UNKNOWN).at(0)).suggests("jv"),
            invalid("MO", Fault::new(&UNKNOWN).at(0)).suggests("ro"),
            invalid("\u{200B} en", Fault::new(&shared::INVISIBLE_CHARACTER).at(0)).suggests("en"),
            invalid(" En", Fault::new(&shared::EDGE_SPACE).at(0)).suggests("en"),
            invalid("en\u{a0}", Fault::new(&shared::EDGE_SPACE).at(2)).suggests("en"),
            invalid("e\u{0}", Fault::new(&shared::CONTROL_CHARACTER).at(1)),
            invalid("ｅn", Fault::new(&shared::LOOK_ALIKE).at(0).expected("e")).suggests("en"),
            invalid("ſv", Fault::new(&shared::LOOK_ALIKE).at(0).expected("s")),
            invalid("\u{212A}o", Fault::new(&shared::LOOK_ALIKE).at(0).expected("K")),
            invalid("ıd", Fault::new(&shared::LOOK_ALIKE).at(0).expected("i")),
        ],
    });

/// Whether `text` is a language.
///
/// ```
/// use identity_patch::field::language;
///
/// assert!(language::check("he").is_ok());
/// assert_eq!(language::FIELD.suggest("iw", &identity_patch::Options::DEFAULT).as_deref(), Some("he"));
/// ```
///
/// # Errors
/// `language_form` `language_upper_case` `language_unknown` `empty` `invisible_character`
/// `edge_space` `control_character` `look_alike`
pub fn check(text: &str) -> Result<(), Fault> {
    if is(text) { Ok(()) } else { Err(reason(text)) }
}

/// [`check`] without a reason.
#[must_use]
pub(crate) fn is(text: &str) -> bool {
    matches!(text.as_bytes(), &[first @ b'a'..=b'z', second @ b'a'..=b'z'] if LANGUAGES.has([first, second]))
}

fn reason(text: &str) -> Fault {
    if let Err(fault) = fixed::form(text) {
        return fault;
    }
    match two_letters(text) {
        Ok(code) if LANGUAGES.has(code) => Fault::new(&UPPER_CASE).at(usize::from(code[0].is_ascii_lowercase())),
        Ok(_) => Fault::new(&UNKNOWN).at(0),
        Err(at) => Fault::new(&FORM).at(at),
    }
}

/// The code of two letters and of today, in lower case.
fn suggest(text: &str) -> String {
    let code = today(text);
    look_up(LANGUAGES_OF, &code).map_or(code, Into::into)
}

/// The code of today, in lower case, of two letters or of three.
pub(super) fn today(text: &str) -> String {
    let code = text.to_ascii_lowercase();
    FORMER.iter().find(|(former, _)| *former == code).map_or(code, |(_, today)| (*today).into())
}
