//! A pull reader for JSON text (RFC 8259): tokens with byte offsets, and literals as they stand.
//!
//! It builds no tree, allocates only where a string has an escape, and does not recurse on the depth of its input. It
//! accepts what `serde_json` accepts, plus what JSON allows and `serde_json` does not: lone surrogate escapes, numbers
//! beyond a double, and a byte order mark in front.
//!
//! ```
//! use identity_patch::json::{Reader, Token};
//!
//! let mut reader = Reader::new(r#"{"a": 1.0}"#);
//! assert!(matches!(reader.next(), Ok(Some(Token::Object))));
//! assert!(matches!(reader.next_name(), Ok(Some(name)) if name.is("a")));
//! assert!(matches!(reader.next(), Ok(Some(Token::Number(number))) if number.literal() == "1.0"));
//! assert_eq!((reader.start(), reader.end(), reader.depth()), (6, 9, 1));
//! assert_eq!(reader.slice(6, 9), "1.0");
//! assert!(matches!(reader.next(), Ok(Some(Token::EndObject))));
//! assert!(matches!(reader.next(), Ok(None)));
//! assert_eq!((reader.spaces(), reader.text()), (1, r#"{"a": 1.0}"#));
//! ```

use std::fmt;

use super::number::Number;
use super::open::Open;
use super::scan;
use super::text::Text;

/// The byte order mark, with which some programs begin a text.
pub(crate) const BOM: char = '\u{feff}';

/// One token. Names and strings borrow the text between their quotes, escapes and all.
#[derive(Clone, Copy, Debug)]
pub enum Token<'a> {
    /// `{`
    Object,
    /// `}`
    EndObject,
    /// `[`
    Array,
    /// `]`
    EndArray,
    /// A member's name; its colon has been read.
    Name(Text<'a>),
    /// A string.
    String(Text<'a>),
    /// A number.
    Number(Number<'a>),
    /// `true` or `false`.
    Boolean(bool),
    /// `null`
    Null,
}

/// Where the text stops being JSON, and what was expected there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Error {
    /// Byte offset.
    pub at: usize,
    /// What would have been right, in words.
    pub expected: &'static str,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {} at byte {}", self.expected, self.at)
    }
}

impl std::error::Error for Error {}

#[derive(Clone, Copy)]
enum Expect {
    Value,
    ItemOrEnd,
    NameOrEnd,
    CommaOrEnd,
    Nothing,
    /// The text is not JSON, and stays so: [`Reader::error`] says why.
    Failed,
}

