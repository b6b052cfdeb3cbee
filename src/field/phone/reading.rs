//! A telephone number as people write it, for a suggestion.
//!
//! ```text
//! text   = [label] number ["(" label ")"]
//! number = ("+" / "++" / "00" / "+00" / "00+") calling-code [trunk] national
//!        / [trunk] national                       ; with the option `country`
//! ```
//!
//! Between the digits stand visual separators (RFC 3966, 3) and what else people part digits with: white space, `/ _ ·`,
//! brackets. The trunk prefix is dialled within the country alone; whether digits are one, the numbering plan decides.
//! Everything else may carry a meaning (an extension, letters, a second number), and is no number.

use super::judge;
use super::plan::{self, has};
use crate::field::generated::Plan;
use crate::table::{Options, Verdict};

/// What stands for the plus sign, the longer ones first.
const MARKS: [&str; 5] = ["00+", "+00", "++", "00", "+"];

/// Schemes of addresses that are reached in another way than by a call or a text message. Sources: IANA, Uniform Resource
/// Identifier (URI) Schemes; Twilio's channel addresses.
const OTHER_SCHEMES: [&str; 11] =
    ["facetime", "facetime-audio", "im", "sgnl", "signal", "sip", "sips", "skype", "viber", "whatsapp", "xmpp"];

/// What announces an extension (libphonenumber, `PhoneNumberUtil`; RFC 3966, 3: `ext=`); `p` and `w` are a pause and a wait
/// for the tone (3GPP TS 22.101). The empty one is for signs alone: commas, which are pauses too, semicolons, a hash.
const EXTENSIONS: [&str; 7] = ["", "x", "ext", "extn", "extension", "p", "w"];

/// More digits than any number has: 15, the mark `00`, a calling code written twice, and a trunk prefix.
const MAX_DIGITS: usize = super::MAX + 2 + 3 + 4;

/// The calling code of Japan, of whose numbers 00… a suggestion may be one (00777…). Other plans have such numbers, too
/// (Korea 00798…, India 000800…), but there 00 may as well be dialled for the plus sign: none is suggested.
const JAPAN: u16 = 81;

/// The calling code of Argentina, and what is dialled there before a mobile number, behind the area code (libphonenumber,
/// AR: `national_prefix_for_parsing` and its transform rule).
const ARGENTINA: u16 = 54;
const ARGENTINE_MOBILE: &str = "15";

/// The number in international form, if the text can be read in one way only.
pub(super) fn suggest(text: &str, options: &Options) -> Option<String> {
    let text = text.replace("%2B", "+").replace("%2b", "+").replace("%20", " ");
    let written = Written::read(without_label(without_remarks(&text))?)?;
    let abroad = written.international();
    let within = options.calling_code.and_then(|code| written.national(code));
    // 00 can begin a national number, too.
    if abroad.is_some() && within.is_some() { None } else { abroad.or(within) }
}

