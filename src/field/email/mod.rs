//! An e-mail address, under one of three profiles:
//!
//! * `rfc5321`, the default: what a mail server takes behind `RCPT TO`. RFC 5321, 4.1.2: Mailbox, within the lengths of
//!   4.5.3.1, without general address literals (the registry of their tags holds `IPv6` alone).
//! * `rfc5322`: what a message may have in its `To`. RFC 5322, 3.4.1: addr-spec, without the obsolete forms of section
//!   4, which "MUST NOT be generated", and without CFWS. It has no lengths.
//! * `practical`: what mail providers hand out. A dot-atom at a domain name with a top-level domain, within the lengths
//!   of RFC 5321.
//!
//! The grammar stands above its parser.

use std::borrow::Cow;

use super::{fixed, fold};
use crate::report::{Fault, Sink, Unit, shared};
use crate::table::{Doc, Example, Field, Verdict, doubtful, invalid, valid};

mod codes;
mod grammar;
mod pasted;
mod profile;

pub use codes::*;
pub use grammar::{LABEL_MAX, MAX};
pub(crate) use profile::PROFILE;
pub use profile::Profile;

/// `email`
pub static FIELD: Field = Field::text("email", |text, options| check(text, Profile::of(options)))
    .options(&[&PROFILE])
    .judges(|text, options| judge(text, Profile::of(options)))
    .warns(unusual)
    .suggests(|text, _| pasted::read(text))
    .doc(Doc {
        about: "an e-mail address: RFC 5321 (default), RFC 5322, or as mail providers hand them out",
        sources: &[
            "RFC 5321, 4.1.2 and 4.1.3: Mailbox, address literals; 4.5.3.1: lengths",
            "RFC 5322, 3.2.3, 3.2.4 and 3.4.1: atom, quoted string, addr-spec",
            "RFC 1035, 2.3.4: labels of at most 63 octets; RFC 3696, erratum 1690: 254 octets in all",
            "BioT: “An email address in the RFC-5322 specification”",
            "SlashID's message: “malformed e-mail address”",
        ],
        codes: &[
            &NO_AT,
            &TWO_AT,
            &LOCAL,
            &QUOTE,
            &DOT,
            &DOMAIN,
            &HYPHEN,
            &LITERAL,
            &TOP_LABEL,
            &LOCAL_TOO_LONG,
            &LABEL_TOO_LONG,
            &NOT_ASCII,
            &FORM,
            &UNUSUAL,
        ],
        examples: EXAMPLES,
    });

/// 60 octets.
macro_rules! sixty {
    () => {
        "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwx"
    };
}

/// 64 octets and an `@`, then two labels of 63 octets, each with its dot: 193 octets.
macro_rules! long {
    () => {
        concat!(sixty!(), "6789@", sixty!(), "123.", sixty!(), "123.")
    };
}

const BY_RFC5322: &str = r#"{"profile":"rfc5322"}"#;
const BY_PRACTICAL: &str = r#"{"profile":"practical"}"#;

