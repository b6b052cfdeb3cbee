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

#[test]
fn names_are_those_of_the_dialect() {
    let known = |name, dialect| find(name, dialect).is_some();
    assert!(matches!(find("regex", Dialect::Kratos), Some(Format::Regex)));
    assert!(known("no-validate", Dialect::Kratos) && known("uriref", Dialect::Kratos));
    for name in ["uuid", "idn-email", "duration", "", "Email"] {
        assert!(!known(name, Dialect::Kratos), "{name}");
    }
}
