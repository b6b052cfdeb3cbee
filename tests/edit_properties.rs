//! Properties of every edit, with random answers, edited answers, drafts and forms, generated from the tables.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

mod random;

use std::collections::BTreeMap;

use identity_patch::Diff;
use identity_patch::Filled;
use identity_patch::Input;
use identity_patch::provider::{self, biot, slashid};
use identity_patch::table::{Edit, Kind};
use identity_patch::{Endpoint, Issue, Options};
use proptest::prelude::*;
use random::{Dice, answer, edited, entries, odd_answer, written};
use serde_json::{Map, Value, json};

static KRATOS: &Endpoint = &provider::kratos::PATCH_IDENTITY;

/// Options under which an answer and an edited answer mean the same as without options.
const OPTIONS: &[&str] = &["{}", r#"{"absent":"clear"}"#, r#"{"biotPlatform":"2.4.1"}"#, r#"{"revision":"current"}"#];

/// The endpoints whose edits follow from their tables. The others have their own properties.
fn table_endpoints() -> impl Iterator<Item = &'static Endpoint> {
    provider::endpoints().filter(|endpoint| !matches!(endpoint.edit, Edit::Own(_)))
}

/// Those options that an endpoint takes.
fn options<'a>(endpoint: &Endpoint, texts: &'a [&str]) -> Vec<(&'a str, Options)> {
    texts.iter().filter_map(|text| Some((*text, endpoint.read_options(text).ok()?))).collect()
}

/// Parses JSON; 1.0 becomes 1.
fn parse(text: &str) -> Value {
    fn plain(value: Value) -> Value {
        match value {
            Value::Number(number) => match number.as_f64() {
                Some(whole) if whole.fract() == 0.0 => json!(format!("{whole}").parse::<i64>().unwrap()),
                _ => Value::Number(number),
            },
            Value::Array(items) => items.into_iter().map(plain).collect(),
            Value::Object(members) => members.into_iter().map(|(name, value)| (name, plain(value))).collect(),
            other => other,
        }
    }
    plain(serde_json::from_str(text).unwrap())
}

/// The answer's document, out of its envelope.
fn document(answer: &Value) -> &Map<String, Value> {
    answer.get("result").unwrap_or(answer).as_object().unwrap()
}

/// What a draft can express of a value: of an object in the table, its named members that are not null.
fn seen(kind: &Kind, value: &Value) -> Value {
    match (kind.object(), value.as_object()) {
        (Some(table), Some(members)) => {
            let named =
                table.props.iter().filter_map(|prop| Some((prop.name.to_owned(), members.get(prop.name)?.clone())));
            Value::Object(named.filter(|(_, value)| !value.is_null()).collect())
        }
        _ => value.clone(),
    }
}

/// All that an endpoint can edit in a document, normalized for comparison.
fn view(endpoint: &Endpoint, document: &Map<String, Value>, options: &Options) -> BTreeMap<String, Value> {
    let there = |name: &str| document.get(name).filter(|value| !value.is_null());
    match (&endpoint.edit, endpoint.body.object()) {
        (Edit::Adds(part), _) => {
            let handles = there(part.name).and_then(Value::as_array).into_iter().flatten();
            handles.map(|handle| (format!("{} {}", handle["type"], handle["value"]), Value::Null)).collect()
        }
        (Edit::Merges(part), _) => {
            let buckets = there(part.name).and_then(Value::as_object).into_iter().flatten();
            buckets
                .flat_map(|(bucket, attributes)| {
                    let attributes = attributes.as_object().into_iter().flatten();
                    attributes.map(move |(name, value)| (format!("{bucket} {name}"), value.clone()))
                })
                .collect()
        }
        (_, Some(object)) => {
            let rows = document.iter().filter_map(|(name, value)| Some((name, object.row(name, options)?, value)));
            rows.filter(|(_, prop, value)| !prop.selects && !value.is_null())
                .map(|(name, prop, value)| (name.clone(), seen(&prop.kind, value)))
                .collect()
        }
        _ => unreachable!("{}", endpoint.id),
    }
}

