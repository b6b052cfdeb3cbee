//! What a caller gets: where, which rule, and what is expected. There is no place here for a value.

use serde::{Serialize, Serializer};

use crate::data::Data;
use crate::fault::{Code, Fault};
use crate::text::decimal;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A member of an object.
    Name(String),
    /// An element of a list.
    Index(usize),
}

/// Where a finding stands in the draft. Empty: the whole of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
                Step::Index(index) => decimal(*index, &mut pointer),
            }
        }
        pointer
    }
}

/// Words that name what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One word, or one phrase.
    One(&'static str),
    /// A fixed choice.
    Choice(&'static [&'static str]),
}

impl Expected {
    const fn data(&self) -> Data<'_> {
        match self {
            Self::One(word) => Data::Text(word),
            Self::Choice(words) => Data::Texts(words),
        }
    }
}

/// What a message speaks of, for callers that write their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params {
    /// The bound that was passed.
    pub limit: Option<i32>,
    /// What `limit` and `actual` count.
    pub unit: Option<&'static str>,
    /// A length or a count, never content.
    pub actual: Option<usize>,
    /// Where in the text: UTF-16 units, as an input's caret counts.
    pub at: Option<usize>,
    /// What would have been right.
    pub expected: Option<Expected>,
    /// The nearest name that the table knows.
    pub nearest: Option<&'static str>,
    /// What makes the edit that this draft cannot: an endpoint's id, a method and a path, or the edit in words.
    pub instead: Option<&'static str>,
    /// The HTTP status of the answer.
    pub status: Option<i32>,
    /// `in`: `path`, `header`, `before` or `after`, for what stands outside the draft.
    pub place: Option<&'static str>,
    /// The path parameter's or the header's name.
    pub name: Option<String>,
    /// Byte offset in the JSON text, where the draft was given as such.
    pub offset: Option<usize>,
}

impl Params {
    fn data(&self) -> [(&'static str, Option<Data<'_>>); 11] {
        [
            ("limit", self.limit.map(Data::Number)),
            ("unit", self.unit.map(Data::Text)),
            ("actual", self.actual.map(Data::count)),
            ("at", self.at.map(Data::count)),
            ("expected", self.expected.as_ref().map(Expected::data)),
            ("nearest", self.nearest.map(Data::Text)),
            ("instead", self.instead.map(Data::Text)),
            ("status", self.status.map(Data::Number)),
            ("in", self.place.map(Data::Text)),
            ("name", self.name.as_deref().map(Data::Text)),
            ("offset", self.offset.map(Data::count)),
        ]
    }

    /// Writes a parameter by its name, and says whether it is there.
    fn write(&self, name: &str, text: &mut String) -> bool {
        let data = self.data().into_iter().find(|(known, _)| *known == name).and_then(|(_, data)| data);
        data.inspect(|data| data.write(text)).is_some()
    }
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
    pub params: Box<Params>,
}

impl Issue {
    /// A finding at the root of the draft.
    #[must_use]
    pub fn new(severity: Severity, code: &'static Code) -> Self {
        Self { severity, code, path: Path::default(), params: Box::default() }
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
        Self { params: Box::new(params), ..Self::new(severity, fault.code) }
    }

    /// Whether another says the same of the same place. Not as `==` does it, whose comparison of all parameters weighs more
    /// than what they are written with.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let words = |issue: &Self| {
            let mut words = String::new();
            for (name, data) in issue.params.data() {
                words.push_str(name);
                data.inspect(|data| data.write(&mut words));
            }
            words
        };
        self.code == other.code && self.path == other.path && words(self) == words(other)
    }

    /// English, lower case, no final stop; says what is expected, and names neither the field nor the value.
    #[must_use]
    pub fn message(&self) -> String {
        let (mut message, mut bracket, mut known, mut name) = (String::new(), 0, true, None);
        for (at, character) in self.code.text.char_indices() {
            match (character, name) {
                ('[', _) => (bracket, known) = (message.len(), true),
                (']', _) => message.truncate(if known { message.len() } else { bracket }),
                ('{', _) => name = Some(at + 1),
                ('}', Some(from)) => {
                    known &= self.params.write(&self.code.text[from..at], &mut message);
                    name = None;
                }
                (other, None) => message.push(other),
                _ => {}
            }
        }
        message
    }
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [message, pointer] = [self.message(), self.path.pointer()];
        let data = [
            ("code", Some(Data::Text(self.code.id))),
            ("severity", Some(Data::Text(self.severity.name()))),
            ("message", Some(Data::Text(&message))),
            ("path", Some(Data::Path(&self.path.0))),
            ("pointer", Some(Data::Text(&pointer))),
            ("params", Some(Data::Object(&self.params.data()))),
        ];
        Data::Object(&data).serialize(serializer)
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Data::Object(&self.data()).serialize(serializer)
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Data::Path(&self.0).serialize(serializer)
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

    /// All that was found, the errors first.
    pub(crate) fn findings(mut self) -> Vec<Issue> {
        self.issues.append(&mut self.warnings);
        self.issues
    }

    /// Adds all that another report says.
    pub(crate) fn hear(&mut self, other: Self, most: usize) {
        self.truncated |= other.truncated;
        for issue in other.findings() {
            self.push(issue, most);
        }
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
        let data = [
            ("ok", Some(Data::Flag(self.ok()))),
            ("issues", Some(Data::Issues(&self.issues))),
            ("warnings", Some(Data::Issues(&self.warnings))),
            ("truncated", Some(Data::Flag(self.truncated))),
        ];
        Data::Object(&data).serialize(serializer)
    }
}
