//! Rules that are known only at run time: JSON Schema, as Ory Kratos checks the traits of an identity with it and as
//! draft-07 means it.
//!
//! ```
//! use identity_patch::Options;
//! use identity_patch::schema::{Dialect, Schema, Settings};
//!
//! let identity = r#"{"properties": {"traits": {"type": "object", "required": ["email"], "properties": {
//!     "email": {"type": "string", "format": "email", "ory.sh/kratos": {"verification": {"via": "email"}}}
//! }}}}"#;
//! let schema = Schema::new(identity, &Settings::new(Dialect::Kratos))?;
//! let report = schema.check(r#"{"traits": {"email": "ann"}}"#, &Options::DEFAULT);
//! assert_eq!(report.issues[0].to_string(), "error schema_format /traits/email must be in the format email");
//! assert_eq!(schema.addresses(r#"{"traits": {"email": "Ann@Example.org"}}"#)[0].value, "ann@example.org");
//! # Ok::<(), identity_patch::Report>(())
//! ```

// A schema is read once, into nodes (`compile`); a document is then checked against them (`check`). What the two dialects do
// differently stands in `dialect`, and at each place that asks for it.

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
