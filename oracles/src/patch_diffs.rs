//! Compares patches between identities with those of npm's rfc6902 and fast-json-patch: on the same generated pairs, every
//! patch is applied by the crate json-patch, ours also by both packages, and a table shows their sizes. Ours must not be
//! larger than those of rfc6902.

use anyhow::{Result, ensure};
use identity_patch::Options;
use identity_patch::provider::kratos::PATCH_IDENTITY;
use serde_json::{Map, Value, json};

use crate::cache::Cache;
use crate::node;
use crate::patch_engines;
use crate::random::Random;
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite =
    Suite { name: "diffs (npm rfc6902@5.4.0, fast-json-patch@3.1.1)", needs: Needs::Registry, run };

const SCRIPT: &str = include_str!("patch_diffs.js");

const PAIRS: u32 = 1_000;

const MAKERS: [&str; 3] = ["identity-patch", "rfc6902", "fast-json-patch"];

const WORDS: &[&str] = &[
    "amber", "basil", "cedar", "delta", "ember", "fjord", "grove", "haven", "iris", "jade", "karst", "lagoon", "maple",
    "north", "opal", "pine", "quartz", "river", "slate", "tundra", "umber", "vale", "willow", "yarrow", "zephyr",
    "a/b", "m~n", "Größe", "2024",
];

fn run(cache: &Cache) -> Result<Outcome> {
    let mut random = Random::new(6902);
    let pairs: Vec<(Value, Value)> = (0..PAIRS).map(|_| pair(&mut random)).collect();
    let packages = [cache.npm("rfc6902", "5.4.0")?, cache.npm("fast-json-patch", "3.1.1")?];
    let lines: Vec<String> = pairs.iter().map(|(before, after)| json!([before, after]).to_string()).collect();
    let answers = node::run_script(SCRIPT, &packages, &lines.join("\n"))?;
    let mut cases = Vec::new();
    let mut sums = [(0.0, 0.0); MAKERS.len()];
    let mut made = Vec::new();
    for ((before, after), line) in pairs.iter().zip(answers.lines()) {
        let ours = PATCH_IDENTITY.diff(&before.to_string(), &after.to_string(), &Options::DEFAULT);
        ensure!(ours.report.is_clean(), "{:?}", ours.report);
        made.push(format!("[{before},{}]", ours.draft));
        let [theirs, fast]: [String; 2] = serde_json::from_str(line)?;
        for ((maker, sum), draft) in MAKERS.iter().zip(&mut sums).zip([ours.draft, theirs, fast]) {
            let operations: Vec<Value> = serde_json::from_str(&draft)?;
            sum.0 += f64::from(u32::try_from(operations.len())?);
            sum.1 += f64::from(u32::try_from(draft.len())?);
            let mut document = before.clone();
            let patch: json_patch::Patch = serde_json::from_str(&draft)?;
            let applied = json_patch::patch(&mut document, &patch).map(|()| document).ok();
            cases.push((format!("{maker} {before} {after}"), applied.as_ref() == Some(after), true));
        }
    }
    // Our patches, applied by both packages.
    let [rfc6902, fast] = &packages;
    let answers = node::run_script(patch_engines::SCRIPT, &[fast, rfc6902], &made.join("\n"))?;
    for ((before, after), line) in pairs.iter().zip(answers.lines()) {
        for (engine, applied) in ["fast-json-patch", "rfc6902"].iter().zip(serde_json::from_str::<[Value; 2]>(line)?) {
            cases.push((format!("{engine} on ours {before} {after}"), applied[0] == *after, true));
        }
    }
    let size: usize = pairs.iter().map(|(before, _)| before.to_string().len()).sum();
    println!("    {PAIRS} identities of {} bytes in the mean, 2 to 6 edits each", size / pairs.len());
    println!("    {:<20} {:>16} {:>12}", "", "mean operations", "mean bytes");
    let means = sums.map(|(operations, bytes)| [operations / f64::from(PAIRS), bytes / f64::from(PAIRS)]);
    for (maker, [operations, bytes]) in MAKERS.iter().zip(means) {
        println!("    {maker:<20} {operations:>16.2} {bytes:>12.1}");
    }
    let mut outcome = Outcome::compare(cases, &[]);
    let [ours, theirs, _] = means;
    if ours[0] > theirs[0] || ours[1] > theirs[1] {
        outcome.complaints.push("our patches are larger than those of rfc6902".into());
    }
    Ok(outcome)
}

/// An identity, and the identity after two to six edits.
fn pair(random: &mut Random) -> (Value, Value) {
    loop {
        let before = identity(random);
        let mut after = before.clone();
        for _ in 0..2 + random.below(5) {
            edit(random, &mut after);
        }
        if before != after {
            return (before, after);
        }
    }
}

