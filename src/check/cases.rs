//! Objects whose members depend on the value of the first row: handles, and the operations of a JSON Patch.

use super::members::Members;
use super::place::Place;
use super::text::findings;
use super::walk::Walk;
use crate::json::{Text, escape};
use crate::report::{Fault, Issue, Severity, shared};
use crate::table::{Case, Cases, Kind, Object, Prop, Required};

impl<'a> Walk<'a> {
    /// What the members must be by the value of the first row. Of a value that is no case, nothing more is said.
    pub(super) fn cases(&mut self, object: &Object, cases: &'static Cases, members: &Members<'a>) {
        let Some(tag) = members.text(0) else { return };
        let Some(case) = cases.cases.iter().find(|case| tag.is(case.tag)) else { return };
        for (row, prop) in object.props.iter().enumerate().skip(1) {
            let offset = members.offset(row);
            match (case.kind(prop.name), members.has(row)) {
                (Some(kind), true) => self.case_member(prop, kind, members.text(row), offset),
                (Some(_), false) if prop.required == Required::No => {
                    self.report_at(prop.name, offset, Severity::Error, &Fault::new(&shared::REQUIRED), "");
                }
                (None, true) if prop.required == Required::No => {
                    if let Some(code) = cases.ignored {
                        self.report_at(prop.name, offset, Severity::Warning, &Fault::new(code), "");
                    }
                }
                _ => {}
            }
        }
        self.outside(object, case, members);
    }

    /// One member that belongs to the case. What its row says of it has been said.
    fn case_member(&mut self, prop: &Prop, kind: &Kind, text: Option<Text<'a>>, offset: usize) {
        if kind.json_type() != "string" {
            return;
        }
        if let Some(text) = text {
            let (text, options) = (text.decode(), self.options);
            self.path.push(Place::of(prop));
            findings(&text, kind, None, options, &mut |severity, fault| {
                self.push(Issue::of(severity, &fault, &text), offset);
            });
            self.path.pop();
        } else if prop.kind.json_type() != "string" {
            let fault = Fault::new(&shared::WRONG_TYPE).expected("string");
            self.report_at(prop.name, offset, Severity::Error, &fault, "");
        }
    }

    /// A pointer that leads into the value that another one leads to.
    fn outside(&mut self, object: &Object, case: &Case, members: &Members<'a>) {
        let Some(rule) = case.outside else { return };
        let row = |name| object.props.iter().position(|prop| prop.name == name);
        let pointer = |name| Some(escape(&mut members.text(row(name)?)?.code_points()));
        if let (Some(inner), Some(outer)) = (pointer(rule.pointer), pointer(rule.value))
            && inner.strip_prefix(&outer).is_some_and(|rest| rest.starts_with('/'))
        {
            let offset = row(rule.pointer).map_or(members.start, |row| members.offset(row));
            self.report_at(rule.pointer, offset, Severity::Error, &Fault::new(rule.code), "");
        }
    }

    /// Reports a fault of a member of the object that has ended.
    fn report_at(&mut self, member: &'static str, offset: usize, severity: Severity, fault: &Fault, text: &str) {
        self.path.push(Place::Name(Text::plain(member)));
        self.push(Issue::of(severity, fault, text), offset);
        self.path.pop();
    }
}
