//! All tables as JSON, for the demo's form, the documentation and other tools.

use serde_json::{Map, Value, json};

use super::answer_types::document_name;
use identity_patch::Options;
use identity_patch::edit::response;
use identity_patch::field::FIELDS;
use identity_patch::provider::{PROVIDERS, endpoints};
use identity_patch::report::Severity;
use identity_patch::report::{Code, shared};
use identity_patch::table::Provider;
use identity_patch::table::{Answer, Endpoint, Fact, Http, Kind, Null, Object, Prop, Required, Rest};
use identity_patch::table::{Example, Field, Rule};

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
        "options": field.option_names().collect::<Vec<_>>(),
        "sources": field.doc.sources,
        "codes": codes(&field_codes(field)),
        "examples": field.doc.examples.iter().filter(|example| example.filling.is_none()).map(describe_example).collect::<Vec<_>>(),
    })
}

fn describe_example(example: &Example) -> Value {
    let mut described = Map::from_iter([("input".into(), json!(example.input))]);
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
    json!({
        "id": endpoint.id,
        "method": endpoint.method,
        "path": endpoint.path,
        "params": endpoint.params.iter().map(member).collect::<Vec<_>>(),
        "headers": endpoint.headers.iter().map(member).collect::<Vec<_>>(),
        "draft": describe_kind(&endpoint.body),
        "options": endpoint.option_names().collect::<Vec<_>>(),
        "answer": describe_answer(endpoint.answer),
        "http": describe_http(&endpoint.http),
        "source": endpoint.source,
        "revision": endpoint.revision,
        "sample": {
            "params": named(endpoint.sample.params),
            "headers": named(endpoint.sample.headers),
            "draft": serde_json::from_str::<Value>(endpoint.sample.draft).unwrap_or_default(),
        },
    })
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
    let mut parts = Map::from_iter([("members".into(), object.props.iter().map(member).collect())]);
    if let Rest::Custom(custom) = object.rest {
        parts.insert("custom".into(), member(&custom.prop));
    }
    let read_only: Vec<_> = object.read_only(&Options::DEFAULT).collect();
    if !read_only.is_empty() {
        parts.insert("readOnly".into(), json!(read_only));
    }
    parts
}

fn member(prop: &Prop) -> Value {
    let Value::Object(kind) = describe_kind(&prop.kind) else { return Value::Null };
    let mut row = Map::from_iter([("name".into(), json!(prop.name))]);
    row.extend(kind);
    if prop.selects {
        row.insert("selects".into(), json!(true));
    }
    if matches!(prop.required, Required::Yes | Required::Until(_)) {
        row.insert("required".into(), json!(true));
    }
    if prop.null != Null::Refused {
        row.insert("nullable".into(), if prop.null == Null::Clears { json!(true) } else { json!("doubtful") });
    }
    for bound in prop.bounds.into_iter().flatten() {
        let severity = if bound.severity == Severity::Error { "limit" } else { "usual" };
        row.insert(severity.into(), json!({ "min": bound.min, "max": (bound.max < usize::MAX).then_some(bound.max), "unit": bound.unit.name() }));
    }
    if let Some(field) = prop.should {
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
