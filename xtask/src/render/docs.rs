//! The pages of the documentation: fields with their codes, examples and sources, endpoints with their rows, and codes.

use std::fmt::Write;

use super::answer_types::document_name;
use super::catalog::{MESSAGES, field_codes, providers_with_codes};
use identity_patch::Options;
use identity_patch::edit::response;
use identity_patch::field::FIELDS;
use identity_patch::provider;
use identity_patch::report::{Code, Fault, shared};
use identity_patch::report::{Issue, Severity};
use identity_patch::table::{Answer, Edit, Endpoint, Fact, Http, Kind, Null, Prop, Required, Rest};
use identity_patch::table::{Example, Field, OF_ENDPOINTS, OF_FIELDS, OptionRow, OptionValue, Rule};

const HEAD: &str =
    "<!-- Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering. -->\n";

/// `docs/fields.md`
pub(super) fn fields() -> String {
    let mut page = format!(
        "{HEAD}\n# Fields\n\nEvery field type: valid and invalid examples, the issues that they raise, and the sources of the rules.\nThe \
         examples are the field's tests. `at` counts UTF-16 units.\n"
    );
    page.push_str("\nAll of them take these options; a further one stands at its field.\n");
    options(OF_FIELDS, &mut page);
    messages_option(&mut page);
    for field in FIELDS {
        describe_field(field, &mut page);
    }
    page
}

/// `docs/codes.md`
pub(super) fn codes() -> String {
    let mut page = format!(
        "{HEAD}\n# Codes\n\nCodes are stable: a new code is a minor version, a changed meaning a major version. A message says what \
         is\nexpected; `{{…}}` is filled from the issue's `params`, and a part in `[…]` is left out if one of its params is \
         missing.\n\n## Shared by all\n\n| code | message |\n|---|---|\n"
    );
    table(shared::ALL, &mut page);
    page.push_str("\n## Server errors\n\nOnly `fromResponse` raises these, with `params.status`.\n\n| code | message |\n|---|---|\n");
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
        "{HEAD}\n# Endpoints\n\nThe members of each request and of each answer, in the vendor's order. A note gives the source of its rule: [doc] the \
         vendor's\ndocument, [pub] published elsewhere by the vendor or in a standard, [run] seen on a real server, [inf] \
         inferred.\nAn inferred rule only raises warnings, except where it settles what a document leaves open.\n"
    );
    page.push_str("\nAll of them take these options; further ones stand at each.\n");
    options(OF_ENDPOINTS, &mut page);
    messages_option(&mut page);
    for endpoint in provider::endpoints() {
        let Endpoint { id, method, path, source, revision, sample, answer, .. } = endpoint;
        let _ = write!(page, "\n## `{id}`\n\n`{method} {path}`, as in {source} ({revision}).\n");
        options(endpoint.options, &mut page);
        page.push('\n');
        http(&endpoint.http, &mut page);
        page.push_str("\n### The request\n\n| member | type | null | rule and source |\n|---|---|---|---|\n");
        endpoint.params.iter().for_each(|prop| row(prop, "path: ", &mut page));
        endpoint.headers.iter().for_each(|prop| row(prop, "header: ", &mut page));
        rows(&endpoint.body, "", &mut page);
        if let Edit::Own(own) = endpoint.edit {
            rows(&Kind::Object(own.document), "edited identity: ", &mut page);
        }
        let _ = write!(
            page,
            "\n### The answer\n\n{}\n\n| member | type | null | source |\n|---|---|---|---|\n",
            describe_answer(answer)
        );
        let envelope = answer.envelope.map_or(&[][..], |envelope| envelope.props);
        envelope.iter().skip(1).for_each(|prop| answer_row(prop, "", &mut page));
        let holder = envelope.first().map_or(String::new(), |prop| format!("{}.", prop.name));
        answer_rows(&Kind::Object(answer.document), &holder, &mut page);
        let _ = write!(
            page,
            "\nAn example of a draft, with the document's values where it gives any:\n\n```json\n{}\n```\n",
            sample.draft
        );
    }
    page
}

fn options(rows: &[&OptionRow], page: &mut String) {
    if rows.is_empty() {
        return;
    }
    page.push_str("\n| option | value | what it says |\n|---|---|---|\n");
    for row in rows {
        let value = match row.value {
            OptionValue::Choice(names) => choices(&names.iter().map(|(name, _)| *name).collect::<Vec<_>>()),
            _ => row.value.describe(),
        };
        let _ = writeln!(page, "| `{}` | {} | {} |", row.name, cell(&value), cell(row.about));
    }
}

/// The option that only the npm package has.
fn messages_option(page: &mut String) {
    let (name, about) = MESSAGES;
    let _ = writeln!(page, "| `{name}` | texts or functions by code | {about} |");
}

/// What is documented beside the bodies.
fn http(http: &Http, page: &mut String) {
    let _ = writeln!(page, "| | | source |\n|---|---|---|");
    let mut line = |name: &str, text: &str, note: &str| {
        let _ = writeln!(page, "| {name} | {} | {} |", cell(text), cell(note));
    };
    line("base", http.base.text, http.base.note);
    line("route", "", http.route);
    line("credential", http.security.text, http.security.note);
    for Fact { text, note, .. } in http.headers {
        line("header", &format!("`{text}`"), note);
    }
    for (status, Fact { text, note, .. }) in http.statuses {
        line(&status.to_string(), text, note);
    }
}

