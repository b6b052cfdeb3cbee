//! The JSON Schema keywords for each field's texts: exact where a pattern can be, otherwise wider than the field's check.
//! `oracles` compares the two.
//!
//! The patterns use only syntax that ECMA-262 (with the flag `u`) and the crate regex share, without lookaround.

use serde_json::json;

use super::schema::{Schema, keyword};
use identity_patch::Options;
use identity_patch::field::{attribute_key, country, email, group, language, locale, phone};
use identity_patch::provider::{biot, kratos};
use identity_patch::table::Edit;
use identity_patch::table::Field;

/// SlashID's pattern for groups and the names of roles, `\w` written out: RE2's is ASCII, that of others is not.
const GROUP: &str = "^[A-Za-z0-9][A-Za-z0-9_.-]*[A-Za-z0-9]$";

/// The organization, any text without control characters.
const ORGANIZATION: &str = r"[^/\s\u0000-\u001f\u007f-\u009f][^/\u0000-\u001f\u007f-\u009f]*";

/// RFC 6901, section 3.
const JSON_POINTER: &str = "^(?:/(?:[^/~]|~[01])*)*$";

/// RFC 9562, section 4.
const UUID: &str = "^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";

/// RFC 5322, 3.2.3: atext.
const ATEXT: &str = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";

/// The keywords for the texts of `field` that are valid with any of these options. A field without a line here may be any
/// text.
pub(super) fn text_keywords(field: &Field, options: &[&str]) -> Schema {
    match field.name {
        "phone" => pattern(&phone()),
        "email" if options.contains(&"profile") || std::ptr::eq(field, &raw const email::RFC5322) => {
            pattern(&rfc5322())
        }
        // The limit counts octets, and every character is ASCII.
        "email" => at_most(email::MAX, pattern(&rfc5321())),
        "language" => one_of(&languages()),
        "country" => one_of(&countries()),
        // The option `locales` lists any texts.
        "locale" if options.contains(&"locales") => Schema::new(),
        "locale" => pattern(&pair(&lower(&countries()))),
        "locale_tag" => pattern(&pair(&countries())),
        "date" => pattern(&date()),
        "uuid" => pattern(UUID),
        "group" => at_most(group::MAX, pattern(GROUP)),
        "role" => pattern(&role()),
        "attribute_key" => at_most(attribute_key::MAX, keyword("minLength", json!(1))),
        "username" => keyword("minLength", json!(1)),
        "attribute_name" => pattern(&attribute_name()),
        "json_pointer" => pattern(JSON_POINTER),
        "kratos_path" => pattern(&kratos_path(options.contains(&"server"))),
        _ => Schema::new(),
    }
}

/// ITU-T E.164, 6.1: the first digit is not 0.
fn phone() -> String {
    format!(r"^\+[1-9][0-9]{{1,{}}}$", phone::MAX - 1)
}

/// An organization and a name. The name has a first and a last character, so at least two.
fn role() -> String {
    format!("^{ORGANIZATION}/[A-Za-z0-9][A-Za-z0-9_.:-]{{0,{}}}[A-Za-z0-9]$", group::MAX - 2)
}

/// BioT's custom attributes: a letter, then letters, digits and `_`.
fn attribute_name() -> String {
    format!("^[A-Za-z][A-Za-z0-9_]{{0,{}}}$", biot::ATTRIBUTE_NAME_MAX - 1)
}

/// A pointer into one of the members that a patch can edit. Only v1.3 resolves an empty reference token in the middle.
fn kratos_path(any_release: bool) -> String {
    let Edit::Own(own) = &kratos::PATCH_IDENTITY.edit else { return JSON_POINTER.into() };
    let names = own.document.props.iter().map(|prop| prop.name).chain(["recovery_addresses"]).collect::<Vec<_>>();
    let rest = if any_release { "(?:/(?:[^/~]|~[01])*)*" } else { "(?:/(?:[^/~]|~[01])+)*/?" };
    format!("^/(?:{}){rest}$", names.join("|"))
}

