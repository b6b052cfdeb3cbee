//! The documentation's pages: every field with its codes, examples and sources, every endpoint with its rows, and every
//! code there is.

use std::fmt::Write;

use super::catalog::{field_codes, providers_with_codes};
use identity_patch::edit::response;
use identity_patch::field::FIELDS;
use identity_patch::provider;
use identity_patch::report::{Code, Fault, shared};
use identity_patch::report::{Issue, Severity};
use identity_patch::table::{Edit, Endpoint, Kind, Null, Prop, Required, Rest};
use identity_patch::table::{Field, Row, Rule};

const HEAD: &str =
    "<!-- Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering. -->\n";

/// `docs/fields.md`
pub(super) fn fields() -> String {
    let mut page = format!(
        "{HEAD}\n# Fields\n\nEvery field type: what it takes, what it says of what it does not take, and where its rules come \
         from.\nThe examples are the field's tests. `at` counts UTF-16 units.\n"
    );
    for field in FIELDS {
        describe(field, &mut page);
    }
    page
}

/// `docs/codes.md`
pub(super) fn codes() -> String {
    let mut page = format!(
        "{HEAD}\n# Codes\n\nCodes are stable: a new one is a minor version, a changed meaning a major one. A message says what is \
         expected;\n`{{…}}` is filled from the issue's `params`, and a part in `[…]` is left out where they lack it.\n\n\
         ## Shared by all\n\n| code | message |\n|---|---|\n"
    );
    table(shared::ALL, &mut page);
    page.push_str("\n## What an answer says\n\nRaised by `fromResponse` alone, with `params.status`.\n\n| code | message |\n|---|---|\n");
    table(response::ALL, &mut page);
    for provider in providers_with_codes() {
        let _ = write!(page, "\n## `{}`\n\n| code | message |\n|---|---|\n", provider.name);
        provider.codes.iter().for_each(|codes| table(codes, &mut page));
    }
    for field in FIELDS.iter().filter(|field| !field_codes(field).is_empty()) {
        let _ = write!(page, "\n## `{}`\n\n| code | message |\n|---|---|\n", field.name);
        table(&field_codes(field), &mut page);
    }
    page
}

/// `docs/endpoints.md`
pub(super) fn endpoints() -> String {
    let mut page = format!(
        "{HEAD}\n# Endpoints\n\nWhat each request may say, row by row, in the vendor's order. A note says where its rule comes \
         from: [doc] the\nvendor's document, [pub] what the vendor or a standard publishes elsewhere, [run] seen on a real server, \
         [inf] inferred.\nWhat is only inferred raises warnings, but for reading what a document leaves open.\n"
    );
    for endpoint in provider::endpoints() {
        let Endpoint { id, method, path, source, revision, sample, .. } = endpoint;
        let options: Vec<_> = endpoint.option_names().map(|option| format!("`{option}`")).collect();
        let _ = write!(
            page,
            "\n## `{id}`\n\n`{method} {path}`, after {source} ({revision}). Options: {}.\n\n\
             | member | what | null | rule and source |\n|---|---|---|---|\n",
            options.join(", ")
        );
        endpoint.params.iter().for_each(|prop| row(prop, "path: ", &mut page));
        endpoint.headers.iter().for_each(|prop| row(prop, "header: ", &mut page));
        rows(&endpoint.body, "", &mut page);
        if let Edit::Own(own) = endpoint.edit {
            rows(&Kind::Object(own.document), "answer: ", &mut page);
        }
        let _ = write!(
            page,
            "\nAn example, with the document's own values where it has them:\n\n```json\n{}\n```\n",
            sample.draft
        );
    }
    page
}

fn rows(kind: &Kind, around: &str, page: &mut String) {
    match kind {
        Kind::Object(object) => {
            object.props.iter().for_each(|prop| row(prop, around, page));
            if let Rest::Custom(custom) = object.rest {
                row(&custom.prop, around, page);
            }
            let read_only: Vec<_> = object.read_only.iter().map(|name| format!("`{around}{name}`")).collect();
            if !read_only.is_empty() {
                let _ = writeln!(
                    page,
                    "| {} | read only | | in the server's answer alone: `read_only` |",
                    read_only.join(", ")
                );
            }
        }
        Kind::List(list) => rows(&list.item, &format!("{around}[]."), page),
        Kind::Field(Field { rule: Rule::Kind(kind), .. }) => rows(kind, around, page),
        _ => {}
    }
}

