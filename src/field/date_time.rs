//! A date and time of RFC 3339, section 5.6, as servers answer it: `T` and `Z` in upper case and no
//! leap second, which is what Go's `time.Time` and Java's `Instant` write. No draft
//! has one of its own kind, so it is not among the field types.
//!
//! ```text
//! date-time    = full-date "T" full-time
//! full-time    = time-hour ":" time-minute ":" time-second [ "." 1*DIGIT ] time-offset
//! time-offset  = "Z" / ( "+" / "-" ) time-hour ":" time-minute
//! ```

use super::date;
use crate::report::{Fault, shared};
use crate::table::Field;

/// A date and time in an answer.
pub(crate) static FIELD: Field =
    Field::text(
        "date_time",
        |text, _| if is_date_time(text) { Ok(()) } else { Err(Fault::new(&shared::DATE_AND_TIME)) },
    );

/// Whether `text` is a date and time.
pub(crate) fn is_date_time(text: &str) -> bool {
    text.split_once('T').is_some_and(|(day, time)| date::is(day) && is_time(time.as_bytes()))
}

fn is_time(time: &[u8]) -> bool {
    let two = |at: usize, max: u8| match time.get(at..at + 2) {
        Some([tens @ b'0'..=b'9', ones @ b'0'..=b'9']) => (tens - b'0') * 10 + (ones - b'0') <= max,
        _ => false,
    };
    let colon = |at: usize| time.get(at) == Some(&b':');
    if !(two(0, 23) && colon(2) && two(3, 59) && colon(5) && two(6, 59)) {
        return false;
    }
    let mut at = 8;
    if time.get(at) == Some(&b'.') {
        let digits = time[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return false;
        }
        at += 1 + digits;
    }
    match time.get(at) {
        Some(b'Z') => time.len() == at + 1,
        Some(b'+' | b'-') => two(at + 1, 23) && colon(at + 3) && two(at + 4, 59) && time.len() == at + 6,
        _ => false,
    }
}
