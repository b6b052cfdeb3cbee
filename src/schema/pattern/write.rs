//! A pattern that was read, written as one of the crate regex that means the same
//! (<https://docs.rs/regex/1/regex/#syntax>). There, `\d \w \s \b` are Unicode, `[` opens a class inside a class, and `&&`, `--`
//! and `~~` are operators: so every character but digits and ASCII letters is written as its number, and every set in full.

use super::node::{Look, Node, Set};

/// The node as a pattern of the crate regex.
pub(super) fn regex(node: &Node) -> String {
    let mut text = String::new();
    write(node, &mut text);
    text
}

fn write(node: &Node, text: &mut String) {
    match node {
        Node::One { set, fold: false } => write_set(set, text),
        Node::One { set, fold: true } => wrapped("(?i:", text, |text| write_set(set, text)),
        Node::Look(look) => text.push_str(look_around(*look)),
        Node::Empty | Node::Repeat(_, _, Some(0)) => text.push_str("(?:)"),
        Node::Repeat(node, ..) if matches!(**node, Node::Empty) => text.push_str("(?:)"),
        Node::Repeat(node, min, max) => {
            wrapped("(?:", text, |text| write(node, text));
            text.push_str(&times(*min, *max));
        }
        Node::Concat(nodes) => wrapped("(?:", text, |text| nodes.iter().for_each(|node| write(node, text))),
        Node::Alternate(nodes) => wrapped("(?:", text, |text| {
            for (nth, node) in nodes.iter().enumerate() {
                text.push_str(if nth > 0 { "|" } else { "" });
                write(node, text);
            }
        }),
    }
}

fn wrapped(open: &str, text: &mut String, inside: impl FnOnce(&mut String)) {
    text.push_str(open);
    inside(text);
    text.push(')');
}

fn times(min: u32, max: Option<u32>) -> String {
    match (min, max) {
        (0, None) => "*".into(),
        (1, None) => "+".into(),
        (0, Some(1)) => "?".into(),
        (min, None) => format!("{{{min},}}"),
        (min, Some(max)) => format!("{{{min},{max}}}"),
    }
}

/// ASCII word boundaries are those without Unicode. Between the bytes of one character the crate never matches.
const fn look_around(look: Look) -> &'static str {
    match look {
        Look::Start => r"\A",
        // Of a text that is also tried without its last line terminator.
        Look::End | Look::EndOfLastLine => r"\z",
        Look::LineStart => "(?m:^)",
        Look::LineEnd => "(?m:$)",
        Look::Word => r"(?-u:\b)",
        Look::NotWord => r"(?-u:\B)",
    }
}

/// A set that stands alone.
fn write_set(set: &Set, text: &mut String) {
    match set {
        Set::Range(from, to) if from == to && char::from_u32(*from).is_some() => write_code(*from, text),
        _ => {
            text.push('[');
            write_items(set, text);
            text.push(']');
        }
    }
}

/// The set of no character. The crate takes no empty brackets.
const NOTHING: &str = r"[^\x{0}-\x{10FFFF}]";

/// A set as it stands inside brackets.
fn write_items(set: &Set, text: &mut String) {
    match set {
        Set::Range(from, to) => write_range(*from, *to, text),
        Set::Property(name) => text.extend([r"\p{", name, "}"]),
        Set::Union(sets) if sets.is_empty() => text.push_str(NOTHING),
        Set::Union(sets) => sets.iter().for_each(|set| write_items(set, text)),
        Set::And(left, right) => {
            text.push_str("[[");
            write_items(left, text);
            text.push_str("]&&[");
            write_items(right, text);
            text.push_str("]]");
        }
        Set::Not(set) => {
            text.push_str("[^");
            write_items(set, text);
            text.push(']');
        }
    }
}

/// Surrogates, which no text has and the crate does not take.
const SURROGATES: (u32, u32) = (0xD800, 0xDFFF);

fn write_range(from: u32, to: u32, text: &mut String) {
    let is_surrogate = |code| (SURROGATES.0..=SURROGATES.1).contains(&code);
    let from = if is_surrogate(from) { SURROGATES.1 + 1 } else { from };
    let to = if is_surrogate(to) { SURROGATES.0 - 1 } else { to };
    if from > to {
        text.push_str(NOTHING);
        return;
    }
    write_code(from, text);
    if from < to {
        text.push('-');
        write_code(to, text);
    }
}

fn write_code(code: u32, text: &mut String) {
    match char::from_u32(code) {
        Some(character) if character.is_ascii_alphanumeric() => text.push(character),
        _ => text.extend([r"\x{", &format!("{code:X}"), "}"]),
    }
}
