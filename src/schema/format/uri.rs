//! `uri` and `uri-reference`: RFC 3986, appendix A. `iri` and `iri-reference`: RFC 3987, section 2.2, whose grammar is the
//! same but for the characters in brackets.
//!
//! ```text
//! URI-reference = [ scheme ":" ] [ "//" authority ] path [ "?" query ] [ "#" fragment ]
//! scheme        = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
//! authority     = [ userinfo "@" ] host [ ":" *DIGIT ]
//! userinfo      = *( unreserved / pct-encoded / sub-delims / ":" )
//! host          = "[" ( IPv6address / IPvFuture ) "]" / *( unreserved / pct-encoded / sub-delims )
//! IPvFuture     = "v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )
//! path          = *( pchar / "/" )
//! query         = *( pchar / "/" / "?" [ / iprivate ] )
//! fragment      = *( pchar / "/" / "?" )
//! pchar         = unreserved / pct-encoded / sub-delims / ":" / "@"
//! unreserved    = ALPHA / DIGIT / "-" / "." / "_" / "~" [ / ucschar ]
//! sub-delims    = "!" / "$" / "&" / "'" / "(" / ")" / "*" / "+" / "," / ";" / "="
//! ```
//!
//! A URI has a scheme. A path behind an authority is empty or begins with a slash; without an authority it does not begin
//! with two; without a scheme, its first segment has no colon.

use super::{ip, percent};

/// Which characters there are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Characters {
    Uri,
    Iri,
}

/// Whether `text` is a URI.
pub(super) fn is_uri(text: &str) -> bool {
    has_scheme(text) && Characters::Uri.is_reference(text)
}

/// Whether `text` is a reference to a URI.
pub(super) fn is_uri_reference(text: &str) -> bool {
    Characters::Uri.is_reference(text)
}

/// Whether `text` is an IRI.
pub(super) fn is_iri(text: &str) -> bool {
    has_scheme(text) && Characters::Iri.is_reference(text)
}

/// Whether `text` is a reference to an IRI.
pub(super) fn is_iri_reference(text: &str) -> bool {
    Characters::Iri.is_reference(text)
}

fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

impl Characters {
    fn is_reference(self, text: &str) -> bool {
        let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let rest = match rest.split_once(':') {
            Some((_, rest)) if has_scheme(text) => rest,
            _ if rest.split('/').next().is_some_and(|segment| segment.contains(':')) => return false,
            _ => rest,
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
            None => ("", rest),
        };
        let is_private = |character| self == Self::Iri && is_private(character);
        self.is_authority(authority)
            && self.all(path, ":@/")
            && self.all(fragment, ":@/?")
            && percent::is_encoded(query)
            && query.chars().all(|character| self.has(character, ":@/?%") || is_private(character))
    }

    fn is_authority(self, text: &str) -> bool {
        let (user, host) = text.split_once('@').unwrap_or(("", text));
        self.all(user, ":") && self.is_host(host)
    }

    fn is_host(self, text: &str) -> bool {
        let is_port = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if let Some((address, port)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            return (ip::is_ipv6(address) || is_future(address))
                && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port));
        }
        let (name, port) = text.split_once(':').unwrap_or((text, ""));
        self.all(name, "") && is_port(port)
    }

    /// Whether a text is made of what all parts may hold, and of these characters.
    fn all(self, text: &str, more: &str) -> bool {
        percent::is_encoded(text) && text.chars().all(|character| character == '%' || self.has(character, more))
    }

    /// unreserved / sub-delims, or one of these characters.
    fn has(self, character: char, more: &str) -> bool {
        character.is_ascii_alphanumeric()
            || "-._~!$&'()*+,;=".contains(character)
            || more.contains(character)
            || self == Self::Iri && is_beyond_ascii(character)
    }
}

fn is_future(text: &str) -> bool {
    let Some((version, address)) = text.strip_prefix(['v', 'V']).and_then(|rest| rest.split_once('.')) else {
        return false;
    };
    let is_hexadecimal = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hexadecimal && !address.is_empty() && address.chars().all(|character| Characters::Uri.has(character, ":"))
}

/// ucschar: what RFC 3987 allows beyond ASCII.
pub(super) fn is_beyond_ascii(character: char) -> bool {
    match u32::from(character) {
        0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF => true,
        0xE_0000..=0xE_0FFF => false,
        // The last two of each plane are no characters.
        point => (0x1_0000..0xF_0000).contains(&point) && point & 0xFFFE != 0xFFFE,
    }
}

/// iprivate: the areas for private use.
pub(super) fn is_private(character: char) -> bool {
    let point = u32::from(character);
    (0xE000..=0xF8FF).contains(&point) || point >= 0xF_0000 && point & 0xFFFE != 0xFFFE
}
