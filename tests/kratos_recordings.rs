//! The Kratos rules against recordings of real servers of four releases, in `tests/kratos`; its README says how they were
//! recorded.

#![allow(missing_docs, reason = "a test")]

use std::collections::BTreeMap;

use identity_patch::provider::kratos::PATCH_IDENTITY;
use identity_patch::report::Step;
use identity_patch::{Options, Report};
use serde_json::{Value, json};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const RECORDED: &str = include_str!("kratos/recorded.ndjson");
const CASES: &str = include_str!("kratos/patch-cases.json");

/// The releases, by their names in the option and in the recordings.
const RELEASES: [(&str, &str); 4] =
    [("latest", "latest"), ("v26.2", "v26.2.0"), ("v25.4", "v25.4.0"), ("v1.3", "v1.3.1")];

/// What the check refuses although the server answers 200: the code of the first error, the sentence that requires it, and
/// the number of recordings of each release.
const STRICTER: &[(&str, &str, [usize; 4])] = &[
    ("kratos_denied", "We deny what the document says, in every spelling", [55, 55, 55, 59]),
    (
        "kratos_member_case",
        "member names are matched without case by Go: the first token must be exactly one of",
        [4, 4, 4, 4],
    ),
    ("unknown_field", "A misspelt member answers 200 and does nothing", [6, 6, 6, 7]),
    ("read_only", "region, created_at, updated_at, schema_url: not editable", [8, 18, 18, 14]),
    ("json_pointer_slash", "Pointers strictly RFC 6901: the server also takes text before the first /", [4, 4, 4, 4]),
    ("json_pointer_escape", "Pointers strictly RFC 6901: the server also takes bad ~ escapes", [2, 2, 2, 2]),
    ("kratos_index", "Pointers strictly RFC 6901: the server also takes -1, 00, +1", [10, 10, 10, 10]),
    (
        "kratos_pads_list",
        "A numeric token under null or an absent parent makes an array padded with nulls",
        [47, 47, 47, 47],
    ),
    (
        "kratos_address_reset",
        "an address that the patch removes, re-values, re-routes or silently unverifies",
        [64, 73, 73, 69],
    ),
    ("kratos_no_effect", "On v1.3 removing a top-level member has no effect; external_id is ignored", [0, 0, 0, 126]),
    (
        "kratos_date_time",
        "verified_at (date-time or null): a later operation replaces what would be refused",
        [2, 2, 2, 2],
    ),
    ("cannot_clear", "traits: not removable (the server takes a removal and empties it)", [49, 49, 49, 67]),
    ("empty", "schema_id: non-empty string", [5, 5, 5, 5]),
    ("not_nullable", "schema_id: non-empty string; state: not null", [2, 2, 2, 3]),
    ("required", "add and replace need value (v1.3 takes them without)", [0, 0, 0, 13]),
];

/// What a release did with a recorded patch.
fn outcome<'r>(row: &'r Value, release: &str) -> &'r Value {
    row["differs"].get(release).unwrap_or(row)
}

fn check(draft: &str, before: &Value, server: &str) -> (Report, Options) {
    let options = json!({ "server": server, "before": before }).to_string();
    let options = PATCH_IDENTITY.read_options(&options).unwrap();
    (PATCH_IDENTITY.check(draft, &options), options)
}

/// Whether the server refused something that the check cannot know: the identity schema, the list of schemas, or the data
/// of other identities.
fn is_unknowable(outcome: &Value) -> bool {
    let reason = outcome["reason"].as_str().unwrap_or_default();
    outcome["status"] == 409 || reason.starts_with("I[#/") || reason.starts_with("Unable to find JSON Schema ID")
}

/// Named cases that one release handled differently: refused for a schema that it does not have, without a recorded reason.
const UNRECORDED: &[(&str, &str)] =
    &[("v25.4", "schema_id given as base64url of the id"), ("v1.3", "schema_id given as base64url of the id")];

