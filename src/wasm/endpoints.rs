//! The endpoints.

use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use super::buffer::{answer, misuse, text, two_texts, with_bytes, with_texts};
use super::input::read_input;
use super::options::{Source, keep_options, with_options, with_sources};
use super::{answer_beside, answer_report, present, present_issues};
use crate::provider::{PROVIDERS, endpoints};
use crate::report::{Issue, Report};
use crate::table::{Applied, Diff, Endpoint, Filled, Misuse, Plan, Planner, Request};

const UNKNOWN: &str = "unknown endpoint";

/// Reads options of an endpoint into a slot. `before`: the bytes of the document of that name, and `source` where it came
/// from (`options.rs`).
#[wasm_bindgen(js_name = readEndpointOptions)]
pub fn read_endpoint_options(number: usize, slot: usize, text: usize, before: usize, source: u32) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([text, before], |[text, before]| {
        let options = endpoint.read_options(std::str::from_utf8(text).unwrap_or_default());
        keep_options(slot, options, (before, Source::of(source)))
    })
}

/// Checks a draft: a report, or nothing.
#[wasm_bindgen(js_name = checkDraft)]
pub fn check_draft(number: usize, json: usize, source: u32, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([json], |[json]| {
        with_sources(slot, Source::of(source), Source::None, |options| {
            let report = text(json, None).map_or_else(Report::with, |json| endpoint.check(json, options));
            answer_report(&present(report, options))
        })
    })
}

/// Checks a server's answer: a report, or nothing.
#[wasm_bindgen(js_name = checkAnswer)]
pub fn check_answer(number: usize, json: usize, source: u32, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([json], |[json]| {
        with_sources(slot, Source::of(source), Source::None, |options| {
            let report = text(json, None).map_or_else(Report::with, |json| endpoint.check_answer(json, options));
            answer_report(&present(report, options))
        })
    })
}

/// Builds the request for a draft. `input`: path parameters and headers, as `input.rs` reads them. Nothing where there is
/// nothing to say, no header was given, the path needs no escape, and the draft's own text is the body: then the facade
/// makes the request of what it has. The answer has a body only where that is another.
#[wasm_bindgen]
pub fn build(number: usize, json: usize, source: u32, input: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([json, input], |[json, input]| {
        let input = read_input(input);
        if let Some(Misuse(sentence)) = endpoint.misuse(&input) {
            return misuse(&sentence);
        }
        with_sources(slot, Source::of(source), Source::None, |options| {
            let json = match text(json, None) {
                Ok(json) => json,
                Err(issue) => return answer_report(&Report::with(issue)),
            };
            match endpoint.check_request(&input, json, options) {
                Ok(checked) if checked.report.is_clean() && checked.body == json && input.is_plain() => 0,
                Ok(checked) => {
                    let mut request = checked.into_request(&input);
                    present_issues(&mut request.warnings, options);
                    let sent = Sent::from(&request);
                    let body = sent.body.filter(|body| *body != json);
                    answer(&Built { request: Sent { body, ..sent }, warnings: &request.warnings })
                }
                Err(refused) => answer_report(&present(refused, options)),
            }
        })
    })
}

/// The draft that lies between two answers, and the report beside it; or the report alone.
#[wasm_bindgen]
pub fn diff(number: usize, before: usize, before_source: u32, after: usize, after_source: u32, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([before, after], |answers| {
        with_sources(slot, Source::of(after_source), Source::of(before_source), |options| {
            match two_texts(answers, [Some("before"), Some("after")]) {
                Ok([before, after]) => {
                    let Diff { draft, changed, report } = endpoint.diff(before, after, options);
                    answer_beside(&Beside { changed: Some(changed), report: present(report, options) }, &draft)
                }
                Err(refused) => answer_report(&refused),
            }
        })
    })
}

