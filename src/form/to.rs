//! The initial values of a form, from the server's answer. The names are those that `from_form` reads, so that a form
//! that nobody changed gives an empty draft.

use super::names::{self, MAX_STEPS};
use crate::json::tree::{Id, Node, Tree};
use crate::json::{decode, escape};
use crate::report::Report;
use crate::table::{Edit, Endpoint, Field, Kind, Object, Options, Rule};

impl Endpoint {
    /// A form's initial values from the server's answer: a JSON object that maps each input's name to a text, `true`,
    /// `false`, or a list of texts. An absent member is an empty text. Empty for an endpoint whose draft only adds.
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
    /// The report about the answer, with `in: "before"`: `json_syntax` `duplicate_key` `too_deep` `wrong_type`
    /// `foreign_answer`.
    pub fn to_form(&self, before: &str, options: &Options) -> Result<String, Report> {
        let mut tree = Tree::default();
        let (_, document) = self.answer.read(&mut tree, before, "before")?;
        let mut values = InitialValues { tree: &tree, options, json: String::new() };
        match (&self.edit, &self.body) {
            (Edit::Members, Kind::Object(object)) => values.add_members("", object, Some(document), 0),
            (Edit::Merges(part), Kind::Object(object)) => {
                values.add_members(part.name, object, tree.non_null_member(document, part.name), 1);
            }
            (Edit::Own(own), _) => values.add_members("", own.document, Some(document), 0),
            _ => {}
        }
        Ok(format!("{{{}}}", values.json))
    }
}

struct InitialValues<'a> {
    tree: &'a Tree<'a>,
    options: &'a Options,
    /// The members of the JSON object, without its braces.
    json: String,
}

impl InitialValues<'_> {
    fn add_members(&mut self, name: &str, object: &Object, current: Option<Id>, depth: usize) {
        for prop in object.props.iter().filter(|prop| !prop.selects && prop.is_enabled(self.options)) {
            let child = current.and_then(|current| self.tree.non_null_member(current, prop.name));
            self.add_value(&names::member(name, prop.name), &prop.kind, child, depth + 1);
        }
        for (raw, child) in current.into_iter().flat_map(|current| self.tree.members(current)) {
            let key = decode(raw);
            let named = object.props.iter().any(|prop| prop.name == key);
            // The first step of a name has no brackets.
            let fits = names::is_step(raw) && (!name.is_empty() || names::needs_no_brackets(&key));
            if let Some(custom) = object.custom_of(&key).filter(|_| !named && fits) {
                let name = if name.is_empty() { key.into_owned() } else { format!("{name}[{key}]") };
                match custom.prop.kind.object() {
                    Some(object) => self.add_members(&name, object, Some(child), depth + 1),
                    None => self.add_input(&name, child),
                }
            }
        }
    }

    fn add_value(&mut self, name: &str, kind: &Kind, current: Option<Id>, depth: usize) {
        match kind {
            Kind::Field(Field { rule: Rule::Kind(kind), .. }) => self.add_value(name, kind, current, depth),
            Kind::Object(object) => self.add_members(name, object, current, depth),
            Kind::List(list) if list.item.object().is_some() => {
                for (at, item) in current.into_iter().flat_map(|current| self.tree.items(current)).enumerate() {
                    self.add_value(&names::element(name, at), &list.item, Some(item), depth + 1);
                }
            }
            Kind::List(_) => self.add_list(name, current),
            Kind::Json(_) => self.add_json(name, current, depth),
            _ => match current {
                Some(current) if matches!(kind, Kind::Boolean) => self.add_input(name, current),
                Some(current) => self.push(name, &self.text(current)),
                None => self.push(name, "\"\""),
            },
        }
    }

    /// Adds an input for each scalar in any JSON.
    fn add_json(&mut self, name: &str, current: Option<Id>, depth: usize) {
        let Some(id) = current.filter(|current| !self.tree.is_null(*current)) else { return self.push(name, "\"\"") };
        let is_text = |id: Id| matches!(self.tree.node(id), Node::String(text) if !text.raw().is_empty());
        let has_room = depth + 1 < MAX_STEPS;
        match self.tree.node(id) {
            Node::Object(members) if has_room && !members.is_empty() => {
                if self.tree.members(id).all(|(raw, _)| names::is_step(raw)) {
                    for (raw, child) in self.tree.members(id) {
                        self.add_json(&names::member(name, &decode(raw)), Some(child), depth + 1);
                    }
                } else {
                    self.add_input(name, id);
                }
            }
            Node::Array(items) if has_room && !items.is_empty() => {
                if self.tree.items(id).all(is_text) {
                    self.add_list(name, current);
                } else {
                    for (at, item) in self.tree.items(id).enumerate() {
                        self.add_json(&names::element(name, at), Some(item), depth + 1);
                    }
                }
            }
            _ => self.add_input(name, id),
        }
    }

    /// Adds one input for all elements of a list; what is no list is shown as it is.
    fn add_list(&mut self, name: &str, current: Option<Id>) {
        if let Some(current) = current
            && !matches!(self.tree.node(current), Node::Array(_))
        {
            return self.push(name, &self.text(current));
        }
        let items = current.into_iter().flat_map(|current| self.tree.items(current));
        let texts: Vec<String> = items.map(|item| self.text(item)).collect();
        self.push(&format!("{name}[]"), &format!("[{}]", texts.join(",")));
    }

    /// What is shown of a value in an input of text, as JSON text.
    fn text(&self, id: Id) -> String {
        let json = self.tree.write(id);
        match self.tree.node(id) {
            Node::Literal("null") => "\"\"".into(),
            Node::String(_) => json,
            _ => quoted(&json),
        }
    }

    /// Adds one input: a text or a checkbox as it is, anything else as JSON text.
    fn add_input(&mut self, name: &str, id: Id) {
        match self.tree.node(id) {
            Node::Literal(literal @ ("true" | "false")) => self.push(name, literal),
            _ => self.push(name, &self.text(id)),
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

fn quoted(text: &str) -> String {
    format!("\"{}\"", escape(&mut text.chars().map(u32::from)))
}
