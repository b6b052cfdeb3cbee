//! A telephone number in international form, ITU-T E.164: `+`, then at most 15 digits, of which the first ones are the
//! country calling code and the others the national (significant) number. No calling code begins with 0.
//!
//! ```text
//! number = "+" %x31-39 1*14DIGIT
//! ```
//!
//! What numbering plans say beyond that only warns: plans change, and a table is of its day.

use super::fixed;
use super::generated::calling_codes::{self, LENGTHS, ZEROS};
use crate::report::{Code, Fault, Sink, Unit, code, shared};
use crate::table::{Doc, Field, Verdict, doubtful, invalid, valid};

/// ITU-T E.164, 6.1: "the maximum number of digits for the international number is 15".
pub const MAX: usize = 15;
/// A calling code's first digit, and another: the grammar above.
const MIN: usize = 2;

/// No plus sign before the digits.
pub static NO_PLUS: Code = code("phone_no_plus", "must begin with + and the country calling code");
/// A first digit 0.
pub static ZERO: Code = code("phone_zero", "must have a country calling code, which never begins with 0, behind the +");
/// Something that is not a digit.
pub static CHARACTER: Code = code("phone_character", "must have only digits behind the +");
/// No such calling code.
pub static UNASSIGNED: Code = code("phone_unassigned", "should begin with a country calling code that is in use");
/// A national number of a length that no plan under its calling code has.
pub static LENGTH: Code =
    code("phone_length", "should have as many digits behind the calling code as numbers there have, not {actual}");
/// A national number that begins with 0 where none does.
pub static TRUNK_ZERO: Code =
    code("phone_trunk_zero", "should have no 0 behind the calling code: it is dialled within the country only");

