//! The server's errors: `{"error": {code, status, reason?, message}}`, as recorded on four releases. Its texts are parsed
//! and never copied.
//!
//! An error that quotes an operation or its path becomes an issue at that operation. An error that names a member of the
//! identity becomes an issue at that member.
//!
//! Source: ory/kratos, `identity/handler.go` and `oryx/jsonx/patch.go`; evanphx/json-patch v5, `patch.go`; and the
//! messages of Go's `encoding/json`, `strconv` and `time`, and of gofrs/uuid.

mod go;
mod operations;
mod refused;
mod schema;
mod sent;

pub use refused::{CODES, RETRY, SCHEMA, SCHEMA_ID};

use refused::Refused;
use sent::{SentOperations, parse_pointer};

use super::draft::{MAX_BODY, too_long};
use crate::edit::response::{CONTENT_TOO_LARGE, string};
use crate::json::tree::Tree;
use crate::report::{Issue, shared};

/// A reader for each kind of error; the first that recognizes it counts.
const READERS: &[fn(&Refused<'_>) -> Option<Issue>] = &[
    read_retry,
    operations::read_denied,
    operations::read_invalid_operation,
    operations::read_unsupported_operation,
    operations::read_missing_path,
    read_state,
    read_schema_id,
    operations::read_engine_error,
    operations::read_index_without_path,
    operations::read_way_through_value,
    operations::read_region,
    operations::read_credentials,
    operations::read_whole_document,
    go::read_no_operation,
    go::read_wrong_type,
    go::read_time,
    go::read_uuid,
    read_long_body,
];

/// Turns an error's body into issues. For 409 there are none: the server does not say which values conflict.
pub(super) fn parse_refusal(status: u16, body: &str, draft: Option<&str>) -> Vec<Issue> {
    let Some([message, reason]) = message_and_reason(body) else { return Vec::new() };
    let sent = SentOperations::read(draft);
    let refused = Refused { status, message: &message, reason: &reason, sent: &sent };
    match READERS.iter().find_map(|read| read(&refused)) {
        Some(issue) => vec![issue],
        None => schema::parse_schema_errors(status, &reason),
    }
}

fn read_retry(refused: &Refused<'_>) -> Option<Issue> {
    let is_retry = [refused.message, refused.reason].iter().any(|text| text.starts_with("Unable to serialize access"));
    is_retry.then(|| refused.issue(&RETRY, Vec::new()))
}

fn read_state(refused: &Refused<'_>) -> Option<Issue> {
    let is_state = refused.reason.starts_with("The supplied state (");
    is_state.then(|| refused.issue(&shared::NOT_ONE_OF, parse_pointer("/state")))
}

fn read_schema_id(refused: &Refused<'_>) -> Option<Issue> {
    let is_schema = refused.reason.starts_with("Unable to find JSON Schema ID: ");
    is_schema.then(|| refused.issue(&SCHEMA_ID, parse_pointer("/schema_id")))
}

/// A body longer than [`MAX_BODY`].
fn read_long_body(refused: &Refused<'_>) -> Option<Issue> {
    if refused.message != "http: request body too large" {
        return None;
    }
    let Some(length) = refused.sent.length().filter(|length| *length > MAX_BODY) else {
        return Some(refused.issue(&CONTENT_TOO_LARGE, Vec::new()));
    };
    let fault = too_long(length);
    let mut issue = refused.issue(fault.code, Vec::new());
    refused.set_params(&mut issue, &fault, "");
    Some(issue)
}

fn message_and_reason(body: &str) -> Option<[String; 2]> {
    let mut tree = Tree::default();
    let root = tree.read(body).ok()?;
    let error = tree.member(root, "error")?;
    Some(["message", "reason"].map(|name| string(&tree, error, name).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = r#"[{"op":"add","path":"/traits/x","value":1},{"op":"Add","path":"/i\u0064","value":1},
        {"op":"remove","path":"/traits/tags/7"},{"op":"add","path":"/traits/x"},{"op":"copy","path":"/traits/y"},
        {"op":"replace","path":"/traits/x","value":{"a":"<"}},{"op":"remove","path":"/traits/x"},{"op":"remove"},
        {"op":"replace","path":"/credentials/password","value":{}},{"op":"remove","path":"/region"},
        {"op":"add","path":"/verifiable_addresses/0/verified","value":"x"},{"op":"add","path":"/traits/list/12/a","value":"abc"},
        {"op":"add","path":"/organization_id","value":"abc"},
        {"op":"add","path":"/verifiable_addresses/0","value":{"verified_at":"now"}},
        {"op":"add","path":"/state_changed_at","value":"then"},{"op":"add","path":"/external_id","value":5},"x",
        {"path":"/traits/z","value":1},{"op":"replace","path":"","value":1}]"#;

    type RefusalCase = (u16, &'static str, &'static str, &'static [(&'static str, &'static str)]);

    /// Status, message and reason, and the code and the pointer of each issue.
    const REFUSALS: &[RefusalCase] = &[
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
            "error in remove for path: '/traits/tags/7': unable to remove nonexistent key: 7: missing value",
            "",
            &[("kratos_missing", "/2/path")],
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
            &[("kratos_missing_parent", "/6/path")],
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
        (
            400,
            "The request was malformed",
            "operation \"remove\" is not supported on /region",
            &[("read_only", "/9/path")],
        ),
        (
            400,
            "The request was malformed",
            "the provided region is not a valid Ory region",
            &[("read_only", "/9/path")],
        ),
        (500, "http: request body too large", "", &[("content_too_large", "")]),
        (
            400,
            r#"invalid operation {"op":"add","path":"/traits/x"}: failed to decode 'value': operation, missing value field: missing value"#,
            "failed to apply JSON patch",
            &[("required", "/3/value")],
        ),
        (
            400,
            r#"invalid operation {"op":"replace","path":"/traits/x","value":{"a":"\u003c"}}: failed to decode 'value': x"#,
            "",
            &[("required", "/5/value")],
        ),
        (
            400,
            r#"invalid operation {"op":"copy","path":"/traits/y"}: failed to decode 'from': operation, missing from field: missing value"#,
            "",
            &[("kratos_operation", "/4/op")],
        ),
        (
            400,
            r#"invalid operation {"op":"","path":"/traits/z","value":1}: unsupported operation"#,
            "",
            &[("kratos_operation", "/17/op")],
        ),
        (400, "unsupported operation: copy", "", &[("kratos_operation", "/4/op")]),
        (
            400,
            "error in remove for path: '/traits/x': unable to remove nonexistent key: x: missing value",
            "",
            &[("kratos_missing", "/6/path")],
        ),
        (
            400,
            "replace operation does not apply: doc is missing path: /traits/x: missing value",
            "",
            &[("kratos_missing_parent", "/5/path")],
        ),
        (
            400,
            "error parsing patch operations: operation missing path field: missing value",
            "",
            &[("required", "/7/path")],
        ),
        (400, "remove operation failed to decode path: missing value", "", &[("required", "/7/path")]),
        (
            400,
            "Unable to ensure path for invalid index: 12: invalid index referenced",
            "",
            &[("kratos_index_range", "/11/path")],
        ),
        (
            400,
            "Unable to ensure path for negative index other than -1: -2: invalid index referenced",
            "",
            &[("kratos_index", "")],
        ),
        (
            400,
            "The request was malformed",
            "credentials.password.type must equal \"password\", got \"\"",
            &[("kratos_denied", "/8/path")],
        ),
        (
            400,
            "json: cannot unmarshal string into Go struct field WithCredentialsAndAdminMetadataInJSON.credentials of type \
             identity.Credentials",
            "",
            &[("kratos_denied", "/8/path")],
        ),
        (
            400,
            "json: cannot unmarshal number into Go struct field WithCredentialsAndAdminMetadataInJSON.schema_id of type string",
            "",
            &[("wrong_type", "/schema_id")],
        ),
        (
            400,
            "json: cannot unmarshal string into Go struct field VerifiableAddress.verifiable_addresses.verified of type bool",
            "",
            &[("wrong_type", "/verifiable_addresses/0/verified")],
        ),
        (
            400,
            "json: cannot unmarshal string into Go struct field VerifiableAddress.verifiable_addresses.via of type string",
            "",
            &[("wrong_type", "/verifiable_addresses")],
        ),
        (400, "json: cannot unmarshal number into Go value of type string", "", &[("wrong_type", "/external_id")]),
        (400, "json: cannot unmarshal string into Go value of type identity.patchOp", "", &[("wrong_type", "/16")]),
        (400, "json: cannot unmarshal object into Go value of type []identity.patchOp", "", &[("wrong_type", "")]),
        (
            400,
            "json: cannot unmarshal number into Go value of type map[string]*jsonpatch.lazyNode",
            "",
            &[("kratos_denied", "/18/path")],
        ),
        (
            400,
            r#"parsing time "now" as "2006-01-02T15:04:05Z07:00": cannot parse "now" as "2006""#,
            "",
            &[("kratos_date_time", "/verifiable_addresses/0/verified_at")],
        ),
        (
            400,
            r#"parsing time "then" as "2006-01-02T15:04:05Z07:00": cannot parse "then" as "2006""#,
            "",
            &[("kratos_denied", "/14/path")],
        ),
        (400, "uuid: incorrect UUID length 3 in string \"abc\"", "", &[("uuid_length", "/organization_id")]),
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
            let codes: Vec<_> = expected.iter().map(|(code, _)| *code).collect();
            let alone: Vec<_> = parse_refusal(*status, &body, None).iter().map(|issue| issue.code.id).collect();
            // Without the operations, it is not known which member has the wrong type or time.
            let needs_draft = message.starts_with("parsing time") || message.ends_with("Go value of type string");
            assert!(alone == codes || needs_draft, "{message} {reason}: {alone:?}");
        }
        for body in ["", "null", "[]", "{", r#"{"error":"x"}"#, r#"{"message":"unsupported operation: test"}"#] {
            assert_eq!(parse_refusal(400, body, Some(DRAFT)), [], "{body}");
        }
    }
}
