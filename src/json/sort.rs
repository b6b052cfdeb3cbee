//! Places of a list, sorted by what is there.

use std::cmp::Ordering;

/// Sorts places. The comparison is a `dyn` one: each instance of the library's sort adds up to ten kilobytes to the module,
/// and one serves all lists.
pub(crate) fn sort_places(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_unstable_by(|one, other| compare(*one, *other));
}

/// The places of a list of this length, sorted; of equal elements, the first comes first.
pub(crate) fn sorted_places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    sort_places(&mut places, &|one, other| compare(one, other).then(one.cmp(&other)));
    places
}
