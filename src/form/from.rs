//! Reads a form's inputs into a draft.
//!
//! The table decides whether an input's text is a text, a number, a checkbox or JSON. An input that nobody touched has an
//! empty text: it is ignored if the server has no value, or none is known. If the server has a value, an empty text clears
//! it where the table allows that, and removes it from an object that is replaced as a whole.

use super::parse_name;
use crate::json::pointer;
use crate::json::sort::{sort_places, sorted_places};
use crate::json::tree::{Id, Node, Tree};
use crate::json::{Reader, Token, decode, escape};
use crate::report::{Code, Issue, Report, Severity, Step, shared};
use crate::table::{Edit, Endpoint, Field, Filled, Kind, Null, Object, Options, Prop, Rule};

impl Endpoint {
    /// The draft of a form. `entries` is a JSON list of pairs `[name, value]`; a value is a text, `true`, `false`, or `0`
    /// for a checkbox that is not checked; anything else is an issue. With [`Options::before`], the server's answer, the
    /// draft has only what the form changes.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    ///
    /// let entries = r#"[["_name.firstName", "John"], ["_name.lastName", "Smith"], ["_mfa.enabled", "on"], ["_phone", ""]]"#;
    /// let filled = biot::UPDATE_ORGANIZATION_USER.from_form(entries, &Options::DEFAULT);
    /// assert_eq!(filled.draft, r#"{"_mfa":{"enabled":true},"_name":{"firstName":"John","lastName":"Smith"}}"#);
    /// ```
    ///
    /// The issues: `form_name` if a name is not a path or two inputs contradict each other, `not_json` if a value is not a
    /// text, `cannot_clear`, `read_only` if an input would change what the server sets; those of [`Endpoint::diff`] about
    /// what cannot be expressed; and with `in: "before"` `required` if a draft of operations needs the answer, or what is
    /// wrong with the answer.
    #[must_use]
    #[allow(clippy::wrong_self_convention, reason = "`fromForm`, as the package has it")]
    pub fn from_form(&'static self, entries: &str, options: &Options) -> Filled {
        let inputs = read_inputs(entries);
        let (tree, report) = (Tree::default(), Report::default());
        let mut form = Form { tree, inputs: &inputs, options, report, path: Vec::new() };
        let entries = form.sort_inputs(self);
        let document = options.before.as_ref().map(|before| self.answer.read(&mut form.tree, before, "before"));
        match document.transpose() {
            Ok(document) => form.write_draft(self, &entries, document.map(|(_, document)| document)),
            Err(report) => Filled { draft: self.empty_draft().into(), issues: report.issues },
        }
    }
}

/// An input of a form.
struct FormInput {
    name: String,
    /// Its value as JSON text: a string, `true` or `false`; empty if a form cannot have the value.
    json: String,
    /// Its text; empty for a checkbox that is not checked.
    text: String,
}

impl FormInput {
    fn is_unchecked(&self) -> bool {
        self.text.is_empty() && self.json == "false"
    }
}

fn read_inputs(entries: &str) -> Vec<FormInput> {
    let mut reader = Reader::new(entries);
    let mut inputs = Vec::new();
    let open = |reader: &mut Reader<'_>| matches!(reader.next(), Ok(Some(Token::Array)));
    if !open(&mut reader) {
        return inputs;
    }
    while open(&mut reader) {
        let Ok(Some(Token::String(name))) = reader.next() else { break };
        let Ok(Some(value)) = reader.next() else { break };
        let json = reader.slice(reader.start(), reader.end());
        let (json, text) = match value {
            Token::String(text) => (json, text.decode()),
            Token::Boolean(_) => (json, json.into()),
            // A checkbox that is not checked: `false` if the server has another value.
            Token::Number(number) if number.literal() == "0" => ("false", "".into()),
            _ => ("", "".into()),
        };
        inputs.push(FormInput { name: name.decode().into(), json: json.into(), text: text.into() });
        if reader.skip(value).is_err() || reader.next().is_err() {
            break;
        }
    }
    inputs
}

/// The steps of an input's name, and the input's index.
type Entry = (Vec<String>, usize);

/// What one input, or a group of inputs, makes of a value.
enum FormValue {
    /// A new value.
    Value(Id),
    /// The current value is to be cleared.
    Emptied,
}

struct Form<'a> {
    tree: Tree<'a>,
    inputs: &'a [FormInput],
    options: &'a Options,
    report: Report,
    path: Vec<Step>,
}

