//! Java's character classes, and the escapes that mean one character or a set of them. It follows `clazz`, `range`, `escape` and
//! `family` of `OpenJDK`'s `Pattern`. Where their outcome would surprise the pattern's own author, as with an `&&`
//! beside nothing, the class is not supported.

use super::cursor::Cursor;
use super::names::{self, CATEGORIES, SCRIPTS};
use super::node::Set;
use super::refusal::Refusal;

/// What an escape means in a class.
pub(super) enum Escaped {
    One(u32),
    Set(Set),
}

pub(super) const ESCAPE: &str = "an escape that Java has";
pub(super) const BACK_REFERENCE: &str = "a back-reference";
const INTERSECTION: &str = "an intersection of this form";

/// `\v`, and `\R` but for its pair.
pub(super) const VERTICAL: &[(char, char)] = &[('\n', '\r'), ('\u{85}', '\u{85}'), ('\u{2028}', '\u{2029}')];

/// What the predefined classes are, by their lower-case letter.
const PREDEFINED: &[(char, &[(char, char)])] = &[
    ('d', &[('0', '9')]),
    (
        'h',
        &[
            ('\t', '\t'),
            (' ', ' '),
            ('\u{A0}', '\u{A0}'),
            ('\u{1680}', '\u{1680}'),
            ('\u{180E}', '\u{180E}'),
            ('\u{2000}', '\u{200A}'),
            ('\u{202F}', '\u{202F}'),
            ('\u{205F}', '\u{205F}'),
            ('\u{3000}', '\u{3000}'),
        ],
    ),
    ('s', &[('\t', '\r'), (' ', ' ')]),
    ('v', VERTICAL),
    ('w', &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
];

/// POSIX names, which are ASCII.
const POSIX: &[(&str, &[(char, char)])] = &[
    ("ASCII", &[('\0', '\x7F')]),
    ("Alnum", &[('0', '9'), ('A', 'Z'), ('a', 'z')]),
    ("Alpha", &[('A', 'Z'), ('a', 'z')]),
    ("Blank", &[('\t', '\t'), (' ', ' ')]),
    ("Cntrl", &[('\0', '\x1F'), ('\x7F', '\x7F')]),
    ("Digit", &[('0', '9')]),
    ("Graph", &[('!', '~')]),
    ("L1", &[('\0', '\u{FF}')]),
    ("Lower", &[('a', 'z')]),
    ("Print", &[(' ', '~')]),
    ("Punct", &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
    ("Space", &[('\t', '\r'), (' ', ' ')]),
    ("Upper", &[('A', 'Z')]),
    ("XDigit", &[('0', '9'), ('A', 'F'), ('a', 'f')]),
    ("all", &[('\0', '\u{10FFFF}')]),
];

/// Names after `Is`, in any case, that the crate regex has by the same meaning. Those of emoji: Java 21 and later.
const BINARY: &[(&str, &str)] = &[
    ("ALPHABETIC", "Alphabetic"),
    ("IDEOGRAPHIC", "Ideographic"),
    ("LETTER", "gc=L"),
    ("LOWERCASE", "Lowercase"),
    ("UPPERCASE", "Uppercase"),
    ("TITLECASE", "gc=Lt"),
    ("WHITE_SPACE", "White_Space"),
    ("WHITESPACE", "White_Space"),
    ("CONTROL", "gc=Cc"),
    ("PUNCTUATION", "gc=P"),
    ("ASSIGNED", "Assigned"),
    ("DIGIT", "gc=Nd"),
    ("JOIN_CONTROL", "Join_Control"),
    ("JOINCONTROL", "Join_Control"),
    ("EMOJI", "Emoji"),
    ("EMOJI_COMPONENT", "Emoji_Component"),
    ("EMOJI_MODIFIER", "Emoji_Modifier"),
    ("EMOJI_MODIFIER_BASE", "Emoji_Modifier_Base"),
    ("EMOJI_PRESENTATION", "Emoji_Presentation"),
    ("EXTENDED_PICTOGRAPHIC", "Extended_Pictographic"),
];

/// Names after `Is`, in any case, that are Java's own.
const OWN_BINARY: &[&str] = &[
    "HEX_DIGIT",
    "HEXDIGIT",
    "NONCHARACTER_CODE_POINT",
    "NONCHARACTERCODEPOINT",
    "ALNUM",
    "BLANK",
    "GRAPH",
    "PRINT",
    "WORD",
];

/// Names of methods of `java.lang.Character`: `\p{javaLowerCase}` is `isLowerCase`.
const METHODS: &[&str] = &[
    "javaLowerCase",
    "javaUpperCase",
    "javaAlphabetic",
    "javaIdeographic",
    "javaTitleCase",
    "javaDigit",
    "javaDefined",
    "javaLetter",
    "javaLetterOrDigit",
    "javaJavaIdentifierStart",
    "javaJavaIdentifierPart",
    "javaUnicodeIdentifierStart",
    "javaUnicodeIdentifierPart",
    "javaIdentifierIgnorable",
    "javaSpaceChar",
    "javaWhitespace",
    "javaISOControl",
    "javaMirrored",
];

/// Those of [`METHODS`] that the crate regex has by the same meaning.
const SAME_METHODS: &[(&str, &str)] = &[
    ("javaLowerCase", "Lowercase"),
    ("javaUpperCase", "Uppercase"),
    ("javaAlphabetic", "Alphabetic"),
    ("javaIdeographic", "Ideographic"),
    ("javaTitleCase", "gc=Lt"),
    ("javaDigit", "gc=Nd"),
    ("javaDefined", "Assigned"),
    ("javaLetter", "gc=L"),
    ("javaSpaceChar", "gc=Z"),
    ("javaISOControl", "gc=Cc"),
];

/// A range, with `fold` also its ASCII letters in the other case.
pub(super) fn folded(from: u32, to: u32, fold: bool) -> Set {
    let mut sets = vec![Set::Range(from, to)];
    for (first, last) in [('a', 'z'), ('A', 'Z')].into_iter().filter(|_| fold) {
        /// What is between an ASCII letter and itself in the other case.
        const CASE: u32 = 0x20;
        let (low, high) = (from.max(u32::from(first)), to.min(u32::from(last)));
        if low <= high {
            sets.push(Set::Range(low ^ CASE, high ^ CASE));
        }
    }
    if sets.len() == 1 { Set::Range(from, to) } else { Set::Union(sets) }
}

/// A class, whose `[` was taken.
pub(super) fn class(cursor: &mut Cursor, fold: bool) -> Result<Set, Refusal> {
    let negative = cursor.eat('^');
    let set = members(cursor, fold)?;
    cursor.eat(']');
    Ok(set.negated_if(negative))
}

/// What a class contains, up to its `]`.
fn members(cursor: &mut Cursor, fold: bool) -> Result<Set, Refusal> {
    cursor.enter()?;
    let (mut sets, mut intersected) = (Vec::new(), false);
    loop {
        let place = cursor.place();
        match cursor.peek() {
            None if cursor.letter(0).is_none() => return Err(cursor.wrong("a closing bracket")),
            Some(']') if !sets.is_empty() => break,
            Some('&') if cursor.eat_text("&&") => {
                let right = operand(cursor, fold)?;
                if sets.is_empty() && right.is_none() {
                    return Err(cursor.wrong("something in the class"));
                }
                let Some(right) = right else {
                    cursor.note(place, INTERSECTION);
                    continue;
                };
                let left = std::mem::take(&mut sets);
                // Beside nothing on its left, the right side is all.
                sets.push(if left.is_empty() { right } else { Set::Union(left).and(right) });
                intersected = true;
                continue;
            }
            Some('[') => {
                cursor.take();
                sets.push(class(cursor, fold)?);
            }
            _ => sets.push(range(cursor, fold)?),
        }
        if intersected {
            cursor.note(place, INTERSECTION);
        }
    }
    cursor.leave();
    Ok(Set::Union(sets))
}

/// What follows `&&`, up to the `]` of the class or the next `&`.
fn operand(cursor: &mut Cursor, fold: bool) -> Result<Option<Set>, Refusal> {
    let mut sets = Vec::new();
    loop {
        let place = cursor.place();
        match cursor.peek() {
            Some(']' | '&') => break,
            Some('[') => {
                cursor.take();
                sets.push(class(cursor, fold)?);
            }
            _ => {
                // Releases differ about what stands before it.
                if !sets.is_empty() {
                    cursor.note(place, INTERSECTION);
                }
                sets.push(members(cursor, fold)?);
            }
        }
    }
    Ok((!sets.is_empty()).then_some(Set::Union(sets)))
}

/// A character, a range, or an escape.
fn range(cursor: &mut Cursor, fold: bool) -> Result<Set, Refusal> {
    let place = cursor.place();
    let from = match member(cursor, fold, false)? {
        Escaped::Set(set) => return Ok(set),
        Escaped::One(code) => code,
    };
    if cursor.peek() != Some('-') || matches!(cursor.peek_at(1), Some('[' | ']')) {
        return Ok(folded(from, from, fold));
    }
    cursor.take();
    if cursor.letter(0).is_none() {
        return Err(cursor.wrong("a closing bracket"));
    }
    match member(cursor, fold, true)? {
        Escaped::One(to) if from <= to => Ok(folded(from, to, fold)),
        _ => Err(cursor.wrong_at(place, "a range of two characters, the first not the greater")),
    }
}

/// A character, or an escape; `\v` is one where a range ends.
fn member(cursor: &mut Cursor, fold: bool, is_end: bool) -> Result<Escaped, Refusal> {
    if cursor.peek() != Some('\\') {
        return Ok(Escaped::One(cursor.take().map_or(0, u32::from)));
    }
    let place = cursor.place();
    let is_start = cursor.peek_at(2) == Some('-');
    if (is_end || is_start) && cursor.eat_text("\\v") {
        return Ok(Escaped::One(0x0B));
    }
    if is_end && matches!(cursor.peek_at(1), Some('p' | 'P')) {
        return Err(cursor.wrong_at(place, ESCAPE));
    }
    escape(cursor, fold, true)?.ok_or_else(|| cursor.wrong_at(place, ESCAPE))
}

/// An escape that means a character or a set of them; nothing, and nothing taken, for those that only stand outside a class.
pub(super) fn escape(cursor: &mut Cursor, fold: bool, in_class: bool) -> Result<Option<Escaped>, Refusal> {
    let place = cursor.place();
    cursor.take();
    let wrong = cursor.wrong_at(place, ESCAPE);
    // A quoted character cannot be escaped: a backslash before a quote is a case that nobody means.
    let letter = cursor.letter(0).ok_or(wrong)?;
    if letter.quoted {
        cursor.note(place, "a quote after a backslash");
    }
    cursor.take();
    let code = match letter.character {
        'p' | 'P' => return property(cursor, place, letter.character == 'P', fold).map(|set| Some(Escaped::Set(set))),
        '0' => octal(cursor).ok_or(wrong)?,
        'a' => 0x07,
        'e' => 0x1B,
        'f' => 0x0C,
        'n' => 0x0A,
        'r' => 0x0D,
        't' => 0x09,
        'c' => cursor.take().map(|next| u32::from(next) ^ 0x40).ok_or(wrong)?,
        'u' => utf16(cursor).ok_or(wrong)?,
        'x' if cursor.eat('{') => cursor.braced_hex().ok_or(wrong)?,
        'x' => cursor.hex(2).ok_or(wrong)?,
        'N' => {
            if !cursor.eat('{') || cursor.take_until("}").is_none() {
                return Err(wrong);
            }
            cursor.note(place, "the name of a character");
            0
        }
        letter if PREDEFINED.iter().any(|(name, _)| *name == letter.to_ascii_lowercase()) => {
            let ranges = PREDEFINED.iter().find(|(name, _)| *name == letter.to_ascii_lowercase());
            let set = Set::of(ranges.map_or(&[], |(_, ranges)| ranges));
            return Ok(Some(Escaped::Set(set.negated_if(letter.is_ascii_uppercase()))));
        }
        letter if letter.is_ascii_alphanumeric() => {
            if in_class {
                return Err(wrong);
            }
            cursor.back(place);
            return Ok(None);
        }
        other => u32::from(other),
    };
    Ok(Some(Escaped::One(code)))
}

/// After `\0`: one to three octal digits, up to 377.
fn octal(cursor: &mut Cursor) -> Option<u32> {
    let first = cursor.digit(8)?;
    let Some(second) = cursor.digit(8) else { return Some(first) };
    let two = first * 8 + second;
    Some(if first <= 3 { cursor.digit(8).map_or(two, |third| two * 8 + third) } else { two })
}

/// After `\u`: four hexadecimal digits; and of a pair of surrogates both.
fn utf16(cursor: &mut Cursor) -> Option<u32> {
    let first = cursor.hex(4)?;
    let place = cursor.place();
    if (0xD800..0xDC00).contains(&first) && cursor.eat_text("\\u") {
        if let Some(second) = cursor.hex(4).filter(|second| (0xDC00..0xE000).contains(second)) {
            return Some(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
        }
        cursor.back(place);
    }
    Some(first)
}

/// After `\p`: a letter, or a name in braces.
fn property(cursor: &mut Cursor, place: usize, negative: bool, fold: bool) -> Result<Set, Refusal> {
    const NAME: &str = "a property that Java has";
    let name = if cursor.eat('{') { cursor.take_until("}") } else { cursor.take().map(String::from) };
    let name = name.ok_or_else(|| cursor.wrong_at(place, NAME))?;
    cursor.count_sets(place, 1);
    if name.starts_with("In") || name.to_ascii_lowercase().starts_with("bl") && name.contains('=') {
        cursor.note(place, "a block of Unicode");
        return Ok(Set::Union(Vec::new()));
    }
    let set = match property_set(&name) {
        // Releases differ about them.
        Property::Same(set) if fold && is_cased(&name) => {
            cursor.note(place, "a property of case without regard to case");
            set
        }
        Property::Same(set) => set,
        Property::Own => {
            cursor.note(place, "this property of Java's own");
            Set::Union(Vec::new())
        }
        Property::Unknown => return Err(cursor.wrong_at(place, NAME)),
    };
    Ok(set.negated_if(negative))
}

/// Whether a property is about upper and lower case.
fn is_cased(name: &str) -> bool {
    let name = name.rsplit('=').next().unwrap_or_default();
    let name = name.strip_prefix("Is").or(name.strip_prefix("java")).unwrap_or(name).to_ascii_lowercase();
    matches!(&*name, "lu" | "ll" | "lt" | "lc") || ["lower", "upper", "title"].iter().any(|case| name.starts_with(case))
}

enum Property {
    Same(Set),
    /// Java has it, and the crate regex has none that is surely the same.
    Own,
    Unknown,
}

impl Property {
    fn or_unknown(set: Option<Set>) -> Self {
        set.map_or(Self::Unknown, Self::Same)
    }
}

fn property_set(name: &str) -> Property {
    if let Some((key, value)) = name.split_once('=') {
        return match &*key.to_ascii_lowercase() {
            "sc" | "script" => Property::or_unknown(script(value)),
            "gc" | "general_category" => general(value),
            _ => Property::Unknown,
        };
    }
    let Some(name) = name.strip_prefix("Is") else { return general(name) };
    let upper = name.to_ascii_uppercase();
    if let Some((_, same)) = BINARY.iter().find(|(known, _)| *known == upper) {
        return Property::Same(Set::property(same));
    }
    if OWN_BINARY.contains(&&*upper) {
        return Property::Own;
    }
    match general(name) {
        Property::Unknown => Property::or_unknown(script(name)),
        known => known,
    }
}

/// A category by its short name, a POSIX class, or a method.
fn general(name: &str) -> Property {
    if let Some((short, _)) = CATEGORIES.iter().find(|(short, _)| *short == name) {
        return Property::Same(names::category(short));
    }
    if name == "LD" {
        return Property::Same(names::category("L").union(names::category("Nd")));
    }
    if let Some((_, ranges)) = POSIX.iter().find(|(known, _)| *known == name) {
        return Property::Same(Set::of(ranges));
    }
    if name == "javaWhitespace" {
        let unbroken = Set::of(&[('\u{A0}', '\u{A0}'), ('\u{2007}', '\u{2007}'), ('\u{202F}', '\u{202F}')]);
        let controls = Set::of(&[('\t', '\r'), ('\x1C', '\x1F')]);
        return Property::Same(names::category("Z").and(unbroken.not()).union(controls));
    }
    match SAME_METHODS.iter().find(|(method, _)| *method == name) {
        Some((_, same)) => Property::Same(Set::property(same)),
        None if METHODS.contains(&name) => Property::Own,
        None => Property::Unknown,
    }
}

/// By its name or its ISO 15924 code, in any case.
fn script(name: &str) -> Option<Set> {
    names::short(SCRIPTS, |known| known.eq_ignore_ascii_case(name)).map(names::script)
}
