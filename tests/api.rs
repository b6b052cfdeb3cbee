//! What a Rust user leans on: errors, values of `serde_json`, warnings of fields, and documentation with examples.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use identity_patch::field::{FIELDS, email, handle, phone};
use identity_patch::json::Reader;
use identity_patch::provider::{self, biot, kratos, slashid};
use identity_patch::report::Params;
use identity_patch::table::Rule;
use identity_patch::{Endpoint, Fault, Input, Issue, Misuse, Options, Report, Request};
use serde_json::{Value, json};

/// The JSON files of `tests/cases`, each with its name.
fn case_files() -> impl Iterator<Item = (String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), serde_json::from_str(&text).unwrap())
    })
}

fn endpoint(id: &str) -> Option<&'static Endpoint> {
    provider::endpoints().find(|endpoint| endpoint.id == id)
}

fn options(endpoint: &Endpoint, case: &Value) -> Options {
    let text = case.get("options").map(Value::to_string).unwrap_or_default();
    endpoint.read_options(&text).unwrap()
}

/// The input of the document's own example.
fn input(endpoint: &Endpoint) -> Input {
    let sample = endpoint.sample;
    let input = sample.params.iter().fold(Input::new(), |input, (name, value)| input.param(*name, *value));
    sample.headers.iter().fold(input, |input, (name, value)| input.header(*name, *value))
}

fn without_offsets(mut report: Report) -> Report {
    for issue in report.issues.iter_mut().chain(&mut report.warnings) {
        issue.params.offset = None;
    }
    report
}

