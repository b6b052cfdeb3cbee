//! A refusal, and how it becomes an issue.

use super::sent::{SentOperations, member_path};
use crate::edit::response::response_issue;
use crate::json::pointer;
use crate::provider::kratos::answer;
use crate::provider::kratos::codes::{DENIED, OPERATION};
use crate::provider::kratos::draft::{Op, Operation};
use crate::provider::kratos::identity;
use crate::report::{Code, Expected, Fault, Issue, Severity, Step, codes, shared};

codes! {
    CODES:
    SCHEMA: "kratos_schema", "must be valid under the identity schema";
    SCHEMA_ID: "kratos_schema_id", "must be the id of an identity schema on the server";
    RETRY: "kratos_retry", "must be sent again: another request changed the identity at the same time";
}

/// An error of the server, and the operations that it refused.
pub(super) struct Refused<'r> {
    pub(super) status: u16,
    pub(super) message: &'r str,
    pub(super) reason: &'r str,
    pub(super) sent: &'r SentOperations<'r>,
}

impl Refused<'_> {
    pub(super) fn issue(&self, code: &'static Code, path: Vec<Step>) -> Issue {
        let mut issue = response_issue(code, self.status, path);
        issue.params.expected = match code {
            code if *code == OPERATION => Some(Expected::Choice(Op::NAMES)),
            code if *code == shared::NOT_ONE_OF => Some(Expected::Choice(answer::STATES)),
            _ => None,
        };
        issue
    }

    /// Gives an issue the parameters of a fault in `text`.
    pub(super) fn set_params(&self, issue: &mut Issue, fault: &Fault, text: &str) {
        issue.params = Issue::of(Severity::Error, fault, text).params;
        issue.params.status = Some(self.status);
    }

    pub(super) fn at_operation(&self, code: &'static Code, operation: Option<&Operation<'_>>, member: &str) -> Issue {
        self.issue(code, member_path(operation, member))
    }

    pub(super) fn denied(&self, operation: Option<&Operation<'_>>, path: &str) -> Issue {
        let mut issue = self.at_operation(&DENIED, operation, "path");
        let name = pointer::tokens(path).first().map(|token| pointer::unescape(token));
        issue.params.instead = identity::route(name.as_deref(), operation.and_then(|operation| operation.op));
        issue
    }

    pub(super) fn wrong_type(&self, expected: &'static str, path: Vec<Step>) -> Issue {
        let mut issue = self.issue(&shared::WRONG_TYPE, path);
        issue.params.expected = Some(Expected::One(expected));
        issue
    }
}
