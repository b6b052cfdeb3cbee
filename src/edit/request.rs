//! Turns a checked draft into a request: the path with its parameters, the headers, and the body, byte for byte as its
//! size was checked.

use super::headers::refusal;
use crate::check::Checked;
use crate::check::text::findings;
use crate::report::{Code, Fault, Issue, Report, Severity, code, shared};
use crate::table::{Endpoint, Input, Misuse, Options, Request};

const MEDIA_TYPE: &str = "application/json";

/// A path parameter that nobody filled in.
static EMPTY_PATH_VALUE: Code = code(shared::BAD_PATH_VALUE.id, "must not be empty");

impl Endpoint {
    /// Checks `draft` and builds the request.
    ///
    /// ```
    /// use identity_patch::{Input, Options, provider::biot};
    ///
    /// let user = Input::new().param("id", "3fa85f64-5717-4562-b3fc-2c963f66afa6");
    /// let request = biot::UPDATE_ORGANIZATION_USER.build(&user, r#"{ "_phone": null }"#, &Options::DEFAULT).unwrap();
    /// assert_eq!(request.path, "/organization/v1/users/organizations/3fa85f64-5717-4562-b3fc-2c963f66afa6");
    /// assert_eq!(request.body, r#"{"_phone":null}"#);
    /// ```
    ///
    /// # Errors
    /// The report about the draft, the path parameters and the headers, if it has an error. [`Endpoint::misuse`] returns
    /// programming mistakes; here a missing parameter is reported as an empty one.
    pub fn build(&'static self, input: &Input, draft: &str, options: &Options) -> Result<Request, Report> {
        self.check_request(input, draft, options).map(|checked| checked.into_request(input))
    }

    /// The draft, checked together with the path's parameters and the headers.
    pub(crate) fn check_request<'a>(
        &'static self,
        input: &Input,
        draft: &'a str,
        options: &Options,
    ) -> Result<Checked<'a>, Report> {
        self.checked(draft, self.check_input(input, options), options)
    }

    /// The first programming mistake in the input: a missing or unknown path parameter, a credential or a header of the
    /// transport among the headers, or a header that is given twice.
    ///
    /// ```
    /// use identity_patch::{Input, provider::slashid::UPDATE_PERSON};
    ///
    /// let misuse = UPDATE_PERSON.misuse(&Input::new()).unwrap();
    /// assert!(misuse.to_string().starts_with("missing path parameter person_id"));
    /// assert!(UPDATE_PERSON.misuse(&Input::new().param("person_id", "x")).is_none());
    /// ```
    #[must_use]
    pub fn misuse(&self, input: &Input) -> Option<Misuse> {
        let given = |name: &str| input.params.iter().any(|(given, _)| given == name);
        if let Some(missing) = self.params.iter().find(|prop| !given(prop.name)) {
            return Some(Misuse(format!("missing path parameter {}: {} needs it", missing.name, self.path)));
        }
        if let Some((name, _)) = input.params.iter().find(|(name, _)| !self.params.iter().any(|prop| prop.name == name))
        {
            return Some(Misuse(format!("unknown path parameter {name}: the path is {}", self.path)));
        }
        for (at, (name, value)) in input.headers.iter().enumerate() {
            let twice = input.headers.iter().take(at).any(|(other, _)| other.eq_ignore_ascii_case(name));
            let other_type = is_content_type(name) && !value.eq_ignore_ascii_case(MEDIA_TYPE);
            let text = match () {
                () if !is_token(name) => "a header's name must be a token of RFC 9110",
                () if refusal(name) == Some(&shared::CREDENTIAL) => "is a credential: add it when you send the request",
                () if refusal(name).is_some() => "must be left out: the HTTP client sets it",
                () if twice => "is given twice",
                () if other_type => "must be left out: the body is JSON",
                () => continue,
            };
            return Some(Misuse(if is_token(name) { format!("header {name} {text}") } else { text.into() }));
        }
        None
    }

    /// Checks the path parameters and the headers.
    fn check_input(&self, input: &Input, options: &Options) -> Report {
        let mut report = Report::default();
        let mut push_issue = |place, name: &str, text: &str, severity, fault: &Fault| {
            let mut issue = Issue::of(severity, fault, text);
            (issue.params.place, issue.params.name) = (Some(place), Some(name.into()));
            report.push(issue, options.max_issues);
        };
        for prop in self.params {
            let value = find(&input.params, prop.name).unwrap_or_default();
            let mut push = |severity, fault: Fault| push_issue("path", prop.name, value, severity, &fault);
            if value.is_empty() {
                push(Severity::Error, Fault::new(&EMPTY_PATH_VALUE));
            } else if matches!(value, "." | "..")
                || value.chars().any(|character| character == char::REPLACEMENT_CHARACTER)
            {
                push(Severity::Error, Fault::new(&shared::BAD_PATH_VALUE));
            } else {
                findings(value, &prop.kind, Some(prop), options, &mut push);
            }
        }
        for prop in self.headers {
            let value = find(&input.headers, prop.name);
            let mut push =
                |severity, fault: Fault| push_issue("header", prop.name, value.unwrap_or_default(), severity, &fault);
            match value {
                None => push(Severity::Error, Fault::new(&shared::REQUIRED)),
                Some("") => push(Severity::Error, Fault::new(&shared::EMPTY)),
                Some(value) if is_field_value(value) => {
                    findings(value, &prop.kind, Some(prop), options, &mut push);
                }
                Some(_) => {}
            }
        }
        for (name, value) in &input.headers {
            if let Some(code) = refusal(name) {
                push_issue("header", name, "", Severity::Error, &Fault::new(code));
            } else if !is_field_value(value) {
                push_issue("header", name, value, Severity::Error, &Fault::new(&shared::BAD_HEADER_VALUE));
            }
        }
        report
    }
}

