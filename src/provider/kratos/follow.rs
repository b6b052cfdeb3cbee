//! A patch is followed through the identity, as the server does it: what it will refuse, and what it will undo.

use super::addresses::{self, Addresses, Keys};
use super::codes::{ADDRESS_DROPPED, ADDRESS_RESET, NO_EFFECT};
use super::draft::{self, Op, Operation};
use super::engine::{Blame, Engine, Marks};
use super::place;
use crate::fault::{Code, Fault, Unit, shared};
use crate::field::{Field, json_pointer};
use crate::issue::{Issue, Report, Severity};
use crate::json::compact;
use crate::options::Options;
use crate::table::Kind;
use crate::tree::{Id, Node, Tree};

/// `cmd/daemon/serve.go` of ory/kratos: a longer body is answered with 500 \[run].
const MAX_BODY: i32 = 5_242_880;

/// [`Own::check`](crate::table::Own::check)
pub(super) fn check(draft: &str, options: &Options, report: &mut Report) {
    if is_too_long(draft, options, report) {
        return;
    }
    let Some(operations) = draft::operations(draft) else { return };
    if draft.trim_start().starts_with('[') && operations.is_empty() && report.ok() {
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
    let fits = |length: usize| i32::try_from(length).is_ok_and(|length| length <= MAX_BODY);
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
    let mut history = History { addresses: addresses::list(&engine.tree, engine.root), ..History::default() };
    for operation in operations {
        let Some(op) = operation.op else { continue };
        let pointer = operation.pointer();
        let value = operation.value.and_then(|(value, _)| engine.tree.read(value).ok());
        history.before(&engine, op, &pointer, operation.index);
        match engine.operate(op, &pointer, value) {
            Err(blame) => {
                report.push(said(operation, Severity::Error, &blame), options.max_issues);
                return None;
            }
            Ok(done) => {
                if let Some(blame) = done.doubt {
                    report.push(said(operation, Severity::Warning, &blame), options.max_issues);
                }
                if let Some(value) = value.filter(|_| done.placed && op != Op::Remove) {
                    history.placed.push((value, operation.index));
                    history.touched.set(value, operation.index);
                }
            }
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

/// An identity that the server answered. What it leaves out where it is empty counts as absent.
fn read(before: &str) -> Result<Engine<'_>, Report> {
    static IDENTITY: Field = Field::kind("identity", &Kind::Json(None));
    let mut report = IDENTITY.check(before, &Options::DEFAULT);
    report.warnings.clear();
    if report.ok()
        && let Ok(mut engine) = Engine::new(before)
    {
        if matches!(engine.tree.node(engine.root), Node::Object(_)) {
            for name in ["external_id", addresses::NAME, "recovery_addresses"] {
                if engine.tree.member(engine.root, name).is_some_and(|id| is_empty(&engine.tree, id)) {
                    engine.tree.unset(engine.root, name);
                }
            }
            return Ok(engine);
        }
        report.issues.push(Issue::of(Severity::Error, &Fault::new(&shared::WRONG_TYPE).expected("object"), ""));
    }
    report.issues.iter_mut().for_each(|issue| issue.params.place = Some("before"));
    Err(report)
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
    let limit = blame.limit.and_then(|limit| i32::try_from(limit).ok());
    operation.blame(severity, &Fault { limit, ..operation.fault(blame.code, blame.token) })
}

/// Reports a code of the operation with this index.
type Say<'s> = &'s mut dyn FnMut(Severity, &'static Code, usize);

/// Which operation did what.
#[derive(Default)]
struct History {
    /// Values that came into the document, each with its operation.
    placed: Vec<(Id, usize)>,
    /// By value: the operation that put it there, took it away or changed it last.
    touched: Marks,
    /// The addresses as they were, and the operation that changed their list last.
    addresses: Vec<Id>,
    list: Option<usize>,
    /// Whether a trait has been changed.
    traits: bool,
}

impl History {
    /// Notes what an operation is going to change.
    fn before(&mut self, engine: &Engine<'_>, op: Op, pointer: &str, index: usize) {
        let mut tokens = pointer.split('/').skip(1);
        match tokens.next() {
            Some("traits") => self.traits = true,
            Some(addresses::NAME) => {
                self.list = Some(index);
                let at = tokens.next().and_then(json_pointer::index);
                let inserts = op == Op::Add && tokens.next().is_none();
                if let Some(list) = engine.tree.member(engine.root, addresses::NAME)
                    && let Node::Array(items) = engine.tree.node(list)
                    && let Some(id) = at.filter(|_| !inserts).and_then(|at| items.get(at))
                {
                    self.touched.set(id, index);
                }
            }
            _ => {}
        }
    }

    /// Values that are not there any more at the end.
    fn undone(&self, engine: &Engine<'_>, say: Say<'_>) {
        let mut there = Marks::default();
        each(&engine.tree, engine.root, &mut |id| there.set(id, 0));
        for (_, index) in self.placed.iter().filter(|(id, _)| there.get(*id).is_none()) {
            say(Severity::Warning, &NO_EFFECT, *index);
        }
    }

    /// Addresses that the server will make anew, and those that it will drop.
    fn lost(&self, engine: &Engine<'_>, before: Id, options: &Options, say: Say<'_>) {
        let Some(list) = self.list else { return };
        let found = Addresses::new(engine, before, options);
        let tree = &engine.tree;
        // Where traits have been changed, those addresses count that are still among them.
        let mut texts = Vec::new();
        if let Some(traits) = tree.member(engine.root, "traits").filter(|_| self.traits) {
            each(tree, traits, &mut |id| {
                texts.extend(addresses::text(tree, id).map(|text| text.decode().to_ascii_lowercase()));
            });
        }
        let traits = Keys::new(texts.into_iter());
        let by = |id: Option<&Id>| id.and_then(|id| self.touched.get(*id)).unwrap_or(list);
        let is_backed = |id| traits.first(&addresses::value(tree, id)).is_some();
        for (at, address, verified) in found.lost(tree) {
            if !self.traits || is_backed(address) {
                let by = by(self.addresses.get(at));
                if verified {
                    say(Severity::Error, &ADDRESS_RESET, by);
                } else {
                    say(Severity::Warning, &ADDRESS_DROPPED, by);
                }
            }
        }
        for id in found.fresh.iter().filter(|id| !self.traits || !is_backed(**id)) {
            say(Severity::Warning, &ADDRESS_DROPPED, by(Some(id)));
        }
    }
}

/// Visits a value and all that it holds.
fn each(tree: &Tree<'_>, root: Id, visit: &mut dyn FnMut(Id)) {
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        visit(id);
        open.extend(tree.items(id));
        open.extend(tree.members(id).map(|(_, value)| value));
    }
}
