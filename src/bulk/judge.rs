//! Judges one block of whole records: each is checked, built or compared, and what there is to say is written down.

use std::borrow::Cow;

use super::csv::{self, Cell, Columns};
use super::output::{self, Output, Wanted};
use super::place::{Fate, Found, Start, place_in, units};
use super::record::{Member, blanked, members, repeated};
use super::records::each_record;
use super::task::{Format, Target, Task, Verb};
use super::{MAX_RECORD, lines};
use crate::json;
use crate::report::{Code, Fault, Issue, Report, Severity, Step, Unit, shared};
use crate::table::{Diff, Endpoint, Field, Filled, Input, Plan, Planner, Rule, Verdict};

/// Judges a block. `columns` are those of CSV; `line` and `record` are those of its beginning, from 1 and from 0.
pub(crate) fn judge(
    task: &Task,
    columns: &Columns,
    block: &[u8],
    start: Start,
    [line, record]: [usize; 2],
    wanted: Wanted,
    output: &mut Output,
) {
    output.clear();
    let text = std::str::from_utf8(block).ok();
    let mut judge = Judge { task, columns, block, text, start, line, record, wanted, output };
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
    wanted: Wanted,
    output: &'a mut Output,
}

/// What was found in a record, and where its documents begin in it.
#[derive(Default)]
struct Finding<'t> {
    report: Report,
    /// Where each issue and warning stands, if that is another place than the record's.
    places: Option<Vec<[usize; 2]>>,
    /// The cells of a row.
    cells: Vec<Cell>,
    /// Where the values of parameters stand in the record, by the parameters' names.
    params: Vec<(&'t str, usize)>,
    /// The draft, where it is asked for.
    text: Option<String>,
}

impl<'a> Judge<'a> {
    fn judge_record(&mut self, found: &Found) {
        if self.line + found.line < self.task.resume {
            self.output.skipped += 1;
            self.record += 1;
            return;
        }
        let finding = match (found.fate, self.text_of(found)) {
            (Fate::TooLong(actual), _) => {
                Finding::of(Fault::new(&shared::TOO_LONG).limit(MAX_RECORD, Unit::Bytes, actual), None)
            }
            (Fate::Unexpected(expected), _) => Finding::of(Fault::new(&shared::JSON_SYNTAX).expected(expected), None),
            (_, Err(at)) => Finding::of(Fault::new(&shared::JSON_SYNTAX).expected("UTF-8"), Some(at)),
            (Fate::Unended(expected), Ok(text)) => self.unended(text, expected),
            (Fate::Read, Ok(text)) if self.task.verb == Verb::Key => self.key(text, found),
            (Fate::Read, Ok(text)) => self.finding(text),
        };
        let Report { issues, warnings, .. } = &finding.report;
        let is_ok = issues.is_empty();
        if self.task.keep {
            self.keep(found, is_ok);
        }
        self.output.records += 1;
        self.output.ok += usize::from(is_ok);
        self.output.errors += issues.len();
        self.output.warnings += warnings.len();
        let is_wanted =
            self.wanted.errors && !issues.is_empty() || self.wanted.warnings && !warnings.is_empty() || self.task.all;
        if is_wanted {
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
        let text = if self.record == 0 { text.strip_prefix(json::BOM).unwrap_or(text) } else { text };
        if let Rule::Text(rule) = &field.rule
            && !self.task.texts
            && rule.verdict(text, &self.task.options) == Verdict::Clean
        {
            return Finding::default();
        }
        let json = format!("\"{}\"", json::escape(&mut text.chars().map(u32::from)));
        let mut report = field.check(&json, &self.task.options);
        for issue in report.issues.iter_mut().chain(&mut report.warnings) {
            // The line holds no JSON: the offset is that of the character, if there is one.
            issue.params.offset = None;
        }
        Finding { report, ..self.texts(&json) }
    }

    /// Where a record stands, and its key. It is read to its end, so that it can stand in a pair.
    fn key(&mut self, record: &str, found: &Found) -> Finding<'a> {
        if let Some(report) = broken(record) {
            return Finding { report, ..Finding::default() };
        }
        let members = members(record, &|name| name == self.task.key);
        if let Some(again) = repeated(&members) {
            return Finding { report: Report::with(duplicate(again)), ..Finding::default() };
        }
        let text = record.strip_prefix(json::BOM).unwrap_or(record);
        let dropped = if found.from < self.start.first { 0 } else { self.start.dropped };
        let at = found.from + record.len() - text.len() + dropped;
        let key = members.first().and_then(|member| member.key(record));
        self.output.key([self.record, self.line + found.line, at, text.len()], key.as_deref());
        self.output.valid.extend_from_slice(text.as_bytes());
        Finding::default()
    }