/// The expected result of an edit: `before`, with the members of `after` laid over it.
fn overlay(
    endpoint: &Endpoint,
    before: &Value,
    after: &Value,
    options: &Options,
    clears: bool,
) -> BTreeMap<String, Value> {
    let [before, after] = [before, after].map(document);
    let edited = |name: &str| match (&endpoint.edit, endpoint.body.object()) {
        (Edit::Adds(part) | Edit::Merges(part), _) => name == part.name,
        (_, object) => object.is_some_and(|object| object.row(name, options).is_some()),
    };
    let mut result = before.clone();
    result.retain(|name, _| !clears || !edited(name) || after.contains_key(name));
    for (name, value) in after {
        match (&endpoint.edit, result.get_mut(name), value) {
            // Buckets that `after` lacks are kept, like members.
            (Edit::Merges(_), Some(Value::Object(there)), Value::Object(buckets)) if !clears => {
                there.extend(buckets.iter().map(|(bucket, value)| (bucket.clone(), value.clone())));
            }
            _ => drop(result.insert(name.clone(), value.clone())),
        }
    }
    view(endpoint, &result, options)
}

fn input(endpoint: &Endpoint) -> Input {
    let sample = endpoint.sample;
    let input = sample.params.iter().fold(Input::new(), |input, (name, value)| input.param(*name, *value));
    sample.headers.iter().fold(input, |input, (name, value)| input.header(*name, *value))
}

/// The drafts that lack one member or element of this draft.
fn smaller(endpoint: &Endpoint, draft: &Value) -> Vec<Value> {
    let pointers: Vec<Vec<String>> = match (&endpoint.edit, draft) {
        (Edit::Merges(_), Value::Object(buckets)) => {
            let names = |bucket: &Value| bucket.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
            buckets
                .iter()
                .flat_map(|(bucket, value)| names(value).into_iter().map(|name| vec![bucket.clone(), name]))
                .collect()
        }
        (_, Value::Object(members)) => members.keys().map(|name| vec![name.clone()]).collect(),
        (_, Value::Array(items)) => (0..items.len()).map(|at| vec![at.to_string()]).collect(),
        _ => Vec::new(),
    };
    let without = |path: &Vec<String>| {
        let mut draft = draft.clone();
        let (last, around) = path.split_last().unwrap();
        match around.iter().fold(&mut draft, |value, name| &mut value[name]) {
            Value::Object(members) => drop(members.shift_remove(last)),
            Value::Array(items) => drop(items.remove(last.parse().unwrap())),
            _ => unreachable!(),
        }
        draft
    };
    pointers.iter().map(without).collect()
}

fn codes(issues: &[Issue]) -> Vec<String> {
    issues.iter().map(|issue| format!("{} {}", issue.code.id, issue.path.pointer())).collect()
}

fn assert_round_trip(endpoint: &'static Endpoint, dice: &mut Dice) {
    let before = answer(endpoint, dice);
    let after = edited(endpoint, &before, dice);
    for (text, options) in options(endpoint, OPTIONS) {
        let clears = text.contains("clear");
        let [before_text, after_text] = [&before, &after].map(|value| written(value, dice));
        let context = format!("{} {text}\n  before {before_text}\n  after  {after_text}", endpoint.id);
        let Diff { draft, changed, report, .. } = endpoint.diff(&before_text, &after_text, &options);
        assert_eq!(changed, draft != "{}" && draft != "[]", "{context}");
        if !report.ok() {
            continue;
        }
        let apply = |draft: &str| {
            let applied = endpoint.apply(&before_text, draft, &options);
            parse(&applied.unwrap_or_else(|report| panic!("{context}\n  {draft}: {:?}", codes(&report.issues))).value)
        };
        let context = format!("{context}\n  draft  {draft}");
        let value = apply(&draft);
        let expected = overlay(endpoint, &before, &after, &options, clears);
        assert_eq!(view(endpoint, document(&value), &options), expected, "{context}");
        assert_eq!(value.get("meta"), before.get("meta"), "{context}");
        if changed {
            let request = endpoint.build(&input(endpoint), &draft, &options).unwrap();
            assert_eq!(request.body, draft, "{context}");
            assert!(endpoint.check(&request.body, &options).ok(), "{context}");
        }
        for less in smaller(endpoint, &parse(&draft)) {
            if let Ok(applied) = endpoint.apply(&before_text, &less.to_string(), &options) {
                let view = view(endpoint, document(&parse(&applied.value)), &options);
                assert_ne!(view, expected, "{context}\n  less   {less}");
            }
        }
        let again = endpoint.diff(&value.to_string(), &after_text, &options);
        assert!(!again.changed, "{context}\n  again  {}", again.draft);
    }
}

