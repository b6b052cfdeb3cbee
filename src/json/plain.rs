//! Names and values at a known offset, as most drafts write them: no white space, no escapes, printable ASCII. Each
//! function reads one without a reader, and answers `None` for what only the reader can read.

use super::scan;

/// The string that begins at `at`: what stands between its quotes, and the offset behind it.
#[inline]
pub(crate) fn string(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text.as_bytes().get(at..)?.strip_prefix(b"\"")?;
    let length = scan::plain(rest);
    if rest.get(length) != Some(&b'"') {
        return None;
    }
    let end = at + 1 + length;
    Some((text.get(at + 1..end)?, end + 1))
}

/// The member's name that begins at `at`, and the offset behind its colon.
#[inline]
pub(crate) fn name(text: &str, at: usize) -> Option<(&str, usize)> {
    let (name, end) = string(text, at)?;
    (text.as_bytes().get(end) == Some(&b':')).then_some((name, end + 1))
}

/// The offset behind the colon, where the member's name that begins at `at` is `name`.
#[inline]
pub(crate) fn name_is(text: &str, at: usize, name: &str) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?.strip_prefix(b"\"")?;
    let (found, behind) = rest.split_at_checked(name.len())?;
    (matches!(behind, [b'"', b':', ..]) && same(found, name.as_bytes())).then_some(at + name.len() + 3)
}

/// Whether two texts of the same length are the same: as `==`, but short ones are compared in place. `==` is a call.
#[inline]
fn same(one: &[u8], other: &[u8]) -> bool {
    match one.len() {
        // The ends may overlap.
        4..=8 => one.first_chunk::<4>() == other.first_chunk() && one.last_chunk::<4>() == other.last_chunk(),
        9..=16 => one.first_chunk::<8>() == other.first_chunk() && one.last_chunk::<8>() == other.last_chunk(),
        _ => one == other,
    }
}

/// The offset behind the value at `at`, where it is a string, a boolean or a number of these.
#[inline]
pub(crate) fn scalar(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b'"' => string(text, at).map(|(_, end)| end),
        b't' | b'f' => boolean(text, at),
        _ => integer(text, at).map(|(_, end)| end),
    }
}

/// The offset behind the `true` or `false` at `at`.
#[inline]
pub(crate) fn boolean(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at..)? {
        [b't', b'r', b'u', b'e', ..] => Some(at + 4),
        [b'f', b'a', b'l', b's', b'e', ..] => Some(at + 5),
        _ => None,
    }
}

/// The number at `at`, where it is written in one to nine digits and nothing else, and the offset behind it.
#[inline]
pub(crate) fn integer(text: &str, at: usize) -> Option<(i64, usize)> {
    let rest = text.as_bytes().get(at..)?;
    let mut value = 0;
    for (length, byte) in rest.iter().enumerate().take(10) {
        match byte {
            // No number begins with a zero but zero itself.
            b'0'..=b'9' if length == 0 || value > 0 => value = value * 10 + i64::from(byte - b'0'),
            b',' | b'}' | b']' if length > 0 => return Some((value, at + length)),
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_plainly_is_read() {
        assert_eq!(string(r#"["a b"]"#, 1), Some(("a b", 6)));
        assert_eq!(name(r#"{"ab":1}"#, 1), Some(("ab", 6)));
        assert_eq!(name_is(r#"{"ab":1}"#, 1, "ab"), Some(6));
        assert_eq!(boolean("[true]", 1), Some(5));
        assert_eq!(boolean("[false]", 1), Some(6));
        assert_eq!([r#"["a"]"#, "[true]", "[12]"].map(|text| scalar(text, 1)), [Some(4), Some(5), Some(3)]);
        assert_eq!(integer("[0]", 1), Some((0, 2)));
        assert_eq!(integer("[123456789]", 1), Some((123_456_789, 10)));
    }

    #[test]
    fn same_is_what_equal_is() {
        for length in 0..20 {
            let one = vec![b'a'; length];
            assert!(same(&one, &one.clone()));
            for at in 0..length {
                let mut other = one.clone();
                other[at] = b'b';
                assert!(!same(&one, &other), "{length} {at}");
            }
        }
    }

    #[test]
    fn anything_else_is_left_to_the_reader() {
        for text in ["", "\"", "\"a", "a\"", r#""\n""#, "\"é\"", "\"a\u{7f}\"", " \"a\""] {
            assert_eq!(string(text, 0), None, "{text}");
        }
        for text in [r#""a" :1"#, r#""a""#, r#""a"#] {
            assert_eq!(name(text, 0), None, "{text}");
            assert_eq!(name_is(text, 0, "a"), None, "{text}");
        }
        assert_eq!(name_is(r#""ab":1"#, 0, "a"), None);
        assert_eq!(boolean("tru", 0), None);
        for text in ["", "1", ",", "-1,", "01,", "00,", "1.0,", "1e2,", "1 ,", "1234567890,"] {
            assert_eq!(integer(text, 0), None, "{text}");
        }
        for text in ["", "null,", "[1]", "{}", "\"a"] {
            assert_eq!(scalar(text, 0), None, "{text}");
        }
        assert_eq!(string("é", 1), None);
        assert_eq!(string("", 9), None);
    }
}
