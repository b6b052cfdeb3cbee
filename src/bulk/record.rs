//! Members that are taken out of a record: a parameter's, those that are ignored, the one that is the draft.

use std::borrow::Cow;
use std::ops::Range;

use crate::json::{Reader, Token, escape};

/// A member of the object that a record is.
pub(super) struct Member<'a> {
    pub(super) name: Cow<'a, str>,
    /// The byte offsets from its name to the end of its value.
    pub(super) whole: Range<usize>,
    pub(super) value: Range<usize>,
}

impl Member<'_> {
    /// Its value as a key, which is JSON: a text that is not empty, or a whole number, however it is written.
    pub(super) fn key(&self, record: &str) -> Option<String> {
        match Reader::new(record.get(self.value.clone())?).next() {
            Ok(Some(Token::String(text))) if !text.raw().is_empty() => {
                Some(format!("\"{}\"", escape(&mut text.decode().chars().map(u32::from))))
            }
            Ok(Some(Token::Number(number))) => number.integer().map(|number| number.to_string()),
            _ => None,
        }
    }

    /// Its value as a parameter: a text, or a number as it is written.
    pub(super) fn param(&self, record: &str) -> Option<String> {
        match Reader::new(record.get(self.value.clone())?).next() {
            Ok(Some(Token::String(text))) => Some(text.decode().into_owned()),
            Ok(Some(Token::Number(number))) => Some(number.literal().into()),
            _ => None,
        }
    }
}

/// A member that stands again behind one of its name.
pub(super) fn repeated<'m, 'a>(members: &'m [Member<'a>]) -> Option<&'m Member<'a>> {
    let is_again = |(nth, member): &(usize, &Member<'_>)| members[..*nth].iter().any(|other| other.name == member.name);
    members.iter().enumerate().find(is_again).map(|(_, member)| member)
}

/// The members of these names. None where the record is no object, or no JSON up to there: its own check says so.
pub(super) fn members<'a>(record: &'a str, is_wanted: &dyn Fn(&str) -> bool) -> Vec<Member<'a>> {
    let (mut reader, mut found) = (Reader::new(record), Vec::new());
    let Ok(Some(Token::Object)) = reader.next() else { return found };
    while let Ok(Some(name)) = reader.next_name() {
        let start = reader.start();
        let Ok(Some(token)) = reader.next() else { break };
        let value = reader.start();
        if reader.skip(token).is_err() {
            break;
        }
        let name = name.decode();
        if is_wanted(&name) {
            found.push(Member { name, whole: start..reader.end(), value: value..reader.end() });
        }
    }
    found
}

/// The record with spaces in place of these members, so that what is left stands where it stood.
pub(super) fn blanked(record: &str, members: &[Member<'_>]) -> String {
    let mut bytes = record.as_bytes().to_vec();
    for Member { whole, .. } in members {
        bytes[whole.clone()].fill(b' ');
        let is_kept = |byte: &u8| !super::is_space(*byte);
        let behind = bytes[whole.end..].iter().position(is_kept).map(|at| whole.end + at);
        let before = bytes[..whole.start].iter().rposition(is_kept);
        // The comma behind it goes with it, or the one before it where it is the last.
        if let Some(comma) = [behind, before].into_iter().flatten().find(|at| bytes[*at] == b',') {
            bytes[comma] = b' ';
        }
    }
    // Spaces took the place of whole members, from quote to quote.
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_out_leaves_json() {
        let rows = [
            (r#"{"a":1,"b":[2],"c":"é"}"#, "a", r#"{      "b":[2],"c":"é"}"#),
            (r#"{"a":1,"b":[2],"c":"é"}"#, "b", r#"{"a":1,        "c":"é"}"#),
            (r#"{"a":1,"b":[2],"c":"é"}"#, "c", r#"{"a":1,"b":[2]         }"#),
            (r#"{"a":1}"#, "a", "{     }"),
            (r#"{"a":1 , "a":2 }"#, "a", "{              }"),
            (r#"{"a":1"#, "b", r#"{"a":1"#),
        ];
        for (record, name, expected) in rows {
            let found = members(record, &|member| member == name);
            assert_eq!(blanked(record, &found), expected, "{record} {name}");
        }
        let record = r#"{"id": "\u0061b", "n": 12, "o": {}}"#;
        let params: Vec<_> = members(record, &|_| true).iter().map(|member| member.param(record)).collect();
        assert_eq!(params, [Some("ab".into()), Some("12".into()), None]);
        let record = r#"{"a":"\u0061","b":1.0,"c":1e1,"d":1.5,"e":"","f":null}"#;
        let keys: Vec<_> = members(record, &|_| true).iter().map(|member| member.key(record)).collect();
        assert_eq!(keys, [Some("\"a\"".into()), Some("1".into()), Some("10".into()), None, None, None]);
    }
}
