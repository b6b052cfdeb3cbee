//! The cases of every endpoint: `tests/cases/<endpoint>.json`, which the Node tests run too.
//!
//! A case has a `name`, a `draft` (or its `json`, if only JSON text can express it), the `options`, and all its findings:
//! `issues`, `warnings`, and the `body` if it matters. Offsets are given if the case is JSON text. A long text has a
//! `filling`: `["x", 65534]` replaces every `…` in the JSON text of the draft.

#![allow(missing_docs, reason = "a test")]

use std::collections::BTreeSet;

use identity_patch::Input;
use identity_patch::provider::slashid::UPDATE_PERSON as PERSON;
use identity_patch::provider::{self, PROVIDERS};
use identity_patch::table::STRICT;
use identity_patch::{Endpoint, Issue, Options, Report, Severity};
use serde_json::{Value, json};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const CASES: &[(&str, &str)] = &[
    ("slashid.update_person", include_str!("cases/slashid.update_person.json")),
    ("slashid.add_handles", include_str!("cases/slashid.add_handles.json")),
    ("slashid.update_attributes", include_str!("cases/slashid.update_attributes.json")),
    ("slashid.set_roles", include_str!("cases/slashid.set_roles.json")),
    ("equals_money.update_person", include_str!("cases/equals_money.update_person.json")),
    ("biot.update_organization_user", include_str!("cases/biot.update_organization_user.json")),
    ("kratos.patch_identity", include_str!("cases/kratos.patch_identity.json")),
];

fn cases(endpoint: &Endpoint) -> Vec<Value> {
    let (_, text) = CASES.iter().find(|(id, _)| *id == endpoint.id).expect(endpoint.id);
    serde_json::from_str(text).expect(endpoint.id)
}

fn options(endpoint: &Endpoint, case: &Value) -> Options {
    let text = case.get("options").map(Value::to_string).unwrap_or_default();
    endpoint.read_options(&text).unwrap()
}

fn draft(case: &Value) -> String {
    let text = case.get("json").map_or_else(|| case["draft"].to_string(), |json| json.as_str().unwrap().to_owned());
    let Some(filling) = case.get("filling") else { return text };
    let times = usize::try_from(filling[1].as_u64().unwrap()).unwrap();
    text.replace('…', &filling[0].as_str().unwrap().repeat(times))
}

/// Issues in the format of a case.
fn to_case(issues: &[Issue], case: &Value) -> Value {
    let one = |issue: &Issue| {
        let mut params = serde_json::to_value(&issue.params).unwrap();
        let text =
            case.get("json").is_some() && matches!(issue.code.id, "duplicate_key" | "json_syntax" | "empty_patch");
        if !text {
            params.as_object_mut().unwrap().remove("offset");
        }
        json!({ "code": issue.code.id, "pointer": issue.path.pointer(), "params": params })
    };
    issues.iter().map(one).collect()
}

fn input(endpoint: &Endpoint) -> Input {
    let sample = endpoint.sample;
    let input = sample.params.iter().fold(Input::new(), |input, (name, value)| input.param(*name, *value));
    sample.headers.iter().fold(input, |input, (name, value)| input.header(*name, *value))
}

#[test]
fn every_case_gives_its_findings() {
    for endpoint in provider::endpoints() {
        let mut names = BTreeSet::new();
        for case in cases(endpoint) {
            assert!(names.insert(case["name"].to_string()), "{}: {} twice", endpoint.id, case["name"]);
            let (draft, options) = (draft(&case), options(endpoint, &case));
            let Report { issues, warnings, .. } = endpoint.check(&draft, &options);
            let name = format!("{}: {}", endpoint.id, case["name"]);
            assert_eq!(to_case(&issues, &case), case["issues"], "{name}");
            assert_eq!(to_case(&warnings, &case), case["warnings"], "{name}");
        }
    }
}

#[test]
fn strict_findings_are_all_errors() {
    for endpoint in provider::endpoints() {
        for case in cases(endpoint) {
            let (draft, mut options) = (draft(&case), options(endpoint, &case));
            let Report { issues, warnings, .. } = endpoint.check(&draft, &options);
            options = options.with(STRICT);
            let strict = endpoint.check(&draft, &options);
            assert_eq!(strict.warnings, [], "{}", case["name"]);
            assert!(strict.issues.iter().all(|issue| issue.severity == Severity::Error), "{}", case["name"]);
            assert_eq!(strict.issues.len(), issues.len() + warnings.len(), "{}", case["name"]);
            let built = endpoint.build(&input(endpoint), &draft, &options);
            assert_eq!(built.map_or_else(|refused| refused, |_| Report::default()), strict, "{}", case["name"]);
        }
    }
}

#[test]
fn integers_of_an_object_are_exact_up_to_2_to_the_53() {
    let attributes = &provider::slashid::UPDATE_ATTRIBUTES;
    let draft =
        r#"{"end_user_no_access":{"a":[9007199254740991,-9007199254740991,9007199254740992,-1e16,1e15,1.5e300,0.1]}}"#;
    let mut options = Options::DEFAULT;
    assert!(attributes.check(draft, &options).is_clean());
    options.from_object = true;
    let found = attributes.check(draft, &options).warnings;
    let places: Vec<_> = found.iter().map(|issue| (issue.code.id, issue.path.pointer())).collect();
    let place = |nth| ("number_inexact", format!("/end_user_no_access/a/{nth}"));
    assert_eq!(places, [2, 3, 5].map(place));
}

