//! A list of numbers in which one that comes or goes moves a run along, and not all.

/// The numbers, run by run.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    /// None of them is empty.
    pub(super) runs: Vec<Vec<usize>>,
    pub(super) count: usize,
}

/// A run, and where in it.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) run: usize,
    pub(super) at: usize,
}

impl Runs {
    /// A run of twice as many is split.
    const LENGTH: usize = 1024;

    /// Where the element at `index` is, or the place behind the last.
    pub(super) fn place(&self, index: usize) -> Place {
        let mut at = index;
        let behind = self.runs.len();
        let within = if index < self.count { &self.runs[..] } else { &[] };
        for (run, items) in within.iter().enumerate() {
            if at < items.len() {
                return Place { run, at };
            }
            at -= items.len();
        }
        Place { run: behind, at: 0 }
    }

    pub(super) fn at(&self, place: Place) -> Option<usize> {
        self.runs.get(place.run)?.get(place.at).copied()
    }

    pub(super) fn at_mut(&mut self, place: Place) -> Option<&mut usize> {
        self.runs.get_mut(place.run)?.get_mut(place.at)
    }

    pub(super) fn insert(&mut self, mut place: Place, item: usize) {
        self.count += 1;
        if place.run == self.runs.len() {
            // Behind the last: of its run, or in a run of its own.
            match self.runs.last().filter(|run| run.len() < Self::LENGTH) {
                Some(run) => place = Place { run: place.run - 1, at: run.len() },
                None => self.runs.push(Vec::new()),
            }
        }
        let Some(run) = self.runs.get_mut(place.run) else { return };
        run.insert(place.at, item);
        if run.len() == 2 * Self::LENGTH {
            let rest = run.split_off(Self::LENGTH);
            self.runs.insert(place.run + 1, rest);
        }
    }

    pub(super) fn remove(&mut self, place: Place) {
        let Some(run) = self.runs.get_mut(place.run).filter(|run| place.at < run.len()) else { return };
        self.count -= 1;
        run.remove(place.at);
        if run.is_empty() {
            self.runs.remove(place.run);
        }
    }
}
