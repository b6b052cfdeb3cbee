//! The grammar of the three profiles: one parser over bytes, for all of them are dots, an `@`, quotes and brackets.
//! It stops at the first fault and says where.

use super::codes::{
    DOMAIN, DOT, HYPHEN, LABEL_TOO_LONG, LITERAL, LOCAL, LOCAL_TOO_LONG, NO_AT, NO_DOMAIN, NO_LOCAL, QUOTE, TOP_LABEL,
    TWO_AT,
};
use super::profile::Profile;
use crate::field::class::{self, ATEXT, LDH};
use crate::report::{Code, Fault, Unit, shared};

/// RFC 5321, 4.5.3.1.1: "the maximum total length of a user name or other local-part is 64 octets".
const LOCAL_MAX: usize = 64;
/// RFC 1035, 2.3.4: "labels: 63 octets or less".
pub const LABEL_MAX: usize = 63;
/// RFC 5321, 4.5.3.1.3: a path is at most 256 octets, of which its angle brackets take two (RFC 3696, erratum 1690).
pub const MAX: usize = 254;

/// ```text
/// Mailbox   = Local-part "@" ( Domain / address-literal )   ; RFC 5321, 4.1.2
/// addr-spec = local-part "@" domain                         ; RFC 5322, 3.4.1
/// practical = Dot-string "@" 1*(sub-domain ".") top-label
/// ```
pub(super) fn parse(text: &[u8], profile: Profile) -> Result<(), Fault> {
    let at = if text.starts_with(b"\"") && profile != Profile::Practical {
        quoted_string(text)?
    } else {
        dotted(text, 0, ATEXT, [&LOCAL, &NO_LOCAL])?
    };
    if at == text.len() {
        return Err(Fault::new(&NO_AT));
    }
    if profile != Profile::Rfc5322 {
        within(LOCAL_MAX, at, 0, &LOCAL_TOO_LONG)?;
    }
    domain(text, at + 1, profile)?;
    if profile != Profile::Rfc5322 {
        within(MAX, text.len(), 0, &shared::TOO_LONG)?;
    }
    Ok(())
}

/// Whether `text` is `practical`, in one pass. The same set as [`parse`] has, which says what is wrong with the rest.
pub(super) fn is_practical(text: &[u8]) -> bool {
    text.len() <= MAX && dot_string(text).is_some_and(|at| at <= LOCAL_MAX && is_domain_name(rest(text, at + 1)))
}

/// Where the `@` stands behind the Dot-string at the beginning.
fn dot_string(text: &[u8]) -> Option<usize> {
    let mut start = 0;
    loop {
        let end = start + class::leading(rest(text, start), ATEXT);
        match text.get(end) {
            Some(b'@') if end > start => return Some(end),
            Some(b'.') if end > start => start = end + 1,
            _ => return None,
        }
    }
}

/// 1*(sub-domain ".") top-label
fn is_domain_name(text: &[u8]) -> bool {
    let mut start = 0;
    loop {
        let label = rest(text, start);
        let length = class::leading(label, LDH);
        let Some((label, behind)) = label.split_at_checked(length) else { return false };
        if !(1..=LABEL_MAX).contains(&length) || label.starts_with(b"-") || label.ends_with(b"-") {
            return false;
        }
        match behind {
            [] => return start > 0 && length > 1 && label[0].is_ascii_alphabetic(),
            [b'.', ..] => start += length + 1,
            _ => return false,
        }
    }
}

