//! The walk: a table beside a draft, in one streaming pass.
//!
//! It goes on after a finding, so that a person sees everything at once; it stops only where the text stops being
//! JSON. It recurses on the table, never on the input.

use std::borrow::Cow;

use super::nearest::nearest;
use super::place::{Occurrence, Place};
use super::text::{findings, is_clean};
use crate::json::limits::MAX_BYTES;
use crate::json::tree::{Id, Tree};
use crate::json::{self, Error, Reader, Token, compact, without};
use crate::report::{Code, Expected, Fault, Issue, Path, Report, Severity, Step, Unit, code, shared};
use crate::table::{Field, Kind, List, Null, Options, Prop, Required, Rule};

/// The warnings that matter where a server wrote the text.
const OF_ANSWERS: &[&Code] = &[&shared::UNKNOWN_FIELD, &shared::NUMBER_INEXACT];

/// Shared codes with messages for an answer.
pub(super) static UNKNOWN_IN_ANSWER: Code =
    code(shared::UNKNOWN_FIELD.id, "should be a member that the document names[; the nearest is {nearest}]");
static NULL_IN_ANSWER: Code = code(shared::NOT_NULLABLE.id, "must not be null");

/// Checks a value inside a larger text, given as JSON text: as the value of a row, or as one of a kind.
pub(crate) fn check_part(value: &str, kind: &Kind, prop: Option<&Prop>, options: &Options) -> Report {
    let mut walk = Walk::new(value, options, false);
    if let Ok(Some(token)) = walk.reader.next() {
        let ended = match prop {
            Some(prop) => walk.member(token, prop),
            None => walk.value(token, kind),
        };
        // The text around it has been walked, so that it is JSON to its end.
        ended.unwrap_or_default();
    }
    walk.report
}

/// What is sent of a draft.
pub(super) enum Body {
    /// Nothing: the text is not JSON, or is too long.
    Broken,
    /// The draft as it is: it is compact.
    Compact,
    /// The draft without its white space.
    Spaced,
    /// The draft without these members, given by the byte offsets of their names.
    Without(Vec<usize>),
}

impl Body {
    /// What of a draft is to be sent.
    pub(super) fn of<'a>(&self, draft: &'a str, is_ok: bool) -> Cow<'a, str> {
        match self {
            Self::Without(blanks) => Cow::Owned(without(draft, blanks)),
            Self::Spaced if is_ok => Cow::Owned(compact(draft)),
            _ => Cow::Borrowed(draft),
        }
    }
}

/// One pass over a text.
pub(super) struct Walk<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) options: &'a Options,
    /// Whether to warn about an object at the root that changes nothing.
    pub(super) patch: bool,
    pub(super) path: Vec<Place<'a>>,
    pub(super) report: Report,
    /// What the server holds, where that is known.
    pub(super) before: Option<(&'a Tree<'a>, Id)>,
    /// Whether the text is a server's answer, of which less is said than of a draft.
    pub(super) is_answer: bool,
    /// Members that count as absent: the byte offsets of their names.
    pub(super) blanks: Vec<usize>,
}

