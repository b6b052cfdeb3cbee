//! JSON Schema.

#[cfg_attr(not(test), allow(dead_code, reason = "what checks a `format` is not written yet"))]
mod format;
