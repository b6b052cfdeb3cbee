//! ECMAScript's classes, and the escapes that mean a character or a set of them.

use super::cursor::Cursor;
use super::names::{self, CATEGORIES, MORE_CATEGORIES, SCRIPTS};
use super::node::Set;
use super::refusal::Refusal;

/// Which of the two grammars, and what is known of the pattern before it is read.
#[derive(Clone, Copy)]
pub(super) struct Mode {
    /// With the flag `u`.
    pub(super) unicode: bool,
    /// Some group has a name, so `\k` must be followed by one.
    pub(super) named: bool,
    /// How many groups are captured.
    pub(super) captures: u32,
}

const ESCAPE: &str = "an escape that ECMAScript has";

/// Without the flag `u`, where UTF-16 units count.
pub(super) const HALF: &str = "half of a character without the flag u";

/// What `\d`, `\s` and `\w` are. <https://tc39.es/ecma262/2024/#sec-white-space> and
/// <https://tc39.es/ecma262/2024/#sec-line-terminators>: `Zs` is written out, as it is in Unicode 15.
const PREDEFINED: &[(char, &[(char, char)])] = &[
    ('d', &[('0', '9')]),
    (
        's',
        &[
            ('\t', '\r'),
            (' ', ' '),
            ('\u{A0}', '\u{A0}'),
            ('\u{1680}', '\u{1680}'),
            ('\u{2000}', '\u{200A}'),
            ('\u{2028}', '\u{2029}'),
            ('\u{202F}', '\u{202F}'),
            ('\u{205F}', '\u{205F}'),
            ('\u{3000}', '\u{3000}'),
            ('\u{FEFF}', '\u{FEFF}'),
        ],
    ),
    ('w', &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
];

/// Binary properties, short and long (<https://tc39.es/ecma262/2024/#table-binary-unicode-properties>).
const BINARY: &[(&str, &str)] = &[
    ("ASCII", "ASCII"),
    ("AHex", "ASCII_Hex_Digit"),
    ("Alpha", "Alphabetic"),
    ("Any", "Any"),
    ("Assigned", "Assigned"),
    ("Bidi_C", "Bidi_Control"),
    ("CI", "Case_Ignorable"),
    ("Cased", "Cased"),
    ("CWCF", "Changes_When_Casefolded"),
    ("CWCM", "Changes_When_Casemapped"),
    ("CWL", "Changes_When_Lowercased"),
    ("CWT", "Changes_When_Titlecased"),
    ("CWU", "Changes_When_Uppercased"),
    ("Dash", "Dash"),
    ("DI", "Default_Ignorable_Code_Point"),
    ("Dep", "Deprecated"),
    ("Dia", "Diacritic"),
    ("Emoji", "Emoji"),
    ("EComp", "Emoji_Component"),
    ("EMod", "Emoji_Modifier"),
    ("EBase", "Emoji_Modifier_Base"),
    ("EPres", "Emoji_Presentation"),
    ("ExtPict", "Extended_Pictographic"),
    ("Ext", "Extender"),
    ("Gr_Base", "Grapheme_Base"),
    ("Gr_Ext", "Grapheme_Extend"),
    ("Hex", "Hex_Digit"),
    ("IDSB", "IDS_Binary_Operator"),
    ("IDST", "IDS_Trinary_Operator"),
    ("IDC", "ID_Continue"),
    ("IDS", "ID_Start"),
    ("Ideo", "Ideographic"),
    ("Join_C", "Join_Control"),
    ("LOE", "Logical_Order_Exception"),
    ("Lower", "Lowercase"),
    ("Math", "Math"),
    ("NChar", "Noncharacter_Code_Point"),
    ("Pat_Syn", "Pattern_Syntax"),
    ("Pat_WS", "Pattern_White_Space"),
    ("QMark", "Quotation_Mark"),
    ("Radical", "Radical"),
    ("RI", "Regional_Indicator"),
    ("STerm", "Sentence_Terminal"),
    ("SD", "Soft_Dotted"),
    ("Term", "Terminal_Punctuation"),
    ("UIdeo", "Unified_Ideograph"),
    ("Upper", "Uppercase"),
    ("VS", "Variation_Selector"),
    ("space", "White_Space"),
    ("XIDC", "XID_Continue"),
    ("XIDS", "XID_Start"),
];

/// Those that the crate regex has not.
const NOT_HERE: &[&str] = &["Bidi_M", "Bidi_Mirrored", "CWKCF", "Changes_When_NFKC_Casefolded"];

/// A class, whose `[` was taken.
pub(super) fn class(cursor: &mut Cursor, mode: Mode) -> Result<Set, Refusal> {
    let negative = cursor.eat('^');
    let mut sets = Vec::new();
    while !cursor.eat(']') {
        let place = cursor.place();
        let from = member(cursor, mode)?;
        if cursor.peek() != Some('-') || cursor.peek_at(1) == Some(']') {
            sets.push(from);
            continue;
        }
        cursor.take();
        let to = member(cursor, mode)?;
        match (from, to) {
            (Set::Range(from, _), Set::Range(to, _)) if from <= to => sets.push(Set::Range(from, to)),
            (Set::Range(..), Set::Range(..)) => {
                return Err(cursor.wrong_at(place, "a range whose first character is not the greater"));
            }
            _ if mode.unicode => return Err(cursor.wrong_at(place, "a range of two characters")),
            (from, to) => sets.extend([from, Set::single(u32::from('-')), to]),
        }
    }
    Ok(Set::Union(sets).negated_if(negative))
}

/// A character, as a range from it to itself, or a set.
fn member(cursor: &mut Cursor, mode: Mode) -> Result<Set, Refusal> {
    let place = cursor.place();
    let set = match cursor.peek() {
        None => return Err(cursor.wrong("a closing bracket")),
        Some('\\') => match set_escape(cursor, mode)? {
            Some(set) => set,
            None => Set::single(character(cursor, mode, true)?),
        },
        Some(_) => Set::single(cursor.take().map_or(0, u32::from)),
    };
    if !mode.unicode && matches!(set, Set::Range(0xD800..0xE000 | 0x1_0000.., _)) {
        cursor.note(place, HALF);
    }
    Ok(set)
}

/// `\d \D \s \S \w \W`, and with the flag `u` `\p \P`; nothing if none of them stands next.
pub(super) fn set_escape(cursor: &mut Cursor, mode: Mode) -> Result<Option<Set>, Refusal> {
    let Some(letter) = cursor.peek_at(1) else { return Ok(None) };
    if mode.unicode && matches!(letter, 'p' | 'P') {
        return property(cursor, letter == 'P').map(Some);
    }
    let Some((_, ranges)) = PREDEFINED.iter().find(|(name, _)| *name == letter.to_ascii_lowercase()) else {
        return Ok(None);
    };
    cursor.take();
    cursor.take();
    Ok(Some(Set::of(ranges).negated_if(letter.is_ascii_uppercase())))
}

/// `\p{Name}` and `\p{Name=Value}`.
fn property(cursor: &mut Cursor, negative: bool) -> Result<Set, Refusal> {
    const NAME: &str = "a property of Unicode that ECMAScript has";
    let place = cursor.place();
    cursor.take();
    cursor.take();
    let name = if cursor.eat('{') { cursor.take_until("}") } else { None };
    let name = name.ok_or_else(|| cursor.wrong_at(place, NAME))?;
    cursor.count_sets(place, 1);
    if NOT_HERE.contains(&&*name) {
        cursor.note(place, "this property");
        return Ok(Set::Union(Vec::new()));
    }
    let set = property_set(&name).ok_or_else(|| cursor.wrong_at(place, NAME))?;
    Ok(set.negated_if(negative))
}

/// Case and underscores matter.
fn property_set(name: &str) -> Option<Set> {
    let category = |name: &str| {
        let is = |known: &str| known == name;
        let short = names::short(CATEGORIES, is);
        let more = || MORE_CATEGORIES.iter().find(|(_, long)| is(long)).map(|(short, _)| *short);
        short.or_else(more).map(names::category)
    };
    if let Some((key, value)) = name.split_once('=') {
        let script = || names::short(SCRIPTS, |known| known == value).or(older_script(value));
        return match key {
            "General_Category" | "gc" => category(value),
            "Script" | "sc" => script().map(names::script),
            "Script_Extensions" | "scx" => script().map(|short| Set::Property(format!("scx={short}"))),
            _ => None,
        };
    }
    let binary = BINARY.iter().find(|(short, long)| *short == name || *long == name);
    binary.map(|(_, long)| Set::property(long)).or_else(|| category(name))
}

/// Codes that two scripts had before.
fn older_script(name: &str) -> Option<&'static str> {
    match name {
        "Qaac" => Some("Copt"),
        "Qaai" => Some("Zinh"),
        _ => None,
    }
}

