//! The members of an object that has been edited.

use std::cell::Cell;
use std::cmp::Ordering;

use super::nodes::{Id, Member, Name};
use super::runs::{self, Runs};
use crate::json::sort::sort_places;

/// Members in their order, and sorted by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Edited<'a> {
    /// In their order; where one has been removed, none.
    slots: Vec<Option<Member<'a>>>,
    /// The places of those that there are, by name.
    sorted: Runs,
    /// Where among them a name was found last: whoever looks for many names often has them in order.
    last: Cell<runs::Place>,
}

impl<'a> Edited<'a> {
    /// Of members whose names differ.
    pub(super) fn new(members: &[Member<'a>]) -> Self {
        Self::of(members.iter().cloned().map(Some).collect())
    }

    /// The same, where their places by name are known.
    pub(super) fn of_sorted(members: &[Member<'a>], sorted: impl Iterator<Item = usize>) -> Self {
        let sorted = Runs::new(&sorted.map(Id).collect::<Vec<_>>());
        Self { slots: members.iter().cloned().map(Some).collect(), sorted, last: Cell::default() }
    }

    fn of(slots: Vec<Option<Member<'a>>>) -> Self {
        let mut sorted: Vec<usize> = (0..slots.len()).filter(|at| slots[*at].is_some()).collect();
        let name = |at: usize| slots[at].as_ref().map(|member| &member.name);
        sort_places(&mut sorted, &|one, other| match (name(one), name(other)) {
            (Some(one), Some(other)) => one.compare(other),
            _ => Ordering::Equal,
        });
        let sorted = Runs::new(&sorted.into_iter().map(Id).collect::<Vec<_>>());
        Self { slots, sorted, last: Cell::default() }
    }

    pub(super) const fn len(&self) -> usize {
        self.sorted.len()
    }

    pub(super) fn slots(&self) -> &[Option<Member<'a>>] {
        &self.slots
    }

    pub(super) fn value_mut(&mut self, slot: usize) -> Option<&mut Id> {
        self.slots.get_mut(slot)?.as_mut().map(|member| &mut member.value)
    }

    pub(super) fn get(&self, name: &Name<'_>) -> Option<&Member<'a>> {
        let place = self.find(name).ok()?;
        self.slots[self.sorted.at(place)?.0].as_ref()
    }

    /// The member in a slot, if it has this name as it is written.
    pub(super) fn at(&self, slot: usize, name: &str) -> Option<&Member<'a>> {
        self.slots.get(slot)?.as_ref().filter(|member| member.name.raw == name)
    }

    pub(super) fn set(&mut self, member: Member<'a>) {
        match self.find(&member.name) {
            Ok(place) => {
                if let Some(slot) = self.sorted.at(place)
                    && let Some(known) = &mut self.slots[slot.0]
                {
                    known.value = member.value;
                }
            }
            Err(place) => {
                self.sorted.insert_at(place, Id(self.slots.len()));
                self.slots.push(Some(member));
            }
        }
    }

    pub(super) fn remove(&mut self, name: &Name<'_>) {
        if let Ok(place) = self.find(name)
            && let Some(slot) = self.sorted.at(place)
        {
            self.slots[slot.0] = None;
            self.sorted.remove_at(place);
            // Once the empty slots are the greater part, they are dropped.
            if self.slots.len() > 2 * self.len() + 16 {
                let slots = std::mem::take(&mut self.slots);
                *self = Self::of(slots.into_iter().flatten().map(Some).collect());
            }
        }
    }

    /// The place of a name among the sorted, or where it would be.
    fn find(&self, name: &Name<'_>) -> Result<runs::Place, runs::Place> {
        let named = |slot: &Id| self.slots[slot.0].as_ref().map(|member| &member.name);
        let is_at = |place: &runs::Place| {
            self.sorted.at(*place).is_some_and(|slot| named(&slot).is_some_and(|other| other.is(name)))
        };
        let last = self.last.get();
        if let Some(place) = [self.sorted.behind(last), last].into_iter().find(is_at) {
            self.last.set(place);
            return Ok(place);
        }
        let place = self.sorted.partition_point(|slot| named(slot).is_some_and(|other| other.compare(name).is_lt()));
        self.last.set(place);
        if is_at(&place) { Ok(place) } else { Err(place) }
    }
}