/// Where an extension begins behind a number: `x45`, `ext. 45`, `;ext=45` (RFC 3966, 3), `,,45#`.
pub(super) fn extension(text: &str) -> Option<usize> {
    let is_number = |character: char| character.is_ascii_digit() || is_separator(character) || is_bracket(character);
    let at = text.char_indices().skip(1).find(|(_, character)| !is_number(*character))?.0;
    let (mark, digits) = text[at..].split_at(text[at..].find(|character: char| character.is_ascii_digit())?);
    let word = mark.trim_matches([';', ',', '=', '.', ':', ' ', '#', '*', '(']).to_ascii_lowercase();
    let digits = digits.trim_end_matches([')', ']', '#']);
    let is_extension = EXTENSIONS.contains(&word.as_str()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_extension.then_some(at)
}

/// `text` without the words in brackets behind it: `+1 202 555 0123 (mobile)`.
fn without_remarks(text: &str) -> &str {
    let mut text = text.trim_end();
    while let Some(inside) = text.strip_suffix([')', ']', '}', '>', '】', '〕'])
        && let Some((before, remark)) = inside.rsplit_once(['(', '[', '{', '<', '【', '〔'])
        && remark.chars().any(is_label)
        && remark.chars().all(|character| is_label(character) || is_separator(character) || character == ',')
    {
        text = before.trim_end();
    }
    text
}

/// `text` without the words before it, `Tel.` or `sms:`; nothing where these are no words, or name no telephone.
fn without_label(text: &str) -> Option<&str> {
    let start = text.find(|character: char| character.is_ascii_digit() || character == '+')?;
    let (before, number) = text.split_at(start);
    if !before.chars().all(|character| is_label(character) || is_separator(character) || is_bracket(character)) {
        return None;
    }
    let Some((end, last)) = before.char_indices().rfind(|(_, character)| is_label(*character)) else {
        return Some(text);
    };
    let end = end + last.len_utf8();
    // Letters at a digit are a part of some other number: `A0044`.
    let is_glued = end == start && last != ':' && !number.starts_with('+');
    // A scheme stands right before the number, but for the slashes of `sms://`.
    let scheme = before.trim_end_matches('/').strip_suffix(':').and_then(|label| {
        label.rsplit(|character: char| !(character.is_ascii_alphanumeric() || character == '-')).next()
    });
    let is_other = scheme.is_some_and(|scheme| OTHER_SCHEMES.iter().any(|other| scheme.eq_ignore_ascii_case(other)));
    // A web address, which leads to a conversation: `https://wa.me/+1…`, `t.me/+1…`.
    let is_address =
        before[..end].contains("//") || last != ':' && before[end..].starts_with('/') && before.ends_with('/');
    if is_glued || is_other || is_address { None } else { text.get(end..) }
}

/// A letter or a colon. Outside ASCII anything but digits, separators and brackets: letters, marks, pictures of telephones.
fn is_label(character: char) -> bool {
    character.is_ascii_alphabetic()
        || character == ':'
        || !(character.is_ascii() || character.is_numeric() || is_separator(character) || is_bracket(character))
}

fn is_separator(character: char) -> bool {
    matches!(character, '-' | '.' | '/' | '_' | '·') || character.is_whitespace()
}

fn is_bracket(character: char) -> bool {
    is_opening(character) || matches!(character, ')' | ']' | '}' | '>' | '】' | '〕')
}

fn is_opening(character: char) -> bool {
    matches!(character, '(' | '[' | '{' | '<' | '【' | '〔')
}

/// Digits in groups, as they are written.
#[derive(Default)]
struct Written {
    /// The digits and plus signs.
    compact: String,
    groups: Vec<Group>,
}

/// Digits that nothing parts.
struct Group {
    /// How many digits stand before it.
    start: usize,
    length: usize,
    /// What parts it from the group before it: `-` or `/` if there is one, else a space.
    separator: char,
    /// Whether a bracket opens before it, and one closes behind it.
    opened: bool,
    closed: bool,
}

impl Group {
    fn is_bracketed(&self) -> bool {
        self.opened && self.closed
    }
}

impl Written {
    fn read(text: &str) -> Option<Self> {
        let mut written = Self::default();
        let (mut separator, mut opened) = (Some(' '), false);
        for character in text.chars() {
            if character.is_ascii_digit() {
                if written.digits() == MAX_DIGITS {
                    return None;
                }
                written.push(character, separator.take(), std::mem::take(&mut opened));
                continue;
            }
            match character {
                '+' => written.compact.push(character),
                _ if is_opening(character) => opened = true,
                _ if is_bracket(character) => {
                    if let Some(group) = written.groups.last_mut() {
                        group.closed = true;
                    }
                }
                _ if is_separator(character) => {}
                _ => return None,
            }
            let is_strong = matches!(character, '-' | '/');
            separator = if is_strong { Some(character) } else { separator.or(Some(' ')) };
        }
        Some(written)
    }

    /// Adds a digit: to the last group, or to a new one behind a separator.
    fn push(&mut self, digit: char, separator: Option<char>, opened: bool) {
        self.compact.push(digit);
        let start = self.digits();
        match (separator, self.groups.last_mut()) {
            (None, Some(group)) => group.length += 1,
            (separator, _) => {
                let separator = separator.unwrap_or(' ');
                self.groups.push(Group { start, length: 1, separator, opened, closed: false });
            }
        }
    }

    /// How many digits there are.
    fn digits(&self) -> usize {
        self.groups.last().map_or(0, |group| group.start + group.length)
    }

    /// The number behind a plus sign, or what stands for one.
    fn international(&self) -> Option<String> {
        let (mark, number) = MARKS.iter().find_map(|mark| Some((*mark, self.compact.strip_prefix(mark)?)))?;
        if number.starts_with('0') || number.contains('+') {
            return None;
        }
        let text = format!("+{number}");
        let (code, digits) = plan::split(&text)?;
        let plan = Plan::of(code)?;
        if digits.starts_with("00") && code != JAPAN || !self.has_whole_code(digits) {
            return None;
        }
        let trunk = self.trunk(plan, digits)?;
        // A 0 is taken for a trunk prefix also where the regions have another, or none: `+1 (0) 202 555 0123`.
        let zero = digits.strip_prefix('0').filter(|national| plan.fits(national));
        let without = plan.without_prefix(digits).or(zero.map(|national| ("0", national)));
        let fits = plan.fits(digits);
        let national = match without {
            // 0011 is dialled for the plus sign in Australia.
            Some(_) if mark == "00" && number.starts_with("11") => return None,
            Some((prefix, national)) if !fits || prefix.len() > 1 => national,
            // In brackets it is certainly meant as one; and a number of Belarus can begin with its prefix 8.
            Some((prefix, _)) if trunk || prefix != "0" => return None,
            None if trunk && !fits => return None,
            // What no table knows yet may be a number all the same.
            _ => digits,
        };
        let answer = format!("+{code}{national}");
        (self.is_one_number(plan, national) && judge(&answer) == Verdict::Clean).then_some(answer)
    }

    /// The number as it is dialled within the regions of a calling code.
    fn national(&self, code: u16) -> Option<String> {
        let plan = Plan::of(code)?;
        let digits = self.compact.as_str();
        if digits.contains('+') || digits.starts_with("00") && code != JAPAN {
            return None;
        }
        let trunk = self.trunk(plan, digits)?;
        let zero = trunk && digits.strip_prefix('0').is_some_and(|national| plan.fits(national));
        let fits = plan.fits(digits);
        let national = match plan.without_prefix(digits) {
            Some((prefix, national)) if !fits || prefix.len() > 1 => national,
            // A mobile number of the same town.
            _ if code == ARGENTINA && digits.starts_with(ARGENTINE_MOBILE) => return None,
            // Without a prefix it may be a number of the same town.
            None if fits && !zero && has(plan.bare, digits.len()) && !plan.fits_behind_code(digits) => digits,
            None if !fits && code == ARGENTINA => return argentine_mobile(digits),
            _ => return None,
        };
        self.is_one_number(plan, national).then(|| format!("+{code}{national}"))
    }

    /// Whether the calling code before `national` stands in one group: `+8 495…` is Russia's trunk prefix behind a stray plus
    /// sign, or a number of Vietnam.
    fn has_whole_code(&self, national: &str) -> bool {
        let end = self.digits() - national.len();
        let digits: Vec<u8> = self.compact.bytes().filter(u8::is_ascii_digit).collect();
        // The first group that is not the mark alone.
        let is_mark = |group: &&Group| digits[group.start..][..group.length].iter().all(|digit| *digit == b'0');
        self.groups.iter().find(|group| !is_mark(group)).is_none_or(|first| first.start + first.length >= end)
    }

    /// Whether a trunk prefix in brackets begins `national`, the last digits. `None` if one stands elsewhere in the number, or
    /// if there are two.
    fn trunk(&self, plan: &Plan, national: &str) -> Option<bool> {
        let start = self.digits() - national.len();
        let mut trunks =
            self.groups.iter().filter(|group| group.is_bracketed() && group.start >= start).filter(|group| {
                let digits = national.get(group.start - start..).and_then(|rest| rest.get(..group.length));
                digits.is_some_and(|digits| digits == "0" || plan.is_prefix(digits))
            });
        match (trunks.next(), trunks.next()) {
            (None, _) => Some(false),
            (Some(group), None) if group.start == start => Some(true),
            _ => None,
        }
    }

    /// Whether the last group belongs to the number: `1234-35` can be two numbers, and `1234 (35)` has an extension.
    fn is_one_number(&self, plan: &Plan, national: &str) -> bool {
        let start = self.digits() - national.len();
        let [.., before, last] = self.groups.as_slice() else { return true };
        if last.start <= start {
            return true;
        }
        let digits =
            |group: &Group| self.compact.get(self.compact.len() - self.digits() + group.start..)?.get(..group.length);
        let (Some(other), Some(tail)) = (digits(before), digits(last)) else { return false };
        let parted = |group: &Group| group.separator == last.separator;
        // One sign from the calling code on parts all groups alike.
        let mut behind_code = self.groups.iter().skip_while(|group| group.start < start).peekable();
        let alike = behind_code.peek().is_some_and(|group| group.start == start) && behind_code.all(parted);
        let only = self.groups.iter().filter(|group| parted(group)).count() == 1;
        let short = tail.len() <= 2 && (tail.len() < other.len() || tail.len() == other.len() && only);
        let can_be_second = match last.separator {
            '/' => short || tail.len() <= other.len() && before.start > start,
            // From a number to a greater one.
            '-' => short && other.get(other.len() - tail.len()..) < Some(tail),
            _ => false,
        };
        let fits_without = national.get(..national.len() - tail.len()).is_some_and(|rest| plan.fits(rest));
        !(last.is_bracketed() || can_be_second && !alike && fits_without)
    }
}

/// A mobile number of Argentina, which is dialled there with 15 behind the area code of two to four digits, and from abroad
/// with 9 before it. Only 11 has two digits.
fn argentine_mobile(digits: &str) -> Option<String> {
    let plan = Plan::of(ARGENTINA)?;
    let digits = digits.strip_prefix('0').unwrap_or(digits);
    let ends = if digits.starts_with("11") { 2..=2 } else { 3..=4 };
    let numbers = ends.filter_map(|end| {
        Some(format!("9{}{}", digits.get(..end)?, digits.get(end..)?.strip_prefix(ARGENTINE_MOBILE)?))
    });
    let number = numbers.into_iter().find(|number| plan.fits(number))?;
    Some(format!("+{ARGENTINA}{number}"))
}
