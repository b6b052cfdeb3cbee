//! The operations that turn one document into another: `add`, `remove` and `replace` of RFC 6902. The server accepts no
//! others.
//!
//! Only what was edited is written. The server has no `test`, `ETag` or `If-Match`, so a patch that also sends unchanged
//! siblings overwrites what another request has changed in them meanwhile. So an object or a list is replaced as a whole only
//! if nothing in it is unchanged, and only if that takes fewer bytes.
//!
//! A path can go through any name, also one that looks like an index, except an empty one: from v25.4 on the server answers
//! 400 (evanphx/json-patch v5, `partialDoc.get`, reads it as the object itself). The value of a member with an empty name is
//! replaced as a whole.

use std::ops::Range;

use super::facts::Facts;
use super::list::Cost;
use super::written_back::WrittenBack;
use crate::json::tree::{Id, Node, Tree};
use crate::json::{Number, Text, escape, pointer};
use crate::provider::kratos::draft::{MAX_BODY, is_within};

/// A container inside this many others is compared later, from a list of open comparisons, so that the stack does not
/// overflow. A limit of our own.
const DEEPEST: usize = 64;

/// How often each value may be compared only to find the cost of operations, on average. When that is used up, the cost of a
/// value that differs is that of replacing it as a whole, and all lists count as long. A limit of our own.
const WEIGHINGS: usize = 32;

/// Comparing this many bytes of names and texts takes about as long as comparing one more value. A limit of our own.
const BYTES: usize = 256;

/// One operation.
struct PatchEntry {
    op: Change,
    /// The range of its path in the `paths` of [`Patch`].
    path: Range<usize>,
    /// The value of `before` that it removes or replaces.
    old: Option<Id>,
}

/// What an entry does.
enum Change {
    Remove,
    /// `add` or `replace`, and the value.
    Set(&'static str, Id),
    /// `add`, the value as JSON text, and the value in `after` that it comes from.
    Write(String, Id),
    /// Nothing yet: two values that are still to be compared.
    Compare(Id, Id),
}

/// A patch that is being written.
pub(super) struct Patch<'t, 'a> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) facts: Facts,
    /// What the lists that are being compared have in common.
    pub(super) written_back: WrittenBack,
    /// The current path, that of the values being compared: a JSON Pointer, as JSON text without quotes.
    path: String,
    operations: Vec<PatchEntry>,
    /// The paths of the operations, one after the other.
    paths: String,
    /// The cost of the operations, each with a comma. If it is over [`MAX_BODY`], `operations` is not complete.
    pub(super) cost: Cost,
    /// Whether only the cost is computed, and no operation is written.
    pub(super) weighing: bool,
    /// How many values may still be compared to compute a cost.
    pub(super) weighings_left: usize,
    /// Whether traits are compared: a number that was no integer literal and is one now has then changed, because the
    /// server's validator takes `1` for an integer and refuses `1.0`. The other direction gains nothing.
    is_traits: bool,
    /// Whether large numbers are compared as doubles: beyond the integers that doubles hold exactly.
    doubles: bool,
    depth: usize,
    /// How many times the comparisons that were put off at [`DEEPEST`] have been taken up.
    rounds: usize,
}

impl<'t, 'a> Patch<'t, 'a> {
    /// An empty patch between values of a tree. `bytes`: the length of the texts that the tree was read from. `doubles`: whether
    /// one of them was written from data whose numbers are doubles.
    pub(super) fn new(tree: &'t Tree<'a>, bytes: usize, doubles: bool) -> Self {
        Self {
            tree,
            facts: Facts::new(doubles),
            written_back: WrittenBack::default(),
            path: String::new(),
            operations: Vec::new(),
            paths: String::new(),
            cost: Cost::default(),
            weighing: false,
            weighings_left: (tree.len() + bytes / BYTES).saturating_mul(WEIGHINGS),
            is_traits: false,
            doubles,
            depth: 0,
            rounds: 0,
        }
    }

