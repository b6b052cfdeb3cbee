//! The traits that hold verified addresses. The server creates an address for each trait that the identity schema marks: it
//! drops an address whose trait is removed, and a new one is unverified. Without the schema it is not known which trait an
//! address comes from, so a verified address counts as dropped if the traits held its value and no longer do.
//!
//! Source: ory/kratos, `identity/extension_verification.go`.

use super::addresses::{self, is_verified, normalize};
use crate::edit::keys::Keys;
use crate::json::tree::{Id, Tree};
use crate::table::Options;

/// The verified addresses of an identity, and the last operation that removed each value from the traits.
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

    /// Whether the identity has no verified address.
    pub(super) const fn is_empty(&self) -> bool {
        self.removed_by.is_empty()
    }

    /// Notes that an operation has removed this value from the traits, with everything in it.
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

    /// For each address whose value is no longer in the traits, the operation that removed it.
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

    /// The index of the address that has this text as its value.
    fn find(&self, tree: &Tree<'_>, id: Id) -> Option<usize> {
        let text = tree.string(id)?;
        self.values.first(&normalize(&text.decode(), self.options))
    }
}