/// Asserts that the server's identity is the one that `apply` gives.
fn assert_applied(name: &str, draft: &str, row: &Value, outcome: &Value, options: &Options) {
    let [before, after] = [&row["before"], &outcome["after"]];
    let applied =
        PATCH_IDENTITY.apply(&before.to_string(), draft, options).unwrap_or_else(|report| panic!("{name}: {report:?}"));
    let applied: Value = serde_json::from_str(&applied.value).unwrap();
    for member in
        ["traits", "metadata_public", "metadata_admin", "state", "schema_id", "external_id", "organization_id"]
    {
        let rewritten = member == "traits" && is_rewritten(&applied, after);
        assert!(rewritten || applied[member] == after[member], "{name} {draft}: {member} {}", applied[member]);
    }
    if before["traits"] == after["traits"] && after["schema_id"] == before["schema_id"] {
        assert_eq!(addresses(&applied), addresses(after), "{name} {draft}");
        let known = format!("{before}{draft}{applied}");
        for (applied, after) in times(&applied).into_iter().zip(times(after)) {
            // An unknown time is the server's current time.
            let is_known = after.as_str().is_none_or(|time| known.contains(time));
            assert!(!is_known || applied == after, "{name} {draft}: {applied} {after}");
        }
    }
}

/// Whether the traits differ only in a phone number that the server has normalized to E.164.
fn is_rewritten(applied: &Value, after: &Value) -> bool {
    let [mut applied, after] = [applied["traits"].clone(), after["traits"].clone()];
    let digits = |phone: &Value| phone.as_str().map(|phone| phone.replace([' ', '-'], "").replace("tel:", ""));
    let same = digits(&applied["phone"]) == digits(&after["phone"]) && after["phone"].is_string();
    if same {
        applied["phone"] = after["phone"].clone();
    }
    same && applied == after
}

/// The recordings have the lists sorted by value, and an empty list if there is none.
fn sorted(identity: &Value) -> Vec<Value> {
    let mut list = identity["verifiable_addresses"].as_array().cloned().unwrap_or_default();
    list.sort_by_key(|address| address["value"].to_string());
    list
}

fn addresses(identity: &Value) -> Vec<Value> {
    let parts = ["value", "via", "verified", "status"];
    sorted(identity).iter().map(|address| parts.iter().map(|part| address[part].clone()).collect()).collect()
}

fn times(identity: &Value) -> Vec<Value> {
    sorted(identity).iter().map(|address| address["verified_at"].clone()).collect()
}

/// An edit of traits or metadata by name, or of whether an address is verified.
fn is_ordinary(row: &Value) -> bool {
    let addresses = sorted(&row["before"]).len();
    let is_ordinary = |operation| is_ordinary_edit(operation, addresses);
    row["patch"].as_array().is_some_and(|operations| !operations.is_empty() && operations.iter().all(is_ordinary))
}

fn is_ordinary_edit(operation: &Value, addresses: usize) -> bool {
    let Some(path) = operation["path"].as_str() else { return false };
    let parts: Vec<&str> = path.split('/').collect();
    let is_name = |part: &&str| !part.is_empty() && *part != "-" && part.parse::<i64>().is_err() && !part.contains('~');
    let has_value = operation["op"] == "remove" || operation.get("value").is_some();
    match parts.as_slice() {
        ["", "traits" | "metadata_public" | "metadata_admin", names @ ..] if !names.is_empty() => {
            has_value && names.iter().all(is_name)
        }
        ["", "metadata_public" | "metadata_admin"] => {
            operation["op"] != "remove" && operation.get("value").is_some_and(|value| !value.is_number())
        }
        ["", "verifiable_addresses", at, "verified"] => {
            at.parse::<usize>().is_ok_and(|at| at < addresses)
                && operation["op"] == "replace"
                && operation["value"].is_boolean()
        }
        _ => false,
    }
}