    /// Whether there is no operation.
    pub(super) fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }

    /// The paths of the operations, as JSON text without quotes.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.operations.iter().map(|operation| &self.paths[operation.path.clone()])
    }

    /// For each operation, the value in `after` that it comes from.
    pub(super) fn values(&self) -> impl Iterator<Item = Option<Id>> {
        self.operations.iter().map(|operation| match operation.op {
            Change::Set(_, value) | Change::Write(_, value) => Some(value),
            Change::Remove | Change::Compare(..) => None,
        })
    }

    /// The values of `before` that are removed or replaced within this member.
    pub(super) fn replaced_within(&self, member: &str) -> impl Iterator<Item = Id> {
        let within =
            self.operations.iter().filter(move |operation| is_within(&self.paths[operation.path.clone()], member));
        within.filter_map(|operation| operation.old)
    }

    /// The operations, as compact JSON.
    pub(super) fn write(&self) -> String {
        let mut json = String::with_capacity(self.cost.bytes.min(MAX_BODY) + 2);
        json.push('[');
        for (nth, PatchEntry { op, path, .. }) in self.operations.iter().enumerate() {
            let comma = if nth > 0 { "," } else { "" };
            for part in [comma, r#"{"op":""#, op.name(), r#"","path":""#, &self.paths[path.clone()], "\""] {
                json.push_str(part);
            }
            if !matches!(op, Change::Remove) {
                json.push_str(VALUE);
            }
            match op {
                Change::Set(_, value) => self.tree.write_into(*value, &mut json),
                Change::Write(value, _) => json.push_str(value),
                Change::Remove | Change::Compare(..) => {}
            }
            json.push('}');
        }
        json.push(']');
        json
    }

    /// Adds a member's name to the current path; it is JSON text without quotes.
    pub(super) fn enter(&mut self, name: &str) {
        self.path.push('/');
        if name.contains(['\\', '~', '/']) {
            // The escapes of JSON text contain neither `~` nor `/`.
            self.path.push_str(&pointer::escape(&escape(&mut Text::written(name).code_points())));
        } else {
            self.path.push_str(name);
        }
    }

    /// Adds an index to the current path.
    pub(super) fn enter_item(&mut self, index: usize) {
        self.path.push('/');
        self.path.push_str(&index.to_string());
    }

    /// Removes the last token from the current path.
    pub(super) fn leave(&mut self) {
        let slash = self.path.bytes().rposition(|byte| byte == b'/');
        self.path.truncate(slash.unwrap_or(0));
    }

    /// Adds a value at the current path.
    pub(super) fn add(&mut self, value: Id) {
        self.push(Change::Set("add", value), None);
    }

    /// Replaces the value at the current path.
    pub(super) fn replace(&mut self, old: Id, value: Id) {
        self.push(Change::Set("replace", value), Some(old));
    }

    /// Removes the value at the current path.
    pub(super) fn remove(&mut self, old: Id) {
        self.push(Change::Remove, Some(old));
    }

    /// Adds a value, given as JSON text, at the current path. `about`: the value in `after` that it comes from.
    pub(super) fn write_value(&mut self, json: String, about: Id) {
        self.push(Change::Write(json, about), None);
    }

    fn push(&mut self, op: Change, old: Option<Id>) {
        self.cost = self.cost.plus(self.cost_of(&op));
        // A patch that is too long is not sent.
        if self.weighing || self.is_too_long() {
            return;
        }
        let from = self.paths.len();
        self.paths.push_str(&self.path);
        self.operations.push(PatchEntry { op, path: from..self.paths.len(), old });
    }

    /// Whether the operations are over [`MAX_BODY`].
    fn is_too_long(&self) -> bool {
        self.cost.bytes > MAX_BODY
    }

    /// The cost of a change at the current path.
    fn cost_of(&mut self, op: &Change) -> Cost {
        let (bytes, back) = match op {
            Change::Remove => (0, Cost::default()),
            Change::Set(_, value) => (
                VALUE.len() + self.facts.of(self.tree, *value).size,
                if self.weighing { self.written_back.cost(*value) } else { Cost::default() },
            ),
            Change::Write(json, _) => (VALUE.len() + json.len(), Cost::default()),
            Change::Compare(..) => return Cost::default(),
        };
        Cost { bytes: r#"{"op":"","path":""},"#.len() + op.name().len() + self.path.len() + bytes, ..back }
    }

    /// Writes the operations that turn the document at the current path into another. The document is replaced as a whole only if
    /// its type changes, even if nothing in it is unchanged.
    ///
    /// # Errors
    /// The length of the patch in bytes, if it is over [`MAX_BODY`]. The patch is then left as it was.
    pub(super) fn change_document(&mut self, before: Id, after: Id, is_traits: bool) -> Result<(), usize> {
        self.is_traits = is_traits;
        let mark = self.mark();
        self.change_or_replace(before, after, true);
        // Compare what is nested deeper, each at its own path.
        while self.operations[mark.operations..].iter().any(|operation| matches!(operation.op, Change::Compare(..))) {
            let path = std::mem::take(&mut self.path);
            self.rounds += 1;
            for PatchEntry { op, path, old } in self.operations.split_off(mark.operations) {
                match op {
                    Change::Compare(before, after) => {
                        self.path = self.paths[path].to_owned();
                        self.change(before, after);
                    }
                    op => self.operations.push(PatchEntry { op, path, old }),
                }
            }
            self.path = path;
        }
        self.rounds = 0;
        self.is_traits = false;
        if self.is_too_long() {
            let bytes = self.cost.bytes;
            self.back_to(&mark);
            return Err(bytes);
        }
        Ok(())
    }

    /// Writes the operations that turn the value at the current path into another. Whether something in it is unchanged.
    pub(super) fn change(&mut self, before: Id, after: Id) -> bool {
        self.change_or_replace(before, after, false)
    }

    fn change_or_replace(&mut self, before: Id, after: Id, is_document: bool) -> bool {
        // A list that is emptied is replaced by `[]`: nothing in it is unchanged, and no index can be out of date.
        let nodes = (self.tree.node(before), self.tree.node(after));
        let is_emptied = matches!(nodes, (Node::Array(old), Node::Array(new)) if new.is_empty() && !old.is_empty());
        if is_emptied && !is_document {
            self.replace(before, after);
            return false;
        }
        let mark = self.mark();
        let Some(stays) = self.change_within(before, after) else {
            let is_same = self.is_same(before, after);
            if !is_same {
                self.replace(before, after);
            }
            return is_same;
        };
        if !stays
            && !is_document
            && self.cost.bytes - mark.cost.bytes > self.cost_of(&Change::Set("replace", after)).bytes
        {
            self.back_to(&mark);
            self.replace(before, after);
        }
        stays
    }

    /// Writes the operations inside two objects or two lists. Whether something is unchanged; none if the value can only be
    /// replaced as a whole.
    fn change_within(&mut self, before: Id, after: Id) -> Option<bool> {
        if self.path.ends_with('/') || self.weighing && (self.weighings_left == 0 || self.depth >= DEEPEST) {
            return None;
        }
        let change = match (self.tree.node(before), self.tree.node(after)) {
            (Node::Object(_), Node::Object(_)) => Self::members,
            (Node::Array(_), Node::Array(_)) => Self::items,
            _ => return None,
        };
        if self.depth == DEEPEST {
            self.push(Change::Compare(before, after), None);
            return Some(true);
        }
        self.depth += 1;
        let stays = change(self, before, after);
        self.depth -= 1;
        Some(stays)
    }

    const fn mark(&self) -> Mark {
        Mark { operations: self.operations.len(), paths: self.paths.len(), cost: self.cost }
    }

    /// Removes the operations since the mark.
    fn back_to(&mut self, mark: &Mark) {
        self.operations.truncate(mark.operations);
        self.paths.truncate(mark.paths);
        self.cost = mark.cost;
    }

    fn members(&mut self, before: Id, after: Id) -> bool {
        let tree = self.tree;
        let (mut stays, mut shared, mut count) = (false, 0, 0);
        for (at, (name, old)) in tree.members(before).enumerate() {
            count += 1;
            let new = tree.member_near(after, at, name);
            shared += usize::from(new.is_some());
            if let Some(new) = new
                && self.is_single(old)
                && self.is_same(old, new)
            {
                stays = true;
                continue;
            }
            self.enter(name);
            match new {
                Some(new) => stays |= self.change(old, new),
                None => self.remove(old),
            }
            self.leave();
        }
        let news = if let Node::Object(members) = tree.node(after) { members.len() } else { 0 };
        if self.weighing {
            let bytes = [before, after].map(|id| self.facts.of(tree, id).size);
            self.spend(count + news + (bytes[0] + bytes[1]) / BYTES);
        }
        if shared < news {
            for (at, (name, new)) in tree.members(after).enumerate() {
                if tree.member_near(before, at, name).is_none() {
                    self.enter(name);
                    self.add(new);
                    self.leave();
                }
            }
        }
        stays || count + news == 0
    }

    /// Counts values compared to compute a cost.
    pub(super) fn spend(&mut self, count: usize) {
        self.weighings_left = self.weighings_left.saturating_sub(count);
    }

    fn is_single(&self, id: Id) -> bool {
        !matches!(self.tree.node(id), Node::Array(_) | Node::Object(_))
    }

    /// [`Self::is_same`] for two elements, which each outer list compares again. After the first round, their hashes are compared
    /// first.
    pub(super) fn is_same_element(&mut self, before: Id, after: Id) -> bool {
        let differ = |patch: &mut Self| {
            let [before, after] = [before, after].map(|id| patch.facts.of(patch.tree, id).hash);
            before != after
        };
        !(self.rounds > 0 && differ(self)) && self.is_same(before, after)
    }

    /// Whether no operation is needed to turn one value into the other.
    fn is_same(&self, before: Id, after: Id) -> bool {
        let Self { is_traits, doubles, .. } = *self;
        let becomes_integer = |a: Number<'a>, b: Number<'a>| is_traits && !is_integer(a) && is_integer(b);
        self.tree.same_by(before, after, |a, b| {
            a.same(b) && !becomes_integer(a, b)
                || doubles && a.rounded().is_some_and(|rounded| b.rounded() == Some(rounded))
        })
    }
}

/// The state of a patch, to return to.
struct Mark {
    operations: usize,
    paths: usize,
    cost: Cost,
}

impl Change {
    const fn name(&self) -> &'static str {
        match self {
            Self::Set(op, _) => op,
            Self::Write(..) => "add",
            Self::Remove | Self::Compare(..) => "remove",
        }
    }
}

/// The JSON text before a value.
const VALUE: &str = r#","value":"#;

/// Whether the server reads the literal as an integer: Go's `big.Int` accepts no point and no exponent.
fn is_integer(number: Number<'_>) -> bool {
    number.literal().bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
}
