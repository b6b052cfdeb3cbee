//! A locale as BioT writes it: `{language-ISO639}-{countryCode-ISO3166} lowercase`, `en-us`. Read as ISO 639-1 and
//! ISO 3166-1 alpha-2, as its example is. The document does not forbid a language of three letters (ISO 639-2): `fil-ph`
//! is warned about. Where the caller knows which locales are installed (option `locales`), those alone will do, whatever
//! their form.

use super::generated::iso::{self, COUNTRIES, ISO_639_2, LANGUAGES};
use super::generated::two_letters;
use super::{country, fixed, language};
use crate::report::{Code, Fault, Sink, code, shared};
use crate::table::{Doc, Example, Field, OptionRow, OptionValue, Options, Verdict, doubtful, invalid, valid};

/// Not two or three letters, a hyphen and two letters.
pub static FORM: Code =
    code("locale_form", "must be a language of two letters, a hyphen and a country of two letters, such as en-us");
/// Something else than a hyphen between them.
pub static SEPARATOR: Code = code("locale_separator", "must have a hyphen between language and country, such as en-us");
/// A locale, but for the case.
pub static UPPER_CASE: Code = code("locale_upper_case", "must be in small letters, such as en-us");
/// No such language.
pub static LANGUAGE: Code = code("locale_language", "must begin with the code of a language (ISO 639), such as en");
/// No such country.
pub static COUNTRY: Code =
    code("locale_country", "must end with the two-letter code of a country (ISO 3166-1), such as us");
/// A language of three letters.
pub static THREE_LETTERS: Code = code(
    "locale_three_letters",
    "should begin with a language of two letters: a server may know no language of three letters",
);
/// A locale that is not among those which the caller lists.
pub static NOT_INSTALLED: Code = code("locale_not_installed", "must be one of the locales that are installed");

/// The option `locales`: those that are installed.
pub(crate) static LOCALES: OptionRow =
    OptionRow::new("locales", OptionValue::Texts(|options, names| options.locales = Some(names)))
        .about("the locales that the server has installed: any other is refused");

