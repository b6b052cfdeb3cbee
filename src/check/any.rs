//! Values that may be any JSON: names given twice, depth and size.

use super::place::{Occurrence, Place};
use super::size::oversize;
use super::walk::Walk;
use crate::json::limits::MAX_DEPTH;
use crate::json::{Error, Token};
use crate::report::{Fault, Issue, Severity, Unit, shared};
use crate::table::MaxBytes;

impl<'a> Walk<'a> {
    /// Any JSON, of at most so many bytes when it is written compactly.
    pub(super) fn sized(&mut self, token: Token<'a>, max: Option<&MaxBytes>) -> Result<(), Error> {
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

    /// A value without parts.
    fn scalar(&mut self, token: Token<'a>) {
        match token {
            Token::String(text) if text.has_lone_surrogate() => self.warn(&shared::LONE_SURROGATE),
            Token::Number(number) if number.is_inexact(self.options.from_object) => self.warn(&shared::NUMBER_INEXACT),
            _ => {}
        }
    }

    /// Any JSON whose first token has been read: reads to its end, and reports names given twice, too much depth, and
    /// numbers that lose digits.
    pub(super) fn json(&mut self, first: Token<'a>) -> Result<(), Error> {
        if !matches!(first, Token::Object | Token::Array) {
            self.scalar(first);
            return Ok(());
        }
        let (start, base) = (self.reader.start(), self.path.len());
        let mut names: Vec<Occurrence<'a>> = Vec::new();
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
                    let (offset, place) = (self.reader.start(), Place::Name(name));
                    names.push(Occurrence { key: name.decode(), offset, place });
                    self.stand_at(place);
                    if name.has_lone_surrogate() {
                        self.warn(&shared::LONE_SURROGATE);
                    }
                }
                Token::EndObject => {
                    self.path.pop();
                    let own = objects.pop().unwrap_or(0);
                    self.report_repeated(&names[own..], Severity::Error, &shared::DUPLICATE_KEY);
                    names.truncate(own);
                }
                Token::EndArray => {
                    self.path.pop();
                }
                _ => self.scalar(token),
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
            let fault = Fault {
                unit: Some(Unit::Levels),
                ..Fault::new(&shared::TOO_DEEP).bound(i64::try_from(MAX_DEPTH).unwrap_or(i64::MAX))
            };
            self.push(Issue::of(Severity::Error, &fault, ""), start);
        }
        Ok(())
    }
}
