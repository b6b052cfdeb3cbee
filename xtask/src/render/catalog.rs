//! All tables as JSON, for the demo's form, the documentation and other tools.

use serde_json::{Map, Value, json};

use super::answer_types::document_name;
use identity_patch::Options;
use identity_patch::edit::response;
use identity_patch::field::FIELDS;
use identity_patch::provider::{self, PROVIDERS, endpoints};
use identity_patch::report::Severity;
use identity_patch::report::{Code, shared};
use identity_patch::table::Provider;
use identity_patch::table::{
    Answer, Case, Cases, Edit, Endpoint, Fact, Http, Kind, Null, Object, Prop, Required, Rest,
};
use identity_patch::table::{Example, Field, OF_ENDPOINTS, OF_FIELDS, OptionRow, OptionValue, Rule, Switch};

/// `catalog.json`.
pub(super) fn catalog() -> String {
    pretty(&json!({
        "fields": FIELDS.iter().map(|field| describe_field(field)).collect::<Vec<_>>(),
        "endpoints": endpoints().map(describe_endpoint).collect::<Vec<_>>(),
        "codes": codes(shared::ALL),
        "responseCodes": codes(response::ALL),
        "providerCodes": providers_with_codes().map(|provider| (provider.name.to_owned(), codes(&provider.codes.concat()))).collect::<Map<_, _>>(),
    }))
}

/// The providers that have codes of their own.
pub(super) fn providers_with_codes() -> impl Iterator<Item = &'static Provider> {
    PROVIDERS.iter().copied().filter(|provider| !provider.codes.is_empty())
}

/// The report of every example of every field, for the tests in Node and browsers.
pub(super) fn field_answers() -> String {
    let answers = FIELDS.iter().flat_map(|field| field.doc.examples.iter().map(move |example| answer(field, example)));
    pretty(&Value::Array(answers.collect()))
}

pub(super) fn pretty(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn codes(codes: &[&Code]) -> Value {
    codes.iter().map(|code| json!({ "code": code.id, "text": code.text })).collect()
}

/// The names of all codes, each once.
pub(super) fn all_codes() -> Vec<&'static str> {
    let own = providers_with_codes().flat_map(|provider| provider.codes.iter().copied().flatten());
    let shared = shared::ALL.iter().chain(response::ALL).chain(own).copied();
    let mut names: Vec<_> = shared.chain(FIELDS.iter().copied().flat_map(field_codes)).map(|code| code.id).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A field's own codes, those of its methods too.
pub(super) fn field_codes(field: &Field) -> Vec<&'static Code> {
    field.doc.codes.iter().chain(field.methods.iter().flat_map(|methods| methods.codes)).copied().collect()
}

fn describe_field(field: &Field) -> Value {
    let json_type = match &field.rule {
        Rule::Text(_) => "string",
        Rule::Kind(kind) => kind.json_type(),
    };
    json!({
        "name": field.name,
        "about": field.doc.about,
        "type": json_type,
        "options": options(OF_FIELDS, field.options),
        "sources": field.doc.sources,
        "codes": codes(&field_codes(field)),
        "examples": field.doc.examples.iter().map(describe_example).collect::<Vec<_>>(),
    })
}

/// What the package itself makes of issues, which no table has.
pub(super) const MESSAGES: (&str, &str) = ("messages", "messages of your own in place of the English ones, by code");

/// The options that a field or an endpoint takes, the shared ones first.
fn options(shared: &[&OptionRow], own: &[&OptionRow]) -> Value {
    let mut rows: Vec<_> = shared.iter().chain(own).map(|row| describe_option(row)).collect();
    let (name, about) = MESSAGES;
    rows.insert(shared.len(), json!({ "name": name, "kind": "messages", "about": about }));
    rows.into()
}

fn describe_option(row: &OptionRow) -> Value {
    let mut described = json!({ "name": row.name, "kind": row.value.kind() });
    if let OptionValue::Choice(choices) = row.value {
        described["choices"] = choices.iter().map(|(name, _)| *name).collect();
    }
    described["about"] = json!(row.about);
    described
}

/// The option, and its value, with which a row exists.
fn describe_only(switch: Switch) -> Value {
    let rows = provider::endpoints().flat_map(|endpoint| endpoint.options);
    let values = rows.flat_map(|row| match row.value {
        OptionValue::Choice(choices) => {
            choices.iter().map(|(name, turned_on)| (row.name, json!(name), *turned_on)).collect()
        }
        OptionValue::Flag(turned_on) => vec![(row.name, json!(true), Some(turned_on))],
        OptionValue::Since(version, turned_on) => {
            let [major, minor, patch] = version;
            vec![(row.name, json!(format!("{major}.{minor}.{patch}")), Some(turned_on))]
        }
        _ => Vec::new(),
    });
    let mut only = values.filter(|(_, _, turned_on)| *turned_on == Some(switch));
    only.next().map_or(Value::Null, |(option, value, _)| json!({ "option": option, "value": value }))
}

