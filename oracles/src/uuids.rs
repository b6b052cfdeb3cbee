//! Compares texts that are UUIDs or nearly UUIDs with the parser of the crate uuid. It also accepts braces, `urn:uuid:` and
//! digits without hyphens; only its hyphenated form has 36 bytes.

use ::uuid::Uuid;
use anyhow::Result;
use identity_patch::field::uuid::check;

use crate::cache::Cache;
use crate::random::Random;
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "UUIDs (crate uuid@1)", needs: Needs::Registry, run };

const ALPHABET: &[char] =
    &['0', '9', 'a', 'f', 'A', 'F', 'g', 'G', '-', '_', '{', '}', ' ', '\n', '‐', 'ａ', 'é', '/', ':', '@', '`'];

#[expect(clippy::unnecessary_wraps, reason = "other suites can fail to be fetched")]
fn run(_: &Cache) -> Result<Outcome> {
    let mut random = Random::new(9562);
    let texts = std::iter::repeat_with(move || {
        let halves = [0; 4].map(|_: u64| random.below(1 << 32) as u64);
        let uuid = Uuid::from_u64_pair(halves[0] << 32 | halves[1], halves[2] << 32 | halves[3]);
        let text = match random.below(8) {
            0 => uuid.simple().to_string(),
            1 => uuid.braced().to_string(),
            2 => uuid.urn().to_string(),
            3 => uuid.hyphenated().to_string().to_uppercase(),
            _ => uuid.hyphenated().to_string(),
        };
        let edits = random.below(4);
        random.mutate(&text, edits, ALPHABET)
    });
    let cases = texts.take(50_000).map(|text| {
        let theirs = text.len() == 36 && Uuid::try_parse(&text).is_ok();
        let ours = check(&text).is_ok();
        (text, ours, theirs)
    });
    Ok(Outcome::compare(cases, &[]))
}
