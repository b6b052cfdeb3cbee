//! Errors of the patch engine, and of the server's checks before it: each is about one operation.

use super::refused::Refused;
use super::sent::split_object;
use crate::field::json_pointer;
use crate::json::pointer;
use crate::provider::kratos::codes::{
    INDEX, INDEX_RANGE, MISSING, MISSING_PARENT, NULL_PARENT, OPERATION, THROUGH_VALUE,
};
use crate::provider::kratos::draft::{Op, Operation};
use crate::provider::kratos::engine::{Engine, atoi};
use crate::provider::kratos::identity;
use crate::report::{Issue, Step, shared};

pub(super) fn read_denied(refused: &Refused<'_>) -> Option<Issue> {
    let path = refused.message.strip_prefix("patch includes denied path: ")?;
    Some(refused.denied(refused.sent.with_path(path, &[]), path))
}

/// `invalid operation {"op":"add","path":"/traits/a"}: failed to decode 'value': operation, missing value field: …`
pub(super) fn read_invalid_operation(refused: &Refused<'_>) -> Option<Issue> {
    let (object, why) = split_object(refused.message.strip_prefix("invalid operation ")?)?;
    let (code, member) = match () {
        () if why.starts_with(": failed to decode 'value'") => (&shared::REQUIRED, "value"),
        () if why.starts_with(": failed to decode 'path'") => (&shared::REQUIRED, "path"),
        // Only move, copy and unknown operations are left.
        () => (&OPERATION, "op"),
    };
    match (refused.sent.quoted(object), refused.sent.first_non_object()) {
        // The server reads null as an operation without members.
        (None, Some(index)) => Some(refused.wrong_type("object", vec![Step::Index(index)])),
        (operation, _) => Some(refused.at_operation(code, operation, member)),
    }
}

/// `unsupported operation: test`
pub(super) fn read_unsupported_operation(refused: &Refused<'_>) -> Option<Issue> {
    let name = refused.message.strip_prefix("unsupported operation: ")?;
    let named = refused.sent.find(|operation| operation.op.is_none() && operation.name_text() == name);
    let operation = named.or_else(|| refused.sent.find(|operation| operation.op.is_none()));
    Some(refused.at_operation(&OPERATION, operation, "op"))
}

/// `error parsing patch operations: operation missing path field: missing value`, `add operation failed to decode path: …`
pub(super) fn read_missing_path(refused: &Refused<'_>) -> Option<Issue> {
    let is_missing = refused.message.contains("operation missing path field")
        || refused.message.contains(" operation failed to decode path");
    let operation = refused.sent.find(|operation| operation.path.is_none());
    is_missing.then(|| refused.at_operation(&shared::REQUIRED, operation, "path"))
}

