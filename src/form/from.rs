//! Reads a form's inputs into a draft: they are written over a copy of the current document, and the draft is the
//! difference.
//!
//! An input that nobody touched has an empty text: it changes nothing if the server has no value, or none is known. If the
//! server has a value, an empty text clears it where the table allows that, and removes it from an object that is replaced
//! as a whole.

use super::entries::{self, Content, Entry, Outer};
use super::names;
use super::state::{Form, FormValue};
use crate::json::pointer;
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Issue, Report, Severity, Step, shared};
use crate::table::{Edit, Endpoint, Filled, Options};

impl Endpoint {
    /// The draft of a form. `entries` is a JSON list of pairs `[name, value]`; a value is a text, `true`, `false` or a number,
    /// `null` for what is cleared, `[]` for a list that has no elements but those of the other entries, and `{}` for an
    /// object that exists. A name alone, `[name]`, is an input that sends nothing, such as a checkbox that is off. A code behind
    /// the value says why there is none, or that it is `number_inexact`. With [`Options::before`], the server's answer, the
    /// draft has only what the form changes; without it, what is empty is left out.
    ///
    /// A name is a path with dots, brackets or both: `_name.firstName`, `roles[]`, `attributes[end_user_read_write][plan]`.
    /// [`Options::inputs`] are the names of inputs that may send nothing, [`Options::ignore`] those of inputs that are passed
    /// over.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    ///
    /// let entries = r#"[["_name.firstName", "John"], ["_name.lastName", "Smith"], ["_mfa.enabled", "on"], ["_phone", ""]]"#;
    /// let filled = biot::UPDATE_ORGANIZATION_USER.from_form(entries, &Options::DEFAULT);
    /// assert_eq!(filled.draft, r#"{"_mfa":{"enabled":true},"_name":{"firstName":"John","lastName":"Smith"}}"#);
    /// ```
    ///
    /// The issues, at the paths of the edited document: `form_name` if a name is not a path or two inputs contradict each
    /// other, `form_rows_ambiguous` if it is not known which rows are gone, or which one a row is, `not_json` if JSON has no
    /// such value, `wrong_type` if a number, a boolean, an object or a list is expected, `json_syntax` `duplicate_key`
    /// `too_deep` of JSON text, with the byte offset in it, `cannot_clear`, `read_only` if an input would change what the
    /// server sets; those of [`Endpoint::diff`] about what cannot be expressed; and with `in: "before"` `required` if a draft
    /// of operations needs the answer, or what is wrong with the answer. The warnings are those of [`Endpoint::diff`].
    #[must_use]
    #[allow(clippy::wrong_self_convention, reason = "`fromForm`, as the package has it")]
    pub fn from_form(&'static self, entries: &str, options: &Options) -> Filled {
        let part = match &self.edit {
            Edit::Adds(part) | Edit::Merges(part) => Some(part.name),
            _ => None,
        };
        let holder = self.answer.envelope.and_then(|envelope| envelope.props.first());
        let outer = Outer { envelope: holder.map(|holder| holder.name), part };
        let inputs = entries::read(entries, &outer, options);
        let (tree, report) = (Tree::default(), Report::default());
        let mut form = Form { tree, inputs: &inputs, options, report, path: Vec::new(), prefix: 0 };
        form.path.extend(part.map(|part| Step::Name(part.into())));
        form.prefix = form.path.len();
        let entries = form.place_inputs(&outer);
        let document = options.before.as_ref().map(|before| self.answer.read(&mut form.tree, before, "before"));
        let (draft, report) = match document.transpose() {
            Ok(document) => form.write_draft(self, part, &entries, document.map(|(_, document)| document)),
            Err(report) => (self.empty_draft().into(), report),
        };
        let report = options.finish(report);
        Filled { draft, issues: report.issues, warnings: report.warnings }
    }
}

