//! Texts read and written by hand: the library's formatting, parsing and searching weigh kilobytes in the module.

/// Writes a number in decimal digits.
pub(crate) fn decimal(number: usize, text: &mut String) {
    if number > 9 {
        decimal(number / 10, text);
    }
    text.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}

/// The number that decimal digits say; one beyond all lengths reads as [`usize::MAX`].
pub(crate) fn digits(text: &str) -> Option<usize> {
    let mut number = None;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = Some(number.unwrap_or(0_usize).saturating_mul(10).saturating_add(digit.into()));
    }
    number
}

/// Texts with something between them.
pub(crate) fn words(words: &[&str], between: &str) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { between });
        text.push_str(word);
    }
    text
}

/// The text on both sides of the first such mark.
pub(crate) fn cut<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let at = (0..text.len()).find(|at| text.as_bytes()[*at..].starts_with(mark.as_bytes()))?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// The texts between the marks.
pub(crate) fn parts<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((part, after)) = cut(rest, mark) {
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, number) in [
            ("0", Some(0)),
            ("007", Some(7)),
            ("1234567890", Some(1_234_567_890)),
            ("99999999999999999999999", Some(usize::MAX)),
            ("", None),
            ("+1", None),
            ("1.", None),
            ("\u{663}", None),
        ] {
            assert_eq!(digits(text), number, "{text}");
        }
    }

    #[test]
    fn texts_are_cut_at_the_first_mark() {
        for (text, mark, parts) in [
            ("a: b: c", ": ", Some(("a", "b: c"))),
            (": ", ": ", Some(("", ""))),
            ("é/ü", "/", Some(("é", "ü"))),
            ("a", ": ", None),
            ("", "/", None),
        ] {
            assert_eq!(cut(text, mark), parts, "{text}");
        }
        for (text, expected) in [("", &[""][..]), ("/", &["", ""]), ("/a//é", &["", "a", "", "é"])] {
            assert_eq!(super::parts(text, "/"), expected, "{text}");
        }
    }
}
