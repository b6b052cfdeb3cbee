//! The field types: one file each, registered in [`FIELDS`].
//!
//! A field that is a text answers a plain function of that text: `field::phone::check("+12345678901")`. Each file
//! opens with its grammar and source; its codes and its examples stand beside it, and the examples are its tests.

use std::borrow::Cow;

use crate::fault::{Code, Fault, Sink, Unit, shared};
use crate::options::Options;
use crate::table::Kind;

pub mod attribute_key;
pub mod attribute_value;
mod class;
pub mod country;
pub mod date;
pub mod email;
pub mod fixed;
mod generated;
pub mod group;
pub mod handle;
pub mod json_patch;
pub mod json_pointer;
pub mod language;
pub mod locale;
pub mod locale_tag;
pub mod phone;
pub mod role;
pub mod uuid;

/// Every field type, in the order of the documentation.
pub static FIELDS: &[&Field] = &[
    &phone::FIELD,
    &email::FIELD,
    &language::FIELD,
    &country::FIELD,
    &locale::FIELD,
    &locale_tag::FIELD,
    &date::FIELD,
    &uuid::FIELD,
    &group::FIELD,
    &role::FIELD,
    &attribute_key::FIELD,
    &attribute_value::FIELD,
    &handle::FIELD,
    &json_pointer::FIELD,
    &json_patch::FIELD,
];

/// A field type.
pub struct Field {
    /// Its name: that of its file, its JSON name, and the prefix of its own codes.
    pub name: &'static str,
    /// What it demands.
    pub rule: Rule,
    /// The options that it takes: names of [`OPTIONS`](crate::options::OPTIONS).
    pub options: &'static [&'static str],
    /// What a reader should know of it.
    #[cfg(feature = "docs")]
    pub doc: Doc,
    /// What it can do in JavaScript beside checking.
    #[cfg(feature = "docs")]
    pub methods: Option<Methods>,
}

/// What a field demands.
pub enum Rule {
    /// A text that a function judges.
    Text(Text),
    /// A value of more parts, which the walk judges.
    Kind(&'static Kind),
}

/// The functions of a field that is a text.
pub struct Text {
    /// Yes, or the reason why not.
    pub check: fn(&str, &Options) -> Result<(), Fault>,
    /// The warnings about a text that `check` accepts.
    pub warn: fn(&str, Sink),
    /// The verdict of both without their reasons, where a function of its own is quicker.
    pub judge: Option<fn(&str, &Options) -> Verdict>,
    /// The spelling that a trimmed text should have, where there is exactly one.
    pub suggest: fn(&str) -> Option<String>,
}

/// What a field says of a text, without the reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Accepted, without a warning.
    Clean,
    /// Accepted, with a warning.
    Warned,
    /// Refused.
    Refused,
}

impl Verdict {
    const fn accepted_if(accepted: bool) -> Self {
        if accepted { Self::Clean } else { Self::Refused }
    }
}

impl Text {
    /// What `check` and `warn` say of a text, without their reasons.
    ///
    /// ```
    /// use identity_patch::Options;
    /// use identity_patch::field::{Rule, Verdict, phone};
    ///
    /// let Rule::Text(rule) = &phone::FIELD.rule else { unreachable!() };
    /// assert_eq!(rule.verdict("+2101234567", &Options::DEFAULT), Verdict::Warned);
    /// ```
    #[must_use]
    pub fn verdict(&self, text: &str, options: &Options) -> Verdict {
        if let Some(judge) = self.judge {
            return judge(text, options);
        }
        if (self.check)(text, options).is_err() {
            return Verdict::Refused;
        }
        let mut verdict = Verdict::Clean;
        (self.warn)(text, &mut |_| verdict = Verdict::Warned);
        verdict
    }
}

/// What a reader should know of a field.
#[derive(Clone, Copy)]
pub struct Doc {
    /// One sentence.
    pub about: &'static str,
    /// The documents that it follows.
    pub sources: &'static [&'static str],
    /// Its own codes; those of [`fault::shared`](crate::fault::shared) are not repeated.
    pub codes: &'static [&'static Code],
    /// Examples, right and wrong: its tests.
    pub rows: &'static [Row],
}

/// What a field can do in JavaScript beside checking: `pkg/methods.js` has it under the field's name.
#[derive(Clone, Copy)]
pub struct Methods {
    /// Their interface in `pkg/types.d.ts`.
    pub interface: &'static str,
    /// The codes that they raise beside those of the field.
    pub codes: &'static [&'static Code],
}

#[cfg(feature = "docs")]
impl Doc {
    const NONE: Self = Self { about: "", sources: &[], codes: &[], rows: &[] };
}

impl Field {
    /// A field that is a text.
    #[must_use]
    pub const fn text(name: &'static str, check: fn(&str, &Options) -> Result<(), Fault>) -> Self {
        let text = Text { check, warn: |_, _| (), judge: None, suggest: |text| Some(text.into()) };
        Self::new(name, Rule::Text(text))
    }

    /// A field of more parts.
    #[must_use]
    pub const fn kind(name: &'static str, kind: &'static Kind) -> Self {
        Self::new(name, Rule::Kind(kind))
    }

