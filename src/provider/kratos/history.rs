//! Which operation did what. Reports operations without effect, and operations that do more than they say: values that a
//! later operation removes again, addresses that the server creates again or makes unverified, and members left out.

use super::addresses::{self, Addresses};
use super::backing::Backing;
use super::codes::{ADDRESS_DROPPED, ADDRESS_RESET, NO_EFFECT};
use super::draft::Operation;
use super::engine::{Done, Engine, Marks};
use super::siblings::Siblings;
use crate::edit::keys::Keys;
use crate::json::pointer;
use crate::json::tree::Id;
use crate::report::{Code, Fault, Report, Severity};
use crate::table::Options;

/// Which operation did what.
#[derive(Default)]
pub(super) struct History<'o> {
    /// Values that were added to the document, each with its operation.
    placed: Vec<(Id, usize)>,
    /// For each value, the operation that added or removed it. For an address, also the first operation that changed it, or
    /// the last one that changed a [decisive member](DECISIVE).
    touched: Marks,
    /// The addresses as they were, and the operation that changed their list last.
    addresses: Vec<Id>,
    list: Option<usize>,
    /// Whether a trait has been changed.
    traits: bool,
    /// The texts of the traits as they were; only where addresses are edited, and the traits too or the identity has none.
    texts: Option<Keys>,
    /// Known only if the identity is known.
    backing: Option<Backing<'o>>,
    siblings: Siblings,
}

/// The members by which the server finds an address, and whether it is verified. The other members depend on these.
const DECISIVE: [&str; 3] = ["value", "via", "verified"];

