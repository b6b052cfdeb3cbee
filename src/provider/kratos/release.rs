//! The releases whose behaviour was recorded, and the option that selects one.

use crate::table::{OptionRow, OptionValue, Options, Switch};

/// Ory Kratos v26.2.
pub(super) const V26_2: Switch = Switch("server: v26.2");
/// Ory Kratos v25.4.
pub(super) const V25_4: Switch = Switch("server: v25.4");
/// Ory Kratos v1.3.
pub(super) const V1_3: Switch = Switch("server: v1.3");

/// The option `server`.
pub(super) static SERVER: OptionRow = OptionRow::new(
    "server",
    OptionValue::Choice(&[("latest", None), ("v26.2", Some(V26_2)), ("v25.4", Some(V25_4)), ("v1.3", Some(V1_3))]),
)
.about("the release of the server, which decides what a patch does");

/// Whether the server is of the newest release that was recorded.
pub(super) fn is_latest(options: &Options) -> bool {
    ![V26_2, V25_4, V1_3].iter().any(|old| options.has(*old))
}
