//! The value of an attribute. SlashID's document: "Attribute values must be JSON-serializable and are limited to
//! 64KiB": the bytes of its compact JSON, quotes and all.
//!
//! Whoever stores the value may write it anew. Go's `encoding/json` writes `<`, `>`, `&`, U+2028 and U+2029 as escapes of
//! six bytes ("so that the JSON will be safe to embed inside HTML script tags", `Marshal`), so that a value may grow
//! beyond the limit on its way: a warning.

use crate::json::Reader;
use crate::json::limits::MAX_DEPTH;
use crate::report::{Code, Fault, Unit, code, shared};
use crate::table::{Doc, Example, Field, Kind, MaxBytes, doubtful, invalid, valid};

/// Too long only as Go writes it.
pub static ESCAPED: Code = code(
    "attribute_value_escaped",
    "should have at most {limit} {unit}, but has {actual} once a server writes < > & and line separators in a longer form",
);

/// SlashID's document: "limited to 64KiB".
pub const MAX: usize = 65_536;

static KIND: Kind = Kind::Json(Some(&MaxBytes { bytes: MAX, escaped: &ESCAPED }));

/// `attribute_value`
pub static FIELD: Field = Field::kind("attribute_value", &KIND)
    .doc(Doc {
        about: "the value of an attribute: JSON of at most 65,536 bytes",
        sources: &[
            "SlashID: “Attribute values must be JSON-serializable and are limited to 64KiB”",
            "ECMA-262, JSON.stringify: what is written; a lone surrogate as an escape of six bytes",
            "Go, encoding/json: < > & U+2028 U+2029 are written as escapes; nesting ends at 10,000 levels",
        ],
        codes: &[&ESCAPED],
        examples: EXAMPLES,
    })
    .methods("AttributeValueMethods", &[]);

const EXAMPLES: &[Example] = &[
    valid("null"),
    valid("0"),
    valid(r#""text""#),
    valid(r#"{"a":[1,2.5,true,null,"x"]}"#),
    invalid(r#"{"a":1,"a":2}"#, Fault::new(&shared::DUPLICATE_KEY)).under("/a"),
    doubtful(r#"{"a":["\ud800"]}"#, Fault::new(&shared::LONE_SURROGATE)).under("/a/0"),
    doubtful(r#"{"\udc00":"\ud83d\ude00"}"#, Fault::new(&shared::LONE_SURROGATE)).under("/\u{fffd}"),
    doubtful("[-1e400]", Fault::new(&shared::NUMBER_INEXACT)).under("/0"),
    valid(r#""…""#).filled("x", 65_534),
    invalid(r#""…""#, too_long(65_537)).filled("x", 65_535),
    valid(r#"{"é":"…"}"#).filled("é", 32_763),
    invalid(r#"{"é":"…"}"#, too_long(65_537)).filled("é", 32_764),
    valid("[…0]").filled("1,\n ", 32_766),
    invalid("[…0]", too_long(65_537)).filled("1,\n ", 32_767),
    valid(r#""…""#).filled(r"\u0007", 10_922),
    invalid(r#""…""#, too_long(65_540)).filled(r"\u0007", 10_923),
    invalid(r#""…\ud800""#, too_long(65_537)).and(Fault::new(&shared::LONE_SURROGATE)).filled("x", 65_529),
    valid(r#""…""#).filled("<", 10_922),
    doubtful(r#""…""#, escaped(65_540)).filled("<", 10_923),
    doubtful(r#"{"a":["…",">&"]}"#, escaped(65_545)).filled("\u{2028}", 10_920),
    doubtful(r#"{"…\u2029":0}"#, escaped(65_538)).filled("\u{2029}", 10_921),
];

const fn too_long(actual: usize) -> Fault {
    Fault::new(&shared::TOO_LONG).limit(MAX, Unit::Bytes, actual)
}

const fn escaped(actual: usize) -> Fault {
    Fault::new(&ESCAPED).limit(MAX, Unit::Bytes, actual)
}

/// How many bytes a value, given as JSON text, has when it is sent: written compactly, its literals as they stand.
/// Nothing where it cannot be sent: it is no JSON, or nested too deeply.
///
/// ```
/// use identity_patch::field::attribute_value;
///
/// assert_eq!(attribute_value::size(r#"{ "price": 1.0 }"#), Some(13));
/// assert_eq!(attribute_value::size("{"), None);
/// ```
#[must_use]
pub fn size(json: &str) -> Option<usize> {
    let mut reader = Reader::new(json);
    while reader.next().ok()?.is_some() {
        if reader.depth() > MAX_DEPTH {
            return None;
        }
    }
    Some(json.len() - reader.spaces())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Options;

    #[test]
    fn nesting_ends_where_go_stops() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(size(&nested(10_000)), Some(20_000));
        assert!(FIELD.check(&nested(10_000), &Options::DEFAULT).is_clean());
        assert_eq!(size(&nested(10_001)), None);
        let issue = FIELD.check(&nested(10_001), &Options::DEFAULT).issues.remove(0);
        assert_eq!(
            (issue.code, issue.params.limit, issue.params.unit),
            (&shared::TOO_DEEP, Some(10_000), Some("levels"))
        );
    }

    #[test]
    fn literals_are_measured_as_they_stand() {
        for (json, bytes) in
            [(" 1.0 ", 3), ("-0", 2), ("1E+02", 5), (r#""\u0041\/""#, 10), ("[ 1e400 , \"\u{1F600}\" ]", 14)]
        {
            assert_eq!(size(json), Some(bytes), "{json}");
        }
        for json in ["", " ", "[1,]", "1 2", "\"\n\"", "NaN"] {
            assert_eq!(size(json), None, "{json}");
        }
    }
}
