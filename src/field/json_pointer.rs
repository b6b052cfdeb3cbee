//! A JSON Pointer, RFC 6901, section 3:
//!
//! ```text
//! json-pointer    = *( "/" reference-token )
//! reference-token = *( unescaped / escaped )
//! unescaped       = %x00-2E / %x30-7D / %x7F-10FFFF
//! escaped         = "~" ( "0" / "1" )   ; "~" and "/"
//! ```
//!
//! Any other character stands for itself: spaces, control characters, quotes.

use super::{Doc, Field, Row, invalid, valid};
use crate::answer;
use crate::fault::{Code, Fault, code};
use crate::issue::{Issue, Report, Severity};
use crate::json::escape;
use crate::text::{digits, parts};
use crate::tree::{Id, Node, Tree};

/// Text before the first slash.
pub static SLASH: Code = code("json_pointer_slash", "must be empty or begin with /");
/// A tilde that is neither `~0` nor `~1`.
pub static ESCAPE: Code = code("json_pointer_escape", "must write ~ as ~0 and / within a name as ~1");
/// Raised by [`get`]: nothing is there.
pub static MISSING: Code = code("json_pointer_missing", "must lead to a value that the document has");
/// Raised by [`get`]: a list, and no index of one.
pub static INDEX: Code = code("json_pointer_index", "must have an index here: 0, or digits without a leading zero");

/// The codes that [`get`] raises beside those of the field.
pub static GET: &[&Code] = &[&MISSING, &INDEX];

/// `json_pointer`
pub static FIELD: Field = Field::text("json_pointer", |text, _| check(text))
    .suggests(suggest)
    .doc(Doc {
        about: "a JSON Pointer: empty, or reference tokens that each begin with /",
        sources: &["RFC 6901, section 3", "RFC 6901, section 6: the form #/… is for URI fragments"],
        codes: &[&SLASH, &ESCAPE],
        rows: ROWS,
    })
    .methods("JsonPointerMethods", GET);

const ROWS: &[Row] = &[
    valid(""),
    valid("/"),
    valid("//"),
    valid("/traits/name"),
    valid("/a~1b/m~0n/~01"),
    valid("/ "),
    valid("/a b\tc\u{0}\"\\é😀"),
    valid("/0/-/00/+1"),
    valid("/c%d^e|f"),
    invalid("a", Fault::new(&SLASH).at(0)),
    invalid("a/b", Fault::new(&SLASH).at(0)),
    invalid("#", Fault::new(&SLASH).at(0)).suggests(""),
    invalid("#/a/b", Fault::new(&SLASH).at(0)).suggests("/a/b"),
    invalid("#/a%20b", Fault::new(&SLASH).at(0)),
    invalid(" /a", Fault::new(&SLASH).at(0)).suggests("/a"),
    invalid("/~", Fault::new(&ESCAPE).at(1)),
    invalid("/é~2/~1", Fault::new(&ESCAPE).at(3)),
    invalid("/~~0", Fault::new(&ESCAPE).at(1)),
    invalid("/~/", Fault::new(&ESCAPE).at(1)),
];

/// Whether `text` is a JSON Pointer.
///
/// ```
/// use identity_patch::field::json_pointer;
///
/// assert!(json_pointer::check("/traits/name~1first").is_ok());
/// assert_eq!(json_pointer::check("/a~b").unwrap_err().code.id, "json_pointer_escape");
/// ```
///
/// # Errors
/// `json_pointer_slash` `json_pointer_escape`
pub fn check(text: &str) -> Result<(), Fault> {
    if !text.is_empty() && !text.starts_with('/') {
        return Err(Fault::new(&SLASH).at(0));
    }
    let bytes = text.as_bytes();
    let is_bad = |at: usize| bytes[at] == b'~' && !matches!(bytes.get(at + 1), Some(b'0' | b'1'));
    (0..bytes.len()).find(|at| is_bad(*at)).map_or(Ok(()), |at| Err(Fault::new(&ESCAPE).at(at)))
}

/// The reference tokens of a pointer, unescaped; nothing where `check` refuses it.
///
/// ```
/// use identity_patch::field::json_pointer;
///
/// assert_eq!(json_pointer::split("/a~1b/0").unwrap(), ["a/b", "0"]);
/// assert_eq!(json_pointer::split("").unwrap(), [""; 0]);
/// ```
#[must_use]
pub fn split(pointer: &str) -> Option<Vec<String>> {
    check(pointer).ok()?;
    Some(tokens(pointer).into_iter().map(unescape).collect())
}

/// The reference tokens of a pointer as they are written.
pub(crate) fn tokens(pointer: &str) -> Vec<&str> {
    parts(pointer, "/").split_off(1)
}

/// A reference token's name.
pub(crate) fn unescape(token: &str) -> String {
    let (mut name, mut characters) = (String::new(), token.chars());
    while let Some(character) = characters.next() {
        name.push(match character {
            '~' if characters.next() == Some('1') => '/',
            other => other,
        });
    }
    name
}

