//! SlashID, `https://api.slashid.com`. The credential is the header `SlashID-API-Key`, a server's secret, which no
//! request made here carries.
//!
//! Sources: the documents "Modify an existing person" and "Add handles to a person" \[doc]; the vendor's OpenAPI 1.1
//! (GitHub api-evangelist/slashid, `openapi/_original/slashid-api-openapi.yml`) and npm `@slashid/slashid` 3.29.6
//! \[pub]; what they let one infer \[inf].

use crate::field::{handle, role, uuid};
use crate::json::{Reader, Token};
use crate::table::{Endpoint, Kind, List, Prop, Sample, object, prop};

static PERSON: &[Prop] = &[prop("person_id", Kind::Text)
    .required()
    .should(&uuid::FIELD)
    .note("[doc] string, required, 903c1ff9-f2cc-435c-b242-9d8a690fcf0a. [inf] a UUID, as in every example")];

static ORGANIZATION: &[Prop] = &[prop("SlashID-OrgID", Kind::Text)
    .required()
    .should(&uuid::FIELD)
    .note("[doc] string, required, af5fbd30-7ce7-4548-8b30-4cd59cb2aba1. [inf] a UUID, as in every example")];

const SAMPLE: Sample = Sample {
    params: &[("person_id", "903c1ff9-f2cc-435c-b242-9d8a690fcf0a")],
    headers: &[("SlashID-OrgID", "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1")],
    draft: "",
};

/// "Modify an existing person": whether it is active, and the whole list of its roles.
pub static UPDATE_PERSON: Endpoint = Endpoint {
    params: PERSON,
    headers: ORGANIZATION,
    body: Kind::Object(
        &object(&[
            prop("active", Kind::Boolean)
                .note("[doc] “whether the person should be active or not”. [pub] nothing in the schema is nullable"),
            prop("roles", Kind::List(&List { item: Kind::Field(&role::FIELD), min: 0, same: Some(text) })).note(
                "[doc] “Previous roles are overwritten. Roles must already exist”; [] revokes all. [pub] not nullable",
            ),
        ])
        .read_only(&["person_id", "person_type", "region", "handles", "groups", "attributes"]),
    ),
    source: "SlashID, Modify an existing person",
    revision: "the document; since then roles have a route of their own",
    ..Endpoint::new("slashid.update_person", "PATCH", "/persons/{person_id}")
}
.sample(Sample { draft: r#"{"active":true,"roles":["af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin"]}"#, ..SAMPLE });

/// "Add handles to a person": one or more, added to those that the person has.
pub static ADD_HANDLES: Endpoint = Endpoint {
    params: PERSON,
    headers: ORGANIZATION,
    body: Kind::List(&List { item: Kind::Field(&handle::FIELD), min: 1, same: Some(type_and_value) }),
    source: "SlashID, Add handles to a person",
    revision: "the document",
    ..Endpoint::new("slashid.add_handles", "POST", "/persons/{person_id}/handles")
}
.sample(Sample { draft: r#"[{"type":"email_address","value":"user@user.com"}]"#, ..SAMPLE });

fn text(item: &str) -> Option<String> {
    match Reader::new(item).next() {
        Ok(Some(Token::String(text))) => Some(text.decode().into_owned()),
        _ => None,
    }
}

fn type_and_value(item: &str) -> Option<String> {
    let mut reader = Reader::new(item);
    reader.next().ok()?;
    let mut key = [None, None];
    while let Ok(Some(Token::Name(name))) = reader.next() {
        let token = reader.next().ok()??;
        if let Token::String(value) = token
            && let Some(at) = ["type", "value"].iter().position(|part| name.is(part))
        {
            key[at] = Some(value.decode());
        }
        reader.skip(token).ok()?;
    }
    let [Some(kind), Some(value)] = key else { return None };
    Some([&*kind, "\0", &*value].into_iter().collect())
}
