//! A calendar date, RFC 3339, section 5.6, on the proleptic Gregorian calendar:
//!
//! ```text
//! full-date     = date-fullyear "-" date-month "-" date-mday
//! date-fullyear = 4DIGIT
//! date-month    = 2DIGIT  ; 01-12
//! date-mday     = 2DIGIT  ; 01-28, 01-29, 01-30, 01-31 based on month/year
//! ```

use super::fixed;
use crate::report::{Code, Fault, code, shared};
use crate::table::{Doc, Field, Verdict, invalid, valid};

/// Not of the form `YYYY-MM-DD`.
pub static FORM: Code =
    code("date_form", "must be written as year-month-day with 4, 2 and 2 digits, such as 2007-12-20");
/// Something follows the date.
pub static TIME: Code = code("date_time", "must be the date alone, without a time of day");
/// No such month.
pub static MONTH: Code = code("date_month", "must have a month from 01 to 12");
/// No such day in that month of that year.
pub static DAY: Code = code("date_day", "must have a day from 01 to {limit} in that month");

/// `date`
pub static FIELD: Field = Field::text("date", |text, _| check(text))
    .judges(|text, _| Verdict::accepted_if(is(text)))
    .suggests(|text, _| suggest(text))
    .doc(Doc {
        about: "a calendar date, YYYY-MM-DD, years 0000 to 9999",
        sources: &["RFC 3339, section 5.6: full-date", "BioT: “A UTC date in the ISO-8601 format”, 2007-12-20"],
        codes: &[&FORM, &TIME, &MONTH, &DAY],
        examples: &[
            valid("2007-12-20"),
            valid("0000-02-29"),
            valid("9999-12-31"),
            valid("2000-02-29"),
            valid("2024-02-29"),
            invalid("", Fault::new(&shared::EMPTY)),
            invalid("1900-02-29", Fault::new(&DAY).at(8).bound(28)),
            invalid("2023-02-29", Fault::new(&DAY).at(8).bound(28)),
            invalid("2024-02-30", Fault::new(&DAY).at(8).bound(29)),
            invalid("2023-06-31", Fault::new(&DAY).at(8).bound(30)),
            invalid("2023-12-32", Fault::new(&DAY).at(8).bound(31)),
            invalid("2023-12-00", Fault::new(&DAY).at(8).bound(31)),
            invalid("2023-00-10", Fault::new(&MONTH).at(5)),
            invalid("2023-13-10", Fault::new(&MONTH).at(5)),
            invalid("2024-1-1", Fault::new(&FORM).at(6)).suggests("2024-01-01"),
            invalid("2024/01/01", Fault::new(&FORM).at(4)).suggests("2024-01-01"),
            invalid("2024. 1. 1.", Fault::new(&FORM).at(4)).suggests("2024-01-01"),
            invalid("2024 01 01", Fault::new(&FORM).at(4)),
            invalid("2024/01-01", Fault::new(&FORM).at(4)),
            invalid("20240101", Fault::new(&FORM).at(4)).suggests("2024-01-01"),
            invalid("20071320", Fault::new(&FORM).at(4)),
            invalid("20122007", Fault::new(&FORM).at(4)),
            invalid("20/12/2007", Fault::new(&FORM).at(2)).suggests("2007-12-20"),
            invalid("20.12.2007", Fault::new(&FORM).at(2)).suggests("2007-12-20"),
            invalid("20-12-2007", Fault::new(&FORM).at(2)).suggests("2007-12-20"),
            invalid("1.1.2024", Fault::new(&FORM).at(1)).suggests("2024-01-01"),
            // Month first, or either.
            invalid("12/20/2007", Fault::new(&FORM).at(2)),
            invalid("01/02/2007", Fault::new(&FORM).at(2)),
            invalid("30/02/2007", Fault::new(&FORM).at(2)),
            invalid("1/1/24", Fault::new(&FORM).at(1)),
            invalid("20 Dec 2007", Fault::new(&FORM).at(2)),
            // With a time.
            invalid("2007-12-20T23:59:59.999", Fault::new(&TIME).at(10)).suggests("2007-12-20"),
            invalid("2007-12-20 0:00", Fault::new(&TIME).at(10)).suggests("2007-12-20"),
            invalid("20/12/2007, 12:00:00 AM", Fault::new(&FORM).at(2)).suggests("2007-12-20"),
            invalid("2007-12-20T24:00", Fault::new(&TIME).at(10)),
            invalid("2007-12-20T00:00:00+01:00", Fault::new(&TIME).at(10)),
            invalid("2007-12-20T00:00 UTC", Fault::new(&TIME).at(10)),
            invalid("2007-12-20T00", Fault::new(&TIME).at(10)),
            invalid("2024-01", Fault::new(&FORM).at(7)),
            invalid("-2024-01-01", Fault::new(&FORM).at(0)),
            invalid("12024-01-01", Fault::new(&FORM).at(4)),
            invalid("2024-01-01T00:00:00Z", Fault::new(&TIME).at(10)),
            invalid("2024-01-011", Fault::new(&FORM).at(10)),
            invalid("\u{200B} 2024-01-01", Fault::new(&shared::INVISIBLE_CHARACTER).at(0)).suggests("2024-01-01"),
            invalid(" 2024-01-01", Fault::new(&shared::EDGE_SPACE).at(0)).suggests("2024-01-01"),
            invalid("2024-01-01\n", Fault::new(&shared::EDGE_SPACE).at(10)).suggests("2024-01-01"),
            invalid("2024-01-0\u{0}", Fault::new(&shared::CONTROL_CHARACTER).at(9)),
            invalid("２024-01-01", Fault::new(&shared::LOOK_ALIKE).at(0).expected("2")).suggests("2024-01-01"),
        ],
    });

