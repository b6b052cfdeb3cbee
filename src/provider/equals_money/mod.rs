//! Equals Money, `https://api.equalsmoney.com/v2`.

mod answer;
mod person;

pub use person::UPDATE_PERSON;

use crate::table::Provider;

/// The provider.
pub static PROVIDER: Provider = Provider { name: "equals_money", endpoints: &[&UPDATE_PERSON], codes: &[], plan: None };
