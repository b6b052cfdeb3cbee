//! A report crosses into JavaScript as JSON text. What JavaScript parses is what `serde-wasm-bindgen` makes of the report.

#![allow(missing_docs, reason = "a test")]
#![cfg(target_arch = "wasm32")]

use identity_patch::field::FIELDS;
use identity_patch::provider;
use identity_patch::table::Rule;
use identity_patch::{Options, Report};
use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The report as the package answers it.
fn parsed(report: &Report) -> JsValue {
    JSON::parse(&serde_json::to_string(report).unwrap()).unwrap()
}

/// The report made of objects, one member at a time.
fn made(report: &Report) -> JsValue {
    report.serialize(&Serializer::json_compatible()).unwrap()
}

fn assert_same(report: &Report, name: &str) {
    let [parsed, made] = [parsed(report), made(report)].map(|value| String::from(JSON::stringify(&value).unwrap()));
    assert_eq!(parsed, made, "{name}");
}

#[test]
fn reports_on_fields_cross_whole() {
    let mut count = 0;
    for field in FIELDS {
        for example in field.doc.examples {
            let text = example.text();
            let json =
                if matches!(field.rule, Rule::Text(_)) { serde_json::to_string(&text).unwrap() } else { text.into() };
            let report = field.check(&json, &field.read_options(example.options).unwrap());
            count += report.issues.len() + report.warnings.len();
            assert_same(&report, field.name);
        }
    }
    assert!(count > 200, "only {count} findings");
}

#[test]
fn reports_on_drafts_cross_whole() {
    let drafts = [
        "{",
        "[]",
        r#"{"a":{"b":[{"c":1,"c":2}]},"\ud800":"\udc00","_naem":null}"#,
        r#"[{"op":"copy","path":7},{"type":"fax"},null]"#,
        r#"{"_mfa":{"expirationInMinutes":99999999999999999999},"active":1,"title":"mr"}"#,
    ];
    for endpoint in provider::endpoints() {
        for draft in drafts {
            let report = endpoint.check(draft, &Options::DEFAULT);
            assert!(!report.is_clean(), "{} {draft}", endpoint.id);
            assert_same(&report, draft);
        }
    }
}