fn describe_answer(answer: &Answer) -> String {
    let name = document_name(answer);
    let around = answer.envelope.and_then(|envelope| envelope.props.first()).map_or(String::new(), |holder| {
        format!(" It stands in `{}` of an envelope, and is taken with the envelope or without.", holder.name)
    });
    format!(
        "`checkAnswer` compares with this table; it is the type `{name}` of `before`. Any member may be missing.{around}"
    )
}

fn answer_rows(kind: &Kind, prefix: &str, page: &mut String) {
    match kind {
        Kind::Object(object) => {
            object.props.iter().for_each(|prop| answer_row(prop, prefix, page));
            if let Rest::Custom(custom) = object.rest {
                answer_row(&custom.prop, prefix, page);
            }
        }
        Kind::List(list) => answer_rows(&list.item, &format!("{prefix}[]."), page),
        _ => {}
    }
}

fn answer_row(prop: &Prop, prefix: &str, page: &mut String) {
    let null = if prop.null == Null::Refused { "" } else { "may be" };
    let known = if prop.known.is_empty() { String::new() } else { format!(": {} …", choices(prop.known)) };
    let kind = describe_kind(&prop.kind);
    let _ = writeln!(page, "| `{prefix}{}` | {kind}{known} | {null} | {} |", prop.name, cell(prop.note));
    answer_rows(&prop.kind, &format!("{prefix}{}.", prop.name), page);
}

fn choices(choices: &[&str]) -> String {
    choices.iter().map(|choice| format!("`{choice}`")).collect::<Vec<_>>().join(" ")
}

fn rows(kind: &Kind, prefix: &str, page: &mut String) {
    match kind {
        Kind::Object(object) => {
            object.props.iter().for_each(|prop| row(prop, prefix, page));
            if let Rest::Custom(custom) = object.rest {
                row(&custom.prop, prefix, page);
            }
            let read_only: Vec<_> =
                object.read_only(&Options::DEFAULT).map(|name| format!("`{prefix}{name}`")).collect();
            if !read_only.is_empty() {
                let _ = writeln!(
                    page,
                    "| {} | read only | | only in the server's answer: `read_only` |",
                    read_only.join(", ")
                );
            }
        }
        Kind::List(list) => rows(&list.item, &format!("{prefix}[]."), page),
        Kind::Field(Field { rule: Rule::Kind(kind), .. }) => rows(kind, prefix, page),
        _ => {}
    }
}

fn row(prop: &Prop, prefix: &str, page: &mut String) {
    let required = match prop.required {
        Required::No => "",
        Required::Recommended(_) => ", recommended",
        Required::Yes | Required::Until(_) => ", required",
    };
    let null = match prop.null {
        Null::Clears => "clears",
        Null::Doubtful => "doubtful",
        Null::Refused => "refused",
    };
    let null = if matches!(prefix, "path: " | "header: ") { "" } else { null };
    let _ = writeln!(
        page,
        "| `{prefix}{}` | {}{required} | {null} | {} |",
        prop.name,
        describe_kind(&prop.kind),
        cell(prop.note)
    );
    rows(&prop.kind, &format!("{prefix}{}.", prop.name), page);
}

fn describe_kind(kind: &Kind) -> String {
    match kind {
        Kind::Field(field) if FIELDS.iter().any(|known| known.name == field.name) => {
            format!("[`{0}`](fields.md#{0})", field.name)
        }
        Kind::OneOf(texts) => choices(texts),
        Kind::Integer(i64::MIN, i64::MAX) => "integer".into(),
        Kind::Integer(min, max) => format!("integer, {min} to {max}"),
        Kind::List(list) => format!("list of {}", describe_kind(&list.item)),
        other => other.json_type().into(),
    }
}

fn table(codes: &[&Code], page: &mut String) {
    for code in codes {
        let _ = writeln!(page, "| `{}` | {} |", code.id, cell(code.text));
    }
}

fn describe_field(field: &Field, page: &mut String) {
    let doc = field.doc;
    let _ = write!(page, "\n## `{}`\n\n{}.\n\n", field.name, capital(doc.about));
    for source in doc.sources {
        let _ = writeln!(page, "* {source}");
    }
    options(field.options, page);
    page.push_str("\n| input | issues | suggestion |\n|---|---|---|\n");
    for example in doc.examples {
        let _ = writeln!(
            page,
            "| {} | {} | {} |",
            input(example),
            issues(example),
            example.suggest.map_or(String::new(), literal)
        );
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}

fn input(example: &Example) -> String {
    let options =
        if example.options.is_empty() { String::new() } else { format!(" with {}", literal(example.options)) };
    let filling = example.filling.map_or(String::new(), |(with, times)| format!(" with {} × {times}", literal(with)));
    literal(example.input) + &filling + &options
}

fn issues(example: &Example) -> String {
    let errors = example.error.iter().map(|fault| describe_fault(example, fault, Severity::Error));
    let warnings = example.warnings.iter().flatten().map(|fault| describe_fault(example, fault, Severity::Warning));
    let issues: Vec<_> = errors.chain(warnings).collect();
    if issues.is_empty() { "valid".into() } else { issues.join("<br>") }
}

fn describe_fault(example: &Example, fault: &Fault, severity: Severity) -> String {
    let issue = Issue::of(severity, fault, example.input);
    let at = issue.params.at.map_or(String::new(), |at| format!(" at {at}"));
    let pointer = if example.pointer.is_empty() { String::new() } else { format!(" in `{}`", example.pointer) };
    let warning = if severity == Severity::Warning { "warning " } else { "" };
    format!("{warning}`{}`{at}{pointer}: {}", fault.code.id, cell(&issue.message()))
}

/// An input in visible characters: control and invisible ones as escapes, long inputs cut in the middle.
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

/// A text escaped for a table's cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
