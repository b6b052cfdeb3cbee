//! Equals Money, `https://api.equalsmoney.com/v2`, "Update a person": "Updates a given person's details".
//!
//! Sources: the document \[doc]; docs.equalsmoney.com (API reference, guide, tutorial; OpenAPI `em-cis` `updatePerson`)
//! \[pub]. Lengths are code points: they are JSON Schema's `maxLength` \[pub].

use super::answer::{self, CURRENT, THEMES, TITLES};
use crate::field::{country, date, locale_tag, phone, uuid};
use crate::report::Unit;
use crate::table::{
    Endpoint, Http, Kind, List, Null, OptionRow, OptionValue, Prop, Same, Sample, Switch, fact, object, prop,
};

/// The account is required, as the guide says.
const ACCOUNT_REQUIRED: Switch = Switch("requireAccountId");

/// The option `requireAccountId`.
static REQUIRE_ACCOUNT_ID: OptionRow = OptionRow::new("requireAccountId", OptionValue::Flag(ACCOUNT_REQUIRED))
    .about("whether a draft without accountId is refused; otherwise it is warned about");

/// The option `revision`.
static REVISION: OptionRow =
    OptionRow::new("revision", OptionValue::Choice(&[("document", None), ("current", Some(CURRENT))]))
        .about("which revision of the vendor's document is followed: current has members that the document has not");

const fn name_row(name: &'static str) -> Prop {
    prop(name, Kind::Text)
        .max(256, Unit::Characters)
        .usual(1, usize::MAX, Unit::Characters)
        .note("[doc] string, at most 256 characters. [inf] an empty one is a mistake")
}

const fn country_row(name: &'static str, note: &'static str) -> Prop {
    prop(name, Kind::Text).null(Null::Clears).max(256, Unit::Characters).should(&country::FIELD).note(note)
}

/// "Update a person".
pub static UPDATE_PERSON: Endpoint = Endpoint {
    params: &[prop("personId", Kind::Field(&uuid::FIELD)).required().note("[doc] uuid, at most 36 characters, required")],
    body: Kind::Object(&object(&[
        prop("accountId", Kind::Text).selects().recommended(ACCOUNT_REQUIRED).max(36, Unit::Characters).note(
            "[doc] string; “Including the account ID will return the persona object in the response”: not a part of the person. \
             [pub] at most 36 characters, and required: https://docs.equalsmoney.com/pages/people/update-people",
        ),
        name_row("firstName").autocomplete("given-name"),
        name_row("lastName").autocomplete("family-name"),
        prop("title", Kind::OneOf(TITLES))
            .null(Null::Clears)
            .autocomplete("honorific-prefix")
            .note("[doc] one of these or null, at most 10 characters"),
        prop("middleInitials", Kind::Text)
            .null(Null::Clears)
            .max(10, Unit::Characters)
            .note("[doc] string or null, at most 10 characters"),
        prop("dob", Kind::Field(&date::FIELD)).null(Null::Clears).autocomplete("bday").note("[doc] date or null"),
        prop("gender", Kind::Text)
            .null(Null::Clears)
            .max(20, Unit::Characters)
            .autocomplete("sex")
            .note("[doc] string or null, at most 20 characters"),
        country_row("nationality", "[doc] string or null, at most 256 characters, US. [pub] deprecated since, for nationalities"),
        country_row("countryOfResidence", "[doc] string or null, at most 256 characters, US")
            .autocomplete("country"),
        prop("primaryMobileNumber", Kind::Text)
            .max(50, Unit::Characters)
            .should(&phone::FIELD)
            .autocomplete("tel")
            .note("[doc] string, at most 50 characters, +447798121212"),
        prop("emailTheme", Kind::OneOf(THEMES)).note("[doc] one of these, at most 32 characters"),
        prop("transactionalEmailPreference", Kind::Boolean).null(Null::Clears).note(
            "[doc] boolean or null; “whether all the associated personas have opted to receive the emails or not”",
        ),
        prop("nationalities", Kind::List(&List { item: Kind::Field(&country::FIELD), min: 0, same: Same::Never }))
            .only(CURRENT)
            .note("[pub] newer than the document: with revision current"),
        prop("locale", Kind::Field(&locale_tag::FIELD))
            .only(CURRENT)
            .autocomplete("language")
            .note("[pub] newer than the document: with revision current"),
    ])
    .answers(&[&answer::PERSON])),
    answer: &answer::ANSWER,
    options: &[&REQUIRE_ACCOUNT_ID, &REVISION],
    ..Endpoint::new("equals_money.update_person", "PATCH", "/people/{personId}")
}
.follows("Equals Money, Update a person", "the document; with revision current, the newer members too")
.http(Http {
    base: fact(
        "https://api.equalsmoney.com/v2",
        "[pub] https://docs.equalsmoney.com/pages/people/update-people; the document names no server",
    ),
    route: "[doc] patch/people/{personId}",
    security: fact(
        "Authorization: ApiKey",
        "[doc] “Security CommonAuth”. [pub] https://docs.equalsmoney.com/pages/get-started/about-the-api",
    ),
    headers: &[
        fact("Content-Type: application/json", "[doc] “Request Body schema: application/json”"),
        fact("Accept: application/json", "[doc] the sample answer is application/json"),
    ],
    statuses: &[
        (200, fact("OK, with the person", "[doc]")),
        (400, fact("Bad request", "[doc]")),
        (401, fact("Unauthorised", "[doc]")),
        (403, fact("Forbidden", "[doc]")),
        (404, fact("Not found", "[doc]")),
        (405, fact("Method not allowed", "[doc]")),
        (415, fact("Unsupported media type", "[doc]")),
        (422, fact("Unable to process the request", "[pub] newer than the document: OpenAPI em-cis")),
        (429, fact("Too many requests", "[doc]")),
        (500, fact("Internal server error", "[doc]")),
    ],
})
.sample(Sample {
    params: &[("personId", "8e214819-5c83-429f-a976-eb127a0a8a88")],
    headers: &[],
    draft: concat!(
        r#"{"accountId":"F50091","firstName":"Sally","lastName":"Smith","title":"Mrs","middleInitials":"R","#,
        r#""dob":"1946-01-19","gender":"Female","nationality":"US","countryOfResidence":"US","#,
        r#""primaryMobileNumber":"+447798121212","emailTheme":"em-light","transactionalEmailPreference":true}"#,
    ),
});
