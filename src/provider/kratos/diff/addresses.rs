//! The addresses of an identity, as two answers have them.
//!
//! The server makes the list from the traits, whatever a patch makes of it, and takes of the patched one what it says of
//! an address with the same value and way of delivery (ory/kratos, `identity/extension_verification.go`). So an address
//! that comes or goes is a change of the traits: right where `after` makes that too, and else not to be expressed here.
//! Without the identity schema nobody knows which trait an address comes from: any text in the traits that is its value
//! will do, and under another `schema_id` it may come from none.

use super::super::addresses::{NAME, TIME, folds, key, list, texts, value};
use super::super::codes::NO_EFFECT;
use super::super::identity::VERIFIABLE;
use super::{Walk, names};
use crate::edit::keys::Keys;
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Expected, Issue, Severity, Step, shared};
use crate::table::Options;

/// The members that make an address the same.
const SAME: [&str; 2] = ["via", "value"];

/// What an address is found by.
struct Index {
    /// The addresses of `before` by their [`key`]; of two alike the first is the one that counts.
    addresses: Keys,
    /// The texts among the traits of `after`.
    traits: Keys,
    /// Whether the identity comes under another schema.
    moves: bool,
    /// Whether the traits are as they were, so that the addresses stay.
    stays: bool,
    /// Whether case makes no difference between addresses.
    folds: bool,
}

impl Index {
    fn new(tree: &Tree<'_>, [before, after]: [Id; 2], options: &Options) -> Self {
        let differ = |name| {
            let [old, new] = [before, after].map(|root| tree.member(root, name));
            old.zip(new).is_some_and(|(old, new)| !tree.same(old, new))
        };
        let folds = folds(options);
        let addresses = Keys::new(list(tree, before).into_iter().map(|address| key(tree, address, folds)).collect());
        let traits = texts(tree, tree.member(after, "traits").or(tree.member(before, "traits")));
        Self { addresses, traits, moves: differ("schema_id"), stays: !differ("traits"), folds }
    }

    /// Whether the traits of `after` hold the address.
    fn is_backed(&self, tree: &Tree<'_>, address: Id) -> bool {
        self.traits.first(&value(tree, address)).is_some()
    }

    /// Where `before` has the address: of two alike, the first.
    fn place(&self, tree: &Tree<'_>, address: Id) -> Option<usize> {
        self.addresses.first(&key(tree, address, self.folds))
    }
}

impl Walk<'_, '_> {
    /// Compares the lists.
    pub(super) fn addresses(&mut self, old: Option<Id>, new: Option<Id>) {
        if let Some(list) = new
            && !matches!(self.tree.node(list), Node::Array(_))
        {
            return self.mistyped(path(None), "array");
        }
        if let (Some(old), Some(new)) = (old, new)
            && self.tree.same(old, new)
        {
            return;
        }
        let index = Index::new(self.tree, self.roots, self.options);
        let old = items(self.tree, old);
        let mut is_met = vec![false; old.len()];
        for (nth, address) in items(self.tree, new).into_iter().enumerate() {
            let path = path(Some(nth));
            if let Some(missing) = SAME.into_iter().find(|name| self.tree.text(address, name).is_none()) {
                self.no_address(path, address, missing);
                continue;
            }
            let Some(place) = index.place(self.tree, address) else {
                self.addition(&index, path, address);
                continue;
            };
            if !std::mem::replace(&mut is_met[place], true) {
                self.address(&path, place, old[place], address);
            } else if old.get(nth).is_none_or(|same| !self.tree.same(*same, address)) {
                self.warn(path, &NO_EFFECT);
            }
        }
        // One that the traits of `after` do not have either goes with them, if they have changed.
        let is_lost = |(at, address): (usize, &Id)| {
            !is_met[at]
                && index.place(self.tree, *address) == Some(at)
                && (index.stays || index.is_backed(self.tree, *address))
        };
        if !index.moves && old.iter().enumerate().any(is_lost) {
            self.not_expressible(path(None), "an edit of the traits");
        }
    }