const EXAMPLES: &[Example] = &[
    // Plain.
    valid("user@user.com"),
    valid("a@b.co"),
    valid("First.Last+tag@mail.example.co.uk"),
    valid("!#$%&'*+-/=?^_`{|}~@example.com"),
    valid("user@xn--hxajbheg2az3al.xn--jxalpdlp"),
    valid("user@1-2.c--d.e5"),
    valid("user@example.com").with(BY_PRACTICAL),
    valid("user@example.xn--p1ai").with(BY_PRACTICAL),
    valid("user@example.com").with(BY_RFC5322),
    // Allowed, and unusual.
    doubtful("user@localhost", Fault::new(&UNUSUAL).at(5)),
    doubtful("user@example.c", Fault::new(&UNUSUAL).at(13)),
    doubtful("user@192.0.2.1", Fault::new(&UNUSUAL).at(13)),
    doubtful(r#""john doe"@example.com"#, Fault::new(&UNUSUAL).at(0)),
    doubtful(r#"""@example.com"#, Fault::new(&UNUSUAL).at(0)),
    doubtful(r#""john\ doe~"@example.com"#, Fault::new(&UNUSUAL).at(0)),
    doubtful(r#""a@b\"\\c"@example.com"#, Fault::new(&UNUSUAL).at(0)),
    doubtful("user@[192.0.2.1]", Fault::new(&UNUSUAL).at(5)),
    doubtful("user@[ipv6:2001:DB8::1]", Fault::new(&UNUSUAL).at(5)),
    // Address literals.
    doubtful("a@[255.0.00.000]", Fault::new(&UNUSUAL).at(2)),
    doubtful("a@[IPv6:1:2:3:4:5:6:7:8]", Fault::new(&UNUSUAL).at(2)),
    doubtful("a@[IPv6:1:2:3:4:5:6::]", Fault::new(&UNUSUAL).at(2)),
    doubtful("a@[IPv6:::]", Fault::new(&UNUSUAL).at(2)),
    doubtful("a@[IPv6:1:2:3:4:5:6:192.0.2.1]", Fault::new(&UNUSUAL).at(2)),
    doubtful("a@[IPv6:1::4:192.0.2.1]", Fault::new(&UNUSUAL).at(2)),
    invalid("a@[256.0.0.1]", Fault::new(&LITERAL).at(3)),
    invalid("a@[1.2.3]", Fault::new(&LITERAL).at(3)),
    invalid("a@[1.2.3.4.5]", Fault::new(&LITERAL).at(3)),
    invalid("a@[1.2.3.0004]", Fault::new(&LITERAL).at(3)),
    invalid("a@[2001:db8::1]", Fault::new(&LITERAL).at(3)),
    invalid("a@[IPv6:1:2:3:4:5:6:7]", Fault::new(&LITERAL).at(3)),
    invalid("a@[IPv6:1:2:3:4:5:6::8]", Fault::new(&LITERAL).at(3)),
    invalid("a@[IPv6:1::2::3]", Fault::new(&LITERAL).at(3)),
    invalid("a@[IPv6:::12345]", Fault::new(&LITERAL).at(3)),
    invalid("a@[IPv6:1:2:3:4:5::192.0.2.1]", Fault::new(&LITERAL).at(3)),
    invalid("a@[IPv6:192.0.2.1::]", Fault::new(&LITERAL).at(3)),
    invalid("a@[tag:content]", Fault::new(&LITERAL).at(3)),
    invalid("a@[]", Fault::new(&LITERAL).at(3)),
    invalid("a@[1.2.3.4", Fault::new(&LITERAL).at(10)),
    invalid("a@[1.2.3.4]x", Fault::new(&LITERAL).at(11)),
    invalid("a@[1.2.3.4]", Fault::new(&DOMAIN).at(2)).with(BY_PRACTICAL),
    // What only RFC 5322 takes.
    doubtful("user@-a.b-", Fault::new(&UNUSUAL).at(5)).with(BY_RFC5322),
    doubtful("user@[any thing, ^Z!~]", Fault::new(&UNUSUAL).at(5)).with(BY_RFC5322),
    doubtful(concat!(sixty!(), "12345@example.com"), Fault::new(&UNUSUAL).at(64)).with(BY_RFC5322),
    doubtful(concat!(long!(), sixty!(), "12"), Fault::new(&UNUSUAL).at(254)).with(BY_RFC5322),
    invalid("a@[b[c]", Fault::new(&LITERAL).at(4)).with(BY_RFC5322),
    invalid(r"a@[b\]c]", Fault::new(&LITERAL).at(4)).with(BY_RFC5322),
    invalid(r#""a".b@example.com"#, Fault::new(&QUOTE).at(3)).with(BY_RFC5322),
    invalid("(comment)user@example.com", Fault::new(&LOCAL).at(0)).with(BY_RFC5322),
    // The @.
    invalid("user", Fault::new(&NO_AT)),
    invalid("john..doe", Fault::new(&NO_AT)),
    invalid(r#""user@example.com""#, Fault::new(&FORM)).suggests("user@example.com"),
    invalid("user@@example.com", Fault::new(&TWO_AT).at(5)).suggests("user@example.com"),
    invalid("user@host@example.com", Fault::new(&TWO_AT).at(9)),
    // The local part.
    invalid("@example.com", Fault::new(&NO_LOCAL).at(0)),
    invalid("john doe@example.com", Fault::new(&LOCAL).at(4)),
    invalid("a,b@example.com", Fault::new(&LOCAL).at(1)),
    invalid(r#"a"b"@example.com"#, Fault::new(&LOCAL).at(1)),
    invalid(".user@example.com", Fault::new(&DOT).at(0)),
    invalid("john..doe@example.com", Fault::new(&DOT).at(5)),
    invalid("user.@example.com", Fault::new(&DOT).at(4)),
    invalid(r#""user@example.com"#, Fault::new(&FORM)),
    invalid(r#""user@exam ple.com""#, Fault::new(&FORM)),
    invalid(r#""user"name@example.com"#, Fault::new(&QUOTE).at(6)),
    invalid(r#""user\"#, Fault::new(&NO_AT)),
    invalid(r#""user@\"#, Fault::new(&QUOTE).at(6)),
    invalid(r#""user"@example.com"#, Fault::new(&LOCAL).at(0)).with(BY_PRACTICAL),
    // The domain.
    invalid("user@", Fault::new(&NO_DOMAIN).at(5)),
    invalid("user@exam ple.com", Fault::new(&DOMAIN).at(9)),
    invalid("user@ex_ample.com", Fault::new(&DOMAIN).at(7)),
    invalid("user@a.com,other@b.com", Fault::new(&DOMAIN).at(10)),
    invalid("user@.com", Fault::new(&DOT).at(5)),
    invalid("user@example..com", Fault::new(&DOT).at(13)),
    invalid("user@-example.com", Fault::new(&HYPHEN).at(5)),
    invalid("user@mail.example-.com", Fault::new(&HYPHEN).at(17)),
    invalid("user@localhost", Fault::new(&TOP_LABEL).at(5)).with(BY_PRACTICAL),
    invalid("user@example.c", Fault::new(&TOP_LABEL).at(13)).with(BY_PRACTICAL),
    invalid("user@example.1st", Fault::new(&TOP_LABEL).at(13)).with(BY_PRACTICAL),
    // Lengths.
    valid(concat!(sixty!(), "6789@example.com")),
    invalid(concat!(sixty!(), "67890@example.com"), Fault::new(&LOCAL_TOO_LONG).at(64).limit(64, Unit::Bytes, 65)),
    invalid(
        concat!(r#"""#, sixty!(), r#"678"@example.com"#),
        Fault::new(&LOCAL_TOO_LONG).at(64).limit(64, Unit::Bytes, 65),
    ),
    valid(concat!("user@", sixty!(), "123.com")),
    invalid(concat!("user@", sixty!(), "1234.com"), Fault::new(&LABEL_TOO_LONG).at(68).limit(63, Unit::Bytes, 64)),
    valid(concat!(long!(), sixty!(), "1")),
    invalid(concat!(long!(), sixty!(), "12"), Fault::new(&shared::TOO_LONG).at(254).limit(254, Unit::Bytes, 255)),
    valid(concat!(long!(), sixty!(), "1")).with(BY_PRACTICAL),
    invalid(concat!(long!(), sixty!(), "12"), Fault::new(&shared::TOO_LONG).at(254).limit(254, Unit::Bytes, 255))
        .with(BY_PRACTICAL),
    // Not ASCII.
    invalid("jané@example.com", Fault::new(&NOT_ASCII).at(3)),
    invalid("user@пример.рф", Fault::new(&NOT_ASCII).at(5)),
    invalid("us\u{200B}er@example.com", Fault::new(&shared::INVISIBLE_CHARACTER).at(2)).suggests("user@example.com"),
    invalid("user＠example.com", Fault::new(&shared::LOOK_ALIKE).at(4).expected("@")).suggests("user@example.com"),
    invalid("ｕｓｅｒ＠ｅｘａｍｐｌｅ．ｃｏｍ", Fault::new(&shared::LOOK_ALIKE).at(0).expected("u"))
        .suggests("user@example.com"),
    // Wrapped.
    invalid("mailto:user@example.com", Fault::new(&FORM)).suggests("user@example.com"),
    invalid("<user@example.com>", Fault::new(&FORM)).suggests("user@example.com"),
    invalid("John Doe <user@example.com>", Fault::new(&FORM)).suggests("user@example.com"),
    invalid("\"Doe, John\" <user@example.com> (work);", Fault::new(&FORM)).suggests("user@example.com"),
    invalid("John Doe <mailto:user@example.com>", Fault::new(&FORM)).suggests("user@example.com"),
    invalid("user@example.com <user@example.com>", Fault::new(&FORM)).suggests("user@example.com"),
    invalid("other@example.com <user@example.com>", Fault::new(&DOMAIN).at(17)),
    invalid("mailto:user@example.com?to=other@example.com", Fault::new(&LOCAL).at(6)),
    invalid("<user@example.com>, <other@example.com>", Fault::new(&LOCAL).at(0)),
    invalid("mailto:user%2Btag@example.com?subject=Hi%20there", Fault::new(&FORM)).suggests("user+tag@example.com"),
    invalid("mailto://user@example.com", Fault::new(&FORM)).suggests("user@example.com"),
    invalid("mailto:user@example.com%0A", Fault::new(&LOCAL).at(6)),
    invalid("user%40example.com", Fault::new(&NO_AT)).suggests("user@example.com"),
    invalid("user%2Btag%40example.com", Fault::new(&NO_AT)).suggests("user+tag@example.com"),
    invalid("user%40example.com%0A", Fault::new(&NO_AT)),
    invalid("user@example.com>", Fault::new(&DOMAIN).at(16)),
    invalid("(user@example.com)", Fault::new(&FORM)).suggests("user@example.com"),
    invalid("'user@example.com'", Fault::new(&FORM)).suggests("user@example.com"),
    invalid("o’brien@example.com", Fault::new(&shared::LOOK_ALIKE).at(1).expected("'")).suggests("o'brien@example.com"),
    invalid("a@b.com <user@example.com>", Fault::new(&DOMAIN).at(7)),
    invalid("mailto:a%40b@example.com", Fault::new(&LOCAL).at(6)),
    // Around and behind.
    invalid("", Fault::new(&shared::EMPTY)),
    invalid(" user@example.com", Fault::new(&shared::EDGE_SPACE).at(0)).suggests("user@example.com"),
    invalid("user@example.com\n", Fault::new(&shared::EDGE_SPACE).at(16)).suggests("user@example.com"),
    invalid("us\ter@example.com", Fault::new(&shared::CONTROL_CHARACTER).at(2)),
    invalid("user @example.com", Fault::new(&LOCAL).at(4)).suggests("user@example.com"),
    invalid("user @ example.com", Fault::new(&LOCAL).at(4)).suggests("user@example.com"),
    invalid("john. doe@example .com", Fault::new(&LOCAL).at(5)).suggests("john.doe@example.com"),
    invalid("user@example. com", Fault::new(&DOMAIN).at(13)).suggests("user@example.com"),
    invalid("user@example.com. Thanks", Fault::new(&DOMAIN).at(17)),
    invalid("user@example.com\u{3000}Thanks", Fault::new(&NOT_ASCII).at(16)),
    invalid("user@example.com.", Fault::new(&DOT).at(16)).suggests("user@example.com"),
    invalid("user@example.com,", Fault::new(&DOMAIN).at(16)).suggests("user@example.com"),
    invalid("user@example,com", Fault::new(&DOMAIN).at(12)),
];

/// `email` with the profile `rfc5322`, for tables that name it.
pub static RFC5322: Field = Field::text("email", |text, _| check(text, Profile::Rfc5322))
    .judges(|text, _| judge(text, Profile::Rfc5322))
    .warns(unusual)
    .suggests(|text, _| pasted::read(text));

/// Whether `text` is an address.
///
/// ```
/// use identity_patch::field::email::{self, Profile};
///
/// assert!(email::check("user@localhost", Profile::Rfc5321).is_ok());
/// let fault = email::check("user@localhost", Profile::Practical).unwrap_err();
/// assert_eq!((fault.code.id, fault.at), ("email_top_label", Some(5)));
/// ```
///
/// # Errors
/// `email_no_at` `email_two_at` `email_local` `email_quote` `email_dot` `email_domain` `email_hyphen` `email_literal`
/// `email_top_label` `email_local_too_long` `email_label_too_long` `email_not_ascii` `email_form`; `too_long` over 254
/// bytes; `empty` `invisible_character` `edge_space` `control_character` `look_alike`
pub fn check(text: &str, profile: Profile) -> Result<(), Fault> {
    grammar::parse(text.as_bytes(), profile).map_err(|fault| reason(text, profile, fault))
}

/// What to say of a text in which the parser met `fault`: a cause that explains more goes first.
fn reason(text: &str, profile: Profile, fault: Fault) -> Fault {
    if let Err(fault) = fixed::form(text) {
        fault
    } else if let Some(at) = text.find(|character: char| !character.is_ascii()) {
        Fault::new(&NOT_ASCII).at(at)
    } else if !text.contains('@') {
        Fault::new(&NO_AT)
    } else if *fault.code == NO_AT || is_wrapped(text, profile) {
        // The parser finds no @ although there is one: it stands inside quotes.
        Fault::new(&FORM)
    } else {
        fault
    }
}

/// Whether an address is in `text`, and what is around it is too much.
fn is_wrapped(text: &str, profile: Profile) -> bool {
    let unquoted = text.trim_matches(['"', '\'', '`']);
    let inner = pasted::unwrap(text).or_else(|| fold::unwrap(unquoted).map(Into::into));
    grammar::parse(inner.map_or(unquoted.into(), Cow::into_owned).as_bytes(), profile).is_ok()
}

/// [`check`] and [`unusual`] without reasons. What is practical is an address under every profile.
fn judge(text: &str, profile: Profile) -> Verdict {
    let bytes = text.as_bytes();
    let may_be_other = match profile {
        Profile::Practical => false,
        Profile::Rfc5321 => bytes.len() <= MAX,
        Profile::Rfc5322 => true,
    };
    if grammar::is_practical(bytes) {
        Verdict::Clean
    } else if may_be_other && grammar::parse(bytes, profile).is_ok() {
        Verdict::Warned
    } else {
        Verdict::Refused
    }
}

fn unusual(text: &str, sink: Sink) {
    if let Err(Fault { at, .. }) = grammar::parse(text.as_bytes(), Profile::Practical) {
        sink(Fault { at, ..Fault::new(&UNUSUAL) });
    }
}
