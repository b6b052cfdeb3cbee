//! The keywords of one schema become a node's.

use std::borrow::Cow;

use super::codes::{NOT_FOUND, PATTERN_SYNTAX, PATTERN_UNSUPPORTED};
use super::compile::{Compiler, Target};
use super::dialect::{Dialect, Draft};
use super::extension::Extension;
use super::format;
use super::node::{At, Bound, Condition, Counts, Dependency, Items, Keyword, Keywords, Rules, TYPES, Type};
use super::pattern::{Kind, Pattern, Refusal};
use super::reference::resolve;
use crate::json::tree::{Id, Node, Tree};
use crate::json::{decode, pointer};
use crate::report::{Fault, Issue, Severity};

impl Compiler<'_> {
    pub(super) fn keywords(&mut self, outer: &Target, depth: usize) -> Rules {
        let Target { document, schema, .. } = *outer;
        let draft = self.documents[document].draft;
        let id = self.tree.text(schema, draft.id_keyword()).map(|id| id.decode().into_owned());
        let base = match id.filter(|_| !self.ignores_siblings(schema)) {
            Some(id) => resolve(&outer.base, &id),
            None => outer.base.clone(),
        };
        let outer = &Target { base, place: outer.place.clone(), ..*outer };
        if let Some(reference) = self.tree.text(schema, "$ref") {
            let reference = reference.decode().into_owned();
            if let Some(target) = self.locate(document, &outer.base, &reference) {
                return Rules::Reference(self.node_of(target));
            }
            self.refuse(&format!("{}/$ref", outer.place), &Fault::new(&NOT_FOUND));
            return Rules::Always(true);
        }
        let mut keywords = Keywords {
            types: self.types(schema),
            choices: self.list(schema, "enum").map(|choices| choices.into_iter().map(|id| self.constant(id)).collect()),
            multiple_of: self.number(schema, "multipleOf"),
            bounds: self.bounds(schema),
            length: self.counts(schema, ["minLength", "maxLength"]),
            item_count: self.counts(schema, ["minItems", "maxItems"]),
            member_count: self.counts(schema, ["minProperties", "maxProperties"]),
            unique: self.tree.member(schema, "uniqueItems").is_some_and(|unique| self.tree.is_true(unique)),
            required: self.list(schema, "required").map_or_else(Vec::new, |names| self.names(&names)),
            not: self.one(outer, "not", depth),
            all_of: self.several(outer, "allOf", depth),
            any_of: self.several(outer, "anyOf", depth),
            one_of: self.several(outer, "oneOf", depth),
            properties: self.each(outer, "properties", depth),
            additional: self.one(outer, "additionalProperties", depth),
            dependencies: self.dependencies(outer, depth),
            ..Keywords::default()
        };
        if self.dialect == Dialect::Kratos {
            keywords.extension = Extension::read(&self.tree, schema);
        }
        self.texts(outer, &mut keywords);
        self.patterns(outer, depth, &mut keywords);
        self.items(outer, depth, &mut keywords);
        if draft >= Draft::Six {
            keywords.constant = self.tree.member(schema, "const").map(|id| self.constant(id));
            keywords.property_names = self.one(outer, "propertyNames", depth);
            keywords.contains = self.one(outer, "contains", depth);
        }
        if draft >= Draft::Seven {
            keywords.condition = self.condition(outer, depth);
            keywords.encoding = self.tree.text(schema, "contentEncoding").map(|name| name.decode().into_owned());
            keywords.media_type = self.tree.text(schema, "contentMediaType").map(|name| name.decode().into_owned());
        }
        Rules::Keywords(Box::new(keywords))
    }

    fn constant(&mut self, id: Id) -> usize {
        self.constants.push(id);
        self.constants.len() - 1
    }

    fn list(&self, schema: Id, keyword: &str) -> Option<Vec<Id>> {
        let list = self.tree.member(schema, keyword)?;
        matches!(self.tree.node(list), Node::Array(_)).then(|| self.tree.items(list).collect())
    }

    /// Texts, as JSON text without quotes.
    fn names(&self, names: &[Id]) -> Vec<String> {
        names.iter().filter_map(|name| Some(self.tree.string(*name)?.raw().to_owned())).collect()
    }

    fn number(&self, schema: Id, keyword: &str) -> Option<String> {
        match self.tree.node(self.tree.member(schema, keyword)?) {
            Node::Number(number) => Some(number.literal().to_owned()),
            _ => None,
        }
    }

    fn types(&self, schema: Id) -> Vec<Type> {
        let named = self.tree.member(schema, "type").into_iter();
        let named = named.flat_map(|value| match self.tree.node(value) {
            Node::Array(_) => self.tree.items(value).collect(),
            _ => vec![value],
        });
        let known = |name: &str| TYPES.iter().find(|(known, _)| *known == name).map(|(_, known)| *known);
        named.filter_map(|name| known(&self.tree.string(name)?.decode())).collect()
    }

    fn counts(&self, schema: Id, [min, max]: [&str; 2]) -> Counts {
        let count = |keyword: &str| match self.tree.node(self.tree.member(schema, keyword)?) {
            Node::Number(number) => usize::try_from(number.integer()?).ok(),
            _ => None,
        };
        Counts { min: count(min), max: count(max) }
    }

    /// In draft 4 a bound is made exclusive by a keyword beside it; ory/jsonschema reads either form in every draft.
    fn bounds(&self, schema: Id) -> Vec<Bound> {
        let pairs = [
            ("minimum", Keyword::Minimum, "exclusiveMinimum", Keyword::ExclusiveMinimum),
            ("maximum", Keyword::Maximum, "exclusiveMaximum", Keyword::ExclusiveMaximum),
        ];
        let mut bounds = Vec::new();
        for (name, keyword, exclusive_name, exclusive) in pairs {
            let is_made_exclusive = self.tree.member(schema, exclusive_name).is_some_and(|id| self.tree.is_true(id));
            let inclusive = if is_made_exclusive { exclusive } else { keyword };
            bounds.extend(self.number(schema, name).map(|limit| Bound { keyword: inclusive, limit }));
            bounds.extend(self.number(schema, exclusive_name).map(|limit| Bound { keyword: exclusive, limit }));
        }
        bounds
    }

    fn texts(&mut self, outer: &Target, keywords: &mut Keywords) {
        let text =
            |tree: &Tree<'_>, keyword: &str| tree.text(outer.schema, keyword).map(|text| text.decode().into_owned());
        keywords.format = text(&self.tree, "format").and_then(|name| {
            let format = format::find(&name, self.dialect)?;
            Some((name, format))
        });
        keywords.pattern =
            text(&self.tree, "pattern").and_then(|text| self.pattern(&text, &format!("{}/pattern", outer.place)));
    }

    fn pattern(&mut self, text: &str, place: &str) -> Option<Pattern> {
        match Pattern::new(text, self.dialect.flavour()) {
            Ok(pattern) => Some(pattern),
            Err(Refusal { kind, at, what }) => {
                let code = if kind == Kind::Syntax { &PATTERN_SYNTAX } else { &PATTERN_UNSUPPORTED };
                let mut issue = Issue::of(Severity::Error, &Fault::new(code).expected(what), "");
                issue.path = self.path(place);
                // It counts code points; `at` counts UTF-16 units.
                issue.params.at = Some(text.chars().take(at).map(char::len_utf16).sum());
                self.issues.push(issue);
                None
            }
        }
    }

    fn patterns(&mut self, outer: &Target, depth: usize, keywords: &mut Keywords) {
        for (name, schema) in self.members(outer.schema, "patternProperties") {
            let escaped = pointer::escape(&name);
            let node = self.within(outer, schema, &format!("patternProperties/{escaped}"), depth + 1);
            let place = self.nodes[node.0].place.clone();
            keywords.pattern_properties.extend(self.pattern(&name, &place).map(|pattern| (pattern, node)));
        }
    }

    fn items(&mut self, outer: &Target, depth: usize, keywords: &mut Keywords) {
        keywords.items = match self.tree.member(outer.schema, "items") {
            None => Items::Any,
            Some(items) if matches!(self.tree.node(items), Node::Array(_)) => {
                keywords.additional_items = self.one(outer, "additionalItems", depth);
                Items::Each(self.several(outer, "items", depth))
            }
            Some(_) => self.one(outer, "items", depth).map_or(Items::Any, Items::All),
        };
    }

    fn one(&mut self, outer: &Target, keyword: &str, depth: usize) -> Option<At> {
        let schema = self.tree.member(outer.schema, keyword)?;
        Some(self.within(outer, schema, keyword, depth + 1))
    }

    fn several(&mut self, outer: &Target, keyword: &str, depth: usize) -> Vec<At> {
        let schemas = self.list(outer.schema, keyword).unwrap_or_default();
        let nth = |(nth, schema)| self.within(outer, schema, &format!("{keyword}/{nth}"), depth + 1);
        schemas.into_iter().enumerate().map(nth).collect()
    }

    /// The members of a keyword's object, with their names decoded.
    fn members(&self, schema: Id, keyword: &str) -> Vec<(String, Id)> {
        let object = self.tree.member(schema, keyword);
        let members = object.into_iter().flat_map(|object| self.tree.members(object));
        members.map(|(name, value)| (decode(name).into_owned(), value)).collect()
    }

    fn each(&mut self, outer: &Target, keyword: &str, depth: usize) -> Vec<(String, At)> {
        let Some(object) = self.tree.member(outer.schema, keyword) else { return Vec::new() };
        let members = self.tree.owned_members(object);
        let member = |(raw, schema): (Cow<'_, str>, Id)| {
            let place = format!("{keyword}/{}", pointer::escape(&decode(&raw)));
            (raw.into_owned(), self.within(outer, schema, &place, depth + 1))
        };
        members.into_iter().map(member).collect()
    }

    fn dependencies(&mut self, outer: &Target, depth: usize) -> Vec<(String, Dependency)> {
        let Some(object) = self.tree.member(outer.schema, "dependencies") else { return Vec::new() };
        let mut dependencies = Vec::new();
        for (raw, value) in self.tree.owned_members(object) {
            let dependency = if matches!(self.tree.node(value), Node::Array(_)) {
                let names: Vec<Id> = self.tree.items(value).collect();
                Dependency::Names(self.names(&names))
            } else {
                let place = format!("dependencies/{}", pointer::escape(&decode(&raw)));
                Dependency::Schema(self.within(outer, value, &place, depth + 1))
            };
            dependencies.push((raw.into_owned(), dependency));
        }
        dependencies
    }

    /// `if` without `then` and `else` asks for nothing.
    fn condition(&mut self, outer: &Target, depth: usize) -> Option<Condition> {
        let has = |keyword| self.tree.member(outer.schema, keyword).is_some();
        if !has("if") || !has("then") && !has("else") {
            return None;
        }
        let test = self.one(outer, "if", depth)?;
        Some(Condition { test, then: self.one(outer, "then", depth), otherwise: self.one(outer, "else", depth) })
    }
}
