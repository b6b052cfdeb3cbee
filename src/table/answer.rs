//! A server's answer as a table: the document, the envelope around it, and the parser of its errors.

use super::kind::Object;
use crate::report::Issue;

/// A server's answer. Its rows say what a member is where it is there: any of them may be missing.
#[non_exhaustive]
pub struct Answer {
    /// The name of the document's type, in `snake_case`.
    pub name: &'static str,
    /// The envelope around the document, if there is one. Its first member holds the document.
    pub envelope: Option<&'static Object>,
    /// The document.
    pub document: &'static Object,
    /// Members that documents of other kinds have too: on their own, they do not tell this one from them.
    pub common: &'static [&'static str],
    /// The endpoint or the route that edits a member.
    pub routes: &'static [(&'static str, &'static str)],
    /// Assigns the server's errors to the fields that they are about.
    pub(crate) refusal: Option<Refusal>,
}

/// Turns an error's status and body, and the draft as JSON text, into issues. Empty if the body is not understood.
pub(crate) type Refusal = fn(u16, &str, Option<&str>) -> Vec<Issue>;

impl Answer {
    /// An answer without an envelope.
    #[must_use]
    pub(crate) const fn new(name: &'static str, document: &'static Object) -> Self {
        Self { name, envelope: None, document, common: &[], routes: &[], refusal: None }
    }

    /// The names of the document's members, in the document's order.
    ///
    /// ```
    /// use identity_patch::provider::kratos::PATCH_IDENTITY;
    ///
    /// assert_eq!(PATCH_IDENTITY.answer.names().next(), Some("id"));
    /// ```
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.document.props.iter().map(|prop| prop.name)
    }

    /// The endpoint or the route that edits a member, if another one than the endpoint at hand may do so.
    ///
    /// ```
    /// use identity_patch::provider::slashid::UPDATE_PERSON;
    ///
    /// assert_eq!(UPDATE_PERSON.answer.route("handles"), Some("slashid.add_handles"));
    /// assert_eq!(UPDATE_PERSON.answer.route("region"), None);
    /// ```
    #[must_use]
    pub fn route(&self, name: &str) -> Option<&'static str> {
        self.routes.iter().find(|(member, _)| *member == name).map(|(_, route)| *route)
    }
}
