//! A locale as BioT writes it: `{language-ISO639}-{countryCode-ISO3166} lowercase`, `en-us`. Read as ISO 639-1 and
//! ISO 3166-1 alpha-2, as its example is. Where the caller knows which locales are installed (option `locales`), those
//! alone will do, whatever their form: `fil-ph`.

use super::generated::iso::{self, COUNTRIES, LANGUAGES};
use super::generated::two_letters;
use super::{Doc, Field, country, fixed, invalid, language, valid};
use crate::fault::{Code, Fault, code, shared};
use crate::options::Options;

/// Not two letters, a hyphen and two letters.
pub static FORM: Code =
    code("locale_form", "must be a language of two letters, a hyphen and a country of two letters, such as en-us");
/// Something else than a hyphen between them.
pub static SEPARATOR: Code = code("locale_separator", "must have a hyphen between language and country");
/// A locale, but for the case.
pub static UPPER_CASE: Code = code("locale_upper_case", "must be in lower case");
/// No such language.
pub static LANGUAGE: Code = code("locale_language", "must begin with a language of ISO 639-1");
/// No such country.
pub static COUNTRY: Code = code("locale_country", "must end with a country of ISO 3166-1 alpha-2");
/// A locale that is not among those which the caller lists.
pub static NOT_INSTALLED: Code = code("locale_not_installed", "must be one of the locales that are installed");

