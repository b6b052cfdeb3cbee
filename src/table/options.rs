//! What a caller may ask for. Each option is a row that stands beside the rule that it changes: in a field's file, in a
//! provider's folder, or here where all take it. A field or an endpoint lists the rows that it takes.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use crate::json::{Number, Reader, Token};

/// Something that an option turns on, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch(pub(crate) &'static str);

/// What an edited document leaves out is taken away, not left alone.
pub const ABSENT_CLEARS: Switch = Switch("absent: clear");

/// An empty text is what a form holds for an input that nobody touched: as if it were not there.
pub const EMPTY_IS_ABSENT: Switch = Switch("empty: absent");

/// At most so many errors, and as many warnings.
pub(super) static MAX_ISSUES: OptionRow = OptionRow { name: "maxIssues", value: OptionValue::MaxIssues };

/// The server's own answer before the edit.
pub(super) static BEFORE: OptionRow = OptionRow { name: "before", value: OptionValue::Before };

/// What absence means in an edited document.
pub(super) static ABSENT: OptionRow =
    OptionRow { name: "absent", value: OptionValue::Choice(&[("keep", None), ("clear", Some(ABSENT_CLEARS))]) };

/// What an empty text means.
pub(super) static EMPTY: OptionRow =
    OptionRow { name: "empty", value: OptionValue::Choice(&[("value", None), ("absent", Some(EMPTY_IS_ABSENT))]) };

/// The options that all fields take.
pub(super) static OF_FIELDS: &[&OptionRow] = &[&MAX_ISSUES];

/// The options that all endpoints take.
pub(super) static OF_ENDPOINTS: &[&OptionRow] = &[&MAX_ISSUES, &BEFORE, &ABSENT, &EMPTY];

/// What is asked of a check beside the draft. The options of one provider or one field are read by their names:
/// [`Endpoint::read_options`](crate::Endpoint::read_options), [`Field::read_options`](crate::Field::read_options).
///
/// ```
/// use identity_patch::{Options, provider::kratos::PATCH_IDENTITY};
///
/// let mut options = Options::DEFAULT;
/// options.max_issues = 1;
/// options.before = Some(r#"{"traits": {"email": "ann@example.com"}}"#.into());
///
/// let older = PATCH_IDENTITY.read_options(r#"{"server": "v25.4"}"#).unwrap();
/// assert_eq!(older.max_issues, 100);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// At most this many errors, and as many warnings: 100 unless told.
    pub max_issues: usize,
    /// The locales that are installed, where the caller knows them.
    pub locales: Option<Vec<String>>,
    /// The server's own answer before the edit, as JSON text: lets a check see what the draft would do.
    pub before: Option<Arc<str>>,
    switches: Vec<Switch>,
}

impl Options {
    /// What holds where nothing is asked.
    pub const DEFAULT: Self = Self { max_issues: 100, locales: None, before: None, switches: Vec::new() };

    /// Whether `switch` is on.
    ///
    /// ```
    /// use identity_patch::{Options, table::EMPTY_IS_ABSENT};
    ///
    /// assert!(!Options::DEFAULT.has(EMPTY_IS_ABSENT));
    /// ```
    #[must_use]
    pub fn has(&self, switch: Switch) -> bool {
        self.switches.contains(&switch)
    }

    /// Turns `switch` on.
    ///
    /// ```
    /// use identity_patch::{Options, table::ABSENT_CLEARS};
    ///
    /// assert!(Options::DEFAULT.with(ABSENT_CLEARS).has(ABSENT_CLEARS));
    /// ```
    #[must_use]
    pub fn with(mut self, switch: Switch) -> Self {
        self.switches.push(switch);
        self
    }

    /// The same without these switches.
    fn without(&self, switches: &[Switch]) -> Self {
        let mut options = self.clone();
        options.switches.retain(|switch| !switches.contains(switch));
        options
    }

    /// The same, knowing nothing of what was before.
    #[must_use]
    pub(crate) fn without_before(&self) -> Self {
        Self { before: None, ..self.clone() }
    }

    /// The same, with every empty text taken for a value.
    #[must_use]
    pub(crate) fn with_empty_values(&self) -> Self {
        self.without(&[EMPTY_IS_ABSENT])
    }

    /// The same, with every answer taken as it stands.
    #[must_use]
    pub(crate) fn literal(&self) -> Self {
        self.without(&[ABSENT_CLEARS, EMPTY_IS_ABSENT]).without_before()
    }