/// Reads one JSON text. After an error it stays where it is, and says the same again.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    start: usize,
    expect: Expect,
    error: Error,
    open: Open,
    spaces: usize,
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of `text`, behind its byte order mark where it has one.
    ///
    /// ```
    /// use identity_patch::json::Reader;
    ///
    /// let mut reader = Reader::new("\u{feff}[]");
    /// assert!(reader.next().is_ok());
    /// assert_eq!(reader.start(), 3);
    /// ```
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        // RFC 8259, 8.1: a parser may ignore the mark. It counts as white space, which is not sent.
        let mark = if let [0xEF, 0xBB, 0xBF, ..] = text.as_bytes() { BOM.len_utf8() } else { 0 };
        Self {
            text,
            at: mark,
            start: mark,
            expect: Expect::Value,
            error: Error { at: 0, expected: "" },
            open: Open::NONE,
            spaces: mark,
        }
    }

    /// The whole text.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// Byte offset of the token that was read last.
    #[must_use]
    pub const fn start(&self) -> usize {
        self.start
    }

    /// Byte offset behind the token that was read last.
    #[must_use]
    pub const fn end(&self) -> usize {
        self.at
    }

    /// How many containers are open.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.open.depth
    }

    /// How many bytes of white space have been met outside strings.
    #[must_use]
    pub const fn spaces(&self) -> usize {
        self.spaces
    }

    /// The text that has not been read.
    #[must_use]
    pub(crate) fn rest(&self) -> &'a str {
        self.slice(self.at, self.text.len())
    }

    /// The text from one offset to another.
    #[inline]
    #[must_use]
    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The next token, or `None` at the end of the text.
    ///
    /// ```
    /// use identity_patch::json::Reader;
    ///
    /// let mut reader = Reader::new("[1,]");
    /// assert!(reader.next().is_ok() && reader.next().is_ok());
    /// let error = reader.next().unwrap_err();
    /// assert_eq!(error.at, 3);
    /// ```
    ///
    /// # Errors
    /// The text is not JSON: the offset, and what was expected there.
    #[allow(clippy::should_implement_trait, reason = "an iterator has no place for errors")]
    pub fn next(&mut self) -> Result<Option<Token<'a>>, Error> {
        match self.expect {
            Expect::Value => {
                let first = self.space();
                self.value(first, "a value")
            }
            Expect::NameOrEnd | Expect::CommaOrEnd if self.open.is_object() => match self.member()? {
                Some(name) => Ok(Some(Token::Name(name))),
                None => Ok(Some(Token::EndObject)),
            },
            Expect::NameOrEnd | Expect::ItemOrEnd | Expect::CommaOrEnd => self.item(),
            Expect::Nothing => match self.space() {
                None => Ok(None),
                Some(_) => Err(self.fail("the end of the text")),
            },
            Expect::Failed => Err(self.error),
        }
    }

    /// Where the next token is a member's name or the end of an object: the name, or `None`. Anywhere else: `None`, and
    /// nothing is read. Quicker than [`Reader::next`].
    ///
    /// # Errors
    /// As [`Reader::next`].
    pub fn next_name(&mut self) -> Result<Option<Text<'a>>, Error> {
        match self.expect {
            Expect::NameOrEnd | Expect::CommaOrEnd if self.open.is_object() => self.member(),
            Expect::Failed => Err(self.error),
            _ => Ok(None),
        }
    }

    /// Where the next member's name begins, unless white space or the end of the object stands before it.
    #[inline]
    pub(crate) fn next_member(&self) -> Option<usize> {
        let at = match self.expect {
            Expect::NameOrEnd => self.at,
            Expect::CommaOrEnd if self.open.is_object() && self.peek() == Some(b',') => self.at + 1,
            _ => return None,
        };
        (self.text.as_bytes().get(at) == Some(&b'"')).then_some(at)
    }

    /// Goes on at a member's value. Its name, which begins at `start`, has been read with [`plain`](super::plain).
    #[inline]
    pub(crate) const fn go_to_value(&mut self, start: usize, value: usize) {
        self.start = start;
        self.at = value;
        self.expect = Expect::Value;
    }

    /// Goes on behind a member's value. Both its name and its value have been read with [`plain`](super::plain).
    #[inline]
    pub(crate) const fn go_behind_member(&mut self, end: usize) {
        self.at = end;
        self.expect = Expect::CommaOrEnd;
    }

    /// Reads a value's opening brace, unless white space or anything else stands there.
    pub(crate) fn take_object(&mut self) -> bool {
        let is_there = matches!(self.expect, Expect::Value) && self.peek() == Some(b'{');
        if is_there {
            self.start = self.at;
            self.open(true);
        }
        is_there
    }

    /// Reads the brace behind a member, unless white space or anything else stands there.
    pub(crate) fn take_end_of_object(&mut self) -> bool {
        let is_there = matches!(self.expect, Expect::CommaOrEnd) && self.open.is_object() && self.peek() == Some(b'}');
        if is_there {
            self.start = self.at;
            self.close();
        }
        is_there
    }

    /// Reads to the end of the container whose opening token was read last; after any other token, does nothing.
    ///
    /// ```
    /// use identity_patch::json::{Reader, Token};
    ///
    /// let mut reader = Reader::new("[[1, [2]], 3]");
    /// assert!(matches!(reader.next(), Ok(Some(Token::Array))));
    /// let inner = reader.next().unwrap().unwrap();
    /// reader.skip(inner).unwrap();
    /// assert!(matches!(reader.next(), Ok(Some(Token::Number(number))) if number.literal() == "3"));
    /// ```
    ///
    /// # Errors
    /// As [`Reader::next`].
    pub fn skip(&mut self, token: Token<'a>) -> Result<(), Error> {
        if matches!(token, Token::Object | Token::Array) {
            let depth = self.depth();
            while self.depth() >= depth {
                self.next()?;
            }
        }
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[cold]
    const fn fail(&mut self, expected: &'static str) -> Error {
        self.error = Error { at: self.at, expected };
        self.expect = Expect::Failed;
        self.error
    }

    /// Passes over white space, and notes where the next token begins. Its first byte.
    fn space(&mut self) -> Option<u8> {
        let mut byte = self.peek();
        // Compact text has none: one comparison says so.
        if byte.is_some_and(|byte| byte <= b' ') {
            let from = self.at;
            while let Some(b' ' | b'\t' | b'\n' | b'\r') = byte {
                self.at += 1;
                byte = self.peek();
            }
            self.spaces += self.at - from;
        }
        self.start = self.at;
        byte
    }

    const fn after_value(&mut self) {
        self.expect = if self.open.depth == 0 { Expect::Nothing } else { Expect::CommaOrEnd };
    }

    fn open(&mut self, object: bool) {
        self.at += 1;
        self.open.push(object);
        self.expect = if object { Expect::NameOrEnd } else { Expect::ItemOrEnd };
    }

    fn close(&mut self) {
        self.at += 1;
        self.open.pop();
        self.after_value();
    }

    /// A member's name and its colon, or the end of the object.
    fn member(&mut self) -> Result<Option<Text<'a>>, Error> {
        let mut first = self.space();
        if first == Some(b'}') {
            self.close();
            return Ok(None);
        }
        let mut expected = "a member name or }";
        if let Expect::CommaOrEnd = self.expect {
            if first != Some(b',') {
                return Err(self.fail("a comma or }"));
            }
            self.at += 1;
            first = self.space();
            expected = "a member name";
        }
        if first != Some(b'"') {
            return Err(self.fail(expected));
        }
        let (start, name) = (self.at, self.string()?);
        if self.space() != Some(b':') {
            return Err(self.fail("a colon"));
        }
        self.start = start;
        self.at += 1;
        self.expect = Expect::Value;
        Ok(Some(name))
    }

    /// An item of a list, or its end.
    fn item(&mut self) -> Result<Option<Token<'a>>, Error> {
        let mut first = self.space();
        if first == Some(b']') {
            self.close();
            return Ok(Some(Token::EndArray));
        }
        let mut expected = "a value or ]";
        if let Expect::CommaOrEnd = self.expect {
            if first != Some(b',') {
                return Err(self.fail("a comma or ]"));
            }
            self.at += 1;
            first = self.space();
            expected = "a value";
        }
        self.value(first, expected)
    }

    /// A value that begins with `first`.
    fn value(&mut self, first: Option<u8>, expected: &'static str) -> Result<Option<Token<'a>>, Error> {
        let token = match first {
            Some(b'"') => Token::String(self.string()?),
            Some(b'{') => {
                self.open(true);
                return Ok(Some(Token::Object));
            }
            Some(b'[') => {
                self.open(false);
                return Ok(Some(Token::Array));
            }
            Some(b'-' | b'0'..=b'9') => Token::Number(self.number()?),
            Some(b't') => self.literal("true", Token::Boolean(true), expected)?,
            Some(b'f') => self.literal("false", Token::Boolean(false), expected)?,
            Some(b'n') => self.literal("null", Token::Null, expected)?,
            _ => return Err(self.fail(expected)),
        };
        self.after_value();
        Ok(Some(token))
    }

    fn literal(&mut self, word: &str, token: Token<'a>, expected: &'static str) -> Result<Token<'a>, Error> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(self.fail(expected));
        }
        self.at += word.len();
        Ok(token)
    }

    /// RFC 8259, section 7.
    fn string(&mut self) -> Result<Text<'a>, Error> {
        let from = self.at + 1;
        let end = from + scan::plain(self.after(from));
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return self.unusual_string(from, end);
        }
        self.at = end + 1;
        Ok(Text { raw: self.slice(from, end), escaped: false, printable: true })
    }

    /// The same, where something else than a quote or a printable character stands at `at`.
    #[cold]
    fn unusual_string(&mut self, from: usize, at: usize) -> Result<Text<'a>, Error> {
        let mut escaped = false;
        self.at = at;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 1;
                    self.escape()?;
                }
                Some(..b' ') => return Err(self.fail("no control character in a string")),
                Some(0x7F..) => self.at += 1,
                Some(_) => self.at += scan::plain(self.after(self.at)),
                None => return Err(self.fail("a closing quote")),
            }
        }
        self.at += 1;
        Ok(Text { raw: self.slice(from, self.at - 1), escaped, printable: false })
    }

    fn after(&self, from: usize) -> &'a [u8] {
        self.text.as_bytes().get(from..).unwrap_or_default()
    }

    fn escape(&mut self) -> Result<(), Error> {
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                        return Err(self.fail("four hexadecimal digits"));
                    }
                    self.at += 1;
                }
            }
            _ => return Err(self.fail("an escape: one of \" \\ / b f n r t u")),
        }
        Ok(())
    }

    /// RFC 8259, section 6.
    fn number(&mut self) -> Result<Number<'a>, Error> {
        let from = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(Number(self.slice(from, self.at)))
    }

    fn digits(&mut self) -> Result<(), Error> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.fail("a digit"));
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }
}
