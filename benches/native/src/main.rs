//! Does one piece of work, for callgrind to count the instructions of: `instructions CASE FOLDER`.
//!
//! `FOLDER` holds the inputs that `benches/lib/inputs.mjs` writes. What is counted is [`measured`] alone, so neither the
//! reading of inputs nor the start of the process is. Prints how many items and how many bytes the work was on.

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use identity_patch::field::FIELDS;
use identity_patch::provider::{biot, kratos, slashid};
use identity_patch::table::{Rule, Verdict};
use identity_patch::{Endpoint, Options};
use serde_json::Value;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [case, folder] = arguments.as_slice() else { bail!("instructions CASE FOLDER") };
    let read = |name: &str| -> Result<Value> {
        let file = Path::new(folder).join(name);
        let text = fs::read_to_string(&file).with_context(|| format!("{} is missing", file.display()))?;
        Ok(serde_json::from_str(&text)?)
    };
    match case.as_str() {
        "user" => check(&biot::UPDATE_ORGANIZATION_USER, &read("native.json")?["user"]),
        "attributes" => check(&slashid::UPDATE_ATTRIBUTES, &read("native.json")?["attributes"]),
        "diff" => diff(&read("native.json")?["patch"]),
        "apply" => apply(&read("native.json")?["patch"]),
        kind => field(kind, &read("fields.json")?[kind]["values"]),
    }
}

/// What callgrind counts. Its name is how it finds it, so it is never inlined.
#[inline(never)]
fn measured<T, R>(items: &[T], work: impl Fn(&T) -> R) {
    for item in items {
        black_box(work(black_box(item)));
    }
}

/// Runs the work once unseen, for what is set up on first use; then once to be counted.
fn run<T, R>(items: &[T], bytes: usize, work: impl Fn(&T) -> R) {
    black_box(items.iter().map(&work).last());
    measured(items, work);
    println!("{} {bytes}", items.len());
}

/// Valid and invalid texts of a field: yes or no.
fn field(kind: &str, texts: &Value) -> Result<()> {
    let name = if kind == "key" { "attribute_key" } else { kind };
    let field = FIELDS.iter().find(|field| field.name == name).with_context(|| format!("there is no case {kind}"))?;
    let Rule::Text(rule) = &field.rule else { bail!("{name} is no text") };
    let texts = strings(texts)?;
    let bytes = texts.iter().map(|text| text.len()).sum();
    run(&texts, bytes, |text| rule.verdict(text, &Options::DEFAULT) != Verdict::Refused);
    Ok(())
}

/// Valid drafts of an endpoint: the report.
fn check(endpoint: &'static Endpoint, drafts: &Value) -> Result<()> {
    let drafts = strings(drafts)?;
    let report = |draft: &&str| endpoint.check(draft, &Options::DEFAULT);
    ensure!(drafts.iter().all(|draft| report(draft).ok()), "a valid draft is refused");
    run(&drafts, drafts.iter().map(|draft| draft.len()).sum(), report);
    Ok(())
}

/// Identities before and after an edit: the patch between them. Its bytes are those of both documents.
fn diff(pairs: &Value) -> Result<()> {
    let pairs = pairs_of(pairs, "before", "after")?;
    let bytes = pairs.iter().map(|(before, after)| before.len() + after.len()).sum();
    run(&pairs, bytes, |(before, after)| kratos::PATCH_IDENTITY.diff(before, after, &Options::DEFAULT));
    Ok(())
}

/// Identities and operations on them: the identity that they lead to.
fn apply(pairs: &Value) -> Result<()> {
    let pairs = pairs_of(pairs, "before", "operations")?;
    let applied =
        |(before, patch): &(&str, &str)| kratos::PATCH_IDENTITY.apply(before, patch, &Options::DEFAULT).is_ok();
    ensure!(pairs.iter().all(applied), "a patch is refused");
    run(&pairs, pairs.iter().map(|(before, _)| before.len()).sum(), applied);
    Ok(())
}

fn pairs_of<'a>(pairs: &'a Value, one: &str, other: &str) -> Result<Vec<(&'a str, &'a str)>> {
    let pairs = pairs.as_array().context("the inputs hold no list of pairs")?;
    let pair = |pair: &'a Value| Some((pair[one].as_str()?, pair[other].as_str()?));
    pairs.iter().map(pair).collect::<Option<_>>().context("a pair lacks a member")
}

fn strings(values: &Value) -> Result<Vec<&str>> {
    let values = values.as_array().context("the inputs hold no list of texts")?;
    values.iter().map(Value::as_str).collect::<Option<_>>().context("an input is no text")
}
