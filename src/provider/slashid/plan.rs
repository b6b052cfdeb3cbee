//! One edited person as the requests that it takes.
//!
//! What only adds comes first, then what replaces, and last whether the person is active: a plan that breaks off midway
//! has taken nothing away that another request was to replace. Roles go by the route that they have had since the
//! document: the server may pass over those in `PATCH /persons/{person_id}` \[pub].

use super::person::{ADD_HANDLES, ANSWER, SET_ROLES, UPDATE_ATTRIBUTES, UPDATE_PERSON};
use crate::json::tree::Tree;
use crate::report::{Issue, Report, shared};
use crate::table::{Diff, Endpoint, Input, Options, Plan};

/// The endpoints, in the order in which their requests are safe to be sent.
static ORDER: &[&Endpoint] = &[&UPDATE_ATTRIBUTES, &ADD_HANDLES, &SET_ROLES, &UPDATE_PERSON];

/// The requests that turn `before` into `after`, the server's answers as JSON text.
///
/// ```
/// use identity_patch::{Input, Options, provider::slashid};
///
/// let input = Input::new().param("person_id", "903c1ff9-f2cc-435c-b242-9d8a690fcf0a")
///     .header("SlashID-OrgID", "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1");
/// let before = r#"{"active": true, "handles": []}"#;
/// let after = r#"{"active": false, "handles": [{"type": "username", "value": "jane"}]}"#;
/// let plan = slashid::plan(&input, before, after, &Options::DEFAULT);
/// let methods: Vec<_> = plan.requests.iter().map(|request| request.method).collect();
/// assert_eq!(methods, ["POST", "PATCH"]);
/// ```
///
/// The report has what [`Endpoint::diff`] says for each endpoint, and what [`Endpoint::build`] says of the path and the
/// headers.
#[must_use]
pub fn plan(input: &Input, before: &str, after: &str, options: &Options) -> Plan {
    let mut plan = Plan::default();
    let [alone_before, alone_after] = [before, after].map(without_roles);
    for endpoint in ORDER {
        let person = endpoint.id == UPDATE_PERSON.id;
        let (before, after) = if person { (&*alone_before, &*alone_after) } else { (before, after) };
        let Diff { draft, changed, report } = endpoint.diff(before, after, options);
        plan.merge(report, options);
        if !changed {
            continue;
        }
        match endpoint.build(input, &draft, &options.without_before()) {
            Ok(request) => plan.requests.push(request),
            Err(mut report) => {
                // What is wrong with the draft has been said, at its place in the person.
                report.issues.retain(|issue| issue.params.place.is_some());
                report.warnings.clear();
                plan.merge(report, options);
            }
        }
    }
    plan
}

impl Plan {
    /// Adds what was not said before, nor is done by another request of the plan.
    fn merge(&mut self, report: Report, options: &Options) {
        let elsewhere = |issue: &Issue| {
            *issue.code == shared::NOT_EXPRESSIBLE
                && ORDER.iter().any(|endpoint| issue.params.instead == Some(endpoint.id))
        };
        self.report.truncated |= report.truncated;
        for issue in report.findings() {
            let mut known = self.report.issues.iter().chain(&self.report.warnings);
            if !known.any(|known| known.code == issue.code && known.path == issue.path && known.params == issue.params)
                && !elsewhere(&issue)
            {
                self.report.push(issue, options.max_issues);
            }
        }
    }
}

/// An answer without the person's roles.
fn without_roles(answer: &str) -> String {
    let mut tree = Tree::default();
    match ANSWER.read(&mut tree, answer, "before") {
        Ok((root, person)) => {
            tree.unset(person, "roles");
            tree.write(root)
        }
        Err(_) => answer.into(),
    }
}
