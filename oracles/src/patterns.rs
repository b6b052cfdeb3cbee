//! Compares groups and roles with SlashID's published patterns, verbatim: with the crate regex without Unicode, and with
//! RE2, whose `\w` and `$` are those of Go.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use identity_patch::field::{group, role};
use regex::Regex;

use crate::cache::Cache;
use crate::random::Random;
use crate::suite::{Needs, Outcome, Suite};

/// With the crate regex.
pub(crate) const REGEX: Suite = Suite { name: "group, role (crate regex@1)", needs: Needs::Registry, run: with_regex };

/// With RE2.
pub(crate) const RE2: Suite =
    Suite { name: "group, role (PyPI google-re2@1.1.20251105)", needs: Needs::Python, run: with_re2 };

/// SlashID's pattern for the name of a group.
const GROUP: &str = r"^[A-Za-z0-9]{1}[\w\.\-]*[A-Za-z0-9]$";
/// SlashID's OpenAPI 1.1, schema `RoleName`.
const ROLE: &str = r"^[A-Za-z0-9]{1}[\w.\-:]*[A-Za-z0-9]$";
/// "<= 100 characters", for both.
const MAX: usize = 100;

const ALPHABET: &[char] = &['a', 'Z', '0', '_', '.', '-', ':', '/', ' ', '\n', 'é'];

fn with_regex(_: &Cache) -> Result<Outcome> {
    let patterns = [GROUP, ROLE].map(|pattern| Regex::new(&format!("(?-u){pattern}")));
    let [group, role] = patterns;
    let (group, role) = (group?, role?);
    Ok(compare(names().into_iter().map(|name| {
        let matches = (group.is_match(&name), role.is_match(&name));
        (name, matches)
    })))
}

fn with_re2(cache: &Cache) -> Result<Outcome> {
    const PROGRAM: &str = "
import json, re2, sys
patterns, names = json.load(sys.stdin)
patterns = [re2.compile(pattern) for pattern in patterns]
json.dump([[bool(pattern.search(name)) for pattern in patterns] for name in names], sys.stdout)
";
    let python = cache.python(&["google-re2==1.1.20251105"])?;
    let names = names();
    let mut child = Command::new(python).args(["-c", PROGRAM]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let input = serde_json::to_vec(&([GROUP, ROLE], &names))?;
    child.stdin.take().context("a pipe")?.write_all(&input)?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "the Python program failed");
    let matches: Vec<(bool, bool)> = serde_json::from_slice(&output.stdout)?;
    ensure!(matches.len() == names.len(), "an answer is missing");
    Ok(compare(names.into_iter().zip(matches)))
}

/// Compares each name as a group and as a role of an organization with whether it matches the two patterns.
fn compare(names: impl Iterator<Item = (String, (bool, bool))>) -> Outcome {
    let cases = names.flat_map(|(name, (as_group, as_role))| {
        let fits = name.chars().count() <= MAX;
        let role = format!("acme-1/{name}");
        let no_organization = format!("/{name}");
        let judged = (group::check(&name).is_ok(), role::check(&role).is_ok(), role::check(&no_organization).is_ok());
        [(name, judged.0, as_group && fits), (role, judged.1, as_role && fits), (no_organization, judged.2, false)]
    });
    Outcome::compare(cases, &[])
}

/// Every name of up to four characters from an alphabet of eleven, and longer ones around the limit.
fn names() -> Vec<String> {
    let mut names = vec![String::new()];
    let mut from = 0;
    for _ in 0..4 {
        let end = names.len();
        for at in from..end {
            for character in ALPHABET {
                names.push(names[at].clone() + character.encode_utf8(&mut [0; 4]));
            }
        }
        from = end;
    }
    let mut random = Random::new(6562);
    names.extend((0..20_000).map(|_| {
        let length = if random.below(2) == 0 { random.below(12) } else { MAX - 3 + random.below(6) };
        let name: String = (0..length).map(|_| random.of(&ALPHABET[..7])).collect();
        let edits = random.below(2);
        random.mutate(&name, edits, ALPHABET)
    }));
    names
}
