//! Why a pattern is refused: where, and what was expected or is not supported.

use std::error::Error;
use std::fmt;

/// Whose fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The pattern is wrong in its own flavour: its engine refuses it too.
    Syntax,
    /// The pattern may be right in its own flavour, but it cannot be run in linear time, is too large, or would not mean the
    /// same here.
    Unsupported,
}

impl Kind {
    /// `syntax` or `unsupported`.
    ///
    /// ```
    /// use identity_patch::schema::pattern::Kind;
    ///
    /// assert_eq!(Kind::Syntax.name(), "syntax");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Unsupported => "unsupported",
        }
    }
}

/// Why a pattern is refused. It holds nothing of the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// Whether the pattern is wrong, or only not supported.
    pub kind: Kind,
    /// Which character: code points from the start of the pattern, counted from 0.
    pub at: usize,
    /// What was expected there; or what stands there and is not supported.
    pub what: &'static str,
}

impl Refusal {
    pub(super) const fn syntax(at: usize, what: &'static str) -> Self {
        Self { kind: Kind::Syntax, at, what }
    }

    pub(super) const fn unsupported(at: usize, what: &'static str) -> Self {
        Self { kind: Kind::Unsupported, at, what }
    }
}

/// The message: English, lower case, without a final stop. It never contains the pattern.
///
/// ```
/// use identity_patch::schema::pattern::{Flavour, Pattern};
///
/// let refusal = Pattern::new("(a", Flavour::Re2).unwrap_err();
/// assert_eq!(refusal.to_string(), "must have a closing parenthesis at position 2");
/// let refusal = Pattern::new("a(?=b)", Flavour::Ecmascript).unwrap_err();
/// assert_eq!(refusal.to_string(), "must do without look-around: it stands at position 1");
/// ```
impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, at, what } = self;
        match kind {
            Kind::Syntax => write!(formatter, "must have {what} at position {at}"),
            Kind::Unsupported => write!(formatter, "must do without {what}: it stands at position {at}"),
        }
    }
}

impl Error for Refusal {}
