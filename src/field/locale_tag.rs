//! A locale as Equals Money writes it: language and country in the casing of BCP 47 (RFC 5646, 2.1.1), `en-GB`. Read as
//! ISO 639-1 and ISO 3166-1 alpha-2; a language of three letters, ISO 639-2, is warned about.

use super::generated::iso;
use super::locale::{self, Pair};
use crate::report::{Code, Fault, code, shared};
use crate::table::{Doc, Field, doubtful, invalid, valid};

/// Not two or three letters, a hyphen and two letters.
pub static FORM: Code =
    code("locale_tag_form", "must be a language of two letters, a hyphen and a country of two letters, such as en-GB");
/// Something else than a hyphen between them.
pub static SEPARATOR: Code =
    code("locale_tag_separator", "must have a hyphen between language and country, such as en-GB");
/// A locale, but for the case.
pub static CASE: Code =
    code("locale_tag_case", "must have the language in small and the country in capital letters, such as en-GB");
/// No such language.
pub static LANGUAGE: Code = code("locale_tag_language", "must begin with the code of a language (ISO 639), such as en");
/// No such country.
pub static COUNTRY: Code =
    code("locale_tag_country", "must end with the two-letter code of a country (ISO 3166-1), such as GB");

/// `locale_tag`
pub static FIELD: Field = Field::text("locale_tag", |text, _| check(text))
    .judges(|text, _| PAIR.judge(text))
    .warns(locale::warn)
    .suggests(|text, _| PAIR.suggest(text))
    .doc(Doc {
        about: "a locale: language in lower case and country in upper case",
        sources: &[
            "Equals Money, API reference: locale, en-GB",
            "RFC 5646, 2.1.1: case by convention",
            iso::SOURCE,
            iso::SOURCE_639_2,
        ],
        codes: &[&FORM, &SEPARATOR, &CASE, &LANGUAGE, &COUNTRY, &locale::THREE_LETTERS],
        examples: &[
            valid("en-GB"),
            valid("he-IL"),
            invalid("", Fault::new(&shared::EMPTY)),
            invalid("en", Fault::new(&FORM).at(2)),
            invalid("en-GBR", Fault::new(&FORM).at(5)),
            invalid("zh-Hans-CN", Fault::new(&FORM).at(5)),
            invalid("en_GB", Fault::new(&SEPARATOR).at(2)).suggests("en-GB"),
            invalid("en/GB", Fault::new(&SEPARATOR).at(2)).suggests("en-GB"),
            invalid("en_GB.UTF-8", Fault::new(&FORM).at(5)).suggests("en-GB"),
            doubtful("fil-PH", Fault::new(&locale::THREE_LETTERS).at(0)),
            invalid("fil-ph", Fault::new(&CASE).at(4)),
            invalid("Fil-PH", Fault::new(&CASE).at(0)),
            invalid("xxx-PH", Fault::new(&LANGUAGE).at(0)),
            invalid("en-gb", Fault::new(&CASE).at(3)).suggests("en-GB"),
            invalid("en-Gb", Fault::new(&CASE).at(4)).suggests("en-GB"),
            invalid("EN-GB", Fault::new(&CASE).at(0)).suggests("en-GB"),
            invalid("xx-GB", Fault::new(&LANGUAGE).at(0)),
            invalid("iw_IL", Fault::new(&SEPARATOR).at(2)).suggests("he-IL"),
            invalid("en-EU", Fault::new(&COUNTRY).at(3)),
            invalid("en-uk", Fault::new(&COUNTRY).at(3)).suggests("en-GB"),
            invalid("\u{200B} en-GB", Fault::new(&shared::INVISIBLE_CHARACTER).at(0)).suggests("en-GB"),
            invalid("en-GB ", Fault::new(&shared::EDGE_SPACE).at(5)).suggests("en-GB"),
            invalid("en-G\u{0}", Fault::new(&shared::CONTROL_CHARACTER).at(4)),
            invalid("en-ＧＢ", Fault::new(&shared::LOOK_ALIKE).at(3).expected("G")).suggests("en-GB"),
            invalid("\u{212A}o-KR", Fault::new(&shared::LOOK_ALIKE).at(0).expected("K")),
            invalid("ıt-IT", Fault::new(&shared::LOOK_ALIKE).at(0).expected("i")),
        ],
    });

/// Whether `text` is a language and a country in the casing of BCP 47.
///
/// ```
/// use identity_patch::field::locale_tag;
///
/// assert!(locale_tag::check("en-GB").is_ok());
/// assert_eq!(locale_tag::check("en-gb").unwrap_err().at, Some(3));
/// ```
///
/// # Errors
/// `locale_tag_form` `locale_tag_separator` `locale_tag_case` `locale_tag_language` `locale_tag_country` `empty`
/// `invisible_character` `edge_space` `control_character` `look_alike`
pub fn check(text: &str) -> Result<(), Fault> {
    PAIR.check(text)
}

static PAIR: Pair =
    Pair { upper: true, form: &FORM, separator: &SEPARATOR, case: &CASE, language: &LANGUAGE, country: &COUNTRY };
