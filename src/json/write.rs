//! JSON text made anew: compact, without some members, and what stands between the quotes of a string.

use super::reader::{BOM, Reader, Token};

/// `text`, which is JSON, without the white space between its tokens; literals stay as they stand.
///
/// ```
/// use identity_patch::json::compact;
///
/// assert_eq!(compact(r#"{ "a b": [ 1.0 ] }"#), r#"{"a b":[1.0]}"#);
/// ```
#[must_use]
pub fn compact(text: &str) -> String {
    let mut compact = String::with_capacity(text.len());
    let mut in_string = false;
    let mut escaped = false;
    for character in text.strip_prefix(BOM).unwrap_or(text).chars() {
        if in_string || !matches!(character, ' ' | '\t' | '\n' | '\r') {
            compact.push(character);
        }
        in_string ^= character == '"' && !escaped;
        escaped = in_string && character == '\\' && !escaped;
    }
    compact
}

/// `text`, which is JSON, compactly and without some members: those whose names stand at these byte offsets, in order.
#[must_use]
pub(crate) fn without(text: &str, names: &[usize]) -> String {
    let (mut reader, mut names) = (Reader::new(text), names.iter().peekable());
    let mut kept = String::with_capacity(text.len());
    while let Ok(Some(token)) = reader.next() {
        let (start, end) = (reader.start(), reader.end());
        if matches!(token, Token::Name(_)) && names.next_if_eq(&&start).is_some() {
            if let Ok(Some(value)) = reader.next() {
                let _ = reader.skip(value);
            }
            continue;
        }
        let closes = matches!(token, Token::EndObject | Token::EndArray);
        if !closes && !kept.is_empty() && !kept.ends_with(['{', '[', ':']) {
            kept.push(',');
        }
        kept.push_str(reader.slice(start, end).trim_end_matches([':', ' ', '\t', '\n', '\r']));
        if matches!(token, Token::Name(_)) {
            kept.push(':');
        }
    }
    kept
}

/// Whether the JSON value at the beginning of `text` is what a form holds for inputs that nobody touched: an empty text,
/// or an object of nothing but such.
#[must_use]
pub(crate) fn is_blank(text: &str) -> bool {
    let mut reader = Reader::new(text);
    let mut any = false;
    loop {
        match reader.next() {
            Ok(Some(Token::String(text))) if text.raw().is_empty() => any = true,
            Ok(Some(Token::Object | Token::Name(_))) => continue,
            Ok(Some(Token::EndObject)) => {}
            _ => return false,
        }
        if reader.depth() == 0 {
            return any;
        }
    }
}

/// The string of these code points as `JSON.stringify` writes it, without its quotes.
///
/// ```
/// use identity_patch::json::escape;
///
/// assert_eq!(escape(&mut "say \"é\"\n".chars().map(u32::from)), r#"say \"é\"\n"#);
/// assert_eq!(escape(&mut [0xD800].into_iter()), r"\ud800");
/// ```
#[must_use]
pub fn escape(points: &mut dyn Iterator<Item = u32>) -> String {
    const SHORT: &[u8; 14] = b"\x08b\tt\nn\x0cf\rr\"\"\\\\";
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut raw = String::new();
    for point in points {
        if let Some([_, letter]) = SHORT.chunks(2).find(|short| u32::from(short[0]) == point) {
            raw.push('\\');
            raw.push(char::from(*letter));
        } else if let Some(character @ ' '..) = char::from_u32(point) {
            raw.push(character);
        } else {
            raw.push_str("\\u");
            for shift in [12, 8, 4, 0] {
                raw.push(char::from(HEX[(point >> shift & 15) as usize]));
            }
        }
    }
    raw
}
