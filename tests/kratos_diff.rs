//! The smallest patch between two identities: named cases, and properties with the crate json-patch's rules, as
//! `json_patch::apply` has them.

#![allow(missing_docs, reason = "a test")]

use identity_patch::provider::kratos::diff::{Diff, diff};
use identity_patch::{Issue, Options, Severity};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

struct Case {
    name: &'static str,
    before: &'static str,
    after: &'static str,
    draft: &'static str,
    /// Severity, code and pointer of every finding, a space between them.
    found: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        name: "equals",
        before: r#"{"traits":{"a":[1,{}]}}"#,
        after: r#"{"traits":{"a":[1.0,{}]}}"#,
        draft: "[]",
        found: &[],
    },
    Case {
        name: "a trait",
        before: r#"{"traits":{"email":"a@x.io","name":{"first":"A","last":"B"}}}"#,
        after: r#"{"traits":{"email":"a@x.io","name":{"first":"A","last":"C"}}}"#,
        draft: r#"[{"op":"replace","path":"/traits/name/last","value":"C"}]"#,
        found: &[],
    },
    Case {
        name: "traits come, go and become null",
        before: r#"{"traits":{"a":1,"b":{"c":true}}}"#,
        after: r#"{"traits":{"b":{"c":null,"d":""}}}"#,
        draft: r#"[{"op":"remove","path":"/traits/a"},{"op":"replace","path":"/traits/b/c","value":null},{"op":"add","path":"/traits/b/d","value":""}]"#,
        found: &[],
    },
    Case {
        name: "a null parent is replaced whole",
        before: r#"{"traits":{"a":null},"metadata_public":null}"#,
        after: r#"{"traits":{"a":{"b":{"c":1}}},"metadata_public":{"2024":{"x":1}},"metadata_admin":{}}"#,
        draft: r#"[{"op":"replace","path":"/traits/a","value":{"b":{"c":1}}},{"op":"replace","path":"/metadata_public","value":{"2024":{"x":1}}},{"op":"add","path":"/metadata_admin","value":{}}]"#,
        found: &[],
    },
    Case {
        name: "metadata is cleared with null",
        before: r#"{"metadata_public":{"a":1},"metadata_admin":"x","external_id":"e","organization_id":"o"}"#,
        after: r#"{"metadata_public":null,"metadata_admin":null,"external_id":"","organization_id":null}"#,
        draft: r#"[{"op":"replace","path":"/metadata_public","value":null},{"op":"replace","path":"/metadata_admin","value":null},{"op":"replace","path":"/external_id","value":null},{"op":"replace","path":"/organization_id","value":null}]"#,
        found: &[],
    },
    Case {
        name: "null, absent and empty are the same where nothing was",
        before: r#"{"metadata_public":null,"external_id":"","verifiable_addresses":[],"credentials":null}"#,
        after: r#"{"metadata_admin":null,"organization_id":null,"external_id":null,"verifiable_addresses":null,"recovery_addresses":[]}"#,
        draft: "[]",
        found: &[],
    },
    Case {
        name: "a bare number as metadata",
        before: r#"{"metadata_public":{"a":1},"metadata_admin":null,"state":"active"}"#,
        after: r#"{"metadata_public":5,"metadata_admin":-0.5e1,"state":"inactive"}"#,
        draft: r#"[{"op":"replace","path":"/state","value":"inactive"}]"#,
        found: &["error kratos_metadata_number /metadata_public", "error kratos_metadata_number /metadata_admin"],
    },
    Case {
        name: "what cannot be cleared",
        before: r#"{"schema_id":"s","state":"active","traits":{}}"#,
        after: r#"{"schema_id":null,"state":null,"traits":null}"#,
        draft: "[]",
        found: &["error cannot_clear /schema_id", "error cannot_clear /state", "error cannot_clear /traits"],
    },
    Case {
        name: "what is absent is left alone",
        before: r#"{"id":"i","state":"active","traits":{"a":1},"metadata_public":{},"metadata_admin":null,"external_id":"","verifiable_addresses":[{"value":"a","via":"sms"}]}"#,
        after: "{}",
        draft: "[]",
        found: &[
            "warning absent_kept /state",
            "warning absent_kept /traits",
            "warning absent_kept /verifiable_addresses",
            "warning absent_kept /metadata_public",
        ],
    },
    Case {
        name: "what cannot be edited",
        before: r#"{"id":"i","created_at":"x","newer":1,"recovery_addresses":[{"value":"a"}]}"#,
        after: r#"{"id":"j","state_changed_at":"y","newer":2,"recovery_addresses":[],"credentials":{"password":{}}}"#,
        draft: "[]",
        found: &[
            "warning read_only /id",
            "warning read_only /state_changed_at",
            "warning read_only /newer",
            "warning read_only /recovery_addresses",
            "warning read_only /credentials",
        ],
    },
    Case {
        name: "what nobody knows",
        before: r#"{"traits":{"a":1}}"#,
        after: r#"{"Traits":{"a":2},"traits":{"a":1},"meta_data":1}"#,
        draft: "[]",
        found: &["error unknown_field /Traits nearest traits", "error unknown_field /meta_data"],
    },
    Case {
        name: "names with escapes, of numbers, and of nothing",
        before: r#"{"traits":{"about":"01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789","a/b":{"m~n":1},"2024":{"-":[0]},"-":1,"":{"x":{"y":1},"z":1},"\/\u007e\"":1,"\ud800":"\udfff"}}"#,
        after: r#"{"traits":{"about":"01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789","a/b":{"m~n":2},"2024":{"-":[0,1]},"":{"x":{"y":2},"z":1},"/~\"":2,"\uD800":"\uDFFF","7":1}}"#,
        draft: r#"[{"op":"replace","path":"/traits/a~1b/m~0n","value":2},{"op":"add","path":"/traits/2024/-/-","value":1},{"op":"remove","path":"/traits/-"},{"op":"replace","path":"/traits/","value":{"x":{"y":2},"z":1}},{"op":"replace","path":"/traits/~1~0\"","value":2},{"op":"add","path":"/traits/7","value":1}]"#,
        found: &[],
    },
    Case {
        name: "a number is an integer where its literal is, among the traits",
        before: r#"{"traits":{"a":1.0,"b":1,"c":1e2},"metadata_public":{"a":1.0}}"#,
        after: r#"{"traits":{"a":1,"b":1.0,"c":100.0},"metadata_public":{"a":1}}"#,
        draft: r#"[{"op":"replace","path":"/traits/a","value":1}]"#,
        found: &[],
    },
    Case {
        name: "items go and come",
        before: r#"{"metadata_public":["0123456789012345678901234567890123456789","112345678901234567890123456789012345678901234567890123456789","212345678901234567890123456789012345678901234567890123456789","312345678901234567890123456789012345678901234567890123456789","412345678901234567890123456789012345678901234567890123456789","512345678901234567890123456789012345678901234567890123456789"]}"#,
        after: r#"{"metadata_public":["112345678901234567890123456789012345678901234567890123456789","212345678901234567890123456789012345678901234567890123456789","x","312345678901234567890123456789012345678901234567890123456789","512345678901234567890123456789012345678901234567890123456789","612345678901234567890123456789012345678901234567890123456789","712345678901234567890123456789012345678901234567890123456789"]}"#,
        draft: r#"[{"op":"add","path":"/metadata_public/-","value":"612345678901234567890123456789012345678901234567890123456789"},{"op":"add","path":"/metadata_public/-","value":"712345678901234567890123456789012345678901234567890123456789"},{"op":"remove","path":"/metadata_public/4"},{"op":"add","path":"/metadata_public/3","value":"x"},{"op":"remove","path":"/metadata_public/0"}]"#,
        found: &[],
    },
    Case {
        name: "a list that changes in most is replaced",
        before: r#"{"traits":{"roles":["a","b","c"]}}"#,
        after: r#"{"traits":{"roles":["b","d","e"]}}"#,
        draft: r#"[{"op":"replace","path":"/traits/roles","value":["b","d","e"]}]"#,
        found: &[],
    },
    Case {
        name: "an item is changed within, and known again behind one that went",
        before: r#"{"traits":{"phones":[{"kind":"home","number":"+4917667111631","note":"evenings"},{"kind":"work","number":"+4917667111632","note":"by day, not on Fridays"}]}}"#,
        after: r#"{"traits":{"phones":[{"kind":"work","number":"+4917667111633","note":"by day, not on Fridays"}]}}"#,
        draft: r#"[{"op":"replace","path":"/traits/phones/1/number","value":"+4917667111633"},{"op":"remove","path":"/traits/phones/0"}]"#,
        found: &[],
    },
    Case {
        name: "an object of which nothing stays",
        before: r#"{"traits":{"a":1,"b":2,"c":3,"d":4}}"#,
        after: r#"{"traits":{"e":1}}"#,
        draft: r#"[{"op":"replace","path":"/traits","value":{"e":1}}]"#,
        found: &[],
    },
    Case {
        name: "an address by its value, whatever its place",
        before: r#"{"verifiable_addresses":[{"id":"1","value":"a@x.io","via":"email","verified":false,"status":"sent"},{"id":"2","value":"B@x.io","via":"email","verified":true,"verified_at":"2024-01-01T00:00:00Z","status":"completed"}]}"#,
        after: r#"{"verifiable_addresses":[{"id":"2","value":"b@x.io","via":"email","verified":false,"verified_at":null,"status":"pending"},{"id":"1","value":"a@x.io","via":"email","verified":true,"verified_at":"2024-01-01T00:00:00Z"}]}"#,
        draft: r#"[{"op":"replace","path":"/verifiable_addresses/1/verified","value":false},{"op":"replace","path":"/verifiable_addresses/1/verified_at","value":null},{"op":"replace","path":"/verifiable_addresses/1/status","value":"pending"},{"op":"replace","path":"/verifiable_addresses/0/verified","value":true},{"op":"add","path":"/verifiable_addresses/0/verified_at","value":"2024-01-01T00:00:00Z"}]"#,
        found: &["warning read_only /verifiable_addresses/0/value"],
    },
    Case {
        name: "addresses of which the traits know nothing",
        before: r#"{"traits":{"email":"a@x.io"},"verifiable_addresses":[{"value":"a@x.io","via":"email","verified":true}]}"#,
        after: r#"{"traits":{"email":"a@x.io"},"verifiable_addresses":[{"value":"b@x.io","via":"email","verified":true}]}"#,
        draft: "[]",
        found: &["error not_expressible /verifiable_addresses/0", "error not_expressible /verifiable_addresses"],
    },
    Case {
        name: "addresses that follow the traits",
        before: r#"{"traits":{"emails":["a@x.io"]},"verifiable_addresses":[{"value":"a@x.io","via":"email","verified":true}]}"#,
        after: r#"{"traits":{"emails":["B@x.io","c@x.io"]},"verifiable_addresses":[{"value":"b@x.io","via":"email","verified":false},{"value":"c@x.io","via":"email","verified":true}]}"#,
        draft: r#"[{"op":"replace","path":"/traits/emails","value":["B@x.io","c@x.io"]}]"#,
        found: &["error not_expressible /verifiable_addresses/1/verified"],
    },
    Case {
        name: "of two addresses alike the first counts",
        before: r#"{"verifiable_addresses":[{"value":"a","via":"sms","verified":false},{"value":"A","via":"SMS","verified":true}]}"#,
        after: r#"{"verifiable_addresses":[{"value":"a","via":"sms","verified":true},{"value":"A","via":"SMS","verified":true}]}"#,
        draft: r#"[{"op":"replace","path":"/verifiable_addresses/0/verified","value":true}]"#,
        found: &[],
    },
    Case {
        name: "no addresses",
        before: r#"{"verifiable_addresses":[{"value":"a","via":"sms","verified":false}]}"#,
        after: r#"{"verifiable_addresses":[1,{"via":"sms"},{"via":1,"value":"a"},{"value":"A","via":"sms","verified":false,"verifed":true}]}"#,
        draft: "[]",
        found: &[
            "error wrong_type /verifiable_addresses/0",
            "error required /verifiable_addresses/1/value",
            "error wrong_type /verifiable_addresses/2/via",
            "warning read_only /verifiable_addresses/3/value",
            "error unknown_field /verifiable_addresses/3/verifed nearest verified",
        ],
    },
    Case {
        name: "no list of addresses",
        before: "{}",
        after: r#"{"verifiable_addresses":{}}"#,
        draft: "[]",
        found: &["error wrong_type /verifiable_addresses"],
    },
    Case {
        name: "no JSON",
        before: "{",
        after: "[]",
        draft: "[]",
        found: &["error json_syntax  in before", "error wrong_type  in after"],
    },
    Case {
        name: "a member twice",
        before: "{}",
        after: r#"{"a":1,"a":2}"#,
        draft: "[]",
        found: &["error duplicate_key /a in after"],
    },
];

