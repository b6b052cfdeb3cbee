//! `date-time` and `time`; `date` is the field of that name.
//!
//! ```text
//! date-time = full-date "T" full-time
//! full-time = hour ":" minute ":" second [ "." 1*DIGIT ] ( "Z" / ( "+" / "-" ) hour ":" minute )
//! ```
//!
//! Draft-07 means RFC 3339, section 5.6, where the letters have either case and the second is 60 if the minute is the last
//! one of a day in UTC: a leap second, appendix D. On which days there was one, no table here tells.
//!
//! Kratos parses with the layouts `time.RFC3339` and `time.RFC3339Nano` of Go, and `time` with what stands behind their `T`.
//! By `time.Parse` (package time, `format.go`) the hour may have one digit, a comma may begin the fraction, an offset may be
//! of 24 hours or 60 minutes, and no second is 60.

use crate::field::date;

/// How a time may be written.
struct Layout {
    /// The fewest digits of the hour.
    hour_digits: usize,
    /// What begins a fraction.
    points: &'static [u8],
    /// The last second.
    last_second: u16,
    /// The last hour and minute of an offset.
    last_offset: [u16; 2],
    /// Whether a small letter is as good.
    any_case: bool,
}

const GO: Layout = Layout { hour_digits: 1, points: b".,", last_second: 59, last_offset: [24, 60], any_case: false };
const RFC_3339: Layout =
    Layout { hour_digits: 2, points: b".", last_second: 60, last_offset: [23, 59], any_case: true };

/// The last minute of a day.
const LAST_MINUTE: i32 = 24 * 60 - 1;

/// Whether Go reads `text` as a date and time.
pub(super) fn is_go_date_time(text: &str) -> bool {
    text.split_once('T').is_some_and(|(day, time)| date::is(day) && is_go_time(time))
}

/// Whether Go reads `text` as a time with an offset.
pub(super) fn is_go_time(text: &str) -> bool {
    GO.read(text.as_bytes()).is_some()
}

/// Whether `text` is a date and time.
pub(super) fn is_date_time(text: &str) -> bool {
    text.split_once(['T', 't']).is_some_and(|(day, time)| date::is(day) && is_time(time))
}

/// Whether `text` is a time with an offset.
pub(super) fn is_time(text: &str) -> bool {
    RFC_3339.read(text.as_bytes()).is_some()
}

impl Layout {
    /// Reads a time. `None` if `text` is none.
    fn read(&self, text: &[u8]) -> Option<()> {
        let (hour, rest) = number(text, self.hour_digits, 23)?;
        let (minute, rest) = number(behind(rest, b":")?, 2, 59)?;
        let (second, rest) = number(behind(rest, b":")?, 2, self.last_second)?;
        let offset = self.read_offset(self.behind_fraction(rest))?;
        let minute_of_day = (minutes(hour, minute) - offset).rem_euclid(LAST_MINUTE + 1);
        (second < 60 || minute_of_day == LAST_MINUTE).then_some(())
    }

    /// What stands behind the fraction, if there is one.
    fn behind_fraction<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        let Some(fraction) = behind(text, self.points) else { return text };
        match fraction.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(fraction.len()) {
            0 => text,
            digits => &fraction[digits..],
        }
    }

    /// The offset from UTC in minutes.
    fn read_offset(&self, text: &[u8]) -> Option<i32> {
        if text == b"Z" || self.any_case && text == b"z" {
            return Some(0);
        }
        let [last_hour, last_minute] = self.last_offset;
        let (hour, rest) = number(behind(text, b"+-")?, 2, last_hour)?;
        let (minute, rest) = number(behind(rest, b":")?, 2, last_minute)?;
        let offset = minutes(hour, minute);
        rest.is_empty().then_some(if text.starts_with(b"-") { -offset } else { offset })
    }
}

fn minutes(hour: u16, minute: u16) -> i32 {
    i32::from(hour * 60 + minute)
}

/// What stands behind one of these bytes.
fn behind<'a>(text: &'a [u8], bytes: &[u8]) -> Option<&'a [u8]> {
    text.split_first().filter(|(first, _)| bytes.contains(first)).map(|(_, rest)| rest)
}

/// A number of at most two digits, and what stands behind it.
fn number(text: &[u8], min_digits: usize, max: u16) -> Option<(u16, &[u8])> {
    let digits = text.iter().take(2).take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at_checked(digits).filter(|(digits, _)| digits.len() >= min_digits)?;
    let value = digits.iter().fold(0, |value, digit| value * 10 + u16::from(digit - b'0'));
    (value <= max).then_some((value, rest))
}
