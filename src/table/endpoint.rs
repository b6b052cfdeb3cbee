//! An endpoint: its route, its draft, and how the draft changes the document on the server.

use super::answer::Answer;
use super::builders::object;
use super::doc::Http;
use super::kind::{Kind, Object, Prop};
use super::options::{Misuse, OF_ENDPOINTS, OptionRow, Options};
use super::outcome::{Applied, Diff};
use crate::report::{Issue, Report};

/// An endpoint of a provider.
#[non_exhaustive]
pub struct Endpoint {
    /// `provider.verb_thing`
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// The path parameters, in the order of the path.
    pub params: &'static [Prop],
    /// The headers that the request needs in addition to `Content-Type`.
    pub headers: &'static [Prop],
    /// The draft, which is the request's body.
    pub body: Kind,
    /// How a draft changes the document on the server.
    pub edit: Edit,
    /// The server's answer.
    pub answer: &'static Answer,
    /// Assigns the server's errors to the fields that they are about.
    pub(crate) refusal: Option<Refusal>,
    /// Its own options; those that all endpoints take are not repeated.
    pub options: &'static [&'static OptionRow],
    /// The vendor's document that the table follows.
    #[cfg(feature = "docs")]
    pub source: &'static str,
    /// Which revision of it.
    #[cfg(feature = "docs")]
    pub revision: &'static str,
    /// What is documented beside the draft and the answer.
    #[cfg(feature = "docs")]
    pub http: Http,
    /// The document's example of a draft, as JSON, with its path parameters and headers.
    #[cfg(feature = "docs")]
    pub sample: Sample,
}

/// Turns an error's status and body, and the draft as JSON text, into issues. Empty if the body is not understood.
pub(crate) type Refusal = fn(u16, &str, Option<&str>) -> Vec<Issue>;

/// The document's example values.
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
    /// An endpoint with an id and a route; its body is any JSON.
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
            answer: &UNKNOWN,
            refusal: None,
            options: &[],
            #[cfg(feature = "docs")]
            source: "",
            #[cfg(feature = "docs")]
            revision: "",
            #[cfg(feature = "docs")]
            http: Http::NONE,
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

    /// Reads options from the text of a JSON object, or the defaults from an empty text.
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
    /// An option that the endpoint does not take, or a value that the option cannot have.
    pub fn read_options(&self, text: &str) -> Result<Options, Misuse> {
        Options::read(text, OF_ENDPOINTS.iter().chain(self.options).copied())
    }

    /// The draft that changes nothing, as JSON text.
    pub(crate) const fn empty_draft(&self) -> &'static str {
        if matches!(self.body, Kind::List(_)) { "[]" } else { "{}" }
    }

    /// The vendor's document that the table follows, and its revision. Only with the feature `docs`.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "only with the feature docs"))]
    pub(crate) const fn follows(mut self, source: &'static str, revision: &'static str) -> Self {
        #[cfg(feature = "docs")]
        {
            (self.source, self.revision) = (source, revision);
        }
        self
    }

    /// What is documented beside the draft and the answer. Only with the feature `docs`.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "only with the feature docs"))]
    pub(crate) const fn http(mut self, http: Http) -> Self {
        #[cfg(feature = "docs")]
        {
            self.http = http;
        }
        self
    }

    /// The document's example values. Only with the feature `docs`.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "only with the feature docs"))]
    pub(crate) const fn sample(mut self, sample: Sample) -> Self {
        #[cfg(feature = "docs")]
        {
            self.sample = sample;
        }
        self
    }
}

/// An answer of which nothing is known.
static UNKNOWN: Answer = Answer::new("", &NOTHING);
static NOTHING: Object = object(&[]);

/// How a draft changes the document on the server.
#[non_exhaustive]
pub enum Edit {
    /// Its members replace those of the document.
    Members,
    /// Its elements are appended to a list of the document.
    Adds(&'static Part),
    /// Its members are objects, and their members are merged into those of the document.
    Merges(&'static Part),
    /// The provider's own code decides.
    Own(&'static Own),
}

/// The only member of the document that an endpoint edits.
#[non_exhaustive]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// The route that removes what this endpoint cannot remove.
    pub removal: &'static str,
}

/// The functions of an endpoint whose draft is a list of operations, not a part of the document.
#[non_exhaustive]
pub struct Own {
    /// The members of the document that can be edited, as a form names them.
    pub document: &'static Object,
    /// Checks what the table cannot express, for a draft of any shape; with [`Options::before`], also its effect.
    pub(crate) check: fn(&Endpoint, &str, &Options, &mut Report),
    /// [`Endpoint::diff`].
    pub(crate) diff: fn(&Endpoint, &str, &str, &Options) -> Diff,
    /// [`Endpoint::apply`].
    pub(crate) apply: fn(&Endpoint, &str, &str, &Options) -> Result<Applied, Report>,
}
