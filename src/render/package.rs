//! The entries of the npm package: what it exports follows from the tables.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::json;

use super::schema::{Scope, schema};
use super::{HEAD, camel};
use crate::fault::shared;
use crate::field::{FIELDS, Rule, json_patch};
use crate::issue::{Issue, Severity};
use crate::provider::ENDPOINTS;
use crate::table::{Endpoint, Kind, Null, Object, Prop, Required, Rest};

/// The provider whose edits take several requests.
const PLANNED: &str = "slashid";

/// How an entry comes by the module.
#[derive(Clone, Copy)]
pub(super) enum Entry {
    /// It carries it as text, and compiles it on first use.
    Inline,
    /// It carries none.
    Slim,
    /// It imports the file, which Cloudflare Workers compile beforehand.
    Workerd,
}

/// `tables.js`: what there is, in the module's own order.
pub(super) fn tables() -> String {
    let mut text = format!("{HEAD}\nexport const tables = {{\n  fields: [\n");
    for field in FIELDS {
        let (is_text, json) = match &field.rule {
            Rule::Text(_) => (true, false),
            Rule::Kind(kind) => (false, matches!(kind, Kind::Json(_))),
        };
        let _ = writeln!(
            text,
            "    {{ name: {:?}, text: {is_text}, json: {json}, schemas: {} }},",
            field.name,
            schemas(field.name)
        );
    }
    text.push_str("  ],\n  endpoints: [\n");
    for endpoint in ENDPOINTS {
        let Endpoint { id, method, path, source, revision, .. } = endpoint;
        let _ = writeln!(
            text,
            "    {{\n      id: {id:?},\n      method: {method:?},\n      path: {path:?},\n      source: {source:?},\n      \
             revision: {revision:?},\n      schemas: {},\n    }},",
            schemas(id)
        );
    }
    text.push_str("  ],\n};\n");
    text
}

/// The schema without options and, where it is another, the widest: their JSON texts, which are parsed when asked for.
fn schemas(name: &str) -> String {
    let mut texts: Vec<_> = [Scope::Default, Scope::Widest]
        .iter()
        .filter_map(|scope| schema(name, *scope))
        .map(|it| it.to_string())
        .collect();
    texts.dedup();
    json!(texts).to_string()
}

/// `messages.js`: the English messages of the issues that the facade finds itself, because JSON text cannot hold them.
pub(super) fn messages() -> String {
    let codes = [
        &shared::TOO_DEEP,
        &shared::VALUE_DROPPED,
        &shared::NOT_JSON,
        &shared::NOT_JSON_NUMBER,
        &shared::NOT_JSON_BIGINT,
        &shared::NOT_JSON_CYCLE,
    ];
    let mut text = format!("{HEAD}\nexport const messages = {{\n");
    for code in codes {
        let _ = writeln!(text, "  {}: {:?},", code.id, Issue::new(Severity::Error, code).message());
    }
    text.push_str("};\n");
    text
}

/// `index.runtime.js`: the one instance that all entries over a module share.
pub(super) fn runtime() -> String {
    format!(
        "{HEAD}\nimport * as glue from \"../dist/index.js\";\nimport {{ makeRuntime }} from \"../runtime.js\";\n\n\
         export const runtime = /* @__PURE__ */ makeRuntime(glue);\n"
    )
}