impl Form<'_> {
    /// The inputs with a valid name and value, sorted by the steps of their names.
    fn sort_inputs(&mut self, endpoint: &Endpoint) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for (at, input) in self.inputs.iter().enumerate() {
            let Some(mut steps) = parse_name(&input.name) else {
                self.error_at(Step::Name(input.name.clone()), &shared::FORM_NAME);
                continue;
            };
            // A name may begin with the edited part of the answer.
            if let Edit::Adds(part) | Edit::Merges(part) = &endpoint.edit
                && steps.len() > 1
                && steps[0] == part.name
            {
                steps.remove(0);
            }
            if input.json.is_empty() {
                self.path = steps.into_iter().map(Step::Name).collect();
                self.error(&shared::NOT_JSON);
                self.path.clear();
            } else {
                entries.push((steps, at));
            }
        }
        let sorted = sorted_places(entries.len(), &|one, other| entries[one].0.cmp(&entries[other].0));
        sorted.into_iter().map(|at| std::mem::take(&mut entries[at])).collect()
    }

    fn write_draft(mut self, endpoint: &'static Endpoint, entries: &[Entry], document: Option<Id>) -> Filled {
        let (part, kind) = match &endpoint.edit {
            Edit::Adds(part) | Edit::Merges(part) => (Some(part.name), &endpoint.body),
            Edit::Members => (None, &endpoint.body),
            Edit::Own(own) => (None, &Kind::Object(own.document)),
        };
        let target = document.map(|document| self.tree.copy(document));
        let adds = matches!(endpoint.edit, Edit::Adds(_));
        let current = match part {
            _ if adds => None,
            Some(part) => target.and_then(|target| self.tree.non_null_member(target, part)),
            None => target,
        };
        if let (Edit::Own(_), None) = (&endpoint.edit, target) {
            // The operations depend on the current document.
            let mut issue = Issue::new(Severity::Error, &shared::REQUIRED);
            issue.params.place = Some("before");
            self.report.push(issue, self.options.max_issues);
            return Filled { draft: endpoint.empty_draft().into(), issues: self.report.issues };
        }
        let filled = self.fill(kind, entries, 0, current);
        let mut draft = String::from(endpoint.empty_draft());
        if let (Some(before), Some(target), Some(FormValue::Value(value))) = (&self.options.before, target, &filled) {
            let mut value = *value;
            if let (true, Some(part)) = (adds, part) {
                value = self.append(target, part, value);
            }
            if let Some(part) = part {
                self.tree.set(target, part.into(), value);
            }
            let (diff, _) = endpoint.edits(before, &self.tree.write(target), &self.options.literal());
            draft = if diff.changed { self.write_selectors(endpoint, target) + &diff.draft[1..] } else { diff.draft };
            for issue in diff.report.findings() {
                // In an answer another read-only value is a warning, in a draft it is an error.
                if issue.severity == Severity::Error || *issue.code == shared::READ_ONLY {
                    self.report.push(Issue { severity: Severity::Error, ..issue }, self.options.max_issues);
                }
            }
        } else if let (None, Some(FormValue::Value(value))) = (target, filled) {
            draft = self.tree.write(value);
        }
        Filled { draft, issues: self.report.issues }
    }

    /// The beginning of a draft: the members that select what the request is about.
    fn write_selectors(&self, endpoint: &Endpoint, document: Id) -> String {
        let mut draft = String::from(&endpoint.empty_draft()[..1]);
        for prop in endpoint.body.object().into_iter().flat_map(|object| object.props).filter(|prop| prop.selects) {
            if let Some(value) = self.tree.non_null_member(document, prop.name) {
                draft.extend(["\"", prop.name, "\":", &self.tree.write(value), ","]);
            }
        }
        draft
    }

    /// Appends the added elements to the current list.
    fn append(&mut self, target: Id, part: &str, added: Id) -> Id {
        let Some(list) = self.tree.non_null_member(target, part) else { return added };
        for item in self.tree.items(added).collect::<Vec<_>>() {
            self.tree.insert(list, usize::MAX, item);
        }
        list
    }

    /// Fills one value from the inputs whose names end here (`here`) and those whose names go on (`below`).
    fn fill(&mut self, kind: &Kind, entries: &[Entry], depth: usize, current: Option<Id>) -> Option<FormValue> {
        if let Kind::Field(Field { rule: Rule::Kind(kind), .. }) = kind {
            return self.fill(kind, entries, depth, current);
        }
        let (here, below) = entries.split_at(entries.iter().take_while(|(steps, _)| steps.len() == depth).count());
        let is_list = match kind {
            Kind::List(_) => true,
            Kind::Object(_) => false,
            _ => match current.map(|current| self.tree.node(current)) {
                Some(Node::Array(_)) => true,
                Some(Node::Object(_)) => false,
                _ => below.first().is_some_and(|(steps, _)| steps[depth].is_empty()),
            },
        };
        // A list without a kind in the table can also be one input's JSON text.
        let is_element = |(_, at): &Entry| !matches!(self.inputs[*at].text.as_bytes(), [] | [b'[', ..]);
        if is_list && (matches!(kind, Kind::List(_)) || !below.is_empty() || here.iter().any(is_element)) {
            static ANY: Kind = Kind::Json(None);
            let item = if let Kind::List(list) = kind { &list.item } else { &ANY };
            return self.fill_list(item, here, below, depth, current);
        }
        if !here.is_empty() && !below.is_empty() {
            self.error(&shared::FORM_NAME);
            return None;
        }
        // An unchecked checkbox is ignored if a hidden input of the same name has a value.
        let checked = |(_, at): &&Entry| !self.inputs[*at].is_unchecked();
        match here.iter().rev().find(checked).or(here.last()) {
            Some((_, at)) if self.contradicts(here, *at) => {
                self.error(&shared::FORM_NAME);
                None
            }
            Some((_, at)) => self.fill_scalar(kind, *at, current),
            None => self.fill_object(kind.object(), below, depth, current),
        }
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
            let raw = escape(&mut name.chars().map(u32::from));
            let prop = table.and_then(|table| table.row(name, self.options));
            let kind = prop.map_or(&Kind::Json(None), |prop| &prop.kind);
            let child = self.tree.non_null_member(target, &raw);
            self.path.push(Step::Name(name.into()));
            match self.fill(kind, group, depth + 1, child) {
                Some(FormValue::Value(value)) => {
                    any = true;
                    self.tree.set(target, raw.into(), value);
                }
                Some(FormValue::Emptied) => emptied.push((raw, prop)),
                None => {}
            }
            self.path.pop();
        }
        // If every member of an object that is replaced as a whole was emptied, clear the object.
        let is_replaced = depth > 0 && table.is_some_and(|table| !table.props.is_empty());
        let count_members = |form: &Self| {
            form.tree.names(target).iter().filter(|name| form.tree.non_null_member(target, name).is_some()).count()
        };
        if is_replaced && !any && !emptied.is_empty() && count_members(self) == emptied.len() {
            return Some(FormValue::Emptied);
        }
        for (raw, prop) in emptied {
            any = true;
            match prop {
                Some(prop) if prop.null == Null::Clears => {
                    let null = self.tree.null();
                    self.tree.set(target, raw.into(), null);
                }
                Some(prop) if depth == 0 || prop.is_required(self.options) => {
                    self.error_at(Step::Name(decode(&raw)), &shared::CANNOT_CLEAR);
                }
                None if table.is_some() => {
                    // Not a member of the draft: `null` makes the diff report it.
                    let null = self.tree.null();
                    self.tree.set(target, raw.into(), null);
                }
                _ => self.tree.unset(target, &raw),
            }
        }
        any.then_some(FormValue::Value(target))
    }

    /// Elements without an index make a new list; elements with an index change the current list.
    fn fill_list(
        &mut self,
        item: &Kind,
        here: &[Entry],
        below: &[Entry],
        depth: usize,
        current: Option<Id>,
    ) -> Option<FormValue> {
        let current = current.filter(|current| matches!(self.tree.node(*current), Node::Array(_)));
        let mut unnumbered: Vec<usize> = here.iter().map(|(_, at)| *at).collect();
        let mut numbered: Vec<(usize, &[Entry])> = Vec::new();
        for group in group_by_step(below, depth) {
            let step = group[0].0[depth].as_str();
            match pointer::index(step) {
                Some(index) => numbered.push((index, group)),
                None if step.is_empty() && group.iter().all(|(steps, _)| steps.len() == depth + 1) => {
                    unnumbered.extend(group.iter().map(|(_, at)| *at));
                }
                None => self.error_at(Step::Name(step.into()), &shared::FORM_NAME),
            }
        }
        if let (Some(at), false) = (unnumbered.first(), numbered.is_empty()) {
            if self.path.is_empty() {
                // A list that is the whole draft has no name: use the input's.
                let name = self.inputs[*at].name.clone();
                self.error_at(Step::Name(name), &shared::FORM_NAME);
            } else {
                self.error(&shared::FORM_NAME);
            }
            return None;
        }
        sort_places(&mut unnumbered, &|one, other| one.cmp(&other));
        let by_index = sorted_places(numbered.len(), &|one, other| numbered[one].0.cmp(&numbered[other].0));
        if numbered.is_empty() {
            return self.fill_new_list(item, &unnumbered, current);
        }
        let list = current.unwrap_or_else(|| self.tree.list());
        let mut any = false;
        for (index, group) in by_index.into_iter().map(|at| numbered[at]) {
            let old = self.tree.item(list, index);
            let non_null = old.filter(|old| !self.tree.is_null(*old));
            self.path.push(Step::Index(index));
            match self.fill(item, group, depth + 1, non_null) {
                Some(FormValue::Value(value)) => {
                    any = true;
                    if old.is_some() {
                        self.tree.replace(list, index, value);
                    } else {
                        self.tree.insert(list, usize::MAX, value);
                    }
                }
                Some(FormValue::Emptied) => self.error(&shared::CANNOT_CLEAR),
                None => {}
            }
            self.path.pop();
        }
        any.then_some(FormValue::Value(list))
    }

    /// A list of the inputs' values, without the empty ones.
    fn fill_new_list(&mut self, item: &Kind, inputs: &[usize], current: Option<Id>) -> Option<FormValue> {
        let list = self.tree.list();
        let first = current.and_then(|current| self.tree.item(current, 0));
        for at in inputs {
            if !self.inputs[*at].text.is_empty()
                && let Some(FormValue::Value(value)) = self.fill_scalar(item, *at, first)
            {
                self.tree.insert(list, usize::MAX, value);
            }
        }
        let any = [Some(list), current].into_iter().flatten().any(|list| self.tree.item(list, 0).is_some());
        (any && !inputs.is_empty()).then_some(FormValue::Value(list))
    }

    /// Whether another input of the same name has another value. A hidden input may hold the value of an unchecked
    /// checkbox, or an empty text.
    fn contradicts(&self, entries: &[Entry], last: usize) -> bool {
        let is_choice = |text: &str| matches!(text, "true" | "false" | "on" | "off");
        let last = self.inputs[last].text.as_str();
        entries
            .iter()
            .map(|(_, at)| self.inputs[*at].text.as_str())
            .any(|text| !text.is_empty() && text != last && !(is_choice(text) && is_choice(last)))
    }

    /// The value of one input, of the kind that the table says; if that is any JSON, of the current value's type.
    fn fill_scalar(&mut self, kind: &Kind, at: usize, current: Option<Id>) -> Option<FormValue> {
        let input = &self.inputs[at];
        let current = current.map(|current| self.tree.node(current));
        if input.text.is_empty() {
            return match current {
                None => None,
                Some(Node::String(text)) if text.raw().is_empty() => None,
                Some(Node::Literal(_)) if input.is_unchecked() => Some(FormValue::Value(self.tree.read("false").ok()?)),
                Some(_) => Some(FormValue::Emptied),
            };
        }
        let is_text = matches!(current, Some(Node::String(_)));
        let text = input.text.as_str();
        let json = match (kind, text) {
            (Kind::Boolean, "on") => "true",
            (Kind::Boolean, "off") => "false",
            (Kind::Boolean, "true" | "false") | (Kind::Object(_) | Kind::List(_), _) => text,
            _ if is_inexact(text) && !matches!(current, Some(Node::Number(number)) if number.literal() == text) => {
                &input.json
            }
            (Kind::Integer(..), _) if text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => text,
            // `null` typed by a person is text.
            (Kind::Json(_), _) if !is_text && text != "null" => match (current, text) {
                (Some(Node::Literal(_)), "on") => "true",
                (Some(Node::Literal(_)), "off") => "false",
                _ => text,
            },
            _ => &input.json,
        };
        let id = self.tree.read(json).or_else(|_| self.tree.read(&input.json)).ok()?;
        Some(FormValue::Value(id))
    }

    fn error_at(&mut self, step: Step, code: &'static Code) {
        self.path.push(step);
        self.error(code);
        self.path.pop();
    }

    fn error(&mut self, code: &'static Code) {
        let mut issue = Issue::new(Severity::Error, code);
        issue.path.0.clone_from(&self.path);
        self.report.push(issue, self.options.max_issues);
    }
}

/// A decimal number of this many digits or fewer survives a round trip through an IEEE 754 double (C's `DBL_DIG`).
const EXACT_DIGITS: usize = 15;

/// Whether a text is a number that a JavaScript number may not represent exactly: one of too many digits, or with an
/// exponent. It stays a text.
fn is_inexact(text: &str) -> bool {
    match Reader::new(text).next() {
        Ok(Some(Token::Number(number))) => {
            number.literal().contains(['e', 'E']) || number.significant().count() > EXACT_DIGITS
        }
        _ => false,
    }
}

/// Groups sorted entries by their step at a depth.
fn group_by_step(entries: &[Entry], depth: usize) -> impl Iterator<Item = &[Entry]> {
    entries.chunk_by(move |(one, _), (other, _)| one[depth] == other[depth])
}
