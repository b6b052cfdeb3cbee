//! BioT, "Update Organization User": "Performs partial update, if a field is specified in the request it will be
//! updated". It needs a bearer token and the permission `PROTECTED_API`; the requests built here do not contain the token.
//!
//! Sources: the document \[doc]; docs.biot-med.com/reference/updateorganizationuser, GitHub biot-med/biot-openapi
//! (`2.4.2/organization/spec.json` and its history) and PyPI biotmed-organization-sdk \[pub]; inferred from these
//! \[inf]. "required" below the top level is the document's rule: "mandatory only if its optional parent attribute is
//! defined".

use super::answer;
use super::parts::{ADDRESS, GENDERS, NAME, RESERVED};
use crate::field::{date, email, locale, phone, uuid};
use crate::report::{Code, Fault, Unit, code, shared};
use crate::table::{Custom, Field, Kind, Null, Object, OptionRow, OptionValue, Switch, object, prop};

/// The platform from which on `_mfa.enabled` is optional.
const PLATFORM_2_4_1: Switch = Switch("biotPlatform: 2.4.1");

/// The option `biotPlatform`: the version of the platform.
pub(super) static PLATFORM: OptionRow = OptionRow::new("biotPlatform", OptionValue::Since([2, 4, 1], PLATFORM_2_4_1))
    .about("the version of the platform: from 2.4.1 on, _mfa.enabled may be left out");

/// An invalid name of a custom attribute.
pub static ATTRIBUTE_NAME: Code =
    code("biot_attribute_name", "must have a name that begins with a letter and has only letters, digits and _");

/// The longest name of a custom attribute, in characters: `[a-zA-Z]\w*`, 1 to 36 \[pub]: GitHub
/// biot-med/biot-openapi, `2.4.2/settings/spec.json`, `CreateCustomAttribute`.
pub const ATTRIBUTE_NAME_MAX: usize = 36;

/// The codes of the table.
pub static CODES: &[&Code] = &[&ATTRIBUTE_NAME];

static MFA: Object = object(&[
    prop("enabled", Kind::Boolean)
        .required_until(PLATFORM_2_4_1)
        .note("[doc] mandatory with its parent. [pub] optional since platform 2.4.1"),
    prop("expirationInMinutes", Kind::Integer(1, 1440))
        .null(Null::Doubtful)
        .note("[doc] integer. [pub] 1 to 1440: biot-openapi 2.4.2/organization/spec.json"),
]);

static OWNER: Object = object(&[prop("id", Kind::Field(&uuid::FIELD))
    .required()
    .note("[doc] “A UUID formatted string”; mandatory with its parent")])
.answers(&[&answer::OWNER]);

/// The name of a custom attribute.
static ATTRIBUTE: Field = Field::text("attribute_name", |name, _| {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if name.is_empty() {
        Err(Fault::new(&shared::EMPTY))
    } else if !name.starts_with(|first: char| first.is_ascii_alphabetic()) || !name.bytes().all(fits) {
        Err(Fault::new(&ATTRIBUTE_NAME))
    } else if name.len() > ATTRIBUTE_NAME_MAX {
        Err(Fault::new(&shared::TOO_LONG).limit(ATTRIBUTE_NAME_MAX, Unit::Characters, name.len()))
    } else {
        Ok(())
    }
});

static CUSTOM: Custom = Custom {
    name: &ATTRIBUTE,
    reserved: Some(RESERVED),
    prop: prop("<customAttribute>", Kind::Json(None)).null(Null::Clears).note(
        "[doc] custom attributes are beside the built-in ones. [pub] named [a-zA-Z]\\w*, 1 to 36, never with a \
         leading _; null clears",
    ),
};

/// The user in a draft.
pub(super) static USER: Object = object(&[
    prop("_address", Kind::Object(&ADDRESS)).null(Null::Clears).note("[doc] object; [inf] replaced whole"),
    prop("_dateOfBirth", Kind::Field(&date::FIELD))
        .null(Null::Clears)
        .autocomplete("bday")
        .note("[doc] “A UTC date in the ISO-8601 format”, 2007-12-20. [pub] format: date in biot-openapi 2.4.2/facade/spec.json"),
    prop("_description", Kind::Text)
        .null(Null::Clears)
        .max(5000, Unit::Characters)
        .note("[doc] “can be up to 5000 characters long”. [inf] counted in UTF-16 units"),
    prop("_email", Kind::Field(&email::RFC5322))
        .null(Null::Clears)
        .should(&email::FIELD)
        .usual(0, 128, Unit::Characters)
        .autocomplete("email")
        .note(
            "[doc] “An email address in the RFC-5322 specification”. [pub] at most 128 in \
             biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it; a change may be refused: 403 EMAIL_CHANGE_NOT_PERMITTED",
        ),
    prop("_employeeId", Kind::Text).null(Null::Clears).note("[doc] string"),
    prop("_gender", Kind::OneOf(GENDERS)).null(Null::Clears).autocomplete("sex").note("[doc] its values"),
    prop("_locale", Kind::Field(&locale::FIELD))
        .null(Null::Clears)
        .autocomplete("language")
        .note("[doc] “{language-ISO639}-{countryCode-ISO3166} lowercase”, en-us. [pub] must be installed"),
    prop("_mfa", Kind::Object(&MFA)).null(Null::Clears).note("[doc] object; [inf] replaced whole"),
    prop("_name", Kind::Object(&NAME)).null(Null::Clears).note("[doc] object; [inf] replaced whole"),
    prop("_ownerOrganization", Kind::Object(&OWNER))
        .note("[doc] object. [pub] never null: OWNER_ORGANIZATION_CANNOT_BE_NULL"),
    prop("_phone", Kind::Field(&phone::FIELD))
        .null(Null::Clears)
        .usual(0, 15, Unit::Characters)
        .autocomplete("tel")
        .note("[doc] “An E.164 formatted phone number”. [pub] at most 15 characters for SMS, including the +: biot-openapi 2.4.2/notification/spec.json"),
])
.custom(&CUSTOM)
.answers(&[&answer::USER]);
