//! Everything to be said of one text: by its field, by the field that it should be, by its bounds.

use crate::field::fixed;
use crate::report::{Fault, Severity, Unit, shared};
use crate::table::{Bound, Field, Kind, Options, Prop, Rule};

/// Takes what is found, and whether it is refused.
type Findings<'f> = &'f mut dyn FnMut(Severity, Fault);

/// Everything to be said of one text, as one kind of thing.
pub(crate) fn findings(text: &str, kind: &Kind, prop: Option<&Prop>, options: &Options, found: Findings<'_>) {
    let mut doubt = |fault| found(Severity::Warning, fault);
    if let Kind::Field(Field { rule: Rule::Text(rule), .. }) = kind {
        if let Err(fault) = (rule.check)(text, options) {
            return found(Severity::Error, fault);
        }
        if prop.is_none_or(|prop| prop.should.is_none()) {
            (rule.warn)(text, &mut doubt);
        }
    }
    // What the text should be says the same, and more.
    if matches!(kind, Kind::Text) && prop.is_none_or(|prop| prop.should.is_none()) {
        for verdict in [fixed::edges(text), fixed::unusual_controls(text)] {
            verdict.unwrap_or_else(&mut doubt);
        }
    }
    if let Some(Field { rule: Rule::Text(rule), .. }) = prop.and_then(|prop| prop.should) {
        (rule.check)(text, options).unwrap_or_else(&mut doubt);
    }
    for bound in prop.iter().flat_map(|prop| prop.bounds).flatten() {
        length(text, bound, found);
    }
}

/// Where a document says "characters" and no more, it may mean code points or UTF-16 units: too many of the first are
/// refused, too many of the second alone are doubtful.
fn length(text: &str, bound: Bound, found: Findings<'_>) {
    let (actual, units) = (bound.unit.of(text), Unit::Utf16.of(text));
    if actual < bound.min && actual == 0 {
        found(bound.severity, Fault::new(&shared::EMPTY));
    } else if actual < bound.min {
        found(bound.severity, Fault::new(&shared::TOO_SHORT).limit(bound.min, bound.unit, actual));
    } else if actual > bound.max {
        found(bound.severity, Fault::new(&shared::TOO_LONG).limit(bound.max, bound.unit, actual));
    } else if bound.unit == Unit::Characters && units > bound.max {
        found(Severity::Warning, Fault::new(&shared::TOO_LONG).limit(bound.max, Unit::Utf16, units));
    }
}
