//! The operations that make one document of another: `add`, `remove` and `replace` of RFC 6902, no others, for the server
//! takes no others.
//!
//! What is cheap is what takes few bytes, which makes operations few. A value is changed where it differs as long as
//! that takes at most so many times the bytes of replacing it whole:
//!
//! * twice, for an object: patches are not guarded (the server has no `test`, `ETag` or `If-Match`), and a member that is
//!   replaced with its siblings undoes what another has made of them meanwhile;
//! * once, for a list: an index does not stand for an item once another has edited the list, so that many small
//!   operations are no safer than one.
//!
//! Names are safe to go through, those that look like indices among them, but for an empty one: from v25.4 on the server
//! then answers 400 (evanphx/json-patch v5, `partialDoc.get`, takes it for the object itself). What it names is replaced
//! whole.

use super::list::{self, Step};
use crate::json::tree::{Id, Node, Tree};
use crate::json::{Number, Text, escape};

/// What lies deeper in what is compared is replaced whole: nobody nests traits so deeply, and the stack is safe.
pub(super) const DEEPEST: usize = 64;

/// How many pairs of members and items are compared in one patch, which is some tenths of a second of work. What differs
/// beyond them is replaced whole.
const PAIRS: usize = 1 << 20;

/// How many times the bytes of replacing an object, and a list, its own changes may take.
const OBJECT: usize = 2;
const LIST: usize = 1;

/// One operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Operation {
    /// `add`, `remove` or `replace`.
    op: &'static str,
    /// A JSON Pointer, as JSON text without quotes.
    path: String,
    /// What is added.
    value: Option<Id>,
}

/// A patch while it is made.
pub(super) struct Patch<'t, 'a> {
    tree: &'t Tree<'a>,
    facts: Vec<Fact>,
    /// Where the value is that is being compared: a JSON Pointer, as JSON text without quotes.
    path: String,
    operations: Vec<Operation>,
    /// How many bytes the operations take, a comma behind each.
    bytes: usize,
    /// How many they may take, or something around them is replaced whole.
    most: usize,
    /// Whether only their bytes are wanted.
    pricing: bool,
    /// Whether `1` is another number than `1.0`.
    literal: bool,
    depth: usize,
    pairs: usize,
}

impl<'t, 'a> Patch<'t, 'a> {
    /// An empty patch between values of a tree that has not been edited since they were read.
    pub(super) fn new(tree: &'t Tree<'a>) -> Self {
        Self {
            tree,
            facts: facts(tree),
            path: String::new(),
            operations: Vec::new(),
            bytes: 0,
            most: usize::MAX,
            pricing: false,
            literal: false,
            depth: 0,
            pairs: PAIRS,
        }
    }

