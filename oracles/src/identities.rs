//! Random identities of Ory Kratos and edits of them, valid under the identity schemas of `tests/kratos/schemas.json`, and
//! with the names and values that are difficult in JSON and JSON Pointer.

use TraitKind::{Age, Anything, Email, Emails, Name, Phone, Text};
use serde_json::{Map, Value, json};

use crate::random::Random;

/// The kind of a trait's value.
#[derive(Clone, Copy)]
enum TraitKind {
    Age,
    Anything,
    Email,
    Emails,
    Name,
    Phone,
    Text,
}

/// An identity schema.
struct IdentitySchema {
    id: &'static str,
    traits: &'static [(&'static str, TraitKind)],
    /// Whether it allows traits that it does not name.
    open: bool,
    /// The traits that are verifiable addresses, and the channel of each.
    verifiable: &'static [(&'static str, &'static str)],
}

const SCHEMAS: &[IdentitySchema] = &[
    IdentitySchema { id: "default", traits: &[("bar", Text), ("email", Email)], open: true, verifiable: &[] },
    IdentitySchema {
        id: "employee",
        traits: &[("department", Text), ("email", Email)],
        open: true,
        verifiable: BY_EMAIL,
    },
    IdentitySchema {
        id: "customer",
        traits: &[("address", Text), ("email", Email)],
        open: false,
        verifiable: BY_EMAIL,
    },
    IdentitySchema { id: "quickstart", traits: &[("email", Email), ("name", Name)], open: false, verifiable: BY_EMAIL },
    IdentitySchema { id: "ints", traits: &[("age", Age)], open: true, verifiable: &[] },
    IdentitySchema { id: "nullable", traits: &[("alt", Email)], open: true, verifiable: &[] },
    IdentitySchema { id: "phone", traits: &[("phone", Phone)], open: true, verifiable: &[] },
    IdentitySchema { id: "open", traits: &[("nick", Anything)], open: true, verifiable: &[] },
    IdentitySchema {
        id: "multi",
        traits: &[("emails", Emails), ("phone", Phone)],
        open: true,
        verifiable: &[("emails", "email"), ("phone", "sms")],
    },
];

const BY_EMAIL: &[(&str, &str)] = &[("email", "email")];

/// Names of members: with characters that a pointer escapes, names that look like an index, and the empty name.
const NAMES: &[&str] = &["plan", "a/b", "m~n", "~1", "", "0", "2024", "-", "é", "Traits", "a.b", "so many words"];

/// Scalars. `serde_json` and Go write these numbers the same way.
const LITERALS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1.5",
    "18446744073709551615",
    r#""""#,
    r#""gold""#,
    r#""<&> \u2028 \\ \" \n""#,
    r#""\ud83d\ude00""#,
];

/// The depth of objects and lists in metadata.
const DEPTH: usize = 3;

/// An identity to be created.
pub(crate) fn identity(random: &mut Random) -> Value {
    let schema = &SCHEMAS[random.below(SCHEMAS.len())];
    let traits = traits(random, schema);
    json!({
        "schema_id": schema.id,
        "state": random.of(&["active", "active", "inactive"]),
        "verifiable_addresses": addresses(random, schema, &traits),
        "traits": traits,
        "metadata_public": metadata(random),
        "metadata_admin": metadata(random),
    })
}

/// An identity to be created that has up to five addresses, most of them two or three.
pub(crate) fn addressed(random: &mut Random) -> Value {
    let schema = SCHEMAS.iter().find(|schema| schema.id == "multi").expect("the schema with several addresses");
    let emails: Vec<Value> = (0..random.of(&[0, 1, 1, 2, 2, 2, 3, 4])).map(|_| email(random)).collect();
    let mut traits = Map::from_iter([("emails".into(), emails.into())]);
    if random.below(2) == 0 {
        traits.insert("phone".into(), trait_value(random, Phone));
    }
    json!({ "schema_id": schema.id, "verifiable_addresses": addresses(random, schema, &traits), "traits": traits })
}

/// The same, after one to four edits of its addresses.
pub(crate) fn readdressed(random: &mut Random, before: &Value) -> Value {
    let mut after = before.clone();
    for _ in 0..=random.below(4) {
        if random.below(4) == 0 { bring_address(random, &mut after) } else { edit_address(random, &mut after) }
    }
    after
}

