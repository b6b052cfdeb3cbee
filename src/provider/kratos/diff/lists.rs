//! The operations that make one list of another.
//!
//! Which elements of a list are which is a choice. The one is taken that writes back the least of what was there
//! before: of an element that moves, all of it, for there is no `move`, and of one that is edited nothing but the edit.
//! Among those that write back as much, the one whose operations take the fewest bytes.
//! Of short lists, all choices are weighed. In long ones, elements are known again by a leaf that no other element has, such
//! as an id; those between them that are equal by their hashes; and the rest by their places. That takes little more than
//! one pass: n log n. What it may miss is an element without such a leaf, among so many others without one that come and go
//! that they are compared piece by piece.

use super::list::{self, Cost, ListEdit};
use super::operations::Patch;
use crate::json::tree::Id;

/// Between so many pairs of elements at most all steps are weighed: those of two lists of 32.
const SHORT: usize = 1 << 10;

impl Patch<'_, '_> {
    pub(super) fn items(&mut self, before: Id, after: Id) -> bool {
        let [old, new] = [before, after].map(|list| self.tree.items(list).collect::<Vec<Id>>());
        if self.weighing {
            self.spend(old.len() + new.len());
        }
        let pairs = old.iter().zip(&new);
        let head = pairs.take_while(|(old, new)| self.is_same_element(**old, **new)).count();
        let (old_rest, new_rest) = (&old[head..], &new[head..]);
        let pairs = old_rest.iter().rev().zip(new_rest.iter().rev());
        let tail = pairs.take_while(|(old, new)| self.is_same_element(**old, **new)).count();
        let [old_rest, new_rest] = [old_rest, new_rest].map(|list| &list[..list.len() - tail]);
        let steps = self.steps(old_rest, new_rest);

        let mut stays = head + tail > 0 || old.is_empty() && new.is_empty();
        // What is added behind the last element is added there in its own order.
        let is_behind = |step: &&ListEdit| matches!(step, ListEdit::Add(i, _) if head + i == old.len());
        let behind = steps.iter().take_while(is_behind).count();
        for step in steps[..behind].iter().rev().chain(&steps[behind..]) {
            stays |= self.step(step.shifted(head, head), &old, &new);
        }
        // An element that has moved is removed at one place and added at another, and stays all the same.
        stays || {
            let [olds, news] = [self.hashes(&old), self.hashes(&new)];
            list::have_common(&olds, &news)
        }
    }

    /// The steps from one list to the other, those at the end first.
    fn steps(&mut self, old: &[Id], new: &[Id]) -> Vec<ListEdit> {
        if old.is_empty() || new.is_empty() || old.len() + new.len() == 2 {
            return by_place(old.len(), new.len());
        }
        // Within an element that is weighed, what its own list has in common counts.
        let pairs =
            if self.weighing { Vec::new() } else { self.written_back.compare(self.tree, &mut self.facts, old, new) };
        if self.is_short(old, new) {
            return self.cheapest(old, new);
        }
        self.between(old, new, &list::heaviest(&pairs), |patch, old, new| {
            if patch.is_short(old, new) {
                return patch.cheapest(old, new);
            }
            let [olds, news] = [patch.hashes(old), patch.hashes(new)];
            patch.between(old, new, &list::common(&olds, &news), |patch, old, new| {
                if patch.is_short(old, new) { patch.cheapest(old, new) } else { by_place(old.len(), new.len()) }
            })
        })
    }

    /// The steps where some elements are paired, and those between the pairs are left to `rest`.
    fn between(
        &mut self,
        old: &[Id],
        new: &[Id],
        pairs: &[list::Pair],
        rest: impl Fn(&mut Self, &[Id], &[Id]) -> Vec<ListEdit>,
    ) -> Vec<ListEdit> {
        let mut steps = Vec::with_capacity(old.len().max(new.len()));
        let mut ends = (old.len(), new.len());
        let starts = pairs.iter().rev().map(|pair| (pair.0 + 1, pair.1 + 1, true)).chain([(0, 0, false)]);
        for (i, j, is_pair) in starts {
            steps.extend(rest(self, &old[i..ends.0], &new[j..ends.1]).into_iter().map(|step| step.shifted(i, j)));
            if is_pair {
                ends = (i - 1, j - 1);
                steps.push(ListEdit::Pair(i - 1, j - 1));
            }
        }
        steps
    }

    fn is_short(&self, old: &[Id], new: &[Id]) -> bool {
        let pairs = old.len().saturating_mul(new.len());
        pairs <= 1 || pairs <= SHORT && self.weighings_left > 0
    }

    /// The steps that cost the least.
    fn cheapest(&mut self, old: &[Id], new: &[Id]) -> Vec<ListEdit> {
        if old.is_empty() || new.is_empty() || old.len() + new.len() == 2 {
            return by_place(old.len(), new.len());
        }
        let (weighing, cost) = (std::mem::replace(&mut self.weighing, true), self.cost);
        self.spend(old.len() * new.len());
        let steps = list::cheapest(old.len(), new.len(), &mut |step| {
            if let ListEdit::Pair(i, j) = step
                && self.facts.of(self.tree, old[i]).hash == self.facts.of(self.tree, new[j]).hash
            {
                return Cost::default();
            }
            self.cost = Cost::default();
            self.step(step, old, new);
            self.cost
        });
        (self.weighing, self.cost) = (weighing, cost);
        steps
    }

    fn hashes(&mut self, list: &[Id]) -> Vec<u64> {
        list.iter().map(|id| self.facts.of(self.tree, *id).hash).collect()
    }

    /// Does one step. Whether something of the element stays as it was.
    fn step(&mut self, step: ListEdit, old: &[Id], new: &[Id]) -> bool {
        let (ListEdit::Pair(index, _) | ListEdit::Remove(index) | ListEdit::Add(index, _)) = step;
        if let ListEdit::Pair(i, j) = step
            && !self.weighing
            && self.is_same_element(old[i], new[j])
        {
            return true;
        }
        if index < old.len() {
            self.enter_item(index);
        } else {
            self.enter("-");
        }
        let stays = match step {
            ListEdit::Pair(i, j) => self.change(old[i], new[j]),
            ListEdit::Remove(i) => {
                self.remove(old[i]);
                false
            }
            ListEdit::Add(_, j) => {
                self.add(new[j]);
                false
            }
        };
        self.leave();
        stays
    }
}

/// The first becomes the first, the second the second, and what is left is removed or added.
fn by_place(old: usize, new: usize) -> Vec<ListEdit> {
    let both = old.min(new);
    let removed = (both..old).rev().map(ListEdit::Remove);
    let added = (both..new).rev().map(|j| ListEdit::Add(old, j));
    let paired = (0..both).rev().map(|at| ListEdit::Pair(at, at));
    removed.chain(added).chain(paired).collect()
}
