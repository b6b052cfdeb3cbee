//! What an operation says by itself, whatever the identity holds: where in the table its path leads, and what may stand
//! there.

use super::codes::{ADDRESS_DROPPED, DENIED, EMPTY_TOKEN, INDEX, METADATA_NUMBER, NO_EFFECT, THROUGH_VALUE};
use super::draft::{Op, Operation};
use super::identity::{self, Misnamed};
use super::release::V1_3;
use crate::check::check_part;
use crate::field::json_pointer;
use crate::json::{Reader, Token, pointer};
use crate::report::{Code, Fault, Issue, Report, Severity, shared};
use crate::table::{Kind, Null, Options, Prop};

/// Says of an operation what can be said without the identity. `is_known`: whether the identity will be looked at too.
pub(super) fn check(operation: &Operation<'_>, is_known: bool, options: &Options, report: &mut Report) {
    let Some((text, _)) = operation.path else { return };
    let mut say = |issue| report.push(issue, options.max_issues);
    let path = text.decode();
    let way = match way(&path, operation.op) {
        Ok(way) => way,
        Err((fault, nearest)) => {
            let mut issue = operation.blame(Severity::Error, &fault);
            issue.params.nearest = nearest;
            return say(issue);
        }
    };
    if let Some(op) = operation.op
        && let Some(code) = way.refuses(op, options)
    {
        return say(operation.blame(Severity::Error, &Fault::new(code)));
    }
    if way.is_address_edit(is_known) {
        say(operation.blame(Severity::Warning, &Fault::new(&ADDRESS_DROPPED)));
    }
    if operation.op != Some(Op::Remove) {
        value(operation, &way, options, &mut say);
    }
}

/// Where a path leads, as far as the table knows.
struct Way {
    /// The first member.
    member: &'static Prop,
    /// How many reference tokens there are.
    depth: usize,
    /// What is there, and its row; nothing below the traits and the metadata.
    end: Option<(&'static Kind, Option<&'static Prop>)>,
}

/// Why a path is refused, and the name that was meant.
type Refused = (Fault, Option<&'static str>);

fn way(path: &str, op: Option<Op>) -> Result<Way, Refused> {
    let tokens = pointer::tokens(path);
    let first = tokens.first().map(|first| pointer::unescape(first));
    let at = |nth| pointer::token(path, nth);
    // The server passes over what stands before the first slash, and over its own list of denied members with it.
    if path.is_empty() || first.as_deref().is_some_and(identity::is_denied) {
        return Err((Fault::new(&DENIED).at(at(0)), None));
    }
    json_pointer::check(path).map_err(|fault| (fault, None))?;
    let refuse = |nth, (code, nearest): Misnamed| (Fault::new(code).at(at(nth)), nearest);
    let member = identity::member(&first.unwrap_or_default()).map_err(|why| refuse(0, why))?;
    let way = Way { member, depth: tokens.len(), end: Some((&member.kind, Some(member))) };
    let mut below_member = tokens.iter().enumerate().skip(1);
    below_member.try_fold(way, |way, (nth, token)| {
        below(way, &pointer::unescape(token), nth, op).map_err(|why| refuse(nth, why))
    })
}

/// One reference token further.
fn below(mut way: Way, name: &str, nth: usize, op: Option<Op>) -> Result<Way, Misnamed> {
    let ends = nth + 1 == way.depth;
    if name.is_empty() && !ends {
        return Err((&EMPTY_TOKEN, None));
    }
    way.end = match way.end {
        None | Some((Kind::Json(_), _)) => None,
        Some((Kind::List(list), _)) => {
            let adds = name == "-" && ends && op.is_none_or(|op| op == Op::Add);
            if !adds && pointer::index(name).is_none() {
                return Err((&INDEX, None));
            }
            Some((&list.item, None))
        }
        Some((Kind::Object(object), _)) => {
            let prop = identity::within(object, name)?;
            Some((&prop.kind, Some(prop)))
        }
        Some(_) => return Err((&THROUGH_VALUE, None)),
    };
    Ok(way)
}

impl Way {
    fn refuses(&self, op: Op, options: &Options) -> Option<&'static Code> {
        let whole = self.depth == 1;
        if options.has(V1_3) && self.member.name == "external_id" {
            return Some(&NO_EFFECT);
        }
        if op != Op::Remove {
            return None;
        }
        if whole && self.member.null == Null::Refused {
            return Some(&shared::CANNOT_CLEAR);
        }
        // This release reads a patched identity over the one that it has: what is not there any more stays.
        let row = matches!(self.end, Some((_, Some(_))));
        (row && options.has(V1_3)).then_some(&NO_EFFECT)
    }

    /// Whether the server may undo it: all of a recovery address; without the identity, what of a verifiable one is
    /// made from the traits.
    fn is_address_edit(&self, is_known: bool) -> bool {
        let made = match self.end {
            Some((Kind::List(_) | Kind::Object(_), _)) => true,
            Some((_, Some(prop))) => matches!(prop.name, "value" | "via"),
            _ => false,
        };
        match self.member.name {
            "recovery_addresses" => true,
            "verifiable_addresses" => made && !is_known,
            _ => false,
        }
    }
}

/// Says what is wrong with the value that is to be put there.
fn value(operation: &Operation<'_>, way: &Way, options: &Options, say: &mut dyn FnMut(Issue)) {
    let (Some((value, offset)), Some((kind, prop))) = (operation.value, way.end) else { return };
    let found = if matches!(kind, Kind::Json(_)) {
        let fault = whole(way.member, Reader::new(value).next().ok().flatten());
        Report {
            issues: fault.map(|fault| Issue::of(Severity::Error, &fault, "")).into_iter().collect(),
            ..Report::default()
        }
    } else {
        check_part(value, kind, prop, options)
    };
    // What any JSON is judged by has been said.
    let said = |code: &Code| [&shared::DUPLICATE_KEY, &shared::LONE_SURROGATE, &shared::TOO_DEEP].contains(&code);
    for mut issue in found.findings().into_iter().filter(|issue| !said(issue.code)) {
        let within = std::mem::replace(&mut issue.path, operation.place("value"));
        issue.path.0.extend(within.0);
        issue.params.offset = Some(issue.params.offset.unwrap_or(0) + offset);
        say(issue);
    }
}

/// The traits and the metadata whole.
fn whole(member: &Prop, first: Option<Token<'_>>) -> Option<Fault> {
    match (member.name, first) {
        ("traits", Some(Token::Object)) => None,
        ("traits", Some(Token::Null)) => Some(Fault::new(&shared::NOT_NULLABLE)),
        ("traits", _) => Some(Fault::new(&shared::WRONG_TYPE).expected("object")),
        (_, Some(Token::Number(_))) => Some(Fault::new(&METADATA_NUMBER)),
        _ => None,
    }
}
