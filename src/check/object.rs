//! Checks of objects: which row of the table a member is, and which rows are missing.

use super::members::Members;
use super::nearest::{nearest, within_one_slip};
use super::place::{Occurrence, Place};
use super::text::is_clean;
use super::walk::{UNKNOWN_IN_ANSWER, Walk};
use crate::json::{Error, Text, is_blank, plain};
use crate::report::{Severity, shared};
use crate::table::{ABSENT_KEEPS, Custom, EMPTY_IS_ABSENT, Kind, Object, Prop, Required, Rest};

/// The name of a member.
enum Name<'a> {
    /// Which row of the table it is.
    Row(usize),
    /// None of them.
    Unknown(Text<'a>),
}

/// What has been read of an object.
struct Seen<'a> {
    /// The byte offset of its brace.
    start: usize,
    /// The rows, one bit each.
    rows: u64,
    /// The row behind the one that was read last.
    next: usize,
    /// The members without a row.
    unknown: Vec<Occurrence<'a>>,
    /// What the rows hold, where others depend on it.
    members: Members<'a>,
}

impl Seen<'_> {
    const fn has(&self, row: usize) -> bool {
        self.rows >> row & 1 == 1
    }

    const fn add(&mut self, row: usize) {
        self.rows |= 1 << row;
        self.next = row + 1;
    }

    /// One bit for each row that has not been read, of so many.
    const fn unseen(&self, rows: usize) -> u64 {
        let behind = if rows < 64 { u64::MAX << rows } else { 0 };
        !(self.rows | behind)
    }

    /// The row that is likely to come: the first behind the last one that has not been seen.
    fn likely(&self) -> usize {
        self.next + (self.rows >> self.next.min(63)).trailing_ones() as usize
    }
}

impl<'a> Walk<'a> {
    /// An object whose brace has been read.
    pub(super) fn object(&mut self, object: &Object) -> Result<(), Error> {
        let start = self.reader.start();
        let values = if object.cases.is_some() { vec![None; object.props.len()] } else { Vec::new() };
        let mut seen = Seen { start, rows: 0, next: 0, unknown: Vec::new(), members: Members { start, values } };
        let empty_is_absent = self.options.has(EMPTY_IS_ABSENT);
        self.path.push(Place::Index(0));
        loop {
            let name = match self.pass_clean(object, &mut seen) {
                None if self.reader.take_end_of_object() => break,
                None => self.read_name(object)?,
                name => name,
            };
            match name {
                None => break,
                Some(Name::Row(row)) => {
                    let prop = &object.props[row];
                    self.stand_at(Place::of(prop));
                    if empty_is_absent && is_blank(self.reader.rest()) {
                        self.skip_blank(prop.name)?;
                    } else {
                        self.check_known(row, prop, &mut seen)?;
                    }
                }
                Some(Name::Unknown(name)) => {
                    self.stand_at(Place::Name(name));
                    if empty_is_absent && object.custom_of(&name.decode()).is_some() && is_blank(self.reader.rest()) {
                        self.skip_blank(name.raw())?;
                    } else {
                        self.check_unknown(name, object, &mut seen)?;
                    }
                }
            }
        }
        self.path.pop();
        self.finish(object, &seen);
        Ok(())
    }

    /// The checks of an object as a whole, after its last member.
    fn finish(&mut self, object: &Object, seen: &Seen<'a>) {
        if seen.unknown.len() > 1 {
            self.report_repeated(&seen.unknown, Severity::Error, &shared::DUPLICATE_KEY);
        }
        self.report_missing(object, seen);
        if self.patch && self.path.is_empty() && seen.unknown.is_empty() {
            let changes = |(row, prop): (usize, &Prop)| seen.has(row) && !prop.selects;
            if !object.props.iter().enumerate().any(changes) {
                self.report_code(Severity::Warning, &shared::EMPTY_PATCH, seen.start);
            }
        }
        if let Some(cases) = object.cases {
            self.cases(object, cases, &seen.members);
        }
    }

