//! The site: the pages of `www/` with the package beside them, as files that any static host serves under any path.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use serde_json::Value;

use crate::build::{Profile, build};
use crate::markdown;
use crate::tools::{browser, node, pkg, root, run};

/// Builds the package and writes the site, into `target/site` unless another folder is named.
pub(crate) fn site(output: Option<PathBuf>, no_build: bool) -> Result<()> {
    if !no_build {
        build(Profile::Release, &[])?;
    }
    write(&output.unwrap_or_else(folder))
}

/// Writes the site, and pictures of its states on a laptop and on a phone, light and dark, into `target/screenshots` unless
/// another folder is named.
pub(crate) fn screenshots(output: Option<PathBuf>, no_build: bool) -> Result<()> {
    let chrome = browser()?.chrome;
    site(None, no_build)?;
    let pictures = output.map_or_else(|| Ok(root().canonicalize()?.join("target/screenshots")), std::path::absolute)?;
    let mut script = node();
    script.arg("tests/browser/screenshots.js").arg(pictures);
    run(script.env("CHROME", chrome).env("SITE", folder()))
}

/// Where the site is written to.
pub(crate) fn folder() -> PathBuf {
    root().join("target/site")
}

/// Writes the site into a folder, which is made anew. The package must have been built.
pub(crate) fn write(folder: &Path) -> Result<()> {
    ensure!(pkg().join("dist/index.wasm").exists(), "pkg/dist is empty: cargo xtask build fills it");
    clear(folder)?;
    copy(&root().join("www"), folder)?;
    package(&folder.join("package"))?;
    pages(folder)?;
    println!("wrote {}", folder.canonicalize()?.display());
    Ok(())
}

/// Removes what an earlier call wrote, and nothing else: a folder that holds no site is left alone.
fn clear(folder: &Path) -> Result<()> {
    if folder.join("package/generated/catalog.json").exists() {
        return Ok(fs::remove_dir_all(folder)?);
    }
    let empty = !folder.exists() || folder.read_dir()?.next().is_none();
    ensure!(empty, "{} holds something else than a site", folder.display());
    Ok(())
}

/// The files that `package.json` publishes, but for the CommonJS copies, which no browser can use.
fn package(folder: &Path) -> Result<()> {
    let manifest = fs::read_to_string(pkg().join("package.json"))?;
    let manifest: Value = serde_json::from_str(&manifest)?;
    let published = manifest["files"].as_array().context("package.json has no files")?;
    fs::create_dir_all(folder)?;
    for name in published.iter().filter_map(Value::as_str) {
        match name.split_once('*') {
            Some((start, end)) => copy_files(&pkg(), folder, |name| name.starts_with(start) && name.ends_with(end))?,
            None => copy(&pkg().join(name), &folder.join(name))?,
        }
    }
    copy_files(&pkg(), folder, |name| name == "package.json")?;
    Ok(fs::remove_dir_all(folder.join("dist/cjs"))?)
}

/// Puts into each page what it names in a comment: a part of `www/parts`, or a document of the project. Of the links in the
/// header, the one that leads to the page itself is marked.
fn pages(folder: &Path) -> Result<()> {
    let part = |name: &str| fs::read_to_string(folder.join("parts").join(name));
    let benchmarks = fs::read_to_string(root().join("BENCHMARKS.md"))?;
    let parts = [
        ("head.html", part("head.html")?),
        ("header.html", part("header.html")?),
        ("BENCHMARKS.md", markdown::html(&benchmarks)),
    ];
    for entry in folder.read_dir()? {
        let page = entry?.path();
        if page.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        let mut text = fs::read_to_string(&page)?;
        for (name, part) in &parts {
            text = text.replace(&format!("<!-- {name} -->"), part.trim());
        }
        let link = format!("<a href=\"{}\"", page.file_name().unwrap_or_default().display());
        fs::write(page, text.replace(&format!("{link}>"), &format!("{link} aria-current=\"page\">")))?;
    }
    Ok(fs::remove_dir_all(folder.join("parts"))?)
}

/// Copies the files of a folder whose names are wanted.
fn copy_files(from: &Path, to: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
    for entry in from.read_dir()? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_file() && is_wanted(&name.to_string_lossy()) {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    copy_files(from, to, |_| true)?;
    for entry in from.read_dir()? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
