//! JSON Pointers, RFC 6901:
//!
//! ```text
//! json-pointer    = *( "/" reference-token )
//! reference-token = *( unescaped / escaped )
//! unescaped       = %x00-2E / %x30-7D / %x7F-10FFFF
//! escaped         = "~" ( "0" / "1" )   ; "~" and "/"
//! ```

use std::borrow::Cow;

use super::tree::{Id, Node, Tree};

/// Why a text is no pointer: what is wrong, and its byte offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PointerError {
    /// Text before the first slash.
    NoSlash,
    /// A tilde that is neither `~0` nor `~1`, at this byte offset.
    Escape(usize),
}

/// Whether `text` is a JSON Pointer.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn check(text: &str) -> Result<(), PointerError> {
    if !text.is_empty() && !text.starts_with('/') {
        return Err(PointerError::NoSlash);
    }
    let bytes = text.as_bytes();
    let is_bad = |at: &usize| bytes[*at] == b'~' && !matches!(bytes.get(at + 1), Some(b'0' | b'1'));
    (0..bytes.len()).find(is_bad).map_or(Ok(()), |at| Err(PointerError::Escape(at)))
}

/// The reference tokens of a pointer, unescaped; nothing where `check` refuses it.
///
/// ```
/// use identity_patch::json::pointer;
///
/// assert_eq!(pointer::split("/a~1b/0").unwrap(), ["a/b", "0"]);
/// assert_eq!(pointer::split("").unwrap(), [""; 0]);
/// ```
#[must_use]
pub fn split(pointer: &str) -> Option<Vec<String>> {
    check(pointer).ok()?;
    Some(tokens(pointer).into_iter().map(|token| unescape(token).into_owned()).collect())
}

/// The reference tokens of a pointer as they are written.
pub(crate) fn tokens(pointer: &str) -> Vec<&str> {
    pointer.split('/').skip(1).collect()
}

/// A reference token's name. Section 4: `~1` before `~0`, so that `~01` is `~1`.
pub(crate) fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') { token.replace("~1", "/").replace("~0", "~").into() } else { token.into() }
}

/// A name as a reference token (section 3).
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The pointer that these reference tokens make.
///
/// ```
/// use identity_patch::json::pointer;
///
/// assert_eq!(pointer::join(["a/b", "m~n", ""]), "/a~1b/m~0n/");
/// ```
#[must_use]
pub fn join<'a>(tokens: impl IntoIterator<Item = &'a str>) -> String {
    let mut pointer = String::new();
    for token in tokens {
        pointer.push('/');
        pointer.push_str(&escape(token));
    }
    pointer
}

/// The index that a reference token is where it meets a list: `0`, or digits without a leading zero (RFC 6901,
/// section 4). One beyond all lists reads as [`usize::MAX`]. `-`, the place behind the last element, is none.
#[must_use]
pub(crate) fn index(token: &str) -> Option<usize> {
    let is_index = token.bytes().all(|byte| byte.is_ascii_digit()) && (token == "0" || !token.starts_with('0'));
    (is_index && !token.is_empty()).then(|| token.parse().unwrap_or(usize::MAX))
}

/// Whether a reference token cannot be used on a list: neither an index nor `-`.
pub(crate) fn is_no_index(token: &str) -> bool {
    index(token).is_none() && token != "-"
}

/// Where a way through a document ends too early.
pub(crate) struct Miss {
    /// Which reference token leads nowhere.
    pub(crate) token: usize,
    /// Whether it meets a list and is no index.
    pub(crate) not_index: bool,
}

/// The value that a pointer leads to. The pointer is one that `check` takes, as [`json::escape`](super::escape) writes it.
pub(crate) fn find(tree: &Tree<'_>, root: Id, pointer: &str) -> Result<Id, Miss> {
    tokens(pointer).into_iter().enumerate().try_fold(root, |id, (token, name)| {
        let (next, not_index) = match tree.node(id) {
            Node::Object(_) => (tree.member(id, &unescape(name)), false),
            Node::Array(_) => (index(name).and_then(|index| tree.item(id, index)), is_no_index(name)),
            _ => (None, false),
        };
        next.ok_or(Miss { token, not_index })
    })
}

/// Byte offset of a pointer's nth reference token.
pub(crate) fn token(pointer: &str, nth: usize) -> usize {
    pointer.bytes().enumerate().filter(|(_, byte)| *byte == b'/').nth(nth).map_or(0, |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_joined_as_they_were_split() {
        for tokens in [&[][..], &[""], &["", ""], &["a/b", "~1", "~0", "m~n", "~~//"], &["é", " "]] {
            assert_eq!(split(&join(tokens.iter().copied())).unwrap(), tokens);
        }
        assert_eq!((split("a"), split("/~2")), (None, None));
        for (token, expected) in [("0", Some(0)), ("10", Some(10)), ("00", None), ("-", None), ("", None), ("٣", None)]
        {
            assert_eq!(index(token), expected);
        }
        assert_eq!(index("99999999999999999999"), Some(usize::MAX));
    }
}
