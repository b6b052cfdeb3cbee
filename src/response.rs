//! A server's refusal becomes issues on the fields that it is about. No text of the server's is copied.
//!
//! What a status means: RFC 9110, section 15; 429 is RFC 6585, section 4.

use crate::check::MAX_TEXT;
use crate::fault::{Code, code};
use crate::issue::{Issue, Path, Severity, Step};
use crate::options::Options;
use crate::table::Endpoint;
use crate::tree::{Id, Tree};

macro_rules! statuses {
    ($($name:ident: $from:literal $to:literal $id:literal, $text:literal;)*) => {
        $(#[doc = concat!("`", $id, "`: ", $text)] pub static $name: Code = code($id, $text);)*
        /// Every code of this module, in the order of the statuses.
        pub static ALL: &[&Code] = &[$(&$name),*];
        /// The statuses that each of them stands for.
        const STATUSES: &[(u16, u16, &Code)] = &[$(($from, $to, &$name)),*];
    };
}

statuses! {
    BAD_REQUEST: 400 400 "bad_request", "must be a request that the server can take: it names no field that is wrong";
    UNAUTHORIZED: 401 401 "unauthorized", "must be sent with a credential that is valid";
    PAYMENT_REQUIRED: 402 402 "payment_required", "must stay within the limits of what is paid for";
    FORBIDDEN: 403 403 "forbidden", "must be sent with a credential that is allowed to do this";
    NOT_FOUND: 404 404 "not_found", "must be about something that the server has";
    METHOD_NOT_ALLOWED: 405 405 "method_not_allowed", "must be sent with a method that the route has";
    CONFLICT: 409 409 "conflict", "must not clash with what the server has already";
    PRECONDITION_FAILED: 412 412 "precondition_failed", "must be made anew: what the server has was changed meanwhile";
    CONTENT_TOO_LARGE: 413 413 "content_too_large", "must be a smaller request";
    UNSUPPORTED_MEDIA_TYPE: 415 415 "unsupported_media_type", "must be sent as application/json";
    TOO_MANY_REQUESTS: 429 429 "too_many_requests", "must be sent again later: there were too many requests";
    SERVER_ERROR: 500 599 "server_error", "must be sent again later: the server failed";
    REFUSED: 0 199 "refused", "must be a request that the server takes";
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
        let readable = i32::try_from(body.len()).is_ok_and(|length| length <= MAX_TEXT);
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
    let known = STATUSES.iter().find(|(from, to, _)| (*from..=*to).contains(&status));
    Some(refusal(known.map_or(&REFUSED, |(_, _, code)| code), status, Vec::new()))
}

/// An issue that an answer of this status tells of.
pub(crate) fn refusal(code: &'static Code, status: u16, path: Vec<Step>) -> Issue {
    let mut issue = Issue::new(Severity::Error, code);
    issue.path = Path(path);
    issue.params.status = Some(status.into());
    issue
}

/// The string that a member is.
pub(crate) fn string(tree: &Tree<'_>, object: Id, name: &str) -> Option<String> {
    tree.text(object, name).map(|text| text.decode().into_owned())
}
