//! How a provider is written down: rows in the vendor's order, with the vendor's names.
//!
//! A table is const data. [`check`](crate::check) walks it beside a draft; the types, the schemas, the documentation
//! and the demo's form are loops over it.

mod edit;

pub use edit::{Answer, Edit, Own, Part, Refusal};

use crate::fault::{Code, Unit};
use crate::field::{Field, Rule};
use crate::issue::Severity;
use crate::json::{Reader, Text, Token};
use crate::options::{Options, Switch};

/// A request that a provider takes.
pub struct Endpoint {
    /// `provider.verb_thing`
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// The path's parameters, in its order.
    pub params: &'static [Prop],
    /// The headers that the request must have beside `Content-Type`.
    pub headers: &'static [Prop],
    /// The draft: what the request's body says.
    pub body: Kind,
    /// How a draft changes what the server holds.
    pub edit: Edit,
    /// What the server answers.
    pub answer: &'static Answer,
    /// The options that it takes: names of [`OPTIONS`](crate::options::OPTIONS).
    pub options: &'static [&'static str],
    /// The document that the table follows.
    #[cfg(feature = "docs")]
    pub source: &'static str,
    /// Which revision of it.
    #[cfg(feature = "docs")]
    pub revision: &'static str,
    /// The document's own example of a draft, as JSON, with its path parameters and headers.
    #[cfg(feature = "docs")]
    pub sample: Sample,
}

/// The document's own sample values.
#[derive(Clone, Copy)]
pub struct Sample {
    /// Path parameters by name.
    pub params: &'static [(&'static str, &'static str)],
    /// Headers by name.
    pub headers: &'static [(&'static str, &'static str)],
    /// The draft, as JSON.
    pub draft: &'static str,
}

impl Endpoint {
    /// An endpoint of which no more is known than where it is.
    #[must_use]
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            params: &[],
            headers: &[],
            body: Kind::Json(None),
            edit: Edit::Members,
            answer: &Answer { envelope: &[], members: &[], refusal: None },
            options: &["maxIssues", "before", "absent", "empty"],
            #[cfg(feature = "docs")]
            source: "",
            #[cfg(feature = "docs")]
            revision: "",
            #[cfg(feature = "docs")]
            sample: Sample { params: &[], headers: &[], draft: "" },
        }
    }

    /// The draft that changes nothing, as JSON text.
    pub(crate) const fn nothing(&self) -> &'static str {
        if matches!(self.body, Kind::List(_)) { "[]" } else { "{}" }
    }

    /// The document that the table follows, and which revision of it. Left out of the module.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "left out of the module"))]
    pub const fn follows(mut self, source: &'static str, revision: &'static str) -> Self {
        #[cfg(feature = "docs")]
        {
            (self.source, self.revision) = (source, revision);
        }
        self
    }

    /// The document's own sample values. Left out of the module.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "left out of the module"))]
    pub const fn sample(mut self, sample: Sample) -> Self {
        #[cfg(feature = "docs")]
        {
            self.sample = sample;
        }
        self
    }
}

/// What a value can be.
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
    Integer(i32, i32),
    /// An object whose members are rows.
    Object(&'static Object),
    /// A list of one kind of thing.
    List(&'static List),
    /// Any JSON of at most so many bytes, written compactly.
    Json(Option<i32>),
}

impl Kind {
    /// The object that it is, through the field that stands for it.
    #[must_use]
    pub const fn object(&self) -> Option<&'static Object> {
        match self {
            Self::Object(object) => Some(object),
            Self::Field(Field { rule: Rule::Kind(kind), .. }) => kind.object(),
            _ => None,
        }
    }

    /// The JSON type, as `params.expected` has it.
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
pub struct Object {
    /// The members, in the document's order.
    pub props: &'static [Prop],
    /// What a member is that is not among them.
    pub rest: Rest,
    /// Members that the server's answer has and a request must not.
    pub read_only: &'static [&'static str],
    /// A rule over several members, run when the object has ended.
    pub whole: Option<Whole>,
}

/// A rule over several members of one object.
pub type Whole = fn(&mut crate::check::Walk<'_>, &Members<'_>);

/// The members of an object that has ended, by the rows of its table.
pub struct Members<'a> {
    /// The byte offset of the object.
    pub start: usize,
    /// Each row's value as it stands in the text, with its byte offset.
    pub values: Vec<Option<(&'a str, usize)>>,
}

impl<'a> Members<'a> {
    /// Whether the member is there.
    #[must_use]
    pub fn has(&self, row: usize) -> bool {
        self.values.get(row).is_some_and(Option::is_some)
    }

    /// The member, where it is a text.
    #[must_use]
    pub fn text(&self, row: usize) -> Option<Text<'a>> {
        let (json, _) = (*self.values.get(row)?)?;
        match Reader::new(json).next() {
            Ok(Some(Token::String(text))) => Some(text),
            _ => None,
        }
    }

    /// Where the member stands; one that is missing, where its object does.
    #[must_use]
    pub fn offset(&self, row: usize) -> usize {
        self.values.get(row).copied().flatten().map_or(self.start, |(_, offset)| offset)
    }
}

