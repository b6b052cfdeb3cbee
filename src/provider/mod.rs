//! The providers: one file each, registered in [`ENDPOINTS`].

use crate::fault::Code;
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
    &kratos::PATCH_IDENTITY,
    &equals_money::UPDATE_PERSON,
];

/// Each provider's own codes: those of its tables, and those that its answers alone raise.
pub static CODES: &[(&str, &[&[&Code]])] = &[
    ("slashid", &[slashid::CODES, slashid::refusal::CODES]),
    ("biot", &[biot::CODES, biot::refusal::CODES]),
    ("kratos", &[kratos::CODES, kratos::refusal::CODES]),
];
