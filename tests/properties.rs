//! Properties of every field on mutated examples and arbitrary texts.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use identity_patch::field::FIELDS;
use identity_patch::table::{Field, Rule, Verdict};
use identity_patch::{Issue, Options, Severity};
use proptest::prelude::*;

/// Characters that are often inserted by mistake when text is typed or copied.
const SLIPS: &[&str] = &[
    "",
    " ",
    "\t",
    "\n",
    "\0",
    "0",
    "1",
    "9",
    "a",
    "z",
    "A",
    "Z",
    "+",
    "-",
    "_",
    ".",
    "..",
    "/",
    "//",
    "~",
    "~2",
    ":",
    "@",
    "\"",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "(0)",
    "tel:",
    "é",
    "ſ",
    "\u{212A}",
    "ı",
    "０",
    "＠",
    "\u{FEFF}",
    "\u{200B}",
    "😀",
    "\u{FFFD}",
    "“",
    "”",
    "’",
    "‑",
    "٣",
    "；",
    "。",
    "{",
    "}",
    "<",
    ">",
    "'",
    ";",
    ",",
    "%40",
    "urn:uuid:",
    "mailto:",
];

fn rows() -> Vec<&'static str> {
    FIELDS.iter().flat_map(|field| field.doc.examples).map(|row| row.input).collect()
}

/// An example with up to four pieces removed, inserted or doubled.
fn mutated() -> impl Strategy<Value = String> {
    let edit = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::sample::select(SLIPS));
    (prop::sample::select(rows()), prop::collection::vec(edit, 0..4)).prop_map(|(row, edits)| {
        edits.into_iter().fold(row.to_owned(), |text, (from, to, slip)| {
            let characters: Vec<char> = text.chars().collect();
            let (from, to) = (from.index(characters.len() + 1), to.index(characters.len() + 1));
            let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 3));
            characters[..from].iter().collect::<String>() + slip + &characters[to..].iter().collect::<String>()
        })
    })
}

/// No options, and each option that changes a verdict or a suggestion.
const OPTIONS: &[&str] = &[
    "",
    r#"{"profile":"rfc5322"}"#,
    r#"{"profile":"practical"}"#,
    r#"{"locales":["fil-ph","en-us"]}"#,
    r#"{"country":"GB"}"#,
];

fn assert_properties(field: &'static Field, text: &str) {
    OPTIONS.iter().filter_map(|options| field.read_options(options).ok()).for_each(|options| {
        assert_report(field, text, &options);
    });
}

fn assert_report(field: &'static Field, text: &str, options: &Options) {
    let json = serde_json::to_string(text).unwrap();
    let report = field.check(&json, options);
    for issue in report.issues.iter().chain(&report.warnings) {
        let message = issue.message();
        assert!(!message.contains('{') && !message.is_empty(), "{} {text:?}: {message:?}", field.name);
        // Offsets in UTF-16 units are never past the end of the text.
        let units = text.encode_utf16().count();
        assert!(issue.params.at.is_none_or(|at| at <= units), "{} {text:?}", field.name);
    }
    let Rule::Text(rule) = &field.rule else { return };
    let checked = (rule.check)(text, options);
    assert_eq!(checked.is_ok(), report.ok(), "{} {text:?}", field.name);
    let warnings = field.warnings(text, options);
    let said: Vec<_> = warnings.iter().map(|fault| Issue::of(Severity::Warning, fault, text)).collect();
    // The report says in addition where in the JSON text it is.
    let reported = report.warnings.iter().cloned().map(|mut issue| {
        issue.params.offset = None;
        issue
    });
    assert_eq!(said, reported.collect::<Vec<_>>(), "{} {text:?}", field.name);
    let verdict = match (&checked, warnings.len()) {
        (Err(_), _) => Verdict::Refused,
        (Ok(()), 0) => Verdict::Clean,
        (Ok(()), _) => Verdict::Warned,
    };
    assert_eq!(rule.verdict(text, options), verdict, "{} {text:?}", field.name);
    if let Err(fault) = checked {
        assert!(fault.at.is_none_or(|at| text.is_char_boundary(at)), "{} {text:?}: {fault:?}", field.name);
    }
    if let Some(answer) = field.suggest(text, options) {
        assert_ne!(verdict, Verdict::Clean, "{} {text:?}", field.name);
        assert_eq!(rule.verdict(&answer, options), Verdict::Clean, "{} {text:?} -> {answer:?}", field.name);
        assert_eq!(field.suggest(&answer, options), None, "{} {text:?} -> {answer:?}", field.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_check_returns_and_a_suggestion_is_valid_on_mutated_examples(text in mutated()) {
        for field in FIELDS {
            assert_properties(field, &text);
        }
    }

    #[test]
    fn a_check_returns_and_a_suggestion_is_valid_on_any_text(text in any::<String>()) {
        for field in FIELDS {
            assert_properties(field, &text);
        }
    }
}
