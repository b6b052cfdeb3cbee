//! What is said of a draft: which rule is broken, where, and what is expected. There is no place here for a value.

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
