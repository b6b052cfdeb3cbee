//! The providers: one file each, registered in [`ENDPOINTS`].

use crate::table::Endpoint;

pub mod biot;
pub mod equals_money;
pub mod kratos;
pub mod slashid;

/// Every endpoint, in the order of the documentation.
pub static ENDPOINTS: &[&Endpoint] = &[
    &slashid::UPDATE_PERSON,
    &slashid::ADD_HANDLES,
    &slashid::UPDATE_ATTRIBUTES,
    &slashid::SET_ROLES,
    &biot::UPDATE_ORGANIZATION_USER,
    &equals_money::UPDATE_PERSON,
];
