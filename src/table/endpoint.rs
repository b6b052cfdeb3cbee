//! A request that a provider takes: where it goes, what its draft is, and how the draft changes what the server holds.

use super::answer::Answer;
use super::kind::{Kind, Object, Prop};
use super::options::{Misuse, OF_ENDPOINTS, OptionRow, Options};
use super::outcome::{Applied, Diff};
use crate::report::Report;

/// A request that a provider takes.
#[non_exhaustive]
pub struct Endpoint {
    /// `provider.verb_thing`
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// The path's parameters, in its order.
    pub params: &'static [Prop],
    /// The headers that the request must have beside `Content-Type`.
    pub headers: &'static [Prop],
    /// The draft: what the request's body says.
    pub body: Kind,
    /// How a draft changes what the server holds.
    pub edit: Edit,
    /// What the server answers.
    pub answer: &'static Answer,
    /// The options that it takes beside those that all endpoints take.
    pub options: &'static [&'static OptionRow],
    /// The document that the table follows.
    #[cfg(feature = "docs")]
    pub source: &'static str,
    /// Which revision of it.
    #[cfg(feature = "docs")]
    pub revision: &'static str,
    /// The document's own example of a draft, as JSON, with its path parameters and headers.
    #[cfg(feature = "docs")]
    pub sample: Sample,
}

/// The document's own sample values.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Sample {
    /// Path parameters by name.
    pub params: &'static [(&'static str, &'static str)],
    /// Headers by name.
    pub headers: &'static [(&'static str, &'static str)],
    /// The draft, as JSON.
    pub draft: &'static str,
}

impl Endpoint {
    /// An endpoint of which no more is known than where it is.
    #[must_use]
    pub(crate) const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            params: &[],
            headers: &[],
            body: Kind::Json(None),
            edit: Edit::Members,
            answer: &Answer { envelope: &[], members: &[], refusal: None },
            options: &[],
            #[cfg(feature = "docs")]
            source: "",
            #[cfg(feature = "docs")]
            revision: "",
            #[cfg(feature = "docs")]
            sample: Sample { params: &[], headers: &[], draft: "" },
        }
    }

    /// The names of the options that it takes.
    ///
    /// ```
    /// use identity_patch::provider::kratos::PATCH_IDENTITY;
    ///
    /// assert!(PATCH_IDENTITY.option_names().any(|name| name == "server"));
    /// ```
    pub fn option_names(&self) -> impl Iterator<Item = &'static str> {
        OF_ENDPOINTS.iter().chain(self.options).map(|row| row.name)
    }

    /// Reads options from the text of a JSON object; an empty text asks for nothing.
    ///
    /// ```
    /// use identity_patch::provider::biot::UPDATE_ORGANIZATION_USER;
    ///
    /// assert!(UPDATE_ORGANIZATION_USER.read_options(r#"{"locales": ["en-us"]}"#).is_ok());
    /// let misuse = UPDATE_ORGANIZATION_USER.read_options(r#"{"local": []}"#).unwrap_err();
    /// assert!(misuse.to_string().starts_with("unknown option local"));
    /// ```
    ///
    /// # Errors
    /// An option that the endpoint does not take, or a value that the option does not have.
    pub fn read_options(&self, text: &str) -> Result<Options, Misuse> {
        Options::read(text, OF_ENDPOINTS.iter().chain(self.options).copied())
    }

    /// The draft that changes nothing, as JSON text.
    pub(crate) const fn nothing(&self) -> &'static str {
        if matches!(self.body, Kind::List(_)) { "[]" } else { "{}" }
    }

    /// The document that the table follows, and which revision of it. Left out of the module.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "left out of the module"))]
    pub(crate) const fn follows(mut self, source: &'static str, revision: &'static str) -> Self {
        #[cfg(feature = "docs")]
        {
            (self.source, self.revision) = (source, revision);
        }
        self
    }

    /// The document's own sample values. Left out of the module.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "left out of the module"))]
    pub(crate) const fn sample(mut self, sample: Sample) -> Self {
        #[cfg(feature = "docs")]
        {
            self.sample = sample;
        }
        self
    }
}

/// How a draft changes what the server holds.
#[non_exhaustive]
pub enum Edit {
    /// Its members take the place of the answer's.
    Members,
    /// Its elements are added to a list.
    Adds(&'static Part),
    /// Its members are objects, whose members are merged into those that the server holds.
    Merges(&'static Part),
    /// The provider's own code says.
    Own(&'static Own),
}

/// A member of the answer that an endpoint edits alone.
#[non_exhaustive]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// The route that takes away what this one cannot.
    pub removal: &'static str,
}

/// What an endpoint does itself, whose draft is no part of the answer: a list of operations.
#[non_exhaustive]
pub struct Own {
    /// The members of the answer that can be edited, as a form names them.
    pub document: &'static Object,
    /// What the table cannot say of a draft, whatever its shape. With [`Options::before`], of what it would do.
    pub(crate) check: fn(&Endpoint, &str, &Options, &mut Report),
    /// [`Endpoint::diff`].
    pub(crate) diff: fn(&Endpoint, &str, &str, &Options) -> Diff,
    /// [`Endpoint::apply`]
    pub(crate) apply: fn(&Endpoint, &str, &str, &Options) -> Result<Applied, Report>,
}
