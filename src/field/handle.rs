//! A handle of a person, SlashID's document: `{type, value}`, both required, the type one of `email_address`,
//! `phone_number`, `username`. What the value must be follows from the type.

use super::{email, fixed, phone};
use crate::report::{Code, Fault, Sink, Unit, code, shared};
use crate::table::{Case, Cases, Doc, Example, Field, Kind, Object, doubtful, invalid, object, prop, valid};

/// A comma in a user name.
pub static COMMA: Code = code("handle_comma", "should have no comma: the bulk import splits its columns there");

/// The guess of the vendor's own form for user names.
const USERNAME_MAX: usize = 128;

/// The types, in the document's order.
pub static TYPES: &[&str] = &["email_address", "phone_number", "username"];

static KIND: Kind = Kind::Object(&HANDLE);

static HANDLE: Object = object(&[
    prop("type", Kind::OneOf(TYPES)).required().note("[doc] email_address, phone_number, username"),
    prop("value", Kind::Field(&VALUE)).required().note("[doc] string; what it must be follows from the type"),
])
.cases(&Cases {
    cases: &[
        Case::new("email_address", &[("value", Kind::Field(&email::FIELD))]),
        Case::new("phone_number", &[("value", Kind::Field(&phone::FIELD))]),
        Case::new("username", &[("value", Kind::Field(&USERNAME))]),
    ],
    ignored: None,
});

/// `handle`
pub static FIELD: Field = Field::kind("handle", &KIND).doc(Doc {
    about: "a handle: {type, value}, the value an e-mail address, a phone number or a user name",
    sources: &[
        "SlashID, Add handles to a person: type string required, value string required",
        "SlashID's messages: “malformed e-mail address”, “malformed phone number”",
        "npm @slashid/slashid 3.29.6: user names of at most 128 UTF-16 units",
        "SlashID, bulk import: columns of CSV",
    ],
    codes: &[&COMMA],
    examples: EXAMPLES,
});

const EXAMPLES: &[Example] = &[
    valid(r#"{"type":"email_address","value":"user@user.com"}"#),
    valid(r#"{"value":"+12025550123","type":"phone_number"}"#),
    valid(r#"{"type":"username","value":"jane"}"#),
    invalid(r#"{"value":"jane"}"#, Fault::new(&shared::REQUIRED)).under("/type"),
    invalid(r#"{"type":"username"}"#, Fault::new(&shared::REQUIRED)).under("/value"),
    invalid(r#"{"type":"username","value":7}"#, Fault::new(&shared::WRONG_TYPE).expected("string")).under("/value"),
    invalid(r#"{"type":"username","value":null}"#, Fault::new(&shared::NOT_NULLABLE)).under("/value"),
    invalid(r#"{"type":"username","value":""}"#, Fault::new(&shared::EMPTY)).under("/value"),
    invalid(r#"{"type":"username","value":"jane","id":1}"#, Fault::new(&shared::UNKNOWN_FIELD)).under("/id"),
    invalid(r#"{"type":"phone_number","value":"12025550123"}"#, Fault::new(&phone::NO_PLUS).at(0)).under("/value"),
    invalid(r#""jane""#, Fault::new(&shared::WRONG_TYPE).expected("object")),
    doubtful(r#"{"type":"username","value":"a,b"}"#, Fault::new(&COMMA).at(1)).under("/value"),
    doubtful(r#"{"type":"username","value":" ab"}"#, Fault::new(&shared::EDGE_SPACE).at(0)).under("/value"),
    doubtful(r#"{"type":"username","value":"a\u202Eb"}"#, Fault::new(&shared::INVISIBLE_CHARACTER).at(1))
        .under("/value"),
    doubtful(r#"{"type":"username","value":"\u3164"}"#, Fault::new(&shared::INVISIBLE_CHARACTER).at(0)).under("/value"),
    valid(r#"{"type":"username","value":"👩\u200D👧"}"#),
    doubtful(r#"{"type":"username","value":"a\u0007b"}"#, Fault::new(&shared::CONTROL_CHARACTER).at(1)).under("/value"),
];

/// Any text: what it must be follows from the type.
static VALUE: Field = Field::text("value", |_, _| Ok(())).free();

/// A user name: not a field of its own, for no other document has one.
static USERNAME: Field =
    Field::text("username", |text, _| if text.is_empty() { Err(Fault::new(&shared::EMPTY)) } else { Ok(()) })
        .warns(username)
        .free();

fn username(text: &str, sink: Sink) {
    for verdict in [fixed::edges(text), fixed::controls(text), fixed::visible(text)] {
        verdict.unwrap_or_else(&mut *sink);
    }
    if let Some(at) = text.bytes().position(|byte| byte == b',') {
        sink(Fault::new(&COMMA).at(at));
    }
    let units = Unit::Utf16.of(text);
    if units > USERNAME_MAX {
        sink(Fault::new(&shared::TOO_LONG).limit(USERNAME_MAX, Unit::Utf16, units));
    }
}
