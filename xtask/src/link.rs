//! The module's linker: the one that Rust brings, given objects in which no panic says anything.
//!
//! What a panic says is heard by nobody: whatever it formats, it ends in a trap, and a trap throws the instance away. So
//! the library's ways into a panic are made to trap at once. An object still tells who uses what, so that the linker
//! drops all that only panics used: their texts, the tables of printable characters, the places in source files.
//!
//! Source: WebAssembly/tool-conventions, `Linking.md`.

use std::env;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use wasm_encoder::{Encode, Module, RawSection};
use wasmparser::{
    KnownCustom, Linking, Parser, Payload, RelocAddendKind, RelocSectionReader, RelocationEntry, RelocationType,
    SymbolInfo,
};

use crate::size::function_imports;
use crate::tools::{quietly, run};

/// Whether Rust calls this program as its linker.
pub(crate) fn is_wanted() -> bool {
    env::args_os().nth(1).is_some_and(|argument| argument == "-flavor")
}

/// Links what the arguments say.
pub(crate) fn link() -> Result<()> {
    let libraries = quietly(Command::new("rustc").args(["--print", "target-libdir"]))?;
    let mut linker = Command::new(Path::new(libraries.trim()).with_file_name("bin").join("rust-lld"));
    for argument in env::args_os().skip(1) {
        let path = Path::new(&argument);
        if path.extension().is_some_and(|extension| extension == "o") {
            fs::write(path, silence_panics(&fs::read(path)?)?)?;
        }
        linker.arg(argument);
    }
    run(&mut linker)
}

/// Functions of the library that never return, and the formatting that only they use, by a part of their names.
const PANICS: &[&str] = &[
    "core::panicking::",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
    "std::panicking::",
    "std::thread::local::panic_access_error",
    "wasm_bindgen::__rt::borrow_fail",
    "core::fmt::",
    "alloc::fmt::",
];

/// Functions through which JavaScript would call a closure of Rust's. The module hands none out, but their addresses stand
/// in what is told to wasm-bindgen, and so they stay in its table of functions.
const CLOSURES: &str = "wasm_bindgen::convert::closures::_::invoke";

/// The object, its panics made to trap at once, and blank where they would have named a place in a source file.
fn silence_panics(object: &[u8]) -> Result<Vec<u8>> {
    let parts = Parts::read(object)?;
    let (panics, places) = (parts.panics(), parts.places()?);
    let mut silent = object.to_vec();
    for body in &panics {
        // No locals, `unreachable`, `nop` as often as there is room, `end`.
        silent[body.clone()].fill(0x01);
        silent[body.start..body.start + 2].fill(0x00);
        silent[body.end - 1] = 0x0b;
    }
    for place in &places {
        silent[place.clone()].fill(0x00);
    }
    let uses_nothing = |at| panics.iter().chain(&places).any(|range| range.contains(&at));
    let mut module = Module::new();
    for (id, range) in &parts.sections {
        let mut data = silent[range.clone()].to_vec();
        if let Some(relocations) = parts.relocations.iter().find(|relocations| relocations.range().end == range.end) {
            data.truncate(relocations.range().start - range.start);
            parts.write_relocations(relocations, uses_nothing, &mut data)?;
        }
        module.section(&RawSection { id: *id, data: &data });
    }
    Ok(module.finish())
}

/// What lies where in an object.
#[derive(Default)]
struct Parts<'a> {
    sections: Vec<(u8, Range<usize>)>,
    imports: usize,
    bodies: Vec<Range<usize>>,
    data: Vec<(&'a [u8], Range<usize>)>,
    symbols: Vec<SymbolInfo<'a>>,
    relocations: Vec<RelocSectionReader<'a>>,
}

impl<'a> Parts<'a> {
    fn read(object: &'a [u8]) -> Result<Self> {
        let mut parts = Self::default();
        for payload in Parser::new(0).parse_all(object) {
            let payload = payload?;
            parts.sections.extend(payload.as_section());
            match payload {
                Payload::ImportSection(imports) => parts.imports = function_imports(imports),
                Payload::CodeSectionEntry(body) => parts.bodies.push(body.range()),
                Payload::DataSection(segments) => {
                    for segment in segments {
                        let segment = segment?;
                        parts.data.push((segment.data, segment.range.end - segment.data.len()..segment.range.end));
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(linking) => {
                        for subsection in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = subsection? {
                                parts.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(relocations) => parts.relocations.push(relocations),
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(parts)
    }

    /// The bodies of the ways into a panic.
    fn panics(&self) -> Vec<Range<usize>> {
        let body = |symbol: &SymbolInfo<'_>| match symbol {
            SymbolInfo::Func { index, name: Some(name), .. } if is_panic(name) => {
                self.bodies.get((*index as usize).checked_sub(self.imports)?).cloned()
            }
            _ => None,
        };
        self.symbols.iter().filter_map(body).collect()
    }

    /// The data that say where something panics: they begin with the path of a source file.
    fn places(&self) -> Result<Vec<Range<usize>>> {
        let mut places = Vec::new();
        for relocations in &self.relocations {
            for entry in relocations.entries() {
                let entry = entry?;
                if entry.ty == RelocationType::MemoryAddrI32
                    && let SymbolInfo::Data { symbol: Some(path), .. } = &self.symbols[entry.index as usize]
                    && [&b".rs"[..], b".rs\0"].iter().any(|end| self.data[path.index as usize].0.ends_with(end))
                {
                    let at = self.position(relocations, &entry);
                    places.extend(self.data.iter().map(|(_, range)| range).find(|range| range.contains(&at)).cloned());
                }
            }
        }
        Ok(places)
    }

    /// Where in the object the relocation applies.
    fn position(&self, relocations: &RelocSectionReader<'_>, entry: &RelocationEntry) -> usize {
        self.sections[relocations.section_index() as usize].1.start + entry.offset as usize
    }

    /// Writes the relocations but for those that apply where nothing is used.
    fn write_relocations(
        &self,
        relocations: &RelocSectionReader<'_>,
        uses_nothing: impl Fn(usize) -> bool,
        section: &mut Vec<u8>,
    ) -> Result<()> {
        let mut kept = relocations.entries().into_iter().collect::<Result<Vec<_>, _>>()?;
        kept.retain(|entry| !uses_nothing(self.position(relocations, entry)));
        relocations.section_index().encode(section);
        kept.len().encode(section);
        for entry in kept {
            section.push(entry.ty as u8);
            entry.offset.encode(section);
            entry.index.encode(section);
            if entry.ty.addend_kind() != RelocAddendKind::None {
                entry.addend.encode(section);
            }
        }
        Ok(())
    }
}

fn is_panic(symbol: &str) -> bool {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    PANICS.iter().chain([&CLOSURES]).any(|panic| name.contains(panic))
}
