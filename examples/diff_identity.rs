//! Makes the request that turns one Ory Kratos identity into another, both as the server answers them.
//!
//! ```text
//! cargo run --example diff_identity -- before.json after.json
//! ```
//!
//! Exit status: 0 a request or nothing to send, 1 an edit that cannot be made, or a file that cannot be read.

use std::error::Error;
use std::process::ExitCode;
use std::{env, fs};

use identity_patch::provider::kratos::PATCH_IDENTITY;
use identity_patch::{Input, Options};
use serde_json::Value;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [before, after] = &arguments[..] else { return Err("usage: diff_identity BEFORE AFTER".into()) };
    let (before, after) = (fs::read_to_string(before)?, fs::read_to_string(after)?);
    let options = Options::DEFAULT;

    let diff = PATCH_IDENTITY.diff(&before, &after, &options);
    if !diff.report.ok() {
        return Err(diff.report.into());
    }
    for warning in &diff.report.warnings {
        eprintln!("{warning}");
    }
    if !diff.changed {
        println!("nothing to send");
        return Ok(());
    }

    // The request is text: what sends it, and with which credential, is up to you.
    let identity: Value = serde_json::from_str(&before)?;
    let input = Input::new().param("id", identity["id"].as_str().unwrap_or_default());
    let request = PATCH_IDENTITY.build(&input, &diff.draft, &options)?;
    println!("{} {}", request.method, request.path);
    for (name, value) in &request.headers {
        println!("{name}: {value}");
    }
    println!("\n{}", request.body);
    Ok(())
}
