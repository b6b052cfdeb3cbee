//! Reads what stands between the quotes of a string, eight bytes at a time.

/// A word of eight times the same byte.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Sets the high bit of each byte in `word` that is a quote, a backslash, or not from U+0020 to U+007E. What is carried
/// or borrowed may set the bit of a byte above such a one, too: the lowest bit is sure.
const fn stops(word: u64) -> u64 {
    let quotes = (word ^ each(b'"')).wrapping_sub(each(1));
    let backslashes = (word ^ each(b'\\')).wrapping_sub(each(1));
    let controls = word.wrapping_sub(each(b' '));
    let above = word.wrapping_add(each(1));
    (quotes | backslashes | controls | above) & each(0x80)
}

/// How many bytes from U+0020 to U+007E, but for quotes and backslashes, stand at the beginning of `text`.
pub(super) fn plain(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((chunk, after)) = rest.split_first_chunk() {
        let stops = stops(u64::from_le_bytes(*chunk));
        if stops != 0 {
            return text.len() - rest.len() + stops.trailing_zeros() as usize / 8;
        }
        rest = after;
    }
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
    text.len() - rest.len() + rest.iter().position(|byte| !is_plain(byte)).unwrap_or(rest.len())
}
