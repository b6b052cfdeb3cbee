//! Edits: `diff` turns two answers into a draft, `apply` a draft and an answer into the edited answer, `build` a draft
//! into a request, and `from_response` a server's error into issues of the draft.

pub(crate) mod apply;
pub(crate) mod blanks;
mod diff;
pub mod document;
mod headers;
pub(crate) mod keys;
mod request;
pub mod response;
