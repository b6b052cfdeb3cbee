//! What a caller gets: issues with a path, a code and a message, and the report that holds them.

use std::error::Error;
use std::fmt;

use serde::{Serialize, Serializer};

use super::code::Code;
use super::fault::Fault;
use super::params::Params;
use super::path::Path;

/// Whether the finding stops a build. There are these two and no others: match on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The vendor's document or the running server refuses it, or it loses data.
    Error,
    /// It probably fails, or it is allowed and almost certainly a mistake.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    ///
    /// ```
    /// use identity_patch::Severity;
    ///
    /// assert_eq!(Severity::Error.name(), "error");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issue {
    /// Whether it stops a build.
    pub severity: Severity,
    /// The rule.
    pub code: &'static Code,
    /// Where; for a missing member, where it should be.
    pub path: Path,
    /// The parameters of the message.
    pub params: Box<Params>,
}

impl Issue {
    /// A finding at the root of the draft.
    ///
    /// ```
    /// use identity_patch::{Issue, Severity, report::shared};
    ///
    /// assert_eq!(Issue::new(Severity::Error, &shared::REQUIRED).to_string(), "error required must be given");
    /// ```
    #[must_use]
    pub fn new(severity: Severity, code: &'static Code) -> Self {
        Self { severity, code, path: Path::default(), params: Box::default() }
    }

    /// A fault in `text`, with offsets in UTF-16 units.
    ///
    /// ```
    /// use identity_patch::{Issue, Severity, field::uuid};
    ///
    /// let text = "903c1ff9-f2cc-435c-b242-9d8a690fcf0g";
    /// let fault = uuid::check(text).unwrap_err();
    /// let issue = Issue::of(Severity::Error, &fault, text);
    /// assert_eq!((issue.code.id, issue.params.at), ("uuid_character", Some(35)));
    /// ```
    #[must_use]
    pub fn of(severity: Severity, fault: &Fault, text: &str) -> Self {
        Self { params: Box::new(fault.params(text)), ..Self::new(severity, fault.code) }
    }

    /// English, lower case, no final stop; says what is expected, and names neither the field nor the value.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    ///
    /// let report = biot::UPDATE_ORGANIZATION_USER.check(r#"{"_phone": "0123"}"#, &Options::DEFAULT);
    /// assert_eq!(report.issues[0].message(), "must begin with + and the country calling code, such as +49");
    /// ```
    #[must_use]
    pub fn message(&self) -> String {
        self.params.fill(self.code.text)
    }
}

/// `error phone_no_plus /_phone must begin with …`: severity, code, pointer and message.
impl fmt::Display for Issue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = self.path.pointer();
        let separator = if pointer.is_empty() { "" } else { " " };
        write!(formatter, "{} {}{separator}{pointer} {}", self.severity.name(), self.code.id, self.message())
    }
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Wire<'a> {
            code: &'static str,
            severity: Severity,
            message: String,
            path: &'a Path,
            pointer: String,
            params: &'a Params,
        }
        let Self { severity, code, path, params } = self;
        let (message, pointer) = (self.message(), path.pointer());
        Wire { code: code.id, severity: *severity, message, path, pointer, params }.serialize(serializer)
    }
}

/// All findings, in the order of the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The errors.
    pub issues: Vec<Issue>,
    /// The warnings.
    pub warnings: Vec<Issue>,
    /// Whether there were more than [`Options::max_issues`](crate::Options::max_issues) of either.
    pub truncated: bool,
}

impl Report {
    /// Whether there is no error.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    ///
    /// let report = biot::UPDATE_ORGANIZATION_USER.check(r#"{"_phone": "0123"}"#, &Options::DEFAULT);
    /// assert!(!report.ok());
    /// ```
    #[must_use]
    pub fn ok(&self) -> bool {
        self.issues.is_empty()
    }

    /// Whether there is neither an error nor a warning.
    ///
    /// ```
    /// use identity_patch::{Options, field::phone};
    ///
    /// let report = phone::FIELD.check(r#""+2101234567""#, &Options::DEFAULT);
    /// assert!(report.ok() && !report.is_clean());
    /// ```
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.ok() && self.warnings.is_empty()
    }

    /// A report of one issue.
    pub(crate) fn with(issue: Issue) -> Self {
        let mut report = Self::default();
        report.push(issue, 1);
        report
    }

    /// Adds a finding, in the order of the text; with `max` findings of its severity, sets `truncated` instead.
    pub(crate) fn push(&mut self, issue: Issue, max: usize) {
        if self.is_full(issue.severity, max) {
            self.truncated = true;
            return;
        }
        let list = match issue.severity {
            Severity::Error => &mut self.issues,
            Severity::Warning => &mut self.warnings,
        };
        let later = list.iter().rev().take_while(|other| other.params.offset > issue.params.offset).count();
        list.insert(list.len() - later, issue);
    }

    /// All findings, the errors first.
    pub(crate) fn findings(mut self) -> Vec<Issue> {
        self.issues.append(&mut self.warnings);
        self.issues
    }

    /// Adds the findings of another report.
    pub(crate) fn merge(&mut self, other: Self, max: usize) {
        self.truncated |= other.truncated;
        for issue in other.findings() {
            self.push(issue, max);
        }
    }

    /// Whether there are `max` findings of this severity.
    pub(crate) fn is_full(&self, severity: Severity, max: usize) -> bool {
        let list = match severity {
            Severity::Error => &self.issues,
            Severity::Warning => &self.warnings,
        };
        list.len() >= max
    }
}

/// A line for each finding, the errors first.
impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, issue) in self.issues.iter().chain(&self.warnings).enumerate() {
            if nth > 0 {
                formatter.write_str("\n")?;
            }
            issue.fmt(formatter)?;
        }
        Ok(())
    }
}

/// [`Endpoint::build`](crate::Endpoint::build) returns the report as its error.
impl Error for Report {}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Wire<'a> {
            ok: bool,
            issues: &'a [Issue],
            warnings: &'a [Issue],
            truncated: bool,
        }
        let Self { issues, warnings, truncated } = self;
        Wire { ok: self.ok(), issues, warnings, truncated: *truncated }.serialize(serializer)
    }
}