#[test]
fn a_built_body_checks_clean_again() {
    for endpoint in provider::endpoints() {
        for case in cases(endpoint) {
            let (draft, options) = (draft(&case), options(endpoint, &case));
            let report = endpoint.check(&draft, &options);
            match endpoint.build(&input(endpoint), &draft, &options) {
                Ok(request) => {
                    assert!(report.ok(), "{}", case["name"]);
                    assert_eq!(request.warnings, report.warnings, "{}", case["name"]);
                    assert!(endpoint.check(&request.body, &options).ok(), "{}", case["name"]);
                    if let Some(body) = case.get("body") {
                        assert_eq!(&json!(request.body), body, "{}", case["name"]);
                    }
                }
                Err(refused) => assert_eq!(refused, report, "{}", case["name"]),
            }
        }
    }
}

#[test]
fn the_samples_of_the_documents_are_clean() {
    for endpoint in provider::endpoints() {
        let request = endpoint.build(&input(endpoint), endpoint.sample.draft, &Options::DEFAULT).unwrap();
        assert_eq!(request.warnings, [], "{}", endpoint.id);
        assert_eq!(request.body, endpoint.sample.draft);
        assert_eq!(request.method, endpoint.method);
        assert!(!request.path.contains(['{', '}']), "{}", request.path);
    }
}

#[test]
fn every_code_of_a_provider_is_raised_by_a_case() {
    // Only answers raise the second list; they have their own cases.
    for code in PROVIDERS.iter().filter_map(|provider| provider.codes.first()).copied().flatten() {
        assert!(CASES.iter().any(|(_, cases)| cases.contains(&format!("\"{}\"", code.id))), "{} has no case", code.id);
    }
}

#[test]
fn paths_are_encoded_and_headers_are_checked() {
    let org = "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1";
    let build = |id: &str, header: &str| {
        PERSON.build(
            &Input::new().param("person_id", id).header("SlashID-OrgID", header),
            "{\"active\":true}",
            &Options::DEFAULT,
        )
    };
    assert_eq!(build("a/b c?é%", org).unwrap().path, "/persons/a%2Fb%20c%3F%C3%A9%25");
    for (id, header, code, place) in [
        ("", org, "bad_path_value", "path"),
        (".", org, "bad_path_value", "path"),
        ("..", org, "bad_path_value", "path"),
        ("\u{FFFD}", org, "bad_path_value", "path"),
        ("x", "", "empty", "header"),
        ("x", "a\r\nb", "bad_header_value", "header"),
        ("x", "é", "bad_header_value", "header"),
        ("x", " a", "bad_header_value", "header"),
    ] {
        let issue = &build(id, header).unwrap_err().issues[0];
        assert_eq!((issue.code.id, issue.params.place), (code, Some(place)), "{id:?} {header:?}");
        assert_eq!(issue.path.pointer(), "");
    }
    let spelt = Input::new().param("person_id", org).header("slashid-orgid", org).header("X-Id", "1");
    let request = PERSON.build(&spelt, "{\"active\":true}", &Options::DEFAULT).unwrap();
    let names: Vec<_> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Content-Type", "SlashID-OrgID", "X-Id"]);
    for (name, code) in [("Authorization", "credential"), ("X-Auth-Token", "credential"), ("Host", "transport_header")]
    {
        let refused = spelt.clone().header(name, "x");
        assert_eq!(PERSON.build(&refused, "{}", &Options::DEFAULT).unwrap_err().issues[0].code.id, code);
    }
    let refused = PERSON.build(&Input::new().param("person_id", "x"), "{}", &Options::DEFAULT).unwrap_err();
    assert_eq!(
        (refused.issues[0].code.id, refused.issues[0].params.name.as_deref()),
        ("required", Some("SlashID-OrgID"))
    );
}

#[test]
fn misuse_is_reported() {
    let endpoint = &PERSON;
    let with = |input: Input| endpoint.misuse(&input).map_or_else(String::new, |misuse| misuse.to_string());
    let id = || Input::new().param("person_id", "x");
    assert_eq!(with(id()), "");
    assert!(with(Input::new()).contains("missing path parameter person_id"));
    assert!(with(id().param("id", "x")).contains("unknown path parameter id"));
    for credential in ["Authorization", "cookie", "SLASHID-API-KEY"] {
        assert!(with(id().header(credential, "x")).contains("is a credential"), "{credential}");
    }
    assert!(with(id().header("Content-Length", "2")).contains("the HTTP client sets it"));
    assert!(with(id().header("a b", "x")).contains("token"));
    assert!(with(id().header("x-id", "1").header("X-Id", "2")).contains("given twice"));
    assert!(with(id().header("content-type", "text/plain")).contains("the body is JSON"));
    assert_eq!(with(id().header("content-type", "application/json")), "");
    assert!(endpoint.read_options("{\"foo\":1}").unwrap_err().to_string().contains("unknown option foo"));
    assert!(endpoint.read_options("{\"maxIssues\":0}").unwrap_err().to_string().contains("a whole number from 1"));
}
