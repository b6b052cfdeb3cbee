//! The walk: a table beside a draft, in one streaming pass. The only place that knows paths.
//!
//! It goes on after a finding, so that a person sees everything at once; it stops only where the text stops being
//! JSON. It recurses on the table, never on the input.

use std::borrow::Cow;
use std::collections::BinaryHeap;

use crate::fault::{Code, Fault, Unit, shared};
use crate::field::{Field, Rule, attribute_value, fixed};
use crate::issue::{Expected, Issue, Params, Path, Report, Severity, Step};
use crate::json::{Error, Reader, Text, Token};
use crate::nearest::{distance, nearest};
use crate::options::Options;
use crate::table::{Bound, Custom, Endpoint, Kind, List, Null, Object, Prop, Required, Rest};

/// The depth at which Go's decoder stops (`encoding/json`, `maxNestingDepth`); no server here is known to go deeper.
pub(crate) const MAX_DEPTH: usize = 10_000;

impl Endpoint {
    /// Says what the server would refuse in `draft`, the request's body as JSON text, and what is doubtful about it.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    ///
    /// let report = biot::UPDATE_ORGANIZATION_USER.check(r#"{"_naem": null}"#, &Options::DEFAULT);
    /// assert_eq!(report.issues[0].code.id, "unknown_field");
    /// assert_eq!(report.issues[0].params.nearest, Some("_name"));
    /// ```
    #[must_use]
    pub fn check(&self, draft: &str, options: &Options) -> Report {
        Walk::new(draft, options, self.method == "PATCH").run(&self.body).0
    }

    /// The draft, checked: the only thing that a request is made of.
    ///
    /// # Errors
    /// The report, where it has an error.
    pub fn checked<'a>(&'static self, draft: &'a str, options: &Options) -> Result<Checked<'a>, Report> {
        let (report, compact) = Walk::new(draft, options, self.method == "PATCH").run(&self.body);
        if !report.ok() {
            return Err(report);
        }
        let body = if compact { Cow::Borrowed(draft) } else { Cow::Owned(crate::json::compact(draft)) };
        Ok(Checked { endpoint: self, body, report })
    }
}

impl Field {
    /// Says what is wrong with a value, given as JSON text, and what is doubtful about it.
    ///
    /// ```
    /// use identity_patch::{Options, field::phone};
    ///
    /// let report = phone::FIELD.check(r#""0123""#, &Options::DEFAULT);
    /// assert_eq!(report.issues[0].code.id, "phone_no_plus");
    /// ```
    #[must_use]
    pub fn check(&'static self, value: &str, options: &Options) -> Report {
        Walk::new(value, options, false).run(&Kind::Field(self)).0
    }
}

/// A draft in which nothing is to be refused. Made by [`Endpoint::checked`] alone; what was not checked cannot be sent.
pub struct Checked<'a> {
    pub(crate) endpoint: &'static Endpoint,
    /// The draft as compact JSON, its literals as they stood.
    pub(crate) body: Cow<'a, str>,
    /// What is doubtful about it.
    pub(crate) report: Report,
}

/// One pass over a text.
pub struct Walk<'a> {
    reader: Reader<'a>,
    options: &'a Options,
    /// Whether an object at the root that changes nothing is doubtful.
    patch: bool,
    path: Vec<Place<'a>>,
    report: Report,
}

/// One step of the way to where the walk stands, borrowed from the text or the table.
enum Place<'a> {
    Name(Cow<'a, str>),
    Index(usize),
}

/// Something that may stand only once: what identifies it, which of its siblings it is, and its offset.
type Once<'a> = (Cow<'a, str>, usize, usize);

impl<'a> Walk<'a> {
    const fn new(text: &'a str, options: &'a Options, patch: bool) -> Self {
        let report = Report { issues: Vec::new(), warnings: Vec::new(), truncated: false };
        Self { reader: Reader::new(text), options, patch, path: Vec::new(), report }
    }