/// `phone`
pub static FIELD: Field = Field::text("phone", |text, _| check(text))
    .judges(|text, _| judge(text))
    .warns(warn)
    .suggests(|text, _| suggest(text))
    .doc(Doc {
        about: "a telephone number in international form: + and at most 15 digits",
        sources: &[
            "ITU-T E.164 (11/2010), 6.1",
            "BioT: “An E.164 formatted phone number”, +12345678901",
            "RFC 3966, 3: visual separators, which a suggestion leaves out",
            calling_codes::SOURCE,
        ],
        codes: &[&NO_PLUS, &ZERO, &CHARACTER, &UNASSIGNED, &LENGTH, &TRUNK_ZERO],
        examples: &[
            valid("+12345678901"),
            valid("+2904567"),
            valid("+390612345678"),
            valid("+81003768012"),
            valid("+2290195123456"),
            doubtful("+2101234567", Fault::new(&UNASSIGNED).at(1)),
            doubtful("+99", Fault::new(&UNASSIGNED).at(1)),
            doubtful("+932345678", length(3, 7)),
            doubtful("+49", length(3, 0)),
            doubtful("+491", length(3, 1)),
            doubtful("+120255501234", length(2, 11)),
            doubtful("+374010123456", Fault::new(&TRUNK_ZERO).at(4)),
            doubtful("+4402079460958", Fault::new(&TRUNK_ZERO).at(3)),
            doubtful("+810312345678", Fault::new(&TRUNK_ZERO).at(3)),
            doubtful("+37400", Fault::new(&TRUNK_ZERO).at(4)).and(length(4, 2)),
            invalid("", Fault::new(&shared::EMPTY)),
            invalid("+", Fault::new(&shared::TOO_SHORT).limit(MIN, Unit::Digits, 0)),
            invalid("+1", Fault::new(&shared::TOO_SHORT).limit(MIN, Unit::Digits, 1)),
            invalid("+1234567890123456", Fault::new(&shared::TOO_LONG).limit(MAX, Unit::Digits, 16)),
            invalid("12345678901", Fault::new(&NO_PLUS).at(0)),
            invalid("+02345678901", Fault::new(&ZERO).at(1)),
            invalid("++12345678901", Fault::new(&CHARACTER).at(1)),
            invalid("+1234567890a", Fault::new(&CHARACTER).at(11)),
            invalid(" +12345678901", Fault::new(&shared::EDGE_SPACE).at(0)).suggests("+12345678901"),
            invalid("+12345678901\u{FEFF}", Fault::new(&shared::INVISIBLE_CHARACTER).at(12)).suggests("+12345678901"),
            invalid("+1234567\u{0}8901", Fault::new(&shared::CONTROL_CHARACTER).at(8)),
            invalid("+１2345678901", Fault::new(&shared::LOOK_ALIKE).at(1).expected("1")).suggests("+12345678901"),
            invalid("+1٢345678901", Fault::new(&shared::LOOK_ALIKE).at(2).expected("2")).suggests("+12345678901"),
            invalid("+1 2345678901", Fault::new(&CHARACTER).at(2)).suggests("+12345678901"),
            invalid("+1 (202) 555-0123", Fault::new(&CHARACTER).at(2)).suggests("+12025550123"),
            invalid("+1.202.555.0123", Fault::new(&CHARACTER).at(2)).suggests("+12025550123"),
            invalid("+1\u{a0}202\u{2013}5550123", Fault::new(&shared::LOOK_ALIKE).at(7).expected("-"))
                .suggests("+12025550123"),
            invalid("\u{202a}+12025550123\u{202c}", Fault::new(&shared::INVISIBLE_CHARACTER).at(0))
                .suggests("+12025550123"),
            invalid("tel:+1-202-555-0123", Fault::new(&NO_PLUS).at(0)).suggests("+12025550123"),
            invalid("0012025550123", Fault::new(&NO_PLUS).at(0)).suggests("+12025550123"),
            invalid("0049 (0)30 1234567", Fault::new(&NO_PLUS).at(0)).suggests("+49301234567"),
            invalid("(+49) 30 1234567", Fault::new(&NO_PLUS).at(0)).suggests("+49301234567"),
            invalid("+49 (0) 30 1234567", Fault::new(&CHARACTER).at(3)).suggests("+49301234567"),
            invalid("+49 (030) 1234567", Fault::new(&CHARACTER).at(3)),
            invalid("+49 30 (0) 1234567", Fault::new(&CHARACTER).at(3)),
            invalid("+49 (0)30 (0)1234567", Fault::new(&CHARACTER).at(3)),
            invalid("+39 (0)6 12345678", Fault::new(&CHARACTER).at(3)),
            invalid("+39 06 12345678", Fault::new(&CHARACTER).at(3)).suggests("+390612345678"),
            invalid("(202) 555-0123", Fault::new(&NO_PLUS).at(0)),
            invalid("030 1234567", Fault::new(&NO_PLUS).at(0)),
            invalid("00123", Fault::new(&NO_PLUS).at(0)),
            invalid("+1 202 555 0123 ext. 4", Fault::new(&CHARACTER).at(2)),
            invalid("+1 202 555 0123, +1 202 555 0124", Fault::new(&CHARACTER).at(2)),
            invalid("tel:+1-202-555-0123;ext=4", Fault::new(&NO_PLUS).at(0)),
        ],
    });

/// A national number of `actual` digits, which begins at `at`.
const fn length(at: usize, actual: usize) -> Fault {
    Fault { actual: Some(actual), unit: Some(Unit::Digits), ..Fault::new(&LENGTH).at(at) }
}

/// Whether `text` is a number in international form.
///
/// ```
/// use identity_patch::field::phone;
///
/// assert!(phone::check("+12345678901").is_ok());
/// ```
///
/// # Errors
/// `phone_no_plus` `phone_zero` `phone_character` `too_short` `too_long` `empty` `edge_space` `control_character` `look_alike`
pub fn check(text: &str) -> Result<(), Fault> {
    if is(text) { Ok(()) } else { Err(reason(text)) }
}

/// [`check`] without a reason.
#[must_use]
pub(crate) fn is(text: &str) -> bool {
    let [b'+', b'1'..=b'9', rest @ ..] = text.as_bytes() else { return false };
    (MIN..=MAX).contains(&(1 + rest.len())) && rest.iter().all(u8::is_ascii_digit)
}

/// [`is`] and [`warn`] in one.
fn judge(text: &str) -> Verdict {
    if !is(text) {
        return Verdict::Refused;
    }
    match plan(text) {
        Some((code, national)) if has(LENGTHS[code], national.len()) && !trunk_zero(code, national) => Verdict::Clean,
        _ => Verdict::Warned,
    }
}

