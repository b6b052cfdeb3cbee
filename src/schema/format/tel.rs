//! `tel`, which Kratos alone knows (`isPhone`): a number that a port of libphonenumber (GitHub nyaruka/phonenumbers) reads
//! without a region, and finds valid.
//!
//! Validity takes the patterns of all numbering plans, which are not here, and which change with each release. So a number
//! is invalid if there is no plus sign (without a region it begins with one), too few digits or no such calling code; valid
//! if the plan under the calling code has numbers of its length and first digit, although its range may be nobody's; and
//! doubtful otherwise. Doubtful is also what has more around it than separators: `tel:`, an extension, a context.

use std::borrow::Cow;

use super::Verdict;
use crate::field::phone;
use crate::table::Options;

/// nyaruka/phonenumbers, `MAX_INPUT_STRING_LENGTH`, in bytes.
const MAX: usize = 250;
/// nyaruka/phonenumbers, `MIN_LENGTH_FOR_NSN`: a number has more digits than this behind its plus sign.
const MIN_DIGITS: usize = 2;
/// In ASCII, and as wide as a Chinese character.
const PLUS_SIGNS: [char; 2] = ['+', '\u{FF0B}'];
/// What may part digits and says nothing else, unlike `/`, `x` or `~`.
const SEPARATORS: [char; 5] = [' ', '-', '.', '(', ')'];

/// Whether Kratos takes `text` as a telephone number, as far as it can be known.
pub(super) fn check(text: &str) -> Verdict {
    if text.len() > MAX || !text.contains(PLUS_SIGNS) {
        return Verdict::Invalid;
    }
    let Some(number) = without_separators(text) else { return Verdict::Doubtful };
    // No calling code begins with 0.
    if number.len() - 1 <= MIN_DIGITS || number.starts_with("+0") {
        return Verdict::Invalid;
    }
    // Some plans have numbers of more than 15 digits.
    if phone::check(&number).is_err() {
        return Verdict::Doubtful;
    }
    match phone::FIELD.warnings(&number, &Options::DEFAULT).as_slice() {
        [] if phone::fits(&number) => Verdict::Valid,
        [warning, ..] if *warning.code == phone::UNASSIGNED => Verdict::Invalid,
        _ => Verdict::Doubtful,
    }
}

/// The plus sign at the beginning and the digits, if there is nothing else but separators.
fn without_separators(text: &str) -> Option<Cow<'_, str>> {
    let digits = text.strip_prefix('+')?;
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.into());
    }
    let fits = |character: char| character.is_ascii_digit() || SEPARATORS.contains(&character);
    digits.chars().all(fits).then(|| text.replace(SEPARATORS, "").into())
}
