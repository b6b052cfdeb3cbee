//! A document beside a schema.
//!
//! An issue stands where a rule fails that asks for no other schema: of `anyOf`, where each part fails. Where the type is
//! wrong, nothing else is said of a value.

use std::collections::HashSet;

use super::codes::{
    ABOVE, BELOW, COSTLY, EXCLUDED, NEVER, NONE_OF, NOT_ABOVE, NOT_BELOW, NOT_CONST, NOT_ENCODED, NOT_FORMAT,
    NOT_IN_ENUM, NOT_MULTIPLE, NOT_PATTERN, SEVERAL_OF,
};
use super::content;
use super::extension::Address;
use super::format::{Format, Verdict};
use super::node::{At, Bound, Counts, Keyword, Keywords, Rules, Schema, Type};
use super::number::{compare, is_multiple};
use super::pattern::{Kind, Pattern};
use crate::check::answer;
use crate::json::Number;
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Code, Fault, Issue, Path, Report, Severity, Step, Unit, shared};
use crate::table::Options;

/// How many schemas are held against values, beside [`STEPS_A_VALUE`] for each value: then the check ends with an error.
/// A limit of our own, for schemas that nobody has read.
const STEPS: usize = 1_000_000;

/// The steps that each value adds.
const STEPS_A_VALUE: usize = 50;

/// How deep values and schemas may be within one another. A limit of our own, for the check recurses: what is deeper is an
/// error. A meta-schema takes six steps for each level of a schema, which may have [`MAX_NESTING`](super::MAX_NESTING).
const MAX_RECURSION: usize = 500;

impl Schema {
    /// Says what of a document, given as JSON text, the schema refuses: the document that it describes, for an identity schema
    /// `{"traits":{…}}`. An issue's `params.rule` says which rule of the schema it is about.
    ///
    /// ```
    /// use identity_patch::Options;
    /// use identity_patch::schema::{Dialect, Schema, Settings};
    ///
    /// let schema = Schema::new(r#"{"items": {"maximum": 2}}"#, &Settings::new(Dialect::Draft07))?;
    /// let report = schema.check("[1, 3]", &Options::DEFAULT);
    /// assert_eq!(report.issues[0].to_string(), "error schema_maximum /1 must be at most 2");
    /// assert_eq!(report.issues[0].params.rule.as_deref(), Some("#/items/maximum"));
    /// # Ok::<(), identity_patch::Report>(())
    /// ```
    #[must_use]
    pub fn check(&self, document: &str, options: &Options) -> Report {
        let mut tree = Tree::default();
        let root = match answer::read(&mut tree, document, "document") {
            Ok(root) => root,
            Err(mut report) => {
                report.issues.iter_mut().for_each(|issue| issue.params.place = None);
                return report;
            }
        };
        let mut report = Report::default();
        for issue in self.findings(&mut tree, root) {
            report.push(issue, options.max_issues);
        }
        options.finish(report)
    }

    /// The same, of a value in a tree.
    pub(super) fn findings<'a>(&'a self, tree: &mut Tree<'a>, value: Id) -> Vec<Issue> {
        self.walk(tree, value).0
    }

    /// The addresses and identifiers among the traits of a document that the schema allows, as the server keeps them, each
    /// once. Of another document, none.
    ///
    /// ```
    /// use identity_patch::schema::{Dialect, Schema, Settings, Use};
    ///
    /// let identity = r#"{"items": {"ory.sh/kratos": {"credentials": {"password": {"identifier": true}}}}}"#;
    /// let schema = Schema::new(identity, &Settings::new(Dialect::Kratos))?;
    /// let addresses = schema.addresses(r#"["Ann"]"#);
    /// assert_eq!((&*addresses[0].value, addresses[0].purpose), ("ann", Use::Identifier));
    /// # Ok::<(), identity_patch::Report>(())
    /// ```
    #[must_use]
    pub fn addresses(&self, document: &str) -> Vec<Address> {
        let mut tree = Tree::default();
        let Ok(root) = answer::read(&mut tree, document, "document") else { return Vec::new() };
        let (found, mut addresses) = self.walk(&mut tree, root);
        if found.iter().any(|issue| issue.severity == Severity::Error) {
            return Vec::new();
        }
        let mut known = HashSet::new();
        addresses.retain(|Address { value, via, purpose, .. }| known.insert((value.clone(), *via, *purpose)));
        addresses
    }

    /// What is wrong with a value, and the addresses that were met.
    fn walk<'a>(&'a self, tree: &mut Tree<'a>, value: Id) -> (Vec<Issue>, Vec<Address>) {
        let constants = tree.read(&self.constants).map(|list| tree.items(list).collect()).unwrap_or_default();
        let steps = STEPS.saturating_add(tree.len().saturating_mul(STEPS_A_VALUE));
        let mut check = Check {
            schema: self,
            tree,
            constants,
            path: Path::default(),
            found: Vec::new(),
            addresses: Vec::new(),
            quiet: 0,
            depth: 0,
            steps,
            ended: None,
        };
        check.value(self.root, value);
        match check.ended {
            Some(issue) => (vec![issue], Vec::new()),
            None => (check.found, check.addresses),
        }
    }
}