fn told(issue: &Issue) -> String {
    let mut told = format!("{} {} {}", issue.severity.name(), issue.code.id, issue.path.pointer());
    told += &issue.params.nearest.map_or(String::new(), |nearest| format!(" nearest {nearest}"));
    told += &issue.params.place.map_or(String::new(), |place| format!(" in {place}"));
    assert_eq!(issue.params.instead.is_some(), issue.code.id == "not_expressible");
    assert!(!issue.message().contains(['{', '[']), "{}", issue.message());
    told
}

fn findings(diff: &Diff) -> Vec<String> {
    assert!(diff.report.issues.iter().all(|issue| issue.severity == Severity::Error));
    diff.report.issues.iter().chain(&diff.report.warnings).map(told).collect()
}

fn plain(before: &str, after: &str) -> Diff {
    diff(before, after, false, &Options::DEFAULT)
}

#[test]
fn every_case_is_answered_as_it_says() {
    for Case { name, before, after, draft, found } in CASES {
        let diff = plain(before, after);
        assert_eq!(diff.draft, *draft, "{name}");
        let mut all = findings(&diff);
        let mut expected: Vec<&str> = found.to_vec();
        all.sort();
        expected.sort_unstable();
        assert_eq!(all, expected, "{name}");
        assert_eq!(diff.changed, *draft != "[]", "{name}");
    }
}

#[test]
fn absence_clears_where_it_is_asked_to() {
    let before = r#"{"id":"i","schema_id":"s","traits":{"a":"x"},"metadata_public":{},"metadata_admin":null,"external_id":"e","organization_id":"o","verifiable_addresses":[{"value":"x","via":"sms"}]}"#;
    let diff = diff(before, r#"{"traits":{"a":"x"}}"#, true, &Options::DEFAULT);
    let cleared = ["metadata_public", "external_id", "organization_id"];
    let cleared = cleared.map(|name| format!(r#"{{"op":"replace","path":"/{name}","value":null}}"#));
    assert_eq!(diff.draft, format!("[{}]", cleared.join(",")));
    assert_eq!(findings(&diff), ["error cannot_clear /schema_id", "error not_expressible /verifiable_addresses"]);
}

#[test]
fn findings_are_counted_as_asked() {
    let options = Options::read(r#"{"maxIssues":1}"#, &["maxIssues"]).unwrap();
    let diff = diff("{}", r#"{"a":1,"b":2,"id":3}"#, false, &options);
    assert_eq!(findings(&diff), ["error unknown_field /a", "warning read_only /id"]);
    assert!(diff.report.truncated);
}
