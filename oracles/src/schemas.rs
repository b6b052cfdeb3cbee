//! Compares the exported JSON Schemas with `check`, with two validators and in both dialects: on all cases of the
//! endpoints, all examples of the fields, and mutated examples.
//!
//! A schema must never refuse what `check` accepts. It may accept what `check` refuses only for listed codes, those that
//! JSON Schema cannot express.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use identity_patch::field::FIELDS;
use identity_patch::provider;
use identity_patch::table::{Field, Rule};
use identity_patch::{Endpoint, Options, Report};
use serde_json::{Value, json};
use xtask::render;
use xtask::render::schema::{Dialect, Scope, schema};

use crate::cache::Cache;
use crate::cases;
use crate::node;
use crate::random::Random;
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// With the crate jsonschema.
pub(crate) const RUST: Suite =
    Suite { name: "exported schemas (crate jsonschema@0.61.2)", needs: Needs::Registry, run: with_jsonschema };

/// With ajv in strict mode.
pub(crate) const AJV: Suite =
    Suite { name: "exported schemas (npm ajv@8.20.0)", needs: Needs::Registry, run: with_ajv };

/// The valid values of a patch depend on its paths.
const VALUE: &str = "what a value must be follows from where the path of its operation leads";
/// The valid paths of a patch depend on each other.
const WAY: &str = "where a path leads depends on the operation, and on those before it";

/// What JSON Schema cannot express: a code with its unit; after an endpoint's name if only for that endpoint.
const UNSAID: &[Deviation] = &[
    ("too_long bytes", "it counts code points, not the bytes of UTF-8 or of a value's JSON"),
    ("duplicate_key", "it judges what a text means, where one of the two members is gone already"),
    ("email_local_too_long bytes", "the length of a part behind which more follows wants a look ahead in the pattern"),
    ("email_literal", "which texts are IPv6 addresses would take a page of pattern"),
    ("json_patch_own_child", "it cannot compare two members"),
    (
        "invisible_character",
        "a pattern would have to list some 4,000 invisible characters, most of them beyond \\uFFFF",
    ),
    ("look_alike", "an organization may be named in any script, and which letters look like others is our own list"),
    ("kratos.patch_identity: wrong_type", VALUE),
    ("kratos.patch_identity: not_nullable", VALUE),
    ("kratos.patch_identity: not_one_of", VALUE),
    ("kratos.patch_identity: too_long characters", VALUE),
    ("kratos.patch_identity: empty", VALUE),
    ("kratos.patch_identity: uuid_length characters", VALUE),
    ("kratos.patch_identity: kratos_metadata_number", VALUE),
    ("kratos.patch_identity: cannot_clear", WAY),
    ("kratos.patch_identity: unknown_field", WAY),
    ("kratos.patch_identity: read_only", WAY),
    ("kratos.patch_identity: kratos_member_case", WAY),
    ("kratos.patch_identity: kratos_index", WAY),
    ("kratos.patch_identity: kratos_index_range", WAY),
    ("kratos.patch_identity: kratos_through_value", WAY),
    ("kratos.patch_identity: kratos_null_parent", WAY),
    ("kratos.patch_identity: kratos_date_time", VALUE),
];

const SCRIPT: &str = include_str!("schemas.js");

/// ajv with its dependencies.
const PACKAGES: &[&str] = &[
    "ajv@8.20.0",
    "fast-deep-equal@3.1.3",
    "fast-uri@3.1.9",
    "json-schema-traverse@1.0.0",
    "require-from-string@2.0.2",
];

const BENT: usize = 1000;

const ALPHABET: &[char] = &[
    'a', 'Z', '0', '9', '_', '.', '-', ':', '/', '~', '+', '@', '"', '\\', '[', ']', ' ', '\n', '\0', '\u{85}',
    '\u{feff}', 'é', 'ſ', '０', '😀',
];

/// A schema and its cases.
struct Subject {
    name: String,
    scope: Scope,
    schema: Value,
    cases: Vec<CheckedText>,
}

