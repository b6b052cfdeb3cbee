//! A role of a person. SlashID's document: "Roles have format `{organization_id}/{role_name}`".
//!
//! The text is split at its first `/`. The name's pattern is `^[A-Za-z0-9]{1}[\w.\-:]*[A-Za-z0-9]$`, at most 100
//! characters, the organization not counted (SlashID OpenAPI 1.1, schema `RoleName`). Roles must already exist, which
//! nothing here can know.

use super::{fixed, group, uuid};
use crate::report::{Code, Fault, Sink, Unit, code, shared};
use crate::table::{Doc, Field, doubtful, invalid, valid};

/// No organization before the name.
pub static FORM: Code = code("role_form", "must have the form organization_id/role_name");
/// A character outside the pattern of a role's name.
pub static CHARACTER: Code = code("role_character", "must have a name of letters A to Z, digits, and _ . - :");
/// An edge of the name that is neither a letter nor a digit.
pub static EDGE: Code = code("role_edge", "must have a name that begins and ends with a letter or a digit");
/// The organization is not a UUID.
pub static ORGANIZATION: Code = code("role_organization", "should begin with the UUID of an organization");

/// `role`
pub static FIELD: Field = Field::text("role", |text, _| check(text)).warns(warn).doc(Doc {
    about: "a role, organization_id/role_name",
    sources: &[
        "SlashID: “Roles have format {organization_id}/{role_name}”, “Roles must already exist”",
        r"SlashID OpenAPI 1.1, schema RoleName: ^[A-Za-z0-9]{1}[\w.\-:]*[A-Za-z0-9]$, at most 100 characters",
    ],
    codes: &[&FORM, &CHARACTER, &EDGE, &ORGANIZATION],
    rows: &[
        valid("af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin"),
        valid("af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/a:b.c-d_e"),
        doubtful("acme/admin", Fault::new(&ORGANIZATION).at(0)),
        invalid("", Fault::new(&shared::EMPTY)),
        invalid("admin", Fault::new(&FORM)),
        invalid("/admin", Fault::new(&FORM)),
        invalid("acme/", Fault::new(&shared::TOO_SHORT).at(5).limit(2, Unit::Characters, 0)),
        invalid("acme/a", Fault::new(&shared::TOO_SHORT).at(5).limit(2, Unit::Characters, 1)),
        invalid("acme/a/b", Fault::new(&CHARACTER).at(6)),
        invalid("acme/aé1", Fault::new(&CHARACTER).at(6)),
        invalid("acme/_ab", Fault::new(&EDGE).at(5)),
        invalid("acme/ab:", Fault::new(&EDGE).at(7)),
        invalid("acme/admin ", Fault::new(&shared::EDGE_SPACE).at(10)).suggests("acme/admin"),
        invalid("acme/ad\u{1}min", Fault::new(&shared::CONTROL_CHARACTER).at(7)),
        invalid("acme/ａdmin", Fault::new(&shared::LOOK_ALIKE).at(5)),
        valid(
            "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
        ),
        invalid(
            "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890",
            Fault::new(&shared::TOO_LONG).at(37).limit(100, Unit::Characters, 101),
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
/// `role_form` `role_character` `role_edge` `too_short` `too_long`, and those of [`fixed::form`]
pub fn check(text: &str) -> Result<(), Fault> {
    let Some((organization, name)) = text.split_once('/').filter(|(organization, _)| !organization.is_empty()) else {
        fixed::form(text)?;
        return Err(Fault::new(&FORM));
    };
    let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b':');
    let start = organization.len() + 1;
    let named = group::name(name, word, &CHARACTER, &EDGE).map_err(|fault| match fault.code {
        code if code == &shared::EMPTY => Fault::new(&shared::TOO_SHORT).at(start).limit(2, Unit::Characters, 0),
        _ => Fault { at: Some(start + fault.at.unwrap_or(0)), ..fault },
    });
    // The organization may be any text; only what is invisible in it is refused.
    fixed::form(text).and(named)
}

fn warn(text: &str, sink: Sink) {
    let organization = text.split_once('/').map_or(text, |(organization, _)| organization);
    if uuid::check(organization).is_err() {
        sink(Fault::new(&ORGANIZATION).at(0));
    }
}
