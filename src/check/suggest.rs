//! The spelling of a text at a place of a draft that would pass there without a warning.

use super::text::findings;
use crate::field::fixed;
use crate::json::pointer;
use crate::table::{Cases, Edit, Endpoint, Field, Kind, Object, Options, Prop, Rule};

/// What the table has at a place.
struct Target<'t> {
    kind: &'t Kind,
    /// The row, unless it is an element of a list.
    prop: Option<&'static Prop>,
    /// The cases of the row's object.
    cases: Option<&'static Cases>,
}

impl Endpoint {
    /// The one spelling of `text` that would pass without a warning at this place, where `text` itself would not; see
    /// [`Field::suggest`]. `pointer` is an issue's: a JSON Pointer into the draft or, where the draft is a list of operations,
    /// into the edited document. A value that depends on another member is read in every case: the readings must agree.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot::UPDATE_ORGANIZATION_USER};
    ///
    /// let suggest = |pointer, text| UPDATE_ORGANIZATION_USER.suggest(pointer, text, &Options::DEFAULT);
    /// assert_eq!(suggest("/_phone", "+1 (202) 555-0123").as_deref(), Some("+12025550123"));
    /// assert_eq!(suggest("/_gender", "female ").as_deref(), Some("FEMALE"));
    /// assert_eq!(suggest("/_phone", "+12025550123"), None);
    /// ```
    #[must_use]
    pub fn suggest(&self, pointer: &str, text: &str, options: &Options) -> Option<String> {
        let tokens = pointer::split(pointer)?;
        let edited = match &self.edit {
            Edit::Own(own) => member(own.document, &tokens, options),
            _ => None,
        };
        let Target { kind, prop, cases } = edited.or_else(|| target(&self.body, &tokens, options))?;
        let by_case = cases.zip(prop).map_or(&[][..], |(cases, _)| cases.cases);
        let mut kinds: Vec<_> = by_case.iter().filter_map(|case| case.kind(prop?.name)).collect();
        if kinds.is_empty() {
            kinds.push(kind);
        }
        let mut found = kinds.into_iter().filter_map(|kind| spelling(text, kind, prop, options));
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }
}

/// What these reference tokens lead to.
fn target<'t>(kind: &'t Kind, tokens: &[String], options: &Options) -> Option<Target<'t>> {
    match kind {
        Kind::Field(Field { rule: Rule::Kind(kind), .. }) => target(kind, tokens, options),
        Kind::Object(object) => member(object, tokens, options),
        Kind::List(list) => {
            let (index, rest) = tokens.split_first()?;
            pointer::index(index)?;
            let item = Target { kind: &list.item, prop: None, cases: None };
            if rest.is_empty() { Some(item) } else { target(&list.item, rest, options) }
        }
        _ => None,
    }
}

fn member(object: &Object, tokens: &[String], options: &Options) -> Option<Target<'static>> {
    let (name, rest) = tokens.split_first()?;
    let prop = object.row(name, options)?;
    let row = Target { kind: &prop.kind, prop: Some(prop), cases: object.cases };
    if rest.is_empty() { Some(row) } else { target(&prop.kind, rest, options) }
}

/// The spelling as one kind of value: the field that it should be knows it best.
fn spelling(text: &str, kind: &Kind, prop: Option<&Prop>, options: &Options) -> Option<String> {
    let passes = |text: &str| {
        let mut passes = !matches!(kind, Kind::OneOf(choices) if !choices.contains(&text));
        findings(text, kind, prop, options, &mut |_, _| passes = false);
        passes
    };
    let trimmed = text.trim_matches(fixed::is_space);
    let spelling = match (prop.and_then(|prop| prop.should), kind) {
        (Some(field), _) => field.suggest(text, options),
        (None, Kind::Field(field)) => field.suggest(text, options),
        (None, Kind::Text) => Some(trimmed.into()),
        (None, Kind::OneOf(choices)) => choice(trimmed, choices),
        _ => None,
    };
    spelling.filter(|spelling| spelling != text && !passes(text) && passes(spelling))
}

/// The only choice that differs from a text in the case of letters alone.
fn choice(text: &str, choices: &[&str]) -> Option<String> {
    let mut same = choices.iter().filter(|choice| choice.eq_ignore_ascii_case(text));
    same.next().filter(|_| same.next().is_none()).map(|choice| (*choice).into())
}

