//! What every fixed-form field refuses alike: nothing at all, invisible characters, white space at an edge, control
//! characters, and characters that only look like ASCII. Asked after a field's own check has failed, to name what is wrong.
//! And what free texts are warned about.

use super::fold;
use crate::report::{Code, Fault, code, shared};

/// The first such fault in `text`, if there is one.
///
/// # Errors
/// `empty` `invisible_character` `edge_space` `control_character` `look_alike`
pub(crate) fn form(text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(Fault::new(&shared::EMPTY));
    }
    // First: a person who sees nothing there would not understand another message.
    if let Some(at) = text.find(fold::is_invisible) {
        return Err(Fault::new(&shared::INVISIBLE_CHARACTER).at(at));
    }
    edges(text)?;
    for (at, character) in text.char_indices() {
        if character.is_control() {
            return Err(Fault::new(&shared::CONTROL_CHARACTER).at(at));
        }
        if let Some(ascii) = look_alike(character) {
            return Err(Fault::new(&shared::LOOK_ALIKE).at(at).expected(sign(ascii)));
        }
    }
    Ok(())
}

/// Refuses white space at an edge.
///
/// # Errors
/// `edge_space`, at the first such character
pub(crate) fn edges(text: &str) -> Result<(), Fault> {
    let trimmed = text.trim_end_matches(is_space);
    let at = if text.starts_with(is_space) {
        0
    } else if trimmed.len() < text.len() {
        trimmed.len()
    } else {
        return Ok(());
    };
    Err(Fault::new(&shared::EDGE_SPACE).at(at))
}

/// Refuses control characters: U+0000 to U+001F, U+007F to U+009F.
///
/// # Errors
/// `control_character`, at the first of them
pub(crate) fn controls(text: &str) -> Result<(), Fault> {
    text.find(char::is_control).map_or(Ok(()), |at| Err(Fault::new(&shared::CONTROL_CHARACTER).at(at)))
}

/// Refuses control characters but for the tab and the line ends, which belong into free text.
///
/// # Errors
/// `control_character`, at the first of them
pub(crate) fn unusual_controls(text: &str) -> Result<(), Fault> {
    // The control characters outside ASCII, U+0080 to U+009F, begin with the byte C2.
    if !text.bytes().any(|byte| matches!(byte, ..b' ' | 0x7F | 0xC2)) {
        return Ok(());
    }
    let unusual = |character: char| character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    text.find(unusual).map_or(Ok(()), |at| Err(Fault::new(&UNUSUAL_CONTROL).at(at)))
}

/// [`shared::CONTROL_CHARACTER`], where tabs and line breaks are allowed.
static UNUSUAL_CONTROL: Code = code(
    shared::CONTROL_CHARACTER.id,
    "must not contain control characters other than tabs and line breaks: one stands at position {at}",
);

/// White space as Unicode has it, and the byte order mark, which is as invisible.
#[must_use]
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{FEFF}'
}

/// For a person's own text: refuses bidirectional controls, and a text with nothing visible. Joiners, which emoji and many
/// scripts need, are allowed.
///
/// # Errors
/// `invisible_character`, at the first of them
pub(crate) fn visible(text: &str) -> Result<(), Fault> {
    if text.is_ascii() {
        return Ok(());
    }
    let is_blank = |character| fold::is_invisible(character) || is_space(character) || character.is_control();
    let at =
        text.find(is_bidi_control).or_else(|| text.find(fold::is_invisible).filter(|_| text.chars().all(is_blank)));
    at.map_or(Ok(()), |at| Err(Fault::new(&shared::INVISIBLE_CHARACTER).at(at)))
}

/// Unicode Character Database, PropList.txt: `Bidi_Control`.
fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The ASCII character that one outside ASCII is easily taken for: what [`fold::ascii`] folds, and the letters whose lower or
/// upper case is ASCII (Unicode, CaseFolding.txt: ſ and the Kelvin sign; UnicodeData.txt: ı), which no suggestion replaces.
#[must_use]
pub(crate) fn look_alike(character: char) -> Option<u8> {
    match character {
        'ı' => Some(b'i'),
        'ſ' => Some(b's'),
        '\u{212A}' => Some(b'K'),
        _ => fold::ascii(character),
    }
}

/// An ASCII character as text. It is `'static`, so no part of the value gets into the report.
fn sign(ascii: u8) -> &'static str {
    /// From U+0021 to U+007E.
    const SIGNS: &str = concat!(
        r##"!"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`"##,
        "abcdefghijklmnopqrstuvwxyz{|}~"
    );
    let at = usize::from(ascii.wrapping_sub(b'!'));
    SIGNS.get(at..=at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_alike_is_named() {
        for wide in '\u{FF01}'..='\u{FF5E}' {
            let ascii = look_alike(wide).unwrap();
            let name = char::from(ascii).to_string();
            assert_eq!(sign(ascii), name);
        }
        assert_eq!(
            ["’", "٣", "‑", "。", "\u{212A}"].map(|text| sign(look_alike(text.chars().next().unwrap()).unwrap())),
            ["'", "3", "-", ".", "K"]
        );
    }

    #[test]
    fn a_person_may_write_in_any_script() {
        for text in ["", "Ann", "میخواهم", "क्ष", "👩‍👩‍👧", "❤️", "ᠮᠣᠩᠭᠣᠯ᠎ᠠ", "\u{3000}", "a\u{200B}b"]
        {
            assert_eq!(visible(text), Ok(()), "{text:?}");
        }
        let at = |text| visible(text).unwrap_err().at;
        assert_eq!(at("a\u{202E}b"), Some(1));
        assert_eq!(at("\u{200F}שלום"), Some(0));
        assert_eq!(at("\u{3164}"), Some(0));
        assert_eq!(at(" \u{200B}\u{2800}"), Some(1));
        assert_eq!(at("\u{200D}"), Some(0));
    }
}
