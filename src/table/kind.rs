//! What a value can be: fields, objects, lists, and the rows that they consist of.

#[cfg(feature = "docs")]
use super::doc::{Doc, Methods};
use super::options::{Misuse, OF_FIELDS, OptionRow, Options, Switch};
use crate::report::{Code, Fault, Severity, Sink, Unit};

/// What a value can be.
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
    /// A list of one kind of thing.
    List(&'static List),
    /// Any JSON, perhaps of limited size.
    Json(Option<&'static MaxBytes>),
}

/// How many bytes a value may have, written compactly.
#[non_exhaustive]
pub struct MaxBytes {
    /// The limit.
    pub bytes: usize,
    /// The warning about a value that is over the limit only as Go writes it.
    pub escaped: &'static Code,
}

impl Kind {
    /// The object that it is, through the field that stands for it.
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

    /// The JSON type, as `params.expected` has it.
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

/// An object: its named members, and what any other member is.
#[non_exhaustive]
pub struct Object {
    /// The members, in the document's order.
    pub props: &'static [Prop],
    /// What a member is that is not among them.
    pub rest: Rest,
    /// Members that the server's answer has and a request must not.
    pub read_only: &'static [&'static str],
    /// What members are by the value of the first row, where they depend on it.
    pub cases: Option<&'static Cases>,
}

/// What the other members are, by the value of the first row: a tagged union.
#[non_exhaustive]
pub struct Cases {
    /// The values that decide, each with what it needs.
    pub cases: &'static [Case],
    /// The warning about an optional member that the case does not need.
    pub ignored: Option<&'static Code>,
}

/// One value of the first row, and what it needs.
#[non_exhaustive]
pub struct Case {
    /// The value of the first row.
    pub tag: &'static str,
    /// The members that must then be there, and what they are. The rows say what holds in every case.
    pub members: &'static [(&'static str, Kind)],
    /// Two pointers of which one must not lead into the other.
    pub outside: Option<&'static Outside>,
}

impl Case {
    /// A case that needs these members.
    #[must_use]
    pub(crate) const fn new(tag: &'static str, members: &'static [(&'static str, Kind)]) -> Self {
        Self { tag, members, outside: None }
    }
}

/// A pointer that must not lead into the value that another leads to.
#[non_exhaustive]
pub struct Outside {
    /// The member that must not.
    pub pointer: &'static str,
    /// The member whose value it must stay out of.
    pub value: &'static str,
    /// What is said where it does not.
    pub code: &'static Code,
}

impl Case {
    /// What a member is in this case, where it belongs to it.
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
    /// The row that a member is: a named one, or that of all attributes with names of the caller's own.
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
        let named = self.props.iter().find(|prop| prop.name == name && prop.is_there(options));
        named.or_else(|| self.custom_of(name).map(|custom| &custom.prop))
    }

    /// The attributes with names of the caller's own, where `name` can be one of them.
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

/// What a member is that no row names.
#[non_exhaustive]
pub enum Rest {
    /// A mistake.
    Unknown,
    /// An attribute that the caller's organization made.
    Custom(&'static Custom),
    /// The server ignores it: a warning with this code.
    Ignored(&'static Code),
}

/// Attributes with names of the caller's own.
#[non_exhaustive]
pub struct Custom {
    /// What a name must be.
    pub name: &'static Field,
    /// Names that begin so are the provider's, if any.
    pub reserved: Option<&'static str>,
    /// What a value must be.
    pub prop: Prop,
}

/// A list.
#[non_exhaustive]
pub struct List {
    /// What each element is.
    pub item: Kind,
    /// The least number of elements.
    pub min: usize,
    /// What makes two elements the same, where it is a mistake to give both.
    pub same: Same,
}

/// What makes two elements of a list the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Same {
    /// Nothing: elements may repeat.
    Never,
    /// Equal texts.
    Text,
    /// Equal texts as these members.
    Members(&'static [&'static str]),
}

/// Whether a member must be there. Exhaustive: what renders a table must not compile without an arm for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    /// It may be left out.
    No,
    /// It must be there whenever the object around it is.
    Yes,
    /// It must be there, until the switch is on.
    Until(Switch),
    /// It should be there, and with the switch on it must.
    Wanted(Switch),
}

/// What `null` does to a member. Exhaustive, as [`Required`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Null {
    /// The server refuses it.
    Refused,
    /// It clears the member.
    Clears,
    /// No document says: probably refused.
    Doubtful,
}

