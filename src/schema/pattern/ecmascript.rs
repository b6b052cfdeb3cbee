//! ECMAScript (ECMA-262, 15th edition, <https://tc39.es/ecma262/2024/#sec-patterns>), without the flags `i`, `m` and `s`.
//!
//! JSON Schema recommends the flag `u`: a pattern is read with it, and where it is wrong so, as Annex B reads it without the
//! flag (<https://tc39.es/ecma262/2024/#sec-regular-expressions-patterns>). `.` and classes are code points in both: without the
//! flag they would be UTF-16 units, which differ for characters beyond U+FFFF. Where such a character stands in a class or is
//! repeated, a pattern without the flag is not supported.
//!
//! | | meaning |
//! |---|---|
//! | `\d \w \b` | ASCII |
//! | `\s` | white space and line terminators of ECMA-262: Unicode's `Zs`, and U+FEFF |
//! | `^ $` | the start and the end of the text |
//! | `.` | not a line terminator: U+000A, U+000D, U+2028, U+2029 |
//! | `[] [^]` | no character, any character |

use super::cursor::Cursor;
use super::ecmascript_class::{self as class, Mode};
use super::grammar::{self, Grammar};
use super::limits::MAX_REPEAT;
use super::node::{Look, Node, Set};
use super::refusal::Refusal;

/// What `.` does not match.
const TERMINATORS: &[(char, char)] = &[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')];

/// The state of a reading.
struct Ecmascript {
    mode: Mode,
    names: Vec<String>,
    /// Names that were referred to, each with where.
    references: Vec<(String, usize)>,
}

/// Reads a pattern with the flag `u`, or else without it. Where both are wrong, says what the first found.
///
/// # Errors
/// Where it is wrong, or nested too deeply
pub(super) fn pattern(text: &str) -> Result<(Node, Option<Refusal>), Refusal> {
    use super::refusal::Kind::Syntax;
    read(text, true)
        .or_else(|refusal| if refusal.kind == Syntax { read(text, false).map_err(|_| refusal) } else { Err(refusal) })
}

fn read(text: &str, unicode: bool) -> Result<(Node, Option<Refusal>), Refusal> {
    let mut cursor = Cursor::new(text);
    let (captures, named) = captures(text);
    let mode = Mode { unicode, named, captures };
    let mut grammar = Ecmascript { mode, names: Vec::new(), references: Vec::new() };
    let node = grammar::pattern(&mut grammar, &mut cursor)?;
    let unknown = grammar.references.iter().find(|(name, _)| !grammar.names.contains(name));
    if let Some((_, place)) = unknown {
        return Err(cursor.wrong_at(*place, "the name of a group"));
    }
    Ok((node, cursor.noted()))
}

/// How many groups are captured, and whether one has a name.
fn captures(text: &str) -> (u32, bool) {
    let (mut count, mut named, mut in_class) = (0, false, false);
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        match character {
            '\\' => rest = rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default(),
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let name = rest.starts_with("?<") && !rest.starts_with("?<=") && !rest.starts_with("?<!");
                named |= name;
                count += u32::from(name || !rest.starts_with('?'));
            }
            _ => {}
        }
    }
    (count, named)
}

