//! What is said of a draft: which rule is broken, where, and what is expected. There is no place here for a value.

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
