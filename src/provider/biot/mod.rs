//! BioT: organization users.

mod answer;
mod parts;
pub mod refusal;
mod update_organization_user;
mod user;

pub use update_organization_user::UPDATE_ORGANIZATION_USER;
pub use user::{ATTRIBUTE_NAME, ATTRIBUTE_NAME_MAX, CODES};

use crate::table::Provider;

/// The provider.
pub static PROVIDER: Provider =
    Provider { name: "biot", endpoints: &[&UPDATE_ORGANIZATION_USER], codes: &[CODES, refusal::CODES], plan: None };
