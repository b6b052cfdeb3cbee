//! Percent-encoding: RFC 3986, section 2.1.
//!
//! ```text
//! pct-encoded = "%" HEXDIG HEXDIG
//! ```

/// Whether two hexadecimal digits follow each `%`.
pub(super) fn is_encoded(text: &str) -> bool {
    let is_code = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    text.split('%').skip(1).all(is_code)
}