/// `locale`
pub static FIELD: Field =
    Field::text("locale", check).judges(judge).warns(warn).suggests(suggest).options(&[&LOCALES]).doc(Doc {
        about: "a locale: language and country, both lower case",
        sources: &[
            "BioT: “{language-ISO639}-{countryCode-ISO3166} lowercase”, en-us",
            iso::SOURCE,
            iso::SOURCE_639_2,
            "POSIX (IEEE Std 1003.1), 8.2: language_territory.codeset@modifier",
        ],
        codes: &[&FORM, &SEPARATOR, &UPPER_CASE, &LANGUAGE, &COUNTRY, &THREE_LETTERS, &NOT_INSTALLED],
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
    doubtful("fil-ph", Fault::new(&THREE_LETTERS).at(0)),
    doubtful("deu-de", Fault::new(&THREE_LETTERS).at(0)),
    doubtful("ger-de", Fault::new(&THREE_LETTERS).at(0)),
    invalid("cmn-cn", Fault::new(&LANGUAGE).at(0)),
    invalid("fil-xx", Fault::new(&COUNTRY).at(4)),
    invalid("fil-PH", Fault::new(&UPPER_CASE).at(4)),
    invalid("fil_ph", Fault::new(&SEPARATOR).at(3)),
    invalid("fil", Fault::new(&FORM).at(3)),
    invalid("fil-php", Fault::new(&FORM).at(6)),
    invalid("eng-US", Fault::new(&UPPER_CASE).at(4)),
    invalid("zh-hans-cn", Fault::new(&FORM).at(5)),
    invalid("en-u1", Fault::new(&FORM).at(4)),
    invalid("é-us", Fault::new(&FORM).at(0)),
    invalid("enéus", Fault::new(&FORM).at(2)),
    invalid("en_us", Fault::new(&SEPARATOR).at(2)).suggests("en-us"),
    invalid("en_US", Fault::new(&SEPARATOR).at(2)).suggests("en-us"),
    invalid("en us", Fault::new(&SEPARATOR).at(2)).suggests("en-us"),
    invalid("en - US", Fault::new(&FORM).at(3)).suggests("en-us"),
    invalid("en/US", Fault::new(&SEPARATOR).at(2)).suggests("en-us"),
    invalid("en--us", Fault::new(&FORM).at(3)),
    invalid("en_US.UTF-8", Fault::new(&FORM).at(5)).suggests("en-us"),
    invalid("de_DE.ISO8859-15@euro", Fault::new(&FORM).at(5)).suggests("de-de"),
    invalid("sr_RS@latin", Fault::new(&FORM).at(5)),
    invalid("en_US.json", Fault::new(&FORM).at(5)),
    invalid("el-EL", Fault::new(&COUNTRY).at(3)).suggests("el-gr"),
    invalid("de-DEU", Fault::new(&FORM).at(5)),
    invalid("en-US", Fault::new(&UPPER_CASE).at(3)).suggests("en-us"),
    invalid("EN-us", Fault::new(&UPPER_CASE).at(0)).suggests("en-us"),
    invalid("eN-us", Fault::new(&UPPER_CASE).at(1)).suggests("en-us"),
    invalid("xx-us", Fault::new(&LANGUAGE).at(0)),
    invalid("xx-XX", Fault::new(&LANGUAGE).at(0)),
    invalid("iw-IL", Fault::new(&LANGUAGE).at(0)).suggests("he-il"),
    invalid("en-xx", Fault::new(&COUNTRY).at(3)),
    invalid("en-UK", Fault::new(&COUNTRY).at(3)).suggests("en-gb"),
    invalid("\u{200B} en-us", Fault::new(&shared::INVISIBLE_CHARACTER).at(0)).suggests("en-us"),
    invalid(" en_US", Fault::new(&shared::EDGE_SPACE).at(0)).suggests("en-us"),
    invalid("en-us\r\n", Fault::new(&shared::EDGE_SPACE).at(5)).suggests("en-us"),
    invalid("en\u{0}us", Fault::new(&shared::CONTROL_CHARACTER).at(2)),
    invalid("en‐us", Fault::new(&shared::LOOK_ALIKE).at(2).expected("-")).suggests("en-us"),
    invalid("en-uſ", Fault::new(&shared::LOOK_ALIKE).at(4).expected("s")),
    invalid("\u{212A}o-\u{212A}r", Fault::new(&shared::LOOK_ALIKE).at(0).expected("K")),
    invalid("ıt-ıt", Fault::new(&shared::LOOK_ALIKE).at(0).expected("i")),
    valid("en-us").with(r#"{"locales":["fil-ph","en-us"]}"#),
    valid("fil-ph").with(r#"{"locales":["fil-ph"]}"#),
    invalid("FIL_PH", Fault::new(&SEPARATOR).at(3)).with(r#"{"locales":["fil-ph"]}"#).suggests("fil-ph"),
    invalid("zh-Hans-CN", Fault::new(&NOT_INSTALLED)).with(r#"{"locales":["zh-hans-cn"]}"#).suggests("zh-hans-cn"),
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
/// `empty` `invisible_character` `edge_space` `control_character` `look_alike`
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
    match &options.locales {
        Some(installed) => Verdict::accepted_if(installed.iter().any(|locale| locale == text)),
        None => PAIR.judge(text),
    }
}

static PAIR: Pair = Pair {
    upper: false,
    form: &FORM,
    separator: &SEPARATOR,
    case: &UPPER_CASE,
    language: &LANGUAGE,
    country: &COUNTRY,
};

/// Warns about a language of three letters.
pub(super) fn warn(text: &str, sink: Sink) {
    if leading_letters(text) == 3 {
        sink(Fault::new(&THREE_LETTERS).at(0));
    }
}

/// The locale that a text stands for; of those that are installed, where the caller lists them, the one that is written
/// alike.
fn suggest(text: &str, options: &Options) -> Option<String> {
    let suggestion = PAIR.suggest(text);
    let Some(installed) = &options.locales else { return suggestion };
    let key = |text: &str| text.to_ascii_lowercase().replace('_', "-");
    let wanted = key(suggestion.as_deref().unwrap_or(text));
    let mut alike = installed.iter().filter(|locale| key(locale) == wanted);
    let first = alike.next()?;
    alike.all(|locale| locale == first).then(|| first.clone())
}

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
        if self.judge(text) == Verdict::Refused { Err(self.reason(text)) } else { Ok(()) }
    }

    /// [`check`](Self::check) and [`warn`] without reasons.
    pub(super) fn judge(&self, text: &str) -> Verdict {
        let bytes = text.as_bytes();
        let (verdict, country) = match bytes {
            &[a, b, b'-', ref country @ ..] if is_lower(&bytes[..2]) && LANGUAGES.has([a, b]) => {
                (Verdict::Clean, country)
            }
            [_, _, _, b'-', country @ ..] if text.get(..3).is_some_and(is_iso_639_2) => (Verdict::Warned, country),
            _ => return Verdict::Refused,
        };
        match country {
            &[c, d] if COUNTRIES.has([c, d]) && self.is_in_case(c) && self.is_in_case(d) => verdict,
            _ => Verdict::Refused,
        }
    }

    /// Whether a letter of the country is in its case.
    fn is_in_case(&self, letter: u8) -> bool {
        if self.upper { letter.is_ascii_uppercase() } else { letter.is_ascii_lowercase() }
    }

    fn reason(&self, text: &str) -> Fault {
        if let Err(fault) = fixed::form(text) {
            return fault;
        }
        let (language, separator, country) = match parts(text) {
            Ok(parts) => parts,
            Err(at) => return Fault::new(self.form).at(at),
        };
        let behind = language.len() + 1;
        if separator != b'-' {
            return Fault::new(self.separator).at(language.len());
        }
        if !is_language(language) {
            return Fault::new(self.language).at(0);
        }
        if !COUNTRIES.has(country) {
            return Fault::new(self.country).at(behind);
        }
        let miscased = |(at, letter): (usize, u8)| {
            if at < behind { letter.is_ascii_uppercase() } else { letter != b'-' && !self.is_in_case(letter) }
        };
        Fault { at: text.bytes().enumerate().position(miscased), ..Fault::new(self.case) }
    }

    /// The codes of today, in their case, joined by a hyphen: of a POSIX locale (without its charset) or of a language and
    /// a country with another sign or with spaces between them.
    pub(super) fn suggest(&self, text: &str) -> Option<String> {
        let text = without_charset(text)?;
        let (language, rest) = text.split_at_checked(leading_letters(text))?;
        let behind = rest.trim_start();
        let country =
            behind.strip_prefix(['-', '_', '/']).or((behind.len() < rest.len()).then_some(behind))?.trim_start();
        // Three-letter countries are not translated: the letters may belong to another code list.
        let mut country = if country.len() == 2 { country::to_alpha_2(country) } else { return None };
        if !self.upper {
            country.make_ascii_lowercase();
        }
        Some([&*language::today(language), "-", &country].into_iter().collect())
    }
}

/// ```text
/// language[_territory][.codeset][@modifier]   ; POSIX (IEEE Std 1003.1), 8.2
/// ```
///
/// The text without its codeset and without the modifier `euro`, which says that the codeset has the euro sign. Other
/// modifiers have a meaning: `latin` is a script.
fn without_charset(text: &str) -> Option<&str> {
    let text = match text.split_once('@') {
        Some((text, modifier)) if modifier.eq_ignore_ascii_case("euro") => text,
        Some(_) => return None,
        None => text,
    };
    let Some((text, charset)) = text.split_once('.') else { return Some(text.trim_end()) };
    let charset = charset.to_ascii_lowercase();
    let is_charset = CHARSETS.iter().any(|start| charset.starts_with(start))
        && charset.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_charset.then_some(text)
}

/// How the names of charsets begin: glibc, localedata/SUPPORTED, in lower case; `eucJP`, `SJIS` and `ANSI` elsewhere.
const CHARSETS: &[&str] = &[
    "utf", "iso", "koi8", "euc", "gb", "big5", "cp", "windows", "tis", "tcvn", "armscii", "georgian", "pt154",
    "rk1048", "sjis", "shift", "ansi", "ascii", "us-ascii",
];

/// How many ASCII letters `text` begins with.
fn leading_letters(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_alphabetic).count()
}

fn is_lower(letters: &[u8]) -> bool {
    letters.iter().all(u8::is_ascii_lowercase)
}

/// Whether `code` is a language of ISO 639-2, in lower case.
fn is_iso_639_2(code: &str) -> bool {
    ISO_639_2.split(' ').any(|language| language == code)
}

/// Whether `code` is a language of two or three letters, in either case.
fn is_language(code: &str) -> bool {
    match two_letters(code) {
        Ok(code) => LANGUAGES.has(code),
        Err(_) => is_iso_639_2(&code.to_ascii_lowercase()),
    }
}

/// A language of two or three letters, the sign behind it, and the two letters of a country; or the offset at which `text`
/// is something else.
fn parts(text: &str) -> Result<(&str, u8, [u8; 2]), usize> {
    let at = leading_letters(text);
    let (language, rest) = text.split_at_checked(at).ok_or(0_usize)?;
    match (at, rest.as_bytes().first()) {
        (2 | 3, Some(sign)) if sign.is_ascii_punctuation() || *sign == b' ' => {
            let country = rest.get(1..).unwrap_or_default();
            Ok((language, *sign, two_letters(country).map_err(|behind| at + 1 + behind)?))
        }
        // Where the hyphen is missing.
        (4.., _) => Err(2),
        _ => Err(at),
    }
}
