//! Runs implementations that are written in Python, with their packages.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::cache::Cache;

/// The port of libphonenumber, and the source of the table of calling codes.
pub(crate) const PHONENUMBERS: &str = "phonenumbers==9.0.43";
/// The lists of ISO 639-2, and the source of the table of its codes.
pub(crate) const ISO_639: &str = "iso639-lang==2.6.3";
/// The lists of Debian's iso-codes, and the source of the tables of languages and countries.
pub(crate) const PYCOUNTRY: &str = "pycountry==26.2.16";
/// The Unicode Character Database, and the source of the table of invisible characters, dashes and digits.
pub(crate) const UNICODEDATA: &str = "unicodedata2==18.0.0";
/// A regular expression engine with partial matches.
pub(crate) const REGEX: &str = "regex==2026.11.15";

/// Runs `script` on `input` and returns what it prints. The script must read all input before it prints.
pub(crate) fn run_script(cache: &Cache, packages: &[&str], script: &str, input: &str) -> Result<String> {
    let mut python = Command::new(cache.python(packages)?);
    let pipes = python.args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = pipes.spawn().context("python3 is needed")?;
    running.stdin.take().context("standard input is not a pipe")?.write_all(input.as_bytes())?;
    let output = running.wait_with_output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}
