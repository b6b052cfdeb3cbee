//! Says what an identity server would refuse, and builds the smallest safe request for it: SlashID, BioT, Ory Kratos and
//! Equals Money. Pure functions over text: nothing here sends a request, reads a clock, or keeps a value.
//!
//! ```
//! use identity_patch::{Options, provider::biot};
//!
//! let report = biot::UPDATE_ORGANIZATION_USER.check(r#"{"_name":{"firstName":"J"}}"#, &Options::DEFAULT);
//! assert_eq!(report.issues[0].path.pointer(), "/_name/lastName");
//! assert_eq!(report.issues[0].code.id, "required");
//! ```

mod answer;
pub mod apply;
pub mod check;
mod data;
pub mod diff;
pub mod fault;
pub mod field;
mod findings;
pub mod form;
pub mod issue;
pub mod json;
mod keys;
mod nearest;
pub mod options;
pub mod provider;
pub mod request;
pub mod response;
mod sort;
pub mod table;
mod text;
pub mod tree;

#[cfg(all(not(target_arch = "wasm32"), feature = "docs"))]
pub mod render;
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code, unreachable_pub, reason = "what the macros of the boundary write and want")]
mod wasm;

pub use apply::Applied;
pub use check::Checked;
pub use diff::Diff;
pub use fault::{Code, Fault, Unit};
pub use issue::{Issue, Path, Report, Severity};
pub use options::{Options, Switch};
pub use request::{Input, Request};
pub use table::Endpoint;

/// The README's own example compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