#[test]
fn servers_accept_and_apply_what_the_check_accepts() {
    let mut stricter: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    let (mut accepted, mut ordinary) = (0, 0);
    for row in RECORDED.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let (name, draft) = (row["name"].as_str().unwrap(), row["patch"].to_string());
        for (nth, (server, release)) in RELEASES.into_iter().enumerate() {
            let outcome = outcome(&row, release);
            let (report, options) = check(&draft, &row["before"], server);
            let blind = PATCH_IDENTITY.read_options(&json!({ "server": server }).to_string()).unwrap();
            let certain = PATCH_IDENTITY.check(&draft, &blind).ok();
            assert!(certain || !report.ok(), "{server} {name} {draft}: refused only where less is known");
            let taken = outcome["status"] == 200;
            if let Some(issue) = report.issues.first().filter(|_| taken) {
                stricter.entry(issue.code.id).or_default()[nth] += 1;
                assert!(!is_ordinary(&row), "{server} {name} {draft}: {}", issue.code.id);
            } else if report.ok() {
                accepted += 1;
                ordinary += usize::from(taken && is_ordinary(&row));
                assert!(taken || is_unknowable(outcome), "{server} {name} {draft}: {outcome}");
                if taken {
                    assert_applied(&format!("{server} {name}"), &draft, &row, outcome, &options);
                }
            }
        }
    }
    let expected: BTreeMap<_, _> = STRICTER.iter().map(|(code, _, counts)| (*code, *counts)).collect();
    assert_eq!(stricter, expected);
    // Of 3,098 rows on four releases.
    assert_eq!((accepted, ordinary), (5514, 1760));
}

/// Whether the server has dropped an address that was verified before.
fn drops_a_verified_address(row: &Value, outcome: &Value) -> bool {
    let key = |address: &Value| (address["value"].to_string().to_lowercase(), address["via"].to_string());
    let after: Vec<_> = sorted(&outcome["after"]).iter().map(key).collect();
    sorted(&row["before"]).iter().any(|address| address["verified"] == true && !after.contains(&key(address)))
}

#[test]
fn a_verified_address_is_dropped_where_a_trait_edit_is_warned_about() {
    let mut warned = 0;
    for row in RECORDED.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let draft = row["patch"].to_string();
        let edits_traits =
            |operation: &Value| operation["path"].as_str().is_some_and(|path| path.starts_with("/traits"));
        for (server, release) in RELEASES {
            let outcome = outcome(&row, release);
            let (report, _) = check(&draft, &row["before"], server);
            if outcome["status"] != 200 || !report.ok() || outcome["after"]["schema_id"] != row["before"]["schema_id"] {
                continue;
            }
            let is_warning = report.warnings.iter().any(|issue| {
                let Some(Step::Index(nth)) = issue.path.0.first() else { return false };
                issue.code.id == "kratos_address_dropped" && edits_traits(&row["patch"][*nth])
            });
            assert_eq!(is_warning, drops_a_verified_address(&row, outcome), "{server} {} {draft}", row["name"]);
            warned += usize::from(is_warning);
        }
    }
    assert_eq!(warned, 166);
}

/// Cases that advise against a patch that the check cannot know to be wrong (it lacks the identity schema and the list of
/// schemas), or about which it only warns.
const UNKNOWN: &[&str] = &[
    "empty patch array",
    "email null",
    "schema_id given as base64url of the id",
    "nullable trait with a format refuses null",
];

#[test]
fn named_cases_have_the_verdict_of_the_servers() {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let (mut advised, mut unrecorded) = (Vec::new(), Vec::new());
    for row in cases.as_array().unwrap().iter().filter(|row| row.get("before").is_some()) {
        let name = row["name"].as_str().unwrap();
        let body = row["body"].as_str().map(str::to_owned);
        let draft = match &row["patch"] {
            Value::Null => body.unwrap_or_else(|| long_draft(5_242_881)),
            patch => body.unwrap_or_else(|| patch.to_string()),
        };
        for (server, release) in RELEASES {
            let outcome = outcome(row, release);
            let (report, options) = check(&draft, &row["before"], server);
            if report.ok() {
                if outcome["status"] != 200 && !is_unknowable(outcome) {
                    unrecorded.push((server, name));
                }
                if outcome["status"] == 200 {
                    assert_applied(&format!("{server} {name}"), &draft, row, outcome, &options);
                }
                if row["client_advice"].as_str().is_some_and(|advice| advice.starts_with("refuse")) {
                    advised.push(name);
                }
            }
        }
    }
    advised.dedup();
    assert_eq!(advised, UNKNOWN);
    assert_eq!(unrecorded, UNRECORDED);
}

