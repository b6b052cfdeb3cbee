//! The examples in each field's file: each asserts all its findings, its suggestion and its path.

#![allow(missing_docs, reason = "a test")]

use identity_patch::Fault;
use identity_patch::Severity;
use identity_patch::field::FIELDS;
use identity_patch::report::{Issue, Params};
use identity_patch::table::{Example, Field, Rule, Verdict};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// An example's input as JSON text.
fn json(field: &Field, example: &Example) -> String {
    match field.rule {
        Rule::Text(_) => serde_json::to_string(&example.text()).unwrap(),
        Rule::Kind(_) => example.text().into_owned(),
    }
}

/// Severity, code, message, pointer and parameters.
type Finding = (Severity, &'static str, String, String, Params);

fn expected(severity: Severity, fault: &Fault, example: &Example) -> Finding {
    let issue = Issue::of(severity, fault, example.input);
    (severity, fault.code.id, issue.message(), example.pointer.into(), *issue.params)
}

fn found(mut issue: Issue) -> Finding {
    issue.params.offset = None;
    (issue.severity, issue.code.id, issue.message(), issue.path.pointer(), *issue.params)
}

#[test]
fn every_example_gives_its_findings() {
    for field in FIELDS {
        for example in field.doc.examples {
            let options = field.read_options(example.options).unwrap();
            let report = field.check(&json(field, example), &options);
            let ok = report.ok();
            let found: Vec<_> = report.issues.into_iter().chain(report.warnings).map(found).collect();
            let errors = example.error.iter().map(|fault| expected(Severity::Error, fault, example));
            let warnings = example.warnings.iter().flatten().map(|fault| expected(Severity::Warning, fault, example));
            let expected: Vec<_> = errors.chain(warnings).collect();
            assert_eq!(found, expected, "{} {:?}", field.name, example.input);
            assert_eq!(
                field.suggest(example.input, &options).as_deref(),
                example.suggest,
                "suggest {} {:?}",
                field.name,
                example.input
            );
            if let Rule::Text(text) = &field.rule {
                assert_eq!((text.check)(example.input, &options).is_ok(), ok, "{} {:?}", field.name, example.input);
                let verdict = match (&example.error, example.warnings) {
                    (Some(_), _) => Verdict::Refused,
                    (None, [None, None]) => Verdict::Clean,
                    _ => Verdict::Warned,
                };
                assert_eq!(text.verdict(&example.text(), &options), verdict, "{} {:?}", field.name, example.input);
            }
        }
    }
}

#[test]
fn every_code_has_an_example_and_a_message() {
    for field in FIELDS {
        for code in field.doc.codes {
            let raised = |example: &Example| {
                example.error.iter().chain(example.warnings.iter().flatten()).any(|fault| fault.code == *code)
            };
            assert!(field.doc.examples.iter().any(raised), "{} has no example", code.id);
            let owns =
                |field: &&Field| code.id.starts_with(&format!("{}_", field.name)) && field.doc.codes.contains(code);
            assert!(FIELDS.iter().copied().any(|field| owns(&field)), "{} is not {}'s", code.id, field.name);
        }
        assert!(!field.doc.sources.is_empty(), "{} has no source", field.name);
        for example in field.doc.examples {
            for fault in example.error.iter().chain(example.warnings.iter().flatten()) {
                let message = Issue::of(Severity::Error, fault, example.input).message();
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
