//! The boundary to JavaScript, and the only folder that names `wasm_bindgen`.
//!
//! Texts cross in buffers (`buffer.rs`), options in slots (`options.rs`), everything else as a number. A sentence for the
//! programmer is thrown as a `TypeError`; nothing else is thrown.
//!
//! A report crosses as JSON text, which JavaScript parses: that takes half the time of making its objects one member at a
//! time. `tests/crossing.rs` holds it against `serde-wasm-bindgen`, which makes the objects.

mod buffer;
#[cfg(feature = "wasm-endpoints")]
mod endpoints;
#[cfg(feature = "wasm-fields")]
mod fields;
#[cfg(feature = "wasm-endpoints")]
mod input;
mod options;

use crate::report::{Issue, Report};
use buffer::{answer, answer_with};

/// A third of the size of the library's own allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn answer_report(report: &Report) -> i32 {
    if report.is_clean() { 0 } else { answer(report) }
}

/// Answers with JSON text under a name, and with the report beside it unless it is empty.
fn answer_beside(name: &str, json: &str, report: &Report) -> i32 {
    answer_with(|output| {
        output.extend_from_slice(b"{\"");
        output.extend_from_slice(name.as_bytes());
        output.extend_from_slice(b"\":");
        output.extend_from_slice(json.as_bytes());
        if !report.is_clean() {
            output.extend_from_slice(b",\"report\":");
            let _ = serde_json::to_writer(&mut *output, report);
        }
        output.push(b'}');
    })
}

/// Byte offsets mean nothing to a caller who gave data: its text is the facade's.
fn without_offsets(mut report: Report) -> Report {
    drop_offsets(&mut report.issues);
    drop_offsets(&mut report.warnings);
    report
}

fn drop_offsets(issues: &mut [Issue]) {
    for issue in issues {
        issue.params.offset = None;
    }
}