/// Where the `@` stands behind the quoted string at the beginning, or the end of the text.
///
/// ```text
/// Quoted-string   = DQUOTE *QcontentSMTP DQUOTE             ; RFC 5321, 4.1.2
/// QcontentSMTP    = qtextSMTP / quoted-pairSMTP
/// quoted-pairSMTP = %d92 %d32-126
/// qtextSMTP       = %d32-33 / %d35-91 / %d93-126
///
/// quoted-string   = DQUOTE *([FWS] qcontent) [FWS] DQUOTE   ; RFC 5322, 3.2.4
/// ```
///
/// Without folds and tabs the second is the same set: its FWS is then spaces, and they are part of the text.
fn quoted_string(text: &[u8]) -> Result<usize, Fault> {
    let mut at = 1;
    loop {
        at += match rest(text, at) {
            [b'"', b'@', ..] | [b'"'] => return Ok(at + 1),
            [b'"', ..] => return Err(Fault::new(&QUOTE).at(at + 1)),
            [b'\\', b' '..=b'~', ..] => 2,
            [b' '..=b'[' | b']'..=b'~', ..] => 1,
            _ => return Err(Fault::new(&QUOTE).at(at)),
        };
    }
}

/// Where a run of single dots between runs of a class of bytes ends: at an `@`, or at the end of the text. `code` is for a
/// byte outside the class, `none` for an empty run.
///
/// ```text
/// Dot-string = Atom *("." Atom)                ; RFC 5321, 4.1.2; RFC 5322, 3.2.3: dot-atom-text
/// Atom       = 1*atext
/// Domain     = sub-domain *("." sub-domain)
/// ```
fn dotted(text: &[u8], from: usize, class: u8, [code, none]: [&'static Code; 2]) -> Result<usize, Fault> {
    let mut before = b'.';
    let mut end = from;
    for &byte in rest(text, from) {
        if byte == b'@' {
            break;
        }
        if byte == b'.' && before == b'.' {
            return Err(Fault::new(&DOT).at(end));
        }
        if byte != b'.' && !class::is(byte, class) {
            return Err(Fault::new(code).at(end));
        }
        before = byte;
        end += 1;
    }
    match before {
        _ if end == from => Err(Fault::new(none).at(from)),
        b'.' => Err(Fault::new(&DOT).at(end - 1)),
        _ => Ok(end),
    }
}

/// ```text
/// sub-domain = Let-dig [Ldh-str]               ; RFC 5321, 4.1.2
/// Let-dig    = ALPHA / DIGIT
/// Ldh-str    = *( ALPHA / DIGIT / "-" ) Let-dig
/// domain     = dot-atom / domain-literal       ; RFC 5322, 3.4.1
/// top-label  = ALPHA Ldh-str                   ; practical
/// ```
fn domain(text: &[u8], from: usize, profile: Profile) -> Result<(), Fault> {
    if rest(text, from).starts_with(b"[") && profile != Profile::Practical {
        return literal(text, from + 1, profile);
    }
    let class = if profile == Profile::Rfc5322 { ATEXT } else { LDH };
    if rest(text, from).starts_with(b"@") {
        return Err(Fault::new(&TWO_AT).at(from));
    }
    let end = dotted(text, from, class, [&DOMAIN, &NO_DOMAIN])?;
    if end < text.len() {
        return Err(Fault::new(&TWO_AT).at(end));
    }
    if profile == Profile::Rfc5322 {
        return Ok(());
    }
    let (mut start, mut next) = (from, from);
    for label in rest(text, from).split(|byte| *byte == b'.') {
        (start, next) = (next, next + label.len() + 1);
        if label.starts_with(b"-") {
            return Err(Fault::new(&HYPHEN).at(start));
        }
        if label.ends_with(b"-") {
            return Err(Fault::new(&HYPHEN).at(next - 2));
        }
        within(LABEL_MAX, label.len(), start, &LABEL_TOO_LONG)?;
    }
    let top = start > from && matches!(rest(text, start), [first, _, ..] if first.is_ascii_alphabetic());
    if profile == Profile::Practical && !top {
        return Err(Fault::new(&TOP_LABEL).at(start));
    }
    Ok(())
}

/// What stands in square brackets, from behind the first.
///
/// ```text
/// address-literal = "[" ( IPv4-address-literal / "IPv6:" IPv6-addr ) "]"   ; RFC 5321, 4.1.2 and 4.1.3
///
/// domain-literal  = "[" *([FWS] dtext) [FWS] "]"                           ; RFC 5322, 3.4.1
/// dtext           = %d33-90 / %d94-126
/// ```
///
/// FWS is spaces here, as in a quoted string.
fn literal(text: &[u8], from: usize, profile: Profile) -> Result<(), Fault> {
    let mut parts = rest(text, from).splitn(2, |byte| *byte == b']');
    let inside = parts.next().unwrap_or_default();
    let culprit = if profile == Profile::Rfc5322 {
        inside.iter().position(|byte| !matches!(byte, b' '..=b'Z' | b'^'..=b'~')).map(|at| from + at)
    } else {
        let ipv6 = inside.split_at_checked(5).filter(|(tag, _)| tag.eq_ignore_ascii_case(b"IPv6:"));
        let valid = ipv6.map_or_else(|| is_ipv4(inside), |(_, address)| is_ipv6(address));
        (!valid).then_some(from)
    };
    let unclosed = parts.next() != Some(b"");
    let culprit = culprit.or_else(|| unclosed.then(|| text.len().min(from + inside.len() + 1)));
    culprit.map_or(Ok(()), |at| Err(Fault::new(&LITERAL).at(at)))
}

/// ```text
/// IPv4-address-literal = Snum 3("." Snum)
/// Snum                 = 1*3DIGIT   ; 0 through 255
/// ```
fn is_ipv4(text: &[u8]) -> bool {
    let is_snum = |snum: &[u8]| {
        matches!(snum.len(), 1..=3)
            && snum.iter().all(u8::is_ascii_digit)
            && snum.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')) <= 255
    };
    let mut snums = text.split(|byte| *byte == b'.');
    snums.clone().count() == 4 && snums.all(is_snum)
}

/// ```text
/// IPv6-addr   = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp
/// IPv6-hex    = 1*4HEXDIG
/// IPv6-full   = IPv6-hex 7(":" IPv6-hex)
/// IPv6-comp   = [IPv6-hex *5(":" IPv6-hex)] "::" [IPv6-hex *5(":" IPv6-hex)]
///               ; no more than 6 groups in addition to the "::"
/// IPv6v4-full = IPv6-hex 5(":" IPv6-hex) ":" IPv4-address-literal
/// IPv6v4-comp = [IPv6-hex *3(":" IPv6-hex)] "::" [IPv6-hex *3(":" IPv6-hex) ":"] IPv4-address-literal
///               ; no more than 4 groups in addition to the "::" and IPv4-address-literal
/// ```
fn is_ipv6(text: &[u8]) -> bool {
    match text.windows(2).position(|pair| pair == b"::") {
        None => groups(text, true) == Some(8),
        Some(at) => {
            let (left, right) = (text.split_at(at).0, rest(text, at + 2));
            groups(left, false).zip(groups(right, true)).is_some_and(|(left, right)| left + right <= 6)
        }
    }
}

/// How many groups of 16 bits `text` writes; only `last` may end in an IPv4 address, which is two of them.
fn groups(text: &[u8], last: bool) -> Option<usize> {
    if text.is_empty() {
        return Some(0);
    }
    let group = |(at, group): (usize, &[u8])| {
        if matches!(group.len(), 1..=4) && group.iter().all(u8::is_ascii_hexdigit) {
            Some(1)
        } else {
            (last && at == 0 && is_ipv4(group)).then_some(2)
        }
    };
    text.rsplit(|byte| *byte == b':').enumerate().map(group).sum()
}

fn rest(text: &[u8], from: usize) -> &[u8] {
    text.get(from..).unwrap_or_default()
}

fn within(limit: usize, length: usize, from: usize, code: &'static Code) -> Result<(), Fault> {
    if length <= limit {
        return Ok(());
    }
    Err(Fault::new(code).at(from + limit).limit(limit, Unit::Bytes, length))
}
