//! Java's `java.util.regex.Pattern` without flags
//! (<https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html>). What is refused and what stands
//! for itself follows the parser of `OpenJDK` 17, and is the same in later ones.
//!
//! | | meaning |
//! |---|---|
//! | `\d \w \s` | ASCII; `\s` is `[ \t\n\x0B\f\r]` |
//! | `\b` | ASCII, as `\w` is: Java 19 and later |
//! | `$ \Z` | the end of the text, or before its last line terminator |
//! | `.` | not a line terminator: U+000A, U+000D, U+0085, U+2028, U+2029 |
//! | `{` | a repetition, of nothing where nothing stands before it |

use super::cursor::{Cursor, Letter};
use super::grammar::{self, Grammar};
use super::java_class::{self, Escaped};
use super::limits::MAX_REPEAT;
use super::node::{Look, Node, Set};
use super::refusal::Refusal;

/// What `.` does not match, and `$` stands before.
const TERMINATORS: &[(char, char)] = &[('\n', '\n'), ('\r', '\r'), ('\u{85}', '\u{85}'), ('\u{2028}', '\u{2029}')];

/// Text of a pattern without its quotes, which may stand anywhere, also in a class: `\Q…\E`, or to the end.
fn cursor(text: &str) -> Cursor {
    let mut letters = Vec::new();
    let (mut quoted, mut escaped) = (false, false);
    let mut characters = text.chars().enumerate().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        if character == '\\' && !escaped && next == Some(if quoted { 'E' } else { 'Q' }) {
            characters.next();
            quoted = !quoted;
            continue;
        }
        escaped = character == '\\' && !escaped && !quoted;
        letters.push(Letter { character, at, quoted });
    }
    Cursor::over(letters)
}

/// The state of a reading.
#[derive(Default)]
struct Java {
    /// `(?s)`: `.` matches everything.
    dot_all: bool,
    /// `(?i)`: ASCII letters match in both cases.
    fold: bool,
    names: Vec<String>,
    /// Where the first `$` or `\Z` stands.
    last_line: Option<usize>,
    /// Where the last `\R` stands.
    line_break: Option<usize>,
}

/// Reads a pattern.
///
/// # Errors
/// Where it is wrong, or nested too deeply
pub(super) fn pattern(text: &str) -> Result<(Node, Option<Refusal>), Refusal> {
    let (mut grammar, mut cursor) = (Java::default(), cursor(text));
    let node = grammar::pattern(&mut grammar, &mut cursor)?;
    if let Some(place) = grammar.last_line {
        // A text without its last line terminator would have another end.
        if node.has(Look::End) || !node.has_only_last(Look::EndOfLastLine) {
            cursor.note(place, "an end of the last line that is not the end of the pattern");
        }
    }
    Ok((node, cursor.noted()))
}

impl Grammar for Java {
    fn term(&mut self, cursor: &mut Cursor, sequence: &mut Vec<Node>) -> Result<(), Refusal> {
        let place = cursor.place();
        let node = match cursor.peek() {
            Some('(') => match self.group(cursor)? {
                Some(node) => node,
                None => return Ok(()),
            },
            Some('[') => {
                cursor.take();
                Node::one(java_class::class(cursor, self.fold)?)
            }
            Some('\\') => self.escape(cursor)?,
            Some('^') => {
                cursor.take();
                Node::Look(Look::Start)
            }
            Some('$') => {
                self.last_line.get_or_insert(cursor.place());
                cursor.take();
                Node::Look(Look::EndOfLastLine)
            }
            Some('.') => {
                cursor.take();
                Node::one(Set::of(if self.dot_all { &[] } else { TERMINATORS }).not())
            }
            Some('*' | '+' | '?') => return Err(cursor.wrong("something to repeat")),
            // Of the empty text.
            Some('{') => Node::Empty,
            _ => {
                let code = cursor.take().map_or(0, u32::from);
                Node::one(java_class::folded(code, code, self.fold))
            }
        };
        let node = repetition(cursor, node)?;
        // Repeated, it takes U+000D U+000A together or not at all.
        if let Some(inside) = self.line_break.filter(|inside| *inside >= place && matches!(node, Node::Repeat(..))) {
            cursor.note(inside, r"\R in a repetition");
        }
        sequence.push(node);
        Ok(())
    }
}

impl Java {
    /// `(`, with what may follow it; nothing for flags alone.
    fn group(&mut self, cursor: &mut Cursor) -> Result<Option<Node>, Refusal> {
        let place = cursor.place();
        cursor.take();
        let outside = (self.dot_all, self.fold);
        if cursor.eat_text("?<=") || cursor.eat_text("?<!") {
            // Java refuses some whose length it cannot tell.
            cursor.note(place, "look-behind");
        } else if cursor.eat_text("?=") || cursor.eat_text("?!") {
            cursor.note(place, "look-ahead");
        } else if cursor.eat_text("?>") {
            cursor.note(place, "a group that is not tried again");
        } else if cursor.eat_text("?<") {
            let name = name(cursor)?;
            if self.names.contains(&name) {
                return Err(cursor.wrong_at(place, "a name that no group before it has"));
            }
            self.names.push(name);
        } else if cursor.eat('?') && !self.flags(cursor)? {
            return Ok(None);
        }
        let node = grammar::group(self, cursor)?;
        (self.dot_all, self.fold) = outside;
        Ok(Some(node))
    }

