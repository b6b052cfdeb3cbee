//! What people paste, and what is suggested: `tests/cases/pasted.json`, a text and its suggestion a row. `null` is a text
//! for which there must be none, because more than one reading is left or none. The Node tests read the same file.
//!
//! Source: the texts that people who edit identities reported, collected for this project.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use identity_patch::Options;
use identity_patch::field::FIELDS;
use serde_json::Value;

#[test]
fn every_pasted_text_has_its_suggestion_or_none() {
    let rows: Vec<Value> = serde_json::from_str(include_str!("cases/pasted.json")).unwrap();
    let mut wrong = Vec::new();
    for row in rows {
        let [name, input] = [&row["field"], &row["input"]].map(|member| member.as_str().unwrap());
        let field = FIELDS.iter().find(|field| field.name == name).unwrap();
        let options =
            row.get("options").map_or(Options::DEFAULT, |options| field.read_options(&options.to_string()).unwrap());
        let suggestion = field.suggest(input, &options);
        if suggestion.as_deref() != row["suggest"].as_str() {
            wrong.push(format!("{name} {input:?}: {suggestion:?}, not {}", row["suggest"]));
        }
    }
    assert!(wrong.is_empty(), "{}\n{} wrong", wrong.join("\n"), wrong.len());
}
