//! The checks of drafts and values: one [`Walk`] over the text, guided by the table; then the endpoint's own checks.

pub(crate) mod answer;
mod any;
mod cases;
mod members;
pub(crate) mod nearest;
mod object;
mod place;
mod repeated;
pub(crate) mod same;
mod size;
mod suggest;
pub(crate) mod text;
pub(crate) mod walk;

use std::borrow::Cow;

use walk::{Body, Walk};

use crate::field::{fixed, fold};
use crate::json::tree::{Id, Tree};
use crate::report::{Fault, Report};
use crate::table::{Edit, Endpoint, Field, Kind, Options, Rule, Verdict};

impl Endpoint {
    /// Says what the server would refuse in `draft`, the request's body as JSON text, and what to warn about.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    ///
    /// let report = biot::UPDATE_ORGANIZATION_USER.check(r#"{"_naem": null}"#, &Options::DEFAULT);
    /// assert_eq!(report.issues[0].code.id, "unknown_field");
    /// assert_eq!(report.issues[0].params.nearest, Some("_name"));
    /// ```
    #[must_use]
    pub fn check(&self, draft: &str, options: &Options) -> Report {
        options.finish(self.walk(draft, options).0)
    }

    /// The draft, checked: the only thing that a request is made of. `input` is the report on what else the request is made
    /// of.
    ///
    /// # Errors
    /// The report on both, where it has an error.
    pub(crate) fn checked<'a>(
        &'static self,
        draft: &'a str,
        mut input: Report,
        options: &Options,
    ) -> Result<Checked<'a>, Report> {
        let (report, body) = self.check_and_body(draft, options);
        input.merge(report, options.max_issues);
        let report = options.finish(input);
        if report.ok() { Ok(Checked { endpoint: self, body, report }) } else { Err(report) }
    }

    /// What is to be said of a draft, and what of it would be sent.
    pub(crate) fn check_and_body<'a>(&self, draft: &'a str, options: &Options) -> (Report, Cow<'a, str>) {
        let (report, body) = self.walk(draft, options);
        let text = body.of(draft, report.ok());
        (report, text)
    }

    /// The report, and what of the text is to be sent. What an endpoint's own code says stands beside what the walk says,
    /// wherever the text is JSON.
    fn walk(&self, draft: &str, options: &Options) -> (Report, Body) {
        let (mut report, text) = self.walk_table(draft, options);
        if let Edit::Own(own) = &self.edit
            && !matches!(text, Body::Broken)
        {
            (own.check)(self, draft, options, &mut report);
        }
        (report, text)
    }

    /// What the table alone says of a draft, and whether the text is JSON.
    pub(crate) fn check_table(&self, draft: &str, options: &Options) -> (Report, bool) {
        let (report, text) = self.walk_table(draft, options);
        (report, !matches!(text, Body::Broken))
    }

    /// The report on a draft beside `before`, the document that it edits and the tree that holds it; and what of the draft
    /// is to be sent. For endpoints without code of their own.
    pub(crate) fn check_beside<'a>(
        &self,
        draft: &'a str,
        options: &Options,
        before: (&Tree<'_>, Id),
    ) -> (Report, Cow<'a, str>) {
        let mut walk = Walk::new(draft, options, self.method == "PATCH");
        walk.before = matches!(self.edit, Edit::Members).then_some(before);
        let (report, body) = walk.run(&self.body);
        let text = body.of(draft, report.ok());
        (report, text)
    }

    fn walk_table(&self, draft: &str, options: &Options) -> (Report, Body) {
        // An empty text in an operation is a value, not an input that nobody filled in.
        let literal;
        let asked = match self.edit {
            Edit::Own(_) => {
                literal = options.with_empty_values();
                &literal
            }
            _ => options,
        };
        let mut tree = Tree::default();
        let before = match (&options.before, &self.edit) {
            (None, _) | (_, Edit::Own(_)) => None,
            (Some(before), _) => Some(self.answer.read(&mut tree, before, "before")),
        };
        let mut walk = Walk::new(draft, asked, self.method == "PATCH");
        match before {
            // A draft that adds or merges leaves nothing out.
            Some(Ok((_, document))) => walk.before = matches!(self.edit, Edit::Members).then_some((&tree, document)),
            Some(Err(mut report)) => {
                // Offsets are those of the draft.
                report.issues.iter_mut().for_each(|issue| issue.params.offset = None);
                walk.report = report;
            }
            None => {}
        }
        walk.run(&self.body)
    }
}

impl Field {
    /// Says what is wrong with a value, given as JSON text, and what to warn about.
    ///
    /// ```
    /// use identity_patch::{Options, field::phone};
    ///
    /// let report = phone::FIELD.check(r#""0123""#, &Options::DEFAULT);
    /// assert_eq!(report.issues[0].code.id, "phone_no_plus");
    /// ```
    #[must_use]
    pub fn check(&'static self, value: &str, options: &Options) -> Report {
        options.finish(Walk::new(value, options, false).run(&Kind::Field(self)).0)
    }

    /// What is doubtful about a text that the field accepts; of a text that it refuses, nothing. A value of more parts has
    /// its warnings in the report of [`Field::check`] alone.
    ///
    /// ```
    /// use identity_patch::{Options, field::phone};
    ///
    /// assert!(phone::check("+2101234567").is_ok());
    /// let warnings = phone::FIELD.warnings("+2101234567", &Options::DEFAULT);
    /// assert_eq!(warnings[0].code, &phone::UNASSIGNED);
    /// ```
    #[must_use]
    pub fn warnings(&self, text: &str, options: &Options) -> Vec<Fault> {
        let mut warnings = Vec::new();
        if let Rule::Text(rule) = &self.rule
            && rule.verdict(text, options) == Verdict::Warned
        {
            (rule.warn)(text, &mut |fault| warnings.push(fault));
        }
        warnings
    }

    /// The spelling that `text` stands for and that would pass without a warning, where `text` itself does not and there is
    /// exactly one. What people paste along is taken off first: invisible characters, dashes and digits of other scripts,
    /// quotes around the whole.
    ///
    /// ```
    /// use identity_patch::{Options, field::locale};
    ///
    /// assert_eq!(locale::FIELD.suggest("“en_US”", &Options::DEFAULT).as_deref(), Some("en-us"));
    /// ```
    #[must_use]
    pub fn suggest(&self, text: &str, options: &Options) -> Option<String> {
        let Rule::Text(rule) = &self.rule else { return None };
        let is_clean = |text: &str| rule.verdict(text, options) == Verdict::Clean;
        if is_clean(text) {
            return None;
        }
        let plain = if rule.is_free { text.trim_matches(fixed::is_space).into() } else { fold::fold(text) };
        (rule.suggest)(&plain, options).filter(|answer| is_clean(answer))
    }
}

/// A draft without errors. Only [`Endpoint::checked`] makes one, so an unchecked draft cannot be sent.
pub(crate) struct Checked<'a> {
    pub(crate) endpoint: &'static Endpoint,
    /// The draft as compact JSON, its literals as they stood.
    pub(crate) body: Cow<'a, str>,
    /// Its warnings.
    pub(crate) report: Report,
}
