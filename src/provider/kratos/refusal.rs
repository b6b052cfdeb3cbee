//! The server's errors: `{"error": {code, status, reason?, message}}`, as recorded on four releases. Its texts are parsed
//! and never copied.

use super::answer;
use super::codes::{DENIED, INDEX, INDEX_RANGE, MISSING, MISSING_PARENT, OPERATION, UNKNOWN_FIELD};
use super::draft::{self, Op, Operation};
use crate::edit::response::{response_issue, string};
use crate::json::pointer;
use crate::json::tree::Tree;
use crate::report::{Code, Expected, Issue, Step, codes, shared};

codes! {
    CODES:
    SCHEMA: "kratos_schema", "must be valid under the identity schema";
    SCHEMA_ID: "kratos_schema_id", "must be the id of an identity schema on the server";
    RETRY: "kratos_retry", "must be sent again: another request changed the identity at the same time";
}

/// Turns an error's body into issues. For 409 there are none: the server does not say which values conflict.
pub(super) fn parse_refusal(status: u16, body: &str, draft: Option<&str>) -> Vec<Issue> {
    let Some([message, reason]) = message_and_reason(body) else { return Vec::new() };
    let operations = draft.and_then(draft::read_operations).unwrap_or_default();
    let with_path = |path: &str| {
        let has_path = |operation: &&Operation<'_>| operation.path.is_some_and(|(text, _)| text.decode() == path);
        operations.iter().find(has_path)
    };
    let issue = |code, path| response_issue(code, status, path);
    let mut issue =
        if message.starts_with("Unable to serialize access") || reason.starts_with("Unable to serialize access") {
            issue(&RETRY, Vec::new())
        } else if let Some(path) = message.strip_prefix("patch includes denied path: ") {
            issue(&DENIED, member_path(with_path(path), "path"))
        } else if message.starts_with("unsupported operation: ") || message.ends_with(": unsupported operation") {
            issue(&OPERATION, member_path(operations.iter().find(|operation| operation.op.is_none()), "op"))
        } else if reason.starts_with("The supplied state (") {
            issue(&shared::NOT_ONE_OF, parse_pointer("/state"))
        } else if reason.starts_with("Unable to find JSON Schema ID: ") {
            issue(&SCHEMA_ID, parse_pointer("/schema_id"))
        } else if let Some((code, path)) = parse_engine_error(&message) {
            issue(code, member_path(with_path(path), "path"))
        } else {
            return parse_schema_errors(status, &reason);
        };
    issue.params.expected = match issue.code {
        code if *code == OPERATION => Some(Expected::Choice(Op::NAMES)),
        code if *code == shared::NOT_ONE_OF => Some(Expected::Choice(answer::STATES)),
        _ => None,
    };
    vec![issue]
}

/// The code and the path of an operation that the patch engine could not apply.
fn parse_engine_error(message: &str) -> Option<(&'static Code, &str)> {
    if let Some((_, rest)) = message.split_once("operation does not apply: doc is missing ") {
        let (what, path) = rest.strip_suffix(": missing value")?.split_once(": ")?;
        return Some((
            if what == "key" { &MISSING } else { &MISSING_PARENT },
            path.strip_prefix('"').and_then(|path| path.strip_suffix('"')).unwrap_or(path),
        ));
    }
    let (path, why) = message.split_once(" for path: '")?.1.split_once("': ")?;
    let code = match () {
        () if why.ends_with("invalid index referenced") => &INDEX_RANGE,
        () if why.ends_with("missing value") => &MISSING,
        () => &INDEX,
    };
    Some((code, path))
}

fn message_and_reason(body: &str) -> Option<[String; 2]> {
    let mut tree = Tree::default();
    let root = tree.read(body).ok()?;
    let error = tree.member(root, "error")?;
    Some(["message", "reason"].map(|name| string(&tree, error, name).unwrap_or_default()))
}

/// The path of a member of an operation; the root if the operation is unknown.
fn member_path(operation: Option<&Operation<'_>>, member: &str) -> Vec<Step> {
    operation.map(|operation| operation.member_path(member).0).unwrap_or_default()
}

fn parse_pointer(pointer: &str) -> Vec<Step> {
    let step = |token: &str| match pointer::index(token) {
        Some(index) if index < usize::MAX => Step::Index(index),
        _ => Step::Name(pointer::unescape(token).into_owned()),
    };
    pointer::tokens(pointer).into_iter().map(step).collect()
}

/// The greatest number of errors that are read from one message of the schema validator. A limit of our own.
const SCHEMA_ERRORS_MAX: usize = 100;

