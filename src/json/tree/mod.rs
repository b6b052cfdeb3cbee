//! A JSON document as a tree, for what must edit it.
//!
//! The nodes lie in one list and know each other by number, so that nothing recurses on the depth of the input: not
//! reading, writing, copying, comparing, nor dropping. Literals and strings are kept as they stood (`1.0`, integers
//! beyond 2^53, lone surrogates), and so is the order of members. Of members with one name the last counts, in the
//! place of the first, as in `JSON.parse`.
//!
//! Reading takes n log n. An edit takes the time of what is given, a name or a value, not of what is there: a member
//! is found in log n, and an element that comes into a list moves a run of its neighbours along.
//!
//! ```
//! use identity_patch::json::tree::Tree;
//!
//! let mut tree = Tree::default();
//! let root = tree.read(r#"{ "a": 1.0, "b": [true] }"#).unwrap();
//! let one = tree.read("10e-1").unwrap();
//! assert!(tree.same(tree.member(root, "a").unwrap(), one));
//! tree.set(root, "a".into(), one);
//! assert_eq!(tree.write(root), r#"{"a":10e-1,"b":[true]}"#);
//! ```

mod runs;
mod values;

use std::borrow::Cow;
use std::cmp::Ordering;

use runs::{Place, Runs};

use crate::json::{Error, Number, Reader, Text, Token};

/// A value in one [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(usize);

impl Id {
    /// Its place in [`Tree::ids`].
    pub(crate) const fn number(self) -> usize {
        self.0
    }
}

/// Values that come from one text or several.
#[derive(Default)]
pub struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

