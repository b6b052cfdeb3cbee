//! A role of a person. SlashID's document: "Roles have format `{organization_id}/{role_name}`".
//!
//! The text is split at its first `/`. The name's pattern is `^[A-Za-z0-9]{1}[\w.\-:]*[A-Za-z0-9]$`, at most 100
//! characters, the organization not counted (SlashID OpenAPI 1.1, schema `RoleName`). Roles must already exist, which
//! nothing here can know.

use super::class::ROLE;
use super::{fixed, group, uuid};
use crate::report::{Code, Fault, Sink, Unit, code, shared};
use crate::table::{Doc, Field, Verdict, doubtful, invalid, valid};

/// No organization before the name.
pub static FORM: Code = code("role_form", "must have the form organization_id/role_name");
/// A character outside the pattern of a role's name.
pub static CHARACTER: Code = code(
    "role_character",
    "must have only letters A to Z or a to z, digits and the signs _ . : - behind the /: position {at} has something else",
);
/// An edge of the name that is neither a letter nor a digit.
pub static EDGE: Code = code("role_edge", "must have a name that begins and ends with a letter or a digit");
/// The organization is not a UUID.
pub static ORGANIZATION: Code = code("role_organization", "should begin with the UUID of an organization");

/// `role`
pub static FIELD: Field = Field::text("role", |text, _| check(text)).judges(|text, _| judge(text)).warns(warn).doc(Doc {
    about: "a role, organization_id/role_name",
    sources: &[
        "SlashID: “Roles have format {organization_id}/{role_name}”, “Roles must already exist”",
        r"SlashID OpenAPI 1.1, schema RoleName: ^[A-Za-z0-9]{1}[\w.\-:]*[A-Za-z0-9]$, at most 100 characters",
    ],
    codes: &[&FORM, &CHARACTER, &EDGE, &ORGANIZATION],
    examples: &[
        valid("af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin"),
        valid("af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/a:b.c-d_e"),
        doubtful("acme/admin", Fault::new(&ORGANIZATION).at(0)),
        invalid("", Fault::new(&shared::EMPTY)),
        invalid("admin", Fault::new(&FORM)),
        invalid("/admin", Fault::new(&FORM)),
        invalid("acme/", Fault::new(&shared::TOO_SHORT).limit(group::MIN, Unit::Characters, 0).at(5)),
        invalid("acme/a", Fault::new(&shared::TOO_SHORT).limit(group::MIN, Unit::Characters, 1).at(5)),
        invalid("acme/a/b", Fault::new(&CHARACTER).at(6)),
        invalid("acme/aé1", Fault::new(&CHARACTER).at(6)),
        invalid("acme/_ab", Fault::new(&EDGE).at(5)),
        invalid("acme/ab:", Fault::new(&EDGE).at(7)),
        invalid("acme/admin ", Fault::new(&shared::EDGE_SPACE).at(10)),
        invalid("af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin ", Fault::new(&shared::EDGE_SPACE).at(42)).suggests("af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin"),
        invalid("acme/ad\u{AD}min", Fault::new(&shared::INVISIBLE_CHARACTER).at(7)),
        invalid("acme/ad\u{1}min", Fault::new(&shared::CONTROL_CHARACTER).at(7)),
        invalid("acme/ａdmin", Fault::new(&shared::LOOK_ALIKE).at(5).expected("a")),
        valid(
            "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
        ),
        invalid(
            "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890",
            Fault::new(&shared::TOO_LONG).limit(group::MAX, Unit::Characters, 101).at(37),
        ),
    ],
});

/// Whether `text` is a role.
///
/// ```
/// use identity_patch::field::role;
///
/// assert!(role::check("af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin").is_ok());
/// ```
///
/// # Errors
/// `role_form` `role_character` `role_edge` `too_short` `too_long` `empty` `invisible_character`
/// `edge_space` `control_character` `look_alike`
pub fn check(text: &str) -> Result<(), Fault> {
    let Some((organization, name)) = parts(text) else {
        fixed::form(text)?;
        return Err(Fault::new(&FORM));
    };
    // The organization may be any text without edge spaces, invisible characters, control characters and look-alikes.
    fixed::form(text)?;
    if group::is_name(name, ROLE) {
        return Ok(());
    }
    let start = organization.len() + 1;
    let fault = group::reason(name, ROLE, &CHARACTER, &EDGE);
    if *fault.code == shared::EMPTY {
        return Err(Fault::new(&shared::TOO_SHORT).limit(group::MIN, Unit::Characters, 0).at(start));
    }
    Err(Fault { at: Some(start + fault.at.unwrap_or(0)), ..fault })
}

/// The organization and the name of the role.
fn parts(text: &str) -> Option<(&str, &str)> {
    text.split_once('/').filter(|(organization, _)| !organization.is_empty())
}

fn judge(text: &str) -> Verdict {
    match parts(text) {
        Some((organization, name)) if uuid::is(organization) => Verdict::accepted_if(group::is_name(name, ROLE)),
        _ if check(text).is_ok() => Verdict::Warned,
        _ => Verdict::Refused,
    }
}

fn warn(text: &str, sink: Sink) {
    let organization = text.split_once('/').map_or(text, |(organization, _)| organization);
    if !uuid::is(organization) {
        sink(Fault::new(&ORGANIZATION).at(0));
    }
}
