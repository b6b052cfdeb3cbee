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

#![cfg_attr(
    not(all(feature = "slashid", feature = "biot", feature = "kratos", feature = "equals-money")),
    allow(dead_code, reason = "some functions serve one provider alone")
)]

mod check;
pub mod edit;
pub mod field;
mod form;
pub mod json;
pub mod provider;
pub mod report;
pub mod table;
#[cfg(feature = "serde_json")]
mod value;
#[cfg(feature = "wasm")]
#[allow(unsafe_code, unreachable_pub, reason = "what the macros of the boundary write and want")]
mod wasm;

pub use report::{Code, Fault, Issue, Path, Report, Severity, Unit};
pub use table::{Applied, Diff, Endpoint, Field, Filled, Input, Misuse, Options, Plan, Request, Switch};

/// The README's own example compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
