//! The documentation of a field: sources, codes, and examples that are its tests.

use std::borrow::Cow;

use crate::report::{Code, Fault};

/// The documentation of a field.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Doc {
    /// One sentence.
    pub about: &'static str,
    /// The documents that specify it.
    pub sources: &'static [&'static str],
    /// Its own codes, without those of [`report::shared`](crate::report::shared).
    pub codes: &'static [&'static Code],
    /// Valid and invalid examples, which are its tests.
    pub examples: &'static [Example],
}

impl Doc {
    /// No documentation.
    #[cfg(feature = "docs")]
    pub(super) const NONE: Self = Self { about: "", sources: &[], codes: &[], examples: &[] };
}

/// What is documented of an endpoint's requests and answers beside their bodies. A note names the source, as that of a row
/// does.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Http {
    /// What stands before the path.
    pub base: Fact,
    /// What says that the method and the path are these.
    pub route: &'static str,
    /// The credential, which no request that is built here has.
    pub security: Fact,
    /// Headers of the request, beside those that are rows of the endpoint.
    pub headers: &'static [Fact],
    /// The answers: the status and what it means.
    pub statuses: &'static [(u16, Fact)],
}

impl Http {
    /// Nothing is documented.
    pub(crate) const NONE: Self =
        Self { base: fact("", ""), route: "", security: fact("", ""), headers: &[], statuses: &[] };
}

/// A fact, and the note that names its source.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Fact {
    /// The fact.
    pub text: &'static str,
    /// Its source.
    pub note: &'static str,
}

/// A fact and its source.
#[must_use]
pub(crate) const fn fact(text: &'static str, note: &'static str) -> Fact {
    Fact { text, note }
}

/// A field's further functions in JavaScript: `pkg/methods.js` has them under the field's name.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Methods {
    /// Their interface in `pkg/types.d.ts`.
    pub interface: &'static str,
    /// The codes that they raise in addition to those of the field.
    pub codes: &'static [&'static Code],
}

/// One example: an input, and all findings about it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Example {
    /// The text, or the JSON of a field that is not a text.
    pub input: &'static str,
    /// What replaces `…` in the input, and how many times it is repeated: for an input that is too long to write out.
    pub filling: Option<(&'static str, usize)>,
    /// The options as JSON text; empty for none.
    pub options: &'static str,
    /// The error.
    pub error: Option<Fault>,
    /// The warnings.
    pub warnings: [Option<Fault>; 2],
    /// The path of the findings, as a JSON Pointer.
    pub pointer: &'static str,
    /// What [`Field::suggest`](crate::table::Field::suggest) returns.
    pub suggest: Option<&'static str>,
}

/// An input without findings.
#[must_use]
pub(crate) const fn valid(input: &'static str) -> Example {
    Example { input, filling: None, options: "", error: None, warnings: [None; 2], pointer: "", suggest: None }
}

/// An input that is valid, with a warning.
#[must_use]
pub(crate) const fn doubtful(input: &'static str, fault: Fault) -> Example {
    Example { warnings: [Some(fault), None], ..valid(input) }
}

/// An input that is refused.
#[must_use]
pub(crate) const fn invalid(input: &'static str, fault: Fault) -> Example {
    Example { error: Some(fault), ..valid(input) }
}

impl Example {
    /// Replaces `…` in the input with this text, repeated this many times.
    #[must_use]
    pub(crate) const fn filled(mut self, with: &'static str, times: usize) -> Self {
        self.filling = Some((with, times));
        self
    }

    /// The input in full.
    ///
    /// ```
    /// use identity_patch::field::phone;
    ///
    /// assert!(phone::FIELD.doc.examples.iter().any(|row| row.text() == "+12345678901"));
    /// ```
    #[must_use]
    pub fn text(&self) -> Cow<'static, str> {
        match self.filling {
            Some((with, times)) => Cow::Owned(self.input.replace('…', &with.repeat(times))),
            None => Cow::Borrowed(self.input),
        }
    }

    /// A second warning.
    #[must_use]
    pub(crate) const fn and(mut self, fault: Fault) -> Self {
        self.warnings[1] = Some(fault);
        self
    }

    /// The spelling that is suggested.
    #[must_use]
    pub(crate) const fn suggests(mut self, suggest: &'static str) -> Self {
        self.suggest = Some(suggest);
        self
    }

    /// The path of the findings, as a JSON Pointer.
    #[must_use]
    pub(crate) const fn under(mut self, pointer: &'static str) -> Self {
        self.pointer = pointer;
        self
    }

    /// Checks with these options.
    #[must_use]
    pub(crate) const fn with(mut self, options: &'static str) -> Self {
        self.options = options;
        self
    }
}
