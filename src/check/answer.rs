//! What a server answered, read for an edit: a JSON document, in its envelope or alone.

use crate::json::limits::{MAX_BYTES, MAX_DEPTH};
use crate::json::tree::{Id, Node, Read, Tree};
use crate::report::{Fault, Issue, Path, Report, Severity, Step, shared};
use crate::table::{Answer, Field, Kind, Options};

/// Adds a document to a tree. `place` names it in the report.
///
/// # Errors
/// `json_syntax` `duplicate_key` `too_deep` `too_long`
pub(crate) fn read<'a>(tree: &mut Tree<'a>, document: &'a str, place: &'static str) -> Result<Id, Report> {
    static DOCUMENT: Field = Field::kind("document", &Kind::Json(None));
    if document.len() <= MAX_BYTES
        && let Ok(Read { root, may_have_duplicates }) = tree.read_text(document)
        && tree.depth() <= MAX_DEPTH
        && (!may_have_duplicates || DOCUMENT.check(document, &Options::DEFAULT).ok())
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
            document = self.envelope.first().and_then(|name| tree.non_null_member(root, name));
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
