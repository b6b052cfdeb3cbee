//! Ory Kratos, "Patch an Identity": a variant of JSON Patch.
//!
//! The server accepts only `add`, `remove` and `replace`, ignores the case of names, creates what is missing, and answers
//! 200 to patches that do nothing or lose data. What it refuses is an error here, and so is what it accepts but loses data
//! on. It has no `test`, no `ETag` and no `If-Match`: of two concurrent patches the later one wins, so patches should be
//! small.
//!
//! The addresses follow the traits: the server creates both lists from them, in any order. For a verifiable address, found by
//! its value and channel, it takes from a patch whether it is verified, since when, and its status. If an address is listed
//! twice, the first entry counts. So a whole address added at `/verifiable_addresses/0` is an edit by value. The order of the
//! list can change, so do not rely on an index.
//!
//! Sources: the document \[doc]; GitHub ory/kratos (`identity/handler.go`), ory/x (`jsonx/patch.go`), evanphx/json-patch
//! v5 and ory/jsonschema v3 \[pub]; and what servers of four releases did, commit b86338da of 2026-07-29 ("latest"),
//! v26.2.0, v25.4.0 and v1.3.1, recorded in `tests/kratos` \[run].

use super::answer::ANSWER;
use super::{apply, codes, diff, draft, follow, identity, refusal, release};
use crate::field::json_patch::{ADD, IGNORED, REMOVE, REPLACE};
use crate::field::uuid;
use crate::table::{Cases, Edit, Endpoint, Field, Http, Kind, List, Object, Own, Same, Sample, fact, object, prop};

/// A path. `place.rs` checks it, because its messages name the nearest member.
static PATH: Field = Field::text("kratos_path", |_, _| Ok(()));

static OPERATION: Object = object(&[
    prop("op", Kind::OneOf(draft::Op::NAMES))
        .required()
        .code(&codes::OPERATION)
        .note("[doc] string. [run] only add, remove and replace, in lower case; test, move and copy are refused"),
    prop("path", Kind::Field(&PATH)).required().note(
        "[doc] a JSON Pointer; never id, stateChangedAt or credentials. [run] into one of traits, metadata_public, \
         metadata_admin, state, schema_id, external_id, organization_id, verifiable_addresses, recovery_addresses: the \
         server accepts other spellings and loses data",
    ),
    prop("from", Kind::Json(None)).note("[doc] string. [run] for move and copy, which the server does not accept"),
    prop("value", Kind::Json(None)).note("[doc] the value to be used. [run] for add and replace; null is a value"),
])
.ignores(&IGNORED)
// An unknown operation has no case, so nothing else is reported about it.
.cases(&Cases { cases: &[ADD, REMOVE, REPLACE], ignored: Some(&IGNORED) });

/// "Patch an Identity": "Partially updates an identity's field using JSON Patch."
pub static PATCH_IDENTITY: Endpoint = Endpoint {
    params: &[prop("id", Kind::Field(&uuid::FIELD)).required().note("[doc] :id; uuid in the answer")],
    body: Kind::List(&List { item: Kind::Object(&OPERATION), min: 0, same: Same::Never }),
    edit: Edit::Own(&Own {
        document: &identity::DOCUMENT,
        check: follow::check,
        diff: diff::diff,
        apply: apply::apply,
    }),
    answer: &ANSWER,
    refusal: Some(refusal::parse_refusal),
    options: &[&release::SERVER],
    ..Endpoint::new("kratos.patch_identity", "PATCH", "/admin/identities/{id}")
}
.follows("Ory Kratos, Patch an Identity", "the document; servers of four releases, v1.3 to 2026-07-29")
.http(Http {
    base: fact("the admin address of one's own server", "[doc] {{baseUrl}}"),
    route: "[doc] PATCH {{baseUrl}}/admin/identities/:id",
    security: fact(
        "none of the server's own",
        "[pub] GitHub ory/kratos, spec/api.json: “administrative APIs should never be exposed without prior \
         authorization”; npm @ory/kratos-client 26.2.0: oryAccessToken, which Ory Network wants in Authorization",
    ),
    headers: &[
        fact("Content-Type: application/json", "[doc] Content-Type, string. [run] application/json"),
        fact("Accept: application/json", "[doc] Accept, string. [run] the answer is application/json"),
    ],
    statuses: &[
        (200, fact("OK, with the identity", "[doc] “status: OK”")),
        (400, fact("the patch is refused, with {error}", "[run]; [pub] npm @ory/kratos-client 26.2.0")),
        (404, fact("the identity is not found", "[run]; [pub] npm @ory/kratos-client 26.2.0")),
        (409, fact("another identity has the identifier", "[run]; [pub] npm @ory/kratos-client 26.2.0")),
        (500, fact("the body is too large, or the server failed", "[run]")),
    ],
})
.sample(Sample {
    params: &[("id", "9f425a8d-7efc-4768-8f23-7647a74fdf13")],
    headers: &[],
    draft: concat!(
        r#"[{"op":"replace","path":"/traits/email","value":"jane@example.org"},"#,
        r#"{"op":"replace","path":"/state","value":"inactive"}]"#,
    ),
});