fn describe_example(example: &Example) -> Value {
    let mut described = Map::from_iter([("input".into(), json!(example.input))]);
    // A long input is written with … for this text, so many times.
    if let Some((text, times)) = example.filling {
        described.insert("filling".into(), json!([text, times]));
    }
    if !example.options.is_empty() {
        described.insert("options".into(), serde_json::from_str(example.options).unwrap_or_default());
    }
    if let Some(fault) = example.error {
        described.insert("error".into(), json!(fault.code.id));
    }
    let warnings: Vec<_> = example.warnings.iter().flatten().map(|fault| fault.code.id).collect();
    if !warnings.is_empty() {
        described.insert("warnings".into(), json!(warnings));
    }
    if let Some(suggest) = example.suggest {
        described.insert("suggest".into(), json!(suggest));
    }
    Value::Object(described)
}

fn answer(field: &'static Field, example: &Example) -> Value {
    let input = example.text();
    let text = match field.rule {
        Rule::Text(_) => json!(input).to_string(),
        Rule::Kind(_) => input.into_owned(),
    };
    let mut report = field.check(&text, &field.read_options(example.options).unwrap_or_default());
    for issue in report.issues.iter_mut().chain(&mut report.warnings) {
        issue.params.offset = None;
    }
    let options: Value = serde_json::from_str(example.options).unwrap_or_else(|_| json!({}));
    let mut answer = json!({
        "field": field.name,
        "json": text,
        "options": options,
        "report": report,
        "suggest": field.suggest(example.input, &field.read_options(example.options).unwrap_or_default()),
    });
    if example.filling.is_some() {
        answer["json"] = json!(example.input);
        answer["filling"] = json!(example.filling);
    }
    answer
}

fn describe_endpoint(endpoint: &Endpoint) -> Value {
    let named = |pairs: &[(&str, &str)]| -> Value {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect::<Map<_, _>>().into()
    };
    let mut described = json!({
        "id": endpoint.id,
        "method": endpoint.method,
        "path": endpoint.path,
        "params": endpoint.params.iter().map(member).collect::<Vec<_>>(),
        "headers": endpoint.headers.iter().map(member).collect::<Vec<_>>(),
        "draft": describe_kind(&endpoint.body),
        "options": options(OF_ENDPOINTS, endpoint.options),
        "answer": describe_answer(endpoint.answer),
        "http": describe_http(&endpoint.http),
        "source": endpoint.source,
        "revision": endpoint.revision,
        "sample": {
            "params": named(endpoint.sample.params),
            "headers": named(endpoint.sample.headers),
            "draft": serde_json::from_str::<Value>(endpoint.sample.draft).unwrap_or_default(),
        },
    });
    if let Edit::Own(own) = endpoint.edit {
        described["edited"] = describe_object(own.document).into();
    }
    described
}

fn describe_answer(answer: &Answer) -> Value {
    let mut described = Map::from_iter([("type".into(), json!(document_name(answer)))]);
    let envelope = answer.envelope.map_or(&[][..], |envelope| envelope.props);
    if let [holder, ..] = envelope {
        let around = envelope.iter().filter(|prop| prop.name != holder.name).map(member);
        described.insert("envelope".into(), json!({ "document": holder.name, "members": around.collect::<Vec<_>>() }));
    }
    described.insert("document".into(), describe_object(answer.document).into());
    let routes = answer.routes.iter().map(|(name, route)| ((*name).to_owned(), json!(route)));
    described.insert("routes".into(), routes.collect::<Map<_, _>>().into());
    described.into()
}

fn describe_http(http: &Http) -> Value {
    let describe = |fact: &Fact| json!({ "text": fact.text, "note": fact.note });
    let statuses =
        http.statuses.iter().map(|(status, fact)| json!({ "status": status, "text": fact.text, "note": fact.note }));
    json!({
        "base": describe(&http.base),
        "route": { "note": http.route },
        "security": describe(&http.security),
        "headers": http.headers.iter().map(describe).collect::<Vec<_>>(),
        "statuses": statuses.collect::<Vec<_>>(),
    })
}

fn describe_kind(kind: &Kind) -> Value {
    let mut object = Map::from_iter([("type".into(), json!(kind.json_type()))]);
    let mut add = |name: &str, value: Value| object.insert(name.into(), value);
    match kind {
        Kind::Text | Kind::Boolean | Kind::Integer(i64::MIN, i64::MAX) => {}
        Kind::Field(field) => {
            if FIELDS.iter().any(|known| known.name == field.name) {
                add("field", json!(field.name));
            }
            if let Rule::Kind(kind) = &field.rule {
                let Value::Object(parts) = describe_kind(kind) else { return Value::Null };
                object.extend(parts);
            }
        }
        Kind::OneOf(choices) => {
            add("choices", json!(choices));
        }
        Kind::Integer(min, max) => {
            add("min", json!(min));
            add("max", json!(max));
        }
        Kind::Object(inner) => object.extend(describe_object(inner)),
        Kind::List(list) => {
            add("item", describe_kind(&list.item));
            add("min", json!(list.min));
        }
        Kind::Json(max) => {
            if let Some(max) = max {
                add("maxBytes", json!(max.bytes));
            }
        }
        _ => unreachable!("the catalog has no arm for this kind"),
    }
    Value::Object(object)
}

