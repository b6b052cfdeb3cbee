//! Fills a value from the inputs whose names lead to it: an object member by member, a list or a single value as the
//! table or the current value says.

use super::entries::{Content, Entry, Input, group_by_step};
use super::state::{Form, FormValue};
use crate::json::pointer;
use crate::json::tree::{Id, Node};
use crate::json::{decode, escape};
use crate::report::{Step, shared};
use crate::table::{Field, Kind, List, Null, Object, Prop, Rule, Same};

static ANY: Kind = Kind::Json(None);

impl Form<'_> {
    /// Fills one value from the inputs whose names end here and those whose names go on.
    pub(super) fn fill(
        &mut self,
        kind: &'static Kind,
        entries: &[Entry],
        depth: usize,
        current: Option<Id>,
    ) -> Option<FormValue> {
        if let Kind::Field(Field { rule: Rule::Kind(kind), .. }) = kind {
            return self.fill(kind, entries, depth, current);
        }
        let (here, below) = entries.split_at(entries.iter().take_while(|(steps, _)| steps.len() == depth).count());
        let is_complete = here.iter().any(|entry| self.input(entry).content == Content::List);
        // An entry that only says that a list or an object exists adds nothing to its parts.
        let has_value = |entry: &&Entry| match self.input(entry).content {
            Content::List | Content::Object => false,
            Content::Nothing => below.is_empty(),
            _ => true,
        };
        let here: Vec<Entry> = here.iter().filter(has_value).cloned().collect();
        if is_complete && here.is_empty() && below.is_empty() && is_scalar(kind) {
            return self.is_filled(current).then_some(FormValue::Emptied);
        }
        if is_complete || self.is_list(kind, &here, below, depth, current) {
            let item = if let Kind::List(list) = kind { &list.item } else { &ANY };
            let members =
                if let Kind::List(List { same: Same::Members(members), .. }) = kind { members } else { &[][..] };
            return self.fill_list((item, members), &here, below, depth, current, is_complete);
        }
        match (here.is_empty(), below.is_empty()) {
            (true, true) => None,
            (false, true) => self.fill_scalar(kind, &here, current),
            (true, false) => self.fill_object(kind.object(), below, depth, current),
            (false, false) => {
                self.error(&shared::FORM_NAME);
                None
            }
        }
    }

    /// Whether the inputs are the elements of a list, and not JSON text of all of it, or something else.
    fn is_list(&self, kind: &Kind, here: &[Entry], below: &[Entry], depth: usize, current: Option<Id>) -> bool {
        if let [entry] = here
            && below.is_empty()
            && (is_list_text(self.input(entry), matches!(kind, Kind::List(_)))
                || current.is_some_and(|current| self.shows(self.input(entry), current)))
        {
            return false;
        }
        match (kind, current.map(|current| self.tree.node(current))) {
            (Kind::List(_), _) | (Kind::Json(_), Some(Node::Array(_))) => true,
            (Kind::Json(_), current) if !matches!(current, Some(Node::Object(_))) => {
                let first = below.first().map(|(steps, _)| steps[depth].as_str());
                first == Some("")
                    || first == Some("0") && below.iter().all(|(steps, _)| pointer::index(&steps[depth]).is_some())
            }
            _ => false,
        }
    }

    /// Fills the members of a document.
    pub(super) fn fill_members(
        &mut self,
        document: &'static Object,
        entries: &[Entry],
        current: Option<Id>,
    ) -> Option<FormValue> {
        self.fill_object(Some(document), entries, 0, current)
    }

    fn fill_object(
        &mut self,
        table: Option<&'static Object>,
        entries: &[Entry],
        depth: usize,
        current: Option<Id>,
    ) -> Option<FormValue> {
        let target = current.filter(|current| matches!(self.tree.node(*current), Node::Object(_)));
        let target = target.unwrap_or_else(|| self.tree.object());
        let mut emptied: Vec<(String, Option<&'static Prop>)> = Vec::new();
        let mut any = false;
        for group in group_by_step(entries, depth) {
            let name = group[0].0[depth].as_str();
            if name.is_empty() {
                // Only an element of a list has no name.
                self.error(&shared::FORM_NAME);
                continue;
            }
            let raw = escape(&mut name.chars().map(u32::from));
            let prop = table.and_then(|table| table.row(name, self.options));
            let kind = prop.map_or(&ANY, |prop| &prop.kind);
            let child = self.tree.non_null_member(target, &raw);
            match self.at(Step::Name(name.into()), |form| form.fill(kind, group, depth + 1, child)) {
                Some(FormValue::Value(value)) => {
                    any = true;
                    if child == Some(value) {
                        continue;
                    }
                    self.tree.set(target, raw.into(), value);
                }
                Some(FormValue::Emptied) => emptied.push((raw, prop)),
                None => {}
            }
        }
        // If every member was emptied of an object that is replaced whole, or that is an element, it is emptied itself.
        let is_replaced = depth > 0 && table.is_some_and(|table| !table.props.is_empty());
        let is_element = table.is_none() && matches!(self.path.last(), Some(Step::Index(_)));
        let filled = |form: &Self| {
            form.tree.names(target).iter().filter(|name| form.tree.non_null_member(target, name).is_some()).count()
        };
        if (is_replaced || is_element) && !any && !emptied.is_empty() && filled(self) == emptied.len() {
            return Some(FormValue::Emptied);
        }
        for (raw, prop) in emptied {
            any = true;
            self.empty_member(target, raw, prop, table.is_some(), depth);
        }
        any.then_some(FormValue::Value(target))
    }

    /// Clears a member, or reports that it cannot be.
    fn empty_member(&mut self, target: Id, raw: String, prop: Option<&Prop>, has_table: bool, depth: usize) {
        match prop {
            Some(prop) if prop.null == Null::Clears => {
                let null = self.tree.null();
                self.tree.set(target, raw.into(), null);
            }
            Some(prop) if depth == 0 || prop.is_required(self.options) => {
                self.at(Step::Name(decode(&raw).into_owned()), |form| form.error(&shared::CANNOT_CLEAR));
            }
            None if has_table => {
                // Not a member of the draft: `null` makes the diff report it.
                let null = self.tree.null();
                self.tree.set(target, raw.into(), null);
            }
            _ => self.tree.unset(target, &raw),
        }
    }
}

/// Whether the table says that a value is neither a list nor an object.
const fn is_scalar(kind: &Kind) -> bool {
    !matches!(kind, Kind::List(_) | Kind::Object(_) | Kind::Json(_))
}

/// Whether an input may be JSON text of a whole list. Where the table knows the elements, a brace begins none.
fn is_list_text(input: &Input, is_known: bool) -> bool {
    input.may_be_container() && !(is_known && input.json_text().starts_with('{'))
}
