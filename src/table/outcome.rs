//! The results of an endpoint's functions, and the input of a request.

use serde::{Serialize, Serializer};

use crate::report::{Issue, Report};

/// The edit from one answer to another, as a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// The draft as compact JSON: what could be expressed.
    pub draft: String,
    /// Whether it changes anything.
    pub changed: bool,
    /// What could not be expressed, what the server would refuse, and warnings. The paths are those of `after`; for
    /// members that `after` lacks, those of `before`.
    pub report: Report,
}

/// An answer after an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The answer as compact JSON, in its envelope if it had one.
    pub value: String,
    /// The warnings about the draft.
    pub warnings: Vec<Issue>,
}

/// A request that is ready to be sent. Serialized without its warnings, the headers as pairs of names and values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    /// The HTTP method.
    pub method: &'static str,
    /// The path, percent-encoded.
    pub path: String,
    /// The headers, `Content-Type` first. Never a credential.
    pub headers: Vec<(String, String)>,
    /// Compact JSON.
    pub body: String,
    /// The warnings about it.
    #[serde(skip)]
    pub warnings: Vec<Issue>,
}

/// Path parameters and headers by name.
#[derive(Clone, Debug, Default)]
pub struct Input {
    pub(crate) params: Vec<(String, String)>,
    pub(crate) headers: Vec<(String, String)>,
}

impl Input {
    /// No parameters and no headers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A path parameter.
    #[must_use]
    pub fn param(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.params.push((name.into(), value.into()));
        self
    }

    /// A header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

/// The requests that make one edit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order in which to send them: what could be expressed.
    pub requests: Vec<Request>,
    /// What could not be expressed, and warnings. The paths are those of the edited person.
    pub report: Report,
}

/// A draft that was read from a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The draft as compact JSON.
    pub draft: String,
    /// The inputs that could not be read and, with `before`, the edits that no draft can express.
    pub issues: Vec<Issue>,
}

/// As in the npm package, except that `draft` is JSON text.
impl Serialize for Diff {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Wire<'a> {
            ok: bool,
            draft: &'a str,
            changed: bool,
            issues: &'a [Issue],
            warnings: &'a [Issue],
            truncated: bool,
        }
        let Self { draft, changed, report } = self;
        let Report { issues, warnings, truncated, .. } = report;
        let (ok, changed, truncated) = (report.ok(), *changed, *truncated);
        Wire { ok, draft, changed, issues, warnings, truncated }.serialize(serializer)
    }
}
