//! Generates patterns of a flavour with texts for them, the same ones in every run. Each part of a pattern comes with a
//! text that it matches, so that many of the texts match; and some patterns are mutated, so that many are wrong.

use std::collections::BTreeSet;

use crate::random::Random;

/// What a flavour's patterns are made of.
pub(crate) struct Parts {
    /// Parts, each with a text that it matches, beside [`ATOMS`].
    pub(crate) atoms: &'static [(&'static str, &'static str)],
    /// What stands inside brackets, each with a text that it matches, beside [`ITEMS`].
    pub(crate) items: &'static [(&'static str, &'static str)],
    /// How groups begin, beside `(` and `(?:`. `#` stands for a number, another one for each.
    pub(crate) groups: &'static [&'static str],
    /// What is inserted by mutation, beside [`MARKS`].
    pub(crate) marks: &'static [&'static str],
    /// How patterns end, each with a text that it matches.
    pub(crate) ends: &'static [(&'static str, &'static str)],
    /// Whether releases differ about what a word boundary is beyond ASCII: then such patterns get ASCII alone.
    pub(crate) ascii_boundaries: bool,
}

/// A pattern, and texts for it.
pub(crate) type Row = (String, Vec<String>);

/// How many rows a flavour has.
pub(crate) const ROWS: usize = 1_500;

/// How many texts a pattern has.
const TEXTS: usize = 4;

/// Parts of patterns that every flavour has.
const ATOMS: &[(&str, &str)] = &[
    ("a", "a"),
    ("b", "b"),
    ("K", "K"),
    ("é", "é"),
    (".", "x"),
    (".", "é"),
    (r"\d", "7"),
    (r"\D", "d"),
    (r"\w", "k"),
    (r"\W", "-"),
    (r"\s", " "),
    (r"\S", "s"),
    (r"\n", "\n"),
    (r"\r", "\r"),
    (r"\t", "\t"),
    (r"\f", "\u{c}"),
    (r"\x41", "A"),
    (r"\.", "."),
    (r"\\", "\\"),
    (r"\/", "/"),
    (r"\[", "["),
    (r"\{", "{"),
    ("-", "-"),
    (" ", " "),
    ("😀", "😀"),
    (",", ","),
    ("&&", "&&"),
    ("~", "~"),
    ("#", "#"),
    (r"\b", ""),
    (r"\B", ""),
    ("^", ""),
    (r"^\w+", "word"),
    (r"[a-z]{2,5}", "abc"),
    (r"(?:\d{3}-)?", "123-"),
];

/// What stands inside brackets in every flavour.
const ITEMS: &[(&str, &str)] = &[
    ("a", "a"),
    ("a-c", "b"),
    ("A-Z", "Q"),
    ("0-9", "5"),
    ("-", "-"),
    (r"\-", "-"),
    (r"\]", "]"),
    (r"\\", "\\"),
    (r"\d", "4"),
    (r"\D", "x"),
    (r"\w", "w"),
    (r"\W", "!"),
    (r"\s", "\t"),
    (r"\S", "s"),
    ("é", "é"),
    (r"\n", "\n"),
    ("^", "^"),
    ("$", "$"),
    (".", "."),
    ("|", "|"),
    ("(", "("),
    ("+--", "-"),
    ("~~", "~"),
    (r"\x41-\x43", "B"),
    (" ", " "),
];

/// What mutation inserts.
const MARKS: &[&str] = &[
    "(", ")", "[", "]", "{", "}", "*", "+", "?", "|", "^", "$", "\\", "-", ",", "2", "{2}", "{1,2}", "{2,1}", "{,2}",
    "{2", "(?", ":", "a", "0", "[^", "(?:", "]", ")", "-z", "x", "{1001}", "\\_", "\\q",
];

/// How often something is repeated.
const REPETITIONS: &[&str] = &["*", "+", "?", "{2}", "{0,2}", "{1,}", "{0}", "*?", "+?", "??", "{1,3}?"];

/// Where flavours differ about a character.
const LETTERS: &[char] = &[
    'a', 'b', 'k', 'K', '\u{212A}', 's', 'ſ', 'é', 'É', 'Ж', 'α', 'ß', '0', '7', '٣', '_', '-', ' ', '\t', '\n', '\r',
    '\u{b}', '\u{c}', '\u{85}', '\u{a0}', '\u{2028}', '\u{2029}', '\u{feff}', '\u{1680}', '\u{180e}', '😀', '\0', '\\',
    '&', '.', '#', '~', '\u{378}', 'İ', '𝒜', '\u{301}',
];

