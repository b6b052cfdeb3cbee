//! The value of one input, or of inputs of one name: a boolean, a number, a text, or JSON.
//!
//! The table says what is expected; where it allows any JSON, the current value does. Where neither does, a text stays a
//! text: `12345` may be a postcode.

use super::entries::{Content, Entry, Input};
use super::state::{Form, FormValue};
use crate::check::answer;
use crate::json::tree::{Id, Node};
use crate::json::{Text, compact};
use crate::report::{Issue, Severity, shared};
use crate::table::Kind;

/// What is expected of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    Boolean,
    /// A number, by the name of its type.
    Number(&'static str),
    Text,
    /// An object or a list, by the name of its type.
    Container(&'static str),
    /// Nothing is known.
    Any,
}

/// The text is no boolean or no JSON: another reading may accept it.
struct OtherText;

impl<'a> Form<'a> {
    /// The value that the inputs of one name say.
    pub(super) fn fill_scalar(&mut self, kind: &Kind, entries: &[Entry], current: Option<Id>) -> Option<FormValue> {
        if let [entry] = entries
            && let Some(current) = current
            && self.shows(self.input(entry), current)
        {
            return Some(FormValue::Value(current));
        }
        let expected = self.expected(kind, current);
        if expected == Expected::Boolean
            && let Ok(value) = self.fill_boolean(entries, current)
        {
            return value;
        }
        let input = self.choose(expected, entries)?;
        self.read_input(kind, expected, input, current)
    }

    fn expected(&self, kind: &Kind, current: Option<Id>) -> Expected {
        match kind {
            Kind::Boolean => Expected::Boolean,
            Kind::Integer(..) => Expected::Number("integer"),
            Kind::Object(_) => Expected::Container("object"),
            Kind::List(_) => Expected::Container("array"),
            Kind::Json(_) => match current.map(|current| self.tree.node(current)) {
                None | Some(Node::Literal("null")) => Expected::Any,
                Some(Node::Literal(_)) => Expected::Boolean,
                Some(Node::Number(_)) => Expected::Number("number"),
                Some(Node::String(_)) => Expected::Text,
                Some(Node::Array(_)) => Expected::Container("array"),
                Some(Node::Object(_)) => Expected::Container("object"),
            },
            _ => Expected::Text,
        }
    }

    /// Whether an input has what a form shows of a value, as [`Endpoint::to_form`](crate::Endpoint::to_form) writes it: then
    /// nobody touched it, whatever the table says of the value.
    pub(super) fn shows(&self, input: &Input, current: Id) -> bool {
        match (self.tree.node(current), input.content) {
            (Node::Literal("null"), _) => input.is_empty() && input.content != Content::List,
            (Node::String(text), Content::Text) => is_same_text(*text, input),
            (Node::Number(number), Content::Text | Content::Typed) => number.literal() == input.text,
            (Node::Literal(literal), Content::Text | Content::Typed) => *literal == input.text,
            (Node::Array(_) | Node::Object(_), Content::Text) => {
                input.may_be_container() && compact(&input.text) == self.tree.write(current)
            }
            _ => false,
        }
    }

    /// Yes where any input says yes. A framework sends a hidden no beside the box, in either order.
    fn fill_boolean(&mut self, entries: &[Entry], current: Option<Id>) -> Result<Option<FormValue>, OtherText> {
        let inputs = || entries.iter().map(|entry| self.input(entry));
        let says = |yes| inputs().any(|input| input.choice() == Some(yes));
        let is_value = |current: &Id| !self.tree.is_null(*current);
        let literal = if says(true) {
            "true"
        } else if inputs().any(|input| !input.is_empty() && input.choice().is_none()) {
            return Err(OtherText);
        } else if says(false) {
            "false"
        } else if !current.as_ref().is_some_and(is_value) {
            return Ok(None);
        } else if inputs().any(|input| input.content == Content::Null) {
            return Ok(Some(FormValue::Emptied));
        } else {
            "false"
        };
        Ok(self.tree.read(literal).ok().map(FormValue::Value))
    }

    /// The input that counts: the last one. The others must be empty or say the same.
    fn choose(&mut self, expected: Expected, entries: &[Entry]) -> Option<usize> {
        let says = |entry: &&Entry| self.input(entry).content != Content::Nothing;
        let last = entries.iter().rfind(says).or(entries.last())?;
        let text = self.input(last).text.as_str();
        let contradicts = |input: &Input| !input.is_empty() && input.text != text;
        if !entries.iter().any(|entry| contradicts(self.input(entry))) {
            return Some(last.1);
        }
        // A checkbox of which nobody knows that it is one: the hidden no beside it does not count.
        if matches!(expected, Expected::Any | Expected::Number(_))
            && entries.iter().all(|entry| self.input(entry).choice().is_some())
        {
            return entries.iter().find(|entry| self.input(entry).choice() == Some(true)).map(|entry| entry.1);
        }
        self.error(&shared::FORM_NAME);
        None
    }

    fn read_input(&mut self, kind: &Kind, expected: Expected, input: usize, current: Option<Id>) -> Option<FormValue> {
        let input: &'a Input = &self.inputs[input];
        let is_number = matches!(expected, Expected::Number(_));
        if input.content == Content::NotANumber && !is_number {
            self.error(&shared::NOT_JSON_NUMBER);
            return None;
        }
        if input.is_empty() || input.content == Content::NotANumber {
            return self.is_filled(current).then_some(FormValue::Emptied);
        }
        let is_any = matches!(kind, Kind::Json(_)) && expected != Expected::Text;
        if input.content == Content::Text {
            match expected {
                Expected::Container(name) => return self.read_container(input, name, current),
                _ if is_any && input.may_be_container() => {
                    if let Ok(read) = self.read_json(input, current, false) {
                        return read;
                    }
                }
                _ => {}
            }
        }
        match (expected, &input.number) {
            (Expected::Number(_), Some(number)) => {
                let read = self.tree.read(number).ok()?;
                let value = self.keep_number(read, current);
                if value == read {
                    self.warn_of_lost_digits(input);
                }
                return Some(FormValue::Value(value));
            }
            (Expected::Number(name), None) if input.content == Content::Text => {
                self.wrong_type(name);
                return None;
            }
            // No object of the table is a boolean or a number.
            (Expected::Container(name), _) if !is_any => {
                self.wrong_type(name);
                return None;
            }
            (Expected::Boolean, _) if input.content == Content::Text => {
                self.wrong_type("boolean");
                return None;
            }
            _ => {}
        }
        self.warn_of_lost_digits(input);
        self.tree.read(&input.json).ok().map(FormValue::Value)
    }

    fn warn_of_lost_digits(&mut self, input: &Input) {
        if input.is_inexact {
            self.push(Issue::new(Severity::Warning, &shared::NUMBER_INEXACT));
        }
    }

    /// Whether a form would show something of a value.
    pub(super) fn is_filled(&self, current: Option<Id>) -> bool {
        current.is_some_and(|current| match self.tree.node(current) {
            Node::String(text) => !text.raw().is_empty(),
            _ => !self.tree.is_null(current),
        })
    }

    /// Reads the text of an input where an object or a list is expected.
    pub(super) fn read_container(
        &mut self,
        input: &'a Input,
        expected: &'static str,
        current: Option<Id>,
    ) -> Option<FormValue> {
        let read = self.read_json(input, current, true).ok()??;
        if let FormValue::Value(id) = read
            && !matches!(self.tree.node(id), Node::Object(_) | Node::Array(_))
        {
            self.wrong_type(expected);
            return None;
        }
        Some(read)
    }

    /// Reads JSON text, as strictly as a draft is read. If it `must` be JSON, any other text is reported.
    fn read_json(&mut self, input: &'a Input, current: Option<Id>, must: bool) -> Result<Option<FormValue>, OtherText> {
        let report = match answer::read(&mut self.tree, &input.text, "form") {
            Ok(id) => {
                if let Some(current) = current {
                    self.keep_numbers(id, current);
                }
                return Ok(Some(FormValue::Value(id)));
            }
            Err(report) => report,
        };
        if !must && report.issues.iter().any(|issue| *issue.code == shared::JSON_SYNTAX) {
            return Err(OtherText);
        }
        for mut issue in report.issues {
            issue.params.place = None;
            self.push(issue);
        }
        Ok(None)
    }

    /// The current number, if a new one is the same as far as is known.
    fn keep_number(&self, new: Id, current: Option<Id>) -> Id {
        match current {
            Some(current) if self.is_same_number(new, current) => current,
            _ => new,
        }
    }

    /// Whether two values are the same number. A large number of an object is known as a double only: JavaScript read it.
    fn is_same_number(&self, new: Id, current: Id) -> bool {
        match (self.tree.node(new), self.tree.node(current)) {
            (Node::Number(new), Node::Number(current)) if self.options.before_from_object => {
                new.same_as_double(*current)
            }
            (Node::Number(new), Node::Number(current)) => new.same(*current),
            _ => false,
        }
    }

    /// Replaces the numbers in a new value by those that stand at the same places in the current one, if they are the same.
    fn keep_numbers(&mut self, new: Id, current: Id) {
        if !self.options.before_from_object {
            return;
        }
        let mut open = vec![(new, current)];
        while let Some((new, current)) = open.pop() {
            if self.tree.is_like(new, current) {
                self.keep_numbers_of(new, current, &mut open);
            }
        }
    }

    fn keep_numbers_of(&mut self, new: Id, current: Id, open: &mut Vec<(Id, Id)>) {
        for name in self.tree.names(new) {
            if let (Some(new_value), Some(value)) = (self.tree.member(new, &name), self.tree.member(current, &name)) {
                if self.is_same_number(new_value, value) {
                    self.tree.set(new, name.into(), value);
                } else {
                    open.push((new_value, value));
                }
            }
        }
        // Elements are compared from the beginning and, if some were added or removed, from the end too.
        let items: Vec<Id> = self.tree.items(new).collect();
        let count = self.tree.items(current).count();
        for (at, item) in items.iter().enumerate() {
            let from_end = (count + at).checked_sub(items.len()).filter(|place| *place != at);
            for place in [Some(at), from_end].into_iter().flatten() {
                let Some(value) = self.tree.item(current, place) else { continue };
                if self.is_same_number(*item, value) {
                    self.tree.replace(new, at, value);
                } else {
                    open.push((*item, value));
                }
            }
        }
    }
}

/// Whether an input has this text. Forms write line ends in their own way: a browser shows LF and sends CRLF.
fn is_same_text(text: Text<'_>, input: &Input) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    text.is(&input.text) || text.has_escape() && plain(&text.decode()) == plain(&input.text)
}
