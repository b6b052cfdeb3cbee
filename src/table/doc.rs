//! What a reader should know of a field: sources, codes, and examples that are its tests.

use std::borrow::Cow;

use crate::report::{Code, Fault};

/// What a reader should know of a field.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Doc {
    /// One sentence.
    pub about: &'static str,
    /// The documents that it follows.
    pub sources: &'static [&'static str],
    /// Its own codes; those of [`report::shared`](crate::report::shared) are not repeated.
    pub codes: &'static [&'static Code],
    /// Examples, right and wrong: its tests.
    pub rows: &'static [Row],
}

impl Doc {
    /// Nothing yet.
    #[cfg(feature = "docs")]
    pub(super) const NONE: Self = Self { about: "", sources: &[], codes: &[], rows: &[] };
}

/// What a field can do in JavaScript beside checking: `pkg/methods.js` has it under the field's name.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Methods {
    /// Their interface in `pkg/types.d.ts`.
    pub interface: &'static str,
    /// The codes that they raise beside those of the field.
    pub codes: &'static [&'static Code],
}

/// One example: an input, and everything that is to be said of it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Row {
    /// The text, or for a field of more parts its JSON.
    pub input: &'static str,
    /// What `…` stands for in the input, and how often: for a text that is too long to be shown.
    pub filling: Option<(&'static str, usize)>,
    /// The options, as JSON; none: empty.
    pub options: &'static str,
    /// The error.
    pub error: Option<Fault>,
    /// The warnings.
    pub warnings: [Option<Fault>; 2],
    /// Where the findings stand, as a JSON Pointer.
    pub pointer: &'static str,
    /// What [`Field::suggest`](crate::table::Field::suggest) answers.
    pub suggest: Option<&'static str>,
}

/// An input about which there is nothing to say.
#[must_use]
pub(crate) const fn valid(input: &'static str) -> Row {
    Row { input, filling: None, options: "", error: None, warnings: [None; 2], pointer: "", suggest: None }
}

/// An input that passes with a warning.
#[must_use]
pub(crate) const fn doubtful(input: &'static str, fault: Fault) -> Row {
    Row { warnings: [Some(fault), None], ..valid(input) }
}

/// An input that is refused.
#[must_use]
pub(crate) const fn invalid(input: &'static str, fault: Fault) -> Row {
    Row { error: Some(fault), ..valid(input) }
}

impl Row {
    /// `…` in the input stands for this text, so many times.
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
    /// assert!(phone::FIELD.doc.rows.iter().any(|row| row.text() == "+12345678901"));
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

    /// The spelling that would pass.
    #[must_use]
    pub(crate) const fn suggests(mut self, suggest: &'static str) -> Self {
        self.suggest = Some(suggest);
        self
    }

    /// Where the findings stand.
    #[must_use]
    pub(crate) const fn under(mut self, pointer: &'static str) -> Self {
        self.pointer = pointer;
        self
    }

    /// With these options.
    #[must_use]
    pub(crate) const fn with(mut self, options: &'static str) -> Self {
        self.options = options;
        self
    }
}