pub(super) struct Check<'s, 't, 'a> {
    pub(super) schema: &'s Schema,
    pub(super) tree: &'t mut Tree<'a>,
    constants: Vec<Id>,
    pub(super) path: Path,
    pub(super) found: Vec<Issue>,
    /// Also those that were met in schemas that were tried: the server keeps them all.
    addresses: Vec<Address>,
    /// How many schemas are being tried, of which nothing is said.
    pub(super) quiet: usize,
    depth: usize,
    /// How many are left.
    steps: usize,
    /// What ended the check before its time: then nothing else counts.
    ended: Option<Issue>,
}

impl<'s> Check<'s, '_, '_> {
    /// Whether a node allows a value.
    pub(super) fn value(&mut self, at: At, value: Id) -> bool {
        if self.ended.is_some() {
            return false;
        }
        if self.steps == 0 {
            return self.end(&Fault::new(&COSTLY));
        }
        if self.depth == MAX_RECURSION {
            return self.end(&Fault::new(&shared::TOO_DEEP).limit(MAX_RECURSION, Unit::Levels, MAX_RECURSION + 1));
        }
        self.steps -= 1;
        self.depth += 1;
        let is_allowed = match &self.schema.nodes[at.0].rules {
            Rules::Always(true) => true,
            Rules::Always(false) => self.code(at, "", &NEVER),
            Rules::Reference(to) => self.value(*to, value),
            Rules::Keywords(keywords) => self.keywords(at, keywords, value),
        };
        self.depth -= 1;
        is_allowed
    }

    /// Ends the check, also where a schema is only tried: what it would have said is not known.
    fn end(&mut self, fault: &Fault) -> bool {
        let mut issue = Issue::of(Severity::Error, fault, "");
        issue.path.clone_from(&self.path);
        self.ended = Some(issue);
        false
    }

    /// The same, of which nothing is said.
    pub(super) fn quietly(&mut self, at: At, value: Id) -> bool {
        self.quiet += 1;
        let is_allowed = self.value(at, value);
        self.quiet -= 1;
        is_allowed
    }

    pub(super) fn within(&mut self, at: At, step: Step, value: Id) -> bool {
        self.path.0.push(step);
        let is_allowed = self.value(at, value);
        self.path.0.pop();
        is_allowed
    }

    fn keywords(&mut self, at: At, keywords: &'s Keywords, value: Id) -> bool {
        if !keywords.types.is_empty() && !keywords.types.iter().any(|of| self.is(*of, value)) {
            return self.wrong_type(at, &keywords.types);
        }
        let mut ok = self.fixed(at, keywords, value);
        ok &= self.format(at, keywords, value);
        ok &= self.combined(at, keywords, value);
        ok &= match self.tree.node(value) {
            Node::Literal(_) => true,
            Node::Number(number) => {
                let number = *number;
                self.number(at, keywords, number)
            }
            Node::String(text) => {
                let text = text.decode();
                self.text(at, keywords, &text)
            }
            Node::Array(_) => self.list(at, keywords, value),
            Node::Object(_) => self.object(at, keywords, value),
        };
        self.extension(at, keywords, value) && ok
    }

    fn is(&self, of: Type, value: Id) -> bool {
        match (self.tree.node(value), of) {
            (Node::Literal("null"), Type::Null)
            | (Node::Literal("true" | "false"), Type::Boolean)
            | (Node::Number(_), Type::Number)
            | (Node::String(_), Type::String)
            | (Node::Array(_), Type::Array)
            | (Node::Object(_), Type::Object) => true,
            (Node::Number(number), Type::Integer) if self.schema.dialect.integers_are_literals() => {
                !number.literal().contains(['.', 'e', 'E'])
            }
            (Node::Number(number), Type::Integer) => number.integer().is_some(),
            _ => false,
        }
    }

