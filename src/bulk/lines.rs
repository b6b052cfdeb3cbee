//! Records that have a line each.

use memchr::{memchr, memrchr};

use super::ends::Ends;

/// The ends of lines behind `from`.
pub(super) fn ends(input: &[u8], from: usize) -> Option<Ends> {
    let new = input.get(from..)?;
    let last = from + memrchr(b'\n', new)? + 1;
    let first = from + memchr(b'\n', new)? + 1;
    Some(Ends { first, last })
}

/// The end of the line at `from`, behind its line feed, and what stands before it.
pub(super) fn next(block: &[u8], from: usize) -> (usize, &[u8]) {
    let rest = block.get(from..).unwrap_or_default();
    match memchr(b'\n', rest) {
        Some(length) => (from + length + 1, &rest[..length]),
        None => (block.len(), rest),
    }
}

/// How many line feeds there are.
pub(super) fn count(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}
