//! Findings about a draft: which rule is broken, where, and what is expected. None of these types holds a value of the draft.

mod code;
mod fault;
mod issue;
mod params;
mod path;
pub mod shared;

pub use code::Code;
pub(crate) use code::{code, codes};
pub use fault::Fault;
pub(crate) use fault::Sink;
pub use issue::{Issue, Report, Severity};
pub use params::{Expected, Params, Unit};
pub use path::{Path, Step};
