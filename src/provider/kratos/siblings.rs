//! Members that a patch loses because it sets all traits or all metadata: the identity has them, and the value of the
//! operation leaves them out.

use std::collections::VecDeque;

use super::draft::{Op, Operation};
use super::identity::FREE_DOCUMENTS;
use crate::json::decode;
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Issue, Path, Report, Severity, Step, shared};
use crate::table::Options;

/// The members that the operations so far have left out.
#[derive(Default)]
pub(super) struct Siblings {
    /// The traits or metadata that an operation sets as a whole, as they were: copies, because the patch edits the originals.
    before: Vec<(&'static str, Id)>,
    /// Objects that were compared and members that were left out, each after its parent.
    members: Vec<ComparedMember>,
}

struct ComparedMember {
    /// The index of its parent; none for the traits or metadata themselves.
    parent: Option<usize>,
    /// As JSON text without its quotes.
    name: String,
    /// The operation that left it out; none if it was not left out.
    left_out_by: Option<usize>,
}

/// An object before the patch, before this operation, and in the value of this operation; and its index in `members`.
type Compared = ([Id; 3], usize);

impl Siblings {
    /// Call before the first of these operations is applied to the identity.
    pub(super) fn new(tree: &mut Tree<'_>, identity: Id, operations: &[Operation<'_>]) -> Self {
        let is_set = |name: &str| {
            operations.iter().any(|operation| {
                operation.op != Some(Op::Remove) && operation.pointer().strip_prefix('/') == Some(name)
            })
        };
        let documents = FREE_DOCUMENTS.into_iter().filter(|name| is_set(name));
        let members = documents.filter_map(|name| Some((name, tree.member(identity, name)?))).collect::<Vec<_>>();
        Self { before: members.into_iter().map(|(name, id)| (name, tree.copy(id))).collect(), members: Vec::new() }
    }

    /// Notes that an operation has set a member of the identity.
    pub(super) fn replaced(&mut self, tree: &Tree<'_>, name: &str, [replaced, value]: [Id; 2], index: usize) {
        let Some((name, before)) = self.before.iter().find(|(document, _)| *document == name) else { return };
        let document = [*before, replaced, value];
        let place = self.push(None, name, None);
        let mut open: VecDeque<Compared> = VecDeque::from([(document, place)]);
        while let Some(compared) = open.pop_front() {
            if are_objects(tree, compared.0) {
                self.compare(tree, compared, index, &mut open);
            }
        }
    }

    /// Notes what this operation leaves out. Not members that this patch has added itself, or has already removed.
    fn compare(
        &mut self,
        tree: &Tree<'_>,
        ([before, replaced, value], place): Compared,
        index: usize,
        open: &mut VecDeque<Compared>,
    ) {
        for (name, replaced) in tree.members(replaced) {
            let Some(before) = tree.member(before, name) else { continue };
            match tree.member(value, name) {
                None => drop(self.push(Some(place), name, Some(index))),
                Some(value) if are_objects(tree, [before, replaced, value]) => {
                    open.push_back(([before, replaced, value], self.push(Some(place), name, None)));
                }
                Some(_) => {}
            }
        }
    }

    fn push(&mut self, parent: Option<usize>, name: &str, left_out_by: Option<usize>) -> usize {
        self.members.push(ComparedMember { parent, name: name.to_owned(), left_out_by });
        self.members.len() - 1
    }

    /// Reports the members that are missing at the end. A member whose parent is gone too is not reported: a later operation has
    /// removed or replaced the parent.
    pub(super) fn report(
        &self,
        tree: &Tree<'_>,
        root: Id,
        operations: &[Operation<'_>],
        options: &Options,
        report: &mut Report,
    ) {
        let mut found: Vec<Option<Id>> = Vec::with_capacity(self.members.len());
        for member in &self.members {
            let parent = member.parent.map_or(Some(root), |parent| found[parent]);
            let value = parent.and_then(|parent| tree.member(parent, &member.name));
            found.push(value);
            let is_lost = value.is_none() && parent.is_some_and(|parent| matches!(tree.node(parent), Node::Object(_)));
            if let Some(operation) = member.left_out_by.filter(|_| is_lost).and_then(|index| operations.get(index)) {
                let mut issue = Issue::new(Severity::Warning, &shared::SIBLING_DROPPED);
                issue.params.offset = operation.value.map(|(_, offset)| offset);
                // A path can be long: do not build one for an issue that the report drops.
                if !report.is_full(Severity::Warning, options.max_issues) {
                    issue.path = self.path(operation, member);
                }
                report.push(issue, options.max_issues);
            }
        }
    }

    /// The path of the missing member in the value of the operation.
    fn path(&self, operation: &Operation<'_>, member: &ComparedMember) -> Path {
        let parent = |member: &&ComparedMember| member.parent.map(|parent| &self.members[parent]);
        let within = std::iter::successors(Some(member), parent).filter(|member| member.parent.is_some());
        let mut names: Vec<Step> = within.map(|member| Step::Name(decode(&member.name).into_owned())).collect();
        names.reverse();
        let mut path = operation.member_path("value");
        path.0.append(&mut names);
        path
    }
}

fn are_objects(tree: &Tree<'_>, values: [Id; 3]) -> bool {
    values.iter().all(|id| matches!(tree.node(*id), Node::Object(_)))
}
