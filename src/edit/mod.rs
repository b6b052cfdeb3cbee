//! Edits: two answers to a draft, a draft onto an answer, a draft to a request, and a refusal back to the draft.

pub(crate) mod apply;
mod diff;
pub mod document;
pub(crate) mod keys;
mod request;
pub mod response;
