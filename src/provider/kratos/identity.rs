//! The identity: the members that a patch can edit, in the order of the document's answer, and those that it cannot.
//!
//! The caller decides what is in the traits and the metadata. In an address, the server takes from a patch only
//! `verified`, `verified_at` and `status`.

use super::addresses::KEY;
use super::answer::{self, CHANNELS, STATES, STATUSES};
use super::codes::{DENIED, MEMBER_CASE, UNKNOWN_FIELD};
use super::draft::Op;
use super::time;
use crate::check::nearest::nearest;
use crate::field::uuid;
use crate::report::{Code, Expected, Fault, Severity, Unit, shared};
use crate::table::{Bound, Field, Kind, List, Null, Object, Options, Prop, Same, object, prop};

/// `status` and `via`: the server accepts any text, and silently keeps or drops other values.
static STATUS: Field =
    Field::text("status", |text, _| if text.is_empty() { Ok(()) } else { check_choice(text, STATUSES) });
static VIA: Field = Field::text("via", |text, _| check_choice(text, CHANNELS));

fn check_choice(text: &str, choices: &'static [&'static str]) -> Result<(), Fault> {
    if choices.contains(&text) {
        return Ok(());
    }
    Err(Fault { expected: Some(Expected::Choice(choices)), ..Fault::new(&shared::NOT_ONE_OF) })
}

static DATE_AND_TIME: Field = Field::text("date_time", |text, _| time::check(text));

/// An address that a person can verify: ory/kratos, `identity/identity_verification.go`, `VerifiableAddress`. Its value
/// and its channel (`via`) come from a trait.
pub(super) static VERIFIABLE: Object = object(&[
    prop("value", Kind::Text).null(Null::Doubtful).note(
        "[doc] string. [run] taken from the traits: another value drops the address, and it is created again unverified",
    ),
    prop("verified", Kind::Boolean).null(Null::Doubtful).note("[doc] boolean. [run] absent is false"),
    prop("via", Kind::Text)
        .null(Null::Doubtful)
        .should(&VIA)
        .note("[doc] sms, email. [run] taken from the traits: another channel drops the address"),
    prop("status", Kind::Text)
        .null(Null::Doubtful)
        .should(&STATUS)
        .note("[doc] string. [run] any text is kept; if absent or empty, the server sets it from verified"),
    prop("verified_at", Kind::Field(&DATE_AND_TIME))
        .null(Null::Clears)
        .note("[doc] dateTime. [run] the server's current time if absent or null on a verified address"),
])
.answers(&[&answer::VERIFIABLE]);

static RECOVERY: Object = object(&[
    prop("value", Kind::Text)
        .null(Null::Doubtful)
        .note("[doc] string. [run] taken from the traits: every edit is lost"),
    prop("via", Kind::Text)
        .null(Null::Doubtful)
        .should(&VIA)
        .note("[doc] string. [run] taken from the traits: every edit is lost"),
])
.answers(&[&answer::RECOVERY]);

static VERIFIABLE_ADDRESSES: List = List { item: Kind::Object(&VERIFIABLE), min: 0, same: Same::Members(&KEY) };

/// The members that hold whatever JSON the caller puts there.
pub(super) const FREE_DOCUMENTS: [&str; 3] = ["traits", "metadata_public", "metadata_admin"];

/// The longest `external_id`, in characters \[pub].
const EXTERNAL_ID_MAX: usize = 64;

/// The members that a patch can edit.
pub(super) static DOCUMENT: Object = object(&[
    Prop {
        bounds: [Some(Bound { min: 1, max: usize::MAX, unit: Unit::Characters, severity: Severity::Error }), None],
        ..prop("schema_id", Kind::Text)
    }
    .note("[doc] string. [run] the id of a schema on the server; null and absence are accepted and break the identity"),
    prop("traits", Kind::Json(None)).note(
        "[doc] validated against the identity schema. [run] an object; a removal is accepted and empties it, on v1.3 it does \
         nothing",
    ),
    prop("state", Kind::OneOf(STATES)).note("[doc] inactive. [run] active or inactive, never null"),
    prop("organization_id", Kind::Field(&uuid::FIELD)).null(Null::Clears).note("[doc] string. [run] a UUID, or null"),
    prop("external_id", Kind::Text)
        .null(Null::Clears)
        .max(EXTERNAL_ID_MAX, Unit::Characters)
        .note("[pub] at most 64 characters, unique; empty and null clear it. [run] ignored by v1.3"),
    prop("metadata_public", Kind::Json(None)).null(Null::Clears).note(
        "[doc] nullable. [run] any JSON except a bare number, which makes the identity unreadable; null clears it",
    ),
    prop("metadata_admin", Kind::Json(None)).null(Null::Clears).note(
        "[doc] nullable. [run] any JSON except a bare number, which makes the identity unreadable; null clears it",
    ),
    prop("verifiable_addresses", Kind::List(&VERIFIABLE_ADDRESSES))
        .null(Null::Clears)
        .note(
            "[doc] list. [run] created again from the traits; verified, verified_at and status are taken from the patched \
             list for the same value and channel, anything else is dropped",
        ),
])
.answers(&[&answer::IDENTITY]);

