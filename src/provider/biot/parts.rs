//! What a user has in a request as in the answer.

use crate::field::country;
use crate::report::Unit;
use crate::table::{Kind, Null, Object, Prop, object, prop};

/// What no custom attribute's name begins with \[pub].
pub(super) const RESERVED: &str = "_";

/// The values of `_gender` \[doc].
pub(super) const GENDERS: &[&str] = &["MALE", "FEMALE", "UNDISCLOSED"];

pub(super) static NAME: Object =
    object(&[
        prop("firstName", Kind::Text).required().usual(1, 50, Unit::Characters).autocomplete("given-name").note(
            "[doc] John; mandatory with its parent. [pub] 1 to 50 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it",
        ),
        prop("lastName", Kind::Text).required().usual(1, 50, Unit::Characters).autocomplete("family-name").note(
            "[doc] Smith; mandatory with its parent. [pub] 1 to 50 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it",
        ),
    ]);

const OTHER_CHILD: &str = "[doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it";

const fn text_row(name: &'static str) -> Prop {
    prop(name, Kind::Text).null(Null::Doubtful).usual(0, 128, Unit::Characters).note(OTHER_CHILD)
}

pub(super) static ADDRESS: Object = object(&[
    text_row("address1").autocomplete("address-line1"),
    text_row("address2").autocomplete("address-line2"),
    text_row("city").autocomplete("address-level2"),
    prop("countryCode", Kind::Field(&country::FIELD))
        .required()
        .autocomplete("country")
        .note("[doc] “A 2-letter country code defined in ISO-3166”; mandatory with its parent"),
    text_row("state").autocomplete("address-level1"),
    text_row("zipCode").autocomplete("postal-code"),
]);
