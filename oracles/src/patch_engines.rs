//! Compares JSON Patch with the crate json-patch and npm's fast-json-patch and rfc6902, on generated documents and
//! operations, most of which point to an existing or nearly existing value, and on a few by hand where the crate differs.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use identity_patch::edit::document::patch;
use identity_patch::json::pointer::join;
use serde_json::{Map, Value, json};

use crate::cache::Cache;
use crate::node;
use crate::random::Random;
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite =
    Suite { name: "JSON Patch engine (crate json-patch@4.1.0)", needs: Needs::Registry, run };

/// The same with npm's packages.
pub(crate) const NPM: Suite = Suite {
    name: "JSON Patch engine (npm fast-json-patch@3.1.1, rfc6902@5.4.0)",
    needs: Needs::Registry,
    run: with_npm,
};

/// The results of npm's packages for a document.
pub(crate) const SCRIPT: &str = include_str!("patch_engines.js");

/// What a package of npm accepts and we refuse: the package, and our code.
const LAX: &[Deviation] = &[
    ("fast-json-patch json_patch_missing", "RFC 6902, section 4.2: what is removed or copied must be there"),
    ("fast-json-patch json_patch_own_child", "RFC 6902, section 4.4: nothing is moved into itself"),
    ("fast-json-patch json_patch_index", "RFC 6901, section 4: an index has no leading zero, no sign and no exponent"),
    (
        "fast-json-patch json_patch_range",
        "RFC 6902, section 4.1: the index must not be greater than the number of elements",
    ),
    ("fast-json-patch json_pointer_slash", "RFC 6901, section 3: a pointer is empty or begins with /"),
    ("fast-json-patch json_pointer_escape", "RFC 6901, section 3: ~ only as ~0 or ~1"),
    ("rfc6902 json_patch_missing", "RFC 6902, section 4.3: what is replaced must be there"),
    ("rfc6902 json_patch_index", "RFC 6901, section 4: an index has no leading zero, no sign and no exponent"),
    ("rfc6902 json_patch_range", "RFC 6902, section 4.1: the index must not be greater than the number of elements"),
    ("rfc6902 json_pointer_slash", "RFC 6901, section 3: a pointer is empty or begins with /"),
    ("rfc6902 json_pointer_escape", "RFC 6901, section 3: ~ only as ~0 or ~1"),
];

