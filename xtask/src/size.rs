//! What each part adds to the optimized module, by the names of its functions.
//!
//! Inlining moves code to its callers, so the parts are a guide and the total is exact.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use anyhow::{Result, ensure};
use wasmparser::{Import, ImportSectionReader, KnownCustom, Name, Parser, Payload, TypeRef};

use crate::build::{FEATURES, PASSES, Profile, Sizes, bind, module, module_of, optimize, sizes};
use crate::tools::{npm_packages, npx, quietly, root, wasm_target};

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
    let named = folder.join("named.wasm");
    quietly(npx("wasm-opt")?.args(FEATURES).args(PASSES).arg("-g").arg(&file).arg("-o").arg(&named))?;
    let bytes = fs::read(&named)?;
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

/// Prints what each field adds: how much smaller the module is without it, its code, messages and tables together.
/// What other fields use of it stays, so the sum is less than all of them weigh.
pub(crate) fn fields() -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    let folder = env::current_exe()?.with_file_name("size");
    let whole = without(&folder, None)?;
    println!("{:<16} {:>8} {:>8} {:>8}", "field", "raw", "gzip", "brotli");
    let mut sum = [0, 0, 0];
    for field in identity_patch::field::FIELDS {
        let rest = without(&folder, Some(field.name))?;
        let saved =
            [whole.raw - rest.raw, whole.gzip.saturating_sub(rest.gzip), whole.brotli.saturating_sub(rest.brotli)];
        println!("{:<16} {:>8} {:>8} {:>8}", field.name, saved[0], saved[1], saved[2]);
        sum = [sum[0] + saved[0], sum[1] + saved[1], sum[2] + saved[2]];
    }
    println!("{:<16} {:>8} {:>8} {:>8}", "sum", sum[0], sum[1], sum[2]);
    println!("{:<16} {:>8} {:>8} {:>8}", "the module", whole.raw, whole.gzip, whole.brotli);
    Ok(())
}

/// The optimized module of a copy of the crate in which no list and no table names `field`.
fn without(folder: &Path, field: Option<&str>) -> Result<Sizes> {
    let copy = folder.join("crate");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    copy_sources(&root().join("src"), &copy.join("src"), field)?;
    let list = fs::read_to_string(copy.join("src/field/mod.rs"))?;
    let listed = |field: &str| list.contains(&format!("&{field}::FIELD"));
    ensure!(!field.is_some_and(listed), "{field:?} is still in the list of fields");
    // Imports that only the field had used are not worth a word.
    let lib = copy.join("src/lib.rs");
    fs::write(&lib, format!("#![allow(warnings)]\n{}", fs::read_to_string(&lib)?))?;
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    fs::write(
        copy.join("Cargo.toml"),
        manifest.replace("members = [\"benches/native\", \"oracles\", \"xtask\"]", "members = []"),
    )?;
    fs::copy(root().join("Cargo.lock"), copy.join("Cargo.lock"))?;
    let wasm = module_of(&copy, Profile::Release)?;
    bind(&wasm, folder)?;
    let file = folder.join("identity_patch.wasm");
    optimize(&file)?;
    sizes(&fs::read(&file)?)
}

fn copy_sources(from: &Path, to: &Path, field: Option<&str>) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in from.read_dir()? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_sources(&entry.path(), &target, field)?;
            continue;
        }
        let mut text = fs::read_to_string(entry.path())?;
        if let Some(field) = field {
            // What is to be replaced stands in the code in just these ways; `without` sees to it that something was.
            for name in ["FIELD", "RFC5322"] {
                text = text.replace(&format!("    &{field}::{name},\n"), "");
                text = text.replace(&format!(".should(&{field}::{name})"), "");
                text = text.replace(&format!("Kind::Field(&{field}::{name})"), "Kind::Text");
                text = text.replace(&format!("=> &{field}::{name},"), "=> &USERNAME,");
            }
        }
        fs::write(target, text)?;
    }
    Ok(())
}
