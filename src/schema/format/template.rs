//! `uri-template`.
//!
//! Kratos (`isURITemplate`) wants a reference to a URI (see `go_url.rs`) with braces that are closed before the next slash
//! and not nested, in its path alone.

use super::go_url::Url;

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
