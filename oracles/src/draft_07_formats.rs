//! JSON-Schema-Test-Suite, draft-07: the formats that a schema may name, but `regex` and those that are not known.

use anyhow::{Context, Result, ensure};
use identity_patch::schema::has_draft_07_format;
use serde_json::Value;

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
        let is_left_out = LEFT_OUT.iter().any(|(name, _)| *name == format);
        let is_known = has_draft_07_format(&format, "").is_some();
        ensure!(is_known != is_left_out, "{format} is known and left out, or neither");
        if is_known {
            cases.extend(read(&format, &std::fs::read_to_string(&path)?)?);
        }
    }
    Ok(Outcome::compare(cases, KNOWN))
}

/// The cases of a file: ours, and the suite's.
fn read(format: &str, text: &str) -> Result<Vec<(String, bool, bool)>> {
    let groups: Vec<Value> = serde_json::from_str(text).with_context(|| format.to_owned())?;
    let all = groups.iter().filter_map(|group| group["tests"].as_array()).flatten();
    // A value that is not a text is valid for every format.
    let texts = all.filter_map(|case| Some((case, case["data"].as_str()?)));
    texts
        .map(|(case, text)| {
            let what = case["description"].as_str().unwrap_or_default();
            let valid = case["valid"].as_bool().context("a case is valid or not")?;
            let ours = has_draft_07_format(format, text).unwrap_or_default();
            Ok((format!("{format}: {what}"), ours, valid))
        })
        .collect()
}
