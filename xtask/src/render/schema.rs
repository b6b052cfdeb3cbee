//! JSON Schemas of the drafts and the fields, for validators that do not know this package. A schema never refuses what
//! `check` accepts.
//!
//! Only keywords that mean the same in 2020-12 and in draft-07 are used, so the two differ only in `$schema` and `$id`.
//! `format` is not used: each validator may treat it differently (2020-12, validation, 7.2.1), and patterns are stricter.

use serde_json::{Map, Value, json};

use super::catalog::pretty;
use super::patterns::text_keywords;
use identity_patch::field::FIELDS;
use identity_patch::provider::endpoints;
use identity_patch::report::Severity;
use identity_patch::report::Unit;
use identity_patch::table::{Bound, Custom, Endpoint, Kind, List, Null, Object, Prop, Required, Rest};
use identity_patch::table::{Case, Cases, Field, Rule};

pub(super) type Schema = Map<String, Value>;

/// A version of JSON Schema ("dialect" in its terms).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// 2020-12.
    Draft202012,
    /// draft-07.
    Draft07,
}

impl Dialect {
    /// The value of `$schema`: the URI of the meta-schema.
    #[must_use]
    pub const fn uri(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }

    /// The folder of its schemas below `identity-patch/schema/`.
    const fn folder(self) -> &'static str {
        match self {
            Self::Draft202012 => "",
            Self::Draft07 => "draft-07/",
        }
    }
}

/// The options that a schema allows for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// None: it accepts what a check without options accepts.
    Default,
    /// Any: it accepts what a check with any options accepts.
    Widest,
}

/// The schema of a field by its name, or of an endpoint's draft by its id; without `$schema`.
///
/// ```
/// use xtask::render::schema::{Scope, schema};
///
/// assert_eq!(schema("phone", Scope::Default).unwrap()["pattern"], "^\\+[1-9][0-9]{1,14}$");
/// ```
#[must_use]
pub fn schema(name: &str, scope: Scope) -> Option<Value> {
    let render = |options| Render { notes: false, options: if scope == Scope::Widest { options } else { Vec::new() } };
    if let Some(field) = FIELDS.iter().find(|field| field.name == name) {
        return Some(render(field.option_names().collect()).field(field).into());
    }
    let endpoint = endpoints().find(|endpoint| endpoint.id == name)?;
    Some(render(endpoint.option_names().collect()).kind(&endpoint.body).into())
}

/// `schema/<endpoint id>.json` in both dialects: the path from the project's root, and the text.
pub(super) fn files() -> impl Iterator<Item = (String, String)> {
    let dialects = [Dialect::Draft202012, Dialect::Draft07];
    dialects.into_iter().flat_map(|dialect| {
        endpoints().map(move |endpoint| {
            let name = format!("schema/{}{}.json", dialect.folder(), endpoint.id);
            (format!("pkg/generated/{name}"), pretty(&file(endpoint, dialect, &name)))
        })
    })
}

fn file(endpoint: &Endpoint, dialect: Dialect, name: &str) -> Value {
    let Endpoint { id, method, path, source, .. } = endpoint;
    let mut schema = Schema::from_iter([
        ("$schema".into(), json!(dialect.uri())),
        ("$id".into(), json!(format!("npm:identity-patch/{name}"))),
        ("title".into(), json!(source)),
        (
            "description".into(),
            json!(format!("The draft of {id}, the body of {method} {path}, as checked without options")),
        ),
    ]);
    schema.extend(Render { notes: true, options: Vec::new() }.kind(&endpoint.body));
    let sample: Option<Value> = serde_json::from_str(endpoint.sample.draft).ok();
    schema.extend(sample.map(|sample| ("examples".into(), json!([sample]))));
    schema.into()
}

/// Renders tables as schemas.
struct Render {
    /// Whether the notes of the tables become descriptions.
    notes: bool,
    /// The options that may be on.
    options: Vec<&'static str>,
}

impl Render {
    fn widest(&self) -> bool {
        !self.options.is_empty()
    }

    fn kind(&self, kind: &Kind) -> Schema {
        match kind {
            Kind::Field(field) => self.field(field),
            Kind::Text => of_type("string", []),
            Kind::OneOf(choices) => of_type("string", [("enum", json!(choices))]),
            Kind::Boolean => of_type("boolean", []),
            Kind::Integer(min, max) => of_type("integer", [("minimum", json!(min)), ("maximum", json!(max))]),
            Kind::Object(object) => self.object(object),
            Kind::List(List { item, min, .. }) => {
                let items = ("items", self.kind(item).into());
                of_type("array", [items].into_iter().chain((*min > 0).then_some(("minItems", json!(min)))))
            }
            Kind::Json(_) => Schema::new(),
            _ => unreachable!("the schemas have no arm for this kind"),
        }
    }

    fn field(&self, field: &Field) -> Schema {
        match &field.rule {
            Rule::Kind(kind) => self.kind(kind),
            Rule::Text(_) => of_type("string", []).into_iter().chain(text_keywords(field, &self.options)).collect(),
        }
    }

    fn object(&self, object: &Object) -> Schema {
        let cases = self.cases(object);
        if cases.is_empty() { self.members(object, &[], &[]) } else { keyword("oneOf", json!(cases)) }
    }

