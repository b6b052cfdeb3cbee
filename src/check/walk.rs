//! The walk: a table beside a draft, in one streaming pass.
//!
//! It goes on after a finding, so that a person sees everything at once; it stops only where the text stops being
//! JSON. It recurses on the table, never on the input.

use std::borrow::Cow;

use super::members::Members;
use super::nearest::{distance, nearest};
use super::size::oversize;
use super::text::findings;
use crate::json::limits::{MAX_BYTES, MAX_DEPTH};
use crate::json::tree::{Id, Tree};
use crate::json::{self, Error, Reader, Token, is_blank};
use crate::report::{Code, Expected, Fault, Issue, Path, Report, Severity, Step, Unit, shared};
use crate::table::{
    Custom, EMPTY_IS_ABSENT, Field, Kind, List, MaxBytes, Null, Object, Options, Prop, Required, Rest, Rule,
};

/// Says what is wrong with a value that is part of a text, given as JSON text: with that of a row, or one of a kind.
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

/// What a body is, beside the draft's own text.
pub(super) enum Body {
    /// None: the text is no JSON, or too long to be read.
    Broken,
    /// The same.
    Compact,
    /// The same without white space.
    Spaced,
    /// The same without these members: the byte offsets of their names.
    Without(Vec<usize>),
}

/// One pass over a text.
pub(super) struct Walk<'a> {
    reader: Reader<'a>,
    pub(super) options: &'a Options,
    /// Whether an object at the root that changes nothing is doubtful.
    patch: bool,
    pub(super) path: Vec<Place<'a>>,
    pub(super) report: Report,
    /// What the server holds, where that is known.
    pub(super) before: Option<(Tree<'a>, Id)>,
    /// Members that count as absent: the byte offsets of their names.
    blanks: Vec<usize>,
}

/// One step of the way to where the walk stands, borrowed from the text or the table.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    Name(json::Text<'a>),
    Index(usize),
}

impl Place<'_> {
    pub(super) const fn of(prop: &Prop) -> Self {
        Self::Name(json::Text::plain(prop.name))
    }
}

/// Something that may stand only once.
struct Once<'a> {
    /// What identifies it.
    key: Cow<'a, str>,
    /// Which of its siblings it is.
    nth: usize,
    offset: usize,
    place: Place<'a>,
}

impl<'a> Walk<'a> {
    pub(super) const fn new(text: &'a str, options: &'a Options, patch: bool) -> Self {
        let report = Report { issues: Vec::new(), warnings: Vec::new(), truncated: false };
        let reader = Reader::new(text);
        Self { reader, options, patch, path: Vec::new(), report, before: None, blanks: Vec::new() }
    }

    /// Walks the whole text. The report, in the text's order, and what of the text is to be sent.
    pub(super) fn run(mut self, kind: &Kind) -> (Report, Body) {
        let length = self.reader.text().len();
        if length > MAX_BYTES {
            self.fault(Severity::Error, &Fault::new(&shared::TOO_LONG).limit(MAX_BYTES, Unit::Bytes, length), "");
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

    fn value(&mut self, token: Token<'a>, kind: &Kind) -> Result<(), Error> {
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
                Some(_) => {}
            },
            (Kind::Object(object), Token::Object) => return self.object(object),
            (Kind::List(list), Token::Array) => return self.list(list),
            (Kind::Json(max), _) => return self.sized(token, *max),
            _ => {
                self.fault(Severity::Error, &Fault::new(&shared::WRONG_TYPE).expected(kind.json_type()), "");
                return self.json(token);
            }
        }
        Ok(())
    }

    fn member(&mut self, token: Token<'a>, prop: &Prop) -> Result<(), Error> {
        match token {
            Token::Null if !matches!(prop.kind, Kind::Json(_)) => {
                // What need not be there may be refused as null, for all that any document says.
                let optional = matches!(prop.required, Required::Until(switch) if self.options.has(switch));
                match prop.null {
                    Null::Refused if optional => self.warn(&shared::NOT_NULLABLE),
                    Null::Refused => self.error(&shared::NOT_NULLABLE),
                    Null::Doubtful => self.warn(&shared::NOT_NULLABLE),
                    Null::Clears => {}
                }
                Ok(())
            }
            Token::String(text) if prop.kind.json_type() == "string" => {
                self.text(text, &prop.kind, Some(prop));
                Ok(())
            }
            _ => self.value(token, &prop.kind),
        }
    }

