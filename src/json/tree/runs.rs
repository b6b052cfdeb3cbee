//! A list in which an element that is added or removed moves a run along, and not all that follow.

use super::nodes::Id;

/// A run of twice as many is split.
const LENGTH: usize = 1024;

/// The elements, run by run.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    /// None of them is empty.
    runs: Vec<Vec<Id>>,
    count: usize,
}

/// A run, and where in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    run: usize,
    at: usize,
}

impl Runs {
    pub(super) fn new(items: &[Id]) -> Self {
        Self { runs: items.chunks(LENGTH).map(<[Id]>::to_vec).collect(), count: items.len() }
    }

    pub(super) const fn len(&self) -> usize {
        self.count
    }

    pub(super) fn runs(&self) -> &[Vec<Id>] {
        &self.runs
    }

    pub(super) fn get(&self, index: usize) -> Option<Id> {
        self.at(self.place(index))
    }

    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut Id> {
        let Place { run, at } = self.place(index);
        self.runs.get_mut(run)?.get_mut(at)
    }

    pub(super) fn replace(&mut self, index: usize, item: Id) {
        if let Some(known) = self.get_mut(index) {
            *known = item;
        }
    }

    /// In front of the element at `index`, or behind the last.
    pub(super) fn insert(&mut self, index: usize, item: Id) {
        self.insert_at(self.place(index), item);
    }

    pub(super) fn remove(&mut self, index: usize) {
        self.remove_at(self.place(index));
    }

    /// Where the element at `index` is, or the place behind the last.
    fn place(&self, index: usize) -> Place {
        let mut at = index;
        let within = if index < self.count { &self.runs[..] } else { &[] };
        for (run, items) in within.iter().enumerate() {
            if at < items.len() {
                return Place { run, at };
            }
            at -= items.len();
        }
        Place { run: self.runs.len(), at: 0 }
    }

    /// The place of the first element for which this does not hold; it holds of all before it, and of none behind.
    pub(super) fn partition_point(&self, holds: impl Fn(&Id) -> bool) -> Place {
        let run = self.runs.partition_point(|run| run.last().is_some_and(&holds));
        Place { run, at: self.runs.get(run).map_or(0, |run| run.partition_point(&holds)) }
    }

    pub(super) fn at(&self, place: Place) -> Option<Id> {
        self.runs.get(place.run)?.get(place.at).copied()
    }

    /// The place behind this one.
    pub(super) fn behind(&self, place: Place) -> Place {
        match self.runs.get(place.run) {
            Some(run) if place.at + 1 >= run.len() => Place { run: place.run + 1, at: 0 },
            _ => Place { at: place.at + 1, ..place },
        }
    }

    pub(super) fn insert_at(&mut self, mut place: Place, item: Id) {
        self.count += 1;
        if place.run == self.runs.len() {
            // Behind the last: of its run, or in a run of its own.
            match self.runs.last().filter(|run| run.len() < LENGTH) {
                Some(run) => place = Place { run: place.run - 1, at: run.len() },
                None => self.runs.push(Vec::new()),
            }
        }
        let Some(run) = self.runs.get_mut(place.run) else { return };
        run.insert(place.at, item);
        if run.len() == 2 * LENGTH {
            let rest = run.split_off(LENGTH);
            self.runs.insert(place.run + 1, rest);
        }
    }

    pub(super) fn remove_at(&mut self, place: Place) {
        let Some(run) = self.runs.get_mut(place.run).filter(|run| place.at < run.len()) else { return };
        self.count -= 1;
        run.remove(place.at);
        if run.is_empty() {
            self.runs.remove(place.run);
        }
    }
}
