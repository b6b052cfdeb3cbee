//! The options of a check. Each option is a row beside the rule that it changes: in a field's file, in a provider's
//! folder, or here if all fields or endpoints take it. A field or an endpoint lists the rows that it takes.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use crate::json::{Number, Reader, Token};
use crate::report::{Report, Severity};

/// A rule that an option turns on, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch(pub(crate) &'static str);

/// A member that is missing in an edited document is removed, not kept.
pub const ABSENT_CLEARS: Switch = Switch("absent: clear");

/// An empty text counts as absent: a form has it for an input that nobody touched. In a diff, one in `after` clears what
/// `before` holds.
pub const EMPTY_IS_ABSENT: Switch = Switch("empty: absent");

/// `absent: "keep"` was given: the caller knows that a missing member is left alone, and is not warned about it.
pub const ABSENT_KEEPS: Switch = Switch("absent: keep");

/// Warnings are errors.
pub const STRICT: Switch = Switch("strict");

/// The greatest number of errors, and of warnings.
pub(super) static MAX_ISSUES: OptionRow = OptionRow::new("maxIssues", OptionValue::MaxIssues)
    .about("how many errors, and how many warnings, a report has at most; 100 if not given");

/// The server's answer before the edit.
pub(super) static BEFORE: OptionRow = OptionRow::new("before", OptionValue::Before)
    .about("the server's answer before the edit, so that a check tells what the draft would do to it");

/// What a missing member means in an edited document.
pub(super) static ABSENT: OptionRow = OptionRow::new(
    "absent",
    OptionValue::Choice(&[("keep", Some(ABSENT_KEEPS)), ("clear", Some(ABSENT_CLEARS))]),
)
.about("what is done with a member that the edited document lacks: it is cleared, or kept; without the option it is kept with a warning");

/// What an empty text means.
pub(super) static EMPTY: OptionRow =
    OptionRow::new("empty", OptionValue::Choice(&[("value", None), ("absent", Some(EMPTY_IS_ABSENT))]))
        .about("whether an empty text is a value, or as good as absent, as form libraries hold an untouched input");

/// The names of all inputs of a form.
static INPUTS: OptionRow = OptionRow::new("inputs", OptionValue::Texts(|options, names| options.inputs = names))
    .about("the names of all inputs of a form: one that sends nothing is a checkbox that is off, or is empty");

/// The names of inputs that are not the endpoint's.
static IGNORE: OptionRow = OptionRow::new("ignore", OptionValue::Texts(|options, names| options.ignore = names))
    .about("the names of inputs that are not the server's, such as csrf_token");

/// Whether warnings are errors.
static STRICT_ROW: OptionRow = OptionRow::new("strict", OptionValue::Flag(STRICT)).about("whether warnings are errors");

/// The options that all fields take.
pub static OF_FIELDS: &[&OptionRow] = &[&MAX_ISSUES, &STRICT_ROW];

/// The options that all endpoints take.
pub static OF_ENDPOINTS: &[&OptionRow] = &[&MAX_ISSUES, &STRICT_ROW, &BEFORE, &ABSENT, &EMPTY, &INPUTS, &IGNORE];

/// The options of a check.
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
    /// At most this many errors, and this many warnings; see [`Options::DEFAULT`].
    pub max_issues: usize,
    /// The installed locales, if the caller knows them.
    pub locales: Option<Vec<String>>,
    /// The calling code of the option `country`: of the region in which a number without one is dialled. Of a country that
    /// has no numbers, 0.
    pub calling_code: Option<u16>,
    /// The server's answer before the edit, as JSON text: lets a check tell what the draft would do.
    pub before: Option<Arc<str>>,
    /// Whether the draft, or the edited document of a diff, was written from data whose numbers are doubles: an integer
    /// beyond 2^53 − 1 may then have lost digits. The npm package sets it where it is given an object.
    pub from_object: bool,
    /// The same of the document before the edit: of [`Options::before`], or of the argument.
    pub before_from_object: bool,
    /// The names of all inputs that a form has, as [`Endpoint::from_form`](super::Endpoint::from_form) reads them: one that
    /// sends nothing is a checkbox that is off, or is empty.
    pub inputs: Vec<String>,
    /// The names of inputs that a form has for others, such as `csrf_token`.
    pub ignore: Vec<String>,
    /// Whether the edited document was made of a form's inputs, and may have any member that these name.
    pub(crate) after_from_form: bool,
    switches: Vec<Switch>,
}

/// How many errors, and how many warnings, a report has at most by default.
const DEFAULT_MAX_ISSUES: usize = 100;

impl Options {
    /// The options if none are given.
    pub const DEFAULT: Self = Self {
        max_issues: DEFAULT_MAX_ISSUES,
        locales: None,
        calling_code: None,
        before: None,
        from_object: false,
        before_from_object: false,
        inputs: Vec::new(),
        ignore: Vec::new(),
        after_from_form: false,
        switches: Vec::new(),
    };

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

    /// The same options without these switches.
    fn without(&self, switches: &[Switch]) -> Self {
        let mut options = self.clone();
        options.switches.retain(|switch| !switches.contains(switch));
        options
    }

    /// Whether a diff compares numbers beyond 2^53 − 1 as doubles: one that came from an object is only known as that.
    pub(crate) const fn compares_doubles(&self) -> bool {
        self.from_object || self.before_from_object
    }

    /// A report as the caller wants it: where [`STRICT`] is on, its warnings are errors.
    #[must_use]
    pub(crate) fn finish(&self, mut report: Report) -> Report {
        if self.has(STRICT) {
            for mut warning in std::mem::take(&mut report.warnings) {
                warning.severity = Severity::Error;
                report.push(warning, self.max_issues);
            }
        }
        report
    }

