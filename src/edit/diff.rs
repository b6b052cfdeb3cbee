//! The draft that turns one answer of a server into another. It writes only what was edited.
//!
//! In `after`, a member that is absent is left alone, and one that is `null` is cleared. What the server replaces whole
//! is sent whole. What no draft can express is an issue, beside the draft of the rest. `null` and absent are the same
//! where `null` clears.

use std::borrow::Cow;

use crate::check::nearest::nearest;
use crate::edit::blanks::drop_blanks;
use crate::edit::keys::Keys;
use crate::json::tree::{Id, Node, Tree};
use crate::json::{Number, decode};
use crate::report::{Code, Fault, Issue, Report, Severity, Step, shared};
use crate::table::{
    ABSENT_CLEARS, ABSENT_KEEPS, Diff, EMPTY_IS_ABSENT, Edit, Endpoint, Kind, List, Null, Object, Options, Part, Prop,
};

impl Endpoint {
    /// The smallest draft that turns `before` into `after`, the server's answers as JSON text.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    ///
    /// let before = r#"{"_id": "x", "_name": {"firstName": "John", "lastName": "Smith"}, "_phone": "+12345678901"}"#;
    /// let after = r#"{"_id": "x", "_name": {"firstName": "John", "lastName": "Doe"}, "_phone": null}"#;
    /// let diff = biot::UPDATE_ORGANIZATION_USER.diff(before, after, &Options::DEFAULT);
    /// assert_eq!(diff.draft, r#"{"_name":{"firstName":"John","lastName":"Doe"},"_phone":null}"#);
    /// assert!(diff.changed && diff.report.is_clean());
    /// ```
    ///
    /// The report has, beside what [`Endpoint::check`] says of the draft, the errors `cannot_clear` `not_expressible`
    /// `unknown_field`, the warnings `absent_kept` `read_only`, and with `in: "before"` or `in: "after"` what is wrong
    /// with an answer itself: `json_syntax` `duplicate_key` `too_deep` `wrong_type` `foreign_answer`.
    #[must_use]
    pub fn diff(&'static self, before: &str, after: &str, options: &Options) -> Diff {
        let (mut diff, places) = self.edits(before, after, options);
        if diff.changed && !matches!(self.edit, Edit::Own(_)) {
            let (report, _) = self.check_edit(&diff.draft, &options.without_before());
            diff.report.truncated |= report.truncated;
            for issue in report.findings() {
                diff.report.push(self.edit.put_into_answer(issue, &places), options.max_issues);
            }
        }
        diff.report = options.finish(diff.report);
        diff
    }

    /// The same, without a check of the draft; and where in `after` the elements of the draft stand, if it is a list.
    pub(crate) fn edits(&'static self, before: &str, after: &str, options: &Options) -> (Diff, Vec<usize>) {
        if let Edit::Own(own) = &self.edit {
            return ((own.diff)(self, before, after, options), Vec::new());
        }
        let mut tree = Tree::default();
        match self.answer.read_both(&mut tree, before, after, options) {
            Ok((before, after)) => self.edits_within(tree, before, after, options),
            Err(report) => (Diff { draft: self.empty_draft().into(), changed: false, report }, Vec::new()),
        }
    }

    /// The same, of two answers in one tree. Not where the provider compares them itself.
    pub(crate) fn edits_within(
        &'static self,
        tree: Tree<'_>,
        before: Id,
        after: Id,
        options: &Options,
    ) -> (Diff, Vec<usize>) {
        let mut differ = Differ::new(self, tree, options);
        let draft = differ.draft(before, after);
        let changed = !differ.tree.is_empty(draft);
        let draft = differ.tree.write(draft);
        (Diff { draft, changed, report: differ.report }, differ.places)
    }

