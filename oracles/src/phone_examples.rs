//! Compares phone numbers with libphonenumber: its example numbers must be valid without warnings, and for generated ones
//! both must agree.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use identity_patch::Options;
use identity_patch::field::phone;

use crate::cache::Cache;
use crate::python::{self, PHONENUMBERS, REGEX};
use crate::suite::{Deviation, Needs, Outcome, Suite};

/// Example numbers of every region and every type.
pub(crate) const EXAMPLES: Suite =
    Suite { name: "libphonenumber's examples (PyPI phonenumbers)", needs: Needs::Python, run: examples };

/// Generated numbers.
pub(crate) const GENERATED: Suite =
    Suite { name: "generated numbers (PyPI phonenumbers)", needs: Needs::Python, run: generated };

/// Other spellings of the example numbers.
pub(crate) const SPELLINGS: Suite =
    Suite { name: "spellings of the examples (PyPI phonenumbers)", needs: Needs::Python, run: spellings };

/// Numbers as they are written within their region.
pub(crate) const READINGS: Suite =
    Suite { name: "national spellings of valid numbers (PyPI phonenumbers)", needs: Needs::Python, run: readings };

/// How many numbers are generated.
const COUNT: usize = 120_000;

const CANADA: &str =
    "Canada's numbers 310-xxxx have seven digits; is_possible_number asks only the main region of a code, the US";

const KNOWN: &[Deviation] = &[
    ("+1 and 7 digits: length", CANADA),
    ("+1 and 7 digits: zero length", CANADA),
    ("+1 and 8 digits: zero length", CANADA),
];

const LOCAL: &str = "written without the national prefix, and as long as a number of the same town can be";
const BOTH: &str = "with the prefix and without it there are such numbers";
const ZEROS: &str = "numbers 000 4xxx begin with the national prefix, and are of many lengths";
const DOUBLE_ZERO: &str = "the national prefix and a number that begins with 0 begin like an international number";
const CODE: &str = "they begin with the calling code, and fit without it, too";

const UNREAD: &[Deviation] = &[
    ("+1 national: none", LOCAL),
    ("+39 (0): none", BOTH),
    ("+39 national: none", CODE),
    ("+49 national: none", LOCAL),
    ("+55 national: none", LOCAL),
    ("+82 national: none", LOCAL),
    ("+86 national: none", LOCAL),
    ("+91 national: none", LOCAL),
    ("+92 national: none", LOCAL),
    ("+241 (0): none", BOTH),
    ("+241 national: none", BOTH),
    ("+247 (0): none", BOTH),
    ("+250 (prefix): none", DOUBLE_ZERO),
    ("+250 national: none", LOCAL),
    ("+250 prefix: none", DOUBLE_ZERO),
    ("+252 national: none", LOCAL),
    ("+375 (prefix): none", BOTH),
    ("+375 prefix: none", BOTH),
    ("+598 (0): none", ZEROS),
    ("+598 (prefix): none", ZEROS),
    ("+598 national: none", ZEROS),
    ("+598 plain: none", DOUBLE_ZERO),
    ("+598 prefix: none", DOUBLE_ZERO),
    ("+686 national: none", LOCAL),
    ("+971 national: none", LOCAL),
    ("+972 national: none", LOCAL),
    ("+976 national: none", LOCAL),
];

fn examples(cache: &Cache) -> Result<Outcome> {
    let cases = listed(cache)?.into_iter().map(|(name, number)| (name, codes(&number), BTreeSet::new()));
    Ok(Outcome::compare(cases, &[]))
}

fn generated(cache: &Cache) -> Result<Outcome> {
    let numbers = numbers(&listed(cache)?);
    let answer =
        python::run_script(cache, &[PHONENUMBERS, REGEX], include_str!("phone_numbers.py"), &numbers.join("\n"))?;
    ensure!(answer.lines().count() == numbers.len(), "not an answer for each number");
    let valid = answer.lines().filter(|line| line.ends_with("valid")).count();
    ensure!(valid > COUNT / 10, "only {valid} of the numbers are valid");
    let cases = numbers.iter().zip(answer.lines()).map(|(number, line)| {
        let (_, words) = line.split_once(": ").unwrap_or_default();
        let theirs = if words == "valid" { BTreeSet::new() } else { words.split_whitespace().map(code).collect() };
        (line.to_owned(), codes(number), theirs)
    });
    Ok(Outcome::compare(cases, KNOWN))
}

fn spellings(cache: &Cache) -> Result<Outcome> {
    let answer = python::run_script(cache, &[PHONENUMBERS], include_str!("phone_spellings.py"), "")?;
    let cases = answer.lines().map(|line| {
        let (spelling, number) = line.split_once('\t').with_context(|| line.to_owned())?;
        let spelling: String = serde_json::from_str(spelling)?;
        let theirs = if number.is_empty() { None } else { Some(number.to_owned()) };
        let ours = if spelling == number { theirs.clone() } else { phone::FIELD.suggest(&spelling, &Options::DEFAULT) };
        Ok((spelling, ours, theirs))
    });
    Ok(Outcome::compare(cases.collect::<Result<Vec<_>>>()?, &[]))
}

