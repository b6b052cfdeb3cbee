//! Applies a patch: the identity that the server will answer, in the form of its answer before.

use super::addresses::{self, Addresses, KEY, Taken, VERIFIED_AT};
use super::answer::ANSWER;
use super::engine::Engine;
use super::follow::{Followed, Identity, follow, is_empty};
use super::time;
use crate::edit::apply::is_nothing;
use crate::json::Text;
use crate::json::tree::{Id, Node, Tree};
use crate::report::Report;
use crate::table::{Applied, Endpoint, Options};

/// Members that the server answers as null when they are empty, and the member that it leaves out.
const NULLABLE: &[&str] = &["metadata_public", "metadata_admin", "organization_id"];
const LEFT_OUT: &str = "external_id";

/// [`Own::apply`](crate::table::Own::apply)
pub(super) fn apply(endpoint: &Endpoint, before: &str, draft: &str, options: &Options) -> Result<Applied, Report> {
    let mut tree = Tree::default();
    let (root, _) = ANSWER.read(&mut tree, before, "before")?;
    if is_nothing(draft, "[]") {
        return Ok(Applied { value: tree.write(root), warnings: Vec::new() });
    }
    let (mut report, is_json) = endpoint.check_table(draft, options);
    let identity = Identity { tree, root };
    let followed = if is_json { follow(draft, Some(Ok(identity)), options, &mut report) } else { None };
    endpoint.drop_unwanted(&mut report);
    let Some(followed) = followed else { return Err(report) };
    let mut value = String::with_capacity(before.len() + draft.len());
    write_held(followed, options, &mut value);
    Ok(Applied { value, warnings: report.warnings })
}

/// Writes the identity as the server holds it after the operations.
fn write_held(Followed { engine, before, texts }: Followed<'_>, options: &Options, json: &mut String) {
    let found = Addresses::new(&engine, before, options);
    let mut taken = found.taken(&engine.tree, options);
    if let Some(texts) = texts {
        taken.extend(found.added(&engine.tree, &texts, options).into_iter().map(|(id, taken)| (id, Some(taken))));
    }
    let times: Vec<Option<String>> =
        taken.iter().map(|(_, taken)| in_utc(&engine.tree, taken.as_ref()?.verified_at?)).collect();
    let Engine { mut tree, root, .. } = engine;
    let known = addresses::list(&tree, before).len();
    for (nth, ((address, taken), time)) in taken.into_iter().zip(&times).enumerate() {
        let address = if nth < known { address } else { add(&mut tree, before, address) };
        update(&mut tree, address, taken.unwrap_or_default(), time.as_deref());
    }
    for name in ["schema_id", "traits", "state"].iter().chain(NULLABLE) {
        match tree.member(root, name) {
            Some(value) => tree.set(before, (*name).into(), value),
            None if tree.member(before, name).is_some() => {
                let null = tree.null();
                tree.set(before, (*name).into(), null);
            }
            None => {}
        }
    }
    let external = tree.member(root, LEFT_OUT).filter(|id| !is_empty(&tree, *id));
    let external_before = tree.member(before, LEFT_OUT).filter(|id| !is_empty(&tree, *id));
    match (external, external_before) {
        (Some(value), _) => tree.set(before, LEFT_OUT.into(), value),
        (None, Some(_)) => tree.unset(before, LEFT_OUT),
        (None, None) => {}
    }
    tree.write_into(before, json);
}

/// The time as the server answers it, if it writes it in another way.
fn in_utc(tree: &Tree<'_>, time: Id) -> Option<String> {
    time::utc(&tree.string(time)?.decode())
}

/// Adds an address with the value and the channel of this entry of the patch.
fn add(tree: &mut Tree<'_>, identity: Id, named: Id) -> Id {
    let address = tree.object();
    for name in KEY {
        if let Some(value) = tree.member(named, name) {
            tree.set(address, name.into(), value);
        }
    }
    let list = tree.non_null_member(identity, addresses::NAME).unwrap_or_else(|| {
        let list = tree.list();
        tree.set(identity, addresses::NAME.into(), list);
        list
    });
    tree.insert(list, usize::MAX, address);
    address
}

