//! An e-mail address.

use super::{Doc, Field, fixed, invalid, valid};
use crate::fault::{Code, Fault, code, shared};

/// Not local-part@domain.
pub static FORM: Code = code("email_form", "must have the form local-part@domain");

/// `email`
pub static FIELD: Field = Field::text("email", |text, _| check(text)).doc(Doc {
    about: "an e-mail address",
    sources: &["RFC 5321, 4.1.2: Mailbox"],
    codes: &[&FORM],
    rows: &[valid("user@user.com"), invalid("", Fault::new(&shared::EMPTY)), invalid("user", Fault::new(&FORM))],
});

/// RFC 5322, for tables that name it.
pub static RFC5322: Field = Field::text("email", |text, _| check(text));

/// Whether `text` is an address.
///
/// # Errors
/// `email_form`, and those of [`fixed::form`]
pub fn check(text: &str) -> Result<(), Fault> {
    fixed::form(text)?;
    if text.contains('@') { Ok(()) } else { Err(Fault::new(&FORM)) }
}
