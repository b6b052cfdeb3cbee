//! Renders the TypeScript types of the package's entries: the drafts and the exports.

use std::fmt::Write;

use super::answer_types::{answer_types, before_type};
use super::entries::{Entry, entries};
use super::{HEAD, camel};
use identity_patch::field::FIELDS;
use identity_patch::table::{Case, Cases, Custom, Endpoint, Kind, Null, Object, Prop, Provider, Required, Rest, Rule};

const INIT: &str = "\n/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */\n\
     export declare function init(source?: string | object): Promise<void>;\n\n";

/// The type of what can be sent as JSON.
const JSON: &str = "Jsonifiable";

/// The type of any object but a function, a Promise and the like.
const OBJECT: &str = "PlainObject";

/// The types of an entry. The main entry exports those of its parts.
pub(super) fn types(entry: &Entry) -> String {
    match (entry.is_main(), entry.providers.as_slice()) {
        (false, [provider]) => provider_types(provider),
        (false, _) => field_types(),
        (true, _) => main_types(),
    }
}

fn main_types() -> String {
    let parts: Vec<_> = entries().into_iter().filter(|entry| !entry.is_main()).collect();
    let mut text = format!("{HEAD}\n");
    for Entry { name, .. } in &parts {
        let _ = writeln!(text, "export * from \"./{name}.js\";");
    }
    text.push_str(INIT);
    let all = |member: &str, parts: &mut dyn Iterator<Item = &Entry>| {
        let types: Vec<_> =
            parts.map(|Entry { name, .. }| format!("typeof import(\"./{name}.js\").{member}")).collect();
        format!("export declare const {member}: {};\n", types.join(" & "))
    };
    text.push_str(&all("fields", &mut parts.iter().filter(|entry| entry.has_fields)));
    text.push_str(&all("endpoints", &mut parts.iter().filter(|entry| !entry.providers.is_empty())));
    text
}

fn imports(names: &mut [&str]) -> String {
    names.sort_unstable();
    let names = names.join(", ");
    format!("{HEAD}\nimport type {{ {names} }} from \"../types.js\";\n\nexport type * from \"../types.js\";\n")
}

fn field_types() -> String {
    let methods = FIELDS.iter().filter_map(|field| field.methods).map(|methods| methods.interface);
    let mut text = imports(&mut ["Field", JSON, "Options"].into_iter().chain(methods).collect::<Vec<_>>());
    text.push_str(INIT);
    for field in FIELDS {
        let value = match &field.rule {
            Rule::Text(_) => "string".into(),
            Rule::Kind(value) => kind(value, 0),
        };
        let _ = writeln!(text, "/** {} */", field.doc.about);
        let methods = field.methods.map_or(String::new(), |methods| format!(" & {}", methods.interface));
        let options = options_type(field.option_names());
        let _ = writeln!(
            text,
            "export declare const {}: Field<{value}, {options}, {:?}>{methods};",
            camel(field.name),
            field.name
        );
    }
    text.push_str("export declare const fields: {\n");
    for field in FIELDS {
        let _ = writeln!(text, "  readonly {}: typeof {};", field.name, camel(field.name));
    }
    text.push_str("};\n");
    text
}

fn provider_types(provider: &Provider) -> String {
    let mut drafts = answer_types(provider);
    for endpoint in provider.endpoints {
        let _ = write!(
            drafts,
            "\n/** The draft of `{}`: {}. */\nexport type {} = {};\n",
            endpoint.id,
            endpoint.source,
            draft_name(endpoint),
            kind(&endpoint.body, 0)
        );
        let _ = write!(
            drafts,
            "\n/** The options of `{}`. */\nexport type {}Options = {} & BeforeOption<{}>;\n",
            endpoint.id,
            draft_name(endpoint),
            options_type(endpoint.option_names().filter(|name| *name != "before")),
            before_type(endpoint.answer)
        );
    }
    let needed = [
        (JSON, drafts.contains(JSON)),
        ("Letter", drafts.contains("${Letter}")),
        (OBJECT, drafts.contains(OBJECT)),
        ("MakePlan", provider.plan.is_some()),
    ];
    let needed = needed.iter().filter(|(_, is_needed)| *is_needed).map(|(name, _)| *name);
    let mut text = imports(&mut ["BeforeOption", "Endpoint", "Options"].into_iter().chain(needed).collect::<Vec<_>>());
    text.push_str(&drafts);
    text.push_str(INIT);
    let _ = writeln!(text, "export declare const {}: {{", camel(provider.name));
    for endpoint in provider.endpoints {
        let _ = writeln!(text, "  /** `{} {}`: {} */", endpoint.method, endpoint.path, endpoint.source);
        let _ = writeln!(text, "  readonly {}: {};", export_name(endpoint), endpoint_type(endpoint));
    }
    if let Some(planner) = provider.plan {
        text.push_str("  /** The requests for one edit. */\n");
        let Endpoint { answer, params, headers, .. } = planner.endpoint;
        let (before, draft) = (before_type(answer), draft_name(planner.endpoint));
        let (params, headers) = (names(params), names(headers));
        let _ = writeln!(text, "  readonly plan: MakePlan<{before}, {draft}Options, {params}, {headers}>;");
    }
    text.push_str("};\nexport declare const endpoints: {\n");
    for endpoint in provider.endpoints {
        let _ =
            writeln!(text, "  readonly {:?}: typeof {}.{};", endpoint.id, camel(provider.name), export_name(endpoint));
    }
    text.push_str("};\n");
    text
}

