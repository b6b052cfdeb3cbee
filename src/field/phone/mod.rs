//! A telephone number in international form, ITU-T E.164: `+`, then at most 15 digits, of which the first ones are the
//! country calling code and the others the national (significant) number. No calling code begins with 0.
//!
//! ```text
//! number = "+" %x31-39 1*14DIGIT
//! ```
//!
//! What numbering plans say beyond that only warns: plans change, and a table is of its day.

mod plan;
mod reading;

use super::fixed;
#[cfg(feature = "schemas")]
use super::generated::Plan;
use super::generated::calling_codes;
use crate::report::{Code, Expected, Fault, Sink, Unit, code, shared};
use crate::table::{Doc, Field, Verdict, doubtful, invalid, valid};

/// ITU-T E.164, 6.1: "the maximum number of digits for the international number is 15".
pub const MAX: usize = 15;
/// A calling code's first digit, and another: the grammar above.
const MIN: usize = 2;

/// No plus sign before the digits.
pub static NO_PLUS: Code = code("phone_no_plus", "must begin with + and the country calling code, such as +49");
/// A first digit 0.
pub static ZERO: Code = code("phone_zero", "must have a country calling code, which never begins with 0, behind the +");
/// Something that is not a digit.
pub static CHARACTER: Code =
    code("phone_character", "must have only digits behind the +, without spaces or other signs: see position {at}");
/// An extension behind the number.
pub static EXTENSION: Code =
    code("phone_extension", "must end with the number: leave out the extension, which begins at position {at}");
/// No such calling code.
pub static UNASSIGNED: Code = code("phone_unassigned", "should begin with a country calling code that is in use");
/// A national number of a length that no plan under its calling code has.
pub static LENGTH: Code = code("phone_length", "should have {expected} digits behind the calling code, not {actual}");
/// A national number that begins with 0 where none does.
pub static TRUNK_ZERO: Code =
    code("phone_trunk_zero", "should have no 0 behind the calling code: it is dialled within the country only");

