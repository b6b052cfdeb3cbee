//! A schema that has been read: its nodes, one for each schema in it.

use super::dialect::Dialect;
use super::extension::Extension;
use super::format::Format;
use super::pattern::Pattern;

/// The place of a node among all of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At(pub(super) usize);

/// A JSON Schema that has been read, to check documents against.
pub struct Schema {
    pub(super) dialect: Dialect,
    pub(super) nodes: Vec<Node>,
    pub(super) root: At,
    /// The values of `const` and `enum`: a list as JSON text.
    pub(super) constants: String,
}

/// One schema.
pub(super) struct Node {
    /// Where it stands: `#/properties/traits`, or the reference that leads to it and what is behind.
    pub(super) place: String,
    pub(super) rules: Rules,
}

/// What a node asks for.
pub(super) enum Rules {
    /// `true` allows everything, `false` nothing.
    Always(bool),
    /// What another node asks for. Whatever stands beside `$ref` is ignored (draft-07, core, 8.3).
    Reference(At),
    Keywords(Box<Keywords>),
}

/// The keywords of a schema; one that is not there asks for nothing. The sections are those of draft-07, validation.
#[derive(Default)]
pub(super) struct Keywords {
    // 6.1: any value.
    pub(super) types: Vec<Type>,
    pub(super) choices: Option<Vec<usize>>,
    pub(super) constant: Option<usize>,
    // 6.2: numbers.
    pub(super) multiple_of: Option<String>,
    pub(super) bounds: Vec<Bound>,
    // 6.3: texts.
    pub(super) length: Counts,
    pub(super) pattern: Option<Pattern>,
    /// Its name beside it.
    pub(super) format: Option<(String, Format)>,
    pub(super) encoding: Option<String>,
    pub(super) media_type: Option<String>,
    // 6.4: lists.
    pub(super) items: Items,
    pub(super) additional_items: Option<At>,
    pub(super) item_count: Counts,
    pub(super) unique: bool,
    pub(super) contains: Option<At>,
    // 6.5: objects.
    pub(super) member_count: Counts,
    /// Names as JSON text without quotes.
    pub(super) required: Vec<String>,
    pub(super) properties: Vec<(String, At)>,
    pub(super) pattern_properties: Vec<(Pattern, At)>,
    pub(super) additional: Option<At>,
    pub(super) dependencies: Vec<(String, Dependency)>,
    pub(super) property_names: Option<At>,
    // Kratos's own.
    pub(super) extension: Option<Extension>,
    // 6.6 and 6.7: schemas within a schema.
    pub(super) condition: Option<Condition>,
    pub(super) all_of: Vec<At>,
    pub(super) any_of: Vec<At>,
    pub(super) one_of: Vec<At>,
    pub(super) not: Option<At>,
}

/// A type of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

/// The types by name.
pub(super) const TYPES: &[(&str, Type)] = &[
    ("null", Type::Null),
    ("boolean", Type::Boolean),
    ("integer", Type::Integer),
    ("number", Type::Number),
    ("string", Type::String),
    ("array", Type::Array),
    ("object", Type::Object),
];

impl Type {
    pub(super) fn name(self) -> &'static str {
        TYPES.iter().find(|(_, known)| *known == self).map_or("", |(name, _)| name)
    }
}

/// How many there may be.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) min: Option<usize>,
    pub(super) max: Option<usize>,
}

/// A bound of a number.
pub(super) struct Bound {
    pub(super) keyword: Keyword,
    pub(super) limit: String,
}

/// The keywords of bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyword {
    Minimum,
    ExclusiveMinimum,
    Maximum,
    ExclusiveMaximum,
}

/// What the elements of a list are.
#[derive(Default)]
pub(super) enum Items {
    #[default]
    Any,
    /// All of one schema.
    All(At),
    /// Each of its own.
    Each(Vec<At>),
}

/// What an object that has a member must have or be besides.
pub(super) enum Dependency {
    Names(Vec<String>),
    Schema(At),
}

/// `if`, `then` and `else`.
pub(super) struct Condition {
    pub(super) test: At,
    pub(super) then: Option<At>,
    pub(super) otherwise: Option<At>,
}

impl Keywords {
    /// The schemas that look at the same value.
    pub(super) fn in_place(&self) -> impl Iterator<Item = At> {
        let condition = self
            .condition
            .iter()
            .flat_map(|condition| [Some(condition.test), condition.then, condition.otherwise].into_iter().flatten());
        let dependencies = self.dependencies.iter().filter_map(|(_, dependency)| match dependency {
            Dependency::Schema(at) => Some(*at),
            Dependency::Names(_) => None,
        });
        let several = self.all_of.iter().chain(&self.any_of).chain(&self.one_of).chain(&self.not).copied();
        several.chain(condition).chain(dependencies)
    }
}
