//! The boundary to JavaScript, and the only folder that names `wasm_bindgen`.
//!
//! Texts cross in buffers (`buffer.rs`), options in slots (`options.rs`), everything else as a number. A sentence for the
//! programmer is thrown as a `TypeError`; nothing else is thrown.
//!
//! A report crosses as JSON text, which JavaScript parses: that takes half the time of making its objects one member at a
//! time. `tests/crossing.rs` holds it against `serde-wasm-bindgen`, which makes the objects.

mod buffer;
#[cfg(feature = "wasm-bulk")]
mod bulk;
#[cfg(feature = "wasm-endpoints")]
mod endpoints;
#[cfg(feature = "wasm-fields")]
mod fields;
#[cfg(feature = "wasm-endpoints")]
mod input;
mod options;

use serde::Serialize;

use crate::report::{Issue, Report};
use crate::table::Options;
use buffer::{answer, answer_with};

/// A third of the size of the library's own allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn answer_report(report: &Report) -> i32 {
    if report.is_clean() { 0 } else { answer(report) }
}

/// Answers with JSON text, and before it a line that says what else there is to say.
fn answer_beside(beside: &impl Serialize, json: &str) -> i32 {
    answer_with(|output| {
        let _ = serde_json::to_writer(&mut *output, beside);
        output.push(b'\n');
        output.extend_from_slice(json.as_bytes());
    })
}

/// The report without byte offsets in JSON text that the facade made: they mean nothing to a caller who gave data.
fn present(mut report: Report, options: &Options) -> Report {
    present_issues(&mut report.issues, options);
    present_issues(&mut report.warnings, options);
    report
}

fn present_issues(issues: &mut [Issue], options: &Options) {
    for issue in issues {
        let is_of_before = issue.params.place == Some("before");
        let is_ours = if is_of_before { options.before_from_object } else { options.from_object };
        if is_ours {
            issue.params.offset = None;
        }
    }
}
