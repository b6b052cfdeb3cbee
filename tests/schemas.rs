//! Schemas and documents beside what the validator inside Kratos says of them (`tests/schemas/README.md`).

#![allow(missing_docs, reason = "a test")]
#![cfg(feature = "schemas")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use identity_patch::edit::document;
use identity_patch::json::{Reader, Token};
use identity_patch::provider::kratos::PATCH_IDENTITY;
use identity_patch::report::shared;
use identity_patch::schema::{Dialect, Schema, Settings};
use identity_patch::{Issue, Options};

/// The members of an object, as they are written.
fn members(line: &str) -> BTreeMap<String, &str> {
    let mut reader = Reader::new(line);
    let mut members = BTreeMap::new();
    assert!(matches!(reader.next(), Ok(Some(Token::Object))));
    while let Ok(Some(name)) = reader.next_name() {
        let token = reader.next().unwrap().unwrap();
        let from = reader.start();
        reader.skip(token).unwrap();
        members.insert(name.decode().into_owned(), reader.slice(from, reader.end()));
    }
    members
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Where an issue stands and which rule it is of, as the validator says it: a member that is missing, or too many, it reports
/// at the object.
fn place(issue: &Issue) -> String {
    let mut path = issue.path.clone();
    if [&shared::REQUIRED, &shared::UNKNOWN_FIELD].contains(&issue.code) {
        path.0.pop();
    }
    format!("#{} {}", path.pointer(), issue.params.rule.as_deref().unwrap_or_default())
}

#[test]
fn documents_are_refused_where_kratos_refuses_them() {
    let rows = fs::read_to_string("tests/schemas/dialect.ndjson").unwrap();
    let mut wrong = Vec::new();
    for line in rows.lines() {
        let row = members(line);
        let text = |name: &str| row[name].trim_matches('"').to_owned();
        let read = Schema::new(row["schema"], &Settings::new(Dialect::Kratos));
        let (verdict, found) = match &read {
            Err(_) => ("compile", BTreeSet::new()),
            Ok(schema) => {
                let report = schema.check(row["instance"], &Options::DEFAULT);
                let found: BTreeSet<String> = report.issues.iter().map(place).collect();
                (if report.ok() { "valid" } else { "invalid" }, found)
            }
        };
        let wanted: BTreeSet<String> = match row.get("at") {
            Some(list) => {
                serde_json::from_str::<Vec<String>>(list).unwrap().iter().map(|at| percent_decoded(at)).collect()
            }
            None => BTreeSet::new(),
        };
        if verdict != text("verdict") || found != wanted {
            wrong.push(format!(
                "{} {} {verdict} {:?} {wanted:?} {found:?}",
                text("name"),
                text("verdict"),
                read.as_ref().err()
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        rows.lines().count(),
        wrong[..wrong.len().min(12)].join("\n")
    );
}

/// The places in a reason that the server gives: `I[#/traits/bar] S[#/properties/…] …`, without those that only sum up others.
fn refused_places(reason: &str) -> BTreeSet<String> {
    let lines: Vec<&str> = reason.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_leaf = |nth: usize| lines.get(nth + 1).is_none_or(|next| indent(next) <= indent(lines[nth]));
    let place = |line: &str| {
        let (instance, rest) = line.trim_start().strip_prefix("I[")?.split_once("] S[")?;
        Some(format!("{} {}", percent_decoded(instance), percent_decoded(rest.split_once(']')?.0)))
    };
    (0..lines.len()).filter(|nth| is_leaf(*nth)).filter_map(|nth| place(lines[nth])).collect()
}

/// The server finds `/TRAITS` too (Go matches names without case); the patch engine here does not.
const OTHER_CASE: &str = r#""g11-1109""#;

/// What real servers said of edits of traits, with the schemas that they had.
#[test]
fn traits_are_refused_that_real_servers_refused() {
    let schemas = fs::read_to_string("tests/kratos/schemas.json").unwrap();
    let schemas: BTreeMap<String, Schema> = members(&schemas)
        .into_iter()
        .map(|(id, schema)| (id, Schema::new(schema, &Settings::new(Dialect::Kratos)).unwrap()))
        .collect();
    let rows = fs::read_to_string("tests/kratos/recorded.ndjson").unwrap();
    let (mut accepted, mut refused, mut without_schema, mut wrong) = (0, 0, 0, Vec::new());
    for line in rows.lines() {
        let row = members(line);
        let reason: String = row.get("reason").map_or_else(String::new, |reason| serde_json::from_str(reason).unwrap());
        let wanted = refused_places(&reason);
        let document = if row["status"] == "200" {
            row["after"].to_owned()
        } else if wanted.is_empty() {
            continue;
        } else {
            // As the server sees it: the document after the patch.
            let applied =
                PATCH_IDENTITY.apply(row["before"], row["patch"], &Options::DEFAULT).map(|applied| applied.value);
            // What is refused without a schema too is done all the same, to see what the schema says.
            let Ok(document) = applied.or_else(|_| document::patch(row["before"], row["patch"])) else {
                without_schema += 1;
                continue;
            };
            document
        };
        let document = members(&document);
        let id = document["schema_id"].trim_matches('"');
        // Without an id, the server takes its default.
        let schema = &schemas[if id.is_empty() { "default" } else { id }];
        let report =
            schema.check(&format!(r#"{{"traits":{}}}"#, document.get("traits").unwrap_or(&"{}")), &Options::DEFAULT);
        let found: BTreeSet<String> = report.issues.iter().map(place).collect();
        if wanted.is_empty() {
            accepted += 1;
        } else {
            refused += 1;
        }
        if found != wanted && row["name"] != OTHER_CASE {
            wrong.push(format!("{} {wanted:?} {found:?}", row["name"]));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong[..wrong.len().min(12)].join("\n"));
    // The last have pointers that no patch engine but the server's takes.
    assert_eq!((accepted, refused, without_schema), (1547, 199, 16));
}

fn kratos(schema: &str) -> Schema {
    Schema::new(schema, &Settings::new(Dialect::Kratos)).unwrap_or_else(|report| panic!("{schema}: {report}"))
}

/// Findings as `code pointer`, with what is expected behind it.
fn said(issues: &[Issue]) -> Vec<String> {
    let said = |issue: &Issue| {
        let expected = issue.params.allowed.clone().map(|allowed| format!(" {allowed}")).unwrap_or_default();
        format!("{} {}{expected}", issue.code.id, issue.path.pointer())
    };
    issues.iter().map(said).collect()
}

#[test]
fn schemas_that_cannot_be_read_say_where_and_why() {
    let nested = |depth: usize| format!("{}{{}}{}", r#"{"not":"#.repeat(depth), "}".repeat(depth));
    for (schema, wanted) in [
        ("{", "json_syntax "),
        ("[]", "wrong_type  object or boolean"),
        (r#"{"$schema":"http://json-schema.org/draft-07/schema"}"#, "schema_unreadable /$schema"),
        (r#"{"$schema":"https://json-schema.org/draft/2020-12/schema"}"#, "schema_unreadable /$schema"),
        (r#"{"maxLength":2.0}"#, "wrong_type /maxLength"),
        (
            r#"{"properties":{"a":{"type":"text"}}}"#,
            "schema_enum /properties/a/type array, boolean, integer, null, number, object, string",
        ),
        (r#"{"enum":[1,1.0]}"#, "schema_unique /enum"),
        (r##"{"$ref":"#/definitions/a"}"##, "schema_reference /$ref"),
        (r#"{"$ref":"other.json"}"#, "schema_reference /$ref"),
        (r##"{"allOf":[{"$ref":"#"}]}"##, "schema_endless /allOf/0"),
        (
            r#"{"properties":{"a":{"ory.sh/kratos":{"verify":{}}}}}"#,
            "unknown_field /properties/a/ory.sh~1kratos/verify",
        ),
        (
            r#"{"properties":{"a":{"ory.sh/kratos":{"verification":{"via":"post"}}}}}"#,
            "schema_enum /properties/a/ory.sh~1kratos/verification/via email, sms",
        ),
        (&*nested(200), "too_deep "),
    ] {
        let report = Schema::new(schema, &Settings::new(Dialect::Kratos)).err().unwrap_or_else(|| panic!("{schema}"));
        let found = said(&report.issues);
        assert!(found.iter().any(|found| found.starts_with(wanted)), "{schema}: {found:?}");
    }
    // The standard takes what Kratos does not.
    for schema in [r#"{"maxLength":2.0}"#, r#"{"$schema":"http://json-schema.org/draft-07/schema"}"#] {
        assert!(Schema::new(schema, &Settings::new(Dialect::Draft07)).is_ok(), "{schema}");
    }
}

#[test]
fn issues_stand_where_the_rule_fails() {
    for (schema, document, wanted) in [
        (r#"{"type":["string","null"]}"#, "1", &["wrong_type  string or null"][..]),
        (r#"{"required":["a","b"]}"#, r#"{"a":1}"#, &["required /b"]),
        (r#"{"properties":{"a":true},"additionalProperties":false}"#, r#"{"a":1,"b/c":2}"#, &["unknown_field /b~1c"]),
        (r#"{"properties":{"\u0061":{"type":"string"}}}"#, r#"{"a":1}"#, &["wrong_type /a"]),
        (r#"{"items":{"maximum":2.5}}"#, "[2,3]", &["schema_maximum /1 2.5"]),
        (r#"{"minLength":2}"#, r#""\ud83d\ude00""#, &["too_short "]),
        (r#"{"enum":["gold",{"a":1}]}"#, "2", &[r#"schema_enum  gold, {"a":1}"#]),
        (r#"{"anyOf":[{"type":"string"},{"minimum":3}]}"#, "2", &["wrong_type ", "schema_minimum  3"]),
        (r#"{"oneOf":[{"minimum":1},{"minimum":2}]}"#, "2", &["schema_one_of "]),
        (r#"{"uniqueItems":true}"#, r#"[{"a":[1]},{"a":[1.0]}]"#, &["schema_unique "]),
        (r#"{"type":"string","format":"email"}"#, r#""x""#, &["schema_format  email"]),
        (r#"{"format":"email"}"#, "null", &["schema_format  email"]),
        (r#"{"type":"integer"}"#, "1.0", &["wrong_type "]),
        (r#"{"dependencies":{"a":["b"]}}"#, r#"{"a":1}"#, &["required /b"]),
        (r#"{"contains":{"type":"string"}}"#, "[]", &["schema_contains "]),
        (r#"{"propertyNames":{"maxLength":1}}"#, r#"{"ab":1}"#, &["too_long /ab"]),
        (r#"{"if":{"minimum":5},"then":{"multipleOf":2},"else":false}"#, "7", &["schema_multiple  2"]),
        (
            r#"{"type":"string","ory.sh/kratos":{"verification":{"via":"sms"}}}"#,
            r#""+12025550123""#,
            &["schema_format_missing  tel"],
        ),
        (r#"{"not":{}}"#, "7", &["schema_not "]),
        (
            r##"{"properties":{"a":{"$ref":"#"}},"additionalProperties":false}"##,
            r#"{"a":{"a":{"b":1}}}"#,
            &["unknown_field /a/a/b"],
        ),
    ] {
        let report = kratos(schema).check(document, &Options::DEFAULT);
        assert_eq!(said(&report.issues), wanted, "{schema} {document}");
        assert!(
            report.issues.iter().all(|issue| issue.params.rule.as_deref().is_some_and(|rule| rule.starts_with('#')))
        );
    }
}

#[test]
fn the_standard_reads_some_things_otherwise() {
    for (schema, document) in [(r#"{"type":"integer"}"#, "1.0"), (r#"{"format":"email"}"#, "null")] {
        let standard = Schema::new(schema, &Settings::new(Dialect::Draft07)).unwrap();
        assert!(standard.check(document, &Options::DEFAULT).ok(), "{schema}");
        assert!(!kratos(schema).check(document, &Options::DEFAULT).ok(), "{schema}");
    }
}

#[test]
fn schemas_may_refer_to_others_that_are_given() {
    let settings = Settings::new(Dialect::Kratos).reference(
        "https://example.org/address",
        r##"{"properties":{"city":{"$ref":"#/definitions/name"}},"definitions":{"name":{"type":"string"}}}"##,
    );
    let schema = Schema::new(r#"{"properties":{"home":{"$ref":"https://example.org/address"}}}"#, &settings).unwrap();
    let report = schema.check(r#"{"home":{"city":1}}"#, &Options::DEFAULT);
    assert_eq!(said(&report.issues), ["wrong_type /home/city"]);
    assert_eq!(report.issues[0].params.rule.as_deref(), Some("#/definitions/name/type"));
}

/// A schema that asks twice as much at each step: a check ends all the same.
#[test]
fn a_check_ends_whatever_the_schema_asks() {
    let step = |nth: usize| {
        format!(r##""d{nth}":{{"allOf":[{{"$ref":"#/definitions/d{}"}},{{"$ref":"#/definitions/d{0}"}}]}}"##, nth + 1)
    };
    let steps: Vec<String> = (0..40).map(step).collect();
    let schema =
        kratos(&format!(r##"{{"$ref":"#/definitions/d0","definitions":{{{},"d40":{{}}}}}}"##, steps.join(",")));
    assert_eq!(said(&schema.check("1", &Options::DEFAULT).issues), ["schema_costly "]);
    // Values as deep as their schema follows them.
    let list = format!("{}{}", "[".repeat(3000), "]".repeat(3000));
    let object = format!("{}1{}", r#"{"a":"#.repeat(3000), "}".repeat(3000));
    for (schema, deep) in [
        (r##"{"items":{"$ref":"#"}}"##, &list),
        (r##"{"items":[{"allOf":[{"anyOf":[{"$ref":"#"}]}]}]}"##, &list),
        (r##"{"contains":{"oneOf":[{"$ref":"#"}]}}"##, &list),
        (r##"{"properties":{"a":{"if":{},"then":{"$ref":"#"}}}}"##, &object),
        (r##"{"additionalProperties":{"not":{"not":{"$ref":"#"}}}}"##, &object),
        (r##"{"patternProperties":{"":{"dependencies":{"a":{"$ref":"#"}}}}}"##, &object),
    ] {
        let report = kratos(schema).check(deep, &Options::DEFAULT);
        let codes: Vec<&str> = report.issues.iter().map(|issue| issue.code.id).collect();
        assert_eq!(codes, ["too_deep"], "{schema}");
    }
}

#[test]
fn addresses_are_those_that_the_server_keeps() {
    let schema = kratos(
        r#"{"properties":{"traits":{"type":"object","properties":{
            "email":{"type":"string","format":"email","ory.sh/kratos":{"credentials":{"password":{"identifier":true}},"verification":{"via":"email"},"recovery":{"via":"email"}}},
            "others":{"type":"array","items":{"type":"string","format":"email","ory.sh/kratos":{"verification":{"via":"email"}}}},
            "name":{"type":"string","ory.sh/kratos":{"credentials":{"password":{"identifier":true}}}}}}}}"#,
    );
    let document = r#"{"traits":{"email":"Ann@Example.org","others":["ann@example.org","b@c.de"],"name":"Ann"}}"#;
    let kept: Vec<String> = schema
        .addresses(document)
        .iter()
        .map(|address| format!("{:?} {:?} {} {}", address.purpose, address.via, address.value, address.path.pointer()))
        .collect();
    assert_eq!(
        kept,
        [
            "Identifier None ann@example.org /traits/email",
            "Verification Some(Email) ann@example.org /traits/email",
            "Recovery Some(Email) ann@example.org /traits/email",
            "Verification Some(Email) b@c.de /traits/others/1",
            "Identifier None ann /traits/name",
        ]
    );
    assert!(schema.addresses(r#"{"traits":{"email":"x"}}"#).is_empty());
    assert!(schema.addresses("[").is_empty());
}
