//! The parent of each value of a document, to find the path of a value.

use crate::json::decode;
use crate::json::tree::{Id, Node, Tree};
use crate::report::Step;

/// The parent of each value of a document.
pub(super) struct Parents<'t, 'a> {
    tree: &'t Tree<'a>,
    root: Id,
    /// By [`Id::number`]: the parent of the value, and its place there.
    places: Vec<Option<(Id, usize)>>,
    /// The values, parents first.
    order: Vec<Id>,
}

impl<'t, 'a> Parents<'t, 'a> {
    pub(super) fn new(tree: &'t Tree<'a>, root: Id) -> Self {
        let mut places = vec![None; tree.len()];
        let mut order = vec![root];
        let mut at = 0;
        while let Some(id) = order.get(at).copied() {
            at += 1;
            let from = order.len();
            match tree.node(id) {
                Node::Array(_) => order.extend(tree.items(id)),
                Node::Object(_) => order.extend(tree.members(id).map(|(_, value)| value)),
                Node::Literal(_) | Node::Number(_) | Node::String(_) => {}
            }
            for (nth, child) in order[from..].iter().enumerate() {
                places[child.number()] = Some((id, nth));
            }
        }
        Self { tree, root, places, order }
    }

    /// The values of the document, parents first.
    pub(super) fn values(&self) -> impl Iterator<Item = Id> {
        self.order.iter().copied()
    }

    /// The path of a value; none if it is not in the document.
    pub(super) fn path_to(&self, id: Id) -> Option<Vec<Step>> {
        let (mut at, mut steps) = (id, Vec::new());
        while at != self.root {
            let (parent, nth) = self.places.get(at.number()).copied().flatten()?;
            steps.push(match self.tree.node(parent) {
                Node::Array(_) => Step::Index(nth),
                _ => Step::Name(decode(self.tree.members(parent).nth(nth)?.0).into_owned()),
            });
            at = parent;
        }
        steps.reverse();
        Some(steps)
    }
}
