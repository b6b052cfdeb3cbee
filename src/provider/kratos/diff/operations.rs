//! The operations that make one document of another: `add`, `remove` and `replace` of RFC 6902, no others, for the server
//! takes no others.
//!
//! Only what was edited is written: patches are not guarded (the server has no `test`, `ETag` or `If-Match`), and a
//! member that is sent along with its siblings undoes what another request has made of them meanwhile. So an object or a
//! list is replaced whole only where nothing in it stays as it was, and there only if that takes fewer bytes; or where
//! its operations would make the patch longer than any that the server takes.
//!
//! Which elements of a list are which is a choice. In short lists the one is taken whose operations take the fewest bytes.
//! In long ones the equal elements are found by hashes, those between them by what they have in common, and the rest by
//! their places, which takes little more than one pass.
//!
//! Names are safe to go through, those that look like indices among them, but for an empty one: from v25.4 on the server
//! then answers 400 (evanphx/json-patch v5, `partialDoc.get`, takes it for the object itself). The value of such a member
//! is replaced whole.

use std::ops::Range;

use super::facts::{Facts, hash_text, mix};
use super::list::{self, Step};
use crate::json::tree::{Id, Node, Tree};
use crate::json::{Number, Text, escape};
use crate::provider::kratos::draft::MAX_BODY;

/// A container within so many others is replaced whole where it differs, so that the stack is safe.
pub(super) const DEEPEST: usize = 64;

/// Between so many pairs of elements at most the cheapest steps are looked for: those of two lists of 32.
const SHORT: usize = 1 << 10;

/// How often each value of the documents may be compared only to weigh operations, on average. Where that is used up, all
/// that differs weighs as if it were replaced whole, and lists are treated as long ones.
const WEIGHINGS: usize = 32;

/// Names and texts of so many bytes take about as long as one value more.
const BYTES: usize = 256;

/// One operation.
struct Operation {
    /// `add`, `remove` or `replace`.
    op: &'static str,
    /// Where among all paths its own is.
    path: Range<usize>,
    /// What is added.
    value: Option<Id>,
}

/// A patch while it is made.
pub(super) struct Patch<'t, 'a> {
    tree: &'t Tree<'a>,
    facts: Facts,
    /// Where the value is that is being compared: a JSON Pointer, as JSON text without quotes.
    path: String,
    operations: Vec<Operation>,
    /// The paths of the operations, one after the other.
    paths: String,
    /// How many bytes the operations take, a comma behind each.
    bytes: usize,
    /// Whether there are more than the server takes, so that some have not been written down.
    is_too_long: bool,
    /// Whether only their bytes are wanted.
    weighing: bool,
    /// How many values may still be compared for that.
    left: usize,
    /// Whether `1` is another number than `1.0`.
    literal: bool,
    depth: usize,
}

