//! `json-pointer` and `relative-json-pointer`.
//!
//! ```text
//! relative-json-pointer = non-negative-integer ( "#" / json-pointer )
//! non-negative-integer  = "0" / ( %x31-39 *DIGIT )
//! ```
//!
//! Sources: RFC 6901; draft-handrews-relative-json-pointer-01, section 3. Kratos (`isJSONPointer`) also accepts a tilde before
//! another tilde.

use crate::json::pointer;

/// Whether `text` is a JSON Pointer.
pub(super) fn is_pointer(text: &str) -> bool {
    pointer::check(text).is_ok()
}

/// Whether `text` is a relative JSON Pointer.
pub(super) fn is_relative_pointer(text: &str) -> bool {
    is_relative(text, is_pointer)
}

/// Whether Kratos takes `text` as a JSON Pointer.
pub(super) fn is_go_pointer(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_bad = |at: usize| bytes[at] == b'~' && !matches!(bytes.get(at + 1), Some(b'~' | b'0' | b'1'));
    (text.is_empty() || text.starts_with('/')) && !(0..bytes.len()).any(is_bad)
}

/// Whether Kratos takes `text` as a relative JSON Pointer.
pub(super) fn is_go_relative_pointer(text: &str) -> bool {
    is_relative(text, is_go_pointer)
}

fn is_relative(text: &str, is_pointer: fn(&str) -> bool) -> bool {
    let rest = match text.strip_prefix('0') {
        Some(rest) => rest,
        None => text.trim_start_matches(|character: char| character.is_ascii_digit()),
    };
    rest.len() < text.len() && (rest == "#" || is_pointer(rest))
}
