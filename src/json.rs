//! A pull reader for JSON text (RFC 8259): tokens with byte offsets, and literals as they stand.
//!
//! It builds no tree, allocates only where a string has an escape, and does not recurse on the depth of its input. It
//! is stricter than nothing and laxer than nothing: `serde_json` gives the same verdict on every text, but for lone
//! surrogate escapes and numbers beyond a double, which JSON allows and this reader hands on.
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

use std::borrow::Cow;

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

/// `text`, which is JSON, without the white space between its tokens; literals stay as they stand.
#[must_use]
pub fn compact(text: &str) -> String {
    let mut compact = String::with_capacity(text.len());
    let mut in_string = false;
    let mut escaped = false;
    for character in text.chars() {
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
pub fn without(text: &str, names: &[usize]) -> String {
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
pub fn is_blank(text: &str) -> bool {
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

/// A string of JSON text, as it stands between its quotes.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    raw: &'a str,
    /// Whether there may be an escape in it.
    escaped: bool,
}

impl<'a> Text<'a> {
    /// A string that was written as JSON: what would stand between its quotes.
    pub(crate) const fn written(raw: &'a str) -> Self {
        Self { raw, escaped: true }
    }

    /// The text between the quotes.
    #[must_use]
    pub const fn raw(self) -> &'a str {
        self.raw
    }

    /// Whether the string is `text`, read through its escapes.
    #[must_use]
    pub fn is(self, text: &str) -> bool {
        if self.escaped { self.decode() == text } else { self.raw == text }
    }

    /// What the string says. A lone surrogate reads as U+FFFD, as a server reads it.
    #[must_use]
    pub fn decode(self) -> Cow<'a, str> {
        if !self.escaped {
            return Cow::Borrowed(self.raw);
        }
        let character = |point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
        Cow::Owned(self.code_points().map(character).collect())
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
    #[must_use]
    pub fn has_lone_surrogate(self) -> bool {
        self.escaped && self.code_points().any(|point| char::from_u32(point).is_none())
    }
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
    (u32::from_str_radix(digits, 16).unwrap_or(0), after)
}

/// A number of JSON text, as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Number<'a>(&'a str);

impl<'a> Number<'a> {
    /// The literal.
    #[must_use]
    pub const fn literal(self) -> &'a str {
        self.0
    }

    /// The number, where it is an integer mathematically (`5.0`, `1e2`). One beyond 18 digits reads as
    /// [`i64::MAX`] or [`i64::MIN`].
    ///
    /// ```
    /// # use identity_patch::json::{Reader, Token};
    /// let Ok(Some(Token::Number(number))) = Reader::new("1.20e1").next() else { unreachable!() };
    /// assert_eq!(number.integer(), Some(12));
    /// ```
    #[must_use]
    pub fn integer(self) -> Option<i64> {
        let number = self.decimal();
        let count = number.significant().count();
        if count == 0 {
            return Some(0);
        }
        // How many digits stand before the point.
        let whole = difference(number.exponent, (1, b"")).map(|power| number.shift.saturating_add(power));
        let Some(whole @ 0..=18) = whole else {
            let small = whole.map_or(number.exponent.0 < 0, |whole| whole < 0);
            return (!small).then_some(if number.negative { i64::MIN } else { i64::MAX });
        };
        let whole = usize::try_from(whole).unwrap_or(0);
        let digits = number.significant().chain(std::iter::repeat(b'0')).take(whole);
        let value = digits.fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
        (count <= whole).then_some(if number.negative { -value } else { value })
    }

    /// The number, taken apart.
    #[must_use]
    pub fn decimal(self) -> Decimal<'a> {
        Decimal::new(self.0)
    }
}

/// A number, exact whatever its size: 0.(digits) × 10^(shift + exponent).
#[derive(Clone, Copy, Debug)]
pub struct Decimal<'a> {
    literal: &'a str,
    negative: bool,
    /// From the first digit that is not 0 to the last, a point perhaps among them.
    digits: &'a [u8],
    shift: i64,
    /// Its sign, and its digits without zeros in front.
    exponent: (i64, &'a [u8]),
}

impl<'a> Decimal<'a> {
    fn new(literal: &'a str) -> Self {
        let (mantissa, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, ""));
        let mantissa = mantissa.as_bytes();
        let is_significant = |byte: &u8| matches!(byte, b'1'..=b'9');
        let first = mantissa.iter().position(is_significant).unwrap_or(mantissa.len());
        let end = mantissa.iter().rposition(is_significant).map_or(first, |last| last + 1);
        let point = mantissa.iter().position(|byte| *byte == b'.').unwrap_or(mantissa.len());
        let shift = 0_i64.saturating_add_unsigned(point as u64).saturating_sub_unsigned(first as u64);
        let (sign, power) = match exponent.as_bytes() {
            [b'-', power @ ..] => (-1, power),
            [b'+', power @ ..] | power => (1, power),
        };
        let leading = power.iter().take_while(|digit| **digit == b'0').count();
        Self {
            literal,
            negative: literal.starts_with('-'),
            digits: &mantissa[first..end],
            // The point itself is no digit.
            shift: shift + i64::from(first > point),
            exponent: (sign, &power[leading..]),
        }
    }

    /// The number as it stood.
    #[must_use]
    pub const fn literal(&self) -> &'a str {
        self.literal
    }

    /// Whether two numbers are the same, however they are written.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.significant().eq(other.significant())
            && (self.digits.is_empty()
                || self.negative == other.negative
                    && difference(self.exponent, other.exponent) == Some(other.shift - self.shift))
    }

    /// Its digits without the zeros around them.
    pub(crate) fn significant(&self) -> impl Iterator<Item = u8> {
        self.digits.iter().copied().filter(|byte| *byte != b'.')
    }
}

/// One exponent less the other, exactly, as long as they may be; `None` where it is more than any text has digits.
fn difference(one: (i64, &[u8]), other: (i64, &[u8])) -> Option<i64> {
    let digit = |(sign, digits): (i64, &[u8]), place: usize| {
        digits.len().checked_sub(place + 1).map_or(0, |at| sign * i64::from(digits[at] - b'0'))
    };
    (0..one.1.len().max(other.1.len())).rev().try_fold(0, |difference: i64, place| {
        let next = difference * 10 + digit(one, place) - digit(other, place);
        // What the lower places add is less than 20, so that a large difference only grows.
        (next.abs() < 1 << 50).then_some(next)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_read_mathematically() {
        for (literal, integer) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("0.000", Some(0)),
            ("0e99999999999", Some(0)),
            ("5", Some(5)),
            ("5.0", Some(5)),
            ("5.5", None),
            ("-12", Some(-12)),
            ("1e2", Some(100)),
            ("1E+02", Some(100)),
            ("1.20e1", Some(12)),
            ("1.25e1", None),
            ("1200e-2", Some(12)),
            ("1200e-3", None),
            ("10.5e-1", None),
            ("100.0e-2", Some(1)),
            ("999999999999999999", Some(999_999_999_999_999_999)),
            ("9999999999999999999", Some(i64::MAX)),
            ("-1e999999999999", Some(i64::MIN)),
            ("1e-999999999999", None),
            ("1000000000000000000000e-18", Some(1000)),
        ] {
            assert_eq!(Number(literal).integer(), integer, "{literal}");
        }
    }
}