/// The servers' errors in the recordings, by the code and the place of the issue: a member of an operation, a member of the
/// identity, or none. A `bad_request` is "invalid state detected" where the patch does not show which operation caused it.
const REFUSALS: &[(&str, &str, usize)] = &[
    ("bad_request", "", 65),
    ("conflict", "", 1),
    ("empty", "organization_id", 4),
    ("kratos_date_time", "verifiable_addresses", 17),
    ("kratos_denied", "path", 79),
    ("kratos_index", "path", 28),
    ("kratos_index_range", "path", 69),
    ("kratos_missing", "path", 216),
    ("kratos_missing_parent", "path", 338),
    ("kratos_null_parent", "path", 60),
    ("kratos_operation", "op", 100),
    ("kratos_schema", "traits", 19),
    ("kratos_schema_id", "schema_id", 3),
    ("kratos_through_value", "path", 132),
    ("not_one_of", "state", 43),
    ("read_only", "path", 51),
    ("required", "path", 36),
    ("required", "traits", 10),
    ("required", "value", 41),
    ("unknown_field", "traits", 63),
    ("uuid_length", "organization_id", 8),
    ("wrong_type", "external_id", 3),
    ("wrong_type", "operation", 31),
    ("wrong_type", "schema_id", 2),
    ("wrong_type", "state", 5),
    ("wrong_type", "traits", 138),
    ("wrong_type", "verifiable_addresses", 4),
];

#[test]
fn errors_of_the_servers_become_issues_with_a_path() {
    let mut found: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for row in RECORDED.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let Some(status) = row["status"].as_u64().and_then(|status| u16::try_from(status).ok()) else { continue };
        let (draft, reason) = (row["patch"].to_string(), row["reason"].as_str().unwrap_or_default());
        let body = json!({ "error": { "code": status, "message": row["message"], "reason": row["reason"] } });
        if status == 200 {
            continue;
        }
        let issues = PATCH_IDENTITY.from_response(status, &body.to_string(), Some(&draft), &Options::DEFAULT);
        if reason.starts_with("I[#") {
            assert!(issues.iter().all(|issue| issue.path.pointer().starts_with("/traits")), "{reason}");
        }
        for issue in issues {
            let place = match issue.path.0.as_slice() {
                [] => "",
                [Step::Index(_)] => "operation",
                [Step::Index(_), Step::Name(member)] | [Step::Name(member), ..] => member,
                other => panic!("{other:?}"),
            };
            let place = place.to_owned();
            *found.entry((issue.code.id, place)).or_default() += 1;
        }
    }
    let found: Vec<_> = found.iter().map(|((code, place), count)| (*code, &**place, *count)).collect();
    assert_eq!(found, REFUSALS);
}

/// Paths that lose data on the server, or that it should refuse: the code, and the part of the message that says what the
/// server would do.
const LOSSES: [(&str, &str, &str); 10] = [
    ("/Traits/email", "kratos_member_case", "in another case it replaces everything in the member"),
    ("/trait/email", "unknown_field", "the nearest is traits: it ignores any other, and answers 200"),
    ("/credentials/password/config", "kratos_denied", "the server refuses the whole patch or"),
    (
        "/credential\u{17F}",
        "kratos_denied",
        "if it does not recognize the spelling, overwrites ids, times or credentials",
    ),
    ("x/id", "kratos_denied", "if it does not recognize the spelling, overwrites ids, times or credentials"),
    ("#/id", "kratos_denied", "if it does not recognize the spelling, overwrites ids, times or credentials"),
    ("", "kratos_denied", "if it does not recognize the spelling, overwrites ids, times or credentials"),
    (
        "/state_changed_at",
        "kratos_denied",
        "if it does not recognize the spelling, overwrites ids, times or credentials",
    ),
    ("/metadata_public/2024", "kratos_pads_list", "the server creates a list there and pads it with nulls"),
    ("/metadata_public", "kratos_metadata_number", "the server stores it, and can never read the identity again"),
];

