//! Rules that are known only at run time: the formats and patterns of JSON Schema.

#[cfg_attr(not(test), allow(dead_code, reason = "what checks a `format` is not written yet"))]
mod format;
pub mod pattern;

/// Whether `text` has a format of draft-07, for the oracles alone. `None` for a name that is not known, and for `regex`.
#[doc(hidden)]
#[must_use]
pub fn has_draft_07_format(name: &str, text: &str) -> Option<bool> {
    match format::find(name, format::Dialect::Draft07)? {
        format::Format::Regex => None,
        format => Some(format.check(text) == format::Verdict::Valid),
    }
}
