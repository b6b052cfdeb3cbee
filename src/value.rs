//! The same functions over [`serde_json::Value`]. Feature `serde_json`.
//!
//! A value is written as JSON text, and everything else works on that text; so the rules, the codes and the paths are the
//! same. Two things differ, because a `Value` is no text:
//!
//! * Numbers are as `Value` holds them: `1.00` is `1.0`, and digits that neither 64-bit integers nor `f64` hold were lost
//!   when the `Value` was made. The feature `arbitrary_precision` of `serde_json` keeps them; so do the functions over text.
//! * There are no byte offsets ([`Params::offset`](crate::report::Params::offset)) and no `duplicate_key`: a map has each
//!   name once.
//!
//! Members stand in the order of the `Value`: sorted, or as they came with the feature `preserve_order` of `serde_json`.

use serde_json::{Map, Value, map};

use crate::json::{Reader, Token, escape};
use crate::report::{Issue, Report};
use crate::table::{Applied, Diff, Endpoint, Field, Input, Options, Request};

impl Endpoint {
    /// [`Endpoint::check`] of a [`Value`]: what the server would refuse in `draft`, the request's body, and what is
    /// doubtful about it.
    ///
    /// The report has the codes of the endpoint's table, at paths in the draft; lengths are in the units that the table
    /// says. The source of each rule is that of the endpoint.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot};
    /// use serde_json::json;
    ///
    /// let draft = json!({"_phone": "0123"});
    /// let report = biot::UPDATE_ORGANIZATION_USER.check_value(&draft, &Options::DEFAULT);
    /// assert_eq!(report.issues[0].path.pointer(), "/_phone");
    /// assert_eq!(report.issues[0].code.id, "phone_no_plus");
    /// ```
    #[must_use]
    pub fn check_value(&self, draft: &Value, options: &Options) -> Report {
        without_offsets(self.check(&to_text(draft), options))
    }

    /// [`Endpoint::check_answer`] of a [`Value`]: where a server's answer is not as its document says.
    ///
    /// The report has the codes of [`Endpoint::check_answer`], at paths in the answer, without `json_syntax` and
    /// `duplicate_key`. The source of each rule is that of the answer's row.
    ///
    /// ```
    /// use identity_patch::{Options, provider::kratos};
    /// use serde_json::json;
    ///
    /// let answer = json!({"id": "9f425a8d-7efc-4768-8f23-7647a74fdf13", "state": "gone", "traits": {}});
    /// let report = kratos::PATCH_IDENTITY.check_answer_value(&answer, &Options::DEFAULT);
    /// assert_eq!(report.issues[0].path.pointer(), "/state");
    /// assert_eq!(report.issues[0].code.id, "not_one_of");
    /// ```
    #[must_use]
    pub fn check_answer_value(&self, answer: &Value, options: &Options) -> Report {
        without_offsets(self.check_answer(&to_text(answer), options))
    }

    /// [`Endpoint::build`] of a [`Value`]: checks `draft` and makes the request that carries it. Its body is compact JSON
    /// text.
    ///
    /// ```
    /// use identity_patch::{Input, Options, provider::slashid};
    /// use serde_json::json;
    ///
    /// let person = Input::new()
    ///     .param("person_id", "903c1ff9-f2cc-435c-b242-9d8a690fcf0a")
    ///     .header("SlashID-OrgID", "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1");
    /// let draft = json!([{"type": "username", "value": "jane"}]);
    /// let request = slashid::ADD_HANDLES.build_value(&person, &draft, &Options::DEFAULT).unwrap();
    /// assert_eq!(request.method, "POST");
    /// assert_eq!(request.body, r#"[{"type":"username","value":"jane"}]"#);
    /// ```
    ///
    /// # Errors
    /// The report on the draft, the path's parameters (`bad_path_value`) and the headers, where it has an error.
    pub fn build_value(&'static self, input: &Input, draft: &Value, options: &Options) -> Result<Request, Report> {
        let mut request = self.build(input, &to_text(draft), options).map_err(without_offsets)?;
        clear_offsets(&mut request.warnings);
        Ok(request)
    }

    /// [`Endpoint::diff`] of two [`Value`]s: the smallest draft that turns `before` into `after`, both the server's
    /// answer. Serialize the draft to see its JSON, or give it to [`Endpoint::build_value`].
    ///
    /// ```
    /// use identity_patch::{Options, provider::kratos};
    /// use serde_json::json;
    ///
    /// let before = json!({"id": "1", "schema_id": "default", "traits": {"email": "ann@example.com"}});
    /// let after = json!({"id": "1", "schema_id": "default", "traits": {"email": "bob@example.com"}});
    /// let diff = kratos::PATCH_IDENTITY.diff_values(&before, &after, &Options::DEFAULT);
    /// assert!(diff.changed && diff.report.ok());
    /// assert_eq!(diff.draft, json!([{"op": "replace", "path": "/traits/email", "value": "bob@example.com"}]));
    /// ```
    ///
    /// The report says what could not be expressed: the codes of [`Endpoint::diff`], without `json_syntax` and
    /// `duplicate_key`.
    #[must_use]
    pub fn diff_values(&'static self, before: &Value, after: &Value, options: &Options) -> Diff<Value> {
        let Diff { draft, changed, report } = self.diff(&to_text(before), &to_text(after), options);
        Diff { draft: from_text(&draft), changed, report: without_offsets(report) }
    }

