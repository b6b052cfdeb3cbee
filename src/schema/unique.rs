//! Whether a list has two equal elements.

use std::collections::HashMap;

use crate::json::tree::{Id, Node, Tree};

/// What equal values have in common.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Literal(String),
    Number(bool, i64, Vec<u8>),
    Text(String),
    /// How many elements or members.
    List(usize),
    Object(usize),
}

/// Whether two of these values are equal. Texts and numbers are found by their keys; of containers those of one size are
/// compared with one another.
pub(super) fn has_equal(tree: &Tree<'_>, items: &[Id]) -> bool {
    let mut known: HashMap<Key, Vec<Id>> = HashMap::new();
    items.iter().any(|item| {
        let (key, is_whole) = match tree.node(*item) {
            Node::Literal(literal) => (Key::Literal((*literal).to_owned()), true),
            Node::Number(number) => {
                let (is_negative, power) = number.scale();
                (Key::Number(is_negative, power, number.significant().collect()), true)
            }
            Node::String(text) => (Key::Text(text.decode().into_owned()), true),
            Node::Array(items) => (Key::List(items.len()), false),
            Node::Object(members) => (Key::Object(members.len()), false),
        };
        let alike = known.entry(key).or_default();
        let is_known = if is_whole { !alike.is_empty() } else { alike.iter().any(|other| tree.same(*item, *other)) };
        alike.push(*item);
        is_known
    })
}
