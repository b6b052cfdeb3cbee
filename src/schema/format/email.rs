//! `email` and `idn-email`.
//!
//! Draft-07 means RFC 5322, section 3.4.1, which is a profile of the field, and RFC 6531, which adds to all parts of an address
//! what is not ASCII.
//!
//! Kratos (`isEmail`) wants a host name of ASCII behind the last `@`, and what Go's `mail.ParseAddress` (package net/mail,
//! `message.go`) reads. An address that ends with a host name is neither in angle brackets nor a group, and no comment is
//! behind it, so that these rules are left:
//!
//! ```text
//! email         = *WSP local-part "@" hostname
//! local-part    = dot-atom / quoted-string      ; neither is empty
//! dot-atom      = 1*atext *( "." 1*atext )
//! quoted-string = DQUOTE 1*( qtext / WSP / "\" ( VCHAR / WSP ) ) DQUOTE
//! ```
//!
//! All three classes of characters have what is not ASCII (RFC 6532). White space counts in the lengths.

use super::hostname::is_go_hostname;
use crate::field::email::{self, MAX, Profile};

/// RFC 5321, 4.5.3.1.1.
const LOCAL_MAX: usize = 64;

const WHITE_SPACE: [char; 2] = [' ', '\t'];

/// Whether `text` is an addr-spec of RFC 5322.
pub(super) fn is_email(text: &str) -> bool {
    email::check(text, Profile::Rfc5322).is_ok()
}

/// Whether `text` is one with characters beyond ASCII.
pub(super) fn is_idn_email(text: &str) -> bool {
    is_email(&text.replace(|character: char| !character.is_ascii(), "a"))
}

/// Whether Kratos takes `text` as an e-mail address.
pub(super) fn is_go_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    text.len() <= MAX
        && local.len() <= LOCAL_MAX
        // `mail.ParseAddress` takes no dot at the end, which a host name may have.
        && is_go_hostname(domain) && !domain.ends_with('.')
        && is_local_part(local.trim_start_matches(WHITE_SPACE))
}

fn is_local_part(text: &str) -> bool {
    match text.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"').is_some_and(|inside| !inside.is_empty() && is_quoted(inside)),
        None => text.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atext)),
    }
}

/// What stands between the quotes.
fn is_quoted(text: &str) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let fits = match character {
            '"' => false,
            '\\' => characters.next().is_some_and(is_text),
            _ => is_text(character),
        };
        if !fits {
            return false;
        }
    }
    true
}

fn is_text(character: char) -> bool {
    is_visible(character) || WHITE_SPACE.contains(&character)
}

fn is_atext(character: char) -> bool {
    is_visible(character) && !"()<>[]:;@\\,.\"".contains(character)
}

fn is_visible(character: char) -> bool {
    character.is_ascii_graphic() || !character.is_ascii()
}
