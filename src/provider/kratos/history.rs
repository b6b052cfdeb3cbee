//! Which operation did what, to report what has no effect: values that a later operation removes again, and
//! addresses that the server makes anew.

use super::addresses::{self, Addresses};
use super::codes::{ADDRESS_DROPPED, ADDRESS_RESET, NO_EFFECT};
use super::draft::{Op, Operation};
use super::engine::{Engine, Marks};
use crate::edit::keys::Keys;
use crate::json::pointer;
use crate::json::tree::Id;
use crate::report::{Code, Severity};
use crate::table::Options;

/// Reports a code of the operation with this index.
pub(super) type Say<'s> = &'s mut dyn FnMut(Severity, &'static Code, usize);

/// Which operation did what.
#[derive(Default)]
pub(super) struct History {
    /// Values that came into the document, each with its operation.
    placed: Vec<(Id, usize)>,
    /// By value: the operation that put it there, took it away or changed it last.
    touched: Marks,
    /// The addresses as they were, and the operation that changed their list last.
    addresses: Vec<Id>,
    list: Option<usize>,
    /// Whether a trait has been changed.
    traits: bool,
    /// The texts among the traits as they were, where traits and addresses are edited.
    texts: Option<Keys>,
}

impl History {
    /// Of a document on which these operations will be done.
    pub(super) fn new(engine: &Engine<'_>, operations: &[Operation<'_>]) -> Self {
        let edits = |member: &str| operations.iter().any(|operation| operation.is_within(member));
        let traits = || addresses::texts(&engine.tree, engine.tree.member(engine.root, "traits"));
        Self {
            addresses: addresses::list(&engine.tree, engine.root),
            texts: (edits("traits") && edits(addresses::NAME)).then(traits),
            ..Self::default()
        }
    }

    /// Notes that an operation has put a value into the document.
    pub(super) fn placed(&mut self, value: Id, index: usize) {
        self.placed.push((value, index));
        self.touched.set(value, index);
    }

    /// Notes what an operation is going to change.
    pub(super) fn before(&mut self, engine: &Engine<'_>, op: Op, pointer: &str, index: usize) {
        let mut tokens = pointer::tokens(pointer).into_iter();
        match tokens.next() {
            Some("traits") => self.traits = true,
            Some(addresses::NAME) => {
                self.list = Some(index);
                let at = tokens.next().and_then(pointer::index);
                let inserts = op == Op::Add && tokens.next().is_none();
                if let Some(list) = engine.tree.member(engine.root, addresses::NAME)
                    && let Some(id) = at.filter(|_| !inserts).and_then(|at| engine.tree.item(list, at))
                {
                    self.touched.set(id, index);
                }
            }
            _ => {}
        }
    }

    /// Values that are not there any more at the end.
    pub(super) fn undone(&self, engine: &Engine<'_>, say: Say<'_>) {
        if self.placed.is_empty() {
            return;
        }
        let mut is_there = vec![false; engine.tree.len()];
        engine.tree.each(engine.root, |id| is_there[id.number()] = true);
        for (_, index) in self.placed.iter().filter(|(id, _)| !is_there[id.number()]) {
            say(Severity::Warning, &NO_EFFECT, *index);
        }
    }

    /// Addresses that the server will make anew, and those that it will drop.
    pub(super) fn lost(&self, engine: &Engine<'_>, before: Id, options: &Options, say: Say<'_>) {
        let Some(list) = self.list else { return };
        let found = Addresses::new(engine, before, options);
        let tree = &engine.tree;
        // Where traits have been changed, those addresses count that are still among them.
        let now = addresses::texts(tree, tree.member(engine.root, "traits").filter(|_| self.traits));
        let was_backed =
            |id| self.texts.as_ref().is_some_and(|texts| texts.first(&addresses::value(tree, id)).is_some());
        let by = |id: Option<&Id>| id.and_then(|id| self.touched.get(*id)).unwrap_or(list);
        let is_backed = |id| now.first(&addresses::value(tree, id)).is_some();
        for (at, address, verified) in found.lost(tree) {
            let by = by(self.addresses.get(at));
            if verified && (!self.traits || is_backed(address)) {
                say(Severity::Error, &ADDRESS_RESET, by);
            } else if !self.traits || is_backed(address) || !was_backed(address) {
                // If no trait contained the address, it is unknown whether a trait change removed it.
                say(Severity::Warning, &ADDRESS_DROPPED, by);
            }
        }
        for id in found.fresh.iter().filter(|id| !self.traits || !is_backed(**id)) {
            say(Severity::Warning, &ADDRESS_DROPPED, by(Some(id)));
        }
    }
}
