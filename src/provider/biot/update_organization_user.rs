//! "Update Organization User": the request.

use super::answer::ANSWER;
use super::refusal;
use super::user::{PLATFORM, USER};
use crate::field::{locale, uuid};
use crate::table::{Endpoint, Kind, Sample, prop};

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