/// `phone`
pub static FIELD: Field = Field::text("phone", |text, _| check(text))
    .judges(|text, _| judge(text))
    .warns(warn)
    .suggests(reading::suggest)
    .options(&[&plan::COUNTRY])
    .doc(Doc {
        about: "a telephone number in international form: + and at most 15 digits",
        sources: &[
            "ITU-T E.164 (11/2010), 6.1",
            "BioT: “An E.164 formatted phone number”, +12345678901",
            "RFC 3966, 3: visual separators, which a suggestion leaves out",
            calling_codes::SOURCE,
        ],
        codes: &[&NO_PLUS, &ZERO, &CHARACTER, &EXTENSION, &UNASSIGNED, &LENGTH, &TRUNK_ZERO],
        examples: &[
            valid("+12345678901"),
            valid("+2904567"),
            valid("+390612345678"),
            valid("+81003768012"),
            valid("+2290195123456"),
            doubtful("+2101234567", Fault::new(&UNASSIGNED).at(1)),
            doubtful("+99", Fault::new(&UNASSIGNED).at(1)),
            doubtful("+932345678", length(&[9], 3, 7)),
            doubtful("+49", length(&[4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 3, 0)),
            doubtful("+491", length(&[4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 3, 1)),
            doubtful("+120255501234", length(&[7, 10], 2, 11)),
            doubtful("+5215512345678", length(&[10], 3, 11)),
            doubtful("+374010123456", Fault::new(&TRUNK_ZERO).at(4)).suggests("+37410123456"),
            doubtful("+4402079460958", Fault::new(&TRUNK_ZERO).at(3)).suggests("+442079460958"),
            doubtful("+810312345678", Fault::new(&TRUNK_ZERO).at(3)).suggests("+81312345678"),
            doubtful("+37400", Fault::new(&TRUNK_ZERO).at(4)).and(length(&[8], 4, 2)),
            invalid("", Fault::new(&shared::EMPTY)),
            invalid("+", Fault::new(&shared::TOO_SHORT).limit(MIN, Unit::Digits, 0)),
            invalid("+1", Fault::new(&shared::TOO_SHORT).limit(MIN, Unit::Digits, 1)),
            invalid("+1234567890123456", Fault::new(&shared::TOO_LONG).limit(MAX, Unit::Digits, 16)),
            invalid("12345678901", Fault::new(&NO_PLUS).at(0)),
            invalid("+02345678901", Fault::new(&ZERO).at(1)),
            invalid("++12345678901", Fault::new(&CHARACTER).at(1)).suggests("+12345678901"),
            invalid("+1234567890a", Fault::new(&CHARACTER).at(11)),
            invalid(" +12345678901", Fault::new(&shared::EDGE_SPACE).at(0)).suggests("+12345678901"),
            invalid("+12345678901\u{FEFF}", Fault::new(&shared::INVISIBLE_CHARACTER).at(12)).suggests("+12345678901"),
            invalid("+1234567\u{0}8901", Fault::new(&shared::CONTROL_CHARACTER).at(8)),
            invalid("+１2345678901", Fault::new(&shared::LOOK_ALIKE).at(1).expected("1")).suggests("+12345678901"),
            invalid("+1٢345678901", Fault::new(&shared::LOOK_ALIKE).at(2).expected("2")).suggests("+12345678901"),
            invalid("+1 2345678901", Fault::new(&CHARACTER).at(2)).suggests("+12345678901"),
            invalid("+1 (202) 555-0123", Fault::new(&CHARACTER).at(2)).suggests("+12025550123"),
            invalid("+1.202.555.0123", Fault::new(&CHARACTER).at(2)).suggests("+12025550123"),
            invalid("+1\u{a0}202\u{2013}5550123", Fault::new(&CHARACTER).at(2)).suggests("+12025550123"),
            invalid("\u{202a}+12025550123\u{202c}", Fault::new(&shared::INVISIBLE_CHARACTER).at(0))
                .suggests("+12025550123"),
            invalid("tel:+1-202-555-0123", Fault::new(&NO_PLUS).at(0)).suggests("+12025550123"),
            invalid("0012025550123", Fault::new(&NO_PLUS).at(0)).suggests("+12025550123"),
            invalid("0049 (0)30 1234567", Fault::new(&NO_PLUS).at(0)).suggests("+49301234567"),
            invalid("(+49) 30 1234567", Fault::new(&NO_PLUS).at(0)).suggests("+49301234567"),
            invalid("+49 (0) 30 1234567", Fault::new(&CHARACTER).at(3)).suggests("+49301234567"),
            invalid("+49 (030) 1234567", Fault::new(&CHARACTER).at(3)).suggests("+49301234567"),
            invalid("+49 30 (0) 1234567", Fault::new(&CHARACTER).at(3)),
            invalid("+49 (0)30 (0)1234567", Fault::new(&CHARACTER).at(3)),
            invalid("+39 (0)6 12345678", Fault::new(&CHARACTER).at(3)).suggests("+390612345678"),
            invalid("+39 (0)347 1234567", Fault::new(&CHARACTER).at(3)),
            invalid("+225 (0)7 07 12 34 56", Fault::new(&CHARACTER).at(4)).suggests("+2250707123456"),
            invalid("+1 (0) 202 555 0123", Fault::new(&CHARACTER).at(2)).suggests("+12025550123"),
            invalid("+44 [0]20 7946 0958", Fault::new(&CHARACTER).at(3)).suggests("+442079460958"),
            invalid("+44 020/7946_0958", Fault::new(&CHARACTER).at(3)).suggests("+442079460958"),
            invalid("+7 (8) 495 123-45-67", Fault::new(&CHARACTER).at(2)).suggests("+74951234567"),
            invalid("+36 06 1 234 5678", Fault::new(&CHARACTER).at(3)).suggests("+3612345678"),
            invalid("+375 8 029 491-19-11", Fault::new(&CHARACTER).at(4)).suggests("+375294911911"),
            invalid("+39 06 12345678", Fault::new(&CHARACTER).at(3)).suggests("+390612345678"),
            invalid("+00 1 202 555 0123", Fault::new(&CHARACTER).at(3)).suggests("+12025550123"),
            invalid("++1 202 555 0123", Fault::new(&CHARACTER).at(1)).suggests("+12025550123"),
            invalid("00+1 202 555 0123", Fault::new(&NO_PLUS).at(0)).suggests("+12025550123"),
            invalid("+1 202\t555\n0123", Fault::new(&shared::CONTROL_CHARACTER).at(6)).suggests("+12025550123"),
            invalid("SMS://%2B12025550123", Fault::new(&NO_PLUS).at(0)).suggests("+12025550123"),
            invalid("whatsapp:+12025550123", Fault::new(&NO_PLUS).at(0)),
            invalid("Mobile: +1 202 555 0123", Fault::new(&NO_PLUS).at(0)).suggests("+12025550123"),
            invalid("+1 202 555 0123 (mobile)", Fault::new(&CHARACTER).at(2)).suggests("+12025550123"),
            invalid("+1 202 555 0123 mobile", Fault::new(&CHARACTER).at(2)),
            invalid("+1-800-FLOWERS", Fault::new(&CHARACTER).at(2)),
            invalid("+1•202•555•0123", Fault::new(&CHARACTER).at(2)),
            invalid("+49 30 123456-57", Fault::new(&CHARACTER).at(3)),
            invalid("011 44 20 7946 0958", Fault::new(&NO_PLUS).at(0)),
            invalid("442079460958", Fault::new(&NO_PLUS).at(0)),
            invalid("020 7946 0958", Fault::new(&NO_PLUS).at(0)).with(r#"{"country":"GB"}"#).suggests("+442079460958"),
            invalid("7946 0958", Fault::new(&NO_PLUS).at(0)).with(r#"{"country":"GB"}"#),
            invalid("(202) 555-0123", Fault::new(&NO_PLUS).at(0)).with(r#"{"country":"US"}"#).suggests("+12025550123"),
            invalid("8 800 555-35-35", Fault::new(&NO_PLUS).at(0)).with(r#"{"country":"RU"}"#).suggests("+78005553535"),
            invalid("06 12345678", Fault::new(&NO_PLUS).at(0)).with(r#"{"country":"IT"}"#).suggests("+390612345678"),
            invalid("(202) 555-0123", Fault::new(&NO_PLUS).at(0)),
            invalid("202-555-0123", Fault::new(&NO_PLUS).at(0)),
            invalid("030 1234567", Fault::new(&NO_PLUS).at(0)),
            invalid("00123", Fault::new(&NO_PLUS).at(0)),
            invalid("+1 202 555 0123 ext. 4", Fault::new(&EXTENSION).at(16)),
            invalid("+12025550123x45", Fault::new(&EXTENSION).at(12)),
            invalid("+12025550123;ext=45", Fault::new(&EXTENSION).at(12)),
            invalid("+12025550123,,45#", Fault::new(&EXTENSION).at(12)),
            invalid("+1 202 555 0123, +1 202 555 0124", Fault::new(&CHARACTER).at(2)),
            invalid("tel:+1-202-555-0123;ext=4", Fault::new(&NO_PLUS).at(0)),
        ],
    });

/// A national number of `actual` digits, which begins at `at`, where numbers have as many digits as one of `lengths`.
const fn length(lengths: &[u8], at: usize, actual: usize) -> Fault {
    let (mut bits, mut nth) = (0, 0);
    while nth < lengths.len() {
        bits |= 1 << lengths[nth];
        nth += 1;
    }
    Fault::new(&LENGTH).at(at).counts(bits, Unit::Digits, actual)
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
/// `phone_no_plus` `phone_zero` `phone_character` `phone_extension` `too_short` `too_long` `empty` `invisible_character`
/// `edge_space`
/// `control_character` `look_alike`
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
    match plan::split(text) {
        Some((code, national))
            if plan::has(plan::lengths(code), national.len()) && !plan::trunk_zero(code, national) =>
        {
            Verdict::Clean
        }
        _ => Verdict::Warned,
    }
}

/// Whether the plan under the calling code has numbers of this length with this first digit.
#[cfg(feature = "schemas")]
pub(crate) fn fits(text: &str) -> bool {
    plan::split(text).is_some_and(|(code, national)| Plan::of(code).is_some_and(|plan| plan.fits(national)))
}

fn reason(text: &str) -> Fault {
    // Only a look-alike of + or of a digit is reported as one. Other signs are wrong even in ASCII.
    let has_place = |sign: &Expected| matches!(sign, Expected::One(sign) if "+0123456789".contains(sign));
    match fixed::form(text) {
        Err(fault) if *fault.code != shared::LOOK_ALIKE || fault.expected.as_ref().is_some_and(has_place) => {
            return fault;
        }
        _ => {}
    }
    let Some(digits) = text.strip_prefix('+') else { return Fault::new(&NO_PLUS).at(0) };
    if let Some(at) = reading::extension(text) {
        return Fault::new(&EXTENSION).at(at);
    }
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
    let Some((code, national)) = plan::split(text) else {
        return sink(Fault::new(&UNASSIGNED).at(1));
    };
    let at = text.len() - national.len();
    let zero = plan::trunk_zero(code, national);
    if zero {
        sink(Fault::new(&TRUNK_ZERO).at(at));
    }
    // A zero too many is said once: the length may be right without it.
    let lengths = plan::lengths(code);
    let fits = |digits: usize| plan::has(lengths, digits);
    if !(fits(national.len()) || zero && fits(national.len() - 1)) {
        sink(Fault::new(&LENGTH).at(at).counts(lengths, Unit::Digits, national.len()));
    }
}
