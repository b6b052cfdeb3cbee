//! Matches the rows of a form to those of the current list, where the form has fewer; a row may also be one text.
//!
//! A form does not say which rows were removed: frameworks number those that are left from 0 again. So the form's rows are
//! aligned with the list's, in order, so that as few as possible of the members that the form shows differ: an edit distance
//! in which rows of the list can be removed. If two alignments are equally good and leave different lists, the rows are
//! ambiguous.

use super::entries::{Content, Entry, Input};
use super::lists::Group;
use super::numbers;
use super::state::Form;
use crate::json::sort::sorted_places;
use crate::json::tree::{Id, Node};
use crate::json::{compact, escape, pointer};

/// Comparisons of members, at most: so many take a fraction of a second. Longer lists are not matched, and so are ambiguous.
const MAX_COMPARISONS: usize = 4_000_000;

/// A member of rows that a form shows.
struct Column<'e> {
    /// The steps from a row to it.
    steps: &'e [String],
    /// A hash of what each row of the list shows.
    shown: Vec<u64>,
    is_boolean: bool,
    is_number: bool,
}

/// What a form says of an element that is no row.
#[derive(Clone, Copy)]
enum ElementText {
    /// Nothing: it is removed, unless it is empty already.
    Empty,
    Filled,
}

/// The best alignment of the first rows of a form with the first rows of the list.
#[derive(Clone, Copy)]
struct Alignment {
    cost: usize,
    /// A hash of what is left of the rows that are kept, in order.
    kept: u64,
    /// Whether another alignment is as good, and leaves another list.
    is_ambiguous: bool,
}

