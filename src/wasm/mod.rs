//! The boundary to JavaScript, and the only folder that names `wasm_bindgen`.
//!
//! Texts cross in buffers (`buffer.rs`), options in slots (`options.rs`), everything else as a number. A text for the
//! programmer is thrown as a `TypeError`; nothing else is thrown.

mod buffer;
mod input;
mod options;

use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use crate::apply::Applied;
use crate::diff::Diff;
use crate::fault::{Fault, shared};
use crate::field::{FIELDS, Field, Rule, attribute_value, json_patch, json_pointer};
use crate::form::Filled;
use crate::issue::{Issue, Report, Severity};
use crate::provider::ENDPOINTS;
use crate::provider::slashid::{self, plan::Plan};
use crate::request::Request;
use buffer::{answer, answer_with, misuse, with_bytes, with_texts};
use input::read_input;
use options::with_options;

/// A third of the size of the library's own allocator.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Judges a text as a field: 0 there is nothing to say, 1 there is a warning, 2 it is refused.
#[wasm_bindgen]
pub fn judge(field: usize, text: usize, slot: usize) -> u32 {
    let Some(Field { rule: Rule::Text(rule), .. }) = FIELDS.get(field) else { return 2 };
    with_texts([text], |[text]| {
        if with_options(slot, |options| (rule.check)(text, options).is_err()) {
            return 2;
        }
        let mut verdict = 0;
        (rule.warn)(text, &mut |_| verdict = 1);
        verdict
    })
}

/// Checks JSON text as a field: a report, or nothing.
#[wasm_bindgen(js_name = checkField)]
pub fn check_field(field: usize, json: usize, slot: usize) -> i32 {
    let Some(field) = FIELDS.get(field) else { return misuse("unknown field") };
    with_texts([json], |[json]| report(without_offsets(with_options(slot, |options| field.check(json, options)))))
}

/// The spelling that would pass.
#[wasm_bindgen]
pub fn suggest(field: usize, text: usize, slot: usize) -> i32 {
    let Some(field) = FIELDS.get(field) else { return misuse("unknown field") };
    let suggestion = with_texts([text], |[text]| with_options(slot, |options| field.suggest(text, options)));
    suggestion.map_or(0, |suggestion| answer(&suggestion))
}

/// How many bytes JSON text has when it is sent; nothing where it cannot be.
#[wasm_bindgen]
pub fn size(json: usize) -> i32 {
    with_texts([json], |[json]| attribute_value::size(json)).map_or(0, |size| answer(&size))
}

/// The document that the operations make, or a report.
#[wasm_bindgen]
pub fn patch(document: usize, operations: usize) -> i32 {
    match with_texts([document, operations], |[document, operations]| json_patch::apply(document, operations)) {
        Ok(document) => answer_beside("document", &document, &Report::default()),
        Err(refused) => report(refused),
    }
}

/// The issue on a pointer whose nth reference token leads nowhere. `list`: whether the token meets a list.
#[wasm_bindgen]
pub fn missed(pointer: usize, nth: usize, list: bool) -> i32 {
    with_texts([pointer], |[pointer]| answer(&json_pointer::missed(pointer, nth, list)))
}

/// Checks a draft: a report, or nothing. `offsets`: whether byte offsets in the text mean anything to the caller, who
/// gave the text or its bytes.
#[wasm_bindgen(js_name = checkDraft)]
pub fn check_draft(endpoint: usize, json: usize, slot: usize, offsets: bool) -> i32 {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return misuse("unknown endpoint") };
    with_bytes([json], |[json]| match std::str::from_utf8(json) {
        Ok(json) => {
            let found = with_options(slot, |options| endpoint.check(json, options));
            report(if offsets { found } else { without_offsets(found) })
        }
        Err(error) => {
            let fault = Fault::new(&shared::JSON_SYNTAX).expected("UTF-8");
            let mut issue = Issue::of(Severity::Error, &fault, "");
            issue.params.offset = Some(error.valid_up_to());
            report(Report { issues: vec![issue], ..Report::default() })
        }
    })
}

/// Builds the request for a draft. `input`: path parameters and headers, as `input.rs` reads them. The answer has the
/// body only where it is not the draft's own text.
#[wasm_bindgen]
pub fn build(endpoint: usize, json: usize, input: usize, slot: usize) -> i32 {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return misuse("unknown endpoint") };
    with_bytes([json, input], |[json, input]| {
        let json = std::str::from_utf8(json).unwrap_or_default();
        let input = read_input(input);
        if let Some(sentence) = endpoint.misuse(&input) {
            return misuse(&sentence);
        }
        match with_options(slot, |options| endpoint.build(&input, json, options)) {
            Ok(mut request) => {
                drop_offsets(&mut request.warnings);
                let sent = Sent::from(&request);
                let body = sent.body.filter(|body| *body != json);
                answer(&Built { request: Sent { body, ..sent }, warnings: &request.warnings })
            }
            Err(refused) => report(without_offsets(refused)),
        }
    })
}

