//! "Update Organization User": the request.

use super::answer::ANSWER;
use super::refusal;
use super::user::{PLATFORM, USER};
use crate::field::{locale, uuid};
use crate::table::{Endpoint, Http, Kind, Sample, fact, prop};

/// "Update Organization User".
pub static UPDATE_ORGANIZATION_USER: Endpoint = Endpoint {
    params: &[prop("id", Kind::Field(&uuid::FIELD)).required().note("[doc] uuid, required")],
    body: Kind::Object(&USER),
    answer: &ANSWER,
    refusal: Some(refusal::parse_refusal),
    options: &[&locale::LOCALES, &PLATFORM],
    ..Endpoint::new("biot.update_organization_user", "PATCH", "/organization/v1/users/organizations/{id}")
}
.follows("BioT, Update Organization User", "the document; platform 2.4.2")
.http(Http {
    base: fact("the address of the organization's own environment", "[pub] the specification names no server"),
    route: "[pub] https://docs.biot-med.com/reference/updateorganizationuser; GitHub biot-med/biot-openapi, \
            2.4.2/organization/spec.json, updateOrganizationUser. The document names neither",
    security: fact("Authorization: Bearer, a JWT", "[doc] “Bearer JWT”, and the permission PROTECTED_API"),
    headers: &[
        fact("Content-Type: application/json", "[pub] specification 2.4.2"),
        fact("Accept: application/json", "[doc] the media type of its example"),
    ],
    statuses: &[
        (200, fact("OK, with the user", "[pub] specification 2.4.2")),
        (400, fact("a value is refused, with {code, message, details}", "[pub] specification 2.4.2")),
        (401, fact("the token is not valid", "[pub] specification 2.4.2")),
        (403, fact("the change is not permitted", "[pub] specification 2.4.2")),
        (404, fact("the user or its organization is not found", "[pub] specification 2.4.2")),
        (
            409,
            fact("the e-mail address is taken, or the user administers an organization", "[pub] specification 2.4.2"),
        ),
        (500, fact("Internal server error", "[pub] specification 2.4.2")),
        (504, fact("Gateway timeout", "[pub] specification 2.4.2")),
    ],
})
.sample(Sample {
    params: &[("id", "3fa85f64-5717-4562-b3fc-2c963f66afa6")],
    headers: &[],
    draft: concat!(
        r#"{"_name":{"firstName":"John","lastName":"Smith"},"_dateOfBirth":"2007-12-20","_description":"Lorem Ipsum","#,
        r#""_address":{"address1":"11 Main St.","address2":"Entry B, Apartment 1","city":"Boston","countryCode":"US","#,
        r#""state":"Massachusetts","zipCode":"02101"},"_gender":"FEMALE","_locale":"en-us","#,
        r#""_mfa":{"enabled":true,"expirationInMinutes":5},"#,
        r#""_ownerOrganization":{"id":"3fa85f64-5717-4562-b3fc-2c963f66afa6"},"_phone":"+12345678901"}"#,
    ),
});
