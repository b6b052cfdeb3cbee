//! `hostname`: RFC 1034, section 3.5, with a digit allowed at the beginning of a label by RFC 1123, section 2.1.
//!
//! ```text
//! hostname = label *( "." label )
//! label    = let-dig [ *( let-dig / "-" ) let-dig ]   ; at most 63
//! ```
//!
//! Draft-07 means this. What a label that begins with `xn--` decodes to takes tables that are not here. Kratos
//! (`isHostname`) also accepts one dot at the end, and looks for a hyphen at the beginning of the first label alone.

/// RFC 1035, 2.3.4: "names: 255 octets or less", of which the first length and the root's take two.
const MAX: usize = 253;
/// RFC 1035, 2.3.4: "labels: 63 octets or less".
const LABEL_MAX: usize = crate::field::email::LABEL_MAX;

/// Whether `text` is a host name.
pub(super) fn is_hostname(text: &str) -> bool {
    text.len() <= MAX && text.split('.').all(|label| is_go_label(label) && !label.starts_with('-'))
}

/// Whether Kratos takes `text` as a host name.
pub(super) fn is_go_hostname(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    text.len() <= MAX && !text.starts_with('-') && text.split('.').all(is_go_label)
}

fn is_go_label(label: &str) -> bool {
    (1..=LABEL_MAX).contains(&label.len())
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
