//! The rendered parts of the README, each between two comments: the sizes of the entries, and the table of endpoints.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::camel;
use identity_patch::provider::endpoints;
use identity_patch::table::Endpoint;

const README: &str = include_str!("../../../README.md");

/// What each entry's bundle may weigh.
const SIZES: &str = include_str!("../../../tests/bundlers/sizes.json");

/// The README with its current tables.
pub(super) fn readme() -> String {
    let readme = put(README, "sizes", "`tests/bundlers/sizes.json`", &sizes());
    put(&readme, "endpoints", "the tables", &table())
}

/// A text with a part between its comments. If they are missing, the part is appended.
fn put(text: &str, name: &str, source: &str, part: &str) -> String {
    let start = format!("<!-- {name}: rendered from {source} by `cargo xtask render` -->\n");
    let end = format!("<!-- /{name} -->\n");
    let (before, rest) = text.split_once(&start).unwrap_or((text, &end));
    let (_, after) = rest.split_once(&end).unwrap_or_default();
    format!("{before}{start}\n{part}\n{end}{after}")
}

fn sizes() -> String {
    let sizes: Map<String, Value> = serde_json::from_str(SIZES).unwrap_or_default();
    let mut table = String::from("| entry | what | at most, brotli |\n|---|---|---|\n");
    for (entry, budget) in &sizes {
        let what = match entry.as_str() {
            "." => "everything",
            "./fields" => "the fields",
            "./form" => "binds an HTML form to any endpoint; no module of its own",
            entry if entry.starts_with("./messages/") => "messages in another language",
            _ => "one provider's endpoints",
        };
        let kilobytes = budget["brotli"].as_u64().unwrap_or_default().div_ceil(1000);
        let _ = writeln!(table, "| `{}` | {what} | {kilobytes} KB |", entry.replacen('.', "identity-patch", 1));
    }
    table
}

fn table() -> String {
    let mut table = String::from("| in JavaScript | request | after | options |\n|---|---|---|---|\n");
    for endpoint in endpoints() {
        let Endpoint { id, method, path, source, .. } = endpoint;
        let name: Vec<_> = id.split('.').map(camel).collect();
        let own = names(endpoint.options.iter().map(|row| row.name));
        let _ = writeln!(table, "| `{}` | `{method} {path}` | {source} | {own} |", name.join("."));
    }
    let shared = endpoints().take(1).flat_map(Endpoint::option_names);
    let _ = writeln!(table, "\nOptions that all of them take: {}.", names(shared));
    table
}

fn names(options: impl Iterator<Item = &'static str>) -> String {
    options.map(|option| format!("`{option}`")).collect::<Vec<_>>().join(" ")
}
