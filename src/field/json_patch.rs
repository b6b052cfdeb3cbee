//! A JSON Patch, RFC 6902: a list of operations, and what it makes of a document.
//!
//! | `op` | needs beside `path` | section |
//! |---|---|---|
//! | `add`, `replace`, `test` | `value`, which may be null | 4.1, 4.3, 4.6 |
//! | `move`, `copy` | `from` | 4.4, 4.5 |
//! | `remove` | | 4.2 |
//!
//! "Members that are not explicitly defined for the operation in question MUST be ignored" (section 4), so they only
//! raise a warning. "The HTTP PATCH method is atomic" (section 5), and so is [`apply`].

use super::json_pointer::{self, Miss};
use super::{Doc, Field, Row, doubtful, invalid, valid};
use crate::answer;
use crate::check::Walk;
use crate::fault::{Code, Fault, Unit, code, shared};
use crate::issue::{Issue, Path, Report, Severity, Step};
use crate::json::{Text, escape};
use crate::options::Options;
use crate::table::{Kind, List, Members, Object, object, prop};
use crate::tree::{Id, Node, Tree};

/// A member that the operation has no use for.
pub static IGNORED: Code = code("json_patch_ignored", "is no member of this operation, and is passed over");
/// A value moved into itself.
pub static OWN_CHILD: Code = code("json_patch_own_child", "must not lead into the value that is moved");
/// Raised by [`apply`]: nothing is there.
pub static MISSING: Code = code("json_patch_missing", "must lead to something that the document has by then");
/// Raised by [`apply`]: a list, and no index of one.
pub static INDEX: Code =
    code("json_patch_index", "must have an index here: 0, or digits without a leading zero, or - to add at the end");
/// Raised by [`apply`]: an element added behind a gap.
pub static RANGE: Code = code("json_patch_range", "must have an index of at most {limit} here");
/// Raised by [`apply`]: a `test` that fails.
pub static TEST: Code = code("json_patch_test", "must be equal to what the document has there");
/// Raised by [`apply`]: nothing would be left.
pub static ROOT: Code = code("json_patch_root", "must not be the whole document, of which nothing would be left");

/// The codes that [`apply`] raises beside those of the field.
pub static APPLY: &[&Code] = &[&MISSING, &INDEX, &RANGE, &TEST, &ROOT];

/// The most that the `copy` operations of one patch may add, in bytes of compact JSON: thirty of them, each of the
/// whole document, would make a thousand million of it. A limit of our own; Kubernetes has one of the same kind,
/// `JSONPatchMaxCopyBytes`, of 3 MiB.
pub const COPY_MAX: usize = 8_388_608;

/// The operations, in the document's order.
pub static OPERATIONS: &[&str] = &["add", "remove", "replace", "move", "copy", "test"];

static KIND: Kind = Kind::List(&List { item: Kind::Object(&OPERATION), min: 0, same: None });

static OPERATION: Object = object(&[
    prop("op", Kind::OneOf(OPERATIONS)).required().note("RFC 6902, section 4: one of six, else it is an error"),
    prop("path", Kind::Field(&json_pointer::FIELD)).required().note("RFC 6902, section 4: exactly one"),
    prop("from", Kind::Json(None)).note("RFC 6902, sections 4.4 and 4.5: of move and copy; elsewhere it is ignored"),
    prop("value", Kind::Json(None)).note("RFC 6902, sections 4.1, 4.3 and 4.6: of add, replace and test"),
])
.ignores(&IGNORED)
.whole(members_by_operation);

/// `json_patch`
pub static FIELD: Field = Field::kind("json_patch", &KIND)
    .doc(Doc {
        about: "a JSON Patch: a list of operations, each with the members that it needs",
        sources: &["RFC 6902, sections 3 and 4", "RFC 6902, appendix A.13: a member may not be given twice"],
        codes: &[&IGNORED, &OWN_CHILD],
        rows: ROWS,
    })
    .methods("JsonPatchMethods", APPLY);

