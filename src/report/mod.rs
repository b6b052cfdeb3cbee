//! Findings about a draft: which rule is broken, where, and what is expected. None of these types holds a value of the draft.

mod code;
mod fault;
mod issue;
mod params;
mod path;
pub mod shared;

pub(crate) use code::codes;
pub use code::{Code, code};
pub use fault::{Fault, Sink};
pub use issue::{Issue, Report, Severity};
pub use params::{Expected, Params, Unit};
pub use path::{Path, Step};
