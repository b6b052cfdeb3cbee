//! Checks a fixed number of drafts and values, and measures nothing itself: run it under callgrind, which counts the
//! instructions of [`measured`] alone.
//!
//! ```text
//! cargo bench --bench check --no-run
//! valgrind --tool=callgrind --collect-atstart=no --toggle-collect='*measured*' target/release/deps/check-… \
//!     biot.update_organization_user 10
//! ```
//!
//! Arguments: an endpoint's id, a field's name or `reader`; how many rounds; a file of one JSON text a line. Without a
//! file: the document's own sample, or the field's examples. Without any: the BioT sample, once. The last line says how
//! many bytes were checked, so that instructions can be divided by them.

#![allow(missing_docs, reason = "a benchmark")]

use std::hint::black_box;

use identity_patch::field::FIELDS;
use identity_patch::json::{Reader, Token};
use identity_patch::provider::endpoints;
use identity_patch::table::{Field, Rule, TextRule, Verdict};
use identity_patch::{Endpoint, Options};

fn main() {
    // `cargo bench` and `cargo test` add flags of their own.
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let what = arguments.next().unwrap_or_else(|| "biot.update_organization_user".into());
    let rounds = arguments.next().map_or(1, |rounds| rounds.parse().expect("a number of rounds"));
    let file = arguments.next().map(|path| std::fs::read_to_string(path).expect("a readable file"));
    let given = file.as_ref().map(|text| text.lines().map(String::from).collect());

    let endpoint = endpoints().find(|endpoint| endpoint.id == what);
    let field = FIELDS.iter().find(|field| field.name == what);
    let texts: Vec<String> = match (given, endpoint, field) {
        (Some(texts), ..) => texts,
        (None, Some(endpoint), _) => vec![endpoint.sample.draft.into()],
        (None, None, Some(field)) => field.doc.examples.iter().map(|row| json(field, &row.text())).collect(),
        (None, None, None) => endpoints().map(|endpoint| endpoint.sample.draft.into()).collect(),
    };
    let bytes: usize = texts.iter().map(String::len).sum();
    let found: usize = (0..rounds)
        .map(|_| match (endpoint, field) {
            (Some(endpoint), _) => drafts(endpoint, &texts),
            (None, Some(Field { rule: Rule::Text(rule), .. })) => values(rule, &strings(&texts)),
            (None, Some(field)) => measured(&texts, |text| !field.check(text, &Options::DEFAULT).is_clean()),
            (None, None) => measured(&texts, read),
        })
        .sum();
    println!("{what}: {rounds} × {} texts, {bytes} bytes; {} found wanting", texts.len(), found / rounds.max(1));
}

/// What callgrind counts.
#[inline(never)]
fn measured<T: AsRef<str>>(texts: &[T], check: impl Fn(&str) -> bool) -> usize {
    texts.iter().filter(|text| black_box(check(black_box(text.as_ref())))).count()
}

fn drafts(endpoint: &Endpoint, texts: &[String]) -> usize {
    let options = Options::default();
    measured(texts, |text| !endpoint.check(text, &options).ok())
}

/// As `is` and a keystroke ask.
fn values(rule: &TextRule, texts: &[String]) -> usize {
    let options = Options::default();
    measured(texts, |text| rule.verdict(text, &options) == Verdict::Refused)
}

fn read(text: &str) -> bool {
    let mut reader = Reader::new(text);
    loop {
        match reader.next() {
            Ok(Some(Token::String(text) | Token::Name(text))) => drop(black_box(text.raw().len())),
            Ok(Some(_)) => {}
            Ok(None) => return false,
            Err(_) => return true,
        }
    }
}

fn json(field: &Field, text: &str) -> String {
    match field.rule {
        Rule::Text(_) => serde_json::to_string(text).expect("a text is JSON"),
        Rule::Kind(_) => text.into(),
    }
}

fn strings(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| serde_json::from_str(text).expect("a JSON string")).collect()
}
