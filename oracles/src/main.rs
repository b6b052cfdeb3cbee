//! Compares the package with published test suites and other implementations, and prints a table of the results.
//!
//! `cargo xtask test` runs the suites from npm and crates.io, `cargo xtask oracles` all of them. A disagreement that is not
//! in a suite's list of explained deviations fails the run, and so does an entry that is no longer a deviation.

mod cache;
mod cases;
mod dates;
mod draft_07;
mod draft_07_formats;
mod email_grammar;
mod identities;
mod is_email;
mod iso;
mod json_patch_tests;
mod json_schema_formats;
mod json_sizes;
mod json_test_suite;
mod kratos_cases;
mod kratos_identity;
mod kratos_pairs;
mod kratos_server;
mod naughty;
mod node;
mod patch_diffs;
mod patch_engines;
mod pattern_engines;
mod pattern_parts;
mod pattern_rows;
mod patterns;
mod phone_examples;
mod python;
mod random;
mod schema_formats;
mod schema_texts;
mod schemas;
mod spark;
mod suite;
mod tables;
mod uuids;
mod vendor_answers;
mod vendor_models;

use std::process::ExitCode;

use cache::Cache;
use suite::{Needs, Suite};

/// Every suite.
const SUITES: &[Suite] = &[
    json_test_suite::SUITE,
    json_sizes::SUITE,
    naughty::SUITE,
    is_email::SUITE,
    is_email::NPM,
    email_grammar::SUITE,
    json_schema_formats::SUITE,
    draft_07::SUITE,
    draft_07_formats::SUITE,
    iso::SUITE,
    iso::THREE_LETTERS,
    phone_examples::EXAMPLES,
    phone_examples::GENERATED,
    phone_examples::SPELLINGS,
    phone_examples::READINGS,
    tables::SUITE,
    json_patch_tests::SUITE,
    patch_engines::SUITE,
    patch_engines::NPM,
    patch_diffs::SUITE,
    dates::SUITE,
    uuids::SUITE,
    vendor_models::BIOT,
    vendor_models::SLASHID,
    vendor_answers::KRATOS,
    vendor_answers::SLASHID,
    vendor_answers::BIOT,
    schema_formats::SUITE,
    schemas::RUST,
    schemas::AJV,
    patterns::REGEX,
    patterns::RE2,
    pattern_engines::GO,
    pattern_engines::JAVA_17,
    pattern_engines::NODE,
    kratos_cases::SUITE,
    kratos_pairs::SUITE,
    spark::SUITE,
];

fn main() -> ExitCode {
    let published = std::env::args().any(|argument| argument == "--published");
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let chosen = SUITES.iter().filter(|suite| !published || suite.needs == Needs::Registry);
    let chosen = chosen.filter(|suite| only.as_ref().is_none_or(|name| suite.name.contains(name.as_str())));
    let cache = Cache::new();
    let (mut passed, mut failed) = (0, 0);
    println!("{:<44} {:>8} {:>8} {:>10}", "suite", "cases", "agreed", "explained");
    for suite in chosen {
        let complaints = match (suite.run)(&cache) {
            Ok(outcome) => {
                println!("{:<44} {:>8} {:>8} {:>10}", suite.name, outcome.cases, outcome.agreed, outcome.explained);
                outcome.complaints
            }
            Err(error) => vec![format!("{error:#}")],
        };
        for complaint in &complaints {
            println!("    {complaint}");
        }
        if complaints.is_empty() { passed += 1 } else { failed += 1 }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
