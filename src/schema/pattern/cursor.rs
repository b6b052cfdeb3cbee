//! The pattern as it is read: a place in it, how deep it is, and the first thing in it that is not supported.
//!
//! What is not supported is noted and read on, for a pattern that is also wrong further on is wrong.

use super::limits::{MAX_DEPTH, MAX_SETS};
use super::refusal::Refusal;

/// A character of the pattern.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    pub(super) character: char,
    /// Which one it is in the text of the pattern.
    pub(super) at: usize,
    /// It stands in `\Q…\E`, and means itself.
    pub(super) quoted: bool,
}

/// The pattern, and the place in it.
pub(super) struct Cursor {
    letters: Vec<Letter>,
    next: usize,
    depth: u32,
    sets: u32,
    unsupported: Option<Refusal>,
}

impl Cursor {
    pub(super) fn new(text: &str) -> Self {
        let letters = text.chars().enumerate().map(|(at, character)| Letter { character, at, quoted: false });
        Self::over(letters.collect())
    }

    pub(super) const fn over(letters: Vec<Letter>) -> Self {
        Self { letters, next: 0, depth: 0, sets: 0, unsupported: None }
    }

    /// The letter that is `ahead` of the next one.
    pub(super) fn letter(&self, ahead: usize) -> Option<Letter> {
        self.letters.get(self.next + ahead).copied()
    }

    /// The next character, if it means what it does outside `\Q…\E`.
    pub(super) fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    /// The character that is `ahead` of the next one, if it means what it does outside `\Q…\E`.
    pub(super) fn peek_at(&self, ahead: usize) -> Option<char> {
        self.letter(ahead).filter(|letter| !letter.quoted).map(|letter| letter.character)
    }

    /// Takes the next character.
    pub(super) fn take(&mut self) -> Option<char> {
        let letter = self.letter(0)?;
        self.next += 1;
        Some(letter.character)
    }

    /// Takes the next character if it is this one.
    pub(super) fn eat(&mut self, character: char) -> bool {
        let is = self.peek() == Some(character);
        self.next += usize::from(is);
        is
    }

    /// Takes what stands next if it is this text.
    pub(super) fn eat_text(&mut self, text: &str) -> bool {
        let is = text.chars().enumerate().all(|(ahead, character)| self.peek_at(ahead) == Some(character));
        self.next += if is { text.chars().count() } else { 0 };
        is
    }

    /// Takes what stands before `end`, and `end`.
    pub(super) fn take_until(&mut self, end: &str) -> Option<String> {
        let before = self.next;
        let mut text = String::new();
        while !self.eat_text(end) {
            let Some(character) = self.take() else {
                self.next = before;
                return None;
            };
            text.push(character);
        }
        Some(text)
    }

    /// Takes the next digit of a number with this base.
    pub(super) fn digit(&mut self, base: u32) -> Option<u32> {
        let digit = self.peek().and_then(|character| character.to_digit(base))?;
        self.next += 1;
        Some(digit)
    }

    /// Takes a decimal number, at most `u32::MAX`.
    pub(super) fn number(&mut self) -> Option<u32> {
        let mut number = self.digit(10)?;
        while let Some(digit) = self.digit(10) {
            number = number.saturating_mul(10).saturating_add(digit);
        }
        Some(number)
    }

    /// Takes exactly `count` hexadecimal digits, or nothing.
    pub(super) fn hex(&mut self, count: usize) -> Option<u32> {
        let before = self.next;
        let mut code = 0;
        for _ in 0..count {
            let Some(digit) = self.digit(16) else {
                self.next = before;
                return None;
            };
            code = code * 16 + digit;
        }
        Some(code)
    }

    /// After `{`: takes hexadecimal digits, at least one, up to the highest code point, and `}`; or nothing.
    pub(super) fn braced_hex(&mut self) -> Option<u32> {
        let before = self.next;
        let mut code = self.digit(16);
        while let (Some(high), Some(low)) = (code, if code.is_some() { self.digit(16) } else { None }) {
            code = Some(high * 16 + low).filter(|code| *code <= u32::from(char::MAX));
        }
        let code = code.filter(|_| self.eat('}'));
        if code.is_none() {
            self.next = before;
        }
        code
    }

    /// The place, for [`Cursor::back`].
    pub(super) const fn place(&self) -> usize {
        self.next
    }

    pub(super) const fn back(&mut self, place: usize) {
        self.next = place;
    }

    /// Where the next character stands in the pattern.
    pub(super) fn at(&self) -> usize {
        self.at_place(self.next)
    }

    /// Where the character at a place stands in the pattern.
    pub(super) fn at_place(&self, place: usize) -> usize {
        let after_last = || self.letters.last().map_or(0, |letter| letter.at + 1);
        self.letters.get(place).map_or_else(after_last, |letter| letter.at)
    }

    /// The pattern is wrong at the next character.
    pub(super) fn wrong(&self, what: &'static str) -> Refusal {
        Refusal::syntax(self.at(), what)
    }

    /// The pattern is wrong at a place.
    pub(super) fn wrong_at(&self, place: usize, what: &'static str) -> Refusal {
        Refusal::syntax(self.at_place(place), what)
    }

    /// Notes what is not supported, unless something was before it.
    pub(super) fn note(&mut self, place: usize, what: &'static str) {
        let refusal = Refusal::unsupported(self.at_place(place), what);
        if self.unsupported.is_none_or(|first| refusal.at < first.at) {
            self.unsupported = Some(refusal);
        }
    }

    /// What was noted.
    pub(super) const fn noted(&self) -> Option<Refusal> {
        self.unsupported
    }

    /// Counts large sets of characters.
    pub(super) fn count_sets(&mut self, place: usize, sets: u32) {
        self.sets += sets;
        if self.sets > MAX_SETS {
            self.note(place, "so many large sets of characters");
        }
    }

    /// Goes a level deeper.
    pub(super) fn enter(&mut self) -> Result<(), Refusal> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Refusal::unsupported(self.at(), TOO_DEEP));
        }
        Ok(())
    }

    /// Comes back a level.
    pub(super) const fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// More than [`MAX_DEPTH`] levels.
const TOO_DEEP: &str = "groups nested so deeply";
