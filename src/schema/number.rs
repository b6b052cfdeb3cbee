//! Numbers that are compared with those of a schema.

use std::cmp::Ordering;

use super::dialect::Dialect;
use crate::json::Number;

/// The order of two numbers, exact whatever their size.
pub(super) fn compare(one: Number<'_>, other: Number<'_>) -> Ordering {
    let [a, b] = [one, other].map(sign);
    if a != b || a == 0 {
        return a.cmp(&b);
    }
    let [(_, power), (_, other_power)] = [one, other].map(Number::scale);
    let order = power.cmp(&other_power).then_with(|| one.significant().cmp(other.significant()));
    if a < 0 { order.reverse() } else { order }
}

fn sign(number: Number<'_>) -> i8 {
    match number.significant().next() {
        None => 0,
        Some(_) if number.scale().0 => -1,
        Some(_) => 1,
    }
}

/// Whether a number is a multiple of another, which is not 0.
///
/// Kratos divides with 64 bits of mantissa (ory/jsonschema, `schema.go`: `big.Float`), so that a quotient may round to an
/// integer or away from one; the standard means it exactly (draft-07, validation, 6.2.1).
pub(super) fn is_multiple(number: Number<'_>, of: Number<'_>, dialect: Dialect) -> bool {
    let rounded = || Some(Float::of(number)?.is_multiple(Float::of(of)?));
    (dialect == Dialect::Kratos).then(rounded).flatten().unwrap_or_else(|| is_exact_multiple(number, of))
}

/// The same, exactly.
fn is_exact_multiple(number: Number<'_>, of: Number<'_>) -> bool {
    let Some(divisor) = digits(of) else { return false };
    let (count, divisor_count) = (length(number), length(of));
    if count == 0 {
        return true;
    }
    // The numbers are integers times a power of ten: their digits, without zeros behind.
    let [power, divisor_power] = [(number, count), (of, divisor_count)].map(|(number, count)| number.scale().1 - count);
    let Ok(zeros) = u64::try_from(power - divisor_power) else { return false };
    let mut rest = number.significant().fold(0, |rest, digit| step(rest, digit - b'0', divisor));
    // Once a power of ten has taken all that it can out of the divisor, more of them change nothing.
    for _ in 0..zeros.min(u64::from(u128::BITS)) {
        rest = step(rest, 0, divisor);
    }
    rest == 0
}

/// The rest of `rest` and one more digit behind it.
const fn step(rest: u128, digit: u8, divisor: u128) -> u128 {
    (rest * 10 + digit as u128) % divisor
}

/// The digits as a number, where they are few enough to calculate with.
fn digits(number: Number<'_>) -> Option<u128> {
    const MOST: i64 = 36;
    (length(number) <= MOST)
        .then(|| number.significant().fold(0, |value, digit| value * 10 + u128::from(digit - b'0')))
        .filter(|value| *value > 0)
}

fn length(number: Number<'_>) -> i64 {
    i64::try_from(number.significant().count()).unwrap_or(i64::MAX)
}

/// A number as Go's `big.Float` holds it with 64 bits: `mantissa` × 2^`exponent`, the highest bit of the mantissa set.
#[derive(Clone, Copy)]
struct Float {
    mantissa: u64,
    exponent: i64,
}

impl Float {
    /// The nearest one, where it can be calculated in 128 bits; the sign does not matter here.
    fn of(number: Number<'_>) -> Option<Self> {
        // 5^27 is the greatest power of five below 2^64.
        const MOST: i64 = 27;
        // As Go does, the digits are rounded before the power of ten is applied.
        let Self { mantissa, exponent } = Self::rounded(digits(number)?, false, 0);
        let power = number.scale().1 - length(number);
        let five = |power: i64| u32::try_from(power).ok().map(|power| 5_u64.pow(power));
        match power {
            0..=MOST => {
                let product = u128::from(mantissa) * u128::from(five(power)?);
                Some(Self::rounded(product, false, exponent + power))
            }
            _ if (-MOST..0).contains(&power) => Some(Self::divided(mantissa, five(-power)?, exponent + power)),
            _ => None,
        }
    }