impl<'t, 'a> Patch<'t, 'a> {
    /// An empty patch between values of a tree, which was read from texts of so many bytes.
    pub(super) fn new(tree: &'t Tree<'a>, bytes: usize) -> Self {
        Self {
            tree,
            facts: Facts::default(),
            path: String::new(),
            operations: Vec::new(),
            paths: String::new(),
            bytes: 0,
            is_too_long: false,
            weighing: false,
            left: (tree.len() + bytes / BYTES).saturating_mul(WEIGHINGS),
            literal: false,
            depth: 0,
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

    /// The operations, as compact JSON.
    pub(super) fn write(&self) -> String {
        let mut json = String::with_capacity(self.bytes + 2);
        json.push('[');
        for (nth, Operation { op, path, value }) in self.operations.iter().enumerate() {
            let comma = if nth > 0 { "," } else { "" };
            for part in [comma, r#"{"op":""#, op, r#"","path":""#, &self.paths[path.clone()], "\""] {
                json.push_str(part);
            }
            if let Some(value) = value {
                json.push_str(r#","value":"#);
                self.tree.write_into(*value, &mut json);
            }
            json.push('}');
        }
        json.push(']');
        json
    }

    /// Goes to a member of the value that is here; its name is JSON text without quotes.
    pub(super) fn enter(&mut self, name: &str) {
        self.path.push('/');
        if name.contains(['\\', '~', '/']) {
            self.path.push_str(&token(name));
        } else {
            self.path.push_str(name);
        }
    }

    /// Goes to an element.
    pub(super) fn enter_item(&mut self, index: usize) {
        self.path.push('/');
        self.path.push_str(&index.to_string());
    }

    /// Goes back to what is around the value that is here.
    pub(super) fn leave(&mut self) {
        let slash = self.path.bytes().rposition(|byte| byte == b'/');
        self.path.truncate(slash.unwrap_or(0));
    }

    /// Compares traits: a number that was no integer literal and is one now has changed, for the server's validator
    /// takes `1` for an integer and refuses `1.0`. The other way about there is nothing to win.
    pub(super) fn literally(&mut self, literal: bool) {
        self.literal = literal;
    }

    /// An operation on the value that is here.
    pub(super) fn push(&mut self, op: &'static str, value: Option<Id>) {
        self.bytes = self.bytes.saturating_add(self.size(op, value));
        if self.weighing {
            return;
        }
        if self.depth > 0 && self.bytes > MAX_BODY {
            // What is around it will be replaced whole.
            self.is_too_long = true;
            return;
        }
        let from = self.paths.len();
        self.paths.push_str(&self.path);
        self.operations.push(Operation { op, path: from..self.paths.len(), value });
    }

    /// How many bytes an operation here takes.
    fn size(&mut self, op: &str, value: Option<Id>) -> usize {
        let value = value.map_or(0, |value| r#","value":"#.len() + self.facts.of(self.tree, value).size);
        r#"{"op":"","path":""},"#.len() + op.len() + self.path.len() + value
    }

    /// The operations that make the document that is here another: it is not replaced whole where nothing in it stays
    /// either, but only where it becomes something else.
    pub(super) fn change_document(&mut self, before: Id, after: Id) {
        self.change_or_replace(before, after, true);
    }

    /// The operations that make the value that is here another. Whether something of it stays as it was.
    pub(super) fn change(&mut self, before: Id, after: Id) -> bool {
        self.change_or_replace(before, after, false)
    }

    fn change_or_replace(&mut self, before: Id, after: Id, is_document: bool) -> bool {
        let (count, bytes, paths) = (self.operations.len(), self.bytes, self.paths.len());
        let Some(stays) = self.change_within(before, after) else {
            let is_same = self.is_same(before, after);
            if !is_same {
                self.push("replace", Some(after));
            }
            return is_same;
        };
        let is_lost = !stays && !is_document && self.bytes - bytes > self.size("replace", Some(after));
        if is_lost || self.is_too_long {
            self.operations.truncate(count);
            self.paths.truncate(paths);
            (self.bytes, self.is_too_long) = (bytes, false);
            self.push("replace", Some(after));
        }
        stays
    }

    /// The operations within two objects or two lists, and whether something stays as it was; nothing where there are none
    /// to be had.
    fn change_within(&mut self, before: Id, after: Id) -> Option<bool> {
        if self.depth == DEEPEST || self.path.ends_with('/') || self.weighing && self.left == 0 {
            return None;
        }
        let change = match (self.tree.node(before), self.tree.node(after)) {
            (Node::Object(_), Node::Object(_)) => Self::members,
            (Node::Array(_), Node::Array(_)) => Self::items,
            _ => return None,
        };
        self.depth += 1;
        let stays = change(self, before, after);
        self.depth -= 1;
        Some(stays)
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
                None => self.push("remove", None),
            }
            self.leave();
        }
        let news = if let Node::Object(members) = tree.node(after) { members.len() } else { 0 };
        if self.weighing {
            let bytes = [before, after].map(|id| self.facts.of(tree, id).size);
            self.weigh(count + news + (bytes[0] + bytes[1]) / BYTES);
        }
        if shared < news {
            for (at, (name, new)) in tree.members(after).enumerate() {
                if tree.member_near(before, at, name).is_none() {
                    self.enter(name);
                    self.push("add", Some(new));
                    self.leave();
                }
            }
        }
        stays || count + news == 0
    }

    fn items(&mut self, before: Id, after: Id) -> bool {
        let [old, new] = [before, after].map(|list| self.tree.items(list).collect::<Vec<Id>>());
        if self.weighing {
            self.weigh(old.len() + new.len());
        }
        let pairs = old.iter().zip(&new);
        let head = pairs.take_while(|(old, new)| self.is_same(**old, **new)).count();
        let (old_rest, new_rest) = (&old[head..], &new[head..]);
        let pairs = old_rest.iter().rev().zip(new_rest.iter().rev());
        let tail = pairs.take_while(|(old, new)| self.is_same(**old, **new)).count();
        let [old_rest, new_rest] = [old_rest, new_rest].map(|list| &list[..list.len() - tail]);
        let steps = self.steps(old_rest, new_rest);

        let mut stays = head + tail > 0 || old.is_empty() && new.is_empty();
        let shifted = |step: &Step| match *step {
            Step::Pair(i, j) => Step::Pair(i + head, j + head),
            Step::Remove(i) => Step::Remove(i + head),
            Step::Add(i, j) => Step::Add(i + head, j + head),
        };
        // What is added behind the last element is added there in its own order.
        let is_behind = |step: &&Step| matches!(shifted(step), Step::Add(i, _) if i == old.len());
        let behind = steps.iter().take_while(is_behind).count();
        for step in steps[..behind].iter().rev().chain(&steps[behind..]) {
            stays |= self.step(shifted(step), &old, &new);
        }
        // The cheapest steps may remove an element at one place and add the same at another.
        stays || {
            let [olds, news] = [self.hashes(&old), self.hashes(&new)];
            !list::common(&olds, &news).is_empty()
        }
    }

    /// The steps from one list to the other, those at the end first.
    fn steps(&mut self, old: &[Id], new: &[Id]) -> Vec<Step> {
        if self.is_short(old, new) {
            return self.cheapest(old, new);
        }
        let [olds, news] = [self.hashes(old), self.hashes(new)];
        let common = list::common(&olds, &news);
        self.between(old, new, &common, |patch, old, new| {
            if patch.is_short(old, new) {
                return patch.cheapest(old, new);
            }
            let [olds, news] = [old, new].map(|list| patch.parts(list));
            let alike = list::alike(&olds, &news);
            patch.between(old, new, &alike, |patch, old, new| {
                if patch.is_short(old, new) { patch.cheapest(old, new) } else { by_place(old.len(), new.len()) }
            })
        })
    }

    /// The steps where some elements are paired, and those between the pairs are left to `rest`.
    fn between(
        &mut self,
        old: &[Id],
        new: &[Id],
        pairs: &[list::Pair],
        rest: impl Fn(&mut Self, &[Id], &[Id]) -> Vec<Step>,
    ) -> Vec<Step> {
        let mut steps = Vec::with_capacity(old.len().max(new.len()));
        let mut ends = (old.len(), new.len());
        let starts = pairs.iter().rev().map(|pair| (pair.0 + 1, pair.1 + 1, true)).chain([(0, 0, false)]);
        for (i, j, is_pair) in starts {
            steps.extend(rest(self, &old[i..ends.0], &new[j..ends.1]).into_iter().map(|step| match step {
                Step::Pair(old, new) => Step::Pair(i + old, j + new),
                Step::Remove(old) => Step::Remove(i + old),
                Step::Add(old, new) => Step::Add(i + old, j + new),
            }));
            if is_pair {
                ends = (i - 1, j - 1);
                steps.push(Step::Pair(i - 1, j - 1));
            }
        }
        steps
    }

    fn is_short(&self, old: &[Id], new: &[Id]) -> bool {
        let pairs = old.len().saturating_mul(new.len());
        pairs <= 1 || pairs <= SHORT && self.left > 0
    }

    /// The steps that take the fewest bytes.
    fn cheapest(&mut self, old: &[Id], new: &[Id]) -> Vec<Step> {
        if let ([_], [_]) = (old, new) {
            return vec![Step::Pair(0, 0)];
        }
        if old.is_empty() || new.is_empty() {
            return by_place(old.len(), new.len());
        }
        let (weighing, bytes) = (std::mem::replace(&mut self.weighing, true), self.bytes);
        self.weigh(old.len() * new.len());
        let steps = list::cheapest(old.len(), new.len(), &mut |step| {
            if let Step::Pair(i, j) = step
                && self.facts.of(self.tree, old[i]).hash == self.facts.of(self.tree, new[j]).hash
            {
                return 0;
            }
            self.bytes = 0;
            self.step(step, old, new);
            self.bytes
        });
        (self.weighing, self.bytes) = (weighing, bytes);
        steps
    }

    fn hashes(&mut self, list: &[Id]) -> Vec<u64> {
        list.iter().map(|id| self.facts.of(self.tree, *id).hash).collect()
    }

    /// The hashes of what the elements hold, each with its element.
    fn parts(&mut self, list: &[Id]) -> Vec<(u64, usize)> {
        let tree = self.tree;
        let mut parts = Vec::new();
        for (at, element) in list.iter().enumerate() {
            for (name, value) in tree.members(*element) {
                parts.push((mix(hash_text(5, name), self.facts.of(tree, value).hash), at));
            }
            for (place, value) in (0..).zip(tree.items(*element)) {
                parts.push((mix(place, self.facts.of(tree, value).hash), at));
            }
        }
        parts
    }

    /// Does one step. Whether something of the element stays as it was.
    fn step(&mut self, step: Step, old: &[Id], new: &[Id]) -> bool {
        let (Step::Pair(index, _) | Step::Remove(index) | Step::Add(index, _)) = step;
        if let Step::Pair(i, j) = step
            && !self.weighing
            && self.is_same(old[i], new[j])
        {
            return true;
        }
        if index < old.len() {
            self.enter_item(index);
        } else {
            self.enter("-");
        }
        let stays = match step {
            Step::Pair(i, j) => self.change(old[i], new[j]),
            Step::Remove(_) => {
                self.push("remove", None);
                false
            }
            Step::Add(_, j) => {
                self.push("add", Some(new[j]));
                false
            }
        };
        self.leave();
        stays
    }

    /// Counts values that are compared.
    fn weigh(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count);
    }

    fn is_single(&self, id: Id) -> bool {
        !matches!(self.tree.node(id), Node::Array(_) | Node::Object(_))
    }

    /// Whether nothing is to be done to make the one value the other.
    fn is_same(&self, before: Id, after: Id) -> bool {
        let literal = self.literal;
        self.tree.same_by(before, after, |a, b| a.same(b) && !(literal && !is_integer(a) && is_integer(b)))
    }
}

/// The first becomes the first, the second the second, and what is left is removed or added.
fn by_place(old: usize, new: usize) -> Vec<Step> {
    let both = old.min(new);
    let removed = (both..old).rev().map(Step::Remove);
    let added = (both..new).rev().map(|j| Step::Add(old, j));
    let paired = (0..both).rev().map(|at| Step::Pair(at, at));
    removed.chain(added).chain(paired).collect()
}

/// A reference token (RFC 6901, section 3), as JSON text, from a name that is such.
fn token(name: &str) -> String {
    let mut points = Vec::new();
    for point in Text::written(name).code_points() {
        match char::from_u32(point) {
            Some('~') => points.extend(['~', '0'].map(u32::from)),
            Some('/') => points.extend(['~', '1'].map(u32::from)),
            _ => points.push(point),
        }
    }
    escape(&mut points.into_iter())
}

/// Whether the server takes the literal for an integer: Go's `big.Int` reads digits, and neither point nor exponent.
fn is_integer(number: Number<'_>) -> bool {
    number.literal().bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
}