impl Grammar for Ecmascript {
    fn term(&mut self, cursor: &mut Cursor, sequence: &mut Vec<Node>) -> Result<(), Refusal> {
        const NOTHING: &str = "something to repeat";
        let unicode = self.mode.unicode;
        let place = cursor.place();
        let node = match cursor.peek() {
            Some('^') => {
                cursor.take();
                sequence.push(Node::Look(Look::Start));
                return Ok(());
            }
            Some('$') => {
                cursor.take();
                sequence.push(Node::Look(Look::End));
                return Ok(());
            }
            Some('(') => {
                let (node, repeatable) = self.group(cursor)?;
                if !repeatable {
                    sequence.push(node);
                    return Ok(());
                }
                node
            }
            Some('.') => {
                cursor.take();
                Node::one(Set::of(TERMINATORS).not())
            }
            Some('[') => {
                cursor.take();
                Node::one(class::class(cursor, self.mode)?)
            }
            Some('\\') => match self.escape(cursor)? {
                look @ Node::Look(_) => {
                    sequence.push(look);
                    return Ok(());
                }
                node => node,
            },
            Some('*' | '+' | '?') => return Err(cursor.wrong(NOTHING)),
            Some('{') if repetition(cursor, unicode)?.is_some() => return Err(cursor.wrong_at(place, NOTHING)),
            Some('{' | '}' | ']') if unicode => return Err(cursor.wrong("a backslash before a bracket or a brace")),
            _ => Node::literal(cursor.take().map_or(0, u32::from)),
        };
        let node = self.repeat(cursor, node)?;
        sequence.push(node);
        Ok(())
    }
}

impl Ecmascript {
    /// `(`, with what may follow it; and whether it may be repeated.
    fn group(&mut self, cursor: &mut Cursor) -> Result<(Node, bool), Refusal> {
        let place = cursor.place();
        cursor.take();
        let behind = cursor.eat_text("?<=") || cursor.eat_text("?<!");
        let ahead = !behind && (cursor.eat_text("?=") || cursor.eat_text("?!"));
        if behind || ahead {
            cursor.note(place, "look-around");
            grammar::group(self, cursor)?;
            return Ok((Node::Empty, ahead && !self.mode.unicode));
        }
        if cursor.eat_text("?<") {
            let name = name(cursor, place)?;
            if self.names.contains(&name) {
                return Err(cursor.wrong_at(place, "a name that no group before it has"));
            }
            self.names.push(name);
        } else if cursor.peek() == Some('?') && !cursor.eat_text("?:") {
            modifiers(cursor, place)?;
        }
        Ok((grammar::group(self, cursor)?, true))
    }

    /// What begins with a backslash, outside a class.
    fn escape(&mut self, cursor: &mut Cursor) -> Result<Node, Refusal> {
        const BACK_REFERENCE: &str = "a back-reference";
        let place = cursor.place();
        let Mode { unicode, named, captures } = self.mode;
        match cursor.peek_at(1) {
            Some(letter @ ('b' | 'B')) => {
                cursor.take();
                cursor.take();
                return Ok(Node::Look(if letter == 'b' { Look::Word } else { Look::NotWord }));
            }
            Some('k') if unicode || named => {
                cursor.take();
                cursor.take();
                if !cursor.eat('<') {
                    return Err(cursor.wrong_at(place, "the name of a group between < and >"));
                }
                let name = name(cursor, place)?;
                self.references.push((name, place));
                cursor.note(place, BACK_REFERENCE);
                return Ok(Node::Empty);
            }
            Some('1'..='9') => {
                cursor.take();
                let number = cursor.number().unwrap_or(0);
                if number <= captures {
                    cursor.note(place, BACK_REFERENCE);
                    return Ok(Node::Empty);
                }
                if unicode {
                    return Err(cursor.wrong_at(place, "the number of a group"));
                }
                // Without the flag u, an octal number or the digit itself.
                cursor.back(place);
            }
            _ => {}
        }
        let set = match class::set_escape(cursor, self.mode)? {
            Some(set) => set,
            None => Set::single(class::character(cursor, self.mode, false)?),
        };
        if let (Set::Range(code, _), false) = (&set, unicode) {
            return Ok(Node::literal(pair(cursor, *code, place)));
        }
        Ok(Node::one(set))
    }

