//! Says what an identity server would refuse, and builds the smallest safe request for it: SlashID, BioT, Ory Kratos and
//! Equals Money. Pure functions over text: nothing here sends a request, reads a clock, or keeps a value.
//!
//! An [`Endpoint`] checks a draft of a request's body, given as JSON text:
//!
//! ```
//! use identity_patch::{Options, provider::biot};
//!
//! let report = biot::UPDATE_ORGANIZATION_USER.check(r#"{"_name":{"firstName":"J"}}"#, &Options::DEFAULT);
//! assert_eq!(report.issues[0].path.pointer(), "/_name/lastName");
//! assert_eq!(report.issues[0].code.id, "required");
//! ```
//!
//! It makes the draft out of two of the server's answers, before an edit and after it, and the request out of the draft:
//!
//! ```
//! use identity_patch::{Input, Options, provider::kratos::PATCH_IDENTITY};
//!
//! let before = r#"{"id": "9f425a8d-7efc-4768-8f23-7647a74fdf13", "traits": {"email": "ann@example.com"}}"#;
//! let after = before.replace("ann", "bob");
//! let diff = PATCH_IDENTITY.diff(before, &after, &Options::DEFAULT);
//!
//! let input = Input::new().param("id", "9f425a8d-7efc-4768-8f23-7647a74fdf13");
//! let request = PATCH_IDENTITY.build(&input, &diff.draft, &Options::DEFAULT)?;
//! assert_eq!(request.method, "PATCH");
//! assert_eq!(request.path, "/admin/identities/9f425a8d-7efc-4768-8f23-7647a74fdf13");
//! assert_eq!(request.body, r#"[{"op":"replace","path":"/traits/email","value":"bob@example.com"}]"#);
//! # Ok::<(), identity_patch::Report>(())
//! ```
//!
//! A [`Field`] checks one value; a field that is a text has a plain function too, and says its warnings apart:
//!
//! ```
//! use identity_patch::{Options, field::phone};
//!
//! let fault = phone::check("12025550123").unwrap_err();
//! assert_eq!(fault.to_string(), "must begin with + and the country calling code, such as +49");
//! assert!(phone::FIELD.warnings("+12025550123", &Options::DEFAULT).is_empty());
//! ```
//!
//! # Features
//!
//! | feature | what it adds | on by default |
//! |---|---|---|
//! | `slashid` `biot` `kratos` `equals-money` | a provider: its tables, its engine, its codes | yes |
//! | `schemas` | rules known only at run time: JSON Schema, identity schemas of Kratos, patterns | no |
//! | `serde_json` | `Endpoint::check_value` and its like, over `serde_json::Value` | no |
//! | `docs` | what the tables say to a reader: sources, notes, examples | no |
//! | `wasm` | the boundary to JavaScript, with an allocator: for the npm package alone | no |

#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(all(feature = "slashid", feature = "biot", feature = "kratos", feature = "equals-money")),
    allow(dead_code, reason = "some functions serve one provider alone")
)]

#[cfg(feature = "wasm-bulk")]
mod bulk;
mod check;
pub mod edit;
pub mod field;
mod form;
pub mod json;
pub mod provider;
pub mod report;
#[cfg(feature = "schemas")]
pub mod schema;
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