    /// The report on the draft of an edit, and what of the draft is to be sent. Members that change nothing are not
    /// reported.
    pub(crate) fn check_edit<'a>(&self, draft: &'a str, options: &Options) -> (Report, Cow<'a, str>) {
        let (mut report, body) = self.check_and_body(draft, options);
        self.drop_unwanted(&mut report);
        (report, body)
    }

    /// Takes out of the report on the draft of an edit what only matters where a person wrote the draft.
    pub(crate) fn drop_unwanted(&self, report: &mut Report) {
        let selects = |issue: &Issue| match (self.body.object(), &issue.path.0[..]) {
            (Some(object), [Step::Name(name)]) => object.props.iter().any(|prop| prop.selects && prop.name == name),
            _ => false,
        };
        for list in [&mut report.issues, &mut report.warnings] {
            list.retain(|issue| !selects(issue) && *issue.code != shared::EMPTY_PATCH);
            for issue in list {
                issue.params.offset = None;
            }
        }
    }
}

impl Edit {
    /// An issue of the draft, with the path that the answer has for the same thing.
    fn put_into_answer(&self, mut issue: Issue, places: &[usize]) -> Issue {
        if let Some(Step::Index(index)) = issue.path.0.first_mut() {
            *index = places.get(*index).copied().unwrap_or(*index);
        }
        if let Self::Adds(part) | Self::Merges(part) = self {
            issue.path.0.insert(0, Step::Name(part.name.into()));
        }
        issue
    }
}

/// Two answers in one tree, and the report on them.
struct Differ<'a, 'o> {
    tree: Tree<'a>,
    endpoint: &'static Endpoint,
    options: &'o Options,
    report: Report,
    path: Vec<Step>,
    places: Vec<usize>,
}

impl<'a, 'o> Differ<'a, 'o> {
    fn new(endpoint: &'static Endpoint, tree: Tree<'a>, options: &'o Options) -> Self {
        let (path, places) = (Vec::new(), Vec::new());
        Self { tree, endpoint, options, report: Report::default(), path, places }
    }

    /// A draft that changes nothing.
    fn nothing(&mut self) -> Id {
        if matches!(self.endpoint.body, Kind::List(_)) { self.tree.list() } else { self.tree.object() }
    }

    fn draft(&mut self, before: Id, after: Id) -> Id {
        if self.options.has(EMPTY_IS_ABSENT) {
            drop_blanks(&mut self.tree, before, after);
        }
        self.unknown_members(before, after);
        let draft = self.nothing();
        match (&self.endpoint.edit, &self.endpoint.body) {
            (Edit::Members, Kind::Object(object)) => self.members(object, before, after, draft),
            (Edit::Adds(part), Kind::List(list)) => {
                self.part(part, before, after, |differ, before, after| {
                    differ.additions(part, list, before, after, draft);
                });
            }
            (Edit::Merges(part), _) => {
                self.part(part, before, after, |differ, before, after| differ.buckets(part, before, after, draft));
            }
            _ => {}
        }
        draft
    }

    /// Members that the endpoint does not edit.
    fn unknown_members(&mut self, before: Id, after: Id) {
        let Endpoint { answer, body, .. } = self.endpoint;
        let object = body.object();
        for (at, (raw, new)) in self.tree.owned_members(after).into_iter().enumerate() {
            let name = decode(&raw);
            if self.edits(&name) {
                continue;
            }
            let old = self.tree.member_near(before, at, &raw);
            let listed = answer.names(self.options).any(|known| known == name);
            let read_only = object.is_some_and(|object| object.read_only(self.options).any(|known| known == name));
            let known = listed || read_only || old.is_some();
            let [old, new] = [old, Some(new)].map(|value| value.filter(|value| !self.tree.is_null(*value)));
            if known && self.same(old, new) {
                continue;
            }
            if let Some(route) = answer.route(&name) {
                self.add_issue_at(
                    Step::Name(name.into_owned()),
                    Severity::Error,
                    &shared::NOT_EXPRESSIBLE,
                    Some(route),
                );
            } else if known {
                self.add_issue_at(Step::Name(name.into_owned()), Severity::Warning, &shared::READ_ONLY, None);
            } else {
                let rows = object.into_iter().flat_map(|object| object.props);
                let rows = rows.filter(|prop| prop.is_enabled(self.options)).map(|prop| prop.name);
                let nearest = nearest(&name, rows.chain(answer.names(self.options)));
                self.unknown(Step::Name(name.into_owned()), nearest);
            }
        }
        for (name, route) in answer.routes.iter().filter(|_| self.options.has(ABSENT_CLEARS)) {
            let gone = self.tree.non_null_member(before, name).filter(|_| self.tree.member(after, name).is_none());
            if gone.is_some_and(|gone| !self.tree.is_empty(gone)) && !self.edits(name) {
                self.add_issue_at(Step::Name((*name).into()), Severity::Error, &shared::NOT_EXPRESSIBLE, Some(route));
            }
        }
    }

