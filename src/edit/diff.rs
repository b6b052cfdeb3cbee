//! Before and after become a draft: the smallest one that turns the one into the other.
//!
//! Both are the server's own answer. In `after`, a member that is absent is left alone, and one that is `null` is
//! cleared; what the server replaces whole is sent whole; what no draft can say is an issue, beside the draft of the
//! rest. `null` and absent are the same where `null` clears.

use std::borrow::Cow;

use crate::check::nearest::nearest;
use crate::edit::keys::Keys;
use crate::json::tree::{Id, Node, Tree};
use crate::json::{decode, is_blank};
use crate::report::{Code, Fault, Issue, Report, Severity, Step, shared};
use crate::table::{
    ABSENT_CLEARS, Diff, EMPTY_IS_ABSENT, Edit, Endpoint, Kind, List, Null, Object, Options, Part, Prop,
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
    /// with an answer itself: `json_syntax` `duplicate_key` `too_deep` `wrong_type`.
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
        diff
    }

    /// The same, with nothing said of the draft itself; and of a draft that adds, where in `after` its elements stand.
    pub(crate) fn edits(&'static self, before: &str, after: &str, options: &Options) -> (Diff, Vec<usize>) {
        if let Edit::Own(own) = &self.edit {
            return ((own.diff)(self, before, after, options), Vec::new());
        }
        let mut differ = Differ::new(self, options);
        let draft = match self.answer.read_both(&mut differ.tree, before, after) {
            Ok((before, after)) => differ.draft(before, after),
            Err(report) => {
                differ.report = report;
                differ.nothing()
            }
        };
        let changed = !differ.tree.is_empty(draft);
        let draft = differ.tree.write(draft);
        (Diff { draft, changed, report: differ.report }, differ.places)
    }

    /// What is to be said of the draft of an edit, and what of it is to be sent. Members that change nothing have no
    /// part in the one.
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
    /// An issue of the draft, put where the answer has the same thing.
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

/// Two answers in one tree, and what is said of them.
struct Differ<'a, 'o> {
    tree: Tree<'a>,
    endpoint: &'static Endpoint,
    options: &'o Options,
    report: Report,
    path: Vec<Step>,
    places: Vec<usize>,
}

