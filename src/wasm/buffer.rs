//! How texts cross: one buffer for what comes in and one for what goes out, both kept, so that a call allocates nothing.
//!
//! The facade writes one text after the other into the first and says how long each is. What it reads from the second is
//! JSON text; a function answers its length, 0 where there is nothing to say, and minus its length where it is a
//! sentence for the programmer who uses the package wrongly.

use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::prelude::*;

#[cfg(feature = "wasm-endpoints")]
use crate::report::Report;
use crate::report::{Fault, Issue, Severity, shared};

/// An output that has grown beyond this is given back before the next one.
const KEPT: usize = 1 << 20;

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Where the input's buffer lies, once it has room for `length` bytes. What was written stays.
#[wasm_bindgen]
pub fn reserve(length: usize) -> *const u8 {
    INPUT.with_borrow_mut(|input| {
        if input.len() < length {
            input.resize(length, 0);
        }
        input.as_ptr()
    })
}

/// Gives both buffers back. The facade asks for it after a call with long texts.
#[wasm_bindgen]
pub fn release() {
    INPUT.take();
    OUTPUT.take();
}

/// Where the output's buffer lies.
#[wasm_bindgen]
pub fn output() -> *const u8 {
    OUTPUT.with_borrow(Vec::as_ptr)
}

/// The parts of the input, of these lengths, which the facade wrote one after the other.
pub(super) fn with_bytes<const N: usize, T>(lengths: [usize; N], run: impl FnOnce([&[u8]; N]) -> T) -> T {
    INPUT.with_borrow(|input| {
        let mut rest = input.as_slice();
        run(lengths.map(|length| {
            let (part, others) = rest.split_at_checked(length).unwrap_or_default();
            rest = others;
            part
        }))
    })
}

/// The same as texts. The facade writes well-formed UTF-8 unless a caller's own bytes are no text.
pub(super) fn with_texts<const N: usize, T>(lengths: [usize; N], run: impl FnOnce([&str; N]) -> T) -> T {
    with_bytes(lengths, |parts| run(parts.map(|part| std::str::from_utf8(part).unwrap_or_default())))
}

/// A document as text. `place` names it in the issue, unless it is the draft.
///
/// # Errors
/// `json_syntax`, at the first byte that is no UTF-8.
pub(super) fn text<'a>(bytes: &'a [u8], place: Option<&'static str>) -> Result<&'a str, Issue> {
    std::str::from_utf8(bytes).map_err(|error| {
        let fault = Fault::new(&shared::JSON_SYNTAX).expected("UTF-8");
        let mut issue = Issue::of(Severity::Error, &fault, "");
        (issue.params.offset, issue.params.place) = (Some(error.valid_up_to()), place);
        issue
    })
}

/// Two documents as texts, or the report on what is none.
#[cfg(feature = "wasm-endpoints")]
pub(super) fn two_texts<'a>(
    [first, second]: [&'a [u8]; 2],
    [first_place, second_place]: [Option<&'static str>; 2],
) -> Result<[&'a str; 2], Report> {
    match (text(first, first_place), text(second, second_place)) {
        (Ok(first), Ok(second)) => Ok([first, second]),
        (first, second) => {
            let issues = [first, second].into_iter().filter_map(Result::err).collect();
            Err(Report { issues, ..Report::default() })
        }
    }
}

/// Answers with a value, as JSON text.
pub(super) fn answer(value: &impl Serialize) -> i32 {
    answer_with(|output| {
        let _ = serde_json::to_writer(output, value);
    })
}

/// Answers with what `write` writes.
pub(super) fn answer_with(write: impl FnOnce(&mut Vec<u8>)) -> i32 {
    OUTPUT.with_borrow_mut(|output| {
        if output.capacity() > KEPT {
            *output = Vec::new();
        }
        output.clear();
        write(output);
        // More than 2 GiB has no length here, and is answered as nothing. No input that is read makes so much.
        i32::try_from(output.len()).unwrap_or_default()
    })
}

/// Answers with a sentence for the programmer, which the facade throws.
pub(super) fn misuse(sentence: &str) -> i32 {
    -answer_with(|output| output.extend_from_slice(sentence.as_bytes()))
}
