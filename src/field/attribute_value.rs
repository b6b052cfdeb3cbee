//! The value of an attribute. SlashID's document: "Attribute values must be JSON-serializable and are limited to
//! 64KiB": the bytes of its compact JSON, quotes and all.

use super::{Doc, Field, invalid, valid};
use crate::fault::{Fault, shared};
use crate::table::Kind;

/// SlashID's document: "limited to 64KiB".
pub const MAX: i32 = 65_536;

static KIND: Kind = Kind::Json(Some(MAX));

/// `attribute_value`
pub static FIELD: Field = Field::kind("attribute_value", &KIND).doc(Doc {
    about: "the value of an attribute: JSON of at most 65,536 bytes",
    sources: &["SlashID: “Attribute values must be JSON-serializable and are limited to 64KiB”"],
    codes: &[],
    rows: &[
        valid("null"),
        valid("0"),
        valid(r#""text""#),
        valid(r#"{"a":[1,2.5,true,null,"x"]}"#),
        invalid(r#"{"a":1,"a":2}"#, Fault::new(&shared::DUPLICATE_KEY)).under("/a"),
    ],
});
