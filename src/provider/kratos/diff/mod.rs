//! The smallest patch between two answers of the server.
//!
//! Traits and metadata are compared as documents: a member that is absent is removed, and `null` is a value. To clear all
//! metadata, it is set to `null` and never removed, because v1.3 answers a removal with 200 and does nothing.
//! In a verifiable address, only what the server takes from a patch can change: whether it is verified, since when, and its
//! status. The addresses themselves follow the traits. The server creates the list again, in any order, so an operation finds
//! an address by its value and channel.
//!
//! Source: ory/kratos, `identity/handler.go`, `identity/extension_verification.go`, and what four releases answered.

mod addresses;
mod facts;
mod list;
mod lists;
mod operations;
mod parents;
mod written_back;

use operations::Patch;
use parents::Parents;

use super::answer::ANSWER;
use super::codes;
use super::draft::{MAX_BODY, Operation, is_within, read_operations, too_long};
use super::follow::{check_operations, is_empty};
use super::identity::{DOCUMENT, FREE_DOCUMENTS};
use crate::check::nearest::nearest;
use crate::edit::blanks::drop_blanks;
use crate::json::limits::MAX_DEPTH;
use crate::json::tree::{Id, Node, Tree};
use crate::json::{Number, Text, decode, pointer};
use crate::report::{Code, Issue, Path, Report, Severity, Step, shared};
use crate::table::{ABSENT_CLEARS, ABSENT_KEEPS, Diff, EMPTY_IS_ABSENT, Endpoint, Kind, Null, Options, Prop};

/// The smallest patch that turns `before` into `after`, both the server's answer as JSON text.
///
/// A member that `after` does not have keeps its value, unless [`ABSENT_CLEARS`] is on; a member of an address always keeps
/// it. Numbers are written as in `after`. A number that is only written in another way has not changed.
///
/// ```
/// use identity_patch::{Options, provider::kratos::PATCH_IDENTITY};
///
/// let before = r#"{"traits":{"name":"J","age":7},"metadata_public":{"a":1}}"#;
/// let after = r#"{"traits":{"name":"K","age":7},"metadata_public":null}"#;
/// let diff = PATCH_IDENTITY.diff(before, after, &Options::DEFAULT);
/// assert_eq!(
///     diff.draft,
///     r#"[{"op":"replace","path":"/traits/name","value":"K"},{"op":"replace","path":"/metadata_public","value":null}]"#
/// );
/// ```
///
/// Errors: `cannot_clear` `not_expressible` `kratos_metadata_number` `unknown_field` `required` `wrong_type` `too_long`; for a
/// text that is not JSON or not this answer `json_syntax` `duplicate_key` `too_deep` `wrong_type` `foreign_answer`, with
/// `in: "before"` or `"after"`; and what the check reports on the patch itself. Warnings: `absent_kept` `read_only`
/// `number_inexact` `kratos_no_effect` `kratos_address_dropped`. Paths are those of `after`.
#[must_use]
pub(super) fn diff(endpoint: &Endpoint, before: &str, after: &str, options: &Options) -> Diff {
    let mut tree = Tree::default();
    let (old, new) = match ANSWER.read_both(&mut tree, before, after, options) {
        Ok(answers) => answers,
        Err(report) => return Diff { draft: "[]".into(), changed: false, report },
    };
    if options.has(EMPTY_IS_ABSENT) {
        drop_blanks(&mut tree, old, new);
    }
    let null = tree.null();
    let patch = Patch::new(&tree, before.len() + after.len(), options.compares_doubles());
    let report = Report::default();
    let mut diff = IdentityDiff { tree: &tree, roots: [old, new], options, patch, null, report, entries: Vec::new() };
    for prop in DOCUMENT.props {
        let [old, new] = [old, new].map(|root| tree.member(root, prop.name));
        diff.patch.enter(prop.name);
        diff.member(prop, old, new.or(options.has(ABSENT_CLEARS).then_some(null)));
        diff.patch.leave();
    }
    diff.dropped_addresses();
    let read_only: Vec<_> = DOCUMENT.read_only(options).collect();
    diff.read_only_members(&[], (old, new), &names(DOCUMENT.props), &read_only);
    diff.into_diff(endpoint)
}

/// The members' names.
fn names(props: &[Prop]) -> Vec<&'static str> {
    props.iter().map(|prop| prop.name).collect()
}