/// One value.
#[derive(Clone, Debug)]
pub enum Node<'a> {
    /// `null`, `true` or `false`.
    Literal(&'a str),
    /// A number.
    Number(Number<'a>),
    /// A string as it stood.
    String(Text<'a>),
    /// A list.
    Array(Items),
    /// An object.
    Object(Members<'a>),
}

/// The elements of a list: the numbers of their nodes.
#[derive(Clone, Debug, Default)]
pub struct Items(Runs);

/// The members of an object.
#[derive(Clone, Debug, Default)]
pub struct Members<'a> {
    /// In their order: names as JSON text without quotes, and values; of one that has been removed, none.
    slots: Vec<(Cow<'a, str>, Option<Id>)>,
    /// The numbers of the slots that have a value, by name.
    sorted: Runs,
}

impl<'a> Tree<'a> {
    /// Adds the value that `text` says.
    ///
    /// # Errors
    /// Where the text is not JSON.
    pub fn read(&mut self, text: &'a str) -> Result<Id, Error> {
        let mut reader = Reader::new(text);
        let root = Id(self.nodes.len());
        let mut open: Vec<Id> = Vec::new();
        let mut name = "";
        while let Some(token) = reader.next()? {
            let node = match token {
                Token::Name(text) => {
                    name = text.raw();
                    continue;
                }
                Token::EndObject | Token::EndArray => {
                    open.pop();
                    continue;
                }
                Token::Object => Node::Object(Members::default()),
                Token::Array => Node::Array(Items::default()),
                Token::String(text) => Node::String(text),
                Token::Number(number) => Node::Number(number),
                Token::Boolean(_) | Token::Null => Node::Literal(reader.slice(reader.start(), reader.end())),
            };
            let id = self.add(node);
            if let Some(parent) = open.last().copied() {
                // Of the two, the one that is not meant does nothing.
                self.insert(parent, usize::MAX, id);
                self.set(parent, Cow::Borrowed(name), id);
            }
            if matches!(token, Token::Object | Token::Array) {
                open.push(id);
            }
        }
        Ok(root)
    }

    /// Every value there is: in a text that was read, and not edited since, what holds a value before that value.
    pub(crate) fn ids(&self) -> impl DoubleEndedIterator<Item = Id> + use<> {
        (0..self.nodes.len()).map(Id)
    }

    /// The value itself.
    #[must_use]
    pub fn node(&self, id: Id) -> &Node<'a> {
        &self.nodes[id.0]
    }

    /// The elements of a list.
    #[must_use]
    pub fn items(&self, list: Id) -> impl DoubleEndedIterator<Item = Id> + use<> {
        let runs: &[_] = if let Node::Array(items) = self.node(list) { &items.0.runs } else { &[] };
        runs.iter().flatten().map(|id| Id(*id)).collect::<Vec<_>>().into_iter()
    }

    /// Puts an element into a list, in front of the one at `index`, or behind the last.
    pub fn insert(&mut self, list: Id, index: usize, value: Id) {
        if let Node::Array(Items(runs)) = &mut self.nodes[list.0] {
            runs.insert(runs.place(index), value.0);
        }
    }

    /// Gives the element of a list at `index` another value.
    pub fn replace(&mut self, list: Id, index: usize, value: Id) {
        if let Node::Array(Items(runs)) = &mut self.nodes[list.0]
            && let Some(item) = runs.at_mut(runs.place(index))
        {
            *item = value.0;
        }
    }

    /// Takes the element at `index` out of a list.
    pub fn remove(&mut self, list: Id, index: usize) {
        if let Node::Array(Items(runs)) = &mut self.nodes[list.0] {
            runs.remove(runs.place(index));
        }
    }

    /// The members of an object: names as JSON text without quotes, and values.
    #[must_use]
    pub fn members(&self, object: Id) -> impl DoubleEndedIterator<Item = (&str, Id)> {
        let slots: &[_] = if let Node::Object(members) = self.node(object) { &members.slots } else { &[] };
        slots.iter().filter_map(|(name, value)| Some((&**name, (*value)?))).collect::<Vec<_>>().into_iter()
    }

    /// The member of an object that has this name, given as JSON text without its quotes.
    #[must_use]
    pub fn member(&self, object: Id, name: &str) -> Option<Id> {
        let Node::Object(members) = self.node(object) else { return None };
        let slot = members.find(name).ok()?;
        members.slots[members.sorted.at(slot)?].1
    }

    /// Gives an object's member this value: in its place where it is there, else behind the others.
    pub fn set(&mut self, object: Id, name: Cow<'a, str>, value: Id) {
        if let Node::Object(members) = &mut self.nodes[object.0] {
            members.set(name, value);
        }
    }

    /// Takes a member out of an object.
    pub fn unset(&mut self, object: Id, name: &str) {
        if let Node::Object(members) = &mut self.nodes[object.0]
            && let Ok(place) = members.find(name)
            && let Some(slot) = members.sorted.at(place)
        {
            members.slots[slot].1 = None;
            members.sorted.remove(place);
            members.close_gaps();
        }
    }

    /// A copy of a value and all that it holds.
    pub fn copy(&mut self, id: Id) -> Id {
        let root = self.add(self.node(id).clone());
        let mut fresh = vec![root];
        while let Some(id) = fresh.pop() {
            let mut node = std::mem::replace(&mut self.nodes[id.0], Node::Literal("null"));
            let mut renew = |child: usize| {
                let copy = self.node(Id(child)).clone();
                fresh.push(self.add(copy));
                self.nodes.len() - 1
            };
            match &mut node {
                Node::Array(items) => items.0.runs.iter_mut().flatten().for_each(|item| *item = renew(*item)),
                Node::Object(members) => {
                    members.slots.iter_mut().filter_map(|slot| slot.1.as_mut()).for_each(|id| *id = Id(renew(id.0)));
                }
                Node::Literal(_) | Node::Number(_) | Node::String(_) => {}
            }
            self.nodes[id.0] = node;
        }
        root
    }

    /// Whether two values are equal as RFC 6902, section 4.6, has it: numbers numerically and exactly, strings by code
    /// points, objects whatever their order.
    #[must_use]
    pub fn same(&self, one: Id, other: Id) -> bool {
        let mut pairs = vec![(one, other)];
        while let Some((one, other)) = pairs.pop() {
            let same = match (self.node(one), self.node(other)) {
                (Node::Literal(a), Node::Literal(b)) => a == b,
                (Node::Number(a), Node::Number(b)) => a.same(*b),
                (Node::String(a), Node::String(b)) => compare(a.raw(), b.raw()).is_eq(),
                (Node::Array(a), Node::Array(b)) => {
                    let same = a.len() == b.len();
                    pairs.extend(self.items(one).zip(self.items(other)).filter(|_| same));
                    same
                }
                (Node::Object(a), Node::Object(b)) => {
                    a.len() == b.len()
                        && a.by_name().zip(b.by_name()).all(|((name, value), (other, other_value))| {
                            pairs.extend(value.zip(*other_value));
                            compare(name, other).is_eq()
                        })
                }
                _ => false,
            };
            if !same {
                return false;
            }
        }
        true
    }

    /// The value as compact JSON.
    #[must_use]
    pub fn write(&self, id: Id) -> String {
        let mut json = String::new();
        self.each_part(id, &mut |part| json.push_str(part));
        json
    }

    /// How many bytes [`Tree::write`] writes.
    #[must_use]
    pub fn size(&self, id: Id) -> usize {
        let mut size = 0;
        self.each_part(id, &mut |part| size += part.len());
        size
    }

    fn each_part(&self, id: Id, sink: &mut dyn FnMut(&str)) {
        enum Part<'t> {
            Value(Id),
            Text(&'t str),
        }
        use Part::{Text, Value};
        // What is still to be written, the next of it last.
        let mut parts = vec![Value(id)];
        while let Some(part) = parts.pop() {
            let id = match part {
                Value(id) => id,
                Text(text) => {
                    sink(text);
                    continue;
                }
            };
            match self.node(id) {
                Node::Literal(literal) => sink(literal),
                Node::Number(number) => sink(number.literal()),
                Node::String(text) => parts.extend([Text("\""), Text(text.raw()), Text("\"")]),
                Node::Array(_) => {
                    parts.push(Text("]"));
                    for (nth, item) in self.items(id).rev().enumerate() {
                        parts.extend([Text(if nth > 0 { "," } else { "" }), Value(item)]);
                    }
                    parts.push(Text("["));
                }
                Node::Object(_) => {
                    parts.push(Text("}"));
                    for (nth, (name, value)) in self.members(id).rev().enumerate() {
                        parts.extend([Text(if nth > 0 { "," } else { "" }), Value(value)]);
                        parts.extend([Text("\":"), Text(name), Text("\"")]);
                    }
                    parts.push(Text("{"));
                }
            }
        }
    }

    /// Adds a value.
    pub fn add(&mut self, node: Node<'a>) -> Id {
        self.nodes.push(node);
        Id(self.nodes.len() - 1)
    }
}

impl Items {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.count
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Id> {
        self.0.at(self.0.place(index)).map(Id)
    }
}

impl<'a> Members<'a> {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.sorted.count
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn by_name(&self) -> impl Iterator<Item = &(Cow<'a, str>, Option<Id>)> {
        self.sorted.runs.iter().flatten().map(|slot| &self.slots[*slot])
    }

    /// The place of a name among the sorted, or where it would be.
    fn find(&self, name: &str) -> Result<Place, Place> {
        let before = |slot: &usize| compare(&self.slots[*slot].0, name).is_lt();
        let run = self.sorted.runs.partition_point(|run| run.last().is_some_and(before));
        let at = self.sorted.runs.get(run).map_or(0, |run| run.partition_point(before));
        let place = Place { run, at };
        match self.sorted.at(place) {
            Some(slot) if compare(&self.slots[slot].0, name).is_eq() => Ok(place),
            _ => Err(place),
        }
    }

    fn set(&mut self, name: Cow<'a, str>, value: Id) {
        match self.find(&name) {
            Ok(place) => {
                if let Some(slot) = self.sorted.at(place) {
                    self.slots[slot].1 = Some(value);
                }
            }
            Err(place) => {
                self.sorted.insert(place, self.slots.len());
                self.slots.push((name, Some(value)));
            }
        }
    }

    /// Drops the slots without a value, once they are the greater part.
    fn close_gaps(&mut self) {
        if self.slots.len() > 2 * self.len() + 16 {
            for (name, value) in std::mem::take(self).slots {
                if let Some(value) = value {
                    self.set(name, value);
                }
            }
        }
    }
}

/// Compares two strings, given as JSON text without quotes, by the code points that they stand for.
fn compare(one: &str, other: &str) -> Ordering {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b && *a != b'\\').count();
    match (one.as_bytes().get(same), other.as_bytes().get(same)) {
        (Some(b'\\'), _) | (_, Some(b'\\')) => {
            let [one, other] = [one, other].map(|text| Text::written(&text[same..]).code_points());
            one.cmp(other)
        }
        // UTF-8 keeps the order of code points.
        (one, other) => one.cmp(&other),
    }
}

#[cfg(test)]
mod tests;
