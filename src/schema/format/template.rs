//! `uri-template`. Draft-07 means RFC 6570, section 2:
//!
//! ```text
//! URI-Template  = *( literals / expression )
//! literals      = %x21 / %x23-24 / %x26-3B / %x3D / %x3F-5B / %x5D / %x5F / %x61-7A / %x7E   ; with erratum 6937
//!               / ucschar / iprivate / pct-encoded
//! expression    = "{" [ operator ] varspec *( "," varspec ) "}"
//! operator      = "+" / "#" / "." / "/" / ";" / "?" / "&" / "=" / "," / "!" / "@" / "|"
//! varspec       = varname [ ":" %x31-39 0*3DIGIT / "*" ]
//! varname       = varchar *( [ "." ] varchar )
//! varchar       = ALPHA / DIGIT / "_" / pct-encoded
//! ```
//!
//! Kratos (`isURITemplate`) wants a reference to a URI (see `go_url.rs`) with braces that are closed before the next slash
//! and not nested, in its path alone.

use super::go_url::Url;
use super::{percent, uri};

const OPERATORS: [char; 12] = ['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|'];

/// Whether `text` is a URI template.
pub(super) fn is_template(text: &str) -> bool {
    let mut rest = text;
    while let Some((literals, opened)) = rest.split_once('{') {
        let Some((expression, behind)) = opened.split_once('}') else { return false };
        if !is_literals(literals) || !is_expression(expression) {
            return false;
        }
        rest = behind;
    }
    is_literals(rest)
}

fn is_literals(text: &str) -> bool {
    let fits = |character: char| match character {
        '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
        _ => character.is_ascii_graphic() || uri::is_beyond_ascii(character) || uri::is_private(character),
    };
    percent::is_encoded(text) && text.chars().all(fits)
}

fn is_expression(text: &str) -> bool {
    text.strip_prefix(OPERATORS).unwrap_or(text).split(',').all(is_variable)
}

fn is_variable(text: &str) -> bool {
    let name = match text.split_once(':') {
        Some((_, length)) if !is_length(length) => return false,
        Some((name, _)) => name,
        None => text.strip_suffix('*').unwrap_or(text),
    };
    let is_in_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'%');
    percent::is_encoded(name) && name.split('.').all(|part| !part.is_empty() && part.bytes().all(is_in_name))
}

/// 1 to 9999.
fn is_length(text: &str) -> bool {
    (1..=4).contains(&text.len()) && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether Kratos takes `text` as a URI template.
pub(super) fn is_go_template(text: &str) -> bool {
    Url::read(text).is_some_and(|url| url.path.unwrap_or_default().split('/').all(is_go_segment))
}

fn is_go_segment(segment: &str) -> bool {
    let mut is_open = false;
    for byte in segment.bytes().filter(|byte| matches!(byte, b'{' | b'}')) {
        if is_open == (byte == b'{') {
            return false;
        }
        is_open = !is_open;
    }
    !is_open
}