    /// Whether the endpoint edits this member of the answer.
    fn edits(&self, name: &str) -> bool {
        match (&self.endpoint.edit, self.endpoint.body.object()) {
            (Edit::Adds(part) | Edit::Merges(part), _) => name == part.name,
            (_, object) => object.is_some_and(|object| object.row(name, self.options).is_some()),
        }
    }

    /// The draft's members are the answer's.
    fn members(&mut self, object: &'static Object, before: Id, after: Id, draft: Id) {
        for (at, (raw, value)) in self.tree.owned_members(after).into_iter().enumerate() {
            let old = self.tree.member_near(before, at, &raw).filter(|old| !self.tree.is_null(*old));
            if old.is_some() && self.same(old, Some(value)) {
                continue;
            }
            let name = decode(&raw);
            let Some(prop) = object.row(&name, self.options).filter(|prop| !prop.selects) else { continue };
            self.at(Step::Name(name.into_owned()), |differ| match (old, differ.tree.is_null(value)) {
                (None, true) => {}
                (Some(_), true) => differ.clear(prop, raw.clone(), draft),
                _ => {
                    differ.check_unknown_children(&prop.kind, old, value);
                    if !differ.is_unchanged(&prop.kind, old, value) {
                        let value = differ.draft_value(&prop.kind, value);
                        differ.tree.set(draft, raw.clone(), value);
                    }
                }
            });
        }
        for (at, (raw, old)) in self.tree.owned_members(before).into_iter().enumerate() {
            if self.tree.is_null(old) || self.tree.member_near(after, at, &raw).is_some() {
                continue;
            }
            let name = decode(&raw);
            if let Some(prop) = object.row(&name, self.options).filter(|prop| !prop.selects) {
                self.at(Step::Name(name.into_owned()), |differ| {
                    if differ.options.has(ABSENT_CLEARS) {
                        differ.clear(prop, raw.clone(), draft);
                    } else if !differ.options.has(ABSENT_KEEPS) {
                        differ.add_issue(Severity::Warning, &shared::ABSENT_KEPT, None);
                    }
                });
            }
        }
    }

    fn clear(&mut self, prop: &Prop, raw: Cow<'a, str>, draft: Id) {
        if prop.null == Null::Clears {
            let null = self.tree.null();
            self.tree.set(draft, raw, null);
        } else {
            self.add_issue(Severity::Error, &shared::CANNOT_CLEAR, None);
        }
    }

    /// Compares the one member of the answer that the endpoint edits. Where `after` lacks it, all of it would have to be
    /// removed.
    fn part(&mut self, part: &'static Part, before: Id, after: Id, edit: impl FnOnce(&mut Self, Id, Id)) {
        let (old, new) = (self.tree.non_null_member(before, part.name), self.tree.member(after, part.name));
        if self.same(old, new) {
            return;
        }
        let nothing = self.nothing();
        let old = old.filter(|old| self.tree.is_like(*old, nothing)).unwrap_or(nothing);
        self.at(Step::Name(part.name.into()), |differ| match new {
            Some(new) if differ.tree.is_like(new, nothing) => edit(differ, old, new),
            Some(new) if !differ.tree.is_null(new) => {
                let expected = differ.endpoint.body.json_type();
                let fault = Fault::new(&shared::WRONG_TYPE).expected(expected);
                differ.push(Issue::of(Severity::Error, &fault, ""));
            }
            new => differ.removed(part, old, new.is_some()),
        });
    }

