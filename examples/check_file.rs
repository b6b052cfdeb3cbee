//! Checks the drafts in a file and prints what the server would refuse. A `.json` file is one draft; any other file, and
//! `-` for standard input, has a draft on each line.
//!
//! ```text
//! cargo run --example check_file -- biot.update_organization_user users.ndjson
//! ```
//!
//! Exit status: 0 no errors, 1 errors, 2 wrong usage or a file that cannot be read.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use identity_patch::{Endpoint, Options, provider};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [id, file] = &arguments[..] else {
        eprintln!("usage: check_file ENDPOINT FILE");
        return ExitCode::from(2);
    };
    let Some(endpoint) = provider::endpoints().find(|endpoint| endpoint.id == id) else {
        let ids: Vec<_> = provider::endpoints().map(|endpoint| endpoint.id).collect();
        eprintln!("unknown endpoint {id}: there are {}", ids.join(", "));
        return ExitCode::from(2);
    };
    let text = if file == "-" { io::read_to_string(io::stdin()) } else { fs::read_to_string(file) };
    let text = match text {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::from(2);
        }
    };
    let mut valid = true;
    if Path::new(file).extension().is_some_and(|extension| extension == "json") {
        valid = check(endpoint, file, 1, &text);
    } else {
        for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            valid &= check(endpoint, file, nth + 1, line);
        }
    }
    if valid { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints the findings in a draft that begins in line `first`, and says whether the server would take it.
fn check(endpoint: &Endpoint, file: &str, first: usize, draft: &str) -> bool {
    let report = endpoint.check(draft, &Options::DEFAULT);
    for issue in report.issues.iter().chain(&report.warnings) {
        // Issues know their byte offset in the draft.
        let before = issue.params.offset.and_then(|offset| draft.get(..offset)).unwrap_or_default();
        println!("{file}:{}: {issue}", first + before.matches('\n').count());
    }
    report.ok()
}
