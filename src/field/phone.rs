//! A telephone number in international form, ITU-T E.164: `+`, then at most 15 digits, of which the first ones are the
//! country calling code and the others the national (significant) number. No calling code begins with 0.
//!
//! ```text
//! number = "+" %x31-39 1*14DIGIT
//! ```

use super::{Doc, Field, fixed, invalid, valid};
use crate::fault::{Code, Fault, Unit, code, shared};

/// ITU-T E.164, 6.1: "the maximum number of digits for the international number is 15".
pub const MAX: usize = 15;

/// No plus sign before the digits.
pub static NO_PLUS: Code = code("phone_no_plus", "must begin with + and the country calling code");
/// A first digit 0.
pub static ZERO: Code = code("phone_zero", "must have a country calling code, which never begins with 0, behind the +");
/// Something that is not a digit.
pub static CHARACTER: Code = code("phone_character", "must have only digits behind the +");

/// `phone`
pub static FIELD: Field = Field::text("phone", |text, _| check(text)).doc(Doc {
    about: "a telephone number in international form: + and at most 15 digits",
    sources: &["ITU-T E.164 (11/2010), 6.1", "BioT: “An E.164 formatted phone number”, +12345678901"],
    codes: &[&NO_PLUS, &ZERO, &CHARACTER],
    rows: &[
        valid("+12345678901"),
        invalid("", Fault::new(&shared::EMPTY)),
        invalid("12345678901", Fault::new(&NO_PLUS).at(0)),
        invalid("+02345678901", Fault::new(&ZERO).at(1)),
        invalid("+1 2345678901", Fault::new(&CHARACTER).at(2)),
        invalid("+1234567890123456", Fault::new(&shared::TOO_LONG).limit(15, Unit::Digits, 16)),
    ],
});

/// Whether `text` is a number in international form.
///
/// ```
/// use identity_patch::field::phone;
///
/// assert!(phone::check("+12345678901").is_ok());
/// ```
///
/// # Errors
/// `phone_no_plus` `phone_zero` `phone_character` `too_short` `too_long`, and those of [`fixed::form`]
pub fn check(text: &str) -> Result<(), Fault> {
    match text.as_bytes() {
        [b'+', b'1'..=b'9', rest @ ..] if (1..MAX).contains(&rest.len()) && rest.iter().all(u8::is_ascii_digit) => Ok(()),
        _ => Err(reason(text)),
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
        return Fault::new(&shared::TOO_LONG).limit(15, Unit::Digits, digits.len());
    }
    Fault::new(&shared::TOO_SHORT).limit(2, Unit::Digits, digits.len())
}
