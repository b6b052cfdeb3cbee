//! A UUID in its text form, RFC 9562, section 4:
//!
//! ```text
//! UUID = 4hexOctet "-" 2hexOctet "-" 2hexOctet "-" 2hexOctet "-" 6hexOctet
//! ```
//!
//! Either case, any version and variant: SlashID's own examples are of versions 4 and 7. No braces, no `urn:`, no bare
//! hexadecimal digits.

use super::class::{self, HEX};
use super::{fixed, fold};
use crate::report::{Code, Fault, Unit, code, shared};
use crate::table::{Doc, Field, Verdict, invalid, valid};

/// A character that is neither a hexadecimal digit nor a hyphen in its place.
pub static CHARACTER: Code = code(
    "uuid_character",
    "must have a digit 0 to 9 or a letter a to f at position {at}, as in 903c1ff9-f2cc-435c-b242-9d8a690fcf0a",
);
/// [`CHARACTER`], where a hyphen belongs.
static NO_HYPHEN: Code =
    code(CHARACTER.id, "must have a hyphen at position {at}, as in 903c1ff9-f2cc-435c-b242-9d8a690fcf0a");
/// Brackets, `urn:uuid:`, other signs than hyphens or none at all: a UUID in another form.
pub static FORM: Code = code(
    "uuid_form",
    "must have four hyphens inside and nothing around it, as in 903c1ff9-f2cc-435c-b242-9d8a690fcf0a",
);
/// Too few or too many characters.
pub static LENGTH: Code = code("uuid_length", "must have {limit} {unit}, but has {actual}");

/// Characters in all.
const LEN: usize = 36;
/// Where the hyphens stand.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];
/// What stands everywhere else.
const DIGIT: &str = "a hexadecimal digit";
/// What stands between the groups.
const HYPHEN: &str = "a hyphen";
/// Hexadecimal digits.
const DIGITS: usize = LEN - HYPHENS.len();

