//! The examples in each field's file: each asserts all its findings, its suggestion and its path.

#![allow(missing_docs, reason = "a test")]

use identity_patch::Fault;
use identity_patch::Severity;
use identity_patch::field::FIELDS;
use identity_patch::report::{Issue, Params};
use identity_patch::table::{Field, Row, Rule, Verdict};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A row's input as JSON text.
fn json(field: &Field, row: &Row) -> String {
    match field.rule {
        Rule::Text(_) => serde_json::to_string(&row.text()).unwrap(),
        Rule::Kind(_) => row.text().into_owned(),
    }
}

fn expected(severity: Severity, fault: &Fault, row: &Row) -> (Severity, &'static str, String, Params) {
    let issue = Issue::of(severity, fault, row.input);
    (severity, fault.code.id, row.pointer.into(), *issue.params)
}

fn found(issue: Issue) -> (Severity, &'static str, String, Params) {
    let mut params = *issue.params;
    params.offset = None;
    (issue.severity, issue.code.id, issue.path.pointer(), params)
}

#[test]
fn every_example_gives_its_findings() {
    for field in FIELDS {
        for row in field.doc.rows {
            let options = field.read_options(row.options).unwrap();
            let report = field.check(&json(field, row), &options);
            let ok = report.ok();
            let found: Vec<_> = report.issues.into_iter().chain(report.warnings).map(found).collect();
            let errors = row.error.iter().map(|fault| expected(Severity::Error, fault, row));
            let warnings = row.warnings.iter().flatten().map(|fault| expected(Severity::Warning, fault, row));
            let expected: Vec<_> = errors.chain(warnings).collect();
            assert_eq!(found, expected, "{} {:?}", field.name, row.input);
            assert_eq!(
                field.suggest(row.input, &options).as_deref(),
                row.suggest,
                "suggest {} {:?}",
                field.name,
                row.input
            );
            if let Rule::Text(text) = &field.rule {
                assert_eq!((text.check)(row.input, &options).is_ok(), ok, "{} {:?}", field.name, row.input);
                let verdict = match (&row.error, row.warnings) {
                    (Some(_), _) => Verdict::Refused,
                    (None, [None, None]) => Verdict::Clean,
                    _ => Verdict::Warned,
                };
                assert_eq!(text.verdict(&row.text(), &options), verdict, "{} {:?}", field.name, row.input);
            }
        }
    }
}

#[test]
fn every_code_has_an_example_and_a_message() {
    for field in FIELDS {
        for code in field.doc.codes {
            let raised =
                |row: &Row| row.error.iter().chain(row.warnings.iter().flatten()).any(|fault| fault.code == *code);
            assert!(field.doc.rows.iter().any(raised), "{} has no row", code.id);
            assert!(code.id.starts_with(&format!("{}_", field.name)), "{} is not {}'s", code.id, field.name);
        }
        assert!(!field.doc.sources.is_empty(), "{} has no source", field.name);
        for row in field.doc.rows {
            for fault in row.error.iter().chain(row.warnings.iter().flatten()) {
                let message = Issue::of(Severity::Error, fault, row.input).message();
                assert!(
                    !message.is_empty() && !message.contains(['{', '}', '[', ']']),
                    "{}: {message:?}",
                    fault.code.id
                );
                assert!(!message.ends_with('.') && !message.starts_with(char::is_uppercase), "{message:?}");
            }
        }
    }
}
