//! The parameters of a message: limits, lengths, positions and names from the tables.

use std::fmt;

use serde::{Serialize, Serializer};

/// What a length, a size or a count is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// Bytes of UTF-8.
    Bytes,
    /// Unicode code points.
    Characters,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
    /// Decimal digits.
    Digits,
    /// Elements of a list or members of an object.
    Items,
    /// Objects and lists around a value.
    Levels,
}

impl Unit {
    /// The name used in messages and in `params.unit`.
    ///
    /// ```
    /// use identity_patch::Unit;
    ///
    /// assert_eq!(Unit::Utf16.name(), "UTF-16 units");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Characters => "characters",
            Self::Utf16 => "UTF-16 units",
            Self::Digits => "digits",
            Self::Items => "items",
            Self::Levels => "levels",
        }
    }

    /// How long `text` is in this unit. Digits, items and levels are not lengths of a text: they count as characters.
    ///
    /// ```
    /// use identity_patch::Unit;
    ///
    /// assert_eq!((Unit::Bytes.of("é"), Unit::Characters.of("é"), Unit::Utf16.of("😀")), (2, 1, 2));
    /// ```
    #[must_use]
    pub fn of(self, text: &str) -> usize {
        match self {
            Self::Bytes => text.len(),
            // What has four bytes in UTF-8 has two units.
            Self::Utf16 => text.chars().count() + text.bytes().filter(|byte| *byte >= 0xF0).count(),
            Self::Characters | Self::Digits | Self::Items | Self::Levels => text.chars().count(),
        }
    }
}

/// What is expected, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Expected {
    /// One word, or one phrase.
    One(&'static str),
    /// A fixed choice.
    Choice(&'static [&'static str]),
    /// One of some small numbers.
    Counts(Counts),
}

/// A set of numbers from 0 to 15: bit n for n. In JSON a list of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts(pub(crate) u16);

impl Counts {
    fn has(self, count: u32) -> bool {
        self.0.checked_shr(count).is_some_and(|bits| bits & 1 == 1)
    }

    fn all(self) -> impl Iterator<Item = u32> {
        (0..u16::BITS).filter(move |count| self.has(*count))
    }
}

/// `10`, `9 or 10`, `5 to 10 or 12`.
impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        let mut from = 0;
        while let Some(first) = (from..u16::BITS).find(|count| self.has(*count)) {
            let last = (first..u16::BITS).find(|count| !self.has(count + 1)).unwrap_or(first);
            if last - first > 1 {
                parts.push(format!("{first} to {last}"));
            } else {
                parts.extend((first..=last).map(|count| count.to_string()));
            }
            from = last + 1;
        }
        match parts.as_slice() {
            [] => Ok(()),
            [one] => formatter.write_str(one),
            [first @ .., last] => write!(formatter, "{} or {last}", first.join(", ")),
        }
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.all().map(|count| count.to_string()))
    }
}

/// The parameters of a message, also for callers that write their own messages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Params {
    /// The limit that was exceeded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// What `limit` and `actual` count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// A length or a count, never content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<usize>,
    /// The position in the text, in UTF-16 units like `selectionStart` of an input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<usize>,
    /// What was expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
    /// The nearest name that the table knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<&'static str>,
    /// How to make the edit that this draft cannot make: an endpoint's id, a method and a path, or words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<&'static str>,
    /// The HTTP status of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// `in`: `path`, `header`, `before`, `after` or `document`, for an issue outside the draft.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub place: Option<&'static str>,
    /// The path parameter's or the header's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Byte offset in the JSON text, if the draft was given as JSON text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<usize>,
    /// What a schema allows, in words: values, a bound, a format. In JSON and in messages it is `expected`.
    #[cfg(feature = "schemas")]
    #[serde(rename = "expected", skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
    /// Where in a schema the rule stands: a JSON Pointer in a URI fragment.
    #[cfg(feature = "schemas")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

