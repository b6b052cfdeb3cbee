//! A provider: its endpoints and its codes.

use super::endpoint::Endpoint;
use super::options::Options;
use super::outcome::{Input, Plan};
use crate::report::Code;

/// A provider.
#[non_exhaustive]
pub struct Provider {
    /// Its name, in `snake_case`: that of its folder, and the beginning of its endpoints' ids and of its codes.
    pub name: &'static str,
    /// Its endpoints, in the order of the documentation.
    pub endpoints: &'static [&'static Endpoint],
    /// Its own codes: those of its tables, and those that its answers alone raise.
    pub codes: &'static [&'static [&'static Code]],
    /// Where one edit may take several requests: what makes them.
    pub plan: Option<&'static Planner>,
}

/// What makes the requests of one edit.
#[non_exhaustive]
pub struct Planner {
    /// The endpoint whose options it takes, and whose path parameters and headers all requests share.
    pub endpoint: &'static Endpoint,
    /// The requests that turn one answer, before the edit, into another, after it.
    pub plan: fn(&Input, &str, &str, &Options) -> Plan,
}