/// A text, and the codes of the errors that `check` finds in it.
struct CheckedText {
    json: String,
    refused: Vec<String>,
}

fn with_jsonschema(_: &Cache) -> Result<Outcome> {
    let subjects = subjects()?;
    let verdicts = subjects.iter().map(|Subject { name, schema, cases, .. }| {
        jsonschema::meta::validate(schema).map_err(|error| anyhow::anyhow!("{name}: {error}"))?;
        let validator = jsonschema::validator_for(schema).map_err(|error| anyhow::anyhow!("{name}: {error}"))?;
        Ok(cases.iter().map(|case| verdict(&validator, case)).collect())
    });
    let verdicts = verdicts.collect::<Result<Vec<_>>>()?;
    Ok(compare(&subjects, &verdicts))
}

/// The validator's verdict; none if `serde_json` cannot read the text: a lone surrogate, or more than 128 levels.
fn verdict(validator: &jsonschema::Validator, case: &CheckedText) -> Option<bool> {
    match serde_json::from_str(&case.json) {
        Ok(value) => Some(validator.is_valid(&value)),
        Err(_) => case.refused.contains(&String::from("json_syntax")).then_some(false),
    }
}

fn with_ajv(cache: &Cache) -> Result<Outcome> {
    let subjects = subjects()?;
    let line = |subject: &Subject| {
        let texts: Vec<_> = subject.cases.iter().map(|case| &case.json).collect();
        json!([subject.schema, texts]).to_string()
    };
    let input: Vec<_> = subjects.iter().map(line).collect();
    let answers = node::run_script(SCRIPT, &[cache.node_modules(PACKAGES)?], &input.join("\n"))?;
    let verdicts = answers.lines().map(serde_json::from_str).collect::<Result<Vec<Vec<Option<bool>>>, _>>()?;
    ensure!(verdicts.len() == subjects.len(), "an answer is missing");
    Ok(compare(&subjects, &verdicts))
}

fn compare(subjects: &[Subject], verdicts: &[Vec<Option<bool>>]) -> Outcome {
    let mut outcome = Outcome::default();
    let mut used = BTreeSet::new();
    for (subject, verdicts) in subjects.iter().zip(verdicts) {
        for (CheckedText { json, refused }, verdict) in subject.cases.iter().zip(verdicts) {
            let Some(takes) = *verdict else { continue };
            outcome.cases += 1;
            let unsaid = |code: &String| {
                UNSAID.iter().find(|(known, _)| match known.split_once(": ") {
                    Some((endpoint, known)) => subject.name.contains(endpoint) && known == code,
                    None => known == code,
                })
            };
            if takes == refused.is_empty() || takes && subject.scope == Scope::Widest {
                outcome.agreed += 1;
            } else if takes && refused.iter().all(|code| unsaid(code).is_some()) {
                outcome.explained += 1;
                used.extend(refused.iter().filter_map(unsaid).map(|(code, _)| *code));
            } else {
                let says = if takes { "takes" } else { "refuses" };
                let complaint = format!("{} {says} {json}; check refuses it for {refused:?}", subject.name);
                outcome.complaints.push(complaint.chars().take(300).collect());
            }
        }
    }
    let stale = UNSAID.iter().filter(|(code, _)| !used.contains(code));
    outcome.complaints.extend(stale.map(|(code, _)| format!("{code:?} is listed as not expressible and is not")));
    outcome
}

fn subjects() -> Result<Vec<Subject>> {
    let mut subjects = Vec::new();
    for dialect in [Dialect::Draft202012, Dialect::Draft07] {
        for field in FIELDS {
            let rows = field_rows(field)?;
            subjects.extend(by_scope(field.name, dialect, &rows)?);
        }
        for endpoint in provider::endpoints() {
            let rows = endpoint_rows(endpoint)?;
            subjects.extend(by_scope(endpoint.id, dialect, &rows)?);
            let cases = rows.into_iter().filter(|(by_default, _)| *by_default).map(|(_, case)| case).collect();
            let (name, schema) = file(endpoint, dialect)?;
            subjects.push(Subject { name, scope: Scope::Default, schema, cases });
        }
    }
    Ok(subjects)
}

