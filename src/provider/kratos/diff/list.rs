//! Which elements of one list are those of another.
//!
//! * [`cheapest`]: the edit distance of Wagner and Fischer ("The String-to-String Correction Problem", Journal of the ACM
//!   21, 1974), over elements and with prices. It looks at every pair, so it is for short lists.
//! * [`common`]: the elements that both have, in order, found by their hashes in little more than one pass: the greedy
//!   algorithm of Myers ("An O(ND) Difference Algorithm and Its Variations", Algorithmica 1, 1986) up to
//!   [`MOST_EDITS`], and beyond them the longest run of elements that are in order in both (Fredman, "On computing
//!   the length of longest increasing subsequences", Discrete Mathematics 11, 1975).
//! * [`alike`]: the elements that have a part in common which no others have, such as an id.

use std::cmp::Ordering;

use crate::json::sort::sorted_places;

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The old element at the first index becomes the new one at the second.
    Pair(usize, usize),
    /// The old element is removed.
    Remove(usize),
    /// In front of the old element at the first index, or behind the last, the new one at the second is added.
    Add(usize, usize),
}

/// An old element and a new one.
pub(super) type Pair = (usize, usize);

/// How many elements may come and go before [`common`] no longer looks for the least. Its work grows with the square.
const MOST_EDITS: usize = 64;

/// The cheapest steps that make a list of `old` elements one of `new`. Each step comes before those in front of it in the
/// list, so that indices hold whatever has been done. Of ways that cost the same, the one that keeps the most elements.
pub(super) fn cheapest(old: usize, new: usize, price: &mut dyn FnMut(Step) -> usize) -> Vec<Step> {
    let width = new + 1;
    // For each number of old elements and of new ones: the last step between them, and the cost of all.
    let mut cells = vec![(Step::Pair(0, 0), usize::MAX); (old + 1) * width];
    cells[0].1 = 0;
    for i in 0..=old {
        for j in 0..=new {
            let at = i * width + j;
            let mut best = cells[at];
            let mut offer = |step, from: usize| {
                let cost = cells[from].1.saturating_add(price(step));
                if cost < best.1 {
                    best = (step, cost);
                }
            };
            if i > 0 && j > 0 {
                offer(Step::Pair(i - 1, j - 1), at - width - 1);
            }
            if i > 0 {
                offer(Step::Remove(i - 1), at - width);
            }
            if j > 0 {
                offer(Step::Add(i, j - 1), at - 1);
            }
            cells[at] = best;
        }
    }
    let (mut steps, mut i, mut j) = (Vec::new(), old, new);
    while i + j > 0 {
        let (step, _) = cells[i * width + j];
        steps.push(step);
        i -= usize::from(!matches!(step, Step::Add(..)));
        j -= usize::from(!matches!(step, Step::Remove(_)));
    }
    steps
}

/// Pairs of elements with one hash, in the order of both lists.
pub(super) fn common(old: &[u64], new: &[u64]) -> Vec<Pair> {
    // An element that the other list does not have is in no pair, and would only be in the way.
    let [olds, news] = [shared(old, new), shared(new, old)];
    let hashes = |places: &[usize], all: &[u64]| places.iter().map(|at| all[*at]).collect::<Vec<_>>();
    let [old, new] = [hashes(&olds, old), hashes(&news, new)];
    let pairs = fewest_edits(&old, &new).unwrap_or_else(|| by_occurrence(&old, &new));
    pairs.into_iter().map(|(i, j)| (olds[i], news[j])).collect()
}

/// The places of the elements of `list` that are in `other` too.
fn shared(list: &[u64], other: &[u64]) -> Vec<usize> {
    let other = sorted_with_places(other);
    let is_shared =
        |(at, hash): (usize, &u64)| other.binary_search_by_key(hash, |(hash, _)| *hash).is_ok().then_some(at);
    list.iter().enumerate().filter_map(is_shared).collect()
}

/// The elements, sorted, each with its place.
fn sorted_with_places(list: &[u64]) -> Vec<(u64, usize)> {
    let places = sorted_places(list.len(), &|one, other| list[one].cmp(&list[other]));
    places.into_iter().map(|at| (list[at], at)).collect()
}

