//! A date and time as Go's `time.Time` reads it, and as the server answers it.

use super::codes::DATE_TIME;
use crate::field::date::last_day;
use crate::field::date_time::is_date_time;
use crate::report::Fault;

/// Whether `text` is a date and time.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    if is_date_time(text) { Ok(()) } else { Err(Fault::new(&DATE_TIME)) }
}

/// The same time as the server answers it: in UTC, and without zeros at the end of the fraction. None if `text` is already
/// written so, or if the year would be outside 0000 to 9999.
pub(super) fn utc(text: &str) -> Option<String> {
    check(text).ok()?;
    let number = |from, to| text.get(from..to).and_then(|digits| digits.parse::<u16>().ok()).unwrap_or(0);
    let two = |at| number(at, at + 2);
    let minutes = |at| i32::from(two(at) * 60 + two(at + 3));
    let (seconds, offset) = if let Some(time) = text.strip_suffix('Z') {
        (time.get(17..)?, 0)
    } else {
        let at = text.len() - 6;
        let offset = minutes(at + 1);
        (text.get(17..at)?, if text.as_bytes()[at] == b'-' { -offset } else { offset })
    };
    let minutes = minutes(11) - offset;
    let day = (number(0, 4), two(5), two(8));
    let day = match minutes {
        ..0 => day_before(day)?,
        0..1440 => day,
        _ => day_after(day)?,
    };
    let minutes = minutes.rem_euclid(1440);
    // Go's `time.Time` counts nanoseconds: further digits are cut off.
    let seconds = seconds.get(..seconds.len().min("00.123456789".len()))?;
    let seconds = if seconds.len() > 2 { seconds.trim_end_matches('0').trim_end_matches('.') } else { seconds };
    let time = format!("{}T{:02}:{:02}:{seconds}Z", written(day), minutes / 60, minutes % 60);
    (time != text).then_some(time)
}

/// Year, month and day.
type Day = (u16, u16, u16);

/// The last year that RFC 3339 can write.
const LAST_YEAR: u16 = 9999;

fn day_before((year, month, day): Day) -> Option<Day> {
    match (month, day) {
        (1, 1) => Some((year.checked_sub(1)?, 12, 31)),
        (_, 1) => Some((year, month - 1, last_day(year, month - 1))),
        _ => Some((year, month, day - 1)),
    }
}

fn day_after((year, month, day): Day) -> Option<Day> {
    match (month, day) {
        _ if day < last_day(year, month) => Some((year, month, day + 1)),
        (12, _) => (year < LAST_YEAR).then_some((year + 1, 1, 1)),
        _ => Some((year, month + 1, 1)),
    }
}

fn written((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_rfc_3339() {
        for text in ["2020-01-02T03:04:05Z", "2020-02-29T23:59:59.123456789+02:00", "0000-01-01T00:00:00.0-00:00"] {
            assert!(check(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "2020-01-02",
            "2020-01-02 03:04:05Z",
            "2020-01-02t03:04:05Z",
            "2020-01-02T03:04:05z",
            "2020-01-02T03:04:05",
            "2020-01-02T03:04Z",
            "2020-01-02T24:00:00Z",
            "2020-01-02T23:59:60Z",
            "2020-01-02T03:04:05.Z",
            "2020-01-02T03:04:05,1Z",
            "2020-01-02T03:04:05+0200",
            "2020-01-02T03:04:05+02:60",
            "2023-02-29T03:04:05Z",
            "2020-01-02T03:04:05Z ",
            "2020-01-02T03:04:05+2:00",
        ] {
            assert_eq!(check(text).map_err(|fault| fault.code.id), Err("kratos_date_time"), "{text}");
        }
    }

    #[test]
    fn moments_are_written_in_utc() {
        for (text, utc) in [
            ("2020-01-02T03:04:05Z", None),
            ("2020-01-02T03:04:05.123Z", None),
            ("2020-01-02T03:04:05.1234567891239Z", Some("2020-01-02T03:04:05.123456789Z")),
            ("2020-01-02T03:04:05.1234567809Z", Some("2020-01-02T03:04:05.12345678Z")),
            ("2020-01-02T03:04:05+02:00", Some("2020-01-02T01:04:05Z")),
            ("2020-01-02T03:04:05.120-00:30", Some("2020-01-02T03:34:05.12Z")),
            ("2020-01-02T03:04:00.000+00:00", Some("2020-01-02T03:04:00Z")),
            ("2020-03-01T00:30:00+01:00", Some("2020-02-29T23:30:00Z")),
            ("2021-05-01T00:30:00+01:00", Some("2021-04-30T23:30:00Z")),
            ("2021-01-01T00:00:00+00:01", Some("2020-12-31T23:59:00Z")),
            ("2020-02-28T23:00:00-23:59", Some("2020-02-29T22:59:00Z")),
            ("2020-12-31T23:59:59-00:01", Some("2021-01-01T00:00:59Z")),
            ("0000-01-01T00:00:00+01:00", None),
            ("9999-12-31T23:59:59-01:00", None),
        ] {
            assert_eq!(super::utc(text).as_deref(), utc, "{text}");
        }
    }
}