fn describe_object(object: &Object) -> Map<String, Value> {
    let mut members: Vec<_> = object.props.iter().map(member).collect();
    if let Some(cases) = object.cases {
        for (prop, row) in object.props.iter().zip(&mut members) {
            if is_ignored(prop, cases) {
                row["ignored"] = json!(true);
            }
        }
    }
    let mut parts = Map::from_iter([("members".into(), members.into())]);
    if let Some(cases) = object.cases {
        parts.insert(
            "cases".into(),
            cases.cases.iter().map(|case| (case.tag.to_owned(), describe_case(case))).collect(),
        );
    }
    if let Rest::Custom(custom) = object.rest {
        parts.insert("custom".into(), member(&custom.prop));
    }
    let read_only: Vec<_> = object.read_only(&Options::DEFAULT).collect();
    if !read_only.is_empty() {
        parts.insert("readOnly".into(), json!(read_only));
    }
    parts
}

/// Whether no case has a use for a row, so that a value is ignored with a warning whatever the others are.
fn is_ignored(prop: &Prop, cases: &Cases) -> bool {
    let is_used = cases.cases.iter().any(|case| case.kind(prop.name).is_some());
    cases.ignored.is_some() && prop.required == Required::No && !is_used
}

fn describe_case(case: &Case) -> Value {
    case.members.iter().map(|(name, kind)| ((*name).to_owned(), describe_kind(kind))).collect::<Map<_, _>>().into()
}

fn member(prop: &Prop) -> Value {
    let Value::Object(kind) = describe_kind(&prop.kind) else { return Value::Null };
    let mut row = Map::from_iter([("name".into(), json!(prop.name))]);
    row.extend(kind);
    if let Some(switch) = prop.only {
        row.insert("only".into(), describe_only(switch));
    }
    if prop.selects {
        row.insert("selects".into(), json!(true));
    }
    if matches!(prop.required, Required::Yes | Required::Until(_)) {
        row.insert("required".into(), json!(true));
    }
    if matches!(prop.required, Required::Recommended(_)) {
        row.insert("recommended".into(), json!(true));
    }
    if prop.null != Null::Refused {
        row.insert("nullable".into(), if prop.null == Null::Clears { json!(true) } else { json!("doubtful") });
    }
    for bound in prop.bounds.into_iter().flatten() {
        let severity = if bound.severity == Severity::Error { "limit" } else { "usual" };
        row.insert(severity.into(), json!({ "min": bound.min, "max": (bound.max < usize::MAX).then_some(bound.max), "unit": bound.unit.name() }));
    }
    if let Some(field) = prop.should.filter(|field| FIELDS.iter().any(|known| known.name == field.name)) {
        row.insert("should".into(), json!(field.name));
    }
    if !prop.autocomplete.is_empty() {
        row.insert("autocomplete".into(), json!(prop.autocomplete));
    }
    if !prop.known.is_empty() {
        row.insert("known".into(), json!(prop.known));
    }
    if !prop.note.is_empty() {
        row.insert("note".into(), json!(prop.note));
    }
    Value::Object(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_not_taken_says_so() {
        let catalog: Value = serde_json::from_str(&catalog()).unwrap();
        let row = |endpoint: &str, path: &str, name: &str| {
            let endpoints = catalog["endpoints"].as_array().unwrap();
            let draft = &endpoints.iter().find(|row| row["id"] == endpoint).unwrap()["draft"];
            let rows = draft.pointer(path).unwrap().as_array().unwrap();
            rows.iter().find(|row| row["name"] == name).unwrap().clone()
        };
        assert_eq!(row("kratos.patch_identity", "/item/members", "from")["ignored"], json!(true));
        for name in ["op", "path", "value"] {
            assert_eq!(row("kratos.patch_identity", "/item/members", name)["ignored"], Value::Null, "{name}");
        }
        let current = json!({ "option": "revision", "value": "current" });
        for name in ["locale", "nationalities"] {
            assert_eq!(row("equals_money.update_person", "/members", name)["only"], current);
        }
        assert_eq!(row("equals_money.update_person", "/members", "gender")["only"], Value::Null);
    }

    #[test]
    fn every_option_says_what_it_is() {
        let catalog: Value = serde_json::from_str(&catalog()).unwrap();
        let rows = ["fields", "endpoints"].map(|list| catalog[list].as_array().unwrap()).into_iter().flatten();
        for option in rows.flat_map(|row| row["options"].as_array().unwrap()) {
            assert!(["name", "kind", "about"].iter().all(|part| option[part].as_str() > Some("")), "{option}");
            assert_eq!(option["choices"].is_array(), option["kind"] == "choice", "{option}");
        }
    }
}
