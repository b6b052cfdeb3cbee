//! Dominic Sayers's `is_email` tests, version 3.05, and their descendant of the npm package `isemail`, under each
//! profile.
//!
//! The tests do not say whether an address is valid: they give the worst diagnosis, on a scale. [`accepts`] says which
//! levels a profile accepts; of the 164 addresses `rfc5321` accepts 38, `rfc5322` 68, `practical` 19.

use anyhow::{Context, Result};
use identity_patch::field::email::{self, Profile};

use crate::cache::Cache;
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// The tests in XML.
pub(crate) const SUITE: Suite =
    Suite { name: "is_email (structured-email-address 0.0.22)", needs: Needs::Registry, run: xml };

/// The tests of the npm package.
pub(crate) const NPM: Suite = Suite { name: "isemail (npm isemail@2.1.2)", needs: Needs::Registry, run: npm };

const PROFILES: [(&str, Profile); 3] =
    [("rfc5321", Profile::Rfc5321), ("rfc5322", Profile::Rfc5322), ("practical", Profile::Practical)];

/// The levels at which a profile's verdict changes.
#[derive(PartialEq, PartialOrd)]
enum Level {
    /// Nothing is wrong, except perhaps that the domain did not exist at the time.
    Usual,
    /// RFC 5321 allows it.
    Smtp,
    /// RFC 5322 allows it, RFC 5321 does not.
    Message,
    /// CFWS, an obsolete form, or an error.
    Refused,
}

const HYPHEN: &str = "RFC 5322's domain is a dot-atom, which can have a hyphen anywhere; the suite requires host names";
const COMMENT: &str = "the suite gives the worse of two diagnoses, the domain literal; the comment after it is CFWS";
const ONE_LABEL: &str =
    "practical requires two labels; the suite uses the DNS, where the top-level domain io had an MX record";
const SHORT: &str = "practical requires a top-level domain of two characters; there is none with one";

const KNOWN: &[Deviation] = &[
    ("rfc5322 test@-iana.org", HYPHEN),
    ("rfc5322 test@iana-.com", HYPHEN),
    ("rfc5322 test@iana.org-", HYPHEN),
    ("rfc5322 test@[RFC-5322-domain-literal] (comment)", COMMENT),
    ("practical test@io", ONE_LABEL),
    ("practical test@iana.a", SHORT),
    (
        "practical a@a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z.a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x\
         .y.z.a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z.a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z.a\
         .b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v",
        SHORT,
    ),
];

fn xml(_: &Cache) -> Result<Outcome> {
    let file = Cache::krate("structured-email-address", "0.0.22")?.join("tests/isemail_tests.xml");
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let document = roxmltree::Document::parse(&text)?;
    let cases = document.descendants().filter(|node| node.has_tag_name("test")).map(|test| {
        let child = |name| test.children().find(|node| node.has_tag_name(name)).and_then(|node| node.text());
        let diagnosis = child("diagnosis").context("a test has a diagnosis")?;
        Ok((characters(child("address").unwrap_or_default()), diagnosis.to_owned()))
    });
    let cases = cases.collect::<Result<Vec<_>>>()?;
    let taken =
        PROFILES.map(|(_, profile)| cases.iter().filter(|(address, _)| email::check(address, profile).is_ok()).count());
    let mut outcome = outcome(cases);
    if taken != [38, 68, 19] {
        outcome.complaints.push(format!("of the 164 addresses the profiles take {taken:?}, not 38, 68 and 19"));
    }
    Ok(outcome)
}

fn npm(cache: &Cache) -> Result<Outcome> {
    let file = cache.npm("isemail", "2.1.2")?.join("test/tests.json");
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    Ok(outcome(serde_json::from_str(&text)?))
}

/// XML cannot contain control characters: the suite writes them as Unicode control pictures, U+2400 plus the character.
fn characters(text: &str) -> String {
    let character = |picture: char| match u32::from(picture) {
        number @ 0x2400..=0x241F => char::from_u32(number - 0x2400).unwrap_or(picture),
        _ => picture,
    };
    text.chars().map(character).collect()
}

fn outcome(cases: Vec<(String, String)>) -> Outcome {
    let verdicts = cases.into_iter().flat_map(|(address, diagnosis)| {
        let level = level(&diagnosis);
        PROFILES.map(|(name, profile)| {
            (format!("{name} {address}"), email::check(&address, profile).is_ok(), accepts(profile, &level))
        })
    });
    Outcome::compare(verdicts, KNOWN)
}

/// The level of a diagnosis. A diagnosis names its document: `ISEMAIL_RFC5321_TLD` or `rfc5321TLD` is valid but unusual
/// under RFC 5321, one of RFC 5322 is invalid under RFC 5321. Obsolete text is named as RFC 5322 and is refused.
fn level(diagnosis: &str) -> Level {
    let diagnosis = diagnosis.to_lowercase().replace('_', "");
    match diagnosis.trim_start_matches("isemail") {
        // A "::" for one group of zeros: RFC 5321 requires two or more.
        "rfc5321ipv6deprecated" | "deprecatedipv6" => Level::Message,
        name if name == "valid" || name.starts_with("dnswarn") => Level::Usual,
        name if name.starts_with("rfc5321") => Level::Smtp,
        name if name.starts_with("rfc5322") && !name.ends_with("obsdtext") => Level::Message,
        _ => Level::Refused,
    }
}

fn accepts(profile: Profile, level: &Level) -> bool {
    let last = match profile {
        Profile::Practical => Level::Usual,
        Profile::Rfc5321 => Level::Smtp,
        Profile::Rfc5322 => Level::Message,
        _ => unreachable!("a profile without a level"),
    };
    *level <= last
}