    /// One of both lists, in the old one at `place`.
    fn address(&mut self, path: &[Step], place: usize, old: Id, new: Id) {
        self.patch.enter_item(place);
        let mut editable = names(VERIFIABLE.props);
        let mut read_only: Vec<_> = VERIFIABLE.read_only(self.options).collect();
        editable.retain(|name| !SAME.contains(name));
        read_only.extend(SAME);
        let verified = [new, old].into_iter().find_map(|address| self.tree.member(address, "verified"));
        let verified = verified.is_some_and(|id| self.tree.is_true(id));
        for name in &editable {
            let [old, new] = [old, new].map(|address| self.tree.member(address, name));
            if new.is_some_and(|new| self.has_no_effect(name, verified, old, new)) {
                if !old.zip(new).is_some_and(|(old, new)| self.tree.same(old, new)) {
                    let mut path = path.to_vec();
                    path.push(Step::Name((*name).into()));
                    self.warn(path, &NO_EFFECT);
                }
                continue;
            }
            self.patch.enter(name);
            match (old, new) {
                (Some(old), Some(new)) => {
                    self.patch.change(old, new);
                }
                (None, Some(new)) if !self.tree.is_null(new) => self.patch.push("add", Some(new)),
                _ => {}
            }
            self.patch.leave();
        }
        self.patch.leave();
        self.read_only_members(path, (old, new), &editable, &read_only);
    }

    /// Whether the server ignores this value: it sets the time itself if the address is verified, and derives a missing
    /// status.
    fn has_no_effect(&self, name: &str, verified: bool, old: Option<Id>, new: Id) -> bool {
        let is_nothing = |id: Id| match self.tree.node(id) {
            Node::String(text) => text.raw().is_empty(),
            _ => self.tree.is_null(id),
        };
        match name {
            TIME => verified == is_nothing(new),
            "status" => is_nothing(new),
            _ => self.tree.is_null(new) && !old.is_some_and(|old| self.tree.is_true(old)),
        }
    }

    /// One of the new list alone.
    fn addition(&mut self, index: &Index, mut path: Vec<Step>, address: Id) {
        if !index.is_backed(self.tree, address) {
            self.not_expressible(path, "an edit of the traits");
        } else if self.tree.member(address, "verified").is_some_and(|value| self.tree.is_true(value)) {
            path.push(Step::Name("verified".into()));
            self.not_expressible(path, "a second patch, once the server has the address");
        }
    }

    fn no_address(&mut self, mut path: Vec<Step>, value: Id, missing: &str) {
        if !matches!(self.tree.node(value), Node::Object(_)) {
            return self.mistyped(path, "object");
        }
        path.push(Step::Name(missing.into()));
        match self.tree.member(value, missing) {
            None => self.refuse(path, &shared::REQUIRED),
            Some(_) => self.mistyped(path, "string"),
        }
    }

    fn mistyped(&mut self, path: Vec<Step>, expected: &'static str) {
        let mut issue = Issue::new(Severity::Error, &shared::WRONG_TYPE);
        issue.params.expected = Some(Expected::One(expected));
        self.push(path, issue);
    }

    fn not_expressible(&mut self, path: Vec<Step>, instead: &'static str) {
        let mut issue = Issue::new(Severity::Error, &shared::NOT_EXPRESSIBLE);
        issue.params.instead = Some(instead);
        self.push(path, issue);
    }
}

fn path(index: Option<usize>) -> Vec<Step> {
    let mut path = vec![Step::Name(NAME.into())];
    path.extend(index.map(Step::Index));
    path
}

fn items(tree: &Tree<'_>, list: Option<Id>) -> Vec<Id> {
    list.map(|list| tree.items(list).collect()).unwrap_or_default()
}
