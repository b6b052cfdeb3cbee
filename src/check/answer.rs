//! What a server answered, in its envelope or alone: checked against the table of the answer, and read for an edit.

use super::walk::Walk;
use crate::json::limits::{MAX_BYTES, MAX_DEPTH};
use crate::json::tree::{Id, Node, Read, Tree};
use crate::json::{Reader, Token, decode};
use crate::report::{Fault, Issue, Path, Report, Severity, Step, shared};
use crate::table::{Answer, Endpoint, Field, Kind, Options, Rest};

impl Endpoint {
    /// Says where a server's answer is not as its document says, for mocks, tests and contract checks. `answer` is JSON
    /// text, the document in its envelope or alone.
    ///
    /// ```
    /// use identity_patch::{Options, provider::slashid};
    ///
    /// let answer = r#"{"result": {"active": "yes", "person_type": "regular", "nickname": "J"}}"#;
    /// let report = slashid::UPDATE_PERSON.check_answer(answer, &Options::DEFAULT);
    /// assert_eq!(report.issues[0].path.pointer(), "/result/active");
    /// assert_eq!(report.issues[0].code.id, "wrong_type");
    /// assert_eq!(report.warnings[0].path.pointer(), "/result/nickname");
    /// assert_eq!(report.warnings[0].code.id, "unknown_field");
    /// ```
    ///
    /// Errors: `wrong_type` `not_integer` `not_nullable` `not_one_of` and the codes of a text's field for what is of another
    /// type, choice or format than the document says; `json_syntax` `duplicate_key` `too_deep` `too_long` for what is no
    /// document. Warnings: `unknown_field` for a member that the document does not name, `number_inexact`. A member that is
    /// missing is no finding: servers leave out what is empty.
    #[must_use]
    pub fn check_answer(&self, answer: &str, options: &Options) -> Report {
        let options = options.with_empty_values();
        let object = match self.answer.envelope {
            Some(envelope) if has_any(answer, |name| envelope.props.iter().any(|prop| prop.name == name)) => envelope,
            _ => self.answer.document,
        };
        let (report, _) = Walk::of_answer(answer, &options).run(&Kind::Object(object));
        options.finish(report)
    }
}

/// Whether the object that a JSON text holds has a member whose name is wanted.
fn has_any(text: &str, wanted: impl Fn(&str) -> bool) -> bool {
    let mut reader = Reader::new(if text.len() > MAX_BYTES { "" } else { text });
    let mut next = reader.next();
    while let Ok(Some(token)) = next {
        next = match token {
            Token::Object => reader.next(),
            Token::Name(name) if wanted(&name.decode()) => return true,
            Token::Name(_) => match reader.next() {
                Ok(Some(value)) => reader.skip(value).and_then(|()| reader.next()),
                ended => ended,
            },
            _ => return false,
        };
    }
    false
}

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
    /// As [`read`]; `wrong_type` where the document is no object, `required` where an envelope has none, `foreign_answer`
    /// where it has none of the answer's members.
    pub(crate) fn read<'a>(&self, tree: &mut Tree<'a>, text: &'a str, place: &'static str) -> Result<(Id, Id), Report> {
        let (root, document) = self.read_any(tree, text, place)?;
        if self.is_foreign(tree, document) {
            let mut issue = Issue::new(Severity::Error, &shared::FOREIGN_ANSWER);
            issue.params.place = Some(place);
            return Err(Report::with(issue));
        }
        Ok((root, document))
    }

    /// The same, whatever the members of the document are.
    fn read_any<'a>(&self, tree: &mut Tree<'a>, text: &'a str, place: &'static str) -> Result<(Id, Id), Report> {
        let root = read(tree, text, place)?;
        // Where there is an envelope, as around an error too, the document is in it or nowhere.
        let mut path = Path::default();
        let mut document = Some(root);
        let envelope = self.envelope.map_or(&[][..], |envelope| envelope.props);
        if let [holder, ..] = envelope
            && envelope.iter().any(|prop| tree.member(root, prop.name).is_some())
        {
            path.0.push(Step::Name(holder.name.into()));
            document = tree.non_null_member(root, holder.name);
        }
        let fault = match document {
            Some(document) if matches!(tree.node(document), Node::Object(_)) => return Ok((root, document)),
            Some(_) => Fault::new(&shared::WRONG_TYPE).expected("object"),
            None => Fault::new(&shared::REQUIRED),
        };
        let mut issue = Issue { path, ..Issue::of(Severity::Error, &fault, "") };
        issue.params.place = Some(place);
        Err(Report::with(issue))
    }

    /// Whether a document is of another kind: it has members, and none of them tells that it is the answer. An HTTP client's
    /// response, a session and an error are such documents.
    fn is_foreign(&self, tree: &Tree<'_>, document: Id) -> bool {
        if matches!(self.document.rest, Rest::Custom(_)) {
            return false;
        }
        let mut has_unknown = false;
        for (name, value) in tree.members(document) {
            let name = decode(name);
            match self.document.props.iter().find(|prop| prop.name == name) {
                None => has_unknown = true,
                Some(prop) if self.common.contains(&prop.name) || !is_choice(tree, value, &prop.kind) => {}
                Some(_) => return false,
            }
        }
        has_unknown
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
        options: &Options,
    ) -> Result<(Id, Id), Report> {
        let read = if options.after_from_form { Self::read_any } else { Self::read };
        match (self.read(tree, before, "before"), read(self, tree, after, "after")) {
            (Ok((_, before)), Ok((_, after))) => Ok((before, after)),
            (Err(mut report), Err(mut other)) => {
                report.issues.append(&mut other.issues);
                Err(report)
            }
            (Err(report), _) | (_, Err(report)) => Err(report),
        }
    }
}

/// Whether a value is one of the choices of its row. True for a row without choices, and for null.
fn is_choice(tree: &Tree<'_>, value: Id, kind: &Kind) -> bool {
    match (kind, tree.node(value)) {
        (Kind::OneOf(choices), Node::String(text)) => choices.iter().any(|choice| text.is(choice)),
        (Kind::OneOf(_), Node::Literal("null")) => true,
        (kind, _) => !matches!(kind, Kind::OneOf(_)),
    }
}
