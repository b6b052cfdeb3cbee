//! The checks of one text: its field, the field that it should be, its length.

use crate::field::fixed;
use crate::report::{Fault, Severity, Unit, shared};
use crate::table::{Bound, Field, Kind, Options, Prop, Rule, TextRule, Verdict};

/// Takes what is found, and whether it is refused.
type Findings<'f> = &'f mut dyn FnMut(Severity, Fault);

/// Whether [`findings`] finds nothing: a quicker way to know, sure only where the answer is yes. For texts that are
/// printable, [`Text::is_printable`](crate::json::Text::is_printable).
#[allow(clippy::inline_always, reason = "it is asked of every text; the call alone would cost a third of it")]
#[inline(always)]
pub(super) fn is_clean(text: &str, kind: &Kind, prop: Option<&Prop>, options: &Options) -> bool {
    let is_clean = match kind {
        Kind::Text => !matches!(text.as_bytes(), [b' ', ..] | [.., b' ']),
        Kind::Field(Field { rule: Rule::Text(rule), .. }) => rule.verdict(text, options) == Verdict::Clean,
        Kind::OneOf(choices) => choices.contains(&text),
        _ => false,
    };
    is_clean && prop.is_none_or(|prop| meets_row(text, prop, options))
}

/// Whether a text that is clean for a row's kind is as long as it should be, and the field that it should be.
#[inline]
fn meets_row(text: &str, prop: &Prop, options: &Options) -> bool {
    prop.bounds.iter().flatten().all(|bound| bound.is_surely_met(text))
        && prop.should.is_none_or(|should| match (&should.rule, &prop.kind) {
            // The same field under another profile, and all profiles of one field have the same clean texts.
            (_, Kind::Field(field)) if field.name == should.name => true,
            (Rule::Text(rule), _) => !refuses(rule, text, options),
            (Rule::Kind(_), _) => true,
        })
}

fn refuses(rule: &TextRule, text: &str, options: &Options) -> bool {
    rule.verdict(text, options) == Verdict::Refused
}

impl Bound {
    /// No unit counts more than the bytes, or less than a quarter of them: mostly nothing has to be counted.
    const fn is_surely_met(&self, text: &str) -> bool {
        text.len() <= self.max && text.len().div_ceil(4) >= self.min
    }
}

/// Checks one text as one kind of value, and hands on what is found.
pub(crate) fn findings(text: &str, kind: &Kind, prop: Option<&Prop>, options: &Options, found: Findings<'_>) {
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
        Kind::Text if should.is_none() => {
            for checked in [fixed::edges(text), fixed::unusual_controls(text), fixed::visible(text)] {
                checked.unwrap_or_else(&mut warning);
            }
        }
        _ => {}
    }
    if let Some(Field { rule: Rule::Text(rule), .. }) = should
        && refuses(rule, text, options)
    {
        (rule.check)(text, options).unwrap_or_else(&mut warning);
    }
    for bound in prop.iter().flat_map(|prop| &prop.bounds).flatten() {
        length(text, bound, found);
    }
}

/// Where a document says "characters" and no more, it may mean code points or UTF-16 units: too many of the first are
/// refused, too many of the second alone are warned about.
fn length(text: &str, bound: &Bound, found: Findings<'_>) {
    if bound.is_surely_met(text) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::{FIELDS, email, phone};
    use crate::table::prop;

    /// Printable texts around every bound and rule below.
    fn texts() -> impl Iterator<Item = String> {
        let edges =
            ["", " ", "a", "a ", " a", "a a", "MALE", "+12345678901", "+2101234567", "a@b.co", "a@b", "\"a b\"@c.de"];
        (0..12).map(|length| "x".repeat(length)).chain(edges.map(String::from))
    }

    #[test]
    fn nothing_is_found_in_a_clean_text() {
        let fields = FIELDS.iter().map(|field| prop("", Kind::Field(field)));
        let bounded = |prop: Prop| prop.max(8, Unit::Utf16).usual(3, 6, Unit::Characters);
        let rows = fields.chain([
            prop("", Kind::Text),
            bounded(prop("", Kind::Text)),
            bounded(prop("", Kind::Text).should(&phone::FIELD)),
            bounded(prop("", Kind::Field(&email::RFC5322)).should(&email::FIELD)),
            bounded(prop("", Kind::OneOf(&["MALE", "x"]))),
        ]);
        let mut clean = 0;
        for row in rows {
            for text in texts() {
                let mut found = 0;
                findings(&text, &row.kind, Some(&row), &Options::DEFAULT, &mut |_, _| found += 1);
                if is_clean(&text, &row.kind, Some(&row), &Options::DEFAULT) {
                    assert_eq!(found, 0, "{text:?}");
                    clean += 1;
                }
            }
        }
        assert!(clean > 50, "only {clean} are clean");
    }
}