#[test]
fn what_goes_wrong_is_an_error() {
    fn request(draft: &str) -> Result<Request, Box<dyn Error + Send + Sync>> {
        phone::check("+12025550123")?;
        let options = biot::UPDATE_ORGANIZATION_USER.read_options("")?;
        let input = Input::new().param("id", "3fa85f64-5717-4562-b3fc-2c963f66afa6");
        Ok(biot::UPDATE_ORGANIZATION_USER.build(&input, draft, &options)?)
    }
    assert_eq!(request(r#"{"_phone": null}"#).unwrap().body, r#"{"_phone":null}"#);
    let refused = request(r#"{"_phone": "1", "_naem": 1}"#).unwrap_err();
    let lines = "\
error phone_no_plus /_phone must begin with + and the country calling code, such as +49
error unknown_field /_naem must be a member that the server knows; the nearest is _name";
    assert_eq!(refused.to_string(), lines);
    assert!(refused.is::<Report>());

    let syntax: Box<dyn Error> = Box::new(Reader::new("}").next().unwrap_err());
    assert_eq!(syntax.to_string(), "expected a value at byte 0");
    let fault: Box<dyn Error> = Box::new(phone::check("+0").unwrap_err());
    assert_eq!(fault.to_string(), "must have a country calling code, which never begins with 0, behind the +");
    let misuse: Box<dyn Error> = Box::new(biot::UPDATE_ORGANIZATION_USER.read_options("[]").unwrap_err());
    assert_eq!(misuse.to_string(), "the options must be a plain object");
}

#[test]
fn values_go_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<&'static Endpoint>();
    shared::<Options>();
    shared::<Report>();
    shared::<Issue>();
    shared::<Params>();
    shared::<Fault>();
    shared::<Misuse>();
    shared::<Input>();
    shared::<Request>();
}

#[test]
fn a_draft_as_a_value_is_answered_as_its_text() {
    let mut drafts = 0;
    for (file, cases) in case_files() {
        let Some(endpoint) = endpoint(&file) else { continue };
        for case in cases.as_array().unwrap() {
            let (Some(draft), options) = (case.get("draft"), options(endpoint, case)) else { continue };
            let (text, input) = (draft.to_string(), input(endpoint));
            let report = without_offsets(endpoint.check(&text, &options));
            assert_eq!(endpoint.check_value(draft, &options), report, "{text}");
            let built = endpoint.build(&input, &text, &options).map_err(without_offsets).map(|mut request| {
                request.warnings.iter_mut().for_each(|issue| issue.params.offset = None);
                request
            });
            assert_eq!(endpoint.build_value(&input, draft, &options), built, "{text}");
            drafts += 1;
        }
    }
    assert!(drafts > 200, "{drafts}");
}

#[test]
fn answers_as_values_are_edited_as_their_texts() {
    let (mut diffs, mut applied) = (0, 0);
    for (_, file) in case_files().filter(|(name, _)| name.starts_with("edits.")) {
        for case in file["rows"].as_array().unwrap() {
            let Some(before) = case["before"].as_str().map(|name| &file["answers"][name]) else { continue };
            let endpoint = endpoint(case["endpoint"].as_str().unwrap()).unwrap();
            let options = options(endpoint, case);
            if let Some(edit) = case["edit"].as_object() {
                let mut after = before.clone();
                after.as_object_mut().unwrap().extend(edit.clone());
                let diff = endpoint.diff(&before.to_string(), &after.to_string(), &options);
                let value = endpoint.diff_values(before, &after, &options);
                assert_eq!(value.draft.to_string(), diff.draft);
                assert_eq!((value.changed, value.report), (diff.changed, without_offsets(diff.report)));
                diffs += 1;
            }
            if let Some(draft) = case.get("draft") {
                let text = endpoint.apply(&before.to_string(), &draft.to_string(), &options);
                let value = endpoint.apply_values(before, draft, &options);
                let value = value.map(|applied| (applied.value.to_string(), applied.warnings.len()));
                let text = text.map(|applied| (applied.value, applied.warnings.len()));
                assert_eq!(value, text.map_err(without_offsets), "{draft}");
                applied += 1;
            }
        }
    }
    assert!(diffs > 100 && applied > 5, "{diffs} {applied}");
}

#[test]
fn a_value_may_be_anything() {
    let mut deep = Value::Null;
    for _ in 0..20_000 {
        deep = Value::Array(vec![deep]);
    }
    for endpoint in provider::endpoints() {
        assert!(!endpoint.check_value(&deep, &Options::DEFAULT).ok(), "{}", endpoint.id);
        let diff = endpoint.diff_values(&deep, &json!({}), &Options::DEFAULT);
        assert_eq!((diff.changed, diff.draft.as_str()), (false, None), "{}", endpoint.id);
        assert!(!diff.report.ok(), "{}", endpoint.id);
        assert!(endpoint.apply_values(&json!({}), &deep, &Options::DEFAULT).is_err(), "{}", endpoint.id);
    }
    for field in FIELDS {
        assert!(!field.check_value(&deep, &Options::DEFAULT).ok(), "{}", field.name);
    }
    let wide = json!({"traits": {"list": vec![json!({"a": 1.5, "b": u64::MAX}); 1_000]}});
    let applied = kratos::PATCH_IDENTITY.apply_values(&wide, &json!([]), &Options::DEFAULT).unwrap();
    assert_eq!(applied.value, wide);
    // Freed without recursion: a value of `serde_json` is dropped level by level.
    while let Value::Array(mut items) = deep {
        deep = items.pop().unwrap_or_default();
    }
}

#[test]
fn a_field_says_its_warnings() {
    for field in FIELDS {
        for row in field.doc.examples {
            let options = field.read_options(row.options).unwrap();
            let warnings = field.warnings(&row.text(), &options);
            let expected: Vec<_> = match field.rule {
                Rule::Text(_) => row.warnings.iter().flatten().copied().collect(),
                Rule::Kind(_) => Vec::new(),
            };
            assert_eq!(warnings, expected, "{} {}", field.name, row.input);
        }
    }
    let rfc5322 = email::FIELD.read_options(r#"{"profile":"rfc5322"}"#).unwrap();
    assert!(email::FIELD.warnings("Jane", &rfc5322).is_empty(), "what is refused has no warnings");
    let username = json!({"type": "username", "value": "a,b"});
    assert_eq!(handle::FIELD.check_value(&username, &Options::DEFAULT).warnings[0].code, &handle::COMMA);
}

#[test]
fn options_are_set_field_by_field() {
    let mut options = Options::DEFAULT;
    options.max_issues = 1;
    let report = slashid::ADD_HANDLES.check_value(&json!([{}, {}]), &options);
    assert_eq!((report.issues.len(), report.truncated), (1, true));
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    folders.iter().flat_map(|folder| sources(folder)).chain(files).collect()
}

#[test]
fn every_public_function_has_an_example() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut functions = 0;
    for path in sources(&src).iter().filter(|path| !path.starts_with(src.join("wasm"))) {
        let text = fs::read_to_string(path).unwrap();
        // Where the file's own example shows them all, they need none of their own.
        if text.lines().any(|line| line.starts_with("//! use identity_patch")) {
            continue;
        }
        let lines: Vec<_> = text.lines().map(str::trim_start).collect();
        for (nth, line) in lines.iter().enumerate() {
            if ["pub fn ", "pub const fn "].iter().any(|start| line.starts_with(start)) {
                let above =
                    lines[..nth].iter().rev().take_while(|line| line.starts_with("///") || line.starts_with("#["));
                assert!(above.filter(|line| line.starts_with("/// ```")).count() > 1, "{}: {line}", path.display());
                functions += 1;
            }
        }
    }
    assert!(functions > 40, "{functions}");
}
