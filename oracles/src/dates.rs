//! Compares dates with jiff: every day of some five hundred years, real or not, with its calendar; and texts that are
//! nearly dates with its parser. The parser accepts other forms of ISO 8601 too, so only those of RFC 3339 are compared.

use anyhow::Result;
use identity_patch::field::date;
use jiff::civil::Date;
use regex::Regex;

use crate::cache::Cache;
use crate::random::Random;
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "dates (crate jiff@0.2)", needs: Needs::Registry, run };

const ALPHABET: &[char] =
    &['0', '1', '2', '3', '9', '-', '/', '+', 'T', 'Z', ' ', ':', '.', '\n', '−', '０', '٣', '\u{0}'];

fn run(_: &Cache) -> Result<Outcome> {
    let years = (0..=9999).filter(|year| matches!(year, 0..=8 | 1896..=2104 | 9992..) || year % 50 == 0);
    let days = years.flat_map(|year| (0..=13).flat_map(move |month| (0..=32).map(move |day| (year, month, day))));
    let calendar = days.map(|(year, month, day)| {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let ours = date::check(&text).is_ok();
        (text, ours, Date::new(year, month, day).is_ok())
    });

    let form = Regex::new(r"(?-u)^[0-9]{4}-[0-9]{2}-[0-9]{2}$")?;
    let mut random = Random::new(3339);
    let texts = std::iter::repeat_with(move || {
        let text = format!("{:04}-{:02}-{:02}", random.below(10_000), random.below(14), random.below(33));
        let edits = random.below(4);
        random.mutate(&text, edits, ALPHABET)
    });
    let texts = texts.take(50_000).map(|text| {
        let theirs = form.is_match(&text) && text.parse::<Date>().is_ok();
        let ours = date::check(&text).is_ok();
        (text, ours, theirs)
    });
    Ok(Outcome::compare(calendar.chain(texts), &[]))
}
