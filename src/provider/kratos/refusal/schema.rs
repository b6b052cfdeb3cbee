//! Errors of the identity schema, as github.com/ory/jsonschema v3 writes them.

use super::refused::SCHEMA;
use super::sent::parse_pointer;
use crate::edit::response::response_issue;
use crate::provider::kratos::codes::UNKNOWN_FIELD;
use crate::report::{Expected, Issue, Step, shared};

/// The greatest number of errors that are read from one message of the schema validator. A limit of our own.
const SCHEMA_ERRORS_MAX: usize = 100;

/// Errors of the identity schema, one per line: `I[#/traits/bar] S[#/properties/traits/…/type] expected string, but got
/// number`. A line that is followed by a more indented one only summarizes those below it.
pub(super) fn parse_schema_errors(status: u16, reason: &str) -> Vec<Issue> {
    let mut issues: Vec<Issue> = Vec::new();
    let lines: Vec<&str> = reason.split('\n').collect();
    let indent = |line: &str| line.bytes().take_while(|byte| *byte == b' ').count();
    for (nth, line) in lines.iter().enumerate() {
        if issues.len() == SCHEMA_ERRORS_MAX {
            break;
        }
        let is_below = |next: &&str| next[indent(next)..].starts_with("I[#") && indent(next) > indent(line);
        if lines.get(nth + 1).is_some_and(is_below) {
            continue;
        }
        for issue in parse_schema_error(status, &line[indent(line)..]) {
            if issues.len() < SCHEMA_ERRORS_MAX && !issues.contains(&issue) {
                issues.push(issue);
            }
        }
    }
    issues
}

fn parse_schema_error(status: u16, line: &str) -> Vec<Issue> {
    let parts = line.strip_prefix("I[#").and_then(|rest| rest.split_once("] S[#"));
    let Some((pointer, (rule, text))) = parts.and_then(|(pointer, rest)| Some((pointer, rest.split_once("] ")?)))
    else {
        return Vec::new();
    };
    let issue = |code| response_issue(code, status, parse_pointer(&percent_decode(pointer)));
    let each_name = |code| {
        let issue_below = |name| {
            let mut issue = issue(code);
            issue.path.0.push(Step::Name(name));
            issue
        };
        parse_quoted_names(text).into_iter().take(SCHEMA_ERRORS_MAX).map(issue_below).collect()
    };
    match () {
        () if rule.ends_with("/required") => each_name(&shared::REQUIRED),
        () if rule.ends_with("/additionalProperties") => each_name(&UNKNOWN_FIELD),
        () if rule.ends_with("/type") && expected_type(text).is_some() => {
            let mut issue = issue(&shared::WRONG_TYPE);
            issue.params.expected = expected_type(text).map(Expected::One);
            vec![issue]
        }
        () => vec![issue(&SCHEMA)],
    }
}

/// The type in `expected string, but got number`; none if there are several.
fn expected_type(text: &str) -> Option<&'static str> {
    const TYPES: &[&str] = &["string", "number", "integer", "boolean", "object", "array", "null"];
    let (expected, _) = text.strip_prefix("expected ")?.split_once(", but got")?;
    TYPES.iter().find(|name| **name == expected).copied()
}

/// The names in a text that Go has quoted: `missing properties: "a", "b"`.
fn parse_quoted_names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.bytes().position(|byte| byte == b'"') {
        let (name, after) = parse_quoted(&rest[start + 1..]);
        names.push(name);
        rest = after;
    }
    names
}

/// The rest of a quoted text, after its opening quote, and what follows its closing quote.
pub(super) fn parse_quoted(text: &str) -> (String, &str) {
    let mut name = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            // Go's other escapes are for characters that are unlikely in a name.
            '\\' => name.extend(characters.next()),
            other => name.push(other),
        }
    }
    (name, characters.as_str())
}

/// Decodes RFC 3986, 2.1: the validator writes its pointers as URI fragments.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, after) {
            (b'%', [high, low, after @ ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                bytes.push(digit(*high).unwrap_or(0) << 4 | digit(*low).unwrap_or(0));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.into())
}
