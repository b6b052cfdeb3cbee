//! Judges one block of whole records: each is checked, built or compared, and what there is to say is written down.

use std::borrow::Cow;

use super::csv::{self, Cell, Columns};
use super::output::{self, Output};
use super::place::{Fate, Found, Start, units};
use super::record::{Member, blanked, members};
use super::records::each_record;
use super::task::{Format, Target, Task, Verb};
use super::{MAX_RECORD, lines};
use crate::report::{Fault, Issue, Report, Severity, Step, Unit, shared};
use crate::table::{Diff, Endpoint, Field, Filled, Input, Plan, Planner, Rule, Verdict};

/// Judges a block. `columns` are those of CSV; `line` and `record` are those of its beginning, from 1 and from 0.
pub(crate) fn judge(
    task: &Task,
    columns: &Columns,
    block: &[u8],
    start: Start,
    [line, record]: [usize; 2],
    output: &mut Output,
) {
    output.clear();
    let mut judge = Judge { task, columns, block, text: std::str::from_utf8(block).ok(), start, line, record, output };
    each_record(task.format, block, start, &mut |found| judge.judge_record(&found));
    output.lines = start.lines + lines::count(block);
}

struct Judge<'a> {
    task: &'a Task,
    columns: &'a Columns,
    block: &'a [u8],
    /// The block, unless it is no UTF-8.
    text: Option<&'a str>,
    start: Start,
    /// The block's first line.
    line: usize,
    /// The next record.
    record: usize,
    output: &'a mut Output,
}

/// What was found in a record, and where its documents begin in it.
#[derive(Default)]
struct Finding<'t> {
    report: Report,
    /// Where the draft begins, or the edited document; and the document before the edit.
    at: usize,
    before_at: usize,
    /// The cells of a row.
    cells: Vec<Cell>,
    /// Where the values of parameters stand in the record, by the parameters' names.
    params: Vec<(&'t str, usize)>,
    /// The draft, where it is asked for.
    text: Option<String>,
}

impl<'a> Judge<'a> {
    fn judge_record(&mut self, found: &Found) {
        let finding = match (found.fate, self.text_of(found)) {
            (Fate::TooLong(actual), _) => {
                Finding::of(Fault::new(&shared::TOO_LONG).limit(MAX_RECORD, Unit::Bytes, actual), None)
            }
            (Fate::Unexpected(expected), _) => {
                Finding::of(Fault::new(&shared::JSON_SYNTAX).expected(expected), Some(0))
            }
            (_, Err(at)) => Finding::of(Fault::new(&shared::JSON_SYNTAX).expected("UTF-8"), Some(at)),
            (Fate::Unended(expected), Ok(text)) => self.unended(text, expected),
            (Fate::Read, Ok(text)) => self.finding(text),
        };
        let is_ok = finding.report.ok();
        if self.task.keep {
            self.keep(found, is_ok);
        }
        self.output.records += 1;
        self.output.ok += usize::from(is_ok);
        self.output.errors += finding.report.issues.len();
        self.output.warnings += finding.report.warnings.len();
        if self.task.all || !finding.report.is_clean() {
            self.write(found, &finding);
        }
        self.record += 1;
    }

