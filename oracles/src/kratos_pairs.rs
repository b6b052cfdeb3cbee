//! Random identities and edits on a real server: it accepts the operations of the diff, and the identity becomes the
//! predicted one.

use anyhow::{Error, Result, anyhow, ensure};
use identity_patch::provider::kratos::PATCH_IDENTITY;
use identity_patch::{Diff, Input, Report};
use serde_json::{Value, json};

use crate::cache::Cache;
use crate::identities::{edited, identity};
use crate::kratos_identity::{comparable, difference};
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
        let ours = json!({ "status": 200, "message": null, "identity": predictable(&before, &foretold) });
        let theirs =
            json!({ "status": answer.status, "message": answer.message(), "identity": predictable(&before, &now) });
        let (ours, theirs) = difference(&ours, &theirs);
        let start: String = body.chars().take(100).collect();
        Ok((format!("{nth} {start}"), ours, theirs))
    });
    Ok(Outcome::compare(verdicts.collect::<Result<Vec<_>>>()?, &[]))
}

/// The body of the diff from one identity to the other, checked with `before`, and the predicted identity.
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

/// The predictable part of an identity. Its addresses are only predictable if the traits are unchanged, because the
/// identity schema decides which traits give addresses.
fn predictable(before: &Value, identity: &Value) -> Value {
    let mut predictable = comparable(identity);
    if ["email", "emails", "phone"].iter().any(|name| before["traits"].get(name) != identity["traits"].get(name)) {
        predictable["verifiable_addresses"] = Value::Null;
        predictable["recovery_addresses"] = Value::Null;
    }
    predictable
}
