//! Checks one operation without the identity: its path against the table, and its value against the row of the path.

use super::addresses::{self, KEY};
use super::codes::{
    ADDRESS_DROPPED, ADDRESS_INDEX, DENIED, EMPTY_TOKEN, INDEX, METADATA_NUMBER, NO_EFFECT, THROUGH_VALUE,
};
use super::draft::{Op, Operation};
use super::identity::{self, NameError};
use super::release::V1_3;
use crate::check::walk::check_part;
use crate::field::json_pointer;
use crate::json::tree::Tree;
use crate::json::{Reader, Token, pointer};
use crate::report::{Code, Fault, Issue, Report, Severity, Step, shared};
use crate::table::{Kind, Null, Options, Prop};

/// Checks one operation without the identity. `is_known` is whether the identity will be checked too.
pub(super) fn check(operation: &Operation<'_>, is_known: bool, options: &Options, report: &mut Report) {
    let Some((text, _)) = operation.path else { return };
    let mut push_issue = |issue| report.push(issue, options.max_issues);
    let path = text.decode();
    let target = match resolve(&path, operation.op) {
        Ok(target) => target,
        Err(refused) => {
            let mut issue = operation.issue(Severity::Error, &refused.fault);
            issue.params.nearest = refused.nearest;
            issue.params.instead = refused.instead;
            return push_issue(issue);
        }
    };
    if let Some(op) = operation.op
        && let Some(code) = target.error_for(op, options)
    {
        return push_issue(operation.issue(Severity::Error, &Fault::new(code)));
    }
    for fault in target.address_warnings(operation, &path, is_known) {
        push_issue(operation.issue(Severity::Warning, &fault));
    }
    if operation.op != Some(Op::Remove) {
        check_value(operation, &target, options, &mut push_issue);
    }
}

/// What a path points to, according to the table.
struct Resolved {
    /// The first member.
    member: &'static Prop,
    /// The number of reference tokens.
    depth: usize,
    /// The kind and the row of the target; none inside the traits and the metadata.
    end: Option<(&'static Kind, Option<&'static Prop>)>,
}

/// Why a path is refused.
struct PathError {
    fault: Fault,
    /// The nearest known name.
    nearest: Option<&'static str>,
    /// The route that can make the edit.
    instead: Option<&'static str>,
}

fn resolve(path: &str, op: Option<Op>) -> Result<Resolved, PathError> {
    let tokens = pointer::tokens(path);
    let first = tokens.first().map(|first| pointer::unescape(first));
    let at = |nth| pointer::token(path, nth);
    // The server ignores what precedes the first slash, and such a path is not on its list of denied members.
    if path.is_empty() || first.as_deref().is_some_and(identity::is_denied) {
        let instead = identity::route(first.as_deref(), op);
        return Err(PathError { fault: Fault::new(&DENIED).at(at(0)), nearest: None, instead });
    }
    json_pointer::check(path).map_err(|fault| PathError { fault, nearest: None, instead: None })?;
    let error_at =
        |nth, (code, nearest): NameError| PathError { fault: Fault::new(code).at(at(nth)), nearest, instead: None };
    let member = identity::find_member(&first.unwrap_or_default()).map_err(|error| error_at(0, error))?;
    let target = Resolved { member, depth: tokens.len(), end: Some((&member.kind, Some(member))) };
    let mut tokens_below = tokens.iter().enumerate().skip(1);
    tokens_below.try_fold(target, |target, (nth, token)| {
        resolve_token(target, &pointer::unescape(token), nth, op).map_err(|error| error_at(nth, error))
    })
}

/// Resolves one more reference token.
fn resolve_token(mut target: Resolved, name: &str, nth: usize, op: Option<Op>) -> Result<Resolved, NameError> {
    let is_last = nth + 1 == target.depth;
    if name.is_empty() && !is_last {
        return Err((&EMPTY_TOKEN, None));
    }
    target.end = match target.end {
        None | Some((Kind::Json(_), _)) => None,
        Some((Kind::List(list), _)) => {
            let adds = name == "-" && is_last && op.is_none_or(|op| op == Op::Add);
            if !adds && pointer::index(name).is_none() {
                return Err((&INDEX, None));
            }
            Some((&list.item, None))
        }
        Some((Kind::Object(object), _)) => {
            let prop = identity::find_in(object, name)?;
            Some((&prop.kind, Some(prop)))
        }
        Some(_) => return Err((&THROUGH_VALUE, None)),
    };
    Ok(target)
}