/// Sets in an address what the server takes from the patched list. A time that the server would set is left unchanged.
fn update<'a>(tree: &mut Tree<'a>, address: Id, taken: Taken<'a>, utc: Option<&'a str>) {
    let Taken { verified, status, verified_at } = taken;
    let status = status.unwrap_or(Text::written(if verified { "completed" } else { "pending" }));
    change(tree, address, "verified", Node::Literal(if verified { "true" } else { "false" }));
    change(tree, address, "status", Node::String(status));
    let is_set = |time: Id| !tree.is_null(time);
    if verified && let Some(time) = verified_at {
        let time = utc.map_or(time, |utc| tree.add(Node::String(Text::written(utc))));
        tree.set(address, VERIFIED_AT.into(), time);
    } else if !verified && tree.member(address, VERIFIED_AT).is_some_and(is_set) {
        tree.unset(address, VERIFIED_AT);
    }
}

/// Sets a member, unless it already has that value.
fn change<'a>(tree: &mut Tree<'a>, object: Id, name: &'static str, node: Node<'a>) {
    let value = tree.add(node);
    if tree.member(object, name).is_none_or(|known| !tree.same(known, value)) {
        tree.set(object, name.into(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::kratos::PATCH_IDENTITY;
    use crate::provider::kratos::release::V1_3;

    const BEFORE: &str = r#"{ "id": "1", "external_id": "x", "schema_id": "default", "state": "active",
        "traits": { "n": 1.0, "big": 12345678901234567890, "tags": ["a"], "nick": null },
        "verifiable_addresses": [{ "id": "2", "value": "a@x.io", "verified": false, "via": "email", "status": "pending" },
            { "id": "3", "value": "b@x.io", "verified": true, "via": "email", "status": "completed", "verified_at": "2020-01-01T00:00:00Z" }],
        "recovery_addresses": [{ "id": "4", "value": "a@x.io", "via": "email" }],
        "metadata_public": null, "metadata_admin": { "a": 1 }, "organization_id": null, "region": "eu" }"#;

    /// Patches, each with what is replaced in the compact text of `BEFORE`, and with what.
    const ROWS: &[(&str, &[(&str, &str)])] = &[
        ("[]", &[]),
        (r#"[{"op":"add","path":"/traits/n","value":1e0}]"#, &[("1.0", "1e0")]),
        (
            r#"[{"op":"replace","path":"/traits/nick/first","value":"J"}]"#,
            &[(r#""nick":null"#, r#""nick":{"first":"J"}"#)],
        ),
        (r#"[{"op":"add","path":"/traits/tags/1/x","value":2}]"#, &[(r#"["a"]"#, r#"["a",{"x":2}]"#)]),
        (
            r#"[{"op":"replace","path":"/metadata_public","value":{"a":null}},{"op":"add","path":"/metadata_public/a/b","value":1}]"#,
            &[(r#""metadata_public":null"#, r#""metadata_public":{"a":{"b":1}}"#)],
        ),
        (r#"[{"op":"remove","path":"/metadata_admin"}]"#, &[(r#"{"a":1}"#, "null")]),
        (r#"[{"op":"remove","path":"/external_id"}]"#, &[(r#""external_id":"x","#, "")]),
        (r#"[{"op":"replace","path":"/external_id","value":""}]"#, &[(r#""external_id":"x","#, "")]),
        (
            r#"[{"op":"replace","path":"/external_id","value":"y"}]"#,
            &[(r#""external_id":"x""#, r#""external_id":"y""#)],
        ),
        (r#"[{"op":"remove","path":"/organization_id"}]"#, &[]),
        (
            r#"[{"op":"replace","path":"/verifiable_addresses/0/verified","value":true}]"#,
            &[(r#""verified":false"#, r#""verified":true"#)],
        ),
        (
            r#"[{"op":"replace","path":"/verifiable_addresses/0","value":{"value":"A@x.io","via":"email","verified":true,
                "verified_at":"2020-01-02T00:30:00+01:00"}}]"#,
            &[
                (r#""verified":false"#, r#""verified":true"#),
                (r#""status":"pending""#, r#""status":"completed","verified_at":"2020-01-01T23:30:00Z""#),
            ],
        ),
        (
            r#"[{"op":"replace","path":"/verifiable_addresses/1/verified","value":false}]"#,
            &[(r#""verified":true"#, r#""verified":false"#), (r#","verified_at":"2020-01-01T00:00:00Z""#, "")],
        ),
        (
            r#"[{"op":"remove","path":"/verifiable_addresses/1/verified_at"},{"op":"replace","path":"/verifiable_addresses/1/status","value":"sent"}]"#,
            &[(r#""completed""#, r#""sent""#)],
        ),
        (
            r#"[{"op":"add","path":"/verifiable_addresses/-","value":{"value":"z@x.io","via":"email","verified":true}},
                {"op":"remove","path":"/recovery_addresses/0"}]"#,
            &[],
        ),
    ];

    #[test]
    fn an_identity_is_answered_as_the_server_holds_it() {
        let compact = crate::json::compact(BEFORE);
        for (draft, edits) in ROWS {
            let expected = edits.iter().fold(compact.clone(), |text, (from, to)| {
                assert_eq!(text.matches(from).count(), 1, "{draft}: {from}");
                text.replace(from, to)
            });
            let applied = apply(&PATCH_IDENTITY, BEFORE, draft, &Options::DEFAULT).unwrap();
            assert_eq!(applied.value, expected, "{draft}");
        }
    }

    #[test]
    fn an_address_that_comes_with_the_traits_is_taken_from_the_patch() {
        let before = |list: &str| format!(r#"{{"traits":{{"email":"a@x.io"}}{list}}}"#);
        let old = r#"{"value":"a@x.io","via":"email","verified":true,"status":"completed","verified_at":"2020-01-01T00:00:00Z"}"#;
        let new = r#"{"value":"n@x.io","via":"email","verified":true,"status":"completed"}"#;
        let edit = r#"{"op":"replace","path":"/traits/email","value":"n@x.io"}"#;
        let with_old = format!(r#","verifiable_addresses":[{old}]"#);
        // The old one goes, which is only known with the identity schema.
        let draft = format!(r#"[{edit},{{"op":"add","path":"/verifiable_addresses/0","value":{new}}}]"#);
        let applied = apply(&PATCH_IDENTITY, &before(&with_old), &draft, &Options::DEFAULT).unwrap();
        assert!(applied.value.ends_with(&format!("[{old},{new}]}}")), "{}", applied.value);
        // Without a list, this is the list; and one that no trait backs is none.
        let draft = format!(r#"[{edit},{{"op":"add","path":"/verifiable_addresses","value":[{new},{old}]}}]"#);
        let applied = apply(&PATCH_IDENTITY, &before(""), &draft, &Options::DEFAULT).unwrap();
        assert!(applied.value.ends_with(&format!(r#""verifiable_addresses":[{new}]}}"#)), "{}", applied.value);
    }

    /// Seen on v1.3.1.
    #[test]
    fn an_old_server_keeps_what_an_address_lacks() {
        let [latest, old] = [Options::DEFAULT, Options::DEFAULT.with(V1_3)];
        let before = |address: &str| {
            format!(r#"{{"traits":{{}},"verifiable_addresses":[{{"value":"a","via":"email",{address}}}]}}"#)
        };
        let verified = r#""verified":true,"status":"completed","verified_at":"2020-01-01T00:00:00Z""#;
        let refused = "kratos_address_reset";
        for (was, given, on_latest, on_old) in [
            (verified, "", refused, verified),
            (verified, r#","verified":null"#, refused, verified),
            (
                verified,
                r#","verified":false,"status":null"#,
                r#""verified":false,"status":"pending""#,
                r#""verified":false,"status":"completed""#,
            ),
            (
                verified,
                r#","verified":false,"status":"""#,
                r#""verified":false,"status":"pending""#,
                r#""verified":false,"status":"pending""#,
            ),
            (
                r#""verified":false,"status":"pending""#,
                r#","verified":true"#,
                r#""verified":true,"status":"completed""#,
                r#""verified":true,"status":"pending""#,
            ),
        ] {
            let address = format!(r#"[{{"value":"a","via":"email"{given}}}]"#);
            let draft = format!(r#"[{{"op":"replace","path":"/verifiable_addresses","value":{address}}}]"#);
            for (options, expected) in [(&latest, on_latest), (&old, on_old)] {
                let value = apply(&PATCH_IDENTITY, &before(was), &draft, options)
                    .map_or_else(|report| report.issues[0].code.id.into(), |applied| applied.value);
                let expected = if expected == refused { expected.into() } else { before(expected) };
                assert_eq!(value, expected, "{draft}");
            }
        }
    }

    #[test]
    fn what_the_server_refuses_is_not_applied() {
        for (before, draft, code) in [
            (BEFORE, r#"[{"op":"remove","path":"/traits/x"}]"#, "kratos_missing"),
            (BEFORE, r#"[{"op":"remove","path":"/verifiable_addresses/1"}]"#, "kratos_address_reset"),
            ("{", "[]", "json_syntax"),
            ("[]", "[]", "wrong_type"),
            (r#"{"id":1,"id":2}"#, "[]", "duplicate_key"),
        ] {
            let report = apply(&PATCH_IDENTITY, before, draft, &Options::DEFAULT).unwrap_err();
            assert_eq!(report.issues[0].code.id, code, "{draft}");
            assert_eq!(report.issues[0].params.place.is_some(), before != BEFORE);
        }
    }
}
