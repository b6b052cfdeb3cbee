//! What is known while a form is read, and how its issues are reported.

use super::entries::{Entry, Input};
use crate::json::tree::{Id, Tree};
use crate::report::{Code, Fault, Issue, Report, Severity, Step, shared};
use crate::table::Options;

/// A form that is read into a copy of the document.
pub(super) struct Form<'a> {
    pub(super) tree: Tree<'a>,
    pub(super) inputs: &'a [Input],
    pub(super) options: &'a Options,
    pub(super) report: Report,
    /// Where in the edited document the value is that is read.
    pub(super) path: Vec<Step>,
    /// How many steps of the path stand in front of the first step of the names.
    pub(super) prefix: usize,
}

/// What one input, or a group of inputs, makes of a value.
pub(super) enum FormValue {
    /// A new value.
    Value(Id),
    /// The current value is to be cleared.
    Emptied,
}

impl<'a> Form<'a> {
    /// The input of an entry.
    pub(super) fn input(&self, entry: &Entry) -> &'a Input {
        &self.inputs[entry.1]
    }

    /// Runs with a step more on the path.
    pub(super) fn at<T>(&mut self, step: Step, run: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let result = run(self);
        self.path.pop();
        result
    }

    pub(super) fn error(&mut self, code: &'static Code) {
        self.push(Issue::new(Severity::Error, code));
    }

    pub(super) fn wrong_type(&mut self, expected: &'static str) {
        self.push(Issue::of(Severity::Error, &Fault::new(&shared::WRONG_TYPE).expected(expected), ""));
    }

    /// Adds an issue about a part of the value that is read; its path begins at that value.
    pub(super) fn push(&mut self, mut issue: Issue) {
        let mut path = self.path.clone();
        path.append(&mut issue.path.0);
        issue.path.0 = path;
        self.report.push(issue, self.options.max_issues);
    }
}
