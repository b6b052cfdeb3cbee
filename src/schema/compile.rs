//! From a schema's text to its nodes.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::{NOT_A_SCHEMA, TOO_LARGE_SCHEMA};
use super::dialect::{Dialect, Draft};
use super::meta;
use super::node::{At, Node, Rules, Schema};
use super::reference::{resolve, split};
use crate::json::pointer;
use crate::json::tree::{self, Id, Tree};
use crate::report::{Expected, Fault, Issue, Path, Report, Severity, Step, Unit, shared};

/// The longest schema: Kratos reads no longer body, and so is sent no longer one.
pub const MAX_BYTES: usize = 1 << 20;

/// The most schemas within one, and those that it refers to. A limit of our own.
pub const MAX_NODES: usize = 50_000;

/// How deep schemas may be within one another. A limit of our own.
pub const MAX_NESTING: usize = 64;

/// How a schema is to be read, and which others it may refer to.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Settings {
    /// As whom it is read.
    pub dialect: Dialect,
    /// Schemas that it may refer to, as JSON text, each with its URI.
    pub references: Vec<(String, String)>,
}

impl Settings {
    /// Reads a schema in this dialect.
    ///
    /// ```
    /// use identity_patch::schema::{Dialect, Settings};
    ///
    /// assert!(Settings::new(Dialect::Draft07).references.is_empty());
    /// ```
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        Self { dialect, references: Vec::new() }
    }

    /// Lets it refer to a schema, given as JSON text, by its URI.
    ///
    /// ```
    /// use identity_patch::schema::{Dialect, Schema, Settings};
    ///
    /// let settings = Settings::new(Dialect::Kratos).reference("https://example.org/name", r#"{"type": "string"}"#);
    /// assert!(Schema::new(r#"{"$ref": "https://example.org/name"}"#, &settings).is_ok());
    /// ```
    #[must_use]
    pub fn reference(mut self, uri: impl Into<String>, json: impl Into<String>) -> Self {
        self.references.push((uri.into(), json.into()));
        self
    }
}

impl Schema {
    /// Reads a schema, given as JSON text.
    ///
    /// ```
    /// use identity_patch::schema::{Dialect, Schema, Settings};
    ///
    /// let report = Schema::new(r#"{"maxLength": 2.0}"#, &Settings::new(Dialect::Kratos)).err().unwrap();
    /// assert_eq!(report.issues[0].path.pointer(), "/maxLength");
    /// assert!(Schema::new(r#"{"maxLength": 2.0}"#, &Settings::new(Dialect::Draft07)).is_ok());
    /// ```
    ///
    /// # Errors
    /// A report whose paths are those of the schema: `json_syntax` `too_long` `too_deep` `schema_unreadable`
    /// `schema_reference` `schema_endless` `schema_too_large` `schema_pattern_syntax` `schema_pattern_unsupported`, and what a
    /// meta-schema finds.
    pub fn new(json: &str, settings: &Settings) -> Result<Self, Report> {
        Compiler::compile(json, settings, true)
    }

    /// The same of a meta-schema, which nothing describes but itself.
    pub(super) fn of_meta(json: &str, dialect: Dialect) -> Self {
        Compiler::compile(json, &Settings::new(dialect), false).unwrap_or_else(|_| Self {
            dialect,
            nodes: vec![Node { place: String::new(), rules: Rules::Always(true) }],
            root: At(0),
            constants: "[]".into(),
        })
    }
}

/// A text with schemas in it.
pub(super) struct Document {
    pub(super) uri: String,
    pub(super) root: Id,
    pub(super) draft: Draft,
}

/// Where a reference leads.
pub(super) struct Target {
    pub(super) document: usize,
    pub(super) schema: Id,
    /// What references in it are relative to.
    pub(super) base: String,
    pub(super) place: String,
}

/// A schema that is still to be read into its node.
struct Open {
    node: At,
    target: Target,
}

pub(super) struct Compiler<'a> {
    pub(super) dialect: Dialect,
    pub(super) tree: Tree<'a>,
    pub(super) documents: Vec<Document>,
    /// The schemas that have a name of their own: their URIs, and the documents that they are in.
    pub(super) named: BTreeMap<String, (usize, Id)>,
    pub(super) nodes: Vec<Node>,
    /// The nodes of what references lead to: by document and schema.
    known: BTreeMap<(usize, usize), At>,
    open: Vec<Open>,
    /// Whether schemas are held against their meta-schemas.
    checks: bool,
    checked: BTreeSet<usize>,
    pub(super) constants: Vec<Id>,
    pub(super) issues: Vec<Issue>,
}

