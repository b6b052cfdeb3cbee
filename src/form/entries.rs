//! The entries of a form: what each input is named and what it says, and their order by name.
//!
//! They come as a JSON list of pairs:
//!
//! ```text
//! entries = "[" [ entry *( "," entry ) ] "]"
//! entry   = "[" name [ "," value [ "," code ] ] "]"
//! value   = text / true / false / number / null / "[]" / "{}"
//! ```
//!
//! A name alone is an input that sends nothing: a checkbox that is off, a list of which nothing is chosen. `[]` says
//! that the list has no elements but those of the other entries, `{}` that the object exists. A `code` says why there is no
//! value; `["n", "", "not_json_number"]` is JavaScript's NaN. `["n", 1152921504606847000, "number_inexact"]` is a number that
//! may have lost digits before it came here.

use super::names;
use super::numbers;
use crate::json::sort::sorted_places;
use crate::json::{BOM, Reader, Token};
use crate::report::{Code, shared};
use crate::table::Options;

/// What an input says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// It sends nothing.
    Nothing,
    /// A text.
    Text,
    /// `true`, `false` or a number.
    Typed,
    /// `null`.
    Null,
    /// A list without other elements than those of other entries.
    List,
    /// An object.
    Object,
    /// Not a number, which an empty input of numbers holds in JavaScript.
    NotANumber,
    /// What JSON cannot represent.
    Unreadable(&'static Code),
}

/// An input of a form.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) content: Content,
    /// Its text, or the literal that it is.
    pub(super) text: String,
    /// Its value as JSON text.
    pub(super) json: String,
    /// The number that it is, as plain JSON.
    pub(super) number: Option<String>,
    /// Whether the number may have lost digits.
    pub(super) is_inexact: bool,
}

impl Input {
    fn new(name: String, content: Content) -> Self {
        Self { name, content, text: String::new(), json: String::new(), number: None, is_inexact: false }
    }

    /// Whether there is no value in it.
    pub(super) fn is_empty(&self) -> bool {
        match self.content {
            Content::Text => self.text.is_empty(),
            Content::Typed | Content::NotANumber | Content::Unreadable(_) => false,
            Content::Nothing | Content::Null | Content::List | Content::Object => true,
        }
    }

    /// What it says where a boolean is expected. `on` is what a checkbox without a value sends (HTML, 4.10.5.1.15);
    /// frameworks send `1` and `0` (Rails), `true` and `false` in the spelling of their language (ASP.NET, Django), and
    /// `yes` and `no`.
    pub(super) fn choice(&self) -> Option<bool> {
        let is_one_of = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(&self.text));
        match self.content {
            Content::Text | Content::Typed if is_one_of(&["on", "true", "1", "yes"]) => Some(true),
            Content::Text | Content::Typed if is_one_of(&["off", "false", "0", "no"]) => Some(false),
            _ => None,
        }
    }

    /// Whether its text may be a JSON object or a list.
    pub(super) fn may_be_container(&self) -> bool {
        self.content == Content::Text && self.json_text().starts_with(['{', '['])
    }

    /// Its text from where JSON text would begin: behind a byte order mark and spaces.
    pub(super) fn json_text(&self) -> &str {
        self.text.strip_prefix(BOM).unwrap_or(&self.text).trim_start_matches([' ', '\t', '\n', '\r'])
    }
}

/// The steps of an input's name, and which input it is.
pub(super) type Entry = (Vec<String>, usize);

/// Reads the inputs: those of the entries, and behind them those that the form is known to have and that sent nothing.
/// `outer` are the steps that a name may begin with without a change of its meaning.
pub(super) fn read(entries: &str, outer: &Outer, options: &Options) -> Vec<Input> {
    let mut reader = Reader::new(entries);
    let mut inputs = Vec::new();
    if matches!(reader.next(), Ok(Some(Token::Array))) {
        while let Some(input) = read_entry(&mut reader) {
            inputs.push(input);
        }
    }
    let silent = silent_names(&inputs, outer, options);
    inputs.extend(silent.into_iter().map(|name| Input::new(name.clone(), Content::Nothing)));
    let ignored: Vec<Vec<String>> = options.ignore.iter().filter_map(|name| path(name)).collect();
    if !options.ignore.is_empty() {
        inputs.retain(|input| {
            let path = path(&input.name);
            let is_within = |ignored: &Vec<String>| path.as_ref().is_some_and(|path| path.starts_with(ignored));
            !options.ignore.contains(&input.name) && !ignored.iter().any(is_within)
        });
    }
    inputs
}

