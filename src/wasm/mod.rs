//! The boundary to JavaScript, and the only file that names `wasm_bindgen`, `js_sys` and `serde_wasm_bindgen`.
//!
//! Drafts come in as JSON text; reports and requests go out as plain objects; a keystroke goes through a fixed buffer
//! and comes back as a number. A text for the programmer is thrown as a `TypeError`; nothing else is thrown.

use std::cell::RefCell;

use js_sys::TypeError;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::edit::document;
use crate::field::{FIELDS, attribute_value};
use crate::json::{Reader, Token};
use crate::provider::{self, PROVIDERS};
use crate::report::{Fault, Issue, Report, Severity, shared};
use crate::table::{Applied, Endpoint, Field, Filled, Input, Misuse, Options, Plan, Request, Rule};

/// What the functions answer: members without a value are left out.
#[derive(Default, Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    requests: Option<&'a [Request]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issues: Option<&'a [Issue]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warnings: Option<&'a [Issue]>,
}

/// A third of the size of the library's own allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Longer texts go through [`check`].
const CAPACITY: usize = 4096;

thread_local! {
    /// Where the facade writes a short text, so that a keystroke allocates nothing.
    static BUFFER: RefCell<[u8; CAPACITY]> = const { RefCell::new([0; CAPACITY]) };
}

/// Where the buffer lies in the module's memory.
#[wasm_bindgen]
pub fn address() -> *const u8 {
    BUFFER.with(RefCell::as_ptr).cast()
}

/// How many bytes it holds.
#[wasm_bindgen]
pub fn capacity() -> usize {
    CAPACITY
}

/// Judges the first `length` bytes of the buffer as a field: 0 there is nothing to say, 1 it is doubtful, 2 it is
/// refused.
#[wasm_bindgen]
pub fn judge(field: usize, length: usize) -> u32 {
    BUFFER.with_borrow(|bytes| {
        let text = bytes.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let (Some(Field { rule: Rule::Text(rule), .. }), Some(text)) = (FIELDS.get(field), text) else { return 2 };
        if (rule.check)(text, &Options::DEFAULT).is_err() {
            return 2;
        }
        let mut doubtful = 0;
        (rule.warn)(text, &mut |_| doubtful = 1);
        doubtful
    })
}

/// Checks JSON text as the field of that number: a report, or `undefined` where there is nothing to say.
#[wasm_bindgen(js_name = checkField)]
pub fn check_field(field: usize, json: &str, options: &str) -> Result<JsValue, JsValue> {
    let (field, options) = field_and_options(field, options)?;
    Ok(report(field.check(json, &options), false))
}

/// Checks a draft's JSON text as the endpoint of that number: a report, or `undefined` where there is nothing to say.
/// `offsets`: whether byte offsets in the text mean anything to the caller.
#[wasm_bindgen(js_name = checkDraft)]
pub fn check_draft(endpoint: usize, json: &str, options: &str, offsets: bool) -> Result<JsValue, JsValue> {
    let (endpoint, options) = endpoint_and_options(endpoint, options)?;
    Ok(report(endpoint.check(json, &options), offsets))
}

/// The same for a draft's bytes.
#[wasm_bindgen(js_name = checkBytes)]
pub fn check_bytes(endpoint: usize, json: &[u8], options: &str) -> Result<JsValue, JsValue> {
    match std::str::from_utf8(json) {
        Ok(json) => check_draft(endpoint, json, options, true),
        Err(error) => {
            let fault = Fault::new(&shared::JSON_SYNTAX).expected("UTF-8");
            let mut issue = Issue::of(Severity::Error, &fault, "");
            issue.params.offset = Some(error.valid_up_to());
            Ok(to_js(&Report::with(issue)))
        }
    }
}

/// Builds the request for a draft. `input` is the JSON of `[[[name, value]…], [[name, value]…]]`: path parameters and
/// headers, a value that is not a text being `null`.
#[wasm_bindgen]
pub fn build(endpoint: usize, json: &str, input: &str, options: &str) -> Result<JsValue, JsValue> {
    let (endpoint, options) = endpoint_and_options(endpoint, options)?;
    let input = read_input(input).ok_or_else(|| misuse("params and headers must be plain objects"))?;
    if let Some(Misuse(text)) = endpoint.misuse(&input) {
        return Err(misuse(&text));
    }
    Ok(match endpoint.build(&input, json, &options) {
        Ok(mut request) => {
            drop_offsets(&mut request.warnings);
            let warnings = std::mem::take(&mut request.warnings);
            to_js(&Answer { requests: Some(&[request]), warnings: Some(&warnings), ..Answer::default() })
        }
        Err(refused) => report(refused, false),
    })
}

/// The draft that lies between two answers, as JSON text, and the report beside it.
#[wasm_bindgen]
pub fn diff(endpoint: usize, before: &str, after: &str, options: &str) -> Result<JsValue, JsValue> {
    let (endpoint, options) = endpoint_and_options(endpoint, options)?;
    Ok(to_js(&endpoint.diff(before, after, &options)))
}

/// What the server will hold, as JSON text, or a report.
#[wasm_bindgen]
pub fn apply(endpoint: usize, before: &str, draft: &str, options: &str) -> Result<JsValue, JsValue> {
    let (endpoint, options) = endpoint_and_options(endpoint, options)?;
    Ok(match endpoint.apply(before, draft, &options) {
        Ok(Applied { value, warnings }) => {
            to_js(&Answer { value: Some(&value), warnings: Some(&warnings), ..Answer::default() })
        }
        Err(refused) => report(refused, false),
    })
}

