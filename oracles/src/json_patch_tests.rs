//! json-patch-tests, the usual test suite for RFC 6902, as contained in the crate json-patch. Each case has the expected
//! document or fails; cases that the suite has disabled are run too.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use identity_patch::edit::document;
use identity_patch::json::{Reader, Token, compact};
use serde_json::Value;

use crate::cache::Cache;
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite =
    Suite { name: "json-patch-tests (crate json-patch@4.1.0)", needs: Needs::Registry, run };

fn run(_: &Cache) -> Result<Outcome> {
    let folder = Cache::krate("json-patch", "4.1.0")?.join("specs");
    let (mut cases, mut seen) = (Vec::new(), BTreeSet::new());
    for file in ["spec_tests.json", "tests.json", "revert_tests.json"] {
        let text = std::fs::read_to_string(folder.join(file)).with_context(|| file.to_owned())?;
        for (nth, case) in objects(&text).with_context(|| format!("{file} is a list of objects"))?.iter().enumerate() {
            let [document, operations] = ["doc", "patch"].map(|name| case.get(name).copied().unwrap_or_default());
            if !seen.insert([document, operations].map(compact)) {
                continue;
            }
            let expected = match (case.get("error"), case.get("expected")) {
                (Some(_), _) => None,
                // The patch has only `test` operations, which all succeed.
                (None, None) => Some(document),
                (None, Some(expected)) => Some(*expected),
            };
            let value = |text: &str| serde_json::from_str::<Value>(text);
            let ours = document::patch(document, operations).ok();
            let comment = case.get("comment").copied().unwrap_or_default();
            cases.push((
                format!("{file} {nth} {comment}"),
                ours.as_deref().map(value).transpose()?,
                expected.map(value).transpose()?,
            ));
        }
    }
    Ok(Outcome::compare(cases, &[]))
}

/// The objects of a list, with each member's JSON text, because some have a member twice.
fn objects(text: &str) -> Option<Vec<BTreeMap<String, &str>>> {
    let mut reader = Reader::new(text);
    let mut objects = Vec::new();
    reader.next().ok()?;
    while let Token::Object = reader.next().ok()?? {
        let mut members = BTreeMap::new();
        while let Token::Name(name) = reader.next().ok()?? {
            let token = reader.next().ok()??;
            let from = reader.start();
            reader.skip(token).ok()?;
            members.insert(name.decode().into_owned(), reader.slice(from, reader.end()));
        }
        objects.push(members);
    }
    Some(objects)
}
