//! `uri` and `uri-reference` as Kratos checks them, and so its `iri` and `iri-reference`: by Go's `url.Parse` (package
//! net/url, `url.go` of Go 1.26), which a URI passes if it has a scheme.
//!
//! It looks for a fragment, a scheme, a query, an authority and a path, in this order, and accepts what stands there but:
//! * a control character of ASCII before the fragment;
//! * a colon before any scheme, or in the first segment of a path without a scheme;
//! * a `%` without two hexadecimal digits in a fragment, a path or a user's name;
//! * a character in an authority that has no place there.
//!
//! A query, and what a scheme has behind it without a slash, may hold anything.
//!
//! Go 1.25 and older ones accept more: several colons in the host of an `http` or `https` URI, and before 1.25.2 any text in
//! brackets.

use super::{ip, percent};

/// Whether Kratos takes `text` as a URI.
pub(super) fn is_absolute(text: &str) -> bool {
    Url::read(text).is_some_and(|url| url.has_scheme)
}

/// Whether Kratos takes `text` as a reference to a URI.
pub(super) fn is_reference(text: &str) -> bool {
    Url::read(text).is_some()
}

/// What the other formats ask of a URI.
pub(super) struct Url<'a> {
    has_scheme: bool,
    /// The path. `None` where Go has an opaque part.
    pub(super) path: Option<&'a str>,
}

impl<'a> Url<'a> {
    /// Reads a reference to a URI. `None` if `text` is none.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
        if text.bytes().any(|byte| byte.is_ascii_control()) || !percent::is_encoded(fragment) {
            return None;
        }
        let (scheme, rest) = split_scheme(text);
        if scheme == Some("") {
            return None;
        }
        let has_scheme = scheme.is_some();
        let rest = rest.split_once('?').map_or(rest, |(rest, _)| rest);
        if !rest.starts_with('/') {
            if has_scheme {
                return Some(Self { has_scheme, path: None });
            }
            if rest.split('/').next().is_some_and(|segment| segment.contains(':')) {
                return None;
            }
        }
        let path = match rest.strip_prefix("//") {
            // Three slashes without a scheme begin a path.
            Some(rest) if has_scheme || !rest.starts_with('/') => {
                let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                if !is_authority(authority, scheme.unwrap_or_default()) {
                    return None;
                }
                path
            }
            _ => rest,
        };
        percent::is_encoded(path).then_some(Self { has_scheme, path: Some(path) })
    }
}

/// The scheme before the first colon, if all before it may be in one, and the rest.
///
/// ```text
/// scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )   ; RFC 3986, section 3.1
/// ```
fn split_scheme(text: &str) -> (Option<&str>, &str) {
    let is_in_scheme = |(at, byte): (usize, u8)| {
        byte.is_ascii_alphabetic() || at > 0 && (byte.is_ascii_digit() || b"+-.".contains(&byte))
    };
    match text.split_once(':') {
        Some((scheme, rest)) if scheme.bytes().enumerate().all(is_in_scheme) => (Some(scheme), rest),
        _ => (None, text),
    }
}

/// ```text
/// authority = [ userinfo "@" ] host
/// userinfo  = *( unreserved / pct-encoded / sub-delims / ":" / "@" )
/// ```
fn is_authority(text: &str, scheme: &str) -> bool {
    let (user, host) = text.rsplit_once('@').unwrap_or(("", text));
    let is_in_user = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(&byte);
    user.bytes().all(is_in_user) && percent::is_encoded(user) && is_host(host, scheme)
}

/// ```text
/// host = "[" ipv6 [ "%25" zone ] "]" [ port ] / name [ port ]
/// port = ":" *DIGIT
/// ```
///
/// A port is behind the first colon of a name in `http` and `https`, else behind the last one.
fn is_host(text: &str, scheme: &str) -> bool {
    if let Some(rest) = text.strip_prefix('[') {
        return !rest.contains('[')
            && rest.rsplit_once(']').is_some_and(|(inside, port)| is_in_brackets(inside) && is_port(port));
    }
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let colon = if is_web { text.find(':') } else { text.rfind(':') };
    !text.contains('[') && colon.is_none_or(|at| is_port(&text[at..])) && is_name(text)
}

fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// An IPv6 address, which may have a zone (RFC 6874).
fn is_in_brackets(text: &str) -> bool {
    let Some((address, zone)) = text.split_once("%25") else { return ip::is_ipv6(text) };
    ip::is_ipv6(address) && !zone.is_empty() && is_zone(zone)
}

/// What is not ASCII may be escaped in a name, and so may `%`.
fn is_name(text: &str) -> bool {
    is_made_of_host(text, |escape| escape >= 0x80 || escape == b'%')
}

/// What may stand in a zone may be escaped there, and so may a space and `%`.
fn is_zone(text: &str) -> bool {
    is_made_of_host(text, |escape| is_in_host(escape) || matches!(escape, b' ' | b'%'))
}

/// Whether all of `text` may stand in a host, where an escape has to be one of these.
fn is_made_of_host(text: &str, is_escapable: fn(u8) -> bool) -> bool {
    let mut parts = text.split('%');
    let is_plain = |part: &str| part.bytes().all(|byte| byte >= 0x80 || is_in_host(byte));
    parts.next().is_none_or(is_plain)
        && parts.all(|part| {
            let code = part.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
            let code = code.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            code.is_some_and(is_escapable) && part.get(2..).is_some_and(is_plain)
        })
}

/// The characters of ASCII that Go has in hosts (package net/url, `encoding_table.go`).
fn is_in_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!\"$&'()*+,-.:;<=>[]_~".contains(&byte)
}
