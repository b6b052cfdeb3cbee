//! A number of JSON text (RFC 8259, section 6), exact whatever its size.

/// A number of JSON text, as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Number<'a>(pub(super) &'a str);

impl<'a> Number<'a> {
    /// A number that has been read before, as it was written.
    #[cfg(feature = "schemas")]
    pub(crate) const fn written(literal: &'a str) -> Self {
        Self(literal)
    }

    /// The literal.
    ///
    /// ```
    /// use identity_patch::json::{Reader, Token};
    ///
    /// assert!(matches!(Reader::new("1.0e2").next(), Ok(Some(Token::Number(number))) if number.literal() == "1.0e2"));
    /// ```
    #[must_use]
    pub const fn literal(self) -> &'a str {
        self.0
    }

    /// The number, where it is an integer mathematically (`5.0`, `1e2`). One beyond 18 digits reads as
    /// [`i64::MAX`] or [`i64::MIN`].
    ///
    /// ```
    /// # use identity_patch::json::{Reader, Token};
    /// let Ok(Some(Token::Number(number))) = Reader::new("1.20e1").next() else { unreachable!() };
    /// assert_eq!(number.integer(), Some(12));
    /// ```
    #[must_use]
    pub fn integer(self) -> Option<i64> {
        let number = Decimal::new(self.0);
        let count = number.significant().count();
        if count == 0 {
            return Some(0);
        }
        // How many digits stand before the point.
        let whole = difference(number.exponent, (1, b"")).map(|power| number.shift.saturating_add(power));
        let Some(whole @ 0..=18) = whole else {
            let small = whole.map_or(number.exponent.0 < 0, |whole| whole < 0);
            return (!small).then_some(if number.negative { i64::MIN } else { i64::MAX });
        };
        let whole = usize::try_from(whole).unwrap_or(0);
        let digits = number.significant().chain(std::iter::repeat(b'0')).take(whole);
        let value = digits.fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
        (count <= whole).then_some(if number.negative { -value } else { value })
    }

    /// Whether it loses digits as a double, as JavaScript and most servers read it: it is greater than all doubles, or it was
    /// a double already (`from_object`) and stands for one of several integers.
    pub(crate) fn is_inexact(self, from_object: bool) -> bool {
        self.large_double().is_some_and(|double| from_object || double.is_infinite())
    }

    /// Whether two numbers are the same, however they are written.
    ///
    /// ```
    /// use identity_patch::json::{Reader, Token};
    ///
    /// let [one, other] = ["100", "1.0e2"].map(|text| Reader::new(text).next());
    /// assert!(matches!((one, other), (Ok(Some(Token::Number(one))), Ok(Some(Token::Number(other)))) if one.same(other)));
    /// ```
    #[must_use]
    pub fn same(self, other: Self) -> bool {
        if self.0 == other.0 {
            return true;
        }
        let [one, other] = [self, other].map(|number| Decimal::new(number.0));
        one.significant().eq(other.significant())
            && (one.digits.is_empty()
                || one.negative == other.negative
                    && difference(one.exponent, other.exponent) == Some(other.shift - one.shift))
    }

    /// The double nearest to it, if that is beyond 2^53 − 1: there a double can stand for several integers.
    fn large_double(self) -> Option<f64> {
        // A literal without an exponent is below 10 to the power of its length.
        if self.0.len() <= EXACT_DIGITS && !self.0.contains(['e', 'E']) {
            return None;
        }
        self.0.parse::<f64>().ok().filter(|double| double.abs() > MAX_SAFE_INTEGER)
    }

    /// The bits of the double nearest to it, if that is beyond 2^53 − 1.
    pub(crate) fn rounded(self) -> Option<u64> {
        self.large_double().map(f64::to_bits)
    }

    /// Whether two numbers are the same where doubles tell them apart: those beyond 2^53 − 1 as doubles, others exactly.
    pub(crate) fn same_as_double(self, other: Self) -> bool {
        self.same(other) || self.rounded().is_some_and(|rounded| other.rounded() == Some(rounded))
    }

    /// Its sign, and the power of ten behind its first digit: with the digits, what makes it the same as another.
    pub(crate) fn scale(self) -> (bool, i64) {
        let number = Decimal::new(self.0);
        if number.digits.is_empty() {
            return (false, 0);
        }
        let power = difference(number.exponent, (1, b"")).unwrap_or(i64::MAX);
        (number.negative, number.shift.saturating_add(power))
    }

    /// Its digits without the zeros around them.
    pub(crate) fn significant(self) -> impl Iterator<Item = u8> {
        Decimal::new(self.0).significant()
    }
}

