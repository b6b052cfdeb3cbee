//! The operations that turn one list into another.
//!
//! It is a choice which old element becomes which new one. The choice that writes back the least of what was there before is
//! taken: an element that moves is written back whole, because the server has no `move`; of an edited element only the edit
//! is written. If several choices write back the same amount, the one with the fewest bytes is taken.
//!
//! For short lists, all choices are compared. In long lists, elements are matched by a leaf that no other element has, such
//! as an id; elements between those by their hashes; and the rest by their indices. That takes n log n time. It may miss the
//! best choice for elements without such a leaf, if so many of them are added and removed that they are compared in pieces.

use super::list::{self, Cost, ListEdit};
use super::operations::Patch;
use crate::json::tree::Id;

/// Lists with at most this many pairs of elements are short: two lists of 32.
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
        // Elements added at the end are added in their own order.
        let is_behind = |step: &&ListEdit| matches!(step, ListEdit::Add(i, _) if head + i == old.len());
        let behind = steps.iter().take_while(is_behind).count();
        for step in steps[..behind].iter().rev().chain(&steps[behind..]) {
            stays |= self.step(step.shifted(head, head), &old, &new);
        }
        // An element that moves is removed at one index and added at another. It counts as unchanged.
        stays || {
            let [olds, news] = [self.hashes(&old), self.hashes(&new)];
            list::have_common(&olds, &news)
        }
    }

    /// The steps from one list to the other, from the end to the beginning.
    fn steps(&mut self, old: &[Id], new: &[Id]) -> Vec<ListEdit> {
        if old.is_empty() || new.is_empty() || old.len() + new.len() == 2 {
            return by_place(old.len(), new.len());
        }
        // While an element is weighed, only what the outer list has in common counts.
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

    /// The steps if these elements are paired. `rest` gives the steps between the pairs.
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

    /// Writes the operations of one step. Whether something in the element is unchanged.
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

/// Pairs the elements by their indices, and removes or adds the rest.
fn by_place(old: usize, new: usize) -> Vec<ListEdit> {
    let both = old.min(new);
    let removed = (both..old).rev().map(ListEdit::Remove);
    let added = (both..new).rev().map(|j| ListEdit::Add(old, j));
    let paired = (0..both).rev().map(|at| ListEdit::Pair(at, at));
    removed.chain(added).chain(paired).collect()
}
