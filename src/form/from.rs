//! A form's entries become a draft.
//!
//! The table says what an input's text is: a text, a number, a checkbox, JSON. An empty text is what an untouched input
//! holds: where the server holds nothing either, or is not known to, it is left alone. Where the server holds something,
//! it is cleared if the table lets it; an optional child of an object that is replaced whole is left out of it.

use super::steps;
use crate::json::pointer;
use crate::json::tree::{Id, Node, Tree};
use crate::json::{Reader, Token, decode, escape};
use crate::report::{Code, Issue, Report, Severity, Step, shared};
use crate::table::{Edit, Endpoint, Field, Filled, Kind, Null, Object, Options, Prop, Rule};

impl Endpoint {
    /// The draft that a form's entries say: a JSON list of pairs `[name, value]`, a value being a text, `true`, `false`, or
    /// `0` for a checkbox that is not checked; anything else is an issue. With [`Options::before`], the server's own
    /// answer, the draft has only what the form changes.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    ///
    /// let entries = r#"[["_name.firstName", "John"], ["_name.lastName", "Smith"], ["_mfa.enabled", "on"], ["_phone", ""]]"#;
    /// let filled = biot::UPDATE_ORGANIZATION_USER.from_form(entries, &Options::DEFAULT);
    /// assert_eq!(filled.draft, r#"{"_mfa":{"enabled":true},"_name":{"firstName":"John","lastName":"Smith"}}"#);
    /// ```
    ///
    /// The issues: `form_name` where a name is no path or two inputs contradict each other, `not_json` where a value is no
    /// text, `cannot_clear`, `read_only` where an input would change what the server sets; those of [`Endpoint::diff`] that
    /// are about what cannot be expressed; and with `in: "before"` `required` where a draft of operations cannot be told
    /// without an answer, or what is wrong with the answer.
    #[must_use]
    #[allow(clippy::wrong_self_convention, reason = "`fromForm`, as the package has it")]
    pub fn from_form(&'static self, entries: &str, options: &Options) -> Filled {
        let inputs = inputs(entries);
        let (tree, report) = (Tree::default(), Report::default());
        let mut form = Form { tree, inputs: &inputs, options, report, path: Vec::new() };
        let entries = form.entries(self);
        let document = options.before.as_ref().map(|before| self.answer.read(&mut form.tree, before, "before"));
        match document.transpose() {
            Ok(document) => form.draft(self, &entries, document.map(|(_, document)| document)),
            Err(report) => Filled { draft: self.nothing().into(), issues: report.issues },
        }
    }
}

/// An input of a form.
struct Input {
    name: String,
    /// Its value as JSON text: a string, `true` or `false`; empty where a form can hold no such value.
    json: String,
    /// Its text; of a checkbox that is not checked, none.
    text: String,
}

impl Input {
    fn is_unchecked(&self) -> bool {
        self.text.is_empty() && self.json == "false"
    }
}

fn inputs(entries: &str) -> Vec<Input> {
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
            // A checkbox that is not checked: false where something else is there.
            Token::Number(number) if number.literal() == "0" => ("false", "".into()),
            _ => ("", "".into()),
        };
        inputs.push(Input { name: name.decode().into(), json: json.into(), text: text.into() });
        if reader.skip(value).is_err() || reader.next().is_err() {
            break;
        }
    }
    inputs
}

/// The steps of an input's name, and which input it is.
type Entry = (Vec<String>, usize);

/// What one input, or a group of them, says of a value.
enum Said {
    /// This.
    Value(Id),
    /// What is there shall go.
    Emptied,
}

struct Form<'a> {
    tree: Tree<'a>,
    inputs: &'a [Input],
    options: &'a Options,
    report: Report,
    path: Vec<Step>,
}