impl Resolved {
    fn error_for(&self, op: Op, options: &Options) -> Option<&'static Code> {
        let is_member = self.depth == 1;
        if options.has(V1_3) && self.member.name == "external_id" {
            return Some(&NO_EFFECT);
        }
        if op != Op::Remove {
            return None;
        }
        if is_member && self.member.null == Null::Refused {
            return Some(&shared::CANNOT_CLEAR);
        }
        // v1.3 decodes the patched identity into the stored one, so removed members stay.
        let has_row = matches!(self.end, Some((_, Some(_))));
        (has_row && options.has(V1_3)).then_some(&NO_EFFECT)
    }

    /// Warnings about an edit of the addresses: one by an index, which may lead to another address when the server applies the
    /// patch, and one that the server may undo. If the identity is known, `history.rs` reports the latter.
    fn address_warnings(&self, operation: &Operation<'_>, path: &str, is_known: bool) -> Vec<Fault> {
        let is_in_entry = self.depth > 2;
        let (is_lost, is_by_index) = match self.member.name {
            "recovery_addresses" => (true, false),
            addresses::NAME if is_in_entry => (!is_known && self.is_from_traits(), true),
            addresses::NAME if is_known => (false, self.depth == 2 && operation.op == Some(Op::Replace)),
            addresses::NAME => (!adds_by_value(operation, path), false),
            _ => (false, false),
        };
        let lost = is_lost.then_some(Fault::new(&ADDRESS_DROPPED));
        let by_index = is_by_index.then(|| Fault::new(&ADDRESS_INDEX).at(pointer::token(path, 1)));
        lost.into_iter().chain(by_index).collect()
    }

    /// Whether the target is a member of an address that comes from the traits.
    fn is_from_traits(&self) -> bool {
        matches!(self.end, Some((_, Some(prop))) if KEY.contains(&prop.name))
    }
}

/// Whether an operation adds a whole address at index 0: with its value, its channel and whether it is verified. Wherever
/// the server holds that address, this entry is the first and counts.
fn adds_by_value(operation: &Operation<'_>, path: &str) -> bool {
    let mut tree = Tree::default();
    let address = operation.value.and_then(|(value, _)| tree.read(value).ok());
    let has_all = address.is_some_and(|address| {
        KEY.iter().all(|name| tree.text(address, name).is_some()) && tree.non_null_member(address, "verified").is_some()
    });
    has_all && operation.op == Some(Op::Add) && pointer::tokens(path)[1..] == ["0"]
}

/// Checks the value of an operation.
fn check_value(operation: &Operation<'_>, target: &Resolved, options: &Options, push_issue: &mut dyn FnMut(Issue)) {
    let (Some((value, offset)), Some((kind, prop))) = (operation.value, target.end) else { return };
    let report = if matches!(kind, Kind::Json(_)) {
        let fault = check_json_member(target.member, Reader::new(value).next().ok().flatten());
        Report {
            issues: fault.map(|fault| Issue::of(Severity::Error, &fault, "")).into_iter().collect(),
            ..Report::default()
        }
    } else {
        // An empty text in an operation is a value, not an input that was left empty.
        check_part(value, kind, prop, &options.with_empty_values())
    };
    // The table check has already reported these.
    let is_reported =
        |code: &Code| [&shared::DUPLICATE_KEY, &shared::LONE_SURROGATE, &shared::TOO_DEEP].contains(&code);
    // v1.3 decodes an added address into the one at that index, and keeps that one's id if the new one has none [run].
    let needs_id = options.has(V1_3) && target.member.name == addresses::NAME;
    let is_needed = |issue: &Issue| {
        let is_id = matches!(issue.path.0.last(), Some(Step::Name(name)) if name == "id");
        needs_id && is_id && *issue.code == shared::READ_ONLY
    };
    let findings = report.findings().into_iter().filter(|issue| !is_reported(issue.code) && !is_needed(issue));
    for mut issue in findings {
        let path = std::mem::replace(&mut issue.path, operation.member_path("value"));
        issue.path.0.extend(path.0);
        issue.params.offset = Some(issue.params.offset.unwrap_or(0) + offset);
        push_issue(issue);
    }
}

/// Checks the first token of a value that replaces all traits or metadata.
fn check_json_member(member: &Prop, first: Option<Token<'_>>) -> Option<Fault> {
    match (member.name, first) {
        ("traits", Some(Token::Object)) => None,
        ("traits", Some(Token::Null)) => Some(Fault::new(&shared::NOT_NULLABLE)),
        ("traits", _) => Some(Fault::new(&shared::WRONG_TYPE).expected("object")),
        (_, Some(Token::Number(_))) => Some(Fault::new(&METADATA_NUMBER)),
        _ => None,
    }
}
