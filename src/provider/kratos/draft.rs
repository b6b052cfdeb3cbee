//! Reads the operations of a draft from its text.

use std::borrow::Cow;

use crate::json::pointer;
use crate::json::{Error, Reader, Text, Token, escape};
use crate::report::{Code, Fault, Issue, Path, Severity, Step, Unit, shared};

/// The longest body, in bytes: `cmd/daemon/serve.go` of ory/kratos answers 500 to a longer one \[run].
pub(super) const MAX_BODY: usize = 5_242_880;

/// The greatest index of a path where the server may have to create or pad a list: the number of nulls, with their commas,
/// in a body of [`MAX_BODY`]. Without it, a few bytes of path make the server write thousands of millions. A limit of our own.
pub(super) const MAX_INDEX: usize = MAX_BODY / "null,".len();

/// A draft that is too long for the server, with its length.
pub(super) const fn too_long(bytes: usize) -> Fault {
    Fault::new(&shared::TOO_LONG).limit(MAX_BODY, Unit::Bytes, bytes)
}

/// Whether a pointer leads to this member of the identity, or into it.
pub(super) fn is_within(pointer: &str, member: &str) -> bool {
    let rest = pointer.strip_prefix('/').and_then(|pointer| pointer.strip_prefix(member));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The `op` of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Add,
    Remove,
    Replace,
}

impl Op {
    /// In the order of RFC 6902.
    pub(super) const NAMES: &[&str] = &["add", "remove", "replace"];

    fn parse(text: Text<'_>) -> Option<Self> {
        let at = Self::NAMES.iter().position(|name| text.is(name))?;
        [Self::Add, Self::Remove, Self::Replace].get(at).copied()
    }
}

/// One operation. The table check has already reported what is wrong with its members.
pub(super) struct Operation<'a> {
    /// Its index in the draft.
    pub(super) index: usize,
    /// The `op`; none if it is unknown.
    pub(super) op: Option<Op>,
    /// The `op`, whether it is known or not.
    name: Option<Text<'a>>,
    /// The path, and its byte offset.
    pub(super) path: Option<(Text<'a>, usize)>,
    /// The JSON text of the value, and its byte offset.
    pub(super) value: Option<(&'a str, usize)>,
}

/// The operations of a draft that is JSON; none if it is not a list. Elements that are not objects are skipped.
pub(super) fn read_operations(draft: &str) -> Option<Vec<Operation<'_>>> {
    let mut reader = Reader::new(draft);
    let Ok(Some(Token::Array)) = reader.next() else { return None };
    let (mut operations, mut index) = (Vec::new(), 0);
    while let Ok(Some(token)) = reader.next() {
        match token {
            Token::Object => operations.push(read_operation(&mut reader, index).ok()?),
            Token::EndArray => break,
            other => reader.skip(other).ok()?,
        }
        index += 1;
    }
    Some(operations)
}

fn read_operation<'a>(reader: &mut Reader<'a>, index: usize) -> Result<Operation<'a>, Error> {
    let mut operation = Operation { index, op: None, name: None, path: None, value: None };
    while let Some(Token::Name(name)) = reader.next()? {
        let Some(token) = reader.next()? else { break };
        let from = reader.start();
        reader.skip(token)?;
        match token {
            Token::String(text) if name.is("op") => (operation.op, operation.name) = (Op::parse(text), Some(text)),
            Token::String(text) if name.is("path") => operation.path = Some((text, from)),
            _ if name.is("value") => operation.value = Some((reader.slice(from, reader.end()), from)),
            _ => {}
        }
    }
    Ok(operation)
}

impl<'a> Operation<'a> {
    /// The path in the form that [`escape`] writes, so that its tokens compare with names in a [`Tree`](crate::json::tree::Tree).
    pub(super) fn pointer(&self) -> Cow<'a, str> {
        match self.path {
            Some((text, _)) if text.has_escape() => Cow::Owned(escape(&mut text.code_points())),
            Some((text, _)) => Cow::Borrowed(text.raw()),
            None => Cow::Borrowed(""),
        }
    }

    /// The decoded `op`; empty if there is none.
    pub(super) fn name_text(&self) -> Cow<'a, str> {
        self.name.map(Text::decode).unwrap_or_default()
    }

    /// The decoded path; empty if there is none.
    pub(super) fn path_text(&self) -> Cow<'a, str> {
        self.path.map(|(text, _)| text.decode()).unwrap_or_default()
    }

    /// Whether the path leads to this member of the identity, or into it.
    pub(super) fn is_within(&self, member: &str) -> bool {
        is_within(&self.pointer(), member)
    }

    /// A fault of the path as an issue.
    pub(super) fn issue(&self, severity: Severity, fault: &Fault) -> Issue {
        let Some((text, offset)) = self.path else { return Issue::new(severity, fault.code) };
        let mut issue = Issue::of(severity, fault, &text.decode());
        issue.path = self.member_path("path");
        issue.params.offset = Some(offset);
        issue
    }

    /// A fault of the path's nth reference token.
    pub(super) fn fault(&self, code: &'static Code, nth: usize) -> Fault {
        Fault::new(code).at(pointer::token(&self.path_text(), nth))
    }

    /// The path of a member of the operation.
    pub(super) fn member_path(&self, member: &str) -> Path {
        Path(vec![Step::Index(self.index), Step::Name(member.into())])
    }
}
