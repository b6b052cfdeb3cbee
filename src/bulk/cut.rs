//! Where records end, by format. A cutter looks at each byte once, however the input comes in chunks.

use super::csv::Rows;
use super::document::{Elements, State};
use super::ends::Ends;
use super::lines;

/// How records are told apart.
pub(super) enum Cutter {
    /// One in each line.
    Lines,
    /// One JSON document: a list of records, or a record.
    Document(Elements),
    /// Rows of CSV.
    Rows(Box<Rows>),
}

impl Cutter {
    /// The ends of whole records in `input`, of which the bytes before `from` have been looked at.
    pub(super) fn ends(&mut self, input: &mut [u8], from: usize) -> Option<Ends> {
        match self {
            Self::Lines => lines::ends(input, from),
            Self::Document(elements) => elements.ends(input, from),
            Self::Rows(rows) => rows.ends(input, from),
        }
    }

    /// What a block begins in that begins here, once it is known. Only of a document there is anything to know.
    pub(super) const fn state(&self) -> Option<State> {
        match self {
            Self::Document(elements) => elements.state(),
            Self::Lines | Self::Rows(_) => Some(State::Whole),
        }
    }

    /// What the first block of the input begins in.
    pub(super) const fn first_state(&self) -> State {
        match self {
            Self::Document(elements) => elements.first_state(),
            Self::Lines | Self::Rows(_) => State::Whole,
        }
    }

    /// Whether the input may not end here, though nothing is left of it.
    pub(super) const fn is_open(&self) -> bool {
        matches!(self, Self::Document(elements) if elements.is_open())
    }

    /// The bytes before this offset are gone.
    pub(super) const fn shift(&mut self, by: usize) {
        if let Self::Document(elements) = self {
            elements.shift(by);
        }
    }
}
