//! What makes the elements of a list the same, sorted: so that a list is compared with another in little more than one
//! pass over both.

use crate::json::sort::{sort_places, sorted_places};

/// Keys, each with its place.
pub(crate) struct Keys(Vec<(String, usize)>);

impl Keys {
    /// Of a list's elements, in their order.
    pub(crate) fn new(mut keys: Vec<String>) -> Self {
        let places = sorted_places(keys.len(), &|one, other| keys[one].cmp(&keys[other]));
        Self(places.into_iter().map(|at| (std::mem::take(&mut keys[at]), at)).collect())
    }

    /// The place of the first element with this key.
    pub(crate) fn first(&self, key: &str) -> Option<usize> {
        let at = self.0.partition_point(|(other, _)| other.as_str() < key);
        self.0.get(at).filter(|(other, _)| other == key).map(|(_, place)| *place)
    }

    /// The places of the elements that `others` has not, in their order; of the same, the first.
    pub(crate) fn without(&self, others: &Self) -> Vec<usize> {
        let is_new = |(key, at): &&(String, usize)| self.first(key) == Some(*at) && others.first(key).is_none();
        let mut places: Vec<usize> = self.0.iter().filter(is_new).map(|(_, at)| *at).collect();
        sort_places(&mut places, &|one, other| one.cmp(&other));
        places
    }
}
