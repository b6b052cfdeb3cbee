//! Which elements of one list are those of another.
//!
//! * [`cheapest`]: the edit distance of Wagner and Fischer ("The String-to-String Correction Problem", Journal of the ACM
//!   21, 1974), over elements and with prices. It looks at every pair, so it is for short lists.
//! * [`heaviest`]: of pairs of elements, those that are in order in both lists and weigh the most: a longest increasing
//!   subsequence (Fredman, "On computing the length of longest increasing subsequences", Discrete Mathematics 11, 1975),
//!   with weights, over a tree of prefix maxima (Fenwick, "A New Data Structure for Cumulative Frequency Tables",
//!   Software: Practice and Experience 24, 1994).
//! * [`common`]: the elements that both have, in order, found by their hashes: the greedy algorithm of Myers ("An O(ND)
//!   Difference Algorithm and Its Variations", Algorithmica 1, 1986) up to [`MOST_EDITS`], and beyond them piece by piece.

use std::cmp::{Ordering, Reverse};

use crate::json::sort::sorted_places;

/// One edit of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListEdit {
    /// The old element at the first index becomes the new one at the second.
    Pair(usize, usize),
    /// The old element is removed.
    Remove(usize),
    /// The new element at the second index is added before the old one at the first, or after the last old one.
    Add(usize, usize),
}

impl ListEdit {
    /// The same edit if the lists have this many more elements at their beginning.
    pub(super) const fn shifted(self, old: usize, new: usize) -> Self {
        match self {
            Self::Pair(i, j) => Self::Pair(i + old, j + new),
            Self::Remove(i) => Self::Remove(i + old),
            Self::Add(i, j) => Self::Add(i + old, j + new),
        }
    }
}

/// An old element and a new one.
pub(super) type Pair = (usize, usize);

/// The cost of operations. The first field counts most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    /// How much they write back of what was in only one old element.
    pub(super) own: usize,
    /// How much they write back of what was in several old elements.
    pub(super) shared: usize,
    /// Their length in bytes.
    pub(super) bytes: usize,
}

impl Cost {
    const MAX: Self = Self { own: usize::MAX, shared: usize::MAX, bytes: usize::MAX };

    pub(super) const fn plus(self, other: Self) -> Self {
        Self {
            own: self.own.saturating_add(other.own),
            shared: self.shared.saturating_add(other.shared),
            bytes: self.bytes.saturating_add(other.bytes),
        }
    }
}

/// After this many added and removed elements, [`common`] continues with the rest of the lists as a new piece: its work grows
/// with the square of this number.
const MOST_EDITS: usize = 64;

/// The cheapest steps that turn a list of `old` elements into one of `new`, from the end of the list to its beginning, so that
/// a step does not change the indices of the later ones. If steps cost the same, a pair is preferred.
pub(super) fn cheapest(old: usize, new: usize, price: &mut dyn FnMut(ListEdit) -> Cost) -> Vec<ListEdit> {
    let width = new + 1;
    // For each prefix of the old list and of the new one: the last step between them, and the cost of all steps.
    let mut cells = vec![(ListEdit::Pair(0, 0), Cost::MAX); (old + 1) * width];
    cells[0].1 = Cost::default();
    for i in 0..=old {
        for j in 0..=new {
            let at = i * width + j;
            let mut best = cells[at];
            let mut offer = |step, from: usize| {
                let cost = cells[from].1.plus(price(step));
                if cost < best.1 {
                    best = (step, cost);
                }
            };
            if i > 0 && j > 0 {
                offer(ListEdit::Pair(i - 1, j - 1), at - width - 1);
            }
            if i > 0 {
                offer(ListEdit::Remove(i - 1), at - width);
            }
            if j > 0 {
                offer(ListEdit::Add(i, j - 1), at - 1);
            }
            cells[at] = best;
        }
    }
    let (mut steps, mut i, mut j) = (Vec::new(), old, new);
    while i + j > 0 {
        let (step, _) = cells[i * width + j];
        steps.push(step);
        i -= usize::from(!matches!(step, ListEdit::Add(..)));
        j -= usize::from(!matches!(step, ListEdit::Remove(_)));
    }
    steps
}

/// Pairs of elements with equal hashes, in the order of both lists.
pub(super) fn common(old: &[u64], new: &[u64]) -> Vec<Pair> {
    // An element that the other list does not have is in no pair: leave it out.
    let [olds, news] = [shared(old, new), shared(new, old)];
    let hashes = |places: &[usize], all: &[u64]| places.iter().map(|at| all[*at]).collect::<Vec<_>>();
    let [old, new] = [hashes(&olds, old), hashes(&news, new)];
    let (mut pairs, is_exact) = piece_by_piece(&old, &new);
    if !is_exact {
        let others = by_occurrence(&old, &new);
        if others.len() > pairs.len() {
            pairs = others;
        }
    }
    pairs.into_iter().map(|(i, j)| (olds[i], news[j])).collect()
}

/// Whether the lists have an element in common.
pub(super) fn have_common(old: &[u64], new: &[u64]) -> bool {
    !shared(old, new).is_empty()
}

