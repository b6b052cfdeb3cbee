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
//! use identity_patch::tree::Tree;
//!
//! let mut tree = Tree::default();
//! let root = tree.read(r#"{ "a": 1.0, "b": [true] }"#).unwrap();
//! let one = tree.read("10e-1").unwrap();
//! assert!(tree.same(tree.member(root, "a").unwrap(), one));
//! tree.set(root, "a".into(), one);
//! assert_eq!(tree.write(root), r#"{"a":10e-1,"b":[true]}"#);
//! ```

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::json::{Decimal, Error, Reader, Text, Token};

/// A value in one [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(usize);

impl Id {
    /// Its place among the values of the tree, in the order in which they came.
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
    Number(Decimal<'a>),
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
                Token::Number(number) => Node::Number(number.decimal()),
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

    /// The value itself.
    #[must_use]
    pub fn node(&self, id: Id) -> &Node<'a> {
        &self.nodes[id.0]
    }

    /// The elements of a list.
    #[must_use]
    pub fn items(&self, list: Id) -> impl DoubleEndedIterator<Item = Id> {
        let runs: &[_] = if let Node::Array(items) = self.node(list) { &items.0.runs } else { &[] };
        runs.iter().flatten().map(|id| Id(*id))
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
        slots.iter().filter_map(|(name, value)| value.map(|value| (&**name, value)))
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
                (Node::Number(a), Node::Number(b)) => a.same(b),
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

/// A list of numbers in runs, so that one that comes or goes moves a run along and not all.
#[derive(Clone, Debug, Default)]
struct Runs {
    /// None of them is empty.
    runs: Vec<Vec<usize>>,
    count: usize,
}

/// A run, and where in it.
#[derive(Clone, Copy)]
struct Place {
    run: usize,
    at: usize,
}

impl Runs {
    /// A run of twice as many is split.
    const LENGTH: usize = 1024;

    /// Where the element at `index` is, or the place behind the last.
    fn place(&self, index: usize) -> Place {
        let mut at = index;
        let behind = self.runs.len();
        let within = if index < self.count { &self.runs[..] } else { &[] };
        for (run, items) in within.iter().enumerate() {
            if at < items.len() {
                return Place { run, at };
            }
            at -= items.len();
        }
        Place { run: behind, at: 0 }
    }

    fn at(&self, place: Place) -> Option<usize> {
        self.runs.get(place.run)?.get(place.at).copied()
    }

    fn at_mut(&mut self, place: Place) -> Option<&mut usize> {
        self.runs.get_mut(place.run)?.get_mut(place.at)
    }

    fn insert(&mut self, mut place: Place, item: usize) {
        self.count += 1;
        if place.run == self.runs.len() {
            // Behind the last: of its run, or in a run of its own.
            match self.runs.last().filter(|run| run.len() < Self::LENGTH) {
                Some(run) => place = Place { run: place.run - 1, at: run.len() },
                None => self.runs.push(Vec::new()),
            }
        }
        let Some(run) = self.runs.get_mut(place.run) else { return };
        run.insert(place.at, item);
        if run.len() == 2 * Self::LENGTH {
            let rest = run.split_off(Self::LENGTH);
            self.runs.insert(place.run + 1, rest);
        }
    }

    fn remove(&mut self, place: Place) {
        let Some(run) = self.runs.get_mut(place.run).filter(|run| place.at < run.len()) else { return };
        self.count -= 1;
        run.remove(place.at);
        if run.is_empty() {
            self.runs.remove(place.run);
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
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        let mut tree = Tree::default();
        let (one, other) = (tree.read(one).unwrap(), tree.read(other).unwrap());
        assert_eq!(tree.same(one, other), tree.same(other, one));
        tree.same(one, other)
    }

    #[test]
    fn values_are_compared_as_rfc_6902_has_it() {
        for (one, other) in [
            ("1", "1.0"),
            ("1", "10e-1"),
            ("0", "-0.00e7"),
            ("0e1", "0e2"),
            ("-1.5", "-15E-1"),
            ("0.001", "1e-3"),
            ("0.00120e+5", "120"),
            ("9007199254740993", "9007199254740993.0"),
            ("1e99999999999999999999999999999999999999999", "10e99999999999999999999999999999999999999998"),
            ("1e-100000000000000000000000000000000000000000", "10e-100000000000000000000000000000000000000001"),
            ("10e00000000000000000000000000000000000000000000000000", "1e0001"),
            (r#""a""#, r#""\u0061""#),
            (r#""\uD83D\uDE00""#, "\"\u{1F600}\""),
            (r#""\ud800""#, r#""\uD800""#),
            (r#"{"a":1,"b":[null,{}]}"#, r#"{ "b": [null, {}], "\u0061": 1.0 }"#),
        ] {
            assert!(same(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("1", "-1"),
            ("1", r#""1""#),
            ("0", "false"),
            ("0", "null"),
            ("true", "false"),
            ("[]", "{}"),
            ("1", "1.00000000000000000000000000000000001"),
            ("9007199254740993", "9007199254740992"),
            ("1e99999999999999999999999999999999999999999", "1e99999999999999999999999999999999999999998"),
            ("1e999999999999999999999", "1e-999999999999999999999"),
            ("1e400", "1e401"),
            (r#""\ud800""#, "\"\u{fffd}\""),
            (r#""\ud800""#, r#""\ud801""#),
            ("[1,2]", "[2,1]"),
            ("[1]", "[1,1]"),
            (r#"{"a":1}"#, r#"{"a":1,"b":1}"#),
            (r#"{"a":1}"#, r#"{"b":1}"#),
        ] {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn elements_keep_their_order() {
        let mut tree = Tree::default();
        let (list, mut model) = (tree.read("[]").unwrap(), Vec::new());
        let mut seed = 1_u32;
        for step in 0..40_000 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let index = (seed >> 8) as usize % (model.len() + 1);
            // Waves: elements come, then go.
            if (seed & 0x70 != 0) == (step / 10_000 % 2 == 0) {
                tree.insert(list, index, Id(step));
                model.insert(index, Id(step));
            } else if index < model.len() {
                tree.remove(list, index);
                model.remove(index);
            }
            tree.remove(list, model.len());
            let Node::Array(items) = tree.node(list) else { unreachable!() };
            assert_eq!((items.len(), items.get(index)), (model.len(), model.get(index).copied()));
        }
        assert!(tree.items(list).eq(model));
    }

    /// As a plain list of pairs does it.
    #[test]
    fn members_keep_their_order() {
        let (mut tree, mut model) = (Tree::default(), Vec::<(String, &str)>::new());
        let object = tree.read("{}").unwrap();
        let values = ["0", "1", "2"].map(|text| tree.read(text).unwrap());
        let mut seed = 1_u32;
        for step in 0..20_000 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // Waves: members come, then go.
            let (name, add) = (format!("n{}", seed >> 10 & 63), (seed >> 20 & 3 != 0) == (step / 500 % 2 == 0));
            let at = model.iter().position(|(known, _)| *known == name);
            let value = seed as usize >> 24 & 1;
            match (add, at) {
                (true, Some(at)) => model[at].1 = ["0", "1"][value],
                (true, None) => model.push((name.clone(), ["0", "1"][value])),
                (false, Some(at)) => drop(model.remove(at)),
                (false, None) => {}
            }
            if add {
                tree.set(object, Cow::Owned(name), values[value]);
            } else {
                tree.unset(object, &name);
            }
            let members: Vec<String> = model.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
            assert_eq!(tree.write(object), format!("{{{}}}", members.join(",")));
            assert!(matches!(tree.node(object), Node::Object(members) if members.len() == model.len()));
        }
        let copy = tree.copy(object);
        assert!(tree.same(object, copy));
        tree.set(copy, "new".into(), values[2]);
        assert!(!tree.same(object, copy));
        assert_eq!(tree.member(object, "new"), None);
    }

    #[test]
    fn of_members_with_one_name_the_last_counts() {
        let mut tree = Tree::default();
        let root = tree.read(r#"{"a":1,"b":2,"\u0061":3}"#).unwrap();
        assert_eq!(tree.write(root), r#"{"a":3,"b":2}"#);
    }
}
