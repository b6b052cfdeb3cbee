//! Objects beside their tables: which row a member is, and what is missed.

use super::members::Members;
use super::nearest::{nearest, within_one_slip};
use super::repeated::Occurrence;
use super::text::is_clean;
use super::walk::{Place, Walk};
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

impl<'a> Walk<'a> {
    /// An object whose brace has been read.
    pub(super) fn object(&mut self, object: &Object) -> Result<(), Error> {
        let start = self.reader.start();
        let empty_is_absent = self.options.has(EMPTY_IS_ABSENT);
        let (mut seen, mut changes) = (0_u64, false);
        let mut unknown: Vec<Occurrence<'a>> = Vec::new();
        let mut members = Members { start, values: vec![None; object.cases.map_or(0, |_| object.props.len())] };
        self.path.push(Place::Index(0));
        let mut next = 0;
        while let Some(name) = self.name(object, seen, next)? {
            let offset = self.reader.start();
            let row = match name {
                Name::Row(row) => row,
                Name::Unknown(name) => {
                    self.stand_at(Place::Name(name));
                    if empty_is_absent && object.custom_of(&name.decode()).is_some() && is_blank(self.reader.rest()) {
                        self.blank(name.raw())?;
                        continue;
                    }
                    changes = true;
                    unknown.push(Occurrence {
                        key: name.decode(),
                        nth: unknown.len(),
                        offset,
                        place: Place::Name(name),
                    });
                    self.unknown(object, name)?;
                    continue;
                }
            };
            let prop = &object.props[row];
            self.stand_at(Place::of(prop));
            if empty_is_absent && is_blank(self.reader.rest()) {
                self.blank(prop.name)?;
                continue;
            }
            if seen & (1 << row) != 0 {
                self.say(Severity::Error, &shared::DUPLICATE_KEY, offset);
            }
            seen |= 1 << row;
            changes |= !prop.selects;
            next = row + 1;
            let from = self.row(prop)?;
            if let Some(value) = members.values.get_mut(row) {
                *value = Some((self.reader.slice(from, self.reader.end()), from));
            }
        }
        self.path.pop();
        self.report_repeated(&mut unknown, Severity::Error, &shared::DUPLICATE_KEY);
        self.missing(object, seen, start);
        if self.patch && self.path.is_empty() && !changes {
            self.say(Severity::Warning, &shared::EMPTY_PATCH, start);
        }
        if let Some(cases) = object.cases {
            self.cases(object, cases, &members);
        }
        Ok(())
    }

    /// The name of the next member of an object in which these rows have been seen; `next` is the row behind the last one.
    fn name(&mut self, object: &Object, seen: u64, next: usize) -> Result<Option<Name<'a>>, Error> {
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

    /// The value of a row, which has not been read: the byte offset at which it begins.
    fn row(&mut self, prop: &Prop) -> Result<usize, Error> {
        let token = match self.reader.take_text() {
            // What most values are.
            Some(text) if is_clean(text.raw(), &prop.kind, Some(prop), self.options) => return Ok(self.reader.start()),
            Some(text) => Some(Token::String(text)),
            None => self.reader.next()?,
        };
        let from = self.reader.start();
        if let Some(token) = token {
            self.member(token, prop)?;
        }
        Ok(from)
    }

    /// Reports the rows that have not been seen and are missed.
    fn missing(&mut self, object: &Object, seen: u64, start: usize) {
        for (row, prop) in object.props.iter().enumerate() {
            if seen & (1 << row) != 0 {
                continue;
            }
            let severity = match prop.required {
                Required::Until(switch) if !self.options.has(switch) => Severity::Error,
                Required::No | Required::Until(_) if self.had(prop.name) && !self.path.is_empty() => {
                    self.say_at(Place::of(prop), Severity::Warning, &shared::SIBLING_DROPPED, start);
                    continue;
                }
                Required::No | Required::Until(_) => continue,
                Required::Recommended(switch) if !self.options.has(switch) => Severity::Warning,
                _ => Severity::Error,
            };
            self.say_at(Place::of(prop), severity, &shared::REQUIRED, start);
        }
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
    fn unknown(&mut self, object: &Object, name: Text<'a>) -> Result<(), Error> {
        let offset = self.reader.start();
        if name.has_lone_surrogate() {
            self.warn(&shared::LONE_SURROGATE);
        }
        let name = &*name.decode();
        let custom = object.custom_of(name);
        if let Some(custom) = custom {
            self.custom_name(custom, object, name);
        } else if let Rest::Ignored(code) = object.rest {
            self.say(Severity::Warning, code, offset);
        } else if object.read_only.contains(&name) {
            self.say(Severity::Error, &shared::READ_ONLY, offset);
        } else {
            let known = object.props.iter().filter(|prop| prop.is_enabled(self.options));
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
        let Some(prefix) = custom.reserved else { return };
        let built_in = |prop: &&Prop| {
            prop.name.len().abs_diff(prefix.len() + name.len()) <= 1
                && prop.name.strip_prefix(prefix).is_some_and(|bare| within_one_slip(bare, name))
        };
        if let Some(prop) = object.props.iter().find(built_in) {
            self.meant(Severity::Warning, &shared::LOOKS_BUILT_IN, Some(prop.name));
        }
    }
}
