//! Identities and edits of them, made at random, on the real server: the operations that turn one into the other are
//! taken, and make of it what was foretold.

use anyhow::Result;
use serde_json::{Value, json};

use crate::cache::Cache;
use crate::identities::{edited, identity};
use crate::kratos_identity::{apart, comparable};
use crate::kratos_server::Server;
use crate::random::Random;
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "Ory Kratos v1.3.1: generated edits", needs: Needs::Go, run };

const COUNT: usize = 500;

fn run(cache: &Cache) -> Result<Outcome> {
    let server = Server::start(cache)?;
    let mut random = Random::new(131);
    let verdicts = (0..COUNT).map(|nth| {
        let before = server.create(&identity(&mut random))?;
        let after = edited(&mut random, &before);
        let operations = operations(&before, &after);
        let answer = server.patch(&before["id"], &operations.to_string());
        let now = server.get(&before["id"])?;
        server.delete(&before["id"])?;
        let ours =
            json!({ "status": 200, "message": null, "identity": told(&before, &applied(&before, &operations)?) });
        let theirs = json!({ "status": answer.status, "message": answer.message(), "identity": told(&before, &now) });
        let (ours, theirs) = apart(&ours, &theirs);
        let start: String = operations.to_string().chars().take(100).collect();
        Ok((format!("{nth} {start}"), ours, theirs))
    });
    Ok(Outcome::compare(verdicts.collect::<Result<Vec<_>>>()?, &[]))
}

/// The operations that turn one identity into the other.
fn operations(before: &Value, after: &Value) -> Value {
    json!(json_patch::diff(before, after))
}

/// The identity as it is after the operations.
fn applied(before: &Value, operations: &Value) -> Result<Value> {
    let mut after = before.clone();
    json_patch::patch(&mut after, &serde_json::from_value::<json_patch::Patch>(operations.clone())?)?;
    Ok(after)
}

/// What can be foretold of an identity: its addresses only where the traits that give them are as they were, since it
/// is the identity schema that tells which do.
fn told(before: &Value, identity: &Value) -> Value {
    let mut told = comparable(identity);
    if ["email", "emails", "phone"].iter().any(|name| before["traits"].get(name) != identity["traits"].get(name)) {
        told["verifiable_addresses"] = Value::Null;
        told["recovery_addresses"] = Value::Null;
    }
    told
}
