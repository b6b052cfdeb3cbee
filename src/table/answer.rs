//! A server's answer: the document, its envelope, and the parser of its errors.

use crate::report::Issue;

/// A server's answer.
#[non_exhaustive]
pub struct Answer {
    /// The members of the envelope around the document; the first of them holds it. Empty: there is no envelope.
    pub envelope: &'static [&'static str],
    /// The document's members without a row in the endpoint's table, each with the route that edits it, if there is one.
    pub members: &'static [(&'static str, Option<&'static str>)],
    /// Assigns the server's errors to the fields that they are about.
    pub(crate) refusal: Option<Refusal>,
}

/// Turns an error's status and body, and the draft as JSON text, into issues. Empty if the body is not understood.
pub(crate) type Refusal = fn(u16, &str, Option<&str>) -> Vec<Issue>;
