//! The identity in the server's answer.

use super::refusal;
use crate::table::Answer;

/// The identity in the server's answer, with the members that no patch can edit.
pub(super) static ANSWER: Answer = Answer {
    envelope: &[],
    members: &[("id", None), ("state_changed_at", None), ("credentials", None), ("recovery_addresses", None)],
    refusal: Some(refusal::parse_refusal),
};
