//! The imports between the files of `src/`: the folders are ordered, and there is no cycle.
//! `cargo test --test imports -- --nocapture` prints the map.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The folders in order: each imports only from those before it.
const ROOMS: &[&str] =
    &["report", "json", "table", "field", "check", "schema", "edit", "form", "provider", "value", "bulk", "wasm"];

/// A module's path: `json::tree`.
type Module = Vec<String>;

/// The files of a folder, each with its module.
fn modules(folder: &Path, module: &Module, found: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let inside = [&module[..], std::slice::from_ref(&name)].concat();
        if path.is_dir() {
            modules(&path, &inside, found);
        } else {
            let own = if matches!(&*name, "mod" | "lib") { module.clone() } else { inside };
            found.insert(own, fs::read_to_string(&path).unwrap());
        }
    }
}

/// A file without its comments and tests.
fn code(text: &str) -> String {
    let own = text.split("#[cfg(test)]").next().unwrap();
    own.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The paths of a `use`, with its braces expanded: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expand(tree: &str) -> Vec<String> {
    let Some((before, inside)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap().trim().to_owned()];
    };
    let inside = &inside[..inside.rfind('}').unwrap()];
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, character) in inside.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    parts.flat_map(|part| expand(&format!("{}{part}", before.trim()))).collect()
}

/// Every path into the crate in a file, in a `use` or in code.
fn paths(text: &str) -> Vec<String> {
    let code = code(text);
    let mut paths = Vec::new();
    let mut rest = &*code;
    while let Some(at) = rest.find("use ") {
        let starts = at == 0 || rest[..at].ends_with(['\n', ' ']);
        let (tree, after) = rest[at + 4..].split_once(';').unwrap_or_default();
        if starts {
            paths.extend(expand(tree));
        }
        rest = after;
    }
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start).filter(|(at, _)| !code[..*at].ends_with(['$', ':'])) {
            let path: String =
                code[at..].chars().take_while(|next| next.is_alphanumeric() || matches!(next, '_' | ':')).collect();
            // Before a brace it is the beginning of a `use`.
            if !path.ends_with(':') {
                paths.push(path);
            }
        }
    }
    paths
}

/// The module that a path refers to, from another module.
fn target(path: &str, from: &Module, files: &BTreeMap<Module, String>) -> Option<Module> {
    let mut steps = path.split("::").peekable();
    let mut module = match steps.peek() {
        Some(&"crate") => {
            steps.next();
            Vec::new()
        }
        Some(&("super" | "self")) => from.clone(),
        Some(first) if files.contains_key(&[&from[..], &[(*first).to_owned()]].concat()) => from.clone(),
        _ => return None,
    };
    for step in steps {
        match step {
            "self" => {}
            "super" => drop(module.pop()),
            _ => {
                module.push(step.to_owned());
                if !files.contains_key(&module) {
                    module.pop();
                    break;
                }
            }
        }
    }
    (module != *from).then_some(module)
}

fn imports() -> BTreeMap<Module, BTreeSet<Module>> {
    let mut files = BTreeMap::new();
    modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &Vec::new(), &mut files);
    let of = |(module, text): (&Module, &String)| {
        (module.clone(), paths(text).iter().filter_map(|path| target(path, module, &files)).collect())
    };
    files.iter().map(of).collect()
}

/// Whether a module is part of a cycle, whose modules are left in `way`.
fn cycle(
    module: &Module,
    imports: &BTreeMap<Module, BTreeSet<Module>>,
    way: &mut Vec<Module>,
    done: &mut BTreeSet<Module>,
) -> bool {
    if way.contains(module) {
        way.push(module.clone());
        return true;
    }
    if !done.contains(module) {
        way.push(module.clone());
        for next in &imports[module] {
            if cycle(next, imports, way, done) {
                return true;
            }
        }
        way.pop();
        done.insert(module.clone());
    }
    false
}

#[test]
fn no_file_imports_itself_through_others() {
    let imports = imports();
    assert!(
        imports.len() > 60 && imports.values().map(BTreeSet::len).sum::<usize>() > 200,
        "too few imports were found"
    );
    for (module, targets) in &imports {
        let targets: Vec<_> = targets.iter().map(|target| target.join("::")).collect();
        println!("{:<40} {}", module.join("::"), targets.join(" "));
    }
    let mut done = BTreeSet::new();
    for module in imports.keys() {
        let mut way = Vec::new();
        assert!(!cycle(module, &imports, &mut way, &mut done), "a cycle: {way:?}");
    }
}

#[test]
fn a_room_imports_from_those_before_it() {
    let place = |module: &Module| module.first().and_then(|room| ROOMS.iter().position(|known| known == room));
    for (module, targets) in imports() {
        for target in targets {
            let (Some(from), Some(to)) = (place(&module), place(&target)) else { continue };
            assert!(to <= from, "{} imports {}", module.join("::"), target.join("::"));
        }
    }
}

#[test]
fn paths_are_found() {
    let text = "use a::b;\npub use crate::{c::{self, d as e}, f};\n// use crate::g;\nlet h = super::i::J; $crate::k";
    assert_eq!(paths(text), ["a::b", "crate::c::self", "crate::c::d", "crate::f", "super::i::J"]);
}
