//! SlashID, `https://api.slashid.com`. The credential is the header `SlashID-API-Key`, a secret of the server; the
//! requests built here do not contain it.
//!
//! Sources: the documents "Modify an existing person" and "Add handles to a person" \[doc]; the vendor's OpenAPI 1.1
//! (GitHub api-evangelist/slashid, `openapi/_original/slashid-api-openapi.yml`) and npm `@slashid/slashid` 3.29.6
//! \[pub]; inferred from these \[inf].

use super::answer::{ANSWER, ENVELOPE, PERSON as PERSON_ANSWER};
use super::refusal::parse_refusal;
use crate::field::{attribute_key, attribute_value, handle, role, uuid};
use crate::report::{Code, Fault, code};
use crate::table::{
    Custom, Edit, Endpoint, Fact, Field, Http, Kind, List, Null, Object, Part, Prop, Same, Sample, fact, object, prop,
};

static PERSON: &[Prop] = &[prop("person_id", Kind::Text)
    .required()
    .should(&uuid::FIELD)
    .note("[doc] string, required, 903c1ff9-f2cc-435c-b242-9d8a690fcf0a. [inf] a UUID, as in every example")];

static ORGANIZATION: &[Prop] = &[prop("SlashID-OrgID", Kind::Text)
    .required()
    .should(&uuid::FIELD)
    .note("[doc] string, required, af5fbd30-7ce7-4548-8b30-4cd59cb2aba1. [inf] a UUID, as in every example")];

/// What the requests have in common. The page of "Modify an existing person" names neither its method nor its path nor a
/// server.
const HTTP: Http = Http {
    base: fact("https://api.slashid.com", "[doc] Add handles to a person: https://api.slashid.com"),
    security: fact(
        "header SlashID-API-Key",
        "[doc] Add handles to a person: “type: apiKey name: SlashID-API-Key in: header”",
    ),
    headers: &[
        fact("Content-Type: application/json", "[doc] Add handles to a person, in its sample request"),
        fact("Accept: application/json", "[doc] Add handles to a person, in its sample request"),
    ],
    ..Http::NONE
};

const BAD_REQUEST: (u16, Fact) =
    (400, fact("Bad Request, with {meta, errors}", "[pub] OpenAPI 1.1. [doc] Add handles to a person"));
const NOT_FOUND: (u16, Fact) =
    (404, fact("Not Found, with {meta, errors}", "[pub] OpenAPI 1.1. [doc] Add handles to a person"));

const SAMPLE: Sample = Sample {
    params: &[("person_id", "903c1ff9-f2cc-435c-b242-9d8a690fcf0a")],
    headers: &[("SlashID-OrgID", "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1")],
    draft: "",
};

/// "Remove a handle associated with an existing person" \[pub]. No route changes a handle.
static HANDLES: Part = Part { name: "handles", removal: "DELETE /persons/{person_id}/handles/{type:value}" };

/// The only route that removes attributes \[pub]. Without names it removes all attributes of the bucket.
static ATTRIBUTES_PART: Part =
    Part { name: "attributes", removal: "DELETE /persons/{person_id}/attributes/{bucket}?attributes={name}" };

static ROLES: List = List { item: Kind::Field(&role::FIELD), min: 0, same: Same::Text };

