//! The package's built half, `pkg/dist`: for each entry its module, as a file and as text, and its bindings; then the
//! CommonJS copies.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};
use cargo_metadata::Message;
use flate2::Compression;
use flate2::write::GzEncoder;
use wasm_bindgen_cli_support::Bindgen;

use crate::carrier::{Carried, encode};
use xtask::render::entries::{Entry, LANGUAGES, entries};

use crate::tools::{cargo, npm_packages, npx, pkg, quietly, root, wasm_target};

/// The module for many records at once, and the Cargo profile that it is built with.
const BULK: &str = "bulk";

/// How much work goes into the modules.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// No optimizer.
    Dev,
    /// As they ship.
    Release,
}

/// What wasm-opt may use: named features only, because `--all-features` emits types that engines refuse.
const FEATURES: &[&str] = &[
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Builds into `pkg/dist`, and prints how large each module is: everything anew, or the modules of these names alone.
pub(crate) fn build(profile: Profile, names: &[String]) -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    let dist = pkg().join("dist");
    if names.is_empty() && dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::create_dir_all(&dist)?;
    let is_wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    println!("{:<24} {:>9} {:>9} {:>9}", "", "raw", "gzip", "brotli");
    for entry in entries().iter().filter(|entry| is_wanted(&entry.name)) {
        module(entry, profile, &dist)?;
    }
    if is_wanted(BULK) {
        bulk(profile, &dist)?;
    }
    decoder(&dist)?;
    commonjs()
}

/// An entry's module.
fn module(entry: &Entry, profile: Profile, dist: &Path) -> Result<()> {
    let name = &entry.name;
    let module = compile(&entry.features().join(","), (profile == Profile::Release).then_some("wasm"), &[])?;
    bind(&module, name, dist)?;
    let wasm = dist.join(format!("{name}.wasm"));
    if profile == Profile::Release {
        quietly(npx("wasm-opt")?.args(FEATURES).arg("-Os").arg(&wasm).arg("-o").arg(&wasm))?;
    }
    carry(dist, name)?;
    ["js", "wasm", "text.js"].iter().try_for_each(|ending| print_sizes(dist, &format!("{name}.{ending}")))
}

/// The module for many records at once, which Node.js reads from its file: built for speed, with the instructions that look
/// at sixteen bytes at a time.
fn bulk(profile: Profile, dist: &Path) -> Result<()> {
    let features = Entry::main().features().join(",") + ",wasm-bulk";
    let simd = ["--config", "target.wasm32-unknown-unknown.rustflags=[\"-Ctarget-feature=+simd128\"]"];
    bind(&compile(&features, (profile == Profile::Release).then_some(BULK), &simd)?, BULK, dist)?;
    let wasm = dist.join("bulk.wasm");
    if profile == Profile::Release {
        quietly(npx("wasm-opt")?.args(FEATURES).args(["--enable-simd", "-O3"]).arg(&wasm).arg("-o").arg(&wasm))?;
    }
    for ending in ["js", "wasm"] {
        print_sizes(dist, &format!("bulk.{ending}"))?;
    }
    Ok(())
}

/// Compiles a module. Cargo says where it put it, so that its own settings of the target directory hold. As a cdylib
/// alone: Cargo optimizes no library at link time that is also an rlib.
fn compile(features: &str, profile: Option<&str>, flags: &[&str]) -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["rustc", "--lib", "--crate-type", "cdylib", "--package", "identity-patch"]);
    build.args(["--no-default-features", "--features", features]).args(flags);
    build.args(["--target", "wasm32-unknown-unknown", "--message-format", "json-render-diagnostics"]);
    build.args(profile.into_iter().flat_map(|profile| ["--profile", profile]));
    let output = build.stderr(Stdio::inherit()).output()?;
    anyhow::ensure!(output.status.success(), "the module does not compile");
    Message::parse_stream(output.stdout.as_slice())
        .filter_map(|message| match message {
            Ok(Message::CompilerArtifact(artifact)) => Some(artifact.filenames),
            _ => None,
        })
        .flatten()
        .find(|file| file.extension() == Some("wasm"))
        .map(PathBuf::from)
        .context("Cargo names no WebAssembly module")
}

