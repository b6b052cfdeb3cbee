//! The types of the tables, and their builders. Nothing here reads a draft.
//!
//! A provider is a table of rows in the vendor's order, with the vendor's names. `check` compares a draft
//! with it; the TypeScript types, the schemas, the documentation and the demo's form are rendered from it.

mod answer;
mod builders;
mod doc;
mod endpoint;
mod kind;
mod options;
mod outcome;
mod provider;

pub use answer::Answer;
pub(crate) use builders::{object, prop};
#[cfg(any(feature = "slashid", feature = "biot", feature = "kratos", feature = "equals-money"))]
pub(crate) use doc::fact;
pub use doc::{Doc, Example, Fact, Http, Methods};
pub(crate) use doc::{doubtful, invalid, valid};
pub use endpoint::{Edit, Endpoint, Own, Part, Sample};
pub use kind::{
    Bound, Case, Cases, Custom, Field, Kind, List, MaxBytes, Null, Object, Outside, Prop, Required, Rest, Rule, Same,
    TextRule, Verdict,
};
pub use options::{
    ABSENT_CLEARS, ABSENT_KEEPS, EMPTY_IS_ABSENT, Misuse, OF_ENDPOINTS, OF_FIELDS, OptionRow, OptionValue, Options,
    STRICT, Switch,
};
pub use outcome::{Applied, Diff, Filled, Input, Plan, Request};
pub use provider::{Planner, Provider};
