//! The field types: one file each, registered in [`FIELDS`].
//!
//! A field that is a text answers a plain function of that text: `field::phone::check("+12345678901")`. Each file
//! opens with its grammar and source; its codes and its examples stand beside it, and the examples are its tests.

use crate::table::Field;

pub mod attribute_key;
pub mod attribute_value;
mod class;
pub mod country;
pub mod date;
pub(crate) mod date_time;
pub mod email;
pub(crate) mod fixed;
pub(crate) mod fold;
mod generated;
pub mod group;
pub mod handle;
pub mod json_patch;
pub mod json_pointer;
pub mod language;
pub mod locale;
pub mod locale_tag;
pub mod phone;
pub mod role;
pub mod uuid;

/// Every field type, in the order of the documentation.
pub static FIELDS: &[&Field] = &[
    &phone::FIELD,
    &email::FIELD,
    &language::FIELD,
    &country::FIELD,
    &locale::FIELD,
    &locale_tag::FIELD,
    &date::FIELD,
    &uuid::FIELD,
    &group::FIELD,
    &role::FIELD,
    &attribute_key::FIELD,
    &attribute_value::FIELD,
    &handle::FIELD,
    &json_pointer::FIELD,
    &json_patch::FIELD,
];
