//! The records of a block, by format.

use super::csv;
use super::document::{Scan, State};
use super::place::{Cursor, Fate, Found, Start};
use super::task::Format;
use super::{MAX_RECORD, is_blank, is_space, lines};

/// Finds each record of a block.
pub(super) fn each_record(format: Format, block: &[u8], start: Start, take: &mut dyn FnMut(Found)) {
    match format {
        Format::Ndjson | Format::Lines => each_line(block, start, take),
        Format::Csv(delimiter) => each_row(delimiter, block, start, take),
        Format::Json => each_element(block, start, take),
    }
}

fn fate(length: usize, dropped: usize) -> Fate {
    if length + dropped > MAX_RECORD { Fate::TooLong(length + dropped) } else { Fate::Read }
}

fn each_line(block: &[u8], start: Start, take: &mut dyn FnMut(Found)) {
    let (mut from, mut line, mut dropped) = (0, start.lines, start.dropped);
    while from < block.len() {
        let (end, text) = lines::next(block, from);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        // Most lines begin with what is no white space.
        if !text.first().is_none_or(|byte| is_space(*byte)) || !is_blank(text) {
            let fate = fate(text.len(), std::mem::take(&mut dropped));
            take(Found { from, to: from + text.len(), line, line_start: from, fate });
        }
        from = end;
        line += 1;
    }
}

fn each_row(delimiter: u8, block: &[u8], start: Start, take: &mut dyn FnMut(Found)) {
    let mut rows = csv::Rows::new(delimiter);
    let mut cursor = Cursor::new(start.lines);
    let (mut from, mut end) = (0, start.first);
    while from < block.len() {
        let is_dropped = from == 0 && start.dropped > 0;
        if !is_dropped {
            end = rows.next(block, from).unwrap_or(block.len());
        }
        let raw = &block[from..end];
        let blank = raw.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let text = raw[blank..].trim_ascii_end();
        if !text.is_empty() {
            let at = from + blank;
            let (line, line_start) = cursor.go(block, at);
            let fate = fate(text.len(), if is_dropped { start.dropped } else { 0 });
            take(Found { from: at, to: at + text.len(), line, line_start, fate });
        }
        from = end;
    }
}

fn each_element(block: &[u8], start: Start, take: &mut dyn FnMut(Found)) {
    let mut cursor = Cursor::new(start.lines);
    let mut found = |from: usize, to: usize, fate: Fate| {
        let mark = if from == 0 && block.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let raw = &block[from + mark..to];
        // Where there is nothing, it is missing at the beginning.
        let before = if is_blank(raw) { 0 } else { raw.iter().take_while(|byte| is_space(**byte)).count() };
        let from = from + mark + before;
        let to = from.max(to - raw.iter().rev().take_while(|byte| is_space(**byte)).count());
        let (line, line_start) = cursor.go(block, from);
        take(Found { from, to, line, line_start, fate });
    };
    let (mut from, mut state) = (0, State::of(start.state));
    while matches!(state, State::FirstElements | State::Elements) {
        let dropped = if from == 0 { start.dropped } else { 0 };
        let scanned = if dropped > 0 {
            Some(start.first)
        } else {
            Scan::default().next(&block[from..]).map(|(length, _)| from + length)
        };
        let Some(end) = scanned else {
            return found(from, block.len(), Fate::Unended("a comma or ]"));
        };
        let ends_list = block.get(end - 1) == Some(&b']');
        if !(ends_list && state == State::FirstElements && is_blank(&block[from..end - 1])) {
            found(from, end - 1, fate(end - 1 - from, dropped));
        }
        from = end;
        state = if ends_list { State::After } else { State::Elements };
        if !ends_list && from == block.len() {
            return;
        }
    }
    if state != State::After {
        return found(from, block.len(), fate(block.len() - from, start.dropped));
    }
    if !is_blank(&block[from..]) {
        found(from, block.len(), Fate::Unexpected("the end of the text"));
    }
}
