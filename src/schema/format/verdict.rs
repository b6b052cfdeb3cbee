/// What a format says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// The text has the format.
    Valid,
    /// Only a table that is not here can tell: a telephone number.
    Doubtful,
    /// The text does not have the format.
    Invalid,
}
