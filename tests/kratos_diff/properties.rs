//! Diffs of generated documents: what they make, and what they never touch.

use super::*;
use identity_patch::tree::{Id, Node};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A document that can be edited, with names and leaves as JSON text.
#[derive(Clone, Debug)]
enum Document {
    Leaf(&'static str),
    List(Vec<Document>),
    Object(Vec<(&'static str, Document)>),
}

use Document::{Leaf, List, Object};

const NAMES: &[&str] =
    &[r#""a""#, r#""b""#, r#""a/b""#, r#""m~n""#, r#""""#, r#""0""#, r#""-""#, r#""\ud800""#, r#""\"\\é""#];

const LEAVES: &[&str] =
    &["null", "true", "1", "1.0", "10e-1", "2", "-0", r#""""#, r#""\udfff""#, r#""\u00e9""#, r#""é""#, "[]", "{}"];

impl Document {
    fn write(&self) -> String {
        match self {
            Leaf(text) => (*text).into(),
            List(items) => format!("[{}]", items.iter().map(Self::write).collect::<Vec<_>>().join(",")),
            Object(members) => {
                let member = |(name, value): &(&str, Self)| format!("{name}:{}", value.write());
                format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
            }
        }
    }

    /// Goes down as long as the way leads, and changes, adds or removes what is there.
    fn edit(&mut self, way: &[Index], kind: u8, name: &'static str, fresh: Self) {
        let Some((first, way)) = way.split_first() else {
            return match (self, kind) {
                (List(items), 0) => items.push(fresh),
                (List(items), 1) => items.insert(0, fresh),
                (List(items), 2) => drop(items.pop()),
                (List(items), 3) if items.len() > 1 => items.rotate_left(1),
                (Object(members), 0 | 1) if members.iter().all(|(known, _)| *known != name) => {
                    members.push((name, fresh));
                }
                (Object(members), 2) => drop(members.pop()),
                (Object(members), 3) => members.reverse(),
                (other, _) => *other = fresh,
            };
        };
        match self {
            List(items) if !items.is_empty() => {
                let at = first.index(items.len());
                items[at].edit(way, kind, name, fresh);
            }
            Object(members) if !members.is_empty() => {
                let at = first.index(members.len());
                members[at].1.edit(way, kind, name, fresh);
            }
            other => other.edit(&[], kind, name, fresh),
        }
    }
}

fn document() -> impl Strategy<Value = Document> {
    select(LEAVES).prop_map(Leaf).prop_recursive(4, 40, 6, |inner| {
        let members = prop::collection::btree_map(select(NAMES), inner.clone(), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(List),
            members.prop_map(|members| Object(members.into_iter().collect())),
        ]
    })
}

fn identity() -> impl Strategy<Value = Document> {
    let state = select(&[r#""active""#, r#""inactive""#]).prop_map(Leaf);
    let members = prop::collection::btree_map(select(NAMES), document(), 0..6);
    let traits = members.prop_map(|members| Object(members.into_iter().collect()));
    (state, traits, document(), document()).prop_map(|(state, traits, public, admin)| {
        Object(vec![
            (r#""id""#, Leaf("7")),
            (r#""state""#, state),
            (r#""traits""#, traits),
            (r#""metadata_public""#, public),
            (r#""metadata_admin""#, admin),
        ])
    })
}

/// Two identities, of which the second is mostly the first with edits below its members.
fn pair() -> impl Strategy<Value = (String, String)> {
    let way = prop::collection::vec(any::<Index>(), 1..6);
    let edit = (way, 0..5_u8, select(NAMES), document());
    let edited = (identity(), prop::collection::vec(edit, 0..6)).prop_map(|(before, edits)| {
        let mut after = before.clone();
        for (way, kind, name, fresh) in edits {
            after.edit(&way, kind, name, fresh);
        }
        (before.write(), after.write())
    });
    prop_oneof![4 => edited, 1 => (identity(), identity()).prop_map(|(before, after)| (before.write(), after.write()))]
}

/// What a member should be in the end, as the tree has it: `None` where it is null or absent.
fn wanted(tree: &Tree<'_>, before: Id, after: Id, name: &str) -> Option<Id> {
    let some = |root| tree.member(root, name).filter(|value| tree.write(*value) != "null");
    let is_bare_number = |value| matches!(tree.node(value), Node::Number(_)) && name.starts_with("metadata");
    match some(after) {
        Some(value) if is_bare_number(value) => some(before),
        None if matches!(name, "traits" | "state") => some(before),
        value => value,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_applied_is_what_was_wanted((before, after) in pair()) {
        let diff = plain(&before, &after);
        let (count, document) = applied(&before, &diff.draft);
        prop_assert_eq!(diff.changed, count > 0);
        let mut tree = Tree::default();
        let [old, new, made] = [&before, &after, &document].map(|text| tree.read(text).unwrap());
        for name in ["state", "traits", "metadata_public", "metadata_admin"] {
            let made = tree.member(made, name).filter(|value| tree.write(*value) != "null");
            match (made, wanted(&tree, old, new, name)) {
                (Some(made), Some(wanted)) => prop_assert!(tree.same(made, wanted), "{} {}", name, diff.draft),
                (made, wanted) => prop_assert_eq!(made, wanted, "{} {}", name, diff.draft),
            }
        }
        // The rest is as it was.
        prop_assert_eq!(tree.member(made, "id").map(|id| tree.write(id)), Some("7".into()));
    }

    #[test]
    fn operations_are_such_as_the_server_takes((before, after) in pair()) {
        let draft = plain(&before, &after).draft;
        let mut tree = Tree::default();
        let list = tree.read(&draft).unwrap();
        for operation in tree.items(list) {
            let [op, path] = ["op", "path"].map(|name| tree.write(tree.member(operation, name).unwrap()));
            prop_assert!([r#""add""#, r#""remove""#, r#""replace""#].contains(&&*op), "{}", draft);
            let first = path.trim_matches('"').split('/').nth(1).unwrap();
            prop_assert!(["state", "traits", "metadata_public", "metadata_admin"].contains(&first), "{}", draft);
            prop_assert!(!path.contains("//"), "an empty name is gone through: {}", draft);
            let is_root = path.bytes().filter(|byte| *byte == b'/').count() == 1;
            prop_assert!(op != r#""remove""# || !is_root, "{}", draft);
        }
    }

    #[test]
    fn nothing_is_to_be_done_between_equals(identity in identity()) {
        let text = identity.write();
        let diff = plain(&text, &text);
        prop_assert_eq!((&*diff.draft, diff.changed), ("[]", false));
    }
}