/// An integer of this many decimal digits or fewer is below 2^53 (C's `DBL_DIG`).
const EXACT_DIGITS: usize = 15;

/// 2^53 − 1, the greatest integer up to which every one has a double of its own (ECMA-262, `Number.MAX_SAFE_INTEGER`).
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// A number, exact whatever its size: 0.(digits) × 10^(shift + exponent).
struct Decimal<'a> {
    negative: bool,
    /// From the first digit that is not 0 to the last, a point perhaps among them.
    digits: &'a [u8],
    shift: i64,
    /// Its sign, and its digits without zeros in front.
    exponent: (i64, &'a [u8]),
}

impl<'a> Decimal<'a> {
    fn new(literal: &'a str) -> Self {
        let (mantissa, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, ""));
        let mantissa = mantissa.as_bytes();
        let is_significant = |byte: &u8| matches!(byte, b'1'..=b'9');
        let first = mantissa.iter().position(is_significant).unwrap_or(mantissa.len());
        let end = mantissa.iter().rposition(is_significant).map_or(first, |last| last + 1);
        let point = mantissa.iter().position(|byte| *byte == b'.').unwrap_or(mantissa.len());
        let shift = 0_i64.saturating_add_unsigned(point as u64).saturating_sub_unsigned(first as u64);
        let (sign, power) = match exponent.as_bytes() {
            [b'-', power @ ..] => (-1, power),
            [b'+', power @ ..] | power => (1, power),
        };
        let leading = power.iter().take_while(|digit| **digit == b'0').count();
        Self {
            negative: literal.starts_with('-'),
            digits: &mantissa[first..end],
            // The point itself is no digit.
            shift: shift + i64::from(first > point),
            exponent: (sign, &power[leading..]),
        }
    }

    fn significant(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.digits.iter().copied().filter(|byte| *byte != b'.')
    }
}

/// One exponent less the other, exactly, as long as they may be; `None` where it is more than any text has digits.
fn difference(one: (i64, &[u8]), other: (i64, &[u8])) -> Option<i64> {
    let digit = |(sign, digits): (i64, &[u8]), place: usize| {
        digits.len().checked_sub(place + 1).map_or(0, |at| sign * i64::from(digits[at] - b'0'))
    };
    (0..one.1.len().max(other.1.len())).rev().try_fold(0, |difference: i64, place| {
        let next = difference * 10 + digit(one, place) - digit(other, place);
        // What the lower places add is less than 20, so that a large difference only grows.
        (next.abs() < 1 << 50).then_some(next)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_read_mathematically() {
        for (literal, integer) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("0.000", Some(0)),
            ("0e99999999999", Some(0)),
            ("5", Some(5)),
            ("5.0", Some(5)),
            ("5.5", None),
            ("-12", Some(-12)),
            ("1e2", Some(100)),
            ("1E+02", Some(100)),
            ("1.20e1", Some(12)),
            ("1.25e1", None),
            ("1200e-2", Some(12)),
            ("1200e-3", None),
            ("10.5e-1", None),
            ("100.0e-2", Some(1)),
            ("999999999999999999", Some(999_999_999_999_999_999)),
            ("9999999999999999999", Some(i64::MAX)),
            ("-1e999999999999", Some(i64::MIN)),
            ("1e-999999999999", None),
            ("1000000000000000000000e-18", Some(1000)),
        ] {
            assert_eq!(Number(literal).integer(), integer, "{literal}");
        }
    }

    #[test]
    fn numbers_beyond_the_exact_integers_are_rounded() {
        for literal in ["9007199254740992", "-9007199254740993.1", "1e16", "123456789012345678901234e-3", "1e309"] {
            assert!(Number(literal).rounded().is_some(), "{literal}");
        }
        for literal in ["0", "0e99", "9007199254740991", "-900719925474099.1e1", "1e15", "1e-400"] {
            assert_eq!(Number(literal).rounded(), None, "{literal}");
        }
        assert!(Number("9007199254740992").same_as_double(Number("9007199254740993")));
        assert!(!Number("9007199254740991").same_as_double(Number("9007199254740992")));
    }
}
