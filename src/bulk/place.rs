//! Where a finding stands in the input: a line, and a column in UTF-16 units, both from 1.

use super::lines;

/// What is known of a block before it is read: all that a worker needs beside its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Start {
    /// What a document's block begins in, as a number ([`super::document::State`]).
    pub(crate) state: u32,
    /// How many UTF-16 units stand before the block in its first line.
    pub(crate) column: usize,
    /// How many line feeds stand before the block, behind the one before it: those of a header, or of what was dropped.
    pub(crate) lines: usize,
    /// How many bytes of the first record were dropped, for it is too long.
    pub(crate) dropped: usize,
    /// Where the first record ends, if some of it was dropped.
    pub(crate) first: usize,
}

/// A record in a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Byte offsets in the block.
    pub(super) from: usize,
    pub(super) to: usize,
    /// How many line feeds stand before it in the block, and where its first line begins.
    pub(super) line: usize,
    pub(super) line_start: usize,
    pub(super) fate: Fate,
}

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is read.
    Read,
    /// It has so many bytes, which is too many.
    TooLong(usize),
    /// It stands where no record can, or is not ended: what was expected instead, at its beginning or its end.
    Unexpected(&'static str),
    Unended(&'static str),
}

/// Counts lines from one record to the next.
#[derive(Default)]
pub(super) struct Cursor {
    at: usize,
    line: usize,
    line_start: usize,
}

impl Cursor {
    pub(super) const fn new(lines: usize) -> Self {
        Self { at: 0, line: lines, line_start: 0 }
    }

    /// Goes to an offset: the line there, and where it begins.
    pub(super) fn go(&mut self, block: &[u8], to: usize) -> (usize, usize) {
        let passed = &block[self.at..to];
        if let Some(last) = memchr::memrchr(b'\n', passed) {
            self.line += lines::count(passed);
            self.line_start = self.at + last + 1;
        }
        self.at = to;
        (self.line, self.line_start)
    }
}

/// Line and column of what stands at an offset in a text of its own.
pub(super) fn place_in(text: &str, offset: usize) -> [usize; 2] {
    let passed = &text.as_bytes()[..offset.min(text.len())];
    let line_start = memchr::memrchr(b'\n', passed).map_or(0, |at| at + 1);
    [lines::count(passed) + 1, units(&passed[line_start..]) + 1]
}

/// How many UTF-16 units these bytes of UTF-8 have. A byte order mark in front counts as none.
pub(super) fn units(bytes: &[u8]) -> usize {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // Each character has one byte that is no continuation; one of four bytes has two units.
    bytes.iter().map(|byte| usize::from(*byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_those_of_utf_16() {
        for text in ["", "a", "é", "😀", "a😀é\u{200d}"] {
            assert_eq!(units(text.as_bytes()), text.encode_utf16().count(), "{text}");
        }
        assert_eq!(units("\u{feff}a".as_bytes()), 1);
    }
}
