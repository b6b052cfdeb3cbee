//! A rule that can be broken, by its stable name, and the message for whoever breaks it.

/// A rule that can be broken: a stable name and what to say of it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Code {
    /// Stable, `snake_case`. Part of the public contract.
    pub id: &'static str,
    /// What is expected, in lower case, without a final stop. `{limit}` and its like are filled from the issue's
    /// parameters; a part in `[…]` is left out where a parameter that it speaks of is missing.
    pub text: &'static str,
}

/// Declares a code: its stable name, and what its message expects.
#[must_use]
pub(crate) const fn code(id: &'static str, text: &'static str) -> Code {
    Code { id, text }
}

/// Declares codes, and the list of them in the order of the documentation.
macro_rules! codes {
    ($list:ident: $($name:ident: $id:literal, $text:literal;)*) => {
        $(#[doc = concat!("`", $id, "`: ", $text)] pub static $name: $crate::report::Code = $crate::report::code($id, $text);)*
        /// Every code of this module, in the order of the documentation.
        pub static $list: &[&$crate::report::Code] = &[$(&$name),*];
    };
}

pub(crate) use codes;

/// Codes are compared by name: a provider may have its own message for a shared one.
impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}
