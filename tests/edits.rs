//! The edits of every endpoint: `tests/cases/edits.<provider>.json`, which the Node tests run too.
//!
//! A file has `answers`, to which its rows refer by name, and `rows`. A row `does` one thing: `diff`, `apply`, `fromForm`,
//! `toForm`, `fromResponse`, `check`, `checkAnswer`, `build` or `plan`. Inputs have their own names; `beforeJson` and the
//! like are JSON text. Instead of `after`, a row can have an `edit`, members that replace those of `before`, and `without`,
//! members that are removed. The whole result is what the row `gives`: documents byte for byte, issues and warnings as
//! `[code, pointer, params]`; what is empty or false is left out.

#![allow(missing_docs, reason = "a test")]

use std::collections::BTreeSet;

use identity_patch::Input;
use identity_patch::provider::{self, slashid};
use identity_patch::table::STRICT;
use identity_patch::{Endpoint, Issue, Options, Report};
use serde_json::{Map, Value, json};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const FILES: &[&str] = &[
    include_str!("cases/edits.slashid.json"),
    include_str!("cases/edits.biot.json"),
    include_str!("cases/edits.kratos.json"),
    include_str!("cases/edits.equals_money.json"),
];

/// A row, and the answers of its file.
struct EditCase<'a> {
    row: &'a Value,
    answers: &'a Value,
}

impl EditCase<'_> {
    fn text(&self, name: &str) -> &str {
        self.row[name].as_str().unwrap()
    }

    /// The input with this name, as JSON text.
    fn json(&self, name: &str) -> Option<String> {
        if let Some(text) = self.row.get(format!("{name}Json")) {
            return Some(text.as_str().unwrap().into());
        }
        let value = self.row.get(name)?;
        let answer = value.as_str().and_then(|name| self.answers.get(name));
        Some(answer.unwrap_or(value).to_string())
    }

    fn after(&self) -> String {
        if let Some(after) = self.json("after") {
            return after;
        }
        let mut after: Value = serde_json::from_str(&self.json("before").unwrap()).unwrap();
        let members = match after.get("result") {
            Some(_) => after["result"].as_object_mut(),
            None => after.as_object_mut(),
        };
        let members = members.unwrap();
        for (name, value) in self.row["edit"].as_object().into_iter().flatten() {
            members.insert(name.clone(), value.clone());
        }
        for name in self.row["without"].as_array().into_iter().flatten() {
            members.shift_remove(name.as_str().unwrap());
        }
        after.to_string()
    }

    fn options(&self, endpoint: &Endpoint) -> Options {
        let mut options = self.row.get("options").cloned().unwrap_or_else(|| json!({}));
        if let Some(answer) = options.get("before").and_then(Value::as_str).and_then(|name| self.answers.get(name)) {
            options["before"] = answer.clone();
        }
        endpoint.read_options(&options.to_string()).unwrap()
    }
}

/// The result, in the format of a row.
#[derive(Default)]
struct Gives(Map<String, Value>);

impl Gives {
    fn with(mut self, name: &str, value: Value) -> Self {
        self.0.insert(name.into(), value);
        self
    }

    /// A document, byte for byte.
    fn document(self, name: &str, text: &str) -> Self {
        let value: Value = serde_json::from_str(text).unwrap();
        let written = value.to_string();
        if written == text { self.with(name, value) } else { self.with(&format!("{name}Json"), json!(text)) }
    }

    fn issues(self, name: &str, issues: &[Issue]) -> Self {
        let mut issues = issues.to_vec();
        for issue in &mut issues {
            issue.params.offset = None;
        }
        self.all_of_issues(name, &issues)
    }

    /// Issues and the byte offsets in what the caller gave.
    fn all_of_issues(self, name: &str, issues: &[Issue]) -> Self {
        let one = |issue: &Issue| {
            let params = serde_json::to_value(&issue.params).unwrap();
            let mut said = vec![json!(issue.code.id), json!(issue.path.pointer()), params];
            said.truncate(if said[2] == json!({}) { 2 } else { 3 });
            Value::Array(said)
        };
        if issues.is_empty() { self } else { self.with(name, issues.iter().map(one).collect()) }
    }

    fn report(self, Report { issues, warnings, truncated, .. }: &Report) -> Self {
        let gives = self.issues("issues", issues).issues("warnings", warnings);
        if *truncated { gives.with("truncated", json!(true)) } else { gives }
    }
}

fn input(endpoint: &Endpoint) -> Input {
    let sample = endpoint.sample;
    let input = sample.params.iter().fold(Input::new(), |input, (name, value)| input.param(*name, *value));
    sample.headers.iter().fold(input, |input, (name, value)| input.header(*name, *value))
}