/// An error of the patch engine with a path: `error in remove for path: '/traits/a': unable to remove nonexistent
/// key: a: missing value`, `add operation does not apply: doc is missing path: "/traits/a/b": missing value`.
pub(super) fn read_engine_error(refused: &Refused<'_>) -> Option<Issue> {
    let (what, path, why) = parse_engine_error(refused.message)?;
    // The server first turns most `replace` operations into `add`. If a `replace` fails, it reports `remove`.
    let names: &[&[Op]] = match what {
        "add" => &[&[Op::Add, Op::Replace]],
        "remove" => &[&[Op::Remove], &[Op::Replace]],
        _ => &[&[Op::Replace]],
    };
    let operation = refused.sent.with_path(path, names);
    if path.is_empty() {
        return Some(without_path(refused, operation));
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    let code = match why {
        why if why.ends_with("invalid index referenced") && !pointer::is_no_index(last) => &INDEX_RANGE,
        "key" => &MISSING,
        "path" => &MISSING_PARENT,
        why if why.ends_with("missing value") => &MISSING,
        _ => &INDEX,
    };
    Some(refused.at_operation(code, operation, "path"))
}

/// The operation's name in words, its path, and what is wrong with it.
fn parse_engine_error(message: &str) -> Option<(&str, &str, &str)> {
    if let Some((what, rest)) = message.split_once(" operation does not apply: doc is missing ") {
        let (why, path) = rest.strip_suffix(": missing value")?.split_once(": ")?;
        let path = path.strip_prefix('"').and_then(|path| path.strip_suffix('"')).unwrap_or(path);
        return Some((what, path, why));
    }
    let (what, rest) = message.strip_prefix("error in ")?.split_once(" for path: '")?;
    let (path, why) = rest.split_once("': ")?;
    Some((what, path, why))
}

/// An operation on the whole identity: without a path, or with an empty one.
fn without_path(refused: &Refused<'_>, operation: Option<&Operation<'_>>) -> Issue {
    match operation {
        Some(operation) if operation.path.is_none() => refused.at_operation(&shared::REQUIRED, Some(operation), "path"),
        operation => refused.denied(operation, ""),
    }
}

/// `Unable to ensure path for invalid index: 5: invalid index referenced`: an index somewhere in the path.
pub(super) fn read_index_without_path(refused: &Refused<'_>) -> Option<Issue> {
    let rest = refused.message.strip_prefix("Unable to ensure path for ")?;
    let (code, index) = match rest.strip_prefix("invalid index: ") {
        Some(index) => (&INDEX_RANGE, index),
        None => (&INDEX, rest.strip_prefix("negative index other than -1: ")?),
    };
    let index = atoi(index.split(':').next()?)?;
    let has_index = |operation: &Operation<'_>| {
        pointer::tokens(&operation.path_text()).iter().any(|token| atoi(token) == Some(index))
    };
    Some(refused.at_operation(code, refused.sent.find(has_index), "path"))
}

/// `invalid state detected`: a path leads into a text, a number or a null. The operation is known if it is the only one, or
/// if the operations before it have set that value.
pub(super) fn read_way_through_value(refused: &Refused<'_>) -> Option<Issue> {
    if refused.message != "invalid state detected" {
        return None;
    }
    if let [operation] = &*refused.sent.operations {
        return Some(refused.at_operation(&THROUGH_VALUE, Some(operation), "path"));
    }
    let mut engine = Engine::unknown();
    for operation in &refused.sent.operations {
        let value = operation.value.and_then(|(value, _)| engine.tree.read(value).ok());
        json_pointer::check(&operation.path_text()).ok()?;
        if let Err(finding) = engine.operate(operation.op?, &operation.pointer(), value) {
            let is_meant = [&NULL_PARENT, &THROUGH_VALUE].contains(&finding.code);
            return is_meant.then(|| refused.at_operation(finding.code, Some(operation), "path"));
        }
    }
    None
}

/// The region, which the server handles apart from the other members: `operation "remove" is not supported on /region`.
pub(super) fn read_region(refused: &Refused<'_>) -> Option<Issue> {
    let is_region = refused.reason.ends_with(" is not supported on /region")
        || refused.reason == "the provided region is not a valid Ory region";
    let operation = refused.sent.with_path("/region", &[]);
    is_region.then(|| refused.at_operation(&shared::READ_ONLY, operation, "path"))
}

/// `credentials.password.type must equal "password", got ""`
pub(super) fn read_credentials(refused: &Refused<'_>) -> Option<Issue> {
    let is_integrity = refused.reason.starts_with("credentials.") && refused.reason.contains(".type must equal ");
    let is_type = refused.message.contains(".credentials of type ");
    let operation = refused.sent.find(|operation| {
        pointer::tokens(&operation.path_text()).first().is_some_and(|name| identity::is_credentials(name))
    });
    (is_integrity || is_type).then(|| refused.denied(operation, "/credentials"))
}

/// An operation replaces the whole identity with another type of value.
pub(super) fn read_whole_document(refused: &Refused<'_>) -> Option<Issue> {
    let is_whole = refused.message.ends_with("Go value of type map[string]*jsonpatch.lazyNode")
        || refused.message.starts_with("replace operation value must be object or array")
        || refused.message.starts_with("replace operation hit impossible case");
    is_whole.then(|| without_path(refused, refused.sent.with_path("", &[&[Op::Add, Op::Replace]])))
}
