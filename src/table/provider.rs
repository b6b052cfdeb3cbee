//! A provider: its endpoints and its codes.

use super::endpoint::Endpoint;
use super::options::Options;
use super::outcome::{Input, Plan};
use crate::report::Code;

/// A provider.
#[non_exhaustive]
pub struct Provider {
    /// Its name, in `snake_case`: also the name of its folder and the prefix of its endpoints' ids and its codes.
    pub name: &'static str,
    /// Its endpoints, in the order of the documentation.
    pub endpoints: &'static [&'static Endpoint],
    /// Its own codes: those of its tables, and those that only its answers raise.
    pub codes: &'static [&'static [&'static Code]],
    /// The planner, if one edit can need several requests.
    pub plan: Option<&'static Planner>,
}

/// Makes the requests of one edit.
#[non_exhaustive]
pub struct Planner {
    /// The endpoint whose options it takes. All requests have its path parameters and headers.
    pub endpoint: &'static Endpoint,
    /// Returns the requests that turn the answer before the edit into the answer after it.
    pub plan: fn(&Input, &str, &str, &Options) -> Plan,
}
