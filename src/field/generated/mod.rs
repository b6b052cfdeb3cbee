//! Tables that a generator writes (`oracles/generators`), and what packs and reads them. They are packed by the compiler:
//! the files stay readable, the module holds only bits.

pub(super) mod calling_codes;
pub(super) mod iso;

/// A set of codes of two letters: for each first letter the bits of the second ones.
pub(super) struct Pairs([u32; 26]);

impl Pairs {
    /// The set of all the codes in these lists, which are parted by spaces. In either case.
    const fn new(lists: &[&str]) -> Self {
        let mut rows = [0; 26];
        let mut list = 0;
        while list < lists.len() {
            let text = lists[list].as_bytes();
            let mut at = 0;
            while at < text.len() {
                let [first, second] = [text[at].to_ascii_lowercase(), text[at + 1].to_ascii_lowercase()];
                rows[(first - b'a') as usize] |= 1 << (second - b'a');
                at += "xx ".len();
            }
            list += 1;
        }
        Self(rows)
    }

    /// Whether the code is in the set, in either case.
    pub(super) fn has(&self, [first, second]: [u8; 2]) -> bool {
        let place = |letter: u8| letter.to_ascii_lowercase().wrapping_sub(b'a');
        let row = self.0.get(usize::from(place(first))).unwrap_or(&0);
        row.checked_shr(place(second).into()).is_some_and(|bits| bits & 1 == 1)
    }
}

/// The two letters that `text` is, or the offset at which it is something else.
pub(super) fn two_letters(text: &str) -> Result<[u8; 2], usize> {
    match text.as_bytes() {
        [first, second] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => Ok([*first, *second]),
        bytes => Err(bytes.iter().take(2).take_while(|byte| byte.is_ascii_alphabetic()).count()),
    }
}

/// By calling code the bits of the lengths, from rows of a code, its regions, and the lengths.
const fn by_code(rows: &[(usize, &str, &[u8])]) -> [u16; 1000] {
    let mut codes = [0; 1000];
    let mut row = 0;
    while row < rows.len() {
        let (code, _, lengths) = rows[row];
        let mut at = 0;
        while at < lengths.len() {
            codes[code] |= 1 << lengths[at];
            at += 1;
        }
        row += 1;
    }
    codes
}