/// The member whose edits are always lost.
static RECOVERY_ADDRESSES: Prop =
    prop("recovery_addresses", Kind::List(&List { item: Kind::Object(&RECOVERY), min: 0, same: Same::Never }))
        .null(Null::Clears)
        .note("[doc] list. [run] created again from the traits: every edit is lost");

/// The document: "The fields id, stateChangedAt and credentials can not be updated using this method." The server's
/// answer calls the second `state_changed_at`; the server's own list does not have that name.
const DENIED_NAMES: &[&str] = &["id", "stateChangedAt", "state_changed_at", "credentials"];

/// The routes of the server that edit what a patch cannot: ory/kratos, `identity/handler.go`, swagger:route
/// `updateIdentity` ("it is possible to update the identity's credentials as well"), `deleteIdentity` and
/// `deleteIdentityCredentials` \[pub].
const UPDATE: &str = "PUT /admin/identities/{id}";
const UPDATE_CREDENTIALS: &str = "PUT /admin/identities/{id} with credentials";
const DELETE: &str = "DELETE /admin/identities/{id}";
const DELETE_CREDENTIALS: &str = "DELETE /admin/identities/{id}/credentials/{type}";

/// The route that makes an edit which a patch cannot make; none for members that only the server sets. `name` is the first
/// token of the path; none if the path is the whole identity.
pub(super) fn route(name: Option<&str>, op: Option<Op>) -> Option<&'static str> {
    match (name, op) {
        (None, Some(Op::Remove)) => Some(DELETE),
        (None, _) => Some(UPDATE),
        (Some(name), _) if !is_credentials(name) => None,
        (Some(_), Some(Op::Remove)) => Some(DELETE_CREDENTIALS),
        (Some(_), _) => Some(UPDATE_CREDENTIALS),
    }
}

/// Whether the server matches the name to the credentials.
pub(super) fn is_credentials(name: &str) -> bool {
    is_same_folded(name, "credentials")
}

/// What is wrong with a name, and the nearest known name.
pub(super) type NameError = (&'static Code, Option<&'static str>);

/// Finds the member of the identity with this name.
pub(super) fn find_member(name: &str) -> Result<&'static Prop, NameError> {
    if is_denied(name) {
        return Err((&DENIED, None));
    }
    if name == RECOVERY_ADDRESSES.name {
        return Ok(&RECOVERY_ADDRESSES);
    }
    if is_same_folded(name, RECOVERY_ADDRESSES.name) {
        return Err((&MEMBER_CASE, Some(RECOVERY_ADDRESSES.name)));
    }
    find_in(&DOCUMENT, name)
}

/// Whether the server matches the name to a member that cannot be updated.
pub(super) fn is_denied(name: &str) -> bool {
    DENIED_NAMES.iter().any(|denied| is_same_folded(name, denied))
}

/// Finds the member of an object with this name.
pub(super) fn find_in(object: &'static Object, name: &str) -> Result<&'static Prop, NameError> {
    if let Some(prop) = object.props.iter().find(|prop| prop.name == name) {
        return Ok(prop);
    }
    if let Some(prop) = object.props.iter().find(|prop| is_same_folded(name, prop.name)) {
        return Err((&MEMBER_CASE, Some(prop.name)));
    }
    if object.read_only(&Options::DEFAULT).any(|known| is_same_folded(name, known)) {
        return Err((&shared::READ_ONLY, None));
    }
    Err((&UNKNOWN_FIELD, nearest(name, object.props.iter().map(|prop| prop.name))))
}

/// Whether Go matches `name` to the ASCII name `known`: `encoding/json` uses Unicode case folding, where ſ (U+017F) is an
/// s and the Kelvin sign (U+212A) a k.
fn is_same_folded(name: &str, known: &str) -> bool {
    let fold = |character: char| match character {
        '\u{17F}' => 's',
        '\u{212A}' => 'k',
        other => other.to_ascii_lowercase(),
    };
    name.chars().map(fold).eq(known.chars().map(fold))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_matched_as_in_go() {
        for (name, expected) in [
            ("traits", Ok("traits")),
            ("recovery_addresses", Ok("recovery_addresses")),
            ("Traits", Err(("kratos_member_case", Some("traits")))),
            ("Recovery_Addresses", Err(("kratos_member_case", Some("recovery_addresses")))),
            ("\u{17F}tate", Err(("kratos_member_case", Some("state")))),
            ("verifiableAddresses", Err(("unknown_field", Some("verifiable_addresses")))),
            ("trait", Err(("unknown_field", Some("traits")))),
            ("", Err(("unknown_field", None))),
            ("Region", Err(("read_only", None))),
            ("ID", Err(("kratos_denied", None))),
            ("StateChangedAt", Err(("kratos_denied", None))),
            ("STATECHANGEDAT", Err(("kratos_denied", None))),
            ("STATE_CHANGED_AT", Err(("kratos_denied", None))),
            ("credential\u{17F}", Err(("kratos_denied", None))),
            ("\u{131}d", Err(("unknown_field", None))),
        ] {
            let found = find_member(name).map(|prop| prop.name).map_err(|(code, nearest)| (code.id, nearest));
            assert_eq!(found, expected, "{name}");
        }
        assert!(is_same_folded("\u{212A}", "k"));
    }
}
