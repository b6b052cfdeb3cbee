//! Compares the size of JSON, compact and as Go writes it, with Node: generated texts that Node parses, and JavaScript
//! values of all kinds that it writes with white space.

use std::path::Path;

use anyhow::{Result, ensure};
use identity_patch::Options;
use identity_patch::field::attribute_value::{FIELD, MAX, size};
use identity_patch::json::escape;

use crate::cache::Cache;
use crate::node;
use crate::random::Random;
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "JSON sizes (Node's JSON.stringify)", needs: Needs::Registry, run };

const SCRIPT: &str = include_str!("json_sizes.js");

/// Literals as JavaScript writes them. We measure others unchanged, but Node would rewrite them.
const LITERALS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-1",
    "0.1",
    "1e+21",
    "1e-7",
    "5e-324",
    "-1.7976931348623157e+308",
    "123456789012345680000",
];

/// Code points: one of each length and each kind of escape, and a lone surrogate.
const POINTS: &[u32] = &[
    0x00, 0x08, 0x0A, 0x1F, 0x20, 0x22, 0x2F, 0x3C, 0x41, 0x5C, 0x7F, 0xE9, 0x7FF, 0x800, 0x2028, 0xD800, 0xFFFF,
    0x1F600,
];

const SPACES: &[&str] = &["", "", "", " ", "\n", "\t\r\n  "];

fn run(_: &Cache) -> Result<Outcome> {
    let mut random = Random::new(65_536);
    let texts: Vec<_> = (0..20_000).map(|_| text(&mut random, 5)).collect();
    let lines: Vec<_> = texts.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    let answers = node::run_script(SCRIPT, &[] as &[&Path], &lines.join("\n"))?;
    let mut cases = Vec::new();
    for line in answers.lines() {
        let (text, bytes, go): (String, usize, usize) = serde_json::from_str(line)?;
        let limit = MAX;
        let theirs = match (bytes > limit, go > limit) {
            (true, _) => Some(("too_long", Some(bytes))),
            (_, true) => Some(("attribute_value_escaped", Some(go))),
            _ => None,
        };
        let report = FIELD.check(&text, &Options::DEFAULT);
        let findings = report.issues.iter().chain(&report.warnings);
        let ours =
            findings.map(|issue| (issue.code.id, issue.params.actual)).find(|(code, _)| *code != "lone_surrogate");
        let start: String = text.chars().take(100).collect();
        cases.push((format!("{} {start}", cases.len()), (size(&text), ours), (Some(bytes), theirs)));
    }
    ensure!(cases.len() > texts.len(), "Node wrote values of its own");
    Ok(Outcome::compare(cases, &[]))
}

/// JSON text with random white space.
fn text(random: &mut Random, depth: usize) -> String {
    let mut space = || random.of(SPACES);
    let (before, after, within) = (space(), space(), space());
    let count = random.below(5);
    let inner = match random.below(if depth == 0 { 2 } else { 5 }) {
        0 => random.of(LITERALS).to_owned(),
        1 => string(random, ""),
        2 => {
            let items: Vec<_> = (0..count).map(|_| text(random, depth - 1)).collect();
            format!("[{within}{}]", items.join(","))
        }
        _ => {
            // The number makes the names unique.
            let member = |nth: usize| {
                let name = string(random, &format!("n{nth}"));
                format!("{within}{name}{after}:{}", text(random, depth - 1))
            };
            let members: Vec<_> = (0..count).map(member).collect();
            format!("{{{within}{}}}", members.join(","))
        }
    };
    format!("{before}{inner}{after}")
}

fn string(random: &mut Random, start: &str) -> String {
    let points: Vec<u32> = (0..random.below(6)).map(|_| random.of(POINTS)).collect();
    format!("\"{}\"", escape(&mut start.chars().map(u32::from).chain(points)))
}