/// The draft that lies between two answers, and the report beside it.
#[wasm_bindgen]
pub fn diff(endpoint: usize, before: usize, after: usize, slot: usize) -> i32 {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return misuse("unknown endpoint") };
    with_texts([before, after], |[before, after]| {
        let Diff { draft, changed, report } = with_options(slot, |options| endpoint.diff(before, after, options));
        answer_beside(if changed { "draft" } else { "unchanged" }, &draft, &report)
    })
}

/// What the server will hold, or a report.
#[wasm_bindgen]
pub fn apply(endpoint: usize, before: usize, draft: usize, slot: usize) -> i32 {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return misuse("unknown endpoint") };
    with_texts([before, draft], |[before, draft]| {
        match with_options(slot, |options| endpoint.apply(before, draft, options)) {
            Ok(Applied { value, warnings }) => {
                answer_beside("value", &value, &Report { warnings, ..Report::default() })
            }
            Err(refused) => report(without_offsets(refused)),
        }
    })
}

/// A form's initial values, or a report.
#[wasm_bindgen(js_name = toForm)]
pub fn to_form(endpoint: usize, before: usize, slot: usize) -> i32 {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return misuse("unknown endpoint") };
    with_texts([before], |[before]| match with_options(slot, |options| endpoint.to_form(before, options)) {
        Ok(values) => answer_beside("values", &values, &Report::default()),
        Err(refused) => report(without_offsets(refused)),
    })
}

/// The draft that a form's entries say, and the issues beside it.
#[wasm_bindgen(js_name = fromForm)]
pub fn from_form(endpoint: usize, entries: usize, slot: usize) -> i32 {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return misuse("unknown endpoint") };
    with_texts([entries], |[entries]| {
        let Filled { draft, issues } = with_options(slot, |options| endpoint.from_form(entries, options));
        answer_beside("draft", &draft, &without_offsets(Report { issues, ..Report::default() }))
    })
}

/// What an answer says of the request: a list of issues. No draft is an empty text.
#[wasm_bindgen(js_name = fromResponse)]
pub fn from_response(endpoint: usize, status: u16, body: usize, draft: usize, slot: usize) -> i32 {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return misuse("unknown endpoint") };
    with_texts([body, draft], |[body, draft]| {
        let draft = Some(draft).filter(|draft| !draft.is_empty());
        answer(&with_options(slot, |options| endpoint.from_response(status, body, draft, options)))
    })
}

/// The requests that one edit of a person at SlashID takes. `input`: as [`build`] takes it.
#[wasm_bindgen]
pub fn plan(before: usize, after: usize, input: usize, slot: usize) -> i32 {
    with_bytes([before, after, input], |[before, after, input]| {
        let [before, after] = [before, after].map(|text| std::str::from_utf8(text).unwrap_or_default());
        let input = read_input(input);
        if let Some(sentence) = slashid::UPDATE_PERSON.misuse(&input) {
            return misuse(&sentence);
        }
        let Plan { requests, report } =
            with_options(slot, |options| slashid::plan::plan(&input, before, after, options));
        let Report { issues, warnings, .. } = without_offsets(report);
        answer(&Planned { requests: requests.iter().map(Sent::from).collect(), issues, warnings })
    })
}

/// A request, its headers as an object.
#[derive(Serialize)]
struct Sent<'a> {
    method: &'a str,
    path: &'a str,
    headers: Headers<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
}

impl<'a> From<&'a Request> for Sent<'a> {
    fn from(request: &'a Request) -> Self {
        let Request { method, path, headers, body, .. } = request;
        Self { method, path, headers: Headers(headers), body: Some(body) }
    }
}

struct Headers<'a>(&'a [(String, String)]);

impl Serialize for Headers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[derive(Serialize)]
struct Built<'a> {
    request: Sent<'a>,
    #[serde(skip_serializing_if = "<[Issue]>::is_empty")]
    warnings: &'a [Issue],
}

#[derive(Serialize)]
struct Planned<'a> {
    requests: Vec<Sent<'a>>,
    issues: Vec<Issue>,
    warnings: Vec<Issue>,
}

fn report(report: Report) -> i32 {
    if report.is_clean() { 0 } else { answer(&report) }
}

/// Answers with JSON text under a name, and the report beside it unless it is empty.
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
