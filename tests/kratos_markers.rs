//! What a patch between two identities writes back: every leaf is a text that stands nowhere else, so that it is seen.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use identity_patch::Options;
use identity_patch::edit::document;
use identity_patch::provider::kratos::PATCH_IDENTITY;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// A generator that a seed determines (xorshift64*, Vigna 2016), and the number of the next leaf.
struct Marks {
    state: u64,
    next: usize,
}

impl Marks {
    fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        usize::try_from(self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % limit
    }

    /// A text that stands nowhere else; of some lengths, for a patch weighs bytes.
    fn leaf(&mut self) -> Value {
        self.next += 1;
        let rest = "x".repeat([0, 3, 40][self.below(3)]);
        json!(format!("<{}>{rest}", self.next))
    }

    /// A value of so many levels; its elements have members of one another's names.
    fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 1 } else { 4 }) {
            0 => self.leaf(),
            1 => {
                let count = self.below(6);
                (0..count).map(|_| self.value(depth - 1)).collect()
            }
            _ => {
                let mut members: Map<String, Value> = Map::new();
                for name in ["id", "b", "c", "d", "e"] {
                    if self.below(3) > 0 {
                        members.insert(name.into(), self.value(depth - 1));
                    }
                }
                members.into()
            }
        }
    }

    /// Edits about one value in so many, in place; elements come and go, and none is moved.
    fn edit(&mut self, value: &mut Value, one_in: usize, depth: usize) {
        match value {
            Value::Array(items) => {
                items.retain(|_| self.below(one_in) > 0);
                for item in items.iter_mut() {
                    self.edit(item, one_in, depth.saturating_sub(1));
                }
                let mut at = 0;
                while at <= items.len() {
                    if self.below(one_in) == 0 {
                        items.insert(at, self.value(depth.saturating_sub(1)));
                        at += 1;
                    }
                    at += 1;
                }
            }
            Value::Object(members) => {
                members.retain(|_, _| self.below(one_in) > 0);
                members.iter_mut().for_each(|(_, member)| self.edit(member, one_in, depth.saturating_sub(1)));
                if self.below(one_in) == 0 {
                    let name = ["b", "f", "g"][self.below(3)];
                    let member = self.leaf();
                    members.insert(name.into(), member);
                }
            }
            leaf if self.below(one_in) == 0 => *leaf = self.leaf(),
            _ => {}
        }
    }
}

/// The marks of the leaves.
fn marks(text: &str) -> Vec<&str> {
    text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(mark, _)| mark).collect()
}

/// Asserts that a diff writes nothing that both have, and makes the one of the other.
fn assert_unwritten(before: &Value, after: &Value, but: &[&str]) {
    let [before_text, after_text] =
        [before, after].map(|value| json!({ "metadata_admin": { "value": value } }).to_string());
    let diff = PATCH_IDENTITY.diff(&before_text, &after_text, &Options::DEFAULT);
    assert!(diff.report.is_clean(), "{:?}", diff.report);
    let patched = document::patch(&before_text, &diff.draft).unwrap();
    assert_eq!(patched.parse::<Value>().unwrap(), after_text.parse::<Value>().unwrap(), "{}", diff.draft);
    let held: std::collections::BTreeSet<_> = marks(&before_text).into_iter().collect();
    for mark in marks(&diff.draft) {
        let written_back = held.contains(mark) && !but.contains(&mark);
        assert!(!written_back, "<{mark}> is written back\n  {before}\n  {after}\n  {}", diff.draft);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_stays_is_written(seed: u64, one_in in 2..20_usize) {
        let mut marks = Marks { state: seed | 1, next: 0 };
        let before = marks.value(4);
        let mut after = before.clone();
        marks.edit(&mut after, one_in, 4);
        assert_unwritten(&before, &after, &[]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nor_in_a_long_list(seed: u64, one_in in 2..40_usize, count in 30..400_usize) {
        let mut marks = Marks { state: seed | 1, next: 0 };
        let before: Value = (0..count).map(|_| marks.value(2)).collect();
        let mut after = before.clone();
        marks.edit(&mut after, one_in, 2);
        assert_unwritten(&before, &after, &[]);
    }

    #[test]
    fn of_a_list_that_is_reordered_only_the_element_that_moves_is(seed: u64, count in 2..200_usize, edits: bool) {
        let mut random = Marks { state: seed | 1, next: 0 };
        let mut before: Vec<Value> = Vec::new();
        for _ in 0..count {
            before.push(json!({ "id": random.leaf(), "name": random.leaf(), "balance": random.leaf() }));
        }
        let mut after = before.clone();
        if edits {
            for element in &mut after {
                element["name"] = random.leaf();
            }
        }
        let [from, to] = [random.below(count), random.below(count)];
        let element = after.remove(from);
        after.insert(to, element);
        // Of two neighbours, the one as well as the other may be the one that moves.
        let moved = if from.abs_diff(to) == 1 { vec![&before[from], &before[to]] } else { vec![&before[from]] };
        let moved = moved.into_iter().map(Value::to_string).collect::<String>();
        assert_unwritten(&before.into(), &after.into(), &marks(&moved));
    }
}
