//! The traits that back verified addresses. The server makes an address for each trait that the identity schema marks, so
//! that one whose trait goes is dropped, and one whose trait comes is unverified. Without the schema it is not known which
//! trait an address comes from: a verified one goes if its value was among the traits, and is in none of them any more.
//!
//! Source: ory/kratos, `identity/extension_verification.go`.

use super::addresses::{self, is_verified, normalize};
use crate::edit::keys::Keys;
use crate::json::tree::{Id, Tree};
use crate::table::Options;

/// The verified addresses of an identity, and which operation took each value out of the traits last.
pub(super) struct Backing<'o> {
    values: Keys,
    removed_by: Vec<Option<usize>>,
    options: &'o Options,
}

impl<'o> Backing<'o> {
    pub(super) fn new(tree: &Tree<'_>, identity: Id, options: &'o Options) -> Self {
        let verified = addresses::list(tree, identity).into_iter().filter(|id| is_verified(tree, *id));
        let values: Vec<String> =
            verified.filter_map(|id| tree.text(id, "value")).map(|value| normalize(&value.decode(), options)).collect();
        Self { removed_by: vec![None; values.len()], values: Keys::new(values), options }
    }

    /// Whether there is no verified address.
    pub(super) const fn is_empty(&self) -> bool {
        self.removed_by.is_empty()
    }

    /// Notes that an operation has taken a value out of the traits, with all that it holds.
    pub(super) fn remove(&mut self, tree: &Tree<'_>, value: Id, index: usize) {
        if self.removed_by.is_empty() {
            return;
        }
        tree.each(value, |id| {
            if let Some(place) = self.find(tree, id) {
                self.removed_by[place] = Some(index);
            }
        });
    }

    /// For each address whose value is in none of these traits any more, the operation that took it out.
    pub(super) fn lost_by(mut self, tree: &Tree<'_>, traits: Option<Id>) -> impl Iterator<Item = usize> {
        if let Some(traits) = traits
            && self.removed_by.iter().any(Option::is_some)
        {
            tree.each(traits, |id| {
                if let Some(place) = self.find(tree, id) {
                    self.removed_by[place] = None;
                }
            });
        }
        self.removed_by.into_iter().flatten()
    }

    /// The place of the address that has this text as its value.
    fn find(&self, tree: &Tree<'_>, id: Id) -> Option<usize> {
        let text = tree.string(id)?;
        self.values.first(&normalize(&text.decode(), self.options))
    }
}