const ROWS: &[Row] = &[
    valid("[]"),
    valid(
        r#"[{"op":"test","path":"/a","value":1.0},{"op":"remove","path":"/a"},{"op":"add","path":"/a/-","value":[]}]"#,
    ),
    valid(r#"[{"value":null,"op":"replace","path":""}]"#),
    valid(r#"[{"op":"move","from":"/a","path":"/b"},{"from":"","op":"copy","path":"/a"}]"#),
    valid(r#"[{"op":"move","from":"/a","path":"/ab"}]"#),
    valid(r#"[{"op":"move","from":"/a","path":"/a"}]"#),
    valid(r#"[{"op":"copy","from":"/a","path":"/a/b"}]"#),
    invalid("{}", Fault::new(&shared::WRONG_TYPE).expected("array")),
    invalid(r#"["add"]"#, Fault::new(&shared::WRONG_TYPE).expected("object")).under("/0"),
    invalid(r#"[{"path":""}]"#, Fault::new(&shared::REQUIRED)).under("/0/op"),
    invalid(r#"[{"op":1,"path":""}]"#, Fault::new(&shared::WRONG_TYPE).expected("string")).under("/0/op"),
    invalid(r#"[{"op":"remove"}]"#, Fault::new(&shared::REQUIRED)).under("/0/path"),
    invalid(r#"[{"op":"remove","path":null}]"#, Fault::new(&shared::NOT_NULLABLE)).under("/0/path"),
    invalid(r#"[{"op":"remove","path":0}]"#, Fault::new(&shared::WRONG_TYPE).expected("string")).under("/0/path"),
    invalid(r#"[{"op":"remove","path":""},{"op":"remove","path":"a"}]"#, Fault::new(&json_pointer::SLASH).at(0))
        .under("/1/path"),
    invalid(r#"[{"op":"remove","path":"/a~"}]"#, Fault::new(&json_pointer::ESCAPE).at(2)).under("/0/path"),
    invalid(r#"[{"op":"add","path":""}]"#, Fault::new(&shared::REQUIRED)).under("/0/value"),
    invalid(r#"[{"op":"replace","path":""}]"#, Fault::new(&shared::REQUIRED)).under("/0/value"),
    invalid(r#"[{"op":"test","path":""}]"#, Fault::new(&shared::REQUIRED)).under("/0/value"),
    invalid(r#"[{"op":"move","path":"/a"}]"#, Fault::new(&shared::REQUIRED)).under("/0/from"),
    invalid(r#"[{"op":"copy","path":"/a"}]"#, Fault::new(&shared::REQUIRED)).under("/0/from"),
    invalid(r#"[{"op":"copy","path":"/a","from":null}]"#, Fault::new(&shared::WRONG_TYPE).expected("string"))
        .under("/0/from"),
    invalid(r#"[{"op":"copy","path":"/a","from":"b"}]"#, Fault::new(&json_pointer::SLASH).at(0)).under("/0/from"),
    invalid(r#"[{"op":"move","from":"/a","path":"/a/b"}]"#, Fault::new(&OWN_CHILD)).under("/0/path"),
    invalid(r#"[{"op":"move","from":"","path":"/a"}]"#, Fault::new(&OWN_CHILD)).under("/0/path"),
    invalid(r#"[{"op":"remove","path":"","path":""}]"#, Fault::new(&shared::DUPLICATE_KEY)).under("/0/path"),
    invalid(r#"[{"op":"add","path":"","value":{"a":1,"a":2}}]"#, Fault::new(&shared::DUPLICATE_KEY))
        .under("/0/value/a"),
    doubtful(r#"[{"op":"remove","path":"","note":1}]"#, Fault::new(&IGNORED)).under("/0/note"),
    doubtful(r#"[{"op":"remove","path":"","value":1}]"#, Fault::new(&IGNORED)).under("/0/value"),
    doubtful(r#"[{"op":"add","path":"","value":1,"from":7}]"#, Fault::new(&IGNORED)).under("/0/from"),
];

/// Which member an operation needs beside its path.
pub(crate) fn needs(operation: &str) -> Option<&'static str> {
    match operation {
        "add" | "replace" | "test" => Some("value"),
        "move" | "copy" => Some("from"),
        _ => None,
    }
}

/// Which of `from` and `value` the operation has.
pub(crate) fn members_by_operation(walk: &mut Walk<'_>, members: &Members<'_>) {
    let Some(operation) = members.text(0).map(Text::decode) else { return };
    if !OPERATIONS.contains(&&*operation) {
        return;
    }
    let needed = needs(&operation);
    for (member, at) in [("from", 2), ("value", 3)] {
        let needed = needed == Some(member);
        if needed && !members.has(at) {
            walk.blame(member, members.offset(at), Severity::Error, &Fault::new(&shared::REQUIRED));
        } else if !needed && members.has(at) {
            walk.blame(member, members.offset(at), Severity::Warning, &Fault::new(&IGNORED));
        }
    }
    if needed != Some("from") || !members.has(2) {
        return;
    }
    let at = members.offset(2);
    let Some(from) = members.text(2) else {
        return walk.blame("from", at, Severity::Error, &Fault::new(&shared::WRONG_TYPE).expected("string"));
    };
    walk.judge("from", at, &from.decode(), &json_pointer::FIELD);
    if operation == "move"
        && let Some(path) = members.text(1)
        && let [from, path] = [from, path].map(|pointer| escape(&mut pointer.code_points()))
        && path.strip_prefix(&from).is_some_and(|rest| rest.starts_with('/'))
    {
        walk.blame("path", members.offset(1), Severity::Error, &Fault::new(&OWN_CHILD));
    }
}

/// What `operations` make of `document`: all of them, one after the other, or nothing. Compact JSON, in which every
/// number and string stands as it stood.
///
/// ```
/// use identity_patch::field::json_patch;
///
/// let moved = json_patch::apply(r#"{"a": 1.0}"#, r#"[{"op": "move", "from": "/a", "path": "/b"}]"#);
/// assert_eq!(moved.unwrap(), r#"{"b":1.0}"#);
///
/// let report = json_patch::apply("[1]", r#"[{"op": "add", "path": "/5", "value": 2}]"#).unwrap_err();
/// assert_eq!(report.issues[0].code.id, "json_patch_range");
/// assert_eq!(report.issues[0].path.pointer(), "/0/path");
/// ```
///
/// # Errors
/// The report on the operations where they are no JSON Patch; the report on the document where it is no JSON, with
/// `in: "document"`; or the first operation that fails, with what fails it: `json_patch_missing` `json_patch_index`
/// `json_patch_range` `json_patch_test` `json_patch_root`, or `too_long` where copies add more than [`COPY_MAX`].
pub fn apply(document: &str, operations: &str) -> Result<String, Report> {
    let mut report = FIELD.check(operations, &Options::DEFAULT);
    report.warnings.clear();
    if !report.ok() {
        return Err(report);
    }
    let mut tree = Tree::default();
    let root = answer::read(&mut tree, document, "document")?;
    let Ok(list) = tree.read(operations) else { return Err(report) };
    let list: Vec<Id> = tree.items(list).collect();
    let mut target = Target { tree, root, copied: 0 };
    for (index, operation) in list.into_iter().enumerate() {
        if let Err((member, mut fault)) = target.operate(operation) {
            let pointer = target.text(operation, member).decode();
            fault.at = fault.at.map(|nth| json_pointer::token(&pointer, nth));
            let path = Path(vec![Step::Index(index), Step::Name(member.into())]);
            report.push(Issue { path, ..Issue::of(Severity::Error, &fault, &pointer) }, 1);
            return Err(report);
        }
    }
    Ok(target.tree.write(target.root))
}

/// A document while it is patched. The operations lie in the same tree, so that what they add need not be copied.
struct Target<'a> {
    tree: Tree<'a>,
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

/// Which member of the operation is to blame, and why. The fault's `at` is the number of a reference token.
type Blame = (&'static str, Fault);

impl<'a> Target<'a> {
    fn operate(&mut self, operation: Id) -> Result<(), Blame> {
        let name = self.text(operation, "op").decode();
        let path = self.pointer(operation, "path");
        let given = self.tree.member(operation, "value").unwrap_or(operation);
        match &*name {
            "add" => self.put(&path, given, false),
            "replace" => self.put(&path, given, true),
            "remove" => self.remove(&path),
            "test" => {
                let found = self.find(&path, &path.1)?;
                if self.tree.same(found, given) { Ok(()) } else { Err(("value", Fault::new(&TEST))) }
            }
            _ => {
                let from = self.pointer(operation, "from");
                let mut value = self.find(&from, &from.1)?;
                if name == "copy" {
                    self.copied += self.tree.size(value);
                    if self.copied > COPY_MAX {
                        let fault = Fault::new(&shared::TOO_LONG).limit(8_388_608, Unit::Bytes, self.copied);
                        return Err((from.0, fault));
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
    fn put(&mut self, path: &Pointer, value: Id, replace: bool) -> Result<(), Blame> {
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

    fn remove(&mut self, path: &Pointer) -> Result<(), Blame> {
        self.find(path, &path.1)?;
        match self.place(path)? {
            Place::Root => return Err((path.0, Fault::new(&ROOT))),
            Place::Member(object, name) => self.tree.unset(object, &name),
            Place::Item(list, index) => self.tree.remove(list, index),
        }
        Ok(())
    }

    /// The value that is there.
    fn find(&self, Pointer(member, _): &Pointer, way: &str) -> Result<Id, Blame> {
        json_pointer::find(&self.tree, self.root, way).map_err(|miss| (*member, fault(&miss)))
    }

    /// The place itself; in a list, that of an element or the one behind the last.
    fn place(&self, pointer: &Pointer) -> Result<Place, Blame> {
        let is_slash = |byte: &u8| *byte == b'/';
        let Some(slash) = pointer.1.as_bytes().iter().rposition(is_slash) else { return Ok(Place::Root) };
        let (way, last) = (&pointer.1[..slash], &pointer.1[slash + 1..]);
        let parent = self.find(pointer, way)?;
        let token = way.as_bytes().iter().filter(|byte| is_slash(byte)).count();
        let count = match self.tree.node(parent) {
            Node::Object(_) => return Ok(Place::Member(parent, json_pointer::unescape(last))),
            Node::Array(items) => items.len(),
            _ => return Err((pointer.0, Fault::new(&MISSING).at(token))),
        };
        match if last == "-" { Some(count) } else { json_pointer::index(last) } {
            Some(index) if index <= count => Ok(Place::Item(parent, index)),
            Some(_) => Err((pointer.0, Fault { limit: i32::try_from(count).ok(), ..Fault::new(&RANGE).at(token) })),
            None => Err((pointer.0, Fault::new(&INDEX).at(token))),
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

fn fault(miss: &Miss) -> Fault {
    Fault::new(if miss.not_index { &INDEX } else { &MISSING }).at(miss.token)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Expected = Result<&'static str, (&'static str, &'static str, Option<usize>)>;

    /// Document, operations, and the document that they make; or the code, the path and `at` of what fails.
    const ROWS: &[(&str, &str, Expected)] = &[
        (r#"{ "a": 1.0 }"#, "[]", Ok(r#"{"a":1.0}"#)),
        (
            r#"{"b":1,"a":2}"#,
            r#"[{"op":"add","path":"/b","value":3},{"op":"add","path":"/c","value":9007199254740993}]"#,
            Ok(r#"{"b":3,"a":2,"c":9007199254740993}"#),
        ),
        ("[1,3]", r#"[{"op":"add","path":"/1","value":2},{"op":"add","path":"/-","value":[]}]"#, Ok("[1,2,3,[]]")),
        ("1", r#"[{"op":"replace","path":"","value":null},{"op":"add","path":"","value":{}}]"#, Ok("{}")),
        ("[1,2,3]", r#"[{"op":"move","from":"/0","path":"/2"}]"#, Ok("[2,3,1]")),
        ("[1,2]", r#"[{"op":"move","from":"/1","path":"/1"},{"op":"move","from":"","path":""}]"#, Ok("[1,2]")),
        (r#"{"a":[1]}"#, r#"[{"op":"copy","from":"","path":"/a/0"}]"#, Ok(r#"{"a":[{"a":[1]},1]}"#)),
        (
            r#"{"a/b~":{"":0}}"#,
            r#"[{"op":"test","path":"\u002fa~1b\u007e0/","value":-0.0},{"op":"remove","path":"/a~1b~0/"}]"#,
            Ok(r#"{"a/b~":{}}"#),
        ),
        (
            r#"{"\ud800":"\udc00"}"#,
            r#"[{"op":"move","from":"/\uD800","path":"/q\"\n\udbff"},{"op":"add","path":"/\ufffd","value":1}]"#,
            Ok(r#"{"q\"\n\udbff":"\udc00","�":1}"#),
        ),
        (r#"{"\ufffd":1}"#, r#"[{"op":"remove","path":"/\ud800"}]"#, Err(("json_patch_missing", "/0/path", Some(1)))),
        (r#"{"a":1}"#, r#"[{"op":"remove","path":"/b"}]"#, Err(("json_patch_missing", "/0/path", Some(1)))),
        (
            r#"{"a":1}"#,
            r#"[{"op":"replace","path":"/é/b/c","value":1}]"#,
            Err(("json_patch_missing", "/0/path", Some(1))),
        ),
        (r#"{"é":{}}"#, r#"[{"op":"add","path":"/é/b/c","value":1}]"#, Err(("json_patch_missing", "/0/path", Some(3)))),
        (r#"{"a":1}"#, r#"[{"op":"add","path":"/a/b","value":1}]"#, Err(("json_patch_missing", "/0/path", Some(3)))),
        ("[1]", r#"[{"op":"test","path":"/-","value":1}]"#, Err(("json_patch_missing", "/0/path", Some(1)))),
        ("[1]", r#"[{"op":"add","path":"/-/a","value":1}]"#, Err(("json_patch_missing", "/0/path", Some(1)))),
        ("[1]", r#"[{"op":"replace","path":"/1","value":1}]"#, Err(("json_patch_missing", "/0/path", Some(1)))),
        ("[1]", r#"[{"op":"copy","path":"/-","from":"/1"}]"#, Err(("json_patch_missing", "/0/from", Some(1)))),
        ("[1]", r#"[{"op":"add","path":"/01","value":1}]"#, Err(("json_patch_index", "/0/path", Some(1)))),
        ("[[1]]", r#"[{"op":"remove","path":"/0/+0"}]"#, Err(("json_patch_index", "/0/path", Some(3)))),
        ("[[1]]", r#"[{"op":"move","from":"/a/0","path":""}]"#, Err(("json_patch_index", "/0/from", Some(1)))),
        ("[1]", r#"[{"op":"add","path":"/2","value":1}]"#, Err(("json_patch_range", "/0/path", Some(1)))),
        (
            "[1]",
            r#"[{"op":"add","path":"/99999999999999999999999","value":1}]"#,
            Err(("json_patch_range", "/0/path", Some(1))),
        ),
        ("[1,2]", r#"[{"op":"move","from":"/0","path":"/2"}]"#, Err(("json_patch_range", "/0/path", Some(1)))),
        (
            "[1]",
            r#"[{"op":"add","path":"/0","value":1},{"op":"test","path":"/0","value":"1"}]"#,
            Err(("json_patch_test", "/1/value", None)),
        ),
        ("1", r#"[{"op":"remove","path":""}]"#, Err(("json_patch_root", "/0/path", None))),
        ("1", r#"[{"op":"add","path":""}]"#, Err(("required", "/0/value", None))),
        ("1", r#"[{"op":"add"#, Err(("json_syntax", "", None))),
        ("1,", "[]", Err(("json_syntax", "", None))),
        (r#"{"a":{"b":1,"b":2}}"#, "[]", Err(("duplicate_key", "/a/b", None))),
    ];

    #[test]
    fn operations_are_applied_or_blamed() {
        for (document, operations, expected) in ROWS {
            let found = apply(document, operations);
            let found = match &found {
                Ok(document) => Ok(&**document),
                Err(report) => Err(&report.issues[0]),
            };
            match (found, expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, *expected, "{document} {operations}"),
                (Err(issue), Err((code, pointer, at))) => {
                    let found = (issue.code.id, &*issue.path.pointer(), issue.params.at);
                    assert_eq!(found, (*code, *pointer, *at), "{document} {operations}");
                    assert!(!issue.message().is_empty(), "{}", issue.code.id);
                }
                (found, _) => panic!("{document} {operations}: {found:?}"),
            }
        }
        for code in APPLY {
            assert!(ROWS.iter().any(|row| row.2.is_err_and(|(id, ..)| id == code.id)), "{} has no row", code.id);
        }
    }

    #[test]
    fn an_operation_is_one_of_six() {
        let report = FIELD.check(r#"[{"op":"Add","path":"","value":1}]"#, &Options::DEFAULT);
        assert_eq!((report.issues[0].code.id, &*report.issues[0].path.pointer()), ("not_one_of", "/0/op"));
    }

    #[test]
    fn copies_are_bounded() {
        let doubling = r#"{"op":"copy","from":"","path":"/-"}"#;
        let operations = |count| format!("[{}]", vec![doubling; count].join(","));
        let grown = apply(r#"["0123456789"]"#, &operations(18)).unwrap();
        assert!(grown.len() > 3_000_000 && grown.len() < COPY_MAX);
        let report = apply(r#"["0123456789"]"#, &operations(1000)).unwrap_err();
        let issue = &report.issues[0];
        assert_eq!((issue.code.id, &*issue.path.pointer()), ("too_long", "/19/from"));
        assert_eq!((issue.params.limit, issue.params.unit), (Some(8_388_608), Some("bytes")));
    }
}