/// A keyword whose value is one schema, or has several.
enum Within {
    One,
    List,
    Members,
    OneOrList,
}

/// The keywords that have schemas in them.
const WITHIN: &[(&str, Within)] = &[
    ("definitions", Within::Members),
    ("properties", Within::Members),
    ("patternProperties", Within::Members),
    ("dependencies", Within::Members),
    ("allOf", Within::List),
    ("anyOf", Within::List),
    ("oneOf", Within::List),
    ("items", Within::OneOrList),
    ("additionalItems", Within::One),
    ("additionalProperties", Within::One),
    ("contains", Within::One),
    ("propertyNames", Within::One),
    ("not", Within::One),
    ("if", Within::One),
    ("then", Within::One),
    ("else", Within::One),
];

impl<'a> Compiler<'a> {
    fn compile(json: &'a str, settings: &'a Settings, checks: bool) -> Result<Schema, Report> {
        let mut compiler = Self {
            dialect: settings.dialect,
            tree: Tree::default(),
            documents: Vec::new(),
            named: BTreeMap::new(),
            nodes: Vec::new(),
            known: BTreeMap::new(),
            open: Vec::new(),
            checks,
            checked: BTreeSet::new(),
            constants: Vec::new(),
            issues: Vec::new(),
        };
        compiler.add("", json)?;
        for (uri, json) in &settings.references {
            compiler.add(split(uri).0, json)?;
        }
        let Document { uri, root, .. } = &compiler.documents[0];
        let target = Target { document: 0, schema: *root, base: uri.clone(), place: "#".into() };
        let root = compiler.node_of(target);
        while let Some(Open { node, target }) = compiler.open.pop() {
            if compiler.is_full() {
                break;
            }
            let rules = compiler.rules(&target, 0);
            compiler.nodes[node.0].rules = rules;
        }
        compiler.find_endless();
        compiler.finish(root)
    }

    fn finish(self, root: At) -> Result<Schema, Report> {
        if !self.issues.is_empty() {
            let mut report = Report::default();
            for issue in self.issues {
                report.push(issue, usize::MAX);
            }
            return Err(report);
        }
        let constants: Vec<String> = self.constants.iter().map(|id| self.tree.write(*id)).collect();
        let constants = format!("[{}]", constants.join(","));
        Ok(Schema { dialect: self.dialect, nodes: self.nodes, root, constants })
    }

    /// Adds a document, and notes what in it has a name.
    pub(super) fn add(&mut self, uri: &str, json: &'a str) -> Result<usize, Report> {
        let fault = if json.len() > MAX_BYTES {
            Err((Fault::new(&shared::TOO_LONG).limit(MAX_BYTES, Unit::Bytes, json.len()), None))
        } else {
            let read = self.tree.read(json);
            read.map_err(|error| (Fault::new(&shared::JSON_SYNTAX).expected(error.expected), Some(error.at)))
        };
        let root = fault.map_err(|(fault, offset)| {
            let mut issue = Issue::of(Severity::Error, &fault, "");
            issue.params.offset = offset;
            Report::with(issue)
        })?;
        let draft = match self.tree.member(root, "$schema") {
            None => Draft::Seven,
            Some(named) => {
                let named = self.tree.string(named).and_then(|uri| Draft::named(&uri.decode(), self.dialect));
                named.ok_or_else(|| {
                    let mut issue = Issue::new(Severity::Error, &NOT_A_SCHEMA);
                    issue.path.0.push(Step::Name("$schema".into()));
                    issue.params.expected = Some(Expected::One("the URI of a draft that is known"));
                    Report::with(issue)
                })?
            }
        };
        self.documents.push(Document { uri: uri.into(), root, draft });
        let document = self.documents.len() - 1;
        self.name(document, root, uri, 0);
        self.named.entry(uri.into()).or_insert((document, root));
        Ok(document)
    }

