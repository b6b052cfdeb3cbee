//! What the server will hold: a draft, applied to its answer.

use crate::edit::diff::keys;
use crate::json::tree::{Id, Tree};
use crate::json::{BOM, decode};
use crate::report::Report;
use crate::table::{Applied, Edit, Endpoint, Kind, List, Options, Part};

impl Endpoint {
    /// What the server will hold once it has taken `draft`, given what it answered before, both as JSON text. A draft
    /// without members or elements changes nothing, though no request may carry it. Times that the server sets stay.
    ///
    /// ```
    /// use identity_patch::{Options, provider::slashid};
    ///
    /// let before = r#"{"result": {"person_id": "x", "handles": [{"type": "username", "value": "jane"}]}}"#;
    /// let draft = r#"[{"type": "username", "value": "jd"}]"#;
    /// let applied = slashid::ADD_HANDLES.apply(before, draft, &Options::DEFAULT).unwrap();
    /// assert!(applied.value.ends_with(r#"{"type":"username","value":"jane"},{"type":"username","value":"jd"}]}}"#));
    /// ```
    ///
    /// # Errors
    /// The report on the draft, where it has an error; the report on the answer, with `in: "before"`: `json_syntax`
    /// `duplicate_key` `too_deep` `wrong_type` `foreign_answer`.
    pub fn apply(&'static self, before: &str, draft: &str, options: &Options) -> Result<Applied, Report> {
        let applied = match &self.edit {
            Edit::Own(own) => (own.apply)(self, before, draft, options),
            _ => self.apply_table(before, draft, options),
        };
        match applied {
            Ok(Applied { value, warnings }) => {
                let report = options.finish(Report { warnings, ..Report::default() });
                if report.ok() { Ok(Applied { value, warnings: report.warnings }) } else { Err(report) }
            }
            Err(report) => Err(options.finish(report)),
        }
    }

    fn apply_table(&'static self, before: &str, draft: &str, options: &Options) -> Result<Applied, Report> {
        let mut tree = Tree::default();
        let (root, document) = self.answer.read(&mut tree, before, "before")?;
        if is_nothing(draft, self.empty_draft()) {
            return Ok(Applied { value: tree.write(root), warnings: Vec::new() });
        }
        let (mut report, draft) = self.check_beside(draft, options, (&tree, document));
        self.drop_unwanted(&mut report);
        if !report.ok() {
            return Err(report);
        }
        if let Ok(draft) = tree.read(&draft) {
            self.edit.apply_draft(&mut tree, &self.body, document, draft);
        }
        Ok(Applied { value: tree.write(root), warnings: report.warnings })
    }
}

/// Whether a draft is `nothing` but for white space: a container without children.
pub(crate) fn is_nothing(draft: &str, nothing: &str) -> bool {
    let is_space = |character: char| matches!(character, ' ' | '\t' | '\n' | '\r');
    draft
        .strip_prefix(BOM)
        .unwrap_or(draft)
        .chars()
        .filter(|character| !is_space(*character))
        .take(nothing.len() + 1)
        .eq(nothing.chars())
}

impl Edit {
    fn apply_draft(&self, tree: &mut Tree<'_>, body: &Kind, document: Id, draft: Id) {
        match (self, body) {
            (Self::Adds(part), Kind::List(list)) => {
                let known = part_of(tree, part, document, Tree::list);
                add(tree, list, known, draft);
            }
            (Self::Merges(part), _) => {
                let buckets = part_of(tree, part, document, Tree::object);
                for bucket in tree.names(draft) {
                    let Some(fresh) = tree.member(draft, &bucket) else { continue };
                    match tree.non_null_member(buckets, &bucket).filter(|known| tree.is_like(*known, fresh)) {
                        Some(known) => apply_members(tree, known, fresh, |_| true),
                        None => tree.set(buckets, bucket.into(), fresh),
                    }
                }
            }
            _ => {
                let selects = |name: &str| {
                    body.object()
                        .is_some_and(|object| object.props.iter().any(|prop| prop.selects && prop.name == name))
                };
                apply_members(tree, document, draft, |name| !selects(&decode(name)));
            }
        }
    }
}

/// The member of the answer that is edited; where the answer lacks it, a new one.
fn part_of<'a>(tree: &mut Tree<'a>, part: &Part, document: Id, make: fn(&mut Tree<'a>) -> Id) -> Id {
    let fresh = make(tree);
    let known = tree.non_null_member(document, part.name).filter(|known| tree.is_like(*known, fresh));
    known.unwrap_or_else(|| {
        tree.set(document, part.name.into(), fresh);
        fresh
    })
}

fn apply_members(tree: &mut Tree<'_>, document: Id, draft: Id, counts: impl Fn(&str) -> bool) {
    for name in tree.names(draft).into_iter().filter(|name| counts(name)) {
        if let Some(value) = tree.member(draft, &name) {
            tree.set(document, name.into(), value);
        }
    }
}

/// Adds the elements that the list does not have yet.
fn add(tree: &mut Tree<'_>, list: &List, known: Id, draft: Id) {
    let (keys_before, keys_given) = (keys(tree, list, known), keys(tree, list, draft));
    for item in keys_given.without(&keys_before).iter().filter_map(|at| tree.item(draft, *at)).collect::<Vec<_>>() {
        tree.insert(known, usize::MAX, item);
    }
}