impl Form<'_> {
    /// The place in the list of each row of the form. There are more rows in the list. None where that is not known.
    pub(super) fn match_rows(&self, groups: &[Group<'_>], depth: usize, list: Id) -> Option<Vec<usize>> {
        let items: Vec<Id> = self.tree.items(list).collect();
        let entries: Vec<&Entry> = groups.iter().flat_map(|(_, group)| *group).collect();
        let mut steps: Vec<&[String]> = entries.iter().map(|(steps, _)| &steps[depth + 1..]).collect();
        let sorted = sorted_places(steps.len(), &|one, other| steps[one].cmp(steps[other]));
        steps = sorted.into_iter().map(|at| steps[at]).collect();
        steps.dedup();
        let width = items.len() - groups.len() + 1;
        let comparisons =
            items.len().max(entries.len()).saturating_mul(width).max(items.len().saturating_mul(steps.len()));
        if comparisons.max(groups.len().saturating_mul(width)) > MAX_COMPARISONS {
            return None;
        }
        let columns: Vec<Column<'_>> = steps.into_iter().map(|steps| self.column(steps, &items)).collect();
        let rows: Vec<Vec<(usize, u64)>> = groups.iter().map(|(_, group)| self.row(group, depth, &columns)).collect();
        // Where the numbers have gaps, the form kept the rows' own numbers: these decide between equally good alignments.
        let has_gaps = groups.iter().enumerate().any(|(nth, (index, _))| nth != *index);
        let weight = groups.len() + 1;
        let cost = |nth: usize, place: usize| {
            let differing = rows[nth].iter().filter(|(column, value)| columns[*column].shown[place] != *value).count();
            differing * weight + usize::from(has_gaps && groups[nth].0 != place)
        };
        let contents: Vec<u64> = items.iter().map(|item| hash(&self.tree.write(*item))).collect();
        let texts: Vec<Option<ElementText>> = groups.iter().map(|(_, group)| self.element_text(group, depth)).collect();
        let left = |nth: usize, place: usize| match (texts[nth], &rows[nth][..]) {
            (Some(_), [(column, value)]) if columns[*column].shown[place] == *value => Some(contents[place]),
            (Some(ElementText::Empty), [(column, _)]) if !columns[*column].is_boolean => None,
            (Some(_), [(_, value)]) => Some(*value ^ type_number(self.tree.node(items[place]))),
            _ => Some(contents[place]),
        };
        align(groups.len(), width, &cost, &left)
    }

    fn column<'e>(&self, steps: &'e [String], items: &[Id]) -> Column<'e> {
        let leaf = |item: &Id| {
            let to_child = |id: Id, step: &String| match self.tree.node(id) {
                Node::Array(_) if step.is_empty() => Some(id),
                Node::Array(_) => self.tree.item(id, pointer::index(step)?),
                _ => self.tree.member(id, &escape(&mut step.chars().map(u32::from))),
            };
            steps.iter().try_fold(*item, to_child)
        };
        let leaves: Vec<Option<Id>> = items.iter().map(leaf).collect();
        let any = |is: &dyn Fn(&Node<'_>) -> bool| leaves.iter().flatten().any(|id| is(self.tree.node(*id)));
        let is_boolean = any(&|node| matches!(node, Node::Literal("true" | "false")));
        let is_number = any(&|node| matches!(node, Node::Number(_)));
        let is_list = steps.last().is_some_and(String::is_empty);
        let shown = leaves.iter().map(|leaf| match leaf {
            Some(list) if is_list => hash_all(self.tree.items(*list).map(|item| self.shown(Some(item), false))),
            leaf => hash(&self.shown(*leaf, is_boolean)),
        });
        let shown = shown.collect();
        Column { steps, shown, is_boolean, is_number }
    }

    /// What a form shows of a value.
    fn shown(&self, value: Option<Id>, is_boolean: bool) -> String {
        match value.map(|value| self.tree.node(value)) {
            None | Some(Node::Literal("null")) if is_boolean => "false".into(),
            None | Some(Node::Literal("null")) => String::new(),
            Some(Node::String(text)) => text.decode().replace("\r\n", "\n"),
            Some(Node::Number(number)) => numbers::plain(number.literal()).unwrap_or_default(),
            Some(_) => value.map(|value| self.tree.write(value)).unwrap_or_default(),
        }
    }

    /// What a form says of an element in one text; none of a row.
    fn element_text(&self, group: &[Entry], depth: usize) -> Option<ElementText> {
        let is_text = |entry: &Entry| {
            entry.0.len() == depth + 1 && !matches!(self.input(entry).content, Content::List | Content::Object)
        };
        let is_empty = group.iter().all(|entry| self.input(entry).is_empty());
        let text = if is_empty { ElementText::Empty } else { ElementText::Filled };
        group.iter().all(is_text).then_some(text)
    }

    /// The place in the list of each row whose members tell which one it is, or that shows none of these and so is at its
    /// own place; none for a row that is new. None at all where two rows would be the same, or one could be several.
    pub(super) fn places_by_members(
        &self,
        members: &[&str],
        groups: &[Group<'_>],
        depth: usize,
        list: Id,
    ) -> Option<Vec<Option<usize>>> {
        let items: Vec<Id> = self.tree.items(list).collect();
        if groups.len().saturating_mul(items.len()) > MAX_COMPARISONS {
            return None;
        }
        let mut is_taken = vec![false; items.len()];
        let mut places = Vec::new();
        for (index, group) in groups {
            let shown: Vec<&Entry> = group
                .iter()
                .filter(|(steps, _)| steps.len() == depth + 2 && members.contains(&steps[depth + 1].as_str()))
                .filter(|entry| !self.input(entry).is_empty())
                .collect();
            let is_like = |place: &usize| {
                shown.iter().all(|entry| {
                    let value = self.tree.member(items[*place], &entry.0[depth + 1]);
                    value.is_some_and(|value| self.shows_in_any_case(self.input(entry), value))
                })
            };
            let own = Some(*index).filter(|index| *index < items.len() && is_like(index));
            let place = if own.is_some() || shown.is_empty() {
                own
            } else {
                let mut others = (0..items.len()).filter(is_like);
                let first = others.next();
                if others.next().is_some() {
                    return None;
                }
                first
            };
            if let Some(place) = place
                && std::mem::replace(&mut is_taken[place], true)
            {
                return None;
            }
            places.push(place);
        }
        Some(places)
    }

    /// Whether an input has what a form shows of a value, but for the case of a text's ASCII letters.
    fn shows_in_any_case(&self, input: &Input, value: Id) -> bool {
        let is_text = || self.tree.string(value).is_some_and(|text| text.decode().eq_ignore_ascii_case(&input.text));
        self.shows(input, value) || is_text()
    }

    /// A hash of each member that a row of the form shows, by its column.
    fn row(&self, group: &[Entry], depth: usize, columns: &[Column<'_>]) -> Vec<(usize, u64)> {
        let mut row = Vec::new();
        for entries in group.chunk_by(|(one, _), (other, _)| one == other) {
            let steps = &entries[0].0[depth + 1..];
            let Ok(column) = columns.binary_search_by(|column| column.steps.cmp(steps)) else { continue };
            let inputs = entries.iter().map(|entry| self.input(entry));
            let inputs: Vec<&Input> =
                inputs.filter(|input| !matches!(input.content, Content::List | Content::Object)).collect();
            let Some(last) = inputs.last() else { continue };
            let value = match &columns[column] {
                Column { is_boolean: true, .. } => {
                    hash(if inputs.iter().any(|input| input.choice() == Some(true)) { "true" } else { "false" })
                }
                Column { steps, .. } if steps.last().is_some_and(String::is_empty) => {
                    hash_all(inputs.iter().map(|input| input.text.clone()))
                }
                Column { is_number: true, .. } if last.number.is_some() => {
                    hash(last.number.as_deref().unwrap_or_default())
                }
                _ if last.may_be_container() => hash(&compact(&last.text)),
                _ => hash(&last.text.replace("\r\n", "\n")),
            };
            row.push((column, value));
        }
        row
    }
}

/// The places of the rows, by the cost of each at each place and a hash of what it leaves there, if anything. A row can be at
/// `width` places, one behind the other.
fn align(
    rows: usize,
    width: usize,
    cost: &dyn Fn(usize, usize) -> usize,
    left: &dyn Fn(usize, usize) -> Option<u64>,
) -> Option<Vec<usize>> {
    let start = Alignment { cost: 0, kept: 0, is_ambiguous: false };
    // The best alignment of no row yet, by how many rows of the list have been removed; each round adds a row of the form.
    let mut best_by_removed = vec![start; width];
    let mut is_removed_last = vec![false; rows * width];
    for row in 0..rows {
        let mut next: Vec<Alignment> = Vec::with_capacity(width);
        for (removed, before) in best_by_removed.iter().enumerate() {
            let place = row + removed;
            let aligned = Alignment {
                cost: before.cost + cost(row, place),
                kept: left(row, place)
                    .map_or(before.kept, |left| before.kept.wrapping_mul(HASH_FACTOR).wrapping_add(left)),
                is_ambiguous: before.is_ambiguous,
            };
            let best = match next.last() {
                Some(other) if other.cost < aligned.cost => *other,
                Some(other) if other.cost == aligned.cost => {
                    let is_ambiguous = other.is_ambiguous || aligned.is_ambiguous || other.kept != aligned.kept;
                    Alignment { is_ambiguous, ..*other }
                }
                _ => aligned,
            };
            is_removed_last[row * width + removed] = next.last().is_some_and(|other| other.cost <= aligned.cost);
            next.push(best);
        }
        best_by_removed = next;
    }
    if best_by_removed.last()?.is_ambiguous {
        return None;
    }
    let mut places = vec![0; rows];
    let mut removed = width - 1;
    for row in (0..rows).rev() {
        while is_removed_last[row * width + removed] {
            removed -= 1;
        }
        places[row] = row + removed;
    }
    Some(places)
}

/// A number for each type of values.
const fn type_number(node: &Node<'_>) -> u64 {
    match node {
        Node::String(_) => 0,
        Node::Number(_) => 1,
        Node::Literal(_) => 2,
        Node::Array(_) => 3,
        Node::Object(_) => 4,
    }
}

const HASH_FACTOR: u64 = 0x0000_0100_0000_01B3;

/// FNV-1a, 64 bits: most likely another for other texts.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(HASH_FACTOR))
}

fn hash_all(texts: impl Iterator<Item = String>) -> u64 {
    texts.fold(1, |all, text| all.wrapping_mul(HASH_FACTOR) ^ hash(&text))
}