/// A document and its operations; a case's name is both, separated by a space.
const BY_HAND: &[(&str, &str)] = &[
    ("1", r#"[{"op":"test","path":"","value":1.0}]"#),
    ("1.00000000000000000000001", r#"[{"op":"test","path":"","value":1.0}]"#),
    ("1", r#"[{"op":"move","from":"","path":""}]"#),
    (r#"{"a":1,"a":2}"#, "[]"),
    ("1", r#"[{"op":"remove","path":""}]"#),
    ("[1,2]", r#"[{"op":"remove","path":"/0","path":"/1"}]"#),
    ("[1,2]", r#"[{"op":"remove","path":"/0","from":7,"value":7,"more":7}]"#),
];

const KNOWN: &[Deviation] = &[
    (
        r#"1 [{"op":"test","path":"","value":1.0}]"#,
        "RFC 6902, section 4.6: numbers are equal where they are numerically",
    ),
    (
        r#"1.00000000000000000000001 [{"op":"test","path":"","value":1.0}]"#,
        "the crate compares doubles, into which these two round alike",
    ),
    (
        r#"1 [{"op":"move","from":"","path":""}]"#,
        "RFC 6902, section 4.4, forbids a proper prefix only; the document is moved onto itself",
    ),
    (r#"{"a":1,"a":2} []"#, "RFC 6901, section 4: a name that is not unique leads nowhere; the crate takes the last"),
];

const NAMES: &[&str] = &["a", "b", "a/b", "m~n", "", "0", "1", "-", "é", "~1"];

/// Documents and operations.
fn generated() -> impl Iterator<Item = (String, String)> {
    let mut random = Random::new(6902);
    std::iter::repeat_with(move || {
        let document = value(&mut random, 3);
        let count = 1 + random.below(4);
        let operations: Vec<Value> = (0..count).map(|_| operation(&mut random, &document)).collect();
        (document.to_string(), Value::Array(operations).to_string())
    })
}

#[expect(clippy::unnecessary_wraps, reason = "other suites can fail to be fetched")]
fn run(_: &Cache) -> Result<Outcome> {
    let by_hand = BY_HAND.iter().map(|(document, operations)| ((*document).into(), (*operations).into()));
    let cases = by_hand.chain(generated().take(50_000)).map(|(document, operations): (String, String)| {
        let ours = patch(&document, &operations).ok().and_then(|text| serde_json::from_str(&text).ok());
        let theirs = theirs(&document, &operations);
        (format!("{document} {operations}"), ours, theirs)
    });
    Ok(Outcome::compare(cases, KNOWN))
}

fn with_npm(cache: &Cache) -> Result<Outcome> {
    let cases: Vec<(String, String)> = generated().take(50_000).collect();
    let lines: Vec<String> = cases.iter().map(|(document, operations)| format!("[{document},{operations}]")).collect();
    let packages = [cache.npm("fast-json-patch", "3.1.1")?, cache.npm("rfc6902", "5.4.0")?];
    let answers = node::run_script(SCRIPT, &packages, &lines.join("\n"))?;
    ensure!(answers.lines().count() == cases.len(), "an answer is missing");
    let (mut outcome, mut used) = (Outcome::default(), BTreeSet::new());
    for ((document, operations), line) in cases.iter().zip(answers.lines()) {
        let theirs: [Option<[Value; 1]>; 2] = serde_json::from_str(line)?;
        let ours = patch(document, operations);
        for (engine, theirs) in ["fast-json-patch", "rfc6902"].into_iter().zip(theirs) {
            outcome.cases += 1;
            let made = ours.as_ref().ok().map(|text| serde_json::from_str::<Value>(text)).transpose()?;
            let code = ours.as_ref().err().map_or("", |report| report.issues[0].code.id);
            let known = LAX.iter().find(|(known, _)| *known == format!("{engine} {code}"));
            if made == theirs.map(|[value]| value) {
                outcome.agreed += 1;
            } else if let Some((known, _)) = known {
                outcome.explained += 1;
                used.insert(*known);
            } else {
                let complaint = format!("{engine} differs from us ({code}): {document} {operations}");
                outcome.complaints.push(complaint.chars().take(300).collect());
            }
        }
    }
    let stale = LAX.iter().filter(|(known, _)| !used.contains(known));
    outcome.complaints.extend(stale.map(|(known, _)| format!("{known:?} is listed as lax and is not")));
    Ok(outcome)
}

fn theirs(document: &str, operations: &str) -> Option<Value> {
    let mut document = serde_json::from_str(document).ok()?;
    let operations: json_patch::Patch = serde_json::from_str(operations).ok()?;
    // Not `patch`, which panics on some failing operations: it cannot undo a move of a value onto itself.
    json_patch::patch_unsafe(&mut document, &operations).ok()?;
    Some(document)
}

fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 5 } else { 10 }) {
        0 => Value::Null,
        1 => json!(random.below(2) == 0),
        2 | 3 => json!(random.below(3)),
        4 => json!(random.of(NAMES)),
        5..=7 => {
            let count = random.below(5);
            let members = (0..count).map(|_| (random.of(NAMES).to_owned(), value(random, depth - 1)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        _ => {
            let count = random.below(4);
            Value::Array((0..count).map(|_| value(random, depth - 1)).collect())
        }
    }
}

fn operation(random: &mut Random, document: &Value) -> Value {
    let (path, there) = pointer(random, document);
    let (from, _) = pointer(random, document);
    match random.below(6) {
        0 => json!({"op": "add", "path": path, "value": value(random, 2)}),
        1 if !path.is_empty() => json!({"op": "remove", "path": path}),
        2 => json!({"op": "replace", "path": path, "value": value(random, 2)}),
        3 if from != path => json!({"op": "move", "from": from, "path": path}),
        4 => json!({"op": "copy", "from": from, "path": path}),
        _ => {
            let there = there.filter(|_| random.below(4) > 0);
            json!({"op": "test", "path": path, "value": there.unwrap_or_else(|| value(random, 2))})
        }
    }
}

/// A pointer into the document, and its value before any operation.
fn pointer(random: &mut Random, document: &Value) -> (String, Option<Value>) {
    const INDEXES: &[&str] =
        &["-", "0", "1", "2", "3", "4", "01", "00", "-1", "+1", "1e0", "", " 1", "18446744073709551616"];
    let mut tokens: Vec<String> = Vec::new();
    let mut at = Some(document);
    while random.below(5) > 0 {
        let token = match at {
            Some(Value::Array(items)) if random.below(4) > 0 => random.below(items.len() + 1).to_string(),
            Some(Value::Array(_)) => random.of(INDEXES).to_owned(),
            Some(Value::Object(members)) if !members.is_empty() && random.below(4) > 0 => {
                members.keys().nth(random.below(members.len())).cloned().unwrap_or_default()
            }
            Some(Value::Object(_)) => random.of(NAMES).to_owned(),
            _ if random.below(8) == 0 => random.of(NAMES).to_owned(),
            _ => break,
        };
        at = match at {
            Some(Value::Array(items)) => token.parse().ok().and_then(|index: usize| items.get(index)),
            Some(Value::Object(members)) => members.get(&token),
            _ => None,
        };
        tokens.push(token);
    }
    let pointer = join(tokens.iter().map(String::as_str));
    // Sometimes not a valid pointer.
    let pointer = if random.below(40) == 0 { random.mutate(&pointer, 1, &['~', 'a', '/']) } else { pointer };
    (pointer, at.cloned())
}
