//! A test suite, and the comparison of its verdicts with ours.

use std::collections::BTreeSet;

use crate::cache::Cache;

/// What a suite needs in addition to Cargo and npm.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing: the cases are in packages of crates.io or npm.
    Registry,
    /// Python 3 with `venv`; Spark also needs Java.
    Python,
    /// Go and a C compiler.
    Go,
    /// Java 17 or later.
    Java,
}

/// A published suite, or another implementation.
pub(crate) struct Suite {
    /// Its name, with the package and version that contain it.
    pub(crate) name: &'static str,
    /// What it needs.
    pub(crate) needs: Needs,
    /// Compares it with this package.
    pub(crate) run: fn(&Cache) -> anyhow::Result<Outcome>,
}

/// An explained deviation: the case's name, and the reason.
pub(crate) type Deviation = (&'static str, &'static str);

/// The result of a suite.
#[derive(Default)]
pub(crate) struct Outcome {
    /// The number of cases.
    pub(crate) cases: usize,
    /// The number of cases in which both agree.
    pub(crate) agreed: usize,
    /// The number of explained deviations.
    pub(crate) explained: usize,
    /// The failures.
    pub(crate) complaints: Vec<String>,
}

impl Outcome {
    /// Compares `(case, ours, theirs)`. Every disagreement that is not in `known` is a failure, and so is every entry of
    /// `known` that is not a disagreement.
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
        outcome.complaints.extend(stale.map(|(name, _)| format!("{name:?} is listed as a deviation and is not")));
        outcome
    }
}