/// An entry: the same exports, however the module comes.
pub(super) fn entry(entry: Entry) -> String {
    let (import, open) = match entry {
        Entry::Inline => (
            "import { decode } from \"../carrier.js\";\nimport { single, text } from \"../dist/index.text.js\";\nimport { open } from \"../open.js\";\n",
            "const bytes = () => decode(single, text);\n\
             const api = /* @__PURE__ */ open(runtime, tables, () => new WebAssembly.Module(bytes()), bytes);\n",
        ),
        Entry::Slim => (
            "import { open } from \"../open.js\";\n",
            "const load = () => {\n  throw new TypeError(\"identity-patch/slim carries no module: await init(…) first\");\n};\n\
             const api = /* @__PURE__ */ open(runtime, tables, load);\n",
        ),
        Entry::Workerd => (
            "import module from \"../dist/index.wasm\";\nimport { open } from \"../open.js\";\n",
            "const api = /* @__PURE__ */ open(runtime, tables, () => module, () => module);\n",
        ),
    };
    let mut text = format!(
        "{HEAD}\n{import}import {{ runtime }} from \"./index.runtime.js\";\nimport {{ tables }} from \"./tables.js\";\n\n{open}\nexport const {{ init, fields, endpoints }} = api;\n"
    );
    for field in FIELDS {
        let _ = writeln!(text, "export const {} = fields.{};", camel(field.name), field.name);
    }
    for (provider, endpoints) in providers() {
        let _ = writeln!(text, "export const {provider} = /* @__PURE__ */ Object.freeze({{");
        for (name, endpoint) in endpoints {
            let _ = writeln!(text, "  {name}: endpoints[{:?}],", endpoint.id);
        }
        if provider == PLANNED {
            text.push_str("  plan: /* @__PURE__ */ api.plan(\"slashid.update_person\"),\n");
        }
        text.push_str("});\n");
    }
    text
}

/// `index.d.ts`: the drafts' types, and what the entries export.
pub(super) fn types() -> String {
    let methods = FIELDS.iter().filter_map(|field| field.methods).map(|methods| methods.interface);
    let mut names: Vec<_> =
        ["Endpoint", "Field", "Json", "Letter", "MakePlan", "Options"].into_iter().chain(methods).collect();
    names.sort_unstable();
    let mut text = format!(
        "{HEAD}\nimport type {{ {} }} from \"../types.js\";\n\nexport type * from \"../types.js\";\n",
        names.join(", ")
    );
    for endpoint in ENDPOINTS {
        let _ = write!(
            text,
            "\n/** The draft of `{}`: {}. */\nexport type {} = {};\n",
            endpoint.id,
            endpoint.source,
            draft_name(endpoint),
            kind(&endpoint.body, 0)
        );
        let _ = write!(
            text,
            "\n/** What may be asked of `{}`. */\nexport type {}Options = {};\n",
            endpoint.id,
            draft_name(endpoint),
            asked(endpoint.options)
        );
    }
    text.push_str(
        "\n/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */\n\
         export declare function init(source?: string | object): Promise<void>;\n\n",
    );
    for field in FIELDS {
        let value = match &field.rule {
            Rule::Text(_) => "string".into(),
            Rule::Kind(value) => kind(value, 0),
        };
        let _ = writeln!(text, "/** {} */", field.doc.about);
        let methods = field.methods.map_or(String::new(), |methods| format!(" & {}", methods.interface));
        let asked = asked(field.options);
        let _ = writeln!(text, "export declare const {}: Field<{value}, {asked}>{methods};", camel(field.name));
    }
    for (provider, endpoints) in providers() {
        let _ = writeln!(text, "export declare const {provider}: {{");
        for (name, endpoint) in endpoints {
            let _ = writeln!(text, "  /** `{} {}`: {} */", endpoint.method, endpoint.path, endpoint.source);
            let _ = writeln!(text, "  readonly {name}: Endpoint<{0}, {0}Options>;", draft_name(endpoint));
        }
        if provider == PLANNED {
            text.push_str("  /** One edited person as the requests that it takes. */\n");
            text.push_str("  readonly plan: MakePlan<SlashidUpdatePersonOptions>;\n");
        }
        text.push_str("};\n");
    }
    text.push_str("export declare const fields: {\n");
    for field in FIELDS {
        let _ = writeln!(text, "  readonly {}: typeof {};", field.name, camel(field.name));
    }
    text.push_str("};\nexport declare const endpoints: {\n");
    for endpoint in ENDPOINTS {
        let _ = writeln!(text, "  readonly {0:?}: Endpoint<{1}, {1}Options>;", endpoint.id, draft_name(endpoint));
    }
    text.push_str("};\n");
    text
}