    /// A draft, or a record that holds one.
    fn check_draft(&mut self, endpoint: &'static Endpoint, record: &str) -> Finding<'a> {
        let task = self.task;
        if task.members.is_empty() && task.ignored.is_empty() && task.draft.is_none() {
            return self.send(endpoint, (record, 0), &task.input, Report::default());
        }
        let is_wanted = |name: &str| task.takes_out(name) || task.draft.as_deref() == Some(name);
        let members = members(record, &is_wanted);
        let (input, mut own) = self.input(&members, record, &[]);
        own.issues.extend(repeated(&members).map(duplicate));
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
        Finding { params: params.collect(), ..self.send(endpoint, (&draft, at), &input, own) }
    }

    /// Checks a draft, which begins at an offset in its record, and builds its request where that is asked for and nothing stands
    /// against it. `own` is what is wrong with the record around it.
    fn send(
        &mut self,
        endpoint: &'static Endpoint,
        (draft, at): (&str, usize),
        input: &Input,
        mut own: Report,
    ) -> Finding<'a> {
        let mut report = match self.task.verb {
            Verb::Build if own.ok() => match endpoint.build(input, draft, &self.task.options) {
                Ok(request) => {
                    self.output.request(self.record, &request);
                    Report { warnings: request.warnings, ..Report::default() }
                }
                Err(report) => report,
            },
            _ => endpoint.check(draft, &self.task.options),
        };
        shift(&mut report, |_| at);
        own.merge(report, self.task.options.max_issues);
        Finding { report: own, ..self.texts(draft) }
    }

