//! The vendors' models of their answers have the members, types, choices and nulls of our tables: the types of Ory's
//! TypeScript client and of SlashID's browser package, and the response models of BioT's Python package. Equals Money
//! publishes no such package.
//!
//! Each member is described in words, such as `string active|inactive or null`, and the descriptions are compared. The
//! formats of texts are compared where a model has them. TypeScript's compiler is asked, too, whether a vendor's answer is
//! one of ours.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use identity_patch::provider::biot::UPDATE_ORGANIZATION_USER;
use identity_patch::provider::kratos::PATCH_IDENTITY;
use identity_patch::provider::slashid::UPDATE_PERSON;
use identity_patch::table::{Answer, Kind, Null, Object, Prop, Rest, Rule};

use crate::cache::Cache;
use crate::python;
use crate::suite::{Deviation, Needs, Outcome, Suite};
use crate::vendor_models::{BIOT_PACKAGES, compile};

/// Ory's types.
pub(crate) const KRATOS: Suite =
    Suite { name: "vendor answers: Ory (npm @ory/kratos-client 26.2.0)", needs: Needs::Registry, run: kratos };

/// `SlashID`'s types.
pub(crate) const SLASHID: Suite =
    Suite { name: "vendor answers: SlashID (npm @slashid/slashid 3.29.6)", needs: Needs::Registry, run: slashid };

/// BioT's models.
pub(crate) const BIOT: Suite =
    Suite { name: "vendor answers: BioT (PyPI biotmed-organization-sdk 2.4.3)", needs: Needs::Python, run: biot };

const MODELS: &str = include_str!("vendor_answers.py");

const GO_NULL: &str =
    "a list, an object or a time that is empty may be null: so Go writes it, and a reader must take it";
const OBJECT: &str = "the type is any; servers of four releases answer an object";
const EXTERNAL: &str = "a text that may be unset: the server leaves it out, and null means the same to a reader";
const VIA: &str = "the type is a string; what is known is named";
const STATUS: &str = "the type is a string; the recorded values are named";
const REGION: &str = "a member of Ory Network's answer, which npm @ory/client has";
const OURS: &str = "a member of the document that the browser package lacks: only servers ask for it";
const MAKING: &str = "CreateOrganizationUserRequest has it: set when a user is created";
const JAVA_NULL: &str = "a value of a map may be null: so Java writes it, and a reader must take it";
const FORMAT: &str = "the document says which format, the model that it is a string";

const KRATOS_KNOWN: &[Deviation] = &[
    ("created_at", GO_NULL),
    ("credentials", GO_NULL),
    ("credentials.<name>", GO_NULL),
    ("credentials.<name>.config", GO_NULL),
    ("credentials.<name>.created_at", GO_NULL),
    ("credentials.<name>.identifiers", GO_NULL),
    ("credentials.<name>.updated_at", GO_NULL),
    ("external_id", EXTERNAL),
    ("recovery_addresses", GO_NULL),
    ("recovery_addresses[].created_at", GO_NULL),
    ("recovery_addresses[].updated_at", GO_NULL),
    ("state_changed_at", GO_NULL),
    ("updated_at", GO_NULL),
    ("verifiable_addresses", GO_NULL),
    ("verifiable_addresses[].created_at", GO_NULL),
    ("verifiable_addresses[].updated_at", GO_NULL),
    ("verifiable_addresses[].verified_at", GO_NULL),
    ("recovery_addresses[].via", VIA),
    ("region", REGION),
    ("traits", OBJECT),
    ("verifiable_addresses[].status", STATUS),
];

const SLASHID_KNOWN: &[Deviation] = &[
    ("attributes", GO_NULL),
    ("attributes.<name>", GO_NULL),
    ("envelope.errors", GO_NULL),
    ("envelope.meta", GO_NULL),
    ("envelope.meta.pagination", GO_NULL),
    ("groups", GO_NULL),
    ("handles", GO_NULL),
    ("roles", OURS),
];

const BIOT_KNOWN: &[Deviation] = &[
    ("_address.countryCode", FORMAT),
    ("_dateOfBirth", FORMAT),
    ("_email", FORMAT),
    ("_locale", FORMAT),
    ("_phone", FORMAT),
    ("_referencers.<name>", JAVA_NULL),
    ("_templateId", MAKING),
];

