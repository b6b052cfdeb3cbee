//! Rules that are known only at run time: JSON Schema, as Ory Kratos checks the traits of an identity with it and as
//! draft-07 means it.
//!
//! A schema is read once, into [`node`]s ([`compile`]); a document is then checked against them ([`check`]). What the two
//! dialects do differently stands in [`dialect`], and at each place that asks for it.

mod check;
mod codes;
mod compile;
mod containers;
mod content;
mod dialect;
mod endless;
mod extension;
mod format;
mod keywords;
mod locate;
mod meta;
mod node;
mod number;
pub mod pattern;
mod reference;
mod unique;

pub use codes::*;
pub use compile::{MAX_BYTES, MAX_NESTING, MAX_NODES, Settings};
pub use dialect::Dialect;
pub use extension::{Address, Use, Via};
pub use node::Schema;
