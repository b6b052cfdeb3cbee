//! A JSON document as a tree, for what must edit it.
//!
//! The nodes lie in one list and know each other by number, so that nothing recurses on the depth of the input: not
//! reading, writing, copying, comparing, nor dropping. Literals and strings are kept as they stood (`1.0`, integers
//! beyond 2^53, lone surrogates), and so is the order of members. Of members with one name the last counts, in the
//! place of the first, as in `JSON.parse`.
//!
//! Time is n log n in the text, and log n for a member of an object. An element that comes into a list or leaves it
//! shifts those behind it, a machine word each.
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
use std::collections::BTreeMap;

use crate::json::{Error, Reader, Text, Token};

/// So many members are looked through one by one; an object that has had more is in the index.
const NARROW: usize = 16;

/// A value in one [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(usize);

/// Values that come from one text or several.
#[derive(Default)]
pub struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// Where the members of wide objects stand, or stood, among their siblings.
    index: BTreeMap<(Id, Name<'a>), usize>,
}

/// One value.
#[derive(Clone, Debug)]
pub enum Node<'a> {
    /// `null`, `true`, `false`, or a number as it stood.
    Literal(&'a str),
    /// A string as it stood.
    String(Text<'a>),
    /// A list.
    Array(Vec<Id>),
    /// An object.
    Object(Members<'a>),
}

/// The members of an object, in their order.
#[derive(Clone, Debug, Default)]
pub struct Members<'a> {
    /// A member without a value has been removed.
    slots: Vec<(Name<'a>, Option<Id>)>,
    removed: usize,
}

/// A member's name as JSON text, without its quotes. Names are compared by the code points that they stand for.
#[derive(Clone, Debug)]
struct Name<'a>(Cow<'a, str>);

impl Ord for Name<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        Text::written(&self.0).code_points().cmp(Text::written(&other.0).code_points())
    }
}

impl PartialOrd for Name<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Name<'_> {
    fn eq(&self, other: &Self) -> bool {
        same_text(&self.0, &other.0)
    }
}

impl Eq for Name<'_> {}

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
                Token::Array => Node::Array(Vec::new()),
                Token::String(text) => Node::String(text),
                Token::Number(_) | Token::Boolean(_) | Token::Null => {
                    Node::Literal(reader.slice(reader.start(), reader.end()))
                }
            };
            let id = self.push(node);
            if let Some(parent) = open.last().copied() {
                match &mut self.nodes[parent.0] {
                    Node::Array(items) => items.push(id),
                    _ => self.set(parent, Cow::Borrowed(name), id),
                }
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
    pub fn items(&self, list: Id) -> &[Id] {
        if let Node::Array(items) = self.node(list) { items } else { &[] }
    }

    /// The elements of a list, to be changed.
    pub fn items_mut(&mut self, list: Id) -> Option<&mut Vec<Id>> {
        if let Node::Array(items) = &mut self.nodes[list.0] { Some(items) } else { None }
    }

    /// The members of an object: names as JSON text without quotes, and values.
    #[must_use]
    pub fn members(&self, object: Id) -> impl DoubleEndedIterator<Item = (&str, Id)> {
        let slots: &[_] = if let Node::Object(members) = self.node(object) { &members.slots } else { &[] };
        slots.iter().filter_map(|(name, value)| value.map(|value| (&*name.0, value)))
    }

    /// The member of an object that has this name, given as JSON text without its quotes.
    #[must_use]
    pub fn member(&self, object: Id, name: &str) -> Option<Id> {
        self.slot(object, name).and_then(|(_, value)| value)
    }

    /// Gives an object's member this value: in its place where it is there, else behind the others.
    pub fn set(&mut self, object: Id, name: Cow<'a, str>, value: Id) {
        let place = self.slot(object, &name);
        let Node::Object(members) = &mut self.nodes[object.0] else { return };
        if let Some((slot, Some(_))) = place {
            members.slots[slot].1 = Some(value);
            return;
        }
        members.slots.push((Name(name), Some(value)));
        let length = members.slots.len();
        self.index(object, if length == NARROW + 1 { 0 } else { length - 1 });
    }

    /// Takes a member out of an object.
    pub fn remove(&mut self, object: Id, name: &str) {
        if let Some((slot, Some(_))) = self.slot(object, name)
            && let Node::Object(members) = &mut self.nodes[object.0]
        {
            members.slots[slot].1 = None;
            members.removed += 1;
            // The gaps are closed once they are the greater part.
            if members.removed > members.len() + NARROW {
                members.slots.retain(|(_, value)| value.is_some());
                members.removed = 0;
                self.index(object, 0);
            }
        }
    }

    /// A copy of a value and all that it holds.
    pub fn copy(&mut self, id: Id) -> Id {
        let root = self.push(self.node(id).clone());
        let mut fresh = vec![root];
        while let Some(id) = fresh.pop() {
            let mut node = std::mem::replace(&mut self.nodes[id.0], Node::Literal("null"));
            let renew = |child: &mut Id| {
                let copy = self.node(*child).clone();
                *child = self.push(copy);
                fresh.push(*child);
            };
            match &mut node {
                Node::Array(items) => items.iter_mut().for_each(renew),
                Node::Object(members) => members.slots.iter_mut().filter_map(|slot| slot.1.as_mut()).for_each(renew),
                Node::Literal(_) | Node::String(_) => {}
            }
            self.nodes[id.0] = node;
            self.index(id, 0);
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
                (Node::Literal(one), Node::Literal(other)) => same_literal(one, other),
                (Node::String(one), Node::String(other)) => same_text(one.raw(), other.raw()),
                (Node::Array(one), Node::Array(other)) => {
                    pairs.extend(one.iter().copied().zip(other.iter().copied()));
                    one.len() == other.len()
                }
                (Node::Object(ones), Node::Object(others)) => {
                    ones.len() == others.len() && {
                        let before = pairs.len();
                        pairs.extend(
                            self.members(one).filter_map(|(name, value)| Some((value, self.member(other, name)?))),
                        );
                        pairs.len() - before == ones.len()
                    }
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
                Node::String(text) => ["\"", text.raw(), "\""].into_iter().for_each(&mut *sink),
                Node::Array(items) => {
                    parts.push(Text("]"));
                    for (nth, item) in items.iter().rev().enumerate() {
                        parts.extend((nth > 0).then_some(Text(",")));
                        parts.push(Value(*item));
                    }
                    parts.push(Text("["));
                }
                Node::Object(_) => {
                    parts.push(Text("}"));
                    for (nth, (name, value)) in self.members(id).rev().enumerate() {
                        parts.extend((nth > 0).then_some(Text(",")));
                        parts.extend([Value(value), Text("\":"), Text(name), Text("\"")]);
                    }
                    parts.push(Text("{"));
                }
            }
        }
    }

    fn push(&mut self, node: Node<'a>) -> Id {
        self.nodes.push(node);
        Id(self.nodes.len() - 1)
    }

    /// Where a member stands among its siblings, and its value unless it has been removed.
    fn slot(&self, object: Id, name: &str) -> Option<(usize, Option<Id>)> {
        let Node::Object(Members { slots, .. }) = self.node(object) else { return None };
        let has_name = |slot: &usize| slots.get(*slot).is_some_and(|slot| same_text(&slot.0.0, name));
        let slot = if slots.len() > NARROW {
            // A place that was noted before gaps were closed may be another's now.
            self.index.get(&(object, Name(Cow::Borrowed(name)))).copied().filter(has_name)?
        } else {
            (0..slots.len()).rev().find(has_name)?
        };
        Some((slot, slots[slot].1))
    }

    /// Notes where the members of a wide object stand, from one of them on.
    fn index(&mut self, object: Id, from: usize) {
        let Node::Object(members) = &self.nodes[object.0] else { return };
        if members.slots.len() <= NARROW {
            return;
        }
        for (slot, (name, _)) in members.slots.iter().enumerate().skip(from) {
            self.index.insert((object, name.clone()), slot);
        }
    }
}

