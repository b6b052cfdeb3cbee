//! The smallest patch between two answers of the server.
//!
//! Traits and metadata are compared as documents: absence in them is removal, and `null` a value. Metadata that goes is
//! set to `null` and never removed, for v1.3 answers a removal with 200 and does nothing.
//! Of a verifiable address, what the server takes from a patch can change: whether it is verified, since when, and its
//! status. Addresses themselves follow the traits: the server makes the list anew, so that an address is found by its
//! value and way of delivery, and the operation has its index in `before`.
//!
//! Source: ory/kratos, `identity/handler.go`, `identity/extension_verification.go`, and what four releases answered.

mod addresses;
mod facts;
mod list;
mod operations;

use operations::{DEEPEST, Patch};

use super::addresses::NAME as VERIFIABLE_ADDRESSES;
use super::answer::ANSWER;
use super::codes;
use super::draft::{MAX_BODY, Operation, read_operations};
use super::follow::{Identity, check_operations, operate};
use super::identity::DOCUMENT;
use crate::check::nearest::nearest;
use crate::json::limits::MAX_DEPTH;
use crate::json::tree::{Id, Node, Tree};
use crate::json::{Text, decode, is_blank, pointer};
use crate::report::{Code, Issue, Path, Report, Severity, Step, shared};
use crate::table::{ABSENT_CLEARS, ABSENT_KEEPS, Diff, EMPTY_IS_ABSENT, Endpoint, Kind, Null, Options, Prop};

/// The smallest patch that turns `before` into `after`, both the server's answer as JSON text.
///
/// A member that `after` does not have is left alone, unless [`ABSENT_CLEARS`] is on; a member of an address always
/// is. Numbers are written as `after` has them, and one that is only written in another way is no change.
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
/// Errors: `cannot_clear` `not_expressible` `kratos_metadata_number` `unknown_field` `required` `wrong_type`, and for a
/// text that is none `json_syntax` `duplicate_key` `too_deep`, with `in: "before"` or `"after"`; and what the check says of
/// the patch beside `before`. Warnings: `absent_kept` `read_only`. Paths are those of `after`.
#[must_use]
pub(super) fn diff(endpoint: &Endpoint, before: &str, after: &str, options: &Options) -> Diff {
    let mut tree = Tree::default();
    let (old, new) = match ANSWER.read_both(&mut tree, before, after, options) {
        Ok(answers) => answers,
        Err(report) => return Diff { draft: "[]".into(), changed: false, report },
    };
    if options.has(EMPTY_IS_ABSENT) {
        drop_blanks(&mut tree, new);
    }
    let null = tree.null();
    let patch = Patch::new(&tree, before.len() + after.len());
    let mut walk = Walk { tree: &tree, roots: [old, new], options, patch, null, report: Report::default() };
    for prop in DOCUMENT.props {
        let [old, new] = [old, new].map(|root| tree.member(root, prop.name));
        walk.patch.enter(prop.name);
        walk.member(prop, old, new.or(options.has(ABSENT_CLEARS).then_some(null)));
        walk.patch.leave();
    }
    let read_only: Vec<_> = DOCUMENT.read_only(options).collect();
    walk.read_only_members(&[], (old, new), &names(DOCUMENT.props), &read_only);
    let mut diff = Diff { draft: walk.patch.write(), changed: !walk.patch.is_empty(), report: walk.report };
    // Of its own operations within traits and metadata, all of them of the right shape and where the identity has a place
    // for them, the check could only say that a text has half a surrogate pair, or that there is too much of it.
    let is_within = |path: &str| DOCUMENTS.iter().any(|document| path.starts_with(document));
    let is_clean = walk.patch.paths().all(is_within)
        && diff.draft.len() <= MAX_BODY
        && tree.depth() < MAX_DEPTH
        && !diff.draft.contains("\\u");
    if diff.changed && !is_clean {
        add_findings(endpoint, &mut diff, Identity { tree, root: old }, before, options);
    }
    diff
}

/// How a path begins that leads into one of the caller's own documents.
const DOCUMENTS: [&str; 3] = ["/traits/", "/metadata_public/", "/metadata_admin/"];

/// Takes out of a document what a form holds for inputs that nobody touched.
fn drop_blanks(tree: &mut Tree<'_>, document: Id) {
    let mut open = vec![(document, 0)];
    while let Some((object, depth)) = open.pop() {
        for name in tree.names(object) {
            let Some(value) = tree.member(object, &name) else { continue };
            if is_blank(&tree.write(value)) {
                tree.unset(object, &name);
            } else if depth < DEEPEST {
                open.push((value, depth + 1));
            }
        }
    }
}

/// The members' names.
fn names(props: &[Prop]) -> Vec<&'static str> {
    props.iter().map(|prop| prop.name).collect()
}

