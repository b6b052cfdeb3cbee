//! The entries of the npm package: one with everything, one with the fields, and one for each provider, also a new one.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::catalog::pretty;
use identity_patch::provider::PROVIDERS;
use identity_patch::table::Provider;

/// The languages that messages are translated into, as BCP 47 tags, with their names: the tables of `pkg/messages`.
pub const LANGUAGES: [(&str, &str); 4] = [("de", "German"), ("es", "Spanish"), ("fr", "French"), ("ja", "Japanese")];

/// An entry with its own module.
pub struct Entry {
    /// Its name after `identity-patch/`, and of its files; the main entry is `index`.
    pub name: String,
    /// Whether it has the fields.
    pub has_fields: bool,
    /// The providers that it has.
    pub providers: Vec<&'static Provider>,
}

impl Entry {
    /// The entry that has everything.
    #[must_use]
    pub fn main() -> Self {
        Self { name: "index".into(), has_fields: true, providers: PROVIDERS.to_vec() }
    }

    /// Whether it has everything.
    #[must_use]
    pub fn is_main(&self) -> bool {
        self.name == "index"
    }

    /// The Cargo features of its module.
    #[must_use]
    pub fn features(&self) -> Vec<String> {
        let fields = self.has_fields.then(|| String::from("wasm-fields"));
        let endpoints = (!self.providers.is_empty()).then(|| String::from("wasm-endpoints"));
        fields.into_iter().chain(endpoints).chain(self.providers.iter().map(|provider| kebab(provider.name))).collect()
    }
}

/// Every entry, the main one first.
#[must_use]
pub fn entries() -> Vec<Entry> {
    let fields = Entry { name: "fields".into(), has_fields: true, providers: Vec::new() };
    let providers = PROVIDERS.iter().map(|provider| Entry {
        name: kebab(provider.name),
        has_fields: false,
        providers: vec![provider],
    });
    [Entry::main(), fields].into_iter().chain(providers).collect()
}

/// A name in kebab case, as in features and entries: `equals-money`.
fn kebab(name: &str) -> String {
    name.replace('_', "-")
}

/// `package.json` with the `exports` of the entries.
pub(super) fn manifest() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pkg/package.json");
    let manifest = fs::read_to_string(path).ok().and_then(|text| serde_json::from_str(&text).ok());
    let mut manifest: Map<String, Value> = manifest.unwrap_or_default();
    let mut exports = Map::new();
    for Entry { name, .. } in entries() {
        let address = if name == "index" { ".".into() } else { format!("./{name}") };
        exports.insert(address, conditions(&name, &name, Some(&name)));
    }
    exports.insert("./slim".into(), conditions("slim", "index", None));
    for name in ["form", "bulk"] {
        exports.insert(format!("./{name}"), without_module(name));
    }
    for (language, _) in LANGUAGES {
        exports.insert(format!("./messages/{language}"), without_module(&format!("messages/{language}")));
    }
    for path in ["catalog.json", "schema/*.json"] {
        exports.insert(format!("./{path}"), json!(format!("./generated/{path}")));
    }
    exports.insert("./identity_patch.wasm".into(), wasm());
    exports.insert("./package.json".into(), json!("./package.json"));
    manifest.insert("typesVersions".into(), json!({ "*": types_versions(&exports) }));
    manifest.insert("exports".into(), exports.into());
    pretty(&manifest.into())
}

/// The types of each entry for `moduleResolution: node10`, which knows no `exports`:
/// <https://www.typescriptlang.org/docs/handbook/declaration-files/publishing.html#version-selection-with-typesversions>
fn types_versions(exports: &Map<String, Value>) -> Map<String, Value> {
    let types = exports.iter().filter_map(|(address, target)| {
        let name = address.strip_prefix("./")?;
        // A document is its own type; `package.json` is found anyhow.
        let file = target.get("types").or(Some(target).filter(|file| *file != address))?;
        Some((name.to_owned(), json!([file])))
    });
    types.collect()
}

/// An entry that carries no module: the binding of HTML forms, many records at once, and messages.
fn without_module(name: &str) -> Value {
    json!({
        "require": { "types": format!("./dist/cjs/{name}.d.ts"), "default": format!("./dist/cjs/{name}.js") },
        "types": format!("./{name}.d.ts"),
        "default": format!("./{name}.js"),
    })
}

/// The module as a file: one for all, with types for each kind of module that may ask for it.
fn wasm() -> Value {
    let file = "./dist/index.wasm";
    json!({
        "require": { "types": "./dist/cjs/identity_patch.wasm.d.ts", "default": file },
        "types": "./identity_patch.wasm.d.ts",
        "default": file,
    })
}

/// The conditional exports of an entry.
fn conditions(file: &str, types: &str, workerd: Option<&str>) -> Value {
    let types = format!("generated/{types}.d.ts");
    let mut conditions = Map::new();
    // The first that holds is taken: a Worker that is bundled from `require` holds both.
    conditions.extend(workerd.map(|name| {
        let file = format!("./generated/{name}.workerd.js");
        ("workerd".into(), json!({ "types": format!("./{types}"), "default": file }))
    }));
    let required =
        json!({ "types": format!("./dist/cjs/{types}"), "default": format!("./dist/cjs/generated/{file}.js") });
    conditions.insert("require".into(), required);
    conditions.insert("types".into(), json!(format!("./{types}")));
    conditions.insert("default".into(), json!(format!("./generated/{file}.js")));
    conditions.into()
}
