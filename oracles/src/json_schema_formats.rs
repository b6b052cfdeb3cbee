//! JSON-Schema-Test-Suite: the formats that this package has as fields.
//!
//! `email` is RFC 5321's Mailbox (JSON Schema 2020-12, validation, 7.3.2), our default profile. Its cases distinguish the
//! other two profiles.

use anyhow::{Context, Result, ensure};
use identity_patch::Field;
use identity_patch::field::{date, email, json_pointer, uuid};
use serde_json::Value;

use crate::cache::Cache;
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite =
    Suite { name: "JSON-Schema-Test-Suite (PyPI jsonschema 4.26.0)", needs: Needs::Python, run };

/// A format, its field, and the options.
const FORMATS: &[(&str, &Field, &str)] = &[
    ("email", &email::FIELD, ""),
    ("email", &email::FIELD, r#"{"profile":"rfc5322"}"#),
    ("email", &email::FIELD, r#"{"profile":"practical"}"#),
    ("date", &date::FIELD, ""),
    ("uuid", &uuid::FIELD, ""),
    ("json-pointer", &json_pointer::FIELD, ""),
];

const DRAFTS: [&str; 2] = ["draft7", "draft2020-12"];

const ATEXT: &str = "RFC 5322's domain may hold any atext, here =";
const DTEXT: &str = "RFC 5322's domain literal may hold any text";
const QUOTED: &str = "practical takes no quoted local part";
const LITERAL: &str = "practical takes no address literal";

const KNOWN: &[Deviation] = &[
    (r#"draft2020-12 email {"profile":"rfc5322"}: an invalid domain"#, ATEXT),
    (r#"draft2020-12 email {"profile":"rfc5322"}: an invalid IPv4-address-literal"#, DTEXT),
    (r#"draft2020-12 email {"profile":"practical"}: a quoted string with a space in the local part is valid"#, QUOTED),
    (
        r#"draft2020-12 email {"profile":"practical"}: a quoted string with a double dot in the local part is valid"#,
        QUOTED,
    ),
    (r#"draft2020-12 email {"profile":"practical"}: a quoted string with a @ in the local part is valid"#, QUOTED),
    (r#"draft2020-12 email {"profile":"practical"}: an IPv4-address-literal after the @ is valid"#, LITERAL),
    (r#"draft2020-12 email {"profile":"practical"}: an IPv6-address-literal after the @ is valid"#, LITERAL),
];

fn run(cache: &Cache) -> Result<Outcome> {
    let tests = cache.sdist("jsonschema", "4.26.0")?.join("json/tests");
    let mut cases = Vec::new();
    for (format, field, options) in FORMATS {
        let before = cases.len();
        let chosen = field.read_options(options).map_err(anyhow::Error::msg)?;
        for draft in DRAFTS {
            let file = tests.join(draft).join("optional/format").join(format).with_extension("json");
            // Draft 7 does not have uuid.
            let Ok(text) = std::fs::read_to_string(&file) else { continue };
            let groups: Vec<Value> = serde_json::from_str(&text).with_context(|| file.display().to_string())?;
            let all = groups.iter().filter_map(|group| group["tests"].as_array()).flatten();
            // A value that is not a text is valid for every format.
            for case in all.filter(|case| case["data"].is_string()) {
                let what = case["description"].as_str().unwrap_or_default();
                let valid = case["valid"].as_bool().context("a case is valid or not")?;
                let ours = field.check(&case["data"].to_string(), &chosen).ok();
                cases.push((format!("{draft} {format} {options}: {what}"), ours, valid));
            }
        }
        ensure!(cases.len() > before, "the suite has no format {format}");
    }
    Ok(Outcome::compare(cases, KNOWN))
}
