//! Ory Kratos, "Patch an Identity": a JSON Patch in a dialect of its own.

mod addresses;
pub mod diff;
mod list;
mod operations;
