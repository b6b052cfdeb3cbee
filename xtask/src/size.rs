//! What each part adds to the optimized module, by the names of its functions.
//!
//! Inlining moves code to its callers, so the parts are a guide and the total is exact.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::build::{FEATURES, Profile, bind, module, silence_panics, sizes};
use crate::tools::{npm_packages, npx, quietly, wasm_target};

/// A part, and what the names of its functions have in them; the first that fits counts.
const PARTS: &[(&str, &[&str])] = &[
    ("glue", &["wasm_bindgen", "serde_wasm_bindgen", "js_sys", "externref", "identity_patch4wasm", "_5c8d"]),
    ("fields", &["identity_patch5field"]),
    ("reader", &["identity_patch4json"]),
    ("walk", &["identity_patch5check", "identity_patch7nearest", "identity_patch7options"]),
    ("tables", &["identity_patch8provider", "identity_patch5table"]),
    ("requests", &["identity_patch7request"]),
    ("messages", &["identity_patch5issue", "identity_patch5fault"]),
    ("allocator", &["dlmalloc", "__rust_alloc", "__rust_realloc", "__rust_dealloc"]),
    ("library", &["core", "alloc", "std"]),
];

/// Prints the table.
pub(crate) fn size() -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    let wasm = module(Profile::Release)?;
    let folder = wasm.with_file_name("size");
    fs::create_dir_all(&folder)?;
    bind(&wasm, &folder)?;
    let file = folder.join("identity_patch.wasm");
    silence_panics(&file)?;
    quietly(npx("wasm-opt")?.args(FEATURES).args(["-Oz", "--converge", "-g"]).arg(&file).arg("-o").arg(&file))?;
    let bytes = fs::read(&file)?;
    let functions = functions(&bytes)?;
    let mut parts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (name, size) in &functions {
        let part = PARTS.iter().find(|(_, marks)| marks.iter().any(|mark| name.contains(mark)));
        let entry = parts.entry(part.map_or("exports", |(part, _)| part)).or_default();
        *entry = (entry.0 + size, entry.1 + 1);
    }
    println!("{:<12} {:>8} {:>10}", "part", "bytes", "functions");
    for (part, (bytes, count)) in parts {
        println!("{part:<12} {bytes:>8} {count:>10}");
    }
    if std::env::var_os("FUNCTIONS").is_some() {
        let mut functions = functions;
        functions.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        for (name, size) in functions {
            println!("{size:>8} {name}");
        }
    }
    println!("{:<12} {:>8}", "all", sizes(&bytes)?.raw);
    Ok(())
}

/// Every function's name and the size of its body.
fn functions(bytes: &[u8]) -> Result<Vec<(String, usize)>> {
    let (mut imported, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(imports) => {
                imported = imports
                    .into_imports()
                    .filter(|import| matches!(import, Ok(import) if matches!(import.ty, wasmparser::TypeRef::Func(_))))
                    .count();
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for subsection in section {
                        if let Name::Function(map) = subsection? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index as usize, naming.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let name = |at: usize| names.get(&(at + imported)).cloned().unwrap_or_default();
    Ok(bodies.into_iter().enumerate().map(|(at, size)| (name(at), size)).collect())
}
