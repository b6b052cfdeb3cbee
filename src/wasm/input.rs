//! Path parameters and headers as the facade writes them (`pkg/runtime.js`): how many parameters, each a name and a value,
//! then how many headers. A number is four bytes, the lowest first; a text is its length and its bytes.

use crate::table::Input;

/// The length of a value that is no text.
const NO_TEXT: u32 = u32::MAX;

/// Reads them.
pub(super) fn read_input(bytes: &[u8]) -> Input {
    let mut reader = Reader(bytes);
    let mut input = Input::new();
    for _ in 0..reader.number() {
        input = input.param(reader.text(), reader.text());
    }
    for _ in 0..reader.number() {
        input = input.header(reader.text(), reader.text());
    }
    input
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> u32 {
        let (number, rest) = self.0.split_first_chunk().map_or(([0; 4], &[][..]), |(number, rest)| (*number, rest));
        self.0 = rest;
        u32::from_le_bytes(number)
    }

    /// What is no text is refused where values are judged, as a text with a replacement character is.
    fn text(&mut self) -> String {
        let length = self.number();
        let length = if length == NO_TEXT { return char::REPLACEMENT_CHARACTER.into() } else { length as usize };
        let (text, rest) = self.0.split_at_checked(length).unwrap_or_default();
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }
}
