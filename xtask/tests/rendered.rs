//! The committed renderings are those of today's tables.

#![allow(missing_docs, reason = "a test")]

use std::path::Path;

#[test]
fn the_committed_files_equal_a_fresh_rendering() {
    for (path, text) in xtask::render::files() {
        let committed =
            std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(&path)).unwrap_or_default();
        assert!(committed == text, "{path} is out of date: run `cargo xtask render`");
    }
}
