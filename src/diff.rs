//! Before and after become a draft: the smallest one that turns the one into the other.

use crate::issue::Report;

/// The edit that lies between two answers, as a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The draft as compact JSON: what could be expressed.
    pub draft: String,
    /// Whether it changes anything.
    pub changed: bool,
    /// What could not be expressed, and what is doubtful. Its paths are those of the edited document.
    pub report: Report,
}
