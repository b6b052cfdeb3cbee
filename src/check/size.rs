//! The size of a value as it is sent, and as a server may write it anew.

use crate::report::{Fault, Severity, Unit, shared};
use crate::table::MaxBytes;

/// What is to be said of the size of JSON text that has `size` bytes when it is written compactly.
pub(super) fn oversize(json: &str, size: usize, max: &MaxBytes) -> Option<(Severity, Fault)> {
    let over = |code, severity, actual| {
        let fault = Fault::new(code).limit(max.bytes, Unit::Bytes, actual);
        (actual > max.bytes).then_some((severity, fault))
    };
    over(&shared::TOO_LONG, Severity::Error, size).or_else(|| {
        // What Go writes is at most six times as long.
        let grown = if size > max.bytes / 6 { size + growth(json) } else { size };
        over(max.escaped, Severity::Warning, grown)
    })
}

/// How many bytes more Go writes.
fn growth(json: &str) -> usize {
    let growth = |character| match character {
        '<' | '>' | '&' => r"\u003c".len() - 1,
        '\u{2028}' | '\u{2029}' => r"\u2028".len() - 3,
        _ => 0,
    };
    json.chars().map(growth).sum()
}
