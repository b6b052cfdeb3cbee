//! A text becomes values of a tree.

use std::borrow::Cow;

use super::nodes::{Children, Id, Items, Member, Members, Name, Node, Place};
use super::{Read, Tree};
use crate::json::sort::sorted_places;
use crate::json::{Error, Reader, Token};

/// An object of more members gets its names sorted; in a smaller one each is looked at.
const LARGE: usize = 32;

/// How long a value is on average, with its name, as far as room is made for values in advance.
const BYTES_A_VALUE: usize = 16;

/// A container of which the end has not been read.
struct Open {
    id: Id,
    /// Where its children begin among the children of all open containers.
    from: usize,
    is_object: bool,
}

impl<'a> Tree<'a> {
    /// Adds the value that `text` says.
    ///
    /// # Errors
    /// Where the text is not JSON.
    pub(crate) fn read(&mut self, text: &'a str) -> Result<Id, Error> {
        self.read_text(text).map(|read| read.root)
    }

    /// The same, with what else was seen.
    pub(crate) fn read_text(&mut self, text: &'a str) -> Result<Read, Error> {
        let mut reader = Reader::new(text);
        self.nodes.reserve(text.len() / BYTES_A_VALUE);
        self.members.reserve(text.len() / (2 * BYTES_A_VALUE));
        let mut read = Read { root: Id(self.nodes.len()), may_have_duplicates: false };
        let mut open: Vec<Open> = Vec::with_capacity(16);
        // The children of the containers that are open, each container's behind those of the one around it.
        let mut items: Vec<Id> = Vec::with_capacity(32);
        let mut members: Vec<Member<'a>> = Vec::with_capacity(32);
        loop {
            if let Some(&Open { id, from, is_object: true }) = open.last() {
                let Some(name) = reader.next_name()? else {
                    let (children, has_duplicates) = self.close_object(members.drain(from..));
                    self.nodes[id.0] = Node::Object(Members(children));
                    read.may_have_duplicates |= has_duplicates;
                    open.pop();
                    continue;
                };
                read.may_have_duplicates |= name.has_lone_surrogate();
                // Its value comes next, and gets the next number.
                let name = Name { raw: Cow::Borrowed(name.raw()), escaped: name.has_escape() };
                members.push(Member { name, value: Id(self.nodes.len()) });
            }
            let Some(token) = reader.next()? else { break };
            let id = Id(self.nodes.len());
            if let Some(&Open { id: list, from, is_object: false }) = open.last() {
                if let Token::EndArray = token {
                    let children = Children { count: items.len() - from, place: Place::Read(self.items.len()) };
                    self.items.extend(items.drain(from..));
                    self.nodes[list.0] = Node::Array(Items(children));
                    open.pop();
                    continue;
                }
                items.push(id);
            }
            let node = match token {
                Token::Object => {
                    open.push(Open { id, from: members.len(), is_object: true });
                    Node::Object(Members::default())
                }
                Token::Array => {
                    open.push(Open { id, from: items.len(), is_object: false });
                    Node::Array(Items::default())
                }
                Token::String(text) => Node::String(text),
                Token::Number(number) => Node::Number(number),
                Token::Boolean(true) => Node::Literal("true"),
                Token::Boolean(false) => Node::Literal("false"),
                // The other tokens have been taken above.
                _ => Node::Literal("null"),
            };
            self.nodes.push(node);
            self.depth = self.depth.max(open.len());
        }
        Ok(read)
    }

    /// Writes down the members of an object whose end has been read. Whether some had one name.
    fn close_object(&mut self, members: impl Iterator<Item = Member<'a>>) -> (Children, bool) {
        let from = self.members.len();
        self.members.extend(members);
        let own = &mut self.members[from..];
        if own.len() <= LARGE {
            let is_again = |at: usize| own[..at].iter().any(|other| other.name.is(&own[at].name));
            if !(1..own.len()).any(is_again) {
                return (Children { count: own.len(), place: Place::Read(from) }, false);
            }
        }
        let sorted = sorted_places(own.len(), &|one, other| own[one].name.compare(&own[other].name));
        let mut is_dropped = vec![false; own.len()];
        let mut first = 0;
        for at in 1..sorted.len() {
            let [one, other] = [sorted[first], sorted[at]];
            if own[one].name.is(&own[other].name) {
                own[one].value = own[other].value;
                is_dropped[other] = true;
            } else {
                first = at;
            }
        }
        let has_duplicates = is_dropped.contains(&true);
        if has_duplicates {
            let mut dropped = is_dropped.iter();
            let mut kept = self.members.split_off(from);
            kept.retain(|_| dropped.next() == Some(&false));
            // Once more, without them.
            return (self.close_object(kept.into_iter()).0, true);
        }
        let place = Place::Sorted(from, self.sorted.len());
        self.sorted.extend(sorted.iter().map(|at| from + at));
        (Children { count: sorted.len(), place }, false)
    }
}
