//! Addresses as people paste them: behind `mailto:`, in angle brackets behind a name, percent-encoded, with spaces beside
//! `@` and dots, with two `@`. Nothing of the address itself is dropped.
//!
//! Sources: RFC 6068 (`mailto`), RFC 5322, 3.4 (`name-addr`), RFC 3986, 2.1 (percent-encoding).

use std::borrow::Cow;

use super::grammar;

/// `text` without what is around an address; nothing where nothing is around it.
///
/// ```text
/// mailtoURI = "mailto:" [ to ] [ hfields ]   ; RFC 6068, 2; some write slashes or a space behind the colon
/// name-addr = [display-name] "<" addr-spec ">"
/// ```
pub(super) fn unwrap(text: &str) -> Option<Cow<'_, str>> {
    match in_angle_brackets(text) {
        Some(inner) => Some(mailto(inner).unwrap_or(Cow::Borrowed(inner))),
        None => mailto(text),
    }
}

/// What stands in angle brackets, where no other address is around them.
fn in_angle_brackets(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once('<')?;
    let (address, behind) = rest.split_once('>')?;
    // Without a name, some write the address twice.
    let is_name = !name.contains('@') || name.trim().trim_matches(['"', '\'']).eq(address.trim());
    let is_only = is_name && !behind.contains(['@', '<', '>']) && !address.contains('<');
    is_only.then(|| address.trim())
}

/// What stands behind `mailto:`, decoded and without header fields such as `?subject=…`. `?to=` is a second address.
fn mailto(text: &str) -> Option<Cow<'_, str>> {
    const SCHEME: &str = "mailto:";
    let (scheme, rest) = text.split_at_checked(SCHEME.len())?;
    if !scheme.eq_ignore_ascii_case(SCHEME) || rest.contains('#') {
        return None;
    }
    let rest = rest.trim_start();
    let to = rest.strip_prefix("//").unwrap_or(rest);
    let (to, fields) = to.split_once('?').unwrap_or((to, ""));
    let is_to = |field: &str| field.split_once('=').is_some_and(|(name, _)| name.eq_ignore_ascii_case("to"));
    if fields.split('&').any(is_to) { None } else { percent_decode(to.trim_end()) }
}

/// The text with its escapes decoded. `None` if a `%` begins no escape, or if an escape is not printable ASCII.
fn percent_decode(text: &str) -> Option<Cow<'_, str>> {
    let mut parts = text.split('%');
    let first = parts.next()?;
    if first.len() == text.len() {
        return Some(Cow::Borrowed(text));
    }
    let mut decoded = first.to_owned();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        let is_escape = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let byte = u8::from_str_radix(digits, 16).ok().filter(|byte| is_escape && byte.is_ascii_graphic())?;
        decoded.push(char::from(byte));
        decoded.push_str(rest);
    }
    Some(Cow::Owned(decoded))
}

/// The address that a folded text stands for.
pub(super) fn read(text: &str) -> Option<String> {
    let address = match unwrap(text) {
        Some(address) => address,
        None if !text.contains('@') && text.contains("%40") => percent_decode(text)?,
        None => Cow::Borrowed(text),
    };
    let mut joined = join(&address)?;
    while joined.contains("@@") {
        joined = joined.replace("@@", "@");
    }
    Some(joined)
}

/// `text` without the white space beside `@` and dots. Nothing where what is before a dot is an address already: the white
/// space may end a sentence.
fn join(text: &str) -> Option<String> {
    let mut joined = String::with_capacity(text.len());
    let mut words = text.split(char::is_whitespace).filter(|word| !word.is_empty());
    joined.push_str(words.next()?);
    for word in words {
        let ends_sentence = joined.strip_suffix('.').is_some_and(|before| grammar::is_practical(before.as_bytes()));
        let is_beside = joined.ends_with(['@', '.']) || word.starts_with(['@', '.']);
        if ends_sentence || !is_beside {
            return None;
        }
        joined.push_str(word);
    }
    Some(joined)
}
