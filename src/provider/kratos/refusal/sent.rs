//! The operations that were sent, found by what the server's errors quote: a path, a name, or a whole operation.

use crate::json::tree::{Node, Tree};
use crate::json::{Reader, Token, pointer};
use crate::provider::kratos::draft::{self, Op, Operation};
use crate::report::Step;

/// The operations of the draft that was refused; none if it is not known.
pub(super) struct SentOperations<'a> {
    pub(super) operations: Vec<Operation<'a>>,
    draft: Option<&'a str>,
}

impl<'a> SentOperations<'a> {
    pub(super) fn read(draft: Option<&'a str>) -> Self {
        Self { operations: draft.and_then(draft::read_operations).unwrap_or_default(), draft }
    }

    /// How many bytes were sent, if that is known.
    pub(super) fn length(&self) -> Option<usize> {
        self.draft.map(|draft| crate::json::compact(draft).len())
    }

    /// The index of the first element that is not an object.
    pub(super) fn first_non_object(&self) -> Option<usize> {
        let mut tree = Tree::default();
        let root = tree.read(self.draft?).ok()?;
        tree.items(root).position(|id| !matches!(tree.node(id), Node::Object(_)))
    }

    pub(super) fn find(&self, is_meant: impl Fn(&Operation<'_>) -> bool) -> Option<&Operation<'a>> {
        self.operations.iter().find(|operation| is_meant(operation))
    }

    /// The operation with this path and one of the names in the first list of `names`, else in the second, and so on; else any
    /// operation with this path. If there are several, the first; but the last if the list has `remove`, because the removals
    /// before it succeeded.
    pub(super) fn with_path(&self, path: &str, names: &[&[Op]]) -> Option<&Operation<'a>> {
        let has_path = |operation: &Operation<'_>| operation.path_text() == path;
        let among = |names: &[Op]| {
            let is_meant =
                |operation: &&Operation<'_>| has_path(operation) && operation.op.is_some_and(|op| names.contains(&op));
            let mut found = self.operations.iter().filter(is_meant);
            if names.contains(&Op::Remove) { found.next_back() } else { found.next() }
        };
        names.iter().find_map(|names| among(names)).or_else(|| self.find(has_path))
    }

    /// The operation that the server quotes as JSON text. There, a missing member is an empty text. If no operation is equal, the
    /// one that has the same name and path, else the same path, else the same name.
    pub(super) fn quoted(&self, object: &str) -> Option<&Operation<'a>> {
        let mut tree = Tree::default();
        let quoted = tree.read(object).ok()?;
        let text = |name| tree.text(quoted, name).map(|text| text.decode().into_owned()).unwrap_or_default();
        let (name, path) = (text("op"), text("path"));
        let value = tree.member(quoted, "value");
        let has_name = |operation: &Operation<'_>| operation.name_text() == name;
        let has_path = |operation: &Operation<'_>| operation.path_text() == path;
        let alike = self.operations.iter().filter(|operation| has_name(operation) && has_path(operation));
        for operation in alike {
            let sent = operation.value.and_then(|(value, _)| tree.read(value).ok());
            if sent.zip(value).map_or(sent.is_none() && value.is_none(), |(sent, value)| tree.same(sent, value)) {
                return Some(operation);
            }
        }
        self.find(|operation| has_name(operation) && has_path(operation))
            .or_else(|| self.find(|operation| has_path(operation) && !path.is_empty()))
            .or_else(|| self.find(has_name))
    }
}

/// The JSON object that a text begins with, and what follows it.
pub(super) fn split_object(text: &str) -> Option<(&str, &str)> {
    let mut reader = Reader::new(text);
    let token = reader.next().ok().flatten().filter(|token| matches!(token, Token::Object))?;
    reader.skip(token).ok()?;
    Some(text.split_at(reader.end()))
}

/// The path of a member of an operation; the root if the operation is unknown.
pub(super) fn member_path(operation: Option<&Operation<'_>>, member: &str) -> Vec<Step> {
    operation.map(|operation| operation.member_path(member).0).unwrap_or_default()
}

/// The steps of a pointer into the identity.
pub(super) fn parse_pointer(pointer: &str) -> Vec<Step> {
    let step = |token: &str| match pointer::index(token) {
        Some(index) if index < usize::MAX => Step::Index(index),
        _ => Step::Name(pointer::unescape(token).into_owned()),
    };
    pointer::tokens(pointer).into_iter().map(step).collect()
}
