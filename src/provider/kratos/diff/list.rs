//! The cheapest way from one list to another: the edit distance of Wagner and Fischer ("The String-to-String Correction
//! Problem", Journal of the ACM 21, 1974), over items and with prices.

/// What becomes of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The old item at the first index becomes the new one at the second.
    Pair(usize, usize),
    /// The old item goes.
    Remove(usize),
    /// In front of the old item at the first index, or behind the last, comes the new one at the second.
    Add(usize, usize),
}

/// The cheapest steps that make a list of `old` items one of `new`, and what they cost. Each step comes before those in
/// front of it in the list, so that indices hold whatever has been done. Of ways that cost the same, the one that keeps
/// the most items.
///
/// No item is paired with one that is more than `band` places before or behind it, which is at least the difference of
/// the lengths: this asks for about three prices for each of [`cells`], and takes as much memory.
pub(super) fn steps(old: usize, new: usize, band: usize, price: &mut dyn FnMut(Step) -> usize) -> (Vec<Step>, usize) {
    let width = 2 * band + 1;
    let at = |i: usize, j: usize| i * width + j + band - i;
    // For each number of old items and of new ones: the last step between them, and the cost of all.
    let mut cells = vec![(Step::Pair(0, 0), usize::MAX); cells(old, band)];
    cells[at(0, 0)].1 = 0;
    for i in 0..=old {
        for j in i.saturating_sub(band)..=new.min(i + band) {
            let mut best = cells[at(i, j)];
            let mut offer = |step, from: usize| {
                let cost = cells[from].1.saturating_add(price(step));
                if cost < best.1 {
                    best = (step, cost);
                }
            };
            if i > 0 && j > 0 {
                offer(Step::Pair(i - 1, j - 1), at(i - 1, j - 1));
            }
            if i > 0 && j < i + band {
                offer(Step::Remove(i - 1), at(i - 1, j));
            }
            if j > 0 && i < j + band {
                offer(Step::Add(i, j - 1), at(i, j - 1));
            }
            cells[at(i, j)] = best;
        }
    }
    let (mut steps, mut i, mut j) = (Vec::new(), old, new);
    while i + j > 0 {
        let (step, _) = cells[at(i, j)];
        steps.push(step);
        i -= usize::from(!matches!(step, Step::Add(..)));
        j -= usize::from(!matches!(step, Step::Remove(_)));
    }
    (steps, cells[at(old, new)].1)
}

/// How many cells that takes.
pub(super) fn cells(old: usize, band: usize) -> usize {
    (old + 1) * (2 * band + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the Levenshtein distance has it: each step costs one.
    fn between(old: &str, new: &str, band: usize) -> (String, usize) {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let mut price = |step| match step {
            Step::Pair(i, j) => usize::from(old[i] != new[j]),
            Step::Remove(_) | Step::Add(..) => 1,
        };
        let (steps, cost) = steps(old.len(), new.len(), band, &mut price);
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
            let longest = old.len().max(new.len());
            assert_eq!(between(old, new, longest), (new.to_owned(), cost), "{old} {new}");
            for band in old.len().abs_diff(new.len())..longest {
                let (made, more) = between(old, new, band);
                assert_eq!((&*made, more >= cost), (new, true), "{old} {new} {band}");
            }
        }
    }
}
