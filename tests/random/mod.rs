//! Random answers, edits and forms, generated from the tables: all that a row allows, and sometimes what it does not.

use identity_patch::table::{Edit, Endpoint, Kind, Object, Prop, Required, Rest};
use identity_patch::table::{Field, Rule};
use identity_patch::{Options, field};
use serde_json::{Map, Value, json};

/// A generator that a seed determines (xorshift64*, Vigna 2016).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap() % limit
    }

    /// True once in `many` times.
    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

const TEXTS: &[&str] = &[
    "",
    "x",
    "John",
    "true",
    "null",
    "7",
    "1.0",
    "on",
    "[]",
    "{\"a\":1}",
    "ü\"\\/",
    "a\u{7f}\n",
    "a\r\nb",
    "😀",
    "-",
    "0x",
    "{",
    "NaN",
];

/// Names that some endpoint accepts for a custom attribute.
const NAMES: &[&str] = &["plan", "seats", "x9", "box", "tags"];

const BUCKETS: &[&str] = &["end_user_read_write", "end_user_read_only", "person_pool-end_user_no_access", "b.c", "d[e"];

const ATTRIBUTES: &[&str] = &["a", "a.b", "a[b", "ü", "\"", "tags"];

const HANDLES: &[(&str, &str)] = &[
    ("username", "jane"),
    ("username", "jd"),
    ("email_address", "jane@example.com"),
    ("phone_number", "+12345678901"),
    ("phone_number", "+4930123456"),
];

/// A server's answer, with or without its envelope.
pub(crate) fn answer(endpoint: &Endpoint, dice: &mut Dice) -> Value {
    let mut document = Map::new();
    let envelope = endpoint.answer.envelope.map_or(&[][..], |envelope| envelope.props);
    for name in endpoint.answer.names(&Options::DEFAULT).filter(|_| !envelope.is_empty()) {
        if !dice.one_in(4) {
            document.insert(name.into(), part(name, dice));
        }
    }
    if let (Edit::Members, Some(object)) = (&endpoint.edit, endpoint.body.object()) {
        for prop in object.props.iter().filter(|prop| !prop.selects) {
            if !dice.one_in(4) {
                let value = if dice.one_in(6) { Value::Null } else { value(&prop.kind, Some(prop), dice) };
                document.insert(prop.name.into(), value);
            }
        }
        let is_around = |name: &&str| envelope.iter().any(|prop| prop.name == *name);
        for name in object.read_only(&Options::DEFAULT).filter(|name| !is_around(name)) {
            if dice.one_in(3) && !document.contains_key(name) {
                document.insert(name.into(), any(2, dice));
            }
        }
        if let Rest::Custom(_) = object.rest {
            for name in NAMES.iter().filter(|_| dice.one_in(2)).collect::<Vec<_>>() {
                document.insert((*name).into(), any(3, dice));
            }
        }
    }
    match envelope {
        [holder, ..] if dice.one_in(2) => json!({"meta": {"n": dice.below(9)}, "errors": [], (holder.name): document}),
        _ => Value::Object(document),
    }
}

/// An answer with a value of any type for any member, also in its lists and objects.
pub(crate) fn odd_answer(endpoint: &Endpoint, dice: &mut Dice) -> Value {
    let mut document = Map::new();
    let object = match &endpoint.edit {
        Edit::Own(own) => Some(own.document),
        _ => endpoint.body.object(),
    };
    let names = object.into_iter().flat_map(|object| object.props.iter().map(|prop| (prop.name, Some(&prop.kind))));
    let parts = endpoint.answer.document.props.iter().map(|prop| (prop.name, None));
    let custom: &[&str] = if matches!(endpoint.edit, Edit::Members) { NAMES } else { &[] };
    for (name, kind) in names.chain(parts).chain(custom.iter().map(|name| (*name, None))) {
        let value = match kind {
            _ if dice.one_in(3) => continue,
            // Not every field of Kratos's document has examples.
            Some(kind) if !matches!(endpoint.edit, Edit::Own(_)) && dice.one_in(3) => value(kind, None, dice),
            Some(kind) => odd(kind, dice),
            None => odd_any(3, dice),
        };
        document.insert(name.into(), value);
    }
    Value::Object(document)
}

/// A value that is like those of a kind, but for some of its parts.
fn odd(kind: &Kind, dice: &mut Dice) -> Value {
    match kind {
        Kind::Field(Field { rule: Rule::Kind(kind), .. }) => odd(kind, dice),
        Kind::Object(object) if !dice.one_in(4) => {
            let mut members = Map::new();
            for prop in object.props {
                if !dice.one_in(3) {
                    members.insert(prop.name.into(), odd(&prop.kind, dice));
                }
            }
            Value::Object(members)
        }
        Kind::List(list) if !dice.one_in(4) => (0..dice.below(4)).map(|_| odd(&list.item, dice)).collect(),
        _ => odd_any(3, dice),
    }
}

