//! Renders `inputs.js`: the attributes of inputs that follow from the tables, for `identity-patch/form`.
//!
//! Sources: WHATWG HTML, sections on `inputmode`, `autocapitalize`, `spellcheck`, and "autofill detail tokens". No `type` that
//! changes or hides what is typed: `email` trims the value and Chromium writes its domain as punycode, `date` empties what it
//! cannot read, and both keep from the check what the server would refuse. `tel` only drops line ends, as `text` does.

use serde_json::{Map, Value, json};

use super::HEAD;
use identity_patch::provider;
use identity_patch::report::{Severity, Unit};
use identity_patch::table::{Bound, Cases, Edit, Endpoint, Kind, Object, Prop, Rest, Rule};

type Attributes = Map<String, Value>;

/// `inputs.js`: the attributes by endpoint, and by a JSON Pointer into the document that a form edits.
pub(super) fn inputs() -> String {
    let endpoints: Map<_, _> = provider::endpoints().map(|it| (it.id.to_owned(), endpoint(it).into())).collect();
    let endpoints = serde_json::to_string_pretty(&endpoints).unwrap_or_default();
    format!(
        "{HEAD}\n/**\n * What the inputs of a form should have, by endpoint and by a JSON Pointer whose `*` is any name or index; a pattern\n \
         * without `*` comes first. `bytes` is the most that the value may take as JSON, the rest are attributes.\n */\n\
         export const inputs = {endpoints};\n"
    )
}

fn endpoint(endpoint: &Endpoint) -> Map<String, Value> {
    let mut found = Map::new();
    match &endpoint.edit {
        Edit::Own(own) => object(own.document, "", &mut found),
        _ => kind(&endpoint.body, "", &mut found),
    }
    found
}

/// Adds what stands below a value.
fn kind(value: &Kind, pointer: &str, found: &mut Map<String, Value>) {
    if let Some(inner) = value.object() {
        object(inner, pointer, found);
    } else if let Kind::List(list) = value {
        let pointer = format!("{pointer}/*");
        add(&pointer, attributes(&list.item), found);
        kind(&list.item, &pointer, found);
    }
}

fn object(object: &Object, pointer: &str, found: &mut Map<String, Value>) {
    let custom = match object.rest {
        Rest::Custom(custom) => Some(("*", &custom.prop)),
        _ => None,
    };
    for (name, prop) in object.props.iter().map(|prop| (prop.name, prop)).chain(custom) {
        let pointer = format!("{pointer}/{name}");
        add(&pointer, row(prop, object.cases), found);
        kind(&prop.kind, &pointer, found);
    }
}

fn add(pointer: &str, attributes: Attributes, found: &mut Map<String, Value>) {
    if !attributes.is_empty() {
        found.insert(pointer.into(), attributes.into());
    }
}

/// The attributes of a row. Where cases say what it is, those that all of them have.
fn row(prop: &Prop, cases: Option<&Cases>) -> Attributes {
    let mut kinds = cases.iter().flat_map(|cases| cases.cases).filter_map(|case| case.kind(prop.name)).map(attributes);
    let mut all = match (kinds.next(), prop.should) {
        (Some(first), _) => kinds
            .fold(first, |all, next| all.into_iter().filter(|(name, value)| next.get(name) == Some(value)).collect()),
        (None, Some(field)) => attributes(&Kind::Field(field)),
        (None, None) => attributes(&prop.kind),
    };
    if !prop.autocomplete.is_empty() {
        all.insert("autocomplete".into(), json!(prop.autocomplete));
    }
    let is_limit = |bound: &Bound| bound.unit == Unit::Bytes && bound.severity == Severity::Error;
    if let Some(bound) = prop.bounds.into_iter().flatten().find(is_limit) {
        all.insert("bytes".into(), json!(bound.max));
    }
    all
}

/// The attributes that follow from what a value is. A free text has none.
fn attributes(kind: &Kind) -> Attributes {
    let pairs = match kind {
        Kind::Field(field) => match &field.rule {
            Rule::Text(_) => text(field.name),
            Rule::Kind(kind) => return attributes(kind),
        },
        Kind::Integer(0.., _) => vec![("inputmode", json!("numeric"))],
        Kind::Json(Some(max)) => vec![("bytes", json!(max.bytes))],
        _ => Vec::new(),
    };
    pairs.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

/// The attributes of a field that is a text: no field is prose, so a browser should neither correct nor capitalize it.
fn text(field: &str) -> Vec<(&'static str, Value)> {
    let (own, capitals) = match field {
        "phone" => (Some(("type", json!("tel"))), "none"),
        "email" => (Some(("inputmode", json!("email"))), "none"),
        "country" => (None, "characters"),
        _ => (None, "none"),
    };
    own.into_iter().chain([("autocapitalize", json!(capitals)), ("spellcheck", json!("false"))]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[track_caller]
    fn assert_input(endpoint: &str, pointer: &str, expected: &Value) {
        let found: BTreeMap<_, _> = provider::endpoints().map(|it| (it.id, super::endpoint(it))).collect();
        assert_eq!(found[endpoint].get(pointer), Some(expected).filter(|it| !it.is_null()), "{endpoint} {pointer}");
    }

    #[test]
    fn attributes_follow_from_the_rows() {
        let identifier = json!({ "autocapitalize": "none", "spellcheck": "false" });
        for (endpoint, pointer, expected) in [
            ("slashid.update_person", "/roles/*", identifier.clone()),
            ("slashid.update_person", "/active", Value::Null),
            // An e-mail address, a phone number or a user name: what all of them have.
            ("slashid.add_handles", "/*/value", identifier.clone()),
            ("slashid.update_attributes", "/*/*", json!({ "bytes": 65_536 })),
            ("biot.update_organization_user", "/*", Value::Null),
            ("biot.update_organization_user", "/_description", Value::Null),
            ("biot.update_organization_user", "/_name/firstName", json!({ "autocomplete": "given-name" })),
            ("biot.update_organization_user", "/_mfa/expirationInMinutes", json!({ "inputmode": "numeric" })),
            ("biot.update_organization_user", "/_ownerOrganization/id", identifier.clone()),
            (
                "biot.update_organization_user",
                "/_phone",
                json!({ "type": "tel", "autocapitalize": "none", "spellcheck": "false", "autocomplete": "tel" }),
            ),
            (
                "biot.update_organization_user",
                "/_email",
                json!({ "inputmode": "email", "autocapitalize": "none", "spellcheck": "false", "autocomplete": "email" }),
            ),
            (
                "biot.update_organization_user",
                "/_address/countryCode",
                json!({ "autocapitalize": "characters", "spellcheck": "false", "autocomplete": "country" }),
            ),
            // The document has any text, and the field that it should be says what it is.
            (
                "equals_money.update_person",
                "/nationality",
                json!({ "autocapitalize": "characters", "spellcheck": "false" }),
            ),
            // A form edits the identity, not the operations.
            ("kratos.patch_identity", "/organization_id", identifier),
            ("kratos.patch_identity", "/traits", Value::Null),
            ("kratos.patch_identity", "/*/path", Value::Null),
        ] {
            assert_input(endpoint, pointer, &expected);
        }
    }
}
