//! Reads the rows of `tests/cases/<endpoint>.json`, like `tests/endpoints.rs`.

use anyhow::{Context, Result};
use identity_patch::Endpoint;
use serde_json::Value;

/// The rows of an endpoint.
pub(crate) fn rows(endpoint: &Endpoint) -> Result<Vec<Value>> {
    let file = format!(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases/{}.json"), endpoint.id);
    Ok(serde_json::from_str(&std::fs::read_to_string(&file).context(file)?)?)
}

/// A row's draft as JSON text. A filling such as `["x", 5000]` replaces every `…` with 5000 times `x`.
pub(crate) fn draft(row: &Value) -> Result<String> {
    let text = row["json"].as_str().map_or_else(|| row["draft"].to_string(), str::to_owned);
    let Some(filling) = row.get("filling") else { return Ok(text) };
    let (with, times): (String, usize) = serde_json::from_value(filling.clone())?;
    Ok(text.replace('…', &with.repeat(times)))
}
