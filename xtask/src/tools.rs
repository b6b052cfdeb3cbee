//! What the tasks are made of: other programs, and how to come by them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

/// The project's root.
pub(crate) fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The npm package's folder.
pub(crate) fn pkg() -> PathBuf {
    root().join("pkg")
}

/// Cargo, as it was called.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// Node.
pub(crate) fn node() -> Command {
    let mut node = Command::new("node");
    node.current_dir(root());
    node
}

/// A program that an npm package brings.
pub(crate) fn npx(name: &str) -> Result<Command> {
    let program = pkg().join("node_modules/.bin").join(if cfg!(windows) { format!("{name}.cmd") } else { name.into() });
    ensure!(program.exists(), "pkg/package.json brings no {name}");
    let mut command = Command::new(program);
    command.current_dir(pkg());
    Ok(command)
}

/// Runs a command, its output shown.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} is needed", command.get_program().display()))?;
    if !status.success() {
        bail!("failed: {command:?}");
    }
    Ok(())
}

/// Runs a command, its output shown only where it fails.
pub(crate) fn quietly(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{} is needed", command.get_program().display()))?;
    if !output.status.success() {
        let text = [output.stdout, output.stderr].concat();
        bail!("failed: {command:?}\n{}", String::from_utf8_lossy(&text));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program is there.
pub(crate) fn exists(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// Has rustup bring the WebAssembly target; without rustup the toolchain must have it.
pub(crate) fn wasm_target() -> Result<()> {
    if exists("rustup") {
        quietly(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]).current_dir(root()))?;
    }
    Ok(())
}

/// Has npm bring what `pkg/package-lock.json` pins, unless it is there already.
pub(crate) fn npm_packages() -> Result<()> {
    npm_ci(&pkg())
}

/// The same for the lock file of a folder.
pub(crate) fn npm_ci(folder: &Path) -> Result<()> {
    if is_npm_fresh(folder) { Ok(()) } else { npm_ci_with(folder, &[]) }
}

/// Whether npm installed what the lock file of a folder pins as it stands.
pub(crate) fn is_npm_fresh(folder: &Path) -> bool {
    let written = |path: PathBuf| path.metadata().and_then(|metadata| metadata.modified()).ok();
    let installed = written(folder.join("node_modules/.package-lock.json"));
    installed.is_some_and(|installed| Some(installed) >= written(folder.join("package-lock.json")))
}

/// Has npm bring what the lock file of a folder pins, or the part of it that the options name.
pub(crate) fn npm_ci_with(folder: &Path, options: &[String]) -> Result<()> {
    ensure!(exists("node") && exists("npm"), "Node.js 20.19 or later with npm is needed: https://nodejs.org");
    let name = folder.file_name().unwrap_or_default();
    println!("installing the npm packages that {}/package-lock.json pins", name.display());
    quietly(Command::new("npm").arg("ci").args(options).current_dir(folder)).map(drop)
}

/// A browser and its driver.
pub(crate) struct Browser {
    /// Chrome or Chromium.
    pub(crate) chrome: PathBuf,
    /// ChromeDriver of the same version.
    pub(crate) driver: PathBuf,
}

/// Finds Chrome or Chromium with its driver; on Debian, as root, has apt bring them.
pub(crate) fn browser() -> Result<Browser> {
    if let Some(browser) = find_browser() {
        return Ok(browser);
    }
    if is_root() && exists("apt-get") {
        apt_install(&["chromium", "chromium-driver"])?;
    }
    find_browser().context(
        "Chrome or Chromium with ChromeDriver is needed: install both, or set CHROME and CHROMEDRIVER to where they are",
    )
}

/// Finds Firefox; on Debian, as root, has apt bring it. None where it is not to be had.
pub(crate) fn firefox() -> Option<PathBuf> {
    let find =
        || env::var_os("FIREFOX").map(PathBuf::from).or_else(|| on_path("firefox").or_else(|| on_path("firefox-esr")));
    find().or_else(|| {
        let is_installed = is_root() && exists("apt-get") && apt_install(&["firefox-esr"]).is_ok();
        is_installed.then(find).flatten()
    })
}

fn apt_install(packages: &[&str]) -> Result<()> {
    println!("installing {}", packages.join(" and "));
    quietly(Command::new("apt-get").args(["update"]))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    quietly(install.env("DEBIAN_FRONTEND", "noninteractive")).map(drop)
}

/// Whether we may install things, and Chromium wants no sandbox.
pub(crate) fn is_root() -> bool {
    quietly(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn find_browser() -> Option<Browser> {
    let pick = |variable: &str, names: &[&str]| {
        env::var_os(variable).map(PathBuf::from).or_else(|| names.iter().find_map(|name| on_path(name)))
    };
    Some(Browser {
        chrome: pick("CHROME", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"])?,
        driver: pick("CHROMEDRIVER", &["chromedriver"])?,
    })
}

fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Copies a folder with all that is in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in from.read_dir()? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
