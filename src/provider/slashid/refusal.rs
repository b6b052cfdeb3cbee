//! What SlashID answers when it refuses: `{meta, errors: [{httpcode, message}]}` \[doc 004], with no field named. What
//! the messages begin with is what the vendor's own browser SDK knows of them (npm @slashid/slashid 3.29.6,
//! `src/domain/errors.internal.ts`); that these routes use the same is inferred.

use crate::edit::response::{meaning, refusal, string};
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Code, Issue, Step, codes};

codes! {
    CODES:
    EMAIL: "slashid_email", "must be an e-mail address that the server can read";
    PHONE: "slashid_phone", "must be a phone number that the server can read";
    UNREACHABLE: "slashid_phone_unreachable", "must be a phone number that the server can send to";
    EXISTS: "slashid_person_exists", "must not belong to another person";
    PATTERN: "slashid_handle_not_allowed", "must be a handle that the organization allows";
}

/// How a message begins, the status that it comes with, our code, and the type of handle that it is about.
const ROWS: &[(&str, u16, &Code, Option<&str>)] = &[
    ("malformed e-mail address", 400, &EMAIL, Some("email_address")),
    ("malformed phone number", 400, &PHONE, Some("phone_number")),
    ("unreachable phone number", 400, &UNREACHABLE, Some("phone_number")),
    ("person exists", 409, &EXISTS, None),
    ("person cannot be registered", 403, &PATTERN, None),
];

pub(super) fn refused(status: u16, body: &str, draft: Option<&str>) -> Vec<Issue> {
    let (mut tree, mut drafted) = (Tree::default(), Tree::default());
    let Ok(root) = tree.read(body) else { return Vec::new() };
    let Some(errors) = tree.member(root, "errors") else { return Vec::new() };
    let draft = draft.and_then(|draft| Some((drafted.read(draft).ok()?, &drafted)));
    let (mut issues, mut said) = (Vec::new(), Vec::new());
    for error in tree.items(errors) {
        // An answer may have failed though its status did not, and the other way round.
        let own = tree.member(error, "httpcode").and_then(|id| match tree.node(id) {
            Node::Number(number) => number.integer().and_then(|own| u16::try_from(own).ok()).filter(|own| *own > 0),
            _ => None,
        });
        let status = own.unwrap_or(status);
        let message = string(&tree, error, "message").unwrap_or_default();
        let known = |row: &&(&str, u16, _, _)| row.1 == status && message.starts_with(row.0);
        let (code, kind) = ROWS.iter().find(known).map_or((None, None), |(.., code, kind)| (Some(*code), *kind));
        let Some(issue) = code.map_or_else(|| meaning(status), |code| Some(refusal(code, status, Vec::new()))) else {
            continue;
        };
        // What is said once is said of every handle of the type.
        if said.contains(&(issue.code, status)) {
            continue;
        }
        said.push((issue.code, status));
        let places = draft.zip(kind).map_or_else(Vec::new, |((root, tree), kind)| handles(tree, root, kind));
        issues.extend(
            places.iter().map(|at| refusal(issue.code, status, vec![Step::Index(*at), Step::Name("value".into())])),
        );
        if places.is_empty() {
            issues.push(issue);
        }
    }
    issues
}

/// Where the handles of a type stand in a draft.
fn handles(tree: &Tree<'_>, draft: Id, kind: &str) -> Vec<usize> {
    let is_kind = |item: &Id| string(tree, *item, "type").is_some_and(|own| own == kind);
    tree.items(draft).enumerate().filter(|(_, item)| is_kind(item)).map(|(at, _)| at).collect()
}