/// Errors of the identity schema, one per line: `I[#/traits/bar] S[#/properties/traits/…/type] expected string, but got
/// number`. A line that is followed by a more indented one only summarizes those below it.
fn parse_schema_errors(status: u16, reason: &str) -> Vec<Issue> {
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

/// One quoted text, whose opening quote has been read, and what follows its closing quote.
fn parse_quoted(text: &str) -> (String, &str) {
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

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = r#"[{"op":"add","path":"/traits/x","value":1},{"op":"Add","path":"/i\u0064","value":1},
        {"op":"remove","path":"/traits/tags/7"}]"#;

    type Refusal = (u16, &'static str, &'static str, &'static [(&'static str, &'static str)]);

    /// Status, message and reason, and the code and the pointer of each issue.
    const REFUSALS: &[Refusal] = &[
        (400, "patch includes denied path: /id", "failed to apply JSON patch", &[("kratos_denied", "/1/path")]),
        (400, "patch includes denied path: /credentials", "", &[("kratos_denied", "")]),
        (400, "unsupported operation: test", "failed to apply JSON patch", &[("kratos_operation", "/1/op")]),
        (400, r#"invalid operation {"op":"Add"}: unsupported operation"#, "", &[("kratos_operation", "/1/op")]),
        (
            400,
            "identity state is not valid",
            "The supplied state ('x') was not valid. Valid states are ('active', 'inactive').",
            &[("not_one_of", "/state")],
        ),
        (400, "The request was malformed", "Unable to find JSON Schema ID: x", &[("kratos_schema_id", "/schema_id")]),
        (409, "Unable to insert or update resource because a resource with that value exists already", "", &[]),
        (400, "Unable to serialize access due to a concurrent update in another session", "", &[("kratos_retry", "")]),
        (400, "The request was malformed", "Unable to serialize access due to a", &[("kratos_retry", "")]),
        (
            400,
            "error in remove for path: '/traits/tags/7': Unable to access invalid index: 7: invalid index referenced",
            "",
            &[("kratos_index_range", "/2/path")],
        ),
        (
            400,
            "error in remove for path: '/traits/x': unable to remove nonexistent key: x: missing value",
            "",
            &[("kratos_missing", "/0/path")],
        ),
        (
            400,
            "error in add for path: '/traits/x': value was not a proper array index: 'x'",
            "",
            &[("kratos_index", "/0/path")],
        ),
        (
            400,
            r#"remove operation does not apply: doc is missing path: "/traits/x": missing value"#,
            "",
            &[("kratos_missing_parent", "/0/path")],
        ),
        (
            400,
            "replace operation does not apply: doc is missing key: /traits/tags/7: missing value",
            "",
            &[("kratos_missing", "/2/path")],
        ),
        (
            400,
            "The request was malformed",
            "I[#/traits/bar] S[#/properties/traits/properties/bar/type] expected string, but got number",
            &[("wrong_type", "/traits/bar")],
        ),
        (
            400,
            "The request was malformed",
            "I[#/traits/a] S[#/properties/traits/properties/a/type] expected string or null, but got number",
            &[("kratos_schema", "/traits/a")],
        ),
        (
            400,
            "The request was malformed",
            "I[#/traits] S[#/properties/traits] validation failed\n  I[#/traits] S[#/properties/traits/required] missing \
                 properties: \"email\", \"a\\\"b\"\n  I[#/traits/e%20m~1] S[#/x/minLength] length must be >= 3, but got 1\n  \
                 I[#/traits/tags/0] S[#/x] validation failed\n    I[#/traits/tags/0] S[#/x/format] \"] S[#\" is not valid \
                 \"email\"\n    I[#/traits/tags/0] S[#/x] can not be normalized",
            &[
                ("required", "/traits/email"),
                ("required", "/traits/a\"b"),
                ("kratos_schema", "/traits/e m~1"),
                ("kratos_schema", "/traits/tags/0"),
            ],
        ),
        (
            400,
            "The request was malformed",
            "I[#/traits] S[#/properties/traits/additionalProperties] additionalProperties \"nick\", \"a/b\" not allowed",
            &[("unknown_field", "/traits/nick"), ("unknown_field", "/traits/a~1b")],
        ),
        (400, "The request was malformed", "operation \"remove\" is not supported on /region", &[]),
        (500, "http: request body too large", "", &[]),
    ];

    #[test]
    fn refusals_become_issues() {
        for (status, message, reason, expected) in REFUSALS {
            let quoted = |text: &str| crate::json::escape(&mut text.chars().map(u32::from));
            let (message, reason) = (quoted(message), quoted(reason));
            let body =
                format!(r#"{{"error":{{"code":400,"details":{{}},"reason":"{reason}","message":"{message}"}}}}"#);
            let issues = parse_refusal(*status, &body, Some(DRAFT));
            let found: Vec<_> = issues.iter().map(|issue| (issue.code.id, issue.path.pointer())).collect();
            let found: Vec<_> = found.iter().map(|(code, pointer)| (*code, &**pointer)).collect();
            assert_eq!(found, *expected, "{message} {reason}");
            let alone: Vec<_> = parse_refusal(*status, &body, None).iter().map(|issue| issue.code.id).collect();
            assert_eq!(alone, expected.iter().map(|(code, _)| *code).collect::<Vec<_>>());
        }
        for body in ["", "null", "[]", "{", r#"{"error":"x"}"#, r#"{"message":"unsupported operation: test"}"#] {
            assert_eq!(parse_refusal(400, body, Some(DRAFT)), [], "{body}");
        }
    }
}
