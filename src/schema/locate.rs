//! Where references lead.

use super::compile::{Compiler, Document, Target};
use super::meta;
use super::reference::{decode, resolve, split};
use crate::json::pointer;
use crate::json::tree::{Id, Node};

impl Compiler<'_> {
    /// Where a reference leads.
    pub(super) fn locate(&mut self, document: usize, base: &str, reference: &str) -> Option<Target> {
        if !self.dialect.rebases_pointers() {
            // ory/jsonschema: a pointer leads into the whole document, whatever `$id` is around it.
            let Document { uri, root, .. } = &self.documents[document];
            let (uri, root) = (uri.clone(), *root);
            match reference {
                "" | "#" | "#/" => return Some(Target { document, schema: root, base: uri, place: "#".into() }),
                pointer if pointer.starts_with("#/") => return self.follow(document, root, &uri, &pointer[1..]),
                _ => {}
            }
        }
        let uri = resolve(base, reference);
        let (resource, fragment) = split(&uri);
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let (document, schema) = *self.named.get(&uri)?;
            return Some(Target { document, schema, base: resource.into(), place: format!("#{fragment}") });
        }
        if !self.named.contains_key(resource)
            && let Some(json) = meta::text_of(resource)
        {
            self.add(resource, json).ok()?;
        }
        let (document, schema) = *self.named.get(resource)?;
        match fragment {
            "" | "/" if fragment.is_empty() || !self.dialect.rebases_pointers() => {
                Some(Target { document, schema, base: resource.into(), place: "#".into() })
            }
            pointer => self.follow(document, schema, resource, pointer),
        }
    }

    /// What a pointer leads to, from a schema on.
    fn follow(&self, document: usize, from: Id, base: &str, fragment: &str) -> Option<Target> {
        let pointer = decode(fragment)?;
        let (mut at, mut base) = (from, base.to_owned());
        let keyword = self.documents[document].draft.id_keyword();
        for token in pointer::tokens(&pointer) {
            if at != from
                && let Some(id) = self.tree.text(at, keyword)
            {
                base = resolve(&base, &id.decode());
            }
            let name = pointer::unescape(token);
            at = match self.tree.node(at) {
                Node::Object(_) => self.tree.members(at).find(|(raw, _)| crate::json::decode(raw) == name)?.1,
                Node::Array(_) => self.tree.item(at, pointer::index(&name)?)?,
                _ => return None,
            };
        }
        Some(Target { document, schema: at, base, place: format!("#{pointer}") })
    }
}