/// The cases of ory/x `jsonx/patch_test.go`, which test the engine on a plain document: here the traits are that document.
/// Cases with a deny list are left out, because an identity has no such members; `kratos_denied` has its own cases.
#[test]
fn the_engine_cases_of_ory_hold_for_traits() {
    let cases: Vec<Value> = serde_json::from_str(CASES).unwrap();
    let plain = |row: &&Value| row["evidence"] == "ory-x-test" && row["deny"] == json!([]);
    let mut count = 0;
    for row in cases.iter().filter(plain) {
        let (name, mut patch, mut after) = (&row["name"], row["patch"].clone(), row["document"].clone());
        let operation = patch[0].as_object_mut().unwrap();
        let way = operation.get("path").map(|way| way.as_str().unwrap().to_owned());
        if let Some(way) = &way {
            operation.insert("path".into(), format!("/traits{way}").into());
        }
        let before = json!({ "traits": row["document"] }).to_string();
        let applied = PATCH_IDENTITY.apply(&before, &patch.to_string(), &Options::DEFAULT);
        assert_eq!(applied.is_ok(), row["outcome"]["ok"], "{name}");
        count += 1;
        let Ok(applied) = applied else { continue };
        let way = way.unwrap();
        let (parent, last) = way.rsplit_once('/').unwrap();
        match (after.pointer_mut(parent).unwrap(), patch[0].get("value")) {
            (Value::Object(members), Some(value)) => drop(members.insert(last.into(), value.clone())),
            (Value::Array(items), Some(value)) if last == "-" => items.push(value.clone()),
            (Value::Array(items), Some(value)) => items[last.parse::<usize>().unwrap()] = value.clone(),
            (Value::Array(items), None) => drop(items.remove(last.parse().unwrap())),
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(serde_json::from_str::<Value>(&applied.value).unwrap()["traits"], after, "{name}");
    }
    assert_eq!(count, 9);
}

#[test]
fn a_message_says_what_the_server_would_do() {
    let before = json!({ "traits": { "email": "jane@example.org" }, "metadata_public": null });
    for (path, code, says) in LOSSES {
        let draft = json!([{ "op": "add", "path": path, "value": 5 }]).to_string();
        let (report, _) = check(&draft, &before, "latest");
        let found: Vec<_> = report.issues.iter().map(|issue| issue.code.id).collect();
        assert_eq!(found, [code], "{path}");
        let message = report.issues[0].message();
        assert!(message.contains(says), "{path}: {message}");
    }
}

/// A draft of this many bytes.
fn long_draft(length: usize) -> String {
    let [head, tail] = [r#"[{"op":"add","path":"/traits/x","value":""#, r#""}]"#];
    format!("{head}{}{tail}", "x".repeat(length - head.len() - tail.len()))
}

#[test]
fn a_body_has_at_most_five_mebibytes() {
    let most = long_draft(5_242_880);
    assert!(PATCH_IDENTITY.check(&most, &Options::DEFAULT).ok());
    assert!(PATCH_IDENTITY.check(&format!("  {most}  "), &Options::DEFAULT).ok());
    let report = PATCH_IDENTITY.check(&long_draft(5_242_881), &Options::DEFAULT);
    let issue = &report.issues[0];
    assert_eq!(
        (issue.code.id, issue.params.limit, issue.params.actual),
        ("too_long", Some(5_242_880), Some(5_242_881))
    );
    assert_eq!(issue.params.unit, Some("bytes"));
}

#[test]
fn what_the_servers_answered_is_an_answer() {
    let mut count = 0;
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let named = cases.as_array().unwrap().iter().cloned();
    for row in RECORDED.lines().map(|line| serde_json::from_str(line).unwrap()).chain(named) {
        for identity in [&row["before"], &row["after"]].into_iter().filter(|identity| identity.is_object()) {
            let report = PATCH_IDENTITY.check_answer(&identity.to_string(), &Options::DEFAULT);
            assert!(report.is_clean(), "{}: {report:?}", row["name"]);
            count += 1;
        }
    }
    assert!(count > 4_000, "{count}");
}
