//! The results of an endpoint's functions, and the input of a request.

use serde::{Serialize, Serializer};

use crate::report::{Issue, Report};

/// The edit from one answer to another, as a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diff<Json = String> {
    /// The draft: what could be expressed. A text is compact.
    pub draft: Json,
    /// Whether it changes anything.
    pub changed: bool,
    /// What could not be expressed, what the server would refuse, and warnings. The paths are those of `after`; for
    /// members that `after` lacks, those of `before`.
    pub report: Report,
}

/// An answer after an edit: JSON text, or a `serde_json::Value`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Applied<Json = String> {
    /// The answer, in its envelope if it had one. A text is compact.
    pub value: Json,
    /// The warnings about the draft.
    pub warnings: Vec<Issue>,
}

/// A request that is ready to be sent. Serialized without its warnings, the headers as pairs of names and values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
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
    ///
    /// ```
    /// use identity_patch::{Input, Options, provider::biot};
    ///
    /// // What is missing is an error of the build.
    /// let report = biot::UPDATE_ORGANIZATION_USER.build(&Input::new(), "{}", &Options::DEFAULT).unwrap_err();
    /// assert_eq!(report.issues[0].params.name.as_deref(), Some("id"));
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A path parameter.
    ///
    /// ```
    /// use identity_patch::Input;
    ///
    /// let person = Input::new().param("person_id", "903c1ff9-f2cc-435c-b242-9d8a690fcf0a");
    /// ```
    #[must_use]
    pub fn param(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.params.push((name.into(), value.into()));
        self
    }

    /// A header.
    ///
    /// ```
    /// use identity_patch::Input;
    ///
    /// let person = Input::new().header("SlashID-OrgID", "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1");
    /// ```
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

/// The requests that make one edit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// In the order in which to send them: what could be expressed.
    pub requests: Vec<Request>,
    /// What could not be expressed, and warnings. The paths are those of the edited person.
    pub report: Report,
}

/// A draft that was read from a form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Filled {
    /// The draft as compact JSON.
    pub draft: String,
    /// The inputs that could not be read and, with `before`, the edits that no draft can express.
    pub issues: Vec<Issue>,
    /// The warnings of [`Endpoint::diff`](super::Endpoint::diff), with `before`.
    pub warnings: Vec<Issue>,
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
