//! Lists and objects beside a schema.

use std::borrow::Cow;

use super::check::Check;
use super::codes::{CONTAINS_NONE, NOT_UNIQUE};
use super::node::{At, Counts, Dependency, Items, Keywords, Rules};
use super::unique::has_equal;
use crate::json::tree::Id;
use crate::json::{decode, pointer};
use crate::report::{Step, Unit, shared};

impl<'s> Check<'s, '_, '_> {
    pub(super) fn list(&mut self, at: At, keywords: &'s Keywords, list: Id) -> bool {
        let items: Vec<Id> = self.tree.items(list).collect();
        let mut ok = self.counts(at, ["minItems", "maxItems"], keywords.item_count, Unit::Items, items.len());
        if keywords.unique && has_equal(self.tree, &items) {
            ok = self.code(at, "uniqueItems", &NOT_UNIQUE);
        }
        match &keywords.items {
            Items::Any => {}
            Items::All(item) => {
                for (nth, value) in items.iter().enumerate() {
                    ok &= self.within(*item, Step::Index(nth), *value);
                }
            }
            Items::Each(each) => ok &= self.tuple(keywords, each, &items, at),
        }
        if let Some(contains) = keywords.contains
            && !items.iter().any(|item| self.quietly(contains, *item))
        {
            ok = self.contains(at, contains, &items);
        }
        ok
    }

    fn tuple(&mut self, keywords: &Keywords, each: &[At], items: &[Id], at: At) -> bool {
        let mut ok = true;
        for (nth, (schema, value)) in each.iter().zip(items).enumerate() {
            ok &= self.within(*schema, Step::Index(nth), *value);
        }
        let Some(additional) = keywords.additional_items else { return ok };
        if let Rules::Always(false) = self.schema.nodes[additional.0].rules {
            let counts = Counts { min: None, max: Some(each.len()) };
            return self.counts(at, ["", "additionalItems"], counts, Unit::Items, items.len()) && ok;
        }
        for (nth, value) in items.iter().enumerate().skip(each.len()) {
            ok &= self.within(additional, Step::Index(nth), *value);
        }
        ok
    }

    fn contains(&mut self, at: At, contains: At, items: &[Id]) -> bool {
        let before = self.found.len();
        if self.quiet == 0 {
            for (nth, item) in items.iter().enumerate() {
                self.within(contains, Step::Index(nth), *item);
            }
        }
        if self.found.len() == before {
            self.code(at, "contains", &CONTAINS_NONE);
        }
        false
    }

    pub(super) fn object(&mut self, at: At, keywords: &'s Keywords, object: Id) -> bool {
        let members = self.tree.owned_members(object);
        let mut ok =
            self.counts(at, ["minProperties", "maxProperties"], keywords.member_count, Unit::Items, members.len());
        for name in &keywords.required {
            ok &= self.tree.member(object, name).is_some() || self.missing(at, "required", name);
        }
        for (name, schema) in &keywords.properties {
            if let Some(value) = self.tree.member(object, name) {
                ok &= self.within(*schema, Step::Name(decode(name).into_owned()), value);
            }
        }
        if let Some(names) = keywords.property_names {
            for (raw, _) in &members {
                // What has been read has no names of its own.
                let Cow::Borrowed(written) = raw else { continue };
                let name = self.tree.written(written);
                ok &= self.within(names, Step::Name(decode(raw).into_owned()), name);
            }
        }
        if keywords.additional.is_some() || !keywords.pattern_properties.is_empty() {
            for (raw, value) in &members {
                ok &= self.unnamed(at, keywords, &decode(raw), *value);
            }
        }
        for (name, dependency) in &keywords.dependencies {
            if self.tree.member(object, name).is_some() {
                ok &= self.dependency(at, name, dependency, object);
            }
        }
        ok
    }

    /// A member beside `patternProperties`, and where neither they nor `properties` name it `additionalProperties`.
    fn unnamed(&mut self, at: At, keywords: &'s Keywords, name: &str, value: Id) -> bool {
        let (mut ok, mut is_named) = (true, keywords.properties.iter().any(|(known, _)| decode(known) == name));
        for (pattern, schema) in &keywords.pattern_properties {
            if pattern.is_match(name) {
                is_named = true;
                ok &= self.within(*schema, Step::Name(name.into()), value);
            }
        }
        let Some(additional) = keywords.additional.filter(|_| !is_named) else { return ok };
        if let Rules::Always(false) = self.schema.nodes[additional.0].rules {
            self.path.0.push(Step::Name(name.into()));
            self.code(at, "additionalProperties", &shared::UNKNOWN_FIELD);
            self.path.0.pop();
            return false;
        }
        self.within(additional, Step::Name(name.into()), value) && ok
    }

    fn dependency(&mut self, at: At, name: &str, dependency: &'s Dependency, object: Id) -> bool {
        match dependency {
            Dependency::Schema(schema) => self.value(*schema, object),
            Dependency::Names(names) => {
                let mut ok = true;
                for (nth, needed) in names.iter().enumerate() {
                    let keyword = || format!("dependencies/{}/{nth}", pointer::escape(&decode(name)));
                    ok &= self.tree.member(object, needed).is_some() || self.missing(at, &keyword(), needed);
                }
                ok
            }
        }
    }

    fn missing(&mut self, at: At, keyword: &str, name: &str) -> bool {
        self.path.0.push(Step::Name(decode(name).into_owned()));
        self.code(at, keyword, &shared::REQUIRED);
        self.path.0.pop();
        false
    }
}