    /// Passes over members that are rows with clean values. The name of the member behind them, if it is written plainly.
    fn pass_clean(&mut self, object: &Object, seen: &mut Seen<'a>) -> Option<Name<'a>> {
        while let Some(start) = self.reader.next_member() {
            let Some((row, prop, value)) = self.plain_row(object, seen.likely(), start) else {
                let (name, value) = plain::name(self.reader.text(), start)?;
                self.reader.go_to_value(start, value);
                return Some(Name::Unknown(Text::printable(name)));
            };
            let clean = if seen.has(row) { None } else { self.clean_value(prop, value) };
            let Some(end) = clean else {
                self.reader.go_to_value(start, value);
                return Some(Name::Row(row));
            };
            seen.add(row);
            if object.cases.is_some() {
                seen.members.hold(row, value, self.reader.slice(value, end));
            }
            self.reader.go_behind_member(end);
        }
        None
    }

    /// The row whose name begins at `start`, and the offset of its value. `likely` is tried first.
    #[inline]
    fn plain_row<'t>(&self, object: &'t Object, likely: usize, start: usize) -> Option<(usize, &'t Prop, usize)> {
        let text = self.reader.text();
        let value = |prop: &Prop| plain::name_is(text, start, prop.name).filter(|_| prop.is_enabled(self.options));
        if let Some(prop) = object.props.get(likely)
            && let Some(value) = value(prop)
        {
            return Some((likely, prop, value));
        }
        object.props.iter().enumerate().find_map(|(row, prop)| Some((row, prop, value(prop)?)))
    }