    /// Flags up to `:` or `)`, and whether a group begins: not after `)`.
    fn flags(&mut self, cursor: &mut Cursor) -> Result<bool, Refusal> {
        let (mut on, mut dot_all, mut fold) = (true, self.dot_all, self.fold);
        loop {
            let place = cursor.place();
            // Quoted letters are as good; what else is quoted is a character.
            let letter = cursor.letter(0).filter(|letter| !letter.quoted || letter.character.is_ascii_alphabetic());
            cursor.take();
            match letter.map(|letter| letter.character) {
                Some('s') => dot_all = on,
                Some('i') => fold = on,
                // White space and comments are not read as such.
                Some('x') => return Err(Refusal::unsupported(cursor.at_place(place), "the flag x")),
                Some('m' | 'd' | 'u' | 'c' | 'U') => cursor.note(place, "this flag"),
                Some('-') if on => on = false,
                Some(end @ (':' | ')')) => {
                    (self.dot_all, self.fold) = (dot_all, fold);
                    return Ok(end == ':');
                }
                _ => return Err(cursor.wrong_at(place, "a group of the form (?:, (?flags), (?flags: or (?<name>")),
            }
        }
    }

    /// What begins with a backslash, outside a class.
    fn escape(&mut self, cursor: &mut Cursor) -> Result<Node, Refusal> {
        let place = cursor.place();
        if let Some(escaped) = java_class::escape(cursor, self.fold, false)? {
            return Ok(Node::one(match escaped {
                Escaped::Set(set) => set,
                Escaped::One(code) => java_class::folded(code, code, self.fold),
            }));
        }
        cursor.take();
        Ok(match cursor.take() {
            Some('A') => Node::Look(Look::Start),
            Some('z') => Node::Look(Look::End),
            Some('Z') => {
                self.last_line.get_or_insert(place);
                Node::Look(Look::EndOfLastLine)
            }
            Some('B') => Node::Look(Look::NotWord),
            Some('b') if cursor.peek() == Some('{') && cursor.peek_at(1) == Some('g') => {
                if !cursor.eat_text("{g}") {
                    return Err(cursor.wrong_at(place, java_class::ESCAPE));
                }
                cursor.note(place, "boundaries of grapheme clusters");
                Node::Empty
            }
            Some('b') => Node::Look(Look::Word),
            Some('R') => {
                self.line_break = Some(place);
                line_break()
            }
            Some('G') => {
                cursor.note(place, "the end of the match before");
                Node::Empty
            }
            Some('X') => {
                cursor.note(place, "grapheme clusters");
                Node::Empty
            }
            Some('1'..='9') => {
                cursor.note(place, java_class::BACK_REFERENCE);
                Node::Empty
            }
            Some('k') => {
                if !cursor.eat('<') {
                    return Err(cursor.wrong_at(place, "the name of a group between < and >"));
                }
                let name = name(cursor)?;
                if !self.names.contains(&name) {
                    return Err(cursor.wrong_at(place, "the name of a group before it"));
                }
                cursor.note(place, java_class::BACK_REFERENCE);
                Node::Empty
            }
            _ => return Err(cursor.wrong_at(place, java_class::ESCAPE)),
        })
    }
}

/// `\R`: U+000D U+000A, or one of them, or another that is vertical white space.
fn line_break() -> Node {
    let both = Node::Concat(vec![Node::literal(0x0D), Node::literal(0x0A)]);
    Node::Alternate(vec![both, Node::one(Set::of(java_class::VERTICAL))])
}

/// `[A-Za-z][A-Za-z0-9]*` and `>`.
fn name(cursor: &mut Cursor) -> Result<String, Refusal> {
    const NAME: &str = "a name of letters and digits, the first a letter, and > after it";
    let place = cursor.place();
    let name = cursor.take_until(">").ok_or_else(|| cursor.wrong_at(place, NAME))?;
    let good = name.bytes().all(|byte| byte.is_ascii_alphanumeric()) && name.starts_with(|c: char| c.is_alphabetic());
    if good { Ok(name) } else { Err(cursor.wrong_at(place, NAME)) }
}

/// What may follow a term: one repetition, and `?` or `+` after it.
fn repetition(cursor: &mut Cursor, node: Node) -> Result<Node, Refusal> {
    let place = cursor.place();
    let (min, max) = match cursor.peek() {
        Some('*') => (0, None),
        Some('+') => (1, None),
        Some('?') => (0, Some(1)),
        Some('{') => braces(cursor)?,
        _ => return Ok(node),
    };
    cursor.take();
    if cursor.eat('+') {
        cursor.note(place, "a repetition that is not tried again");
    } else {
        cursor.eat('?');
    }
    if min > MAX_REPEAT || max.is_some_and(|max| max > MAX_REPEAT) {
        cursor.note(place, "a repetition of so many times");
        return Ok(node);
    }
    Ok(node.repeat(min, max))
}

/// `{n`, `{n,` or `{n,m`, before `}`.
fn braces(cursor: &mut Cursor) -> Result<(u32, Option<u32>), Refusal> {
    /// Java counts with numbers of 32 bits.
    const HIGHEST: u32 = i32::MAX as u32;
    const REPETITION: &str = "a repetition of the form {n}, {n,} or {n,m}";
    let place = cursor.place();
    cursor.take();
    let min = cursor.number().ok_or_else(|| cursor.wrong_at(place, REPETITION))?;
    let max = if !cursor.eat(',') {
        Some(min)
    } else if cursor.peek() == Some('}') {
        None
    } else {
        Some(cursor.number().ok_or_else(|| cursor.wrong_at(place, REPETITION))?)
    };
    if cursor.peek() != Some('}') {
        return Err(cursor.wrong_at(place, REPETITION));
    }
    if max.is_some_and(|max| min > max) || min.max(max.unwrap_or(0)) > HIGHEST {
        return Err(cursor.wrong_at(place, "a repetition whose first number is not the greater"));
    }
    Ok((min, max))
}
