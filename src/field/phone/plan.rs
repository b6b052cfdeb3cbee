//! Numbering plans: which national numbers there are under a calling code, and how they are written within the country.

use crate::field::generated::calling_codes::{BEHIND_PREFIX, LENGTHS, PLANS, REGIONS, ZEROS};
use crate::field::generated::iso::COUNTRIES;
use crate::field::generated::{PREFIXES, Plan, two_letters};
use crate::table::{OptionRow, OptionValue};

/// The option `country`: the region in which a number without a calling code is dialled, as ISO 3166-1 alpha-2
/// and libphonenumber (`XK`, `AC`, `TA`) have it.
/// Of use to a suggestion alone.
pub(crate) static COUNTRY: OptionRow = OptionRow::new("country", OptionValue::Country(calling_code)).about(
    "the country in which a number without a calling code is dialled: a suggestion reads it so, and no verdict changes",
);

/// The calling code of a region; 0 of a country that has no numbers of its own (Antarctica).
fn calling_code(region: &str) -> Option<u16> {
    let letters = two_letters(region).ok().filter(|letters| letters.iter().all(u8::is_ascii_uppercase))?;
    let [first, second] = letters.map(|letter| usize::from(letter - b'A'));
    match REGIONS.get(first)?.get(second)? {
        0 => COUNTRIES.has(letters).then_some(0),
        code => Some(*code),
    }
}

/// The calling code and the national number behind it, of a number that begins with `+`. No calling code begins with
/// another.
pub(super) fn split(text: &str) -> Option<(u16, &str)> {
    let mut code = 0;
    let digits = text.as_bytes().get(1..)?;
    for (at, digit) in digits.iter().enumerate().take(3) {
        code = code * 10 + u16::from(digit.wrapping_sub(b'0'));
        if lengths(code) != 0 {
            return text.get(at + 2..).map(|national| (code, national));
        }
    }
    None
}

/// The lengths of national numbers under a calling code: bit n for n digits.
pub(super) fn lengths(code: u16) -> u16 {
    LENGTHS.get(usize::from(code)).copied().unwrap_or(0)
}

/// Whether `national` begins with 0 and a digit that do not begin any number under `code`.
pub(super) fn trunk_zero(code: u16, national: &str) -> bool {
    let [b'0', next, ..] = national.as_bytes() else { return false };
    let known = ZEROS.iter().find(|(with, _)| *with == code).map_or(0, |(_, next)| *next);
    !has(known, next.wrapping_sub(b'0').into())
}

/// Whether a bit is set.
pub(super) fn has(bits: u16, at: usize) -> bool {
    at < 16 && bits >> at & 1 == 1
}

impl Plan {
    /// The plan of the regions under a calling code.
    pub(super) fn of(code: u16) -> Option<&'static Self> {
        PLANS.iter().find(|plan| plan.code == code)
    }

    /// Whether the plan has numbers of this length with this first digit. After a 0 or a national prefix, the second digit
    /// must fit too.
    pub(super) fn fits(&self, national: &str) -> bool {
        let [first @ b'0'..=b'9', next @ b'0'..=b'9', ..] = national.as_bytes() else { return false };
        let [first, next] = [first, next].map(|digit| usize::from(digit - b'0'));
        let behind = BEHIND_PREFIX.iter().find(|(code, _)| *code == self.code && self.is_prefix(&national[..1]));
        let lengths = behind.map_or(self.by_digit[first], |(_, lengths)| lengths[next]);
        has(lengths, national.len()) && !trunk_zero(self.code, national)
    }

    /// Whether the number fits also where it begins with the calling code, written without its plus sign.
    pub(super) fn fits_behind_code(&self, digits: &str) -> bool {
        digits.strip_prefix(&self.code.to_string()).is_some_and(|national| self.fits(national))
    }

    /// The national prefixes, the longer ones first.
    fn prefixes(&self) -> impl Iterator<Item = &'static str> {
        PREFIXES.iter().enumerate().filter(|(nth, _)| self.prefixes >> nth & 1 == 1).map(|(_, prefix)| *prefix)
    }

    pub(super) fn is_prefix(&self, digits: &str) -> bool {
        self.prefixes().any(|prefix| prefix == digits)
    }

    /// A national prefix, and the national number behind it. The longest prefix that leaves a number is taken.
    pub(super) fn without_prefix<'a>(&self, digits: &'a str) -> Option<(&'static str, &'a str)> {
        self.prefixes()
            .filter_map(|prefix| Some((prefix, digits.strip_prefix(prefix)?)))
            .find(|(_, national)| self.fits(national))
    }
}
