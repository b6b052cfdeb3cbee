//! BioT's errors: `{code, message, details}`, one error per body (`ErrorResponse` in `2.4.2/organization/spec.json`). The
//! codes are all that this specification lists for the operation, with the names that `details` has for each. There is no
//! example for a built-in field, so its name is accepted with and without its `_`.

use super::user::USER;
use crate::edit::response::{self, response_issue, string};
use crate::field::locale;
use crate::json::decode;
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Code, Issue, Step, codes, shared};
use crate::table::{Options, Rest, Rule};

codes! {
    CODES:
    TYPE: "biot_type", "must be of the type that its template requires";
    PATTERN: "biot_pattern", "must match the pattern of its template";
    CHOICE: "biot_choice", "must be one of the choices of its template";
    MAXIMUM: "biot_maximum", "must be at most the maximum of its template";
    MINIMUM: "biot_minimum", "must be at least the minimum of its template";
    REFERENCE: "biot_reference",
        "must refer to something that exists in the same organization and that its template allows";
    REFERENCE_TAKEN: "biot_reference_taken", "must refer to something that nothing else refers to";
    TIMEZONE: "biot_timezone", "must be a time zone that the server knows";
    FIXED: "biot_fixed", "must stay as it is: the server does not allow a change";
    TAKEN: "biot_taken", "must not belong to another user";
    OWNER: "biot_owner", "must be the organization that owns the user's template";
}

/// The path of an error.
enum Target {
    /// The attribute that `details.attributeName` names.
    Named,
    /// The member of the draft whose value is `details.value`, or this path if there is none.
    Holding(&'static [&'static str]),
    /// This path.
    At(&'static [&'static str]),
}

use Target::{At, Holding, Named};

/// The vendor's code, our code, and the path. `[inf]`: the path of a code that names no attribute.
const ERRORS: &[(&str, &Code, Target)] = &[
    ("OWNER_ORGANIZATION_CANNOT_BE_NULL", &shared::NOT_NULLABLE, At(&["_ownerOrganization"])),
    ("COUNTRY_CODE_CANNOT_BE_NULL", &shared::NOT_NULLABLE, At(&["_address", "countryCode"])),
    ("ATTRIBUTE_NOT_VALID_FOR_TEMPLATE", &shared::UNKNOWN_FIELD, Named),
    ("WRITE_MODE_NOT_VALID_FOR_ATTRIBUTE_TYPE", &shared::READ_ONLY, Named),
    ("ATTRIBUTE_IS_MANDATORY", &shared::REQUIRED, Named),
    ("ATTRIBUTE_VALUE_CONVERSION_FAILED", &TYPE, Named),
    ("ATTRIBUTE_VALUE_TYPE_MISMATCH", &TYPE, Named),
    ("ATTRIBUTE_REGEX_VALIDATION_FAILED", &PATTERN, Named),
    ("REFERENCED_ENTITY_TYPE_MISMATCH", &REFERENCE, Named),
    ("DIFFERENT_REFERENCED_ENTITY_ORGANIZATION_ID", &REFERENCE, Holding(&[])),
    ("NOT_VALID_TEMPLATE_TO_REFERENCE", &REFERENCE, Named),
    ("SELECT_ATTRIBUTE_DUPLICATED_VALUES", &shared::DUPLICATE, Named),
    ("SELECT_ATTRIBUTE_INVALID_VALUE", &CHOICE, Named),
    ("VALIDATION_LOCALE_NOT_VALID", &locale::NOT_INSTALLED, Holding(&["_locale"])),
    ("VALIDATION_TIMEZONE_NOT_VALID", &TIMEZONE, Holding(&[])),
    ("VALIDATION_MAX_ALLOWED_VALUE", &MAXIMUM, Named),
    ("VALIDATION_MINIMUM_ALLOWED_VALUE", &MINIMUM, Named),
    ("OTP_UPDATE_PHONE_DISABLED", &FIXED, At(&["_phone"])),
    ("EMAIL_CHANGE_NOT_PERMITTED", &FIXED, At(&["_email"])),
    ("OWNER_ORGANIZATION_ID_MISMATCH", &OWNER, At(&["_ownerOrganization", "id"])),
    ("ALREADY_REFERENCED_UNIQUELY", &REFERENCE_TAKEN, Named),
    ("ORGANIZATION_NOT_FOUND", &response::NOT_FOUND, At(&["_ownerOrganization", "id"])),
    ("REFERENCE_CONFIGURATION_ENTITY_NOT_FOUND", &REFERENCE, Named),
    ("EMAIL_ALREADY_EXIST", &TAKEN, At(&["_email"])),
    ("USERNAME_ALREADY_EXIST", &TAKEN, At(&["_email"])),
    ("USER_IS_ORGANIZATION_ADMIN", &FIXED, At(&["_ownerOrganization"])),
];

/// Turns an error's body into issues.
pub(super) fn parse_refusal(status: u16, body: &str, draft: Option<&str>) -> Vec<Issue> {
    let (mut tree, mut drafted) = (Tree::default(), Tree::default());
    let Ok(root) = tree.read(body) else { return Vec::new() };
    let draft = draft.and_then(|draft| Some((drafted.read(draft).ok()?, &drafted)));
    let Some(code) = string(&tree, root, "code") else { return Vec::new() };
    let Some((_, code, target)) = ERRORS.iter().find(|(theirs, ..)| *theirs == code) else { return Vec::new() };
    let detail = |names: &[&str]| {
        let details = tree.member(root, "details")?;
        names.iter().find_map(|name| string(&tree, details, name))
    };
    let steps = |path: &[&str]| path.iter().map(|name| Step::Name((*name).into())).collect();
    let path = match target {
        At(path) => steps(path),
        Named => detail(&["attributeName"]).map_or_else(Vec::new, |name| attribute_path(&name)),
        Holding(path) => {
            let value = detail(&["value", "entityId"]);
            let found = draft.zip(value).and_then(|((root, tree), value)| find_member(tree, root, &value));
            found.map_or_else(|| steps(path), |name| vec![Step::Name(name)])
        }
    };
    vec![response_issue(code, status, path)]
}

/// The path of an attribute by its name: a built-in field, with or without its `_`, or a custom attribute.
fn attribute_path(name: &str) -> Vec<Step> {
    let (field, child) = name.split_once('.').map_or((name, None), |(field, child)| (field, Some(child)));
    let is_built_in = |prop: &&crate::table::Prop| prop.name == field || prop.name.strip_prefix('_') == Some(field);
    if let Some(prop) = USER.props.iter().find(is_built_in) {
        let is_child =
            |name: &&str| prop.kind.object().is_some_and(|object| object.props.iter().any(|row| row.name == *name));
        let steps = [Some(prop.name), child.filter(is_child)].into_iter().flatten();
        return steps.map(|step| Step::Name(step.into())).collect();
    }
    if is_custom(name) { vec![Step::Name(name.into())] } else { Vec::new() }
}

fn is_custom(name: &str) -> bool {
    match USER.rest {
        Rest::Custom(custom) => {
            matches!(&custom.name.rule, Rule::Text(rule) if (rule.check)(name, &Options::DEFAULT).is_ok())
        }
        _ => false,
    }
}

/// The first member of a draft whose value is this text, or an object with this `id`.
fn find_member(tree: &Tree<'_>, draft: Id, value: &str) -> Option<String> {
    let holds = |id: Id| match tree.node(id) {
        Node::String(text) => text.is(value),
        _ => string(tree, id, "id").is_some_and(|id| id == value),
    };
    tree.members(draft).find(|(_, id)| holds(*id)).map(|(name, _)| decode(name).into_owned())
}
