//! The rendered part of the README: the table of endpoints, between two comments.

use std::fmt::Write;

use super::camel;
use identity_patch::provider::endpoints;
use identity_patch::table::Endpoint;

const README: &str = include_str!("../../../README.md");

const START: &str = "<!-- endpoints: rendered from the tables by `cargo xtask render` -->\n";
const END: &str = "<!-- /endpoints -->\n";

/// The README with the current table. If the comments are missing, the table is appended.
pub(super) fn readme() -> String {
    let (before, rest) = README.split_once(START).unwrap_or((README, END));
    let (_, after) = rest.split_once(END).unwrap_or_default();
    format!("{before}{START}\n{}\n{END}{after}", table())
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