/// Any JSON, with names and numbers that are hard to say in a form.
fn odd_any(depth: usize, dice: &mut Dice) -> Value {
    const ODD_NAMES: &[&str] =
        &["", "0", "1", "a.b", "a[b", "a]", "[]", "__proto__", "constructor", "ü", "\"", "k", "length", "a b"];
    const NUMBERS: &[&str] =
        &["9007199254740993", "1e400", "-0", "-0.0", "1.50", "123456789012345678901234567890", "1E-7", "0", "1"];
    match dice.below(if depth == 0 { 6 } else { 9 }) {
        0 => Value::Null,
        1 => json!(dice.one_in(2)),
        2 | 3 => serde_json::from_str(dice.pick::<&str>(NUMBERS)).unwrap_or_else(|_| json!(1e300)),
        4 | 5 => json!(*dice.pick(TEXTS)),
        6 | 7 => (0..dice.below(4)).map(|_| odd_any(depth - 1, dice)).collect(),
        _ => (0..dice.below(4)).map(|_| ((*dice.pick(ODD_NAMES)).to_owned(), odd_any(depth - 1, dice))).collect(),
    }
}

/// A member of SlashID's answer.
fn part(name: &str, dice: &mut Dice) -> Value {
    match name {
        _ if dice.one_in(9) => Value::Null,
        "active" => json!(dice.one_in(2)),
        "roles" => (0..dice.below(3)).map(|_| json!(format!("o/r{}", dice.below(4)))).collect(),
        "handles" => (0..dice.below(4)).map(|_| handle(dice)).collect(),
        "attributes" => buckets(dice),
        _ => json!(name),
    }
}

fn handle(dice: &mut Dice) -> Value {
    let (kind, value) = dice.pick(HANDLES);
    if dice.one_in(2) { json!({"type": kind, "value": value}) } else { json!({"value": value, "type": kind}) }
}

fn buckets(dice: &mut Dice) -> Value {
    let mut buckets = Map::new();
    for _ in 0..dice.below(4) {
        let names = (0..dice.below(4)).map(|_| (String::from(*dice.pick(ATTRIBUTES)), any(2, dice)));
        let attributes = names.collect::<Map<_, _>>();
        buckets.insert((*dice.pick(BUCKETS)).into(), Value::Object(attributes));
    }
    Value::Object(buckets)
}

/// A value that a row accepts.
fn value(kind: &Kind, prop: Option<&Prop>, dice: &mut Dice) -> Value {
    match kind {
        Kind::Text => {
            let most = prop.and_then(|prop| prop.bounds[0]).map_or(usize::MAX, |bound| bound.max);
            let fits = TEXTS.iter().filter(|text| text.chars().count() <= most).collect::<Vec<_>>();
            json!(**dice.pick(&fits))
        }
        Kind::OneOf(choices) => json!(*dice.pick(choices)),
        Kind::Boolean => json!(dice.one_in(2)),
        Kind::Integer(min, max) => json!(min + i64::try_from(dice.below(usize::try_from(max - min).unwrap())).unwrap()),
        Kind::Field(field) => field_value(field, dice),
        Kind::Object(object) => Value::Object(members(object, dice)),
        Kind::List(list) => (0..dice.below(4)).map(|_| value(&list.item, None, dice)).collect(),
        Kind::Json(_) => any(3, dice),
        _ => unreachable!("no value is made of this kind"),
    }
}

fn field_value(field: &'static Field, dice: &mut Dice) -> Value {
    match &field.rule {
        Rule::Kind(kind) => value(kind, None, dice),
        Rule::Text(rule) => {
            // Variants of a field share its examples.
            let examples =
                field::FIELDS.iter().filter(|known| known.name == field.name).flat_map(|known| known.doc.examples);
            let is_valid = |text: &&str| (rule.check)(text, &Options::DEFAULT).is_ok() && text.len() < 99;
            json!(*dice.pick(&examples.map(|example| example.input).filter(is_valid).collect::<Vec<_>>()))
        }
    }
}

/// An object of the server: sometimes with a null, or with a member that the table does not know.
fn members(object: &Object, dice: &mut Dice) -> Map<String, Value> {
    let mut members = Map::new();
    for prop in object.props {
        let optional = prop.required == Required::No;
        if !optional || dice.one_in(2) {
            let null = optional && dice.one_in(4);
            members.insert(prop.name.into(), if null { Value::Null } else { value(&prop.kind, Some(prop), dice) });
        }
    }
    if dice.one_in(5) {
        members.insert("own".into(), any(1, dice));
    }
    members
}

