//! Ory Kratos: identities, edited with the server's own variant of JSON Patch.

mod addresses;
mod answer;
mod apply;
mod backing;
pub mod codes;
mod diff;
mod draft;
mod engine;
mod follow;
mod history;
mod identity;
mod patch_identity;
mod place;
pub mod refusal;
mod release;
mod siblings;
mod time;

pub use codes::CODES;
pub use patch_identity::PATCH_IDENTITY;

use crate::table::Provider;

/// The provider.
pub static PROVIDER: Provider =
    Provider { name: "kratos", endpoints: &[&PATCH_IDENTITY], codes: &[CODES, refusal::CODES], plan: None };
