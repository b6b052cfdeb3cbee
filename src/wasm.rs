//! The boundary to JavaScript, and the only file that names `wasm_bindgen`, `js_sys` and `serde_wasm_bindgen`.
//!
//! Drafts come in as JSON text; reports and requests go out as plain objects; a keystroke goes through a fixed buffer
//! and comes back as a number. A text for the programmer is thrown as a `TypeError`; nothing else is thrown.

use js_sys::{Object, TypeError};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::fault::shared;
use crate::field::{FIELDS, Field, Rule, attribute_value, json_patch, json_pointer};
use crate::issue::{Expected, Issue, Params, Path, Report, Severity, Step};
use crate::json::{Reader, Token};
use crate::options::Options;
use crate::provider::ENDPOINTS;
use crate::request::Input;
use crate::table::Endpoint;

/// A third of the size of the library's own allocator.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Longer texts go through [`check`].
const CAPACITY: usize = 4096;

/// Where the facade writes a short text, so that a keystroke allocates nothing.
#[wasm_bindgen]
pub struct Buffer {
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl Buffer {
    /// A buffer of [`CAPACITY`] bytes.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "only JavaScript makes one")]
    pub fn new() -> Self {
        Self { bytes: vec![0; CAPACITY] }
    }

    /// Where it lies in the module's memory.
    #[wasm_bindgen(getter)]
    pub fn address(&self) -> *const u8 {
        self.bytes.as_ptr()
    }

    /// How many bytes it holds.
    #[wasm_bindgen(getter)]
    pub fn capacity(&self) -> usize {
        self.bytes.len()
    }

    /// Judges the first `length` bytes as a field: 0 there is nothing to say, 1 it is doubtful, 2 it is refused.
    pub fn judge(&self, field: usize, length: usize) -> u32 {
        let text = self.bytes.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let (Some(Field { rule: Rule::Text(rule), .. }), Some(text)) = (FIELDS.get(field), text) else { return 2 };
        if (rule.check)(text, &Options::DEFAULT).is_err() {
            return 2;
        }
        let mut doubtful = 0;
        (rule.warn)(text, &mut |_| doubtful = 1);
        doubtful
    }
}

/// Checks JSON text as the field of that number: a report, or `undefined` where there is nothing to say.
#[wasm_bindgen(js_name = checkField)]
pub fn check_field(field: usize, json: &str, options: &str) -> Result<JsValue, JsValue> {
    let field = FIELDS.get(field).ok_or_else(|| misuse("unknown field"))?;
    let options = Options::read(options, field.options).map_err(|text| misuse(&text))?;
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
            let params = Params {
                expected: Some(Expected::One("UTF-8")),
                offset: Some(error.valid_up_to()),
                ..Params::default()
            };
            let issue = Issue { params, ..Issue::new(Severity::Error, &shared::JSON_SYNTAX) };
            Ok(to_js(&Report { issues: vec![issue], ..Report::default() }))
        }
    }
}

/// Builds the request for a draft. `input` is the JSON of `[[[name, value]…], [[name, value]…]]`: path parameters and
/// headers, a value that is not a text being `null`.
#[wasm_bindgen]
pub fn build(endpoint: usize, json: &str, input: &str, options: &str) -> Result<JsValue, JsValue> {
    let (endpoint, options) = endpoint_and_options(endpoint, options)?;
    let input = read_input(input).ok_or_else(|| misuse("params and headers must be plain objects"))?;
    if let Some(text) = endpoint.misuse(&input) {
        return Err(misuse(&text));
    }
    match endpoint.build(&input, json, &options) {
        Ok(mut request) => {
            let warnings =
                without_offsets(Report { warnings: std::mem::take(&mut request.warnings), ..Report::default() })
                    .warnings;
            let built = Built {
                ok: true,
                request: Wire { method: request.method, path: &request.path, body: &request.body },
                warnings,
            };
            let built = to_js(&built);
            // By entries, not by a setter: a header may be called `__proto__`.
            let headers = Object::from_entries(&to_js(&request.headers))?;
            js_sys::Reflect::set(&js_sys::Reflect::get(&built, &"request".into())?, &"headers".into(), &headers)?;
            Ok(built)
        }
        Err(refused) => Ok(to_js(&without_offsets(refused))),
    }
}

/// The spelling that would pass.
#[wasm_bindgen]
pub fn suggest(field: usize, text: &str) -> Option<String> {
    FIELDS.get(field)?.suggest(text)
}

/// How many bytes JSON text has when it is sent; nothing where it cannot be.
#[wasm_bindgen]
pub fn size(json: &str) -> Option<usize> {
    attribute_value::size(json)
}

/// The JSON text of the document that the operations make, or a report.
#[wasm_bindgen]
pub fn patch(document: &str, operations: &str) -> JsValue {
    match json_patch::apply(document, operations) {
        Ok(document) => document.into(),
        Err(refused) => to_js(&without_offsets(refused)),
    }
}

/// The issue on a pointer whose nth reference token leads nowhere. `list`: whether the token meets a list.
#[wasm_bindgen]
pub fn missed(pointer: &str, nth: usize, list: bool) -> JsValue {
    to_js(&json_pointer::missed(pointer, nth, list))
}

/// An issue of the facade's own, with the message that belongs to its code. `path`: the JSON of a list of steps.
#[wasm_bindgen]
pub fn issue(code: &str, severity: &str, path: &str) -> JsValue {
    let code = shared::ALL.iter().copied().find(|known| known.id == code).unwrap_or(&shared::NOT_JSON);
    let severity = if severity == "warning" { Severity::Warning } else { Severity::Error };
    to_js(&Issue { path: read_path(path), ..Issue::new(severity, code) })
}

#[derive(Serialize)]
struct Built<'a> {
    ok: bool,
    request: Wire<'a>,
    warnings: Vec<Issue>,
}

#[derive(Serialize)]
struct Wire<'a> {
    method: &'a str,
    path: &'a str,
    body: &'a str,
}

fn endpoint_and_options(endpoint: usize, options: &str) -> Result<(&'static Endpoint, Options), JsValue> {
    let endpoint = ENDPOINTS.get(endpoint).ok_or_else(|| misuse("unknown endpoint"))?;
    let options = Options::read(options, endpoint.options).map_err(|text| misuse(&text))?;
    Ok((endpoint, options))
}

fn misuse(text: &str) -> JsValue {
    TypeError::new(text).into()
}

fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

fn report(report: Report, offsets: bool) -> JsValue {
    if report.is_clean() {
        return JsValue::UNDEFINED;
    }
    to_js(&if offsets { report } else { without_offsets(report) })
}

fn without_offsets(mut report: Report) -> Report {
    for issue in report.issues.iter_mut().chain(&mut report.warnings) {
        issue.params.offset = None;
    }
    report
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

fn read_path(json: &str) -> Path {
    let mut reader = Reader::new(json);
    let mut path = Path::default();
    while let Ok(Some(token)) = reader.next() {
        match token {
            Token::String(name) => path.0.push(Step::Name(name.decode().into_owned())),
            Token::Number(index) => {
                path.0.extend(index.integer().and_then(|index| usize::try_from(index).ok()).map(Step::Index));
            }
            _ => {}
        }
    }
    path
}
