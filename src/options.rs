//! What a caller may ask for. Every option is a row of [`OPTIONS`]; a field or an endpoint lists the ones that it takes.

use crate::json::{Reader, Token};
use crate::text::{cut, digits, words};

/// Something that an option turns on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Switch {
    /// E-mail addresses by RFC 5322 instead of RFC 5321.
    EmailRfc5322,
    /// E-mail addresses as mail providers hand them out.
    EmailPractical,
    /// BioT's platform 2.4.1 or later.
    BiotPlatform241,
    /// Equals Money's guide, which calls the account required.
    RequireAccountId,
    /// Equals Money's document as it stands today.
    EqualsMoneyCurrent,
    /// What an edited document leaves out is taken away, not left alone.
    AbsentClears,
    /// An empty text is what a form holds for an input that nobody touched: as if it were not there.
    EmptyIsAbsent,
    /// Ory Kratos v26.2.
    KratosV262,
    /// Ory Kratos v25.4.
    KratosV254,
    /// Ory Kratos v1.3.
    KratosV13,
}

/// What is asked of a check beside the draft.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// At most this many errors, and as many warnings: 100 unless told.
    pub max_issues: usize,
    /// The locales that are installed, where the caller knows them.
    pub locales: Option<Vec<String>>,
    /// The server's own answer before the edit, as JSON text: lets a check see what the draft would do.
    pub before: Option<String>,
    switches: u32,
}

impl Options {
    /// What holds where nothing is asked.
    pub const DEFAULT: Self = Self { max_issues: 100, locales: None, before: None, switches: 0 };

    /// Whether `switch` is on.
    #[must_use]
    pub const fn has(&self, switch: Switch) -> bool {
        self.switches & (1 << switch as u8) != 0
    }

    /// Turns `switch` on.
    #[must_use]
    pub const fn with(mut self, switch: Switch) -> Self {
        self.turn_on(switch);
        self
    }

    /// The same, knowing nothing of what was before.
    #[must_use]
    pub(crate) fn blind(&self) -> Self {
        Self { before: None, ..self.clone() }
    }

    /// The same, knowing what was before.
    #[must_use]
    pub(crate) fn seeing(&self, before: &str) -> Self {
        Self { before: Some(before.into()), ..self.clone() }
    }

    /// The same, with every empty text taken for a value.
    #[must_use]
    pub(crate) fn literal(&self) -> Self {
        Self { switches: self.switches & !(1 << Switch::EmptyIsAbsent as u8), ..self.clone() }
    }

    /// The same, with every answer taken as it stands.
    #[must_use]
    pub(crate) fn plain(&self) -> Self {
        let asked = 1 << Switch::AbsentClears as u8 | 1 << Switch::EmptyIsAbsent as u8;
        Self { switches: self.switches & !asked, ..self.blind() }
    }

    const fn turn_on(&mut self, switch: Switch) {
        self.switches |= 1 << switch as u8;
    }

    /// Reads options from the text of a JSON object. `allowed` lists those that the field or the endpoint has.
    ///
    /// # Errors
    /// A sentence for the programmer: an option that is not taken, or a value that it does not have.
    pub fn read(text: &str, allowed: &[&str]) -> Result<Self, String> {
        let mut options = Self::DEFAULT;
        if text.is_empty() {
            return Ok(options);
        }
        let mut reader = Reader::new(text);
        let unreadable = || String::from("the options must be a plain object");
        let Ok(Some(Token::Object)) = reader.next() else { return Err(unreadable()) };
        while let Some(Token::Name(name)) = reader.next().map_err(|_| unreadable())? {
            let name = name.decode();
            let Some(row) = OPTIONS.iter().find(|row| row.name == name && allowed.contains(&row.name)) else {
                return Err(words(&["unknown option ", &name, ": this takes ", &words(allowed, ", ")], ""));
            };
            let token = reader.next().map_err(|_| unreadable())?;
            let read = token.and_then(|token| row.value.read(token, &mut reader, &mut options));
            if read.is_none() {
                return Err(words(&["option ", row.name, " must be ", &row.value.words()], ""));
            }
        }
        Ok(options)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// An option's name and values.
pub struct Row {
    /// As JavaScript spells it.
    pub name: &'static str,
    /// What it can be.
    pub value: Value,
}

/// What an option can be.
pub enum Value {
    /// A whole number from 1: `max_issues`.
    Count,
    /// A list of texts: `locales`.
    Texts,
    /// Any JSON: `before`.
    Json,
    /// One of these; the first turns nothing on.
    Choice(&'static [(&'static str, Option<Switch>)]),
    /// Yes or no; yes turns the switch on.
    Flag(Switch),
    /// A version `major.minor.patch`; from the given one on, the switch is on.
    Since([usize; 3], Switch),
}