fn providers() -> BTreeMap<String, Vec<(String, &'static Endpoint)>> {
    let mut providers: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for endpoint in ENDPOINTS {
        let (provider, name) = endpoint.id.split_once('.').unwrap_or((endpoint.id, ""));
        providers.entry(camel(provider)).or_default().push((camel(name), *endpoint));
    }
    providers
}

/// `biot.update_organization_user`: `BiotUpdateOrganizationUser`.
fn draft_name(endpoint: &Endpoint) -> String {
    camel(&format!("_{}", endpoint.id.replace('.', "_")))
}

/// The part of the options that something takes.
fn asked(options: &[&str]) -> String {
    let names: Vec<_> = options.iter().chain(&["messages"]).map(|name| format!("{name:?}")).collect();
    format!("Pick<Options, {}>", names.join(" | "))
}

fn kind(kind_: &Kind, depth: usize) -> String {
    match kind_ {
        Kind::Text => "string".into(),
        Kind::Field(field) => match &field.rule {
            Rule::Text(_) => "string".into(),
            Rule::Kind(inner) => kind(inner, depth),
        },
        Kind::OneOf(choices) => choices.iter().map(|choice| format!("{choice:?}")).collect::<Vec<_>>().join(" | "),
        Kind::Boolean => "boolean".into(),
        Kind::Integer(..) => "number".into(),
        Kind::Object(inner) => object(inner, depth),
        Kind::List(list) => {
            let item = kind(&list.item, depth);
            // That there must be one is left to the check: a list that is made at run time has no length to the compiler.
            format!("readonly {item}[]")
        }
        Kind::Json(_) => "Json".into(),
    }
}

fn object(object: &Object, depth: usize) -> String {
    if let (Some(_), [Prop { name: "op", kind: Kind::OneOf(choices), .. }, ..]) = (object.whole, object.props) {
        return operations(choices);
    }
    let indent = "  ".repeat(depth + 1);
    let mut text = String::from("{\n");
    for prop in object.props {
        text.push_str(&member(prop, &indent, depth));
    }
    if let Rest::Custom(custom) = object.rest {
        let note = note(&custom.prop, &indent);
        let value = nullable(&custom.prop, depth);
        // Where some names are the provider's, a mistyped one of those must not pass for a custom one.
        let name = if custom.reserved.is_some() { "`${Letter}${string}`" } else { "string" };
        let _ = writeln!(text, "{note}{indent}readonly [name: {name}]: {value} | undefined;");
    }
    text.push_str(&"  ".repeat(depth));
    text.push('}');
    text
}

/// The operations of a JSON Patch, by what each needs beside its path.
fn operations(choices: &[&str]) -> String {
    const NEEDED: &[(Option<&str>, &str)] =
        &[(Some("value"), "; readonly value: Json"), (Some("from"), "; readonly from: string"), (None, "")];
    let shapes = NEEDED.iter().filter_map(|(member, needed)| {
        let taken = choices.iter().filter(|choice| json_patch::needs(choice) == *member);
        let taken: Vec<_> = taken.map(|choice| format!("{choice:?}")).collect();
        (!taken.is_empty()).then(|| format!("{{ readonly op: {}; readonly path: string{needed} }}", taken.join(" | ")))
    });
    format!("({})", shapes.collect::<Vec<_>>().join(" | "))
}

fn note(prop: &Prop, indent: &str) -> String {
    if prop.note.is_empty() { String::new() } else { format!("{indent}/** {} */\n", prop.note.replace("*/", "* /")) }
}

fn member(prop: &Prop, indent: &str, depth: usize) -> String {
    let optional = if prop.required == Required::Yes { "" } else { "?" };
    let undefined = if prop.required == Required::Yes { "" } else { " | undefined" };
    format!("{}{indent}readonly {}{optional}: {}{undefined};\n", note(prop, indent), prop.name, nullable(prop, depth))
}

fn nullable(prop: &Prop, depth: usize) -> String {
    let text = kind(&prop.kind, depth + 1);
    if prop.null == Null::Clears && !matches!(prop.kind, Kind::Json(_)) { format!("{text} | null") } else { text }
}