fn row(prop: &Prop, around: &str, page: &mut String) {
    let required = match prop.required {
        Required::No => "",
        Required::Wanted(_) => ", wanted",
        Required::Yes | Required::Until(_) => ", required",
    };
    let null = match prop.null {
        Null::Clears => "clears",
        Null::Doubtful => "doubtful",
        Null::Refused => "refused",
    };
    let null = if matches!(around, "path: " | "header: ") { "" } else { null };
    let _ =
        writeln!(page, "| `{around}{}` | {}{required} | {null} | {} |", prop.name, what(&prop.kind), cell(prop.note));
    rows(&prop.kind, &format!("{around}{}.", prop.name), page);
}

fn what(kind: &Kind) -> String {
    match kind {
        Kind::Field(field) if FIELDS.iter().any(|known| known.name == field.name) => {
            format!("[`{0}`](fields.md#{0})", field.name)
        }
        Kind::OneOf(choices) => choices.iter().map(|choice| format!("`{choice}`")).collect::<Vec<_>>().join(" "),
        Kind::Integer(min, max) => format!("integer, {min} to {max}"),
        Kind::List(list) => format!("list of {}", what(&list.item)),
        other => other.json_type().into(),
    }
}

fn table(codes: &[&Code], page: &mut String) {
    for code in codes {
        let _ = writeln!(page, "| `{}` | {} |", code.id, cell(code.text));
    }
}

fn describe(field: &Field, page: &mut String) {
    let doc = field.doc;
    let _ = write!(page, "\n## `{}`\n\n{}.\n\n", field.name, capital(doc.about));
    for source in doc.sources {
        let _ = writeln!(page, "* {source}");
    }
    let options: Vec<_> = field.option_names().map(|option| format!("`{option}`")).collect();
    let _ = write!(page, "\nOptions: {}.\n\n| input | answer | suggestion |\n|---|---|---|\n", options.join(", "));
    for row in doc.rows {
        let _ = writeln!(page, "| {} | {} | {} |", input(row), answer(row), row.suggest.map_or(String::new(), literal));
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}

fn input(row: &Row) -> String {
    let options = if row.options.is_empty() { String::new() } else { format!(" with {}", literal(row.options)) };
    let filling = row.filling.map_or(String::new(), |(with, times)| format!(" with {} × {times}", literal(with)));
    literal(row.input) + &filling + &options
}

fn answer(row: &Row) -> String {
    let told = row.error.iter().map(|fault| told(row, fault, Severity::Error));
    let told: Vec<_> =
        told.chain(row.warnings.iter().flatten().map(|fault| self::told(row, fault, Severity::Warning))).collect();
    if told.is_empty() { "passes".into() } else { told.join("<br>") }
}

fn told(row: &Row, fault: &Fault, severity: Severity) -> String {
    let issue = Issue::of(severity, fault, row.input);
    let at = issue.params.at.map_or(String::new(), |at| format!(" at {at}"));
    let place = if row.pointer.is_empty() { String::new() } else { format!(" in `{}`", row.pointer) };
    let warning = if severity == Severity::Warning { "warning " } else { "" };
    format!("{warning}`{}`{at}{place}: {}", fault.code.id, cell(&issue.message()))
}

/// An input as one can see it: control and invisible characters as escapes, long ones cut in the middle.
fn literal(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|character| {
            let invisible = character.is_control()
                || (character.is_whitespace() && character != ' ')
                || matches!(character, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}');
            if invisible { character.escape_unicode().collect::<Vec<_>>() } else { vec![character] }
        })
        .collect();
    let characters: Vec<char> = escaped.chars().collect();
    let shown: String = match characters.as_slice() {
        [start @ .., _, _, _] if start.len() > 90 => {
            let (head, tail) = (&characters[..40], &characters[characters.len() - 20..]);
            head.iter().chain(&['…']).chain(tail).collect()
        }
        all => all.iter().collect(),
    };
    if shown.is_empty() {
        return "the empty text".into();
    }
    let fence = if shown.contains('`') { "``" } else { "`" };
    let pad = if shown.starts_with('`') || shown.ends_with('`') { " " } else { "" };
    cell(&format!("{fence}{pad}{shown}{pad}{fence}"))
}

/// A text inside a table's cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
