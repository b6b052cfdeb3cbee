//! Other implementations that are written in JavaScript: how they are asked.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// What `script` prints when it is given `input`, with the packages' folders as its arguments.
pub(crate) fn ask(script: &str, packages: &[impl AsRef<Path>], input: &str) -> Result<String> {
    let mut node = Command::new("node");
    node.args(["--eval", script, "--"]).args(packages.iter().map(AsRef::as_ref));
    let pipes = node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = pipes.spawn().context("node is needed")?;
    let mut pipe = running.stdin.take().context("a pipe was asked for")?;
    let output = std::thread::scope(|scope| {
        // It answers while it reads: both sides must go on.
        scope.spawn(move || pipe.write_all(input.as_bytes()));
        running.wait_with_output()
    })?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}
