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
/// the most items. Takes `old` × `new` prices, and as much memory.
pub(super) fn steps(old: usize, new: usize, price: &mut dyn FnMut(Step) -> usize) -> (Vec<Step>, usize) {
    let width = new + 1;
    // For each number of old items and of new ones: the last step between them, and the cost of all.
    let mut cells: Vec<(Step, usize)> = Vec::with_capacity((old + 1) * width);
    for i in 0..=old {
        for j in 0..=new {
            let mut best = (Step::Pair(0, 0), usize::from(i + j > 0) * usize::MAX);
            let mut offer = |step, back: usize| {
                let cost = cells[cells.len() - back].1.saturating_add(price(step));
                if cost < best.1 {
                    best = (step, cost);
                }
            };
            if i > 0 && j > 0 {
                offer(Step::Pair(i - 1, j - 1), width + 1);
            }
            if i > 0 {
                offer(Step::Remove(i - 1), width);
            }
            if j > 0 {
                offer(Step::Add(i, j - 1), 1);
            }
            cells.push(best);
        }
    }
    let (mut steps, mut i, mut j) = (Vec::new(), old, new);
    while i + j > 0 {
        let (step, _) = cells[i * width + j];
        steps.push(step);
        i -= usize::from(!matches!(step, Step::Add(..)));
        j -= usize::from(!matches!(step, Step::Remove(_)));
    }
    (steps, cells[old * width + new].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the Levenshtein distance has it: each step costs one.
    fn between(old: &str, new: &str) -> (String, usize) {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let mut price = |step| match step {
            Step::Pair(i, j) => usize::from(old[i] != new[j]),
            Step::Remove(_) | Step::Add(..) => 1,
        };
        let (steps, cost) = steps(old.len(), new.len(), &mut price);
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
}
