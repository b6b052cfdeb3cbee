//! The server's patch engine: `ApplyJSONPatch` of github.com/ory/x `jsonx` over github.com/evanphx/json-patch v5 with
//! `EnsurePathExistsOnAdd`, as observed on four releases.
//!
//! * `replace` works as `add`, unless its last token is `-` or an integer that Go's `Atoi` accepts (also `+1` and `00`). That
//!   holds for objects too.
//! * `add` creates each parent that is absent or null: a list if the next token is `-` or an integer, else an object. It
//!   uses the token without unescaping it, so a name with `~0` or `~1` is created under another name.
//! * A value cannot be added inside a null that is itself the value of an operation. It can be added inside a null of the
//!   document, or inside one within a larger value.
//!
//! Patches that the server accepts but that damage the document are refused here: lists that it creates and pads, and
//! indices that RFC 6901 does not allow. If the identity is not known, the engine knows only what the operations have set.

use super::codes::{INDEX, INDEX_RANGE, MISSING, MISSING_PARENT, NULL_PARENT, PADS_LIST, THROUGH_VALUE};
use super::draft::{MAX_INDEX, Op};
use crate::json::pointer;
use crate::json::tree::{Id, Node, Tree};
use crate::report::Code;

/// Marks an object with unknown members. No member can have this name: a quote in JSON text is escaped.
const UNKNOWN_MEMBERS: &str = "\"";

/// The document that is being patched.
pub(super) struct Engine<'a> {
    pub(super) tree: Tree<'a>,
    pub(super) root: Id,
    /// The nulls that are the value of an operation.
    nulls: Marks,
}

/// A number for each marked value of a tree.
#[derive(Default)]
pub(super) struct Marks(Vec<Option<usize>>);

impl Marks {
    pub(super) fn set(&mut self, id: Id, mark: usize) {
        if self.0.len() <= id.number() {
            self.0.resize(id.number() + 1, None);
        }
        self.0[id.number()] = Some(mark);
    }

    pub(super) fn get(&self, id: Id) -> Option<usize> {
        self.0.get(id.number()).copied().flatten()
    }
}

/// Which reference token is wrong or doubtful, and why: an error or a warning.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) code: &'static Code,
    pub(super) token: usize,
    /// The greatest index that would have been right.
    pub(super) limit: Option<usize>,
}

impl Finding {
    const fn new(code: &'static Code, token: usize) -> Self {
        Self { code, token, limit: None }
    }

    /// An index outside a list that has `count` places.
    const fn range(token: usize, count: usize) -> Self {
        Self { code: &INDEX_RANGE, token, limit: count.checked_sub(1) }
    }

    /// An index greater than [`MAX_INDEX`].
    const fn beyond_lists(token: usize) -> Self {
        Self { code: &INDEX_RANGE, token, limit: Some(MAX_INDEX) }
    }
}

/// The result of an operation.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// Whether the operation has changed the document: not if its path leads into an unknown part.
    pub(super) placed: bool,
    /// The value that was removed or replaced.
    pub(super) replaced: Option<Id>,
    /// What to warn about.
    pub(super) warning: Option<Finding>,
}

/// What a reference token leads to.
enum Child {
    Value(Id),
    Null,
    Absent,
    Unknown,
}

/// Where all reference tokens but the last lead.
enum Parent {
    Known(Id),
    /// Into an unknown value; the index of the first token below it.
    Unknown(usize),
}

impl<'a> Engine<'a> {
    /// An engine for a known document.
    pub(super) fn new(tree: Tree<'a>, root: Id) -> Self {
        Self { tree, root, nulls: Marks::default() }
    }

    /// An engine for an unknown identity: only that its traits are an object is known.
    pub(super) fn unknown() -> Self {
        let mut tree = Tree::default();
        let [root, traits] = [some_object(&mut tree), some_object(&mut tree)];
        tree.set(root, "traits".into(), traits);
        Self::new(tree, root)
    }

    /// Applies an operation. The pointer is one that `json_pointer::check` accepts, as `json::escape` writes it.
    pub(super) fn operate(&mut self, op: Op, pointer: &str, value: Option<Id>) -> Result<Done, Finding> {
        let tokens = pointer::tokens(pointer);
        let Some((last, way)) = tokens.split_last() else { return Ok(Done::default()) };
        let makes = op == Op::Add || op == Op::Replace && !is_element(last);
        if let Some(value) = value
            && self.tree.is_null(value)
        {
            self.nulls.set(value, 0);
        }
        match self.parent(&tokens, makes)? {
            Parent::Unknown(nth) => {
                // The tokens after the first index are unknown too.
                if let Some(over) = (nth..tokens.len()).find(|at| may_be_beyond_lists(tokens[*at])) {
                    return Err(Finding::beyond_lists(over));
                }
                // Most likely a list is there, unless the token is directly below the metadata or a trait.
                let max = if tokens[0] == "traits" { 2 } else { 1 };
                let likely = nth > max || tokens[0].ends_with("_addresses");
                let warning = warning(tokens[nth], makes && !likely, op == Op::Add && nth == way.len());
                Ok(Done { warning: warning.map(|code| Finding::new(code, nth)), ..Done::default() })
            }
            Parent::Known(parent) => match self.tree.node(parent) {
                Node::Object(_) => self.in_object(op, parent, last, way.len(), value),
                Node::Array(items) => {
                    let count = items.len();
                    self.in_list(op, parent, (last, way.len()), count, value)
                }
                _ => Err(Finding::new(&THROUGH_VALUE, way.len())),
            },
        }
    }

