//! The endpoints.

use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use super::buffer::{answer, misuse, with_bytes, with_texts};
use super::input::read_input;
use super::options::{keep_options, with_options};
use super::{answer_beside, answer_report, drop_offsets, without_offsets};
use crate::provider::{PROVIDERS, endpoints};
use crate::report::{Fault, Issue, Report, Severity, shared};
use crate::table::{Applied, Diff, Endpoint, Filled, Misuse, Plan, Planner, Request};

const UNKNOWN: &str = "unknown endpoint";

/// Reads options of an endpoint into a slot.
#[wasm_bindgen(js_name = readEndpointOptions)]
pub fn read_endpoint_options(number: usize, slot: usize, text: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    keep_options(slot, with_texts([text], |[text]| endpoint.read_options(text)))
}

/// Checks a draft: a report, or nothing. `offsets`: whether byte offsets in the text mean anything to the caller, who
/// gave the text or its bytes.
#[wasm_bindgen(js_name = checkDraft)]
pub fn check_draft(number: usize, json: usize, slot: usize, offsets: bool) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([json], |[json]| match std::str::from_utf8(json) {
        Ok(json) => {
            let report = with_options(slot, |options| endpoint.check(json, options));
            answer_report(&if offsets { report } else { without_offsets(report) })
        }
        Err(error) => {
            let fault = Fault::new(&shared::JSON_SYNTAX).expected("UTF-8");
            let mut issue = Issue::of(Severity::Error, &fault, "");
            issue.params.offset = Some(error.valid_up_to());
            answer(&Report::with(issue))
        }
    })
}

/// Checks a server's answer: a report, or nothing. `offsets`: as [`check_draft`] takes it.
#[wasm_bindgen(js_name = checkAnswer)]
pub fn check_answer(number: usize, json: usize, slot: usize, offsets: bool) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_texts([json], |[json]| {
        let report = with_options(slot, |options| endpoint.check_answer(json, options));
        answer_report(&if offsets { report } else { without_offsets(report) })
    })
}

/// Builds the request for a draft. `input`: path parameters and headers, as `input.rs` reads them. Nothing where there is
/// nothing to say, no header was given, the path needs no escape, and the draft's own text is the body: then the facade
/// makes the request of what it has. The answer has a body only where that is another.
#[wasm_bindgen]
pub fn build(number: usize, json: usize, input: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([json, input], |[json, input]| {
        let json = std::str::from_utf8(json).unwrap_or_default();
        let input = read_input(input);
        if let Some(Misuse(sentence)) = endpoint.misuse(&input) {
            return misuse(&sentence);
        }
        match with_options(slot, |options| endpoint.check_request(&input, json, options)) {
            Ok(checked) if checked.report.is_clean() && checked.body == json && input.is_plain() => 0,
            Ok(checked) => {
                let mut request = checked.into_request(&input);
                drop_offsets(&mut request.warnings);
                let sent = Sent::from(&request);
                let body = sent.body.filter(|body| *body != json);
                answer(&Built { request: Sent { body, ..sent }, warnings: &request.warnings })
            }
            Err(refused) => answer_report(&without_offsets(refused)),
        }
    })
}

/// The draft that lies between two answers, and the report beside it.
#[wasm_bindgen]
pub fn diff(number: usize, before: usize, after: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_texts([before, after], |[before, after]| {
        let Diff { draft, changed, report } = with_options(slot, |options| endpoint.diff(before, after, options));
        answer_beside(if changed { "draft" } else { "unchanged" }, &draft, &report)
    })
}

/// What the server will hold, or a report.
#[wasm_bindgen]
pub fn apply(number: usize, before: usize, draft: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_texts([before, draft], |[before, draft]| {
        match with_options(slot, |options| endpoint.apply(before, draft, options)) {
            Ok(Applied { value, warnings }) => {
                answer_beside("value", &value, &Report { warnings, ..Report::default() })
            }
            Err(refused) => answer_report(&without_offsets(refused)),
        }
    })
}

/// A form's initial values, or a report.
#[wasm_bindgen(js_name = toForm)]
pub fn to_form(number: usize, before: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_texts([before], |[before]| match with_options(slot, |options| endpoint.to_form(before, options)) {
        Ok(values) => answer_beside("values", &values, &Report::default()),
        Err(refused) => answer_report(&without_offsets(refused)),
    })
}

/// The draft that a form's entries say, and the issues beside it.
#[wasm_bindgen(js_name = fromForm)]
pub fn from_form(number: usize, entries: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_texts([entries], |[entries]| {
        let Filled { draft, issues, warnings } = with_options(slot, |options| endpoint.from_form(entries, options));
        answer_beside("draft", &draft, &Report { issues, warnings, ..Report::default() })
    })
}

/// What an answer says of the request: a list of issues. No draft is an empty text.
#[wasm_bindgen(js_name = fromResponse)]
pub fn from_response(number: usize, status: u16, body: usize, draft: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_texts([body, draft], |[body, draft]| {
        let draft = Some(draft).filter(|draft| !draft.is_empty());
        answer(&with_options(slot, |options| endpoint.from_response(status, body, draft, options)))
    })
}

/// The requests that one edit takes, by the planner whose options and parameters are those of this endpoint. `input`: as
/// [`build`] takes it.
#[wasm_bindgen]
pub fn plan(number: usize, before: usize, after: usize, input: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    let planner = PROVIDERS.iter().filter_map(|provider| provider.plan).find(|it| it.endpoint.id == endpoint.id);
    let Some(Planner { plan, .. }) = planner else { return misuse("there is no plan with this endpoint") };
    with_bytes([before, after, input], |[before, after, input]| {
        let [before, after] = [before, after].map(|text| std::str::from_utf8(text).unwrap_or_default());
        let input = read_input(input);
        if let Some(Misuse(sentence)) = endpoint.misuse(&input) {
            return misuse(&sentence);
        }
        let Plan { requests, report } = with_options(slot, |options| plan(&input, before, after, options));
        let Report { issues, warnings, .. } = without_offsets(report);
        answer(&Planned { requests: requests.iter().map(Sent::from).collect(), issues, warnings })
    })
}

fn endpoint(number: usize) -> Option<&'static Endpoint> {
    endpoints().nth(number)
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
    fn from(Request { method, path, headers, body, .. }: &'a Request) -> Self {
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