    /// What may follow an atom: one repetition, and `?` after it.
    fn repeat(&self, cursor: &mut Cursor, node: Node) -> Result<Node, Refusal> {
        let place = cursor.place();
        let Some((min, max)) = repetition(cursor, self.mode.unicode)? else { return Ok(node) };
        // Lazy or not, it matches the same texts.
        cursor.eat('?');
        if !self.mode.unicode && matches!(&node, Node::One { set: Set::Range(0x1_0000.., _), .. }) {
            cursor.note(place, class::HALF);
        }
        if min > MAX_REPEAT || max.is_some_and(|max| max > MAX_REPEAT) {
            cursor.note(place, "a repetition of so many times");
            return Ok(node);
        }
        Ok(node.repeat(min, max))
    }
}

/// `?ims-ims:`, which the 16th edition has.
fn modifiers(cursor: &mut Cursor, place: usize) -> Result<(), Refusal> {
    cursor.take();
    let (mut seen, mut dash) = (String::new(), false);
    loop {
        match cursor.take() {
            Some(flag @ ('i' | 'm' | 's')) if !seen.contains(flag) => seen.push(flag),
            Some('-') if !dash => dash = true,
            Some(':') if !seen.is_empty() => break,
            _ => return Err(cursor.wrong_at(place, "a group of the form (?: or (?<name>")),
        }
    }
    cursor.note(place, "flags of a group");
    Ok(())
}

/// An identifier and `>`.
fn name(cursor: &mut Cursor, at: usize) -> Result<String, Refusal> {
    const NAME: &str = "the name of a group, an identifier, and > after it";
    let place = cursor.place();
    let name = cursor.take_until(">").ok_or_else(|| cursor.wrong_at(place, NAME))?;
    let is_word = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '$');
    if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(cursor.wrong_at(place, NAME));
    }
    match name.chars().find(|character| !is_word(*character)) {
        None => {}
        // The tables of identifiers are not here.
        Some(other) if other.is_alphanumeric() || other == '\\' && name.contains("\\u") => {
            cursor.note(at, "a name that is not ASCII");
        }
        Some(_) => return Err(cursor.wrong_at(place, NAME)),
    }
    Ok(name)
}

/// Without the flag `u`, two escapes are a character if they are a pair of surrogates; and one alone is half of a character.
fn pair(cursor: &mut Cursor, code: u32, place: usize) -> u32 {
    if !(0xD800..0xE000).contains(&code) {
        return code;
    }
    let after = cursor.place();
    if code < 0xDC00 && cursor.eat_text("\\u") {
        if let Some(second) = cursor.hex(4).filter(|second| (0xDC00..0xE000).contains(second)) {
            return class::paired(code, second);
        }
        cursor.back(after);
    }
    cursor.note(place, class::HALF);
    code
}

/// `*`, `+`, `?`, `{n}`, `{n,}` or `{n,m}`; or nothing, and nothing taken, where none stands next.
fn repetition(cursor: &mut Cursor, unicode: bool) -> Result<Option<(u32, Option<u32>)>, Refusal> {
    let place = cursor.place();
    let times = match cursor.peek() {
        Some('*') => Some((0, None)),
        Some('+') => Some((1, None)),
        Some('?') => Some((0, Some(1))),
        Some('{') => {
            let times = braces(cursor);
            if times.is_none() {
                cursor.back(place);
            }
            if unicode && times.is_none() {
                return Err(cursor.wrong_at(place, "a repetition of the form {n}, {n,} or {n,m}"));
            }
            if times.is_some_and(|(min, max)| max.is_some_and(|max| min > max)) {
                return Err(cursor.wrong_at(place, "a repetition whose first number is not the greater"));
            }
            return Ok(times);
        }
        _ => None,
    };
    if times.is_some() {
        cursor.take();
    }
    Ok(times)
}

fn braces(cursor: &mut Cursor) -> Option<(u32, Option<u32>)> {
    cursor.take();
    let min = cursor.number()?;
    if cursor.eat('}') {
        return Some((min, Some(min)));
    }
    if cursor.eat_text(",}") {
        return Some((min, None));
    }
    let max = if cursor.eat(',') { cursor.number()? } else { return None };
    cursor.eat('}').then_some((min, Some(max)))
}
