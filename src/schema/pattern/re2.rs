//! RE2, as Go's `regexp` reads it (Go 1.25 and later; <https://pkg.go.dev/regexp/syntax>,
//! <https://github.com/google/re2/wiki/Syntax>), with the flags of `regexp.Compile`. What is refused and what
//! stands for itself follows regexp/syntax, parse.go.
//!
//! | | meaning |
//! |---|---|
//! | `\d \w \s \b` | ASCII; `\s` is `[\t\n\f\r ]` |
//! | `^ $` | the start and the end of the text; with `m` of a line, whose end is U+000A alone |
//! | `.` | not U+000A; with `s` any |
//! | `i` | simple case folding (Unicode, CaseFolding.txt) |
//! | `{` | for itself where no repetition can be read |

use super::cursor::Cursor;
use super::grammar::{self, Grammar};
use super::limits::{FOLDED_SETS, MAX_RE2_REPEAT, WIDE};
use super::names::{self, CATEGORIES, MORE_CATEGORIES, SCRIPTS};
use super::node::{Look, Node, Set};
use super::refusal::Refusal;

/// What is on: <https://pkg.go.dev/regexp/syntax#hdr-Syntax>. `U` changes nothing about whether a text matches.
#[derive(Clone, Copy, Default)]
struct Flags {
    fold: bool,
    lines: bool,
    dot_all: bool,
}

/// Reads a pattern.
///
/// # Errors
/// Where it is wrong, or nested too deeply
pub(super) fn pattern(text: &str) -> Result<(Node, Option<Refusal>), Refusal> {
    let mut cursor = Cursor::new(text);
    let node = grammar::pattern(&mut Re2::default(), &mut cursor)?;
    Ok((node, cursor.noted()))
}

/// The state of a reading.
#[derive(Default)]
struct Re2 {
    flags: Flags,
    /// The term before was a repetition: another one must not follow.
    repeated: bool,
}

impl Grammar for Re2 {
    fn term(&mut self, cursor: &mut Cursor, sequence: &mut Vec<Node>) -> Result<(), Refusal> {
        let (place, repeated) = (cursor.place(), std::mem::take(&mut self.repeated));
        match cursor.peek() {
            Some('(') => return self.group(cursor, sequence),
            Some('[') => {
                let set = class(cursor, self.flags.fold)?;
                sequence.push(self.one(set));
            }
            Some('\\') => return self.escape(cursor, sequence),
            Some('*' | '+' | '?' | '{') => {
                let Some((min, max)) = repetition(cursor)? else {
                    cursor.take();
                    sequence.push(self.literal('{'));
                    return Ok(());
                };
                // Lazy or not, it matches the same texts.
                cursor.eat('?');
                self.repeat(cursor, place, repeated, sequence, (min, max))?;
            }
            Some('^') => {
                cursor.take();
                sequence.push(Node::Look(if self.flags.lines { Look::LineStart } else { Look::Start }));
            }
            Some('$') => {
                cursor.take();
                sequence.push(Node::Look(if self.flags.lines { Look::LineEnd } else { Look::End }));
            }
            Some('.') => {
                cursor.take();
                let excluded: &[(char, char)] = if self.flags.dot_all { &[] } else { &[('\n', '\n')] };
                sequence.push(Node::one(Set::of(excluded).not()));
            }
            _ => {
                let character = cursor.take().unwrap_or_default();
                sequence.push(self.literal(character));
            }
        }
        Ok(())
    }
}

impl Re2 {
    const fn one(&self, set: Set) -> Node {
        Node::One { set, fold: self.flags.fold }
    }

    fn literal(&self, character: char) -> Node {
        self.one(Set::single(u32::from(character)))
    }

    /// `(`, with what may follow it: flags, or a name.
    fn group(&mut self, cursor: &mut Cursor, sequence: &mut Vec<Node>) -> Result<(), Refusal> {
        let outside = self.flags;
        cursor.take();
        if cursor.eat('?') {
            if cursor.eat_text("P<") || cursor.eat_text("<") {
                name(cursor)?;
            } else if !self.flags(cursor)? {
                return Ok(());
            }
        }
        let node = grammar::group(self, cursor)?;
        (self.flags, self.repeated) = (outside, false);
        sequence.push(node);
        Ok(())
    }

