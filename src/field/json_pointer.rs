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

use crate::json::pointer::{self, PointerError};
use crate::report::{Code, Fault, code};
use crate::table::{Doc, Example, Field, invalid, valid};

/// Text before the first slash.
pub static SLASH: Code = code("json_pointer_slash", "must be empty or begin with /");
/// A tilde that is neither `~0` nor `~1`.
pub static ESCAPE: Code =
    code("json_pointer_escape", "must write ~ as ~0 and / within a name as ~1: see position {at}");
/// Raised by [`edit::document::get`](crate::edit::document::get): nothing is there.
pub static MISSING: Code = code("json_pointer_missing", "must lead to a value that the document has");
/// Raised by `get`: a list, and no index of one.
pub static INDEX: Code =
    code("json_pointer_index", "must have an index at position {at}: 0, or digits without a leading zero");

/// The codes that `get` raises beside those of the field.
pub(crate) static GET: &[&Code] = &[&MISSING, &INDEX];

/// `json_pointer`
pub static FIELD: Field = Field::text("json_pointer", |text, _| check(text))
    .suggests(|text, _| suggest(text))
    .free()
    .doc(Doc {
        about: "a JSON Pointer: empty, or reference tokens that each begin with /",
        sources: &["RFC 6901, section 3", "RFC 6901, section 6: the form #/… is for URI fragments"],
        codes: &[&SLASH, &ESCAPE],
        examples: EXAMPLES,
    })
    .methods("JsonPointerMethods", GET);

const EXAMPLES: &[Example] = &[
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
    pointer::check(text).map_err(|error| match error {
        PointerError::NoSlash => Fault::new(&SLASH).at(0),
        PointerError::Escape(at) => Fault::new(&ESCAPE).at(at),
    })
}

/// A URI fragment (section 6) without its `#`, where nothing in it is percent-encoded.
fn suggest(text: &str) -> Option<String> {
    let fragment = text.strip_prefix('#').filter(|fragment| !fragment.contains('%'));
    fragment.or(Some(text)).map(Into::into)
}
