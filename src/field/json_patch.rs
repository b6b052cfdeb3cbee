//! A JSON Patch, RFC 6902: a list of operations, and what it makes of a document.
//!
//! | `op` | needs beside `path` | section |
//! |---|---|---|
//! | `add`, `replace`, `test` | `value`, which may be null | 4.1, 4.3, 4.6 |
//! | `move`, `copy` | `from` | 4.4, 4.5 |
//! | `remove` | | 4.2 |
//!
//! "Members that are not explicitly defined for the operation in question MUST be ignored" (section 4), so they only
//! raise a warning. "The HTTP PATCH method is atomic" (section 5), and so is
//! [`apply`](crate::edit::document::patch).

use super::json_pointer;
use crate::report::{Code, Fault, code, shared};
use crate::table::{
    Case, Cases, Doc, Example, Field, Kind, List, Object, Outside, Same, doubtful, invalid, object, prop, valid,
};

/// A member that the operation has no use for.
pub static IGNORED: Code = code("json_patch_ignored", "is not a member of this operation, and is ignored");
/// A value moved into itself.
pub static OWN_CHILD: Code = code("json_patch_own_child", "must not lead into the value that is moved");
/// Raised where it is applied: nothing is there.
pub static MISSING: Code = code("json_patch_missing", "must lead to something that the document has by then");
/// Raised where it is applied: a list, and no index of one.
pub static INDEX: Code = code(
    "json_patch_index",
    "must have an index[ at position {at}]: 0, or digits without a leading zero, or - to add at the end",
);
/// Raised where it is applied: an element added behind a gap.
pub static RANGE: Code = code("json_patch_range", "must have an index of at most {limit}[ at position {at}]");
/// Raised where it is applied: a `test` that fails.
pub static TEST: Code = code("json_patch_test", "must be equal to what the document has there");
/// Raised where it is applied: nothing would be left.
pub static ROOT: Code = code("json_patch_root", "must not be the whole document, of which nothing would be left");

/// The codes that applying a patch raises beside those of the field.
pub(crate) static APPLY: &[&Code] = &[&MISSING, &INDEX, &RANGE, &TEST, &ROOT];

/// The operations, in the document's order.
pub static OPERATIONS: &[&str] = &["add", "remove", "replace", "move", "copy", "test"];

static KIND: Kind = Kind::List(&List { item: Kind::Object(&OPERATION), min: 0, same: Same::Never });

static OPERATION: Object = object(&[
    prop("op", Kind::OneOf(OPERATIONS)).required().note("RFC 6902, section 4: one of six, else it is an error"),
    prop("path", Kind::Field(&json_pointer::FIELD)).required().note("RFC 6902, section 4: exactly one"),
    prop("from", Kind::Json(None)).note("RFC 6902, sections 4.4 and 4.5: of move and copy; elsewhere it is ignored"),
    prop("value", Kind::Json(None)).note("RFC 6902, sections 4.1, 4.3 and 4.6: of add, replace and test"),
])
.ignores(&IGNORED)
.cases(&Cases { cases: CASES, ignored: Some(&IGNORED) });

/// What each operation needs beside its path.
static CASES: &[Case] = &[ADD, REMOVE, REPLACE, MOVE, COPY, TEST_VALUE];

/// RFC 6902, section 4.1
pub(crate) const ADD: Case = Case::new("add", VALUE);
/// RFC 6902, section 4.2
pub(crate) const REMOVE: Case = Case::new("remove", &[]);
/// RFC 6902, section 4.3
pub(crate) const REPLACE: Case = Case::new("replace", VALUE);
/// RFC 6902, section 4.4: "The "from" location MUST NOT be a proper prefix of the "path" location"
const MOVE: Case =
    Case { outside: Some(&Outside { pointer: "path", value: "from", code: &OWN_CHILD }), ..Case::new("move", FROM) };
const COPY: Case = Case::new("copy", FROM);
const TEST_VALUE: Case = Case::new("test", VALUE);

const VALUE: &[(&str, Kind)] = &[("value", Kind::Json(None))];
const FROM: &[(&str, Kind)] = &[("from", Kind::Field(&json_pointer::FIELD))];

/// `json_patch`
pub static FIELD: Field = Field::kind("json_patch", &KIND)
    .doc(Doc {
        about: "a JSON Patch: a list of operations, each with the members that it needs",
        sources: &["RFC 6902, sections 3 and 4", "RFC 6902, appendix A.13: a member may not be given twice"],
        codes: &[&IGNORED, &OWN_CHILD],
        examples: EXAMPLES,
    })
    .methods("JsonPatchMethods", APPLY);

const EXAMPLES: &[Example] = &[
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
