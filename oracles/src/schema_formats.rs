//! The formats of JSON Schema as Ory Kratos checks them: what its validator (`oracles/generators/formats`) says of recorded
//! and of generated texts is what `tests/schemas` has on record. Our verdicts are held against these records by
//! `src/schema/format/tests.rs`.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::cache::{Cache, run as run_command};
use crate::random::Random;
use crate::schema_texts::TEXTS;
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "formats (Go ory/jsonschema v3, 280c5fc7bf0e)", needs: Needs::Go, run };

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
/// The program is rebuilt if its module changes: a new name.
const PROGRAM: &str = "formats-280c5fc7bf0e-phonenumbers-1.7.4";

/// A format and a text.
type Text = (String, String);

fn run(cache: &Cache) -> Result<Outcome> {
    let program = built(cache)?;
    let folder = program.parent().context("a program lies in a folder")?;
    let recorded = lines(&root("tests/schemas/formats.ndjson"))?;
    let of = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let texts: Vec<Text> = recorded.iter().map(|row| (of(row, "format"), of(row, "input"))).collect();
    let mut cases = compare(&recorded, &answers(&program, folder, &texts)?);

    let generated = answers(&program, folder, &generate())?;
    let committed = root("tests/schemas/formats-more.ndjson");
    let written = folder.join("formats-more.ndjson");
    let text: String = generated.iter().map(|row| row.to_string() + "\n").collect();
    std::fs::write(&written, &text)?;
    let recorded = lines(&committed).unwrap_or_default();
    ensure!(
        recorded.len() == generated.len(),
        "other texts are generated. Write them: cp {} {}",
        written.display(),
        committed.display()
    );
    cases.extend(compare(&recorded, &generated));
    Ok(Outcome::compare(cases, &[]))
}

/// Recorded rows beside those of now.
fn compare(recorded: &[Value], now: &[Value]) -> Vec<(String, Value, Value)> {
    let rows = recorded.iter().zip(now);
    rows.map(|(recorded, now)| (now["input"].to_string(), recorded.clone(), now.clone())).collect()
}

fn root(path: &str) -> PathBuf {
    Path::new(ROOT).join(path)
}

fn lines(path: &Path) -> Result<Vec<Value>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// The validator's program.
fn built(cache: &Cache) -> Result<PathBuf> {
    let inner = cache.once(PROGRAM, |folder| {
        let program = folder.join(if cfg!(windows) { "formats.exe" } else { "formats" });
        let mut go = Command::new("go");
        go.args(["build", "-o"]).arg(&program).arg(".").current_dir(root("oracles/generators/formats"));
        run_command(&mut go)?;
        Ok(program)
    })?;
    Ok(inner)
}

/// A row for each text.
fn answers(program: &Path, folder: &Path, texts: &[Text]) -> Result<Vec<Value>> {
    let [input, output] = ["input", "output"].map(|name| folder.join(name).with_extension("ndjson"));
    let rows = texts.iter().map(|(format, text)| json!({ "format": format, "input": text }).to_string() + "\n");
    std::fs::write(&input, rows.collect::<String>())?;
    let status = Command::new(program).stdin(File::open(&input)?).stdout(File::create(&output)?).status()?;
    ensure!(status.success(), "the validator failed");
    let rows = lines(&output)?;
    ensure!(rows.len() == texts.len(), "an answer is missing");
    Ok(rows)
}

/// Each text as it is, then texts that are edited.
fn generate() -> Vec<Text> {
    let mut random = Random::new(307);
    let mut all = Vec::new();
    for (format, count, alphabet, texts) in TEXTS {
        let alphabet: Vec<char> = alphabet.chars().collect();
        let mut known = BTreeSet::new();
        let mut add = |text: String| {
            if known.insert(text.clone()) {
                all.push(((*format).to_owned(), text));
            }
        };
        for text in *texts {
            add((*text).to_owned());
        }
        for _ in 0..*count {
            let text = random.of(texts);
            let edits = 1 + random.below(2);
            add(random.mutate(text, edits, &alphabet));
        }
    }
    all
}
