//! The module as text that JavaScript carries: a string of printable ASCII that no bundler rewrites and that compresses
//! nearly as well as the bytes do.
//!
//! The byte values that occur most often are one character each; the others are a prefix and one character. So one
//! byte is always the same text, and the repetitions that brotli and gzip look for stay whole, which base64 cuts apart.
//! A module of 192,832 bytes (brotli: 75,334) took 204,573 (76,952) so, 257,112 (95,171) in base64, 385,664 (80,581) in
//! hexadecimal, and 231,000 (78,700, or 85,600 where a bundler keeps to ASCII) as Latin-1.
//!
//! The alphabet has no quote, backtick, backslash, dollar or `<`: no character is escaped in any kind of literal or in a
//! `<script>`. `pkg/carrier.js` decodes it, with the loop of `decoder.wat`.

/// What the alphabet leaves out of printable ASCII.
const ESCAPED: &[u8] = b"'\"`\\$<";

/// How many characters at the end of the alphabet are prefixes.
const PREFIXES: usize = 2;

/// A module as text.
pub(crate) struct Carried {
    /// Which byte values are one character: 64 hexadecimal digits, four values in each, the lowest value first.
    pub(crate) single: String,
    /// The bytes.
    pub(crate) text: String,
}

fn alphabet() -> Vec<u8> {
    (b' '..=b'~').filter(|character| !ESCAPED.contains(character)).collect()
}

/// Encodes bytes.
pub(crate) fn encode(bytes: &[u8]) -> Carried {
    let alphabet = alphabet();
    let (letters, prefixes) = alphabet.split_at(alphabet.len() - PREFIXES);
    let mut counts = [0_usize; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    let mut by_count: Vec<u8> = (0..=u8::MAX).collect();
    by_count.sort_by_key(|byte| std::cmp::Reverse(counts[usize::from(*byte)]));
    let (single, double) = by_count.split_at_mut(letters.len());
    single.sort_unstable();
    double.sort_unstable();
    let mut codes = vec![String::new(); 256];
    for (byte, letter) in single.iter().zip(letters) {
        codes[usize::from(*byte)] = char::from(*letter).into();
    }
    for (at, byte) in double.iter().enumerate() {
        let code = [prefixes[at / letters.len()], letters[at % letters.len()]];
        codes[usize::from(*byte)] = code.map(char::from).iter().collect();
    }
    let is_single = |byte: usize| u8::try_from(byte).is_ok_and(|byte| single.contains(&byte));
    let digit = |at: usize| (0..4).fold(0, |digit, bit| digit | u32::from(is_single(at * 4 + bit)) << bit);
    Carried {
        single: (0..64).filter_map(|at| char::from_digit(digit(at), 16)).collect(),
        text: bytes.iter().map(|byte| codes[usize::from(*byte)].as_str()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{ESCAPED, PREFIXES, alphabet, encode};

    fn decode(single: &str, text: &str) -> Vec<u8> {
        let alphabet = alphabet();
        let (letters, prefixes) = alphabet.split_at(alphabet.len() - PREFIXES);
        let digits: Vec<_> = single.chars().filter_map(|digit| digit.to_digit(16)).collect();
        let (single, double): (Vec<u8>, Vec<u8>) =
            (0..=u8::MAX).partition(|byte| digits[usize::from(byte / 4)] >> (byte % 4) & 1 == 1);
        let mut prefix = None;
        let mut bytes = Vec::new();
        for character in text.bytes() {
            if let Some(at) = prefixes.iter().position(|prefix| *prefix == character) {
                prefix = Some(at);
                continue;
            }
            let at = letters.iter().position(|letter| *letter == character).unwrap();
            bytes.push(prefix.take().map_or_else(|| single[at], |prefix: usize| double[prefix * letters.len() + at]));
        }
        bytes
    }

    #[test]
    fn what_is_encoded_can_be_decoded() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        let uneven: Vec<u8> = (0..20_000_u32).map(|at| u8::try_from(at * at % 251).unwrap()).collect();
        for bytes in [&[][..], b"\0asm\x01\0\0\0", &[255; 300], &all, &uneven, &[&uneven[..], &all].concat()] {
            let carried = encode(bytes);
            assert_eq!(decode(&carried.single, &carried.text), bytes);
            assert!(carried.text.bytes().all(|character| (b' '..=b'~').contains(&character)));
            assert!(!carried.text.bytes().any(|character| ESCAPED.contains(&character)));
        }
    }
}