fn endpoint_type(endpoint: &Endpoint) -> String {
    let Endpoint { id, method, path, params, headers, .. } = endpoint;
    let (draft, before) = (draft_name(endpoint), before_type(endpoint.answer));
    let (params, headers) = (names(params), names(headers));
    format!(
        "Endpoint<{draft}, {before}, {draft}Options, {{\n    id: {id:?};\n    method: {method:?};\n    path: {path:?};\n    \
         params: {params};\n    headers: {headers};\n  }}>"
    )
}

/// The names of path parameters or headers, as a type.
fn names(props: &[Prop]) -> String {
    let names: Vec<_> = props.iter().map(|prop| format!("{:?}", prop.name)).collect();
    if names.is_empty() { "never".into() } else { names.join(" | ") }
}

/// `biot.update_organization_user`: `updateOrganizationUser`.
fn export_name(endpoint: &Endpoint) -> String {
    camel(endpoint.id.split_once('.').unwrap_or_default().1)
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
            format!("{item}[]")
        }
        Kind::Json(_) => JSON.into(),
        _ => unreachable!("the types have no arm for this kind"),
    }
}

fn object(object: &Object, depth: usize) -> String {
    if let (Some(Cases { cases, ignored: Some(_), .. }), [tag, ..]) = (object.cases, object.props) {
        return union(object, tag, cases);
    }
    let indent = "  ".repeat(depth + 1);
    let mut text = String::from("{\n");
    for prop in object.props {
        text.push_str(&member(prop, &indent, depth));
    }
    // The attributes of a bucket, say: data of any type. An interface fits no index signature but `[name: string]: any`.
    let takes_any = |custom: &Custom| nullable(&custom.prop, depth) == JSON && custom.reserved.is_none();
    if let Rest::Custom(custom) = object.rest {
        let note = note(&custom.prop, &indent);
        // If some names are reserved for the provider, a misspelt one must not be accepted as a custom one.
        let name = if custom.reserved.is_some() { "`${Letter}${string}`" } else { "string" };
        let value = if takes_any(custom) { "any".into() } else { nullable(&custom.prop, depth) + " | undefined" };
        let _ = writeln!(text, "{note}{indent}[name: {name}]: {value};");
    }
    text.push_str(&"  ".repeat(depth));
    text.push('}');
    match object.rest {
        // Functions and Promises fit that index signature, too.
        Rest::Custom(custom) if takes_any(custom) => format!("{OBJECT} & {text}"),
        _ => text,
    }
}

/// A tagged union: one shape for all cases with the same members.
fn union(object: &Object, tag: &Prop, cases: &[Case]) -> String {
    let mut shapes: Vec<(Vec<&str>, String)> = Vec::new();
    for case in cases {
        let own = case.members.iter().map(|(name, value)| format!("; {name}: {}", kind(value, 0)));
        let own: String = own.collect();
        match shapes.iter_mut().find(|(_, other)| *other == own) {
            Some((tags, _)) => tags.push(case.tag),
            None => shapes.push((vec![case.tag], own)),
        }
    }
    let is_shared = |prop: &&Prop| prop.name != tag.name && prop.required == Required::Yes;
    let shared = object.props.iter().filter(is_shared).map(|prop| format!("; {}: {}", prop.name, kind(&prop.kind, 0)));
    let shared: String = shared.collect();
    let shape = |(tags, own): &(Vec<&str>, String)| {
        let tags: Vec<_> = tags.iter().map(|tag| format!("{tag:?}")).collect();
        format!("{{ {}: {}{shared}{own} }}", tag.name, tags.join(" | "))
    };
    // Shapes with more members come first.
    shapes.sort_by_key(|(_, own)| own.is_empty());
    format!("({})", shapes.iter().map(shape).collect::<Vec<_>>().join(" | "))
}

pub(super) fn note(prop: &Prop, indent: &str) -> String {
    if prop.note.is_empty() { String::new() } else { format!("{indent}/** {} */\n", prop.note.replace("*/", "* /")) }
}

fn member(prop: &Prop, indent: &str, depth: usize) -> String {
    let optional = if prop.required == Required::Yes { "" } else { "?" };
    let undefined = if prop.required == Required::Yes { "" } else { " | undefined" };
    format!("{}{indent}{}{optional}: {}{undefined};\n", note(prop, indent), prop.name, nullable(prop, depth))
}

fn nullable(prop: &Prop, depth: usize) -> String {
    let text = kind(&prop.kind, depth + 1);
    if prop.null == Null::Clears && !matches!(prop.kind, Kind::Json(_)) { format!("{text} | null") } else { text }
}