    fn text(&mut self, raw: json::Text<'a>, kind: &Kind, prop: Option<&Prop>) {
        let text = raw.decode();
        if raw.has_lone_surrogate() {
            self.warn(&shared::LONE_SURROGATE);
        }
        self.findings(&text, kind, prop);
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

    /// An object whose brace has been read.
    fn object(&mut self, object: &Object) -> Result<(), Error> {
        let start = self.reader.start();
        let mut seen = 0_u64;
        let mut others: Vec<Once<'a>> = Vec::new();
        let mut members = Members { start, values: vec![None; object.cases.map_or(0, |_| object.props.len())] };
        self.path.push(Place::Index(0));
        while let Some(Token::Name(name)) = self.reader.next()? {
            let offset = self.reader.start();
            let known = |prop: &Prop| name.is(prop.name) && prop.is_there(self.options);
            let row = object.props.iter().position(known);
            if self.options.has(EMPTY_IS_ABSENT)
                && (row.is_some() || object.custom_of(&name.decode()).is_some())
                && is_blank(self.reader.rest())
            {
                self.stand_at(Place::Name(name));
                self.blank(name.raw())?;
                continue;
            }
            let Some(row) = row else {
                let place = Place::Name(name);
                others.push(Once { key: name.decode(), nth: others.len(), offset, place });
                self.stand_at(place);
                if name.has_lone_surrogate() {
                    self.warn(&shared::LONE_SURROGATE);
                }
                self.other(object, &name.decode())?;
                continue;
            };
            let prop = &object.props[row];
            self.stand_at(Place::of(prop));
            if seen & (1 << row) != 0 {
                self.say(Severity::Error, &shared::DUPLICATE_KEY, offset);
            }
            seen |= 1 << row;
            if let Some(token) = self.reader.next()? {
                let from = self.reader.start();
                self.member(token, prop)?;
                if let Some(value) = members.values.get_mut(row) {
                    *value = Some((self.reader.slice(from, self.reader.end()), from));
                }
            }
        }
        self.path.pop();
        let mut changes = !others.is_empty();
        self.once(&mut others, Severity::Error, &shared::DUPLICATE_KEY);
        for (row, prop) in object.props.iter().enumerate() {
            if seen & (1 << row) != 0 {
                changes |= !prop.selects;
                continue;
            }
            let severity = match prop.required {
                Required::Until(switch) if !self.options.has(switch) => Severity::Error,
                Required::No | Required::Until(_) if self.had(prop.name) && !self.path.is_empty() => {
                    self.say_at(Place::of(prop), Severity::Warning, &shared::SIBLING_DROPPED, start);
                    continue;
                }
                Required::No | Required::Until(_) => continue,
                Required::Wanted(switch) if !self.options.has(switch) => Severity::Warning,
                _ => Severity::Error,
            };
            self.say_at(Place::of(prop), severity, &shared::REQUIRED, start);
        }
        if self.patch && self.path.is_empty() && !changes {
            self.say(Severity::Warning, &shared::EMPTY_PATCH, start);
        }
        if let Some(cases) = object.cases {
            self.cases(object, cases, &members);
        }
        Ok(())
    }

    /// A member that counts as absent: its value has not been read.
    fn blank(&mut self, name: &str) -> Result<(), Error> {
        let offset = self.reader.start();
        self.blanks.push(offset);
        if let Some(token) = self.reader.next()? {
            self.reader.skip(token)?;
        }
        let place = self.path.pop();
        let kept = self.path.is_empty() && self.had(name);
        self.path.extend(place);
        if kept {
            self.say(Severity::Warning, &shared::ABSENT_KEPT, offset);
        }
        Ok(())
    }

    /// Whether the server is known to hold something under this name, beside what the walk stands at.
    fn had(&self, name: &str) -> bool {
        let Some((tree, document)) = &self.before else { return false };
        let around = self.path.iter().try_fold(*document, |id, place| match place {
            Place::Name(name) => tree.member(id, name.raw()),
            Place::Index(_) => None,
        });
        around.is_some_and(|around| tree.there(around, name).is_some())
    }

    /// A member that no row names: its value has not been read.
    fn other(&mut self, object: &Object, name: &str) -> Result<(), Error> {
        let offset = self.reader.start();
        let custom = object.custom_of(name);
        if let Some(custom) = custom {
            self.custom_name(custom, object, name);
        } else if let Rest::Ignored(code) = object.rest {
            self.say(Severity::Warning, code, offset);
        } else if object.read_only.contains(&name) {
            self.say(Severity::Error, &shared::READ_ONLY, offset);
        } else {
            let known = object.props.iter().filter(|prop| prop.is_there(self.options));
            let nearest = nearest(name, known.map(|prop| prop.name));
            self.meant(Severity::Error, &shared::UNKNOWN_FIELD, nearest);
        }
        let Some(token) = self.reader.next()? else { return Ok(()) };
        match custom {
            Some(custom) => self.member(token, &custom.prop),
            None => self.json(token),
        }
    }

    fn custom_name(&mut self, custom: &Custom, object: &Object, name: &str) {
        self.findings(name, &Kind::Field(custom.name), None);
        let built_in = |prop: &&Prop| {
            custom
                .reserved
                .and_then(|prefix| prop.name.strip_prefix(prefix))
                .is_some_and(|bare| bare == name || distance(bare, name) <= 1)
        };
        if let Some(prop) = object.props.iter().find(built_in) {
            self.meant(Severity::Warning, &shared::LOOKS_BUILT_IN, Some(prop.name));
        }
    }

    /// A list whose bracket has been read.
    fn list(&mut self, list: &List) -> Result<(), Error> {
        let start = self.reader.start();
        let mut count = 0;
        let mut keys: Vec<Once<'a>> = Vec::new();
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
                keys.push(Once { key: Cow::Owned(key), nth: count, offset: from, place: Place::Index(count) });
            }
            count += 1;
        }
        self.path.pop();
        self.once(&mut keys, Severity::Warning, &shared::DUPLICATE);
        if count < list.min {
            self.say(Severity::Error, &shared::EMPTY, start);
        }
        Ok(())
    }

    /// Any JSON, of at most so many bytes when it is written compactly.
    fn sized(&mut self, token: Token<'a>, max: Option<&MaxBytes>) -> Result<(), Error> {
        let (start, spaces) = (self.reader.start(), self.reader.spaces());
        self.json(token)?;
        let size = self.reader.end() - start - (self.reader.spaces() - spaces);
        if let Some(max) = max
            && let json = self.reader.slice(start, self.reader.end())
            && let Some((severity, fault)) = oversize(json, size, max)
        {
            self.push(Issue::of(severity, &fault, ""), start);
        }
        Ok(())
    }

    /// Any JSON whose first token has been read: to its end, with an eye on names given twice and on depth.
    fn json(&mut self, first: Token<'a>) -> Result<(), Error> {
        let (start, base) = (self.reader.start(), self.path.len());
        let mut names: Vec<Once<'a>> = Vec::new();
        let mut objects: Vec<usize> = Vec::new();
        let mut too_deep = false;
        let mut token = first;
        loop {
            match token {
                Token::Object => {
                    objects.push(names.len());
                    self.path.push(Place::Index(0));
                }
                Token::Array => self.path.push(Place::Index(0)),
                Token::Name(name) => {
                    let (nth, offset, place) = (names.len(), self.reader.start(), Place::Name(name));
                    names.push(Once { key: name.decode(), nth, offset, place });
                    self.stand_at(place);
                    if name.has_lone_surrogate() {
                        self.warn(&shared::LONE_SURROGATE);
                    }
                }
                Token::EndObject => {
                    self.path.pop();
                    let own = objects.pop().unwrap_or(0);
                    self.once(&mut names[own..], Severity::Error, &shared::DUPLICATE_KEY);
                    names.truncate(own);
                }
                Token::EndArray => {
                    self.path.pop();
                }
                Token::String(text) if text.has_lone_surrogate() => self.warn(&shared::LONE_SURROGATE),
                _ => {}
            }
            if self.path.len() <= base {
                break;
            }
            if !matches!(token, Token::Object | Token::Array | Token::Name(_))
                && let Some(Place::Index(index)) = self.path.last_mut()
            {
                *index += 1;
            }
            // The path of what is too deep is not kept: it would be as long as the text.
            while self.reader.depth() > MAX_DEPTH {
                too_deep = true;
                self.reader.next()?;
            }
            let Some(next) = self.reader.next()? else { break };
            token = next;
        }
        if too_deep {
            let fault = Fault { unit: Some(Unit::Levels), ..Fault::new(&shared::TOO_DEEP).bound(10_000) };
            self.push(Issue::of(Severity::Error, &fault, ""), start);
        }
        Ok(())
    }

    /// Reports whatever stands twice, at each place but the first.
    fn once(&mut self, all: &mut [Once<'a>], severity: Severity, code: &'static Code) {
        all.sort_unstable_by(|one, other| (&one.key, one.nth).cmp(&(&other.key, other.nth)));
        for pair in all.windows(2).rev() {
            if let [before, again] = pair
                && before.key == again.key
            {
                self.say_at(again.place, severity, code, again.offset);
            }
        }
    }

    fn stand_at(&mut self, place: Place<'a>) {
        if let Some(last) = self.path.last_mut() {
            *last = place;
        }
    }

    fn say_at(&mut self, place: Place<'a>, severity: Severity, code: &'static Code, offset: usize) {
        self.path.push(place);
        self.say(severity, code, offset);
        self.path.pop();
    }

    /// Reports everything to be said of one text, as one kind of thing.
    fn findings(&mut self, text: &str, kind: &Kind, prop: Option<&Prop>) {
        findings(text, kind, prop, self.options, &mut |severity, fault| self.fault(severity, &fault, text));
    }

    fn error(&mut self, code: &'static Code) {
        self.say(Severity::Error, code, self.reader.start());
    }

    fn warn(&mut self, code: &'static Code) {
        self.say(Severity::Warning, code, self.reader.start());
    }

    fn bound(&mut self, code: &'static Code, limit: i64) {
        self.fault(Severity::Error, &Fault::new(code).bound(limit), "");
    }

    fn meant(&mut self, severity: Severity, code: &'static Code, nearest: Option<&'static str>) {
        let mut issue = Issue::new(severity, code);
        issue.params.nearest = nearest;
        self.push(issue, self.reader.start());
    }

    fn fault(&mut self, severity: Severity, fault: &Fault, text: &str) {
        self.push(Issue::of(severity, fault, text), self.reader.start());
    }

    fn say(&mut self, severity: Severity, code: &'static Code, offset: usize) {
        self.push(Issue::new(severity, code), offset);
    }

    pub(super) fn push(&mut self, mut issue: Issue, offset: usize) {
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
