//! Rules for the code and the tables as a whole.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use identity_patch::field::FIELDS;
use identity_patch::provider::{self, PROVIDERS};
use identity_patch::table::Rule;
use identity_patch::table::{Edit, Kind, Object, Provider, Rest};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let entries = entries.filter(|path| !path.ends_with("node_modules"));
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    folders.iter().flat_map(|folder| sources(folder)).chain(files).collect()
}

#[test]
fn only_one_folder_knows_javascript_and_none_is_unsafe() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src) {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<String>();
        let boundary = path.starts_with(src.join("wasm"));
        for name in ["wasm_bindgen", "js_sys", "serde_wasm_bindgen"] {
            assert!(boundary || !code.contains(name), "{} names {name}", path.display());
        }
        assert!(!code.contains("unsafe {") && !code.contains("unsafe fn"), "{} is unsafe", path.display());
    }
}

#[test]
fn files_and_comment_lines_are_short() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "tests", "oracles", "xtask"] {
        let files = sources(&root.join(folder));
        for path in files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
            let text = std::fs::read_to_string(path).unwrap();
            assert!(text.lines().count() <= 500, "{} is too long", path.display());
            // rustfmt does not wrap comments. Lines of code with long JSON texts are allowed.
            for (nth, line) in text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("//")) {
                assert!(line.chars().count() <= 130, "{}:{} is too long", path.display(), nth + 1);
            }
        }
    }
}

fn objects(kind: &'static Kind, found: &mut Vec<&'static Object>) {
    match kind {
        Kind::Object(object) => objects_of(object, found),
        Kind::List(list) => objects(&list.item, found),
        Kind::Field(field) => {
            if let Rule::Kind(kind) = field.rule {
                objects(kind, found);
            }
        }
        _ => {}
    }
}

fn objects_of(object: &'static Object, found: &mut Vec<&'static Object>) {
    found.push(object);
    object.props.iter().for_each(|prop| objects(&prop.kind, found));
    if let Rest::Custom(custom) = object.rest {
        objects(&custom.prop.kind, found);
    }
}

#[test]
fn tables_are_well_made() {
    let mut ids = BTreeSet::new();
    for endpoint in provider::endpoints() {
        assert!(ids.insert(endpoint.id), "{} twice", endpoint.id);
        assert!(!endpoint.source.is_empty() && !endpoint.revision.is_empty(), "{} has no source", endpoint.id);
        let in_path: Vec<_> = endpoint.path.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect();
        let given: Vec<_> = endpoint.params.iter().map(|prop| prop.name).collect();
        assert_eq!(given, in_path, "{}", endpoint.id);
        let facts =
            [endpoint.http.base, endpoint.http.security].into_iter().chain(endpoint.http.headers.iter().copied());
        let notes = facts.chain(endpoint.http.statuses.iter().map(|(_, fact)| *fact)).map(|fact| fact.note);
        for note in notes.chain([endpoint.http.route]) {
            assert!(["[doc]", "[pub]", "[run]"].iter().any(|mark| note.contains(mark)), "{}: {note}", endpoint.id);
        }
        assert!(endpoint.http.statuses.is_sorted_by_key(|(status, _)| *status), "{}", endpoint.id);
        let mut names = BTreeSet::new();
        for option in endpoint.option_names() {
            assert!(names.insert(option), "{}: {option} twice", endpoint.id);
        }
        let mut found = Vec::new();
        objects(&endpoint.body, &mut found);
        if let Edit::Own(own) = endpoint.edit {
            found.push(own.document);
            own.document.props.iter().for_each(|prop| objects(&prop.kind, &mut found));
        }
        objects_of(endpoint.answer.document, &mut found);
        if let Some(envelope) = endpoint.answer.envelope {
            objects_of(envelope, &mut found);
        }
        for name in endpoint.answer.common.iter().copied().chain(endpoint.answer.routes.iter().map(|(name, _)| *name)) {
            assert!(endpoint.answer.document.props.iter().any(|prop| prop.name == name), "{}: {name}", endpoint.id);
        }
        let custom = found.iter().filter_map(|object| match object.rest {
            Rest::Custom(custom) => Some(&custom.prop),
            _ => None,
        });
        let rows = found.iter().flat_map(|object| object.props).chain(custom);
        for prop in rows.chain(endpoint.params).chain(endpoint.headers) {
            let sourced = ["[doc]", "[pub]", "[run]"].iter().any(|mark| prop.note.contains(mark));
            assert!(sourced, "{}: {} has no source", endpoint.id, prop.name);
        }
        for object in found {
            let names: BTreeSet<_> = object.props.iter().map(|prop| prop.name).collect();
            assert_eq!(names.len(), object.props.len(), "{}: a name twice", endpoint.id);
            assert!(object.props.len() <= 64, "the walk remembers 64 members");
        }
    }
    for Provider { name: provider, codes, .. } in PROVIDERS {
        for code in codes.iter().copied().flatten() {
            assert!(code.id.starts_with(&format!("{provider}_")) && ids.insert(code.id), "{}", code.id);
        }
    }
    let names: BTreeSet<_> = FIELDS.iter().map(|field| field.name).collect();
    assert_eq!(names.len(), FIELDS.len(), "a field twice");
}

#[test]
fn the_crate_and_the_package_have_one_version() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/package.json");
    let manifest: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
}
