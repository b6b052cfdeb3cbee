//! Everything to be said of one text: by its field, by the field that it should be, by its bounds.

use crate::field::fixed;
use crate::report::{Fault, Severity, Unit, shared};
use crate::table::{Bound, Field, Kind, Options, Prop, Rule, Verdict};

/// Takes what is found, and whether it is refused.
type Findings<'f> = &'f mut dyn FnMut(Severity, Fault);

/// Everything to be said of one text, as one kind of thing. `printable`: whether it is known to hold nothing but
/// characters from U+0020 to U+007E.
pub(crate) fn findings(
    text: &str,
    printable: bool,
    kind: &Kind,
    prop: Option<&Prop>,
    options: &Options,
    found: Findings<'_>,
) {
    let mut warning = |fault| found(Severity::Warning, fault);
    // Says the same as the kind's own warnings, and more.
    let should = prop.and_then(|prop| prop.should);
    match kind {
        Kind::Field(Field { rule: Rule::Text(rule), .. }) => match rule.verdict(text, options) {
            Verdict::Clean => {}
            Verdict::Warned if should.is_some() => {}
            Verdict::Warned => (rule.warn)(text, &mut warning),
            Verdict::Refused => {
                return (rule.check)(text, options).unwrap_or_else(|fault| found(Severity::Error, fault));
            }
        },
        Kind::Text if should.is_none() && !(printable && is_trimmed(text)) => {
            for checked in [fixed::edges(text), fixed::unusual_controls(text)] {
                checked.unwrap_or_else(&mut warning);
            }
        }
        _ => {}
    }
    if let Some(Field { rule: Rule::Text(rule), .. }) = should
        && rule.verdict(text, options) == Verdict::Refused
    {
        (rule.check)(text, options).unwrap_or_else(&mut warning);
    }
    for bound in prop.iter().flat_map(|prop| &prop.bounds).flatten() {
        length(text, bound, found);
    }
}

/// Whether no space stands at an edge of a printable text.
fn is_trimmed(text: &str) -> bool {
    !text.starts_with(' ') && !text.ends_with(' ')
}

/// Where a document says "characters" and no more, it may mean code points or UTF-16 units: too many of the first are
/// refused, too many of the second alone are warned about.
fn length(text: &str, bound: &Bound, found: Findings<'_>) {
    // No unit counts more than the bytes, or less than a quarter of them.
    if text.len() <= bound.max && text.len().div_ceil(4) >= bound.min {
        return;
    }
    let actual = bound.unit.of(text);
    if actual < bound.min && actual == 0 {
        found(bound.severity, Fault::new(&shared::EMPTY));
    } else if actual < bound.min {
        found(bound.severity, Fault::new(&shared::TOO_SHORT).limit(bound.min, bound.unit, actual));
    } else if actual > bound.max {
        found(bound.severity, Fault::new(&shared::TOO_LONG).limit(bound.max, bound.unit, actual));
    } else if bound.unit == Unit::Characters
        && let units = Unit::Utf16.of(text)
        && units > bound.max
    {
        found(Severity::Warning, Fault::new(&shared::TOO_LONG).limit(bound.max, Unit::Utf16, units));
    }
}