impl<'o> History<'o> {
    /// The history of these operations before the first of them. `before`: the identity, if it is known.
    pub(super) fn new(
        engine: &mut Engine<'_>,
        before: Option<Id>,
        operations: &[Operation<'_>],
        options: &'o Options,
    ) -> Self {
        let edits = |member: &str| operations.iter().any(|operation| operation.is_within(member));
        let (edits_traits, edits_addresses) = (edits("traits"), edits(addresses::NAME));
        let siblings = before.map(|before| Siblings::new(&mut engine.tree, before, operations));
        let tree = &engine.tree;
        let texts = || addresses::texts(tree, tree.member(engine.root, "traits"), options);
        let addresses = addresses::list(tree, engine.root);
        Self {
            texts: (edits_addresses && (edits_traits || addresses.is_empty())).then(texts),
            addresses,
            backing: before.filter(|_| edits_traits).map(|before| Backing::new(tree, before, options)),
            siblings: siblings.unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Notes an operation before it is applied.
    pub(super) fn note_before(&mut self, engine: &Engine<'_>, pointer: &str, index: usize) {
        match *pointer::tokens(pointer) {
            ["traits", ..] => self.traits = true,
            [addresses::NAME] => {
                self.list = Some(index);
                self.touch_list(engine, index);
            }
            [addresses::NAME, ..] => self.list = Some(index),
            _ => {}
        }
    }

    /// Notes an operation after it was applied: its result and the value that it has set.
    pub(super) fn note_after(
        &mut self,
        engine: &Engine<'_>,
        pointer: &str,
        done: &Done,
        value: Option<Id>,
        index: usize,
    ) {
        let tree = &engine.tree;
        let tokens = pointer::tokens(pointer);
        if let Some(value) = value.filter(|_| done.placed) {
            self.placed.push((value, index));
            self.touched.set(value, index);
        }
        if let Some(replaced) = done.replaced {
            self.touched.set(replaced, index);
        }
        match (&*tokens, done.replaced) {
            ([addresses::NAME], _) => self.touch_list(engine, index),
            ([addresses::NAME, at, part, ..], _) => {
                let list = tree.member(engine.root, addresses::NAME);
                let address = list.zip(pointer::index(at)).and_then(|(list, at)| tree.item(list, at));
                if let Some(address) = address.filter(|id| DECISIVE.contains(part) || self.touched.get(*id).is_none()) {
                    self.touched.set(address, index);
                }
            }
            (["traits", ..], Some(replaced)) => {
                if let Some(backing) = &mut self.backing {
                    backing.remove(tree, replaced, index);
                }
            }
            _ => {}
        }
        if let ([name], Some(replaced), Some(value)) = (&*tokens, done.replaced, value) {
            self.siblings.replaced(tree, name, [replaced, value], index);
        }
    }

    /// Notes that an operation sets or removes the whole list.
    fn touch_list(&mut self, engine: &Engine<'_>, index: usize) {
        for address in addresses::list(&engine.tree, engine.root) {
            self.touched.set(address, index);
        }
    }

    /// Whether an operation has added the value, or changed it.
    pub(super) fn has_touched(&self, id: Id) -> bool {
        self.touched.get(id).is_some()
    }
}

/// The checks after the last operation.
pub(super) struct FinalChecks<'f, 'a> {
    pub(super) history: History<'f>,
    pub(super) engine: &'f Engine<'a>,
    pub(super) operations: &'f [Operation<'a>],
    pub(super) options: &'f Options,
    pub(super) report: &'f mut Report,
}

impl FinalChecks<'_, '_> {
    fn report_at(&mut self, severity: Severity, code: &'static Code, index: usize) {
        if let Some(operation) = self.operations.get(index) {
            self.report.push(operation.issue(severity, &Fault::new(code)), self.options.max_issues);
        }
    }

    /// Reports values that were added and are gone at the end.
    pub(super) fn report_undone(&mut self) {
        if self.history.placed.is_empty() {
            return;
        }
        let mut is_there = vec![false; self.engine.tree.len()];
        self.engine.tree.each(self.engine.root, |id| is_there[id.number()] = true);
        for (id, index) in std::mem::take(&mut self.history.placed) {
            if !is_there[id.number()] {
                self.report_at(Severity::Warning, &NO_EFFECT, index);
            }
        }
    }

    /// Reports what the identity `before` loses. Returns the texts of the traits, before and after, if they were needed.
    pub(super) fn report_losses(&mut self, before: Id) -> Option<[Keys; 2]> {
        let tree = &self.engine.tree;
        self.history.siblings.report(tree, self.engine.root, self.operations, self.options, self.report);
        if let Some(backing) = self.history.backing.take() {
            for index in backing.lost_by(tree, tree.member(self.engine.root, "traits")) {
                self.report_at(Severity::Warning, &ADDRESS_DROPPED, index);
            }
        }
        self.history.list.and_then(|list| self.report_lost_addresses(before, list))
    }

    /// Reports addresses that the server will create again, make unverified or drop. `list`: the last operation that changed
    /// the list.
    fn report_lost_addresses(&mut self, before: Id, list: usize) -> Option<[Keys; 2]> {
        let engine = self.engine;
        let found = Addresses::new(engine, before, self.options);
        let tree = &engine.tree;
        // If the traits have changed, only addresses that they still hold are kept. If the identity has no addresses, the same
        // holds, because its traits may be new.
        let traits = self.history.traits || self.history.addresses.is_empty();
        let now = addresses::texts(tree, tree.member(engine.root, "traits").filter(|_| traits), self.options);
        let texts = self.history.texts.take();
        let options = self.options;
        let holds = |texts: &Keys, id| texts.first(&addresses::value(tree, id, options)).is_some();
        let was_backed = |id| texts.as_ref().is_some_and(|texts| holds(texts, id));
        let is_backed = |id| !traits || holds(&now, id);
        for (at, address, verified) in found.lost(tree) {
            let by = self.history.addresses.get(at).and_then(|id| self.history.touched.get(*id)).unwrap_or(list);
            if verified && is_backed(address) {
                self.report_at(Severity::Error, &ADDRESS_RESET, by);
            } else if is_backed(address) || !was_backed(address) {
                // If no trait held the address, it is unknown whether a change of the traits removed it.
                self.report_at(Severity::Warning, &ADDRESS_DROPPED, by);
            }
        }
        for (address, counts) in found.unverified_silently(tree, self.options) {
            if is_backed(address) {
                self.report_at(Severity::Error, &ADDRESS_RESET, self.history.touched.get(counts).unwrap_or(list));
            }
        }
        let mut is_original = Marks::default();
        self.history.addresses.iter().for_each(|id| is_original.set(*id, 0));
        for id in &found.fresh {
            // An original address that is now listed after an entry for the same address loses nothing.
            let by = self.history.touched.get(*id).or(is_original.get(*id).is_none().then_some(list));
            if let Some(by) = by.filter(|_| !traits || !is_backed(*id)) {
                self.report_at(Severity::Warning, &ADDRESS_DROPPED, by);
            }
        }
        texts.map(|before| [before, now])
    }
}
