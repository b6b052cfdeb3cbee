//! A string of JSON text (RFC 8259, section 7), read without being copied where it has no escape.

use std::borrow::Cow;

/// A string of JSON text, as it stands between its quotes.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub(super) raw: &'a str,
    /// Whether there may be an escape in it.
    pub(super) escaped: bool,
    /// Whether it is known to hold nothing but characters from U+0020 to U+007E, none of them escaped.
    pub(super) printable: bool,
}

impl<'a> Text<'a> {
    /// A string that was written as JSON: what would stand between its quotes.
    pub(crate) fn written(raw: &'a str) -> Self {
        Self { raw, escaped: raw.contains('\\'), printable: false }
    }

    /// A string without an escape.
    pub(crate) const fn plain(raw: &'a str) -> Self {
        Self { raw, escaped: false, printable: false }
    }

    /// A string of characters from U+0020 to U+007E, none of them escaped.
    pub(crate) const fn printable(raw: &'a str) -> Self {
        Self { raw, escaped: false, printable: true }
    }

    /// The text between the quotes.
    ///
    /// ```
    /// use identity_patch::json::{Reader, Token};
    ///
    /// let token = Reader::new(r#""\u0061""#).next();
    /// assert!(matches!(token, Ok(Some(Token::String(text))) if text.raw() == r"\u0061"));
    /// ```
    #[must_use]
    pub const fn raw(self) -> &'a str {
        self.raw
    }

    /// Whether it is known to hold nothing but the characters from U+0020 to U+007E, none of them escaped.
    ///
    /// ```
    /// use identity_patch::json::{Reader, Token};
    ///
    /// let token = Reader::new(r#""a b""#).next();
    /// assert!(matches!(token, Ok(Some(Token::String(text))) if text.is_printable()));
    /// ```
    #[must_use]
    pub const fn is_printable(self) -> bool {
        self.printable
    }

    /// Whether there may be an escape in it.
    pub(crate) const fn has_escape(self) -> bool {
        self.escaped
    }

    /// Whether the string is `text`, read through its escapes.
    ///
    /// ```
    /// use identity_patch::json::{Reader, Token};
    ///
    /// let token = Reader::new(r#""\u0061""#).next();
    /// assert!(matches!(token, Ok(Some(Token::String(text))) if text.is("a")));
    /// ```
    #[must_use]
    pub fn is(self, text: &str) -> bool {
        if self.escaped { self.chars().eq(text.chars()) } else { self.raw == text }
    }

    /// What the string says. A lone surrogate reads as U+FFFD, as a server reads it.
    ///
    /// ```
    /// use identity_patch::json::{Reader, Token};
    ///
    /// let token = Reader::new(r#""\u0061""#).next();
    /// assert!(matches!(token, Ok(Some(Token::String(text))) if text.decode() == "a"));
    /// ```
    #[must_use]
    pub fn decode(self) -> Cow<'a, str> {
        if !self.escaped {
            return Cow::Borrowed(self.raw);
        }
        Cow::Owned(self.chars().collect())
    }

    fn chars(self) -> impl Iterator<Item = char> + 'a {
        self.code_points().map(|point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// What the string says, lone surrogates among it.
    ///
    /// ```
    /// # use identity_patch::json::{Reader, Token};
    /// let Ok(Some(Token::String(text))) = Reader::new(r#""a\ud83d\ude00\udc00""#).next() else { unreachable!() };
    /// assert!(text.code_points().eq([0x61, 0x1F600, 0xDC00]));
    /// ```
    pub fn code_points(self) -> impl Iterator<Item = u32> + 'a {
        let mut rest = self.raw;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let after = &rest[first.len_utf8()..];
            let (point, after) = if first == '\\' { unescape(after) } else { (u32::from(first), after) };
            rest = after;
            Some(point)
        })
    }

    /// Whether an escape stands for half a surrogate pair.
    ///
    /// ```
    /// use identity_patch::json::{Reader, Token};
    ///
    /// let token = Reader::new(r#""\ud800""#).next();
    /// assert!(matches!(token, Ok(Some(Token::String(text))) if text.has_lone_surrogate()));
    /// ```
    #[must_use]
    pub fn has_lone_surrogate(self) -> bool {
        self.escaped && self.code_points().any(|point| char::from_u32(point).is_none())
    }
}

/// What a member's name says, given as JSON text without its quotes.
pub(crate) fn decode(raw: &str) -> Cow<'_, str> {
    Text::written(raw).decode()
}

/// The code point of the escape that `rest` begins with, behind its back-slash, and what follows. The reader has
/// checked the escape's form.
fn unescape(rest: &str) -> (u32, &str) {
    let (kind, after) = rest.split_at(1.min(rest.len()));
    let character = match kind {
        "b" => '\u{8}',
        "f" => '\u{c}',
        "n" => '\n',
        "r" => '\r',
        "t" => '\t',
        "u" => {
            let (unit, after) = hex(after);
            if let 0xD800..=0xDBFF = unit
                && let Some(low) = after.strip_prefix("\\u")
                && let (low @ 0xDC00..=0xDFFF, after) = hex(low)
            {
                return (0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00), after);
            }
            return (unit, after);
        }
        other => other.chars().next().unwrap_or('\\'),
    };
    (u32::from(character), after)
}

fn hex(text: &str) -> (u32, &str) {
    let (digits, after) = text.split_at(4.min(text.len()));
    (digits.chars().fold(0, |unit, digit| unit << 4 | digit.to_digit(16).unwrap_or(0)), after)
}
