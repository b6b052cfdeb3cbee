//! Members that a patch loses because it sets the traits or metadata as a whole: those that the identity has, and that the
//! value of the operation leaves out.

use std::collections::VecDeque;

use super::draft::{Op, Operation};
use super::identity::FREE_DOCUMENTS;
use crate::json::decode;
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Issue, Path, Report, Severity, Step, shared};
use crate::table::Options;

/// What has been left out so far.
#[derive(Default)]
pub(super) struct Siblings {
    /// The documents that an operation sets as a whole, as they were: copies, for the patch is done on the originals.
    before: Vec<(&'static str, Id)>,
    /// Objects that were compared and members that were left out, each behind the object that it is in.
    members: Vec<ComparedMember>,
}

struct ComparedMember {
    /// The place of the object that it is in; none if it is a document.
    parent: Option<usize>,
    /// As JSON text without its quotes.
    name: String,
    /// The operation that left it out; none if it is there.
    left_out_by: Option<usize>,
}

/// An object as it was, as it is, and as it will be, and its place among the members.
type Compared = ([Id; 3], usize);

impl Siblings {
    /// Of the identity on which these operations will be done.
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

    /// What was left out before is known, and what this patch has added itself may go.
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

    /// Says what is not there at the end. Where a later operation has replaced the object around it, it has said so.
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
                // A path that nobody sees is not made: it can be long.
                if !report.is_full(Severity::Warning, options.max_issues) {
                    issue.path = self.path(operation, member);
                }
                report.push(issue, options.max_issues);
            }
        }
    }

    /// Where a member is missing in the value of an operation.
    fn path(&self, operation: &Operation<'_>, member: &ComparedMember) -> Path {
        let parent = |member: &&ComparedMember| member.parent.map(|parent| &self.members[parent]);
        let within = std::iter::successors(Some(member), parent).filter(|member| member.parent.is_some());
        let mut names: Vec<Step> = within.map(|member| Step::Name(decode(&member.name))).collect();
        names.reverse();
        let mut path = operation.member_path("value");
        path.0.append(&mut names);
        path
    }
}

fn are_objects(tree: &Tree<'_>, values: [Id; 3]) -> bool {
    values.iter().all(|id| matches!(tree.node(*id), Node::Object(_)))
}