    /// Notes the names of a schema and of those in it.
    fn name(&mut self, document: usize, schema: Id, base: &str, depth: usize) {
        if depth > MAX_NESTING {
            return;
        }
        let mut base = base.to_owned();
        let id = self.tree.text(schema, self.documents[document].draft.id_keyword()).map(|id| id.decode().into_owned());
        if let Some(id) = id.filter(|_| !self.ignores_siblings(schema)) {
            base = resolve(&base, &id);
            self.named.entry(base.trim_end_matches('#').into()).or_insert((document, schema));
        }
        for (keyword, within) in WITHIN {
            let Some(value) = self.tree.member(schema, keyword) else { continue };
            let values: Vec<Id> = match (within, self.tree.node(value)) {
                (Within::Members, _) => self.tree.members(value).map(|(_, value)| value).collect(),
                (Within::List | Within::OneOrList, tree::Node::Array(_)) => self.tree.items(value).collect(),
                (Within::List, _) => Vec::new(),
                (Within::One | Within::OneOrList, _) => vec![value],
            };
            for value in values {
                self.name(document, value, &base, depth + 1);
            }
        }
    }

    /// Whether `$ref` makes `$id` beside it mean nothing: draft-07, core, 8.3. To ory/jsonschema it does not.
    pub(super) fn ignores_siblings(&self, schema: Id) -> bool {
        self.dialect.rebases_pointers() && self.tree.member(schema, "$ref").is_some()
    }

    fn is_full(&mut self) -> bool {
        let is_full = self.nodes.len() > MAX_NODES;
        if is_full {
            self.refuse("#", &Fault::new(&TOO_LARGE_SCHEMA).limit(MAX_NODES, Unit::Items, self.nodes.len()));
        }
        is_full
    }

    /// Reports what is wrong at a place.
    pub(super) fn refuse(&mut self, place: &str, fault: &Fault) {
        let mut issue = Issue::of(Severity::Error, fault, "");
        issue.path = self.path(place);
        self.issues.push(issue);
    }

    /// The path of a place: a number is an index where there is a list.
    pub(super) fn path(&self, place: &str) -> Path {
        let mut at = self.documents.first().map(|document| document.root);
        let steps = place.split('/').skip(1).map(|token| {
            let name = pointer::unescape(token).into_owned();
            let index = pointer::index(&name)
                .filter(|_| at.is_some_and(|at| matches!(self.tree.node(at), tree::Node::Array(_))));
            at = at.and_then(|at| index.map_or_else(|| self.tree.member(at, &name), |index| self.tree.item(at, index)));
            index.map_or(Step::Name(name), Step::Index)
        });
        Path(steps.collect())
    }

    /// The node of what a reference leads to.
    pub(super) fn node_of(&mut self, target: Target) -> At {
        let key = (target.document, target.schema.number());
        if let Some(at) = self.known.get(&key) {
            return *at;
        }
        self.hold_against_meta(&target);
        let node = self.node(target.place.clone());
        self.known.insert(key, node);
        self.open.push(Open { node, target });
        node
    }

    fn node(&mut self, place: String) -> At {
        self.nodes.push(Node { place, rules: Rules::Always(true) });
        At(self.nodes.len() - 1)
    }

    fn hold_against_meta(&mut self, target: &Target) {
        if !self.checks || !self.checked.insert(target.schema.number()) {
            return;
        }
        let draft = self.documents[target.document].draft;
        for meta in meta::of(draft, self.dialect) {
            let mut found = meta.findings(&mut self.tree, target.schema);
            let before = self.path(&target.place);
            for issue in &mut found {
                issue.path.0.splice(0..0, before.0.iter().cloned());
            }
            self.issues.append(&mut found);
        }
    }

    /// A schema within another.
    pub(super) fn within(&mut self, outer: &Target, schema: Id, keyword: &str, depth: usize) -> At {
        let place = format!("{}/{keyword}", outer.place);
        let node = self.node(place.clone());
        if depth > MAX_NESTING {
            self.refuse(&place, &Fault::new(&shared::TOO_DEEP).limit(MAX_NESTING, Unit::Levels, depth));
        } else if !self.is_full() {
            let target = Target { document: outer.document, schema, base: outer.base.clone(), place };
            self.nodes[node.0].rules = self.rules(&target, depth);
        }
        node
    }

    fn rules(&mut self, target: &Target, depth: usize) -> Rules {
        match self.tree.node(target.schema) {
            tree::Node::Literal(literal) => Rules::Always(*literal != "false"),
            tree::Node::Object(_) => self.keywords(target, depth),
            _ => {
                self.refuse(&target.place, &Fault::new(&NOT_A_SCHEMA).expected("an object, true or false"));
                Rules::Always(true)
            }
        }
    }
}
