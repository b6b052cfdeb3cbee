//! The kinds of values: fields, objects and lists, and the rows of objects.

#[cfg(feature = "docs")]
use super::doc::{Doc, Methods};
use super::options::{Misuse, OF_FIELDS, OptionRow, Options, Switch};
use crate::report::{Code, Fault, Severity, Sink, Unit};

/// The kind of a value.
#[non_exhaustive]
pub enum Kind {
    /// Any text.
    Text,
    /// One of the field types.
    Field(&'static Field),
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Boolean,
    /// A whole number in this range, both ends included.
    Integer(i64, i64),
    /// An object whose members are rows.
    Object(&'static Object),
    /// A list whose elements are of one kind.
    List(&'static List),
    /// Any JSON, of limited size if given.
    Json(Option<&'static MaxBytes>),
}

/// The greatest size of a value as compact JSON.
#[non_exhaustive]
pub struct MaxBytes {
    /// The limit.
    pub bytes: usize,
    /// The warning about a value that exceeds the limit only with the escapes that Go's `encoding/json` adds.
    pub escaped: &'static Code,
}

impl Kind {
    /// The object, also if a field wraps it.
    ///
    /// ```
    /// use identity_patch::provider::biot::UPDATE_ORGANIZATION_USER;
    ///
    /// let object = UPDATE_ORGANIZATION_USER.body.object().unwrap();
    /// assert_eq!(object.props[0].name, "_address");
    /// ```
    #[must_use]
    pub const fn object(&self) -> Option<&'static Object> {
        match self {
            Self::Object(object) => Some(object),
            Self::Field(Field { rule: Rule::Kind(kind), .. }) => kind.object(),
            _ => None,
        }
    }

    /// The JSON type, as in `params.expected`.
    ///
    /// ```
    /// use identity_patch::table::Kind;
    ///
    /// assert_eq!(Kind::Integer(0, 9).json_type(), "integer");
    /// ```
    #[must_use]
    pub const fn json_type(&self) -> &'static str {
        match self {
            Self::Text | Self::OneOf(_) => "string",
            Self::Field(field) => match &field.rule {
                Rule::Text(_) => "string",
                Rule::Kind(kind) => kind.json_type(),
            },
            Self::Boolean => "boolean",
            Self::Integer(..) => "integer",
            Self::Object(_) => "object",
            Self::List(_) => "array",
            Self::Json(_) => "JSON",
        }
    }
}

/// An object: its named members, and the rule for other members.
#[non_exhaustive]
pub struct Object {
    /// The members, in the document's order.
    pub props: &'static [Prop],
    /// The rule for members that it does not name.
    pub rest: Rest,
    /// The objects of the server's answer that stand for this one: a member that only they have, the server sets.
    pub answers: &'static [&'static Object],
    /// The cases of a tagged union, whose tag is the first row.
    pub cases: Option<&'static Cases>,
}

/// A tagged union: the value of the first row, the tag, decides what the other members are.
#[non_exhaustive]
pub struct Cases {
    /// The cases by tag.
    pub cases: &'static [Case],
    /// The warning about an optional member that does not belong to the case.
    pub ignored: Option<&'static Code>,
}

/// One case of a tagged union.
#[non_exhaustive]
pub struct Case {
    /// The value of the first row.
    pub tag: &'static str,
    /// The members that the case requires, and their kinds. The rows hold for every case.
    pub members: &'static [(&'static str, Kind)],
    /// A rule for two pointers: one must not lead into the value of the other.
    pub outside: Option<&'static Outside>,
}

impl Case {
    /// A case that requires these members.
    #[must_use]
    pub(crate) const fn new(tag: &'static str, members: &'static [(&'static str, Kind)]) -> Self {
        Self { tag, members, outside: None }
    }
}

/// A pointer must not lead into the value of another pointer.
#[non_exhaustive]
pub struct Outside {
    /// The member that holds the pointer.
    pub pointer: &'static str,
    /// The member that holds the other pointer.
    pub value: &'static str,
    /// The error if it does.
    pub code: &'static Code,
}

impl Case {
    /// The kind of a member in this case, if the case requires the member.
    ///
    /// ```
    /// use identity_patch::field::handle;
    /// use identity_patch::table::Rule;
    ///
    /// let Rule::Kind(kind) = &handle::FIELD.rule else { unreachable!() };
    /// let case = &kind.object().unwrap().cases.unwrap().cases[0];
    /// assert_eq!(case.tag, "email_address");
    /// assert_eq!(case.kind("value").unwrap().json_type(), "string");
    /// ```
    #[must_use]
    pub fn kind(&self, member: &str) -> Option<&'static Kind> {
        self.members.iter().find(|(name, _)| *name == member).map(|(_, kind)| kind)
    }
}

impl Object {
    /// The row of a member: a named one, or the row of all custom attributes.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot::UPDATE_ORGANIZATION_USER};
    ///
    /// let object = UPDATE_ORGANIZATION_USER.body.object().unwrap();
    /// assert_eq!(object.row("_name", &Options::DEFAULT).unwrap().name, "_name");
    /// assert!(object.row("_nobody", &Options::DEFAULT).is_none());
    /// ```
    #[must_use]
    pub fn row(&self, name: &str, options: &Options) -> Option<&'static Prop> {
        let named = self.props.iter().find(|prop| prop.name == name && prop.is_enabled(options));
        named.or_else(|| self.custom_of(name).map(|custom| &custom.prop))
    }

