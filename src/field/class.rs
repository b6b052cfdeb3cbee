//! Which bytes may stand where, as one table: a look-up per byte, whatever the grammar.

/// RFC 5234: HEXDIG, in either case.
pub(super) const HEX: u8 = 1 << 0;
/// RFC 5322, 3.2.3: atext.
pub(super) const ATEXT: u8 = 1 << 1;
/// Letters, digits and hyphens: RFC 5321, 4.1.2, sub-domain.
pub(super) const LDH: u8 = 1 << 2;
/// `[\w.\-]` as RE2 has it: the name of a group.
pub(super) const GROUP: u8 = 1 << 3;
/// `[\w.\-:]` as RE2 has it: the name of a role.
pub(super) const ROLE: u8 = 1 << 4;
/// Letters and digits.
pub(super) const ALPHANUMERIC: u8 = 1 << 5;
/// From U+0020 to U+007E.
pub(super) const PRINTABLE: u8 = 1 << 6;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = classes_of(byte);
        byte += 1;
    }
    classes
};

const fn classes_of(byte: u8) -> u8 {
    const fn only(class: u8, belongs: bool) -> u8 {
        if belongs { class } else { 0 }
    }
    let alphanumeric = byte.is_ascii_alphanumeric();
    let sign =
        matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/' | b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~');
    let word = alphanumeric || byte == b'_';
    only(HEX, byte.is_ascii_hexdigit())
        | only(ATEXT, alphanumeric || sign)
        | only(LDH, alphanumeric || byte == b'-')
        | only(GROUP, word || matches!(byte, b'.' | b'-'))
        | only(ROLE, word || matches!(byte, b'.' | b'-' | b':'))
        | only(ALPHANUMERIC, alphanumeric)
        | only(PRINTABLE, matches!(byte, b' '..=b'~'))
}

/// Whether `byte` belongs to `class`.
pub(super) fn is(byte: u8, class: u8) -> bool {
    CLASSES[usize::from(byte)] & class != 0
}

/// Whether all of `text` belongs to `class`.
pub(super) fn all(text: &[u8], class: u8) -> bool {
    text.iter().fold(class, |all, byte| all & CLASSES[usize::from(*byte)]) != 0
}
