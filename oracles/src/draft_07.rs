//! JSON-Schema-Test-Suite: the whole of draft 7 that is required, and what is optional beside formats.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use identity_patch::Options;
use identity_patch::schema::{Dialect, Schema, Settings};
use serde_json::Value;

use crate::cache::Cache;
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite =
    Suite { name: "JSON-Schema-Test-Suite, draft 7 (PyPI jsonschema 4.26.0)", needs: Needs::Python, run };

/// How many cases are required: none may be missed.
const REQUIRED: usize = 913;

const LATER: &str = "a reference to a schema of draft 2019-09, which is not read";

const KNOWN: &[Deviation] = &[
    ("optional cross-draft: refs to future drafts are processed as future drafts: missing bar is invalid", LATER),
    ("optional cross-draft: refs to future drafts are processed as future drafts: present bar is valid", LATER),
];

fn run(cache: &Cache) -> Result<Outcome> {
    let json = cache.sdist("jsonschema", "4.26.0")?.join("json");
    let settings = remotes(&json.join("remotes"))?;
    let mut cases = cases_in(&json.join("tests/draft7"), "", &settings)?;
    ensure!(cases.len() == REQUIRED, "{} cases are required", cases.len());
    cases.extend(cases_in(&json.join("tests/draft7/optional"), "optional ", &settings)?);
    Ok(Outcome::compare(cases, KNOWN))
}

/// The schemas that the suite expects at `http://localhost:1234`: those of draft 7, and those of no draft.
fn remotes(folder: &Path) -> Result<Settings> {
    let mut settings = Settings::new(Dialect::Draft07);
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, path)) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let file = entry?.path();
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if file.is_dir() {
                if path.is_empty() && name.starts_with("draft") && name != "draft7" {
                    continue;
                }
                open.push((file, format!("{path}{name}/")));
            } else if file.extension().is_some_and(|ending| ending == "json") {
                settings =
                    settings.reference(format!("http://localhost:1234/{path}{name}"), fs::read_to_string(&file)?);
            }
        }
    }
    Ok(settings)
}

/// A case's name, our verdict and the suite's: whether the value is valid.
type Case = (String, Option<bool>, Option<bool>);

fn cases_in(folder: &Path, kind: &str, settings: &Settings) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.is_dir() {
            continue;
        }
        let groups: Vec<Value> =
            serde_json::from_str(&fs::read_to_string(&file)?).with_context(|| file.display().to_string())?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for group in groups {
            let schema = Schema::new(&group["schema"].to_string(), settings);
            for case in group["tests"].as_array().context("a group has cases")? {
                let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let name = format!("{kind}{stem}: {}: {}", text(&group["description"]), text(&case["description"]));
                let check = |schema: &Schema| schema.check(&case["data"].to_string(), &Options::DEFAULT).ok();
                cases.push((name, schema.as_ref().ok().map(check), case["valid"].as_bool()));
            }
        }
    }
    Ok(cases)
}