/// A form's initial values, as JSON text, or a report.
#[wasm_bindgen(js_name = toForm)]
pub fn to_form(endpoint: usize, before: &str, options: &str) -> Result<JsValue, JsValue> {
    let (endpoint, options) = endpoint_and_options(endpoint, options)?;
    Ok(match endpoint.to_form(before, &options) {
        Ok(values) => values.into(),
        Err(refused) => report(refused, false),
    })
}

/// The draft that a form's entries say, as JSON text, and the issues beside it.
#[wasm_bindgen(js_name = fromForm)]
pub fn from_form(endpoint: usize, entries: &str, options: &str) -> Result<JsValue, JsValue> {
    let (endpoint, options) = endpoint_and_options(endpoint, options)?;
    let Filled { draft, mut issues } = endpoint.from_form(entries, &options);
    drop_offsets(&mut issues);
    Ok(to_js(&Answer { draft: Some(&draft), issues: Some(&issues), ..Answer::default() }))
}

/// What an answer says of the request; no draft is an empty text.
#[wasm_bindgen(js_name = fromResponse)]
pub fn from_response(endpoint: usize, status: u16, body: &str, draft: &str, options: &str) -> Result<JsValue, JsValue> {
    let (endpoint, options) = endpoint_and_options(endpoint, options)?;
    let draft = Some(draft).filter(|draft| !draft.is_empty());
    let issues = endpoint.from_response(status, body, draft, &options);
    Ok(to_js(&Answer { issues: Some(&issues), ..Answer::default() }))
}

/// The requests that one edit takes, by the provider's planner. `input`: as [`build`] takes it.
#[wasm_bindgen]
pub fn plan(provider: usize, before: &str, after: &str, input: &str, options: &str) -> Result<JsValue, JsValue> {
    let planner = PROVIDERS.get(provider).and_then(|provider| provider.plan);
    let planner = planner.ok_or_else(|| misuse("this provider has no plan"))?;
    let options = planner.endpoint.read_options(options).map_err(|Misuse(text)| misuse(&text))?;
    let input = read_input(input).ok_or_else(|| misuse("params and headers must be plain objects"))?;
    if let Some(Misuse(text)) = planner.endpoint.misuse(&input) {
        return Err(misuse(&text));
    }
    let Plan { requests, mut report } = (planner.plan)(&input, before, after, &options);
    drop_offsets(&mut report.issues);
    drop_offsets(&mut report.warnings);
    let Report { issues, warnings, .. } = &report;
    Ok(to_js(&Answer {
        requests: Some(&requests),
        issues: Some(issues),
        warnings: Some(warnings),
        ..Answer::default()
    }))
}

/// The spelling that would pass.
#[wasm_bindgen]
pub fn suggest(field: usize, text: &str, options: &str) -> Result<Option<String>, JsValue> {
    let (field, options) = field_and_options(field, options)?;
    Ok(field.suggest(text, &options))
}

/// How many bytes JSON text has when it is sent; nothing where it cannot be.
#[wasm_bindgen]
pub fn size(json: &str) -> Option<usize> {
    attribute_value::size(json)
}

/// The JSON text of the document that the operations make, or a report.
#[wasm_bindgen]
pub fn patch(document: &str, operations: &str) -> JsValue {
    match document::patch(document, operations) {
        Ok(document) => document.into(),
        Err(refused) => report(refused, false),
    }
}

/// The issue on a pointer whose nth reference token leads nowhere. `list`: whether the token meets a list.
#[wasm_bindgen]
pub fn missed(pointer: &str, nth: usize, list: bool) -> JsValue {
    to_js(&document::missing_issue(pointer, nth, list))
}

/// The message of an issue of the facade's own.
#[wasm_bindgen]
pub fn message(code: &str) -> String {
    let code = shared::ALL.iter().copied().find(|known| known.id == code).unwrap_or(&shared::NOT_JSON);
    Issue::new(Severity::Error, code).message()
}

fn field_and_options(field: usize, options: &str) -> Result<(&'static Field, Options), JsValue> {
    let field = FIELDS.get(field).ok_or_else(|| misuse("unknown field"))?;
    let options = field.read_options(options).map_err(|Misuse(text)| misuse(&text))?;
    Ok((field, options))
}

fn endpoint_and_options(endpoint: usize, options: &str) -> Result<(&'static Endpoint, Options), JsValue> {
    let endpoint = provider::endpoints().nth(endpoint).ok_or_else(|| misuse("unknown endpoint"))?;
    let options = endpoint.read_options(options).map_err(|Misuse(text)| misuse(&text))?;
    Ok((endpoint, options))
}

fn misuse(text: &str) -> JsValue {
    TypeError::new(text).into()
}

fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

fn report(mut report: Report, offsets: bool) -> JsValue {
    if report.is_clean() {
        return JsValue::UNDEFINED;
    }
    if !offsets {
        drop_offsets(&mut report.issues);
        drop_offsets(&mut report.warnings);
    }
    to_js(&report)
}

fn drop_offsets(issues: &mut [Issue]) {
    for issue in issues {
        issue.params.offset = None;
    }
}

fn read_input(json: &str) -> Option<Input> {
    let mut reader = Reader::new(json);
    let mut input = Input::new();
    let open = |reader: &mut Reader<'_>| matches!(reader.next(), Ok(Some(Token::Array))).then_some(());
    open(&mut reader)?;
    for headers in [false, true] {
        open(&mut reader)?;
        while let Ok(Some(Token::Array)) = reader.next() {
            let Ok(Some(Token::String(name))) = reader.next() else { return None };
            // A value that is no text is refused where values are judged: as a path's and as a header's.
            let value = match reader.next() {
                Ok(Some(Token::String(value))) => value.decode().into_owned(),
                _ => String::from(char::REPLACEMENT_CHARACTER),
            };
            input = if headers { input.header(name.decode(), value) } else { input.param(name.decode(), value) };
            reader.next().ok()?;
        }
    }
    Some(input)
}