/// Whether a case has no options, and the case.
type RowOf = (bool, CheckedText);

/// Compares the schema without options with the cases without options, and the widest schema with all cases.
fn by_scope(name: &str, dialect: Dialect, rows: &[RowOf]) -> Result<Vec<Subject>> {
    let scopes = [Scope::Default, Scope::Widest].into_iter().map(|scope| {
        let mut schema = schema(name, scope).context("no schema")?;
        schema["$schema"] = json!(dialect.uri());
        let held = rows.iter().filter(|(by_default, _)| *by_default || scope == Scope::Widest);
        let cases =
            held.map(|(_, CheckedText { json, refused })| CheckedText { json: json.clone(), refused: refused.clone() });
        Ok(Subject { name: format!("{name}, {dialect:?}, {scope:?}"), scope, schema, cases: cases.collect() })
    });
    scopes.collect()
}

/// The exported file.
fn file(endpoint: &Endpoint, dialect: Dialect) -> Result<(String, Value)> {
    let files = render::files();
    let path = |path: &str| path.ends_with(&format!("/{}.json", endpoint.id));
    let schemas = files.into_iter().filter(|(name, _)| path(name));
    for (name, text) in schemas {
        let schema: Value = serde_json::from_str(&text)?;
        if schema["$schema"] == dialect.uri() {
            return Ok((name, schema));
        }
    }
    anyhow::bail!("{} has no file", endpoint.id)
}

fn case(json: &str, report: &Report) -> CheckedText {
    let code = |issue: &identity_patch::Issue| match issue.params.unit {
        Some(unit) => format!("{} {}", issue.code.id, unit),
        None => issue.code.id.to_owned(),
    };
    // A byte order mark is no part of the value that a schema speaks of.
    let json = json.strip_prefix('\u{feff}').unwrap_or(json).into();
    CheckedText { json, refused: report.issues.iter().map(code).collect() }
}

fn endpoint_rows(endpoint: &Endpoint) -> Result<Vec<RowOf>> {
    let rows = cases::rows(endpoint)?;
    let rows = rows.iter().map(|row| {
        let options = row.get("options").map(Value::to_string).unwrap_or_default();
        let json = cases::draft(row)?;
        let report = endpoint.check(&json, &endpoint.read_options(&options).map_err(anyhow::Error::msg)?);
        Ok((options.is_empty(), case(&json, &report)))
    });
    rows.collect()
}

fn field_rows(field: &'static Field) -> Result<Vec<RowOf>> {
    let rows = field.doc.examples.iter().map(|row| {
        let json = match field.rule {
            Rule::Text(_) => json!(row.text()).to_string(),
            Rule::Kind(_) => row.text().into_owned(),
        };
        let report = field.check(&json, &field.read_options(row.options).map_err(anyhow::Error::msg)?);
        Ok((row.options.is_empty(), case(&json, &report)))
    });
    let mut rows = rows.collect::<Result<Vec<_>>>()?;
    if matches!(field.rule, Rule::Text(_)) {
        rows.extend(mutated(field));
    }
    Ok(rows)
}

/// The valid examples of a field with one or two mutations.
fn mutated(field: &'static Field) -> Vec<RowOf> {
    let mut random = Random::new(2020);
    let right: Vec<_> = field.doc.examples.iter().filter(|row| row.error.is_none()).collect();
    let text = |_| {
        let edits = 1 + random.below(2);
        let text = random.of(&right).text();
        let json = json!(random.mutate(&text, edits, ALPHABET)).to_string();
        let report = field.check(&json, &Options::DEFAULT);
        (true, case(&json, &report))
    };
    (0..BENT).map(text).collect()
}
