//! The operations of a draft, as they stand in its text.

use std::borrow::Cow;

use crate::json::pointer;
use crate::json::{Error, Reader, Text, Token, escape};
use crate::report::{Code, Fault, Issue, Path, Severity, Step};

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Add,
    Remove,
    Replace,
}

impl Op {
    /// In the order of RFC 6902.
    pub(super) const NAMES: &[&str] = &["add", "remove", "replace"];

    fn of(text: Text<'_>) -> Option<Self> {
        let at = Self::NAMES.iter().position(|name| text.is(name))?;
        [Self::Add, Self::Remove, Self::Replace].get(at).copied()
    }
}

/// One operation. The walk has said what is wrong with its shape.
pub(super) struct Operation<'a> {
    /// Its place in the draft.
    pub(super) index: usize,
    /// What is done; none: something else.
    pub(super) op: Option<Op>,
    /// The path, and its byte offset.
    pub(super) path: Option<(Text<'a>, usize)>,
    /// The value as it stands in the text, and its byte offset.
    pub(super) value: Option<(&'a str, usize)>,
}

/// The operations of a draft that is JSON; nothing where it is no list. What is no object is passed over.
pub(super) fn operations(draft: &str) -> Option<Vec<Operation<'_>>> {
    let mut reader = Reader::new(draft);
    let Ok(Some(Token::Array)) = reader.next() else { return None };
    let (mut operations, mut index) = (Vec::new(), 0);
    while let Ok(Some(token)) = reader.next() {
        match token {
            Token::Object => operations.push(operation(&mut reader, index).ok()?),
            Token::EndArray => break,
            other => reader.skip(other).ok()?,
        }
        index += 1;
    }
    Some(operations)
}

fn operation<'a>(reader: &mut Reader<'a>, index: usize) -> Result<Operation<'a>, Error> {
    let mut operation = Operation { index, op: None, path: None, value: None };
    while let Some(Token::Name(name)) = reader.next()? {
        let Some(token) = reader.next()? else { break };
        let from = reader.start();
        reader.skip(token)?;
        match token {
            Token::String(text) if name.is("op") => operation.op = Op::of(text),
            Token::String(text) if name.is("path") => operation.path = Some((text, from)),
            _ if name.is("value") => operation.value = Some((reader.slice(from, reader.end()), from)),
            _ => {}
        }
    }
    Ok(operation)
}

impl<'a> Operation<'a> {
    /// The path as [`escape`] writes it: reference tokens that are names of a [`Tree`](crate::json::tree::Tree).
    pub(super) fn pointer(&self) -> Cow<'a, str> {
        match self.path {
            Some((text, _)) if text.has_escape() => Cow::Owned(escape(&mut text.code_points())),
            Some((text, _)) => Cow::Borrowed(text.raw()),
            None => Cow::Borrowed(""),
        }
    }

    /// Whether the path leads to this member of the identity, or into it.
    pub(super) fn is_within(&self, member: &str) -> bool {
        let pointer = self.pointer();
        let rest = pointer.strip_prefix('/').and_then(|pointer| pointer.strip_prefix(member));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// An issue of the path.
    pub(super) fn blame(&self, severity: Severity, fault: &Fault) -> Issue {
        let Some((text, offset)) = self.path else { return Issue::new(severity, fault.code) };
        let mut issue = Issue::of(severity, fault, &text.decode());
        issue.path = self.place("path");
        issue.params.offset = Some(offset);
        issue
    }

    /// A fault of the path's nth reference token.
    pub(super) fn fault(&self, code: &'static Code, nth: usize) -> Fault {
        let text = self.path.map(|(text, _)| text.decode()).unwrap_or_default();
        Fault::new(code).at(pointer::token(&text, nth))
    }

    /// Where a member of it stands.
    pub(super) fn place(&self, member: &str) -> Path {
        Path(vec![Step::Index(self.index), Step::Name(member.into())])
    }
}
