//! What other implementations say of some thousand texts (`tests/schemas/README.md`), held against the formats.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Dialect, Format, Verdict, find};

const FILES: [&str; 2] =
    [include_str!("../../../tests/schemas/formats.ndjson"), include_str!("../../../tests/schemas/formats-more.ndjson")];

/// The rows of all files: a format's name, a text, and whether Kratos takes it.
fn rows() -> impl Iterator<Item = (String, String, bool)> {
    FILES.iter().flat_map(|file| file.lines()).map(|line| {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        (text("format"), text("input"), row["valid"].as_bool().unwrap())
    })
}

#[test]
fn kratos_is_followed() {
    for (name, text, valid) in rows().filter(|(name, ..)| name != "tel") {
        let expected = if valid { Verdict::Valid } else { Verdict::Invalid };
        let verdict = find(&name, Dialect::Kratos).unwrap().check(&text);
        assert_eq!(verdict, expected, "{name} {text:?}");
    }
}

/// Our verdict on a telephone number, whether the validator takes it, and how many such rows there are.
const TELEPHONE: [(Verdict, bool, usize); 5] = [
    (Verdict::Valid, true, 208),
    // The plan has numbers of this length and first digit, but this range is nobody's.
    (Verdict::Valid, false, 43),
    // With a trunk prefix, an extension, more than 15 digits, or what else only libphonenumber reads.
    (Verdict::Doubtful, true, 106),
    (Verdict::Doubtful, false, 1026),
    // Without a plus sign or a calling code.
    (Verdict::Invalid, false, 57),
];

#[test]
fn no_telephone_number_is_refused_that_kratos_takes() {
    let mut counts = BTreeMap::new();
    for (_, text, valid) in rows().filter(|(name, ..)| name == "tel") {
        let verdict = find("tel", Dialect::Kratos).unwrap().check(&text);
        assert!(!(valid && verdict == Verdict::Invalid), "{text:?}");
        *counts.entry((verdict, valid)).or_insert(0) += 1;
    }
    let expected = TELEPHONE.iter().map(|(verdict, valid, count)| ((*verdict, *valid), *count));
    assert_eq!(counts, expected.collect());
}

/// Formats of draft-07, each with texts that have it and texts that do not. More are in the official suite
/// (`oracles/src/draft_07_formats.rs`).
const DRAFT_07: &[(&str, &[&str], &[&str])] = &[
    ("date", &["2000-02-29"], &["1900-02-29", "2000-2-29"]),
    (
        "date-time",
        &[
            "1985-04-12T23:20:50.52Z",
            "1990-12-31T15:59:60-08:00",
            "1937-01-01t12:00:27.87+00:20",
            "1990-12-31T23:59:60z",
        ],
        &["1990-12-31 23:59:59Z", "1990-12-31T23:59:61Z", "1990-12-31T12:59:60Z", "1990-12-31T23:59:59,5Z"],
    ),
    ("time", &["00:00:00-23:59", "00:29:60+00:30"], &["0:00:00Z", "00:00:00+24:00", "00:00:00", "00:00:00.Z", ""]),
    ("email", &["\"a b\"@example", "a@[127.0.0.1]"], &["a", "é@example.com", "a@b c", ""]),
    ("idn-email", &["é@exämple.com", "\"é\"@a"], &["é", "@é", "é é@a"]),
    ("hostname", &["a", "1.b-c"], &["", "a.", "a..b", "a.-b", "a-.b", "é.b", "a_b"]),
    ("ipv4", &["0.0.0.0", "255.255.255.255"], &["01.0.0.0", "256.0.0.0", "1.2.3", "1.2.3.4.5", "+1.2.3.4", ""]),
    ("ipv6", &["::", "1::8", "::ffff:1.2.3.4", "1:2:3:4:5:6:7::"], &["1.2.3.4", ":", "::1%eth0", "1::2::3", "12345::"]),
    (
        "uri",
        // The first ones are those of RFC 3986, section 1.1.2.
        &[
            "ftp://ftp.is.co.za/rfc/rfc1808.txt",
            "ldap://[2001:db8::7]/c=GB?objectClass?one",
            "mailto:John.Doe@example.com",
            "tel:+1-816-555-1212",
            "telnet://192.0.2.16:80/",
            "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
            "http://[v7.a:b]:/",
            "a:",
            "a:/?#",
            "a://b//c",
        ],
        &[
            "",
            "a",
            "//a",
            "1:b",
            ":a",
            "a:[",
            "a://[::1",
            "a://[::1]b",
            "a://[::g]",
            "a://[v.a]",
            "a://b:c",
            "a://b@c@d",
            "a://b:1:2",
            "a:%",
            "a:%2",
            "a:%2g",
            "a:b c",
            "a:é",
            "a:?\u{E000}",
            "a:#b#c",
            "a:\\",
            "a:{b}",
        ],
    ),
    (
        "uri-reference",
        &["", "a", "/a:b", "./a:b", "//a:1/b", "?a:b", "#a:b", "a/b:c"],
        &["1a:b", ":", "%", "//a:b", "a^"],
    ),
    ("iri", &["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "a:?\u{E000}"], &["é", "é:a", "a:\u{E000}", "a:#\u{E000}", "a:\u{80}"]),
    ("iri-reference", &["", "é", "/é:b", "\u{1F600}"], &["é:b", "\u{1FFFE}", "\u{FFFF}", "\\é"]),
    (
        "uri-template",
        // RFC 6570, section 1.2.
        &[
            "",
            "{var}",
            "O{+x,hello,y}",
            "{#path:6,here}",
            "X{.list*}",
            "{;x,y,empty}",
            "{&a.b_%41:9999}",
            "'é\u{E000}%41",
        ],
        &[
            "{",
            "}",
            "{}",
            "{+}",
            "{a{b}}",
            "{a:0}",
            "{a:10000}",
            "{a:}",
            "{a,}",
            "{a b}",
            "{.a.}",
            "{a-b}",
            "a b",
            "%4",
            "{%4}",
        ],
    ),
    ("json-pointer", &["", "/a~0b~1/"], &["a", "/~", "/~~0", "#"]),
    ("relative-json-pointer", &["0", "10#", "1/a~0"], &["", "01", "-1", "0##", "1/~~0", "#"]),
];

#[test]
fn draft_07_is_followed() {
    for (name, valid, invalid) in DRAFT_07 {
        let format = find(name, Dialect::Draft07).unwrap();
        for (texts, verdict) in [(valid, Verdict::Valid), (invalid, Verdict::Invalid)] {
            for text in *texts {
                assert_eq!(format.check(text), verdict, "{name} {text:?}");
            }
        }
    }
}

#[test]
fn names_are_those_of_the_dialect() {
    let known = |name, dialect| find(name, dialect).is_some();
    assert!(matches!(find("regex", Dialect::Kratos), Some(Format::Regex)));
    assert!(matches!(find("regex", Dialect::Draft07), Some(Format::Regex)));
    for name in ["no-validate", "uriref", "ip-address", "tel"] {
        assert!(known(name, Dialect::Kratos) && !known(name, Dialect::Draft07), "{name}");
    }
    assert!(!known("idn-hostname", Dialect::Draft07));
    for name in ["uuid", "idn-email", "duration", "", "Email"] {
        assert!(!known(name, Dialect::Kratos), "{name}");
    }
}