    /// The name of the next member, or `None` at the object's end.
    fn read_name(&mut self, object: &Object) -> Result<Option<Name<'a>>, Error> {
        let Some(name) = self.reader.next_name()? else { return Ok(None) };
        let is_row = |prop: &Prop| name.is(prop.name) && prop.is_enabled(self.options);
        Ok(Some(object.props.iter().position(is_row).map_or(Name::Unknown(name), Name::Row)))
    }

    /// The offset behind the value at `at`, where it is written plainly and nothing is to be said of it.
    #[inline]
    fn clean_value(&self, prop: &Prop, at: usize) -> Option<usize> {
        let text = self.reader.text();
        let end = match &prop.kind {
            Kind::Text | Kind::OneOf(_) | Kind::Field(_) => {
                let (value, end) = plain::string(text, at)?;
                is_clean(value, &prop.kind, Some(prop), self.options).then_some(end)?
            }
            Kind::Json(None) => plain::scalar(text, at)?,
            Kind::Boolean => plain::boolean(text, at)?,
            Kind::Integer(min, max) => {
                let (value, end) = plain::integer(text, at)?;
                (*min..=*max).contains(&value).then_some(end)?
            }
            _ => return None,
        };
        // Two bytes may be an empty text.
        let may_be_absent = end == at + 2 && self.options.has(EMPTY_IS_ABSENT);
        (!may_be_absent).then_some(end)
    }

    /// A member that is a row: its value has not been read.
    fn check_known(&mut self, row: usize, prop: &Prop, seen: &mut Seen<'a>) -> Result<(), Error> {
        if seen.has(row) {
            self.report_code(Severity::Error, &shared::DUPLICATE_KEY, self.reader.start());
        }
        seen.add(row);
        let from;
        if let Kind::Object(inner) = prop.kind
            && self.reader.take_object()
        {
            from = self.reader.start();
            self.object(inner)?;
        } else if let Some(token) = self.reader.next()? {
            from = self.reader.start();
            self.member(token, prop)?;
        } else {
            return Ok(());
        }
        if !seen.members.values.is_empty() {
            seen.members.hold(row, from, self.reader.slice(from, self.reader.end()));
        }
        Ok(())
    }

    /// Reports the rows that should be there and are not.
    fn report_missing(&mut self, object: &Object, seen: &Seen<'a>) {
        if self.is_answer {
            return;
        }
        let mut unseen = seen.unseen(object.props.len());
        while let Some(prop) = object.props.get(unseen.trailing_zeros() as usize) {
            // Takes away the lowest bit.
            unseen &= unseen - 1;
            let severity = match prop.required {
                Required::Until(switch) if !self.options.has(switch) => Severity::Error,
                Required::No | Required::Until(_) if self.held_before(prop.name) && !self.path.is_empty() => {
                    self.report_code_at(Place::of(prop), Severity::Warning, &shared::SIBLING_DROPPED, seen.start);
                    continue;
                }
                Required::No | Required::Until(_) => continue,
                Required::Recommended(switch) if !self.options.has(switch) => Severity::Warning,
                _ => Severity::Error,
            };
            self.report_code_at(Place::of(prop), severity, &shared::REQUIRED, seen.start);
        }
    }

    /// A member that counts as absent: its value has not been read.
    fn skip_blank(&mut self, name: &str) -> Result<(), Error> {
        let offset = self.reader.start();
        self.blanks.push(offset);
        if let Some(token) = self.reader.next()? {
            self.reader.skip(token)?;
        }
        let place = self.path.pop();
        let kept = self.path.is_empty() && self.held_before(name) && !self.options.has(ABSENT_KEEPS);
        self.path.extend(place);
        if kept {
            self.report_code(Severity::Warning, &shared::ABSENT_KEPT, offset);
        }
        Ok(())
    }

    /// Whether the server is known to hold something under this name, beside what the walk stands at.
    fn held_before(&self, name: &str) -> bool {
        let Some((tree, document)) = &self.before else { return false };
        let around = self.path.iter().try_fold(*document, |id, place| match place {
            Place::Name(name) => tree.member(id, name.raw()),
            Place::Index(_) => None,
        });
        around.is_some_and(|around| tree.non_null_member(around, name).is_some())
    }

    /// A member that no row names: its value has not been read.
    fn check_unknown(&mut self, name: Text<'a>, object: &Object, seen: &mut Seen<'a>) -> Result<(), Error> {
        let (offset, place) = (self.reader.start(), Place::Name(name));
        seen.unknown.push(Occurrence { key: name.decode(), offset, place });
        if name.has_lone_surrogate() {
            self.warn(&shared::LONE_SURROGATE);
        }
        let name = &*name.decode();
        let custom = object.custom_of(name);
        if let Some(custom) = custom {
            self.check_custom_name(custom, object, name);
        } else if let Rest::Ignored(code) = object.rest {
            self.report_code(Severity::Warning, code, offset);
        } else if object.read_only(self.options).any(|known| known == name) {
            self.report_code(Severity::Error, &shared::READ_ONLY, offset);
        } else {
            let known = object.props.iter().filter(|prop| prop.is_enabled(self.options));
            let nearest = nearest(name, known.map(|prop| prop.name));
            let (severity, code) = if self.is_answer {
                (Severity::Warning, &UNKNOWN_IN_ANSWER)
            } else {
                (Severity::Error, &shared::UNKNOWN_FIELD)
            };
            self.report_nearest(severity, code, nearest);
        }
        if let Some(custom) = custom
            && let Some(end) = self.clean_value(&custom.prop, self.reader.end())
        {
            self.reader.go_behind_member(end);
            return Ok(());
        }
        let Some(token) = self.reader.next()? else { return Ok(()) };
        match custom {
            Some(custom) => self.member(token, &custom.prop),
            None => self.json(token),
        }
    }

    fn check_custom_name(&mut self, custom: &Custom, object: &Object, name: &str) {
        let kind = Kind::Field(custom.name);
        if !is_clean(name, &kind, None, self.options) {
            self.check_text(name, &kind, None);
        }
        let Some(prefix) = custom.reserved else { return };
        let built_in = |prop: &&Prop| {
            prop.name.len().abs_diff(prefix.len() + name.len()) <= 1
                && prop.name.strip_prefix(prefix).is_some_and(|bare| within_one_slip(bare, name))
        };
        if let Some(prop) = object.props.iter().find(built_in) {
            self.report_nearest(Severity::Warning, &shared::LOOKS_BUILT_IN, Some(prop.name));
        }
    }
}
