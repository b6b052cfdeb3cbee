//! Renders the entries of the npm package: its exports follow from the tables.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{HEAD, camel};
use identity_patch::field::FIELDS;
use identity_patch::provider::endpoints;
use identity_patch::table::Rule;
use identity_patch::table::{Case, Cases, Endpoint, Kind, Null, Object, Prop, Required, Rest};

/// The provider whose edits take several requests.
const PLANNED: &str = "slashid";

/// How an entry gets the module.
#[derive(Clone, Copy)]
pub(super) enum Entry {
    /// It carries it as base64, and compiles it on first use.
    Inline,
    /// It carries none.
    Slim,
    /// It imports the file, which Cloudflare Workers compile beforehand.
    Workerd,
}

/// `tables.js`: the fields and endpoints, in the module's order.
pub(super) fn tables() -> String {
    let mut text = format!("{HEAD}\nexport const tables = {{\n  fields: [\n");
    for field in FIELDS {
        let (is_text, json) = match &field.rule {
            Rule::Text(_) => (true, false),
            Rule::Kind(kind) => (false, matches!(kind, Kind::Json(_))),
        };
        let _ = writeln!(text, "    {{ name: {:?}, text: {is_text}, json: {json} }},", field.name);
    }
    text.push_str("  ],\n  endpoints: [\n");
    for endpoint in endpoints() {
        let Endpoint { id, method, path, source, revision, .. } = endpoint;
        let _ = writeln!(
            text,
            "    {{\n      id: {id:?},\n      method: {method:?},\n      path: {path:?},\n      source: {source:?},\n      \
             revision: {revision:?},\n    }},"
        );
    }
    text.push_str("  ],\n};\n");
    text
}

