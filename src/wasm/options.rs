//! Options that the facade fixed, or that a call has: read once, and kept in a numbered slot.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::buffer::{misuse, with_texts};
use crate::field::FIELDS;
use crate::options::Options;
use crate::provider::ENDPOINTS;

/// The facade gives out as many (`pkg/runtime.js`). The first holds the default options.
const SLOTS: usize = 8;

thread_local! {
    static SLOT: RefCell<[Options; SLOTS]> = const { RefCell::new([Options::DEFAULT; SLOTS]) };
}

/// Reads options of a field into a slot.
#[wasm_bindgen(js_name = readFieldOptions)]
pub fn read_field_options(field: usize, slot: usize, length: usize) -> i32 {
    FIELDS.get(field).map_or_else(|| misuse("unknown field"), |field| read(field.options, slot, length))
}

/// Reads options of an endpoint into a slot.
#[wasm_bindgen(js_name = readEndpointOptions)]
pub fn read_endpoint_options(endpoint: usize, slot: usize, length: usize) -> i32 {
    ENDPOINTS.get(endpoint).map_or_else(|| misuse("unknown endpoint"), |endpoint| read(endpoint.options, slot, length))
}

fn read(allowed: &[&str], slot: usize, length: usize) -> i32 {
    let read = with_texts([length], |[text]| Options::read(text, allowed));
    let options = match read {
        Ok(options) => options,
        Err(sentence) => return misuse(&sentence),
    };
    SLOT.with_borrow_mut(|slots| {
        if let Some(slot) = slots.get_mut(slot) {
            *slot = options;
        }
    });
    0
}

/// The options in a slot.
pub(super) fn with_options<T>(slot: usize, run: impl FnOnce(&Options) -> T) -> T {
    SLOT.with_borrow(|slots| run(slots.get(slot).unwrap_or(&Options::DEFAULT)))
}
