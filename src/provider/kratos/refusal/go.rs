//! Errors of Go's own parsers of JSON, times and UUIDs: they name a type, and a member at most.

use super::refused::Refused;
use super::schema::parse_quoted;
use super::sent::{SentOperations, parse_pointer};
use crate::field::uuid;
use crate::json::pointer;
use crate::json::tree::{Node, Tree};
use crate::provider::kratos::codes::{DATE_TIME, DENIED};
use crate::provider::kratos::draft::Operation;
use crate::provider::kratos::identity;
use crate::report::{Code, Fault, Issue, Step};

/// `json: cannot unmarshal string into Go value of type identity.patchOp`: not an operation.
pub(super) fn read_no_operation(refused: &Refused<'_>) -> Option<Issue> {
    let (_, kind) = refused.message.strip_prefix("json: cannot unmarshal ")?.split_once(" into Go value of type ")?;
    match kind {
        "[]identity.patchOp" | "jsonpatch.Patch" => Some(refused.wrong_type("array", Vec::new())),
        "identity.patchOp" | "jsonpatch.Operation" => {
            let index = refused.sent.first_non_object().map(Step::Index);
            Some(refused.wrong_type("object", index.into_iter().collect()))
        }
        _ => None,
    }
}

/// `json: cannot unmarshal number into Go struct field WithCredentialsAndAdminMetadataInJSON.schema_id of type string`
pub(super) fn read_wrong_type(refused: &Refused<'_>) -> Option<Issue> {
    let (_, rest) = refused.message.strip_prefix("json: cannot unmarshal ")?.split_once(" into Go ")?;
    if rest == "value of type string" {
        // A patch can edit only one of the members that give this message.
        let sets = refused.sent.find(|operation| operation.path_text() == "/external_id");
        return sets.map(|_| refused.wrong_type("string", parse_pointer("/external_id")));
    }
    let (field, kind) = rest.strip_prefix("struct field ")?.split_once(" of type ")?;
    let (_, members) = field.split_once('.')?;
    let expected = match kind {
        "string" | "identity.State" => "string",
        "bool" => "boolean",
        kind if kind.starts_with("[]") || kind.starts_with("identity.VerifiableAddresses") => "array",
        kind if kind.starts_with("map[") || kind.starts_with("identity.") => "object",
        _ => return None,
    };
    let first = members.split('.').next().unwrap_or_default();
    identity::find_member(first).ok()?;
    Some(refused.wrong_type(expected, member_of_list(refused, members)))
}

/// The path of `verifiable_addresses.verified`. It has the index if exactly one operation sets that member of an address.
fn member_of_list(refused: &Refused<'_>, members: &str) -> Vec<Step> {
    let Some((list, part)) = members.split_once('.') else { return vec![Step::Name(members.into())] };
    let sets = |operation: &&Operation<'_>| matches!(*pointer::tokens(&operation.path_text()), [name, _, member] if name == list && member == part);
    let mut found = refused.sent.operations.iter().filter(sets);
    match (found.next(), found.next()) {
        (Some(operation), None) => parse_pointer(&operation.path_text()),
        _ => vec![Step::Name(list.into())],
    }
}

/// `parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse …`
pub(super) fn read_time(refused: &Refused<'_>) -> Option<Issue> {
    let (text, _) = parse_quoted(refused.message.strip_prefix("parsing time \"")?);
    Some(at_member(refused, &DATE_TIME, with_text(refused.sent, text.trim_matches('"')), "verified_at"))
}

/// `uuid: incorrect UUID length 0 in string ""`
pub(super) fn read_uuid(refused: &Refused<'_>) -> Option<Issue> {
    let rest = refused.message.strip_prefix("uuid: ")?;
    let text = rest.split_once('"').map(|(_, text)| parse_quoted(text).0).unwrap_or_default();
    let fault = uuid::check(&text).err().unwrap_or(Fault::new(&uuid::FORM));
    let mut issue = at_member(refused, fault.code, with_text(refused.sent, &text), "id");
    if *issue.code == *fault.code {
        refused.set_params(&mut issue, &fault, &text);
    }
    Some(issue)
}

/// The operation whose value is or contains this text. Not inside traits and metadata, where the server accepts any JSON.
fn with_text<'s>(sent: &'s SentOperations<'_>, text: &str) -> Option<&'s Operation<'s>> {
    let is_any_json =
        |operation: &Operation<'_>| identity::FREE_DOCUMENTS.iter().any(|member| operation.is_within(member));
    let has_text = |operation: &Operation<'_>| {
        let mut tree = Tree::default();
        let Some(value) = operation.value.and_then(|(value, _)| tree.read(value).ok()) else { return false };
        let mut is_found = false;
        tree.each(value, |id| {
            is_found |= match tree.node(id) {
                Node::String(found) => found.is(text),
                Node::Number(_) => tree.write(id) == text,
                _ => false,
            }
        });
        is_found
    };
    sent.find(|operation| !is_any_json(operation) && has_text(operation))
}

/// An issue at the member of the identity that an operation sets, or at the operation if it may not set that member. `part`:
/// the member of the address that the error is about, if the operation sets a whole address.
fn at_member(refused: &Refused<'_>, code: &'static Code, operation: Option<&Operation<'_>>, part: &str) -> Issue {
    let Some(operation) = operation else { return refused.issue(code, Vec::new()) };
    let path = operation.path_text();
    let tokens = pointer::tokens(&path);
    match identity::find_member(tokens.first().unwrap_or(&"")) {
        Err((denied, _)) if *denied == DENIED => refused.denied(Some(operation), &path),
        Err((other, _)) => refused.at_operation(other, Some(operation), "path"),
        Ok(_) => {
            let mut steps = parse_pointer(&path);
            if let [_, _] = *tokens {
                steps.push(Step::Name(part.into()));
            }
            refused.issue(code, steps)
        }
    }
}
