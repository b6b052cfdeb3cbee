//! What another crate gets that depends on this one: few dependencies, no features forced on it, no allocator.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a command in the folder of the crate downstream, and takes what it prints.
fn output(command: &mut Command) -> String {
    let output = command.current_dir(folder()).output().unwrap();
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/downstream")
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).args(["--offline", "--locked"]);
    command
}

/// The crates that come with this one, each with its features.
fn dependencies(features: &str) -> BTreeMap<String, String> {
    let tree = ["tree", "--edges", "normal", "--prefix", "none", "--format", "{p}|{f}", "--features", features];
    let tree = output(&mut cargo(&tree));
    let parts = tree.lines().filter_map(|line| line.trim_end_matches(" (*)").split_once('|'));
    let named = parts.map(|(package, features)| (package.split(' ').next().unwrap().into(), features.into()));
    named.filter(|(name, _): &(String, String)| name != "downstream" && name != "identity-patch").collect()
}

#[test]
fn dependencies_are_few() {
    let serde = ["proc-macro2", "quote", "serde", "serde_core", "serde_derive", "syn", "unicode-ident"];
    assert_eq!(dependencies("").into_keys().collect::<Vec<_>>(), serde);
    let with_values = dependencies("serde_json");
    let added: Vec<_> = with_values.keys().filter(|name| !serde.contains(&name.as_str())).collect();
    assert_eq!(added, ["itoa", "memchr", "serde_json", "zmij"]);
    assert_eq!(with_values["serde_json"], "default,std", "order and digits are for others to choose");
}

#[test]
fn what_is_published_is_the_library_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = ["package", "--list", "--allow-dirty", "--offline", "--manifest-path"];
    let listed = output(Command::new(env!("CARGO")).args(list).arg(root.join("Cargo.toml")));
    let source = |file: &&str| file.starts_with("src/") || file.starts_with("examples/");
    assert!(["src/lib.rs", "src/value.rs", "examples/check_file.rs"].iter().all(|file| listed.contains(file)));
    let others: Vec<_> = listed.lines().filter(|file| !source(file) && !file.starts_with(".cargo_vcs")).collect();
    let documents = ["ARCHITECTURE.md", "CHANGELOG.md", "Cargo.lock", "Cargo.toml", "Cargo.toml.orig"];
    assert_eq!(others, [&documents[..], &["LICENSE-APACHE", "LICENSE-MIT", "README.md"]].concat());
}

#[test]
fn a_module_with_its_own_allocator_is_built_and_runs() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    output(cargo(&["build", "--quiet", "--target", "wasm32-unknown-unknown"]).arg("--target-dir").arg(target));
    let module = target.join("wasm32-unknown-unknown/debug/downstream.wasm");
    let script = "
        const bytes = require('fs').readFileSync(process.argv[1]);
        WebAssembly.instantiate(bytes, {}).then(({ instance: { exports } }) =>
            console.log(exports.errors(), exports.body(), exports.allocated() > 0));";
    assert_eq!(output(Command::new("node").args(["--eval", script, "--"]).arg(module)), "2 55 true\n");
}
