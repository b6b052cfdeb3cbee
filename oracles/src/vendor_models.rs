//! The vendors' models accept what we build: the request models of BioT's Python package, and the types of SlashID's browser
//! package, which has none for roles. Equals Money publishes no such package.
//!
//! Every case that is valid without options is tried. A model may accept what we refuse: none knows a length, and few a
//! format. BioT's models also say which members a request has, and which ones only an answer.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use identity_patch::Input;
use identity_patch::provider::biot::UPDATE_ORGANIZATION_USER as BIOT_USER;
use identity_patch::provider::slashid::{ADD_HANDLES, UPDATE_ATTRIBUTES, UPDATE_PERSON};
use identity_patch::table::Kind;
use identity_patch::{Endpoint, Options};
use serde_json::{Value, json};

use crate::cache::Cache;
use crate::cases;
use crate::python;
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// BioT's models.
pub(crate) const BIOT: Suite =
    Suite { name: "BioT's models (PyPI biotmed-organization-sdk 2.4.3)", needs: Needs::Python, run: biot };

/// `SlashID`'s types.
pub(crate) const SLASHID: Suite =
    Suite { name: "SlashID's types (npm @slashid/slashid 3.29.6)", needs: Needs::Registry, run: slashid };

/// BioT's package, and the library that its models are made with.
pub(crate) const BIOT_PACKAGES: &[&str] = &["biotmed-organization-sdk==2.4.3", "pydantic==2.14.4"];
const MODELS: &str = include_str!("vendor_models.py");
const TYPES: &str = include_str!("vendor_models.ts");

const NULL: &str = "the package drops a built-in's null, so that nothing can be cleared with it";
const LITERAL: &str =
    "pydantic is strict about the literal; JSON knows one kind of number, whole where it is so mathematically";
const CASE: &str = "the package writes a UUID in lower case";
const MAKING: &str =
    "CreateOrganizationUserRequest has it: set when a user is created, it is in no later request or answer";

const KNOWN: &[Deviation] = &[
    ("a name is cleared", NULL),
    ("_address is cleared", NULL),
    ("_dateOfBirth is cleared", NULL),
    ("_description is cleared", NULL),
    ("_email is cleared", NULL),
    ("_employeeId is cleared", NULL),
    ("_gender is cleared", NULL),
    ("_locale is cleared", NULL),
    ("_mfa is cleared", NULL),
    ("_phone is cleared", NULL),
    ("no locale, whatever is installed", NULL),
    ("a null in an address is doubtful", NULL),
    ("address1 of null is doubtful", NULL),
    ("address2 of null is doubtful", NULL),
    ("state of null is doubtful", NULL),
    ("zipCode of null is doubtful", NULL),
    ("minutes of null are doubtful", NULL),
    ("a whole number with a point", LITERAL),
    ("a day of minutes with a point", LITERAL),
    ("minutes with an exponent", LITERAL),
    ("an owner in upper case", CASE),
    ("/_templateId", MAKING),
];

/// A case's draft as JSON on one line, and whether it could be built.
struct Draft {
    name: String,
    json: String,
    built: bool,
}

fn biot(cache: &Cache) -> Result<Outcome> {
    let drafts = drafts(&BIOT_USER)?;
    let lines: Vec<_> = drafts.iter().map(|draft| &*draft.json).collect();
    let answers = python::run_script(cache, BIOT_PACKAGES, MODELS, &lines.join("\n"))?;
    let mut answers = answers.lines();
    let models: Vec<Models> = serde_json::from_str(answers.next().context("no answer")?)?;
    let verdicts: Vec<_> = answers.collect();
    ensure!(verdicts.len() == drafts.len(), "a verdict is missing");
    let (built, others): (Vec<_>, Vec<_>) = drafts.iter().zip(verdicts).partition(|(draft, _)| draft.built);
    ensure!(others.iter().any(|(_, verdict)| *verdict == "refused"), "the models refuse nothing");
    let built = built.into_iter().map(|(draft, verdict)| (draft.name.clone(), "sent unchanged", verdict));
    Ok(Outcome::compare(built.chain(models.iter().flat_map(members)), KNOWN))
}

/// An object of the user, and its members in a request and in an answer.
type Models = (String, BTreeSet<String>, BTreeSet<String>);

/// For each member of the models or our table: its use here and there.
fn members((parent, request, answer): &Models) -> Vec<(String, &str, &str)> {
    let all: BTreeSet<_> = request.union(answer).cloned().chain(table(parent)).collect();
    let verdicts = all.into_iter().map(|name| {
        let theirs = match (request.contains(&name), answer.contains(&name)) {
            (true, _) => "taken",
            (false, true) => "read_only",
            (false, false) => "unknown_field",
        };
        (format!("{parent}/{name}"), member_use(parent, &name), theirs)
    });
    verdicts.collect()
}