    fn wrong_type(&mut self, at: At, types: &[Type]) -> bool {
        if let [one] = types {
            return self.fault(at, "type", &Fault::new(&shared::WRONG_TYPE).expected(one.name()));
        }
        let names: Vec<&str> = types.iter().map(|of| of.name()).collect();
        self.said(at, "type", &shared::WRONG_TYPE, &names.join(" or "))
    }

    /// `const` and `enum`.
    fn fixed(&mut self, at: At, keywords: &Keywords, value: Id) -> bool {
        let mut ok = true;
        if let Some(constant) = keywords.constant.map(|nth| self.constants[nth])
            && !self.tree.same(value, constant)
        {
            let words = self.words(&[constant]);
            ok = self.said(at, "const", &NOT_CONST, &words);
        }
        if let Some(choices) = &keywords.choices {
            let choices: Vec<Id> = choices.iter().map(|nth| self.constants[*nth]).collect();
            if !choices.iter().any(|choice| self.tree.same(value, *choice)) {
                let words = self.words(&choices);
                ok = self.said(at, "enum", &NOT_IN_ENUM, &words);
            }
        }
        ok
    }

    /// Values of the schema, in words, where they are few and short.
    fn words(&self, constants: &[Id]) -> String {
        const MOST: usize = 200;
        if self.quiet > 0 {
            return String::new();
        }
        let mut words = Vec::new();
        let mut length = 0;
        for constant in constants {
            length += self.tree.size(*constant);
            if length > MOST {
                return String::new();
            }
            words.push(match self.tree.string(*constant) {
                Some(text) => text.decode().into_owned(),
                None => self.tree.write(*constant),
            });
        }
        words.join(", ")
    }

    fn format(&mut self, at: At, keywords: &Keywords, value: Id) -> bool {
        let Some((name, format)) = &keywords.format else { return true };
        let verdict = match self.tree.string(value) {
            Some(text) if matches!(format, Format::Regex) => {
                let read = Pattern::new(&text.decode(), self.schema.dialect.flavour());
                let is_wrong = read.is_err_and(|refusal| refusal.kind == Kind::Syntax);
                if is_wrong { Verdict::Invalid } else { Verdict::Valid }
            }
            Some(text) => format.check(&text.decode()),
            None if self.schema.dialect.formats_want_texts() => Verdict::Invalid,
            None => Verdict::Valid,
        };
        match verdict {
            Verdict::Valid => true,
            Verdict::Doubtful => {
                self.push(Severity::Warning, at, "format", &Fault::new(&NOT_FORMAT), name);
                true
            }
            Verdict::Invalid => self.said(at, "format", &NOT_FORMAT, name),
        }
    }

    fn extension(&mut self, at: At, keywords: &Keywords, value: Id) -> bool {
        let Some((extension, text)) = keywords.extension.as_ref().zip(self.tree.string(value)) else { return true };
        let text = text.decode();
        self.addresses.extend(extension.addresses(&text, &self.path));
        let mut ok = true;
        for (keyword, code, format) in extension.refusals(&text) {
            ok = self.said(at, keyword, code, format);
        }
        ok
    }

    /// The schemas that look at the same value.
    fn combined(&mut self, at: At, keywords: &'s Keywords, value: Id) -> bool {
        let mut ok = true;
        if let Some(not) = keywords.not
            && self.quietly(not, value)
        {
            ok = self.code(at, "not", &EXCLUDED);
        }
        for part in &keywords.all_of {
            ok &= self.value(*part, value);
        }
        ok &= self.any_of(at, &keywords.any_of, value);
        ok &= self.one_of(at, &keywords.one_of, value);
        if let Some(condition) = &keywords.condition {
            let then = if self.quietly(condition.test, value) { condition.then } else { condition.otherwise };
            ok &= then.is_none_or(|then| self.value(then, value));
        }
        ok
    }

    fn any_of(&mut self, at: At, parts: &[At], value: Id) -> bool {
        if parts.is_empty() || parts.iter().any(|part| self.quietly(*part, value)) {
            return true;
        }
        self.parts(at, "anyOf", &NONE_OF, parts, value)
    }

