//! Random identities and edits on a real server: it accepts the operations of the diff, and the identity becomes the
//! predicted one. Of identities with several addresses, which the server reads in any order, the addresses become those
//! that were meant.

use anyhow::{Error, Result, anyhow, ensure};
use identity_patch::provider::kratos::PATCH_IDENTITY;
use identity_patch::{Diff, Input, Report};
use serde_json::{Value, json};

use crate::cache::Cache;
use crate::identities::{addressed, edited, identity, readdressed, shuffled};
use crate::kratos_identity::{comparable, difference};
use crate::kratos_server::Server;
use crate::random::Random;
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "Ory Kratos v1.3.1: generated edits", needs: Needs::Go, run };

/// How many identities are edited, and how many of these by their addresses alone.
const COUNT: usize = 1000;
const ADDRESSED: usize = 500;

fn run(cache: &Cache) -> Result<Outcome> {
    let server = Server::start(cache)?;
    let mut random = Random::new(131);
    let mut verdicts =
        (0..ADDRESSED).map(|nth| address_verdict(&server, &mut random, nth)).collect::<Result<Vec<_>>>()?;
    let edits = verdicts.iter().filter(|(name, ..)| !name.ends_with(" []")).count();
    ensure!(edits * 2 > ADDRESSED, "only {edits} edits of addresses");
    let others = (ADDRESSED..COUNT).map(|nth| {
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
    verdicts.extend(others.collect::<Result<Vec<_>>>()?);
    Ok(Outcome::compare(verdicts, &[]))
}

/// Edits the addresses of an identity, and compares those that were meant with those that the server holds then.
fn address_verdict(server: &Server, random: &mut Random, nth: usize) -> Result<(String, Value, Value)> {
    let before = server.create(&addressed(random))?;
    let after = readdressed(random, &before);
    // Whatever the order in which they were read.
    let (body, foretold) = edit(&shuffled(random, &before), &shuffled(random, &after))?;
    let answer = server.patch(&before["id"], &body);
    let now = server.get(&before["id"])?;
    server.delete(&before["id"])?;
    let mut ours = json!({ "status": 200, "message": null, "addresses": addresses(&after) });
    let mut theirs = json!({ "status": answer.status, "message": answer.message(), "addresses": addresses(&now) });
    if before["traits"] == after["traits"] {
        ours["foretold"] = addresses(&foretold);
        theirs["foretold"] = addresses(&now);
    }
    let (ours, theirs) = difference(&ours, &theirs);
    Ok((format!("{nth} {body}"), ours, theirs))
}

/// What an administrator can edit of the addresses, sorted. A time that the server sets, it sets itself.
fn addresses(identity: &Value) -> Value {
    let members = |address: &Value| {
        let value = address["value"].as_str().unwrap_or_default().to_lowercase();
        let time = address["verified_at"].as_str().filter(|_| address["verified"] == true);
        let time = time.filter(|time| !time.contains('.'));
        json!([address["via"], value, address["verified"], address["status"], time])
    };
    let mut addresses: Vec<_> =
        identity["verifiable_addresses"].as_array().into_iter().flatten().map(members).collect();
    addresses.sort_by_key(Value::to_string);
    addresses.into()
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
