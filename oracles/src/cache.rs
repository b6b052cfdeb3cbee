//! A cache of packages by name and pinned version, fetched once with npm, pip and Cargo into a folder under Cargo's
//! target directory, which is never committed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

/// The folder of the fetched packages.
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache beside the running binary, so that it follows Cargo's target directory settings.
    pub(crate) fn new() -> Self {
        let binary = std::env::current_exe().unwrap_or_default();
        let target = binary.ancestors().nth(2).unwrap_or(Path::new("target"));
        Self { folder: target.join("oracles") }
    }

    /// The folder of an npm package.
    pub(crate) fn npm(&self, name: &str, version: &str) -> Result<PathBuf> {
        self.once(&format!("npm-{}-{version}", name.replace('/', "-")), |folder| {
            run(Command::new("npm").args(["pack", "--silent"]).arg(format!("{name}@{version}")).current_dir(folder))?;
            unpack(folder)
        })
    }

    /// A folder in which Node finds these packages, `name@version`, with their dependencies.
    pub(crate) fn node_modules(&self, packages: &[&str]) -> Result<PathBuf> {
        self.once(&format!("node-{}", packages.join("-").replace(['@', '/'], "-")), |folder| {
            let arguments = ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", "."];
            run(Command::new("npm").args(arguments).args(packages).current_dir(folder))?;
            Ok(folder.into())
        })
    }

    /// The folder of a crate's source. The crate must be a dependency of this one, pinned by version.
    pub(crate) fn krate(name: &str, version: &str) -> Result<PathBuf> {
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let arguments = ["metadata", "--format-version", "1", "--locked", "--manifest-path", manifest];
        let output = Command::new(env!("CARGO")).args(arguments).output()?;
        let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).context("cargo metadata")?;
        let packages = metadata["packages"].as_array().context("cargo metadata has no packages")?;
        let found = packages.iter().find(|package| package["name"] == name && package["version"] == version);
        let manifest = found.and_then(|package| package["manifest_path"].as_str());
        let manifest = manifest.with_context(|| format!("{name} {version} is not among the dependencies"))?;
        Ok(Path::new(manifest).parent().context("a manifest lies in a folder")?.into())
    }

    /// The folder of a source distribution from PyPI, without its dependencies. pip still fetches the build requirements,
    /// because it runs the build to get the package's name.
    pub(crate) fn sdist(&self, name: &str, version: &str) -> Result<PathBuf> {
        self.once(&format!("sdist-{name}-{version}"), |folder| {
            let arguments = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"];
            let mut pip = Command::new(self.python(&["pip==25.3"])?);
            run(pip.args(arguments).args(["--no-binary", name, &format!("{name}=={version}")]).current_dir(folder))?;
            unpack(folder)
        })
    }

    /// A Python interpreter in a virtual environment with these packages, `name==version`.
    pub(crate) fn python(&self, packages: &[&str]) -> Result<PathBuf> {
        let folder = self.once(&format!("python-{}", packages.join("-").replace("==", "-")), |folder| {
            run(Command::new("python3").args(["-m", "venv", "."]).current_dir(folder))?;
            let mut pip = Command::new(folder.join("bin/python"));
            run(pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(packages))?;
            Ok(folder.into())
        })?;
        Ok(folder.join("bin/python"))
    }

    /// Fills a folder with `fill`, once; if `fill` fails, the folder is removed.
    pub(crate) fn once(&self, name: &str, fill: impl FnOnce(&Path) -> Result<PathBuf>) -> Result<PathBuf> {
        let folder = self.folder.join(name);
        let done = folder.join(".done");
        if let Ok(inner) = std::fs::read_to_string(&done) {
            return Ok(folder.join(inner));
        }
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        let inner = fill(&folder).with_context(|| format!("fetching {name}"))?;
        let inner = inner.strip_prefix(&folder).unwrap_or(Path::new(""));
        std::fs::write(done, inner.to_string_lossy().as_bytes())?;
        Ok(folder.join(inner))
    }
}

/// Unpacks the only archive in a folder, and returns the only folder in the archive.
fn unpack(folder: &Path) -> Result<PathBuf> {
    let archive = only(folder)?;
    run(Command::new("tar").arg("-xzf").arg(&archive).current_dir(folder))?;
    std::fs::remove_file(archive)?;
    only(folder)
}

fn only(folder: &Path) -> Result<PathBuf> {
    let mut entries = std::fs::read_dir(folder)?;
    let entry = entries.next().context("nothing was fetched")??;
    ensure!(entries.next().is_none(), "more than one thing was fetched");
    Ok(entry.path())
}

/// Runs a command. Its output is shown only if it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("{} is needed", command.get_program().display()))?;
    if !output.status.success() {
        bail!("{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}