/// The bindings, and the module as they want it.
fn bind(wasm: &Path, name: &str, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).web(true)?.typescript(false);
    bindgen.omit_default_module_path(true).reset_state_function(true).remove_producers_section(true);
    bindgen.generate(folder)?;
    fs::rename(folder.join(format!("{name}_bg.wasm")), folder.join(format!("{name}.wasm")))?;
    Ok(())
}

/// The module as text, for entries that bring it along.
fn carry(dist: &Path, name: &str) -> Result<()> {
    let Carried { single, text } = encode(&fs::read(dist.join(format!("{name}.wasm")))?);
    let module = format!(
        "// The module as text: carrier.js decodes it.\n\nexport const single = \"{single}\";\nexport const text =\n  \"{text}\";\n"
    );
    fs::write(dist.join(format!("{name}.text.js")), module)?;
    Ok(())
}

/// The module that decodes the others, as hexadecimal digits.
fn decoder(dist: &Path) -> Result<()> {
    let wasm = dist.join("decoder.wasm");
    let source = root().join("xtask/src/decoder.wat");
    quietly(npx("wasm-opt")?.args(["--mvp-features", "-Os"]).arg(source).arg("-o").arg(&wasm))?;
    let nibbles = fs::read(&wasm)?.into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits: String = nibbles.filter_map(|nibble| char::from_digit(nibble.into(), 16)).collect();
    fs::remove_file(wasm)?;
    fs::write(
        dist.join("decoder.js"),
        format!("// xtask/src/decoder.wat, as bytes.\n\nexport const decoder = \"{digits}\";\n"),
    )?;
    Ok(())
}

/// The copies of `pkg/bulk` find the module and the worker beside the originals.
const BULK_URL: [&str; 3] = [
    "--platform=node",
    "--define:import.meta.url=originalUrl",
    "--banner:js=const originalUrl = require('node:url').pathToFileURL(`${__dirname}/../../../bulk/_`);",
];

/// CommonJS copies, file by file, so that the entries share one instance as the originals do.
pub(crate) fn commonjs() -> Result<()> {
    let cjs = pkg().join("dist/cjs");
    copy(&["", "form", "generated", "messages", "dist"], &["--platform=neutral"])?;
    copy(&["bulk"], &BULK_URL)?;
    fs::write(cjs.join("package.json"), "{ \"type\": \"commonjs\" }\n")?;
    let hand_written = ["types", "bulk", "form", "identity_patch.wasm"].map(String::from);
    let languages = LANGUAGES.map(|(language, _)| format!("messages/{language}"));
    let rendered = entries().into_iter().map(|entry| entry.name).chain(["codes".into()]);
    let rendered = rendered.map(|name| format!("generated/{name}"));
    for name in hand_written.into_iter().chain(languages).chain(rendered) {
        let types = format!("{name}.d.ts");
        fs::copy(pkg().join(&types), cjs.join(&types))?;
    }
    Ok(())
}

/// Copies the JavaScript of these folders of the package.
fn copy(folders: &[&str], options: &[&str]) -> Result<()> {
    let mut sources = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(pkg().join(folder))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.ends_with(".js") && !name.ends_with(".workerd.js") {
                sources.push(path.strip_prefix(pkg())?.to_owned());
            }
        }
    }
    quietly(
        npx("esbuild")?
            .args(sources)
            .args(["--format=cjs", "--log-level=error", "--outbase=.", "--outdir=dist/cjs"])
            .args(options),
    )
    .map(drop)
}

/// Prints how large a file is, as it is and compressed.
fn print_sizes(folder: &Path, name: &str) -> Result<()> {
    let bytes = fs::read(folder.join(name))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &brotli::enc::BrotliEncoderParams::default())?;
    println!("{name:<24} {:>9} {:>9} {:>9}", bytes.len(), gzip.finish()?.len(), brotli.len());
    Ok(())
}