    /// Reports what `before` has and `after` lacks, and what only another route removes.
    fn removed(&mut self, part: &Part, old: Id, is_explicit: bool) {
        if self.tree.is_empty(old) {
            return;
        }
        if is_explicit || self.options.has(ABSENT_CLEARS) {
            self.add_issue(Severity::Error, &shared::NOT_EXPRESSIBLE, Some(part.removal));
        } else if !self.options.has(ABSENT_KEEPS) {
            self.add_issue(Severity::Warning, &shared::ABSENT_KEPT, None);
        }
    }

    /// The draft is the elements that `after` has and `before` lacks.
    fn additions(&mut self, part: &Part, list: &List, before: Id, after: Id, draft: Id) {
        let (old, new) = (keys(&self.tree, list, before), keys(&self.tree, list, after));
        for at in new.without(&old) {
            if let Some(item) = self.tree.item(after, at) {
                self.at(Step::Index(at), |differ| differ.check_unknown_children(&list.item, None, item));
                let item = self.draft_value(&list.item, item);
                self.tree.insert(draft, usize::MAX, item);
                self.places.push(at);
            }
        }
        for at in old.without(&new) {
            self.add_issue_at(Step::Index(at), Severity::Error, &shared::NOT_EXPRESSIBLE, Some(part.removal));
        }
    }

    /// The draft is the members that differ, bucket by bucket.
    fn buckets(&mut self, part: &'static Part, before: Id, after: Id, draft: Id) {
        for (bucket, new) in self.tree.owned_members(after) {
            let old = self.tree.non_null_member(before, &bucket);
            if self.same(old, Some(new)) {
                continue;
            }
            self.at(Step::Name(decode(&bucket).into_owned()), |differ| match (old, differ.tree.is_null(new)) {
                (Some(old), true) => differ.removed(part, old, true),
                (None, true) => {}
                (old, false) => {
                    let value = differ.bucket(part, old, new);
                    if value == new || !differ.tree.is_empty(value) {
                        differ.tree.set(draft, bucket.clone(), value);
                    }
                }
            });
        }
        for (bucket, old) in self.tree.owned_members(before) {
            if !self.tree.is_null(old) && self.tree.member(after, &bucket).is_none() {
                self.at(Step::Name(decode(&bucket).into_owned()), |differ| differ.removed(part, old, false));
            }
        }
    }

    fn bucket(&mut self, part: &'static Part, old: Option<Id>, new: Id) -> Id {
        if !matches!(self.tree.node(new), Node::Object(_)) {
            return new;
        }
        let fresh = self.tree.object();
        for (raw, new_value) in self.tree.owned_members(new) {
            let old_value = old.and_then(|old| self.tree.member(old, &raw));
            if !old_value.is_some_and(|old_value| self.same(Some(old_value), Some(new_value))) {
                self.tree.set(fresh, raw, new_value);
            }
        }
        for raw in old.map_or_else(Vec::new, |old| self.tree.names(old)) {
            if self.tree.member(new, &raw).is_none() {
                self.add_issue_at(
                    Step::Name(decode(&raw).into_owned()),
                    Severity::Error,
                    &shared::NOT_EXPRESSIBLE,
                    Some(part.removal),
                );
            }
        }
        fresh
    }