/// `uuid`
pub static FIELD: Field = Field::text("uuid", |text, _| check(text))
    .judges(|text, _| Verdict::accepted_if(is(text)))
    .suggests(|text, _| suggest(text))
    .doc(Doc {
        about: "a UUID: 8-4-4-4-12 hexadecimal digits, either case, any version",
        sources: &["RFC 9562, section 4", "SlashID: example 903c1ff9-f2cc-435c-b242-9d8a690fcf0a"],
        codes: &[&CHARACTER, &FORM, &LENGTH],
        examples: &[
            valid("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
            valid("3FA85F64-5717-4562-B3FC-2C963F66AFA6"),
            valid("00000000-0000-0000-0000-000000000000"),
            valid("ffffffff-ffff-ffff-ffff-ffffffffffff"),
            invalid("", Fault::new(&shared::EMPTY)),
            invalid("903c1ff9-f2cc-435c-b242-9d8a690fcf0g", Fault::new(&CHARACTER).at(35).expected(DIGIT)),
            invalid("903c1ff9:f2cc-435c-b242-9d8a690fcf0a", Fault::new(&NO_HYPHEN).at(8).expected(HYPHEN)),
            invalid("903c1ff9-f2cc-435c-b2429d8a690fcf0a", Fault::new(&NO_HYPHEN).at(23).expected(HYPHEN)),
            invalid("01ARZ3NDEKTSV4RRFFQ69G5FAV", Fault::new(&CHARACTER).at(3).expected(DIGIT)),
            invalid("user_2abc", Fault::new(&CHARACTER).at(0).expected(DIGIT)),
            invalid("903c1ff9-f2cc-435c-b242-9d8a690fcf0", Fault::new(&LENGTH).limit(LEN, Unit::Characters, 35)),
            invalid("903c1ff9-f2cc-435c-b242-9d8a690fcf0a0", Fault::new(&LENGTH).limit(LEN, Unit::Characters, 37)),
            invalid("903c1ff9f2cc435cb2429d8a690fcf0a", Fault::new(&FORM))
                .suggests("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
            invalid("{903c1ff9-f2cc-435c-b242-9d8a690fcf0a}", Fault::new(&FORM))
                .suggests("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
            invalid("urn:uuid:903c1ff9-f2cc-435c-b242-9d8a690fcf0a", Fault::new(&FORM))
                .suggests("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
            invalid("uuid:903c1ff9-f2cc-435c-b242-9d8a690fcf0a", Fault::new(&FORM))
                .suggests("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
            invalid("URN:UUID:{903C1FF9-F2CC-435C-B242-9D8A690FCF0A}", Fault::new(&FORM))
                .suggests("903C1FF9-F2CC-435C-B242-9D8A690FCF0A"),
            invalid("\"903c1ff9-f2cc-435c-b242-9d8a690fcf0a\",", Fault::new(&FORM))
                .suggests("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
            invalid("903c1ff9 f2cc 435c b242 9d8a690fcf0a", Fault::new(&FORM))
                .suggests("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
            invalid("903c1ff9_f2cc_435c_b242_9d8a690fcf0a", Fault::new(&FORM))
                .suggests("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
            invalid("\u{200B} 903c1ff9-f2cc-435c-b242-9d8a690fcf0a", Fault::new(&shared::INVISIBLE_CHARACTER).at(0))
                .suggests("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
            invalid(" 903c1ff9-f2cc-435c-b242-9d8a690fcf0a", Fault::new(&shared::EDGE_SPACE).at(0))
                .suggests("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
            invalid("903c1ff9-f2cc-435c-b242-9d8a690fcf0\u{7f}", Fault::new(&shared::CONTROL_CHARACTER).at(35)),
            invalid("903c1ff9-f2cc-435c-b242-9d8a690fcf０a", Fault::new(&shared::LOOK_ALIKE).at(34).expected("0"))
                .suggests("903c1ff9-f2cc-435c-b242-9d8a690fcf0a"),
        ],
    });

/// Whether `text` is a UUID.
///
/// ```
/// use identity_patch::field::uuid;
///
/// assert!(uuid::check("903c1ff9-f2cc-435c-b242-9d8a690fcf0a").is_ok());
/// ```
///
/// # Errors
/// `uuid_character` `uuid_form` `uuid_length` `empty` `invisible_character` `edge_space` `control_character` `look_alike`
pub fn check(text: &str) -> Result<(), Fault> {
    if is(text) { Ok(()) } else { Err(reason(text)) }
}

/// [`check`] without a reason.
#[must_use]
pub(crate) fn is(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == LEN
        && HYPHENS.iter().all(|at| bytes[*at] == b'-')
        && [0..8, 9..13, 14..18, 19..23, 24..LEN].into_iter().all(|group| class::all(&bytes[group], HEX))
}

fn reason(text: &str) -> Fault {
    if let Err(fault) = fixed::form(text) {
        return fault;
    }
    if other_form(text).is_some() {
        return Fault::new(&FORM);
    }
    for (at, character) in text.char_indices().take(LEN) {
        if HYPHENS.contains(&at) && character != '-' {
            return Fault::new(&NO_HYPHEN).at(at).expected(HYPHEN);
        }
        if !HYPHENS.contains(&at) && !character.is_ascii_hexdigit() {
            return Fault::new(&CHARACTER).at(at).expected(DIGIT);
        }
    }
    Fault::new(&LENGTH).limit(LEN, Unit::Characters, Unit::Characters.of(text))
}

/// The digits of a UUID in another form: behind `urn:uuid:` (RFC 9562, section 4) or `uuid:`, in brackets or quotes, without
/// hyphens, or with an underscore or a space in place of any of them.
fn other_form(text: &str) -> Option<String> {
    let text = fold::peel(text);
    let bare = SCHEMES.iter().find_map(|scheme| {
        let (start, bare) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(bare)
    });
    let bare = fold::peel(bare.unwrap_or(text));
    let is_sign = |sign: char| matches!(sign, '-' | '_') || sign.is_whitespace();
    // One sign wherever a hyphen belongs, or none anywhere.
    let has_signs = bare.chars().count() == LEN;
    let fits = |(at, character): (usize, char)| is_sign(character) == (has_signs && HYPHENS.contains(&at));
    if !bare.chars().enumerate().all(fits) {
        return None;
    }
    let digits: String = bare.chars().filter(|character| !is_sign(*character)).collect();
    (digits.len() == DIGITS && class::all(digits.as_bytes(), HEX)).then_some(digits)
}

/// What may stand before it.
const SCHEMES: [&str; 2] = ["urn:uuid:", "uuid:"];

fn suggest(text: &str) -> Option<String> {
    let digits = other_form(text)?;
    let part = |from, to| digits.get(from..to);
    let parts = [part(0, 8)?, part(8, 12)?, part(12, 16)?, part(16, 20)?, part(20, DIGITS)?];
    Some(parts.join("-"))
}