fn reason(text: &str) -> Fault {
    if let Err(fault) = fixed::form(text) {
        return fault;
    }
    let Some(digits) = text.strip_prefix('+') else { return Fault::new(&NO_PLUS).at(0) };
    if let Some(at) = digits.bytes().position(|byte| !byte.is_ascii_digit()) {
        return Fault::new(&CHARACTER).at(at + 1);
    }
    if digits.starts_with('0') {
        return Fault::new(&ZERO).at(1);
    }
    if digits.len() > MAX {
        return Fault::new(&shared::TOO_LONG).limit(MAX, Unit::Digits, digits.len());
    }
    Fault::new(&shared::TOO_SHORT).limit(MIN, Unit::Digits, digits.len())
}

/// Warns about a number that no numbering plan has.
fn warn(text: &str, sink: Sink) {
    let Some((code, national)) = plan(text) else {
        return sink(Fault::new(&UNASSIGNED).at(1));
    };
    let at = text.len() - national.len();
    let zero = trunk_zero(code, national);
    if zero {
        sink(Fault::new(&TRUNK_ZERO).at(at));
    }
    // A zero too many is said once: the length may be right without it.
    let fits = |digits: usize| has(LENGTHS[code], digits);
    if !(fits(national.len()) || zero && fits(national.len() - 1)) {
        sink(length(at, national.len()));
    }
}

/// The calling code and the national number behind it. No calling code begins with another.
fn plan(text: &str) -> Option<(usize, &str)> {
    let mut code = 0;
    let digits = text.as_bytes().get(1..)?;
    for (at, digit) in digits.iter().enumerate().take(3) {
        code = code * 10 + usize::from(digit.wrapping_sub(b'0'));
        if LENGTHS.get(code).is_some_and(|lengths| *lengths != 0) {
            return text.get(at + 2..).map(|national| (code, national));
        }
    }
    None
}

/// Whether `national` begins with 0 and a digit that do not begin any number under `code`.
fn trunk_zero(code: usize, national: &str) -> bool {
    let [b'0', next, ..] = national.as_bytes() else { return false };
    let known = ZEROS.iter().find(|(with, _)| usize::from(*with) == code).map_or(0, |(_, next)| *next);
    !has(known, next.wrapping_sub(b'0').into())
}

fn has(bits: u16, at: usize) -> bool {
    at < 16 && bits >> at & 1 == 1
}

/// The digits of a number that is written with visual separators, with 00 for the plus, with `tel:` before it, or with
/// the trunk zero in brackets. Only what is certain: no extension, no number without its calling code, and no zero
/// in brackets where the country dials it from abroad, too.
fn suggest(text: &str) -> Option<String> {
    if check(text).is_ok() {
        return Some(text.into());
    }
    let scheme = text.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("tel:"));
    let number = if scheme { text.get(4..)? } else { text };
    let number: String = number.chars().filter(|character| !is_separator(*character)).collect();
    let number = number.trim_start_matches('(');
    let mut rest = number.strip_prefix('+').or_else(|| number.strip_prefix("00"))?.as_bytes();
    let mut answer = String::from("+");
    let mut zero = None;
    loop {
        rest = match rest {
            [] => break,
            [b'(', b'0', b')', rest @ ..] => {
                if zero.replace(answer.len()).is_some() {
                    return None;
                }
                answer.push('0');
                rest
            }
            [b'(' | b')', rest @ ..] => rest,
            [digit @ b'0'..=b'9', rest @ ..] => {
                answer.push(char::from(*digit));
                rest
            }
            _ => return None,
        };
    }
    // It is left out only where it stands right behind the code, and no number begins so.
    if let Some(at) = zero {
        let (code, national) = plan(&answer)?;
        if national.len() != answer.len() - at || !trunk_zero(code, national) {
            return None;
        }
        answer.remove(at);
    }
    (judge(&answer) == Verdict::Clean).then_some(answer)
}

/// What only helps the eye: RFC 3966's `visual-separator`, spaces and dashes as people type them, and the invisible
/// marks that come along with a number copied out of an address book.
fn is_separator(character: char) -> bool {
    matches!(character,
        '-' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
        || fixed::is_space(character) && !character.is_control()
}
