//! JSON Patch, RFC 6902: what a list of operations makes of a document, all of them or none.

use super::pointer;
use super::text::Text;
use super::tree::{Id, Node, Tree};
use super::write::escape;

/// The most bytes of compact JSON that the copies of one patch may add: thirty copies of the whole document would
/// multiply it by 2^30. A limit of our own; Kubernetes has one of the same kind,
/// `JSONPatchMaxCopyBytes`, of 3 MiB.
pub(crate) const COPY_MAX: usize = 8_388_608;

/// The operation that fails, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PatchError {
    /// Its place in the list.
    pub(crate) operation: usize,
    /// The member of it that is wrong: `path`, `from` or `value`.
    pub(crate) member: &'static str,
    /// Where in a pointer: the byte offset of the reference token at which it fails.
    pub(crate) at: Option<usize>,
    /// What is wrong.
    pub(crate) reason: Reason,
}

/// Why an operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Nothing is there.
    Missing,
    /// A list, and no index of one.
    NotIndex,
    /// An element added behind a gap: the greatest index that would have been right.
    Range(usize),
    /// A `test` of another value.
    Unequal,
    /// The whole document would be removed.
    WholeDocument,
    /// Copies have added so many bytes, more than [`COPY_MAX`].
    CopiesTooMuch(usize),
}

/// Applies `operations`, a list that is a JSON Patch by RFC 6902, section 4, to `document`: both lie in `tree`. Answers the
/// document that they make.
///
/// # Errors
/// The first operation that fails; the document is then half patched.
pub(crate) fn apply(tree: &mut Tree<'_>, document: Id, operations: Id) -> Result<Id, PatchError> {
    let list: Vec<Id> = tree.items(operations).collect();
    let mut target = Target { tree, root: document, copied: 0 };
    for (nth, operation) in list.into_iter().enumerate() {
        target.operate(operation).map_err(|(member, reason, token)| {
            let at = token.map(|token| pointer::token(&target.text(operation, member).decode(), token));
            PatchError { operation: nth, member, at, reason }
        })?;
    }
    Ok(target.root)
}

/// A document while it is patched. The operations lie in the same tree, so that what they add need not be copied.
struct Target<'t, 'a> {
    tree: &'t mut Tree<'a>,
    root: Id,
    /// Bytes that copies have added.
    copied: usize,
}

/// A pointer of an operation: the member's name, and what it says, as [`escape`] writes it.
struct Pointer(&'static str, String);

/// Where a pointer leads, or would.
enum Place {
    Root,
    Member(Id, String),
    Item(Id, usize),
}

/// The member of the operation that is wrong, why, and the number of the reference token at which it fails.
type Failure = (&'static str, Reason, Option<usize>);

impl<'a> Target<'_, 'a> {
    fn operate(&mut self, operation: Id) -> Result<(), Failure> {
        let name = self.text(operation, "op").decode();
        let path = self.pointer(operation, "path");
        let given = self.tree.member(operation, "value").unwrap_or(operation);
        match &*name {
            "add" => self.put(&path, given, false),
            "replace" => self.put(&path, given, true),
            "remove" => self.remove(&path),
            "test" => {
                let found = self.find(&path, &path.1)?;
                if self.tree.same(found, given) { Ok(()) } else { Err(("value", Reason::Unequal, None)) }
            }
            _ => {
                let from = self.pointer(operation, "from");
                let mut value = self.find(&from, &from.1)?;
                if name == "copy" {
                    self.copied += self.tree.size(value);
                    if self.copied > COPY_MAX {
                        return Err((from.0, Reason::CopiesTooMuch(self.copied), None));
                    }
                    value = self.tree.copy(value);
                } else if from.1 == path.1 {
                    // Taken out and put back; even the whole document.
                    return Ok(());
                } else {
                    self.remove(&from)?;
                }
                self.put(&path, value, false)
            }
        }
    }

    /// Adds a value, or puts it in the place of another.
    fn put(&mut self, path: &Pointer, value: Id, replace: bool) -> Result<(), Failure> {
        if replace {
            self.find(path, &path.1)?;
        }
        match self.place(path)? {
            Place::Root => self.root = value,
            Place::Member(object, name) => self.tree.set(object, name.into(), value),
            Place::Item(list, index) if replace => self.tree.replace(list, index, value),
            Place::Item(list, index) => self.tree.insert(list, index, value),
        }
        Ok(())
    }

    fn remove(&mut self, path: &Pointer) -> Result<(), Failure> {
        self.find(path, &path.1)?;
        match self.place(path)? {
            Place::Root => return Err((path.0, Reason::WholeDocument, None)),
            Place::Member(object, name) => self.tree.unset(object, &name),
            Place::Item(list, index) => self.tree.remove(list, index),
        }
        Ok(())
    }

    /// The value that is there.
    fn find(&self, Pointer(member, _): &Pointer, way: &str) -> Result<Id, Failure> {
        pointer::find(self.tree, self.root, way).map_err(|miss| {
            let reason = if miss.not_index { Reason::NotIndex } else { Reason::Missing };
            (*member, reason, Some(miss.token))
        })
    }

    /// The place itself; in a list, that of an element or the one behind the last.
    fn place(&self, pointer: &Pointer) -> Result<Place, Failure> {
        let is_slash = |byte: &u8| *byte == b'/';
        let Some(slash) = pointer.1.as_bytes().iter().rposition(is_slash) else { return Ok(Place::Root) };
        let (way, last) = (&pointer.1[..slash], &pointer.1[slash + 1..]);
        let parent = self.find(pointer, way)?;
        let token = way.as_bytes().iter().filter(|byte| is_slash(byte)).count();
        let count = match self.tree.node(parent) {
            Node::Object(_) => return Ok(Place::Member(parent, pointer::unescape(last).into_owned())),
            Node::Array(items) => items.len(),
            _ => return Err((pointer.0, Reason::Missing, Some(token))),
        };
        match if last == "-" { Some(count) } else { pointer::index(last) } {
            Some(index) if index <= count => Ok(Place::Item(parent, index)),
            Some(_) => Err((pointer.0, Reason::Range(count), Some(token))),
            None => Err((pointer.0, Reason::NotIndex, Some(token))),
        }
    }

    fn pointer(&self, operation: Id, member: &'static str) -> Pointer {
        Pointer(member, escape(&mut self.text(operation, member).code_points()))
    }

    /// The string that is a member of an operation.
    fn text(&self, operation: Id, member: &str) -> Text<'a> {
        self.tree.text(operation, member).unwrap_or(Text::written(""))
    }
}
