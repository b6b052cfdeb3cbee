//! Compares the handwritten parser with the ABNF of the RFCs, compiled to a regular expression, on mutated addresses. The
//! pattern of browsers for `<input type="email">` is compared with `practical`.

use std::collections::BTreeMap;

use abnf::types::{Node, Repeat, TerminalValues};
use anyhow::{Context, Result, anyhow};
use identity_patch::field::email::{self, Profile};
use regex::Regex;

use crate::cache::Cache;
use crate::suite::{Needs, Outcome, Suite};

/// The suite.
pub(crate) const SUITE: Suite = Suite { name: "ABNF of RFC 5321 and 5322 (abnf, regex)", needs: Needs::Registry, run };

/// RFC 5234, B.1, and RFC 5322, 3.2.3.
const CORE: &str = r##"
ALPHA = %x41-5A / %x61-7A
DIGIT = %x30-39
HEXDIG = DIGIT / "A" / "B" / "C" / "D" / "E" / "F"
DQUOTE = %x22
SP = %x20
VCHAR = %x21-7E
atext = ALPHA / DIGIT / "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "/" / "=" / "?" / "^" / "_" / "`" / "{" / "|" / "}" / "~"
"##;

/// RFC 5321, 4.1.2 and 4.1.3. The last two lines are the profile `practical`.
const SMTP: &str = r#"
Mailbox = Local-part "@" ( Domain / address-literal )
Local-part = Dot-string / Quoted-string
Dot-string = Atom *("."  Atom)
Atom = 1*atext
Quoted-string = DQUOTE *QcontentSMTP DQUOTE
QcontentSMTP = qtextSMTP / quoted-pairSMTP
quoted-pairSMTP = %d92 %d32-126
qtextSMTP = %d32-33 / %d35-91 / %d93-126
Domain = sub-domain *("." sub-domain)
sub-domain = Let-dig [Ldh-str]
Let-dig = ALPHA / DIGIT
Ldh-str = *( ALPHA / DIGIT / "-" ) Let-dig
address-literal = "[" ( IPv4-address-literal / IPv6-address-literal / General-address-literal ) "]"
IPv4-address-literal = Snum 3("."  Snum)
IPv6-address-literal = "IPv6:" IPv6-addr
IPv6-addr = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp
IPv6-hex = 1*4HEXDIG
IPv6-full = IPv6-hex 7(":" IPv6-hex)
IPv6v4-full = IPv6-hex 5(":" IPv6-hex) ":" IPv4-address-literal
practical = Dot-string "@" 1*(sub-domain ".") top-label
top-label = ALPHA Ldh-str
"#;

/// RFC 5322, 3.2.1, 3.2.3, 3.2.4 and 3.4.1.
const MESSAGE: &str = r#"
addr-spec = local-part "@" domain
local-part = dot-atom / quoted-string / obs-local-part
domain = dot-atom / domain-literal / obs-domain
domain-literal = [CFWS] "[" *([FWS] dtext) [FWS] "]" [CFWS]
dtext = %d33-90 / %d94-126 / obs-dtext
dot-atom = [CFWS] dot-atom-text [CFWS]
dot-atom-text = 1*atext *("." 1*atext)
quoted-string = [CFWS] DQUOTE *([FWS] qcontent) [FWS] DQUOTE [CFWS]
qcontent = qtext / quoted-pair
qtext = %d33 / %d35-91 / %d93-126 / obs-qtext
quoted-pair = ("\" (VCHAR / WSP)) / obs-qp
WSP = SP
FWS = 1*WSP
"#;

/// Matches nothing: for rules that no profile accepts.
const NEVER: &str = r"[^\s\S]";

/// The HTML standard's "valid e-mail address", verbatim.
const HTML: &str = r"^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$";

const SEEDS: &[&str] = &[
    "user@example.com",
    "first.last+tag@mail.example.co.uk",
    r#""john doe"@example.com"#,
    r#""a\"b"@[192.0.2.255]"#,
    "a@[IPv6:2001:db8:1:2:3:4:5:6]",
    "a@[IPv6:1:2:3:4:5:6::]",
    "a@[IPv6:1::4:5:192.0.2.1]",
    "a@[IPv6:1:2:3:4:5:6:192.0.2.1]",
    "a@[domain literal]",
    "a-b@x-1.c--d.xn--p1ai",
    "abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwxyz.0123456789@abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwxyz\
     .abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-012345678.abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwx\
     .abcdefghijklmnopqr.org",
];

const PIECES: &[&str] = &[
    "a",
    "Z",
    "0",
    "25",
    "256",
    ".",
    "..",
    "@",
    "-",
    "_",
    "+",
    "\"",
    "\\",
    "\\\"",
    " ",
    "[",
    "]",
    ":",
    "::",
    "IPv6:",
    "ipv6:",
    "ffff:",
    "12345",
    "1.2.3.4",
    "/",
    "=",
    "(",
    ")",
    ",",
    "<",
    "~",
    "abcdefghij",
    "é",
    "\u{7f}",
    "\t",
    "",
];

const MUTANTS: usize = 20_000;

fn run(_: &Cache) -> Result<Outcome> {
    let profiles = [
        ("rfc5321", Profile::Rfc5321, regex(SMTP, "Mailbox")?),
        ("rfc5322", Profile::Rfc5322, regex(MESSAGE, "addr-spec")?),
        ("practical", Profile::Practical, regex(SMTP, "practical")?),
    ];
    let html = Regex::new(HTML)?;
    let mut random = Xorshift(0x9E37_79B9_7F4A_7C15);
    let mut cases = Vec::new();
    for _ in 0..MUTANTS {
        let text = random.mutant();
        for (name, profile, rule) in &profiles {
            let theirs = rule.is_match(&text) && (*profile == Profile::Rfc5322 || fits(&text));
            cases.push((format!("{name} {text}"), email::check(&text, *profile).is_ok(), theirs));
        }
        let practical = email::check(&text, Profile::Practical).is_ok();
        cases.push((format!("html {text}"), practical, practical && html.is_match(&text)));
    }
    Ok(Outcome::compare(cases, &[]))
}

/// The lengths of RFC 5321, 4.5.3.1, and RFC 1035, 2.3.4, which the ABNF does not include.
fn fits(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let labels = domain.starts_with('[') || domain.split('.').all(|label| label.len() <= 63);
    local.len() <= 64 && text.len() <= 254 && labels
}

/// A regular expression for one rule of a grammar.
fn regex(grammar: &str, start: &str) -> Result<Regex> {
    let abnf = [CORE.trim_start(), grammar.trim_start()].concat().replace('\n', "\r\n");
    let rules = abnf::rulelist(&abnf).map_err(|error| anyhow!("{error:?}"))?;
    let rules = rules.into_iter().map(|rule| (rule.name().to_lowercase(), rule.node().clone())).collect();
    let pattern = expression(&Node::rulename(start), &rules).context("a rule is missing")?;
    Ok(Regex::new(&format!(r"\A{pattern}\z"))?)
}

fn expression(node: &Node, rules: &BTreeMap<String, Node>) -> Option<String> {
    let all = |nodes: &[Node]| nodes.iter().map(|node| expression(node, rules)).collect::<Option<Vec<_>>>();
    Some(match node {
        Node::Alternatives(nodes) => format!("(?:{})", all(nodes)?.join("|")),
        Node::Concatenation(nodes) => all(nodes)?.concat(),
        Node::Group(node) => expression(node, rules)?,
        Node::Optional(node) => format!("(?:{})?", expression(node, rules)?),
        Node::Repetition { repeat: Repeat::Specific(count), node } => {
            format!("(?:{}){{{count}}}", expression(node, rules)?)
        }
        Node::Repetition { repeat: Repeat::Variable { min, max }, node } => {
            let max = max.map(|max| max.to_string()).unwrap_or_default();
            format!("(?:{}){{{},{max}}}", expression(node, rules)?, min.unwrap_or(0))
        }
        Node::String(text) => format!("(?i-u:{})", regex::escape(text.value())),
        Node::TerminalValues(TerminalValues::Range(from, to)) => format!(r"[\x{{{from:x}}}-\x{{{to:x}}}]"),
        Node::TerminalValues(TerminalValues::Concatenation(values)) => {
            values.iter().map(|value| format!(r"\x{{{value:x}}}")).collect::<Vec<_>>().concat()
        }
        Node::Prose(_) => return None,
        Node::Rulename(name) => match &*name.to_lowercase() {
            "cfws" | "general-address-literal" => NEVER.into(),
            name if name.starts_with("obs-") => NEVER.into(),
            // "representing a decimal integer value in the range 0 through 255"
            "snum" => "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])".into(),
            // "No more than 6 groups in addition to the "::" may be present."
            "ipv6-comp" => compressed(6, "", &hex(rules)?),
            // "No more than 4 groups in addition to the "::" and IPv4-address-literal may be present."
            "ipv6v4-comp" => {
                let ipv4 = expression(&Node::rulename("ipv4-address-literal"), rules)?;
                compressed(4, &ipv4, &hex(rules)?)
            }
            name => expression(rules.get(name)?, rules)?,
        },
    })
}

fn hex(rules: &BTreeMap<String, Node>) -> Option<String> {
    expression(&Node::rulename("ipv6-hex"), rules)
}

/// Up to `groups` groups around the `::`, followed by the end of the address.
fn compressed(groups: usize, end: &str, hex: &str) -> String {
    let left = |count: usize| vec![hex; count].join(":");
    let right = |most: usize| match (most, end) {
        (0, _) => end.to_owned(),
        (_, "") => format!("(?:{hex}(?::{hex}){{0,{}}})?", most - 1),
        _ => format!("(?:{hex}:){{0,{most}}}{end}"),
    };
    let splits = (0..=groups).map(|count| format!("{}::{}", left(count), right(groups - count)));
    format!("(?:{})", splits.collect::<Vec<_>>().join("|"))
}

/// The xorshift generator with a fixed seed, so that every run has the same texts.
struct Xorshift(u64);

impl Xorshift {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }

    /// An address with up to three replaced parts.
    fn mutant(&mut self) -> String {
        let mut text: Vec<char> = SEEDS[self.below(SEEDS.len())].chars().collect();
        for _ in 0..self.below(4) {
            let from = self.below(text.len() + 1);
            let to = (from + self.below(4)).min(text.len());
            text.splice(from..to, PIECES[self.below(PIECES.len())].chars());
        }
        text.into_iter().collect()
    }
}
