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
pub static FORM: Code = code("date_form", "must have the form YYYY-MM-DD, with two digits for month and day");
/// Something follows the date.
pub static TIME: Code = code("date_time", "must be a date alone, without a time of day");
/// No such month.
pub static MONTH: Code = code("date_month", "must have a month from 01 to 12");
/// No such day in that month of that year.
pub static DAY: Code = code("date_day", "must have a day from 01 to {limit} in that month");

/// `date`
pub static FIELD: Field =
    Field::text("date", |text, _| check(text)).judges(|text, _| Verdict::accepted_if(is(text))).doc(Doc {
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
            invalid("2024-1-1", Fault::new(&FORM).at(6)),
            invalid("2024/01/01", Fault::new(&FORM).at(4)),
            invalid("20240101", Fault::new(&FORM).at(4)),
            invalid("2024-01", Fault::new(&FORM).at(7)),
            invalid("-2024-01-01", Fault::new(&FORM).at(0)),
            invalid("12024-01-01", Fault::new(&FORM).at(4)),
            invalid("2024-01-01T00:00:00Z", Fault::new(&TIME).at(10)),
            invalid("2024-01-011", Fault::new(&FORM).at(10)),
            invalid(" 2024-01-01", Fault::new(&shared::EDGE_SPACE).at(0)).suggests("2024-01-01"),
            invalid("2024-01-01\n", Fault::new(&shared::EDGE_SPACE).at(10)).suggests("2024-01-01"),
            invalid("2024-01-0\u{0}", Fault::new(&shared::CONTROL_CHARACTER).at(9)),
            invalid("２024-01-01", Fault::new(&shared::LOOK_ALIKE).at(0)).suggests("2024-01-01"),
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
/// `date_form` `date_time` `date_month` `date_day` `empty` `edge_space` `control_character` `look_alike`
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
const fn last_day(year: u16, month: u16) -> u16 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
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