/// What the server will hold, and the warnings beside it; or a report.
#[wasm_bindgen]
pub fn apply(number: usize, before: usize, before_source: u32, draft: usize, draft_source: u32, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([before, draft], |texts| {
        with_sources(slot, Source::of(draft_source), Source::of(before_source), |options| {
            let applied = two_texts(texts, [Some("before"), None])
                .and_then(|[before, draft]| endpoint.apply(before, draft, options));
            match applied {
                Ok(Applied { value, warnings }) => {
                    let report = Report { warnings, ..Report::default() };
                    answer_beside(&Beside { changed: None, report: present(report, options) }, &value)
                }
                Err(refused) => answer_report(&present(refused, options)),
            }
        })
    })
}

/// A form's initial values, or a report.
#[wasm_bindgen(js_name = toForm)]
pub fn to_form(number: usize, before: usize, source: u32, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([before], |[before]| {
        with_sources(slot, Source::None, Source::of(source), |options| {
            let values =
                text(before, Some("before")).map_err(Report::with).and_then(|before| endpoint.to_form(before, options));
            values.map_or_else(|refused| answer_report(&refused), |values| answer_beside(&(), &values))
        })
    })
}

/// The draft that a form's entries say, and the issues beside it.
#[wasm_bindgen(js_name = fromForm)]
pub fn from_form(number: usize, entries: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([entries], |[entries]| {
        with_sources(slot, Source::Text, Source::None, |options| {
            let entries = std::str::from_utf8(entries).unwrap_or_default();
            let Filled { draft, issues, warnings } = endpoint.from_form(entries, options);
            let report = Report { issues, warnings, ..Report::default() };
            answer_beside(&Beside { changed: None, report: present(report, options) }, &draft)
        })
    })
}

/// The spelling that would pass at a place, which a JSON Pointer names.
#[wasm_bindgen(js_name = suggestAt)]
pub fn suggest_at(number: usize, pointer: usize, value: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    let suggestion = with_texts([pointer, value], |[pointer, value]| {
        with_options(slot, |options| endpoint.suggest(pointer, value, options))
    });
    suggestion.map_or(0, |suggestion| answer(&suggestion))
}

/// What an answer says of the request: a list of issues. No draft is an empty text; a text that is no UTF-8 says nothing.
#[wasm_bindgen(js_name = fromResponse)]
pub fn from_response(number: usize, status: u16, body: usize, draft: usize, slot: usize) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    with_bytes([body, draft], |texts| {
        let [body, draft] = texts.map(|text| std::str::from_utf8(text).unwrap_or_default());
        let draft = Some(draft).filter(|draft| !draft.is_empty());
        answer(&with_options(slot, |options| endpoint.from_response(status, body, draft, options)))
    })
}

/// The requests that one edit takes, by the planner whose options and parameters are those of this endpoint. `input`: as
/// [`build`] takes it.
#[wasm_bindgen]
pub fn plan(
    number: usize,
    before: usize,
    before_source: u32,
    after: usize,
    after_source: u32,
    input: usize,
    slot: usize,
) -> i32 {
    let Some(endpoint) = endpoint(number) else { return misuse(UNKNOWN) };
    let planner = PROVIDERS.iter().filter_map(|provider| provider.plan).find(|it| it.endpoint.id == endpoint.id);
    let Some(Planner { plan, .. }) = planner else { return misuse("there is no plan with this endpoint") };
    with_bytes([before, after, input], |[before, after, input]| {
        let input = read_input(input);
        if let Some(Misuse(sentence)) = endpoint.misuse(&input) {
            return misuse(&sentence);
        }
        with_sources(slot, Source::of(after_source), Source::of(before_source), |options| {
            match two_texts([before, after], [Some("before"), Some("after")]) {
                Ok([before, after]) => {
                    let Plan { requests, report } = plan(&input, before, after, options);
                    let Report { issues, warnings, .. } = present(report, options);
                    answer(&Planned { requests: requests.iter().map(Sent::from).collect(), issues, warnings })
                }
                Err(refused) => answer_report(&refused),
            }
        })
    })
}

fn endpoint(number: usize) -> Option<&'static Endpoint> {
    endpoints().nth(number)
}

/// What stands beside a document.
#[derive(Serialize)]
struct Beside {
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<bool>,
    #[serde(skip_serializing_if = "Report::is_clean")]
    report: Report,
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
