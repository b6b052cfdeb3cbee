//! The packed package in each environment that it is for: one tiny project each, under `tests/packaging`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::{Profile, build, commonjs};
use crate::tools::{
    browser, copy_folder, firefox, is_npm_fresh, node, npm_ci_with, npm_packages, pkg, quietly, root, run,
};

/// The projects that are a part of `cargo xtask test`: what they install is small, and what they meet the others meet too.
const SMALL: &[&str] = &[
    "attw",
    "bulk",
    "csp",
    "import-map",
    "jest-jsdom",
    "node-cjs",
    "node-esm",
    "node-slim",
    "publint",
    "two-copies",
    "web-worker",
];

/// What goes into the package beside its code: what the README links to, and the licences.
const TEXTS: &[&str] = &[
    "README.md",
    "CHANGELOG.md",
    "ARCHITECTURE.md",
    "BENCHMARKS.md",
    "CONTRIBUTING.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Packs the package, runs the projects of these names with it, or all, and prints what each entry weighs. `is_built`: the
/// modules that were built last are taken.
pub(crate) fn packaging(names: &[String], is_built: bool) -> Result<()> {
    if is_built {
        npm_packages()?;
        commonjs()?;
    } else {
        build(Profile::Release, &[])?;
    }
    let folder = root().join("target/packaging");
    install(&folder, &[])?;
    if !is_installed(&all()?) {
        npm_ci_with(&projects(), &[])?;
    }
    run_projects(&folder, names)?;
    if names.is_empty() {
        println!();
        run(node().arg(root().join("tests/bundlers/bytes.js")).env("PACKED", &folder))?;
    }
    Ok(())
}

/// Runs the small projects with the package that is installed in a folder.
pub(crate) fn packaging_small(folder: &Path) -> Result<()> {
    let small: Vec<_> = SMALL.iter().copied().map(String::from).collect();
    if !is_installed(&small) {
        let workspaces = small.iter().map(|name| format!("--workspace={name}"));
        npm_ci_with(&projects(), &workspaces.chain(["--include-workspace-root".into()]).collect::<Vec<_>>())?;
    }
    run_projects(folder, &small)
}

/// Packs the package and installs it in a folder, which is emptied before, with other packages beside it.
pub(crate) fn install(folder: &Path, beside: &[PathBuf]) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    copy_texts()?;
    quietly(Command::new("npm").args(["pack", "--silent", "--pack-destination"]).arg(folder).current_dir(pkg()))?;
    let tarball = folder.read_dir()?.flatten().find(|entry| entry.path().extension().is_some_and(|kind| kind == "tgz"));
    let tarball = tarball.context("npm packed nothing")?.path();
    fs::write(folder.join("package.json"), "{ \"private\": true, \"type\": \"module\" }\n")?;
    let mut install = Command::new("npm");
    install.args(["install", "--silent", "--no-audit", "--no-fund"]).arg(tarball).args(beside);
    quietly(install.current_dir(folder)).map(drop)
}

/// Copies the texts to where npm packs them, so that their links work in the package too.
fn copy_texts() -> Result<()> {
    for text in TEXTS {
        fs::copy(root().join(text), pkg().join(text))?;
    }
    let docs = pkg().join("docs");
    if docs.exists() {
        fs::remove_dir_all(&docs)?;
    }
    copy_folder(&root().join("docs"), &docs)
}

fn projects() -> PathBuf {
    root().join("tests/packaging")
}

/// The names of all projects.
fn all() -> Result<Vec<String>> {
    let folders = projects().read_dir()?.flatten().filter(|entry| entry.path().join("package.json").exists());
    Ok(folders.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect())
}

/// Whether npm installed what these projects need: it links each project then.
fn is_installed(names: &[String]) -> bool {
    let is_linked = |name: &String| projects().join(format!("node_modules/packaging-{name}")).exists();
    is_npm_fresh(&projects()) && names.iter().all(is_linked)
}

/// Copies the package from the folder in which it was installed, and runs the projects of these names with it, or all.
fn run_projects(folder: &Path, names: &[String]) -> Result<()> {
    let place = projects().join("node_modules/identity-patch");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    copy_folder(&folder.join("node_modules/identity-patch"), &place)?;
    let mut runner = node();
    runner.arg(projects().join("run.js")).args(names).env("CHROME", browser()?.chrome);
    if let Some(firefox) = firefox() {
        runner.env("FIREFOX", firefox);
    }
    run(&mut runner)
}
