//! The three profiles, and the option that names one.

use crate::table::{OptionRow, OptionValue, Options, Switch};

/// Which document decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Profile {
    /// RFC 5321, 4.1.2: Mailbox.
    #[default]
    Rfc5321,
    /// RFC 5322, 3.4.1: addr-spec.
    Rfc5322,
    /// As mail providers hand them out.
    Practical,
}

impl Profile {
    pub(super) fn of(options: &Options) -> Self {
        if options.has(PRACTICAL) {
            Self::Practical
        } else if options.has(RFC5322_PROFILE) {
            Self::Rfc5322
        } else {
            Self::Rfc5321
        }
    }
}

const RFC5322_PROFILE: Switch = Switch("profile: rfc5322");
const PRACTICAL: Switch = Switch("profile: practical");

/// The option `profile`.
pub(crate) static PROFILE: OptionRow = OptionRow::new(
    "profile",
    OptionValue::Choice(&[("rfc5321", None), ("rfc5322", Some(RFC5322_PROFILE)), ("practical", Some(PRACTICAL))]),
)
.about("which addresses are taken: those that mail servers carry, those that a message may show, or those that providers hand out");
