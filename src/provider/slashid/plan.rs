//! Plans the requests for one edited person.
//!
//! Requests that only add come first, then those that replace, and last the one that sets whether the person is active:
//! a plan that stops midway has removed nothing that a later request was to replace. Roles have their own route: the
//! server may ignore roles in `PATCH /persons/{person_id}` \[pub].

use super::answer::ANSWER;
use super::person::{ADD_HANDLES, SET_ROLES, UPDATE_ATTRIBUTES, UPDATE_PERSON};
use crate::json::tree::Tree;
use crate::report::{Issue, Report, shared};
use crate::table::{Diff, Endpoint, Input, Options, Plan};

/// The endpoints, in the safe order of their requests.
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
/// The report has the issues of [`Endpoint::diff`] for each endpoint, and those of [`Endpoint::build`] about the path and
/// the headers.
#[must_use]
pub fn plan(input: &Input, before: &str, after: &str, options: &Options) -> Plan {
    let mut plan = Plan::default();
    let without_roles = [before, after].map(remove_roles);
    for endpoint in ORDER {
        let is_person = endpoint.id == UPDATE_PERSON.id;
        let [before, after] =
            if is_person { without_roles.each_ref().map(|answer| &**answer) } else { [before, after] };
        let Diff { draft, changed, report } = endpoint.diff(before, after, options);
        plan.merge_report(report, options);
        if !changed {
            continue;
        }
        match endpoint.build(input, &draft, &options.without_before()) {
            Ok(request) => plan.requests.push(request),
            Err(mut report) => {
                // The diff has reported the issues of the draft, with paths in the person.
                report.issues.retain(|issue| issue.params.place.is_some());
                report.warnings.clear();
                plan.merge_report(report, options);
            }
        }
    }
    plan
}

impl Plan {
    /// Adds issues that are new, and that no other request of the plan resolves.
    fn merge_report(&mut self, report: Report, options: &Options) {
        let is_planned = |issue: &Issue| {
            *issue.code == shared::NOT_EXPRESSIBLE
                && ORDER.iter().any(|endpoint| issue.params.instead == Some(endpoint.id))
        };
        self.report.truncated |= report.truncated;
        for issue in report.findings() {
            let mut known = self.report.issues.iter().chain(&self.report.warnings);
            if !known.any(|known| known.code == issue.code && known.path == issue.path && known.params == issue.params)
                && !is_planned(&issue)
            {
                self.report.push(issue, options.max_issues);
            }
        }
    }
}

/// The answer without the person's roles.
fn remove_roles(answer: &str) -> String {
    let mut tree = Tree::default();
    match ANSWER.read(&mut tree, answer, "before") {
        Ok((root, person)) => {
            tree.unset(person, "roles");
            tree.write(root)
        }
        Err(_) => answer.into(),
    }
}
