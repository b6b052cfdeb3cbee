//! Cases of the smallest patch between two identities, applied with the strict `json_patch::apply`. Its properties are in
//! `kratos_properties.rs`.

#![allow(missing_docs, reason = "a test")]

use identity_patch::edit::document;
use identity_patch::json::{Reader, Token};
use identity_patch::provider::kratos::PATCH_IDENTITY;
use identity_patch::provider::slashid::UPDATE_ATTRIBUTES;
use identity_patch::{Diff, Issue, Options, Severity};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

struct Case {
    name: &'static str,
    before: &'static str,
    after: &'static str,
    draft: &'static str,
    /// Severity, code and pointer of every finding, separated by spaces.
    found: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        name: "equal documents",
        before: r#"{"traits":{"a":[1,{}]}}"#,
        after: r#"{"traits":{"a":[1.0,{}]}}"#,
        draft: "[]",
        found: &[],
    },
    Case {
        name: "issues of the check have the path of the operation",
        before: r#"{"state":"active","traits":{"tags":["a"]},"external_id":"e"}"#,
        after: r#"{"state":"gone","traits":{"tags":["a","b"]},"external_id":5}"#,
        draft: r#"[{"op":"add","path":"/traits/tags/-","value":"b"},{"op":"replace","path":"/state","value":"gone"},{"op":"replace","path":"/external_id","value":5}]"#,
        found: &["error not_one_of /state", "error wrong_type /external_id"],
    },
    Case {
        name: "equal documents that the server would refuse",
        before: r#"{"metadata_public":5,"verifiable_addresses":[{"value":"a"}]}"#,
        after: r#"{"metadata_public":5,"verifiable_addresses":[{"value":"a"}]}"#,
        draft: "[]",
        found: &[],
    },
    Case {
        name: "a number that is only written differently, below an empty name",
        before: r#"{"metadata_public":{"":{"a":1.0}}}"#,
        after: r#"{"metadata_public":{"":{"a":1}}}"#,
        draft: "[]",
        found: &[],
    },
    Case {
        name: "numbers of one digit are different, and a kept item is kept",
        before: r#"{"metadata_public":[1,{"n":1,"pad":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},{"n":10,"pad":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},"zzzz",3]}"#,
        after: r#"{"metadata_public":[2,{"n":1,"pad":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},"zzzz",4]}"#,
        draft: r#"[{"op":"replace","path":"/metadata_public/4","value":4},{"op":"remove","path":"/metadata_public/2"},{"op":"replace","path":"/metadata_public/0","value":2}]"#,
        found: &[],
    },
    Case {
        name: "what the server sets in an address",
        before: r#"{"verifiable_addresses":[{"value":"a","via":"sms","verified":false,"status":"pending"}]}"#,
        after: r#"{"verifiable_addresses":[{"value":"a","via":"sms","verified":null,"status":"","verified_at":"2024-01-01T00:00:00Z"}]}"#,
        draft: "[]",
        found: &[
            "warning kratos_no_effect /verifiable_addresses/0/verified",
            "warning kratos_no_effect /verifiable_addresses/0/status",
            "warning kratos_no_effect /verifiable_addresses/0/verified_at",
        ],
    },
    Case {
        name: "a verified address has a time, if necessary that of the server",
        before: r#"{"verifiable_addresses":[{"value":"a","via":"sms","verified":true,"verified_at":"2024-01-01T00:00:00Z"}]}"#,
        after: r#"{"verifiable_addresses":[{"value":"a","via":"sms","verified":true,"verified_at":null}]}"#,
        draft: "[]",
        found: &["warning kratos_no_effect /verifiable_addresses/0/verified_at"],
    },
    Case {
        name: "an address is not removed on its own, whatever the traits contain",
        before: r#"{"traits":{"a":1},"verifiable_addresses":[{"value":"a b@x.co","via":"email","verified":true}]}"#,
        after: r#"{"traits":{"a":1},"verifiable_addresses":[]}"#,
        draft: "[]",
        found: &["error not_expressible /verifiable_addresses"],
    },
    Case {
        name: "a trait",
        before: r#"{"traits":{"email":"a@x.io","name":{"first":"A","last":"B"}}}"#,
        after: r#"{"traits":{"email":"a@x.io","name":{"first":"A","last":"C"}}}"#,
        draft: r#"[{"op":"replace","path":"/traits/name/last","value":"C"}]"#,
        found: &[],
    },
    Case {
        name: "traits are added, removed and set to null",
        before: r#"{"traits":{"a":1,"b":{"c":true}}}"#,
        after: r#"{"traits":{"b":{"c":null,"d":""}}}"#,
        draft: r#"[{"op":"remove","path":"/traits/a"},{"op":"replace","path":"/traits/b","value":{"c":null,"d":""}}]"#,
        found: &[],
    },
    Case {
        name: "a null parent is replaced as a whole",
        before: r#"{"traits":{"a":null},"metadata_public":null}"#,
        after: r#"{"traits":{"a":{"b":{"c":1}}},"metadata_public":{"2024":{"x":1}},"metadata_admin":{}}"#,
        draft: r#"[{"op":"replace","path":"/traits/a","value":{"b":{"c":1}}},{"op":"replace","path":"/metadata_public","value":{"2024":{"x":1}}},{"op":"add","path":"/metadata_admin","value":{}}]"#,
        found: &[],
    },
    Case {
        name: "metadata is cleared with null",
        before: r#"{"metadata_public":{"a":1},"metadata_admin":"x","external_id":"e","organization_id":"o"}"#,
        after: r#"{"metadata_public":null,"metadata_admin":null,"external_id":"","organization_id":null}"#,
        draft: r#"[{"op":"replace","path":"/organization_id","value":null},{"op":"replace","path":"/external_id","value":null},{"op":"replace","path":"/metadata_public","value":null},{"op":"replace","path":"/metadata_admin","value":null}]"#,
        found: &[],
    },
    Case {
        name: "null, absent and empty are the same if there was no value",
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
        name: "an absent member is kept",
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
        name: "unknown members",
        before: r#"{"traits":{"a":1}}"#,
        after: r#"{"Traits":{"a":2},"traits":{"a":1},"meta_data":1}"#,
        draft: "[]",
        found: &["error unknown_field /Traits nearest traits", "error unknown_field /meta_data"],
    },
    Case {
        name: "names with escapes, of digits, and empty names",
        before: r#"{"traits":{"about":"01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789","a/b":{"m~n":1},"2024":{"-":[0]},"-":1,"":{"x":{"y":1},"z":1},"\/\u007e\"":1,"\ud800":"\udfff"}}"#,
        after: r#"{"traits":{"about":"01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789","a/b":{"m~n":2},"2024":{"-":[0,1]},"":{"x":{"y":2},"z":1},"/~\"":2,"\uD800":"\uDFFF","7":1}}"#,
        draft: r#"[{"op":"replace","path":"/traits/a~1b/m~0n","value":2},{"op":"add","path":"/traits/2024/-/-","value":1},{"op":"remove","path":"/traits/-"},{"op":"replace","path":"/traits/","value":{"x":{"y":2},"z":1}},{"op":"replace","path":"/traits/~1~0\"","value":2},{"op":"add","path":"/traits/7","value":1}]"#,
        found: &[],
    },
    Case {
        name: "in the traits a number is an integer if its literal is",
        before: r#"{"traits":{"a":1.0,"b":1,"c":1e2},"metadata_public":{"a":1.0}}"#,
        after: r#"{"traits":{"a":1,"b":1.0,"c":100.0},"metadata_public":{"a":1}}"#,
        draft: r#"[{"op":"replace","path":"/traits/a","value":1}]"#,
        found: &[],
    },
    Case {
        name: "items are removed and added",
        before: r#"{"metadata_public":["0123456789012345678901234567890123456789","112345678901234567890123456789012345678901234567890123456789","212345678901234567890123456789012345678901234567890123456789","312345678901234567890123456789012345678901234567890123456789","412345678901234567890123456789012345678901234567890123456789","512345678901234567890123456789012345678901234567890123456789"]}"#,
        after: r#"{"metadata_public":["112345678901234567890123456789012345678901234567890123456789","212345678901234567890123456789012345678901234567890123456789","x","312345678901234567890123456789012345678901234567890123456789","512345678901234567890123456789012345678901234567890123456789","612345678901234567890123456789012345678901234567890123456789","712345678901234567890123456789012345678901234567890123456789"]}"#,
        draft: r#"[{"op":"add","path":"/metadata_public/-","value":"612345678901234567890123456789012345678901234567890123456789"},{"op":"add","path":"/metadata_public/-","value":"712345678901234567890123456789012345678901234567890123456789"},{"op":"remove","path":"/metadata_public/4"},{"op":"add","path":"/metadata_public/3","value":"x"},{"op":"remove","path":"/metadata_public/0"}]"#,
        found: &[],
    },
    Case {
        name: "a list that keeps one element",
        before: r#"{"traits":{"roles":["a","b","c"]}}"#,
        after: r#"{"traits":{"roles":["b","d","e"]}}"#,
        draft: r#"[{"op":"replace","path":"/traits/roles/2","value":"e"},{"op":"add","path":"/traits/roles/2","value":"d"},{"op":"remove","path":"/traits/roles/0"}]"#,
        found: &[],
    },
    Case {
        name: "an item is edited in place, and recognized after a removed one",
        before: r#"{"traits":{"phones":[{"kind":"home","number":"+4917667111631","note":"evenings"},{"kind":"work","number":"+4917667111632","note":"by day, not on Fridays"}]}}"#,
        after: r#"{"traits":{"phones":[{"kind":"work","number":"+4917667111633","note":"by day, not on Fridays"}]}}"#,
        draft: r#"[{"op":"replace","path":"/traits/phones/1/number","value":"+4917667111633"},{"op":"remove","path":"/traits/phones/0"}]"#,
        found: &[],
    },
    Case {
        name: "traits that are replaced completely",
        before: r#"{"traits":{"a":1,"b":2,"c":3,"d":4}}"#,
        after: r#"{"traits":{"e":1}}"#,
        draft: r#"[{"op":"remove","path":"/traits/a"},{"op":"remove","path":"/traits/b"},{"op":"remove","path":"/traits/c"},{"op":"remove","path":"/traits/d"},{"op":"add","path":"/traits/e","value":1}]"#,
        found: &[],
    },
    Case {
        name: "an address is found by its value at any index",
        before: r#"{"verifiable_addresses":[{"id":"1","value":"a@x.io","via":"email","verified":false,"status":"sent"},{"id":"2","value":"B@x.io","via":"email","verified":true,"verified_at":"2024-01-01T00:00:00Z","status":"completed"}]}"#,
        after: r#"{"verifiable_addresses":[{"id":"2","value":"b@x.io","via":"email","verified":false,"verified_at":null,"status":"pending"},{"id":"1","value":"a@x.io","via":"email","verified":true,"verified_at":"2024-01-01T00:00:00Z"}]}"#,
        draft: r#"[{"op":"add","path":"/verifiable_addresses/0","value":{"value":"B@x.io","via":"email","verified":false,"status":"pending"}},{"op":"add","path":"/verifiable_addresses/0","value":{"value":"a@x.io","via":"email","verified":true,"status":"completed","verified_at":"2024-01-01T00:00:00Z"}}]"#,
        found: &["warning read_only /verifiable_addresses/0/value"],
    },
    Case {
        name: "addresses that are not in the traits",
        before: r#"{"traits":{"email":"a@x.io"},"verifiable_addresses":[{"value":"a@x.io","via":"email","verified":true}]}"#,
        after: r#"{"traits":{"email":"a@x.io"},"verifiable_addresses":[{"value":"b@x.io","via":"email","verified":true}]}"#,
        draft: "[]",
        found: &["error not_expressible /verifiable_addresses/0", "error not_expressible /verifiable_addresses"],
    },
    Case {
        name: "addresses that follow the traits",
        before: r#"{"traits":{"emails":["a@x.io"]},"verifiable_addresses":[{"value":"a@x.io","via":"email","verified":true}]}"#,
        after: r#"{"traits":{"emails":["B@x.io","c@x.io"]},"verifiable_addresses":[{"value":"b@x.io","via":"email","verified":false},{"value":"c@x.io","via":"email","verified":true}]}"#,
        draft: r#"[{"op":"replace","path":"/traits/emails","value":["B@x.io","c@x.io"]},{"op":"add","path":"/verifiable_addresses/0","value":{"value":"c@x.io","via":"email","verified":true,"status":"completed"}}]"#,
        found: &["warning kratos_address_dropped /traits/emails"],
    },
    Case {
        name: "addresses that another schema does not give",
        before: r#"{"schema_id":"a","traits":{"email":"a@x.io"},"verifiable_addresses":[{"value":"a@x.io","via":"email","verified":true}]}"#,
        after: r#"{"schema_id":"b","traits":{"email":"a@x.io"},"verifiable_addresses":[]}"#,
        draft: r#"[{"op":"replace","path":"/schema_id","value":"b"}]"#,
        found: &[],
    },
    Case {
        name: "the first of two equal addresses counts",
        before: r#"{"verifiable_addresses":[{"value":"a","via":"sms","verified":false},{"value":"A","via":"SMS","verified":true}]}"#,
        after: r#"{"verifiable_addresses":[{"value":"a","via":"sms","verified":true},{"value":"A","via":"SMS","verified":true}]}"#,
        draft: r#"[{"op":"add","path":"/verifiable_addresses/0","value":{"value":"a","via":"sms","verified":true,"status":"completed"}}]"#,
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
        name: "not JSON",
        before: "{",
        after: "[]",
        draft: "[]",
        found: &["error json_syntax  in before", "error wrong_type  in after"],
    },
    Case {
        name: "a duplicate member",
        before: "{}",
        after: r#"{"a":1,"a":2}"#,
        draft: "[]",
        found: &["error duplicate_key /a in after"],
    },
];