    const fn new(name: &'static str, rule: Rule) -> Self {
        Self {
            name,
            rule,
            options: &["maxIssues"],
            #[cfg(feature = "docs")]
            doc: Doc::NONE,
            #[cfg(feature = "docs")]
            methods: None,
        }
    }

    /// A quicker way to the verdict: it must be that of `check` and `warn` on every text.
    #[must_use]
    pub const fn judges(mut self, judge: fn(&str, &Options) -> Verdict) -> Self {
        if let Rule::Text(text) = &mut self.rule {
            text.judge = Some(judge);
        }
        self
    }

    /// The warnings about a text that is accepted.
    #[must_use]
    pub const fn warns(mut self, warn: fn(&str, Sink)) -> Self {
        if let Rule::Text(text) = &mut self.rule {
            text.warn = warn;
        }
        self
    }

    /// The spelling that a text without white space at its edges should have. Only asked where `check` refuses the
    /// text, and only believed where `check` takes the answer.
    #[must_use]
    pub const fn suggests(mut self, suggest: fn(&str) -> Option<String>) -> Self {
        if let Rule::Text(text) = &mut self.rule {
            text.suggest = suggest;
        }
        self
    }

    /// The spelling that would pass, where `text` does not and there is exactly one.
    ///
    /// ```
    /// use identity_patch::{Options, field::locale};
    ///
    /// assert_eq!(locale::FIELD.suggest("en_US", &Options::DEFAULT).as_deref(), Some("en-us"));
    /// ```
    #[must_use]
    pub fn suggest(&self, text: &str, options: &Options) -> Option<String> {
        let Rule::Text(rule) = &self.rule else { return None };
        let passes = |text: &str| rule.verdict(text, options) != Verdict::Refused;
        if passes(text) {
            return None;
        }
        (rule.suggest)(text.trim_matches(fixed::is_space)).filter(|answer| passes(answer))
    }

    /// The options that it takes.
    #[must_use]
    pub const fn options(mut self, options: &'static [&'static str]) -> Self {
        self.options = options;
        self
    }

    /// What a reader should know of it. Left out of the module.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "left out of the module"))]
    pub const fn doc(mut self, doc: Doc) -> Self {
        #[cfg(feature = "docs")]
        {
            self.doc = doc;
        }
        self
    }

    /// What it can do in JavaScript beside checking. Left out of the module.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "left out of the module"))]
    pub const fn methods(mut self, interface: &'static str, codes: &'static [&'static Code]) -> Self {
        #[cfg(feature = "docs")]
        {
            self.methods = Some(Methods { interface, codes });
        }
        self
    }
}

/// More than `max`.
pub(crate) const fn too_long(max: usize, unit: Unit, actual: usize) -> Fault {
    Fault::new(&shared::TOO_LONG).limit(limit(max), unit, actual)
}

/// Less than `min`.
pub(crate) const fn too_short(min: usize, unit: Unit, actual: usize) -> Fault {
    Fault::new(&shared::TOO_SHORT).limit(limit(min), unit, actual)
}

/// A length as [`Fault::limit`] has it.
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "compared before")]
pub(crate) const fn limit(limit: usize) -> i32 {
    if limit > i32::MAX as usize { i32::MAX } else { limit as i32 }
}

/// One example: an input, and everything that is to be said of it.
#[derive(Clone, Copy, Debug)]
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
    /// What [`Field::suggest`] answers.
    pub suggest: Option<&'static str>,
}

/// An input about which there is nothing to say.
#[must_use]
pub const fn valid(input: &'static str) -> Row {
    Row { input, filling: None, options: "", error: None, warnings: [None; 2], pointer: "", suggest: None }
}

/// An input that passes with a warning.
#[must_use]
pub const fn doubtful(input: &'static str, fault: Fault) -> Row {
    Row { warnings: [Some(fault), None], ..valid(input) }
}

/// An input that is refused.
#[must_use]
pub const fn invalid(input: &'static str, fault: Fault) -> Row {
    Row { error: Some(fault), ..valid(input) }
}

impl Row {
    /// `…` in the input stands for this text, so many times.
    #[must_use]
    pub const fn filled(mut self, with: &'static str, times: usize) -> Self {
        self.filling = Some((with, times));
        self
    }

    /// The input in full.
    #[must_use]
    pub fn text(&self) -> Cow<'static, str> {
        match self.filling {
            Some((with, times)) => Cow::Owned(self.input.replace('…', &with.repeat(times))),
            None => Cow::Borrowed(self.input),
        }
    }

    /// A second warning.
    #[must_use]
    pub const fn and(mut self, fault: Fault) -> Self {
        self.warnings[1] = Some(fault);
        self
    }

    /// The spelling that would pass.
    #[must_use]
    pub const fn suggests(mut self, suggest: &'static str) -> Self {
        self.suggest = Some(suggest);
        self
    }

    /// Where the findings stand.
    #[must_use]
    pub const fn under(mut self, pointer: &'static str) -> Self {
        self.pointer = pointer;
        self
    }

    /// With these options.
    #[must_use]
    pub const fn with(mut self, options: &'static str) -> Self {
        self.options = options;
        self
    }
}
