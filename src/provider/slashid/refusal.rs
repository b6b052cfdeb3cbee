//! SlashID's errors: `{meta, errors: [{httpcode, message}]}` \[doc], without the name of a field. The beginnings of
//! the messages are those that the vendor's browser SDK knows (npm @slashid/slashid 3.29.6,
//! `src/domain/errors.internal.ts`); that these routes use the same ones is inferred.

use crate::edit::response::{issue_for_status, response_issue, string};
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Code, Issue, Step, codes};

codes! {
    CODES:
    EMAIL: "slashid_email", "must be an e-mail address that the server accepts";
    PHONE: "slashid_phone", "must be a phone number that the server accepts";
    UNREACHABLE: "slashid_phone_unreachable", "must be a phone number that can receive messages";
    EXISTS: "slashid_person_exists", "must not belong to another person";
    PATTERN: "slashid_handle_not_allowed", "must be a handle that the organization allows";
}

/// The beginning of a message, its status, our code, and the type of handle that it is about.
const ERRORS: &[(&str, u16, &Code, Option<&str>)] = &[
    ("malformed e-mail address", 400, &EMAIL, Some("email_address")),
    ("malformed phone number", 400, &PHONE, Some("phone_number")),
    ("unreachable phone number", 400, &UNREACHABLE, Some("phone_number")),
    ("person exists", 409, &EXISTS, None),
    ("person cannot be registered", 403, &PATTERN, None),
];

/// The greatest number of different errors that are read from one body. A limit of our own.
const ERRORS_MAX: usize = 100;

/// Turns an error's body into issues.
pub(super) fn parse_refusal(status: u16, body: &str, draft: Option<&str>) -> Vec<Issue> {
    let (mut tree, mut drafted) = (Tree::default(), Tree::default());
    let Ok(root) = tree.read(body) else { return Vec::new() };
    let Some(errors) = tree.member(root, "errors") else { return Vec::new() };
    let draft = draft.and_then(|draft| Some((drafted.read(draft).ok()?, &drafted)));
    let (mut issues, mut reported) = (Vec::new(), Vec::new());
    for error in tree.items(errors) {
        if reported.len() == ERRORS_MAX {
            break;
        }
        // An error can have another status than the answer.
        let own_status = tree.member(error, "httpcode").and_then(|id| match tree.node(id) {
            Node::Number(number) => number.integer().and_then(|code| u16::try_from(code).ok()).filter(|code| *code > 0),
            _ => None,
        });
        let status = own_status.unwrap_or(status);
        let message = string(&tree, error, "message").unwrap_or_default();
        let known = |row: &&(&str, u16, _, _)| row.1 == status && message.starts_with(row.0);
        let (code, kind) = ERRORS.iter().find(known).map_or((None, None), |(.., code, kind)| (Some(*code), *kind));
        let issue = match code {
            Some(code) => Some(response_issue(code, status, Vec::new())),
            None => issue_for_status(status),
        };
        let Some(issue) = issue else { continue };
        // One error is reported for every handle of the type, so a second one adds nothing.
        if reported.contains(&(issue.code, status)) {
            continue;
        }
        reported.push((issue.code, status));
        let handles = draft.zip(kind).map_or_else(Vec::new, |((root, tree), kind)| find_handles(tree, root, kind));
        let path = |at: &usize| vec![Step::Index(*at), Step::Name("value".into())];
        issues.extend(handles.iter().map(|at| response_issue(issue.code, status, path(at))));
        if handles.is_empty() {
            issues.push(issue);
        }
    }
    issues
}

/// The indices of the handles of a type in a draft.
fn find_handles(tree: &Tree<'_>, draft: Id, kind: &str) -> Vec<usize> {
    let is_kind = |item: &Id| string(tree, *item, "type").is_some_and(|name| name == kind);
    tree.items(draft).enumerate().filter(|(_, item)| is_kind(item)).map(|(at, _)| at).collect()
}
