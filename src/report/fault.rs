//! The result of checking one text: which rule is broken, where in the text, and the limit that was exceeded.
//!
//! A [`Fault`] is a few machine words. It has no path, no severity and no language, and does not hold the text.

use std::error::Error;
use std::fmt;

use super::code::Code;
use super::params::{Counts, Expected, Params, Unit};

/// One broken rule in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The rule.
    pub code: &'static Code,
    /// Byte offset in the text, at a character boundary.
    pub at: Option<usize>,
    /// The limit that was exceeded.
    pub limit: Option<i64>,
    /// What `limit` and `actual` count.
    pub unit: Option<Unit>,
    /// A length or a count, never content.
    pub actual: Option<usize>,
    /// What was expected.
    pub expected: Option<Expected>,
}

impl Fault {
    /// A fault with nothing but its rule.
    #[must_use]
    pub(crate) const fn new(code: &'static Code) -> Self {
        Self { code, at: None, limit: None, unit: None, actual: None, expected: None }
    }

    /// The byte offset of what is wrong.
    #[must_use]
    pub(crate) const fn at(mut self, at: usize) -> Self {
        self.at = Some(at);
        self
    }

    /// The limit, its unit, and the length or count that exceeded it.
    #[must_use]
    #[expect(clippy::cast_possible_wrap, reason = "no limit of a table is beyond i64")]
    pub(crate) const fn limit(mut self, limit: usize, unit: Unit, actual: usize) -> Self {
        self.limit = Some(limit as i64);
        self.unit = Some(unit);
        self.actual = Some(actual);
        self
    }

    /// The limit of a number.
    #[must_use]
    pub(crate) const fn bound(mut self, limit: i64) -> Self {
        self.limit = Some(limit);
        self
    }

    /// What was expected.
    #[must_use]
    pub(crate) const fn expected(mut self, expected: &'static str) -> Self {
        self.expected = Some(Expected::One(expected));
        self
    }

    /// The lengths or counts that were expected, bit n for n; and what was there instead.
    #[must_use]
    pub(crate) const fn counts(mut self, expected: u16, unit: Unit, actual: usize) -> Self {
        self.expected = Some(Expected::Counts(Counts(expected)));
        self.unit = Some(unit);
        self.actual = Some(actual);
        self
    }

    /// The parameters of the message. `text` is the text that was checked: `at` counts its UTF-16 units.
    pub(super) fn params(&self, text: &str) -> Params {
        Params {
            limit: self.limit,
            unit: self.unit.map(Unit::name),
            actual: self.actual,
            at: self.at.map(|at| text.get(..at).map_or(at, |before| Unit::Utf16.of(before))),
            expected: self.expected,
            ..Params::default()
        }
    }
}

/// The message: English, lower case, without a final stop. It says what is expected, and never contains the value.
///
/// ```
/// use identity_patch::field::phone;
///
/// let fault = phone::check("12345678901").unwrap_err();
/// assert_eq!(fault.to_string(), "must begin with + and the country calling code, such as +49");
/// ```
impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.params("").fill(self.code.text))
    }
}

impl Error for Fault {}

/// Receives the warnings about one text.
pub(crate) type Sink<'a> = &'a mut dyn FnMut(Fault);
