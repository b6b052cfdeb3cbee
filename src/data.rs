//! What reports and requests consist of, as plain data. One shape is serialized in one place: code for each type would be
//! a tenth of the module.

use serde::{Serialize, Serializer};

use crate::issue::{Issue, Step};
use crate::request::Request;
use crate::text::{decimal, words};

/// A value, borrowed from what it tells of.
#[derive(Clone, Copy)]
pub(crate) enum Data<'a> {
    Text(&'a str),
    Number(i32),
    Flag(bool),
    Texts(&'a [&'a str]),
    Pairs(&'a [(String, String)]),
    Path(&'a [Step]),
    Issues(&'a [Issue]),
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only the boundary hands requests out"))]
    Requests(&'a [Request]),
    /// Members without a value are left out.
    Object(&'a [(&'static str, Option<Data<'a>>)]),
}

impl Data<'_> {
    /// A length, a count or an offset.
    pub(crate) fn count(count: usize) -> Self {
        Self::Number(i32::try_from(count).unwrap_or(i32::MAX))
    }

    /// Writes what a message can say of it.
    pub(crate) fn write(&self, text: &mut String) {
        match *self {
            Self::Text(word) => text.push_str(word),
            Self::Texts(choice) => text.push_str(&words(choice, ", ")),
            Self::Number(number) => {
                text.push_str(if number < 0 { "-" } else { "" });
                decimal(number.unsigned_abs() as usize, text);
            }
            _ => {}
        }
    }
}

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i32(number),
            Self::Flag(flag) => serializer.serialize_bool(flag),
            Self::Texts(texts) => serializer.collect_seq(texts.iter().map(|text| Data::Text(text))),
            Self::Pairs(pairs) => serializer.collect_seq(pairs),
            Self::Path(path) => serializer.collect_seq(path.iter().map(|step| match step {
                Step::Name(name) => Data::Text(name),
                Step::Index(index) => Data::count(*index),
            })),
            Self::Issues(issues) => serializer.collect_seq(issues),
            Self::Requests(requests) => serializer.collect_seq(requests),
            Self::Object(members) => {
                serializer.collect_map(members.iter().filter_map(|(name, data)| data.map(|data| (name, data))))
            }
        }
    }
}