/// Whether `text` is a date.
///
/// ```
/// use identity_patch::field::date;
///
/// assert_eq!(date::check("2023-02-29").unwrap_err().code.id, "date_day");
/// ```
///
/// # Errors
/// `date_form` `date_time` `date_month` `date_day` `empty` `invisible_character` `edge_space` `control_character` `look_alike`
pub fn check(text: &str) -> Result<(), Fault> {
    let Some((year, month, day)) = numbers(text) else { return Err(misshapen(text)) };
    match last_day(year, month) {
        0 => Err(Fault::new(&MONTH).at(5)),
        last if (1..=last).contains(&day) => Ok(()),
        last => Err(Fault::new(&DAY).at(8).bound(last.into())),
    }
}

/// [`check`] without a reason.
#[must_use]
pub(crate) fn is(text: &str) -> bool {
    numbers(text).is_some_and(|(year, month, day)| (1..=last_day(year, month)).contains(&day))
}

/// Year, month and day, where the text has the form of a date.
fn numbers(text: &str) -> Option<(u16, u16, u16)> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    Some((number(&bytes[..4])?, number(&bytes[5..7])?, number(&bytes[8..])?))
}

fn number(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u16::from(digit - b'0')))
}

/// The last day of a month; 0 where there is no such month.
pub(crate) const fn last_day(year: u16, month: u16) -> u16 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// The date that a text stands for: year, month and day with `-`, `/` or `.` between them, or eight digits; or day, month
/// and year, if the same parts with the month first are no date or the same date. A time without a zone is dropped.
fn suggest(text: &str) -> Option<String> {
    let (date, time) = split_time(text);
    if !time.is_none_or(is_time) {
        return None;
    }
    let [year, month, day] = parts(date)?;
    Some(format!("{year}-{month:0>2}-{day:0>2}"))
}

/// Splits a text into the date and the time: at a `T`, or at the last white space before the first colon.
fn split_time(text: &str) -> (&str, Option<&str>) {
    if let Some((date, time)) = text.split_once(['T', 't']) {
        return (date, Some(time));
    }
    let time = text.split_once(':').and_then(|(before, _)| before.rfind(char::is_whitespace));
    let (date, time) = time.map_or((text, None), |at| (&text[..at], Some(text[at..].trim_start())));
    (date.trim_end().trim_end_matches(','), time)
}

/// ```text
/// time   = hour ":" 2DIGIT [ ":" 2DIGIT [ ( "." / "," ) 1*DIGIT ] ] [ [ " " ] ( "AM" / "PM" ) ]
/// hour   = 1*2DIGIT   ; 0 to 23, or 1 to 12 with AM or PM
/// ```
fn is_time(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let half = upper.strip_suffix("AM").or_else(|| upper.strip_suffix("PM"));
    let hours = if half.is_some() { 1..=12 } else { 0..=23 };
    let mut parts = half.map_or(upper.as_str(), str::trim_end).split(':');
    let (Some(hour), Some(minute), second, None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let (second, fraction) =
        second.map_or(("00", "0"), |second| second.split_once(['.', ',']).unwrap_or((second, "0")));
    let is_sixtieth = |text: &str| text.len() == 2 && digits(text).is_some_and(|value| value < 60);
    matches!(hour.len(), 1 | 2)
        && digits(hour).is_some_and(|hour| hours.contains(&hour))
        && is_sixtieth(minute)
        && is_sixtieth(second)
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits of year, month and day.
fn parts(date: &str) -> Option<[&str; 3]> {
    let Some(separator) = date.chars().find(|character| matches!(character, '-' | '/' | '.')) else {
        return (date.len() == 8).then(|| Some([date.get(..4)?, date.get(4..6)?, date.get(6..)?]))?;
    };
    let mut parts = date.split(separator).map(str::trim);
    let (Some(first), Some(second), Some(third), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    match [first.len(), second.len(), third.len()] {
        [4, 1 | 2, 1 | 2] => Some([first, second, third]),
        [1 | 2, 1 | 2, 4] => {
            let (day, month) = (digits(first)?, digits(second)?);
            // The other order is no date, or the same one.
            (day > 12 || day == month).then_some([third, second, first])
        }
        _ => None,
    }
}

/// Up to four digits as a number.
fn digits(text: &str) -> Option<u16> {
    (1..=4).contains(&text.len()).then(|| number(text.as_bytes()))?
}

fn misshapen(text: &str) -> Fault {
    if let Err(fault) = fixed::form(text) {
        return fault;
    }
    if let Some((date, rest)) = text.split_at_checked(10)
        && rest.starts_with(['T', 't', ' ', 'Z', '+'])
        && check(date).is_ok()
    {
        return Fault::new(&TIME).at(10);
    }
    let fits = |at: usize, character: char| match at {
        4 | 7 => character == '-',
        0..=9 => character.is_ascii_digit(),
        _ => false,
    };
    let at = text.char_indices().find(|(at, character)| !fits(*at, *character)).map_or(text.len(), |(at, _)| at);
    Fault::new(&FORM).at(at)
}