    /// The record's text, or the offset of its first byte that is no UTF-8.
    fn text_of(&self, found: &Found) -> Result<&'a str, usize> {
        match self.text {
            Some(text) => Ok(text.get(found.from..found.to).unwrap_or_default()),
            None => std::str::from_utf8(&self.block[found.from..found.to]).map_err(|error| error.valid_up_to()),
        }
    }

    fn finding(&mut self, record: &str) -> Finding<'a> {
        match (&self.task.target, self.task.format) {
            (Target::Field(field), Format::Lines) => self.check_line(field, record),
            (Target::Field(field), _) => {
                Finding { report: field.check(record, &self.task.options), ..self.texts(record) }
            }
            (Target::Endpoint(endpoint), Format::Csv(delimiter)) => {
                self.check_row(endpoint, csv::cells(record, delimiter))
            }
            (Target::Endpoint(endpoint), _) if self.task.verb == Verb::Diff => self.compare(endpoint, None, record),
            (Target::Endpoint(endpoint), _) => self.check_draft(endpoint, record),
            (Target::Plan(planner), _) => self.compare(planner.endpoint, Some(planner), record),
        }
    }

    /// A record at the end of the text that nothing ends: what is wrong with it itself stands beside that.
    fn unended(&mut self, record: &str, expected: &'static str) -> Finding<'a> {
        let sent = self.output.requests.len();
        let mut finding = self.finding(record);
        if !finding.report.issues.iter().any(|issue| *issue.code == shared::JSON_SYNTAX) {
            let mut issue = Issue::of(Severity::Error, &Fault::new(&shared::JSON_SYNTAX).expected(expected), "");
            issue.params.offset = Some(record.len());
            finding.report.push(issue, self.task.options.max_issues);
            self.output.requests.truncate(sent);
        }
        finding
    }

    fn texts(&self, draft: &str) -> Finding<'a> {
        Finding { text: self.task.texts.then(|| draft.to_owned()), ..Finding::default() }
    }

    /// A field's text, as it stands in its line.
    fn check_line(&self, field: &'static Field, text: &str) -> Finding<'a> {
        let text = if self.record == 0 { text.strip_prefix(crate::json::BOM).unwrap_or(text) } else { text };
        if let Rule::Text(rule) = &field.rule
            && !self.task.texts
            && rule.verdict(text, &self.task.options) == Verdict::Clean
        {
            return Finding::default();
        }
        let json = format!("\"{}\"", crate::json::escape(&mut text.chars().map(u32::from)));
        let mut report = field.check(&json, &self.task.options);
        for issue in report.issues.iter_mut().chain(&mut report.warnings) {
            // The line holds no JSON: the offset is that of the character, if there is one.
            issue.params.offset = None;
        }
        Finding { report, ..self.texts(&json) }
    }

    /// A draft, or a record that holds one.
    fn check_draft(&mut self, endpoint: &'static Endpoint, record: &str) -> Finding<'a> {
        let task = self.task;
        if task.members.is_empty() && task.ignored.is_empty() && task.draft.is_none() {
            return self.send(endpoint, record, &task.input);
        }
        let is_wanted = |name: &str| task.takes_out(name) || task.draft.as_deref() == Some(name);
        let members = members(record, &is_wanted);
        let input = self.input(&members, record, &[]);
        let (at, draft) = match &task.draft {
            None if members.is_empty() => (0, Cow::Borrowed(record)),
            None => (0, Cow::Owned(blanked(record, &members))),
            Some(name) => match members.iter().find(|member| member.name == name.as_str()) {
                Some(Member { value, .. }) => {
                    (value.start, Cow::Borrowed(record.get(value.clone()).unwrap_or_default()))
                }
                None => return missing(record, name),
            },
        };
        let params = task.members.iter().filter_map(|(name, member)| {
            let found = members.iter().find(|found| found.name == member.as_str())?;
            Some((name.as_str(), found.value.start))
        });
        Finding { at, params: params.collect(), ..self.send(endpoint, &draft, &input) }
    }

    /// Checks a draft, and builds its request where that is asked for.
    fn send(&mut self, endpoint: &'static Endpoint, draft: &str, input: &Input) -> Finding<'a> {
        let report = match self.task.verb {
            Verb::Build => match endpoint.build(input, draft, &self.task.options) {
                Ok(request) => {
                    self.output.request(self.record, &request);
                    Report { warnings: request.warnings, ..Report::default() }
                }
                Err(report) => report,
            },
            _ => endpoint.check(draft, &self.task.options),
        };
        Finding { report, ..self.texts(draft) }
    }

    /// A row of CSV: its cells are inputs of a form that nobody has filled in before.
    fn check_row(&mut self, endpoint: &'static Endpoint, cells: Vec<Cell>) -> Finding<'a> {
        let task = self.task;
        let fault = match cells.iter().find(|cell| cell.is_open) {
            Some(_) => Some(Fault::new(&shared::CSV_SYNTAX).expected("a closing quote")),
            None if cells.len() > self.columns.len() => {
                Some(Fault::new(&shared::TOO_LONG).limit(self.columns.len(), Unit::Items, cells.len()))
            }
            None => None,
        };
        if let Some(fault) = fault {
            let at = cells.iter().find(|cell| cell.is_open).or(cells.get(self.columns.len())).map_or(0, |cell| cell.at);
            return Finding { at, ..Finding::of(fault, Some(0)) };
        }
        let Filled { draft, issues, warnings } = endpoint.from_form(&self.columns.entries(&cells, task), &task.options);
        let (mut input, mut params) = (task.input.clone(), Vec::new());
        for (name, column) in &task.members {
            let cell = self.columns.index(column).and_then(|at| cells.get(at));
            input = input.param(name.as_str(), cell.map_or("", |cell| &cell.text));
            params.extend(cell.map(|cell| (name.as_str(), cell.at)));
        }
        let sent = self.output.requests.len();
        let mut finding = self.send(endpoint, &draft, &input);
        let mut report = Report { issues, warnings, truncated: false };
        let is_filled = report.issues.is_empty();
        if !is_filled {
            self.output.requests.truncate(sent);
        }
        report.merge(std::mem::take(&mut finding.report), task.options.max_issues);
        report.issues.iter_mut().chain(&mut report.warnings).for_each(|issue| issue.params.offset = None);
        Finding { report: task.options.finish(report), cells, params, ..finding }
    }

    /// Two documents, `before` and `after`.
    fn compare(&mut self, endpoint: &'static Endpoint, planner: Option<&'static Planner>, record: &str) -> Finding<'a> {
        let task = self.task;
        let is_param = |name: &str| task.members.iter().any(|(_, member)| member == name);
        let members = members(record, &|name| is_param(name) || name == "before" || name == "after");
        let side = |name| members.iter().find(|member| member.name == name).map(|member| member.value.clone());
        let Some(before) = side("before") else { return missing(record, "before") };
        let Some(after) = side("after") else { return missing(record, "after") };
        let [old, new] = [&before, &after].map(|side| record.get(side.clone()).unwrap_or_default());
        let input = self.input(&members, record, &[old, new]);
        let report = match planner {
            Some(Planner { plan, .. }) => {
                let Plan { requests, report } = plan(&input, old, new, &task.options);
                let is_sent = report.ok();
                self.output.unchanged += usize::from(is_sent && requests.is_empty());
                for request in requests.iter().filter(|_| is_sent) {
                    self.output.request(self.record, request);
                }
                report
            }
            None => self.diff(endpoint, [old, new], &input),
        };
        Finding { report, at: after.start, before_at: before.start, ..Finding::default() }
    }

    fn diff(&mut self, endpoint: &'static Endpoint, [old, new]: [&str; 2], input: &Input) -> Report {
        let options = &self.task.options;
        let Diff { draft, changed, mut report } = endpoint.diff(old, new, options);
        if !report.ok() {
            return report;
        }
        self.output.unchanged += usize::from(!changed);
        if !self.task.request {
            self.output.draft(self.record, changed, &draft);
        } else if changed {
            match endpoint.build(input, &draft, &options.without_before()) {
                Ok(request) => self.output.request(self.record, &request),
                Err(refused) => report.merge(refused, options.max_issues),
            }
        }
        report
    }

    /// The input of a record's request. A member that a record lacks may be one of its documents'.
    fn input(&self, members: &[Member<'_>], record: &str, documents: &[&str]) -> Input {
        let mut input = self.task.input.clone();
        for (name, member) in &self.task.members {
            let own = members.iter().find(|found| found.name == member.as_str()).and_then(|found| found.param(record));
            let value = own.or_else(|| documents.iter().find_map(|document| param_of(document, member)));
            input = input.param(name.as_str(), value.unwrap_or_default());
        }
        input
    }

    fn keep(&mut self, found: &Found, is_ok: bool) {
        let kept = if is_ok { &mut self.output.valid } else { &mut self.output.invalid };
        kept.extend_from_slice(&self.block[found.from..found.to]);
        kept.push(b'\n');
    }

    fn write(&mut self, found: &Found, Finding { report, at, before_at, cells, params, text }: &Finding<'_>) {
        let place = |issue: &Issue| {
            let offset = match (issue.params.place, issue.params.offset) {
                (Some("path"), _) => {
                    let param = params.iter().find(|(name, _)| issue.params.name.as_deref() == Some(name));
                    param.map_or(0, |(_, at)| *at)
                }
                (Some("before"), Some(offset)) => before_at + offset,
                (_, Some(offset)) => at + offset,
                (_, None) => {
                    self.columns.about(&issue.path).and_then(|column| cells.get(column)).map_or(0, |cell| cell.at)
                }
            };
            let at_character = match self.task.format {
                Format::Lines => issue.params.at.unwrap_or_default(),
                _ => 0,
            };
            let [line, column] = self.place(found, offset);
            [line, column + at_character]
        };
        let places: Vec<_> = report.issues.iter().chain(&report.warnings).map(place).collect();
        self.output.result(&output::Verdict {
            record: self.record,
            line: self.line + found.line,
            ok: report.ok(),
            issues: &report.issues,
            warnings: &report.warnings,
            truncated: report.truncated,
            places: &places,
            text: text.as_deref(),
            whole: self.whole(found, cells).as_deref(),
        });
    }

    /// The whole record as JSON text, where texts are asked for: of a row an object of its cells.
    fn whole(&self, found: &Found, cells: &[Cell]) -> Option<Cow<'a, str>> {
        match self.task.format {
            _ if !self.task.texts => None,
            Format::Csv(_) => Some(self.columns.object(cells).into()),
            _ => self.text_of(found).ok().map(Cow::Borrowed),
        }
    }

    /// Line and column of what stands at an offset in a record.
    fn place(&self, found: &Found, offset: usize) -> [usize; 2] {
        let at = (found.from + offset).min(self.block.len());
        let passed = self.block.get(found.from..at).unwrap_or_default();
        let lines = lines::count(passed);
        let line_start = match memchr::memrchr(b'\n', passed) {
            Some(last) => found.from + last + 1,
            None => found.line_start,
        };
        // The block may begin within a line.
        let before = if line_start == 0 { self.start.column } else { 0 };
        [self.line + found.line + lines, before + units(&self.block[line_start..at]) + 1]
    }
}

impl Finding<'_> {
    fn of(fault: Fault, offset: Option<usize>) -> Self {
        let mut issue = Issue::of(Severity::Error, &fault, "");
        issue.params.offset = offset;
        Self { report: Report::with(issue), ..Self::default() }
    }
}

/// A record without the member that it is about; one that is no object at all is refused for that.
fn missing<'a>(record: &str, name: &str) -> Finding<'a> {
    let mut finding = Finding::of(Fault::new(&shared::REQUIRED), Some(0));
    for issue in &mut finding.report.issues {
        issue.path.0.push(Step::Name(name.into()));
    }
    if let Some(report) = broken(record) { Finding { report, ..Finding::default() } } else { finding }
}

/// The report on a text that is no JSON.
fn broken(record: &str) -> Option<Report> {
    let mut reader = crate::json::Reader::new(record);
    loop {
        match reader.next() {
            Ok(Some(_)) => {}
            Ok(None) => return None,
            Err(error) => {
                let fault = Fault::new(&shared::JSON_SYNTAX).expected(error.expected);
                return Some(Finding::of(fault, Some(error.at)).report);
            }
        }
    }
}

fn param_of(document: &str, name: &str) -> Option<String> {
    members(document, &|found| found == name).first()?.param(document)
}