/// The steps of a pointer, given as JSON text. A token is an index if `before` has a list there.
fn steps(tree: &Tree<'_>, before: Id, way: &str) -> Vec<Step> {
    let mut at = Some(before);
    let step = |token: &str| {
        let name = pointer::unescape(token);
        let index = pointer::index(&name).filter(|_| at.is_some_and(|at| matches!(tree.node(at), Node::Array(_))));
        at = at.and_then(|at| index.map_or_else(|| tree.member(at, &name), |index| tree.item(at, index)));
        index.map_or_else(|| Step::Name(decode(&name).into_owned()), Step::Index)
    };
    pointer::tokens(way).into_iter().map(step).collect()
}

/// The comparison of two identities.
struct IdentityDiff<'t, 'a> {
    tree: &'t Tree<'a>,
    /// Before and after.
    roots: [Id; 2],
    options: &'t Options,
    patch: Patch<'t, 'a>,
    null: Id,
    report: Report,
    /// If the addresses are written as a list: the index in `after` of each of them.
    entries: Vec<usize>,
}

impl IdentityDiff<'_, '_> {
    /// The draft, with what the check reports on it.
    fn into_diff(mut self, endpoint: &Endpoint) -> Diff {
        let draft = self.patch.write();
        // Operations inside traits and metadata are well-formed and fit the identity. The check could only report a lone
        // surrogate, a number that may have lost digits, or a patch that is too long or too deep.
        let is_inside =
            |path: &str| path.rfind('/') > Some(0) && FREE_DOCUMENTS.iter().any(|document| is_within(path, document));
        let is_clean = self.patch.paths().all(is_inside)
            && draft.len() <= MAX_BODY
            && self.tree.depth() < MAX_DEPTH
            && !draft.contains("\\u")
            && !self.has_inexact_number();
        let changed = !self.patch.is_empty();
        if changed {
            self.report_inexact();
        }
        if changed && !is_clean {
            self.add_findings(endpoint, &draft);
        }
        Diff { draft, changed, report: self.report }
    }

    /// Whether the patch writes a number that may have lost digits.
    fn has_inexact_number(&self) -> bool {
        let from_object = self.options.from_object;
        let mut is_inexact = false;
        for value in self.patch.values().flatten() {
            self.tree.each(value, |id| {
                is_inexact |= matches!(self.tree.node(id), Node::Number(number) if number.is_inexact(from_object));
            });
        }
        is_inexact
    }

    /// Reports the numbers of `after` that have lost digits, if `before` has another value at the same path. Which values the
    /// patch writes does not matter: which of two equal elements has moved is the choice of the patch.
    fn report_inexact(&mut self) {
        let [before, after] = self.roots;
        let mut inexact = Vec::new();
        let edited = DOCUMENT
            .props
            .iter()
            .filter_map(|prop| Some((self.tree.member(before, prop.name), self.tree.member(after, prop.name)?)));
        let mut open: Vec<(Option<Id>, Id)> = edited.collect();
        while let Some((old, new)) = open.pop() {
            match self.tree.node(new) {
                Node::Array(_) => {
                    let mut olds = old.into_iter().flat_map(|old| self.tree.items(old));
                    open.extend(self.tree.items(new).map(|new| (olds.next(), new)));
                }
                Node::Object(_) => {
                    let member = |name| old.and_then(|old| self.tree.member(old, name));
                    open.extend(self.tree.members(new).map(|(name, new)| (member(name), new)));
                }
                Node::Number(number) if number.is_inexact(self.options.from_object) => {
                    let same = if self.options.compares_doubles() { Number::same_as_double } else { Number::same };
                    if !old.is_some_and(|old| self.tree.same_by(old, new, same)) {
                        inexact.push(new);
                    }
                }
                _ => {}
            }
        }
        if inexact.is_empty() {
            return;
        }
        let parents = Parents::new(self.tree, after);
        self.report.truncated |= inexact.len() > self.options.max_issues;
        for steps in inexact.iter().rev().take(self.options.max_issues).filter_map(|id| parents.path_to(*id)) {
            self.warn(steps, &shared::NUMBER_INEXACT);
        }
    }

    /// Checks the patch by itself, not its effect on the identity, and gives each issue the path of its value in `after`.
    fn add_findings(&mut self, endpoint: &Endpoint, draft: &str) {
        let (mut report, _) = endpoint.check_table(draft, self.options);
        check_operations(draft, true, self.options, &mut report);
        endpoint.drop_unwanted(&mut report);
        self.report.truncated |= report.truncated;
        let findings = report.findings();
        if findings.is_empty() {
            return;
        }
        let [before, after] = self.roots;
        let parents = Parents::new(self.tree, after);
        let values: Vec<Option<Id>> = self.patch.values().collect();
        let pointers: Vec<_> = read_operations(draft).iter().flatten().map(Operation::pointer).collect();
        for mut issue in findings {
            if let [Step::Index(nth), Step::Name(_), below @ ..] = &issue.path.0[..]
                && let Some((value, pointer)) = values.get(*nth).zip(pointers.get(*nth))
            {
                let way = value.and_then(|value| parents.path_to(value));
                let mut steps = way.unwrap_or_else(|| steps(self.tree, before, pointer));
                steps.extend_from_slice(below);
                if let [Step::Name(name), Step::Index(entry), ..] = &mut steps[..]
                    && name == addresses::NAME
                    && let Some(nth) = self.entries.get(*entry)
                {
                    *entry = *nth;
                }
                issue.path = Path(steps);
            }
            let is_known = *issue.code == shared::NUMBER_INEXACT
                && self.report.warnings.iter().any(|known| known.code == issue.code && known.path == issue.path);
            if !is_known {
                self.report.push(issue, self.options.max_issues);
            }
        }
    }