    /// A row of CSV: its cells are inputs of a form that nobody has filled in before.
    fn check_row(&mut self, endpoint: &'static Endpoint, cells: Vec<Cell>) -> Finding<'a> {
        let task = self.task;
        let fault = match cells.iter().find(|cell| cell.is_open) {
            Some(open) => Some((Fault::new(&shared::CSV_SYNTAX).expected("a closing quote"), open)),
            None => cells
                .get(self.columns.len())
                .map(|cell| (Fault::new(&shared::TOO_LONG).limit(self.columns.len(), Unit::Items, cells.len()), cell)),
        };
        if let Some((fault, cell)) = fault {
            return Finding::of(fault, Some(cell.at));
        }
        let Filled { draft, issues, warnings } = endpoint.from_form(&self.columns.entries(&cells, task), &task.options);
        let mut own = Report { issues, warnings, truncated: false };
        let (mut input, mut params) = (task.input.clone(), Vec::new());
        for (name, column) in &task.members {
            let cell = self.columns.index(column).and_then(|at| cells.get(at));
            input = input.param(name.as_str(), cell.map_or("", |cell| &cell.text));
            params.extend(cell.map(|cell| (name.as_str(), cell.at)));
            own.issues.extend(cell.is_none().then(|| named(&shared::REQUIRED, column)));
            own.issues.extend(self.columns.is_repeated(column).then(|| named(&shared::DUPLICATE_KEY, column)));
        }
        let Finding { mut report, text, .. } = self.send(endpoint, (&draft, 0), &input, task.options.finish(own));
        // An offset in the draft says nothing of the row.
        report.issues.iter_mut().chain(&mut report.warnings).for_each(|issue| issue.params.offset = None);
        Finding { report, cells, params, text, ..Finding::default() }
    }

    /// Two documents, `before` and `after`.
    fn compare(&mut self, endpoint: &'static Endpoint, planner: Option<&'static Planner>, record: &str) -> Finding<'a> {
        let task = self.task;
        let is_param = |name: &str| task.members.iter().any(|(_, member)| member == name);
        let members = members(record, &|name| is_param(name) || name == "before" || name == "after");
        if let Some(again) = repeated(&members) {
            return Finding { report: Report::with(duplicate(again)), ..Finding::default() };
        }
        let side = |name| members.iter().find(|member| member.name == name).map(|member| member.value.clone());
        let Some(before) = side("before") else { return missing(record, "before") };
        let Some(after) = side("after") else { return missing(record, "after") };
        let [old, new] = [&before, &after].map(|side| record.get(side.clone()).unwrap_or_default());
        let (input, own) = self.input(&members, record, &[old, new]);
        let mut report = match planner {
            _ if !own.ok() => own,
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
        let is_of_before = |issue: &Issue| issue.params.place == Some("before");
        if task.documents {
            let place = |issue: &Issue| {
                let document = if is_of_before(issue) { old } else { new };
                place_in(document, issue.params.offset.unwrap_or_default())
            };
            let places = report.issues.iter().chain(&report.warnings).map(place).collect();
            return Finding { report, places: Some(places), ..Finding::default() };
        }
        shift(&mut report, |issue| if is_of_before(issue) { before.start } else { after.start });
        Finding { report, ..Finding::default() }
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

    /// The input of a record's request, and which of its members are missing. A member that a record lacks may be one of its
    /// documents'.
    fn input(&self, members: &[Member<'_>], record: &str, documents: &[&str]) -> (Input, Report) {
        let (mut input, mut own) = (self.task.input.clone(), Report::default());
        for (name, member) in &self.task.members {
            let found = members.iter().find(|found| found.name == member.as_str());
            let value = match found {
                Some(found) => Some(found.param(record).unwrap_or_default()),
                None => documents.iter().find_map(|document| param_of(document, member)),
            };
            own.issues.extend(value.is_none().then(|| named(&shared::REQUIRED, member)));
            input = input.param(name.as_str(), value.unwrap_or_default());
        }
        (input, own)
    }

    fn keep(&mut self, found: &Found, is_ok: bool) {
        if let Fate::TooLong(_) = found.fate {
            self.output.left_out += 1;
            return;
        }
        let kept = if is_ok { &mut self.output.valid } else { &mut self.output.invalid };
        kept.extend_from_slice(&self.block[found.from..found.to]);
        kept.push(b'\n');
    }

    fn write(&mut self, found: &Found, Finding { report, places, cells, params, text }: &Finding<'_>) {
        let place = |issue: &Issue| {
            let offset = match (issue.params.place, issue.params.offset) {
                (Some("path"), _) => {
                    let param = params.iter().find(|(name, _)| issue.params.name.as_deref() == Some(name));
                    param.map_or(0, |(_, at)| *at)
                }
                (_, Some(offset)) => offset,
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
        let issues = report.issues.iter().chain(&report.warnings);
        let places = places.as_ref().map_or_else(|| Cow::Owned(issues.map(place).collect()), Cow::Borrowed);
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

/// A record without the member that it is about; one that is no JSON is refused for that.
fn missing<'a>(record: &str, name: &str) -> Finding<'a> {
    let report = broken(record).unwrap_or_else(|| Report::with(named(&shared::REQUIRED, name)));
    Finding { report, ..Finding::default() }
}

/// The report on a text that is no JSON.
fn broken(record: &str) -> Option<Report> {
    let mut reader = json::Reader::new(record);
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

/// Makes the offsets in a document those in its record.
fn shift(report: &mut Report, by: impl Fn(&Issue) -> usize) {
    for issue in report.issues.iter_mut().chain(&mut report.warnings) {
        let by = by(issue);
        issue.params.offset = issue.params.offset.map(|offset| offset + by);
    }
}

/// An issue on a member of the record.
fn named(code: &'static Code, member: &str) -> Issue {
    let mut issue = Issue::new(Severity::Error, code);
    issue.path.0.push(Step::Name(member.into()));
    issue
}

/// A member that stands twice.
fn duplicate(again: &Member<'_>) -> Issue {
    let mut issue = named(&shared::DUPLICATE_KEY, &again.name);
    issue.params.offset = Some(again.whole.start);
    issue
}

fn param_of(document: &str, name: &str) -> Option<String> {
    members(document, &|found| found == name).first()?.param(document)
}
