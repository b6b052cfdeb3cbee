//! A locale as BioT writes it: `{language-ISO639}-{countryCode-ISO3166} lowercase`, `en-us`. Read as ISO 639-1 and
//! ISO 3166-1 alpha-2, as its example is. Where the caller knows which locales are installed (option `locales`), those
//! alone will do, whatever their form: `fil-ph`.

use super::generated::iso::{self, COUNTRIES, LANGUAGES};
use super::generated::two_letters;
use super::{country, fixed, language};
use crate::report::{Code, Fault, code, shared};
use crate::table::{Doc, Example, Field, OptionRow, OptionValue, Options, Verdict, invalid, valid};

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

/// The option `locales`: those that are installed.
pub(crate) static LOCALES: OptionRow =
    OptionRow { name: "locales", value: OptionValue::Texts(|options, names| options.locales = Some(names)) };

/// `locale`
pub static FIELD: Field =
    Field::text("locale", check).judges(judge).suggests(|text, _| PAIR.suggest(text)).options(&[&LOCALES]).doc(Doc {
        about: "a locale: language and country, both lower case",
        sources: &["BioT: “{language-ISO639}-{countryCode-ISO3166} lowercase”, en-us", iso::SOURCE],
        codes: &[&FORM, &SEPARATOR, &UPPER_CASE, &LANGUAGE, &COUNTRY, &NOT_INSTALLED],
        examples: EXAMPLES,
    });

const EXAMPLES: &[Example] = &[
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
    invalid("en‐us", Fault::new(&shared::LOOK_ALIKE).at(2)).suggests("en-us"),
    invalid("en-uſ", Fault::new(&shared::LOOK_ALIKE).at(4)),
    invalid("\u{212A}o-\u{212A}r", Fault::new(&shared::LOOK_ALIKE).at(0)),
    invalid("ıt-ıt", Fault::new(&shared::LOOK_ALIKE).at(0)),
    valid("en-us").with(r#"{"locales":["fil-ph","en-us"]}"#),
    valid("fil-ph").with(r#"{"locales":["fil-ph"]}"#),
    invalid("en-us", Fault::new(&NOT_INSTALLED)).with(r#"{"locales":["fil-ph","en-gb"]}"#),
    invalid("en-us", Fault::new(&NOT_INSTALLED)).with(r#"{"locales":[]}"#),
    invalid("fil-ph", Fault::new(&NOT_INSTALLED)).with(r#"{"locales":["fil-us"]}"#),
    invalid("en-xx", Fault::new(&NOT_INSTALLED)).with(r#"{"locales":["en-us"]}"#),
    invalid("", Fault::new(&shared::EMPTY)).with(r#"{"locales":["en-us"]}"#),
    invalid("en-us ", Fault::new(&shared::EDGE_SPACE).at(5)).with(r#"{"locales":["en-us"]}"#).suggests("en-us"),
    invalid("en_US", Fault::new(&SEPARATOR).at(2)).with(r#"{"locales":["en-us"]}"#).suggests("en-us"),
];

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
/// `locale_form` `locale_separator` `locale_upper_case` `locale_language` `locale_country` `locale_not_installed`
/// `empty` `edge_space` `control_character` `look_alike`
pub fn check(text: &str, options: &Options) -> Result<(), Fault> {
    match &options.locales {
        Some(installed) if installed.iter().any(|locale| locale == text) => Ok(()),
        Some(_) => match PAIR.check(text) {
            Err(fault) if ![&FORM, &LANGUAGE, &COUNTRY].contains(&fault.code) => Err(fault),
            // What is installed need not be two codes of ISO: that is not what is wrong.
            _ => Err(Fault::new(&NOT_INSTALLED)),
        },
        None => PAIR.check(text),
    }
}

fn judge(text: &str, options: &Options) -> Verdict {
    Verdict::accepted_if(match &options.locales {
        Some(installed) => installed.iter().any(|locale| locale == text),
        None => PAIR.is(text),
    })
}

static PAIR: Pair = Pair {
    upper: false,
    form: &FORM,
    separator: &SEPARATOR,
    case: &UPPER_CASE,
    language: &LANGUAGE,
    country: &COUNTRY,
};

/// A field that is a language and a country: how it writes them, and what it says of a text.
pub(super) struct Pair {
    /// Whether the country stands in upper case; the language never does.
    pub(super) upper: bool,
    pub(super) form: &'static Code,
    pub(super) separator: &'static Code,
    pub(super) case: &'static Code,
    pub(super) language: &'static Code,
    pub(super) country: &'static Code,
}

impl Pair {
    pub(super) fn check(&self, text: &str) -> Result<(), Fault> {
        if self.is(text) { Ok(()) } else { Err(self.reason(text)) }
    }

    pub(super) fn is(&self, text: &str) -> bool {
        let &[a, b, b'-', c, d] = text.as_bytes() else { return false };
        let in_case = |letter: u8| if self.upper { letter.is_ascii_uppercase() } else { letter.is_ascii_lowercase() };
        [a, b].iter().all(u8::is_ascii_lowercase)
            && [c, d].into_iter().all(in_case)
            && LANGUAGES.has([a, b])
            && COUNTRIES.has([c, d])
    }

    /// The first letter that is not in its case.
    fn miscased(&self, text: &str) -> Option<usize> {
        text.bytes().enumerate().position(|(at, byte)| {
            if self.upper && at > 2 { byte.is_ascii_lowercase() } else { byte.is_ascii_uppercase() }
        })
    }

    fn reason(&self, text: &str) -> Fault {
        if let Err(fault) = fixed::form(text) {
            return fault;
        }
        match two_parts(text) {
            Err(at) => Fault::new(self.form).at(at),
            Ok(_) if text.as_bytes().get(2) != Some(&b'-') => Fault::new(self.separator).at(2),
            Ok((language, _)) if !LANGUAGES.has(language) => Fault::new(self.language).at(0),
            Ok((_, country)) if !COUNTRIES.has(country) => Fault::new(self.country).at(3),
            Ok(_) => Fault { at: self.miscased(text), ..Fault::new(self.case) },
        }
    }

    /// The codes of today, in their case, joined by a hyphen.
    pub(super) fn suggest(&self, text: &str) -> Option<String> {
        let (language, country) = text.split_once(['-', '_'])?;
        let mut country = country::official(country);
        if !self.upper {
            country.make_ascii_lowercase();
        }
        Some([&*language::today(language), "-", &country].into_iter().collect())
    }
}

/// The letters of a language and a country with a sign between them, or the offset at which `text` is something else.
fn two_parts(text: &str) -> Result<([u8; 2], [u8; 2]), usize> {
    let language = two_letters(text.get(..2).unwrap_or(text))?;
    let sign = text.as_bytes().get(2).is_some_and(|sign| sign.is_ascii_punctuation() || *sign == b' ');
    let country = if sign { text.get(3..) } else { None };
    Ok((language, two_letters(country.ok_or(2_usize)?).map_err(|at| at + 3)?))
}