    /// The members that the server's answer has and a request must not have.
    ///
    /// ```
    /// use identity_patch::{Options, provider::biot::UPDATE_ORGANIZATION_USER};
    ///
    /// let object = UPDATE_ORGANIZATION_USER.body.object().unwrap();
    /// assert!(object.read_only(&Options::DEFAULT).any(|name| name == "_id"));
    /// ```
    pub fn read_only<'o>(&'o self, options: &'o Options) -> impl Iterator<Item = &'static str> + 'o {
        let answered = self.answers.iter().flat_map(|answer| answer.props).filter(|prop| prop.is_enabled(options));
        let is_ours = |name: &str| self.props.iter().any(|prop| prop.name == name);
        answered.map(|prop| prop.name).filter(move |name| !is_ours(name))
    }

    /// The rule for custom attributes, if `name` can be one.
    ///
    /// ```
    /// use identity_patch::provider::biot::UPDATE_ORGANIZATION_USER;
    ///
    /// let object = UPDATE_ORGANIZATION_USER.body.object().unwrap();
    /// assert!(object.custom_of("shoe_size").is_some());
    /// assert!(object.custom_of("_shoe_size").is_none());
    /// ```
    #[must_use]
    pub fn custom_of(&self, name: &str) -> Option<&'static Custom> {
        match self.rest {
            Rest::Custom(custom) if !custom.reserved.is_some_and(|prefix| name.starts_with(prefix)) => Some(custom),
            _ => None,
        }
    }
}

/// The rule for members that no row names.
#[non_exhaustive]
pub enum Rest {
    /// An error.
    Unknown,
    /// A custom attribute, which the caller's organization has defined.
    Custom(&'static Custom),
    /// The server ignores it: a warning with this code.
    Ignored(&'static Code),
}

/// Custom attributes: members with names that the caller's organization chooses.
#[non_exhaustive]
pub struct Custom {
    /// The field of the names.
    pub name: &'static Field,
    /// The prefix of names that are reserved for the provider.
    pub reserved: Option<&'static str>,
    /// The row of the values.
    pub prop: Prop,
}

/// A list.
#[non_exhaustive]
pub struct List {
    /// The kind of its elements.
    pub item: Kind,
    /// The least number of elements.
    pub min: usize,
    /// When two elements are duplicates.
    pub same: Same,
}

/// When two elements of a list are duplicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Same {
    /// Never: elements may repeat.
    Never,
    /// If they are equal texts.
    Text,
    /// If these members are equal texts.
    Members(&'static [&'static str]),
}

/// Whether a member is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    /// It may be left out.
    No,
    /// It is required whenever its object is given.
    Yes,
    /// It is required unless the switch is on.
    Until(Switch),
    /// It should be given: an error with the switch on, else a warning.
    Recommended(Switch),
}

/// What `null` does to a member. Exhaustive, as [`Required`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Null {
    /// The server refuses it.
    Refused,
    /// It clears the member.
    Clears,
    /// No document says; the server probably refuses it.
    Doubtful,
}

/// A bound on a text's length, and the severity of exceeding it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Bound {
    /// The least length.
    pub min: usize,
    /// The greatest length.
    pub max: usize,
    /// The unit of both.
    pub unit: Unit,
    /// An error if a document gives the bound, a warning if it is only usual.
    pub severity: Severity,
}

/// One row of a table: a member, a path parameter or a header.
#[non_exhaustive]
pub struct Prop {
    /// The vendor's name, in the vendor's case.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: Kind,
    /// Whether it is required.
    pub required: Required,
    /// What `null` does.
    pub null: Null,
    /// The bounds on a text's length: the permitted one and the usual one.
    pub bounds: [Option<Bound>; 2],
    /// The switch that the row needs, if any.
    pub only: Option<Switch>,
    /// Whether it only selects what the request is about, and changes nothing by itself.
    pub selects: bool,
    /// The field that the value should be of: a warning if it is not. Replaces the warnings of the kind.
    pub should: Option<&'static Field>,
    /// The provider's own code, instead of the shared code of the kind.
    pub code: Option<&'static Code>,
    /// Texts that an answer is known to have here; it may have others.
    #[cfg(feature = "docs")]
    pub known: &'static [&'static str],
    /// What a browser may fill in: WHATWG HTML, "autofill detail tokens". Empty for nothing.
    #[cfg(feature = "docs")]
    pub autocomplete: &'static str,
    /// What the vendor's document says about it, and the source of each number.
    #[cfg(feature = "docs")]
    pub note: &'static str,
}

