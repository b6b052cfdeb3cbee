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
mod list;
mod operations;

use addresses::Index;
use operations::Patch;

use super::{ANSWER, codes};
use crate::diff::Diff;
use crate::fault::{Code, shared};
use crate::issue::{Issue, Params, Path, Report, Severity, Step};
use crate::json::Text;
use crate::nearest::nearest;
use crate::options::{Options, Switch};
use crate::tree::{Id, Node, Tree};

/// A member that can be edited, in the order of the server's answer.
struct Member {
    name: &'static str,
    kind: Edit,
    /// Whether `null` clears it.
    nullable: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edit {
    Value,
    /// A text of which the empty one is none.
    Text,
    Traits,
    Metadata,
    Addresses,
}

const fn member(name: &'static str, kind: Edit, nullable: bool) -> Member {
    Member { name, kind, nullable }
}

/// What a patch can change, and whether `null` clears it: ory/kratos, `identity/handler.go`, and the server's answers.
/// Edits of `recovery_addresses` are taken, and never stick.
const EDITABLE: &[Member] = &[
    member("schema_id", Edit::Value, false),
    member("state", Edit::Value, false),
    member("traits", Edit::Traits, false),
    member("verifiable_addresses", Edit::Addresses, true),
    member("metadata_public", Edit::Metadata, true),
    member("metadata_admin", Edit::Metadata, true),
    member("external_id", Edit::Text, true),
    member("organization_id", Edit::Value, true),
];

/// What else an answer has: ory/kratos, `identity/identity.go`, `Identity`.
const READ_ONLY: &[&str] = &[
    "id",
    "credentials",
    "schema_url",
    "state_changed_at",
    "recovery_addresses",
    "created_at",
    "updated_at",
    "region",
];

/// The smallest patch that turns `before` into `after`, both the server's answer as JSON text.
///
/// A member that `after` does not have is left alone, unless [`Switch::AbsentClears`] is on; a member of an address always is. Numbers
/// are written as `after` has them, and one that is only written in another way is no change.
///
/// ```
/// use identity_patch::{Options, provider::kratos::diff::diff};
///
/// let before = r#"{"traits":{"name":"J","age":7},"metadata_public":{"a":1}}"#;
/// let after = r#"{"traits":{"name":"K","age":7},"metadata_public":null}"#;
/// let diff = diff(before, after, &Options::DEFAULT);
/// assert_eq!(
///     diff.draft,
///     r#"[{"op":"replace","path":"/traits/name","value":"K"},{"op":"replace","path":"/metadata_public","value":null}]"#
/// );
/// ```
///
/// Errors: `cannot_clear` `not_expressible` `kratos_metadata_number` `unknown_field` `required` `wrong_type`, and for a
/// text that is none `json_syntax` `duplicate_key` `too_deep`, with `in: "before"` or `"after"`. Warnings: `absent_kept`
/// `read_only`. Paths are those of `after`.
#[must_use]
pub fn diff(before: &str, after: &str, options: &Options) -> Diff {
    let mut tree = Tree::default();
    let (before, after) = match ANSWER.read_both(&mut tree, before, after) {
        Ok(answers) => answers,
        Err(report) => return Diff { draft: "[]".into(), changed: false, report },
    };
    let (index, null) = (Index::new(&mut tree, before, after), tree.null());
    let report = Report::default();
    let mut walk = Walk { tree: &tree, index, null, patch: Patch::new(&tree), report, most: options.max_issues };
    for member in EDITABLE {
        let [old, new] = [before, after].map(|root| tree.member(root, member.name));
        walk.patch.enter(member.name);
        walk.member(member, old, new.or(options.has(Switch::AbsentClears).then_some(null)));
        walk.patch.leave();
    }
    let editable: Vec<_> = EDITABLE.iter().map(|member| member.name).collect();
    walk.others(&[], (before, after), &editable, READ_ONLY);
    Diff { draft: walk.patch.write(), changed: !walk.patch.is_empty(), report: walk.report }
}

/// Two identities while they are compared.
struct Walk<'t, 'a> {
    tree: &'t Tree<'a>,
    index: Index,
    patch: Patch<'t, 'a>,
    null: Id,
    report: Report,
    most: usize,
}

impl Walk<'_, '_> {
    fn member(&mut self, member: &Member, old: Option<Id>, new: Option<Id>) {
        let path = || vec![Step::Name(member.name.into())];
        let old_value = old.filter(|value| !self.is_none(member.kind, *value));
        let new_value = new.filter(|value| !self.is_none(member.kind, *value));
        match (member.kind, old_value, new_value) {
            (_, None, None) => {}
            (_, Some(_), None) if new.is_none() => self.warn(path(), &shared::ABSENT_KEPT),
            (Edit::Addresses, ..) => self.addresses(old_value, new_value),
            (_, Some(_), None) if !member.nullable => self.refuse(path(), &shared::CANNOT_CLEAR, Params::default()),
            (_, Some(_), None) => self.patch.push("replace", Some(self.null)),
            (Edit::Metadata, _, Some(new)) if matches!(self.tree.node(new), Node::Number(_)) => {
                self.refuse(path(), &codes::METADATA_NUMBER, Params::default());
            }
            (_, None, Some(new)) => self.patch.push(if old.is_some() { "replace" } else { "add" }, Some(new)),
            (kind, Some(old), Some(new)) => {
                self.patch.literally(kind == Edit::Traits);
                self.patch.change(old, new);
                self.patch.literally(false);
            }
        }
    }

    /// Whether the server makes no difference between the value and none.
    fn is_none(&self, kind: Edit, value: Id) -> bool {
        match self.tree.node(value) {
            Node::Literal(word) => *word == "null",
            Node::String(text) => kind == Edit::Text && text.raw().is_empty(),
            Node::Array(items) => kind == Edit::Addresses && items.is_empty(),
            _ => false,
        }
    }

    /// Members that cannot be edited, of an object at `path`: those of `after` that differ from what `before` has.
    fn others(
        &mut self,
        path: &[Step],
        (before, after): (Id, Id),
        editable: &[&'static str],
        read_only: &[&'static str],
    ) {
        for (raw, new) in self.tree.members(after) {
            let name = Text::written(raw).decode();
            let old = self.tree.member(before, raw);
            let known = |names: &[&str]| names.contains(&&*name);
            let is_same = match old {
                Some(old) => self.tree.same(old, new),
                None => known(read_only) && self.is_none(Edit::Addresses, new),
            };
            if is_same || known(editable) {
                continue;
            }
            let mut path = path.to_vec();
            path.push(Step::Name(name.clone().into_owned()));
            if old.is_some() || known(read_only) {
                self.warn(path, &shared::READ_ONLY);
            } else {
                let nearest = nearest(&name, editable.iter().chain(read_only).copied());
                self.refuse(path, &shared::UNKNOWN_FIELD, Params { nearest, ..Params::default() });
            }
        }
    }

    fn refuse(&mut self, path: Vec<Step>, code: &'static Code, params: Params) {
        self.report.push(Issue { path: Path(path), params, ..Issue::new(Severity::Error, code) }, self.most);
    }

    fn warn(&mut self, path: Vec<Step>, code: &'static Code) {
        self.report.push(Issue { path: Path(path), ..Issue::new(Severity::Warning, code) }, self.most);
    }
}
