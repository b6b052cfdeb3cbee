//! What is known of a value without comparing it: a hash, and how long it is as compact JSON. Worked out once for a value,
//! and only where lists are compared or operations are weighed.

use crate::json::tree::{Id, Node, Tree};
use crate::json::{Number, Text};

/// What is known of a value.
#[derive(Clone, Copy)]
pub(super) struct Fact {
    /// The same for values that are the same; most likely another for others. Whoever relies on it compares the values
    /// afterwards: a collision may cost time and bytes, never a wrong patch.
    pub(super) hash: u64,
    /// How many bytes it takes as compact JSON.
    pub(super) size: usize,
}

/// The facts that have been worked out, by the numbers of the values.
#[derive(Default)]
pub(super) struct Facts(Vec<Option<Fact>>);

impl Facts {
    /// Works out what is known of a value and all that it holds.
    pub(super) fn of(&mut self, tree: &Tree<'_>, id: Id) -> Fact {
        if self.0.len() <= id.number() {
            self.0.resize(tree.len(), None);
        }
        if let Some(fact) = self.0[id.number()] {
            return fact;
        }
        // Each value in front of those that it holds.
        let mut order = vec![id];
        let mut at = 0;
        while let Some(id) = order.get(at).copied() {
            at += 1;
            order.extend(tree.items(id));
            order.extend(tree.members(id).map(|(_, value)| value));
        }
        for id in order.into_iter().rev() {
            self.0[id.number()] = Some(self.work_out(tree, id));
        }
        self.known(id)
    }

    fn known(&self, id: Id) -> Fact {
        self.0[id.number()].unwrap_or(Fact { hash: 0, size: 0 })
    }

    /// The facts of a value, given those of what it holds.
    fn work_out(&self, tree: &Tree<'_>, id: Id) -> Fact {
        match tree.node(id) {
            Node::Literal(word) => Fact { hash: bytes(1, word.as_bytes()), size: word.len() },
            Node::Number(number) => Fact { hash: hash_number(*number), size: number.literal().len() },
            Node::String(text) => Fact { hash: hash_text(2, text.raw()), size: text.raw().len() + 2 },
            Node::Array(items) => {
                let empty = Fact { hash: 3, size: 2 + items.len().saturating_sub(1) };
                tree.items(id)
                    .map(|item| self.known(item))
                    .fold(empty, |list, item| Fact { hash: mix(list.hash, item.hash), size: list.size + item.size })
            }
            Node::Object(members) => {
                let empty = Fact { hash: 4, size: 2 + members.len().saturating_sub(1) };
                tree.members(id).fold(empty, |object, (name, value)| {
                    let value = self.known(value);
                    Fact {
                        // Whatever their order.
                        hash: object.hash.wrapping_add(mix(hash_text(5, name), value.hash)),
                        size: object.size + name.len() + r#""":"#.len() + value.size,
                    }
                })
            }
        }
    }
}

/// A hash of a string, given as JSON text without quotes: the same however it is escaped.
pub(super) fn hash_text(kind: u64, raw: &str) -> u64 {
    if raw.contains('\\') {
        let points: Vec<u8> = Text::written(raw).code_points().flat_map(utf_8).collect();
        bytes(kind, &points)
    } else {
        bytes(kind, raw.as_bytes())
    }
}

/// A code point in UTF-8; a lone surrogate as if it were a character.
fn utf_8(point: u32) -> impl Iterator<Item = u8> {
    let mut buffer = point.to_le_bytes();
    let count = char::from_u32(point).map_or(4, |character| character.encode_utf8(&mut buffer).len());
    buffer.into_iter().take(count)
}

fn hash_number(number: Number<'_>) -> u64 {
    let (is_negative, scale) = number.scale();
    let start = mix(6 + u64::from(is_negative), scale.cast_unsigned());
    number.significant().map(u64::from).fold(start, mix)
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
