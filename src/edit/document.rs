//! JSON Pointer and JSON Patch on any document of the caller.

use crate::check::answer;
use crate::field::{json_patch, json_pointer};
use crate::json::patch::{self, COPY_MAX, PatchError, Reason};
use crate::json::pointer::{self, Miss};
use crate::json::tree::Tree;
use crate::json::{Text, escape};
use crate::report::{Fault, Issue, Path, Report, Severity, Step, Unit, shared};
use crate::table::Options;

/// The value in `document` that `pointer` leads to, as compact JSON.
///
/// ```
/// use identity_patch::edit::document;
///
/// assert_eq!(document::get(r#"{"a": [1.0, {}]}"#, "/a/0").unwrap(), "1.0");
/// assert_eq!(document::get("[1]", "/01").unwrap_err().issues[0].code.id, "json_pointer_index");
/// ```
///
/// # Errors
/// The report about the pointer: the errors of its check, or `json_pointer_missing` or `json_pointer_index`, with `at` on
/// the first reference token that does not resolve. Or the report about the document, with `in: "document"`:
/// `json_syntax` `duplicate_key` `too_deep`
pub fn get(document: &str, text: &str) -> Result<String, Report> {
    let refuse = |fault: Fault| Report::with(Issue::of(Severity::Error, &fault, text));
    json_pointer::check(text).map_err(refuse)?;
    let mut tree = Tree::default();
    let root = answer::read(&mut tree, document, "document")?;
    let found = pointer::find(&tree, root, &escape(&mut text.chars().map(u32::from)));
    found.map(|id| tree.write(id)).map_err(|miss| refuse(miss_fault(text, &miss)))
}

fn miss_fault(text: &str, miss: &Miss) -> Fault {
    let code = if miss.not_index { &json_pointer::INDEX } else { &json_pointer::MISSING };
    Fault::new(code).at(pointer::token(text, miss.token))
}

/// The issue that [`get`] reports if the nth reference token does not resolve, for a caller that resolved the pointer
/// itself. `list` is whether the token is applied to a list.
#[cfg(feature = "wasm")]
pub(crate) fn missing_issue(text: &str, nth: usize, list: bool) -> Issue {
    let name = pointer::tokens(text).get(nth).copied().unwrap_or_default();
    let miss = Miss { token: nth, not_index: list && pointer::is_no_index(name) };
    Issue::of(Severity::Error, &miss_fault(text, &miss), text)
}

/// Applies `operations` to `document`, in order and all or none. The result is compact JSON, with every number and string
/// written as it was.
///
/// ```
/// use identity_patch::edit::document;
///
/// let moved = document::patch(r#"{"a": 1.0}"#, r#"[{"op": "move", "from": "/a", "path": "/b"}]"#);
/// assert_eq!(moved.unwrap(), r#"{"b":1.0}"#);
///
/// let report = document::patch("[1]", r#"[{"op": "add", "path": "/5", "value": 2}]"#).unwrap_err();
/// assert_eq!(report.issues[0].code.id, "json_patch_range");
/// assert_eq!(report.issues[0].path.pointer(), "/0/path");
/// ```
///
/// # Errors
/// The report about the operations if they are not a JSON Patch; the report about the document if it is not JSON, with
/// `in: "document"`; or the first operation that fails: `json_patch_missing` `json_patch_index` `json_patch_range`
/// `json_patch_test` `json_patch_root`, or `too_long` with the limit in `params.limit` if copies
/// add too much.
pub fn patch(document: &str, operations: &str) -> Result<String, Report> {
    let mut report = json_patch::FIELD.check(operations, &Options::DEFAULT);
    report.warnings.clear();
    if !report.ok() {
        return Err(report);
    }
    let mut tree = Tree::default();
    let root = answer::read(&mut tree, document, "document")?;
    let Ok(list) = tree.read(operations) else { return Err(report) };
    let failed = |error: PatchError, tree: &Tree<'_>| {
        let operation = tree.items(list).nth(error.operation);
        let text = operation.and_then(|operation| tree.text(operation, error.member)).map(Text::decode);
        Report::with(patch_issue(&error, &text.unwrap_or_default()))
    };
    let root = patch::apply(&mut tree, root, list).map_err(|error| failed(error, &tree))?;
    Ok(tree.write(root))
}