    fn same(&self, old: Option<Id>, new: Option<Id>) -> bool {
        match (old, new) {
            (Some(old), Some(new)) if self.options.compares_doubles() => {
                self.tree.same_by(old, new, Number::same_as_double)
            }
            (Some(old), Some(new)) => self.tree.same(old, new),
            (None, None) => true,
            (None, Some(new)) => self.tree.is_null(new),
            (Some(_), None) => false,
        }
    }

    /// Whether a value is the one before. Of an object that is replaced whole, only the children that its table names count.
    fn is_unchanged(&self, kind: &Kind, old: Option<Id>, new: Id) -> bool {
        let (Some(object), Some(old)) = (kind.object(), old) else { return self.same(old, Some(new)) };
        let child = |of, name| self.tree.non_null_member(of, name);
        let objects = [old, new].iter().all(|id| matches!(self.tree.node(*id), Node::Object(_)));
        self.same(Some(old), Some(new))
            || objects && object.props.iter().all(|prop| self.same(child(old, prop.name), child(new, prop.name)))
    }

    /// The value as it stands in a draft. Of an object that is replaced whole, the children that its table names; one that is
    /// `null` is left out where it may be, for that clears it as well.
    fn draft_value(&mut self, kind: &Kind, value: Id) -> Id {
        let Some(object) = kind.object().filter(|_| matches!(self.tree.node(value), Node::Object(_))) else {
            return value;
        };
        let fresh = self.tree.object();
        for prop in object.props {
            if let Some(child) = self.tree.member(value, prop.name)
                && (prop.is_required(self.options) || !self.tree.is_null(child))
            {
                self.tree.set(fresh, prop.name.into(), child);
            }
        }
        fresh
    }

    /// Reports the children of an object that its table does not name.
    fn check_unknown_children(&mut self, kind: &Kind, old: Option<Id>, new: Id) {
        let Some(object) = kind.object() else { return };
        for (raw, new_value) in self.tree.owned_members(new) {
            let name = decode(&raw);
            if object.row(&name, self.options).is_some() {
                continue;
            }
            let old_value = old.and_then(|old| self.tree.member(old, &raw));
            let known = old_value.is_some() || object.read_only(self.options).any(|known| known == name);
            let values = [old_value, Some(new_value)].map(|value| value.filter(|value| !self.tree.is_null(*value)));
            if !(known && self.same(values[0], values[1])) {
                let nearest = nearest(&name, object.props.iter().map(|prop| prop.name));
                if known {
                    self.add_issue_at(Step::Name(name.into_owned()), Severity::Warning, &shared::READ_ONLY, None);
                } else {
                    self.unknown(Step::Name(name.into_owned()), nearest);
                }
            }
        }
    }

    fn unknown(&mut self, step: Step, nearest: Option<&'static str>) {
        let mut issue = Issue::new(Severity::Error, &shared::UNKNOWN_FIELD);
        issue.params.nearest = nearest;
        self.path.push(step);
        self.push(issue);
        self.path.pop();
    }

    fn at(&mut self, step: Step, run: impl FnOnce(&mut Self)) {
        self.path.push(step);
        run(self);
        self.path.pop();
    }

    fn add_issue_at(&mut self, step: Step, severity: Severity, code: &'static Code, instead: Option<&'static str>) {
        self.path.push(step);
        self.add_issue(severity, code, instead);
        self.path.pop();
    }

    fn add_issue(&mut self, severity: Severity, code: &'static Code, instead: Option<&'static str>) {
        let mut issue = Issue::new(severity, code);
        issue.params.instead = instead;
        self.push(issue);
    }

    fn push(&mut self, mut issue: Issue) {
        issue.path.0.clone_from(&self.path);
        self.report.push(issue, self.options.max_issues);
    }
}

/// What makes the elements of a list the same.
pub(crate) fn keys(tree: &Tree<'_>, list: &List, id: Id) -> Keys {
    let key = |item| {
        let json = tree.write(item);
        list.same.key(&json).unwrap_or(json)
    };
    Keys::new(tree.items(id).map(key).collect())
}