    fn member(&mut self, prop: &Prop, old: Option<Id>, new: Option<Id>) {
        let path = || vec![Step::Name(prop.name.into())];
        let old_value = old.filter(|value| !self.is_none(prop, *value));
        let new_value = new.filter(|value| !self.is_none(prop, *value));
        // The metadata can be cleared, the traits cannot.
        let is_document = FREE_DOCUMENTS.contains(&prop.name);
        let is_metadata = is_document && prop.null == Null::Clears;
        match (old_value, new_value) {
            (None, None) => {}
            (Some(_), None) if new.is_none() && self.options.has(ABSENT_KEEPS) => {}
            (Some(_), None) if new.is_none() => self.warn(path(), &shared::ABSENT_KEPT),
            _ if matches!(prop.kind, Kind::List(_)) => self.addresses(old_value, new_value),
            (Some(_), None) if prop.null != Null::Clears => {
                self.refuse(path(), &shared::CANNOT_CLEAR);
            }
            (Some(old), None) => self.patch.replace(old, self.null),
            (_, Some(new)) if is_metadata && matches!(self.tree.node(new), Node::Number(_)) => {
                if !old_value.is_some_and(|old| self.tree.same(old, new)) {
                    self.refuse(path(), &codes::METADATA_NUMBER);
                }
            }
            (None, Some(new)) => match old {
                Some(old) => self.patch.replace(old, new),
                None => self.patch.add(new),
            },
            (Some(old), Some(new)) if is_document => {
                if let Err(bytes) = self.patch.change_document(old, new, !is_metadata) {
                    self.push(path(), Issue::of(Severity::Error, &too_long(bytes), ""));
                }
            }
            (Some(old), Some(new)) => {
                self.patch.change(old, new);
            }
        }
    }

    /// Whether the server treats the value as absent: null, an empty list, and an empty text of a member that can be cleared.
    fn is_none(&self, prop: &Prop, value: Id) -> bool {
        let clears = prop.null == Null::Clears;
        match self.tree.node(value) {
            Node::Literal(word) => *word == "null",
            Node::String(text) => clears && matches!(prop.kind, Kind::Text) && text.raw().is_empty(),
            Node::Array(items) => matches!(prop.kind, Kind::List(_)) && items.is_empty(),
            _ => false,
        }
    }

    /// Reports members of the object at `path` that cannot be edited and that differ between `before` and `after`.
    fn read_only_members(
        &mut self,
        path: &[Step],
        (before, after): (Id, Id),
        editable: &[&'static str],
        read_only: &[&'static str],
    ) {
        for (raw, new) in self.tree.members(after) {
            let name = Text::written(raw).decode();
            let known = |names: &[&str]| names.contains(&&*name);
            if known(editable) {
                continue;
            }
            let old = self.tree.member(before, raw);
            let is_same = match old {
                Some(old) => self.tree.same(old, new),
                None => known(read_only) && is_empty(self.tree, new),
            };
            if is_same {
                continue;
            }
            let mut path = path.to_vec();
            path.push(Step::Name(name.clone().into_owned()));
            if old.is_some() || known(read_only) {
                self.warn(path, &shared::READ_ONLY);
            } else {
                let nearest = nearest(&name, editable.iter().chain(read_only).copied());
                let mut issue = Issue::new(Severity::Error, &shared::UNKNOWN_FIELD);
                issue.params.nearest = nearest;
                self.push(path, issue);
            }
        }
    }

    fn refuse(&mut self, path: Vec<Step>, code: &'static Code) {
        self.push(path, Issue::new(Severity::Error, code));
    }

    fn warn(&mut self, path: Vec<Step>, code: &'static Code) {
        self.push(path, Issue::new(Severity::Warning, code));
    }

    fn push(&mut self, path: Vec<Step>, mut issue: Issue) {
        issue.path = Path(path);
        self.report.push(issue, self.options.max_issues);
    }
}
