//! The identity: the members that a patch may edit, in the order of the document's answer, and those that it may not.
//!
//! Everything below the traits and the metadata is the caller's own; of an address, the server takes from a patch
//! whether it is verified, since when, and its status.

use super::codes::{DENIED, MEMBER_CASE, UNKNOWN_FIELD};
use super::time;
use crate::check::nearest::nearest;
use crate::field::uuid;
use crate::report::{Code, Fault, Severity, Unit, shared};
use crate::table::{Bound, Field, Kind, List, Null, Object, Prop, Same, object, prop};

/// The values of `state`.
pub(super) const STATES: &[&str] = &["active", "inactive"];

/// `status` and `via` are texts to the server, which keeps or drops others without a word.
static STATUS: Field =
    Field::text("status", |text, _| choice(text, &["", "pending", "sent", "completed"], "pending, sent, completed"));
static VIA: Field = Field::text("via", |text, _| choice(text, &["email", "sms"], "email, sms"));

fn choice(text: &str, choices: &[&str], words: &'static str) -> Result<(), Fault> {
    if choices.contains(&text) { Ok(()) } else { Err(Fault::new(&shared::NOT_ONE_OF).expected(words)) }
}

static DATE_AND_TIME: Field = Field::text("date_time", |text, _| time::check(text));

/// An address that a person has shown to be theirs, or may: ory/kratos, `identity/identity_verification.go`,
/// `VerifiableAddress`. Its value and its way of delivery are those of a trait.
pub(super) static VERIFIABLE: Object = object(&[
    prop("value", Kind::Text).null(Null::Doubtful).note(
        "[doc] string. [run] made from the traits: another value drops the address, and makes it anew unverified",
    ),
    prop("verified", Kind::Boolean).null(Null::Doubtful).note("[doc] boolean. [run] absent is false"),
    prop("via", Kind::Text)
        .null(Null::Doubtful)
        .should(&VIA)
        .note("[doc] sms, email. [run] made from the traits: another way drops the address"),
    prop("status", Kind::Text)
        .null(Null::Doubtful)
        .should(&STATUS)
        .note("[doc] string. [run] any text is kept; absent or empty, it follows whether the address is verified"),
    prop("verified_at", Kind::Field(&DATE_AND_TIME))
        .null(Null::Clears)
        .note("[doc] dateTime. [run] the server's own time where it is absent or null on a verified address"),
])
.read_only(&["id", "created_at", "updated_at"]);

static RECOVERY: Object = object(&[
    prop("value", Kind::Text).null(Null::Doubtful).note("[doc] string. [run] made from the traits: no edit lasts"),
    prop("via", Kind::Text)
        .null(Null::Doubtful)
        .should(&VIA)
        .note("[doc] string. [run] made from the traits: no edit lasts"),
])
.read_only(&["id", "created_at", "updated_at"]);

/// The members that a patch may edit.
pub(super) static DOCUMENT: Object = object(&[
    Prop {
        bounds: [Some(Bound { min: 1, max: usize::MAX, unit: Unit::Characters, severity: Severity::Error }), None],
        ..prop("schema_id", Kind::Text)
    }
    .note("[doc] string. [run] the id of a schema that the server has; null and absence are taken and break the identity"),
    prop("traits", Kind::Json(None)).note(
        "[doc] validated against the identity schema. [run] an object; a removal is taken and empties it, on v1.3 it does \
         nothing",
    ),
    prop("state", Kind::OneOf(STATES)).note("[doc] inactive. [run] active or inactive, never null"),
    prop("organization_id", Kind::Field(&uuid::FIELD)).null(Null::Clears).note("[doc] string. [run] a UUID, or null"),
    prop("external_id", Kind::Text)
        .null(Null::Clears)
        .max(64, Unit::Characters)
        .note("[pub] at most 64 characters, unique; empty and null clear it. [run] passed over by v1.3"),
    prop("metadata_public", Kind::Json(None)).null(Null::Clears).note(
        "[doc] nullable. [run] any JSON but a bare number, after which the identity cannot be read; null clears it",
    ),
    prop("metadata_admin", Kind::Json(None)).null(Null::Clears).note(
        "[doc] nullable. [run] any JSON but a bare number, after which the identity cannot be read; null clears it",
    ),
    prop("verifiable_addresses", Kind::List(&List { item: Kind::Object(&VERIFIABLE), min: 0, same: Same::Never }))
        .null(Null::Clears)
        .note(
            "[doc] list. [run] made anew from the traits; what the patched list says of the same value and way is taken, \
             anything else is dropped",
        ),
])
.read_only(&["region", "schema_url", "created_at", "updated_at"]);

/// The member whose edits never last.
static RECOVERY_ADDRESSES: Prop =
    prop("recovery_addresses", Kind::List(&List { item: Kind::Object(&RECOVERY), min: 0, same: Same::Never }))
        .null(Null::Clears)
        .note("[doc] list. [run] made anew from the traits: no edit lasts");

/// The document: "The fields id, stateChangedAt and credentials can not be updated using this method." The server's
/// answer spells the second `state_changed_at`, and its list lacks that.
const DENIED_NAMES: &[&str] = &["id", "stateChangedAt", "state_changed_at", "credentials"];

/// What is wrong with a name, and the known name that it most likely means.
pub(super) type Misnamed = (&'static Code, Option<&'static str>);

/// The member of the identity that has this name.
pub(super) fn member(name: &str) -> Result<&'static Prop, Misnamed> {
    if is_denied(name) {
        return Err((&DENIED, None));
    }
    if name == RECOVERY_ADDRESSES.name {
        return Ok(&RECOVERY_ADDRESSES);
    }
    if folds(name, RECOVERY_ADDRESSES.name) {
        return Err((&MEMBER_CASE, Some(RECOVERY_ADDRESSES.name)));
    }
    within(&DOCUMENT, name)
}

/// Whether the document denies the member that the server takes a name for.
pub(super) fn is_denied(name: &str) -> bool {
    DENIED_NAMES.iter().any(|denied| folds(name, denied))
}

/// The member of an object that has this name.
pub(super) fn within(object: &'static Object, name: &str) -> Result<&'static Prop, Misnamed> {
    if let Some(prop) = object.props.iter().find(|prop| prop.name == name) {
        return Ok(prop);
    }
    if let Some(prop) = object.props.iter().find(|prop| folds(name, prop.name)) {
        return Err((&MEMBER_CASE, Some(prop.name)));
    }
    if object.read_only.iter().any(|known| folds(name, known)) {
        return Err((&shared::READ_ONLY, None));
    }
    Err((&UNKNOWN_FIELD, nearest(name, object.props.iter().map(|prop| prop.name))))
}

/// Whether Go takes a name for a member of this name, in ASCII: `encoding/json` folds as Unicode does, where ſ (U+017F)
/// is an s and the Kelvin sign a k.
fn folds(name: &str, known: &str) -> bool {
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
    fn names_are_taken_as_go_takes_them() {
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
            let found = member(name).map(|prop| prop.name).map_err(|(code, nearest)| (code.id, nearest));
            assert_eq!(found, expected, "{name}");
        }
        assert!(folds("\u{212A}", "k"));
    }
}