#[cfg(feature = "wasm-endpoints")]
impl Input {
    /// Whether there are no headers, and the path's parameters stand in the path as they are.
    pub(crate) fn is_plain(&self) -> bool {
        self.headers.is_empty() && self.params.iter().all(|(_, value)| value.bytes().all(is_unreserved))
    }
}

impl Checked<'_> {
    /// The request that carries the draft.
    pub(crate) fn into_request(self, input: &Input) -> Request {
        let mut path = String::new();
        let mut rest = self.endpoint.path;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            path.push_str(before);
            percent_encode(find(&input.params, name).unwrap_or_default(), &mut path);
            rest = after;
        }
        path.push_str(rest);
        let mut headers = vec![(String::from("Content-Type"), String::from(MEDIA_TYPE))];
        for (name, value) in input.headers.iter().filter(|(name, _)| !is_content_type(name)) {
            let known = self.endpoint.headers.iter().find(|prop| prop.name.eq_ignore_ascii_case(name));
            headers.push((known.map_or(name.as_str(), |prop| prop.name).into(), value.clone()));
        }
        let Report { warnings, .. } = self.report;
        Request { method: self.endpoint.method, path, headers, body: self.body.into_owned(), warnings }
    }
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

fn is_content_type(name: &str) -> bool {
    name.eq_ignore_ascii_case("content-type")
}

/// RFC 9110, 5.1: a field name is a token.
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// RFC 9110, 5.5: a field value, without `obs-text` and without white space at its ends, which recipients strip.
fn is_field_value(value: &str) -> bool {
    value.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) && value.trim() == value
}

/// RFC 3986, 2.3.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
fn percent_encode(text: &str, path: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if is_unreserved(byte) {
            path.push(char::from(byte));
        } else {
            let digit = |nibble: u8| char::from(HEX[usize::from(nibble & 15)]);
            path.extend(['%', digit(byte >> 4), digit(byte)]);
        }
    }
}