/// Each member by its path, described.
type Members = BTreeMap<String, String>;

fn kratos(cache: &Cache) -> Result<Outcome> {
    let package = cache.npm("@ory/kratos-client", "26.2.0")?;
    let types = std::fs::read_to_string(package.join("dist/api.d.ts"))?;
    let mut theirs = Members::new();
    Types(&types).interface("Identity", "", &mut theirs)?;
    let fits = assignable(&package, "./package/dist/api.js", "Identity", "kratos", "KratosIdentity")?;
    Ok(compare(&members(PATCH_IDENTITY.answer, false), &theirs, Some(fits), KRATOS_KNOWN))
}

fn slashid(cache: &Cache) -> Result<Outcome> {
    let package = cache.npm("@slashid/slashid", "3.29.6")?;
    let types = std::fs::read_to_string(package.join("dist/types/slashid.d.ts"))?;
    let mut theirs = Members::new();
    Types(&types).interface("PersonRet", "", &mut theirs)?;
    Types(&types).interface("APIResponseBase", "envelope", &mut theirs)?;
    let fits = assignable(&package, "./package/dist/types/slashid.js", "PersonRet", "slashid", "SlashidPerson")?;
    Ok(compare(&members(UPDATE_PERSON.answer, false), &theirs, Some(fits), SLASHID_KNOWN))
}

fn biot(cache: &Cache) -> Result<Outcome> {
    let theirs = python::run_script(cache, BIOT_PACKAGES, MODELS, "")?;
    let theirs: Members = serde_json::from_str(&theirs)?;
    Ok(compare(&members(UPDATE_ORGANIZATION_USER.answer, true), &theirs, None, BIOT_KNOWN))
}

fn compare(ours: &Members, theirs: &Members, fits: Option<String>, known: &[Deviation]) -> Outcome {
    let paths: BTreeSet<_> = ours.keys().chain(theirs.keys()).cloned().collect();
    let word = |members: &Members, path: &str| members.get(path).cloned().unwrap_or_else(|| "nothing".into());
    let rows: Vec<_> = paths.into_iter().map(|path| (path.clone(), word(ours, &path), word(theirs, &path))).collect();
    let fits = fits.map(|fits| (String::from("the vendor's answer is one of ours"), String::from("fits"), fits));
    Outcome::compare(rows.into_iter().chain(fits), known)
}

/// Whether the compiler takes a value of the vendor's type as one of ours.
fn assignable(package: &Path, module: &str, theirs: &str, entry: &str, ours: &str) -> Result<String> {
    let folder = package.parent().context("the package lies in a folder")?;
    let types = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../pkg/generated/{entry}.js"));
    let text = format!(
        "import type {{ {theirs} as Theirs }} from {module:?};\nimport type {{ {ours} as Ours }} from \"{}\";\n\
         export const fits = (answer: Theirs): Ours => answer;\n\
         // @ts-expect-error a member of another type\nexport const wrong: Ours = {{ active: 1, traits: 1 }};\n",
        types.display()
    );
    std::fs::write(folder.join("answers.ts"), text)?;
    let errors = compile(folder, "answers.ts")?;
    Ok(errors.into_values().next().unwrap_or_else(|| "fits".into()))
}

/// Our table, described. `formats`: whether the formats of texts are.
fn members(answer: &Answer, formats: bool) -> Members {
    let mut described = Members::new();
    describe_object(answer.document, "", formats, &mut described);
    // The first member of an envelope holds the document.
    for prop in answer.envelope.iter().flat_map(|envelope| envelope.props).skip(1) {
        describe(prop, &format!("envelope.{}", prop.name), formats, &mut described);
    }
    described
}

fn describe_object(object: &Object, path: &str, formats: bool, described: &mut Members) {
    for prop in object.props.iter().filter(|prop| prop.only.is_none()) {
        describe(prop, &join(path, prop.name), formats, described);
    }
    if let Rest::Custom(custom) = object.rest
        && custom.prop.kind.object().is_some()
    {
        describe(&custom.prop, &join(path, "<name>"), formats, described);
    }
}

fn describe(prop: &Prop, path: &str, formats: bool, described: &mut Members) {
    let mut word = describe_kind(&prop.kind, path, formats, described);
    if !prop.known.is_empty() {
        word = choices(&prop.known.iter().map(ToString::to_string).collect::<Vec<_>>());
    }
    if prop.null != Null::Refused {
        word.push_str(" or null");
    }
    described.insert(path.into(), word);
}

