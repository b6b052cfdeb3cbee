//! Properties of every patch of an identity, with operations of the recordings, combined and mutated.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use std::cell::Cell;
use std::sync::LazyLock;

use identity_patch::Options;
use identity_patch::provider::kratos::PATCH_IDENTITY;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

static ROWS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    include_str!("kratos/recorded.ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
});

static OPERATIONS: LazyLock<Vec<Value>> =
    LazyLock::new(|| ROWS.iter().flat_map(|row| row["patch"].as_array().unwrap()).cloned().collect());

const TOKENS: &[&str] = &["", "0", "1", "7", "00", "-", "-1", "a", "~0", "~", "\u{17F}", "verified", "value", "é/x"];
const SERVERS: &[&str] = &["latest", "v26.2", "v25.4", "v1.3"];

/// One to six operations, some with another last token.
fn patch() -> impl Strategy<Value = Value> {
    let operation = (any::<Index>(), prop::option::weighted(0.3, select(TOKENS))).prop_map(|(at, token)| {
        let mut operation = at.get(&OPERATIONS).clone();
        if let Some(token) = token
            && let Some(path) = operation["path"].as_str().map(str::to_owned)
        {
            operation["path"] = json!(format!("{path}/{token}"));
        }
        operation
    });
    prop::collection::vec(operation, 1..6).prop_map(Value::from)
}

/// The identity without the members that the paths of a patch name, down to the members of `before` one level down.
fn untouched(identity: &Value, before: &Value, patch: &Value) -> Value {
    let mut identity = identity.clone();
    for path in patch.as_array().unwrap().iter().filter_map(|operation| operation["path"].as_str()) {
        let mut tokens = path.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"));
        let (Some(first), second) = (tokens.next(), tokens.next()) else { continue };
        match (second, identity.get_mut(&first).and_then(Value::as_object_mut)) {
            (Some(second), Some(members)) if before[&first].is_object() => drop(members.remove(&second)),
            _ => drop(identity.as_object_mut().unwrap().remove(&first)),
        }
    }
    identity
}

#[test]
fn an_accepted_patch_is_applied_and_changes_nothing_else() {
    let config = ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() };
    let accepted = Cell::new(0);
    let run = TestRunner::new(config).run(&(any::<Index>(), patch(), select(SERVERS)), |(at, patch, server)| {
        let (mut before, draft) = (at.get(&ROWS)["before"].clone(), patch.to_string());
        before["id"] = json!("9f425a8d-7efc-4768-8f23-7647a74fdf13");
        let options = |options: Value| PATCH_IDENTITY.read_options(&options.to_string()).unwrap();
        let seeing = options(json!({ "server": server, "before": before }));
        let report = PATCH_IDENTITY.check(&draft, &seeing);
        let blind = PATCH_IDENTITY.check(&draft, &options(json!({ "server": server })));
        prop_assert!(blind.ok() || !report.ok(), "refused only where less is known: {:?}", blind.issues);
        for issue in report.issues.iter().chain(&report.warnings) {
            let message = issue.message();
            prop_assert!(!message.contains(['{', '[', ']']) && !message.is_empty(), "{}", message);
        }
        let applied = PATCH_IDENTITY.apply(&before.to_string(), &draft, &seeing);
        prop_assert_eq!(applied.is_ok(), report.ok());
        if let Ok(applied) = applied {
            accepted.set(accepted.get() + 1);
            assert_applied(&before, &serde_json::from_str(&applied.value).unwrap(), &patch);
        }
        Ok(())
    });
    run.unwrap();
    // About 470 are accepted, because the operations are mutated.
    assert!(accepted.get() > 350, "{}", accepted.get());
}

/// Asserts the properties of every patched identity.
fn assert_applied(before: &Value, applied: &Value, patch: &Value) {
    assert_eq!(untouched(applied, before, patch), untouched(before, before, patch), "{patch}");
    for member in ["id", "recovery_addresses"] {
        assert_eq!(applied[member], before[member], "{patch}");
    }
    let values = |identity: &Value| -> Vec<_> {
        let list = identity["verifiable_addresses"].as_array().cloned().unwrap_or_default();
        list.iter().map(|address| [address["value"].clone(), address["via"].clone()]).collect()
    };
    assert_eq!(values(applied), values(before), "{patch}");
    assert!(["active", "inactive"].contains(&applied["state"].as_str().unwrap()), "{patch}");
    assert!(applied["traits"].is_object() && !applied["metadata_public"].is_number(), "{patch}");
}