    fn in_object(&mut self, op: Op, object: Id, token: &str, nth: usize, value: Option<Id>) -> Result<Done, Finding> {
        let name = pointer::unescape(token);
        let replaced = self.tree.member(object, &name);
        let absent = replaced.is_none() && !self.is_partly_known(object);
        // A member of the identity itself may be missing because it is empty.
        let adds_anyway = absent && op == Op::Replace && nth > 0;
        if absent && (op == Op::Remove || op == Op::Replace && is_element(token)) {
            return Err(Finding::new(&MISSING, nth));
        }
        match value.filter(|_| op != Op::Remove) {
            Some(value) => self.tree.set(object, name.into_owned().into(), value),
            None => self.tree.unset(object, &name),
        }
        Ok(Done { placed: true, replaced, warning: adds_anyway.then_some(Finding::new(&MISSING, nth)) })
    }

    fn in_list(
        &mut self,
        op: Op,
        list: Id,
        (token, nth): (&str, usize),
        count: usize,
        value: Option<Id>,
    ) -> Result<Done, Finding> {
        let adds = op == Op::Add;
        let places = count + usize::from(adds);
        let index = match pointer::index(token) {
            Some(index) if index < places => index,
            Some(_) => return Err(Finding::range(nth, places)),
            None if adds && token == "-" => count,
            None => return Err(Finding::new(&INDEX, nth)),
        };
        let replaced = self.tree.item(list, index).filter(|_| !adds);
        match (op, value) {
            (Op::Add, Some(value)) => self.tree.insert(list, index, value),
            (Op::Replace, Some(value)) => self.tree.replace(list, index, value),
            _ => self.tree.remove(list, index),
        }
        Ok(Done { placed: true, replaced, warning: None })
    }

    /// Follows all reference tokens but the last. If `makes`, creates what is absent.
    fn parent(&mut self, tokens: &[&str], makes: bool) -> Result<Parent, Finding> {
        let mut at = self.root;
        for (nth, pair) in tokens.windows(2).enumerate() {
            let [token, next] = *pair else { break };
            at = match self.child(at, token, nth)? {
                Child::Value(id) => id,
                Child::Unknown if is_element(next) || may_be_beyond_lists(next) => return Ok(Parent::Unknown(nth + 1)),
                // Whatever it was, it is an object after the operation.
                Child::Unknown => {
                    let object = some_object(&mut self.tree);
                    self.tree.set(at, pointer::unescape(token).into_owned().into(), object);
                    object
                }
                Child::Null | Child::Absent if is_beyond_lists(next) => return Err(Finding::beyond_lists(nth + 1)),
                Child::Null | Child::Absent if !makes => return Err(self.missing(at, nth)),
                Child::Null | Child::Absent if is_element(next) => return Err(Finding::new(&PADS_LIST, nth + 1)),
                child => self.make(at, token, nth, &child)?,
            };
        }
        Ok(Parent::Known(at))
    }

    fn child(&self, at: Id, token: &str, nth: usize) -> Result<Child, Finding> {
        let child = match self.tree.node(at) {
            Node::Object(_) => match self.tree.member(at, &pointer::unescape(token)) {
                None if self.is_partly_known(at) => return Ok(Child::Unknown),
                child => child,
            },
            Node::Array(_) => match pointer::index(token) {
                Some(index) => self.tree.item(at, index),
                None => return Err(Finding::new(&INDEX, nth)),
            },
            _ => return Err(Finding::new(&THROUGH_VALUE, nth)),
        };
        Ok(match child {
            None => Child::Absent,
            Some(id) if !self.tree.is_null(id) => Child::Value(id),
            Some(id) if self.nulls.get(id).is_some() => return Err(Finding::new(&NULL_PARENT, nth + 1)),
            Some(_) => Child::Null,
        })
    }

    /// Creates a missing object.
    fn make(&mut self, at: Id, token: &str, nth: usize, child: &Child) -> Result<Id, Finding> {
        if token.bytes().any(|byte| byte == b'~') {
            return Err(Finding::new(&MISSING_PARENT, nth));
        }
        let object = self.tree.object();
        if let Node::Array(items) = self.tree.node(at) {
            // The server inserts before a null, and pads a gap with nulls.
            let index = pointer::index(token);
            if index.is_some_and(|index| index > MAX_INDEX) {
                return Err(Finding::range(nth, items.len()));
            }
            let next = index == Some(items.len());
            if !next || matches!(child, Child::Null) {
                return Err(Finding::new(&PADS_LIST, nth));
            }
            self.tree.insert(at, usize::MAX, object);
        } else {
            self.tree.set(at, token.to_owned().into(), object);
        }
        Ok(object)
    }

