//! What identity schemas say beside JSON Schema, under `ory.sh/kratos`: which traits are identifiers, and which are addresses
//! that the server verifies, or sends codes of recovery to. GitHub ory/kratos, `schema/extension.go`, `identity/extension_*.go`.

use super::codes::{NO_FORMAT, NOT_FORMAT};
use super::dialect::Dialect;
use super::format::{self, Verdict};
use crate::json::tree::{Id, Tree};
use crate::report::{Code, Path};

/// The keyword.
pub(super) const KEYWORD: &str = "ory.sh/kratos";

/// How an address is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Via {
    /// By e-mail.
    Email,
    /// By text message.
    Sms,
}

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Use {
    /// A person signs in with it: a password or a key beside it, or a code that is sent to it.
    Identifier,
    /// The server asks whether it is the person's: `verifiable_addresses`.
    Verification,
    /// The server sends codes to it when a person has lost access: `recovery_addresses`.
    Recovery,
}

/// An address among the traits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Address {
    /// As the server keeps it: without white space around it, and e-mail addresses and identifiers in small letters. A
    /// telephone number is as it was written: newer servers keep it as E.164.
    pub value: String,
    /// How it is reached; of an identifier that is no address, `None`.
    pub via: Option<Via>,
    /// What it is for.
    pub purpose: Use,
    /// Where it stands.
    pub path: Path,
}

/// What the keyword says of one trait.
#[derive(Default)]
pub(super) struct Extension {
    verification: Option<Via>,
    recovery: Option<Via>,
    code: Option<Via>,
    is_identifier: bool,
    format: Option<String>,
}

impl Extension {
    /// Reads it of a schema that has it.
    pub(super) fn read(tree: &Tree<'_>, schema: Id) -> Option<Self> {
        let own = tree.member(schema, KEYWORD)?;
        let via = |of: Option<Id>| match &*tree.text(of?, "via")?.decode() {
            "email" => Some(Via::Email),
            "sms" => Some(Via::Sms),
            _ => None,
        };
        let credentials = tree.member(own, "credentials");
        let is_set = |kind: &str| {
            let identifier = credentials.and_then(|all| tree.member(tree.member(all, kind)?, "identifier"));
            identifier.is_some_and(|identifier| tree.is_true(identifier))
        };
        Some(Self {
            verification: via(tree.member(own, "verification")),
            recovery: via(tree.member(own, "recovery")),
            code: is_set("code").then(|| via(credentials.and_then(|all| tree.member(all, "code")))).flatten(),
            is_identifier: is_set("password") || is_set("webauthn"),
            format: tree.text(schema, "format").map(|name| name.decode().into_owned()),
        })
    }

    /// The formats that a text would have to have, to be the address that it is to be, each with the keyword that the server
    /// names, and the code. What is sent by e-mail must be an e-mail address, unless a format says otherwise; a telephone
    /// number that is to be verified must have a format, and one that is an identifier must be valid (`x/normalize.go`).
    pub(super) fn refusals(&self, text: &str) -> impl Iterator<Item = (&'static str, &'static Code, &'static str)> {
        let is = |name: &str| {
            let format = format::find(name, Dialect::Kratos);
            format.is_none_or(|format| format.check(text) != Verdict::Invalid)
        };
        let verification = match (self.verification, self.format.as_deref().unwrap_or_default()) {
            (Some(Via::Email), "") if !is("email") => Some(("format", &NOT_FORMAT, "email")),
            (Some(Via::Sms), "") => Some(("format", &NO_FORMAT, "tel")),
            _ => None,
        };
        let recovery = (self.recovery == Some(Via::Email) && !is("email")).then_some(("format", &NOT_FORMAT, "email"));
        let code = (self.code == Some(Via::Sms) && !is("tel")).then_some(("", &NOT_FORMAT, "tel"));
        verification.into_iter().chain(recovery).chain(code)
    }

    /// The addresses that a text is.
    pub(super) fn addresses(&self, text: &str, path: &Path) -> impl Iterator<Item = Address> {
        let plain = text.trim();
        let kept =
            if self.format.as_deref().unwrap_or("email") == "email" { plain.to_lowercase() } else { plain.to_owned() };
        let address = |purpose, via, value: &str| Address { value: value.to_owned(), via, purpose, path: path.clone() };
        let identifier = self.is_identifier.then(|| address(Use::Identifier, None, &text.to_lowercase()));
        let code = self.code.map(|via| match via {
            Via::Email => address(Use::Identifier, Some(via), &plain.to_lowercase()),
            Via::Sms => address(Use::Identifier, Some(via), plain),
        });
        let verification = self.verification.map(|via| address(Use::Verification, Some(via), &kept));
        let recovery = self.recovery.map(|via| match via {
            Via::Email => address(Use::Recovery, Some(via), &plain.to_lowercase()),
            Via::Sms => address(Use::Recovery, Some(via), plain),
        });
        identifier.into_iter().chain(code).chain(verification).chain(recovery)
    }
}
