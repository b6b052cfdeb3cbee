//! The Big List of Naughty Strings: nothing panics, the reader decodes each string like `serde_json`, the check of JSON
//! agrees with the field's function, and the suggestions of a field are valid.

use anyhow::{Context, Result};
use identity_patch::Options;
use identity_patch::field::{FIELDS, email};
use identity_patch::json::{Reader, Token};
use identity_patch::table::Rule;

use crate::cache::Cache;
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite =
    Suite { name: "BLNS (npm big-list-of-naughty-strings@1.0.0)", needs: Needs::Registry, run };

const OPTIONS: &[&str] = &["", r#"{"profile":"rfc5322"}"#, r#"{"profile":"practical"}"#];

fn run(cache: &Cache) -> Result<Outcome> {
    let file = cache.npm("big-list-of-naughty-strings", "1.0.0")?.join("blns.json");
    let json = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let strings: Vec<String> = serde_json::from_str(&json)?;
    let options: Vec<Options> = OPTIONS.iter().filter_map(|text| email::FIELD.read_options(text).ok()).collect();
    let mut cases = vec![("decoded".to_owned(), decoded(&json), Some(strings.join("\n")))];
    for (number, string) in strings.iter().enumerate() {
        let json = serde_json::to_string(string)?;
        for field in FIELDS {
            let Rule::Text(rule) = &field.rule else { continue };
            let name = format!("{} of string {number}", field.name);
            for options in &options {
                let walked = field.check(&json, options).issues.first().map(|issue| issue.code.id.to_owned());
                let direct = (rule.check)(string, options).err().map(|fault| fault.code.id.to_owned());
                cases.push((name.clone(), walked, direct));
                if let Some(answer) = field.suggest(string, options) {
                    let verdict = (rule.check)(&answer, options).err().map(|fault| fault.code.id.to_owned());
                    cases.push((name.clone(), verdict, None));
                }
            }
        }
    }
    Ok(Outcome::compare(cases, &[]))
}

/// The list's texts as our reader decodes them.
fn decoded(json: &str) -> Option<String> {
    let mut reader = Reader::new(json);
    let mut texts = Vec::new();
    while let Some(token) = reader.next().ok()? {
        if let Token::String(text) = token {
            texts.push(text.decode().into_owned());
        }
    }
    Some(texts.join("\n"))
}