/// The pointer that these reference tokens make.
///
/// ```
/// use identity_patch::field::json_pointer;
///
/// assert_eq!(json_pointer::join(["a/b", "m~n", ""]), "/a~1b/m~0n/");
/// ```
#[must_use]
pub fn join<'a>(tokens: impl IntoIterator<Item = &'a str>) -> String {
    let mut pointer = String::new();
    for token in tokens {
        pointer.push('/');
        pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}

/// The index that a reference token is where it meets a list: `0`, or digits without a leading zero (RFC 6901,
/// section 4). One beyond all lists reads as [`usize::MAX`]. `-`, the place behind the last element, is none.
///
/// ```
/// use identity_patch::field::json_pointer;
///
/// assert_eq!(json_pointer::index("10"), Some(10));
/// assert_eq!(json_pointer::index("01"), None);
/// ```
#[must_use]
pub fn index(token: &str) -> Option<usize> {
    digits(token).filter(|_| token == "0" || !token.starts_with('0'))
}

/// The value in `document` that `pointer` leads to, as compact JSON.
///
/// ```
/// use identity_patch::field::json_pointer;
///
/// assert_eq!(json_pointer::get(r#"{"a": [1.0, {}]}"#, "/a/0").unwrap(), "1.0");
/// assert_eq!(json_pointer::get("[1]", "/01").unwrap_err().issues[0].code.id, "json_pointer_index");
/// ```
///
/// # Errors
/// The report on the pointer: what `check` says of it, `json_pointer_missing` or `json_pointer_index`, its `at` the
/// first reference token that leads nowhere. Or the report on the document, with `in: "document"`: `json_syntax`
/// `duplicate_key` `too_deep`
pub fn get(document: &str, pointer: &str) -> Result<String, Report> {
    let refuse = |fault: Fault| {
        let mut report = Report::default();
        report.push(Issue::of(Severity::Error, &fault, pointer), 1);
        report
    };
    check(pointer).map_err(refuse)?;
    let mut tree = Tree::default();
    let root = answer::read(&mut tree, document, "document")?;
    let found = find(&tree, root, &escape(&mut pointer.chars().map(u32::from)));
    found.map(|id| tree.write(id)).map_err(|miss| refuse(fault(pointer, &miss)))
}

fn fault(pointer: &str, miss: &Miss) -> Fault {
    Fault::new(if miss.not_index { &INDEX } else { &MISSING }).at(token(pointer, miss.token))
}

/// What [`get`] says of a pointer whose nth reference token leads nowhere, in a document that was walked elsewhere.
/// `list`: whether the token meets a list.
#[must_use]
pub fn missed(pointer: &str, nth: usize, list: bool) -> Issue {
    let name = tokens(pointer).get(nth).copied().unwrap_or_default();
    let miss = Miss { token: nth, not_index: list && is_no_index(name) };
    Issue::of(Severity::Error, &fault(pointer, &miss), pointer)
}

fn is_no_index(token: &str) -> bool {
    index(token).is_none() && token != "-"
}

/// Where a way through a document ends too early.
pub(super) struct Miss {
    /// Which reference token leads nowhere.
    pub(super) token: usize,
    /// Whether it meets a list and is no index.
    pub(super) not_index: bool,
}

/// The value that a pointer leads to. The pointer is one that `check` takes, as [`escape`] writes it.
pub(super) fn find(tree: &Tree<'_>, root: Id, pointer: &str) -> Result<Id, Miss> {
    tokens(pointer).into_iter().enumerate().try_fold(root, |id, (token, name)| {
        let (next, not_index) = match tree.node(id) {
            Node::Object(_) => (tree.member(id, &unescape(name)), false),
            Node::Array(_) => (index(name).and_then(|index| tree.item(id, index)), is_no_index(name)),
            _ => (None, false),
        };
        next.ok_or(Miss { token, not_index })
    })
}

/// Byte offset of a pointer's nth reference token.
pub(crate) fn token(pointer: &str, nth: usize) -> usize {
    pointer.bytes().enumerate().filter(|(_, byte)| *byte == b'/').nth(nth).map_or(0, |(at, _)| at + 1)
}

/// A URI fragment (section 6) without its `#`, where nothing in it is percent-encoded.
fn suggest(text: &str) -> Option<String> {
    let fragment = text.strip_prefix('#').filter(|fragment| !fragment.bytes().any(|byte| byte == b'%'));
    fragment.or(Some(text)).map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::shared;

    /// RFC 6901, section 5.
    const DOCUMENT: &str =
        r#"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8,"\ud800":9}"#;

    #[test]
    fn pointers_lead_somewhere() {
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
    fn pointers_that_lead_nowhere_are_blamed() {
        let rows = [
            ("foo", &SLASH, 0),
            ("/foo~", &ESCAPE, 4),
            ("/é/foo", &MISSING, 1),
            ("/foo/2", &MISSING, 5),
            ("/foo/99999999999999999999", &MISSING, 5),
            ("/foo/-", &MISSING, 5),
            ("/foo/0/0", &MISSING, 7),
            ("/foo/00", &INDEX, 5),
            ("/foo/", &INDEX, 5),
            ("/foo/+1", &INDEX, 5),
            ("/\u{fffd}", &MISSING, 1),
        ];
        for (pointer, code, at) in rows {
            let issue = get(DOCUMENT, pointer).unwrap_err().issues.remove(0);
            assert_eq!(
                (issue.code, issue.params.at, issue.path.pointer()),
                (code, Some(at), String::new()),
                "{pointer}"
            );
        }
        assert!(GET.iter().all(|code| rows.iter().any(|row| row.1 == *code)));
        let issue = get("[1,]", "").unwrap_err().issues.remove(0);
        assert_eq!(
            (issue.code, issue.params.place, issue.params.offset),
            (&shared::JSON_SYNTAX, Some("document"), Some(3))
        );
    }

    #[test]
    fn tokens_are_joined_as_they_were_split() {
        for tokens in [&[][..], &[""], &["", ""], &["a/b", "~1", "~0", "m~n", "~~//"], &["é", " "]] {
            assert_eq!(split(&join(tokens.iter().copied())).unwrap(), tokens);
        }
        assert_eq!((split("a"), split("/~2")), (None, None));
        for (token, expected) in [("0", Some(0)), ("10", Some(10)), ("00", None), ("-", None), ("", None), ("٣", None)]
        {
            assert_eq!(index(token), expected);
        }
        assert_eq!(index("99999999999999999999"), Some(usize::MAX));
    }
}