impl Params {
    /// The message of a template: `{limit}` and the like are filled in, and a part in `[…]` is left out if one of its
    /// parameters is missing.
    pub(super) fn fill(&self, template: &str) -> String {
        let (mut message, mut rest) = (String::new(), template);
        while let Some(at) = rest.find(['{', '[']) {
            message.push_str(&rest[..at]);
            let closing = if rest.as_bytes()[at] == b'{' { '}' } else { ']' };
            let (inside, after) = rest[at + 1..].split_once(closing).unwrap_or((&rest[at + 1..], ""));
            if closing == '}' {
                message.push_str(&self.word(inside).unwrap_or_default());
            } else if let Some((before, name)) = inside.split_once('{')
                && let Some((name, behind)) = name.split_once('}')
            {
                let optional = self.word(name).zip(self.has_all(behind).then(|| self.fill(behind)));
                if let Some((word, behind)) = optional {
                    message.extend([before, &word, &behind]);
                }
            }
            rest = after;
        }
        message + rest
    }

    /// Whether every parameter in a part of a template has a value.
    fn has_all(&self, part: &str) -> bool {
        part.split('{').skip(1).all(|name| self.word(name.split('}').next().unwrap_or_default()).is_some())
    }

    /// A parameter's value as text.
    fn word(&self, name: &str) -> Option<String> {
        match name {
            "limit" => self.limit.map(|limit| limit.to_string()),
            "unit" => self.unit.map(String::from),
            "actual" => self.actual.map(|actual| actual.to_string()),
            "at" => self.at.map(|at| at.to_string()),
            #[cfg(feature = "schemas")]
            "expected" if self.expected.is_none() => self.allowed.clone(),
            "expected" => self.expected.as_ref().map(|expected| match expected {
                Expected::One(word) => (*word).to_owned(),
                Expected::Choice(words) => words.join(", "),
                Expected::Counts(counts) => counts.to_string(),
            }),
            "type" => match &self.expected {
                Some(Expected::One(name)) => Some(type_in_words(name).to_owned()),
                _ => self.word("expected"),
            },
            "nearest" => self.nearest.map(String::from),
            "instead" => self.instead.map(String::from),
            "status" => self.status.map(|status| status.to_string()),
            "in" => self.place.map(String::from),
            "name" => self.name.clone(),
            "offset" => self.offset.map(|offset| offset.to_string()),
            _ => None,
        }
    }
}

/// The name of a JSON type, for the person at the form.
fn type_in_words(name: &str) -> &str {
    match name {
        "string" => "a text",
        "integer" => "a whole number in digits 0 to 9",
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_filled() {
        let params = Params {
            limit: Some(-5),
            unit: Some("bytes"),
            expected: Some(Expected::Choice(&["a", "b"])),
            ..Params::default()
        };
        for (template, message) in [
            ("must be given", "must be given"),
            ("at most {limit} {unit}", "at most -5 bytes"),
            ("one of {expected}[; the nearest is {nearest}]", "one of a, b"),
            ("must be {type}", "must be a, b"),
            ("nested[ than {limit} {unit}]", "nested than -5 bytes"),
            ("nested[ than {limit} {nearest}] deeply", "nested deeply"),
        ] {
            assert_eq!(params.fill(template), message, "{template}");
        }
    }

    #[test]
    fn counts_are_said_in_words() {
        for (counts, words) in [
            (&[10][..], "10"),
            (&[9, 10], "9 or 10"),
            (&[7, 9, 10], "7, 9 or 10"),
            (&[0, 1, 2, 15], "0 to 2 or 15"),
            (&[5, 6, 7, 9, 11, 12, 13], "5 to 7, 9 or 11 to 13"),
        ] {
            let bits = counts.iter().map(|count| 1 << count).sum();
            assert_eq!(Counts(bits).to_string(), words);
            assert_eq!(serde_json::to_value(Counts(bits)).unwrap().as_array().unwrap().len(), counts.len());
        }
    }
}
