//! The files that are rendered from the tables.

use std::fs;

use anyhow::Result;

use crate::tools::root;

/// Writes them all.
pub(crate) fn write() -> Result<()> {
    for (path, text) in xtask::render::files() {
        let path = root().join(path);
        fs::create_dir_all(path.parent().unwrap_or(root()))?;
        if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
            println!("wrote {}", path.strip_prefix(root())?.display());
            fs::write(path, text)?;
        }
    }
    Ok(())
}