    /// `one` / `other` × 2^`exponent`.
    fn divided(one: u64, other: u64, exponent: i64) -> Self {
        // One bit more than the quotient needs at least: it says which way to round.
        let shift = one.leading_zeros() + u64::BITS;
        let (numerator, other) = (u128::from(one) << shift, u128::from(other));
        let (quotient, rest) = (numerator / other, numerator % other);
        let next = u128::from(2 * rest >= other);
        let more = !(2 * rest).is_multiple_of(other);
        Self::rounded(quotient << 1 | next, more, exponent - i64::from(shift) - 1)
    }

    /// `value` × 2^`exponent`, rounded to the nearest, of two as near to the even one. `more`: whether it is a little more.
    fn rounded(value: u128, more: bool, exponent: i64) -> Self {
        let bits = u128::BITS - value.leading_zeros();
        let Some(dropped) = bits.checked_sub(u64::BITS).filter(|dropped| *dropped > 0) else {
            let shift = u64::BITS - bits;
            // There is room for all of them.
            return Self {
                mantissa: u64::try_from(value << shift).unwrap_or(u64::MAX),
                exponent: exponent - i64::from(shift),
            };
        };
        let (kept, rest) = (value >> dropped, value & ((1 << dropped) - 1));
        let half = 1 << (dropped - 1);
        let up = rest > half || rest == half && (more || kept & 1 == 1);
        let exponent = exponent + i64::from(dropped);
        match u64::try_from(kept + u128::from(up)) {
            Ok(mantissa) => Self { mantissa, exponent },
            // It was all ones.
            Err(_) => Self { mantissa: 1 << 63, exponent: exponent + 1 },
        }
    }

    fn is_multiple(self, of: Self) -> bool {
        let quotient = Self::divided(self.mantissa, of.mantissa, self.exponent - of.exponent);
        quotient.exponent + i64::from(quotient.mantissa.trailing_zeros()) >= 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Reader, Token};

    fn number(literal: &str) -> Number<'_> {
        let Ok(Some(Token::Number(number))) = Reader::new(literal).next() else { panic!("{literal}") };
        number
    }

    #[test]
    fn numbers_are_in_order() {
        let literals =
            ["-1e400", "-10", "-1.5", "-1", "0", "1e-400", "0.5", "1", "1.0000000000000000000000001", "9", "10", "1e2"];
        for (at, one) in literals.iter().enumerate() {
            for (other_at, other) in literals.iter().enumerate() {
                assert_eq!(compare(number(one), number(other)), at.cmp(&other_at), "{one} {other}");
            }
        }
        assert_eq!(compare(number("-0"), number("0.0")), Ordering::Equal);
        assert_eq!(compare(number("1.0"), number("10e-1")), Ordering::Equal);
    }

    #[test]
    fn multiples_are_exact_or_rounded_as_go_rounds() {
        for (literal, of, exact, rounded) in [
            ("4", "2", true, true),
            ("7", "2", false, false),
            ("0", "3", true, true),
            ("4.5", "1.5", true, true),
            ("0.0075", "0.0001", true, true),
            ("0.00751", "0.0001", false, false),
            ("1e30", "7", false, false),
            ("1e308", "0.5", true, true),
            ("-9", "3", true, true),
            ("3e2", "100", true, true),
            // What Go 1.26 says of these was asked of it.
            ("1.005", "0.001", true, false),
            ("1e22", "0.3", false, true),
            ("18446744073709551617", "2", false, true),
            ("1000000000000000000001", "10", false, true),
            ("99999999999999999999.5", "1", false, true),
            ("19.99", "0.01", true, true),
        ] {
            let [number, of] = [literal, of].map(number);
            assert_eq!(is_multiple(number, of, Dialect::Draft07), exact, "{number:?} {of:?}");
            assert_eq!(is_multiple(number, of, Dialect::Kratos), rounded, "{number:?} {of:?}");
        }
    }
}
