//! The identity in an answer.

use super::refusal;
use crate::table::Answer;

/// The identity in an answer, and what of it no patch edits.
pub(super) static ANSWER: Answer = Answer {
    envelope: &[],
    members: &[("id", None), ("state_changed_at", None), ("credentials", None), ("recovery_addresses", None)],
    refusal: Some(refusal::refused),
};
