//! Rows of CSV (RFC 4180): read by `csv-core`, named by a header, and typed as a form's inputs are.

use std::borrow::Cow;
use std::fmt::Write;

use csv_core::{ReadFieldResult, ReadRecordResult, Reader, ReaderBuilder};

use super::ends::Ends;
use super::task::{Format, Task};
use crate::json::escape;
use crate::report::{Path, Step};

/// Tells rows apart.
pub(super) struct Rows(Reader);

impl Rows {
    pub(super) fn new(delimiter: u8) -> Self {
        Self(reader(delimiter))
    }

    /// The end of the row at `from`, unless it is not there yet.
    pub(super) fn next(&mut self, block: &[u8], from: usize) -> Option<usize> {
        // What the cells hold is of no interest here.
        let (mut text, mut cells) = ([0; 1024], [0; 64]);
        let mut at = from;
        while at < block.len() {
            let (result, read, ..) = self.0.read_record(&block[at..], &mut text, &mut cells);
            at += read;
            if matches!(result, ReadRecordResult::Record) {
                // The reader takes the line feed behind a carriage return for an empty line, which it passes over.
                if block[at - 1] == b'\r' && block.get(at) == Some(&b'\n') {
                    at += self.0.read_record(b"\n", &mut text, &mut cells).1;
                }
                return Some(at);
            }
        }
        None
    }

    /// The ends of rows behind `from`.
    pub(super) fn ends(&mut self, input: &[u8], from: usize) -> Option<Ends> {
        let (mut found, mut at) = (None, from);
        while at < input.len() {
            let Some(end) = self.next(input, at) else { break };
            found = Some(Ends::and(found, end));
            at = end;
        }
        found
    }
}

fn reader(delimiter: u8) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).build()
}

/// A cell of a row.
pub(super) struct Cell {
    /// Its byte offset in the row.
    pub(super) at: usize,
    pub(super) text: String,
    /// Whether it begins with a quote that is closed nowhere.
    pub(super) is_open: bool,
}

/// The cells of one row.
pub(super) fn cells(row: &str, delimiter: u8) -> Vec<Cell> {
    let (mut reader, bytes) = (reader(delimiter), row.as_bytes());
    let (mut cells, mut text) = (Vec::new(), Vec::new());
    let (mut from, mut at) = (0, 0);
    let mut buffer = [0; 1024];
    loop {
        // Nothing more to read says that the row ends.
        let (result, read, written) = reader.read_field(bytes.get(at..).unwrap_or_default(), &mut buffer);
        at += read;
        text.extend_from_slice(&buffer[..written]);
        match result {
            ReadFieldResult::Field { record_end } => {
                let raw = &bytes[from..at];
                let is_open = raw.first() == Some(&b'"') && memchr::memchr_iter(b'"', raw).count() % 2 == 1;
                let whole = String::from_utf8_lossy(&std::mem::take(&mut text)).into_owned();
                cells.push(Cell { at: from, text: whole, is_open });
                from = at;
                if record_end {
                    return cells;
                }
            }
            ReadFieldResult::End => return cells,
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
        }
    }
}

/// The columns that a header names.
#[derive(Default)]
pub(crate) struct Columns {
    names: Vec<String>,
}

impl Columns {
    /// Those that a header names; of other formats none.
    pub(crate) fn of(task: &Task, header: &[u8]) -> Self {
        let Format::Csv(delimiter) = task.format else { return Self::default() };
        let header = String::from_utf8_lossy(header);
        let header = header.strip_prefix(crate::json::BOM).unwrap_or(&header);
        Self { names: cells(header, delimiter).into_iter().map(|cell| cell.text.trim().to_owned()).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// Whether more than one column has this name.
    pub(super) fn is_repeated(&self, name: &str) -> bool {
        self.names.iter().filter(|known| *known == name).count() > 1
    }

    /// A row as a JSON object of texts.
    pub(super) fn object(&self, row: &[Cell]) -> String {
        let json = |text: &str| format!("\"{}\"", escape(&mut text.chars().map(u32::from)));
        let members = self.names.iter().zip(row).map(|(name, cell)| format!("{}:{}", json(name), json(&cell.text)));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }

    /// A row as the entries of a form: a JSON list of names and values. What the task takes out, and an empty cell without a
    /// name, is none.
    pub(super) fn entries(&self, row: &[Cell], task: &Task) -> String {
        let mut entries = String::from("[");
        for (name, cell) in self.names.iter().zip(row) {
            if task.takes_out(name) || name.is_empty() && cell.text.is_empty() {
                continue;
            }
            let [name, text] = [name, &cell.text].map(|text| escape(&mut text.chars().map(u32::from)));
            let comma = if entries.len() > 1 { "," } else { "" };
            // Writing into a String cannot fail.
            let _ = write!(entries, "{comma}[\"{name}\",\"{text}\"]");
        }
        entries.push(']');
        entries
    }

    /// The column that a place in the draft is about: the one that names most of the way to it.
    pub(super) fn about(&self, path: &Path) -> Option<usize> {
        let steps = path.0.iter().map(|step| match step {
            Step::Name(name) => Cow::Borrowed(name.as_str()),
            Step::Index(index) => Cow::Owned(index.to_string()),
        });
        let steps: Vec<_> = steps.collect();
        let is_on_way = |name: &str| {
            let parts: Vec<_> = name.split(['.', '[', ']']).filter(|part| !part.is_empty()).collect();
            (!parts.is_empty()
                && parts.len() <= steps.len()
                && parts.iter().zip(&steps).all(|(part, step)| *part == &**step))
            .then_some(parts.len())
        };
        let on_way = self.names.iter().enumerate().filter_map(|(at, name)| Some((is_on_way(name)?, at)));
        on_way.max_by_key(|(length, _)| *length).map(|(_, at)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_rfc_4180_writes_them() {
        let rows: [(&str, &[&str]); 6] = [
            ("a,b\r\n", &["a", "b"]),
            ("\"a,\"\"b\"\"\",\"c\nd\"\n", &["a,\"b\"", "c\nd"]),
            (",", &["", ""]),
            ("é,\"😀\"", &["é", "😀"]),
            ("a", &["a"]),
            ("a \"b\",c", &["a \"b\"", "c"]),
        ];
        for (row, expected) in rows {
            let found: Vec<_> = cells(row, b',').into_iter().map(|cell| cell.text).collect();
            assert_eq!(found, expected, "{row:?}");
        }
        let long = "x".repeat(5000);
        assert_eq!(cells(&format!("{long},\"{long}\""), b',')[1].text, long);
        assert_eq!(
            cells("ab,\"c", b',').iter().map(|cell| (cell.at, cell.is_open)).collect::<Vec<_>>(),
            [(0, false), (3, true)]
        );
    }

    #[test]
    fn rows_end_where_lines_do_outside_quotes() {
        let text = "a,b\r\n\r\n\"1\n2\",3\nx,\"y\"\"\n\"\n";
        for chunk in 1..=text.len() {
            let (mut rows, mut ends) = (Rows::new(b','), Vec::new());
            for from in (0..text.len()).step_by(chunk) {
                let found = rows.ends(&text.as_bytes()[..(from + chunk).min(text.len())], from);
                ends.extend(found.map(|ends| ends.last));
            }
            assert_eq!(ends.last(), Some(&text.len()), "{chunk}");
            assert!(ends.iter().all(|end| [4, 5, 15, 16, text.len()].contains(end)), "{ends:?} {chunk}");
        }
    }
}
