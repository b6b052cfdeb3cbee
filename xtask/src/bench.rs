//! Measures the package beside the libraries that people use instead, and counts the native build's instructions.
//!
//! The suites stand in `benches/`. gungraun counts instructions too, but through a runner that has to be installed with
//! `cargo install` in the same version; one call of valgrind for each case does without.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use cargo_metadata::Message;
use serde_json::json;

use crate::build::{Profile, build};
use crate::packaging::install;
use crate::tools::{browser, cargo, exists, node, npm_ci, quietly, root, run};

/// What `benches/native` can do: seven fields, two checks, and the two ways of a patch.
const COUNTED: &[&str] =
    &["phone", "email", "uuid", "date", "locale", "group", "key", "user", "attributes", "diff", "apply"];

/// What can be measured alone. All but the last are run by Node, one of them in Chromium.
pub(crate) const SUITES: [&str; 10] =
    ["fields", "user", "attributes", "patch", "scale", "bulk", FORM, "cold", "size", INSTRUCTIONS];

const INSTRUCTIONS: &str = "instructions";

/// The suite that wants a browser.
const FORM: &str = "form";

/// Builds, installs and measures; prints the goals, and writes BENCHMARKS.md where everything was measured at length.
pub(crate) fn bench(quick: bool, only: Option<&str>) -> Result<()> {
    let benches = root().join("benches");
    npm_ci(&benches)?;
    let folder = root().canonicalize()?.join("target/bench");
    let results = folder.join("results");
    if results.exists() {
        fs::remove_dir_all(&results)?;
    }
    fs::create_dir_all(&results)?;
    if only != Some(INSTRUCTIONS) {
        build(Profile::Release, &[])?;
        install(&folder.join("package"), &[])?;
    }
    let quick = quick.then_some("--quick");
    let script = |name: &str| {
        let mut script = node();
        script.arg(benches.join(name)).args(quick).env("BENCH_FOLDER", &folder);
        script
    };
    let mut measures = script("run.mjs");
    if only.is_none_or(|only| only == FORM) {
        measures.env("CHROME", browser()?.chrome);
    }
    run(measures.args(only))?;
    if only.is_none_or(|only| only == INSTRUCTIONS) {
        instructions(&folder)?;
    }
    let whole = quick.is_none() && only.is_none();
    run(script("report.mjs").args(whole.then(|| root().join("BENCHMARKS.md"))))
}

/// Counts the instructions of each case, and writes them beside the other results.
fn instructions(folder: &Path) -> Result<()> {
    println!("\n== {INSTRUCTIONS}");
    if !exists("valgrind") {
        println!("  left out: valgrind is needed, the Debian package of that name");
        return Ok(());
    }
    let program = native()?;
    let mut cases = BTreeMap::new();
    for case in COUNTED {
        let (instructions, items, bytes) = count(&program, case, &folder.join("inputs"))?;
        println!("  {case:<12} {:>9} an item {:>7} a byte", instructions / items, instructions / bytes);
        cases.insert(case, json!({ "instructions": instructions, "items": items, "bytes": bytes }));
    }
    let results = json!({ "cases": cases }).to_string();
    fs::write(folder.join("results/instructions.json"), results)?;
    Ok(())
}

/// Builds the native program.
fn native() -> Result<PathBuf> {
    let mut build = cargo();
    build.args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "instructions",
        "--message-format",
        "json-render-diagnostics",
    ]);
    let messages = quietly(&mut build)?;
    let executable = Message::parse_stream(messages.as_bytes()).find_map(|message| match message {
        Ok(Message::CompilerArtifact(artifact)) => artifact.executable,
        _ => None,
    });
    executable.map(PathBuf::from).context("Cargo names no program")
}

/// The instructions of one case, and how many items and bytes they were for.
fn count(program: &Path, case: &str, inputs: &Path) -> Result<(u64, u64, u64)> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    valgrind.args(["--collect-atstart=no", "--toggle-collect=*measured*"]);
    let output = valgrind.arg(program).arg(case).arg(inputs).output()?;
    let (said, log) = (String::from_utf8(output.stdout)?, String::from_utf8_lossy(&output.stderr).into_owned());
    ensure!(output.status.success(), "{case} cannot be counted: {log}");
    let collected =
        log.lines().find_map(|line| line.split_once("Collected : ")).context("callgrind counted nothing")?;
    let (items, bytes) = said.trim().split_once(' ').context("the program says no items")?;
    let instructions: u64 = collected.1.trim().parse()?;
    ensure!(instructions > 0, "callgrind did not find the function that it counts");
    Ok((instructions, items.parse()?, bytes.parse()?))
}
