//! How an endpoint edits: what a draft does to the server's answer, and what the answer is.

use super::Object;
use crate::apply::Applied;
use crate::diff::Diff;
use crate::issue::{Issue, Report};
use crate::options::Options;

/// How a draft changes what the server holds.
pub enum Edit {
    /// Its members take the place of the answer's.
    Members,
    /// Its elements are added to a list.
    Adds(&'static Part),
    /// Its members are objects, whose members are laid over those that are there.
    Merges(&'static Part),
    /// The provider's own code says.
    Own(&'static Own),
}

/// A member of the answer that an endpoint edits alone.
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// The route that takes away what this one cannot.
    pub removal: &'static str,
}

/// What an endpoint does itself, whose draft is no part of the answer: a list of operations.
pub struct Own {
    /// The members of the answer that can be edited, as a form names them.
    pub document: &'static Object,
    /// What the table cannot say of a draft, whatever its shape. With [`Options::before`], of what it would do.
    pub check: fn(&str, &Options, &mut Report),
    /// [`Endpoint::diff`](super::Endpoint::diff).
    pub diff: fn(&str, &str, &Options) -> Diff,
    /// [`Endpoint::apply`](super::Endpoint::apply)
    pub apply: fn(&str, &str, &Options) -> Result<Applied, Report>,
}

/// What the server answers.
pub struct Answer {
    /// The members of the envelope around the document, where it does not stand alone; the first of them holds it.
    pub envelope: &'static [&'static str],
    /// The document's members that no row of the endpoint names, each with the route that edits it, where there is one.
    pub members: &'static [(&'static str, Option<&'static str>)],
    /// Puts a refusal on the fields that it is about.
    pub refusal: Option<Refusal>,
}

/// What an error's body says, given the status, the body and the draft as JSON text. Nothing where it is not understood.
pub type Refusal = fn(u16, &str, Option<&str>) -> Vec<Issue>;
