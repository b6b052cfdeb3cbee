//! The generated tables: each must be byte for byte what its generator prints.

use std::path::Path;

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::python::{self, ISO_639, PHONENUMBERS, PYCOUNTRY, UNICODEDATA};
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "the generated tables, generated again", needs: Needs::Python, run };

/// A generator, the packages that it reads, and the file that it prints.
const TABLES: &[(&str, &[&str], &str)] = &[
    ("oracles/generators/iso.py", &[PYCOUNTRY, ISO_639], "src/field/generated/iso.rs"),
    ("oracles/generators/unicode.py", &[UNICODEDATA], "src/field/generated/unicode.rs"),
    ("oracles/generators/calling_codes.py", &[PHONENUMBERS], "src/field/generated/calling_codes.rs"),
];

fn run(cache: &Cache) -> Result<Outcome> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("this package lies in another")?;
    let mut outcome = Outcome::default();
    for (generator, packages, file) in TABLES {
        let read = |path: &str| std::fs::read_to_string(root.join(path)).with_context(|| path.to_owned());
        outcome.cases += 1;
        if python::run_script(cache, packages, &read(generator)?, "")? == read(file)? {
            outcome.agreed += 1;
        } else {
            let python = cache.python(packages)?;
            let python = python.display();
            let complaint = format!("{file} is not what its generator prints. Write it: {python} {generator} > {file}");
            outcome.complaints.push(complaint);
        }
    }
    Ok(outcome)
}