fn pattern(pattern: &str) -> Schema {
    keyword("pattern", json!(pattern))
}

fn one_of(choices: &[String]) -> Schema {
    keyword("enum", json!(choices))
}

fn at_most(length: usize, mut schema: Schema) -> Schema {
    schema.insert("maxLength".into(), json!(length));
    schema
}

/// RFC 3339, full-date, on the Gregorian calendar: months with 31 and 30 days, February, leap days.
fn date() -> String {
    let year = "[0-9]{4}-";
    let day31 = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
    let day30 = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
    let february = "02-(?:0[1-9]|1[0-9]|2[0-8])";
    let leap = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29";
    format!("^(?:{year}(?:{day31}|{day30}|{february})|{leap})$")
}

/// RFC 5322, addr-spec without folding white space: the grammar of `field/email/grammar.rs`.
fn rfc5322() -> String {
    format!(r"^{}@(?:{}|\[[ -Z^-~]*\])$", local_part(), dotted(&format!("{ATEXT}+")))
}

/// RFC 5321, Mailbox, without the limit of the local part and the grammar of IPv6 addresses.
fn rfc5321() -> String {
    let label = dotted(&format!("[A-Za-z0-9](?:[A-Za-z0-9-]{{0,{}}}[A-Za-z0-9])?", email::LABEL_MAX - 2));
    let snum = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])";
    format!(r"^{}@(?:{label}|\[(?:{snum}(?:\.{snum}){{3}}|[Ii][Pp][Vv]6:[0-9A-Fa-f:.]+)\])$", local_part())
}

/// A dot-atom, or a quoted string.
fn local_part() -> String {
    format!(r#"(?:{}|"(?:[ !#-\[\]-~]|\\[ -~])*")"#, dotted(&format!("{ATEXT}+")))
}

fn dotted(part: &str) -> String {
    format!(r"{part}(?:\.{part})*")
}

fn languages() -> Vec<String> {
    two_letters(|code| language::check(code).is_ok())
}

fn countries() -> Vec<String> {
    two_letters(|code| country::check(code).is_ok())
}

fn lower(codes: &[String]) -> Vec<String> {
    codes.iter().map(|code| code.to_ascii_lowercase()).collect()
}

/// Every code of two letters that a field accepts.
fn two_letters(accepts: impl Fn(&str) -> bool) -> Vec<String> {
    let letters = || ('A'..='Z').chain('a'..='z');
    let codes = letters().flat_map(|first| letters().map(move |second| String::from_iter([first, second])));
    codes.filter(|code| accepts(code)).collect()
}

/// A language, of two letters or of three, a hyphen, and one of these countries.
fn pair(countries: &[String]) -> String {
    let languages = [languages(), languages_of_three_letters()].map(|codes| alternatives(&codes)).join("|");
    format!("^(?:{languages})-(?:{})$", alternatives(countries))
}

/// Every language of three letters that a locale accepts.
fn languages_of_three_letters() -> Vec<String> {
    let letters = || 'a'..='z';
    let pairs = letters().flat_map(|first| letters().map(move |second| [first, second]));
    let codes = pairs.flat_map(|[first, second]| letters().map(move |third| String::from_iter([first, second, third])));
    codes.filter(|code| locale::check(&format!("{code}-us"), &Options::DEFAULT).is_ok()).collect()
}

/// The codes as alternatives, grouped by all letters but the last.
fn alternatives(codes: &[String]) -> String {
    let split = |code: &String| code.split_at(code.len() - 1).0.to_owned();
    let groups = codes.chunk_by(|one, other| split(one) == split(other));
    let group = |codes: &[String]| {
        let lasts: String = codes.iter().filter_map(|code| code.chars().next_back()).collect();
        if codes.len() == 1 { codes[0].clone() } else { format!("{}[{lasts}]", split(&codes[0])) }
    };
    groups.map(group).collect::<Vec<_>>().join("|")
}
