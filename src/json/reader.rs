//! A pull reader for JSON text (RFC 8259): tokens with byte offsets, and literals as they stand.
//!
//! It builds no tree, allocates only where a string has an escape, and does not recurse on the depth of its input. It
//! accepts what `serde_json` accepts, plus what JSON allows and `serde_json` does not: lone surrogate escapes and numbers
//! beyond a double.
//!
//! ```
//! use identity_patch::json::{Reader, Token};
//!
//! let mut reader = Reader::new(r#"{"a": 1.0}"#);
//! assert!(matches!(reader.next(), Ok(Some(Token::Object))));
//! assert!(matches!(reader.next(), Ok(Some(Token::Name(name))) if name.is("a")));
//! assert!(matches!(reader.next(), Ok(Some(Token::Number(number))) if number.literal() == "1.0"));
//! assert_eq!(reader.start(), 6);
//! ```

use super::number::Number;
use super::text::Text;

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
pub struct Error {
    /// Byte offset.
    pub at: usize,
    /// What would have been right, in words.
    pub expected: &'static str,
}

#[derive(Clone, Copy)]
enum Expect {
    Value,
    ItemOrEnd,
    NameOrEnd,
    CommaOrEnd,
    Nothing,
    /// The text is not JSON, and stays so.
    Failed(Error),
}

/// Reads one JSON text. After an error it stays where it is, and says the same again.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    start: usize,
    expect: Expect,
    /// One entry for each open container: whether it is an object.
    open: Vec<bool>,
    spaces: usize,
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of `text`.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0, start: 0, expect: Expect::Value, open: Vec::new(), spaces: 0 }
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
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// How many bytes of white space have been met outside strings.
    #[must_use]
    pub const fn spaces(&self) -> usize {
        self.spaces
    }

    /// The text that has not been read.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.slice(self.at, self.text.len())
    }

    /// The text from one offset to another.
    #[must_use]
    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The next token, or `None` at the end of the text.
    ///
    /// # Errors
    /// The text is not JSON: the offset, and what was expected there.
    #[allow(clippy::should_implement_trait, reason = "an iterator has no place for errors")]
    pub fn next(&mut self) -> Result<Option<Token<'a>>, Error> {
        if let Expect::Failed(error) = self.expect {
            return Err(error);
        }
        self.space();
        self.start = self.at;
        let byte = self.peek();
        match (self.expect, byte) {
            (Expect::Nothing, None) => Ok(None),
            (Expect::Nothing, Some(_)) => Err(self.expected("the end of the text")),
            (Expect::ItemOrEnd | Expect::CommaOrEnd, Some(b']')) if self.open.last() == Some(&false) => {
                Ok(Some(self.close(Token::EndArray)))
            }
            (Expect::NameOrEnd | Expect::CommaOrEnd, Some(b'}')) if self.open.last() == Some(&true) => {
                Ok(Some(self.close(Token::EndObject)))
            }
            (Expect::CommaOrEnd, Some(b',')) => {
                self.at += 1;
                self.space();
                self.start = self.at;
                if self.open.last() == Some(&true) { self.name("a member name") } else { self.value("a value") }
            }
            (Expect::CommaOrEnd, _) => {
                let expected = if self.open.last() == Some(&true) { "a comma or }" } else { "a comma or ]" };
                Err(self.expected(expected))
            }
            (Expect::NameOrEnd, _) => self.name("a member name or }"),
            (Expect::ItemOrEnd, _) => self.value("a value or ]"),
            (Expect::Value | Expect::Failed(_), _) => self.value("a value"),
        }
    }

    /// Reads to the end of the container whose opening token was read last; after any other token, does nothing.
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

    const fn expected(&mut self, expected: &'static str) -> Error {
        let error = Error { at: self.at, expected };
        self.expect = Expect::Failed(error);
        error
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
            self.spaces += 1;
        }
    }

    fn after_value(&mut self) {
        self.expect = if self.open.is_empty() { Expect::Nothing } else { Expect::CommaOrEnd };
    }

    fn open(&mut self, object: bool) {
        self.at += 1;
        self.open.push(object);
        self.expect = if object { Expect::NameOrEnd } else { Expect::ItemOrEnd };
    }

    fn close(&mut self, token: Token<'a>) -> Token<'a> {
        self.at += 1;
        self.open.pop();
        self.after_value();
        token
    }

    fn name(&mut self, expected: &'static str) -> Result<Option<Token<'a>>, Error> {
        if self.peek() != Some(b'"') {
            return Err(self.expected(expected));
        }
        let name = self.string()?;
        self.space();
        if self.peek() != Some(b':') {
            return Err(self.expected("a colon"));
        }
        self.at += 1;
        self.expect = Expect::Value;
        Ok(Some(Token::Name(name)))
    }

    fn value(&mut self, expected: &'static str) -> Result<Option<Token<'a>>, Error> {
        let token = match self.peek() {
            Some(b'{') => {
                self.open(true);
                return Ok(Some(Token::Object));
            }
            Some(b'[') => {
                self.open(false);
                return Ok(Some(Token::Array));
            }
            Some(b'"') => Token::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => Token::Number(self.number()?),
            Some(b't') => self.literal("true", Token::Boolean(true), expected)?,
            Some(b'f') => self.literal("false", Token::Boolean(false), expected)?,
            Some(b'n') => self.literal("null", Token::Null, expected)?,
            _ => return Err(self.expected(expected)),
        };
        self.after_value();
        Ok(Some(token))
    }

    fn literal(&mut self, word: &str, token: Token<'a>, expected: &'static str) -> Result<Token<'a>, Error> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(self.expected(expected));
        }
        self.at += word.len();
        Ok(token)
    }

    /// RFC 8259, section 7.
    fn string(&mut self) -> Result<Text<'a>, Error> {
        self.at += 1;
        let from = self.at;
        let mut escaped = false;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 1;
                    self.escape()?;
                }
                Some(0x20..) => self.at += 1,
                Some(_) => return Err(self.expected("no control character in a string")),
                None => return Err(self.expected("a closing quote")),
            }
        }
        let raw = self.slice(from, self.at);
        self.at += 1;
        Ok(Text { raw, escaped })
    }

    fn escape(&mut self) -> Result<(), Error> {
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                        return Err(self.expected("four hexadecimal digits"));
                    }
                    self.at += 1;
                }
            }
            _ => return Err(self.expected("an escape: one of \" \\ / b f n r t u")),
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
            return Err(self.expected("a digit"));
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }
}