    /// Whether there is no operation.
    pub(super) fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }

    /// The operations, as compact JSON.
    pub(super) fn write(&self) -> String {
        let mut json = String::from("[");
        for (nth, Operation { op, path, value }) in self.operations.iter().enumerate() {
            let comma = if nth > 0 { "," } else { "" };
            for part in [comma, r#"{"op":""#, op, r#"","path":""#, path, "\""] {
                json.push_str(part);
            }
            if let Some(value) = value {
                json.push_str(r#","value":"#);
                json.push_str(&self.tree.write(*value));
            }
            json.push('}');
        }
        json.push(']');
        json
    }

    /// Goes to a member of the value that is here; its name is JSON text without quotes.
    pub(super) fn enter(&mut self, name: &str) {
        self.path.push('/');
        self.path.push_str(&token(name));
    }

    /// Goes to an item.
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
        self.bytes += self.size(op, value);
        if !self.pricing && self.bytes <= self.most {
            self.operations.push(Operation { op, path: self.path.clone(), value });
        }
    }

    /// The operations that make the value that is here another.
    pub(super) fn change(&mut self, before: Id, after: Id) {
        if self.same(before, after) || self.is_rewritten(before, after) {
            return;
        }
        let (count, bytes, most) = (self.operations.len(), self.bytes, self.most);
        if let Some(times) = self.times(before, after) {
            let whole = self.size("replace", Some(after)).saturating_mul(times);
            self.most = most.min(bytes.saturating_add(whole));
            self.depth += 1;
            let done = if times == LIST { self.items(before, after) } else { self.members(before, after) };
            self.depth -= 1;
            let fits = done.is_some() && self.bytes <= self.most;
            self.most = most;
            if fits {
                return;
            }
            self.operations.truncate(count);
            self.bytes = bytes;
        }
        // Only written in another way, somewhere within.
        if self.literal || !self.tree.same(before, after) {
            self.push("replace", Some(after));
        }
    }

    /// Whether two values are the same, down to the kinds of their numbers' literals.
    pub(super) fn same(&self, one: Id, other: Id) -> bool {
        self.facts[one.number()].hash == self.facts[other.number()].hash && (self.pricing || self.tree.same(one, other))
    }

    /// How many times the bytes of one operation are worth it, where there may be several.
    fn times(&self, before: Id, after: Id) -> Option<usize> {
        let is_open = self.depth < DEEPEST && self.path.as_bytes().last() != Some(&b'/');
        match (self.tree.node(before), self.tree.node(after)) {
            (Node::Object(_), Node::Object(_)) if is_open => Some(OBJECT),
            (Node::Array(_), Node::Array(_)) if is_open => Some(LIST),
            _ => None,
        }
    }

    fn members(&mut self, before: Id, after: Id) -> Option<()> {
        let tree = self.tree;
        let (Node::Object(old), Node::Object(new)) = (tree.node(before), tree.node(after)) else { return None };
        // Names may be long.
        let bytes = self.facts[before.number()].size + self.facts[after.number()].size;
        self.pairs = self.pairs.checked_sub(old.len() + new.len() + bytes / 256)?;
        for (name, old) in tree.members(before) {
            let new = tree.member(after, name);
            if new.is_some_and(|new| self.same(old, new)) {
                continue;
            }
            self.enter(name);
            match new {
                Some(new) => self.change(old, new),
                None => self.push("remove", None),
            }
            self.leave();
        }
        for (name, new) in tree.members(after).filter(|(name, _)| tree.member(before, name).is_none()) {
            self.enter(name);
            self.push("add", Some(new));
            self.leave();
        }
        Some(())
    }

    fn items(&mut self, before: Id, after: Id) -> Option<()> {
        let [old, new] = [before, after].map(|list| self.tree.items(list).collect::<Vec<Id>>());
        let pairs = || old.iter().zip(&new);
        let head = pairs().take_while(|(old, new)| self.same(**old, **new)).count();
        let rest = old.len().min(new.len()) - head;
        let backwards = old.iter().rev().zip(new.iter().rev());
        let tail = backwards.take(rest).take_while(|(old, new)| self.same(**old, **new)).count();
        let [olds, news] = [old.len(), new.len()].map(|length| length - head - tail);
        // Something is left for what the items hold.
        let band = olds.max(news).min(self.pairs / 8 / (olds + 1));
        let cells = list::cells(olds, band);
        if band < olds.abs_diff(news) || cells > self.pairs {
            return None;
        }
        self.pairs -= cells;

        let shifted = |step| match step {
            Step::Pair(i, j) => Step::Pair(i + head, j + head),
            Step::Remove(i) => Step::Remove(i + head),
            Step::Add(i, j) => Step::Add(i + head, j + head),
        };
        let (pricing, bytes, most) = (self.pricing, self.bytes, self.most);
        (self.pricing, self.most) = (true, usize::MAX);
        let (steps, cost) = list::steps(olds, news, band, &mut |step| {
            self.bytes = 0;
            self.step(shifted(step), &old, &new);
            self.bytes
        });
        (self.pricing, self.bytes, self.most) = (pricing, bytes, most);
        if pricing {
            self.bytes += cost;
            return Some(());
        }
        // What comes behind the last item comes there in its own order.
        let is_behind = |step: &&Step| matches!(**step, Step::Add(i, _) if i + head == old.len());
        let behind = steps.iter().take_while(is_behind).count();
        for step in steps[..behind].iter().rev().chain(&steps[behind..]) {
            self.step(shifted(*step), &old, &new);
        }
        Some(())
    }

    fn step(&mut self, step: Step, old: &[Id], new: &[Id]) {
        let (Step::Pair(index, _) | Step::Remove(index) | Step::Add(index, _)) = step;
        if index < old.len() {
            self.enter_item(index);
        } else {
            self.enter("-");
        }
        match step {
            Step::Pair(i, j) => self.change(old[i], new[j]),
            Step::Remove(_) => self.push("remove", None),
            Step::Add(_, j) => self.push("add", Some(new[j])),
        }
        self.leave();
    }

    /// Whether a number is only written in another way.
    fn is_rewritten(&self, before: Id, after: Id) -> bool {
        match (self.tree.node(before), self.tree.node(after)) {
            (Node::Number(a), Node::Number(b)) => a.same(*b) && !(self.literal && !is_integer(*a) && is_integer(*b)),
            _ => false,
        }
    }

    /// How many bytes an operation here takes.
    fn size(&self, op: &str, value: Option<Id>) -> usize {
        let value = value.map_or(0, |value| r#","value":"#.len() + self.facts[value.number()].size);
        r#"{"op":"","path":""},"#.len() + op.len() + self.path.len() + value
    }
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

/// What is known of a value before anything is compared.
#[derive(Clone, Copy, Default)]
struct Fact {
    /// Values of one hash are most likely the same. One that was made to collide costs time, and is found out.
    hash: u64,
    /// How many bytes it takes as compact JSON.
    size: usize,
}

fn facts(tree: &Tree<'_>) -> Vec<Fact> {
    let mut facts = vec![Fact::default(); tree.ids().count()];
    // What a value holds stands behind it.
    for id in tree.ids().rev() {
        facts[id.number()] = fact(tree, id, &facts);
    }
    facts
}

fn fact(tree: &Tree<'_>, id: Id, facts: &[Fact]) -> Fact {
    let text = |kind, raw: &str| Text::written(raw).code_points().fold(kind, |hash, point| mix(hash, point.into()));
    let known = |value: Id| facts[value.number()];
    match tree.node(id) {
        Node::Literal(word) => Fact { hash: text(1, word), size: word.len() },
        Node::Number(number) => {
            let (negative, scale) = number.scale();
            let kind = 8 + 2 * u64::from(is_integer(*number)) + u64::from(negative);
            let digits = number.significant().map(u64::from);
            Fact { hash: digits.fold(mix(kind, scale.cast_unsigned()), mix), size: number.literal().len() }
        }
        Node::String(string) => Fact { hash: text(4, string.raw()), size: string.raw().len() + 2 },
        Node::Array(items) => {
            tree.items(id).map(known).fold(Fact { hash: 5, size: 2 + items.len().saturating_sub(1) }, |list, item| {
                Fact { hash: mix(list.hash, item.hash), size: list.size + item.size }
            })
        }
        Node::Object(members) => tree.members(id).fold(
            Fact { hash: 6, size: 2 + members.len().saturating_sub(1) },
            |object, (name, value)| {
                let member = mix(text(7, name), known(value).hash);
                // Whatever their order.
                let hash = object.hash.wrapping_add(member);
                Fact { hash, size: object.size + name.len() + r#""":"#.len() + known(value).size }
            },
        ),
    }
}

fn mix(hash: u64, word: u64) -> u64 {
    // The odd number nearest to 2^64 over the golden ratio, as in SplitMix64.
    let mixed = (hash.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 32
}

/// Whether the server takes the literal for an integer: Go's `big.Int` reads digits, and neither point nor exponent.
fn is_integer(number: Number<'_>) -> bool {
    number.literal().bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
}
