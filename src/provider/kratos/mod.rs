//! Ory Kratos.

pub mod diff;
