//! The providers: one file each, registered in [`ENDPOINTS`].

use crate::table::Endpoint;

pub mod biot;
pub mod slashid;

/// Every endpoint, in the order of the documentation.
pub static ENDPOINTS: &[&Endpoint] = &[&slashid::UPDATE_PERSON, &slashid::ADD_HANDLES, &biot::UPDATE_ORGANIZATION_USER];