    /// The same options without `before`.
    #[must_use]
    pub(crate) fn without_before(&self) -> Self {
        Self { before: None, ..self.clone() }
    }

    /// The same options, but an empty text is a value.
    #[must_use]
    pub(crate) fn with_empty_values(&self) -> Self {
        self.without(&[EMPTY_IS_ABSENT])
    }

    /// The same options without `before`, and without what `absent` says: nothing is absent in what a form makes of an
    /// answer.
    #[must_use]
    pub(crate) fn for_form(&self) -> Self {
        let options = self.without(&[ABSENT_CLEARS, ABSENT_KEEPS]).without_before();
        Self { after_from_form: true, ..options }
    }

    /// Reads options from the text of a JSON object, or the defaults from an empty text. `rows` are the known options.
    ///
    /// # Errors
    /// An unknown option, or a value that the option cannot have.
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
                return Err(Misuse(format!("option {} must be {}", row.name, row.value.describe())));
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

/// A programming mistake of the caller: a sentence about an option, a parameter or a header.
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
    /// Its name in JavaScript.
    pub name: &'static str,
    /// Its possible values.
    pub value: OptionValue,
    /// What it says, in one sentence.
    #[cfg(feature = "docs")]
    pub about: &'static str,
}

impl OptionRow {
    #[must_use]
    pub(crate) const fn new(name: &'static str, value: OptionValue) -> Self {
        Self {
            name,
            value,
            #[cfg(feature = "docs")]
            about: "",
        }
    }

    /// What it says, in one sentence. Only with the feature `docs`.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "only with the feature docs"))]
    pub(crate) const fn about(mut self, about: &'static str) -> Self {
        #[cfg(feature = "docs")]
        {
            self.about = about;
        }
        self
    }
}

/// The possible values of an option.
#[non_exhaustive]
pub enum OptionValue {
    /// A whole number from 1: [`Options::max_issues`].
    MaxIssues,
    /// A list of texts, and where it goes.
    Texts(fn(&mut Options, Vec<String>)),
    /// Any JSON: [`Options::before`].
    Before,
    /// A country, which this function knows: [`Options::calling_code`].
    Country(fn(&str) -> Option<u16>),
    /// One of these names, each with the switch that it turns on; the first one is the default.
    Choice(&'static [(&'static str, Option<Switch>)]),
    /// `true` or `false`; `true` turns the switch on.
    Flag(Switch),
    /// A version `major.minor.patch`; this version or a later one turns the switch on.
    Since([u32; 3], Switch),
}

impl OptionValue {
    fn read<'a>(&self, token: Token<'a>, reader: &mut Reader<'a>, options: &mut Options) -> Option<()> {
        match (self, token) {
            (Self::MaxIssues, Token::Number(number)) => options.max_issues = parse_count(number)?,
            (Self::Texts(set), Token::Array) => set(options, read_texts(reader)?),
            (Self::Before, _) => {
                let from = reader.start();
                reader.skip(token).ok()?;
                options.before = Some(reader.slice(from, reader.end()).into());
            }
            (Self::Country(calling_code), Token::String(text)) => {
                options.calling_code = Some(calling_code(&text.decode())?);
            }
            (Self::Choice(choices), Token::String(text)) => {
                let (_, switch) = choices.iter().find(|(name, _)| text.is(name))?;
                options.switches.extend(switch);
            }
            (Self::Flag(_), Token::Boolean(false)) => {}
            (Self::Flag(switch), Token::Boolean(true)) => options.switches.push(*switch),
            (Self::Since(from, switch), Token::String(text)) => {
                if parse_version(&text.decode())? >= *from {
                    options.switches.push(*switch);
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// What `pkg/options.js` calls its values: the facade refuses others before the module is there.
    ///
    /// ```
    /// use identity_patch::provider::equals_money::UPDATE_PERSON;
    ///
    /// assert!(UPDATE_PERSON.options.iter().any(|row| row.value.kind() == "flag"));
    /// ```
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::MaxIssues => "count",
            Self::Texts(_) => "texts",
            Self::Before => "document",
            Self::Country(_) => "country",
            Self::Choice(_) => "choice",
            Self::Flag(_) => "flag",
            Self::Since(..) => "version",
        }
    }

    /// What its values must be, in words.
    ///
    /// ```
    /// use identity_patch::table::OF_FIELDS;
    ///
    /// assert_eq!(OF_FIELDS[0].value.describe(), "a whole number from 1");
    /// ```
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::MaxIssues => "a whole number from 1".into(),
            Self::Texts(_) => "a list of texts".into(),
            Self::Before => "JSON".into(),
            Self::Country(_) => "a country's code of two capital letters (ISO 3166-1 alpha-2), such as GB".into(),
            Self::Choice(choices) => choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" or "),
            Self::Flag(_) => "true or false".into(),
            Self::Since(..) => "a version such as 2.4.1".into(),
        }
    }
}

/// A whole number from 1.
fn parse_count(number: Number<'_>) -> Option<usize> {
    let count = number.integer().filter(|count| *count > 0)?;
    Some(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Reads the rest of a list of texts.
fn read_texts(reader: &mut Reader<'_>) -> Option<Vec<String>> {
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
fn parse_version(text: &str) -> Option<[u32; 3]> {
    let parts: Vec<u32> = text.split('.').map(parse_digits).collect::<Option<_>>()?;
    parts.try_into().ok()
}

/// A number of decimal digits only: `parse` alone would accept a sign too.
fn parse_digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}
