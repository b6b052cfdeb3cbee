//! Renders files from the tables. The files are committed, and a test compares them with a fresh rendering.

mod answer_types;
mod catalog;
mod docs;
pub mod entries;
mod inputs;
mod messages;
mod package;
mod patterns;
mod readme;
pub mod schema;
mod types;

/// Every rendered file: its path from the project's root, and its text.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    let files = [
        ("pkg/generated/catalog.json", catalog::catalog()),
        ("docs/fields.md", docs::fields()),
        ("docs/endpoints.md", docs::endpoints()),
        ("docs/codes.md", docs::codes()),
        ("tests/cases/fields.json", catalog::field_answers()),
        ("pkg/package.json", entries::manifest()),
        ("README.md", readme::readme()),
    ];
    let package = package::files().into_iter().map(|(name, text)| (format!("pkg/generated/{name}"), text));
    files
        .map(|(path, text)| (path.to_owned(), text))
        .into_iter()
        .chain(package)
        .chain(messages::files())
        .chain(schema::files())
        .collect()
}

pub(crate) const HEAD: &str =
    "// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.\n";

/// A name in camel case: `update_person` becomes `updatePerson`.
fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| {
        let (head, tail) = part.split_at(1.min(part.len()));
        name + &head.to_ascii_uppercase() + tail
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_committed_files_equal_a_fresh_rendering() {
        for (path, text) in super::files() {
            let committed = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(&path));
            assert!(committed.ok() == Some(text), "{path} is out of date: run `cargo xtask render`");
        }
    }
}