/// Adds what the check says of the patch beside the identity that it is for, put where the operations lead.
fn add_findings(endpoint: &Endpoint, diff: &mut Diff, identity: Identity<'_>, before: &str, options: &Options) {
    let (mut report, _) = endpoint.check_table(&diff.draft, options);
    let checked = check_operations(&diff.draft, true, options, &mut report);
    // Anywhere else the patch does what it was made for.
    if let Some(operations) = checked
        && operations.iter().any(|operation| operation.is_within(VERIFIABLE_ADDRESSES))
    {
        operate(&operations, Some(identity), options, &mut report);
    }
    endpoint.drop_unwanted(&mut report);
    if report.is_clean() {
        return;
    }
    // The operations were done on the tree, so read `before` again: paths are those before the patch.
    let mut tree = Tree::default();
    let Ok(root) = tree.read(before) else { return };
    let ways: Vec<_> = read_operations(&diff.draft).iter().flatten().map(Operation::pointer).collect();
    diff.report.truncated |= report.truncated;
    // The indices are those of `before`.
    for mut issue in report.findings().into_iter().filter(|issue| *issue.code != codes::ADDRESS_INDEX) {
        if let [Step::Index(nth), Step::Name(_), below @ ..] = &issue.path.0[..]
            && let Some(way) = ways.get(*nth)
        {
            let mut steps = steps(&tree, root, way);
            steps.extend_from_slice(below);
            issue.path = Path(steps);
        }
        diff.report.push(issue, options.max_issues);
    }
}

/// The steps of a pointer, which is JSON text: indices where it meets a list.
fn steps(tree: &Tree<'_>, before: Id, way: &str) -> Vec<Step> {
    let mut at = Some(before);
    let step = |token: &str| {
        let name = pointer::unescape(token);
        let index = pointer::index(&name).filter(|_| at.is_some_and(|at| matches!(tree.node(at), Node::Array(_))));
        at = at.and_then(|at| index.map_or_else(|| tree.member(at, &name), |index| tree.item(at, index)));
        index.map_or_else(|| Step::Name(decode(&name)), Step::Index)
    };
    pointer::tokens(way).into_iter().map(step).collect()
}

/// Two identities while they are compared.
struct Walk<'t, 'a> {
    tree: &'t Tree<'a>,
    /// Before and after.
    roots: [Id; 2],
    options: &'t Options,
    patch: Patch<'t, 'a>,
    null: Id,
    report: Report,
}

impl Walk<'_, '_> {
    fn member(&mut self, prop: &Prop, old: Option<Id>, new: Option<Id>) {
        let path = || vec![Step::Name(prop.name.into())];
        let old_value = old.filter(|value| !self.is_none(prop, *value));
        let new_value = new.filter(|value| !self.is_none(prop, *value));
        // Of the caller's own documents, the metadata can be cleared, and the traits cannot.
        let is_document = matches!(prop.kind, Kind::Json(_));
        let is_metadata = is_document && prop.null == Null::Clears;
        match (old_value, new_value) {
            (None, None) => {}
            (Some(_), None) if new.is_none() && self.options.has(ABSENT_KEEPS) => {}
            (Some(_), None) if new.is_none() => self.warn(path(), &shared::ABSENT_KEPT),
            _ if matches!(prop.kind, Kind::List(_)) => self.addresses(old_value, new_value),
            (Some(_), None) if prop.null != Null::Clears => {
                self.refuse(path(), &shared::CANNOT_CLEAR);
            }
            (Some(_), None) => self.patch.push("replace", Some(self.null)),
            (_, Some(new)) if is_metadata && matches!(self.tree.node(new), Node::Number(_)) => {
                if !old_value.is_some_and(|old| self.tree.same(old, new)) {
                    self.refuse(path(), &codes::METADATA_NUMBER);
                }
            }
            (None, Some(new)) => self.patch.push(if old.is_some() { "replace" } else { "add" }, Some(new)),
            (Some(old), Some(new)) if is_document => {
                self.patch.literally(!is_metadata);
                self.patch.change_document(old, new);
                self.patch.literally(false);
            }
            (Some(old), Some(new)) => {
                self.patch.change(old, new);
            }
        }
    }

    /// Whether the server makes no difference between the value and none: of what can be cleared, an empty text and an
    /// empty list are none.
    fn is_none(&self, prop: &Prop, value: Id) -> bool {
        let clears = prop.null == Null::Clears;
        match self.tree.node(value) {
            Node::Literal(word) => *word == "null",
            Node::String(text) => clears && matches!(prop.kind, Kind::Text) && text.raw().is_empty(),
            Node::Array(items) => matches!(prop.kind, Kind::List(_)) && items.is_empty(),
            _ => false,
        }
    }

    /// Members that cannot be edited, of an object at `path`: those of `after` that differ from what `before` has.
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
                None => known(read_only) && self.is_nothing(new),
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

    /// Whether a value is `null`, or a list of nothing.
    fn is_nothing(&self, value: Id) -> bool {
        self.tree.is_null(value) || matches!(self.tree.node(value), Node::Array(items) if items.is_empty())
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