/// Pairs that leave few elements unpaired: the fewest within each piece. And whether there was only one piece.
fn piece_by_piece(old: &[u64], new: &[u64]) -> (Vec<Pair>, bool) {
    let (mut pairs, mut from) = (Vec::new(), (0, 0));
    loop {
        let (piece, end) = fewest_edits(&old[from.0..], &new[from.1..]);
        let is_first = from == (0, 0);
        pairs.extend(piece.into_iter().map(|(i, j)| (from.0 + i, from.1 + j)));
        from = (from.0 + end.0, from.1 + end.1);
        if from == (old.len(), new.len()) || end == (0, 0) {
            return (pairs, is_first && from == (old.len(), new.len()));
        }
    }
}

/// The indices of the elements of `list` that are also in `other`.
fn shared(list: &[u64], other: &[u64]) -> Vec<usize> {
    let other = sorted_with_places(other);
    let is_shared =
        |(at, hash): (usize, &u64)| other.binary_search_by_key(hash, |(hash, _)| *hash).is_ok().then_some(at);
    list.iter().enumerate().filter_map(is_shared).collect()
}

/// The sorted elements, each with its index.
fn sorted_with_places(list: &[u64]) -> Vec<(u64, usize)> {
    let places = sorted_places(list.len(), &|one, other| list[one].cmp(&list[other]));
    places.into_iter().map(|at| (list[at], at)).collect()
}

/// The pairs that leave the fewest elements unpaired, and how far both lists have been compared: to their ends, or as far as
/// [`MOST_EDITS`] unpaired elements allow.
fn fewest_edits(old: &[u64], new: &[u64]) -> (Vec<Pair>, Pair) {
    let most = MOST_EDITS.min(old.len() + new.len());
    // For each diagonal: how many old elements the best path on it has passed. The path begins on diagonal `zero`. On the next
    // diagonal, it has passed one more old element than new ones.
    let zero = most + 1;
    let mut reached = vec![0; 2 * most + 3];
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    let mut furthest = (0, 0);
    for edits in 0..=most {
        rounds.push(reached[zero - edits..=zero + edits].to_vec());
        for diagonal in (zero - edits..=zero + edits).step_by(2) {
            let adds = adds(diagonal, zero, edits, |diagonal| reached[diagonal]);
            let mut i = if adds { reached[diagonal + 1] } else { reached[diagonal - 1] + 1 };
            let mut j = i + zero - diagonal;
            while i < old.len() && j < new.len() && old[i] == new[j] {
                (i, j) = (i + 1, j + 1);
            }
            reached[diagonal] = i;
            if i >= old.len() && j >= new.len() {
                return (way_back((old.len(), new.len()), zero, &rounds), (old.len(), new.len()));
            }
            if edits == most && i <= old.len() && j <= new.len() && i + j > furthest.0 + furthest.1 {
                furthest = (i, j);
            }
        }
    }
    (way_back(furthest, zero, &rounds), furthest)
}

/// Whether the best path to a diagonal comes from the one with one new element fewer: whether its last step adds.
fn adds(diagonal: usize, zero: usize, edits: usize, reached: impl Fn(usize) -> usize) -> bool {
    diagonal == zero - edits || diagonal != zero + edits && reached(diagonal - 1) < reached(diagonal + 1)
}

/// The pairs on the path to this end, found backwards from what each round had reached.
fn way_back((mut i, mut j): Pair, zero: usize, rounds: &[Vec<usize>]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (edits, round) in rounds.iter().enumerate().rev() {
        let reached = |diagonal: usize| round[diagonal + edits - zero];
        let diagonal = i + zero - j;
        let from = match edits {
            0 => (0, 0),
            _ if adds(diagonal, zero, edits, reached) => {
                let from = reached(diagonal + 1);
                (from, from + zero - diagonal - 1)
            }
            _ => {
                let from = reached(diagonal - 1);
                (from, from + zero - (diagonal - 1))
            }
        };
        while i > from.0 && j > from.1 {
            (i, j) = (i - 1, j - 1);
            pairs.push((i, j));
        }
        (i, j) = from;
    }
    pairs.reverse();
    pairs
}

