//! SlashID, `https://api.slashid.com`: persons with handles, attributes and roles.

mod answer;
mod person;
mod plan;
pub mod refusal;

pub use person::{ADD_HANDLES, BUCKET, CODES, SET_ROLES, UPDATE_ATTRIBUTES, UPDATE_PERSON};
pub use plan::plan;

use crate::table::{Planner, Provider};

/// The provider.
pub static PROVIDER: Provider = Provider {
    name: "slashid",
    endpoints: &[&UPDATE_PERSON, &ADD_HANDLES, &UPDATE_ATTRIBUTES, &SET_ROLES],
    codes: &[CODES, refusal::CODES],
    plan: Some(&Planner { endpoint: &UPDATE_PERSON, plan }),
};
