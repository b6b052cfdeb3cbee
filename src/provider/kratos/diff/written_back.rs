//! The leaves that two lists have in common, found by the names in their paths and their values. A leaf is a single value or
//! an empty container. Indices in its path do not count.
//!
//! A leaf that is in only one element of each list, such as an id, tells which elements are the same. What is in both lists
//! should stay in place, instead of being written back. The leaves of each element have the same total weight. So if one
//! element has moved past several others, that one is written, however large it is.

use super::facts::{Facts, ITEM, NAME, hash_text, mix};
use super::list::{Cost, Pair};
use crate::json::sort::sorted_places;
use crate::json::tree::{Id, Node, Tree};

/// For each value of the list that was compared last: how much of the old list is written back if that value is written.
#[derive(Default)]
pub(super) struct WrittenBack(Vec<Cost>);

/// A leaf in an element of a list.
struct Leaf {
    /// Equal for equal leaves with the same names in their paths.
    hash: u64,
    /// The index of its element: first the old elements, then the new ones.
    element: usize,
    id: Id,
}

/// The total weight of the leaves of an element.
const ELEMENT: usize = 1 << 20;

impl WrittenBack {
    /// Compares two lists. Returns the pairs of elements that have leaves in common which no other element has, each with the
    /// weight of these leaves.
    pub(super) fn compare(&mut self, tree: &Tree<'_>, facts: &mut Facts, old: &[Id], new: &[Id]) -> Vec<(Pair, usize)> {
        if self.0.is_empty() {
            self.0.resize(tree.len(), Cost::default());
        }
        let mut leaves = Vec::new();
        for (element, id) in old.iter().enumerate() {
            each_leaf(tree, facts, *id, element, &mut leaves, None);
        }
        // The values in the new elements, parents first.
        let mut order = Vec::new();
        for (element, id) in (old.len()..).zip(new) {
            each_leaf(tree, facts, *id, element, &mut leaves, Some(&mut order));
        }
        for id in &order {
            self.0[id.number()] = Cost::default();
        }
        let anchors = self.compare_leaves(tree, &leaves, old.len());
        for id in order.into_iter().rev() {
            let children = |sum: Cost, child: Id| sum.plus(self.0[child.number()]);
            self.0[id.number()] = match tree.node(id) {
                Node::Array(_) => tree.items(id).fold(self.0[id.number()], children),
                Node::Object(_) => tree.members(id).fold(self.0[id.number()], |sum, (_, child)| children(sum, child)),
                Node::Literal(_) | Node::Number(_) | Node::String(_) => continue,
            };
        }
        anchors
    }

    /// Notes the cost of writing each leaf of the new elements, and returns the pairs of elements that the leaves suggest.
    fn compare_leaves(&mut self, tree: &Tree<'_>, leaves: &[Leaf], count: usize) -> Vec<(Pair, usize)> {
        let elements = leaves.chunk_by(|one, other| one.element == other.element);
        let weights: Vec<usize> =
            elements.flat_map(|leaves| leaves.iter().map(|_| (ELEMENT / leaves.len()).max(1))).collect();
        let sorted = sorted_places(leaves.len(), &|one, other| leaves[one].hash.cmp(&leaves[other].hash));
        let mut votes = Vec::new();
        for same in sorted.chunk_by(|one, other| leaves[*one].hash == leaves[*other].hash) {
            // Among equal leaves, those of the old elements come first.
            let (olds, news) = same.split_at(same.partition_point(|at| leaves[*at].element < count));
            let (Some(old), Some(new)) = (olds.first(), news.first()) else { continue };
            let in_one =
                |all: &[usize], first: &usize| all.iter().all(|at| leaves[*at].element == leaves[*first].element);
            let is_own = in_one(olds, old) && in_one(news, new) && is_telling(tree, leaves[*new].id);
            for at in news {
                let cost = &mut self.0[leaves[*at].id.number()];
                *if is_own { &mut cost.own } else { &mut cost.shared } = weights[*at];
            }
            if is_own {
                votes.push(((leaves[*old].element, leaves[*new].element - count), weights[*new]));
            }
        }
        let sorted = sorted_places(votes.len(), &|one, other| votes[one].0.cmp(&votes[other].0));
        let pairs = sorted.chunk_by(|one, other| votes[*one].0 == votes[*other].0);
        pairs.map(|same| (votes[same[0]].0, same.iter().map(|at| votes[*at].1).sum())).collect()
    }

    /// How much of the old list is written back if this value is written.
    pub(super) fn cost(&self, id: Id) -> Cost {
        self.0.get(id.number()).copied().unwrap_or_default()
    }
}

/// Whether a value identifies its element: `null`, `true`, `false` and empty values are too often equal by chance.
fn is_telling(tree: &Tree<'_>, id: Id) -> bool {
    match tree.node(id) {
        Node::String(text) => !text.raw().is_empty(),
        Node::Number(_) => true,
        Node::Literal(_) | Node::Array(_) | Node::Object(_) => false,
    }
}

/// Finds the leaves in an element. In `order`, notes all values, parents first.
fn each_leaf(
    tree: &Tree<'_>,
    facts: &mut Facts,
    root: Id,
    element: usize,
    leaves: &mut Vec<Leaf>,
    mut order: Option<&mut Vec<Id>>,
) {
    let mut open = vec![(root, 0)];
    while let Some((id, names)) = open.pop() {
        if let Some(order) = &mut order {
            order.push(id);
        }
        let count = open.len();
        match tree.node(id) {
            Node::Array(_) => open.extend(tree.items(id).map(|item| (item, mix(names, ITEM)))),
            Node::Object(_) => {
                open.extend(tree.members(id).map(|(name, value)| (value, mix(names, hash_text(NAME, name)))));
            }
            Node::Literal(_) | Node::Number(_) | Node::String(_) => {}
        }
        if open.len() == count {
            leaves.push(Leaf { hash: mix(names, facts.of(tree, id).hash), element, id });
        }
    }
}
