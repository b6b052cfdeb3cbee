//! JSON documents: text (RFC 8259), pointers (RFC 6901) and patches (RFC 6902).

pub mod limits;
mod number;
mod open;
pub(crate) mod patch;
pub(crate) mod plain;
pub mod pointer;
mod reader;
mod scan;
pub(crate) mod sort;
mod text;
pub(crate) mod tree;
mod write;

pub use number::Number;
pub(crate) use reader::BOM;
pub use reader::{Error, Reader, Token};
pub use text::Text;
pub(crate) use text::decode;
pub use write::{compact, escape};
pub(crate) use write::{is_blank, without};
