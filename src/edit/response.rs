//! A server's refusal becomes issues on the fields that it is about. No text of the server's is copied.
//!
//! What a status means: RFC 9110, section 15; 429 is RFC 6585, section 4.

use crate::json::limits::MAX_BYTES;
use crate::json::tree::{Id, Tree};
use crate::report::{Code, Issue, Path, Severity, Step, codes};
use crate::table::{Endpoint, Options};

codes! {
    ALL:
    BAD_REQUEST: "bad_request", "must be a request that the server can take: it names no field that is wrong";
    UNAUTHORIZED: "unauthorized", "must be sent with a credential that is valid";
    PAYMENT_REQUIRED: "payment_required", "must stay within the limits of what is paid for";
    FORBIDDEN: "forbidden", "must be sent with a credential that is allowed to do this";
    NOT_FOUND: "not_found", "must be about something that the server has";
    METHOD_NOT_ALLOWED: "method_not_allowed", "must be sent with a method that the route has";
    CONFLICT: "conflict", "must not clash with what the server has already";
    PRECONDITION_FAILED: "precondition_failed", "must be made anew: what the server has was changed meanwhile";
    CONTENT_TOO_LARGE: "content_too_large", "must be a smaller request";
    UNSUPPORTED_MEDIA_TYPE: "unsupported_media_type", "must be sent as application/json";
    TOO_MANY_REQUESTS: "too_many_requests", "must be sent again later: there were too many requests";
    SERVER_ERROR: "server_error", "must be sent again later: the server failed";
    REFUSED: "refused", "must be a request that the server takes";
}

impl Endpoint {
    /// What an answer says of the request, given its status, its body and, where it is at hand, the draft that was sent,
    /// both as JSON text. Nothing where the request was taken; one issue at the root where the body is not understood,
    /// with the meaning of the status.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    ///
    /// let body = r#"{"code": "ATTRIBUTE_IS_MANDATORY", "message": "…", "details": {"attributeName": "plan"}}"#;
    /// let issues = biot::UPDATE_ORGANIZATION_USER.from_response(400, body, None, &Options::DEFAULT);
    /// assert_eq!((issues[0].code.id, &*issues[0].path.pointer()), ("required", "/plan"));
    /// ```
    ///
    /// At most [`Options::max_issues`]; of a body beyond 64 MiB, the status alone.
    #[must_use]
    #[allow(clippy::wrong_self_convention, reason = "`fromResponse`, as the package has it")]
    pub fn from_response(&self, status: u16, body: &str, draft: Option<&str>, options: &Options) -> Vec<Issue> {
        let readable = body.len() <= MAX_BYTES;
        let refusal = self.answer.refusal.filter(|_| readable);
        let mut issues = refusal.map_or_else(Vec::new, |refusal| refusal(status, body, draft));
        if issues.is_empty() {
            issues.extend(meaning(status));
        }
        issues.truncate(options.max_issues);
        issues
    }
}

/// What a status says, at the root; of a success, nothing.
pub(crate) fn meaning(status: u16) -> Option<Issue> {
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
    Some(refusal(code, status, Vec::new()))
}

/// An issue that an answer of this status tells of.
pub(crate) fn refusal(code: &'static Code, status: u16, path: Vec<Step>) -> Issue {
    let mut issue = Issue::new(Severity::Error, code);
    issue.path = Path(path);
    issue.params.status = Some(status);
    issue
}

/// The string that a member is.
pub(crate) fn string(tree: &Tree<'_>, object: Id, name: &str) -> Option<String> {
    tree.text(object, name).map(|text| text.decode().into_owned())
}
