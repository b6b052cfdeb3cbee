//! What is to be done with each record, as the facade says it (`pkg/bulk/engine.js`).

use serde_json::Value;

use crate::field::FIELDS;
use crate::provider::{PROVIDERS, endpoints};
use crate::table::{Endpoint, Field, Input, Kind, Misuse, Options, Planner, Rule};

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Check,
    Build,
    Diff,
    /// Tells the key of each record, by which the records of two files are joined.
    Key,
}

/// By what.
pub(super) enum Target {
    Field(&'static Field),
    Endpoint(&'static Endpoint),
    Plan(&'static Planner),
}

/// How records stand in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A JSON text in each line.
    Ndjson,
    /// One JSON text: a list of records, or a record.
    Json,
    /// A header, then rows, with cells separated by this byte.
    Csv(u8),
    /// A field's text in each line.
    Lines,
}

/// A task.
#[allow(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub(crate) struct Task {
    pub(super) verb: Verb,
    pub(super) target: Target,
    pub(crate) format: Format,
    pub(super) options: Options,
    /// Parameters and headers that are the same for all records.
    pub(super) input: Input,
    /// Parameters that a record's member holds: their names, and the members'.
    pub(super) members: Vec<(String, String)>,
    /// Members that are none of the draft.
    pub(super) ignored: Vec<String>,
    /// The member that is the draft.
    pub(super) draft: Option<String>,
    /// The member that is the key.
    pub(super) key: String,
    /// Records that begin before this line are counted, and not judged.
    pub(super) resume: usize,
    /// Whether what is said of a pair says where it stands in its document, not in the pair.
    pub(super) documents: bool,
    pub(super) all: bool,
    pub(super) texts: bool,
    pub(super) keep: bool,
    pub(super) request: bool,
}

impl Task {
    /// Reads a task.
    ///
    /// # Errors
    /// A sentence for the programmer, or for the person at a command line.
    pub(crate) fn read(json: &str) -> Result<Self, Misuse> {
        let task: Value = serde_json::from_str(json).map_err(|_| Misuse("the task must be JSON".into()))?;
        let text = |name: &str| task[name].as_str().unwrap_or_default();
        let flag = |name: &str| task[name].as_bool().unwrap_or_default();
        let verb = match text("verb") {
            "build" => Verb::Build,
            "diff" => Verb::Diff,
            "key" => Verb::Key,
            _ => Verb::Check,
        };
        let target = find(text("target"))?;
        let options = match &task["options"] {
            Value::Object(options) if !options.is_empty() => task_options(&target, &task["options"])?,
            _ => Options::DEFAULT,
        };
        let format = match text("format") {
            "json" => Format::Json,
            "csv" => Format::Csv(delimiter(text("delimiter"))?),
            "lines" => Format::Lines,
            _ => Format::Ndjson,
        };
        let (input, members) = read_input(&task);
        let read = Self {
            verb,
            target,
            format,
            options,
            input,
            members,
            ignored: task["ignore"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(String::from)
                .collect(),
            draft: task["draft"].as_str().map(String::from),
            key: text("key").into(),
            resume: task["resume"].as_u64().and_then(|line| usize::try_from(line).ok()).unwrap_or_default(),
            documents: flag("documents"),
            all: flag("all"),
            texts: flag("texts"),
            keep: flag("keep"),
            request: flag("request"),
        };
        match read.misuse(text("target")) {
            Some(misuse) => Err(misuse),
            None => Ok(read),
        }
    }

    fn misuse(&self, target: &str) -> Option<Misuse> {
        let sentence = match (&self.target, self.verb, self.format) {
            (Target::Field(_), Verb::Build | Verb::Diff | Verb::Key, _) => "is a field, which can only be checked",
            (Target::Field(_), _, Format::Csv(_)) => "is a field: its values are read from lines, ndjson or json",
            (Target::Plan(_), Verb::Check | Verb::Build, _) => "is a plan, which takes pairs of documents: use diff",
            (Target::Endpoint(_) | Target::Plan(_), _, Format::Lines) => {
                "takes documents: they are read from ndjson, json or csv"
            }
            (_, Verb::Diff, Format::Csv(_)) => "compares documents: they are read from ndjson or json",
            _ => "",
        };
        if !sentence.is_empty() {
            return Some(Misuse(format!("{target} {sentence}")));
        }
        let sends = self.verb == Verb::Build || self.verb == Verb::Diff && self.request;
        let endpoint = match self.target {
            Target::Endpoint(endpoint) if sends => endpoint,
            Target::Plan(planner) if self.verb == Verb::Diff => planner.endpoint,
            _ => return None,
        };
        // A member holds a text, or its record is refused.
        let all = self.members.iter().fold(self.input.clone(), |input, (name, _)| input.param(name.as_str(), "-"));
        endpoint.misuse(&all)
    }

    /// Whether a record is itself a list.
    pub(super) fn records_are_lists(&self) -> bool {
        let is_list = |kind: &Kind| match kind {
            Kind::List(_) => true,
            Kind::Field(Field { rule: Rule::Kind(kind), .. }) => matches!(kind, Kind::List(_)),
            _ => false,
        };
        match self.target {
            _ if matches!(self.verb, Verb::Diff | Verb::Key) || self.draft.is_some() => false,
            Target::Field(field) => is_list(&Kind::Field(field)),
            Target::Endpoint(endpoint) => is_list(&endpoint.body),
            Target::Plan(_) => false,
        }
    }

    /// Whether a member, or a column, is none of the draft.
    pub(super) fn takes_out(&self, name: &str) -> bool {
        self.ignored.iter().any(|ignored| ignored == name) || self.members.iter().any(|(_, member)| member == name)
    }
}

fn find(name: &str) -> Result<Target, Misuse> {
    if let Some(field) = FIELDS.iter().find(|field| field.name == name) {
        return Ok(Target::Field(field));
    }
    if let Some(endpoint) = endpoints().find(|endpoint| endpoint.id == name) {
        return Ok(Target::Endpoint(endpoint));
    }
    if let Some(provider) = name.strip_suffix(".plan")
        && let Some(planner) = PROVIDERS.iter().find(|known| known.name == provider).and_then(|known| known.plan)
    {
        return Ok(Target::Plan(planner));
    }
    Err(Misuse(format!("there is no field and no endpoint {name}")))
}

fn task_options(target: &Target, options: &Value) -> Result<Options, Misuse> {
    let text = options.to_string();
    match target {
        Target::Field(field) => field.read_options(&text),
        Target::Endpoint(endpoint) => endpoint.read_options(&text),
        Target::Plan(planner) => planner.endpoint.read_options(&text),
    }
}

fn delimiter(text: &str) -> Result<u8, Misuse> {
    match text.as_bytes() {
        [] => Ok(b','),
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n') => Ok(*byte),
        _ => Err(Misuse("the delimiter must be one ASCII character, and no quote or line break".into())),
    }
}

/// Parameters and headers: `{ "text": … }` for all records, `{ "member": … }` for each its own.
fn read_input(task: &Value) -> (Input, Vec<(String, String)>) {
    let (mut input, mut members) = (Input::new(), Vec::new());
    for (name, value) in task["params"].as_object().into_iter().flatten() {
        match (value["text"].as_str(), value["member"].as_str()) {
            (Some(text), _) => input = input.param(name.as_str(), text),
            (None, Some(member)) => members.push((name.clone(), member.into())),
            (None, None) => {}
        }
    }
    for (name, value) in task["headers"].as_object().into_iter().flatten() {
        input = input.header(name.as_str(), value.as_str().unwrap_or_default());
    }
    (input, members)
}