impl Form<'_> {
    /// The inputs with a valid name and value, sorted by the steps of their names. A name may begin with the envelope of
    /// the answer, or the part of it that is edited.
    fn place_inputs(&mut self, outer: &Outer) -> Vec<Entry> {
        let mut placed: Vec<Entry> = Vec::new();
        for (at, input) in self.inputs.iter().enumerate() {
            let Some(steps) = names::parse(&input.name) else {
                let path = std::mem::replace(&mut self.path, vec![Step::Name(input.name.clone())]);
                self.error(if let Content::Unreadable(code) = input.content { code } else { &shared::FORM_NAME });
                self.path = path;
                continue;
            };
            let steps = outer.strip(steps);
            let Content::Unreadable(code) = input.content else {
                placed.push((steps, at));
                continue;
            };
            let count = self.path.len();
            let index = |step: &str| pointer::index(step).filter(|index| *index < usize::MAX);
            let step = |step: String| index(&step).map_or(Step::Name(step), Step::Index);
            self.path.extend(steps.into_iter().map(step));
            self.error(code);
            self.path.truncate(count);
        }
        entries::sort(placed)
    }

    fn write_draft(
        mut self,
        endpoint: &'static Endpoint,
        part: Option<&'static str>,
        entries: &[Entry],
        document: Option<Id>,
    ) -> (String, Report) {
        let adds = matches!(endpoint.edit, Edit::Adds(_));
        let target = document.map(|document| self.tree.copy(document));
        let current = match part {
            _ if adds => None,
            Some(part) => target.and_then(|target| self.tree.non_null_member(target, part)),
            None => target,
        };
        let filled = match &endpoint.edit {
            Edit::Own(_) if target.is_none() => {
                // The operations depend on the current document.
                let mut issue = Issue::new(Severity::Error, &shared::REQUIRED);
                issue.params.place = Some("before");
                self.report.push(issue, self.options.max_issues);
                None
            }
            Edit::Own(own) => self.fill_members(own.document, entries, current),
            _ => self.fill(&endpoint.body, entries, 0, current),
        };
        let (Some(target), Some(FormValue::Value(value))) = (target, &filled) else {
            let draft = match filled {
                Some(FormValue::Value(value)) => self.tree.write(value),
                _ => endpoint.empty_draft().into(),
            };
            return (draft, self.report);
        };
        if let Some(part) = part {
            let value = if adds { self.append(target, part, *value) } else { *value };
            self.tree.set(target, part.into(), value);
        }
        let draft = match document {
            Some(document) if !self.tree.same(document, target) => self.write_difference(endpoint, document, target),
            _ => endpoint.empty_draft().into(),
        };
        (draft, self.report)
    }

    /// The draft that makes the current document the edited one.
    fn write_difference(&mut self, endpoint: &'static Endpoint, document: Id, edited: Id) -> String {
        let options = self.options.for_form();
        let selectors = self.write_selectors(endpoint, edited);
        // An input with the envelope's name makes another answer of the document: it has to be read as one.
        let envelope = endpoint.answer.envelope.and_then(|envelope| envelope.props.first());
        let is_enveloped = envelope.is_some_and(|holder| self.tree.member(edited, holder.name).is_some());
        let (diff, _) = if is_enveloped || matches!(endpoint.edit, Edit::Own(_)) {
            let before = self.options.before.clone().unwrap_or_default();
            endpoint.edits(&before, &self.tree.write(edited), &options)
        } else {
            endpoint.edits_within(std::mem::take(&mut self.tree), document, edited, &options)
        };
        for mut issue in diff.report.findings() {
            issue.params.offset = None;
            if *issue.code == shared::READ_ONLY {
                // In an answer another read-only value is a warning, in a draft it is an error.
                issue.severity = Severity::Error;
            }
            self.report.push(issue, self.options.max_issues);
        }
        if diff.changed { selectors + &diff.draft[1..] } else { diff.draft }
    }

    /// The beginning of a draft: the members that select what the request is about.
    fn write_selectors(&self, endpoint: &Endpoint, document: Id) -> String {
        let mut draft = String::from(&endpoint.empty_draft()[..1]);
        for prop in endpoint.body.object().into_iter().flat_map(|object| object.props).filter(|prop| prop.selects) {
            if let Some(value) = self.tree.non_null_member(document, prop.name) {
                draft.extend(["\"", prop.name, "\":", &self.tree.write(value), ","]);
            }
        }
        draft
    }

    /// Appends the added elements to the current list. Issues about them stand where they are then.
    fn append(&mut self, target: Id, part: &str, added: Id) -> Id {
        let Some(list) = self.tree.non_null_member(target, part) else { return added };
        let Node::Array(items) = self.tree.node(list) else { return added };
        let count = items.len();
        for issue in &mut self.report.issues {
            if let [Step::Name(name), Step::Index(index), ..] = &mut issue.path.0[..]
                && name == part
            {
                *index = index.saturating_add(count);
            }
        }
        for item in self.tree.items(added).collect::<Vec<_>>() {
            self.tree.insert(list, usize::MAX, item);
        }
        list
    }
}
