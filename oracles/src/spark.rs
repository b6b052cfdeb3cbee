//! The command under Apache Spark finds what one process finds: `examples/spark`, whose script compares each finding and
//! prints how many there are of each code.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::cache::Cache;
use crate::suite::{Needs, Outcome, Suite};

/// Both ways of the example: codes counted by partition, and findings with the ids of their records.
pub(crate) const SUITE: Suite = Suite { name: "Apache Spark (PyPI pyspark 4.3.0)", needs: Needs::Python, run };

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const PACKAGES: &str = include_str!("../../examples/spark/requirements.txt");

fn run(cache: &Cache) -> Result<Outcome> {
    let root = Path::new(ROOT).canonicalize()?;
    ensure!(root.join("pkg/dist/bulk.wasm").exists(), "the package is not built: cargo xtask build");
    ensure!(Command::new("java").arg("-version").output().is_ok(), "Spark needs Java 17 or later");
    let packages: Vec<_> = PACKAGES.lines().collect();
    let mut python = Command::new(cache.python(&packages)?);
    python.arg(root.join("examples/spark/main.py")).arg("--package").arg(root.join("pkg"));
    let output = python.output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout)?;
    let rows = printed.lines().filter_map(|line| row(line).transpose()).collect::<Result<Vec<_>>>()?;
    Ok(Outcome::compare(rows, &[]))
}

/// `  count  count severity code`: the code, how often one process finds it, and how often Spark does.
fn row(line: &str) -> Result<Option<(String, u64, u64)>> {
    let [spark, alone, severity @ ("error" | "warning"), code] = line.split_whitespace().collect::<Vec<_>>()[..] else {
        return Ok(None);
    };
    let number = |text: &str| text.parse().with_context(|| format!("{text:?} is no number"));
    Ok(Some((format!("{severity} {code}"), number(alone)?, number(spark)?)))
}