    /// A schema for each case of a tagged union.
    fn cases(&self, object: &Object) -> Vec<Schema> {
        let (Some(Cases { cases, .. }), [tag, ..]) = (object.cases, object.props) else { return Vec::new() };
        let schema = |case: &Case| {
            let members = case.members.iter().map(|(name, kind)| (*name, self.kind(kind)));
            let own: Vec<_> = [(tag.name, keyword("const", json!(case.tag)))].into_iter().chain(members).collect();
            let needs: Vec<_> = case.members.iter().map(|(name, _)| *name).collect();
            self.members(object, &own, &needs)
        };
        cases.iter().map(schema).collect()
    }

    /// The schema of an object. `own` replaces the schemas of some members; `needs` are required in addition to the rows.
    fn members(&self, object: &Object, own: &[(&str, Schema)], needs: &[&str]) -> Schema {
        let rows = || object.props.iter().filter(|prop| self.widest() || prop.only.is_none());
        let properties = rows().map(|prop| {
            let known = own.iter().find(|(name, _)| *name == prop.name).map(|(_, schema)| schema.clone());
            (prop.name.to_owned(), known.unwrap_or_else(|| self.member(prop)).into())
        });
        let properties: Schema = properties.collect();
        let required = rows().filter(|prop| self.required(prop) || needs.contains(&prop.name));
        let required: Vec<_> = required.map(|prop| prop.name).collect();
        let mut schema = of_type("object", []);
        if !properties.is_empty() {
            schema.insert("properties".into(), properties.into());
        }
        if !required.is_empty() {
            schema.insert("required".into(), json!(required));
        }
        match &object.rest {
            Rest::Unknown => schema.extend([("additionalProperties".into(), json!(false))]),
            Rest::Custom(custom) => schema.extend(self.custom(custom)),
            Rest::Ignored(_) => {}
            _ => unreachable!("the schemas have no arm for this rest"),
        }
        schema
    }

    fn required(&self, prop: &Prop) -> bool {
        match prop.required {
            Required::Yes => true,
            Required::Until(_) => !self.widest(),
            Required::No | Required::Recommended(_) => false,
        }
    }

    /// Custom attributes. If the provider has built-in members too, the names have a pattern.
    fn custom(&self, custom: &Custom) -> Schema {
        let value = self.member(&custom.prop);
        let mut name = text_keywords(custom.name, &self.options);
        let mut schema = match name.remove("pattern") {
            Some(Value::String(pattern)) => {
                let mut schema = keyword("patternProperties", keyword(&pattern, value.into()).into());
                schema.insert("additionalProperties".into(), json!(false));
                schema
            }
            _ => keyword("additionalProperties", value.into()),
        };
        if !name.is_empty() {
            schema.insert("propertyNames".into(), name.into());
        }
        schema
    }

    fn member(&self, prop: &Prop) -> Schema {
        let mut schema = self.kind(&prop.kind);
        for bound in prop.bounds.into_iter().flatten().filter(|bound| bound.severity == Severity::Error) {
            limit_length(&mut schema, bound);
        }
        // If an option makes the member optional, no document says that null is refused.
        let doubtful = self.widest() && matches!(prop.required, Required::Until(_));
        if prop.null != Null::Refused || doubtful {
            schema = or_null(schema);
        }
        // With this option, an empty text counts as absent.
        if self.options.contains(&"empty") && !schema.is_empty() {
            schema = keyword("anyOf", json!([{ "const": "" }, schema]));
        }
        if self.notes && !prop.note.is_empty() {
            schema.insert("description".into(), json!(prop.note));
        }
        schema
    }
}

/// A schema of one keyword.
pub(super) fn keyword(name: &str, value: Value) -> Schema {
    Schema::from_iter([(name.to_owned(), value)])
}

fn of_type(name: &str, keywords: impl IntoIterator<Item = (&'static str, Value)>) -> Schema {
    let keywords = keywords.into_iter().map(|(key, value)| (key.to_owned(), value));
    [("type".to_owned(), json!(name))].into_iter().chain(keywords).collect()
}

/// JSON Schema counts lengths in code points (2020-12, validation, 6.3.1). A text never has more code points than bytes
/// or UTF-16 units, so a limit in those is a valid, wider one.
fn limit_length(schema: &mut Schema, bound: Bound) {
    if bound.min > 0 {
        let min = if bound.unit == Unit::Characters { bound.min } else { 1 };
        schema.insert("minLength".into(), json!(min));
    }
    let max = schema.get("maxLength").and_then(Value::as_u64).unwrap_or(u64::MAX);
    if u64::try_from(bound.max).is_ok_and(|bound| bound < max) && bound.max < usize::MAX {
        schema.insert("maxLength".into(), json!(bound.max));
    }
}

fn or_null(mut schema: Schema) -> Schema {
    if let Some(name) = schema.get_mut("type") {
        *name = json!([name, "null"]);
    }
    if let Some(Value::Array(choices)) = schema.get_mut("enum") {
        choices.push(Value::Null);
    }
    if let Some(Value::Array(cases)) = schema.get_mut("oneOf") {
        cases.push(json!({ "type": "null" }));
    }
    schema
}