/// What a check warns about in the draft of a person, and never in that of a diff: what it leaves alone is not sent again.
fn is_never_in_a_diff(issue: &identity_patch::Issue) -> bool {
    ["sibling_dropped", "kratos_address_index", "kratos_replaces_list", "kratos_no_effect"].contains(&issue.code.id)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_diff_is_accepted_and_gives_the_edited_identity(one in any::<Index>(), other in any::<Index>(), server in select(SERVERS)) {
        let [before, meant] = [one, other].map(|at| at.get(&ROWS)["before"].clone());
        let mut after = before.clone();
        let external = if server == "v1.3" { None } else { Some("external_id") };
        for member in ["traits", "metadata_public", "metadata_admin", "state", "organization_id"].into_iter().chain(external) {
            after[member] = meant[member].clone();
        }
        let options = json!({ "server": server, "before": before }).to_string();
        let options = PATCH_IDENTITY.read_options(&options).unwrap();
        let diff = PATCH_IDENTITY.diff(&before.to_string(), &after.to_string(), &options);
        prop_assert!(diff.report.ok(), "{:?}", diff.report);
        let report = PATCH_IDENTITY.check(&diff.draft, &options);
        prop_assert!(report.ok(), "{} {:?}", diff.draft, report.issues);
        prop_assert!(!report.warnings.iter().any(is_never_in_a_diff), "{} {:?}", diff.draft, report.warnings);
        let applied = PATCH_IDENTITY.apply(&before.to_string(), &diff.draft, &options).unwrap();
        let mut applied: Value = serde_json::from_str(&applied.value).unwrap();
        if applied.get("external_id").is_none() {
            applied["external_id"] = Value::Null;
        }
        prop_assert_eq!(applied, after);
    }

    #[test]
    fn a_check_handles_mutated_text(at in any::<Index>(), patch in patch(), cut in any::<Index>(), slip in select(TOKENS)) {
        let before = at.get(&ROWS)["before"].to_string();
        let bend = |text: &str| {
            let at = (0..=cut.index(text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            format!("{}{slip}{}", &text[..at], text[at..].chars().skip(1).collect::<String>())
        };
        let mut options = Options::DEFAULT;
        options.before = Some(bend(&before).into());
        for draft in [patch.to_string(), bend(&patch.to_string())] {
            let _ = PATCH_IDENTITY.check(&draft, &options);
            let _ = PATCH_IDENTITY.from_response(400, &draft, Some(&draft), &Options::DEFAULT);
        }
    }
}

/// The smallest patch between two arbitrary documents, by the rules of RFC 6902.
mod documents {
    use identity_patch::edit::document;
    use identity_patch::json::{Reader, Token};
    use identity_patch::provider::kratos::PATCH_IDENTITY;
    use identity_patch::{Diff, Options};
    use proptest::prelude::*;
    use proptest::sample::{Index, select};
    use serde_json::{Value, json};

    /// An editable document, with names and leaves as JSON text.
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

        /// Writes its numbers differently, with the same values.
        fn rewrite(&mut self) {
            match self {
                Leaf(text) => {
                    *text = match *text {
                        "1" => "1.0",
                        "1.0" => "10e-1",
                        "10e-1" => "1",
                        "2" => "0.2E+1",
                        "-0" => "0",
                        other => other,
                    }
                }
                List(items) => items.iter_mut().for_each(Self::rewrite),
                Object(members) => members.iter_mut().for_each(|(_, value)| value.rewrite()),
            }
        }

        /// Follows the indices as far as possible, and changes, adds or removes the value there.
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

    /// Two identities; the second is mostly the first one with edits below its members.
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

    /// Two identities with a long list with many equal elements; the second one is the first with edits.
    fn long_pair() -> impl Strategy<Value = (String, String)> {
        let element = prop_oneof![
            3 => (0..60_u8, 0..3_u8).prop_map(|(id, on)| format!(r#"{{"id":{id},"name":"n{}","on":{on}}}"#, id % 7)),
            1 => select(LEAVES).prop_map(String::from),
            1 => (0..4_u8).prop_map(|number| number.to_string()),
        ];
        let edit = (0..6_u8, any::<Index>(), any::<Index>(), element.clone());
        let list = prop::collection::vec(element, 30..120);
        (list, prop::collection::vec(edit, 0..60)).prop_map(|(before, edits)| {
            let mut after = before.clone();
            for (kind, at, to, fresh) in edits {
                let [at, to] = [at, to].map(|index| index.index(after.len()));
                match kind {
                    0 => after.insert(at, fresh),
                    1 if after.len() > 1 => drop(after.remove(at)),
                    2 => after.swap(at, to),
                    3 => after[at.min(to)..at.max(to)].rotate_left(at.abs_diff(to).min(1)),
                    _ => after[at] = fresh,
                }
            }
            let [before, after] =
                [before, after].map(|list| format!(r#"{{"metadata_public":{{"list":[{}]}}}}"#, list.join(",")));
            (before, after)
        })
    }

    fn parse(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    /// Whether a value or a part of it is in the same place in the other value, or anywhere in the other list.
    fn stays(before: &Value, after: &Value) -> bool {
        match (before, after) {
            (Value::Object(before), Value::Object(after)) => {
                // Nothing within a member with an empty name can be written by itself.
                let is_kept =
                    |name: &str, value, other| if name.is_empty() { value == other } else { stays(value, other) };
                before.iter().any(|(name, value)| after.get(name).is_some_and(|other| is_kept(name, value, other)))
            }
            (Value::Array(before), Value::Array(after)) => before.iter().any(|item| after.contains(item)),
            _ => before == after,
        }
    }

    fn default_diff(before: &str, after: &str) -> Diff {
        PATCH_IDENTITY.diff(before, after, &Options::DEFAULT)
    }

    /// The number of operations in a draft, and the document that it gives.
    fn applied(before: &str, draft: &str) -> (usize, String) {
        let mut reader = Reader::new(draft);
        let (mut count, _) = (0, reader.next().unwrap());
        while let Some(token @ Token::Object) = reader.next().unwrap() {
            reader.skip(token).unwrap();
            count += 1;
        }
        (count, document::patch(before, draft).unwrap())
    }

    /// A member's JSON text: `None` if it is null or absent.
    fn member(document: &str, name: &str) -> Option<String> {
        document::get(document, &format!("/{name}")).ok().filter(|value| value != "null")
    }

    /// The expected JSON text of a member.
    fn expected(before: &str, after: &str, name: &str) -> Option<String> {
        let is_number = |text: &str| text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        match member(after, name) {
            Some(value) if is_number(&value) && name.starts_with("metadata") => member(before, name),
            None if matches!(name, "traits" | "state") => member(before, name),
            value => value,
        }
    }

    /// Whether two values are equal as RFC 6902, section 4.6, has it.
    fn same(one: &str, other: &str) -> bool {
        document::patch(one, &format!(r#"[{{"op":"test","path":"","value":{other}}}]"#)).is_ok()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_applied_diff_gives_the_expected_document((before, after) in pair()) {
            let diff = default_diff(&before, &after);
            let (count, document) = applied(&before, &diff.draft);
            prop_assert_eq!(diff.changed, count > 0);
            for name in ["state", "traits", "metadata_public", "metadata_admin"] {
                match (member(&document, name), expected(&before, &after, name)) {
                    (Some(made), Some(expected)) => prop_assert!(same(&made, &expected), "{} {}", name, diff.draft),
                    (made, expected) => prop_assert_eq!(made, expected, "{} {}", name, diff.draft),
                }
            }
            // The rest is unchanged.
            prop_assert_eq!(member(&document, "id"), Some("7".into()));
        }

        #[test]
        fn long_lists_are_edited_too((before, after) in long_pair()) {
            let diff = default_diff(&before, &after);
            let (_, document) = applied(&before, &diff.draft);
            prop_assert!(same(&document, &after), "{}", diff.draft);
        }

        #[test]
        fn only_what_was_edited_is_written((before, after) in prop_oneof![4 => pair(), 1 => long_pair()]) {
            // `serde_json` refuses lone surrogates.
            let [before, after] = [before, after].map(|text| text.replace(r"\ud800", "s").replace(r"\udfff", "t"));
            let draft = default_diff(&before, &after).draft;
            let [mut document, operations] = [&before, &draft].map(|text| parse(text));
            for operation in operations.as_array().unwrap() {
                let path = operation["path"].as_str().unwrap();
                // A member with an empty name is replaced as a whole: the server cannot resolve a path through it.
                let (is_document, ends_empty) = (path.matches('/').count() == 1, path.ends_with('/'));
                if let (Some(held), Some(value)) = (document.pointer(path), operation.get("value"))
                    && operation["op"] == "replace"
                {
                    let is_edit = held.is_object() && value.is_object() || held.is_array() && value.is_array();
                    prop_assert!(!(is_document && is_edit), "a document is sent whole: {}", draft);
                    prop_assert!(ends_empty || !is_edit || !stays(held, value), "something of it stays: {}", draft);
                }
                document = parse(&document::patch(&document.to_string(), &json!([operation]).to_string()).unwrap());
            }
        }

        #[test]
        fn operations_are_those_that_the_server_accepts((before, after) in pair()) {
            let draft = default_diff(&before, &after).draft;
            for operation in (0..).map_while(|nth| document::get(&draft, &format!("/{nth}")).ok()) {
                let [op, path] = ["op", "path"].map(|name| member(&operation, name).unwrap());
                prop_assert!([r#""add""#, r#""remove""#, r#""replace""#].contains(&&*op), "{}", draft);
                let first = path.trim_matches('"').split('/').nth(1).unwrap();
                prop_assert!(["state", "traits", "metadata_public", "metadata_admin"].contains(&first), "{}", draft);
                prop_assert!(!path.contains("//"), "an empty name is gone through: {}", draft);
                let is_root = path.bytes().filter(|byte| *byte == b'/').count() == 1;
                prop_assert!(op != r#""remove""# || !is_root, "{}", draft);
            }
            let mut options = Options::DEFAULT;
            options.before = Some(before.into());
            let report = PATCH_IDENTITY.check(&draft, &options);
            prop_assert!(!report.warnings.iter().any(super::is_never_in_a_diff), "{} {:?}", draft, report.warnings);
        }

        #[test]
        fn equal_documents_have_no_diff(mut identity in identity()) {
            let text = identity.write();
            if let Object(members) = &mut identity {
                // In the traits this can give an integer.
                members.iter_mut().filter(|(name, _)| name.contains("metadata")).for_each(|(_, value)| value.rewrite());
            }
            for after in [&text, &identity.write()] {
                let diff = default_diff(&text, after);
                prop_assert_eq!((&*diff.draft, diff.changed), ("[]", false), "{}", after);
            }
        }
    }
}
