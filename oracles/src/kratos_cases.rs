//! Sends the named cases of `tests/kratos/patch-cases.json`, recorded on other servers, to a real server: if both agree,
//! the recordings and the server can be trusted as test data.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::cache::Cache;
use crate::kratos_identity::{comparable, difference};
use crate::kratos_server::Server;
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "Ory Kratos v1.3.1: recorded cases", needs: Needs::Go, run };

const CASES: &str = include_str!("../../tests/kratos/patch-cases.json");

/// The release under which a case records a difference of this server.
const RELEASE: &str = "v1.3.1";

/// A case records for other releases only differences in the status or the identity; messages only for the newest release.
const KNOWN: &[Deviation] = &[
    (
        "external_id empty string clears",
        "this release knows no external_id, so that the identity cannot begin with one",
    ),
    (
        "saml credential sub-path replace",
        "this release does not know SAML and denies only /credentials: it looks for the type of the credential",
    ),
    ("region remove", "this release knows no region, and refuses to remove what is absent"),
    ("region not in enum", "this release knows no region, and ignores it"),
    ("op names are case-sensitive", "the same refusal in other words"),
    ("deny check ignores case: /ID", "this release denies only /id: the value is then not a UUID"),
    ("path through a scalar", "the same refusal in other words"),
    ("state wrong JSON type", "the same refusal, which names another type of the server's code"),
];

fn run(cache: &Cache) -> Result<Outcome> {
    let cases: Vec<Value> = serde_json::from_str(CASES)?;
    let server = Server::start(cache)?;
    // The identity whose address one case tries to take.
    server.create(&json!({ "schema_id": "quickstart", "traits": { "email": "taken@x.io" } }))?;
    // The other cases test only the engine, on a document that is not an identity.
    let cases = cases.iter().filter(|case| case["before"].is_object());
    let verdicts = cases.map(|case| {
        let name = case["name"].as_str().context("a case has a name")?;
        let (ours, theirs) = difference(&recorded(case), &served(&server, case).with_context(|| name.to_owned())?);
        Ok((name.to_owned(), ours, theirs))
    });
    Ok(Outcome::compare(verdicts.collect::<Result<Vec<_>>>()?, KNOWN))
}

/// What the case records; after a refusal the identity is unchanged.
fn recorded(case: &Value) -> Value {
    let outcome = case["differs"].get(RELEASE).unwrap_or(case);
    let after = outcome.get("after").unwrap_or(&case["before"]);
    verdict(&case["before"], &outcome["status"], &outcome["message"], after)
}

/// What the server does.
fn served(server: &Server, case: &Value) -> Result<Value> {
    let before = server.create(&creation(&case["before"]))?;
    let body = match (&case["body"], &case["patch"]) {
        (Value::String(body), _) => body.clone(),
        // The case about the body's size, one byte over 5 MiB, has no body written out.
        (_, Value::Null) => format!("[{}]", " ".repeat(5 * 1024 * 1024 - 1)),
        (_, patch) => patch.to_string(),
    };
    let answer = server.patch(&before["id"], &body);
    let after = server.get(&before["id"])?;
    server.delete(&before["id"])?;
    Ok(verdict(&before, &answer.status.into(), answer.message(), &after))
}

fn verdict(before: &Value, status: &Value, message: &Value, after: &Value) -> Value {
    json!({
        "before": comparable(before),
        "status": status,
        "message": message,
        "after": comparable(after),
        "verified_at": verified_at(after),
    })
}

/// Whether each address has a time of verification.
fn verified_at(identity: &Value) -> Vec<bool> {
    let addresses = identity["verifiable_addresses"].as_array().into_iter().flatten();
    addresses.map(|address| address["verified_at"].is_string()).collect()
}

/// The request body that creates the recorded identity.
fn creation(before: &Value) -> Value {
    let settable = ["schema_id", "state", "traits", "metadata_public", "metadata_admin", "verifiable_addresses"];
    let members = settable.iter().filter_map(|name| Some(((*name).to_owned(), before.get(*name)?.clone())));
    let mut creation: Map<_, _> = members.collect();
    if before["credentials"]["password"].is_object() {
        creation.insert("credentials".into(), json!({ "password": { "config": { "password": "a long passphrase" } } }));
    }
    creation.into()
}