fn assert_no_difference(endpoint: &'static Endpoint, dice: &mut Dice) {
    let before = answer(endpoint, dice);
    let [one, other] = [&before, &before].map(|value| written(value, dice));
    let texts = ["{}", r#"{"absent":"clear"}"#, r#"{"empty":"absent"}"#, r#"{"absent":"clear","empty":"absent"}"#];
    for (text, options) in options(endpoint, &texts) {
        let Diff { draft, changed, report, .. } = endpoint.diff(&one, &other, &options);
        let context = format!("{} {text}\n  {one}\n  {other}\n  {draft}", endpoint.id);
        assert!(!changed && report.is_clean(), "{context} {:?} {:?}", codes(&report.issues), codes(&report.warnings));
        assert_eq!(parse(&endpoint.apply(&one, &draft, &options).unwrap().value), before, "{context}");
    }
}

/// What a form sends of its initial values: an entry for each value, as JSON text.
type Sent = fn(name: &str, value: &Value) -> Vec<Value>;

/// How forms send the same values.
const SENT: &[Sent] = &[
    // FormData, and booleans as they are.
    |name, value| match value {
        Value::Array(items) => items.iter().map(|item| json!([name, item])).collect(),
        value => vec![json!([name, value])],
    },
    // A browser: a box that is not checked and a list of which nothing is chosen send nothing, and it ends lines in its own way.
    |name, value| match value {
        Value::Bool(true) => vec![json!([name, "on"])],
        Value::Bool(false) => vec![json!([name])],
        Value::Array(items) if items.is_empty() => vec![json!([name])],
        Value::Array(items) => items.iter().map(|item| json!([name, line_ends(item)])).collect(),
        value => vec![json!([name, line_ends(value)])],
    },
    // A framework: a hidden no behind each box.
    |name, value| match value {
        Value::Bool(true) => vec![json!([name, "true"]), json!([name, "false"])],
        Value::Bool(false) => vec![json!([name, "0"])],
        value => vec![json!([name, value])],
    },
    // A form library: the values as they are, a list complete.
    |name, value| match (value, name.strip_suffix("[]")) {
        (Value::Array(items), Some(name)) => {
            let items = items.iter().enumerate().map(|(at, item)| json!([format!("{name}.{at}"), item]));
            std::iter::once(json!([name, []])).chain(items).collect()
        }
        (value, _) => vec![json!([name, value])],
    },
];

fn line_ends(value: &Value) -> Value {
    value.as_str().map_or_else(|| value.clone(), |text| json!(text.replace("\r\n", "\n").replace('\n', "\r\n")))
}

fn entries_of(values: &Value, sent: Sent) -> String {
    let entries: Value = values.as_object().unwrap().iter().flat_map(|(name, value)| sent(name, value)).collect();
    entries.to_string()
}

fn assert_untouched_form(endpoint: &'static Endpoint, before: &Value, dice: &mut Dice) {
    let before = written(before, dice);
    let texts = [OPTIONS, &[r#"{"empty":"absent"}"#]].concat();
    for (text, mut options) in options(endpoint, &texts) {
        let values = match endpoint.to_form(&before, &options) {
            Ok(values) => values,
            // Of an answer with odd members alone there is no form.
            Err(refused) => {
                assert_eq!(refused.issues[0].code.id, "foreign_answer");
                continue;
            }
        };
        options.before = Some(before.as_str().into());
        for (nth, sent) in SENT.iter().enumerate() {
            let values: Value = serde_json::from_str(&values).unwrap();
            // Such forms have no lists here.
            if nth == 2 && values.as_object().unwrap().values().any(Value::is_array) {
                continue;
            }
            let entries = entries_of(&values, *sent);
            let Filled { draft, issues, warnings, .. } = endpoint.from_form(&entries, &options);
            assert!(
                draft.len() == 2 && issues.is_empty() && warnings.is_empty(),
                "{} {nth} {text} {before}\n  {entries}\n  {draft} {:?} {:?}",
                endpoint.id,
                codes(&issues),
                codes(&warnings)
            );
        }
    }
}

/// Is in every text of the caller and the server, and must be in no issue.
const SECRET: &str = "zq7secret";

fn assert_no_value(issues: &[Issue], context: &str) {
    for issue in issues {
        let text = serde_json::to_string(issue).unwrap();
        assert!(!text.contains(SECRET), "{context}: {text}");
    }
}

fn assert_form_is_read(endpoint: &'static Endpoint, dice: &mut Dice) {
    let mut options = Options::DEFAULT;
    if dice.below(2) == 0 {
        options.before = Some(answer(endpoint, dice).to_string().into());
    }
    let entries = entries(SECRET, dice).to_string();
    let Filled { draft, issues, .. } = endpoint.from_form(&entries, &options);
    let context = format!("{} {entries}\n  before {:?}", endpoint.id, options.before);
    assert!(draft.starts_with(if matches!(endpoint.body, Kind::List(_)) { '[' } else { '{' }), "{context}\n  {draft}");
    let _ = parse(&draft);
    let placed = |issue: &Issue| !issue.path.0.is_empty() || issue.params.place == Some("before");
    assert!(issues.iter().all(placed), "{context}\n  {:?}", codes(&issues));
    assert_no_value(&issues, &context);
}

/// The value with the secret in every text, which makes most of them invalid.
fn with_secret(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(format!("{text} {SECRET}")),
        Value::Array(items) => items.iter().map(with_secret).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), with_secret(value))).collect(),
        other => other.clone(),
    }
}