impl Form<'_> {
    /// The inputs that say something, sorted by the steps of their names.
    fn entries(&mut self, endpoint: &Endpoint) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for (at, input) in self.inputs.iter().enumerate() {
            let Some(mut steps) = steps(&input.name) else {
                self.say_at(Step::Name(input.name.clone()), &shared::FORM_NAME);
                continue;
            };
            // The part may be named as in the answer.
            if let Edit::Adds(part) | Edit::Merges(part) = &endpoint.edit
                && steps.len() > 1
                && steps[0] == part.name
            {
                steps.remove(0);
            }
            if input.json.is_empty() {
                self.path = steps.into_iter().map(Step::Name).collect();
                self.say(&shared::NOT_JSON);
                self.path.clear();
            } else {
                entries.push((steps, at));
            }
        }
        entries.sort_unstable();
        entries
    }

    fn draft(mut self, endpoint: &'static Endpoint, entries: &[Entry], document: Option<Id>) -> Filled {
        let (part, kind) = match &endpoint.edit {
            Edit::Adds(part) | Edit::Merges(part) => (Some(part.name), &endpoint.body),
            Edit::Members => (None, &endpoint.body),
            Edit::Own(own) => (None, &Kind::Object(own.document)),
        };
        let target = document.map(|document| self.tree.copy(document));
        let adds = matches!(endpoint.edit, Edit::Adds(_));
        let there = match part {
            _ if adds => None,
            Some(part) => target.and_then(|target| self.tree.non_null_member(target, part)),
            None => target,
        };
        if let (Edit::Own(_), None) = (&endpoint.edit, target) {
            // What operations would do depends on what is there.
            let mut issue = Issue::new(Severity::Error, &shared::REQUIRED);
            issue.params.place = Some("before");
            self.report.push(issue, self.options.max_issues);
            return Filled { draft: endpoint.nothing().into(), issues: self.report.issues };
        }
        let said = self.fill(kind, entries, 0, there);
        let mut draft = String::from(endpoint.nothing());
        if let (Some(before), Some(target), Some(Said::Value(value))) = (&self.options.before, target, &said) {
            let mut value = *value;
            if let (true, Some(part)) = (adds, part) {
                value = self.joined(target, part, value);
            }
            if let Some(part) = part {
                self.tree.set(target, part.into(), value);
            }
            let (diff, _) = endpoint.edits(before, &self.tree.write(target), &self.options.literal());
            draft = if diff.changed { self.selected(endpoint, target) + &diff.draft[1..] } else { diff.draft };
            for issue in diff.report.findings() {
                // What an answer may have otherwise, a draft may not.
                if issue.severity == Severity::Error || *issue.code == shared::READ_ONLY {
                    self.report.push(Issue { severity: Severity::Error, ..issue }, self.options.max_issues);
                }
            }
        } else if let (None, Some(Said::Value(value))) = (target, said) {
            draft = self.tree.write(value);
        }
        Filled { draft, issues: self.report.issues }
    }

    /// The beginning of a draft: the members that say what the request is about.
    fn selected(&self, endpoint: &Endpoint, document: Id) -> String {
        let mut draft = String::from(&endpoint.nothing()[..1]);
        for prop in endpoint.body.object().into_iter().flat_map(|object| object.props).filter(|prop| prop.selects) {
            if let Some(value) = self.tree.non_null_member(document, prop.name) {
                draft.extend(["\"", prop.name, "\":", &self.tree.write(value), ","]);
            }
        }
        draft
    }

    /// The list that is there, and behind it what is added.
    fn joined(&mut self, target: Id, part: &str, added: Id) -> Id {
        let Some(there) = self.tree.non_null_member(target, part) else { return added };
        for item in self.tree.items(added).collect::<Vec<_>>() {
            self.tree.insert(there, usize::MAX, item);
        }
        there
    }

    /// What a group of inputs says of one value: those whose names end here, and those whose names go on.
    fn fill(&mut self, kind: &Kind, entries: &[Entry], depth: usize, there: Option<Id>) -> Option<Said> {
        if let Kind::Field(Field { rule: Rule::Kind(kind), .. }) = kind {
            return self.fill(kind, entries, depth, there);
        }
        let (here, below) = entries.split_at(entries.iter().take_while(|(steps, _)| steps.len() == depth).count());
        let is_list = match kind {
            Kind::List(_) => true,
            Kind::Object(_) => false,
            _ => match there.map(|there| self.tree.node(there)) {
                Some(Node::Array(_)) => true,
                Some(Node::Object(_)) => false,
                _ => below.first().is_some_and(|(steps, _)| steps[depth].is_empty()),
            },
        };
        // A list that the table leaves open may also be one input's JSON text.
        let is_element = |(_, at): &Entry| !matches!(self.inputs[*at].text.as_bytes(), [] | [b'[', ..]);
        if is_list && (matches!(kind, Kind::List(_)) || !below.is_empty() || here.iter().any(is_element)) {
            static ANY: Kind = Kind::Json(None);
            let item = if let Kind::List(list) = kind { &list.item } else { &ANY };
            return self.list(item, here, below, depth, there);
        }
        if !here.is_empty() && !below.is_empty() {
            self.say(&shared::FORM_NAME);
            return None;
        }
        // A checkbox that is not checked says nothing where a hidden input of its name speaks for it.
        let checked = |(_, at): &&Entry| !self.inputs[*at].is_unchecked();
        match here.iter().rev().find(checked).or(here.last()) {
            Some((_, at)) if self.contradicts(here, *at) => {
                self.say(&shared::FORM_NAME);
                None
            }
            Some((_, at)) => self.scalar(kind, *at, there),
            None => self.object(kind.object(), below, depth, there),
        }
    }

    fn object(
        &mut self,
        table: Option<&'static Object>,
        entries: &[Entry],
        depth: usize,
        there: Option<Id>,
    ) -> Option<Said> {
        let target = there.filter(|there| matches!(self.tree.node(*there), Node::Object(_)));
        let target = target.unwrap_or_else(|| self.tree.object());
        let mut emptied: Vec<(String, Option<&'static Prop>)> = Vec::new();
        let mut any = false;
        for group in groups(entries, depth) {
            let name = group[0].0[depth].as_str();
            let raw = escape(&mut name.chars().map(u32::from));
            let prop = table.and_then(|table| table.row(name, self.options));
            let kind = prop.map_or(&Kind::Json(None), |prop| &prop.kind);
            let child = self.tree.non_null_member(target, &raw);
            self.path.push(Step::Name(name.into()));
            match self.fill(kind, group, depth + 1, child) {
                Some(Said::Value(value)) => {
                    any = true;
                    self.tree.set(target, raw.into(), value);
                }
                Some(Said::Emptied) => emptied.push((raw, prop)),
                None => {}
            }
            self.path.pop();
        }
        // An object of which nothing would be left goes as a whole, if it is one that stands or falls together.
        let whole = depth > 0 && table.is_some_and(|table| !table.props.is_empty());
        let held = |form: &Self| {
            form.tree.names(target).iter().filter(|name| form.tree.non_null_member(target, name).is_some()).count()
        };
        if whole && !any && !emptied.is_empty() && held(self) == emptied.len() {
            return Some(Said::Emptied);
        }
        for (raw, prop) in emptied {
            any = true;
            match prop {
                Some(prop) if prop.null == Null::Clears => {
                    let null = self.tree.null();
                    self.tree.set(target, raw.into(), null);
                }
                Some(prop) if depth == 0 || prop.is_required(self.options) => {
                    self.say_at(Step::Name(decode(&raw)), &shared::CANNOT_CLEAR);
                }
                None if table.is_some() => {
                    // No member of the draft's: let it be seen that it was to go.
                    let null = self.tree.null();
                    self.tree.set(target, raw.into(), null);
                }
                _ => self.tree.unset(target, &raw),
            }
        }
        any.then_some(Said::Value(target))
    }

    /// Elements without a number make the list anew; those with one are put into the list that is there.
    fn list(&mut self, item: &Kind, here: &[Entry], below: &[Entry], depth: usize, there: Option<Id>) -> Option<Said> {
        let there = there.filter(|there| matches!(self.tree.node(*there), Node::Array(_)));
        let mut plain: Vec<usize> = here.iter().map(|(_, at)| *at).collect();
        let mut numbered: Vec<(usize, &[Entry])> = Vec::new();
        for group in groups(below, depth) {
            let step = group[0].0[depth].as_str();
            match pointer::index(step) {
                Some(index) => numbered.push((index, group)),
                None if step.is_empty() && group.iter().all(|(steps, _)| steps.len() == depth + 1) => {
                    plain.extend(group.iter().map(|(_, at)| *at));
                }
                None => self.say_at(Step::Name(step.into()), &shared::FORM_NAME),
            }
        }
        if let (Some(at), false) = (plain.first(), numbered.is_empty()) {
            if self.path.is_empty() {
                // A list that is the whole draft has no name: the input's stands for it.
                let name = self.inputs[*at].name.clone();
                self.say_at(Step::Name(name), &shared::FORM_NAME);
            } else {
                self.say(&shared::FORM_NAME);
            }
            return None;
        }
        plain.sort_unstable();
        numbered.sort_unstable_by_key(|(index, _)| *index);
        if numbered.is_empty() {
            return self.renewed(item, &plain, there);
        }
        let list = there.unwrap_or_else(|| self.tree.list());
        let mut any = false;
        for (index, group) in numbered {
            let old = self.tree.item(list, index);
            let held = old.filter(|old| !self.tree.is_null(*old));
            self.path.push(Step::Index(index));
            match self.fill(item, group, depth + 1, held) {
                Some(Said::Value(value)) => {
                    any = true;
                    if old.is_some() {
                        self.tree.replace(list, index, value);
                    } else {
                        self.tree.insert(list, usize::MAX, value);
                    }
                }
                Some(Said::Emptied) => self.say(&shared::CANNOT_CLEAR),
                None => {}
            }
            self.path.pop();
        }
        any.then_some(Said::Value(list))
    }

    /// A list of what the inputs say; the empty ones say nothing.
    fn renewed(&mut self, item: &Kind, inputs: &[usize], there: Option<Id>) -> Option<Said> {
        let list = self.tree.list();
        let model = there.and_then(|there| self.tree.item(there, 0));
        for at in inputs {
            if !self.inputs[*at].text.is_empty()
                && let Some(Said::Value(value)) = self.scalar(item, *at, model)
            {
                self.tree.insert(list, usize::MAX, value);
            }
        }
        let said = [Some(list), there].into_iter().flatten().any(|list| self.tree.item(list, 0).is_some());
        (said && !inputs.is_empty()).then_some(Said::Value(list))
    }

    /// Whether another input of the same name says something else. A hidden one may say what holds where a checkbox is not
    /// checked, or nothing.
    fn contradicts(&self, entries: &[Entry], last: usize) -> bool {
        let is_choice = |text: &str| matches!(text, "true" | "false" | "on" | "off");
        let last = self.inputs[last].text.as_str();
        entries
            .iter()
            .map(|(_, at)| self.inputs[*at].text.as_str())
            .any(|text| !text.is_empty() && text != last && !(is_choice(text) && is_choice(last)))
    }

    /// What one input says, as the table reads it; where the table leaves it open, as what is there.
    fn scalar(&mut self, kind: &Kind, at: usize, there: Option<Id>) -> Option<Said> {
        let input = &self.inputs[at];
        let held = there.map(|there| self.tree.node(there));
        if input.text.is_empty() {
            return match held {
                None => None,
                Some(Node::String(text)) if text.raw().is_empty() => None,
                Some(Node::Literal(_)) if input.is_unchecked() => Some(Said::Value(self.tree.read("false").ok()?)),
                Some(_) => Some(Said::Emptied),
            };
        }
        let is_text = matches!(held, Some(Node::String(_)));
        let text = input.text.as_str();
        let json = match (kind, text) {
            (Kind::Boolean, "on") => "true",
            (Kind::Boolean, "off") => "false",
            (Kind::Boolean, "true" | "false") | (Kind::Object(_) | Kind::List(_), _) => text,
            _ if is_inexact(text) && !matches!(held, Some(Node::Number(held)) if held.literal() == text) => &input.json,
            (Kind::Integer(..), _) if text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => text,
            // Nobody who writes a text means that it be cleared.
            (Kind::Json(_), _) if !is_text && text != "null" => match (held, text) {
                (Some(Node::Literal(_)), "on") => "true",
                (Some(Node::Literal(_)), "off") => "false",
                _ => text,
            },
            _ => &input.json,
        };
        let id = self.tree.read(json).or_else(|_| self.tree.read(&input.json)).ok()?;
        Some(Said::Value(id))
    }

    fn say_at(&mut self, step: Step, code: &'static Code) {
        self.path.push(step);
        self.say(code);
        self.path.pop();
    }

    fn say(&mut self, code: &'static Code) {
        let mut issue = Issue::new(Severity::Error, code);
        issue.path.0.clone_from(&self.path);
        self.report.push(issue, self.options.max_issues);
    }
}

/// Whether a text is a number that JavaScript's numbers may not hold: of more than fifteen digits, or with an exponent. It
/// stays a text, for as a number it would be another.
fn is_inexact(text: &str) -> bool {
    match Reader::new(text).next() {
        Ok(Some(Token::Number(number))) => {
            number.literal().bytes().any(|byte| byte | 32 == b'e') || number.significant().count() > 15
        }
        _ => false,
    }
}

/// Runs of entries that have the same step at a depth.
fn groups(entries: &[Entry], depth: usize) -> impl Iterator<Item = &[Entry]> {
    entries.chunk_by(move |(one, _), (other, _)| one[depth] == other[depth])
}