    /// Reads options from the text of a JSON object; an empty text asks for nothing. `rows` are those that are taken.
    ///
    /// # Errors
    /// An option that is not taken, or a value that it does not have.
    pub(super) fn read<'r>(text: &str, rows: impl Iterator<Item = &'r OptionRow> + Clone) -> Result<Self, Misuse> {
        let mut options = Self::DEFAULT;
        if text.is_empty() {
            return Ok(options);
        }
        let mut reader = Reader::new(text);
        let unreadable = || Misuse(String::from("the options must be a plain object"));
        let Ok(Some(Token::Object)) = reader.next() else { return Err(unreadable()) };
        while let Some(Token::Name(name)) = reader.next().map_err(|_| unreadable())? {
            let name = name.decode();
            let Some(row) = rows.clone().find(|row| row.name == name) else {
                let names: Vec<_> = rows.map(|row| row.name).collect();
                return Err(Misuse(format!("unknown option {name}: this takes {}", names.join(", "))));
            };
            let token = reader.next().map_err(|_| unreadable())?;
            let read = token.and_then(|token| row.value.read(token, &mut reader, &mut options));
            if read.is_none() {
                return Err(Misuse(format!("option {} must be {}", row.name, row.value.words())));
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

/// A mistake of the programmer who calls: a sentence about an option, a parameter or a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misuse(pub(crate) String);

impl fmt::Display for Misuse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Misuse {}

/// An option's name and values.
#[non_exhaustive]
pub struct OptionRow {
    /// As JavaScript spells it.
    pub name: &'static str,
    /// What it can be.
    pub value: OptionValue,
}

/// What an option can be.
#[non_exhaustive]
pub enum OptionValue {
    /// A whole number from 1: [`Options::max_issues`].
    MaxIssues,
    /// A list of texts: [`Options::locales`].
    Locales,
    /// Any JSON: [`Options::before`].
    Before,
    /// One of these; the first turns nothing on.
    Choice(&'static [(&'static str, Option<Switch>)]),
    /// Yes or no; yes turns the switch on.
    Flag(Switch),
    /// A version `major.minor.patch`; from the given one on, the switch is on.
    Since([u32; 3], Switch),
}

impl OptionValue {
    fn read<'a>(&self, token: Token<'a>, reader: &mut Reader<'a>, options: &mut Options) -> Option<()> {
        match (self, token) {
            (Self::MaxIssues, Token::Number(number)) => options.max_issues = count(number)?,
            (Self::Locales, Token::Array) => options.locales = Some(texts(reader)?),
            (Self::Before, _) => {
                let from = reader.start();
                reader.skip(token).ok()?;
                options.before = Some(reader.slice(from, reader.end()).into());
            }
            (Self::Choice(choices), Token::String(text)) => {
                let (_, switch) = choices.iter().find(|(name, _)| text.is(name))?;
                options.switches.extend(switch);
            }
            (Self::Flag(_), Token::Boolean(false)) => {}
            (Self::Flag(switch), Token::Boolean(true)) => options.switches.push(*switch),
            (Self::Since(from, switch), Token::String(text)) => {
                if version(&text.decode())? >= *from {
                    options.switches.push(*switch);
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn words(&self) -> String {
        match self {
            Self::MaxIssues => "a whole number from 1".into(),
            Self::Locales => "a list of texts".into(),
            Self::Before => "JSON".into(),
            Self::Choice(choices) => choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" or "),
            Self::Flag(_) => "true or false".into(),
            Self::Since(..) => "a version such as 2.4.1".into(),
        }
    }
}

/// A whole number from 1.
fn count(number: Number<'_>) -> Option<usize> {
    usize::try_from(number.integer()?).ok().filter(|count| *count > 0)
}

/// The rest of a list, which must hold texts alone.
fn texts(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    loop {
        match reader.next().ok()?? {
            Token::String(text) => texts.push(text.decode().into_owned()),
            Token::EndArray => return Some(texts),
            _ => return None,
        }
    }
}

/// The parts of `major.minor.patch`.
fn version(text: &str) -> Option<[u32; 3]> {
    let parts: Vec<u32> = text.split('.').map(digits).collect::<Option<_>>()?;
    parts.try_into().ok()
}

/// A number in decimal digits alone: `parse` would take a sign too.
fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}