    /// Flags up to `:` or `)`, and whether a group begins: not after `)`.
    fn flags(&mut self, cursor: &mut Cursor) -> Result<bool, Refusal> {
        let (mut flags, mut on, mut seen) = (self.flags, true, false);
        loop {
            let place = cursor.place();
            match cursor.take() {
                Some('i') => flags.fold = on,
                Some('m') => flags.lines = on,
                Some('s') => flags.dot_all = on,
                Some('U') => {}
                Some('-') if on => {
                    (on, seen) = (false, false);
                    continue;
                }
                Some(end @ (':' | ')')) if on || seen => {
                    self.flags = flags;
                    return Ok(end == ':');
                }
                _ => return Err(cursor.wrong_at(place, "a group of the form (?:, (?flags), (?flags: or (?P<name>")),
            }
            seen = true;
        }
    }

    /// Repeats the term before.
    fn repeat(
        &mut self,
        cursor: &Cursor,
        place: usize,
        repeated: bool,
        sequence: &mut Vec<Node>,
        (min, max): (u32, Option<u32>),
    ) -> Result<(), Refusal> {
        if repeated {
            return Err(cursor.wrong_at(place, "something else after a repetition than another one"));
        }
        let node = sequence.pop().ok_or_else(|| cursor.wrong_at(place, "something to repeat"))?;
        let node = node.repeat(min, max);
        if product(&node) > MAX_RE2_REPEAT {
            return Err(cursor.wrong_at(place, TOO_OFTEN));
        }
        sequence.push(node);
        self.repeated = true;
        Ok(())
    }

    /// What begins with a backslash.
    fn escape(&mut self, cursor: &mut Cursor, sequence: &mut Vec<Node>) -> Result<(), Refusal> {
        let look = match cursor.peek_at(1) {
            Some('A') => Some(Look::Start),
            Some('z') => Some(Look::End),
            Some('b') => Some(Look::Word),
            Some('B') => Some(Look::NotWord),
            Some('Q') => {
                cursor.eat_text("\\Q");
                while cursor.letter(0).is_some() && !cursor.eat_text("\\E") {
                    let character = cursor.take().unwrap_or_default();
                    sequence.push(self.literal(character));
                }
                return Ok(());
            }
            _ => None,
        };
        if let Some(look) = look {
            cursor.eat_text("\\");
            cursor.take();
            sequence.push(Node::Look(look));
            return Ok(());
        }
        let set = match named_set(cursor, self.flags.fold)? {
            Some(set) => set,
            None => Set::single(character(cursor)?),
        };
        sequence.push(self.one(set));
        Ok(())
    }
}

/// `[0-9A-Za-z_]+` and `>`. Groups may have the same name.
fn name(cursor: &mut Cursor) -> Result<(), Refusal> {
    let place = cursor.place();
    let name = cursor.take_until(">").unwrap_or_default();
    let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if name.is_empty() || !is_word {
        return Err(cursor.wrong_at(place, "a name of letters, digits and underscores, and > after it"));
    }
    Ok(())
}

/// More than [`MAX_RE2_REPEAT`].
const TOO_OFTEN: &str = "a repetition of at most 1000 times, also with those inside";

/// How often the innermost term is repeated at most, as `repeatIsValid` counts: `*` and `+` do not count, nor what is inside
/// `{0}`. Saturates.
fn product(node: &Node) -> u32 {
    match node {
        Node::Empty | Node::One { .. } | Node::Look(_) => 1,
        Node::Repeat(_, _, Some(0)) => 0,
        Node::Repeat(node, min, max) => max.unwrap_or(*min).max(1).saturating_mul(product(node)),
        Node::Concat(nodes) | Node::Alternate(nodes) => nodes.iter().map(product).max().unwrap_or(1),
    }
}

/// `*`, `+`, `?`, `{n}`, `{n,}` or `{n,m}`; or nothing, where a brace stands for itself.
fn repetition(cursor: &mut Cursor) -> Result<Option<(u32, Option<u32>)>, Refusal> {
    let place = cursor.place();
    let times = match cursor.take() {
        Some('*') => (0, None),
        Some('+') => (1, None),
        Some('?') => (0, Some(1)),
        _ => {
            let Some(times) = braces(cursor) else {
                cursor.back(place);
                return Ok(None);
            };
            times
        }
    };
    let (min, max) = times;
    if min > MAX_RE2_REPEAT || max.is_some_and(|max| max > MAX_RE2_REPEAT) {
        return Err(cursor.wrong_at(place, TOO_OFTEN));
    }
    if max.is_some_and(|max| min > max) {
        return Err(cursor.wrong_at(place, "a repetition whose first number is not the greater"));
    }
    Ok(Some(times))
}