impl Prop {
    /// Whether it is required with these options.
    ///
    /// ```
    /// use identity_patch::{Options, provider::slashid::ADD_HANDLES};
    ///
    /// assert!(ADD_HANDLES.params[0].is_required(&Options::DEFAULT));
    /// ```
    #[must_use]
    pub fn is_required(&self, options: &Options) -> bool {
        match self.required {
            Required::No => false,
            Required::Yes => true,
            Required::Until(switch) => !options.has(switch),
            Required::Recommended(switch) => options.has(switch),
        }
    }

    /// Whether the row exists with these options.
    ///
    /// ```
    /// use identity_patch::{Options, provider::slashid::ADD_HANDLES};
    ///
    /// assert!(ADD_HANDLES.params[0].is_enabled(&Options::DEFAULT));
    /// ```
    #[must_use]
    pub fn is_enabled(&self, options: &Options) -> bool {
        self.only.is_none_or(|switch| options.has(switch))
    }
}

/// A field type.
#[non_exhaustive]
pub struct Field {
    /// Its name: also the name of its file, its name in JSON, and the prefix of its own codes.
    pub name: &'static str,
    /// Its rule.
    pub rule: Rule,
    /// The options that it takes in addition to `maxIssues`.
    pub options: &'static [&'static OptionRow],
    /// Its documentation.
    #[cfg(feature = "docs")]
    pub doc: Doc,
    /// Its further functions in JavaScript.
    #[cfg(feature = "docs")]
    pub methods: Option<Methods>,
}

/// The rule of a field.
pub enum Rule {
    /// A text, checked by a function.
    Text(TextRule),
    /// An object, a list or any JSON, checked by its kind.
    Kind(&'static Kind),
}

/// The functions of a field that is a text.
#[non_exhaustive]
pub struct TextRule {
    /// Checks a text.
    pub check: fn(&str, &Options) -> Result<(), Fault>,
    /// Reports the warnings about a text that `check` accepts.
    pub(crate) warn: fn(&str, Sink),
    /// The verdict of both without a reason, if a separate function is faster.
    pub(crate) judge: Option<fn(&str, &Options) -> Verdict>,
    /// The field's own reading of a folded text; of free text, of a trimmed one.
    pub(crate) suggest: fn(&str, &Options) -> Option<String>,
    /// Whether any character has a meaning of its own in it, so that a suggestion folds none into another.
    pub(crate) is_free: bool,
}

/// The result of checking a text, without a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Accepted, without a warning.
    Clean,
    /// Accepted, with a warning.
    Warned,
    /// Refused.
    Refused,
}

impl Verdict {
    /// [`Verdict::Clean`] or [`Verdict::Refused`].
    #[must_use]
    pub(crate) const fn accepted_if(accepted: bool) -> Self {
        if accepted { Self::Clean } else { Self::Refused }
    }
}

impl TextRule {
    /// The verdict of `check` and `warn` on a text.
    ///
    /// ```
    /// use identity_patch::Options;
    /// use identity_patch::field::phone;
    /// use identity_patch::table::{Rule, Verdict};
    ///
    /// let Rule::Text(rule) = &phone::FIELD.rule else { unreachable!() };
    /// assert_eq!(rule.verdict("+2101234567", &Options::DEFAULT), Verdict::Warned);
    /// ```
    #[must_use]
    pub fn verdict(&self, text: &str, options: &Options) -> Verdict {
        if let Some(judge) = self.judge {
            return judge(text, options);
        }
        if (self.check)(text, options).is_err() {
            return Verdict::Refused;
        }
        let mut verdict = Verdict::Clean;
        (self.warn)(text, &mut |_| verdict = Verdict::Warned);
        verdict
    }
}

impl Field {
    /// The names of the options that it takes.
    ///
    /// ```
    /// use identity_patch::field::email;
    ///
    /// assert!(email::FIELD.option_names().any(|name| name == "profile"));
    /// ```
    pub fn option_names(&self) -> impl Iterator<Item = &'static str> {
        OF_FIELDS.iter().chain(self.options).map(|row| row.name)
    }

    /// Reads options from the text of a JSON object, or the defaults from an empty text.
    ///
    /// ```
    /// use identity_patch::field::email;
    ///
    /// let options = email::FIELD.read_options(r#"{"profile": "practical"}"#).unwrap();
    /// assert!(!email::FIELD.check(r#""user@localhost""#, &options).ok());
    /// ```
    ///
    /// # Errors
    /// An option that the field does not take, or a value that the option cannot have.
    pub fn read_options(&self, text: &str) -> Result<Options, Misuse> {
        Options::read(text, OF_FIELDS.iter().chain(self.options).copied())
    }
}