/// The members of the user, or of one of its objects, in our table.
fn table(parent: &str) -> Vec<String> {
    let Kind::Object(user) = BIOT_USER.body else { return Vec::new() };
    let object = match user.props.iter().find(|prop| prop.name == parent).map(|prop| &prop.kind) {
        Some(Kind::Object(object)) => object,
        _ => user,
    };
    object.props.iter().map(|prop| prop.name).chain(object.read_only(&Options::DEFAULT)).map(String::from).collect()
}

/// How `check` treats a member.
fn member_use(parent: &str, name: &str) -> &'static str {
    let member = json!({ name: null });
    let draft = if parent.is_empty() { member } else { json!({ parent: member }) };
    let report = BIOT_USER.check(&draft.to_string(), &Options::DEFAULT);
    let mut said = report.issues.iter().map(|issue| issue.code.id);
    said.find(|code| ["read_only", "unknown_field"].contains(code)).unwrap_or("taken")
}

/// The endpoints for which the package has types, with their names in [`TYPES`].
const TYPED: &[(&Endpoint, &str)] =
    &[(&UPDATE_PERSON, "UpdatePerson"), (&ADD_HANDLES, "AddHandles"), (&UPDATE_ATTRIBUTES, "UpdateAttributes")];

fn slashid(cache: &Cache) -> Result<Outcome> {
    let package = cache.npm("@slashid/slashid", "3.29.6")?;
    let folder = package.parent().context("the package lies in a folder")?;
    let (mut lines, mut cases) = (vec![String::from(TYPES.trim_end())], Vec::new());
    let mut at = TYPES.trim_end().lines().count();
    for (endpoint, name) in TYPED {
        for draft in drafts(endpoint)? {
            at += 1;
            lines.push(format!("export const case{at}: {name} = {};", draft.json));
            cases.push((at, *name, draft));
        }
    }
    std::fs::write(folder.join("requests.ts"), lines.join("\n"))?;
    let refused = compile(folder, "requests.ts")?;
    for (_, name) in TYPED {
        let mut own = cases.iter().filter(|(_, of, draft)| of == name && !draft.built);
        ensure!(own.any(|(at, ..)| refused.contains_key(at)), "{name} refuses nothing");
    }
    let built = cases.iter().filter(|(.., draft)| draft.built);
    let built = built.map(|(at, of, draft)| (format!("{of}: {}", draft.name), None, refused.get(at)));
    Ok(Outcome::compare(built, &[]))
}

/// The compiler's errors in a file, by line.
pub(crate) fn compile(folder: &Path, file: &str) -> Result<BTreeMap<usize, String>> {
    let compiler = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../pkg/node_modules/.bin/tsc"));
    ensure!(compiler.exists(), "pkg/package.json brings tsc: run `npm ci` in pkg");
    let mut tsc = Command::new(compiler);
    // The package's own file imports modules that it does not contain.
    tsc.args(["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", "--types", ""]);
    tsc.args(["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", file]);
    let output = String::from_utf8(tsc.current_dir(folder).output()?.stdout)?;
    // Continuation lines of an error are indented.
    let errors = output.lines().filter(|line| !line.starts_with(' ')).map(|line| {
        let place =
            line.strip_prefix(file).and_then(|rest| rest.strip_prefix('(')).and_then(|rest| rest.split_once(','));
        place.and_then(|(at, _)| Some((at.parse().ok()?, line.to_owned()))).with_context(|| line.to_owned())
    });
    errors.collect()
}

/// Every valid case of an endpoint, as it is built, and the other cases that are JSON.
fn drafts(endpoint: &'static Endpoint) -> Result<Vec<Draft>> {
    let (params, headers) = (endpoint.sample.params, endpoint.sample.headers);
    let input = params.iter().fold(Input::new(), |input, (name, value)| input.param(*name, *value));
    let input = headers.iter().fold(input, |input, (name, value)| input.header(*name, *value));
    let mut drafts = Vec::new();
    for case in &cases::rows(endpoint)? {
        let (name, text) = (case["name"].as_str().unwrap_or_default().to_owned(), cases::draft(case)?);
        if let Ok(request) = endpoint.build(&input, &text, &Options::DEFAULT) {
            drafts.push(Draft { name, json: request.body, built: true });
        } else if let Ok(value) = serde_json::from_str::<Value>(&text) {
            drafts.push(Draft { name, json: value.to_string(), built: false });
        }
    }
    ensure!(drafts.iter().any(|draft| draft.built), "{} has no case that passes", endpoint.id);
    Ok(drafts)
}