    /// Walks the whole text. The report, in the text's order, and whether the text is compact.
    fn run(mut self, kind: &Kind) -> (Report, bool) {
        if let Err(error) = self.root(kind) {
            self.path.clear();
            let params = Params { expected: Some(Expected::One(error.expected)), ..Params::default() };
            self.push(Severity::Error, &shared::JSON_SYNTAX, params, error.at);
        }
        (self.report, self.reader.spaces() == 0)
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
            (Kind::Json(most), _) => return self.sized(token, *most),
            _ => {
                let expected = Some(Expected::One(kind.json_type()));
                let params = Params { expected, ..Params::default() };
                self.push(Severity::Error, &shared::WRONG_TYPE, params, self.reader.start());
                return self.json(token);
            }
        }
        Ok(())
    }

    fn member(&mut self, token: Token<'a>, prop: &Prop) -> Result<(), Error> {
        match token {
            Token::Null if !matches!(prop.kind, Kind::Json(_)) => {
                match prop.null {
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

    fn text(&mut self, raw: Text<'a>, kind: &Kind, prop: Option<&Prop>) {
        let text = raw.decode();
        if raw.has_lone_surrogate() {
            self.warn(&shared::LONE_SURROGATE);
        }
        let findings = findings(&text, kind, prop, self.options);
        for (severity, fault) in findings {
            self.fault(severity, &fault, &text);
        }
        if let Kind::OneOf(choices) = kind
            && !choices.iter().any(|choice| *choice == text)
        {
            let params = Params { expected: Some(Expected::Choice(choices)), ..Params::default() };
            self.push(Severity::Error, &shared::NOT_ONE_OF, params, self.reader.start());
        }
    }

    /// An object whose brace has been read.
    fn object(&mut self, object: &Object) -> Result<(), Error> {
        let start = self.reader.start();
        let mut seen = 0_u64;
        let mut others: Vec<Once<'a>> = Vec::new();
        let mut values = vec![None; if object.whole.is_some() { object.props.len() } else { 0 }];
        self.path.push(Place::Index(0));
        while let Some(Token::Name(name)) = self.reader.next()? {
            let offset = self.reader.start();
            let known = |prop: &Prop| name.is(prop.name) && self.is_there(prop);
            let Some(row) = object.props.iter().position(known) else {
                let name = name.decode();
                others.push((name.clone(), others.len(), offset));
                self.stand_at(Place::Name(name.clone()));
                self.other(object, &name)?;
                continue;
            };
            let prop = &object.props[row];
            self.stand_at(Place::Name(Cow::Borrowed(prop.name)));
            if seen & (1 << row) != 0 {
                self.push(Severity::Error, &shared::DUPLICATE_KEY, Params::default(), offset);
            }
            seen |= 1 << row;
            if let Some(token) = self.reader.next()? {
                let from = self.reader.start();
                self.member(token, prop)?;
                if let Some(value) = values.get_mut(row) {
                    *value = Some(self.reader.slice(from, self.reader.end()));
                }
            }
        }
        self.path.pop();
        let mut changes = !others.is_empty();
        self.once(others, Severity::Error, &shared::DUPLICATE_KEY, |name, _| Place::Name(name));
        for (row, prop) in object.props.iter().enumerate() {
            if seen & (1 << row) != 0 {
                changes |= !prop.selects;
                continue;
            }
            let severity = match prop.required {
                Required::Until(switch) if self.options.has(switch) => continue,
                Required::No => continue,
                Required::Wanted(switch) if !self.options.has(switch) => Severity::Warning,
                _ => Severity::Error,
            };
            self.under(Place::Name(Cow::Borrowed(prop.name)), |walk| {
                walk.push(severity, &shared::REQUIRED, Params::default(), start);
            });
        }
        if self.patch && self.path.is_empty() && !changes {
            self.push(Severity::Warning, &shared::EMPTY_PATCH, Params::default(), start);
        }
        if let Some(whole) = object.whole {
            whole(self, &values);
        }
        Ok(())
    }

    /// A member that no row names: its value has not been read.
    fn other(&mut self, object: &Object, name: &str) -> Result<(), Error> {
        let offset = self.reader.start();
        let custom = match &object.rest {
            Rest::Custom(custom) if !custom.reserved.is_some_and(|prefix| name.starts_with(prefix)) => Some(custom),
            _ => None,
        };
        if let Some(custom) = custom {
            self.custom_name(custom, object, name);
        } else if let Rest::Ignored(code) = object.rest {
            self.push(Severity::Warning, code, Params::default(), offset);
        } else if object.read_only.contains(&name) {
            self.push(Severity::Error, &shared::READ_ONLY, Params::default(), offset);
        } else {
            let known = object.props.iter().filter(|prop| self.is_there(prop));
            let nearest = nearest(name, known.map(|prop| prop.name));
            self.push(Severity::Error, &shared::UNKNOWN_FIELD, Params { nearest, ..Params::default() }, offset);
        }
        let Some(token) = self.reader.next()? else { return Ok(()) };
        match custom {
            Some(custom) => self.member(token, &custom.prop),
            None => self.json(token),
        }
    }

    fn custom_name(&mut self, custom: &Custom, object: &Object, name: &str) {
        for (severity, fault) in findings(name, &Kind::Field(custom.name), None, self.options) {
            self.fault(severity, &fault, name);
        }
        let built_in = |prop: &&Prop| {
            custom
                .reserved
                .and_then(|prefix| prop.name.strip_prefix(prefix))
                .is_some_and(|bare| bare == name || distance(bare, name) <= 1)
        };
        if let Some(prop) = object.props.iter().find(built_in) {
            let params = Params { nearest: Some(prop.name), ..Params::default() };
            self.push(Severity::Warning, &shared::LOOKS_BUILT_IN, params, self.reader.start());
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
            if let Some(key) = list.same.and_then(|same| same(item)) {
                keys.push((Cow::Owned(key), count, from));
            }
            count += 1;
        }
        self.path.pop();
        self.once(keys, Severity::Warning, &shared::DUPLICATE, |_, index| Place::Index(index));
        if count < list.min {
            self.push(Severity::Error, &shared::EMPTY, Params::default(), start);
        }
        Ok(())
    }

    /// Any JSON, of at most so many bytes when it is written compactly.
    fn sized(&mut self, token: Token<'a>, most: Option<i64>) -> Result<(), Error> {
        let (start, spaces) = (self.reader.start(), self.reader.spaces());
        self.json(token)?;
        let size = self.reader.end() - start - (self.reader.spaces() - spaces);
        if let Some(limit) = most
            && let json = self.reader.slice(start, self.reader.end())
            && let Some((severity, fault)) = attribute_value::oversize(json, size, limit)
        {
            self.push(severity, fault.code, Issue::of(severity, &fault, "").params, start);
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
                    names.push((name.decode(), names.len(), self.reader.start()));
                    self.stand_at(Place::Name(name.decode()));
                    if name.has_lone_surrogate() {
                        self.warn(&shared::LONE_SURROGATE);
                    }
                }
                Token::EndObject => {
                    self.path.pop();
                    let own = names.split_off(objects.pop().unwrap_or(0));
                    self.once(own, Severity::Error, &shared::DUPLICATE_KEY, |name, _| Place::Name(name));
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
            too_deep |= self.reader.depth() > MAX_DEPTH;
            if !matches!(token, Token::Object | Token::Array | Token::Name(_))
                && let Some(Place::Index(index)) = self.path.last_mut()
            {
                *index += 1;
            }
            let Some(next) = self.reader.next()? else { break };
            token = next;
        }
        if too_deep {
            let limit = i64::try_from(MAX_DEPTH).ok();
            let params = Params { limit, unit: Some(Unit::Levels.name()), ..Params::default() };
            self.push(Severity::Error, &shared::TOO_DEEP, params, start);
        }
        Ok(())
    }

    /// Reports whatever stands twice, at each place but the first.
    fn once(
        &mut self,
        all: Vec<Once<'a>>,
        severity: Severity,
        code: &'static Code,
        place: fn(Cow<'a, str>, usize) -> Place<'a>,
    ) {
        // A heap, for its code is a tenth of a sort's: the last of equals comes first.
        let mut all = BinaryHeap::from(all);
        while let Some((key, index, offset)) = all.pop() {
            if all.peek().is_some_and(|(next, ..)| *next == key) {
                self.under(place(key, index), |walk| walk.push(severity, code, Params::default(), offset));
            }
        }
    }

    /// Whether the options leave a row in its table.
    fn is_there(&self, prop: &Prop) -> bool {
        prop.only.is_none_or(|switch| self.options.has(switch))
    }

    fn stand_at(&mut self, place: Place<'a>) {
        if let Some(last) = self.path.last_mut() {
            *last = place;
        }
    }

    fn under(&mut self, place: Place<'a>, report: impl FnOnce(&mut Self)) {
        self.path.push(place);
        report(self);
        self.path.pop();
    }

    fn error(&mut self, code: &'static Code) {
        self.push(Severity::Error, code, Params::default(), self.reader.start());
    }

    fn warn(&mut self, code: &'static Code) {
        self.push(Severity::Warning, code, Params::default(), self.reader.start());
    }

    fn bound(&mut self, code: &'static Code, limit: i64) {
        self.push(Severity::Error, code, Params { limit: Some(limit), ..Params::default() }, self.reader.start());
    }

    fn fault(&mut self, severity: Severity, fault: &Fault, text: &str) {
        let issue = Issue::of(severity, fault, text);
        self.push(severity, fault.code, issue.params, self.reader.start());
    }

    fn push(&mut self, severity: Severity, code: &'static Code, params: Params, offset: usize) {
        // A path may be as long as the text is deep: it is written down only where there is room for it.
        if self.report.is_full(severity, self.options.max_issues) {
            self.report.truncated = true;
            return;
        }
        let steps = self.path.iter().map(|place| match place {
            Place::Name(name) => Step::Name(name.clone().into_owned()),
            Place::Index(index) => Step::Index(*index),
        });
        let path = Path(steps.collect());
        let params = Params { offset: Some(offset), ..params };
        self.report.push(Issue { severity, code, path, params }, self.options.max_issues);
    }

    /// For a rule over several members: reports `fault` at `member`.
    pub(crate) fn blame(&mut self, member: &'static str, severity: Severity, fault: &Fault) {
        self.under(Place::Name(Cow::Borrowed(member)), |walk| walk.fault(severity, fault, ""));
    }

    /// For a rule over several members: judges `text`, the value of `member`, as `field`.
    pub(crate) fn judge(&mut self, member: &'static str, text: &str, field: &'static Field) {
        self.under(Place::Name(Cow::Borrowed(member)), |walk| {
            for (severity, fault) in findings(text, &Kind::Field(field), None, walk.options) {
                walk.fault(severity, &fault, text);
            }
        });
    }
}

/// Everything to be said of one text, as one kind of thing.
pub(crate) fn findings(text: &str, kind: &Kind, prop: Option<&Prop>, options: &Options) -> Vec<(Severity, Fault)> {
    let mut found = Vec::new();
    let mut doubt = |fault| found.push((Severity::Warning, fault));
    if let Kind::Field(Field { rule: Rule::Text(rule), .. }) = kind {
        if let Err(fault) = (rule.check)(text, options) {
            return vec![(Severity::Error, fault)];
        }
        if prop.is_none_or(|prop| prop.should.is_none()) {
            (rule.warn)(text, &mut doubt);
        }
    }
    if matches!(kind, Kind::Text) {
        for verdict in [fixed::edges(text), fixed::unusual_controls(text)] {
            verdict.unwrap_or_else(&mut doubt);
        }
    }
    if let Some(Field { rule: Rule::Text(rule), .. }) = prop.and_then(|prop| prop.should) {
        (rule.check)(text, options).unwrap_or_else(&mut doubt);
    }
    for bound in prop.iter().flat_map(|prop| prop.bounds).flatten() {
        found.extend(length(text, bound));
    }
    found
}

/// Where a document says "characters" and no more, code points decide, and UTF-16 units raise a doubt (RULES, 0).
fn length(text: &str, bound: Bound) -> Option<(Severity, Fault)> {
    let actual = bound.unit.of(text);
    let fault = |code, limit: usize, unit, actual| {
        Fault::new(code).limit(i64::try_from(limit).unwrap_or(i64::MAX), unit, actual)
    };
    if actual < bound.min {
        let short = fault(&shared::TOO_SHORT, bound.min, bound.unit, actual);
        return Some((bound.severity, if actual == 0 { Fault::new(&shared::EMPTY) } else { short }));
    }
    if actual > bound.max {
        return Some((bound.severity, fault(&shared::TOO_LONG, bound.max, bound.unit, actual)));
    }
    let units = Unit::Utf16.of(text);
    (bound.unit == Unit::Characters && units > bound.max)
        .then(|| (Severity::Warning, fault(&shared::TOO_LONG, bound.max, Unit::Utf16, units)))
}
