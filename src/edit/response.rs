//! Turns a server's error into issues on the fields that it is about. The server's texts are never copied.
//!
//! The meaning of the statuses: RFC 9110, section 15; of 429: RFC 6585, section 4.

use crate::json::limits::MAX_BYTES;
use crate::json::tree::{Id, Tree};
use crate::report::{Code, Issue, Path, Severity, Step, codes};
use crate::table::{Endpoint, Options};

codes! {
    ALL:
    BAD_REQUEST: "bad_request", "must be a request that the server accepts: it does not say which field is wrong";
    UNAUTHORIZED: "unauthorized", "must be sent with a valid credential";
    PAYMENT_REQUIRED: "payment_required", "must stay within the limits of the paid plan";
    FORBIDDEN: "forbidden", "must be sent with a credential that permits this";
    NOT_FOUND: "not_found", "must refer to something that exists on the server";
    METHOD_NOT_ALLOWED: "method_not_allowed", "must be sent with a method that the route supports";
    CONFLICT: "conflict", "must not conflict with data that the server already has";
    PRECONDITION_FAILED: "precondition_failed", "must be made again: the data on the server has changed";
    CONTENT_TOO_LARGE: "content_too_large", "must be a smaller request";
    UNSUPPORTED_MEDIA_TYPE: "unsupported_media_type", "must be sent as application/json";
    TOO_MANY_REQUESTS: "too_many_requests", "must be sent again later: too many requests were sent";
    SERVER_ERROR: "server_error", "must be sent again later: the server failed";
    REFUSED: "refused", "must be a request that the server accepts";
}

impl Endpoint {
    /// The issues in a server's answer, from its status, its body and, if known, the draft that was sent, both as JSON
    /// text. None if the request succeeded; if the body is not understood, one issue at the root for the status.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    ///
    /// let body = r#"{"code": "ATTRIBUTE_IS_MANDATORY", "message": "…", "details": {"attributeName": "plan"}}"#;
    /// let issues = biot::UPDATE_ORGANIZATION_USER.from_response(400, body, None, &Options::DEFAULT);
    /// assert_eq!((issues[0].code.id, &*issues[0].path.pointer()), ("required", "/plan"));
    /// ```
    ///
    /// At most [`Options::max_issues`]. A body larger than [`MAX_BYTES`] is not read.
    #[must_use]
    #[allow(clippy::wrong_self_convention, reason = "`fromResponse`, as the package has it")]
    pub fn from_response(&self, status: u16, body: &str, draft: Option<&str>, options: &Options) -> Vec<Issue> {
        let readable = body.len() <= MAX_BYTES;
        let refusal = self.refusal.filter(|_| readable);
        let mut issues = refusal.map_or_else(Vec::new, |refusal| refusal(status, body, draft));
        if issues.is_empty() {
            issues.extend(issue_for_status(status));
        }
        issues.truncate(options.max_issues);
        issues
    }
}

/// The issue at the root that a status means; none for a success.
pub(crate) fn issue_for_status(status: u16) -> Option<Issue> {
    if (200..300).contains(&status) {
        return None;
    }
    let code = match status {
        400 => &BAD_REQUEST,
        401 => &UNAUTHORIZED,
        402 => &PAYMENT_REQUIRED,
        403 => &FORBIDDEN,
        404 => &NOT_FOUND,
        405 => &METHOD_NOT_ALLOWED,
        409 => &CONFLICT,
        412 => &PRECONDITION_FAILED,
        413 => &CONTENT_TOO_LARGE,
        415 => &UNSUPPORTED_MEDIA_TYPE,
        429 => &TOO_MANY_REQUESTS,
        500..600 => &SERVER_ERROR,
        _ => &REFUSED,
    };
    Some(response_issue(code, status, Vec::new()))
}

/// An error with this code, path and `params.status`.
pub(crate) fn response_issue(code: &'static Code, status: u16, path: Vec<Step>) -> Issue {
    let mut issue = Issue::new(Severity::Error, code);
    issue.path = Path(path);
    issue.params.status = Some(status);
    issue
}

/// The text of a member that is a string.
pub(crate) fn string(tree: &Tree<'_>, object: Id, name: &str) -> Option<String> {
    tree.text(object, name).map(|text| text.decode().into_owned())
}