/// Any JSON.
fn any(depth: usize, dice: &mut Dice) -> Value {
    match dice.below(if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => json!(dice.one_in(2)),
        2 => json!(dice.below(3)),
        3 => json!(0.5),
        4 | 5 => json!(*dice.pick(TEXTS)),
        6 => (0..dice.below(3)).map(|_| any(depth - 1, dice)).collect(),
        _ => Value::Object((0..dice.below(3)).map(|at| (format!("k{at}"), any(depth - 1, dice))).collect()),
    }
}

/// An answer that a person has edited: some members are unchanged, others are removed, null or have another value;
/// sometimes one that cannot be edited.
pub(crate) fn edited(endpoint: &Endpoint, before: &Value, dice: &mut Dice) -> Value {
    let mut after = before.clone();
    let fresh = answer(endpoint, dice);
    let fresh = fresh.get("result").unwrap_or(&fresh).as_object().unwrap();
    let document = if after.get("result").is_some() { &mut after["result"] } else { &mut after };
    let document = document.as_object_mut().unwrap();
    let names: Vec<_> = document.keys().chain(fresh.keys()).cloned().collect();
    for name in names {
        if !is_edited(endpoint, &name) && !dice.one_in(40) {
            continue;
        }
        match (dice.below(10), fresh.get(&name)) {
            (0, _) => drop(document.shift_remove(&name)),
            (1, _) if dice.one_in(3) => drop(document.insert(name, Value::Null)),
            (2..=5, Some(value)) => grow(document.entry(name).or_insert(Value::Null), value, dice),
            _ => {}
        }
    }
    after
}

fn is_edited(endpoint: &Endpoint, name: &str) -> bool {
    match (&endpoint.edit, endpoint.body.object()) {
        (Edit::Adds(part) | Edit::Merges(part), _) => name == part.name,
        (_, object) => object.is_some_and(|object| object.row(name, &Options::DEFAULT).is_some()),
    }
}

/// Replaces a value, or adds to it.
fn grow(current: &mut Value, fresh: &Value, dice: &mut Dice) {
    match (current, fresh) {
        (Value::Array(items), Value::Array(more)) if !dice.one_in(4) => items.extend(more.iter().cloned()),
        (Value::Object(members), Value::Object(more)) if !dice.one_in(4) => {
            for (name, value) in more {
                grow(members.entry(name.clone()).or_insert(Value::Null), value, dice);
            }
        }
        (current, fresh) => *current = fresh.clone(),
    }
}

/// JSON text of a value: members in order, with equivalent escapes and literals.
pub(crate) fn written(value: &Value, dice: &mut Dice) -> String {
    match value {
        Value::Number(number) => match (number.as_u64(), dice.below(4)) {
            (Some(number), 0) => format!("{number}.0"),
            (Some(number @ 1..), 1) => format!("{number}0e-1"),
            _ => number.to_string(),
        },
        Value::String(text) => string(text, dice),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| written(item, dice)).collect::<Vec<_>>().join(","))
        }
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| string(name, dice) + ": " + &written(value, dice));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(" ,"))
        }
        other => other.to_string(),
    }
}

fn string(text: &str, dice: &mut Dice) -> String {
    let json = json!(text).to_string();
    if dice.one_in(4) { json.replace('a', "\\u0061").replace('/', "\\/") } else { json }
}

/// Entries of a form: valid, nearly valid and invalid names; values with and without `secret`.
pub(crate) fn entries(secret: &str, dice: &mut Dice) -> Value {
    const STEPS: &[&str] = &[
        "_name",
        "firstName",
        "lastName",
        "_address",
        "_mfa",
        "enabled",
        "_phone",
        "roles",
        "active",
        "handles",
        "0",
        "1",
        "type",
        "value",
        "attributes",
        "end_user_read_write",
        "plan",
        "firstName",
        "title",
        "accountId",
        "nationalities",
        "",
        "__proto__",
        "constructor",
        "a]b",
        "_naem",
        "status",
        "00",
        "99999999999999999999",
        "😀",
        "\"\\",
    ];
    let entry = |dice: &mut Dice| {
        let mut name = String::from(*dice.pick(STEPS));
        for _ in 0..dice.below(4) {
            let step = dice.pick(STEPS);
            match dice.below(5) {
                0 | 1 => name = format!("{name}.{step}"),
                2 | 3 => name = format!("{name}[{step}]"),
                _ => name += *dice.pick(&["[]", "[", "]", ".", "[]x"]),
            }
        }
        let value = match dice.below(9) {
            0 => json!(""),
            1 => json!(dice.one_in(2)),
            2 => json!(0),
            3 => Value::Null,
            4 => json!(format!("{{\"a\":\"{secret}\"}}")),
            5 => json!(*dice.pick(TEXTS)),
            6 => json!(["x", {"y": 1}]),
            _ => json!(secret),
        };
        json!([name, value])
    };
    (0..dice.below(9)).map(|_| entry(dice)).collect()
}