/// An entry. All entries have the same exports.
pub(super) fn entry(entry: Entry) -> String {
    let (import, open) = match entry {
        Entry::Inline => (
            "import { base64 } from \"../dist/base64.js\";\nimport { decode, open } from \"../open.js\";\n",
            "const bytes = () => decode(base64);\n\
             const api = /* @__PURE__ */ open(() => new WebAssembly.Module(bytes()), bytes, tables);\n",
        ),
        Entry::Slim => (
            "import { open } from \"../open.js\";\n",
            "const load = () => {\n  throw new TypeError(\"identity-patch/slim carries no module: await init(…) first\");\n};\n\
             const api = /* @__PURE__ */ open(load, undefined, tables);\n",
        ),
        Entry::Workerd => (
            "import module from \"../dist/identity_patch.wasm\";\nimport { open } from \"../open.js\";\n",
            "const api = /* @__PURE__ */ open(() => module, () => module, tables);\n",
        ),
    };
    let mut text = format!(
        "{HEAD}\n{import}import {{ tables }} from \"./tables.js\";\n\n{open}\nexport const {{ init, fields, endpoints }} = api;\n"
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
            text.push_str("  plan: api.plan,\n");
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
    for endpoint in endpoints() {
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
            "\n/** The options of `{}`. */\nexport type {}Options = {};\n",
            endpoint.id,
            draft_name(endpoint),
            options_type(endpoint.option_names())
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
        let options = options_type(field.option_names());
        let _ = writeln!(text, "export declare const {}: Field<{value}, {options}>{methods};", camel(field.name));
    }
    for (provider, endpoints) in providers() {
        let _ = writeln!(text, "export declare const {provider}: {{");
        for (name, endpoint) in endpoints {
            let _ = writeln!(text, "  /** `{} {}`: {} */", endpoint.method, endpoint.path, endpoint.source);
            let _ = writeln!(text, "  readonly {name}: Endpoint<{0}, {0}Options>;", draft_name(endpoint));
        }
        if provider == PLANNED {
            text.push_str("  /** The requests for one edited person. */\n");
            text.push_str("  readonly plan: MakePlan<SlashidUpdatePersonOptions>;\n");
        }
        text.push_str("};\n");
    }
    text.push_str("export declare const fields: {\n");
    for field in FIELDS {
        let _ = writeln!(text, "  readonly {}: typeof {};", field.name, camel(field.name));
    }
    text.push_str("};\nexport declare const endpoints: {\n");
    for endpoint in endpoints() {
        let _ = writeln!(text, "  readonly {0:?}: Endpoint<{1}, {1}Options>;", endpoint.id, draft_name(endpoint));
    }
    text.push_str("};\n");
    text
}

fn providers() -> BTreeMap<String, Vec<(String, &'static Endpoint)>> {
    let mut providers: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for endpoint in endpoints() {
        let (provider, name) = endpoint.id.split_once('.').unwrap_or((endpoint.id, ""));
        providers.entry(camel(provider)).or_default().push((camel(name), endpoint));
    }
    providers
}

/// `biot.update_organization_user`: `BiotUpdateOrganizationUser`.
fn draft_name(endpoint: &Endpoint) -> String {
    camel(&format!("_{}", endpoint.id.replace('.', "_")))
}

/// The type of the options that a field or an endpoint takes.
fn options_type(options: impl Iterator<Item = &'static str>) -> String {
    let names: Vec<_> = options.chain(["messages"]).map(|name| format!("{name:?}")).collect();
    format!("Pick<Options, {}>", names.join(" | "))
}

fn kind(kind: &Kind, depth: usize) -> String {
    match kind {
        Kind::Text => "string".into(),
        Kind::Field(field) => match &field.rule {
            Rule::Text(_) => "string".into(),
            Rule::Kind(inner) => self::kind(inner, depth),
        },
        Kind::OneOf(choices) => choices.iter().map(|choice| format!("{choice:?}")).collect::<Vec<_>>().join(" | "),
        Kind::Boolean => "boolean".into(),
        Kind::Integer(..) => "number".into(),
        Kind::Object(inner) => object(inner, depth),
        Kind::List(list) => {
            let item = self::kind(&list.item, depth);
            // The least number of elements is left to the check: the compiler does not know the length of a list.
            format!("readonly {item}[]")
        }
        Kind::Json(_) => "Json".into(),
    }
}

fn object(object: &Object, depth: usize) -> String {
    if let (Some(Cases { cases, ignored: Some(_) }), [tag, ..]) = (object.cases, object.props) {
        return union(object, tag, cases);
    }
    let indent = "  ".repeat(depth + 1);
    let mut text = String::from("{\n");
    for prop in object.props {
        text.push_str(&member(prop, &indent, depth));
    }
    if let Rest::Custom(custom) = object.rest {
        let note = note(&custom.prop, &indent);
        let value = nullable(&custom.prop, depth);
        // If some names are reserved for the provider, a misspelt one must not be accepted as a custom one.
        let name = if custom.reserved.is_some() { "`${Letter}${string}`" } else { "string" };
        let _ = writeln!(text, "{note}{indent}readonly [name: {name}]: {value} | undefined;");
    }
    text.push_str(&"  ".repeat(depth));
    text.push('}');
    text
}

/// A tagged union: one shape for all cases with the same members.
fn union(object: &Object, tag: &Prop, cases: &[Case]) -> String {
    let mut shapes: Vec<(Vec<&str>, String)> = Vec::new();
    for case in cases {
        let own = case.members.iter().map(|(name, value)| format!("; readonly {name}: {}", kind(value, 0)));
        let own: String = own.collect();
        match shapes.iter_mut().find(|(_, other)| *other == own) {
            Some((tags, _)) => tags.push(case.tag),
            None => shapes.push((vec![case.tag], own)),
        }
    }
    let is_shared = |prop: &&Prop| prop.name != tag.name && prop.required == Required::Yes;
    let shared =
        object.props.iter().filter(is_shared).map(|prop| format!("; readonly {}: {}", prop.name, kind(&prop.kind, 0)));
    let shared: String = shared.collect();
    let shape = |(tags, own): &(Vec<&str>, String)| {
        let tags: Vec<_> = tags.iter().map(|tag| format!("{tag:?}")).collect();
        format!("{{ readonly {}: {}{shared}{own} }}", tag.name, tags.join(" | "))
    };
    // Shapes with more members come first.
    shapes.sort_by_key(|(_, own)| own.is_empty());
    format!("({})", shapes.iter().map(shape).collect::<Vec<_>>().join(" | "))
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