impl<'o> Differ<'_, 'o> {
    fn new(endpoint: &'static Endpoint, options: &'o Options) -> Self {
        let (path, places) = (Vec::new(), Vec::new());
        Self { tree: Tree::default(), endpoint, options, report: Report::default(), path, places }
    }

    /// A draft that changes nothing.
    fn nothing(&mut self) -> Id {
        if matches!(self.endpoint.body, Kind::List(_)) { self.tree.list() } else { self.tree.object() }
    }

    fn draft(&mut self, before: Id, after: Id) -> Id {
        self.others(before, after);
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
    fn others(&mut self, before: Id, after: Id) {
        let Endpoint { answer, body, .. } = self.endpoint;
        let object = body.object();
        for raw in self.tree.names(after) {
            let name = decode(&raw);
            let listed = answer.members.iter().find(|(known, _)| *known == name);
            let read_only = object.is_some_and(|object| object.read_only.contains(&&*name));
            let known = listed.is_some() || read_only || self.tree.member(before, &raw).is_some();
            let same = self.same(self.tree.there(before, &raw), self.tree.there(after, &raw));
            if self.edits(&name) || known && same {
                continue;
            }
            if let Some((_, Some(route))) = listed {
                self.say_at(Step::Name(name), Severity::Error, &shared::NOT_EXPRESSIBLE, Some(route));
            } else if known {
                self.say_at(Step::Name(name), Severity::Warning, &shared::READ_ONLY, None);
            } else {
                let rows = object.into_iter().flat_map(|object| object.props);
                let rows = rows.filter(|prop| prop.is_enabled(self.options)).map(|prop| prop.name);
                let nearest = nearest(&name, rows.chain(answer.members.iter().map(|(known, _)| *known)));
                self.unknown(Step::Name(name), nearest);
            }
        }
        let routed = answer.members.iter().filter_map(|(name, route)| Some((*name, (*route)?)));
        for (name, route) in routed.filter(|_| self.options.has(ABSENT_CLEARS)) {
            let gone = self.tree.there(before, name).filter(|_| self.tree.member(after, name).is_none());
            if gone.is_some_and(|gone| !self.tree.is_empty(gone)) && !self.edits(name) {
                self.say_at(Step::Name(name.into()), Severity::Error, &shared::NOT_EXPRESSIBLE, Some(route));
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
        for raw in self.tree.names(after) {
            let name = decode(&raw);
            let Some(prop) = object.row(&name, self.options).filter(|prop| !prop.selects) else { continue };
            let (had, value) = (self.tree.there(before, &raw), self.given(after, &raw));
            let Some(value) = value else { continue };
            self.at(Step::Name(name), |differ| match (had, differ.tree.is_null(value)) {
                (None, true) => {}
                (Some(_), true) => differ.clear(prop, raw, draft),
                _ => {
                    differ.strange(&prop.kind, had, value);
                    if !differ.alike(&prop.kind, had, value) {
                        let value = differ.whole(&prop.kind, value);
                        differ.tree.set(draft, raw.into(), value);
                    }
                }
            });
        }
        for raw in self.tree.names(before) {
            let name = decode(&raw);
            let row = object.row(&name, self.options).filter(|prop| !prop.selects);
            if let Some(prop) = row
                && self.given(before, &raw).is_some_and(|had| !self.tree.is_null(had))
                && self.given(after, &raw).is_none()
            {
                self.at(Step::Name(name), |differ| {
                    if differ.options.has(ABSENT_CLEARS) {
                        differ.clear(prop, raw, draft);
                    } else {
                        differ.say(Severity::Warning, &shared::ABSENT_KEPT, None);
                    }
                });
            }
        }
    }

    fn clear(&mut self, prop: &Prop, raw: String, draft: Id) {
        if prop.null == Null::Clears {
            let null = self.tree.null();
            self.tree.set(draft, raw.into(), null);
        } else {
            self.say(Severity::Error, &shared::CANNOT_CLEAR, None);
        }
    }

    /// The one member of the answer that the endpoint edits. Where `after` has it no more, all of it would have to go.
    fn part(&mut self, part: &'static Part, before: Id, after: Id, edit: impl FnOnce(&mut Self, Id, Id)) {
        let (had, has) = (self.tree.there(before, part.name), self.tree.member(after, part.name));
        if self.same(had, has) {
            return;
        }
        let nothing = self.nothing();
        let had = had.filter(|had| self.tree.is_like(*had, nothing)).unwrap_or(nothing);
        self.at(Step::Name(part.name.into()), |differ| match has {
            Some(has) if differ.tree.is_like(has, nothing) => edit(differ, had, has),
            Some(has) if !differ.tree.is_null(has) => {
                let expected = differ.endpoint.body.json_type();
                let fault = Fault::new(&shared::WRONG_TYPE).expected(expected);
                differ.push(Issue::of(Severity::Error, &fault, ""));
            }
            has => differ.gone(part, had, has.is_some()),
        });
    }

    /// Something that `before` has and `after` has not, and that only another route takes away.
    fn gone(&mut self, part: &Part, had: Id, meant: bool) {
        if self.tree.is_empty(had) {
            return;
        }
        if meant || self.options.has(ABSENT_CLEARS) {
            self.say(Severity::Error, &shared::NOT_EXPRESSIBLE, Some(part.removal));
        } else {
            self.say(Severity::Warning, &shared::ABSENT_KEPT, None);
        }
    }

    /// The draft is what `after` has and `before` has not.
    fn additions(&mut self, part: &Part, list: &List, before: Id, after: Id, draft: Id) {
        let (had, has) = (keys(&self.tree, list, before), keys(&self.tree, list, after));
        for at in has.without(&had) {
            if let Some(item) = self.tree.item(after, at) {
                self.at(Step::Index(at), |differ| differ.strange(&list.item, None, item));
                let item = self.whole(&list.item, item);
                self.tree.insert(draft, usize::MAX, item);
                self.places.push(at);
            }
        }
        for at in had.without(&has) {
            self.say_at(Step::Index(at), Severity::Error, &shared::NOT_EXPRESSIBLE, Some(part.removal));
        }
    }

    /// The draft is what `after` has otherwise than `before`, bucket by bucket.
    fn buckets(&mut self, part: &'static Part, before: Id, after: Id, draft: Id) {
        for bucket in self.tree.names(after) {
            let (had, has) = (self.tree.there(before, &bucket), self.tree.member(after, &bucket));
            let Some(has) = has.filter(|has| !self.same(had, Some(*has))) else { continue };
            self.at(Step::Name(decode(&bucket)), |differ| match (had, differ.tree.is_null(has)) {
                (Some(had), true) => differ.gone(part, had, true),
                (None, true) => {}
                (had, false) => {
                    let value = differ.bucket(part, had, has);
                    if value == has || !differ.tree.is_empty(value) {
                        differ.tree.set(draft, bucket.into(), value);
                    }
                }
            });
        }
        for bucket in self.tree.names(before) {
            if let (Some(had), None) = (self.tree.there(before, &bucket), self.tree.member(after, &bucket)) {
                self.at(Step::Name(decode(&bucket)), |differ| differ.gone(part, had, false));
            }
        }
    }

    fn bucket(&mut self, part: &'static Part, had: Option<Id>, has: Id) -> Id {
        if !matches!(self.tree.node(has), Node::Object(_)) {
            return has;
        }
        let fresh = self.tree.object();
        for raw in self.tree.names(has) {
            let old = had.and_then(|had| self.tree.member(had, &raw));
            let Some(new) = self.given(has, &raw) else { continue };
            if !old.is_some_and(|old| self.tree.same(old, new)) {
                self.tree.set(fresh, raw.into(), new);
            }
        }
        for raw in had.map_or_else(Vec::new, |had| self.tree.names(had)) {
            if had.is_some_and(|had| self.given(had, &raw).is_some()) && self.given(has, &raw).is_none() {
                self.say_at(Step::Name(decode(&raw)), Severity::Error, &shared::NOT_EXPRESSIBLE, Some(part.removal));
            }
        }
        fresh
    }

    /// A member of `after`, unless it is blank where that counts as absent.
    fn given(&self, after: Id, raw: &str) -> Option<Id> {
        let absent = |id: &Id| self.options.has(EMPTY_IS_ABSENT) && is_blank(&self.tree.write(*id));
        self.tree.member(after, raw).filter(|id| !absent(id))
    }

    fn same(&self, had: Option<Id>, has: Option<Id>) -> bool {
        match (had, has) {
            (Some(had), Some(has)) => self.tree.same(had, has),
            (None, None) => true,
            (None, Some(has)) => self.tree.is_null(has),
            (Some(_), None) => false,
        }
    }

    /// Whether a value says what was there: of an object that is replaced whole, in the children that its table names.
    fn alike(&self, kind: &Kind, had: Option<Id>, has: Id) -> bool {
        let (Some(object), Some(had)) = (kind.object(), had) else { return self.same(had, Some(has)) };
        let child = |of, name| self.given(of, name).filter(|child| !self.tree.is_null(*child));
        let objects = [had, has].iter().all(|id| matches!(self.tree.node(*id), Node::Object(_)));
        self.same(Some(had), Some(has))
            || objects && object.props.iter().all(|prop| self.same(child(had, prop.name), child(has, prop.name)))
    }

    /// The value as a draft says it. Of an object that is replaced whole, the children that its table names; one that is
    /// `null` is left out where it may be, for that clears it as well.
    fn whole(&mut self, kind: &Kind, value: Id) -> Id {
        let Some(object) = kind.object().filter(|_| matches!(self.tree.node(value), Node::Object(_))) else {
            return value;
        };
        let fresh = self.tree.object();
        for prop in object.props {
            if let Some(child) = self.given(value, prop.name)
                && (prop.is_required(self.options) || !self.tree.is_null(child))
            {
                self.tree.set(fresh, prop.name.into(), child);
            }
        }
        fresh
    }

    /// Children of an object that its table does not name.
    fn strange(&mut self, kind: &Kind, had: Option<Id>, has: Id) {
        let Some(object) = kind.object() else { return };
        for raw in self.tree.names(has) {
            let name = decode(&raw);
            let old = had.and_then(|had| self.tree.member(had, &raw));
            let known = old.is_some() || object.read_only.contains(&&*name);
            let same = self.same(old.filter(|old| !self.tree.is_null(*old)), self.tree.there(has, &raw));
            if object.row(&name, self.options).is_none() && !(known && same) {
                let nearest = nearest(&name, object.props.iter().map(|prop| prop.name));
                if known {
                    self.say_at(Step::Name(name), Severity::Warning, &shared::READ_ONLY, None);
                } else {
                    self.unknown(Step::Name(name), nearest);
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

    fn say_at(&mut self, step: Step, severity: Severity, code: &'static Code, instead: Option<&'static str>) {
        self.path.push(step);
        self.say(severity, code, instead);
        self.path.pop();
    }

    fn say(&mut self, severity: Severity, code: &'static Code, instead: Option<&'static str>) {
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
