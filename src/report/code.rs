//! A rule that a draft can break: its stable name and its message.

/// A rule that a draft can break: its stable name and its message.
#[derive(Debug)]
#[non_exhaustive]
pub struct Code {
    /// Stable, `snake_case`. Part of the public contract.
    pub id: &'static str,
    /// The message template: what is expected, in lower case, without a final stop. `{limit}` and the like are filled
    /// from the parameters; a part in `[…]` is left out if one of its parameters is missing.
    pub text: &'static str,
}

/// Declares a code: its stable name and its message template.
#[must_use]
pub(crate) const fn code(id: &'static str, text: &'static str) -> Code {
    Code { id, text }
}

/// Declares codes, and a list of them in the order of the documentation.
macro_rules! codes {
    ($list:ident: $($name:ident: $id:literal, $text:literal;)*) => {
        $(#[doc = concat!("`", $id, "`: ", $text)] pub static $name: $crate::report::Code = $crate::report::code($id, $text);)*
        /// Every code of this module, in the order of the documentation.
        pub static $list: &[&$crate::report::Code] = &[$(&$name),*];
    };
}

pub(crate) use codes;

/// Codes are compared by name: a provider may have its own message for a shared code.
impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}