    fn missing(&self, at: Id, nth: usize) -> Finding {
        match self.tree.node(at) {
            Node::Array(items) => Finding::range(nth, items.len()),
            _ => Finding::new(&MISSING_PARENT, nth),
        }
    }

    fn is_partly_known(&self, object: Id) -> bool {
        self.tree.member(object, UNKNOWN_MEMBERS).is_some()
    }
}

/// An object with unknown members.
fn some_object(tree: &mut Tree<'_>) -> Id {
    let (object, unknown) = (tree.object(), tree.null());
    tree.set(object, UNKNOWN_MEMBERS.into(), unknown);
    object
}

/// Whether the server reads a reference token as an element of a list: `-`, or an integer.
fn is_element(token: &str) -> bool {
    token == "-" || atoi(token).is_some()
}

/// What Go's `Atoi` accepts: a 64-bit integer, which may have a sign and leading zeros.
pub(super) fn atoi(token: &str) -> Option<i64> {
    token.parse().ok()
}

/// Whether the server reads a reference token as an index greater than [`MAX_INDEX`].
fn is_beyond_lists(token: &str) -> bool {
    let is_beyond = |index: i64| u64::try_from(index).is_ok_and(|index| index > MAX_INDEX as u64);
    atoi(token).is_some_and(is_beyond)
}

/// The same if a list may be there: an index of RFC 6901 can have any number of digits.
fn may_be_beyond_lists(token: &str) -> bool {
    is_beyond_lists(token) || pointer::index(token).is_some_and(|index| index > MAX_INDEX)
}

/// What to warn about if it is unknown whether a token meets a list, null or nothing.
fn warning(token: &str, makes: bool, adds: bool) -> Option<&'static Code> {
    let is_index = pointer::index(token).is_some() || token == "-" && adds;
    match (is_index, makes) {
        (false, _) => Some(&INDEX),
        (true, true) => Some(&PADS_LIST),
        (true, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::kratos::draft;

    const DOCUMENT: &str = r#"{"Field1":"foo","Field2":["foo","bar","baz","kaz"],"Field3":{"Field1":true,"Field2":[1,2,3]},"FieldNull":null}"#;

    /// The cases of ory/x `jsonx/patch_test.go`, by the operations of `tests/kratos/patch-cases.json`: those that are done. The
    /// refused ones are rows of `tests/kratos_recordings.rs`, and of `identity`.
    #[test]
    fn orys_own_cases() {
        let cases: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/kratos/patch-cases.json")).unwrap();
        let rows = cases
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["evidence"] == "ory-x-test" && row["outcome"]["ok"] == true);
        let mut count = 0;
        for row in rows {
            let draft = row["patch"].to_string();
            let operations = draft::read_operations(&draft).unwrap();
            let [operation] = operations.as_slice() else { unreachable!() };
            let document = row["document"].to_string();
            assert_eq!(document, DOCUMENT);
            let mut tree = Tree::default();
            let root = tree.read(&document).unwrap();
            let (name, mut engine) = (row["name"].as_str().unwrap(), Engine::new(tree, root));
            let value = operation.value.map(|(value, _)| engine.tree.read(value).unwrap());
            let expected = match name {
                "jsonx: member replace" => DOCUMENT.replacen("foo", "boo", 1),
                "jsonx: array element replace" => DOCUMENT.replace(r#"["foo""#, r#"["boo""#),
                "jsonx: array append" => DOCUMENT.replace(r#""kaz"]"#, r#""kaz","boo"]"#),
                "jsonx: nested member replace" => DOCUMENT.replace("true", "false"),
                "jsonx: nested array append" => DOCUMENT.replace("3]", "3,4]"),
                "jsonx: nested array remove last" => DOCUMENT.replace(",3]", "]"),
                _ => panic!("{name}"),
            };
            let done = engine.operate(operation.op.unwrap(), &operation.pointer(), value).unwrap();
            assert!(done.placed && done.warning.is_none(), "{name}");
            assert_eq!(engine.tree.write(engine.root), expected, "{name}");
            count += 1;
        }
        assert_eq!(count, 6);
    }

    #[test]
    fn what_go_takes_for_an_element() {
        for (token, expected) in [
            ("-", true),
            ("0", true),
            ("00", true),
            ("+1", true),
            ("-1", true),
            ("9223372036854775807", true),
            ("9223372036854775808", false),
            ("-9223372036854775808", true),
            ("-9223372036854775809", false),
            ("+009223372036854775807", true),
            ("10000000000000000000", false),
            ("-+1", false),
            ("", false),
            ("+", false),
            ("1.0", false),
            (" 1", false),
            ("1_0", false),
            ("\u{663}", false),
        ] {
            assert_eq!(is_element(token), expected, "{token}");
        }
    }
}