/// "Modify an existing person": whether the person is active, and the whole list of roles.
pub static UPDATE_PERSON: Endpoint = Endpoint {
    params: PERSON,
    headers: ORGANIZATION,
    body: Kind::Object(
        &object(&[
            prop("active", Kind::Boolean)
                .note("[doc] “whether the person should be active or not”. [pub] nothing in the schema is nullable"),
            prop("roles", Kind::List(&ROLES)).note(
                "[doc] “Previous roles are overwritten. Roles must already exist”; [] revokes all. [pub] not nullable",
            ),
        ])
        .answers(&[&PERSON_ANSWER, &ENVELOPE]),
    ),
    answer: &ANSWER,
    refusal: Some(parse_refusal),
    ..Endpoint::new("slashid.update_person", "PATCH", "/persons/{person_id}")
}
.follows("SlashID, Modify an existing person", "the document; since then roles have a route of their own")
.http(Http {
    route: "[pub] GitHub api-evangelist/slashid, openapi/_original/slashid-api-openapi.yml: PATCH /persons/{person_id}",
    statuses: &[(200, fact("OK, with the person", "[doc]")), BAD_REQUEST, NOT_FOUND],
    ..HTTP
})
.sample(Sample { draft: r#"{"active":true,"roles":["af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin"]}"#, ..SAMPLE });

/// "Add handles to a person": one or more, added to those that the person has.
pub static ADD_HANDLES: Endpoint = Endpoint {
    params: PERSON,
    headers: ORGANIZATION,
    body: Kind::List(&List { item: Kind::Field(&handle::FIELD), min: 1, same: Same::Members(&["type", "value"]) }),
    edit: Edit::Adds(&HANDLES),
    answer: &ANSWER,
    refusal: Some(parse_refusal),
    ..Endpoint::new("slashid.add_handles", "POST", "/persons/{person_id}/handles")
}
.follows("SlashID, Add handles to a person", "the document")
.http(Http {
    route: "[doc] POST /persons/:person_id/handles",
    statuses: &[(204, fact("No content", "[doc]")), BAD_REQUEST, NOT_FOUND],
    ..HTTP
})
.sample(Sample { draft: r#"[{"type":"email_address","value":"user@user.com"}]"#, ..SAMPLE });

/// A bucket that SlashID does not define.
pub static BUCKET: Code = code(
    "slashid_bucket",
    "should be end_user_read_write, end_user_read_only or end_user_no_access, alone or after person_pool-",
);

/// The codes of the tables.
pub static CODES: &[&Code] = &[&BUCKET];

static BUCKET_NAME: Field = Field::text("bucket", |_, _| Ok(())).warns(|name, sink| {
    let bucket = name.strip_prefix("person_pool-").unwrap_or(name);
    if !matches!(bucket, "end_user_read_write" | "end_user_read_only" | "end_user_no_access") {
        sink(Fault::new(&BUCKET));
    }
});

static ATTRIBUTES: Object = object(&[]).custom(&Custom {
    name: &attribute_key::FIELD,
    reserved: None,
    prop: prop("<name>", Kind::Field(&attribute_value::FIELD)).null(Null::Doubtful).note(
        "[doc] Modify an existing person: names of at most 70 bytes, values of at most 64KiB of JSON. [inf] a null is stored, and removes nothing",
    ),
});

/// "Patch person attributes": adds and changes attributes; others stay as they are.
pub static UPDATE_ATTRIBUTES: Endpoint = Endpoint {
    params: PERSON,
    headers: ORGANIZATION,
    body: Kind::Object(
        &object(&[]).custom(&Custom {
            name: &BUCKET_NAME,
            reserved: None,
            prop: prop("<bucket>", Kind::Object(&ATTRIBUTES))
                .note("[doc] Modify an existing person: “Bucket names are top level keys”. [pub] the built-in ones; absent keys are kept"),
        }),
    ),
    edit: Edit::Merges(&ATTRIBUTES_PART),
    answer: &ANSWER,
    refusal: Some(parse_refusal),
    ..Endpoint::new("slashid.update_attributes", "PATCH", "/persons/{person_id}/attributes")
}
.follows("SlashID, OpenAPI 1.1: PATCH /persons/{person_id}/attributes", "OpenAPI 1.1")
.http(Http {
    route: "[pub] GitHub api-evangelist/slashid, openapi/_original/slashid-api-openapi.yml: PATCH /persons/{person_id}/attributes",
    statuses: &[
        (204, fact("No content", "[pub] OpenAPI 1.1")),
        BAD_REQUEST,
        (401, fact("Unauthorized", "[pub] OpenAPI 1.1")),
        (403, fact("Forbidden", "[pub] OpenAPI 1.1")),
        NOT_FOUND,
    ],
    ..HTTP
})
.sample(Sample { draft: r#"{"end_user_read_write":{"plan":"gold"}}"#, ..SAMPLE });

/// "Set roles": the whole list, on the route that exists since the document.
pub static SET_ROLES: Endpoint = Endpoint {
    params: PERSON,
    headers: ORGANIZATION,
    body: Kind::Object(&object(&[prop("roles", Kind::List(&ROLES))
        .required()
        .note("[pub] required; replaces the whole list, [] revokes all. Not nullable")])),
    answer: &ANSWER,
    refusal: Some(parse_refusal),
    ..Endpoint::new("slashid.set_roles", "PUT", "/persons/{person_id}/roles")
}
.follows("SlashID, OpenAPI 1.1: PUT /persons/{person_id}/roles", "OpenAPI 1.1")
.http(Http {
    route: "[pub] GitHub api-evangelist/slashid, openapi/_original/slashid-api-openapi.yml: PUT /persons/{person_id}/roles",
    statuses: &[
        (204, fact("No content", "[pub] OpenAPI 1.1")),
        BAD_REQUEST,
        NOT_FOUND,
        (412, fact("Precondition Failed, where If-Match was sent", "[pub] OpenAPI 1.1")),
    ],
    ..HTTP
})
.sample(Sample { draft: r#"{"roles":["af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin"]}"#, ..SAMPLE });
