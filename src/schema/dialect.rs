//! The two readings of JSON Schema, and its drafts.

use super::pattern::Flavour;

/// How a schema is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dialect {
    /// As Ory Kratos reads identity schemas: github.com/ory/jsonschema v3.
    #[default]
    Kratos,
    /// As draft-07 says: json-schema.org/draft-07, core and validation.
    Draft07,
}

impl Dialect {
    /// Whether a format that a value has can only be met by a text: ory/jsonschema, `formats.go`. The standard lets every
    /// other value pass (draft-07, validation, 7.1).
    pub(super) const fn formats_want_texts(self) -> bool {
        matches!(self, Self::Kratos)
    }

    /// Whether `1.0` and `1e2` are no integers: ory/jsonschema reads the literal. To the standard they are (draft-07, core,
    /// 6.1.1 with 4.2.2).
    pub(super) const fn integers_are_literals(self) -> bool {
        matches!(self, Self::Kratos)
    }

    /// Whose patterns the patterns are. The standard asks for those of ECMA-262 (draft-07, validation, 4.3).
    pub(super) const fn flavour(self) -> Flavour {
        match self {
            Self::Kratos => Flavour::Re2,
            Self::Draft07 => Flavour::Ecmascript,
        }
    }

    /// Whether `$id` inside of a schema changes what a pointer leads to.
    pub(super) const fn rebases_pointers(self) -> bool {
        matches!(self, Self::Draft07)
    }
}

/// A draft of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Draft {
    Four,
    Six,
    Seven,
}

/// What `$schema` may say, and the draft that it means: ory/jsonschema, `compiler.go`. To the standard the empty fragment
/// makes no difference.
const DRAFTS: &[(&str, Draft)] = &[
    ("http://json-schema.org/schema#", Draft::Seven),
    ("http://json-schema.org/draft-07/schema#", Draft::Seven),
    ("http://json-schema.org/draft-06/schema#", Draft::Six),
    ("http://json-schema.org/draft-04/schema#", Draft::Four),
];

impl Draft {
    /// The draft that `$schema` means.
    pub(super) fn named(uri: &str, dialect: Dialect) -> Option<Self> {
        let is_named = |known: &str| match dialect {
            Dialect::Kratos => known == uri,
            Dialect::Draft07 => known.trim_end_matches('#') == uri.trim_end_matches('#'),
        };
        let draft = DRAFTS.iter().find(|(known, _)| is_named(known)).map(|(_, draft)| *draft);
        draft.filter(|draft| dialect == Dialect::Kratos || *draft == Self::Seven)
    }

    /// The name of the keyword that names a schema.
    pub(super) const fn id_keyword(self) -> &'static str {
        match self {
            Self::Four => "id",
            Self::Six | Self::Seven => "$id",
        }
    }
}
