//! A JSON document as a tree, for what must edit it.
//!
//! All values stand in one list and refer to each other by number, so nothing recurses on the depth of the input: not
//! reading, writing, copying, comparing, nor dropping. Reading allocates nothing for a single value: the children of a
//! container are one run of a shared list, and only a container that is edited gets a list of its own. Literals and
//! strings are kept as they were written (`1.0`, integers beyond 2^53, lone surrogates), and so is the order of members.
//! Of members with one name the last value counts, in the place of the first, as in `JSON.parse`.
//!
//! Reading takes n log n. An edit takes the time of what is given, a name or a value, not of what is there: a member
//! is found in log n, and an element that is added to a list moves a run of its neighbours along.

mod edited;
mod nodes;
mod read;
mod runs;
mod values;
mod write;

use std::borrow::Cow;

use edited::Edited;
use nodes::{Children, Member, Name, Place, compare};
pub(crate) use nodes::{Id, Items, Members, Node};
use runs::Runs;

use crate::json::Number;

/// Values that come from one text or several.
#[derive(Default)]
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// The elements of the lists that were read, one list after the other.
    items: Vec<Id>,
    /// The members of the objects that were read, one object after the other.
    members: Vec<Member<'a>>,
    /// For each large object that was read, its places in `members`, sorted by name.
    sorted: Vec<usize>,
    edited_lists: Vec<Runs>,
    edited_objects: Vec<Edited<'a>>,
    /// How many containers were open at once in a text that was read, at most.
    depth: usize,
}

/// A text that was read.
pub(crate) struct Read {
    pub(crate) root: Id,
    /// Whether an object has two members of one name, or one whose name has half a surrogate pair: servers read every such
    /// half as U+FFFD, so that two names may become one.
    pub(crate) may_have_duplicates: bool,
}

