//! `contentEncoding` and `contentMediaType`: draft-07, validation, 8. Of encodings `base64` is known, of media types
//! `application/json` (ory/jsonschema, `encoding.go`); others ask for nothing.

use crate::json::Reader;

/// Whether a text is what it should be encoded as, and its content of the media type.
pub(super) fn is_met(text: &str, encoding: Option<&str>, media_type: Option<&str>) -> Result<(), &'static str> {
    let content = match encoding {
        Some("base64") => Some(decode_base64(text).ok_or("contentEncoding")?),
        Some(_) => None,
        None => Some(text.as_bytes().to_vec()),
    };
    match (media_type, content) {
        (Some("application/json"), Some(content)) if !is_json(&content) => Err("contentMediaType"),
        _ => Ok(()),
    }
}

fn is_json(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else { return false };
    let mut reader = Reader::new(text);
    loop {
        match reader.next() {
            Ok(Some(_)) => {}
            Ok(None) => return true,
            Err(_) => return false,
        }
    }
}

/// RFC 4648, section 4, with its padding. As Go's decoder does, line breaks are passed over.
fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
    let padding = digits.iter().rev().take_while(|byte| **byte == b'=').count();
    if !digits.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bytes = Vec::new();
    for group in digits[..digits.len() - padding].chunks(4) {
        let bits = group.iter().try_fold(0_u32, |bits, digit| Some(bits << 6 | u32::from(value(*digit)?)))?;
        let [_, decoded @ ..] = (bits << (6 * (4 - group.len()))).to_be_bytes();
        bytes.extend_from_slice(&decoded[..group.len() - 1]);
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_and_media_types_are_looked_at() {
        const JSON: Option<&str> = Some("application/json");
        for (text, encoding, media_type, met) in [
            ("eyJhIjoxfQ==", Some("base64"), JSON, Ok(())),
            ("eyJh\nIjox\r\nfQ==", Some("base64"), None, Ok(())),
            ("", Some("base64"), None, Ok(())),
            ("YQ", Some("base64"), None, Err("contentEncoding")),
            ("Y===", Some("base64"), None, Err("contentEncoding")),
            ("YQ=a", Some("base64"), None, Err("contentEncoding")),
            ("eyJh%", Some("base64"), JSON, Err("contentEncoding")),
            ("ezp9Cg==", Some("base64"), JSON, Err("contentMediaType")),
            ("{:}", None, JSON, Err("contentMediaType")),
            ("{}", None, JSON, Ok(())),
            ("%", Some("base32"), JSON, Ok(())),
        ] {
            assert_eq!(is_met(text, encoding, media_type), met, "{text} {encoding:?} {media_type:?}");
        }
    }
}