/// After `{`: `n}`, `n,}` or `n,m}`, without leading zeros.
fn braces(cursor: &mut Cursor) -> Option<(u32, Option<u32>)> {
    let min = number(cursor)?;
    if cursor.eat('}') {
        return Some((min, Some(min)));
    }
    let max = if cursor.eat_text(",}") {
        return Some((min, None));
    } else if cursor.eat(',') {
        number(cursor)?
    } else {
        return None;
    };
    cursor.eat('}').then_some((min, Some(max)))
}

fn number(cursor: &mut Cursor) -> Option<u32> {
    let leading = cursor.peek() == Some('0') && cursor.peek_at(1).is_some_and(|next| next.is_ascii_digit());
    if leading { None } else { cursor.number() }
}

/// `[…]`.
fn class(cursor: &mut Cursor, fold: bool) -> Result<Set, Refusal> {
    cursor.take();
    let negative = cursor.eat('^');
    let (mut sets, mut first) = (Vec::new(), true);
    while first || !cursor.eat(']') {
        first = false;
        if let Some(set) = posix(cursor)? {
            sets.push(set);
        } else if let Some(set) = named_set(cursor, fold)? {
            sets.push(set);
        } else {
            let place = cursor.place();
            let from = class_character(cursor)?;
            let range = cursor.peek() == Some('-') && cursor.peek_at(1) != Some(']') && cursor.peek_at(1).is_some();
            let to = if range && cursor.eat('-') { class_character(cursor)? } else { from };
            if to < from {
                return Err(cursor.wrong_at(place, "a range whose first character is not the greater"));
            }
            if fold && to - from >= WIDE {
                cursor.count_sets(place, FOLDED_SETS);
            }
            sets.push(Set::Range(from, to));
        }
    }
    Ok(Set::Union(sets).negated_if(negative))
}

fn class_character(cursor: &mut Cursor) -> Result<u32, Refusal> {
    match cursor.peek() {
        None => Err(cursor.wrong("a closing bracket")),
        Some('\\') => character(cursor),
        Some(_) => Ok(cursor.take().map_or(0, u32::from)),
    }
}

/// `[:name:]` and `[:^name:]` in a class; nothing if `:]` does not follow at all.
fn posix(cursor: &mut Cursor) -> Result<Option<Set>, Refusal> {
    let place = cursor.place();
    if !cursor.eat_text("[:") {
        return Ok(None);
    }
    let Some(name) = cursor.take_until(":]") else {
        cursor.back(place);
        return Ok(None);
    };
    let bare = name.strip_prefix('^').unwrap_or(&name);
    let found = POSIX.iter().find(|(known, _)| *known == bare);
    let (_, ranges) = found.ok_or_else(|| cursor.wrong_at(place, "the name of a POSIX class"))?;
    Ok(Some(Set::of(ranges).negated_if(bare.len() < name.len())))
}

