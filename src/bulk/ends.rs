//! Where records end.

/// The ends of records among the bytes that were looked at last, as offsets in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Ends {
    /// `found` with one more end behind it.
    pub(super) fn and(found: Option<Self>, end: usize) -> Self {
        Self { first: found.map_or(end, |ends| ends.first), last: end }
    }
}
