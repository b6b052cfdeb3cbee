//! Renders the JavaScript of the package's entries: their exports follow from the tables.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::catalog::all_codes;
use super::entries::{Entry, entries};
use super::schema::{Scope, schema};
use super::{HEAD, camel};
use identity_patch::field::FIELDS;
use identity_patch::provider;
use identity_patch::report::{Issue, Severity, shared};
use identity_patch::table::{Endpoint, Kind, OF_ENDPOINTS, OF_FIELDS, OptionRow, OptionValue, Rule};

/// How an entry gets its module.
#[derive(Clone, Copy)]
pub(super) enum Loading {
    /// It carries it as text, and compiles it on first use.
    Inline,
    /// It carries none.
    Slim,
    /// It imports the file, which Cloudflare Workers compile beforehand.
    Workerd,
}

/// Every file of every entry, by its name in `pkg/generated`.
pub(super) fn files() -> Vec<(String, String)> {
    let mut files = vec![
        (String::from("messages.js"), messages()),
        (String::from("options.js"), shared_options()),
        (String::from("codes.d.ts"), code_types()),
        (String::from("inputs.js"), super::inputs::inputs()),
        (String::from("slim.js"), entry(&Entry::main(), Loading::Slim)),
    ];
    for it in entries() {
        files.extend([
            (format!("{}.js", it.name), entry(&it, Loading::Inline)),
            (format!("{}.workerd.js", it.name), entry(&it, Loading::Workerd)),
            (format!("{}.runtime.js", it.name), runtime(&it)),
            (format!("{}.tables.js", it.name), tables(&it)),
            (format!("{}.d.ts", it.name), super::types::types(&it)),
        ]);
    }
    files
}

/// `….tables.js`: the fields and endpoints of an entry, in the order of its module. The main entry joins those of its
/// parts.
fn tables(entry: &Entry) -> String {
    if entry.is_main() {
        return main_tables();
    }
    let mut text = format!("{HEAD}\nexport const tables = {{\n  fields: [\n");
    for field in FIELDS.iter().filter(|_| entry.has_fields) {
        let (is_text, json) = match &field.rule {
            Rule::Text(_) => (true, false),
            Rule::Kind(kind) => (false, matches!(kind, Kind::Json(_))),
        };
        let schemas = schemas(field.name);
        let options = option_kinds(field.options);
        let _ = writeln!(
            text,
            "    {{ name: {:?}, text: {is_text}, json: {json}, options: {options}, schemas: {schemas} }},",
            field.name
        );
    }
    text.push_str("  ],\n  endpoints: [\n");
    for endpoint in entry.providers.iter().flat_map(|provider| provider.endpoints) {
        let Endpoint { id, method, path, source, revision, .. } = endpoint;
        let (schemas, options) = (schemas(id), option_kinds(endpoint.options));
        let _ = writeln!(
            text,
            "    {{\n      id: {id:?},\n      method: {method:?},\n      path: {path:?},\n      source: {source:?},\n      \
             revision: {revision:?},\n      options: {options},\n      schemas: {schemas},\n    }},"
        );
    }
    text.push_str("  ],\n};\n");
    text
}

fn main_tables() -> String {
    let parts: Vec<_> = entries().into_iter().filter(|entry| !entry.is_main()).collect();
    let mut text = format!("{HEAD}\n");
    for Entry { name, .. } in &parts {
        let _ =
            writeln!(text, "import {{ tables as {} }} from \"./{name}.tables.js\";", camel(&name.replace('-', "_")));
    }
    text.push_str("\nexport const tables = {\n");
    for member in ["fields", "endpoints"] {
        let lists: Vec<_> =
            parts.iter().map(|Entry { name, .. }| format!("...{}.{member}", camel(&name.replace('-', "_")))).collect();
        let _ = writeln!(text, "  {member}: [{}],", lists.join(", "));
    }
    text.push_str("};\n");
    text
}

/// The JSON texts of the schema without options and, if it differs, the widest one. They are parsed on first use.
fn schemas(name: &str) -> String {
    let schemas = [Scope::Default, Scope::Widest].iter().filter_map(|scope| schema(name, *scope));
    let mut texts: Vec<_> = schemas.map(|schema| schema.to_string()).collect();
    texts.dedup();
    json!(texts).to_string()
}

/// Options by name: of each, what its values are, or a list of them.
fn option_kinds(rows: &[&OptionRow]) -> String {
    let kinds = rows.iter().map(|row| match &row.value {
        OptionValue::Choice(choices) => (row.name.into(), choices.iter().map(|(name, _)| *name).collect()),
        value => (row.name.into(), json!(value.kind())),
    });
    Value::Object(kinds.collect()).to_string()
}

