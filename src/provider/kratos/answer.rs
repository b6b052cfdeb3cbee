//! Ory Kratos's answer to "Patch an Identity": the identity.
//!
//! Sources: the document \[doc], which has a sample of it with a type for each member; the answers of four releases that
//! are recorded in `tests/kratos` \[run]; npm `@ory/kratos-client` 26.2.0, generated from the server's own specification,
//! and npm `@ory/client` 1.22.66, that of Ory Network \[pub].

use crate::field::{date_time, uuid};
use crate::table::{Answer, Custom, Field, Kind, List, Null, Object, Prop, Same, object, prop};

/// The values of `state`.
pub(super) const STATES: &[&str] = &["active", "inactive"];

/// The values of `via`, and those that the server sets in `status`.
pub(super) const CHANNELS: &[&str] = &["email", "sms"];
pub(super) const STATUSES: &[&str] = &["pending", "sent", "completed"];

const TIME_NOTE: &str = "[doc] dateTime";

/// A row of the answer that may be null.
const fn nullable(name: &'static str, kind: Kind) -> Prop {
    prop(name, kind).null(Null::Clears)
}

const fn time(name: &'static str) -> Prop {
    nullable(name, Kind::Field(&date_time::FIELD)).note(TIME_NOTE)
}

const fn id() -> Prop {
    prop("id", Kind::Field(&uuid::FIELD)).note("[doc] uuid")
}

static NAME: Field = Field::text("name", |_, _| Ok(()));

/// An object whose members depend on the caller, or on the type of credentials.
static ANYTHING: Object = object(&[]).custom(&Custom {
    name: &NAME,
    reserved: None,
    prop: prop("<name>", Kind::Json(None)).null(Null::Clears).note("[doc] any JSON"),
});

static CREDENTIALS: Object = object(&[
    nullable("config", Kind::Object(&ANYTHING)).note("[doc] object"),
    time("created_at"),
    nullable("identifiers", Kind::List(&List { item: Kind::Text, min: 0, same: Same::Never }))
        .note("[doc] list of strings. [inf] null where there are none, as Go writes it"),
    prop("type", Kind::Text)
        .known(&[
            "password",
            "oidc",
            "totp",
            "lookup_secret",
            "webauthn",
            "code",
            "passkey",
            "profile",
            "saml",
            "link_recovery",
            "code_recovery",
        ])
        .note("[doc] password, passkey. [pub] the others; newer releases add to them"),
    time("updated_at"),
    prop("version", Kind::Integer(i64::MIN, i64::MAX)).note("[doc] long"),
]);

static CREDENTIALS_BY_TYPE: Object = object(&[]).custom(&Custom {
    name: &NAME,
    reserved: None,
    prop: nullable("<name>", Kind::Object(&CREDENTIALS)).note("[doc] any name; [pub] that of the type"),
});

/// An address from which an account can be recovered.
pub(super) static RECOVERY: Object = object(&[
    id(),
    prop("value", Kind::Text).note("[doc] string"),
    prop("via", Kind::Text).known(CHANNELS).note("[doc] string. [run] email"),
    time("created_at"),
    time("updated_at"),
]);

/// An address that a person can verify.
pub(super) static VERIFIABLE: Object = object(&[
    prop("value", Kind::Text).note("[doc] string"),
    prop("verified", Kind::Boolean).note("[doc] boolean"),
    prop("via", Kind::OneOf(CHANNELS)).note("[doc] sms, email. [pub] no others"),
    prop("status", Kind::Text).known(STATUSES).note("[doc] string. [run] these, or whatever a patch has set"),
    time("created_at"),
    id(),
    time("updated_at"),
    time("verified_at"),
]);

const fn addresses(object: &'static Object) -> List {
    List { item: Kind::Object(object), min: 0, same: Same::Never }
}

/// The identity in the answer.
pub(super) static IDENTITY: Object = object(&[
    id(),
    prop("schema_id", Kind::Text).note("[doc] string"),
    prop("schema_url", Kind::Text).note("[doc] string"),
    prop("traits", Kind::Object(&ANYTHING)).note("[doc] up to the identity schema. [run] an object"),
    time("created_at"),
    nullable("credentials", Kind::Object(&CREDENTIALS_BY_TYPE))
        .note("[doc] object. [pub] only where the request asks for it, or for the identity alone"),
    prop("metadata_admin", Kind::Json(None)).null(Null::Clears).note("[doc] nullable, any JSON"),
    prop("metadata_public", Kind::Json(None)).null(Null::Clears).note("[doc] nullable, any JSON"),
    nullable("organization_id", Kind::Field(&uuid::FIELD)).note("[doc] string. [run] a UUID, or null"),
    nullable("recovery_addresses", Kind::List(&addresses(&RECOVERY))).note("[doc] list"),
    prop("state", Kind::OneOf(STATES)).note("[doc] inactive. [run] active or inactive"),
    time("state_changed_at"),
    time("updated_at"),
    nullable("verifiable_addresses", Kind::List(&addresses(&VERIFIABLE))).note("[doc] list"),
    nullable("external_id", Kind::Text).note("[pub] string. [run] left out where there is none"),
    nullable("region", Kind::Text).note("[pub] npm @ory/client 1.22.66: Ory Network's answer has it"),
]);

/// The answer. It has no envelope. Sessions, flows and messages have an `id` and times too, and a flow the `state` of
/// another list.
pub(super) static ANSWER: Answer = Answer {
    common: &["id", "created_at", "updated_at", "organization_id"],
    ..Answer::new("kratos_identity", &IDENTITY)
};
