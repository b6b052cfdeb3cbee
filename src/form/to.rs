//! What the server holds becomes the initial values of a form: under the names that a form is read by, so that reading it
//! untouched changes nothing.

use super::{MAX_STEPS, REFUSED};
use crate::json::tree::{Id, Node, Tree};
use crate::json::{decode, escape};
use crate::report::Report;
use crate::table::{Edit, Endpoint, Field, Kind, Object, Options, Rule};

impl Endpoint {
    /// A form's initial values, given the server's own answer: a JSON object of inputs' names, each with a text, `true`,
    /// `false`, or a list of texts. What is not there is an empty text. Of a draft that only adds, there are none.
    ///
    /// ```
    /// use identity_patch::{Options, provider::slashid};
    ///
    /// let before = r#"{"active": true, "roles": ["a1/admin"]}"#;
    /// let values = slashid::UPDATE_PERSON.to_form(before, &Options::DEFAULT).unwrap();
    /// assert_eq!(values, r#"{"active":true,"roles[]":["a1/admin"]}"#);
    /// ```
    ///
    /// # Errors
    /// The report on the answer, with `in: "before"`: `json_syntax` `duplicate_key` `too_deep` `wrong_type`.
    pub fn to_form(&self, before: &str, options: &Options) -> Result<String, Report> {
        let mut tree = Tree::default();
        let (_, document) = self.answer.read(&mut tree, before, "before")?;
        let mut values = Values { tree: &tree, options, json: String::new() };
        match (&self.edit, &self.body) {
            (Edit::Members, Kind::Object(object)) => values.members("", object, Some(document), 0),
            (Edit::Merges(part), Kind::Object(object)) => {
                values.members(part.name, object, tree.non_null_member(document, part.name), 1);
            }
            (Edit::Own(own), _) => values.members("", own.document, Some(document), 0),
            _ => {}
        }
        Ok(format!("{{{}}}", values.json))
    }
}

struct Values<'a> {
    tree: &'a Tree<'a>,
    options: &'a Options,
    /// The members, without the braces.
    json: String,
}

impl Values<'_> {
    fn members(&mut self, name: &str, object: &Object, there: Option<Id>, depth: usize) {
        for prop in object.props.iter().filter(|prop| !prop.selects && prop.is_there(self.options)) {
            let child = there.and_then(|there| self.tree.non_null_member(there, prop.name));
            self.value(&child_name(name, prop.name), &prop.kind, child, depth + 1);
        }
        for (raw, child) in there.into_iter().flat_map(|there| self.tree.members(there)) {
            let own = decode(raw);
            let named = object.props.iter().any(|prop| prop.name == own);
            // The first step of a name stands without brackets.
            let fits = is_step(&own) && (!name.is_empty() || is_plain(&own));
            if let Some(custom) = object.custom_of(&own).filter(|_| !named && fits) {
                let name = if name.is_empty() { own } else { format!("{name}[{own}]") };
                match custom.prop.kind.object() {
                    Some(object) => self.members(&name, object, Some(child), depth + 1),
                    None => self.text_or_json(&name, child),
                }
            }
        }
    }

    fn value(&mut self, name: &str, kind: &Kind, there: Option<Id>, depth: usize) {
        match kind {
            Kind::Field(Field { rule: Rule::Kind(kind), .. }) => self.value(name, kind, there, depth),
            Kind::Object(object) => self.members(name, object, there, depth),
            Kind::List(list) if list.item.object().is_some() => {
                for (at, item) in there.into_iter().flat_map(|there| self.tree.items(there)).enumerate() {
                    self.value(&element_name(name, at), &list.item, Some(item), depth + 1);
                }
            }
            Kind::List(_) => self.texts(name, there),
            Kind::Json(_) => self.json(name, there, depth),
            _ => match there {
                Some(there) => self.text_or_json(name, there),
                None => self.push(name, "\"\""),
            },
        }
    }

    /// Any JSON, an input for each value in it.
    fn json(&mut self, name: &str, there: Option<Id>, depth: usize) {
        let Some(id) = there.filter(|there| !self.tree.is_null(*there)) else { return self.push(name, "\"\"") };
        let text = |id: Id| matches!(self.tree.node(id), Node::String(text) if !text.raw().is_empty());
        let deep = depth + 1 < MAX_STEPS;
        match self.tree.node(id) {
            Node::Object(members) if deep && !members.is_empty() => {
                if self.tree.members(id).all(|(raw, _)| is_step(&decode(raw))) {
                    for (raw, child) in self.tree.members(id) {
                        self.json(&child_name(name, &decode(raw)), Some(child), depth + 1);
                    }
                } else {
                    self.text_or_json(name, id);
                }
            }
            Node::Array(items) if deep && !items.is_empty() => {
                if self.tree.items(id).all(text) {
                    self.texts(name, there);
                } else {
                    for (at, item) in self.tree.items(id).enumerate() {
                        self.json(&element_name(name, at), Some(item), depth + 1);
                    }
                }
            }
            _ => self.text_or_json(name, id),
        }
    }

    fn texts(&mut self, name: &str, there: Option<Id>) {
        let there = there.map_or_else(|| "[]".into(), |there| self.tree.write(there));
        self.push(&format!("{name}[]"), &there);
    }

    /// One input: a text or a checkbox as it is, anything else as JSON text.
    fn text_or_json(&mut self, name: &str, id: Id) {
        let json = self.tree.write(id);
        match self.tree.node(id) {
            Node::Literal("null") => self.push(name, "\"\""),
            Node::String(_) | Node::Literal(_) => self.push(name, &json),
            _ => self.push(name, &quoted(&json)),
        }
    }

    fn push(&mut self, name: &str, value: &str) {
        if !self.json.is_empty() {
            self.json.push(',');
        }
        self.json.push_str(&quoted(name));
        self.json.push(':');
        self.json.push_str(value);
    }
}

/// Whether a name can be a step of an input's name.
fn is_step(name: &str) -> bool {
    !name.is_empty() && !name.bytes().any(|byte| byte == b']') && !REFUSED.contains(&name)
}

/// Whether it can stand without brackets.
fn is_plain(step: &str) -> bool {
    !step.bytes().any(|byte| matches!(byte, b'.' | b'['))
}

fn child_name(name: &str, child: &str) -> String {
    match (name, is_plain(child)) {
        ("", _) => child.into(),
        (_, true) => format!("{name}.{child}"),
        (_, false) => format!("{name}[{child}]"),
    }
}

fn element_name(name: &str, at: usize) -> String {
    format!("{name}.{at}")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escape(&mut text.chars().map(u32::from)))
}
