//! `date-time` and `time`; `date` is the field of that name.
//!
//! ```text
//! date-time = full-date "T" full-time
//! full-time = hour ":" minute ":" second [ "." 1*DIGIT ] ( "Z" / ( "+" / "-" ) hour ":" minute )
//! ```
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
    /// The last hour and minute of an offset.
    last_offset: [u16; 2],
}

const GO: Layout = Layout { hour_digits: 1, points: b".,", last_offset: [24, 60] };

/// Whether Go reads `text` as a date and time.
pub(super) fn is_go_date_time(text: &str) -> bool {
    text.split_once('T').is_some_and(|(day, time)| date::is(day) && is_go_time(time))
}

/// Whether Go reads `text` as a time with an offset.
pub(super) fn is_go_time(text: &str) -> bool {
    GO.read(text.as_bytes()).is_some()
}

impl Layout {
    /// Reads a time. `None` if `text` is none.
    fn read(&self, text: &[u8]) -> Option<()> {
        let (_, rest) = number(text, self.hour_digits, 23)?;
        let (_, rest) = number(behind(rest, b":")?, 2, 59)?;
        let (_, rest) = number(behind(rest, b":")?, 2, 59)?;
        self.read_offset(self.behind_fraction(rest))
    }

    /// What stands behind the fraction, if there is one.
    fn behind_fraction<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        let Some(fraction) = behind(text, self.points) else { return text };
        match fraction.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(fraction.len()) {
            0 => text,
            digits => &fraction[digits..],
        }
    }

    fn read_offset(&self, text: &[u8]) -> Option<()> {
        if text == b"Z" {
            return Some(());
        }
        let [last_hour, last_minute] = self.last_offset;
        let (_, rest) = number(behind(text, b"+-")?, 2, last_hour)?;
        let (_, rest) = number(behind(rest, b":")?, 2, last_minute)?;
        rest.is_empty().then_some(())
    }
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
