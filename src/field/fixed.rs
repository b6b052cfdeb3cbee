//! What every fixed-form field refuses alike: nothing at all, white space at an edge, control characters, and
//! characters that only look like ASCII. Asked after a field's own check has failed, to name what is wrong.

use crate::report::{Fault, shared};

/// The first such fault in `text`, if there is one.
///
/// # Errors
/// `empty` `edge_space` `control_character` `look_alike`
pub(crate) fn form(text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(Fault::new(&shared::EMPTY));
    }
    edges(text)?;
    for (at, character) in text.char_indices() {
        if character.is_control() {
            return Err(Fault::new(&shared::CONTROL_CHARACTER).at(at));
        }
        if look_alike(character) {
            return Err(Fault::new(&shared::LOOK_ALIKE).at(at));
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
    let unusual = |character: char| character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    text.find(unusual).map_or(Ok(()), |at| Err(Fault::new(&shared::CONTROL_CHARACTER).at(at)))
}

/// White space as Unicode has it, and the byte order mark, which is as invisible.
#[must_use]
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{FEFF}'
}

/// Whether a character outside ASCII is easily taken for one inside: full-width forms, digits of other scripts that
/// keyboards type, hyphens and dashes, and the letters that case folding turns into ASCII.
#[must_use]
pub(crate) fn look_alike(character: char) -> bool {
    matches!(character,
        '\u{FF01}'..='\u{FF5E}'
        | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' | '\u{0966}'..='\u{096F}'
        | '\u{1D7CE}'..='\u{1D7FF}'
        | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2024}'
        | 'ı' | 'ſ' | '\u{212A}')
}