fn describe_kind(kind: &Kind, path: &str, formats: bool, described: &mut Members) -> String {
    match kind {
        Kind::OneOf(texts) => choices(&texts.iter().map(ToString::to_string).collect::<Vec<_>>()),
        Kind::Field(field) => match &field.rule {
            Rule::Text(_) if formats => format!("string {}", field.name),
            Rule::Text(_) => "string".into(),
            Rule::Kind(kind) => describe_kind(kind, path, formats, described),
        },
        Kind::Object(object) => {
            describe_object(object, path, formats, described);
            "object".into()
        }
        Kind::List(list) => {
            let item = describe_kind(&list.item, &format!("{path}[]"), formats, described);
            format!("list of {item}")
        }
        Kind::Json(_) => "any".into(),
        Kind::Integer(..) => "number".into(),
        other => other.json_type().into(),
    }
}

fn choices(texts: &[String]) -> String {
    let texts: BTreeSet<_> = texts.iter().map(String::as_str).collect();
    format!("string {}", texts.into_iter().collect::<Vec<_>>().join("|"))
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.into() } else { format!("{path}.{name}") }
}

/// A choice of Ory's generator for what it does not know.
const UNKNOWN_CHOICE: &str = "11184809";

/// A file of TypeScript declarations, as OpenAPI Generator writes it: one member a line, four spaces in.
struct Types<'a>(&'a str);

impl Types<'_> {
    /// Describes the members of an interface.
    fn interface(&self, name: &str, path: &str, described: &mut Members) -> Result<()> {
        let body = self.body(&format!("interface {name} {{\n")).with_context(|| format!("no interface {name}"))?;
        let mut lines = body.lines();
        let mut count = 0;
        while let Some(line) = lines.next() {
            let Some((member, first)) = line.strip_prefix("    ").and_then(|line| line.split_once(": ")) else {
                continue;
            };
            if member.starts_with([' ', '/', '*', '}']) {
                continue;
            }
            let mut value = first.to_owned();
            while !value.ends_with(';') || value.matches('{').count() > value.matches('}').count() {
                value.push_str(lines.next().context("a type ends with its interface")?.trim());
            }
            let member = member.trim_end_matches('?').trim_matches('\'');
            let path = join(path, member);
            let word = self.kind(value.trim_end_matches(';'), &path, described)?;
            described.insert(path, word);
            count += 1;
        }
        ensure!(count > 0, "{name} has no members");
        Ok(())
    }

    fn kind(&self, text: &str, path: &str, described: &mut Members) -> Result<String> {
        if let Some(inner) = text.strip_suffix(" | null") {
            return Ok(format!("{} or null", self.kind(inner, path, described)?));
        }
        if let Some(item) = text.strip_prefix("Array<").and_then(|rest| rest.strip_suffix('>')) {
            return Ok(format!("list of {}", self.kind(item, &format!("{path}[]"), described)?));
        }
        if let Some(inside) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            let (_, value) = inside.split_once("]: ").context("an object of any names")?;
            let path = join(path, "<name>");
            let word = self.kind(value.trim().trim_end_matches(';'), &path, described)?;
            if word != "any" {
                described.insert(path, word);
            }
            return Ok("object".into());
        }
        if matches!(text, "string" | "boolean" | "number" | "any" | "object") {
            return Ok(text.into());
        }
        if let Some(texts) = self.body(&format!("const {text}: {{\n")) {
            let texts = texts.lines().filter_map(|line| line.split('"').nth(1)).filter(|text| *text != UNKNOWN_CHOICE);
            return Ok(choices(&texts.map(String::from).collect::<Vec<_>>()));
        }
        // A name that was taken has an underscore and a number in the file.
        let name =
            if self.body(&format!("interface {text} {{\n")).is_some() { text.into() } else { format!("_{text}1") };
        self.interface(&name, path, described)?;
        Ok("object".into())
    }

    /// What stands behind a heading, to the brace at a line's beginning.
    fn body(&self, heading: &str) -> Option<&str> {
        let (_, behind) = self.0.split_once(heading)?;
        behind.split_once("\n}").map(|(body, _)| body)
    }
}