/// Pairs the first occurrence of each element in one list with the first in the other, the second with the second, and so
/// on; keeps the pairs that are in order.
fn by_occurrence(old: &[u64], new: &[u64]) -> Vec<Pair> {
    let [old, new] = [old, new].map(sorted_with_places);
    let (mut pairs, mut i, mut j) = (Vec::new(), 0, 0);
    while i < old.len() && j < new.len() {
        match old[i].0.cmp(&new[j].0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                pairs.push((old[i].1, new[j].1));
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    heaviest(&pairs.into_iter().map(|pair| (pair, 1)).collect::<Vec<_>>())
}

/// Of these weighted pairs, those that are in the order of both lists and have the greatest total weight.
pub(super) fn heaviest(pairs: &[(Pair, usize)]) -> Vec<Pair> {
    // The pairs of one old element are sorted from the last new one to the first, so that at most one is taken.
    let key = |at: usize| (pairs[at].0.0, Reverse(pairs[at].0.1));
    let sorted = sorted_places(pairs.len(), &|one, other| key(one).cmp(&key(other)));
    let width = pairs.iter().map(|(pair, _)| pair.1 + 1).max().unwrap_or(0);
    // For each range of new elements: the weight of the heaviest sequence that ends there, and its last pair.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; width + 1];
    let mut before = vec![None; pairs.len()];
    let mut heaviest = None;
    for at in sorted {
        let ((_, new), weight) = pairs[at];
        let mut from = None;
        let mut range = new;
        while range > 0 {
            from = best[range].max(from);
            range &= range - 1;
        }
        before[at] = from.map(|(_, end)| end);
        let way = Some((from.map_or(0, |(weight, _)| weight) + weight, at));
        heaviest = way.max(heaviest);
        let mut range = new + 1;
        while range <= width {
            best[range] = way.max(best[range]);
            range += range & range.wrapping_neg();
        }
    }
    let mut next = heaviest.map(|(_, end)| end);
    let mut way = Vec::new();
    while let Some(at) = next {
        way.push(pairs[at].0);
        next = before[at];
    }
    way.reverse();
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the Levenshtein distance defines it: each step costs one.
    fn between(old: &str, new: &str) -> (String, usize) {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let mut price = |step| match step {
            ListEdit::Pair(i, j) => Cost { bytes: usize::from(old[i] != new[j]), ..Cost::default() },
            ListEdit::Remove(_) | ListEdit::Add(..) => Cost { bytes: 1, ..Cost::default() },
        };
        let steps = cheapest(old.len(), new.len(), &mut price);
        let cost = steps.iter().map(|step| price(*step).bytes).sum();
        let mut list = old.to_vec();
        for step in steps {
            match step {
                ListEdit::Pair(i, j) => list[i] = new[j],
                ListEdit::Remove(i) => drop(list.remove(i)),
                ListEdit::Add(i, j) => list.insert(i, new[j]),
            }
        }
        (String::from_utf8(list).unwrap(), cost)
    }

    #[test]
    fn the_cheapest_steps_are_taken() {
        for (old, new, cost) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "abc", 0),
            ("kitten", "sitting", 3),
            ("abcdef", "bcdefa", 2),
            ("ab", "ba", 2),
            ("flaw", "lawn", 2),
            ("intention", "execution", 5),
        ] {
            assert_eq!(between(old, new), (new.to_owned(), cost), "{old} {new}");
        }
    }

    fn hashes(text: &str) -> Vec<u64> {
        text.bytes().map(u64::from).collect()
    }

    #[test]
    fn common_elements_are_found_in_order() {
        for (old, new, both) in [
            ("", "", ""),
            ("abc", "", ""),
            ("abc", "xyz", ""),
            ("abcabba", "cbabac", "baba"),
            ("abcdef", "fabcde", "abcde"),
            ("xaxbxcx", "abc", "abc"),
            ("kitten", "sitting", "ittn"),
        ] {
            let pairs = common(&hashes(old), &hashes(new));
            let letters: String = pairs.iter().map(|(i, _)| char::from(old.as_bytes()[*i])).collect();
            assert_eq!(letters.len(), both.len(), "{old} {new} {letters}");
            assert!(pairs.iter().all(|(i, j)| old.as_bytes()[*i] == new.as_bytes()[*j]), "{old} {new}");
            assert!(pairs.is_sorted_by(|one, other| one.0 < other.0 && one.1 < other.1), "{old} {new}");
        }
    }

    #[test]
    fn of_many_edits_most_are_found() {
        let old: Vec<u64> = (0..5_000).collect();
        let half: Vec<u64> = (0..5_000).filter(|n| n % 2 == 0).collect();
        assert_eq!(common(&old, &half).len(), 2_500);
        let moved: Vec<u64> = (0..5_000).map(|n| if n % 10 == 0 { 4_999 - n + 9 } else { n }).collect();
        assert!(common(&old, &moved).len() >= 4_000);
        let repeated: Vec<u64> = (0..5_000).map(|n| n % 3).collect();
        assert!(common(&repeated, &repeated[..2_500]).len() >= 2_500);
        let reversed: Vec<u64> = (0..5_000).rev().collect();
        assert_eq!(common(&old, &reversed).len(), 1);
        // Elements that come again and again, of which a hundred are gone.
        let fewer: Vec<u64> = (0..5_000).filter(|n| n % 50 > 0).map(|n| n % 3).collect();
        assert!(common(&repeated, &fewer).len() >= 4_890);
    }

    #[test]
    fn the_heaviest_pairs_in_order_are_taken() {
        assert_eq!(heaviest(&[]), []);
        // One that is heavy stays, and two that cross it go; or the other way about.
        let crossing = |weight| [((0, 1), 2), ((1, 2), 2), ((2, 0), weight)];
        assert_eq!(heaviest(&crossing(5)), [(2, 0)]);
        assert_eq!(heaviest(&crossing(3)), [(0, 1), (1, 2)]);
        // An element is in one pair at most.
        assert_eq!(heaviest(&[((0, 0), 1), ((0, 1), 2), ((1, 1), 2), ((1, 2), 1)]).len(), 2);
    }
}