/// An escape that is one character: its code point, or its UTF-16 unit.
pub(super) fn character(cursor: &mut Cursor, mode: Mode, in_class: bool) -> Result<u32, Refusal> {
    let place = cursor.place();
    cursor.take();
    let wrong = cursor.wrong_at(place, ESCAPE);
    let letter = cursor.take().ok_or(wrong)?;
    let code = match letter {
        'b' if in_class => 0x08,
        'f' => 0x0C,
        'n' => 0x0A,
        'r' => 0x0D,
        't' => 0x09,
        'v' => 0x0B,
        'c' => match cursor.peek() {
            Some(next) if controls(next, mode, in_class) => {
                cursor.take();
                u32::from(next) % 32
            }
            _ if mode.unicode => return Err(wrong),
            // The backslash stands for itself, and what follows too.
            _ => {
                cursor.back(place);
                cursor.take();
                u32::from('\\')
            }
        },
        '0' if !cursor.peek().is_some_and(|next| next.is_ascii_digit()) => 0,
        '0'..='7' if !mode.unicode => octal(cursor, letter),
        'x' => match cursor.hex(2) {
            Some(code) => code,
            None if mode.unicode => return Err(wrong),
            None => u32::from('x'),
        },
        'u' => match unicode(cursor, mode) {
            Some(code) => code,
            None if mode.unicode => return Err(wrong),
            None => u32::from('u'),
        },
        '-' if mode.unicode && in_class => u32::from('-'),
        other if mode.unicode => {
            if !"^$\\.*+?()[]{}|/".contains(other) {
                return Err(wrong);
            }
            u32::from(other)
        }
        'k' if mode.named => return Err(wrong),
        other => u32::from(other),
    };
    Ok(code)
}

