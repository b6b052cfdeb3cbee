//! The addresses of an identity, as two answers have them.
//!
//! The server makes the list from the traits, whatever a patch makes of it, and takes of the patched one what it says of
//! an address with the same value and way of delivery (ory/kratos, `identity/extension_verification.go`). So an address
//! that comes or goes is a change of the traits: right where `after` makes that too, and else not to be expressed here.
//! Without the identity schema nobody knows which trait an address comes from: any text in the traits that is its value
//! will do, and under another `schema_id` it may come from none.

use super::super::addresses::{NAME, TIME, folds};
use super::super::codes::NO_EFFECT;
use super::super::identity::VERIFIABLE;
use super::{Walk, names};
use crate::fault::shared;
use crate::issue::{Expected, Issue, Severity, Step};
use crate::json::{Text, escape};
use crate::options::Options;
use crate::tree::{Id, Node, Tree};

/// The members that make an address the same.
const SAME: [&str; 2] = ["via", "value"];

/// Objects of the tree, by whose names things are found.
pub(super) struct Index {
    /// The addresses of `before` by their [`key`]; of two alike the first, which is the one that counts.
    addresses: Id,
    /// The texts among the traits of `after`, without case.
    traits: Id,
    /// Whether the identity comes under another schema.
    moves: bool,
    /// Whether the traits are as they were, so that the addresses stay.
    stays: bool,
    /// Whether case makes no difference between addresses.
    folds: bool,
}

impl Index {
    pub(super) fn new(tree: &mut Tree<'_>, before: Id, after: Id, options: &Options) -> Self {
        let differ = |tree: &Tree<'_>, name| {
            let [old, new] = [before, after].map(|root| tree.member(root, name));
            old.zip(new).is_some_and(|(old, new)| !tree.same(old, new))
        };
        let (moves, stays) = (differ(tree, "schema_id"), !differ(tree, "traits"));
        let index = Self { addresses: tree.object(), traits: tree.object(), moves, stays, folds: folds(options) };
        for address in items(tree, tree.member(before, NAME)) {
            if let Some(key) = key(tree, address, index.folds)
                && tree.member(index.addresses, &key).is_none()
            {
                tree.set(index.addresses, key.into(), address);
            }
        }
        let mut inner = Vec::from_iter(tree.member(after, "traits").or(tree.member(before, "traits")));
        while let Some(value) = inner.pop() {
            inner.extend(tree.items(value));
            inner.extend(tree.members(value).map(|(_, value)| value));
            if let Node::String(text) = tree.node(value) {
                let text = fold(*text, true);
                tree.set(index.traits, text.into(), value);
            }
        }
        index
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
        let old = items(self.tree, old);
        let mut is_met = vec![false; old.len()];
        for (nth, address) in items(self.tree, new).into_iter().enumerate() {
            let path = path(Some(nth));
            let Some(key) = key(self.tree, address, self.index.folds) else {
                self.no_address(path, address);
                continue;
            };
            let Some(known) = self.tree.member(self.index.addresses, &key) else {
                self.addition(path, address);
                continue;
            };
            // A text is read from its beginning to its end, and so are its values numbered.
            let place = old.partition_point(|other| other.number() < known.number());
            if !std::mem::replace(&mut is_met[place], true) {
                self.address(&path, place, known, address);
            } else if old.get(nth).is_none_or(|same| !self.tree.same(*same, address)) {
                self.warn(path, &NO_EFFECT);
            }
        }
        // One that the traits of `after` do not have either goes with them, if they have changed.
        let is_lost = |(address, is_met): (&Id, bool)| {
            !is_met && self.is_first(*address) && (self.index.stays || self.is_backed(*address))
        };
        if !self.index.moves && old.iter().zip(is_met).any(is_lost) {
            self.not_expressible(path(None), "an edit of the traits");
        }
    }

    /// One of both lists, in the old one at `place`.
    fn address(&mut self, path: &[Step], place: usize, old: Id, new: Id) {
        self.patch.enter_item(place);
        let [mut editable, mut read_only] = [names(VERIFIABLE.props), VERIFIABLE.read_only.to_vec()];
        editable.retain(|name| !SAME.contains(name));
        read_only.extend(SAME);
        let is_true = |id: Option<Id>| id.is_some_and(|id| is_word(self.tree, id, "true"));
        let verified = [new, old].into_iter().find_map(|address| self.tree.member(address, "verified"));
        let verified = is_true(verified);
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
                (Some(old), Some(new)) => self.patch.change(old, new),
                (None, Some(new)) if !is_word(self.tree, new, "null") => self.patch.push("add", Some(new)),
                _ => {}
            }
            self.patch.leave();
        }
        self.patch.leave();
        self.others(path, (old, new), &editable, &read_only);
    }

    /// Whether the server goes its own way: an address has a time, its own if need be, just where it is verified; and where
    /// no status is given, it follows from whether the address is verified.
    fn has_no_effect(&self, name: &str, verified: bool, old: Option<Id>, new: Id) -> bool {
        let is_nothing = |id: Id| match self.tree.node(id) {
            Node::String(text) => text.raw().is_empty(),
            _ => self.tree.is_null(id),
        };
        match name {
            TIME => verified == is_nothing(new),
            "status" => is_nothing(new),
            _ => self.tree.is_null(new) && !old.is_some_and(|old| is_word(self.tree, old, "true")),
        }
    }

    /// One of the new list alone.
    fn addition(&mut self, mut path: Vec<Step>, address: Id) {
        if !self.is_backed(address) {
            self.not_expressible(path, "an edit of the traits");
        } else if self.tree.member(address, "verified").is_some_and(|value| is_word(self.tree, value, "true")) {
            path.push(Step::Name("verified".into()));
            self.not_expressible(path, "a second patch, once the server has the address");
        }
    }

    fn no_address(&mut self, mut path: Vec<Step>, value: Id) {
        if !matches!(self.tree.node(value), Node::Object(_)) {
            return self.mistyped(path, "object");
        }
        let missing = SAME.into_iter().find(|name| self.tree.text(value, name).is_none()).unwrap_or_default();
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

    /// Whether the traits of `after` hold the address.
    fn is_backed(&self, address: Id) -> bool {
        let value = self.tree.text(address, "value");
        value.is_some_and(|value| self.tree.member(self.index.traits, &fold(value, true)).is_some())
    }

    fn is_first(&self, address: Id) -> bool {
        key(self.tree, address, self.index.folds).and_then(|key| self.tree.member(self.index.addresses, &key))
            == Some(address)
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

fn is_word(tree: &Tree<'_>, value: Id, word: &str) -> bool {
    matches!(tree.node(value), Node::Literal(literal) if *literal == word)
}

/// What makes an address the same as another, as JSON text: how it is reached, and its value.
fn key(tree: &Tree<'_>, address: Id, folds: bool) -> Option<String> {
    let [via, value] = SAME.map(|name| tree.text(address, name).map(|text| fold(text, folds)));
    Some([via?, value?].join(" "))
}

/// A text, without case where that makes no difference: ASCII alone, as in all host names and nearly all local parts.
fn fold(text: Text<'_>, folds: bool) -> String {
    escape(&mut text.code_points().map(|point| match u8::try_from(point) {
        Ok(byte) if folds => byte.to_ascii_lowercase().into(),
        _ => point,
    }))
}
