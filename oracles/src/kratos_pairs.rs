//! Identities and edits of them, made at random, on the real server: the operations that turn one into the other are
//! taken, and make of it what was foretold.

use anyhow::{Error, Result, anyhow, ensure};
use identity_patch::provider::kratos::PATCH_IDENTITY;
use identity_patch::{Diff, Input, Report};
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
        let (body, foretold) = edit(&before, &after)?;
        let answer = server.patch(&before["id"], &body);
        let now = server.get(&before["id"])?;
        server.delete(&before["id"])?;
        let ours = json!({ "status": 200, "message": null, "identity": told(&before, &foretold) });
        let theirs = json!({ "status": answer.status, "message": answer.message(), "identity": told(&before, &now) });
        let (ours, theirs) = apart(&ours, &theirs);
        let start: String = body.chars().take(100).collect();
        Ok((format!("{nth} {start}"), ours, theirs))
    });
    Ok(Outcome::compare(verdicts.collect::<Result<Vec<_>>>()?, &[]))
}

/// The body that turns one identity into the other, checked beside what the server holds, and the identity afterwards.
fn edit(before: &Value, after: &Value) -> Result<(String, Value)> {
    let server = PATCH_IDENTITY.read_options(r#"{"server":"v1.3"}"#).map_err(Error::msg)?;
    let seen = json!({ "server": "v1.3", "before": before }).to_string();
    let seen = PATCH_IDENTITY.read_options(&seen).map_err(Error::msg)?;
    let refused = |what: &str, report: &Report| anyhow!("{what}: {:?}", report.issues);
    let before = before.to_string();
    let Diff { draft, report, .. } = PATCH_IDENTITY.diff(&before, &after.to_string(), &server);
    ensure!(report.ok(), refused("diff", &report));
    let input = Input::new().param("id", "9f425a8d-7efc-4768-8f23-7647a74fdf13");
    let request = PATCH_IDENTITY.build(&input, &draft, &seen).map_err(|report| refused("build", &report))?;
    let applied = PATCH_IDENTITY.apply(&before, &draft, &server).map_err(|report| refused("apply", &report))?;
    Ok((request.body, serde_json::from_str(&applied.value)?))
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
