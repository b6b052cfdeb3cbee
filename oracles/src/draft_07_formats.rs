//! JSON-Schema-Test-Suite, draft-07: the formats that a schema may name, but `regex` and those that are not known.

use anyhow::{Context, Result};
use identity_patch::Options;
use identity_patch::schema::{Dialect, Schema, Settings};
use serde_json::{Value, json};

use crate::cache::Cache;
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "draft-07 formats (PyPI jsonschema 4.26.0)", needs: Needs::Python, run };

/// The files of the suite that are left out, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    ("idn-hostname", "takes the tables of IDNA, and is not known"),
    ("regex", "is checked by the reader of patterns"),
    ("unknown", "is about names that nobody knows"),
];

const KNOWN: &[Deviation] = &[];

fn run(cache: &Cache) -> Result<Outcome> {
    let folder = cache.sdist("jsonschema", "4.26.0")?.join("json/tests/draft7/optional/format");
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let format = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if LEFT_OUT.iter().all(|(name, _)| *name != format) {
            cases.extend(read(&format, &std::fs::read_to_string(&path)?)?);
        }
    }
    Ok(Outcome::compare(cases, KNOWN))
}

/// The cases of a file: ours, and the suite's.
fn read(format: &str, text: &str) -> Result<Vec<(String, bool, bool)>> {
    let schema = Schema::new(&json!({ "format": format }).to_string(), &Settings::new(Dialect::Draft07));
    let schema = schema.map_err(|report| anyhow::anyhow!("{format}: {report}"))?;
    let groups: Vec<Value> = serde_json::from_str(text).with_context(|| format.to_owned())?;
    let all = groups.iter().filter_map(|group| group["tests"].as_array()).flatten();
    all.map(|case| {
        let what = case["description"].as_str().unwrap_or_default();
        let valid = case["valid"].as_bool().context("a case is valid or not")?;
        let ours = schema.check(&case["data"].to_string(), &Options::DEFAULT).ok();
        Ok((format!("{format}: {what}"), ours, valid))
    })
    .collect()
}
