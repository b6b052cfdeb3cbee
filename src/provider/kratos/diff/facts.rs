//! A hash of each value, and its length as compact JSON. Computed once for a value, and only if lists are compared or
//! operations are weighed.

use crate::json::tree::{Id, Node, Tree};
use crate::json::{Number, Text};

/// The hash and the size of a value.
#[derive(Clone, Copy)]
pub(super) struct Fact {
    /// Equal for equal values; almost always different for different ones. Compare the values before relying on it: a
    /// collision may cost time and bytes, but must not make a wrong patch.
    pub(super) hash: u64,
    /// The length as compact JSON, in bytes.
    pub(super) size: usize,
}

/// Seeds that keep values of different kinds apart.
const LITERAL: u64 = 1;
const STRING: u64 = 2;
const LIST: u64 = 3;
const OBJECT: u64 = 4;
pub(super) const NAME: u64 = 5;
const POSITIVE: u64 = 6;
const NEGATIVE: u64 = 7;
const DOUBLE: u64 = 8;
pub(super) const ITEM: u64 = 9;

/// The facts computed so far.
#[derive(Default)]
pub(super) struct Facts {
    /// By [`Id::number`].
    known: Vec<Option<Fact>>,
    /// The values to compute, parents first. A field only to reuse its memory.
    order: Vec<Id>,
    /// Whether large numbers are equal if they are equal as doubles: beyond the integers that doubles hold exactly.
    doubles: bool,
}

impl Facts {
    pub(super) fn new(doubles: bool) -> Self {
        Self { doubles, ..Self::default() }
    }

    /// The facts of a value; computes them for everything in it.
    pub(super) fn of(&mut self, tree: &Tree<'_>, id: Id) -> Fact {
        if self.known.is_empty() {
            self.known.resize(tree.len(), None);
        }
        if let Some(fact) = self.known[id.number()] {
            return fact;
        }
        let mut order = std::mem::take(&mut self.order);
        order.push(id);
        let mut at = 0;
        while let Some(id) = order.get(at).copied() {
            at += 1;
            if self.known[id.number()].is_some() {
                continue;
            }
            match tree.node(id) {
                Node::Array(_) => order.extend(tree.items(id)),
                Node::Object(_) => order.extend(tree.members(id).map(|(_, value)| value)),
                Node::Literal(_) | Node::Number(_) | Node::String(_) => {}
            }
        }
        for id in order.drain(..).rev() {
            if self.known[id.number()].is_none() {
                self.known[id.number()] = Some(self.work_out(tree, id));
            }
        }
        self.order = order;
        self.known(id)
    }

    fn known(&self, id: Id) -> Fact {
        self.known[id.number()].unwrap_or(Fact { hash: 0, size: 0 })
    }

    /// The facts of a value, from those of its children.
    fn work_out(&self, tree: &Tree<'_>, id: Id) -> Fact {
        match tree.node(id) {
            Node::Literal(word) => Fact { hash: bytes(LITERAL, word.as_bytes()), size: word.len() },
            Node::Number(number) => Fact { hash: hash_number(*number, self.doubles), size: number.literal().len() },
            Node::String(text) => Fact { hash: hash_text(STRING, text.raw()), size: text.raw().len() + 2 },
            Node::Array(items) => {
                let empty = Fact { hash: LIST, size: 2 + items.len().saturating_sub(1) };
                tree.items(id)
                    .map(|item| self.known(item))
                    .fold(empty, |list, item| Fact { hash: mix(list.hash, item.hash), size: list.size + item.size })
            }
            Node::Object(members) => {
                let empty = Fact { hash: OBJECT, size: 2 + members.len().saturating_sub(1) };
                tree.members(id).fold(empty, |object, (name, value)| {
                    let value = self.known(value);
                    Fact {
                        // A sum does not depend on the order of the members.
                        hash: object.hash.wrapping_add(mix(hash_text(NAME, name), value.hash)),
                        size: object.size + name.len() + r#""":"#.len() + value.size,
                    }
                })
            }
        }
    }
}

/// A hash of a string, given as JSON text without quotes. It does not depend on how the string is escaped.
pub(super) fn hash_text(kind: u64, raw: &str) -> u64 {
    if raw.contains('\\') {
        let points: Vec<u8> = Text::written(raw).code_points().flat_map(utf_8).collect();
        bytes(kind, &points)
    } else {
        bytes(kind, raw.as_bytes())
    }
}

/// A code point in UTF-8. A lone surrogate gives its four bytes as an integer.
fn utf_8(point: u32) -> impl Iterator<Item = u8> {
    let mut buffer = point.to_le_bytes();
    let count = char::from_u32(point).map_or(4, |character| character.encode_utf8(&mut buffer).len());
    buffer.into_iter().take(count)
}

fn hash_number(number: Number<'_>, doubles: bool) -> u64 {
    if let Some(bits) = doubles.then(|| number.rounded()).flatten() {
        return mix(DOUBLE, bits);
    }
    let literal = number.literal().as_bytes();
    // The common case: an integer without point and exponent.
    if let [b'1'..=b'9', rest @ ..] = literal
        && rest.iter().all(u8::is_ascii_digit)
    {
        let zeros = literal.iter().rev().take_while(|digit| **digit == b'0').count();
        return hash_decimal(false, literal.len() as u64, &literal[..literal.len() - zeros]);
    }
    let (is_negative, scale) = number.scale();
    hash_decimal(is_negative, scale.cast_unsigned(), &number.significant().collect::<Vec<_>>())
}

/// The hash of the number 0.(digits) × 10^scale.
fn hash_decimal(is_negative: bool, scale: u64, digits: &[u8]) -> u64 {
    bytes(mix(if is_negative { NEGATIVE } else { POSITIVE }, scale), digits)
}

fn bytes(kind: u64, bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(mix(kind, bytes.len() as u64), |hash, word| mix(hash, u64::from_le_bytes(*word)));
    mix(hash, rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)))
}

pub(super) fn mix(hash: u64, word: u64) -> u64 {
    // The odd number nearest to 2^64 over the golden ratio, as in SplitMix64.
    let mixed = (hash.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(text: &str) -> u64 {
        let mut tree = Tree::default();
        let root = tree.read(text).unwrap();
        Facts::new(false).of(&tree, root).hash
    }

    #[test]
    fn equal_values_have_one_hash() {
        for same in [
            &["0", "-0", "0.0", "0e7"][..],
            &["120", "1.2e2", "120.00", "0.12e3", "12E1"],
            &["-1", "-1.0", "-10e-1"],
            &["1000000000000000000000", "1e21"],
            &["0.5", "5e-1"],
            &[r#""aé""#, r#""\u0061\u00e9""#],
            &[r#""\ud83d\ude00""#, "\"\u{1F600}\""],
            &[r#""\ud800""#, r#""\uD800""#],
            &[r#"{"a":1,"b":[null]}"#, r#"{ "b": [null], "\u0061": 1.0 }"#],
        ] {
            assert!(same.iter().all(|text| hash(text) == hash(same[0])), "{same:?}");
        }
        let others =
            ["0", "1", "10", "-1", "12", "null", "[]", "{}", r#""""#, r#""0""#, "[1,2]", "[2,1]", "[[1],2]", "[1,[2]]"];
        for (at, text) in others.iter().enumerate() {
            assert!(others[..at].iter().all(|other| hash(other) != hash(text)), "{text}");
        }
    }
}