/// Whether values of this kind are texts.
const fn is_text(kind: &Kind) -> bool {
    match kind {
        Kind::Text | Kind::OneOf(_) => true,
        Kind::Field(field) => match field.rule {
            Rule::Text(_) => true,
            Rule::Kind(kind) => is_text(kind),
        },
        _ => false,
    }
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a str, options: &'a Options, patch: bool) -> Self {
        let report = Report { issues: Vec::new(), warnings: Vec::new(), truncated: false };
        let reader = Reader::new(text);
        Self {
            reader,
            options,
            patch,
            path: Vec::with_capacity(8),
            report,
            before: None,
            is_answer: false,
            blanks: Vec::new(),
        }
    }

    /// A walk over a server's answer. Any member may be missing, one that no row names is a warning, and warnings that concern
    /// only a person's input are left out.
    pub(super) fn of_answer(text: &'a str, options: &'a Options) -> Self {
        Self { is_answer: true, ..Self::new(text, options, false) }
    }

    /// Walks the whole text. The report, in the text's order, and what of the text is to be sent.
    pub(super) fn run(mut self, kind: &Kind) -> (Report, Body) {
        let length = self.reader.text().len();
        if length > MAX_BYTES {
            self.report_fault(
                Severity::Error,
                &Fault::new(&shared::TOO_LONG).limit(MAX_BYTES, Unit::Bytes, length),
                "",
            );
            return (self.report, Body::Broken);
        }
        if let Err(error) = self.root(kind) {
            self.path.clear();
            let fault = Fault::new(&shared::JSON_SYNTAX).expected(error.expected);
            self.push(Issue::of(Severity::Error, &fault, ""), error.at);
            return (self.report, Body::Broken);
        }
        let text = match self.reader.spaces() {
            _ if !self.blanks.is_empty() => Body::Without(self.blanks),
            0 => Body::Compact,
            _ => Body::Spaced,
        };
        (self.report, text)
    }

    fn root(&mut self, kind: &Kind) -> Result<(), Error> {
        if let Some(token) = self.reader.next()? {
            self.value(token, kind)?;
        }
        self.reader.next().map(|_| ())
    }

    pub(super) fn value(&mut self, token: Token<'a>, kind: &Kind) -> Result<(), Error> {
        match (kind, token) {
            (Kind::Field(Field { rule: Rule::Kind(kind), .. }), _) => return self.value(token, kind),
            (Kind::Text | Kind::OneOf(_) | Kind::Field(_), Token::String(text)) => {
                self.text(text, kind, None);
            }
            (Kind::Boolean, Token::Boolean(_)) => {}
            (Kind::Integer(min, max), Token::Number(number)) => match number.integer() {
                None => self.error(&shared::NOT_INTEGER),
                Some(value) if value < *min => self.bound(&shared::TOO_SMALL, *min),
                Some(value) if value > *max => self.bound(&shared::TOO_LARGE, *max),
                Some(_) if number.is_inexact(self.options.from_object) => self.warn(&shared::NUMBER_INEXACT),
                Some(_) => {}
            },
            (Kind::Object(object), Token::Object) => return self.object(object),
            (Kind::List(list), Token::Array) => return self.list(list),
            (Kind::Json(max), _) => return self.sized(token, *max),
            _ => {
                self.report_fault(Severity::Error, &Fault::new(&shared::WRONG_TYPE).expected(kind.json_type()), "");
                // A number of the wrong type must be replaced: do not warn that it is inexact.
                return if let Token::Number(_) = token { Ok(()) } else { self.json(token) };
            }
        }
        Ok(())
    }

    pub(super) fn member(&mut self, token: Token<'a>, prop: &Prop) -> Result<(), Error> {
        match token {
            Token::Null if !matches!(prop.kind, Kind::Json(_)) => {
                // What need not be there may be refused as null, for all that any document says.
                let optional = matches!(prop.required, Required::Until(switch) if self.options.has(switch));
                match prop.null {
                    Null::Refused if self.is_answer => self.error(&NULL_IN_ANSWER),
                    Null::Refused if optional => self.warn(&shared::NOT_NULLABLE),
                    Null::Refused => self.error(&shared::NOT_NULLABLE),
                    Null::Doubtful => self.warn(&shared::NOT_NULLABLE),
                    Null::Clears => {}
                }
                Ok(())
            }
            Token::String(text) if is_text(&prop.kind) => {
                self.text(text, &prop.kind, Some(prop));
                Ok(())
            }
            _ => self.value(token, &prop.kind),
        }
    }

    fn text(&mut self, raw: json::Text<'a>, kind: &Kind, prop: Option<&Prop>) {
        if raw.is_printable() && is_clean(raw.raw(), kind, prop, self.options) {
            return;
        }
        let text = raw.decode();
        if raw.has_lone_surrogate() {
            self.warn(&shared::LONE_SURROGATE);
        }
        self.check_text(&text, kind, prop);
        if let Kind::OneOf(choices) = kind
            && !choices.iter().any(|choice| *choice == text)
        {
            let code = prop.and_then(|prop| prop.code).unwrap_or(&shared::NOT_ONE_OF);
            let mut issue = Issue::new(Severity::Error, code);
            issue.params.expected = Some(Expected::Choice(choices));
            issue.params.nearest = nearest(&text, choices.iter().copied());
            self.push(issue, self.reader.start());
        }
    }

    /// A list whose bracket has been read.
    fn list(&mut self, list: &List) -> Result<(), Error> {
        let start = self.reader.start();
        let mut count = 0;
        let mut keys: Vec<Occurrence<'a>> = Vec::new();
        self.path.push(Place::Index(0));
        while let Some(token) = self.reader.next()? {
            if matches!(token, Token::EndArray) {
                break;
            }
            let from = self.reader.start();
            self.stand_at(Place::Index(count));
            self.value(token, &list.item)?;
            let item = self.reader.slice(from, self.reader.end());
            if let Some(key) = list.same.key(item) {
                keys.push(Occurrence { key: Cow::Owned(key), offset: from, place: Place::Index(count) });
            }
            count += 1;
        }
        self.path.pop();
        self.report_repeated(&keys, Severity::Warning, &shared::DUPLICATE);
        if count < list.min {
            self.report_code(Severity::Error, &shared::EMPTY, start);
        }
        Ok(())
    }

    pub(super) fn stand_at(&mut self, place: Place<'a>) {
        if let Some(last) = self.path.last_mut() {
            *last = place;
        }
    }

    pub(super) fn report_code_at(&mut self, place: Place<'a>, severity: Severity, code: &'static Code, offset: usize) {
        self.path.push(place);
        self.report_code(severity, code, offset);
        self.path.pop();
    }

    /// Checks one text as one kind of value, and reports what is found.
    pub(super) fn check_text(&mut self, text: &str, kind: &Kind, prop: Option<&Prop>) {
        findings(text, kind, prop, self.options, &mut |severity, fault| self.report_fault(severity, &fault, text));
    }

    fn error(&mut self, code: &'static Code) {
        self.report_code(Severity::Error, code, self.reader.start());
    }

    pub(super) fn warn(&mut self, code: &'static Code) {
        self.report_code(Severity::Warning, code, self.reader.start());
    }

    fn bound(&mut self, code: &'static Code, limit: i64) {
        self.report_fault(Severity::Error, &Fault::new(code).bound(limit), "");
    }

    pub(super) fn report_nearest(&mut self, severity: Severity, code: &'static Code, nearest: Option<&'static str>) {
        let mut issue = Issue::new(severity, code);
        issue.params.nearest = nearest;
        self.push(issue, self.reader.start());
    }

    pub(super) fn report_fault(&mut self, severity: Severity, fault: &Fault, text: &str) {
        self.push(Issue::of(severity, fault, text), self.reader.start());
    }

    pub(super) fn report_code(&mut self, severity: Severity, code: &'static Code, offset: usize) {
        self.push(Issue::new(severity, code), offset);
    }

    pub(super) fn push(&mut self, mut issue: Issue, offset: usize) {
        if self.is_answer && issue.severity == Severity::Warning && !OF_ANSWERS.contains(&issue.code) {
            return;
        }
        // A path may be as long as the text is deep: it is written down only where there is room for it.
        if self.report.is_full(issue.severity, self.options.max_issues) {
            self.report.truncated = true;
            return;
        }
        let steps = self.path.iter().map(|place| match place {
            Place::Name(name) => Step::Name(name.decode().into_owned()),
            Place::Index(index) => Step::Index(*index),
        });
        issue.path = Path(steps.collect());
        issue.params.offset = Some(offset);
        self.report.push(issue, self.options.max_issues);
    }
}
