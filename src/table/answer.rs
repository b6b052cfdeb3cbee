//! What a server answers: the document, its envelope, and what its refusals say.

use crate::report::Issue;

/// What the server answers.
#[non_exhaustive]
pub struct Answer {
    /// The members of the envelope around the document, where it does not stand alone; the first of them holds it.
    pub envelope: &'static [&'static str],
    /// The document's members that no row of the endpoint names, each with the route that edits it, where there is one.
    pub members: &'static [(&'static str, Option<&'static str>)],
    /// Puts a refusal on the fields that it is about.
    pub(crate) refusal: Option<Refusal>,
}

/// What an error's body says, given the status, the body and the draft as JSON text. Nothing where it is not understood.
pub(crate) type Refusal = fn(u16, &str, Option<&str>) -> Vec<Issue>;
