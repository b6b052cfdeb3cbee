//! What each part adds to the optimized module, by the names of its functions.
//!
//! Inlining moves code to its callers, so the parts are a guide and the total is exact.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;
use wasmparser::{Import, ImportSectionReader, KnownCustom, Name, Parser, Payload, TypeRef};

use crate::build::{FEATURES, Profile, bind, module, optimize, sizes};
use crate::tools::{npm_packages, npx, quietly, wasm_target};

/// A part, and what the names of its functions have in them; the first that fits counts.
const PARTS: &[(&str, &[&str])] = &[
    ("fields", &["identity_patch::field"]),
    ("reader", &["identity_patch::json", "identity_patch::tree"]),
    ("walk", &["identity_patch::check", "identity_patch::nearest", "identity_patch::options"]),
    ("tables", &["identity_patch::provider", "identity_patch::table"]),
    ("requests", &["identity_patch::request"]),
    ("messages", &["identity_patch::issue", "identity_patch::fault"]),
    ("glue", &["identity_patch::wasm", "wasm_bindgen", "js_sys", "externref", "shim", "buffer_"]),
    ("allocator", &["talc", "__rust_", "__rdl_", "__wbindgen_malloc", "__wbindgen_realloc", "__wbindgen_free"]),
];

/// Prints the table.
pub(crate) fn size(functions_too: bool) -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    let wasm = module(Profile::Release)?;
    let folder = wasm.with_file_name("size");
    fs::create_dir_all(&folder)?;
    bind(&wasm, &folder)?;
    let file = folder.join("identity_patch.wasm");
    quietly(npx("wasm-opt")?.args(FEATURES).args(["-Oz", "--converge", "-g"]).arg(&file).arg("-o").arg(&file))?;
    let bytes = fs::read(&file)?;
    let functions = functions(&bytes)?;
    let mut parts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (name, size) in &functions {
        let part = PARTS.iter().find(|(_, marks)| marks.iter().any(|mark| name.contains(mark)));
        let entry = parts.entry(part.map_or("library", |(part, _)| part)).or_default();
        *entry = (entry.0 + size, entry.1 + 1);
    }
    println!("{:<12} {:>8} {:>10}", "part", "bytes", "functions");
    for (part, (bytes, count)) in parts {
        println!("{part:<12} {bytes:>8} {count:>10}");
    }
    let code: usize = functions.iter().map(|(_, size)| size).sum();
    println!("{:<12} {:>8}   constants: messages, tables, and what the library brings", "data", data(&bytes)?);
    println!("{:<12} {code:>8} {:>10}", "all code", functions.len());
    optimize(&file)?;
    let shipped = sizes(&fs::read(&file)?)?;
    println!("as it ships: {} bytes, gzip {}, brotli {}", shipped.raw, shipped.gzip, shipped.brotli);
    if functions_too {
        let mut functions = functions;
        functions.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        for (name, size) in functions {
            println!("{size:>8} {name}");
        }
    }
    Ok(())
}

/// Every function's name and the size of its body.
fn functions(bytes: &[u8]) -> Result<Vec<(String, usize)>> {
    let (mut imported, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(imports) => imported = function_imports(imports),
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

/// How many functions are imported: they are numbered before those that have bodies.
pub(crate) fn function_imports(imports: ImportSectionReader<'_>) -> usize {
    let is_function = |import: &Result<Import<'_>, _>| matches!(import, Ok(Import { ty: TypeRef::Func(_), .. }));
    imports.into_imports().filter(is_function).count()
}

/// The size of the data section.
fn data(bytes: &[u8]) -> Result<usize> {
    for payload in Parser::new(0).parse_all(bytes) {
        if let Payload::DataSection(data) = payload? {
            return Ok(data.range().len());
        }
    }
    Ok(0)
}
