//! What a leaf check answers: which rule, where in the text, and the limit that was passed.
//!
//! A [`Fault`] is a few machine words. It knows no path, no severity and no language, and it has no place for the value.

/// A rule that can be broken: a stable name and what to say of it.
#[derive(Debug)]
pub struct Code {
    /// Stable, `snake_case`. Part of the public contract.
    pub id: &'static str,
    /// What is expected, in lower case, without a final stop. `{limit}` and its like are filled from the issue's
    /// parameters; a part in `[…]` is left out where a parameter that it speaks of is missing.
    pub text: &'static str,
}

/// Declares a code: its stable name, and what its message expects.
#[must_use]
pub const fn code(id: &'static str, text: &'static str) -> Code {
    Code { id, text }
}

/// Declares codes, and the list of them in the order of the documentation.
macro_rules! codes {
    ($list:ident: $($name:ident: $id:literal, $text:literal;)*) => {
        $(#[doc = concat!("`", $id, "`: ", $text)] pub static $name: $crate::fault::Code = $crate::fault::code($id, $text);)*
        /// Every code of this module, in the order of the documentation.
        pub static $list: &[&$crate::fault::Code] = &[$(&$name),*];
    };
}

pub(crate) use codes;

/// Codes are compared by name: there is one of each name.
impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}

/// What a length, a size or a count is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8.
    Bytes,
    /// Unicode code points.
    Characters,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
    /// Decimal digits.
    Digits,
    /// Elements of a list or members of an object.
    Items,
    /// Objects and lists around a value.
    Levels,
}

impl Unit {
    /// The name used in messages and in `params.unit`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Characters => "characters",
            Self::Utf16 => "UTF-16 units",
            Self::Digits => "digits",
            Self::Items => "items",
            Self::Levels => "levels",
        }
    }

    /// How long `text` is in this unit. Digits, items and levels are not lengths of a text: they count as characters.
    #[must_use]
    pub fn of(self, text: &str) -> usize {
        match self {
            Self::Bytes => text.len(),
            // What has four bytes in UTF-8 has two units.
            Self::Utf16 => text.chars().count() + text.bytes().filter(|byte| *byte >= 0xF0).count(),
            Self::Characters | Self::Digits | Self::Items | Self::Levels => text.chars().count(),
        }
    }
}

/// One broken rule in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule.
    pub code: &'static Code,
    /// Byte offset in the text, at a character boundary.
    pub at: Option<usize>,
    /// The bound that was passed.
    pub limit: Option<i32>,
    /// What `limit` and `actual` count.
    pub unit: Option<Unit>,
    /// A length or a count, never content.
    pub actual: Option<usize>,
    /// What would have been right, where a word can say it.
    pub expected: Option<&'static str>,
}

impl Fault {
    /// A fault of which no more is known than the rule.
    #[must_use]
    pub const fn new(code: &'static Code) -> Self {
        Self { code, at: None, limit: None, unit: None, actual: None, expected: None }
    }

    /// The byte offset of the culprit.
    #[must_use]
    pub const fn at(mut self, at: usize) -> Self {
        self.at = Some(at);
        self
    }

    /// The bound, its unit, and the length or count that passed it.
    #[must_use]
    pub const fn limit(mut self, limit: i32, unit: Unit, actual: usize) -> Self {
        self.limit = Some(limit);
        self.unit = Some(unit);
        self.actual = Some(actual);
        self
    }

    /// What would have been right.
    #[must_use]
    pub const fn expected(mut self, expected: &'static str) -> Self {
        self.expected = Some(expected);
        self
    }
}

/// Takes the warnings of a leaf check.
pub type Sink<'a> = &'a mut dyn FnMut(Fault);

/// The codes that any field, table or text can raise. A field's own stand in its file.
pub mod shared {
    codes! {
        ALL:
        REQUIRED: "required", "must be given";
        WRONG_TYPE: "wrong_type", "must be of type {expected}";
        NOT_NULLABLE: "not_nullable", "must not be null: leave it out to keep it as it is";
        UNKNOWN_FIELD: "unknown_field", "must be a member that the server knows[; the nearest is {nearest}]";
        READ_ONLY: "read_only", "must be left out: the server sets it";
        NOT_ONE_OF: "not_one_of", "must be one of {expected}[; the nearest is {nearest}]";
        NOT_INTEGER: "not_integer", "must be a whole number";
        TOO_SHORT: "too_short", "must be at least {limit} {unit}, is {actual}";
        TOO_LONG: "too_long", "must be at most {limit} {unit}, is {actual}";
        TOO_SMALL: "too_small", "must be at least {limit}";
        TOO_LARGE: "too_large", "must be at most {limit}";
        EMPTY: "empty", "must not be empty";
        EDGE_SPACE: "edge_space", "must not begin or end with white space";
        CONTROL_CHARACTER: "control_character", "must not contain control characters";
        LOOK_ALIKE: "look_alike", "must be written in ASCII, not in characters that look like it";
        LONE_SURROGATE: "lone_surrogate", "must be well-formed Unicode: a server replaces half a surrogate pair";
        DUPLICATE: "duplicate", "should not stand in the list twice";
        EMPTY_PATCH: "empty_patch", "changes nothing";
        ABSENT_KEPT: "absent_kept", "is left as it is: null clears what can be cleared";
        CANNOT_CLEAR: "cannot_clear", "must keep a value: the server has no way to clear it";
        NOT_EXPRESSIBLE: "not_expressible", "must be changed another way[: by {instead}]";
        SIBLING_DROPPED: "sibling_dropped", "should be sent too: the server replaces the object whole, and this goes with it";
        LOOKS_BUILT_IN: "looks_built_in", "is taken as a custom attribute; the built-in is {nearest}";
        FORM_NAME: "form_name", "must be named by its path, with dots or brackets, and no other input by the same";
        JSON_SYNTAX: "json_syntax", "must be JSON: expected {expected}[ at byte {offset}]";
        DUPLICATE_KEY: "duplicate_key", "must be given once";
        TOO_DEEP: "too_deep", "must be nested less deeply[ than {limit} {unit}]";
        VALUE_DROPPED: "value_dropped", "is left out, or written as null: JSON cannot hold it";
        NOT_JSON: "not_json", "must be data that JSON can hold";
        NOT_JSON_NUMBER: "not_json_number", "must be a finite number";
        NOT_JSON_BIGINT: "not_json_bigint", "must not be a BigInt, which JSON cannot hold";
        NOT_JSON_CYCLE: "not_json_cycle", "must not contain itself";
        BAD_PATH_VALUE: "bad_path_value", "must be one segment of a path: not empty, not . or ..";
        CREDENTIAL: "credential", "must be left out: a credential is added where the request is sent";
        BAD_HEADER_VALUE: "bad_header_value", "must be visible ASCII without line ends";
    }
}
