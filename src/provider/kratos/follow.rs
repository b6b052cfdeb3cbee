//! Applies a patch to a copy of the identity as the server does, to find what it refuses and what has no effect.

use super::answer::ANSWER;
use super::codes::REPLACES_LIST;
use super::draft::{self, MAX_BODY, Op, Operation, too_long};
use super::engine::{Engine, Finding};
use super::history::{FinalChecks, History};
use super::{addresses, place};
use crate::edit::keys::Keys;
use crate::json::compact;
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Fault, Issue, Report, Severity, shared};
use crate::table::{Endpoint, Options};

/// The lists of addresses.
const ADDRESS_LISTS: [&str; 2] = [addresses::NAME, "recovery_addresses"];

/// An identity that the server answered, read into a tree.
pub(super) struct Identity<'a> {
    pub(super) tree: Tree<'a>,
    pub(super) root: Id,
}

impl<'a> Identity<'a> {
    /// # Errors
    /// As [`Answer::read`](crate::table::Answer::read), without offsets, because the offsets of a report refer to the draft.
    fn read(before: &'a str) -> Result<Self, Report> {
        let mut tree = Tree::default();
        let (root, _) = ANSWER.read(&mut tree, before, "before").map_err(|mut report| {
            report.issues.iter_mut().for_each(|issue| issue.params.offset = None);
            report
        })?;
        Ok(Self { tree, root })
    }

    /// An engine on a copy. Only the identity's own members and its addresses are copied, as they are needed afterwards as they
    /// were; so traits and metadata are edited in place. A member that the server leaves out when it is empty counts as absent.
    fn into_engine(self) -> Engine<'a> {
        let Self { mut tree, root } = self;
        let root = tree.copy_shallowly(root);
        for name in ["external_id"].into_iter().chain(ADDRESS_LISTS) {
            let Some(value) = tree.member(root, name) else { continue };
            if is_empty(&tree, value) {
                tree.unset(root, name);
            } else {
                let copy = tree.copy(value);
                tree.set(root, name.into(), copy);
            }
        }
        Engine::new(tree, root)
    }
}

/// [`Own::check`](crate::table::Own::check)
pub(super) fn check(_: &Endpoint, draft: &str, options: &Options, report: &mut Report) {
    let before = options.before.as_deref().map(Identity::read);
    follow(draft, before, options, report);
}

/// The result of following a patch to its end.
pub(super) struct Followed<'a> {
    pub(super) engine: Engine<'a>,
    /// The identity as it was, in the same tree, except for the content of its traits and metadata.
    pub(super) before: Id,
    /// The texts of the traits, before and after; only where a new address may come from one of them.
    pub(super) texts: Option<[Keys; 2]>,
}

/// Reports what the table check cannot: wrong paths and values, and what the operations would do. `report` already holds the
/// findings of the table check. Without errors, returns the patched identity, if `before` is known.
pub(super) fn follow<'a>(
    draft: &'a str,
    before: Option<Result<Identity<'a>, Report>>,
    options: &Options,
    report: &mut Report,
) -> Option<Followed<'a>> {
    let operations = check_operations(draft, before.is_some(), options, report)?;
    match before.transpose() {
        Ok(before) => operate(&operations, before, options, report),
        Err(unreadable) => {
            unreadable.issues.into_iter().for_each(|issue| report.push(issue, options.max_issues));
            None
        }
    }
}

/// Checks each operation by itself, and returns the operations if there is no error. `is_known`: whether the identity will be
/// checked too.
pub(super) fn check_operations<'a>(
    draft: &'a str,
    is_known: bool,
    options: &Options,
    report: &mut Report,
) -> Option<Vec<Operation<'a>>> {
    if is_too_long(draft, options, report) {
        return None;
    }
    let operations = draft::read_operations(draft)?;
    if operations.is_empty() && report.ok() {
        let mut issue = Issue::new(Severity::Warning, &shared::EMPTY_PATCH);
        issue.params.offset = Some(draft.len() - draft.trim_start().len());
        report.push(issue, options.max_issues);
    }
    for operation in &operations {
        place::check(operation, is_known, options, report);
    }
    report.ok().then_some(operations)
}

fn is_too_long(draft: &str, options: &Options, report: &mut Report) -> bool {
    if draft.len() <= MAX_BODY {
        return false;
    }
    let length = compact(draft).len();
    if length <= MAX_BODY {
        return false;
    }
    let mut issue = Issue::of(Severity::Error, &too_long(length), "");
    issue.params.offset = Some(0);
    report.push(issue, options.max_issues);
    true
}

/// Applies the operations in order, until one is refused. Call only if the report has no errors.
pub(super) fn operate<'a>(
    operations: &[Operation<'a>],
    identity: Option<Identity<'a>>,
    options: &Options,
    report: &mut Report,
) -> Option<Followed<'a>> {
    let before = identity.as_ref().map(|identity| identity.root);
    let mut engine = identity.map_or_else(Engine::unknown, Identity::into_engine);
    let mut history = History::new(&mut engine, before, operations, options);
    for operation in operations {
        match step(&mut engine, &mut history, operation) {
            Ok(warning) => warning.into_iter().for_each(|issue| report.push(issue, options.max_issues)),
            Err(issue) => {
                report.push(issue, options.max_issues);
                return None;
            }
        }
    }
    let mut checks = FinalChecks { history, engine: &engine, operations, options, report };
    checks.report_undone();
    let before = before?;
    let texts = checks.report_losses(before);
    report.ok().then_some(Followed { engine, before, texts })
}

/// Applies one operation. Returns a warning, if there is one.
///
/// # Errors
/// Why the server would refuse it.
fn step<'a>(
    engine: &mut Engine<'a>,
    history: &mut History<'_>,
    operation: &Operation<'a>,
) -> Result<Option<Issue>, Issue> {
    let Some(op) = operation.op else { return Ok(None) };
    let pointer = operation.pointer();
    let value = operation.value.filter(|_| op != Op::Remove).and_then(|(value, _)| engine.tree.read(value).ok());
    history.note_before(engine, &pointer, operation.index);
    let done = engine.operate(op, &pointer, value).map_err(|finding| to_issue(operation, Severity::Error, &finding))?;
    let is_list = |id: Option<Id>| id.is_some_and(|id| matches!(engine.tree.node(id), Node::Array(_)));
    let was_list = is_list(done.replaced.filter(|id| !history.has_touched(*id)));
    // An address list may be set to null, and `/-` would have no effect there.
    let is_within_addresses = ADDRESS_LISTS.iter().any(|list| operation.is_within(list));
    let replaces_list = op == Op::Add && was_list && !is_list(value) && !is_within_addresses;
    history.note_after(engine, &pointer, &done, value, operation.index);
    Ok(match done.warning {
        Some(finding) => Some(to_issue(operation, Severity::Warning, &finding)),
        None => replaces_list.then(|| operation.issue(Severity::Warning, &Fault::new(&REPLACES_LIST))),
    })
}

/// Whether the server leaves out a member that has this value.
pub(super) fn is_empty(tree: &Tree<'_>, id: Id) -> bool {
    match tree.node(id) {
        Node::Literal(literal) => *literal == "null",
        Node::String(text) => text.raw().is_empty(),
        Node::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn to_issue(operation: &Operation<'_>, severity: Severity, finding: &Finding) -> Issue {
    let limit = finding.limit.and_then(|limit| i64::try_from(limit).ok());
    operation.issue(severity, &Fault { limit, ..operation.fault(finding.code, finding.token) })
}