/// A bound on a text's length, and how sure it is.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Bound {
    /// The least length.
    pub min: usize,
    /// The greatest length.
    pub max: usize,
    /// What it counts.
    pub unit: Unit,
    /// Whether a document forbids more, or it will probably go wrong.
    pub severity: Severity,
}

/// One row of a table: a member, a path parameter or a header.
#[non_exhaustive]
pub struct Prop {
    /// The vendor's name, never re-cased.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: Required,
    /// What `null` does.
    pub null: Null,
    /// How long a text may be, and how long it usually is.
    pub bounds: [Option<Bound>; 2],
    /// The switch without which the row is not there.
    pub only: Option<Switch>,
    /// Whether it only says what the request is about, and changes nothing by itself.
    pub selects: bool,
    /// A field that the value should be, though the server may take others. Stands in for the kind's own warnings.
    pub should: Option<&'static Field>,
    /// A code of the provider's own, for what the kind refuses as too general.
    pub code: Option<&'static Code>,
    /// What the document says of it, and where each number comes from.
    #[cfg(feature = "docs")]
    pub note: &'static str,
}

impl Prop {
    /// Whether its object is refused without it.
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
            Required::Wanted(switch) => options.has(switch),
        }
    }

    /// Whether the options leave the row in its table.
    ///
    /// ```
    /// use identity_patch::{Options, provider::slashid::ADD_HANDLES};
    ///
    /// assert!(ADD_HANDLES.params[0].is_there(&Options::DEFAULT));
    /// ```
    #[must_use]
    pub fn is_there(&self, options: &Options) -> bool {
        self.only.is_none_or(|switch| options.has(switch))
    }
}

/// A field type.
#[non_exhaustive]
pub struct Field {
    /// Its name: that of its file, its JSON name, and the prefix of its own codes.
    pub name: &'static str,
    /// What it demands.
    pub rule: Rule,
    /// The options that it takes beside `maxIssues`.
    pub options: &'static [&'static OptionRow],
    /// What a reader should know of it.
    #[cfg(feature = "docs")]
    pub doc: Doc,
    /// What it can do in JavaScript beside checking.
    #[cfg(feature = "docs")]
    pub methods: Option<Methods>,
}

/// What a field demands: there is no third besides a text and a value of more parts.
pub enum Rule {
    /// A text that a function judges.
    Text(TextRule),
    /// A value of more parts, which the walk judges.
    Kind(&'static Kind),
}

/// The functions of a field that is a text.
#[non_exhaustive]
pub struct TextRule {
    /// Yes, or the reason why not.
    pub check: fn(&str, &Options) -> Result<(), Fault>,
    /// The warnings about a text that `check` accepts.
    pub(crate) warn: fn(&str, Sink),
    /// The verdict of both without their reasons, where a function of its own is quicker.
    pub(crate) judge: Option<fn(&str, &Options) -> Verdict>,
    /// The spelling that a trimmed text should have, where there is exactly one.
    pub(crate) suggest: fn(&str) -> Option<String>,
}

/// What a field says of a text, without the reasons.
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
    /// Clean or refused.
    #[must_use]
    pub(crate) const fn accepted_if(accepted: bool) -> Self {
        if accepted { Self::Clean } else { Self::Refused }
    }
}

impl TextRule {
    /// What `check` and `warn` say of a text, without their reasons.
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

    /// Reads options from the text of a JSON object; an empty text asks for nothing.
    ///
    /// ```
    /// use identity_patch::field::email;
    ///
    /// let options = email::FIELD.read_options(r#"{"profile": "practical"}"#).unwrap();
    /// assert!(!email::FIELD.check(r#""user@localhost""#, &options).ok());
    /// ```
    ///
    /// # Errors
    /// An option that the field does not take, or a value that the option does not have.
    pub fn read_options(&self, text: &str) -> Result<Options, Misuse> {
        Options::read(text, OF_FIELDS.iter().chain(self.options).copied())
    }
}