    /// [`Endpoint::apply`] of two [`Value`]s: what the server will hold once it has taken `draft`, given what it answered
    /// before.
    ///
    /// ```
    /// use identity_patch::{Options, provider::kratos};
    /// use serde_json::json;
    ///
    /// let before = json!({"id": "1", "schema_id": "default", "traits": {"email": "ann@example.com"}});
    /// let draft = json!([{"op": "replace", "path": "/traits/email", "value": "bob@example.com"}]);
    /// let applied = kratos::PATCH_IDENTITY.apply_values(&before, &draft, &Options::DEFAULT).unwrap();
    /// assert_eq!(applied.value["traits"], json!({"email": "bob@example.com"}));
    /// ```
    ///
    /// # Errors
    /// The report on the draft, where it has an error; the report on the answer, with `in: "before"`: `too_deep`
    /// `wrong_type`.
    pub fn apply_values(
        &'static self,
        before: &Value,
        draft: &Value,
        options: &Options,
    ) -> Result<Applied<Value>, Report> {
        let applied = self.apply(&to_text(before), &to_text(draft), options).map_err(without_offsets)?;
        let Applied { value, mut warnings } = applied;
        clear_offsets(&mut warnings);
        Ok(Applied { value: from_text(&value), warnings })
    }
}

impl Field {
    /// [`Field::check`] of a [`Value`]: what is wrong with it, and what is doubtful about it. The report has the field's
    /// own codes and the shared ones.
    ///
    /// ```
    /// use identity_patch::{Options, field::handle};
    /// use serde_json::json;
    ///
    /// let report = handle::FIELD.check_value(&json!({"type": "username"}), &Options::DEFAULT);
    /// assert_eq!(report.issues[0].path.pointer(), "/value");
    /// assert_eq!(report.issues[0].code.id, "required");
    /// ```
    #[must_use]
    pub fn check_value(&'static self, value: &Value, options: &Options) -> Report {
        without_offsets(self.check(&to_text(value), options))
    }
}

/// Byte offsets in a text that the caller never saw say nothing.
fn without_offsets(mut report: Report) -> Report {
    clear_offsets(&mut report.issues);
    clear_offsets(&mut report.warnings);
    report
}

fn clear_offsets(issues: &mut [Issue]) {
    for issue in issues {
        issue.params.offset = None;
    }
}

/// A list or an object of which the rest is still to be written.
enum Open<'v> {
    List(std::slice::Iter<'v, Value>),
    Object(map::Iter<'v>),
}

/// Compact JSON text. `Value::to_string` recurses on the depth of the value; this does not.
fn to_text(value: &Value) -> String {
    let (mut text, mut open) = (String::new(), Vec::new());
    write_value(&mut text, value, &mut open);
    while let Some(innermost) = open.last_mut() {
        let comma = if text.ends_with(['[', '{']) { "" } else { "," };
        let next = match innermost {
            Open::List(items) => items.next().map(|item| (None, item)),
            Open::Object(members) => members.next().map(|(name, value)| (Some(name), value)),
        };
        let Some((name, value)) = next else {
            text.push(if matches!(innermost, Open::List(_)) { ']' } else { '}' });
            open.pop();
            continue;
        };
        text.push_str(comma);
        if let Some(name) = name {
            write_string(&mut text, name);
            text.push(':');
        }
        write_value(&mut text, value, &mut open);
    }
    text
}

/// Writes a value, of a list or an object its beginning alone.
fn write_value<'v>(text: &mut String, value: &'v Value, open: &mut Vec<Open<'v>>) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(boolean) => text.push_str(if *boolean { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&number.to_string()),
        Value::String(string) => write_string(text, string),
        Value::Array(items) => {
            text.push('[');
            open.push(Open::List(items.iter()));
        }
        Value::Object(members) => {
            text.push('{');
            open.push(Open::Object(members.iter()));
        }
    }
}

fn write_string(text: &mut String, string: &str) {
    text.push('"');
    if string.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        text.push_str(&escape(&mut string.chars().map(u32::from)));
    } else {
        text.push_str(string);
    }
    text.push('"');
}

/// The value of a text that an edit wrote. Such a text is JSON, made of what values held: no part of it is lost.
fn from_text(text: &str) -> Value {
    read_value(&mut Reader::new(text)).unwrap_or_default()
}

/// Reads one value. `serde_json` recurses on the depth of the text, and refuses more than 128 levels; this does neither.
fn read_value(reader: &mut Reader<'_>) -> Option<Value> {
    let (mut open, mut names): (Vec<Value>, Vec<String>) = (Vec::new(), Vec::new());
    loop {
        let value = match reader.next().ok()?? {
            Token::Object => {
                open.push(Value::Object(Map::new()));
                continue;
            }
            Token::Array => {
                open.push(Value::Array(Vec::new()));
                continue;
            }
            Token::Name(name) => {
                names.push(name.decode().into_owned());
                continue;
            }
            Token::EndObject | Token::EndArray => open.pop()?,
            Token::String(string) => Value::String(string.decode().into_owned()),
            Token::Number(number) => Value::Number(number.literal().parse().ok()?),
            Token::Boolean(boolean) => Value::Bool(boolean),
            Token::Null => Value::Null,
        };
        match open.last_mut() {
            Some(Value::Array(items)) => items.push(value),
            Some(Value::Object(members)) => {
                members.insert(names.pop()?, value);
            }
            _ => return Some(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_and_read_as_serde_json_does() {
        for text in [
            "null",
            "[]",
            "{}",
            "[[],{},[{}],\"\"]",
            r#"{"a":{"b":[1,-2,1.5,1e300,18446744073709551615]},"c":"say \"é\"\n\u0001\\","":true}"#,
            r#"["[","{",",",false,null]"#,
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(to_text(&value), value.to_string(), "{text}");
            assert_eq!(from_text(text), value, "{text}");
        }
    }

    #[test]
    fn depth_is_no_danger() {
        let mut value = Value::Null;
        for _ in 0..5_000 {
            value = Value::Array(vec![value]);
        }
        assert_eq!(to_text(&from_text(&to_text(&value))).len(), 10_004);
    }
}