    fn one_of(&mut self, at: At, parts: &[At], value: Id) -> bool {
        let allowing = parts.iter().filter(|part| self.quietly(**part, value)).take(2).count();
        match allowing {
            _ if parts.is_empty() => true,
            0 => self.parts(at, "oneOf", &NONE_OF, parts, value),
            1 => true,
            _ => self.code(at, "oneOf", &SEVERAL_OF),
        }
    }

    /// Says why none of some schemas allows a value.
    fn parts(&mut self, at: At, keyword: &str, code: &'static Code, parts: &[At], value: Id) -> bool {
        if self.quiet == 0 {
            let before = self.found.len();
            for part in parts {
                self.value(*part, value);
            }
            if self.found.len() == before {
                self.code(at, keyword, code);
            }
        }
        false
    }

    fn number(&mut self, at: At, keywords: &Keywords, number: Number<'_>) -> bool {
        let mut ok = true;
        for Bound { keyword, limit } in &keywords.bounds {
            let order = compare(number, Number::written(limit));
            let (is_met, name, code) = match keyword {
                Keyword::Minimum => (order.is_ge(), "minimum", &BELOW),
                Keyword::ExclusiveMinimum => (order.is_gt(), "exclusiveMinimum", &NOT_ABOVE),
                Keyword::Maximum => (order.is_le(), "maximum", &ABOVE),
                Keyword::ExclusiveMaximum => (order.is_lt(), "exclusiveMaximum", &NOT_BELOW),
            };
            ok &= is_met || self.said(at, name, code, limit);
        }
        if let Some(of) = &keywords.multiple_of
            && !is_multiple(number, Number::written(of), self.schema.dialect)
        {
            ok = self.said(at, "multipleOf", &NOT_MULTIPLE, of);
        }
        ok
    }

    fn text(&mut self, at: At, keywords: &Keywords, text: &str) -> bool {
        let mut ok = true;
        let Counts { min, max } = keywords.length;
        if min.is_some() || max.is_some() {
            ok = self.counts(at, ["minLength", "maxLength"], keywords.length, Unit::Characters, text.chars().count());
        }
        if let Some(pattern) = &keywords.pattern
            && !pattern.is_match(text)
        {
            ok = self.code(at, "pattern", &NOT_PATTERN);
        }
        if let Err(keyword) = content::is_met(text, keywords.encoding.as_deref(), keywords.media_type.as_deref()) {
            ok = self.code(at, keyword, &NOT_ENCODED);
        }
        ok
    }

    pub(super) fn counts(
        &mut self,
        at: At,
        names: [&str; 2],
        Counts { min, max }: Counts,
        unit: Unit,
        actual: usize,
    ) -> bool {
        if let Some(min) = min.filter(|min| actual < *min) {
            return self.fault(at, names[0], &Fault::new(&shared::TOO_SHORT).limit(min, unit, actual));
        }
        if let Some(max) = max.filter(|max| actual > *max) {
            return self.fault(at, names[1], &Fault::new(&shared::TOO_LONG).limit(max, unit, actual));
        }
        true
    }

    pub(super) fn code(&mut self, at: At, keyword: &str, code: &'static Code) -> bool {
        self.fault(at, keyword, &Fault::new(code))
    }

    pub(super) fn fault(&mut self, at: At, keyword: &str, fault: &Fault) -> bool {
        self.push(Severity::Error, at, keyword, fault, "");
        false
    }

    pub(super) fn said(&mut self, at: At, keyword: &str, code: &'static Code, words: &str) -> bool {
        self.push(Severity::Error, at, keyword, &Fault::new(code), words);
        false
    }

    /// Notes what is wrong where the check stands: the rule, and what it allows in words.
    fn push(&mut self, severity: Severity, at: At, keyword: &str, fault: &Fault, words: &str) {
        if self.quiet > 0 {
            return;
        }
        let mut issue = Issue::of(severity, fault, "");
        issue.path.clone_from(&self.path);
        let place = &self.schema.nodes[at.0].place;
        issue.params.rule = Some(if keyword.is_empty() { place.clone() } else { format!("{place}/{keyword}") });
        issue.params.allowed = Some(words.to_owned()).filter(|words| !words.is_empty());
        self.found.push(issue);
    }
}
