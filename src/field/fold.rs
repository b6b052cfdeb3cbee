//! What people paste, made plain: the fold that [`Field::suggest`](crate::table::Field::suggest) does before a field's own
//! readings. No verdict depends on it; the reasons of refusals use parts of it.
//!
//! First each character for itself: invisible ones go, and what only looks like ASCII becomes it ([`ascii`]). Then, from
//! outside to inside, what stands around the whole: white space, `;` `,` `.` behind it, quotes or brackets around it, and
//! the apostrophe with which a spreadsheet marks a text.
//!
//! Sources: Unicode Character Database, `General_Category` (Cf, Nd, Pd) and `Quotation_Mark`; RFC 8265, 3.3, width mapping
//! rule; RFC 3490, 3.1: the full stops U+3002, U+FF0E and U+FF61; Unicode, confusables.txt: other signs that look like `'`, `"`
//! and `.`.

use super::generated::unicode::{DASHES, INVISIBLE, ZEROS};

/// At most this many layers of quotes, brackets and marks are taken off: each round reads the text, so the time stays linear.
const LAYERS: usize = 8;

/// How far the full-width forms U+FF01 to U+FF5E stand from ASCII.
const WIDE: u32 = 0xFEE0;

/// `text` with what people paste along taken off.
pub(crate) fn fold(text: &str) -> String {
    let visible = text.chars().filter(|character| !is_invisible(*character));
    let plain: String = visible.map(|character| ascii(character).map_or(character, char::from)).collect();
    peel(&plain).into()
}

/// `text` without the white space, marks, quotes and brackets around it.
pub(super) fn peel(text: &str) -> &str {
    let mut text = text.trim();
    for _ in 0..LAYERS {
        let inner = text.trim_end_matches([';', ',', '.']);
        let inner = unwrap(inner).or_else(|| inner.strip_prefix('\'')).unwrap_or(inner).trim();
        if inner.len() == text.len() {
            break;
        }
        text = inner;
    }
    text
}

/// What stands in the quotes or brackets that are around the whole of `text`.
pub(super) fn unwrap(text: &str) -> Option<&str> {
    let open = text.chars().next()?;
    let close = match open {
        '"' | '\'' | '`' => open,
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        // CJK brackets, U+3008 to U+3011 and U+3014 to U+301B, in pairs; mathematical angle brackets.
        '〈' | '《' | '【' | '〔' | '〖' | '〘' | '〚' | '⟨' | '⟪' => char::from_u32(u32::from(open) + 1)?,
        _ => return None,
    };
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    // `(a) (b)` is in no bracket as a whole.
    let mut depth = 1_usize;
    let is_whole = open == close
        || inner.chars().all(|character| {
            if character == open {
                depth += 1;
            } else if character == close {
                depth -= 1;
            }
            depth > 0
        });
    is_whole.then_some(inner)
}

/// Whether nothing is seen of a character, and it is no white space.
#[must_use]
pub(crate) fn is_invisible(character: char) -> bool {
    // The first invisible character outside ASCII is the soft hyphen.
    character >= '\u{AD}' && is_in(&INVISIBLE, character)
}

/// The ASCII character that a character outside ASCII is typed for: of a full-width form, a digit of any script, a dash or
/// hyphen, a typographic quote, an ideographic full stop.
#[must_use]
pub(crate) fn ascii(character: char) -> Option<u8> {
    if character.is_ascii() {
        return None;
    }
    let point = u32::from(character);
    let ascii = match character {
        '\u{FF01}'..='\u{FF5E}' => u8::try_from(point - WIDE).ok()?,
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | '′' => b'\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '⹂' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟' | '｢' | '｣' => {
            b'"'
        }
        '。' | '｡' | '\u{2024}' | '﹒' => b'.',
        _ if is_in(&DASHES, character) => b'-',
        _ => digit(point)?,
    };
    Some(ascii)
}

/// The digit that a digit of any script is.
fn digit(point: u32) -> Option<u8> {
    let zero = ZEROS[..ZEROS.partition_point(|zero| *zero <= point)].last()?;
    let value = point - zero;
    (value < 10).then(|| u8::try_from(value).ok())?.map(|value| b'0' + value)
}

fn is_in(ranges: &[(u32, u32)], character: char) -> bool {
    let point = u32::from(character);
    let after = ranges.partition_point(|(first, _)| *first <= point);
    ranges[..after].last().is_some_and(|(_, last)| point <= *last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_fold(text: &str, plain: &str) {
        assert_eq!(fold(text), plain, "{text:?}");
    }

    #[test]
    fn what_looks_like_ascii_becomes_it() {
        assert_fold("ＡＺａｚ０９＠＋－．", "AZaz09@+-");
        assert_fold("٠١٢٣ ۴۵ ६७ ๘๙ 𝟎𝟗 🯰🯹", "0123 45 67 89 09 09");
        assert_fold("a‐b‑c‒d–e—f―g−h－i﹣j־k⸺l", "a-b-c-d-e-f-g-h-i-j-k-l");
        assert_fold("a’b‘c“d”e", "a'b'c\"d\"e");
        assert_fold("a。b｡c．d", "a.b.c.d");
        // Other characters stay as they are.
        assert_fold("é ſ ı \u{212A} а ² ½ Ⅷ ー ~ •", "é ſ ı \u{212A} а ² ½ Ⅷ ー ~ •");
    }

    #[test]
    fn what_is_invisible_goes() {
        let text =
            "\u{FEFF}a\u{AD}b\u{200B}c\u{200D}d\u{2060}e\u{202E}f\u{FE0F}g\u{180E}h\u{E0020}i\u{E0100}j\u{34F}k\u{61C}";
        assert_fold(text, "abcdefghijk");
        assert_fold("\u{200B} a \u{200B}", "a");
    }

    #[test]
    fn what_stands_around_goes() {
        for text in [
            " a ",
            "\u{3000}a\u{a0}\r\n",
            "'a",
            "‘a",
            "'a'",
            "‘a’",
            "\"a\"",
            "“a”",
            "„a“",
            "»a«",
            "「a」",
            "`a`",
            "(a)",
            "[a]",
            "{a}",
            "<a>",
            "（a）",
            "【a】",
            "〈a〉",
            "a;",
            "a,",
            "a.",
            "a。",
            "a.;, ",
            "\"a\",",
            "(\"a\").",
            "( a ) ;",
        ] {
            assert_fold(text, "a");
        }
        assert_fold("(a) (b)", "(a) (b)");
        assert_fold("((a) (b))", "(a) (b)");
        assert_fold("(a", "(a");
        assert_fold("a)", "a)");
        assert_fold(".a", ".a");
        assert_fold("a!", "a!");
        assert_fold("\"", "\"");
        assert_fold("\"\"", "");
        assert_fold("“”", "");
    }

    #[test]
    fn a_fold_is_never_longer() {
        for part in ["(", "\"", "'", "a", ".", "\u{200B}", "()"] {
            let text = part.repeat(1 << 18);
            assert!(fold(&text).len() <= text.len());
        }
    }
}
