//! How large a pattern may be. It comes from whoever wrote the schema, so none of this is left to good will.

/// The most code points in a pattern: our own. The longest published pattern for an e-mail address has some 6,400.
pub(super) const MAX_LENGTH: usize = 10_000;

/// The most levels of groups and classes: our own, for the parser and the compiler of the crate regex recurse, and a thread
/// of 2 MiB has no room for 100 levels in a build without optimization. Go refuses more than 1,000 (`maxHeight`) of what it
/// counts, where each operator is a level (regexp/syntax, parse.go).
pub(super) const MAX_DEPTH: u32 = 40;

/// The most large sets of characters in a pattern: our own. A Unicode property is one; it is some hundred ranges.
pub(super) const MAX_SETS: u32 = 100;

/// How many large sets one counts for that is folded and has many characters: the crate regex folds each of them.
pub(super) const FOLDED_SETS: u32 = 10;

/// From how many characters on a range that is folded counts so.
pub(super) const WIDE: u32 = 10_000;

/// The highest count of a repetition, and the highest product of counts that stand in one another: RE2 and Go, where
/// more is wrong (`kMaxRepeat` in re2/parse.cc; `repeatIsValid` in Go's regexp/syntax, parse.go).
pub(super) const MAX_RE2_REPEAT: u32 = 1000;

/// The highest count of a repetition in the other flavours: our own. RFC and database limits end at 65,535.
pub(super) const MAX_REPEAT: u32 = 65_535;

/// The most bytes of a compiled pattern: our own; the crate regex has 10 MiB unless told. A text of n bytes takes at most n
/// times the states, of which this has room for some 100,000. It is enough for `.{0,5000}` and for `\p{L}{1,200}`.
pub(super) const MAX_COMPILED: usize = 4 << 20;
