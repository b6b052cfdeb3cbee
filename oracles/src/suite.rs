//! What a suite is, and how its verdicts are held against ours.

use std::collections::BTreeSet;

use crate::cache::Cache;

/// What a suite needs beside Cargo and npm.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing: the cases ride in packages of crates or npm.
    Registry,
    /// Python 3 with `venv`.
    Python,
    /// Go and a C compiler.
    Go,
}

/// A published suite, or another implementation.
pub(crate) struct Suite {
    /// Its name, with the package and version that carry it.
    pub(crate) name: &'static str,
    /// What it needs.
    pub(crate) needs: Needs,
    /// Holds it against the package.
    pub(crate) run: fn(&Cache) -> anyhow::Result<Outcome>,
}

/// One deviation that is meant, by the case's name, and why.
pub(crate) type Deviation = (&'static str, &'static str);

/// How it went.
#[derive(Default)]
pub(crate) struct Outcome {
    /// How many cases there are.
    pub(crate) cases: usize,
    /// In how many of them both say the same.
    pub(crate) agreed: usize,
    /// How many deviations are explained.
    pub(crate) explained: usize,
    /// What fails the run.
    pub(crate) complaints: Vec<String>,
}

impl Outcome {
    /// Counts `(case, ours, theirs)`, and complains about every disagreement that `known` does not explain, and about
    /// every entry of `known` that is no disagreement.
    pub(crate) fn compare<T: PartialEq + std::fmt::Debug>(
        cases: impl IntoIterator<Item = (String, T, T)>,
        known: &[Deviation],
    ) -> Self {
        let mut outcome = Self::default();
        let mut used = BTreeSet::new();
        for (name, ours, theirs) in cases {
            outcome.cases += 1;
            if ours == theirs {
                outcome.agreed += 1;
            } else if let Some((known, _)) = known.iter().find(|(known, _)| *known == name) {
                used.insert(*known);
                outcome.explained += 1;
            } else {
                let complaint = format!("{name:?}: we say {ours:?}, the suite says {theirs:?}");
                outcome.complaints.push(complaint.chars().take(300).collect());
            }
        }
        if outcome.cases == 0 {
            outcome.complaints.push("the suite has no cases".into());
        }
        let stale = known.iter().filter(|(name, _)| !used.contains(name));
        outcome.complaints.extend(stale.map(|(name, _)| format!("{name:?} is listed as a deviation and is none")));
        outcome
    }
}
