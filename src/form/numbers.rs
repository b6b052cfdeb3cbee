//! The numbers of a form's inputs: HTML's valid floating-point numbers (HTML, section 2.3.4.3), written as plain JSON.
//!
//! ```text
//! number   = [ "-" ] ( digits | [ digits ] "." digits ) [ ( "e" / "E" ) [ "+" / "-" ] digits ]
//! ```
//!
//! So zeros may stand in front (`060`), the point may come first (`.5`), and there is no plus in front.

/// Zeros that are written out, at most: more than the greatest double has digits (1.8e308).
const MAX_ZEROS: i64 = 400;

/// The same number as plain JSON, with every digit that counts: `100` for `1e2`, `0.5` for `.50`, `0` for `-0`. With an
/// exponent only if it would be very long otherwise. None if the text is not such a number.
pub(super) fn plain(text: &str) -> Option<String> {
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_complete = if mantissa.contains('.') { !fraction.is_empty() } else { !whole.is_empty() };
    if !is_complete || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let power = exponent.map_or(Some(0), parse_exponent)?;
    let all = [whole, fraction].concat();
    let digits = all.trim_start_matches('0');
    let leading = all.len() - digits.len();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some("0".into());
    }
    let count = count_of(digits);
    // Where the point stands, counted from the first digit that is not 0.
    let point = count_of(whole).saturating_sub(i64::try_from(leading).unwrap_or(i64::MAX)).saturating_add(power);
    if point > count.saturating_add(MAX_ZEROS) || point < -MAX_ZEROS {
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let point = if fraction.is_empty() { "" } else { "." };
        return Some([sign, whole, point, fraction, "e", exponent.unwrap_or("0")].concat());
    }
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
    Some(match usize::try_from(point) {
        Ok(at @ 1..) if at < digits.len() => [sign, &digits[..at], ".", &digits[at..]].concat(),
        Ok(1..) => [sign, digits, &zeros(point - count)].concat(),
        _ => [sign, "0.", &zeros(-point), digits].concat(),
    })
}

fn count_of(digits: &str) -> i64 {
    i64::try_from(digits.len()).unwrap_or(i64::MAX)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An exponent; one beyond 64 bits is as good as the greatest.
fn parse_exponent(text: &str) -> Option<i64> {
    let (is_negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if digits.is_empty() || !is_digits(digits) {
        return None;
    }
    let power: i64 = digits.parse().unwrap_or(i64::MAX);
    Some(if is_negative { -power } else { power })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_plainly() {
        for (text, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("000", "0"),
            ("0e9", "0"),
            ("7", "7"),
            ("060", "60"),
            ("-007.50", "-7.5"),
            ("1.0", "1"),
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("00.05", "0.05"),
            ("1e2", "100"),
            ("1E+2", "100"),
            ("1.5e0", "1.5"),
            ("12.5e1", "125"),
            ("12.5e-1", "1.25"),
            ("5e-3", "0.005"),
            ("0.00120e+5", "120"),
            ("2e+21", "2000000000000000000000"),
            ("9007199254740993", "9007199254740993"),
            ("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"),
            ("1e999", "1e999"),
            ("01.50e-999", "1.50e-999"),
            ("1e99999999999999999999", "1e99999999999999999999"),
        ] {
            assert_eq!(plain(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "", "-", "+5", "5.", ".", "e5", "1e", "1e+", "1e5.5", " 1", "1 ", "1,5", "1_000", "0x10", "NaN",
            "Infinity", "--1", "1-", "\u{661}", "1e+-5", "-e1", "1.2.3",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