impl Members<'_> {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.slots.len() - self.removed
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Whether two strings, given as JSON text without their quotes, say the same.
fn same_text(one: &str, other: &str) -> bool {
    one == other || Text::written(one).code_points().eq(Text::written(other).code_points())
}

/// Whether two of `null`, `true`, `false` and the numbers are the same.
fn same_literal(one: &str, other: &str) -> bool {
    let is_number = |literal: &str| !literal.starts_with(['n', 't', 'f']);
    one == other || is_number(one) && is_number(other) && Decimal::new(one).same(&Decimal::new(other))
}

/// A number: 0.(digits) × 10^(shift + exponent), the digits without zeros at their ends.
struct Decimal<'a> {
    negative: bool,
    /// The digits before the point and those behind it.
    digits: [&'a str; 2],
    shift: i64,
    exponent: &'a str,
}

impl<'a> Decimal<'a> {
    fn new(literal: &'a str) -> Self {
        let (mantissa, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, ""));
        let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        // The only zero that JSON has in front is the one of `0` and `0.…`.
        let whole = if whole == "0" { "" } else { whole };
        let behind = if whole.is_empty() { fraction.trim_start_matches('0') } else { fraction };
        let zeros = fraction.len() - behind.len();
        let shift = 0_i64.saturating_add_unsigned(whole.len() as u64).saturating_sub_unsigned(zeros as u64);
        let behind = behind.trim_end_matches('0');
        let whole = if behind.is_empty() { whole.trim_end_matches('0') } else { whole };
        Self { negative, digits: [whole, behind], shift, exponent }
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        self.digits.iter().flat_map(|part| part.bytes())
    }

    fn same(&self, other: &Self) -> bool {
        self.digits().eq(other.digits())
            && (self.digits == ["", ""]
                || self.negative == other.negative
                    && difference(self.exponent, other.exponent) == Some(other.shift - self.shift))
    }
}

/// One exponent less the other, exactly, as long as they may be; `None` where it is more than any text has digits.
fn difference(one: &str, other: &str) -> Option<i64> {
    fn parts(exponent: &str) -> (i64, &[u8]) {
        match exponent.as_bytes() {
            [b'-', digits @ ..] => (-1, digits),
            [b'+', digits @ ..] | digits => (1, digits),
        }
    }
    let digit = |(sign, digits): (i64, &[u8]), place: usize| {
        digits.len().checked_sub(place + 1).map_or(0, |at| sign * i64::from(digits[at] - b'0'))
    };
    let (one, other) = (parts(one), parts(other));
    (0..one.1.len().max(other.1.len())).rev().try_fold(0, |difference: i64, place| {
        let next = difference * 10 + digit(one, place) - digit(other, place);
        // What the lower places add is less than 20, so that a large difference only grows.
        (next.abs() < 1 << 50).then_some(next)
    })
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

    /// Through the narrow and the wide form of an object and back, as a plain list of pairs does it.
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
                tree.remove(object, &name);
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