#[cfg(test)]
mod tests {
    use crate::provider::{biot, equals_money, kratos, slashid};
    use crate::table::Endpoint;

    #[track_caller]
    fn assert_suggests(endpoint: &Endpoint, options: &str, rows: &[(&str, &str, Option<&str>)]) {
        let options = endpoint.read_options(options).unwrap();
        for (pointer, text, expected) in rows {
            assert_eq!(endpoint.suggest(pointer, text, &options).as_deref(), *expected, "{pointer} {text:?}");
        }
    }

    #[test]
    fn rows_of_a_user() {
        assert_suggests(
            &biot::UPDATE_ORGANIZATION_USER,
            r#"{"locales": ["en-us"]}"#,
            &[
                ("/_phone", "+44 (0)20 7946 0958", Some("+442079460958")),
                ("/_phone", "+442079460958", None),
                ("/_phone", "020 7946 0958", None),
                ("/_email", "mailto:ann@example.com", Some("ann@example.com")),
                // The row takes any address of RFC 5322, and the field that it should be is stricter.
                ("/_email", "ann@example.com ", Some("ann@example.com")),
                ("/_dateOfBirth", "20.12.2007", Some("2007-12-20")),
                ("/_locale", "en_US", Some("en-us")),
                ("/_locale", "de_DE", None),
                ("/_address/countryCode", "usa", Some("US")),
                ("/_address/city", " Boston\n", Some("Boston")),
                ("/_address/city", "Boston", None),
                (
                    "/_ownerOrganization/id",
                    "{3fa85f64-5717-4562-b3fc-2c963f66afa6}",
                    Some("3fa85f64-5717-4562-b3fc-2c963f66afa6"),
                ),
                ("/_gender", " Female", Some("FEMALE")),
                ("/_gender", "f", None),
                ("/_mfa/enabled", " true", None),
                ("/_name", "John", None),
                ("/_name/firstName/0", " John", None),
                ("/_nobody", " x", None),
                ("/shoe_size", " 42", None),
                ("", " x", None),
                ("_phone", "+1 202 555 0123", None),
            ],
        );
    }

    #[test]
    fn a_handle_is_read_by_all_types() {
        assert_suggests(
            &slashid::ADD_HANDLES,
            "",
            &[
                ("/0/type", "Email_Address", Some("email_address")),
                ("/0/value", "0044 20 7946 0958", Some("+442079460958")),
                ("/3/value", " ann@example.com", Some("ann@example.com")),
                // As a user name it would keep its inner spaces.
                ("/0/value", " +44 20 7946 0958", None),
                ("/0/value", "jane", None),
                ("/-/value", "0044 20 7946 0958", None),
            ],
        );
        assert_suggests(
            &slashid::SET_ROLES,
            "",
            &[(
                "/roles/0",
                "“af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin”",
                Some("af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin"),
            )],
        );
        assert_suggests(&slashid::UPDATE_ATTRIBUTES, "", &[("/end_user_no_access/phone", "+1 202 555 0123", None)]);
    }

    #[test]
    fn a_row_reads_as_the_field_that_it_should_be() {
        let rows = [
            ("/countryOfResidence", "gbr", Some("GB")),
            ("/primaryMobileNumber", "tel:+44-7798-121212", Some("+447798121212")),
            ("/title", "mrs", Some("Mrs")),
            ("/middleInitials", "R ", Some("R")),
        ];
        assert_suggests(&equals_money::UPDATE_PERSON, "", &rows);
        assert_suggests(&equals_money::UPDATE_PERSON, "", &[("/locale", "en_gb", None)]);
        let newer = [("/locale", "en_gb", Some("en-GB")), ("/nationalities/1", "uk", Some("GB"))];
        assert_suggests(&equals_money::UPDATE_PERSON, r#"{"revision": "current"}"#, &newer);
    }

    #[test]
    fn an_identity_is_read_by_its_members_and_operations_by_theirs() {
        assert_suggests(
            &kratos::PATCH_IDENTITY,
            "",
            &[
                ("/state", "Active", Some("active")),
                (
                    "/organization_id",
                    "urn:uuid:9f425a8d-7efc-4768-8f23-7647a74fdf13",
                    Some("9f425a8d-7efc-4768-8f23-7647a74fdf13"),
                ),
                ("/0/op", "Replace", Some("replace")),
                ("/0/value", " x", None),
                ("/0/path", "/Traits/email", None),
                ("/traits/email", " ann@example.com", None),
            ],
        );
    }
}
