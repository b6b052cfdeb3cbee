//! Equals Money's answer to "Update a person": the person.
//!
//! Sources: the document \[doc], which has a sample of it, and says of the request's members what they may be; the
//! vendor's pages as they are today \[pub]: docs.equalsmoney.com/pages/people/tutorial/step4 (an answer in which `title`,
//! `dob` and others are null), docs.equalsmoney.com/api-reference/people/update-a-person (newer members). Where a
//! row does not say so, null is \[inf], from the tutorial's answer.

use crate::field::{country, date, date_time, locale_tag, uuid};
use crate::table::{Answer, Custom, Field, Kind, List, Null, Object, Prop, Same, Switch, object, prop};

/// The vendor's document as it is today, not the one that these tables follow.
pub(super) const CURRENT: Switch = Switch("revision: current");

/// The values of `title` \[doc].
pub(super) const TITLES: &[&str] = &["Master", "Mr", "Miss", "Mrs", "Ms", "Mx"];

/// The values of `emailTheme` \[doc].
pub(super) const THEMES: &[&str] = &["em-light", "em-dark"];

const SAMPLE: &str = "[doc] string in the sample";
const FLAG: &str = "[doc] boolean in the sample";
const NULLABLE: &str = "[doc] string or null";

/// A row of the answer that may be null.
const fn nullable(name: &'static str, kind: Kind) -> Prop {
    prop(name, kind).null(Null::Clears)
}

static NAME: Field = Field::text("name", |_, _| Ok(()));

/// An object of which the sample shows no member.
static ANYTHING: Object = object(&[]).custom(&Custom {
    name: &NAME,
    reserved: None,
    prop: prop("<name>", Kind::Json(None)).null(Null::Clears).note("[doc] the sample does not show what is in it"),
});

/// The person in the answer.
pub(super) static PERSON: Object = object(&[
    prop("id", Kind::Field(&uuid::FIELD)).note("[doc] uuid: the personId of the path"),
    nullable("productId", Kind::Text).note(SAMPLE),
    prop("firstName", Kind::Text).note("[doc] string"),
    prop("lastName", Kind::Text).note("[doc] string"),
    nullable("title", Kind::OneOf(TITLES)).note("[doc] one of these or null"),
    nullable("middleInitials", Kind::Text).note(NULLABLE),
    nullable("dob", Kind::Field(&date::FIELD)).note("[doc] date or null"),
    prop("status", Kind::Text).known(&["active"]).note("[doc] active in the sample"),
    nullable("gender", Kind::Text).note(NULLABLE),
    nullable("nationality", Kind::Text).note(NULLABLE),
    nullable("countryOfResidence", Kind::Text).note(NULLABLE),
    nullable("primaryMobileNumber", Kind::Text).note("[doc] string. [inf] null where the person has none"),
    nullable("primaryEmailAddress", Kind::Text).note(SAMPLE),
    nullable("avatar", Kind::Object(&ANYTHING)).note("[doc] object"),
    prop("createdAt", Kind::Field(&date_time::FIELD)).note("[doc] 2021-01-30T08:30:00Z"),
    prop("updatedAt", Kind::Field(&date_time::FIELD)).note("[doc] 2021-01-30T08:30:00Z"),
    nullable("sendInvite", Kind::Boolean).note(FLAG),
    nullable("roleId", Kind::Text).note(SAMPLE),
    nullable("verifyEmailAddress", Kind::Boolean).note(FLAG),
    nullable("verifyMobileNumber", Kind::Boolean).note(FLAG),
    nullable("sub", Kind::Text).note("[doc] string in the sample. [pub] a UUID, or auth0|…"),
    nullable("hasPeopleCard", Kind::Boolean).note(FLAG),
    nullable("emailTheme", Kind::OneOf(THEMES)).note("[doc] one of these. [pub] or null"),
    nullable("preferred2FAMethod", Kind::Text)
        .known(&["sms", "whatsapp"])
        .note("[doc] sms in the sample. [pub] whatsapp"),
    nullable("card", Kind::Object(&ANYTHING)).note("[doc] object"),
    nullable("persona", Kind::Object(&ANYTHING))
        .note("[doc] object; “Including the account ID will return the persona object in the response”"),
    nullable("transactionalEmailPreference", Kind::Boolean)
        .note("[doc] boolean or null; a member of the request that the sample answer lacks"),
    nullable("nationalities", Kind::List(&List { item: Kind::Field(&country::FIELD), min: 0, same: Same::Never }))
        .only(CURRENT)
        .note("[pub] newer than the document: with revision current"),
    nullable("locale", Kind::Field(&locale_tag::FIELD))
        .only(CURRENT)
        .note("[pub] newer than the document: with revision current"),
    nullable("avatarId", Kind::Text).only(CURRENT).note("[pub] newer than the document: with revision current"),
    nullable("avatarCdnUrl", Kind::Text).only(CURRENT).note("[pub] newer than the document: with revision current"),
]);

/// The answer. It has no envelope. The bodies of errors are not documented.
pub(super) static ANSWER: Answer = Answer {
    common: &["id", "sub", "status", "createdAt", "updatedAt"],
    ..Answer::new("equals_money_person", &PERSON)
};