/// Whether a character may follow `\c`.
fn controls(next: char, mode: Mode, in_class: bool) -> bool {
    next.is_ascii_alphabetic() || !mode.unicode && in_class && (next.is_ascii_digit() || next == '_')
}

/// Up to three octal digits, the first taken, up to 377.
fn octal(cursor: &mut Cursor, first: char) -> u32 {
    let first = first.to_digit(8).unwrap_or(0);
    let Some(second) = cursor.digit(8) else { return first };
    let two = first * 8 + second;
    if first <= 3 { cursor.digit(8).map_or(two, |third| two * 8 + third) } else { two }
}

/// After `\u`: four hexadecimal digits; with the flag also `{…}`, and of a pair of surrogates both.
fn unicode(cursor: &mut Cursor, mode: Mode) -> Option<u32> {
    if mode.unicode && cursor.eat('{') {
        return cursor.braced_hex();
    }
    let first = cursor.hex(4)?;
    let place = cursor.place();
    if mode.unicode && (0xD800..0xDC00).contains(&first) && cursor.eat_text("\\u") {
        if let Some(second) = cursor.hex(4).filter(|second| (0xDC00..0xE000).contains(second)) {
            return Some(paired(first, second));
        }
        cursor.back(place);
    }
    Some(first)
}

/// The character of a pair of surrogates.
pub(super) const fn paired(high: u32, low: u32) -> u32 {
    0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)
}
