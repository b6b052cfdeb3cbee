//! Renders files from the tables. The files are committed, and a test compares them with a fresh rendering.

mod catalog;
mod docs;
mod package;
mod patterns;
mod readme;
pub mod schema;

/// Every rendered file: its path from the project's root, and its text.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    let files = [
        ("pkg/generated/catalog.json", catalog::catalog()),
        ("docs/fields.md", docs::fields()),
        ("docs/endpoints.md", docs::endpoints()),
        ("docs/codes.md", docs::codes()),
        ("tests/cases/fields.json", catalog::field_answers()),
        ("pkg/generated/tables.js", package::tables()),
        ("pkg/generated/index.js", package::entry(package::Entry::Inline)),
        ("pkg/generated/slim.js", package::entry(package::Entry::Slim)),
        ("pkg/generated/workerd.js", package::entry(package::Entry::Workerd)),
        ("pkg/generated/index.d.ts", package::types()),
        ("pkg/generated/schemas.js", schema::module()),
        ("README.md", readme::readme()),
    ];
    files.map(|(path, text)| (path.to_owned(), text)).into_iter().chain(schema::files()).collect()
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