/// `options.js`: the options that all fields take, and all endpoints; and every code, for which there may be a message.
fn shared_options() -> String {
    let [fields, endpoints] = [OF_FIELDS, OF_ENDPOINTS].map(option_kinds);
    let of_fields = FIELDS.iter().flat_map(|field| field.options);
    let own = of_fields.chain(provider::endpoints().flat_map(|endpoint| endpoint.options));
    let rows = OF_FIELDS.iter().chain(OF_ENDPOINTS).chain(own);
    let kinds = rows.filter(|row| !matches!(row.value, OptionValue::Choice(_) | OptionValue::Before));
    let descriptions: Map<String, Value> =
        kinds.map(|row| (row.value.kind().into(), json!(row.value.describe()))).collect();
    format!(
        "{HEAD}\nexport const ofFields = {fields};\nexport const ofEndpoints = {endpoints};\n\n\
         /** What the values of each kind of option must be. */\n\
         export const descriptions = {};\n\n\
         /** The codes of every entry, so that messages for all of them serve each. */\n\
         export const codes =\n  {:?};\n",
        Value::Object(descriptions),
        all_codes().join(" ")
    )
}

/// `codes.d.ts`: every code as a type.
fn code_types() -> String {
    let codes: Vec<_> = all_codes().iter().map(|code| format!("{code:?}")).collect();
    format!("{HEAD}\n/** What an issue can be about. */\nexport type Code =\n  | {};\n", codes.join("\n  | "))
}

/// `messages.js`: the English messages of the issues that the facade itself raises, about values that are not JSON.
fn messages() -> String {
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

/// `….runtime.js`: the only instance of a module, shared by every way of loading it.
fn runtime(Entry { name, .. }: &Entry) -> String {
    format!(
        "{HEAD}\nimport initLater, {{ __wbg_reset_state, initSync }} from \"../dist/{name}.js\";\n\
         import {{ makeRuntime }} from \"../runtime.js\";\n\n\
         export const runtime = /* @__PURE__ */ makeRuntime(initSync, initLater, __wbg_reset_state);\n"
    )
}

/// An entry. Its exports do not depend on how the module is loaded.
fn entry(entry: &Entry, loading: Loading) -> String {
    let Entry { name, .. } = entry;
    let mut imports = vec![String::from("import { byName, open } from \"../open.js\";")];
    let load = match loading {
        Loading::Inline => {
            imports.push("import { decode } from \"../carrier.js\";".into());
            imports.push(format!("import {{ single, text }} from \"../dist/{name}.text.js\";"));
            "const bytes = () => decode(single, text);\n\
             const { runtime, init } = /* @__PURE__ */ open(instance, () => new WebAssembly.Module(bytes()), bytes);\n"
        }
        Loading::Slim => {
            "const load = () => {\n  throw new TypeError(\"identity-patch/slim carries no module: await init(…) first\");\n};\n\
             const { runtime, init } = /* @__PURE__ */ open(instance, load);\n"
        }
        Loading::Workerd => {
            imports.push(format!("import module from \"../dist/{name}.wasm\";"));
            "const { runtime, init } = /* @__PURE__ */ open(instance, () => module, () => module);\n"
        }
    };
    let has_plan = entry.providers.iter().any(|provider| provider.plan.is_some());
    let needed = [("endpoint", !entry.providers.is_empty()), ("field", entry.has_fields), ("makePlan", has_plan)];
    for (function, _) in needed.iter().filter(|(_, is_needed)| *is_needed) {
        let file = if *function == "makePlan" { "plan" } else { function };
        imports.push(format!("import {{ {function} }} from \"../{file}.js\";"));
    }
    imports.push(format!("import {{ runtime as instance }} from \"./{name}.runtime.js\";"));
    imports.push(format!("import {{ tables }} from \"./{name}.tables.js\";"));
    imports.sort();
    let mut text = format!("{HEAD}\n{}\n\n{load}\nexport {{ init }};\n", imports.join("\n"));
    if entry.has_fields {
        text.push_str("export const fields = /* @__PURE__ */ byName(runtime, tables.fields, field);\n");
        for field in FIELDS {
            let _ = writeln!(text, "export const {} = fields.{};", camel(field.name), field.name);
        }
    }
    if !entry.providers.is_empty() {
        text.push_str("export const endpoints = /* @__PURE__ */ byName(runtime, tables.endpoints, endpoint);\n");
    }
    for provider in &entry.providers {
        let _ = writeln!(text, "export const {} = /* @__PURE__ */ Object.freeze({{", camel(provider.name));
        for endpoint in provider.endpoints {
            let name = camel(endpoint.id.split_once('.').unwrap_or_default().1);
            let _ = writeln!(text, "  {name}: endpoints[{:?}],", endpoint.id);
        }
        if let Some(planner) = provider.plan {
            let _ = writeln!(
                text,
                "  plan: /* @__PURE__ */ makePlan(runtime, tables.endpoints, {:?}),",
                planner.endpoint.id
            );
        }
        text.push_str("});\n");
    }
    text
}