/// The pairs that leave the fewest elements over; nothing where these are more than [`MOST_EDITS`].
fn fewest_edits(old: &[u64], new: &[u64]) -> Option<Vec<Pair>> {
    let most = MOST_EDITS.min(old.len() + new.len());
    // Of each diagonal: how many old elements the best way on it has behind it. The diagonal of the beginning is `zero`;
    // the one behind it by one has one old element more and as many new ones.
    let zero = most + 1;
    let mut reached = vec![0; 2 * most + 3];
    let mut rounds: Vec<Vec<usize>> = Vec::new();
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
                return Some(way_back(old.len(), new.len(), zero, &rounds));
            }
        }
    }
    None
}

/// Whether the best way to a diagonal comes from the one that has an element less of the new list.
fn adds(diagonal: usize, zero: usize, edits: usize, reached: impl Fn(usize) -> usize) -> bool {
    diagonal == zero - edits || diagonal != zero + edits && reached(diagonal - 1) < reached(diagonal + 1)
}

/// The pairs on the way that was found, given what was reached before each round.
fn way_back(old: usize, new: usize, zero: usize, rounds: &[Vec<usize>]) -> Vec<Pair> {
    let (mut i, mut j) = (old, new);
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

/// Pairs the first of each kind with the first of its kind, the second with the second, as far as they are in order.
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
    in_order(&pairs)
}

/// The most of these pairs that are in the order of both lists.
fn in_order(pairs: &[Pair]) -> Vec<Pair> {
    let pairs = sorted(pairs);
    // Of each length: the pair at which a run of that length ends soonest; and for each pair, the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut next = ends.last().copied();
    let mut run = Vec::with_capacity(ends.len());
    while let Some(at) = next {
        run.push(pairs[at]);
        next = before[at];
    }
    run.reverse();
    run
}

/// Pairs of elements, in the order of both lists, that have a part in common which no other element has. Given are the
/// hashes of parts, each with its element.
pub(super) fn alike(old: &[(u64, usize)], new: &[(u64, usize)]) -> Vec<Pair> {
    let [old, new] = [old, new].map(only);
    let mut votes = Vec::new();
    let mut news = new.iter().peekable();
    for (part, i) in &old {
        while news.next_if(|(other, _)| other < part).is_some() {}
        if let Some((_, j)) = news.next_if(|(other, _)| other == part) {
            votes.push((*i, *j));
        }
    }
    let votes = sorted(&votes);
    // Of each old element, the new one that most parts speak for.
    let mut pairs: Vec<(Pair, usize)> = Vec::new();
    for same in votes.chunk_by(|one, other| one == other) {
        match pairs.last_mut() {
            Some((pair, count)) if pair.0 == same[0].0 => {
                if *count < same.len() {
                    (*pair, *count) = (same[0], same.len());
                }
            }
            _ => pairs.push((same[0], same.len())),
        }
    }
    in_order(&pairs.into_iter().map(|(pair, _)| pair).collect::<Vec<_>>())
}

/// The same, sorted.
fn sorted<T: Copy + Ord>(list: &[T]) -> Vec<T> {
    let places = sorted_places(list.len(), &|one, other| list[one].cmp(&list[other]));
    places.into_iter().map(|at| list[at]).collect()
}

/// The parts that only one element has, sorted.
fn only(parts: &[(u64, usize)]) -> Vec<(u64, usize)> {
    let parts = sorted(parts);
    parts.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() == 1).map(|same| same[0]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the Levenshtein distance defines it: each step costs one.
    fn between(old: &str, new: &str) -> (String, usize) {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let mut price = |step| match step {
            Step::Pair(i, j) => usize::from(old[i] != new[j]),
            Step::Remove(_) | Step::Add(..) => 1,
        };
        let steps = cheapest(old.len(), new.len(), &mut price);
        let cost = steps.iter().map(|step| price(*step)).sum();
        let mut list = old.to_vec();
        for step in steps {
            match step {
                Step::Pair(i, j) => list[i] = new[j],
                Step::Remove(i) => drop(list.remove(i)),
                Step::Add(i, j) => list.insert(i, new[j]),
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
    }

    #[test]
    fn elements_are_known_again_by_a_part() {
        // Ids, and names that all have changed but one; a part that two elements share says nothing.
        let old = vec![(1, 0), (100, 0), (2, 1), (101, 1), (3, 2), (102, 2), (4, 3), (7, 0), (7, 1)];
        let new = vec![(2, 0), (201, 0), (3, 1), (102, 1), (4, 2), (203, 2), (7, 2)];
        assert_eq!(alike(&old, &new), [(1, 0), (2, 1), (3, 2)]);
        assert_eq!(alike(&[(1, 0), (2, 1)], &[(2, 0), (1, 1)]).len(), 1);
    }
}