/// The issue of an operation that fails; `text` is the member that is wrong.
fn patch_issue(error: &PatchError, text: &str) -> Issue {
    let fault = match error.reason {
        Reason::Missing => Fault::new(&json_patch::MISSING),
        Reason::NotIndex => Fault::new(&json_patch::INDEX),
        Reason::Range(max) => Fault::new(&json_patch::RANGE).bound(i64::try_from(max).unwrap_or(i64::MAX)),
        Reason::Unequal => Fault::new(&json_patch::TEST),
        Reason::WholeDocument => Fault::new(&json_patch::ROOT),
        Reason::CopiesTooMuch(bytes) => Fault::new(&shared::TOO_LONG).limit(COPY_MAX, Unit::Bytes, bytes),
    };
    let mut issue = Issue::of(Severity::Error, &Fault { at: error.at, ..fault }, text);
    issue.path = Path(vec![Step::Index(error.operation), Step::Name(error.member.into())]);
    issue
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6901, section 5.
    const DOCUMENT: &str =
        r#"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8,"\ud800":9}"#;

    #[test]
    fn pointers_resolve() {
        for (pointer, value) in [
            ("", DOCUMENT),
            ("/foo", r#"["bar","baz"]"#),
            ("/foo/0", r#""bar""#),
            ("/", "0"),
            ("/a~1b", "1"),
            ("/c%d", "2"),
            ("/e^f", "3"),
            ("/g|h", "4"),
            (r"/i\j", "5"),
            ("/k\"l", "6"),
            ("/ ", "7"),
            ("/m~0n", "8"),
        ] {
            assert_eq!(get(DOCUMENT, pointer).as_deref(), Ok(value), "{pointer}");
        }
    }

    #[test]
    fn a_pointer_that_does_not_resolve_is_an_error() {
        let rows = [
            ("foo", &json_pointer::SLASH, 0),
            ("/foo~", &json_pointer::ESCAPE, 4),
            ("/é/foo", &json_pointer::MISSING, 1),
            ("/foo/2", &json_pointer::MISSING, 5),
            ("/foo/99999999999999999999", &json_pointer::MISSING, 5),
            ("/foo/-", &json_pointer::MISSING, 5),
            ("/foo/0/0", &json_pointer::MISSING, 7),
            ("/foo/00", &json_pointer::INDEX, 5),
            ("/foo/", &json_pointer::INDEX, 5),
            ("/foo/+1", &json_pointer::INDEX, 5),
            ("/\u{fffd}", &json_pointer::MISSING, 1),
        ];
        for (pointer, code, at) in rows {
            let issue = get(DOCUMENT, pointer).unwrap_err().issues.remove(0);
            assert_eq!(
                (issue.code, issue.params.at, issue.path.pointer()),
                (code, Some(at), String::new()),
                "{pointer}"
            );
        }
        assert!(json_pointer::GET.iter().all(|code| rows.iter().any(|row| row.1 == *code)));
        let issue = get("[1,]", "").unwrap_err().issues.remove(0);
        assert_eq!(
            (issue.code, issue.params.place, issue.params.offset),
            (&shared::JSON_SYNTAX, Some("document"), Some(3))
        );
    }

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
    fn operations_are_applied_or_reported() {
        for (document, operations, expected) in ROWS {
            let found = patch(document, operations);
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
        for code in json_patch::APPLY {
            assert!(ROWS.iter().any(|row| row.2.is_err_and(|(id, ..)| id == code.id)), "{} has no row", code.id);
        }
    }

    #[test]
    fn an_operation_is_one_of_six() {
        let report = json_patch::FIELD.check(r#"[{"op":"Add","path":"","value":1}]"#, &Options::DEFAULT);
        assert_eq!((report.issues[0].code.id, &*report.issues[0].path.pointer()), ("not_one_of", "/0/op"));
    }

    #[test]
    fn copies_are_bounded() {
        let doubling = r#"{"op":"copy","from":"","path":"/-"}"#;
        let operations = |count| format!("[{}]", vec![doubling; count].join(","));
        let grown = patch(r#"["0123456789"]"#, &operations(18)).unwrap();
        assert!(grown.len() > 3_000_000 && grown.len() < COPY_MAX);
        let report = patch(r#"["0123456789"]"#, &operations(1000)).unwrap_err();
        let issue = &report.issues[0];
        assert_eq!((issue.code.id, &*issue.path.pointer()), ("too_long", "/19/from"));
        assert_eq!((issue.params.limit, issue.params.unit), (i64::try_from(COPY_MAX).ok(), Some("bytes")));
    }
}
