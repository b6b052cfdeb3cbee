//! Checks of objects: which row of the table a member is, and which rows are missing.

use super::members::Members;
use super::nearest::{nearest, within_one_slip};
use super::place::{Occurrence, Place};
use super::text::is_clean;
use super::walk::Walk;
use crate::json::{Error, Text, Token, is_blank};
use crate::report::{Severity, shared};
use crate::table::{Custom, EMPTY_IS_ABSENT, Kind, Object, Prop, Required, Rest};

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
    /// The members that are none.
    unknown: Vec<Occurrence<'a>>,
    /// What the rows hold, where others depend on it.
    members: Members<'a>,
}

impl Seen<'_> {
    fn has(&self, row: usize) -> bool {
        self.rows >> row & 1 == 1
    }
}

impl<'a> Walk<'a> {
    /// An object whose brace has been read.
    pub(super) fn object(&mut self, object: &Object) -> Result<(), Error> {
        let start = self.reader.start();
        let values = vec![None; object.cases.map_or(0, |_| object.props.len())];
        let mut seen = Seen { start, rows: 0, unknown: Vec::new(), members: Members { start, values } };
        let empty_is_absent = self.options.has(EMPTY_IS_ABSENT);
        self.path.push(Place::Index(0));
        let mut next = 0;
        while let Some(name) = self.read_name(object, seen.rows, next)? {
            match name {
                Name::Row(row) => {
                    let prop = &object.props[row];
                    self.stand_at(Place::of(prop));
                    if empty_is_absent && is_blank(self.reader.rest()) {
                        self.skip_blank(prop.name)?;
                    } else {
                        self.check_known(row, prop, &mut seen)?;
                        next = row + 1;
                    }
                }
                Name::Unknown(name) => {
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
        self.report_repeated(&seen.unknown, Severity::Error, &shared::DUPLICATE_KEY);
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

    /// The name of the next member of an object in which these rows have been seen; `next` is the row behind the last one.
    fn read_name(&mut self, object: &Object, seen: u64, next: usize) -> Result<Option<Name<'a>>, Error> {
        // Drafts mostly have the order of the table.
        let likely = next + (seen >> next.min(63)).trailing_ones() as usize;
        if let Some(prop) = object.props.get(likely)
            && prop.is_enabled(self.options)
            && self.reader.take_name(prop.name)
        {
            return Ok(Some(Name::Row(likely)));
        }
        let Some(name) = self.reader.next_name()? else { return Ok(None) };
        let is_row = |prop: &Prop| name.is(prop.name) && prop.is_enabled(self.options);
        Ok(Some(object.props.iter().position(is_row).map_or(Name::Unknown(name), Name::Row)))
    }

    /// A member that is a row: its value has not been read.
    fn check_known(&mut self, row: usize, prop: &Prop, seen: &mut Seen<'a>) -> Result<(), Error> {
        if seen.has(row) {
            self.report_code(Severity::Error, &shared::DUPLICATE_KEY, self.reader.start());
        }
        seen.rows |= 1 << row;
        let mut token = None;
        if let Some(text) = self.reader.take_text() {
            // Most texts are.
            if !is_clean(text.raw(), &prop.kind, Some(prop), self.options) {
                token = Some(Token::String(text));
            }
        } else {
            token = self.reader.next()?;
        }
        let from = self.reader.start();
        if let Some(token) = token {
            self.member(token, prop)?;
        }
        if let Some(value) = seen.members.values.get_mut(row) {
            *value = Some((self.reader.slice(from, self.reader.end()), from));
        }
        Ok(())
    }

    /// Reports the rows that should be there and are not.
    fn report_missing(&mut self, object: &Object, seen: &Seen<'a>) {
        for (row, prop) in object.props.iter().enumerate() {
            if seen.has(row) {
                continue;
            }
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
        let kept = self.path.is_empty() && self.held_before(name);
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
        } else if object.read_only.contains(&name) {
            self.report_code(Severity::Error, &shared::READ_ONLY, offset);
        } else {
            let known = object.props.iter().filter(|prop| prop.is_enabled(self.options));
            let nearest = nearest(name, known.map(|prop| prop.name));
            self.report_nearest(Severity::Error, &shared::UNKNOWN_FIELD, nearest);
        }
        let Some(token) = self.reader.next()? else { return Ok(()) };
        match custom {
            Some(custom) => self.member(token, &custom.prop),
            None => self.json(token),
        }
    }

    fn check_custom_name(&mut self, custom: &Custom, object: &Object, name: &str) {
        self.check_text(name, &Kind::Field(custom.name), None);
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