fn words(random: &mut Random, max: usize) -> String {
    let words: Vec<_> = (0..=random.below(max)).map(|_| random.of(WORDS)).collect();
    words.join(" ")
}

fn list(random: &mut Random, max: usize, item: fn(&mut Random) -> Value) -> Value {
    (0..random.below(max + 1)).map(|_| item(random)).collect()
}

fn phone(random: &mut Random) -> Value {
    json!({
        "kind": random.of(&["home", "work", "mobile"]),
        "number": format!("+4917667{:06}", random.below(1_000_000)),
        "note": words(random, 5),
    })
}

fn word(random: &mut Random) -> Value {
    random.of(WORDS).into()
}

/// An identity of about 1.5 kB, typical for a server with a few applications.
fn identity(random: &mut Random) -> Value {
    let email = format!("{}.{}@example.org", random.of(WORDS), random.below(10_000));
    let settings: Map<String, Value> = (0..5).map(|_| (random.of(WORDS).to_owned(), scalar(random))).collect();
    json!({
        "id": "9f425a8d-7efc-4768-8f23-7647a74fdf13",
        "schema_id": "default",
        "schema_url": "https://identity.example.org/schemas/ZGVmYXVsdA",
        "state": "active",
        "state_changed_at": "2024-05-01T09:30:00Z",
        "traits": {
            "email": email,
            "name": { "first": random.of(WORDS), "last": random.of(WORDS), "title": null },
            "address": { "street": words(random, 3), "city": random.of(WORDS), "country": "de", "zip": random.below(99_999) },
            "phones": list(random, 4, phone),
            "tags": list(random, 8, word),
            "about": words(random, 80),
        },
        "verifiable_addresses": [
            { "id": "1", "value": email, "verified": false, "via": "email", "status": "sent", "created_at": "2024-05-01T09:30:00Z" },
        ],
        "metadata_public": { "plan": random.of(WORDS), "roles": list(random, 12, word), "settings": settings },
        "metadata_admin": {
            "notes": list(random, 5, |random| json!({ "by": random.of(WORDS), "text": words(random, 20) })),
            "limits": { "seats": random.below(100), "storage": { "used": random.below(1_000_000), "hard": true } },
        },
        "created_at": "2024-05-01T09:30:00Z",
        "updated_at": "2024-05-01T09:30:00Z",
    })
}

fn scalar(random: &mut Random) -> Value {
    match random.below(4) {
        0 => Value::Null,
        1 => json!(random.below(2) == 0),
        2 => json!(random.below(1000)),
        _ => words(random, 3).into(),
    }
}

/// One edit, typical for a form or a script. None of an address: ours names it by its value, which is an edit to the server
/// and not to RFC 6902 (the suites with the server have such).
fn edit(random: &mut Random, identity: &mut Value) {
    const PLACES: &[&str] = &[
        "/traits",
        "/traits/name",
        "/traits/address",
        "/traits/phones",
        "/traits/tags",
        "/metadata_public",
        "/metadata_public/roles",
        "/metadata_public/settings",
        "/metadata_admin/notes",
        "/metadata_admin/limits/storage",
    ];
    match random.below(11) {
        0 => identity["state"] = random.of(&["active", "inactive"]).into(),
        _ => match identity.pointer_mut(random.of(PLACES)) {
            Some(Value::Object(members)) => edit_members(random, members),
            Some(Value::Array(items)) => edit_items(random, items),
            _ => {}
        },
    }
}

fn edit_members(random: &mut Random, members: &mut Map<String, Value>) {
    let name = members.keys().nth(random.below(members.len().max(1))).cloned().unwrap_or_default();
    match random.below(6) {
        0 => drop(members.insert(random.of(WORDS).into(), scalar(random))),
        1 if members.len() > 1 && !members[&name].is_object() => drop(members.remove(&name)),
        _ if members.get(&name).is_some_and(|value| !value.is_object() && !value.is_array()) => {
            members.insert(name, scalar(random));
        }
        _ => {}
    }
}

fn edit_items(random: &mut Random, items: &mut Vec<Value>) {
    let at = random.below(items.len() + 1);
    match (random.below(5), items.get_mut(at)) {
        (0, _) | (_, None) => {
            let item = items.first().cloned();
            let fresh = if item.is_some_and(|item| item.is_object()) { phone(random) } else { word(random) };
            items.insert(at, fresh);
        }
        (1, _) => drop(items.remove(at)),
        (2, _) => items.rotate_left(1),
        (_, Some(Value::Object(members))) => edit_members(random, members),
        (_, Some(item)) => *item = word(random),
    }
}