/// An identity that the server holds, after one to six edits.
pub(crate) fn edited(random: &mut Random, before: &Value) -> Value {
    let mut after = before.clone();
    for _ in 0..=random.below(6) {
        match random.below(16) {
            0..=4 => edit_traits(random, &mut after),
            5 | 6 => edit_metadata(random, &mut after["metadata_public"]),
            7 | 8 => edit_metadata(random, &mut after["metadata_admin"]),
            9 => after["state"] = json!(random.of(&["active", "inactive"])),
            10 => after["organization_id"] = json!(random.of(ORGANIZATIONS)),
            11 => migrate(random, &mut after),
            _ => edit_address(random, &mut after),
        }
    }
    // What comes with the traits depends on what they are in the end.
    if random.below(8) == 0 {
        bring_address(random, &mut after);
    }
    after
}

const ORGANIZATIONS: &[Option<&str>] = &[None, Some("44444444-4444-4444-8444-444444444444")];

/// Most of the traits that a schema names, and sometimes others if it is open.
fn traits(random: &mut Random, schema: &IdentitySchema) -> Map<String, Value> {
    let mut traits = Map::new();
    for (name, kind) in schema.traits {
        // The only trait that any schema requires is `email`.
        if *name == "email" || random.below(4) > 0 {
            traits.insert((*name).into(), trait_value(random, *kind));
        }
    }
    while schema.open && random.below(3) == 0 {
        traits.insert(random.of(NAMES).into(), value(random, DEPTH - 1));
    }
    traits
}

fn trait_value(random: &mut Random, kind: TraitKind) -> Value {
    match kind {
        Age => json!(random.below(100)),
        Anything => value(random, DEPTH),
        Email => email(random),
        Emails => (0..random.below(5)).map(|_| email(random)).collect(),
        Name => json!({ "first": text(random), "last": text(random) }),
        // German mobile numbers, of which there are enough for each to be different.
        Phone => json!(format!("+49151{:08}", random.below(100_000_000))),
        Text => text(random),
    }
}

/// An address that no other identity has.
fn email(random: &mut Random) -> Value {
    let name = random.of(&["user", "user", "User"]);
    json!(format!("{name}{}@example.org", random.below(1 << 40)))
}

fn text(random: &mut Random) -> Value {
    json!(random.of(&["", "road 1", "Zoë", "a/b", "<&>"]))
}

/// The addresses with which the identity is created: some of those that its traits give. The server adds the others.
fn addresses(random: &mut Random, schema: &IdentitySchema, traits: &Map<String, Value>) -> Vec<Value> {
    let mut addresses = Vec::new();
    for (name, via) in schema.verifiable {
        let values = match traits.get(*name) {
            Some(Value::Array(values)) => values.clone(),
            value => value.cloned().into_iter().collect(),
        };
        for value in values {
            let (verified, status) = random.of(&[(true, "completed"), (false, "pending"), (false, "sent")]);
            if random.below(3) > 0 {
                addresses.push(json!({ "value": value, "via": via, "verified": verified, "status": status }));
            }
        }
    }
    addresses
}

/// Changes, adds or removes a trait, so that the identity stays valid under its schema.
fn edit_traits(random: &mut Random, identity: &mut Value) {
    let schema = SCHEMAS.iter().find(|schema| identity["schema_id"] == schema.id);
    let (Some(schema), Some(traits)) = (schema, identity["traits"].as_object_mut()) else { return };
    let named = !schema.open || random.below(2) == 0;
    let (name, kind) = if named { random.of(schema.traits) } else { (random.of(NAMES), Anything) };
    match (traits.get_mut(name), kind) {
        (Some(value), Anything) if random.below(4) > 0 => edit(random, value, DEPTH - 1),
        (Some(Value::Array(emails)), Emails) if random.below(4) > 0 => edit_list(random, emails, email),
        (Some(_), _) if name != "email" && random.below(3) == 0 => drop(traits.remove(name)),
        _ => drop(traits.insert(name.into(), trait_value(random, kind))),
    }
}

/// Moves an employee to the schema of customers, which has other traits.
fn migrate(random: &mut Random, identity: &mut Value) {
    if identity["schema_id"] == "employee" {
        identity["schema_id"] = json!("customer");
        identity["traits"] = json!({ "address": text(random), "email": identity["traits"]["email"] });
    }
}

/// Verifies one address or takes that back, or changes its status or since when it is verified.
fn edit_address(random: &mut Random, identity: &mut Value) {
    let addresses = identity.get_mut("verifiable_addresses").and_then(Value::as_array_mut);
    let Some(addresses) = addresses.filter(|addresses| !addresses.is_empty()) else { return };
    let at = random.below(addresses.len());
    let Some(address) = addresses[at].as_object_mut() else { return };
    match random.below(6) {
        0 => drop(address.insert("status".into(), json!(random.of(&["pending", "sent", "completed"])))),
        1 if address["verified"] == true => drop(address.insert("verified_at".into(), json!(random.of(TIMES)))),
        2 => drop(address.insert("verified".into(), json!(address["verified"] == false))),
        kind => {
            let verified = address["verified"] == false;
            address.insert("verified".into(), json!(verified));
            address.insert("status".into(), json!(if verified { "completed" } else { "pending" }));
            if verified && kind == 3 {
                address.insert("verified_at".into(), json!(random.of(TIMES)));
            }
        }
    }
}