fn assert_no_issue_holds_a_value(endpoint: &'static Endpoint, dice: &mut Dice) {
    let before = answer(endpoint, dice);
    let after = with_secret(&edited(endpoint, &before, dice));
    let [before_text, after_text] = [&before, &after].map(Value::to_string);
    let texts = [r#"{"maxIssues":1000}"#, r#"{"maxIssues":1000,"absent":"clear","empty":"absent"}"#];
    for (_, options) in options(endpoint, &texts) {
        let context = format!("{} {before_text} {after_text}", endpoint.id);
        let Diff { draft, report, .. } = endpoint.diff(&before_text, &after_text, &options);
        assert_no_value(&report.issues, &context);
        assert_no_value(&report.warnings, &context);
        let report = endpoint.check(&draft, &options);
        assert_no_value(&report.issues, &context);
        assert_no_value(&report.warnings, &context);
        let report = endpoint.check_answer(&after_text, &options);
        assert_no_value(&report.issues, &context);
        assert_no_value(&report.warnings, &context);
        if let Err(report) = endpoint.apply(&before_text, &draft, &options) {
            assert_no_value(&report.issues, &context);
        }
        let refusal = json!({"code": "ATTRIBUTE_IS_MANDATORY", "message": SECRET, "details": {"attributeName": SECRET.replace("zq7", "! ")},
            "errors": [{"httpcode": 400, "message": format!("malformed phone number {SECRET}")}, {"message": SECRET}]});
        assert_no_value(&endpoint.from_response(400, &refusal.to_string(), Some(&draft), &Options::DEFAULT), &context);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_diff_applied_to_before_gives_after_and_is_minimal(seed: u64) {
        for endpoint in table_endpoints() {
            assert_round_trip(endpoint, &mut Dice::new(seed));
        }
    }

    #[test]
    fn a_diff_of_equals_is_empty(seed: u64) {
        for endpoint in table_endpoints() {
            assert_no_difference(endpoint, &mut Dice::new(seed));
        }
    }

    #[test]
    fn a_form_that_nobody_touched_changes_nothing(seed: u64) {
        for endpoint in provider::endpoints() {
            let dice = &mut Dice::new(seed);
            for make in [answer, odd_answer] {
                let before = make(endpoint, dice);
                assert_untouched_form(endpoint, &before, dice);
            }
        }
    }

    #[test]
    fn any_entries_are_read_and_every_issue_has_a_path(seed: u64) {
        for endpoint in provider::endpoints() {
            assert_form_is_read(endpoint, &mut Dice::new(seed));
        }
    }

    #[test]
    fn no_issue_of_an_edit_holds_a_value(seed: u64) {
        for endpoint in table_endpoints() {
            assert_no_issue_holds_a_value(endpoint, &mut Dice::new(seed));
        }
    }
}

/// The generator covers the property: most edits can be expressed, and most of them change something.
#[test]
fn most_generated_edits_can_be_expressed() {
    for endpoint in table_endpoints() {
        let (mut expressed, mut changed) = (0, 0);
        for seed in 0..1000 {
            let dice = &mut Dice::new(seed);
            let before = answer(endpoint, dice);
            let after = edited(endpoint, &before, dice);
            let diff = endpoint.diff(&before.to_string(), &after.to_string(), &Options::DEFAULT);
            expressed += usize::from(diff.report.ok());
            changed += usize::from(diff.report.ok() && diff.changed);
        }
        assert!(expressed > 300 && changed > 150, "{}: {expressed} {changed}", endpoint.id);
    }
}

/// At these sizes quadratic code would not finish.
#[test]
fn time_is_linear_in_what_is_large() {
    const MANY: usize = 10_000;
    let numbers = || (0..MANY).map(|at| at.to_string());
    let handles = |odd: usize| -> Value {
        (0..MANY).map(|at| json!({"type": "username", "value": format!("u{}", at * 2 + odd)})).collect()
    };
    let attributes = |value: usize| Value::Object(numbers().map(|at| (format!("n{at}"), json!(value))).collect());
    let fields = |value: usize| {
        Value::Object(
            numbers().map(|at| (format!("{}{at}", if value == 0 { "a" } else { "_" }), json!(value))).collect(),
        )
    };
    let roles = || numbers().map(|at| json!(format!("{at}/role")));
    let rows: Vec<(&'static Endpoint, Value, Value)> = vec![
        (&slashid::ADD_HANDLES, json!({"handles": handles(0)}), json!({"handles": handles(1)})),
        (
            &slashid::UPDATE_ATTRIBUTES,
            json!({"attributes": {"b": attributes(0)}}),
            json!({"attributes": {"b": attributes(1)}}),
        ),
        (&slashid::UPDATE_ATTRIBUTES, json!({"attributes": attributes(0)}), json!({"attributes": attributes(1)})),
        (&slashid::UPDATE_ATTRIBUTES, json!({"attributes": {"b": attributes(0)}}), json!({"attributes": {"b": {}}})),
        (
            &slashid::SET_ROLES,
            json!({"roles": roles().collect::<Value>()}),
            json!({"roles": roles().rev().collect::<Value>()}),
        ),
        (&biot::UPDATE_ORGANIZATION_USER, fields(0), fields(1)),
        (&biot::UPDATE_ORGANIZATION_USER, json!({}), json!({"_name": fields(1), "long": "x".repeat(MANY * 50)})),
    ];
    for (endpoint, before, after) in rows {
        let [before, after] = [before, after].map(|value| value.to_string());
        for (_, mut options) in options(endpoint, &["{}", r#"{"absent":"clear","empty":"absent"}"#]) {
            let Diff { draft, .. } = endpoint.diff(&before, &after, &options);
            let _ = endpoint.apply(&before, &draft, &options);
            let values = endpoint.to_form(&after, &options).unwrap();
            options.before = Some(before.as_str().into());
            let _ = endpoint.check(&draft, &options);
            let _ = endpoint.check_answer(&after, &options);
            let _ = endpoint.from_form(&entries_of(&parse(&values), SENT[0]), &options);
        }
        let _ = slashid::plan(&input(&slashid::UPDATE_PERSON), &before, &after, &Options::DEFAULT);
    }
    let names = ["roles[]", "roles", "0.type", "_name.firstName", "a.b.c.d", "__proto__"].into_iter().map(String::from);
    let numbered =
        numbers().flat_map(|at| [format!("{at}.value"), format!("handles[{at}][type]"), format!("tags[{at}]")]);
    for endpoint in provider::endpoints() {
        let entries: Value =
            numbered.clone().chain(names.clone().cycle().take(MANY)).map(|name| json!([name, "x"])).collect();
        let _ = endpoint.from_form(&entries.to_string(), &Options::DEFAULT);
        let errors: Value =
            numbers().map(|at| json!({"httpcode": 400, "message": format!("malformed phone number {at}")})).collect();
        let lines: Vec<String> =
            (0..20 * MANY).map(|at| format!("  I[#/traits/t{at}] S[#] expected string, but got number")).collect();
        let details: Value = numbers().map(|at| (at.clone(), json!(at))).collect::<serde_json::Map<_, _>>().into();
        let body = json!({
            "errors": errors,
            "error": {"code": 400, "reason": lines.join("\n"), "message": "x"},
            "code": "VALIDATION_LOCALE_NOT_VALID",
            "details": details,
        });
        let draft: Value = numbers().map(|at| json!({"type": "phone_number", "value": at})).collect();
        let issues = endpoint.from_response(400, &body.to_string(), Some(&draft.to_string()), &Options::DEFAULT);
        assert!((1..=100).contains(&issues.len()), "{}", endpoint.id);
    }
    // Rows: a few are gone of many, and so many that nobody compares them.
    let list = |left: &dyn Fn(usize) -> bool| -> Value {
        (0..MANY).filter(|at| left(*at)).map(|at| json!({"a": at.to_string(), "b": {"c": at % 7}})).collect()
    };
    let rows_of = |list: &Value| -> Value {
        let rows = list.as_array().unwrap().iter().enumerate();
        rows.flat_map(|(at, row)| {
            [json!([format!("traits.l.{at}.a"), row["a"]]), json!([format!("traits.l.{at}.b.c"), row["b"]["c"]])]
        })
        .collect()
    };
    let mut beside = Options::DEFAULT;
    beside.before = Some(json!({"traits": {"l": list(&|_| true)}}).to_string().into());
    let few = KRATOS.from_form(&rows_of(&list(&|at| at % 1000 != 3)).to_string(), &beside);
    assert!(few.issues.is_empty() && parse(&few.draft).as_array().unwrap().len() == MANY / 1000, "{:?}", few.issues);
    let many = KRATOS.from_form(&rows_of(&list(&|at| at % 2 == 0)).to_string(), &beside);
    assert_eq!(codes(&many.issues), ["form_rows_ambiguous /traits/l"]);
    let deep = ["{\"deep\":".to_owned(), "[".repeat(9_000), "]".repeat(9_000), "}".into()].concat();
    let diff = biot::UPDATE_ORGANIZATION_USER.diff("{}", &deep, &Options::DEFAULT);
    assert!(diff.report.ok() && diff.draft == deep);
}