fn run(row: &EditCase<'_>, strict: bool) -> Gives {
    let endpoint = provider::endpoints().find(|endpoint| endpoint.id == row.text("endpoint")).unwrap();
    let options = row.options(endpoint);
    let options = if strict { options.with(STRICT) } else { options };
    let json = |name| row.json(name).unwrap();
    let gives = Gives::default();
    match row.text("does") {
        "diff" => {
            let diff = endpoint.diff(&json("before"), &row.after(), &options);
            gives.document("draft", &diff.draft).with("changed", json!(diff.changed)).report(&diff.report)
        }
        "apply" => match endpoint.apply(&json("before"), &json("draft"), &options) {
            Ok(applied) => gives.document("value", &applied.value).issues("warnings", &applied.warnings),
            Err(report) => gives.report(&report),
        },
        "fromForm" => {
            let filled = endpoint.from_form(&json("entries"), &options);
            gives
                .document("draft", &filled.draft)
                .all_of_issues("issues", &filled.issues)
                .all_of_issues("warnings", &filled.warnings)
        }
        "toForm" => gives.document("values", &endpoint.to_form(&json("before"), &options).unwrap()),
        "fromResponse" => {
            let status = u16::try_from(row.row["status"].as_u64().unwrap()).unwrap();
            let body = row.json("body").unwrap_or_default();
            gives.issues(
                "issues",
                &endpoint.from_response(status, &body, row.json("draft").as_deref(), &Options::DEFAULT),
            )
        }
        "checkAnswer" => gives.report(&endpoint.check_answer(&json("answer"), &options)),
        "check" => gives.report(&endpoint.check(&json("draft"), &options)),
        "build" => match endpoint.build(&input(endpoint), &json("draft"), &options) {
            Ok(request) => gives.document("body", &request.body).issues("warnings", &request.warnings),
            Err(report) => gives.report(&report),
        },
        "plan" => {
            let plan = slashid::plan(&input(endpoint), &json("before"), &row.after(), &options);
            let requests = plan.requests.iter().map(|request| {
                let body: Value = serde_json::from_str(&request.body).unwrap();
                assert_eq!(body.to_string(), request.body);
                json!([request.method, request.path, body])
            });
            gives.with("requests", requests.collect()).report(&plan.report)
        }
        other => panic!("{other} is nothing that an endpoint does"),
    }
}

#[test]
fn every_edit_gives_what_its_row_says() {
    let mut names = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in FILES {
        let Value::Object(file) = serde_json::from_str(file).unwrap() else { panic!("no object") };
        for row in file["rows"].as_array().unwrap() {
            let name = format!("{} {}: {}", row["endpoint"], row["does"], row["name"]);
            let Gives(gives) = run(&EditCase { row, answers: &file["answers"] }, false);
            let (gives, expected) = (Value::Object(gives).to_string(), row["gives"].to_string());
            if gives != expected {
                wrong.push(format!("{name}\n  gives    {gives}\n  expected {expected}"));
            }
            assert!(names.insert(name.clone()), "{name} twice");
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), names.len(), wrong.join("\n"));
}

#[test]
fn strict_edits_have_their_warnings_among_the_issues() {
    let count = |gives: &Value, name: &str| gives[name].as_array().map_or(0, Vec::len);
    let mut changed = 0;
    for file in FILES {
        let file: Value = serde_json::from_str(file).unwrap();
        for row in file["rows"].as_array().unwrap() {
            if !matches!(row["does"].as_str(), Some("diff" | "apply" | "check" | "build" | "fromForm"))
                || row["gives"]["truncated"] == true
            {
                continue;
            }
            let Gives(gives) = run(&EditCase { row, answers: &file["answers"] }, true);
            let (gives, plain) = (Value::Object(gives), &row["gives"]);
            assert_eq!(gives["warnings"], Value::Null, "{}", row["name"]);
            assert_eq!(count(&gives, "issues"), count(plain, "issues") + count(plain, "warnings"), "{}", row["name"]);
            assert_eq!(gives["draft"], plain["draft"], "{}", row["name"]);
            changed += usize::from(count(plain, "warnings") > 0);
        }
    }
    assert!(changed > 40, "only {changed} rows have warnings");
}

#[test]
fn what_loses_digits_is_said_where_the_edited_document_has_it() {
    let kratos = provider::endpoints().find(|endpoint| endpoint.id == "kratos.patch_identity").unwrap();
    let before = r#"{"metadata_admin":{"ids":[9007199254740993,1,2],"untouched":9007199254740993}}"#;
    let after = r#"{"metadata_admin":{"ids":[1,2,9007199254740993],"untouched":9007199254740993}}"#;
    let mut options = Options::DEFAULT;
    let diff = kratos.diff(before, after, &options);
    assert!(diff.report.is_clean(), "{}", diff.report);
    (options.from_object, options.before_from_object) = (true, true);
    let places = |report: &Report| -> Vec<_> {
        report.warnings.iter().map(|issue| (issue.code.id, issue.path.pointer())).collect()
    };
    let diff = kratos.diff(before, after, &options);
    assert_eq!(places(&diff.report), [("number_inexact", "/metadata_admin/ids/2".into())]);
    let biot = provider::endpoints().find(|endpoint| endpoint.id == "biot.update_organization_user").unwrap();
    let diff = biot.diff(r#"{"seats":1}"#, r#"{"seats":[1e400]}"#, &Options::DEFAULT);
    assert_eq!(places(&diff.report), [("number_inexact", "/seats/0".into())]);
}
