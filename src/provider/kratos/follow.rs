//! A patch is followed through the identity, as the server does it: what it will refuse, and what it will undo.

use super::answer::ANSWER;
use super::draft::{self, Op, Operation};
use super::engine::{Blame, Engine};
use super::history::History;
use super::{addresses, place};
use crate::json::compact;
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Fault, Issue, Report, Severity, Unit, shared};
use crate::table::{Endpoint, Options};

/// `cmd/daemon/serve.go` of ory/kratos: a longer body is answered with 500 \[run].
const MAX_BODY: usize = 5_242_880;

/// [`Own::check`](crate::table::Own::check)
pub(super) fn check(_: &Endpoint, draft: &str, options: &Options, report: &mut Report) {
    if is_too_long(draft, options, report) {
        return;
    }
    let Some(operations) = draft::operations(draft) else { return };
    if operations.is_empty() && report.ok() {
        let mut issue = Issue::new(Severity::Warning, &shared::EMPTY_PATCH);
        issue.params.offset = Some(draft.len() - draft.trim_start().len());
        report.push(issue, options.max_issues);
    }
    for operation in &operations {
        place::check(operation, options, report);
    }
    if report.ok() {
        follow(&operations, options.before.as_deref(), options, report);
    }
}

fn is_too_long(draft: &str, options: &Options, report: &mut Report) -> bool {
    let fits = |length| length <= MAX_BODY;
    if fits(draft.len()) {
        return false;
    }
    let length = compact(draft).len();
    if !fits(length) {
        let mut issue =
            Issue::of(Severity::Error, &Fault::new(&shared::TOO_LONG).limit(MAX_BODY, Unit::Bytes, length), "");
        issue.params.offset = Some(0);
        report.push(issue, options.max_issues);
    }
    !fits(length)
}

/// What is known once every operation has been done.
pub(super) struct Followed<'a> {
    pub(super) engine: Engine<'a>,
    /// The identity as it was, in the same tree.
    pub(super) before: Id,
}

/// Does the operations one after the other, until one is refused. None of them is: the report has said nothing of them.
pub(super) fn follow<'a>(
    operations: &[Operation<'a>],
    before: Option<&'a str>,
    options: &Options,
    report: &mut Report,
) -> Option<Followed<'a>> {
    let mut engine = match before.map(read) {
        None => Engine::unknown(),
        Some(Ok(engine)) => engine,
        Some(Err(unreadable)) => {
            unreadable.issues.into_iter().for_each(|issue| report.push(issue, options.max_issues));
            return None;
        }
    };
    let before = before.and_then(|before| engine.tree.read(before).ok());
    let mut history = History::new(&engine);
    for operation in operations {
        let (refused, issue) = step(&mut engine, &mut history, operation);
        if let Some(issue) = issue {
            report.push(issue, options.max_issues);
        }
        if refused {
            return None;
        }
    }
    let say = &mut |severity, code, index: usize| {
        if let Some(operation) = operations.get(index) {
            report.push(operation.blame(severity, &Fault::new(code)), options.max_issues);
        }
    };
    history.undone(&engine, say);
    let before = before?;
    history.lost(&engine, before, options, say);
    Some(Followed { engine, before })
}

/// Does one operation: whether the server would refuse it, and what is to be said of it.
fn step<'a>(engine: &mut Engine<'a>, history: &mut History, operation: &Operation<'a>) -> (bool, Option<Issue>) {
    let Some(op) = operation.op else { return (false, None) };
    let pointer = operation.pointer();
    let value = operation.value.and_then(|(value, _)| engine.tree.read(value).ok());
    history.before(engine, op, &pointer, operation.index);
    match engine.operate(op, &pointer, value) {
        Err(blame) => (true, Some(said(operation, Severity::Error, &blame))),
        Ok(done) => {
            if let Some(value) = value.filter(|_| done.placed && op != Op::Remove) {
                history.placed(value, operation.index);
            }
            (false, done.doubt.map(|blame| said(operation, Severity::Warning, &blame)))
        }
    }
}

/// An identity that the server answered. What it leaves out where it is empty counts as absent.
fn read(before: &str) -> Result<Engine<'_>, Report> {
    let mut tree = Tree::default();
    let (root, _) = ANSWER.read(&mut tree, before, "before").map_err(|mut report| {
        // Offsets are those of the draft.
        report.issues.iter_mut().for_each(|issue| issue.params.offset = None);
        report
    })?;
    for name in ["external_id", addresses::NAME, "recovery_addresses"] {
        if tree.member(root, name).is_some_and(|id| is_empty(&tree, id)) {
            tree.unset(root, name);
        }
    }
    Ok(Engine::new(tree, root))
}

/// Whether the server leaves a member out that has this value.
pub(super) fn is_empty(tree: &Tree<'_>, id: Id) -> bool {
    match tree.node(id) {
        Node::Literal(literal) => *literal == "null",
        Node::String(text) => text.raw().is_empty(),
        Node::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn said(operation: &Operation<'_>, severity: Severity, blame: &Blame) -> Issue {
    let limit = blame.limit.and_then(|limit| i64::try_from(limit).ok());
    operation.blame(severity, &Fault { limit, ..operation.fault(blame.code, blame.token) })
}