/// A valid number is read again from how it is written with the national prefix and within its region, or not at all: a
/// line of the list below is a calling code, a way of writing, and what comes of it.
fn readings(cache: &Cache) -> Result<Outcome> {
    let examples = listed(cache)?;
    let numbers = examples.iter().map(|(_, number)| number.clone()).chain(numbers(&examples)).collect::<Vec<_>>();
    let answer = python::run_script(cache, &[PHONENUMBERS], include_str!("phone_readings.py"), &numbers.join("\n"))?;
    let (anywhere, mut cases) = (Options::DEFAULT, Vec::new());
    // How many numbers of a code are read in each way of writing, and how many there are.
    let mut read = BTreeMap::new();
    for line in answer.lines() {
        let [number, region, code, national, prefix, written] = line.split('\t').collect::<Vec<_>>()[..] else {
            bail!("not six columns: {line}");
        };
        let within = phone::FIELD.read_options(&format!(r#"{{"country":"{region}"}}"#))?;
        let mut spellings = vec![
            ("national", written.to_owned(), &within),
            ("without a prefix", national.to_owned(), &within),
            ("plain", format!("+{code} {national}"), &anywhere),
            ("(0)", format!("+{code} (0){}", national.strip_prefix('0').unwrap_or(national)), &anywhere),
        ];
        if !prefix.is_empty() {
            spellings.push(("prefix", format!("+{code} {prefix}{national}"), &anywhere));
            spellings.push(("(prefix)", format!("+{code} ({prefix}) {national}"), &anywhere));
        }
        for (way, spelling, options) in spellings {
            let found = match phone::FIELD.suggest(&spelling, options) {
                Some(answer) if answer == number => "read",
                Some(_) => "another number",
                None => "none",
            };
            // Without a prefix it may be a local number, which nobody can read.
            let expected = if way == "without a prefix" && found == "none" { "none" } else { "read" };
            let counts = read.entry(format!("+{code} {way}")).or_insert((0_usize, 0_usize));
            counts.0 += usize::from(found == "read");
            counts.1 += 1;
            cases.push((format!("+{code} {way}: {found}"), found, expected));
        }
    }
    ensure!(cases.len() > COUNT / 4, "only {} spellings", cases.len());
    // An entry of the list excuses some numbers of a code, never all of them.
    let is_excused = |name: &str| UNREAD.iter().any(|(known, _)| *known == format!("{name}: none"));
    let unread: Vec<_> = read.iter().filter(|(name, (read, _))| is_excused(name) && *read == 0).collect();
    ensure!(unread.is_empty(), "none is read of {unread:?}");
    Ok(Outcome::compare(cases, UNREAD))
}

/// The example numbers, each with its region and type.
fn listed(cache: &Cache) -> Result<Vec<(String, String)>> {
    let answer = python::run_script(cache, &[PHONENUMBERS], include_str!("phone_examples.py"), "")?;
    let pair = |line: &str| line.rsplit_once(' ').map(|(_, number)| (line.to_owned(), number.to_owned()));
    answer.lines().map(|line| pair(line).with_context(|| line.to_owned())).collect()
}

/// Every calling code with every length, and followed by 0 and every digit; then random numbers, and examples with some
/// digits changed, removed or added. Every run has the same numbers.
fn numbers(examples: &[(String, String)]) -> Vec<String> {
    let lengths = (100..1000).flat_map(|start| (0..=12).map(move |more| format!("+{start}{}", "2".repeat(more))));
    let zeros = (1..1000).flat_map(|code| (0..10).map(move |next| format!("+{code}0{next}234567")));
    let mut numbers: BTreeSet<String> = lengths.chain(zeros).collect();
    let mut random = SplitMix(164);
    while numbers.len() < COUNT {
        let mut number: Vec<u8> = match random.below(3) {
            0 => std::iter::once(b'1' + random.digit() % 9).chain((0..14).map(|_| b'0' + random.digit())).collect(),
            _ => examples[random.below(examples.len())].1.bytes().skip(1).collect(),
        };
        match random.below(4) {
            0 => number.truncate(2 + random.below(14)),
            1 => number.insert(1 + random.below(3), b'0'),
            _ => {}
        }
        for _ in 0..random.below(4) {
            let at = 1 + random.below(number.len() - 1);
            number[at] = b'0' + random.digit();
        }
        number.truncate(phone::MAX);
        numbers.insert(std::iter::once(b'+').chain(number).map(char::from).collect());
    }
    numbers.into_iter().collect()
}

/// The codes of all our findings about a number.
fn codes(number: &str) -> BTreeSet<&'static str> {
    let report = phone::FIELD.check(&format!("\"{number}\""), &Options::DEFAULT);
    report.issues.iter().chain(&report.warnings).map(|issue| issue.code.id).collect()
}

/// Our code for a result of the script.
fn code(word: &str) -> &'static str {
    match word {
        "unassigned" => phone::UNASSIGNED.id,
        "zero" => phone::TRUNK_ZERO.id,
        "length" => phone::LENGTH.id,
        _ => "a word that the script does not have",
    }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap_or_default()
    }

    fn digit(&mut self) -> u8 {
        b"0123456789"[self.below(10)] - b'0'
    }
}
