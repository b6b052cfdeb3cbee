//! A server's answer as a table: the document, and the envelope around it.

use super::kind::Object;
use super::options::Options;

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
}

impl Answer {
    /// An answer without an envelope.
    #[must_use]
    pub(crate) const fn new(name: &'static str, document: &'static Object) -> Self {
        Self { name, envelope: None, document, common: &[], routes: &[] }
    }

    /// The names of the document's members, in the document's order.
    ///
    /// ```
    /// use identity_patch::{Options, provider::kratos::PATCH_IDENTITY};
    ///
    /// assert_eq!(PATCH_IDENTITY.answer.names(&Options::DEFAULT).next(), Some("id"));
    /// ```
    pub fn names<'o>(&self, options: &'o Options) -> impl Iterator<Item = &'static str> + use<'o> {
        self.document.props.iter().filter(|prop| prop.is_enabled(options)).map(|prop| prop.name)
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
