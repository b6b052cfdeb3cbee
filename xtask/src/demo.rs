//! The demo.
use anyhow::Result;
pub(crate) fn demo(_once: bool) -> Result<()> {
    Ok(())
}
