//! Tables that a generator writes (`oracles/generators`), and what packs and reads them. The compiler packs them: the
//! files stay readable, the module holds only bits.

pub(super) mod calling_codes;
pub(super) mod iso;
pub(super) mod unicode;

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

/// What `code` means in a table of words `code:meaning`.
pub(super) fn look_up(table: &'static str, code: &str) -> Option<&'static str> {
    table.split(' ').find_map(|word| word.split_once(':').filter(|(of, _)| *of == code)).map(|(_, meaning)| meaning)
}

/// The two letters that `text` is, or the offset at which it is something else.
pub(super) fn two_letters(text: &str) -> Result<[u8; 2], usize> {
    match text.as_bytes() {
        [first, second] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => Ok([*first, *second]),
        bytes => Err(bytes.iter().take(2).take_while(|byte| byte.is_ascii_alphabetic()).count()),
    }
}

/// A row of the table of calling codes, as it is written: the code, its regions, its national prefixes, the lengths of
/// numbers without one, and the lengths by first digit.
type Row = (u16, &'static str, &'static str, &'static [u8], &'static [(&'static str, &'static [u8])]);

/// How national numbers under a calling code are written. Of lengths bit n stands for n digits.
pub(super) struct Plan {
    /// The calling code.
    pub(super) code: u16,
    /// The national prefixes, bits of [`PREFIXES`].
    pub(super) prefixes: u8,
    /// The lengths of a number that is written without a national prefix and cannot be a local one.
    pub(super) bare: u16,
    /// The lengths by first digit.
    pub(super) by_digit: [u16; 10],
}

/// Every national prefix, the longer ones first.
pub(super) const PREFIXES: [&str; 5] = ["80", "06", "0", "1", "8"];

/// By calling code the bits of the lengths.
const fn lengths(rows: &[Row]) -> [u16; 1000] {
    let mut codes = [0; 1000];
    let mut row = 0;
    while row < rows.len() {
        let (code, _, _, _, by_digit) = rows[row];
        let mut at = 0;
        while at < by_digit.len() {
            codes[code as usize] |= length_bits(by_digit[at].1);
            at += 1;
        }
        row += 1;
    }
    codes
}

const fn plans<const N: usize>(rows: &[Row]) -> [Plan; N] {
    let mut plans = [const { Plan { code: 0, prefixes: 0, bare: 0, by_digit: [0; 10] } }; N];
    let mut row = 0;
    while row < N {
        let (code, _, prefixes, bare, by_digit) = rows[row];
        let mut first = [0; 10];
        let mut group = 0;
        while group < by_digit.len() {
            let (digits, lengths) = by_digit[group];
            let mut at = 0;
            while at < digits.len() {
                first[(digits.as_bytes()[at] - b'0') as usize] = length_bits(lengths);
                at += 1;
            }
            group += 1;
        }
        plans[row] = Plan { code, prefixes: prefix_bits(prefixes), bare: length_bits(bare), by_digit: first };
        row += 1;
    }
    plans
}

/// The calling codes by the letters of the regions.
const fn regions(rows: &[Row]) -> [[u16; 26]; 26] {
    let mut codes = [[0; 26]; 26];
    let mut row = 0;
    while row < rows.len() {
        let (code, names, ..) = rows[row];
        let names = names.as_bytes();
        let mut at = 0;
        // "no country" is no region.
        while at < names.len() && names[0].is_ascii_uppercase() {
            codes[(names[at] - b'A') as usize][(names[at + 1] - b'A') as usize] = code;
            at += "XX ".len();
        }
        row += 1;
    }
    codes
}

const fn length_bits(lengths: &[u8]) -> u16 {
    let (mut bits, mut at) = (0, 0);
    while at < lengths.len() {
        bits |= 1 << lengths[at];
        at += 1;
    }
    bits
}

/// The bits of these prefixes, which are parted by spaces.
const fn prefix_bits(prefixes: &str) -> u8 {
    let text = prefixes.as_bytes();
    let (mut bits, mut at) = (0, 0);
    while at < text.len() {
        let mut nth = 0;
        while !is_word(text, at, PREFIXES[nth].as_bytes()) {
            nth += 1;
        }
        bits |= 1 << nth;
        at += PREFIXES[nth].len() + 1;
    }
    bits
}

/// Whether the word of `text` that begins at `at` is this one.
const fn is_word(text: &[u8], at: usize, word: &[u8]) -> bool {
    let mut nth = 0;
    while nth < word.len() {
        if at + nth >= text.len() || text[at + nth] != word[nth] {
            return false;
        }
        nth += 1;
    }
    at + nth == text.len() || text[at + nth] == b' '
}

#[cfg(test)]
mod tests {
    use super::calling_codes::{LENGTHS, PLANS, REGIONS, ZEROS};
    use super::iso::{COUNTRIES, COUNTRIES_OF, FORMER_COUNTRIES, LANGUAGES, LANGUAGES_OF};
    use super::{Pairs, look_up, two_letters};

    fn count(pairs: &Pairs) -> u32 {
        pairs.0.iter().map(|row| row.count_ones()).sum()
    }

    #[test]
    fn the_tables_are_as_long_as_their_sources() {
        assert_eq!((count(&LANGUAGES), count(&COUNTRIES)), (183, 249));
        assert_eq!(LENGTHS.iter().filter(|lengths| **lengths != 0).count(), 215);
        assert_eq!(REGIONS.iter().flatten().filter(|code| **code != 0).count(), 245);
    }

    #[test]
    fn every_other_code_means_one_that_is_in_use() {
        let means = |table: &'static str, pairs: &Pairs| {
            for word in table.split(' ') {
                let (code, meaning) = word.split_once(':').unwrap();
                assert!(two_letters(meaning).is_ok_and(|meaning| pairs.has(meaning)), "{word}");
                assert!(!two_letters(code).is_ok_and(|code| pairs.has(code)), "{word}");
                assert_eq!(look_up(table, code), Some(meaning));
            }
        };
        means(LANGUAGES_OF, &LANGUAGES);
        means(COUNTRIES_OF, &COUNTRIES);
        means(FORMER_COUNTRIES, &COUNTRIES);
        assert_eq!([look_up(COUNTRIES_OF, "GB"), look_up(COUNTRIES_OF, ""), look_up(COUNTRIES_OF, "US")], [None; 3]);
    }

    #[test]
    fn nothing_but_letters_is_in_a_set() {
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                let letters = first.is_ascii_alphabetic() && second.is_ascii_alphabetic();
                assert!(letters || !COUNTRIES.has([first, second]), "{first} {second}");
            }
        }
    }

    #[test]
    fn no_calling_code_begins_with_another() {
        let used = |code: usize| LENGTHS[code] != 0;
        assert!((1..1000).filter(|code| used(*code)).all(|code| !used(code / 10) && !used(code / 100)));
        assert!(ZEROS.iter().all(|(code, _)| used(usize::from(*code))));
        assert!(PLANS.iter().all(|plan| used(usize::from(plan.code))) && PLANS.is_sorted_by_key(|plan| plan.code));
        assert!(REGIONS.iter().flatten().all(|code| *code == 0 || used(usize::from(*code))));
    }
}
