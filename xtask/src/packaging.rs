//! The packed package in each environment that it is for: one tiny project each, under `tests/packaging`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::{Profile, build};
use crate::tools::{browser, firefox, node, npm_ci, npm_packages, pkg, quietly, root, run};

/// What goes into the package beside its code.
const TEXTS: &[&str] = &[
    "README.md",
    "CHANGELOG.md",
    "ARCHITECTURE.md",
    "BENCHMARKS.md",
    "CONTRIBUTING.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Packs the package, and runs the projects of these names with it, or all.
pub(crate) fn packaging(names: &[String]) -> Result<()> {
    if pkg().join("dist/cjs").is_dir() {
        npm_packages()?;
    } else {
        build(Profile::Release)?;
    }
    let folder = root().join("target/packaging");
    let tarball = pack(&folder)?;
    run_projects(&tarball, names)
}

/// Packs the package into a folder, which is emptied before: the tarball.
pub(crate) fn pack(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    copy_texts()?;
    quietly(Command::new("npm").args(["pack", "--silent", "--pack-destination"]).arg(folder).current_dir(pkg()))?;
    let tarball = folder.read_dir()?.flatten().find(|entry| entry.path().extension().is_some_and(|kind| kind == "tgz"));
    Ok(tarball.context("npm packed nothing")?.path())
}

/// Copies what the README links to, and the licences, to where npm packs them: the links work in the package too.
fn copy_texts() -> Result<()> {
    for text in TEXTS {
        fs::copy(root().join(text), pkg().join(text))?;
    }
    let docs = pkg().join("docs");
    fs::create_dir_all(&docs)?;
    for entry in root().join("docs").read_dir()?.flatten() {
        fs::copy(entry.path(), docs.join(entry.file_name()))?;
    }
    Ok(())
}

/// Installs a tarball beside the projects, and runs those of these names, or all.
fn run_projects(tarball: &Path, names: &[String]) -> Result<()> {
    let projects = root().join("tests/packaging");
    npm_ci(&projects)?;
    // npm leaves a package of the same version alone.
    let installed = projects.join("node_modules/identity-patch");
    if installed.exists() {
        fs::remove_dir_all(installed)?;
    }
    let mut install = Command::new("npm");
    install.args(["install", "--silent", "--no-save", "--no-audit", "--no-fund"]).arg(tarball);
    quietly(install.current_dir(&projects))?;
    let mut runner = node();
    runner.arg(projects.join("run.js")).args(names).env("CHROME", browser()?.chrome);
    if let Some(firefox) = firefox() {
        runner.env("FIREFOX", firefox);
    }
    run(&mut runner)
}
