//! Values of a tree become text.

use super::{Id, Node, Tree};

impl Tree<'_> {
    /// The value as compact JSON.
    #[must_use]
    pub(crate) fn write(&self, id: Id) -> String {
        let mut json = String::new();
        self.write_into(id, &mut json);
        json
    }

    /// Writes the value behind what there is.
    pub(crate) fn write_into(&self, id: Id, json: &mut String) {
        self.each_part(id, |part| json.push_str(part));
    }

    /// How many bytes [`Tree::write`] writes.
    #[must_use]
    pub(crate) fn size(&self, id: Id) -> usize {
        let mut size = 0;
        self.each_part(id, |part| size += part.len());
        size
    }

    fn each_part(&self, id: Id, mut sink: impl FnMut(&str)) {
        // The containers that are open: what is still to be written of them.
        let mut open: Vec<Open<'_, _, _>> = Vec::new();
        let mut next = Some(id);
        loop {
            if let Some(id) = next.take() {
                match self.node(id) {
                    Node::Literal(literal) => sink(literal),
                    Node::Number(number) => sink(number.literal()),
                    Node::String(text) => {
                        sink("\"");
                        sink(text.raw());
                        sink("\"");
                    }
                    Node::Array(_) => open.push(Open::List(self.items(id), "[")),
                    Node::Object(_) => open.push(Open::Object(self.members(id), "{\"")),
                }
            }
            match open.last_mut() {
                None => return,
                Some(Open::List(items, before)) => {
                    if let Some(item) = items.next() {
                        sink(before);
                        *before = ",";
                        next = Some(item);
                    } else {
                        sink(if *before == "[" { "[]" } else { "]" });
                        open.pop();
                    }
                }
                Some(Open::Object(members, before)) => {
                    if let Some((name, value)) = members.next() {
                        sink(before);
                        *before = ",\"";
                        sink(name);
                        sink("\":");
                        next = Some(value);
                    } else {
                        sink(if *before == "{\"" { "{}" } else { "}" });
                        open.pop();
                    }
                }
            }
        }
    }
}

/// A container that is being written: its children that are left, and what comes in front of the next of them.
enum Open<'t, I: Iterator<Item = Id>, M: Iterator<Item = (&'t str, Id)>> {
    List(I, &'static str),
    Object(M, &'static str),
}