fn describe(issue: &Issue) -> String {
    let mut text = format!("{} {} {}", issue.severity.name(), issue.code.id, issue.path.pointer());
    text += &issue.params.nearest.map_or(String::new(), |nearest| format!(" nearest {nearest}"));
    text += &issue.params.place.map_or(String::new(), |place| format!(" in {place}"));
    assert_eq!(issue.params.instead.is_some(), issue.code.id == "not_expressible");
    assert!(!issue.message().contains(['{', '[']), "{}", issue.message());
    text
}

fn findings(diff: &Diff) -> Vec<String> {
    assert!(diff.report.issues.iter().all(|issue| issue.severity == Severity::Error));
    diff.report.issues.iter().chain(&diff.report.warnings).map(describe).collect()
}

fn default_diff(before: &str, after: &str) -> Diff {
    PATCH_IDENTITY.diff(before, after, &Options::DEFAULT)
}

fn parse_options(options: &str) -> Options {
    PATCH_IDENTITY.read_options(options).unwrap()
}

#[test]
fn every_case_gives_its_draft_and_findings() {
    for Case { name, before, after, draft, found } in CASES {
        let diff = default_diff(before, after);
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
fn absence_clears_with_the_option() {
    let before = r#"{"id":"i","schema_id":"s","traits":{"a":"x"},"metadata_public":{},"metadata_admin":null,"external_id":"e","organization_id":"o","verifiable_addresses":[{"value":"x","via":"sms"}]}"#;
    let diff = PATCH_IDENTITY.diff(before, r#"{"traits":{"a":"x"}}"#, &parse_options(r#"{"absent":"clear"}"#));
    let cleared = ["organization_id", "external_id", "metadata_public"];
    let cleared = cleared.map(|name| format!(r#"{{"op":"replace","path":"/{name}","value":null}}"#));
    assert_eq!(diff.draft, format!("[{}]", cleared.join(",")));
    assert_eq!(findings(&diff), ["error cannot_clear /schema_id", "error not_expressible /verifiable_addresses"]);
}

#[test]
fn empty_texts_clear_what_was_there_with_the_option() {
    let before = r#"{"state":"active","traits":{"a":"x","n":{"m":"y"}},"metadata_public":null}"#;
    let after = r#"{"state":"","traits":{"a":"z","n":{"m":""},"o":{"p":""}},"metadata_public":""}"#;
    let diff = PATCH_IDENTITY.diff(before, after, &parse_options(r#"{"empty":"absent"}"#));
    assert_eq!(diff.draft, r#"[{"op":"replace","path":"/traits/a","value":"z"},{"op":"remove","path":"/traits/n/m"}]"#);
    assert_eq!(findings(&diff), ["error cannot_clear /state"]);
}

#[test]
fn addresses_are_case_sensitive_before_latest() {
    let before = r#"{"verifiable_addresses":[{"value":"A@x.io","via":"email","verified":false},{"value":"a@x.io","via":"email","verified":false}]}"#;
    let after = r#"{"verifiable_addresses":[{"value":"A@x.io","via":"email","verified":false},{"value":"a@x.io","via":"email","verified":true}]}"#;
    let old = PATCH_IDENTITY.diff(before, after, &parse_options(r#"{"server":"v26.2"}"#));
    assert_eq!(
        old.draft,
        r#"[{"op":"add","path":"/verifiable_addresses/0","value":{"value":"a@x.io","via":"email","verified":true,"status":"completed"}}]"#
    );
    let latest = PATCH_IDENTITY.diff(before, after, &Options::DEFAULT);
    assert_eq!(latest.draft, "[]");
    assert_eq!(findings(&latest), ["warning kratos_no_effect /verifiable_addresses/1"]);
}

#[test]
fn numbers_of_an_object_are_compared_as_doubles() {
    let rows = |number: &str| {
        [
            format!(
                r#"{{"traits":{{"s":{number}}},"metadata_admin":{{"ids":[{number},1],"l":[{{"id":{number},"n":0}}]}}}}"#
            ),
            format!(r#"{{"attributes":{{"b":{{"id":{number}}}}}}}"#),
        ]
    };
    let mut options = Options::DEFAULT;
    options.before_from_object = true;
    for (before, after, is_same) in [
        ("9007199254740992", "9007199254740993", true),
        ("9007199254740992", "9007199254740994", false),
        ("1e+21", "1000000000000000000001", true),
        ("1e+40", "10000000000000000303786028427003666890752", true),
        ("9007199254740991", "9007199254740990", false),
        ("0.1", "0.1000000000000000055511151231257827", false),
    ] {
        for ((endpoint, before), after) in
            [&PATCH_IDENTITY, &UPDATE_ATTRIBUTES].into_iter().zip(rows(before)).zip(rows(after))
        {
            assert_eq!(!endpoint.diff(&before, &after, &options).changed, is_same, "{before} {after}");
            // JSON text is exact.
            assert!(endpoint.diff(&before, &after, &Options::DEFAULT).changed, "{before} {after}");
        }
    }
    // A number that may have lost digits is named where it stands in `after`.
    options.from_object = true;
    let [before, after] = ["[9007199254740992,1,2]", "[1,2,9007199254740992]"]
        .map(|ids| format!(r#"{{"metadata_admin":{{"ids":{ids}}}}}"#));
    let diff = PATCH_IDENTITY.diff(&before, &after, &options);
    assert_eq!(findings(&diff), ["warning number_inexact /metadata_admin/ids/2"]);
    let diff = default_diff("{}", r#"{"traits":{"a":[0,{"b":1e400}]}}"#);
    assert_eq!(findings(&diff), ["warning number_inexact /traits/a/1/b"]);
    // What stays is not written, and so loses no digit.
    let [before, after] = ["[9007199254740993,1,2]", "[1,2,9007199254740993,3]"]
        .map(|list| format!(r#"{{"metadata_admin":{{"ids":{list}}}}}"#));
    let draft = r#"[{"op":"add","path":"/metadata_admin/ids/-","value":9007199254740993},{"op":"add","path":"/metadata_admin/ids/-","value":3},{"op":"remove","path":"/metadata_admin/ids/0"}]"#;
    assert_eq!(default_diff(&before, &after).draft, draft);
}

#[test]
fn what_is_nested_deep_is_edited_where_it_stands() {
    let around = |inner: &str| {
        let (open, close) = (r#"{"keep":[1],"l":[{"id":7,"o":"#.repeat(60), "}]}".repeat(60));
        format!(r#"{{"metadata_admin":{open}{inner}{close}}}"#)
    };
    let before = around(r#"{"a":1,"b":{"c":[1,2,3]},"balance":100}"#);
    let after = around(r#"{"a":1,"b":{"c":[2,3,4]},"balance":100}"#);
    let way = format!("/metadata_admin{}", "/l/0/o".repeat(60));
    let draft = format!(r#"[{{"op":"add","path":"{way}/b/c/-","value":4}},{{"op":"remove","path":"{way}/b/c/0"}}]"#);
    assert_eq!(default_diff(&before, &after).draft, draft);
}

#[test]
fn a_document_that_no_patch_can_carry_is_too_long() {
    let name = "long".repeat(25_000);
    let traits = |word: &str, last: &str| {
        let members = (0..100).map(|nth| format!(r#""{nth}":"{word}""#)).collect::<Vec<_>>().join(",");
        format!(r#"{{"traits":{{"{name}":{{{members},"last":"{last}"}}}},"metadata_admin":{{"n":"{word}"}}}}"#)
    };
    let diff = default_diff(&traits("a", "keep"), &traits("b", "keep"));
    assert_eq!(findings(&diff), ["error too_long /traits"]);
    assert_eq!(diff.draft, r#"[{"op":"replace","path":"/metadata_admin/n","value":"b"}]"#);
    // What has nothing that stays may be replaced whole.
    let diff = default_diff(&traits("a", "a"), &traits("b", "b"));
    assert!(diff.report.is_clean() && applied(&traits("a", "a"), &diff.draft).0 == 2);
}

#[test]
fn an_old_server_reads_an_address_over_another() {
    let before = r#"{"verifiable_addresses":[{"id":"1","value":"a@x.io","via":"email","verified":true,"status":"completed","verified_at":"2024-01-01T00:00:00Z"},{"id":"2","value":"b@x.io","via":"email","verified":false,"status":"pending"}]}"#;
    let after = before.replace(r#"false,"status":"pending""#, r#"true,"status":"completed""#);
    let options = parse_options(r#"{"server":"v1.3"}"#);
    let diff = PATCH_IDENTITY.diff(before, &after, &options);
    let entry = r#"{"value":"b@x.io","via":"email","verified":true,"status":"completed","verified_at":null,"id":"2"}"#;
    assert_eq!(diff.draft, format!(r#"[{{"op":"add","path":"/verifiable_addresses/0","value":{entry}}}]"#));
    assert!(diff.report.is_clean(), "{:?}", findings(&diff));
    assert_eq!(PATCH_IDENTITY.apply(before, &diff.draft, &options).unwrap().value, after);
}

#[test]
fn findings_are_limited_by_the_option() {
    let options = parse_options(r#"{"maxIssues":1}"#);
    let diff = PATCH_IDENTITY.diff("{}", r#"{"a":1,"b":2,"id":3,"traits":null}"#, &options);
    assert_eq!(findings(&diff), ["error unknown_field /a", "warning read_only /id"]);
    assert!(diff.report.truncated);
}

/// The number of operations in a draft, and the document that it gives.
fn applied(before: &str, draft: &str) -> (usize, String) {
    let mut reader = Reader::new(draft);
    let (mut count, _) = (0, reader.next().unwrap());
    while let Some(token @ Token::Object) = reader.next().unwrap() {
        reader.skip(token).unwrap();
        count += 1;
    }
    (count, document::patch(before, draft).unwrap())
}

#[test]
fn hostile_documents_need_little_stack_and_time() {
    let traits = |inner: &str| format!(r#"{{"traits":{inner}}}"#);
    let list = |items: &mut dyn Iterator<Item = String>| traits(&format!("[{}]", items.collect::<Vec<_>>().join(",")));
    let deep = |leaf: &str| traits(&format!("{}{leaf}{}", r#"[{"a":"#.repeat(4_900), "}]".repeat(4_900)));
    let doubled = |leaf: &str| {
        // Lists of two lists of two lists: all elements are equal.
        (0..12).fold(leaf.to_owned(), |inner, nth| format!("[{inner},[{nth},{inner}]]"))
    };
    let item = |nth: usize, word: &str| format!(r#"{{"number":{nth},"{word}":"{}"}}"#, word.repeat(30));
    let name = "long".repeat(25_000);
    let named = |word: &str| {
        let members = (0..1_000).map(|nth| format!(r#""{nth}":"{word}""#));
        traits(&format!(r#"{{"{name}":{{{}}}}}"#, members.collect::<Vec<_>>().join(",")))
    };
    let rows = [
        ("deep", deep("1"), deep("2"), 1),
        ("doubled", traits(&doubled("1")), traits(&doubled("2")), 4_096),
        (
            "all items differ",
            list(&mut (0..1_200).map(|n| item(n, "a"))),
            list(&mut (0..1_200).map(|n| item(n, "b"))),
            2_400,
        ),
        (
            "every second of many",
            list(&mut (0..500).map(|n| item(n, "a"))),
            list(&mut (0..500).map(|n| item(n + n % 2, "a"))),
            251,
        ),
        (
            "one in the middle of many",
            list(&mut (0..4_000).map(|n| item(n, "a"))),
            list(&mut (0..4_000).filter(|n| *n != 1_999).map(|n| item(n, "a"))),
            1,
        ),
        (
            "at either end of many",
            list(&mut (1..4_001).map(|n| item(n, "a"))),
            list(&mut (0..4_000).map(|n| item(n, "a"))),
            2,
        ),
        ("a long way", named("a"), named("b"), 1),
    ];
    for (name, before, after, operations) in rows {
        let diff = default_diff(&before, &after);
        let (count, document) = applied(&before, &diff.draft);
        assert_eq!((count, document == after), (operations, true), "{name}");
    }
}
