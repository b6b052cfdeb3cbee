//! What a server answered, read for an edit: a JSON document, in its envelope or alone.

use std::mem::discriminant;

use crate::check::{MAX_DEPTH, MAX_TEXT};
use crate::fault::{Fault, shared};
use crate::field::Field;
use crate::issue::{Issue, Path, Report, Severity, Step};
use crate::json::Text;
use crate::options::Options;
use crate::table::{Answer, Kind};
use crate::tree::{Id, Items, Members, Node, Read, Tree};

/// Adds a document to a tree. `place` names it in the report.
///
/// # Errors
/// `json_syntax` `duplicate_key` `too_deep` `too_long`
pub(crate) fn read<'a>(tree: &mut Tree<'a>, document: &'a str, place: &'static str) -> Result<Id, Report> {
    static DOCUMENT: Field = Field::kind("document", &Kind::Json(None));
    if i32::try_from(document.len()).is_ok_and(|length| length <= MAX_TEXT)
        && let Ok(Read { root, has_duplicates: false, depth: ..=MAX_DEPTH }) = tree.read_text(document)
    {
        return Ok(root);
    }
    // Something is wrong with it: the check says what.
    let mut report = DOCUMENT.check(document, &Options::DEFAULT);
    report.warnings.clear();
    for issue in &mut report.issues {
        issue.params.place = Some(place);
    }
    Err(report)
}

impl Answer {
    /// Adds an answer to a tree: the whole of it, and the document in it.
    ///
    /// # Errors
    /// As [`read`]; `wrong_type` where the document is no object, `required` where an envelope has none.
    pub(crate) fn read<'a>(&self, tree: &mut Tree<'a>, text: &'a str, place: &'static str) -> Result<(Id, Id), Report> {
        let root = read(tree, text, place)?;
        // Where there is an envelope, as around an error too, the document is in it or nowhere.
        let mut path = Path::default();
        let mut document = Some(root);
        if self.envelope.iter().any(|name| tree.member(root, name).is_some()) {
            path.0.extend(self.envelope.first().map(|name| Step::Name((*name).into())));
            document = self.envelope.first().and_then(|name| tree.there(root, name));
        }
        let fault = match document {
            Some(document) if matches!(tree.node(document), Node::Object(_)) => return Ok((root, document)),
            Some(_) => Fault::new(&shared::WRONG_TYPE).expected("object"),
            None => Fault::new(&shared::REQUIRED),
        };
        let mut issue = Issue { path, ..Issue::of(Severity::Error, &fault, "") };
        issue.params.place = Some(place);
        Err(Report { issues: vec![issue], ..Report::default() })
    }

    /// Adds two answers to a tree, before an edit and after it: the document in each.
    ///
    /// # Errors
    /// As [`Answer::read`], of both.
    pub(crate) fn read_both<'a>(
        &self,
        tree: &mut Tree<'a>,
        before: &'a str,
        after: &'a str,
    ) -> Result<(Id, Id), Report> {
        match (self.read(tree, before, "before"), self.read(tree, after, "after")) {
            (Ok((_, before)), Ok((_, after))) => Ok((before, after)),
            (Err(mut report), Err(mut other)) => {
                report.issues.append(&mut other.issues);
                Err(report)
            }
            (Err(report), _) | (_, Err(report)) => Err(report),
        }
    }
}

impl<'a> Tree<'a> {
    /// An object without members.
    pub(crate) fn object(&mut self) -> Id {
        self.add(Node::Object(Members::default()))
    }

    /// A list without elements.
    pub(crate) fn list(&mut self) -> Id {
        self.add(Node::Array(Items::default()))
    }

    /// `null`.
    pub(crate) fn null(&mut self) -> Id {
        self.add(Node::Literal("null"))
    }

    /// Whether two values are of one JSON type.
    pub(crate) fn is_like(&self, one: Id, other: Id) -> bool {
        discriminant(self.node(one)) == discriminant(self.node(other))
    }

    /// Whether a value is an object without members, or a list without elements.
    pub(crate) fn is_empty(&self, id: Id) -> bool {
        match self.node(id) {
            Node::Object(members) => members.is_empty(),
            Node::Array(items) => items.is_empty(),
            _ => false,
        }
    }

    /// Whether a value is `null`.
    pub(crate) fn is_null(&self, id: Id) -> bool {
        matches!(self.node(id), Node::Literal("null"))
    }

    /// The member that has this name, given as JSON text without its quotes, unless it is `null`.
    pub(crate) fn there(&self, object: Id, name: &str) -> Option<Id> {
        self.member(object, name).filter(|value| !self.is_null(*value))
    }

    /// Whether a value is `true`.
    pub(crate) fn is_true(&self, id: Id) -> bool {
        matches!(self.node(id), Node::Literal("true"))
    }

    /// The string that a value is.
    pub(crate) fn string(&self, id: Id) -> Option<Text<'a>> {
        if let Node::String(text) = self.node(id) { Some(*text) } else { None }
    }

    /// The string that a member is, given its name as JSON text without its quotes.
    pub(crate) fn text(&self, object: Id, name: &str) -> Option<Text<'a>> {
        self.string(self.member(object, name)?)
    }

    /// Visits a value and all that it holds.
    pub(crate) fn each(&self, root: Id, mut visit: impl FnMut(Id)) {
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            visit(id);
            match self.node(id) {
                Node::Array(_) => open.extend(self.items(id)),
                Node::Object(_) => open.extend(self.members(id).map(|(_, value)| value)),
                Node::Literal(_) | Node::Number(_) | Node::String(_) => {}
            }
        }
    }

    /// The names of an object's members, as JSON text without quotes.
    pub(crate) fn names(&self, object: Id) -> Vec<String> {
        self.members(object).map(|(name, _)| name.to_owned()).collect()
    }
}
