//! What leaves: bytes of JSON text, and numbers.

use serde::Serialize;

use crate::report::Issue;
use crate::table::Request;

/// What was found and made of one block.
#[derive(Default)]
pub(crate) struct Output {
    /// A line of JSON for each record of which there is something to say, where it is wanted.
    pub(crate) results: Vec<u8>,
    /// A line of JSON for each request, or draft.
    pub(crate) requests: Vec<u8>,
    /// The records without an error, as they came.
    pub(crate) valid: Vec<u8>,
    /// The others.
    pub(crate) invalid: Vec<u8>,
    pub(crate) lines: usize,
    pub(crate) records: usize,
    pub(crate) ok: usize,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    /// Edits that change nothing.
    pub(crate) unchanged: usize,
    /// Records before the line at which the task begins: they are not among `records`.
    pub(crate) skipped: usize,
    /// Invalid records that are not among `invalid`: they are too long to be kept.
    pub(crate) left_out: usize,
}

/// Which records have a line in the results: those with errors, those with warnings.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) errors: bool,
    pub(crate) warnings: bool,
}

/// One line of the results.
#[derive(Serialize)]
pub(super) struct Verdict<'a> {
    pub(super) record: usize,
    pub(super) line: usize,
    pub(super) ok: bool,
    pub(super) issues: &'a [Issue],
    pub(super) warnings: &'a [Issue],
    pub(super) truncated: bool,
    /// Line and column of each issue, then of each warning.
    pub(super) places: &'a [[usize; 2]],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) whole: Option<&'a str>,
}

impl Output {
    /// Empties it. The buffers stay.
    pub(super) fn clear(&mut self) {
        for buffer in [&mut self.results, &mut self.requests, &mut self.valid, &mut self.invalid] {
            buffer.clear();
        }
        let [results, requests, valid, invalid] =
            [&mut self.results, &mut self.requests, &mut self.valid, &mut self.invalid].map(std::mem::take);
        *self = Self { results, requests, valid, invalid, ..Self::default() };
    }

    pub(super) fn result(&mut self, verdict: &Verdict<'_>) {
        // Writing into a Vec cannot fail.
        let _ = serde_json::to_writer(&mut self.results, verdict);
        self.results.push(b'\n');
    }

    /// The request, with its headers as an object, as `fetch` takes them.
    pub(super) fn request(&mut self, record: usize, request: &Request) {
        let out = &mut self.requests;
        out.extend_from_slice(format!("{{\"record\":{record},\"method\":\"{}\",\"path\":", request.method).as_bytes());
        quote(&request.path, out);
        out.extend_from_slice(b",\"headers\":{");
        for (nth, (name, value)) in request.headers.iter().enumerate() {
            if nth > 0 {
                out.push(b',');
            }
            quote(name, out);
            out.push(b':');
            quote(value, out);
        }
        out.extend_from_slice(b"},\"body\":");
        quote(&request.body, out);
        out.extend_from_slice(b"}\n");
    }

    /// Where a record stands in its block, and its key as JSON, where it has one.
    pub(super) fn key(&mut self, [record, line, at, length]: [usize; 4], key: Option<&str>) {
        let key = key.map_or_else(String::new, |key| format!(",\"key\":{key}"));
        let told = format!("{{\"record\":{record},\"line\":{line},\"at\":{at},\"length\":{length}{key}}}\n");
        self.requests.extend_from_slice(told.as_bytes());
    }

    pub(super) fn draft(&mut self, record: usize, changed: bool, draft: &str) {
        self.requests
            .extend_from_slice(format!("{{\"record\":{record},\"changed\":{changed},\"draft\":{draft}}}\n").as_bytes());
    }
}

/// A text as a JSON string. Bodies are large: what needs no escape is copied in runs.
fn quote(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(length) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')) {
        out.extend_from_slice(&rest[..length]);
        match rest[length] {
            byte @ (b'"' | b'\\') => out.extend_from_slice(&[b'\\', byte]),
            byte => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
        }
        rest = &rest[length + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}