/// `locale`
pub static FIELD: Field = Field::text("locale", check).suggests(suggest).options(&["maxIssues", "locales"]).doc(Doc {
    about: "a locale: language and country, both lower case",
    sources: &["BioT: “{language-ISO639}-{countryCode-ISO3166} lowercase”, en-us", iso::SOURCE],
    codes: &[&FORM, &SEPARATOR, &UPPER_CASE, &LANGUAGE, &COUNTRY, &NOT_INSTALLED],
    rows: &[
        valid("en-us"),
        valid("he-il"),
        valid("uk-ua"),
        invalid("", Fault::new(&shared::EMPTY)),
        invalid("en", Fault::new(&FORM).at(2)),
        invalid("en-", Fault::new(&FORM).at(3)),
        invalid("enus", Fault::new(&FORM).at(2)),
        invalid("en-usa", Fault::new(&FORM).at(5)),
        invalid("fil-ph", Fault::new(&FORM).at(2)),
        invalid("zh-hans-cn", Fault::new(&FORM).at(5)),
        invalid("en-u1", Fault::new(&FORM).at(4)),
        invalid("é-us", Fault::new(&FORM).at(0)),
        invalid("enéus", Fault::new(&FORM).at(2)),
        invalid("en_us", Fault::new(&SEPARATOR).at(2)).suggests("en-us"),
        invalid("en_US", Fault::new(&SEPARATOR).at(2)).suggests("en-us"),
        invalid("en us", Fault::new(&SEPARATOR).at(2)),
        invalid("en-US", Fault::new(&UPPER_CASE).at(3)).suggests("en-us"),
        invalid("EN-us", Fault::new(&UPPER_CASE).at(0)).suggests("en-us"),
        invalid("eN-us", Fault::new(&UPPER_CASE).at(1)).suggests("en-us"),
        invalid("xx-us", Fault::new(&LANGUAGE).at(0)),
        invalid("xx-XX", Fault::new(&LANGUAGE).at(0)),
        invalid("iw-IL", Fault::new(&LANGUAGE).at(0)).suggests("he-il"),
        invalid("en-xx", Fault::new(&COUNTRY).at(3)),
        invalid("en-UK", Fault::new(&COUNTRY).at(3)).suggests("en-gb"),
        invalid(" en_US", Fault::new(&shared::EDGE_SPACE).at(0)).suggests("en-us"),
        invalid("en-us\r\n", Fault::new(&shared::EDGE_SPACE).at(5)).suggests("en-us"),
        invalid("en\u{0}us", Fault::new(&shared::CONTROL_CHARACTER).at(2)),
        invalid("en‐us", Fault::new(&shared::LOOK_ALIKE).at(2)),
        invalid("en-uſ", Fault::new(&shared::LOOK_ALIKE).at(4)),
        invalid("\u{212A}o-\u{212A}r", Fault::new(&shared::LOOK_ALIKE).at(0)),
        invalid("ıt-ıt", Fault::new(&shared::LOOK_ALIKE).at(0)),
        valid("en-us").with(r#"{"locales":["fil-ph","en-us"]}"#),
        valid("fil-ph").with(r#"{"locales":["fil-ph"]}"#),
        invalid("en-us", Fault::new(&NOT_INSTALLED)).with(r#"{"locales":["fil-ph","en-gb"]}"#),
        invalid("en-us", Fault::new(&NOT_INSTALLED)).with(r#"{"locales":[]}"#),
        invalid("en_US", Fault::new(&SEPARATOR).at(2)).with(r#"{"locales":["en-us"]}"#).suggests("en-us"),
    ],
});

/// Whether `text` is a locale; where `options` list those that are installed, whether it is one of them.
///
/// ```
/// use identity_patch::Options;
/// use identity_patch::field::locale;
///
/// assert_eq!(locale::check("en-US", &Options::DEFAULT).unwrap_err().code.id, "locale_upper_case");
/// ```
///
/// # Errors
/// `locale_form` `locale_separator` `locale_upper_case` `locale_language` `locale_country` `locale_not_installed`, and
/// those of [`fixed::form`]
pub fn check(text: &str, options: &Options) -> Result<(), Fault> {
    let pair = match text.as_bytes() {
        [a @ b'a'..=b'z', b @ b'a'..=b'z', b'-', c @ b'a'..=b'z', d @ b'a'..=b'z'] => {
            LANGUAGES.has([*a, *b]) && COUNTRIES.has([*c, *d])
        }
        _ => false,
    };
    match &options.locales {
        Some(installed) if installed.iter().any(|locale| locale == text) => Ok(()),
        Some(_) if pair => Err(Fault::new(&NOT_INSTALLED)),
        None if pair => Ok(()),
        _ => Err(reason(text, str::to_ascii_lowercase, &CODES)),
    }
}

/// What a field says of a pair of language and country.
pub(super) struct Codes {
    pub(super) form: &'static Code,
    pub(super) separator: &'static Code,
    pub(super) case: &'static Code,
    pub(super) language: &'static Code,
    pub(super) country: &'static Code,
}

static CODES: Codes =
    Codes { form: &FORM, separator: &SEPARATOR, case: &UPPER_CASE, language: &LANGUAGE, country: &COUNTRY };

/// Why `text` is not a pair of language and country in the case that `cased` gives it.
pub(super) fn reason(text: &str, cased: fn(&str) -> String, codes: &Codes) -> Fault {
    if let Err(fault) = fixed::form(text) {
        return fault;
    }
    let (language, country) = match pair(text) {
        Ok(pair) => pair,
        Err(at) => return Fault::new(codes.form).at(at),
    };
    if !text[2..].starts_with('-') {
        return Fault::new(codes.separator).at(2);
    }
    if !LANGUAGES.has(language) {
        return Fault::new(codes.language).at(0);
    }
    if !COUNTRIES.has(country) {
        return Fault::new(codes.country).at(3);
    }
    let at = text.bytes().zip(cased(text).bytes()).take_while(|(given, right)| given == right).count();
    Fault::new(codes.case).at(at)
}

/// The letters of a language and a country with some sign between them, or the offset at which `text` is something else.
fn pair(text: &str) -> Result<([u8; 2], [u8; 2]), usize> {
    let language = two_letters(text.get(..2).unwrap_or(text))?;
    let sign = text.as_bytes().get(2).is_some_and(|sign| sign.is_ascii_punctuation() || *sign == b' ');
    let country = if sign { text.get(3..) } else { None };
    Ok((language, two_letters(country.ok_or(2_usize)?).map_err(|at| at + 3)?))
}

/// The codes of today, in lower case, joined by a hyphen.
fn suggest(text: &str) -> Option<String> {
    let (language, country) = text.split_once(['-', '_'])?;
    Some([&*language::today(language), "-", &country::official(country).to_ascii_lowercase()].concat())
}
