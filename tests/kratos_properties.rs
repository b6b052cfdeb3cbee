//! What holds of every patch of an identity: operations of the recordings, put together and bent out of shape.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use std::sync::LazyLock;

use identity_patch::Options;
use identity_patch::provider::kratos::PATCH_IDENTITY;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

static ROWS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    include_str!("kratos/recorded.ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
});

static OPERATIONS: LazyLock<Vec<Value>> =
    LazyLock::new(|| ROWS.iter().flat_map(|row| row["patch"].as_array().unwrap()).cloned().collect());

const TOKENS: &[&str] = &["", "0", "1", "7", "00", "-", "-1", "a", "~0", "~", "\u{17F}", "verified", "value", "é/x"];
const SERVERS: &[&str] = &["latest", "v26.2", "v25.4", "v1.3"];

/// One to six operations, some with another last token.
fn patch() -> impl Strategy<Value = Value> {
    let operation = (any::<Index>(), prop::option::weighted(0.3, select(TOKENS))).prop_map(|(at, token)| {
        let mut operation = at.get(&OPERATIONS).clone();
        if let Some(token) = token
            && let Some(path) = operation["path"].as_str().map(str::to_owned)
        {
            operation["path"] = json!(format!("{path}/{token}"));
        }
        operation
    });
    prop::collection::vec(operation, 1..6).prop_map(Value::from)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_is_applied_and_nothing_else_is_touched(at in any::<Index>(), patch in patch(), server in select(SERVERS)) {
        let (mut before, draft) = (at.get(&ROWS)["before"].clone(), patch.to_string());
        before["id"] = json!("9f425a8d-7efc-4768-8f23-7647a74fdf13");
        let options = |options: Value| Options::read(&options.to_string(), PATCH_IDENTITY.options).unwrap();
        let seeing = options(json!({ "server": server, "before": before }));
        let report = PATCH_IDENTITY.check(&draft, &seeing);
        let blind = PATCH_IDENTITY.check(&draft, &options(json!({ "server": server })));
        prop_assert!(blind.ok() || !report.ok(), "refused only where less is known: {:?}", blind.issues);
        for issue in report.issues.iter().chain(&report.warnings) {
            let message = issue.message();
            prop_assert!(!message.contains(['{', '[', ']']) && !message.is_empty(), "{}", message);
        }
        if report.ok() {
            let applied = PATCH_IDENTITY.apply(&before.to_string(), &draft, &seeing).unwrap();
            let applied: Value = serde_json::from_str(&applied.value).unwrap();
            for member in ["id", "recovery_addresses"] {
                prop_assert_eq!(&applied[member], &before[member]);
            }
            let values = |identity: &Value| -> Vec<_> {
                let list = identity["verifiable_addresses"].as_array().cloned().unwrap_or_default();
                list.iter().map(|address| [address["value"].clone(), address["via"].clone()]).collect()
            };
            prop_assert_eq!(values(&applied), values(&before));
            prop_assert!(["active", "inactive"].contains(&applied["state"].as_str().unwrap()));
            prop_assert!(applied["traits"].is_object() && !applied["metadata_public"].is_number());
        }
    }

    #[test]
    fn a_diff_is_accepted_and_applied_to_what_was_meant(one in any::<Index>(), other in any::<Index>(), server in select(SERVERS)) {
        let [before, meant] = [one, other].map(|at| at.get(&ROWS)["before"].clone());
        let mut after = before.clone();
        let external = if server == "v1.3" { None } else { Some("external_id") };
        for member in ["traits", "metadata_public", "metadata_admin", "state", "organization_id"].into_iter().chain(external) {
            after[member] = meant[member].clone();
        }
        let options = json!({ "server": server, "before": before }).to_string();
        let options = Options::read(&options, PATCH_IDENTITY.options).unwrap();
        let diff = PATCH_IDENTITY.diff(&before.to_string(), &after.to_string(), &options);
        prop_assert!(diff.report.ok(), "{:?}", diff.report);
        let report = PATCH_IDENTITY.check(&diff.draft, &options);
        prop_assert!(report.ok(), "{} {:?}", diff.draft, report.issues);
        let applied = PATCH_IDENTITY.apply(&before.to_string(), &diff.draft, &options).unwrap();
        let mut applied: Value = serde_json::from_str(&applied.value).unwrap();
        if applied.get("external_id").is_none() {
            applied["external_id"] = Value::Null;
        }
        prop_assert_eq!(applied, after);
    }

    #[test]
    fn a_check_answers_on_bent_text(at in any::<Index>(), patch in patch(), cut in any::<Index>(), slip in select(TOKENS)) {
        let before = at.get(&ROWS)["before"].to_string();
        let bend = |text: &str| {
            let at = (0..=cut.index(text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            format!("{}{slip}{}", &text[..at], text[at..].chars().skip(1).collect::<String>())
        };
        let mut options = Options::DEFAULT;
        options.before = Some(bend(&before));
        for draft in [patch.to_string(), bend(&patch.to_string())] {
            let _ = PATCH_IDENTITY.check(&draft, &options);
            let _ = PATCH_IDENTITY.from_response(400, &draft, Some(&draft), &Options::DEFAULT);
        }
    }
}
