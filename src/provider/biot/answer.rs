//! BioT's answer to "Update Organization User": the user.
//!
//! Sources: the document \[doc], whose page has no answer, but says what each member of the request is; the vendor's
//! specification (GitHub biot-med/biot-openapi, `2.4.2/organization/spec.json`, schema `OrganizationUserResponse` and
//! those that it refers to) and its Python package (PyPI biotmed-organization-sdk 2.4.3) \[pub]. What these do not
//! require may be null \[inf]: the package's models take it.

use super::parts::{ADDRESS, GENDERS, NAME, RESERVED};
use crate::field::{date, date_time, email, locale, phone, uuid};
use crate::table::{Answer, Custom, Field, Kind, Null, Object, Prop, object, prop};

const SPEC: &str = "[pub] specification 2.4.2: string";

/// A row of the answer that may be null.
const fn nullable(name: &'static str, kind: Kind) -> Prop {
    prop(name, kind).null(Null::Clears)
}

static PARENT_TEMPLATE: Object = object(&[
    nullable("id", Kind::Field(&uuid::FIELD)).note("[pub] specification 2.4.2, ParentTemplateResponse: uuid"),
    nullable("displayName", Kind::Text).note(SPEC),
    nullable("name", Kind::Text).note(SPEC),
]);

static TEMPLATE: Object = object(&[
    nullable("name", Kind::Text).note(SPEC),
    nullable("displayName", Kind::Text).note(SPEC),
    nullable("parentTemplate", Kind::Object(&PARENT_TEMPLATE)).note("[pub] specification 2.4.2, BasicTemplateData"),
    nullable("id", Kind::Text).note(SPEC),
]);

/// The organization that the user belongs to.
pub(super) static OWNER: Object = object(&[
    nullable("id", Kind::Field(&uuid::FIELD)).note("[doc] “A UUID formatted string”"),
    nullable("templateId", Kind::Field(&uuid::FIELD))
        .note("[pub] specification 2.4.2, BasicReferencedEntityDataUUIDId: uuid, deprecated"),
    nullable("parentEntityId", Kind::Text).note(SPEC),
    nullable("templateName", Kind::Text).note("[pub] specification 2.4.2: string, deprecated"),
    nullable("template", Kind::Object(&TEMPLATE)).note("[pub] specification 2.4.2: BasicTemplateData"),
    nullable("organizationId", Kind::Field(&uuid::FIELD)).note("[pub] specification 2.4.2: uuid"),
    nullable("name", Kind::Text).note("[pub] specification 2.4.2: string, the caption of the organization"),
]);

static MFA: Object = object(&[
    nullable("enabled", Kind::Boolean).note("[doc] boolean. [pub] optional"),
    nullable("expirationInMinutes", Kind::Integer(1, 1440))
        .note("[doc] integer. [pub] specification 2.4.2, MfaDto: 1 to 1440"),
]);

static REFERRER: Object = object(&[
    prop("id", Kind::Text).note("[pub] specification 2.4.2, BasicEntityData: string"),
    prop("name", Kind::Text).note(SPEC),
    nullable("parentEntityId", Kind::Text).note(SPEC),
]);

static REFERENCER: Object = object(&[
    nullable("name", Kind::Text)
        .note("[pub] specification 2.4.2: string, null where there are more referencers than one"),
    nullable("displayName", Kind::Text)
        .note("[pub] specification 2.4.2: string, null where there are more referencers than one"),
    prop("count", Kind::Integer(i64::MIN, i64::MAX)).note("[pub] specification 2.4.2: int64"),
    prop("attributeId", Kind::Field(&uuid::FIELD)).note("[pub] specification 2.4.2: uuid"),
    prop("templateId", Kind::Field(&uuid::FIELD)).note("[pub] specification 2.4.2: uuid, deprecated"),
    prop("template", Kind::Object(&TEMPLATE)).note("[pub] specification 2.4.2: BasicTemplateData"),
    nullable("referrer", Kind::Object(&REFERRER)).note("[pub] specification 2.4.2: null where count is more than 1"),
]);

static REFERENCER_NAME: Field = Field::text("referencer_name", |_, _| Ok(()));

static REFERENCERS: Object = object(&[]).custom(&Custom {
    name: &REFERENCER_NAME,
    reserved: None,
    prop: nullable("<referencer>", Kind::Object(&REFERENCER))
        .note("[pub] specification 2.4.2: ReferencedSideAttributeInformation"),
});

static ATTRIBUTE_NAME: Field = Field::text("attribute_name", |_, _| Ok(()));

/// The custom attributes: whatever the organization's templates have defined.
static ATTRIBUTES: Custom = Custom {
    name: &ATTRIBUTE_NAME,
    reserved: Some(RESERVED),
    prop: prop("<customAttribute>", Kind::Json(None))
        .null(Null::Clears)
        .note("[doc] custom attributes stand beside the built-in ones"),
};

/// The user in the answer.
pub(super) static USER: Object = object(&[
    prop("_name", Kind::Object(&NAME)).note("[doc] object"),
    nullable("_description", Kind::Text).note("[doc] string"),
    nullable("_email", Kind::Field(&email::RFC5322)).note("[doc] “An email address in the RFC-5322 specification”"),
    nullable("_phone", Kind::Field(&phone::FIELD)).note("[doc] “An E.164 formatted phone number”"),
    nullable("_locale", Kind::Field(&locale::FIELD))
        .note("[doc] “{language-ISO639}-{countryCode-ISO3166} lowercase”, en-us"),
    nullable("_gender", Kind::OneOf(GENDERS)).note("[doc] its values"),
    nullable("_dateOfBirth", Kind::Field(&date::FIELD)).note("[doc] “A UTC date in the ISO-8601 format”, 2007-12-20"),
    nullable("_address", Kind::Object(&ADDRESS)).note("[doc] object"),
    nullable("_mfa", Kind::Object(&MFA)).note("[doc] object"),
    nullable("_credentialType", Kind::OneOf(&["PASSWORD", "OTP"])).note("[pub] specification 2.4.2: its values"),
    nullable("_employeeId", Kind::Text).note("[doc] string"),
    nullable("_ownerOrganization", Kind::Object(&OWNER)).note("[doc] object"),
    prop("_id", Kind::Field(&uuid::FIELD)).note("[pub] specification 2.4.2: uuid, required"),
    prop("_creationTime", Kind::Field(&date_time::FIELD)).note("[pub] specification 2.4.2: date-time, required"),
    prop("_lastModifiedTime", Kind::Field(&date_time::FIELD)).note("[pub] specification 2.4.2: date-time, required"),
    prop("_invitationAccepted", Kind::Boolean).note("[pub] specification 2.4.2: boolean, required"),
    nullable("_template", Kind::Object(&TEMPLATE)).note("[pub] specification 2.4.2: BasicTemplateData"),
    nullable("_templateId", Kind::Field(&uuid::FIELD))
        .note("[pub] specification 2.4.2, CreateOrganizationUserRequest: uuid, set when a user is created"),
    nullable("_referencers", Kind::Object(&REFERENCERS)).note("[pub] specification 2.4.2: object"),
    nullable("_enabled", Kind::OneOf(&["DISABLED", "ENABLED"])).note("[pub] specification 2.4.2: its values"),
    nullable("_caption", Kind::Text).note(SPEC),
])
.custom(&ATTRIBUTES);

/// The answer. It has no envelope.
pub(super) static ANSWER: Answer = Answer::new("biot_user", &USER);
