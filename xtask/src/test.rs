//! Tests.
use anyhow::Result;
pub(crate) fn test() -> Result<()> {
    Ok(())
}
pub(crate) fn oracles(_s: Option<&str>) -> Result<()> {
    Ok(())
}