/// Go's regexp/syntax, `perl_groups.go`.
const POSIX: &[(&str, &[(char, char)])] = &[
    ("alnum", &[('0', '9'), ('A', 'Z'), ('a', 'z')]),
    ("alpha", &[('A', 'Z'), ('a', 'z')]),
    ("ascii", &[('\0', '\x7F')]),
    ("blank", &[('\t', '\t'), (' ', ' ')]),
    ("cntrl", &[('\0', '\x1F'), ('\x7F', '\x7F')]),
    ("digit", &[('0', '9')]),
    ("graph", &[('!', '~')]),
    ("lower", &[('a', 'z')]),
    ("print", &[(' ', '~')]),
    ("punct", &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
    ("space", &[('\t', '\r'), (' ', ' ')]),
    ("upper", &[('A', 'Z')]),
    ("word", &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
    ("xdigit", &[('0', '9'), ('A', 'F'), ('a', 'f')]),
];

/// The same file: what `\d`, `\s` and `\w` are.
const PERL: &[(char, &[(char, char)])] = &[
    ('d', &[('0', '9')]),
    ('s', &[('\t', '\n'), ('\x0C', '\r'), (' ', ' ')]),
    ('w', &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
];

/// `\d \D \s \S \w \W \p \P`; nothing if none of them stands next.
fn named_set(cursor: &mut Cursor, fold: bool) -> Result<Option<Set>, Refusal> {
    let (Some('\\'), Some(letter)) = (cursor.peek(), cursor.peek_at(1)) else { return Ok(None) };
    if matches!(letter, 'p' | 'P') {
        return property(cursor, letter == 'P', fold).map(Some);
    }
    let Some((_, ranges)) = PERL.iter().find(|(name, _)| *name == letter.to_ascii_lowercase()) else { return Ok(None) };
    cursor.take();
    cursor.take();
    Ok(Some(Set::of(ranges).negated_if(letter.is_ascii_uppercase())))
}

/// `\pN`, `\p{Name}`, `\p{^Name}`.
fn property(cursor: &mut Cursor, negative: bool, fold: bool) -> Result<Set, Refusal> {
    const NAME: &str = "the name of a category or a script of Unicode";
    let place = cursor.place();
    cursor.take();
    cursor.take();
    let name = if cursor.eat('{') { cursor.take_until("}") } else { cursor.take().map(String::from) };
    let name = name.ok_or_else(|| cursor.wrong_at(place, NAME))?;
    let bare = name.strip_prefix('^').unwrap_or(&name);
    let (set, releases_agree) = property_set(bare).ok_or_else(|| cursor.wrong_at(place, NAME))?;
    if !releases_agree {
        cursor.note(place, "a script whose name has two words");
    }
    let wide = ["Any", "Assigned", "gc=C", "gc=Cn", "gc=Co"].map(Set::property).contains(&set);
    cursor.count_sets(place, if fold && wide { FOLDED_SETS } else { 1 });
    Ok(set.negated_if(negative != (bare.len() < name.len())))
}

/// Since Go 1.25, case, spaces, hyphens and underscores do not matter, and the long names of categories are known. Of a script
/// whose name has an underscore, or a capital letter inside, `\p{Old_Italic}`, releases since then know nothing, and those
/// before do: the second is whether they agree.
fn property_set(name: &str) -> Option<(Set, bool)> {
    let folded = |text: &str| text.replace(['_', '-', ' '], "").to_ascii_lowercase();
    let is = |known: &str| folded(known) == folded(name);
    if let Some(known) = ["Any", "Assigned", "ASCII"].into_iter().find(|known| is(known)) {
        return Some((Set::property(known), true));
    }
    if let Some(category) = names::short(CATEGORIES, is).or_else(|| names::short(MORE_CATEGORIES, is)) {
        return Some((names::category(category), true));
    }
    // Short names of scripts are unknown.
    let (short, long) = SCRIPTS.iter().find(|(_, long)| is(long))?;
    let one_word = long.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    Some((names::script(short), one_word))
}

/// An escape that is one character: its code point.
fn character(cursor: &mut Cursor) -> Result<u32, Refusal> {
    let place = cursor.place();
    cursor.take();
    let wrong = cursor.wrong_at(place, "an escape that RE2 has");
    let code = match cursor.take() {
        Some(first @ '0'..='7') => {
            // One digit but 0 would be a back-reference.
            if first != '0' && !cursor.peek().is_some_and(|next| next.is_digit(8)) {
                return Err(wrong);
            }
            let mut code = first.to_digit(8).unwrap_or(0);
            for _ in 0..2 {
                code = cursor.digit(8).map_or(code, |digit| code * 8 + digit);
            }
            code
        }
        Some('x') if cursor.eat('{') => cursor.braced_hex().ok_or(wrong)?,
        Some('x') => cursor.hex(2).ok_or(wrong)?,
        Some('a') => 0x07,
        Some('f') => 0x0C,
        Some('n') => 0x0A,
        Some('r') => 0x0D,
        Some('t') => 0x09,
        Some('v') => 0x0B,
        Some(other) if other.is_ascii() && !other.is_ascii_alphanumeric() => u32::from(other),
        _ => return Err(wrong),
    };
    Ok(code)
}