/// Times that v1.3.1 stores as they are.
const TIMES: &[&str] = &["2020-01-02T03:04:05Z", "2024-02-29T23:59:59Z"];

/// Adds an address to the traits, or puts another in place of one; the administrator knows that the new one is verified.
fn bring_address(random: &mut Random, identity: &mut Value) {
    let value = email(random);
    let schema = identity["schema_id"].as_str().unwrap_or_default().to_owned();
    match (&*schema, &mut identity["traits"]) {
        ("multi", Value::Object(traits)) => {
            let emails = traits.entry("emails").or_insert_with(|| json!([]));
            let Some(emails) = emails.as_array_mut() else { return };
            edit_list(random, emails, |_| value.clone());
        }
        ("employee" | "customer" | "quickstart", Value::Object(traits)) => {
            traits.insert("email".into(), value.clone());
        }
        _ => return,
    }
    let status = random.of(&[(true, "completed"), (true, "completed"), (false, "sent"), (false, "pending")]);
    let address = json!({ "value": &value, "via": "email", "verified": status.0, "status": status.1 });
    // The addresses that the traits do not have any more go.
    let traits = identity["traits"].to_string().to_lowercase();
    let mut addresses = identity["verifiable_addresses"].as_array().cloned().unwrap_or_default();
    addresses.retain(|address| traits.contains(&address["value"].to_string().to_lowercase()));
    addresses.extend(traits.contains(&value.to_string().to_lowercase()).then_some(address));
    identity["verifiable_addresses"] = addresses.into();
}

/// The addresses in another order, as the server may answer them the next time.
pub(crate) fn shuffled(random: &mut Random, identity: &Value) -> Value {
    let mut identity = identity.clone();
    if let Some(addresses) = identity["verifiable_addresses"].as_array_mut() {
        for at in (1..addresses.len()).rev() {
            addresses.swap(at, random.below(at + 1));
        }
    }
    identity
}

fn edit_metadata(random: &mut Random, metadata: &mut Value) {
    if random.below(5) == 0 {
        *metadata = value(random, DEPTH);
    } else {
        edit(random, metadata, DEPTH);
    }
    no_number(metadata);
}

fn metadata(random: &mut Random) -> Value {
    let mut metadata = value(random, DEPTH);
    no_number(&mut metadata);
    metadata
}

/// Replaces metadata that is a bare number, after which the server could never read the identity again.
fn no_number(metadata: &mut Value) {
    if metadata.is_number() {
        *metadata = Value::Null;
    }
}

/// Any value, nested at most `depth` levels.
fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 4 } else { 10 }) {
        0..=3 => serde_json::from_str(random.of(LITERALS)).unwrap_or_default(),
        4..=7 => {
            let count = random.below(6);
            (0..count).map(|_| (random.of(NAMES).to_owned(), value(random, depth - 1))).collect()
        }
        _ => {
            let count = random.below(6);
            (0..count).map(|_| value(random, depth - 1)).collect()
        }
    }
}

/// One edit somewhere in a value.
fn edit(random: &mut Random, within: &mut Value, depth: usize) {
    let deeper = depth.saturating_sub(1);
    match within {
        Value::Object(members) => {
            let name = random.of(NAMES);
            match (members.get_mut(name), random.below(3)) {
                (Some(_), 0) => drop(members.remove(name)),
                (Some(member), _) => edit(random, member, deeper),
                (None, _) => drop(members.insert(name.into(), value(random, deeper))),
            }
        }
        Value::Array(items) if !items.is_empty() && random.below(2) == 0 => {
            let at = random.below(items.len());
            edit(random, &mut items[at], deeper);
        }
        Value::Array(items) => edit_list(random, items, |random| value(random, deeper)),
        other => *other = value(random, depth),
    }
}

/// Inserts, removes or replaces an item, or moves one to the end.
fn edit_list(random: &mut Random, items: &mut Vec<Value>, item: impl Fn(&mut Random) -> Value) {
    let at = random.below(items.len() + 1);
    match random.below(4) {
        0 if at < items.len() => drop(items.remove(at)),
        1 if at < items.len() => items[at] = item(random),
        2 if at < items.len() => items[at..].rotate_left(1),
        _ => items.insert(at, item(random)),
    }
}
