//! The lists of a form. Elements without an index (`tags[]`, or `tags` again and again) are a new list; elements with an
//! index (`tags.0`, `phones.0.number`) change the current one. An element that is emptied is removed, and a list of which
//! all is emptied becomes `[]`. Where there are fewer elements than before, some are gone: `rows` says which.

use super::entries::{Content, Entry, group_by_step};
use super::state::{Form, FormValue};
use crate::json::pointer;
use crate::json::sort::{sort_places, sorted_places};
use crate::json::tree::{Id, Node};
use crate::report::{Step, shared};
use crate::table::Kind;

/// The kind of a list's elements, and the members that tell which element of the current list one is: none, where the
/// place does.
pub(super) type Item = (&'static Kind, &'static [&'static str]);

/// The inputs of an element, and its index.
pub(super) type Group<'e> = (usize, &'e [Entry]);

impl Form<'_> {
    /// Fills a list. `is_complete`: whether the form has all its elements.
    pub(super) fn fill_list(
        &mut self,
        (item, members): Item,
        here: &[Entry],
        below: &[Entry],
        depth: usize,
        current: Option<Id>,
        is_complete: bool,
    ) -> Option<FormValue> {
        let mut unnumbered: Vec<usize> = here.iter().map(|(_, at)| *at).collect();
        let mut numbered: Vec<Group<'_>> = Vec::new();
        for group in group_by_step(below, depth) {
            let step = group[0].0[depth].as_str();
            match pointer::index(step) {
                Some(index) => numbered.push((index, group)),
                None if step.is_empty() && group.iter().all(|(steps, _)| steps.len() == depth + 1) => {
                    unnumbered.extend(group.iter().map(|(_, at)| *at));
                }
                None => self.name_error(&group[0], Some(step)),
            }
        }
        let has_value =
            |at: &usize| !matches!(self.inputs[*at].content, Content::Nothing | Content::List | Content::Object);
        if unnumbered.iter().any(has_value) || !numbered.is_empty() {
            unnumbered.retain(has_value);
        }
        if let (Some(at), false) = (unnumbered.first(), numbered.is_empty()) {
            self.name_error(&(Vec::new(), *at), None);
            return None;
        }
        if numbered.is_empty() {
            sort_places(&mut unnumbered, &|one, other| one.cmp(&other));
            return self.fill_sequence(item, &unnumbered, current, is_complete);
        }
        let by_index = sorted_places(numbered.len(), &|one, other| numbered[one].0.cmp(&numbered[other].0));
        let groups: Vec<Group<'_>> = by_index.into_iter().map(|at| numbered[at]).collect();
        let is_single = |(_, group): &Group<'_>| {
            group.iter().all(|entry| {
                entry.0.len() == depth + 1 && !matches!(self.input(entry).content, Content::List | Content::Object)
            })
        };
        if is_complete && groups.iter().all(is_single) {
            let inputs: Vec<usize> = groups.iter().filter_map(|(_, group)| group.last()).map(|entry| entry.1).collect();
            return self.fill_sequence(item, &inputs, current, true);
        }
        self.fill_elements((item, members), &groups, depth, current, is_complete)
    }

    /// Reports a name that cannot be one in this list.
    fn name_error(&mut self, entry: &Entry, step: Option<&str>) {
        if self.path.len() == self.prefix {
            // A list that is the whole draft has no name: use the input's.
            let name = vec![Step::Name(self.input(entry).name.clone())];
            let path = std::mem::replace(&mut self.path, name);
            self.error(&shared::FORM_NAME);
            self.path = path;
        } else if let Some(step) = step {
            self.at(Step::Name(step.into()), |form| form.error(&shared::FORM_NAME));
        } else {
            self.error(&shared::FORM_NAME);
        }
    }

    /// A list of the inputs' values, in their order and without the empty ones.
    fn fill_sequence(
        &mut self,
        item: &'static Kind,
        inputs: &[usize],
        current: Option<Id>,
        is_complete: bool,
    ) -> Option<FormValue> {
        if inputs.is_empty() && !is_complete {
            return None;
        }
        if let ([at], Some(current)) = (inputs, current)
            && self.inputs[*at].content == Content::Null
            && !is_complete
        {
            return (!self.tree.is_null(current)).then_some(FormValue::Emptied);
        }
        let old: Vec<Id> = current.map(|current| self.tree.items(current).collect()).unwrap_or_default();
        let is_shown = |(at, old): (&usize, &Id)| self.shows(&self.inputs[*at], *old);
        if let Some(current) = current
            && matches!(self.tree.node(current), Node::Array(_))
            && old.len() == inputs.len()
            && inputs.iter().zip(&old).all(is_shown)
        {
            return Some(FormValue::Value(current));
        }
        let list = self.tree.list();
        // Empty elements that are there stay, and no others come.
        let mut blank = old.iter().copied().filter(|old| self.is_blank(*old)).collect::<Vec<_>>().into_iter();
        let model = self.model(&old);
        for (nth, at) in inputs.iter().enumerate() {
            let input = &self.inputs[*at];
            let value = match old.get(nth) {
                _ if input.content == Content::Nothing => None,
                Some(old) if !input.is_empty() && self.shows(input, *old) => Some(*old),
                _ if input.is_empty() => blank.next(),
                _ => {
                    let step = Step::Index(self.count(list));
                    let entry = [(Vec::new(), *at)];
                    match self.at(step, |form| form.fill_scalar(item, &entry, model)) {
                        Some(FormValue::Value(value)) => Some(value),
                        Some(FormValue::Emptied) => None,
                        // It has been reported, and says nothing of the others.
                        None => return None,
                    }
                }
            };
            if let Some(value) = value {
                self.tree.insert(list, usize::MAX, value);
            }
        }
        let is_filled = |list: Id| match self.tree.node(list) {
            Node::Array(items) => !items.is_empty(),
            _ => !self.tree.is_null(list),
        };
        [Some(list), current].into_iter().flatten().any(is_filled).then_some(FormValue::Value(list))
    }

    fn count(&self, list: Id) -> usize {
        if let Node::Array(items) = self.tree.node(list) { items.len() } else { 0 }
    }

    /// Whether a form shows an empty input for an element.
    fn is_blank(&self, id: Id) -> bool {
        self.tree.is_null(id) || matches!(self.tree.node(id), Node::String(text) if text.raw().is_empty())
    }

    /// An element of the type that all elements have.
    fn model(&self, items: &[Id]) -> Option<Id> {
        let first = *items.first()?;
        items.iter().all(|item| self.tree.is_like(first, *item)).then_some(first)
    }

    /// Fills elements by their index, or rows by what they show where some are gone.
    fn fill_elements(
        &mut self,
        (item, members): Item,
        groups: &[Group<'_>],
        depth: usize,
        current: Option<Id>,
        is_complete: bool,
    ) -> Option<FormValue> {
        let current = current.filter(|current| matches!(self.tree.node(*current), Node::Array(_)));
        let list = current.unwrap_or_else(|| self.tree.list());
        let count = self.count(list);
        if !members.is_empty() {
            return self.fill_by_members((item, members), groups, depth, list, is_complete);
        }
        let is_row = |(_, group): &Group<'_>| group.iter().any(|(steps, _)| steps.len() > depth + 1);
        // The rows of a table are known by their place.
        let can_lose = is_complete || matches!(item, Kind::Json(_)) || !groups.iter().any(is_row);
        if !can_lose || groups.len() >= count {
            return self.fill_by_index(item, groups, depth, list, is_complete);
        }
        let Some(places) = self.match_rows(groups, depth, list) else {
            self.error(&shared::FORM_ROWS_AMBIGUOUS);
            return None;
        };
        let mut removed: Vec<usize> = Vec::new();
        let mut next = 0;
        for (nth, ((_, group), place)) in groups.iter().zip(places).enumerate() {
            removed.extend(next..place);
            next = place + 1;
            if !self.fill_element(item, (nth, group), depth, list, place) {
                removed.push(place);
            }
        }
        removed.extend(next..count);
        for place in removed.into_iter().rev() {
            self.tree.remove(list, place);
        }
        Some(FormValue::Value(list))
    }

    /// Fills elements that some of their members tell: where the form shows none of these, the place does. Elements that the
    /// form does not show stay, unless it has all.
    fn fill_by_members(
        &mut self,
        (item, members): Item,
        groups: &[Group<'_>],
        depth: usize,
        list: Id,
        is_complete: bool,
    ) -> Option<FormValue> {
        let Some(places) = self.places_by_members(members, groups, depth, list) else {
            self.error(&shared::FORM_ROWS_AMBIGUOUS);
            return None;
        };
        let count = self.count(list);
        let mut stays = vec![!is_complete; count];
        let mut added: Vec<Group<'_>> = Vec::new();
        for ((_, group), place) in groups.iter().zip(places) {
            match place {
                Some(place) => stays[place] = self.fill_element(item, (place, group), depth, list, place),
                None => added.push((count, group)),
            }
        }
        // Behind those that are there, so that their places are still right.
        let filled = self.fill_by_index(item, &added, depth, list, is_complete);
        for place in (0..count).rev().filter(|place| !stays[*place]) {
            self.tree.remove(list, place);
        }
        (filled.is_some() || is_complete || added.len() < groups.len()).then_some(FormValue::Value(list))
    }

    fn fill_by_index(
        &mut self,
        item: &'static Kind,
        groups: &[Group<'_>],
        depth: usize,
        list: Id,
        is_complete: bool,
    ) -> Option<FormValue> {
        let count = self.count(list);
        let mut removed: Vec<usize> = Vec::new();
        let mut any = false;
        for (index, group) in groups {
            if *index < count {
                let kept = self.fill_element(item, (*index, group), depth, list, *index);
                any = true;
                if !kept {
                    removed.push(*index);
                }
                continue;
            }
            let step = Step::Index(self.count(list));
            let value = match self.at(step, |form| form.fill(item, group, depth + 1, None)) {
                Some(FormValue::Value(value)) => value,
                None if is_complete && group.iter().any(|entry| self.input(entry).content == Content::Object) => {
                    self.tree.object()
                }
                _ => continue,
            };
            any = true;
            self.tree.insert(list, usize::MAX, value);
        }
        for place in removed.into_iter().rev() {
            self.tree.remove(list, place);
        }
        any.then_some(FormValue::Value(list))
    }

    /// Fills the element at a place. Whether it stays.
    fn fill_element(
        &mut self,
        item: &'static Kind,
        (index, group): Group<'_>,
        depth: usize,
        list: Id,
        place: usize,
    ) -> bool {
        let current = self.tree.item(list, place).filter(|current| !self.tree.is_null(*current));
        match self.at(Step::Index(index), |form| form.fill(item, group, depth + 1, current)) {
            Some(FormValue::Value(value)) => {
                self.tree.replace(list, place, value);
                true
            }
            Some(FormValue::Emptied) => false,
            None => true,
        }
    }
}
