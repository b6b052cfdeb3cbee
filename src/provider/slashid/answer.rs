//! SlashID's answer to "Modify an existing person": the person, in an envelope.
//!
//! Sources: the document \[doc], where each row stands as it is here; the vendor's OpenAPI 1.1 (GitHub
//! api-evangelist/slashid, `openapi/_original/slashid-api-openapi.yml`, schemas `PersonRet` and `APIResponseBase`) \[pub].
//! A list, an object or a map may be null: the server is written in Go, whose empty ones are written so \[inf].

use crate::field::{attribute_key, attribute_value, group, role};
use crate::table::{Answer, Custom, Field, Kind, List, Null, Object, Prop, Same, object, prop};

/// Any whole number.
const INTEGER: Kind = Kind::Integer(i64::MIN, i64::MAX);

/// A row of the answer that may be null.
const fn nullable(name: &'static str, kind: Kind) -> Prop {
    prop(name, kind).null(Null::Clears)
}

const fn list(item: Kind) -> List {
    List { item, min: 0, same: Same::Never }
}

static HANDLE: Object = object(&[
    prop("type", Kind::OneOf(&["email_address", "phone_number", "username"]))
        .note("[doc] “Possible values: [email_address, phone_number, username]”"),
    prop("value", Kind::Text).note("[doc] string"),
]);

static BUCKET_NAME: Field = Field::text("bucket", |_, _| Ok(()));

static BUCKET: Object = object(&[]).custom(&Custom {
    name: &attribute_key::FIELD,
    reserved: None,
    prop: nullable("<name>", Kind::Field(&attribute_value::FIELD))
        .note("[doc] names of at most 70 bytes; values are “JSON-serializable”, of at most 64KiB"),
});

static BUCKETS: Object = object(&[]).custom(&Custom {
    name: &BUCKET_NAME,
    reserved: None,
    prop: nullable("<bucket>", Kind::Object(&BUCKET))
        .note("[doc] “Attributes divided into named buckets. Bucket names are top level keys”"),
});

/// The person: "Abridged person structure".
pub(super) static PERSON: Object = object(&[
    prop("active", Kind::Boolean).note("[doc] boolean, whether the person is active or not"),
    prop("person_id", Kind::Text).note("[doc] string, the ID of the person"),
    prop("person_type", Kind::OneOf(&["regular", "anonymous"])).note("[doc] “Possible values: [regular, anonymous]”"),
    nullable("roles", Kind::List(&list(Kind::Field(&role::FIELD))))
        .note("[doc] “Roles have format {organization_id}/{role_name}”"),
    prop("region", Kind::OneOf(&["us-iowa", "europe-belgium", "asia-japan", "europe-england", "australia-sydney"]))
        .note("[doc] its possible values"),
    nullable("handles", Kind::List(&list(Kind::Object(&HANDLE)))).note("[doc] object[]"),
    nullable("groups", Kind::List(&list(Kind::Field(&group::FIELD))))
        .note("[doc] string[], of at most 100 characters that match ^[A-Za-z0-9]{1}[\\w\\.\\-]*[A-Za-z0-9]$"),
    nullable("attributes", Kind::Object(&BUCKETS)).note("[doc] object: {bucket: {name: value}}"),
]);

static PAGINATION: Object = object(&[
    prop("limit", INTEGER).note("[doc] integer"),
    prop("offset", INTEGER).note("[doc] integer"),
    prop("total_count", INTEGER).note("[doc] int64"),
]);

static META: Object = object(&[nullable("pagination", Kind::Object(&PAGINATION)).note("[doc] object")]);

static ERROR: Object =
    object(&[prop("httpcode", INTEGER).note("[doc] integer"), prop("message", Kind::Text).note("[doc] string")]);

/// The envelope, around the person as around errors.
pub(super) static ENVELOPE: Object = object(&[
    nullable("result", Kind::Object(&PERSON)).note("[doc] object"),
    nullable("meta", Kind::Object(&META)).note("[doc] object"),
    nullable("errors", Kind::List(&list(Kind::Object(&ERROR)))).note("[doc] object[]"),
]);

/// The answer, and the endpoint or route that edits each member: OpenAPI 1.1 \[pub].
pub(super) static ANSWER: Answer = Answer {
    envelope: Some(&ENVELOPE),
    routes: &[
        ("active", "slashid.update_person"),
        ("roles", "slashid.set_roles"),
        ("handles", "slashid.add_handles"),
        ("groups", "PUT /persons/{person_id}/groups"),
        ("attributes", "slashid.update_attributes"),
    ],
    ..Answer::new("slashid_person", &PERSON)
};
