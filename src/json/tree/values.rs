//! Values by what they are.

use std::borrow::Cow;
use std::mem::discriminant;

use super::{Id, Items, Members, Node, Tree};
use crate::json::Text;

impl<'a> Tree<'a> {
    /// An object without members.
    pub(crate) fn object(&mut self) -> Id {
        self.add(Node::Object(Members::default()))
    }

    /// A list without elements.
    pub(crate) fn list(&mut self) -> Id {
        self.add(Node::Array(Items::default()))
    }

    /// `null`.
    pub(crate) fn null(&mut self) -> Id {
        self.add(Node::Literal("null"))
    }

    /// Whether two values are of one JSON type.
    pub(crate) fn is_like(&self, one: Id, other: Id) -> bool {
        discriminant(self.node(one)) == discriminant(self.node(other))
    }

    /// Whether a value is an object without members, or a list without elements.
    pub(crate) fn is_empty(&self, id: Id) -> bool {
        match self.node(id) {
            Node::Object(members) => members.is_empty(),
            Node::Array(items) => items.is_empty(),
            _ => false,
        }
    }

    /// Whether a value is `null`.
    pub(crate) fn is_null(&self, id: Id) -> bool {
        matches!(self.node(id), Node::Literal("null"))
    }

    /// The member that has this name, given as JSON text without its quotes, unless it is `null`.
    pub(crate) fn non_null_member(&self, object: Id, name: &str) -> Option<Id> {
        self.member(object, name).filter(|value| !self.is_null(*value))
    }

    /// Whether a value is `true`.
    pub(crate) fn is_true(&self, id: Id) -> bool {
        matches!(self.node(id), Node::Literal("true"))
    }

    /// The string that a value is.
    pub(crate) fn string(&self, id: Id) -> Option<Text<'a>> {
        if let Node::String(text) = self.node(id) { Some(*text) } else { None }
    }

    /// The string that a member is, given its name as JSON text without its quotes.
    pub(crate) fn text(&self, object: Id, name: &str) -> Option<Text<'a>> {
        self.string(self.member(object, name)?)
    }

    /// Visits a value and all that it holds.
    pub(crate) fn each(&self, root: Id, mut visit: impl FnMut(Id)) {
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            visit(id);
            match self.node(id) {
                Node::Array(_) => open.extend(self.items(id)),
                Node::Object(_) => open.extend(self.members(id).map(|(_, value)| value)),
                Node::Literal(_) | Node::Number(_) | Node::String(_) => {}
            }
        }
    }

    /// A text, given as JSON text without quotes, as a value.
    #[cfg(feature = "schemas")]
    pub(crate) fn written(&mut self, raw: &'a str) -> Id {
        self.add(Node::String(Text::written(raw)))
    }

    /// The names of an object's members, as JSON text without quotes.
    pub(crate) fn names(&self, object: Id) -> Vec<String> {
        self.members(object).map(|(name, _)| name.to_owned()).collect()
    }

    /// The members of an object as they are now, for a loop that edits the tree.
    pub(crate) fn owned_members(&self, object: Id) -> Vec<(Cow<'a, str>, Id)> {
        self.named(object).map(|member| (member.name.raw.clone(), member.value)).collect()
    }
}