impl<'a> Tree<'a> {
    /// The value itself.
    #[must_use]
    pub(crate) fn node(&self, id: Id) -> &Node<'a> {
        &self.nodes[id.0]
    }

    /// How deep the texts that were read are nested: so many containers are within one another.
    pub(crate) const fn depth(&self) -> usize {
        self.depth
    }

    /// How many values there are.
    pub(crate) const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a value.
    pub(crate) fn add(&mut self, node: Node<'a>) -> Id {
        self.nodes.push(node);
        Id(self.nodes.len() - 1)
    }

    /// The elements of a list.
    #[must_use]
    pub(crate) fn items(&self, list: Id) -> impl DoubleEndedIterator<Item = Id> {
        let (read, edited): (&[Id], &[Vec<Id>]) = match self.node(list) {
            Node::Array(Items(Children { place: Place::Edited(at), .. })) => (&[], self.edited_lists[*at].runs()),
            Node::Array(Items(Children { place: Place::Read(from) | Place::Sorted(from, _), count })) => {
                (&self.items[*from..from + count], &[])
            }
            _ => (&[], &[]),
        };
        read.iter().chain(edited.iter().flatten()).copied()
    }

    /// The element of a list at `index`.
    #[must_use]
    pub(crate) fn item(&self, list: Id, index: usize) -> Option<Id> {
        match self.node(list) {
            Node::Array(Items(children)) if index < children.count => match children.place {
                Place::Read(from) | Place::Sorted(from, _) => Some(self.items[from + index]),
                Place::Edited(at) => self.edited_lists[at].get(index),
            },
            _ => None,
        }
    }

    /// Puts an element into a list, in front of the one at `index`, or behind the last.
    pub(crate) fn insert(&mut self, list: Id, index: usize, value: Id) {
        self.edit_list(list, |items| items.insert(index, value));
    }

    /// Gives the element of a list at `index` another value.
    pub(crate) fn replace(&mut self, list: Id, index: usize, value: Id) {
        if let Node::Array(Items(children)) = self.node(list)
            && index < children.count
        {
            match children.place {
                Place::Read(from) | Place::Sorted(from, _) => self.items[from + index] = value,
                Place::Edited(at) => self.edited_lists[at].replace(index, value),
            }
        }
    }

    /// Takes the element at `index` out of a list.
    pub(crate) fn remove(&mut self, list: Id, index: usize) {
        self.edit_list(list, |items| items.remove(index));
    }

    fn edit_list(&mut self, list: Id, edit: impl FnOnce(&mut Runs)) {
        let Node::Array(Items(Children { place, count })) = &mut self.nodes[list.0] else { return };
        let at = match *place {
            Place::Edited(at) => at,
            Place::Read(from) | Place::Sorted(from, _) => {
                self.edited_lists.push(Runs::new(&self.items[from..from + *count]));
                self.edited_lists.len() - 1
            }
        };
        *place = Place::Edited(at);
        edit(&mut self.edited_lists[at]);
        *count = self.edited_lists[at].len();
    }

    /// The members of an object: names as JSON text without quotes, and values.
    #[must_use]
    pub(crate) fn members(&self, object: Id) -> impl DoubleEndedIterator<Item = (&str, Id)> {
        self.named(object).map(|member| (&*member.name.raw, member.value))
    }

    fn named(&self, object: Id) -> impl DoubleEndedIterator<Item = &Member<'a>> {
        let (read, edited): (&[Member<'a>], &[Option<Member<'a>>]) = match self.node(object) {
            Node::Object(Members(Children { place: Place::Edited(at), .. })) => (&[], self.edited_objects[*at].slots()),
            Node::Object(Members(Children { place: Place::Read(from) | Place::Sorted(from, _), count })) => {
                (&self.members[*from..from + count], &[])
            }
            _ => (&[], &[]),
        };
        read.iter().chain(edited.iter().flatten())
    }

    /// The member of an object that has this name, given as JSON text without its quotes.
    #[must_use]
    pub(crate) fn member(&self, object: Id, name: &str) -> Option<Id> {
        self.find(object, &Name::new(name)).map(|member| member.value)
    }

    /// The same, where it is likely to stand at `index` among the members.
    pub(crate) fn member_near(&self, object: Id, index: usize, name: &str) -> Option<Id> {
        let Node::Object(Members(Children { count, place })) = self.node(object) else { return None };
        let near = match place {
            Place::Read(from) | Place::Sorted(from, _) if index < *count => {
                Some(&self.members[from + index]).filter(|member| member.name.raw == name)
            }
            Place::Edited(at) => self.edited_objects[*at].at(index, name),
            _ => None,
        };
        near.map(|member| member.value).or_else(|| self.member(object, name))
    }

    fn find(&self, object: Id, name: &Name<'_>) -> Option<&Member<'a>> {
        let Node::Object(Members(Children { count, place })) = self.node(object) else { return None };
        match *place {
            Place::Read(from) => self.members[from..from + count].iter().find(|member| member.name.is(name)),
            Place::Sorted(_, index) => {
                let sorted = &self.sorted[index..index + count];
                let at = sorted.partition_point(|place| self.members[*place].name.compare(name).is_lt());
                let member = &self.members[*sorted.get(at)?];
                member.name.is(name).then_some(member)
            }
            Place::Edited(at) => self.edited_objects[at].get(name),
        }
    }

    /// Gives an object's member this value: in its place where it is there, else behind the others.
    pub(crate) fn set(&mut self, object: Id, name: Cow<'a, str>, value: Id) {
        let name = Name::new(name);
        let Node::Object(Members(Children { count, place })) = *self.node(object) else { return };
        if let Place::Read(from) = place
            && let Some(member) = self.members[from..from + count].iter_mut().find(|member| member.name.is(&name))
        {
            member.value = value;
            return;
        }
        self.edit_object(object, |members| members.set(Member { name, value }));
    }

    /// Takes a member out of an object.
    pub(crate) fn unset(&mut self, object: Id, name: &str) {
        self.edit_object(object, |members| members.remove(&Name::new(name)));
    }

    fn edit_object(&mut self, object: Id, edit: impl FnOnce(&mut Edited<'a>)) {
        let Node::Object(Members(Children { place, count })) = &mut self.nodes[object.0] else { return };
        let at = match *place {
            Place::Edited(at) => at,
            Place::Read(from) | Place::Sorted(from, _) => {
                self.edited_objects.push(Edited::new(&self.members[from..from + *count]));
                self.edited_objects.len() - 1
            }
        };
        *place = Place::Edited(at);
        edit(&mut self.edited_objects[at]);
        *count = self.edited_objects[at].len();
    }

    /// A copy of a list or an object, with the same children.
    pub(crate) fn copy_shallowly(&mut self, id: Id) -> Id {
        let mut node = *self.node(id);
        match &mut node {
            Node::Array(Items(children)) => match children.place {
                Place::Read(from) | Place::Sorted(from, _) => {
                    children.place = Place::Read(self.items.len());
                    self.items.extend_from_within(from..from + children.count);
                }
                Place::Edited(at) => {
                    children.place = Place::Edited(self.edited_lists.len());
                    self.edited_lists.push(self.edited_lists[at].clone());
                }
            },
            Node::Object(Members(children)) => match children.place {
                Place::Read(from) => {
                    children.place = Place::Read(self.members.len());
                    self.members.extend_from_within(from..from + children.count);
                }
                Place::Sorted(from, index) => {
                    children.place = Place::Edited(self.edited_objects.len());
                    let sorted = self.sorted[index..index + children.count].iter().map(|place| place - from);
                    self.edited_objects.push(Edited::of_sorted(&self.members[from..from + children.count], sorted));
                }
                Place::Edited(at) => {
                    children.place = Place::Edited(self.edited_objects.len());
                    self.edited_objects.push(self.edited_objects[at].clone());
                }
            },
            Node::Literal(_) | Node::Number(_) | Node::String(_) => {}
        }
        self.add(node)
    }

    /// A copy of a value and all that it holds.
    pub(crate) fn copy(&mut self, id: Id) -> Id {
        let root = self.copy_shallowly(id);
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let (Node::Array(Items(children)) | Node::Object(Members(children))) = *self.node(id) else { continue };
            let is_list = matches!(self.node(id), Node::Array(_));
            for nth in 0..children.slots(self, is_list) {
                let Some(child) = self.child(children, is_list, nth).copied() else { continue };
                let copy = self.copy_shallowly(child);
                if let Some(child) = self.child(children, is_list, nth) {
                    *child = copy;
                }
                open.push(copy);
            }
        }
        root
    }

    /// A child by its place in a container.
    fn child(&mut self, children: Children, is_list: bool, nth: usize) -> Option<&mut Id> {
        match (children.place, is_list) {
            (Place::Edited(at), true) => self.edited_lists[at].get_mut(nth),
            (Place::Edited(at), false) => self.edited_objects[at].value_mut(nth),
            (Place::Read(from) | Place::Sorted(from, _), true) => self.items.get_mut(from + nth),
            (Place::Read(from) | Place::Sorted(from, _), false) => {
                self.members.get_mut(from + nth).map(|member| &mut member.value)
            }
        }
    }

    /// Whether two values are equal as RFC 6902, section 4.6, defines it: numbers numerically and exactly, strings by
    /// code points, objects whatever their order.
    #[must_use]
    pub(crate) fn same(&self, one: Id, other: Id) -> bool {
        self.same_by(one, other, Number::same)
    }

    /// The same, with another rule for numbers.
    pub(crate) fn same_by(&self, one: Id, other: Id, numbers: impl Fn(Number<'a>, Number<'a>) -> bool) -> bool {
        match self.same_alone(one, other, &numbers) {
            Same::Yes => return true,
            Same::No => return false,
            Same::IfChildrenAre => {}
        }
        // Containers whose children are still to be compared.
        let mut open = Vec::new();
        let mut next = Some((one, other));
        while let Some((one, other)) = next {
            let mut is_same = |one: Id, other: Id| match self.same_alone(one, other, &numbers) {
                Same::Yes => true,
                Same::No => false,
                Same::IfChildrenAre => {
                    open.push((one, other));
                    true
                }
            };
            let same = match self.node(one) {
                Node::Array(_) => self.items(one).zip(self.items(other)).all(|(one, other)| is_same(one, other)),
                _ => self.members(one).enumerate().all(|(at, (name, value))| {
                    self.member_near(other, at, name).is_some_and(|other| is_same(value, other))
                }),
            };
            if !same {
                return false;
            }
            next = open.pop();
        }
        true
    }

    /// Whether two values are equal, as far as can be told without their children.
    fn same_alone(&self, one: Id, other: Id, numbers: &impl Fn(Number<'a>, Number<'a>) -> bool) -> Same {
        let same = match (self.node(one), self.node(other)) {
            (Node::Literal(a), Node::Literal(b)) => a == b,
            (Node::Number(a), Node::Number(b)) => numbers(*a, *b),
            (Node::String(a), Node::String(b)) => a.raw() == b.raw() || compare(a.raw(), b.raw()).is_eq(),
            (Node::Array(Items(a)), Node::Array(Items(b))) | (Node::Object(Members(a)), Node::Object(Members(b))) => {
                if a.count == b.count {
                    return Same::IfChildrenAre;
                }
                false
            }
            _ => false,
        };
        if same { Same::Yes } else { Same::No }
    }
}

/// What two values are, before their children have been compared.
enum Same {
    Yes,
    No,
    IfChildrenAre,
}

impl Children {
    /// How many places there are for children, some of which may be empty.
    fn slots(self, tree: &Tree<'_>, is_list: bool) -> usize {
        match self.place {
            Place::Edited(at) if !is_list => tree.edited_objects[at].slots().len(),
            _ => self.count,
        }
    }
}

#[cfg(test)]
mod tests;
