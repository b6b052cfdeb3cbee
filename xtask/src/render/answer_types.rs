//! Renders the TypeScript types of the servers' answers: what `before`, `after` and a value of `apply` are.
//!
//! They describe data that comes from elsewhere, so they refuse little: any member may be missing, a choice may be another
//! text than those that are known today, and what is up to the caller may be of the caller's own type. Lists are readonly,
//! so that any list may be given; the rest is not, so that an answer can be edited.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::camel;
use super::types::note;
use identity_patch::table::{Answer, Kind, Null, Object, Prop, Provider, Rest, Rule};

const ANY_MEMBERS: &str = "{ [name: string]: any }";

/// The types of a provider's answers, each once.
pub(super) fn answer_types(provider: &Provider) -> String {
    let mut text = String::new();
    let mut names = BTreeSet::new();
    for endpoint in provider.endpoints {
        let answer = endpoint.answer;
        if !names.insert(answer.name) {
            continue;
        }
        let _ = write!(
            text,
            "\n/** What the server of `{}` answers: its own document, of which any member may be missing. */\n\
             export type {} = {};\n",
            endpoint.id,
            document_name(answer),
            object(answer.document, 0)
        );
        if let Some(envelope) = answer.envelope {
            let members: String =
                envelope.props.iter().enumerate().map(|(at, prop)| held(prop, at == 0, answer)).collect();
            let _ = write!(
                text,
                "\n/** The same in its envelope. */\nexport type {} = {{\n{members}}};\n",
                envelope_name(answer)
            );
        }
    }
    text
}

/// The type of `before`: the document, or the envelope around it.
pub(super) fn before_type(answer: &Answer) -> String {
    match answer.envelope {
        Some(_) => format!("{} | {}", document_name(answer), envelope_name(answer)),
        None => document_name(answer),
    }
}

/// The name of the document's type: `SlashidPerson`.
pub(super) fn document_name(answer: &Answer) -> String {
    camel(&format!("_{}", answer.name))
}

fn envelope_name(answer: &Answer) -> String {
    format!("{}Answer", document_name(answer))
}

/// A member of the envelope; the first holds the document.
fn held(prop: &Prop, is_document: bool, answer: &Answer) -> String {
    let value = if is_document { document_name(answer) } else { kind(prop, 1) };
    line(prop, &value, "  ")
}

fn object(object: &Object, depth: usize) -> String {
    let custom = match object.rest {
        Rest::Custom(custom) => Some(custom),
        _ => None,
    };
    match custom {
        Some(custom) if object.props.is_empty() => match nullable(&custom.prop, depth) {
            // An interface of the caller's own fits no index signature but this one.
            value if value.starts_with(ANY_MEMBERS) || custom.prop.kind.object().is_none() => ANY_MEMBERS.into(),
            value => format!("{{ [name: string]: {value} | undefined }}"),
        },
        _ => {
            let indent = "  ".repeat(depth + 1);
            let mut text = String::from("{\n");
            for prop in object.props {
                text.push_str(&line(prop, &kind(prop, depth + 1), &indent));
            }
            if let Some(custom) = custom {
                // The type of a declared member must fit that of all others.
                let _ = writeln!(text, "{}{indent}[name: string]: any;", note(&custom.prop, &indent));
            }
            text + &"  ".repeat(depth) + "}"
        }
    }
}

fn line(prop: &Prop, value: &str, indent: &str) -> String {
    let empty = match prop.null {
        _ if value == "unknown" => "",
        Null::Refused => " | undefined",
        _ => " | null | undefined",
    };
    format!("{}{indent}{}?: {value}{empty};\n", note(prop, indent), prop.name)
}

fn nullable(prop: &Prop, depth: usize) -> String {
    let text = kind(prop, depth);
    if prop.null == Null::Refused { text } else { format!("{text} | null") }
}

fn kind(prop: &Prop, depth: usize) -> String {
    match &prop.kind {
        Kind::Text if !prop.known.is_empty() => open(prop.known),
        kind => of_kind(kind, depth),
    }
}

fn of_kind(kind: &Kind, depth: usize) -> String {
    match kind {
        Kind::OneOf(choices) => open(choices),
        Kind::Field(field) => match &field.rule {
            Rule::Text(_) => "string".into(),
            Rule::Kind(inner) => of_kind(inner, depth),
        },
        Kind::Text => "string".into(),
        Kind::Boolean => "boolean".into(),
        Kind::Integer(..) => "number".into(),
        Kind::Object(inner) => object(inner, depth),
        Kind::List(list) => match of_kind(&list.item, depth) {
            item if item.contains(" | ") && !item.starts_with('{') => format!("readonly ({item})[]"),
            item => format!("readonly {item}[]"),
        },
        Kind::Json(_) => "unknown".into(),
        _ => unreachable!("the types of answers have no arm for this kind"),
    }
}

/// The texts that are known, and any other: data of a variable has the type `string`, and servers grow.
fn open(choices: &[&str]) -> String {
    let known: Vec<_> = choices.iter().map(|choice| format!("{choice:?}")).collect();
    format!("{} | (string & {{}})", known.join(" | "))
}