/// The names of `options.inputs` that no entry covers: none has this name, or that of a part of it, or is what it is a part
/// of.
fn silent_names<'o>(inputs: &[Input], outer: &Outer, options: &'o Options) -> Vec<&'o String> {
    if options.inputs.is_empty() {
        return Vec::new();
    }
    let path = |name: &str| path(name).map(|steps| outer.strip(steps));
    let sent: Vec<(Vec<String>, bool)> = inputs
        .iter()
        .filter_map(|input| {
            // An entry that only says that a list or an object exists does not cover its parts.
            let has_parts = !matches!(input.content, Content::Nothing | Content::List | Content::Object);
            Some((path(&input.name)?, has_parts))
        })
        .collect();
    let places = sorted_places(sent.len(), &|one, other| sent[one].0.cmp(&sent[other].0));
    let from = |steps: &[String]| places.partition_point(|place| *sent[*place].0 < *steps);
    let is_covered = |steps: &Vec<String>| {
        let is_sent = places.get(from(steps)).is_some_and(|place| sent[*place].0.starts_with(steps));
        let is_part = |count: usize| {
            let same = places[from(&steps[..count])..].iter().take_while(|place| sent[**place].0 == steps[..count]);
            same.into_iter().any(|place| sent[*place].1)
        };
        is_sent || (1..steps.len()).any(is_part)
    };
    options.inputs.iter().filter(|name| !path(name).is_some_and(|steps| is_covered(&steps))).collect()
}

/// The steps that a name may begin with without a change of its meaning: the member of the answer's envelope that holds the
/// document, and the part of the document that is edited.
pub(super) struct Outer {
    pub(super) envelope: Option<&'static str>,
    pub(super) part: Option<&'static str>,
}

impl Outer {
    /// A name's steps without them.
    pub(super) fn strip(&self, mut steps: Vec<String>) -> Vec<String> {
        if steps.len() > 1 && self.envelope.is_some_and(|envelope| steps[0] == envelope) {
            steps.remove(0);
        }
        if self.part.is_some_and(|part| steps[0] == part) {
            steps.remove(0);
        }
        steps
    }
}

/// A name's steps, without a last one that only says that it is a list.
fn path(name: &str) -> Option<Vec<String>> {
    let mut steps = names::parse(name)?;
    while steps.last().is_some_and(String::is_empty) {
        steps.pop();
    }
    Some(steps)
}

fn read_entry(reader: &mut Reader<'_>) -> Option<Input> {
    let Ok(Some(Token::Array)) = reader.next() else { return None };
    let Ok(Some(Token::String(name))) = reader.next() else { return None };
    let mut input = Input::new(name.decode().into(), Content::Nothing);
    let value = reader.next().ok()??;
    let json = reader.slice(reader.start(), reader.end());
    match value {
        Token::EndArray => return Some(input),
        Token::String(text) => {
            input.text = text.decode().into();
            input.number = numbers::plain(&input.text);
            input.content = Content::Text;
        }
        Token::Boolean(_) => {
            input.text = json.into();
            input.content = Content::Typed;
        }
        Token::Number(_) => {
            input.text = json.into();
            input.number = numbers::plain(json);
            input.content = Content::Typed;
        }
        Token::Null => input.content = Content::Null,
        _ => {
            let is_list = matches!(value, Token::Array);
            let from = reader.end();
            reader.skip(value).ok()?;
            let is_empty = reader.slice(from, reader.end()).trim_start().len() == 1;
            input.content = match (is_empty, is_list) {
                (true, true) => Content::List,
                (true, false) => Content::Object,
                (false, _) => Content::Unreadable(&shared::NOT_JSON),
            };
        }
    }
    if matches!(input.content, Content::Text | Content::Typed) {
        input.json = json.into();
    }
    match reader.next().ok()?? {
        Token::EndArray => return Some(input),
        Token::String(id) if input.content == Content::Text && id.is(shared::NOT_JSON_NUMBER.id) => {
            input.content = Content::NotANumber;
        }
        Token::String(id) if input.content == Content::Typed && id.is(shared::NUMBER_INEXACT.id) => {
            input.is_inexact = true;
        }
        Token::String(id) => {
            let known = shared::ALL.iter().find(|code| id.is(code.id));
            input.content = Content::Unreadable(known.copied().unwrap_or(&shared::NOT_JSON));
        }
        _ => return None,
    }
    matches!(reader.next(), Ok(Some(Token::EndArray))).then_some(input)
}

/// The entries, sorted by their steps; those of the same name stay in their order.
pub(super) fn sort(mut entries: Vec<Entry>) -> Vec<Entry> {
    let sorted = sorted_places(entries.len(), &|one, other| entries[one].0.cmp(&entries[other].0));
    sorted.into_iter().map(|at| std::mem::take(&mut entries[at])).collect()
}

/// Groups sorted entries by their step at a depth.
pub(super) fn group_by_step(entries: &[Entry], depth: usize) -> impl Iterator<Item = &[Entry]> {
    entries.chunk_by(move |(one, _), (other, _)| one[depth] == other[depth])
}
