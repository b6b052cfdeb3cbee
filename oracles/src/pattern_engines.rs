//! Holds patterns that are known only at run time against the engines of their flavours: Go, Node.js and Java. What they say
//! of generated patterns is committed as `tests/patterns/*.ndjson`, which `tests/patterns.rs` holds this package against.
//! Here the engines run again, and must say the same. The files are from Go 1.26, Node.js 20 and Java 17.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::cache::Cache;
use crate::pattern_parts::{ECMASCRIPT, JAVA, RE2};
use crate::pattern_rows::{Parts, Row, rows};
use crate::suite::{Needs, Outcome, Suite};

/// Go 1.25 or later.
pub(crate) const GO: Suite = Suite { name: "run-time patterns (Go regexp)", needs: Needs::Go, run: go };

/// Java 17 or later. Of word boundaries, what all releases agree about.
pub(crate) const JAVA_17: Suite = Suite { name: "run-time patterns (Java)", needs: Needs::Java, run: java };

/// Node.js.
pub(crate) const NODE: Suite = Suite { name: "run-time patterns (Node.js)", needs: Needs::Registry, run: node };

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/patterns");

fn go(cache: &Cache) -> Result<Outcome> {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src/pattern_engine.go");
    let folder = cache.once("go-patterns", |folder| Ok(folder.into()))?;
    let mut go = Command::new("go");
    go.args(["run", source]).current_dir(folder);
    compare("re2", &RE2, 1000, go)
}

fn java(_: &Cache) -> Result<Outcome> {
    let mut java = Command::new("java");
    java.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/src/PatternEngine.java"));
    compare("java", &JAVA, 17, java)
}

fn node(_: &Cache) -> Result<Outcome> {
    let mut node = Command::new("node");
    node.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/src/pattern_engine.js"));
    compare("ecmascript", &ECMASCRIPT, 262, node)
}

/// Compares the committed verdicts with those of an engine; with the argument `--write`, commits its own.
fn compare(flavour: &str, parts: &Parts, seed: u64, mut engine: Command) -> Result<Outcome> {
    let rows = rows(parts, seed);
    let answers = ask(&mut engine, &rows)?;
    let lines: Vec<String> = rows.iter().zip(&answers).map(|(row, answer)| line(row, answer)).collect();
    let path = PathBuf::from(FOLDER).join(format!("{flavour}.ndjson"));
    if std::env::args().any(|argument| argument == "--write") {
        std::fs::write(&path, lines.join("\n") + "\n")?;
    }
    let committed = read(&path)?;
    ensure!(committed.len() == lines.len(), "{}: rewrite it with --write", path.display());
    let cases = lines.into_iter().zip(committed).zip(rows).map(|((now, then), (pattern, _))| (pattern, then, now));
    Ok(Outcome::compare(cases, &[]))
}

fn read(path: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text.lines().map(String::from).collect())
}

/// What an engine answers to each row.
fn ask(engine: &mut Command, rows: &[Row]) -> Result<Vec<String>> {
    let input: String = rows.iter().map(|(pattern, texts)| fields(pattern, texts)).collect();
    let mut running = engine.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("the engine is needed")?;
    let mut pipe = running.stdin.take().context("standard input is not a pipe")?;
    let output = std::thread::scope(|scope| {
        // The engine prints while it reads, so its input is written from a thread.
        scope.spawn(move || pipe.write_all(input.as_bytes()));
        running.wait_with_output()
    })?;
    ensure!(output.status.success(), "the engine failed");
    let answers: Vec<String> = String::from_utf8(output.stdout)?.lines().map(String::from).collect();
    ensure!(answers.len() == rows.len(), "an answer is missing");
    Ok(answers)
}

/// The pattern and the texts as hexadecimal UTF-8, each behind a stop, so that none is nothing.
fn fields(pattern: &str, texts: &[String]) -> String {
    let digits = |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or_default());
    let hex = |text: &str| text.bytes().flat_map(digits).collect::<String>();
    let fields: Vec<String> = std::iter::once(pattern)
        .chain(texts.iter().map(String::as_str))
        .map(|text| format!(".{}", hex(text)))
        .collect();
    fields.join(" ") + "\n"
}

/// A row of the committed file.
fn line((pattern, texts): &Row, answer: &str) -> String {
    let Some(digits) = answer.strip_prefix("ok") else {
        return json!({ "pattern": pattern, "verdict": answer }).to_string();
    };
    let asked = texts.iter().zip(digits.chars()).filter(|(_, digit)| *digit != '-');
    let matches: Vec<Value> = asked.map(|(text, digit)| json!([text, digit == '1'])).collect();
    json!({ "pattern": pattern, "verdict": "ok", "matches": matches }).to_string()
}