impl Object {
    /// The row that a member is: a named one, or that of all attributes with names of the caller's own.
    #[must_use]
    pub fn row(&self, name: &str, options: &Options) -> Option<&'static Prop> {
        let named = self.props.iter().find(|prop| prop.name == name && prop.is_there(options));
        named.or_else(|| self.custom_of(name).map(|custom| &custom.prop))
    }

    /// The attributes with names of the caller's own, where `name` can be one of them.
    #[must_use]
    pub fn custom_of(&self, name: &str) -> Option<&'static Custom> {
        match self.rest {
            Rest::Custom(custom) if !custom.reserved.is_some_and(|prefix| name.starts_with(prefix)) => Some(custom),
            _ => None,
        }
    }
}

/// What a member is that no row names.
pub enum Rest {
    /// A mistake.
    Unknown,
    /// An attribute that the caller's organization made.
    Custom(&'static Custom),
    /// Nothing to the reader of the text, who passes over it: a warning with this code.
    Ignored(&'static Code),
}

/// Attributes with names of the caller's own.
pub struct Custom {
    /// What a name must be.
    pub name: &'static Field,
    /// Names that begin so are the provider's, if any.
    pub reserved: Option<&'static str>,
    /// What a value must be.
    pub prop: Prop,
}

/// A list.
pub struct List {
    /// What each element is.
    pub item: Kind,
    /// The least number of elements.
    pub min: usize,
    /// What makes two elements the same, given one as it stands in the text; where that is a mistake.
    pub same: Option<fn(&str) -> Option<String>>,
}

/// Whether a member must be there.
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

/// What `null` does to a member.
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

/// A row: optional, not nullable, without bounds.
#[must_use]
pub const fn prop(name: &'static str, kind: Kind) -> Prop {
    Prop {
        name,
        kind,
        required: Required::No,
        null: Null::Refused,
        bounds: [None; 2],
        only: None,
        selects: false,
        should: None,
        code: None,
        #[cfg(feature = "docs")]
        note: "",
    }
}

impl Prop {
    /// Whether its object is refused without it.
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
    #[must_use]
    pub fn is_there(&self, options: &Options) -> bool {
        self.only.is_none_or(|switch| options.has(switch))
    }

    /// It must be there.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = Required::Yes;
        self
    }

    /// It must be there, until `switch` is on.
    #[must_use]
    pub const fn required_until(mut self, switch: Switch) -> Self {
        self.required = Required::Until(switch);
        self
    }

    /// It should be there, and with `switch` on it must.
    #[must_use]
    pub const fn wanted(mut self, switch: Switch) -> Self {
        self.required = Required::Wanted(switch);
        self
    }

    /// It is there only with `switch` on.
    #[must_use]
    pub const fn only(mut self, switch: Switch) -> Self {
        self.only = Some(switch);
        self
    }

    /// It changes nothing by itself.
    #[must_use]
    pub const fn selects(mut self) -> Self {
        self.selects = true;
        self
    }

    /// What `null` does.
    #[must_use]
    pub const fn null(mut self, null: Null) -> Self {
        self.null = null;
        self
    }

    /// At most so long, or it is refused.
    #[must_use]
    pub const fn max(mut self, max: usize, unit: Unit) -> Self {
        self.bounds[0] = Some(Bound { min: 0, max, unit, severity: Severity::Error });
        self
    }

    /// From so long to so long, or it will probably go wrong.
    #[must_use]
    pub const fn usual(mut self, min: usize, max: usize, unit: Unit) -> Self {
        self.bounds[1] = Some(Bound { min, max, unit, severity: Severity::Warning });
        self
    }

    /// A field that the value should be.
    #[must_use]
    pub const fn should(mut self, field: &'static Field) -> Self {
        self.should = Some(field);
        self
    }

    /// A code of the provider's own, where its value is not one of the choices.
    #[must_use]
    pub const fn code(mut self, code: &'static Code) -> Self {
        self.code = Some(code);
        self
    }

    /// What the document says of it. Left out of the module.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "left out of the module"))]
    pub const fn note(mut self, note: &'static str) -> Self {
        #[cfg(feature = "docs")]
        {
            self.note = note;
        }
        self
    }
}

/// An object of these rows and no others.
#[must_use]
pub const fn object(props: &'static [Prop]) -> Object {
    Object { props, rest: Rest::Unknown, read_only: &[], whole: None }
}

impl Object {
    /// Members with names of the caller's own.
    #[must_use]
    pub const fn custom(mut self, custom: &'static Custom) -> Self {
        self.rest = Rest::Custom(custom);
        self
    }

    /// Any other member is passed over: a warning with this code.
    #[must_use]
    pub const fn ignores(mut self, code: &'static Code) -> Self {
        self.rest = Rest::Ignored(code);
        self
    }

    /// Members of the answer that a request must not have.
    #[must_use]
    pub const fn read_only(mut self, names: &'static [&'static str]) -> Self {
        self.read_only = names;
        self
    }

    /// A rule over several members.
    #[must_use]
    pub const fn whole(mut self, rule: Whole) -> Self {
        self.whole = Some(rule);
        self
    }
}