/// The rows of a flavour.
pub(crate) fn rows(parts: &Parts, seed: u64) -> Vec<Row> {
    let mut generator = Generator { random: Random::new(seed), parts, groups: 0 };
    let mut taken = BTreeSet::new();
    std::iter::repeat_with(|| generator.row()).filter(|(pattern, _)| taken.insert(pattern.clone())).take(ROWS).collect()
}

struct Generator<'a> {
    random: Random,
    parts: &'a Parts,
    groups: usize,
}

impl Generator<'_> {
    fn row(&mut self) -> Row {
        self.groups = 0;
        let (mut pattern, mut text) = self.pattern(2);
        if self.random.below(4) == 0 {
            pattern.insert(0, '^');
        }
        if self.random.below(3) == 0 {
            let (end, matched) = self.random.of(self.parts.ends);
            pattern += end;
            text += matched;
        }
        if self.random.below(4) == 0 {
            for _ in 0..=self.random.below(2) {
                self.mutate(&mut pattern);
            }
        }
        let mut texts = vec![text.clone()];
        while texts.len() < TEXTS {
            let edits = 1 + self.random.below(3);
            let from = if self.random.below(3) == 0 { "" } else { &text };
            texts.push(self.random.mutate(from, edits, LETTERS));
        }
        texts.dedup();
        if self.parts.ascii_boundaries && (pattern.contains(r"\b") || pattern.contains(r"\B")) {
            texts.retain(|text| text.is_ascii());
        }
        (pattern, texts)
    }

    fn one_of<T: Copy>(&mut self, common: &[T], own: &[T]) -> T {
        let own_first = !own.is_empty() && self.random.below(2) == 0;
        self.random.of(if own_first { own } else { common })
    }

    fn pattern(&mut self, depth: usize) -> (String, String) {
        let (mut pattern, text) = self.sequence(depth);
        if self.random.below(4) > 0 {
            return (pattern, text);
        }
        let (other, other_text) = self.sequence(depth);
        pattern = format!("{pattern}|{other}");
        (pattern, if self.random.below(2) == 0 { text } else { other_text })
    }

    fn sequence(&mut self, depth: usize) -> (String, String) {
        let (mut pattern, mut text) = (String::new(), String::new());
        for _ in 0..self.random.below(5) {
            let (part, matched) = self.term(depth);
            pattern += &part;
            text += &matched;
        }
        (pattern, text)
    }

    fn term(&mut self, depth: usize) -> (String, String) {
        let (mut pattern, mut text) = match self.random.below(10) {
            0..2 if depth > 0 => {
                self.groups += 1;
                let begin = self.one_of(&["(", "(?:"], self.parts.groups).replace('#', &self.groups.to_string());
                let (inside, text) = self.pattern(depth - 1);
                (format!("{begin}{inside})"), text)
            }
            2..5 => self.class(),
            _ => {
                let (pattern, text) = self.one_of(ATOMS, self.parts.atoms);
                (pattern.to_owned(), text.to_owned())
            }
        };
        if self.random.below(4) == 0 {
            pattern += self.random.of(REPETITIONS);
            text = text.repeat(self.random.below(3));
        }
        (pattern, text)
    }

    fn class(&mut self) -> (String, String) {
        let negative = self.random.below(4) == 0;
        let (mut pattern, mut text) = (String::from(if negative { "[^" } else { "[" }), String::new());
        for _ in 0..=self.random.below(3) {
            let (item, matched) = self.one_of(ITEMS, self.parts.items);
            pattern += item;
            matched.clone_into(&mut text);
        }
        pattern.push(']');
        if negative {
            text = self.random.of(LETTERS).to_string();
        }
        (pattern, text)
    }

    /// Removes a character, or inserts a mark.
    fn mutate(&mut self, pattern: &mut String) {
        let at = self.random.below(pattern.chars().count() + 1);
        let at = pattern.char_indices().nth(at).map_or(pattern.len(), |(at, _)| at);
        if self.random.below(3) == 0 && at < pattern.len() {
            pattern.remove(at);
        } else {
            let mark = self.one_of(MARKS, self.parts.marks);
            pattern.insert_str(at, mark);
        }
    }
}
