//! The fields.

use wasm_bindgen::prelude::*;

use super::buffer::{answer, misuse, with_texts};
use super::options::{Source, keep_options, with_options, with_sources};
use super::{answer_beside, answer_report, present};
use crate::edit::document;
use crate::field::{FIELDS, attribute_value};
use crate::table::{Field, Options, Rule, STRICT, Verdict};

/// Reads options of a field into a slot.
#[wasm_bindgen(js_name = readFieldOptions)]
pub fn read_field_options(field: usize, slot: usize, text: usize) -> i32 {
    let Some(field) = FIELDS.get(field) else { return misuse("unknown field") };
    keep_options(slot, with_texts([text], |[text]| field.read_options(text)), (&[], Source::None))
}

/// Judges a text as a field: 0 there is nothing to say, 1 there is a warning, 2 it is refused, with [`STRICT`] also for a
/// warning.
#[wasm_bindgen]
pub fn judge(field: usize, text: usize, slot: usize) -> u32 {
    let Some(Field { rule: Rule::Text(rule), .. }) = FIELDS.get(field) else { return 2 };
    with_texts([text], |[text]| {
        with_options(slot, |options| match rule.verdict(text, options) {
            Verdict::Clean => 0,
            Verdict::Warned if !options.has(STRICT) => 1,
            _ => 2,
        })
    })
}

/// Checks JSON text as a field: a report, or nothing.
#[wasm_bindgen(js_name = checkField)]
pub fn check_field(field: usize, json: usize, slot: usize) -> i32 {
    let Some(field) = FIELDS.get(field) else { return misuse("unknown field") };
    with_texts([json], |[json]| {
        with_sources(slot, Source::Object, Source::None, |options| {
            answer_report(&present(field.check(json, options), options))
        })
    })
}

/// The spelling that would pass.
#[wasm_bindgen]
pub fn suggest(field: usize, text: usize, slot: usize) -> i32 {
    let Some(field) = FIELDS.get(field) else { return misuse("unknown field") };
    let suggestion = with_texts([text], |[text]| with_options(slot, |options| field.suggest(text, options)));
    suggestion.map_or(0, |suggestion| answer(&suggestion))
}

/// How many bytes JSON text has when it is sent; nothing where it cannot be.
#[wasm_bindgen]
pub fn size(json: usize) -> i32 {
    with_texts([json], |[json]| attribute_value::size(json)).map_or(0, |size| answer(&size))
}

/// The document that the operations make, or a report.
#[wasm_bindgen]
pub fn patch(document: usize, operations: usize) -> i32 {
    match with_texts([document, operations], |[document, operations]| document::patch(document, operations)) {
        Ok(document) => answer_beside(&(), &document),
        Err(refused) => {
            let mut options = Options::DEFAULT;
            options.from_object = true;
            answer_report(&present(refused, &options))
        }
    }
}

/// The issue on a pointer whose nth reference token leads nowhere. `list`: whether the token meets a list.
#[wasm_bindgen]
pub fn missed(pointer: usize, nth: usize, list: bool) -> i32 {
    with_texts([pointer], |[pointer]| answer(&document::missing_issue(pointer, nth, list)))
}
