//! What is said of a draft, and of a value: one [`Walk`] over its text beside the table. What an endpoint's own code says
//! stands beside that.

mod walk;

use std::borrow::Cow;

pub use walk::Walk;
pub(crate) use walk::part;

use crate::field::Field;
use crate::issue::Report;
use crate::json::{compact, without};
use crate::options::Options;
use crate::table::{Edit, Endpoint, Kind};
use crate::tree::Tree;

/// The depth at which Go's decoder stops (`encoding/json`, `maxNestingDepth`); no server here is known to go deeper.
pub(crate) const MAX_DEPTH: usize = 10_000;

/// Longer texts are not read: the largest body that a server here is known to take is a twelfth of this.
pub(crate) const MAX_TEXT: i32 = 64 << 20;

impl Endpoint {
    /// Says what the server would refuse in `draft`, the request's body as JSON text, and what is doubtful about it.
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
        self.walk(draft, options).0
    }

    /// The draft, checked: the only thing that a request is made of.
    ///
    /// # Errors
    /// The report, where it has an error.
    pub fn checked<'a>(&'static self, draft: &'a str, options: &Options) -> Result<Checked<'a>, Report> {
        let (report, body) = self.judged(draft, options);
        if report.ok() { Ok(Checked { endpoint: self, body, report }) } else { Err(report) }
    }

    /// What is to be said of a draft, and what of it would be sent.
    pub(crate) fn judged<'a>(&self, draft: &'a str, options: &Options) -> (Report, Cow<'a, str>) {
        let (report, text) = self.walk(draft, options);
        let body = match text {
            Text::Without(blanks) => Cow::Owned(without(draft, &blanks)),
            Text::Spaced if report.ok() => Cow::Owned(compact(draft)),
            _ => Cow::Borrowed(draft),
        };
        (report, body)
    }

    /// The report, and what of the text is to be sent. What an endpoint's own code says stands beside what the walk says,
    /// wherever the text is JSON.
    fn walk(&self, draft: &str, options: &Options) -> (Report, Text) {
        let (mut report, text) = self.walk_table(draft, options);
        if let Edit::Own(own) = &self.edit
            && !matches!(text, Text::Broken)
        {
            (own.check)(draft, options, &mut report);
        }
        (report, text)
    }

    /// What the table alone says of a draft, and whether the text is JSON.
    pub(crate) fn check_table(&self, draft: &str, options: &Options) -> (Report, bool) {
        let (report, text) = self.walk_table(draft, options);
        (report, !matches!(text, Text::Broken))
    }

    fn walk_table(&self, draft: &str, options: &Options) -> (Report, Text) {
        // What an operation says is no input that nobody touched.
        let literal;
        let asked = match self.edit {
            Edit::Own(_) => {
                literal = options.literal();
                &literal
            }
            _ => options,
        };
        let mut walk = Walk::new(draft, asked, self.method == "PATCH");
        if let (Some(before), Edit::Members) = (&options.before, &self.edit) {
            let mut tree = Tree::default();
            match self.answer.read(&mut tree, before, "before") {
                Ok((_, document)) => walk.before = Some((tree, document)),
                Err(mut report) => {
                    // Offsets are those of the draft.
                    report.issues.iter_mut().for_each(|issue| issue.params.offset = None);
                    walk.report = report;
                }
            }
        }
        walk.run(&self.body)
    }
}

/// What a body is, beside the draft's own text.
enum Text {
    /// None: the text is no JSON, or too long to be read.
    Broken,
    /// The same.
    Compact,
    /// The same without white space.
    Spaced,
    /// The same without these members: the byte offsets of their names.
    Without(Vec<usize>),
}

impl Field {
    /// Says what is wrong with a value, given as JSON text, and what is doubtful about it.
    ///
    /// ```
    /// use identity_patch::{Options, field::phone};
    ///
    /// let report = phone::FIELD.check(r#""0123""#, &Options::DEFAULT);
    /// assert_eq!(report.issues[0].code.id, "phone_no_plus");
    /// ```
    #[must_use]
    pub fn check(&'static self, value: &str, options: &Options) -> Report {
        Walk::new(value, options, false).run(&Kind::Field(self)).0
    }
}

/// A draft in which nothing is to be refused. Made by [`Endpoint::checked`] alone; what was not checked cannot be sent.
pub struct Checked<'a> {
    pub(crate) endpoint: &'static Endpoint,
    /// The draft as compact JSON, its literals as they stood.
    pub(crate) body: Cow<'a, str>,
    /// What is doubtful about it.
    pub(crate) report: Report,
}
