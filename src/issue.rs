//! What a caller gets: where, which rule, and what is expected. There is no place here for a value.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::fault::{Code, Fault};

/// Whether the finding stops a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A document or the running server refuses it, or loses data over it.
    Error,
    /// It will probably go wrong, or is allowed and almost surely a mistake.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One step of a [`Path`]: a member's name or a list's index.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Step {
    /// A member of an object.
    Name(String),
    /// An element of a list.
    Index(usize),
}

/// Where a finding stands in the draft. Empty: the whole of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The path as an RFC 6901 JSON Pointer.
    ///
    /// ```
    /// use identity_patch::issue::{Path, Step};
    ///
    /// let path = Path(vec![Step::Name("a/b".into()), Step::Index(0)]);
    /// assert_eq!(path.pointer(), "/a~1b/0");
    /// ```
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.0 {
            pointer.push('/');
            match step {
                Step::Name(name) => name.chars().for_each(|character| match character {
                    '~' => pointer.push_str("~0"),
                    '/' => pointer.push_str("~1"),
                    other => pointer.push(other),
                }),
                Step::Index(index) => pointer.push_str(&decimal(*index as u64)),
            }
        }
        pointer
    }
}

/// Words that name what is expected.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Expected {
    /// One word, or one phrase.
    One(&'static str),
    /// A fixed choice.
    Choice(&'static [&'static str]),
}

impl Expected {
    fn write(&self, text: &mut String) {
        match self {
            Self::One(word) => text.push_str(word),
            Self::Choice(words) => text.push_str(&self::words(words, ", ")),
        }
    }
}

/// What a message speaks of, for callers that write their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Params {
    /// The bound that was passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// What `limit` and `actual` count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// A length or a count, never content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<usize>,
    /// Where in the text: UTF-16 units, as an input's caret counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<usize>,
    /// What would have been right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
    /// The nearest name that the table knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<&'static str>,
    /// `path` or `header`, for what stands outside the draft.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub place: Option<&'static str>,
    /// The path parameter's or the header's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Byte offset in the JSON text, where the draft was given as such.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<usize>,
}

impl Params {
    /// Writes a parameter by its name, and says whether it is there.
    fn write(&self, name: &str, text: &mut String) -> bool {
        let number = |number: Option<usize>| number.map(|number| decimal(number as u64));
        let words = match name {
            "limit" => self.limit.map(|limit| {
                text.push_str(if limit < 0 { "-" } else { "" });
                decimal(limit.unsigned_abs())
            }),
            "actual" => number(self.actual),
            "at" => number(self.at),
            "offset" => number(self.offset),
            "unit" => self.unit.map(String::from),
            "nearest" => self.nearest.map(String::from),
            "expected" => self.expected.as_ref().map(|expected| {
                expected.write(text);
                String::new()
            }),
            _ => None,
        };
        text.push_str(words.as_deref().unwrap_or_default());
        words.is_some()
    }
}

/// A number in decimal digits. By hand, for the module to carry nothing of the library's formatting.
pub(crate) fn decimal(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

/// Texts with something between them.
pub(crate) fn words(words: &[&str], between: &str) -> String {
    words.iter().enumerate().flat_map(|(at, word)| [if at == 0 { "" } else { between }, word]).collect()
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Whether it stops a build.
    pub severity: Severity,
    /// The rule.
    pub code: &'static Code,
    /// Where; for a missing member, where it should stand.
    pub path: Path,
    /// What the message speaks of.
    pub params: Params,
}

impl Issue {
    /// A finding at the root of the draft.
    #[must_use]
    pub fn new(severity: Severity, code: &'static Code) -> Self {
        Self { severity, code, path: Path::default(), params: Params::default() }
    }

    /// A leaf check's fault in `text`, put into a caller's units.
    #[must_use]
    pub fn of(severity: Severity, fault: &Fault, text: &str) -> Self {
        let units = |at: usize| text.get(..at).map_or(at, |before| before.chars().map(char::len_utf16).sum());
        let params = Params {
            limit: fault.limit,
            unit: fault.unit.map(crate::fault::Unit::name),
            actual: fault.actual,
            at: fault.at.map(units),
            expected: fault.expected.map(Expected::One),
            ..Params::default()
        };
        Self { params, ..Self::new(severity, fault.code) }
    }

    /// English, lower case, no final stop; says what is expected, and names neither the field nor the value.
    #[must_use]
    pub fn message(&self) -> String {
        let mut message = String::new();
        for (part, text) in self.code.text.split(['[', ']']).enumerate() {
            let before = message.len();
            let complete = self.fill(text, &mut message);
            // Every second part stands in brackets.
            if !complete && part % 2 == 1 {
                message.truncate(before);
            }
        }
        message
    }

    /// Writes `text` with every `{name}` filled in, and says whether all of them are known.
    fn fill(&self, text: &str, message: &mut String) -> bool {
        let mut complete = true;
        for (part, text) in text.split(['{', '}']).enumerate() {
            if part % 2 == 1 {
                complete &= self.params.write(text, message);
            } else {
                message.push_str(text);
            }
        }
        complete
    }
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut issue = serializer.serialize_struct("Issue", 6)?;
        issue.serialize_field("code", self.code.id)?;
        issue.serialize_field("severity", self.severity.name())?;
        issue.serialize_field("message", &self.message())?;
        issue.serialize_field("path", &self.path)?;
        issue.serialize_field("pointer", &self.path.pointer())?;
        issue.serialize_field("params", &self.params)?;
        issue.end()
    }
}

/// Everything that was found, in the order of the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    #[must_use]
    pub fn ok(&self) -> bool {
        self.issues.is_empty()
    }

    /// Whether there is nothing to say at all.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.ok() && self.warnings.is_empty()
    }

    /// Adds a finding in the order of the text, up to `most` of its severity.
    pub fn push(&mut self, issue: Issue, most: usize) {
        if self.is_full(issue.severity, most) {
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

    /// Whether there are `most` findings of this severity.
    pub(crate) fn is_full(&self, severity: Severity, most: usize) -> bool {
        let list = match severity {
            Severity::Error => &self.issues,
            Severity::Warning => &self.warnings,
        };
        list.len() >= most
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 4)?;
        report.serialize_field("ok", &self.ok())?;
        report.serialize_field("issues", &self.issues)?;
        report.serialize_field("warnings", &self.warnings)?;
        report.serialize_field("truncated", &self.truncated)?;
        report.end()
    }
}
