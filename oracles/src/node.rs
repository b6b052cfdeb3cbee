//! Runs implementations that are written in JavaScript.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// Runs `script` on `input`, with the packages' folders as its arguments, and returns what it prints.
pub(crate) fn run_script(script: &str, packages: &[impl AsRef<Path>], input: &str) -> Result<String> {
    let mut node = Command::new("node");
    node.args(["--eval", script, "--"]).args(packages.iter().map(AsRef::as_ref));
    let pipes = node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = pipes.spawn().context("node is needed")?;
    let mut pipe = running.stdin.take().context("standard input is not a pipe")?;
    let output = std::thread::scope(|scope| {
        // The script prints while it reads, so its input is written from a thread.
        scope.spawn(move || pipe.write_all(input.as_bytes()));
        running.wait_with_output()
    })?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}
