//! The package's built half, `pkg/dist`: the module as a file and as base64, its bindings, and the CommonJS copies;
//! beside it copies of the README and the licences, which npm packs.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};
use base64::prelude::*;
use cargo_metadata::Message;
use flate2::Compression;
use flate2::write::GzEncoder;
use wasm_bindgen_cli_support::Bindgen;

use crate::tools::{cargo, npm_packages, npx, pkg, quietly, root, wasm_target};

/// How much work goes into the module.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// No optimizer.
    Dev,
    /// As it ships.
    Release,
}

/// What wasm-opt may use: named features only, for `--all-features` emits types that engines refuse.
pub(crate) const FEATURES: &[&str] = &[
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Passes of LLVM that make loops quicker and the module larger: they carry what a loop reads or works out in more locals.
const SMALLER: [&str; 3] = ["-disable-lsr", "-enable-pre=false", "-disable-licm-promotion"];

/// What wasm-opt does. A flat module without its blocks is rebuilt smaller than the compiler's own, twice over; functions of
/// one part lie side by side, where compression finds them alike. No address below 1024 is in use: there the stack ends.
pub(crate) const PASSES: &[&str] = &[
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--reorder-functions-by-name",
];

/// How many bytes something has, as it is and compressed.
#[derive(Clone, Copy)]
pub(crate) struct Sizes {
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

/// Builds everything into `pkg/dist`, prints the sizes, and returns the module's.
pub(crate) fn build(profile: Profile) -> Result<Sizes> {
    wasm_target()?;
    npm_packages()?;
    let dist = pkg().join("dist");
    match fs::remove_dir_all(&dist) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => fs::create_dir_all(&dist)?,
    }
    let wasm = module(profile)?;
    bind(&wasm, &dist)?;
    let wasm = dist.join("identity_patch.wasm");
    if profile == Profile::Release {
        optimize(&wasm)?;
    }
    inline(&wasm, &dist)?;
    commonjs(&dist)?;
    for text in ["README.md", "LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root().join(text), pkg().join(text))?;
    }
    report(&dist)
}

/// Compiles the module. Cargo says where it put it, so that its own settings of the target directory hold.
pub(crate) fn module(profile: Profile) -> Result<PathBuf> {
    module_of(root(), profile)
}

/// The same for a copy of the crate in another folder. As a cdylib alone: Cargo optimizes no library at link time that
/// is also an rlib.
pub(crate) fn module_of(folder: &Path, profile: Profile) -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["rustc", "--lib", "--crate-type", "cdylib", "--package", "identity-patch", "--features", "wasm"]);
    build.arg("--manifest-path").arg(folder.join("Cargo.toml"));
    if folder != root() {
        // Two modules of one name would overwrite each other.
        build.arg("--target-dir").arg(folder.with_file_name("target"));
    }
    build.args(["--target", "wasm32-unknown-unknown", "--message-format", "json-render-diagnostics"]);
    if profile == Profile::Release {
        build.args(["--profile", "wasm"]);
        build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", env::current_exe()?);
        build.arg("--").args(SMALLER.map(|argument| format!("-Cllvm-args={argument}")));
    }
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
pub(crate) fn bind(wasm: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("identity_patch").web(true)?.typescript(false);
    bindgen.omit_default_module_path(true).reset_state_function(true).remove_producers_section(true);
    bindgen.generate(folder)?;
    fs::rename(folder.join("identity_patch_bg.wasm"), folder.join("identity_patch.wasm"))?;
    Ok(())
}

/// What `wasm-opt` makes of the module, in place.
pub(crate) fn optimize(wasm: &Path) -> Result<()> {
    quietly(npx("wasm-opt")?.args(FEATURES).args(PASSES).arg(wasm).arg("-o").arg(wasm)).map(drop)
}

/// The module as text, for entries that bring it along.
fn inline(wasm: &Path, dist: &Path) -> Result<()> {
    let mut module = String::from("/** The module, as base64. */\nexport const base64 =\n  \"");
    module.push_str(&BASE64_STANDARD.encode(fs::read(wasm)?));
    module.push_str("\";\n");
    fs::write(dist.join("base64.js"), module)?;
    Ok(())
}

/// CommonJS copies, file by file, so that the entries share one instance as the originals do.
fn commonjs(dist: &Path) -> Result<()> {
    let cjs = dist.join("cjs");
    let mut sources = Vec::new();
    for folder in [pkg(), pkg().join("generated"), dist.into()] {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "js") && !path.ends_with("workerd.js") {
                sources.push(path.strip_prefix(pkg())?.to_owned());
            }
        }
    }
    quietly(
        npx("esbuild")?
            .args(sources)
            .args(["--format=cjs", "--platform=neutral", "--log-level=error"])
            .args(["--outbase=.".into(), format!("--outdir={}", cjs.display())]),
    )?;
    fs::write(cjs.join("package.json"), "{ \"type\": \"commonjs\" }\n")?;
    for types in ["types.d.ts", "generated/index.d.ts"] {
        fs::copy(pkg().join(types), cjs.join(types))?;
    }
    Ok(())
}

fn report(dist: &Path) -> Result<Sizes> {
    println!("{:<28} {:>9} {:>9} {:>9}", "", "raw", "gzip", "brotli");
    let line = |name: &str| -> Result<Sizes> {
        let sizes = sizes(&fs::read(dist.join(name))?)?;
        println!("{name:<28} {:>9} {:>9} {:>9}", sizes.raw, sizes.gzip, sizes.brotli);
        Ok(sizes)
    };
    line("identity_patch.js")?;
    line("base64.js")?;
    line("identity_patch.wasm")
}

/// Measures bytes.
pub(crate) fn sizes(bytes: &[u8]) -> Result<Sizes> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &brotli::enc::BrotliEncoderParams::default())?;
    Ok(Sizes { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
}
