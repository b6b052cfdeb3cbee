//! The bytes that have come in and are not judged yet, and the block of whole records at their beginning.

use super::csv::Rows;
use super::cut::Cutter;
use super::document::{Elements, State};
use super::ends::Ends;
use super::place::{Start, units};
use super::records::each_record;
use super::task::{Format, Task};
use super::{MAX_RECORD, lines};

/// The input, in one buffer: the block, then what is no whole record yet.
pub(crate) struct Input {
    bytes: Vec<u8>,
    /// How many of them have come in, and been looked at.
    filled: usize,
    looked: usize,
    /// The block.
    from: usize,
    end: usize,
    cutter: Cutter,
    format: Format,
    start: Start,
    /// What the next block begins in, once it is known.
    state: Option<State>,
    has_header: bool,
    header: Vec<u8>,
}

impl Input {
    pub(crate) fn new(task: &Task) -> Self {
        let cutter = match task.format {
            Format::Lines | Format::Ndjson => Cutter::Lines,
            Format::Json => Cutter::Document(Elements::new(task.records_are_lists())),
            Format::Csv(delimiter) => Cutter::Rows(Box::new(Rows::new(delimiter))),
        };
        Self {
            bytes: Vec::new(),
            filled: 0,
            looked: 0,
            from: 0,
            end: 0,
            cutter,
            format: task.format,
            start: Start::default(),
            state: None,
            has_header: !matches!(task.format, Format::Csv(_)),
            header: Vec::new(),
        }
    }

    /// Where the next `length` bytes are to be written. The block is forgotten.
    pub(crate) fn room(&mut self, length: usize) -> &mut [u8] {
        self.forget_block();
        let needed = self.filled + length;
        if self.bytes.len() < needed {
            self.bytes.resize(needed, 0);
        }
        &mut self.bytes[self.filled..needed]
    }

    /// So many bytes have been written there. How many bytes of the input the block is that is ready, whole
    /// records or a header alone; or 0.
    pub(crate) fn cut(&mut self, length: usize, is_end: bool) -> usize {
        self.forget_block();
        self.filled = (self.filled + length).min(self.bytes.len());
        if is_end && self.filled == 0 && self.cutter.is_open() {
            // Something has to be missing somewhere.
            self.room(1).fill(b' ');
            self.filled = 1;
        }
        let mut ends = self.cutter.ends(&mut self.bytes[..self.filled], self.looked);
        self.looked = self.filled;
        if is_end && self.filled > ends.map_or(0, |ends| ends.last) {
            ends = Some(Ends::and(ends, self.filled));
        }
        let Some(ends) = ends else {
            if self.filled > MAX_RECORD {
                self.drop_behind();
            }
            return 0;
        };
        self.start.state = self.state.unwrap_or_else(|| self.cutter.first_state()).number();
        self.start.first = ends.first;
        (self.from, self.end) = (0, ends.last);
        if !self.has_header {
            self.take_header();
        }
        self.end.saturating_add(self.start.dropped)
    }

    /// The block.
    pub(crate) fn block(&self) -> (&[u8], Start) {
        (&self.bytes[self.from..self.end], self.start)
    }

    /// The header of CSV, once it has come.
    pub(crate) fn header(&self) -> &[u8] {
        &self.header
    }

    /// Takes a block that was cut elsewhere: so many bytes have been written where there was room.
    pub(crate) fn load(&mut self, length: usize, start: Start) {
        (self.from, self.end, self.filled, self.looked, self.start) = (0, length, length, length, start);
    }

    /// How many lines and records there are in the block.
    pub(crate) fn count(&self) -> [usize; 2] {
        let (block, start) = self.block();
        let mut records = 0;
        each_record(self.format, block, start, &mut |_| records += 1);
        [start.lines + lines::count(block), records]
    }

    /// The first row that is not empty.
    fn take_header(&mut self) {
        let Format::Csv(delimiter) = self.format else { return };
        let block = &self.bytes[..self.end];
        // Empty lines before it are part of it.
        let end = Rows::new(delimiter).next(block, 0).unwrap_or(block.len());
        self.header = block[..end].trim_ascii().to_vec();
        self.start.lines += lines::count(&block[..end]);
        self.start.first = self.start.first.saturating_sub(end);
        self.from = end;
        self.has_header = true;
    }

    /// Forgets the block, and remembers what the next one begins in.
    fn forget_block(&mut self) {
        if self.end == 0 {
            return;
        }
        let (block, start) = self.block();
        let column = match (self.format, memchr::memrchr(b'\n', block)) {
            (Format::Json, Some(at)) => units(&block[at + 1..]),
            (Format::Json, None) => start.column + units(block),
            _ => 0,
        };
        self.start = Start { column, ..Start::default() };
        self.bytes.copy_within(self.end..self.filled, 0);
        self.filled -= self.end;
        self.looked = self.looked.saturating_sub(self.end);
        self.cutter.shift(self.end);
        self.state = self.cutter.state();
        (self.from, self.end) = (0, 0);
        // A record of 16 MiB leaves a large buffer.
        if self.filled < MAX_RECORD / 4 && self.bytes.len() > MAX_RECORD {
            self.bytes.truncate(self.filled);
            self.bytes.shrink_to_fit();
        }
    }

    /// What is behind the first bytes of a record that is too long is not kept.
    fn drop_behind(&mut self) {
        let dropped = &self.bytes[MAX_RECORD + 1..self.filled];
        self.start.dropped = self.start.dropped.saturating_add(dropped.len());
        self.start.lines += lines::count(dropped);
        self.filled = MAX_RECORD + 1;
        self.looked = self.filled;
    }
}
