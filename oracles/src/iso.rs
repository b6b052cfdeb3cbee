//! Languages, countries and locales against pycountry: every pair of letters in every case, every three letters, and
//! every pair of a language's and a country's letters. Locales with a language of three letters against the npm package
//! iso-639-2, whose list is the Library of Congress's.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use identity_patch::Options;
use identity_patch::field::{country, language, locale, locale_tag};

use crate::cache::Cache;
use crate::python::{self, PYCOUNTRY};
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "ISO 639-1 and 3166-1 (PyPI pycountry)", needs: Needs::Python, run };

/// Languages of three letters.
pub(crate) const THREE_LETTERS: Suite =
    Suite { name: "ISO 639-2 (npm iso-639-2@3.0.2)", needs: Needs::Registry, run: three_letters };

const KNOWN: &[Deviation] =
    &[("language sh", "withdrawn from ISO 639-1 in 2000; ISO 639-3's table still names it beside hbs")];

const RESERVED: &[Deviation] = &[("qaa-us", LOCAL_USE), ("qaa-US", LOCAL_USE)];
const LOCAL_USE: &str = "the list's row qaa-qtz is a range for local use, which names no language";

/// Prints which of the given texts are languages, and on a second line which are countries. pycountry ignores case, so
/// its result is compared with the text.
const SCRIPT: &str = "
import sys, pycountry
texts = sys.stdin.read().split()
for database in pycountry.languages, pycountry.countries:
    found = ((text, database.get(alpha_2=text)) for text in texts)
    print(*(text for text, record in found if record and record.alpha_2 == text))
";

fn run(cache: &Cache) -> Result<Outcome> {
    let (lower, upper) = (pairs(b'a', b'a'), pairs(b'A', b'A'));
    let mut texts = [&*lower, &upper, &pairs(b'a', b'A'), &pairs(b'A', b'a')].concat();
    texts.extend(lower.iter().flat_map(|pair| ('a'..='z').map(move |third| format!("{pair}{third}"))));
    texts.extend(upper.iter().flat_map(|pair| ('A'..='Z').map(move |third| format!("{pair}{third}"))));

    let answer = python::run_script(cache, &[PYCOUNTRY], SCRIPT, &texts.join(" "))?;
    let mut lines = answer.lines().map(|line| line.split(' ').collect::<BTreeSet<_>>());
    let (languages, countries) = (lines.next().context("languages")?, lines.next().context("countries")?);

    let texts = texts.iter().map(|text| &**text);
    let of_languages =
        texts.clone().map(|text| (format!("language {text}"), language::check(text).is_ok(), languages.contains(text)));
    let of_countries =
        texts.map(|text| (format!("country {text}"), country::check(text).is_ok(), countries.contains(text)));
    let of_locales = lower.iter().flat_map(|first| {
        let (languages, countries) = (&languages, &countries);
        upper.iter().flat_map(move |second| {
            let theirs = languages.contains(&**first) && countries.contains(&**second) && first != "sh";
            let (plain, tag) = (format!("{first}-{}", second.to_ascii_lowercase()), format!("{first}-{second}"));
            let (plain_is, tag_is) =
                (locale::check(&plain, &Options::DEFAULT).is_ok(), locale_tag::check(&tag).is_ok());
            [(plain, plain_is, theirs), (tag, tag_is, theirs)]
        })
    });
    Ok(Outcome::compare(of_languages.chain(of_countries).chain(of_locales), KNOWN))
}

/// Every three letters as the language of a locale. The package is a list of `name, iso6392B, iso6392T, iso6391`.
fn three_letters(cache: &Cache) -> Result<Outcome> {
    let list = std::fs::read_to_string(cache.npm("iso-639-2", "3.0.2")?.join("2.js"))?;
    let codes = list.split("iso6392").skip(1).filter_map(|rest| rest.get(4..7));
    let languages: BTreeSet<_> = codes.filter(|code| code.bytes().all(|byte| byte.is_ascii_lowercase())).collect();
    let texts = pairs(b'a', b'a').into_iter().flat_map(|pair| ('a'..='z').map(move |third| format!("{pair}{third}")));
    let cases = texts.flat_map(|code| {
        let is = languages.contains(&*code);
        let (plain, tag) = (format!("{code}-us"), format!("{code}-US"));
        let ours = (locale::check(&plain, &Options::DEFAULT).is_ok(), locale_tag::check(&tag).is_ok());
        [(plain, ours.0, is), (tag, ours.1, is)]
    });
    Ok(Outcome::compare(cases.collect::<Vec<_>>(), RESERVED))
}

/// Every two letters of the alphabets that begin with these.
fn pairs(first: u8, second: u8) -> Vec<String> {
    let letters = (0..26).flat_map(|row| (0..26).map(move |column| [row, column]));
    letters.map(|[row, column]| [first + row, second + column].map(char::from).into_iter().collect()).collect()
}