/// Every option there is.
pub static OPTIONS: &[Row] = &[
    Row { name: "maxIssues", value: Value::Count },
    Row {
        name: "profile",
        value: Value::Choice(&[
            ("rfc5321", None),
            ("rfc5322", Some(Switch::EmailRfc5322)),
            ("practical", Some(Switch::EmailPractical)),
        ]),
    },
    Row { name: "locales", value: Value::Texts },
    Row { name: "requireAccountId", value: Value::Flag(Switch::RequireAccountId) },
    Row {
        name: "revision",
        value: Value::Choice(&[("document", None), ("current", Some(Switch::EqualsMoneyCurrent))]),
    },
    Row { name: "biotPlatform", value: Value::Since([2, 4, 1], Switch::BiotPlatform241) },
    Row { name: "before", value: Value::Json },
    Row { name: "absent", value: Value::Choice(&[("keep", None), ("clear", Some(Switch::AbsentClears))]) },
    Row { name: "empty", value: Value::Choice(&[("value", None), ("absent", Some(Switch::EmptyIsAbsent))]) },
    Row {
        name: "server",
        value: Value::Choice(&[
            ("latest", None),
            ("v26.2", Some(Switch::KratosV262)),
            ("v25.4", Some(Switch::KratosV254)),
            ("v1.3", Some(Switch::KratosV13)),
        ]),
    },
];

impl Value {
    fn read<'a>(&self, token: Token<'a>, reader: &mut Reader<'a>, options: &mut Options) -> Option<()> {
        match (self, token) {
            (Self::Count, Token::Number(number)) => {
                options.max_issues = usize::try_from(number.integer()?).ok().filter(|count| *count > 0)?;
            }
            (Self::Texts, Token::Array) => {
                let mut texts = Vec::new();
                while let Ok(Some(Token::String(text))) = reader.next() {
                    texts.push(text.decode().into_owned());
                }
                // The loop ends at the bracket, or at something that is not a text.
                if reader.slice(reader.start(), reader.end()) != "]" {
                    return None;
                }
                options.locales = Some(texts);
            }
            (Self::Json, _) => {
                let from = reader.start();
                reader.skip(token).ok()?;
                options.before = Some(reader.slice(from, reader.end()).into());
            }
            (Self::Choice(choices), Token::String(text)) => {
                let (_, switch) = choices.iter().find(|(name, _)| text.is(name))?;
                if let Some(switch) = switch {
                    options.turn_on(*switch);
                }
            }
            (Self::Flag(_), Token::Boolean(false)) => {}
            (Self::Flag(switch), Token::Boolean(true)) => options.turn_on(*switch),
            (Self::Since(from, switch), Token::String(text)) => {
                if version(&text.decode())? >= *from {
                    options.turn_on(*switch);
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn words(&self) -> String {
        match self {
            Self::Count => "a whole number from 1".into(),
            Self::Texts => "a list of texts".into(),
            Self::Json => "JSON".into(),
            Self::Choice(choices) => words(&choices.iter().map(|(name, _)| *name).collect::<Vec<_>>(), " or "),
            Self::Flag(_) => "true or false".into(),
            Self::Since(..) => "a version such as 2.4.1".into(),
        }
    }
}

fn version(text: &str) -> Option<[usize; 3]> {
    let (major, rest) = cut(text, ".")?;
    let (minor, patch) = cut(rest, ".")?;
    Some([digits(major)?, digits(minor)?, digits(patch)?])
}
