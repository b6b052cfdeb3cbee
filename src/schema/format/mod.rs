//! The formats of JSON Schema: one file for each family, registered in [`KRATOS`] and [`DRAFT_07`].
//!
//! Sources:
//! * Kratos: GitHub ory/jsonschema v3.0.9-0.20250317235931-280c5fc7bf0e, `formats.go`, over the standard library of Go 1.26,
//!   with which Kratos is built. Servers that an older Go built accept some more URIs (see `go_url.rs`). Ory Kratos adds
//!   `no-validate`.
//! * Draft-07: <https://json-schema.org/draft-07/draft-handrews-json-schema-validation-01>, section 7.3, and the documents
//!   that it names.
//!
//! A format is asked about texts alone: what another value means depends on the dialect, and the caller knows it.

mod email;
mod go_url;
mod hostname;
mod ip;
mod percent;
mod pointer;
mod tel;
mod template;
#[cfg(test)]
mod tests;
mod time;
mod uri;
mod verdict;

pub(crate) use verdict::Verdict;

use super::dialect::Dialect;

/// How a text is checked.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Format {
    /// By this function, which is always sure.
    Text(fn(&str) -> bool),
    /// By the numbering plans, which are not.
    Tel,
    /// By the caller, who reads patterns: the text has to be one.
    Regex,
}

impl Format {
    /// Whether `text` has the format. Every text is valid to [`Format::Regex`], which the caller checks.
    pub(crate) fn check(self, text: &str) -> Verdict {
        match self {
            Self::Text(is) if is(text) => Verdict::Valid,
            Self::Text(_) => Verdict::Invalid,
            Self::Tel => tel::check(text),
            Self::Regex => Verdict::Valid,
        }
    }
}

/// The format of a name. `None` if the dialect does not know it and ignores it.
pub(crate) fn find(name: &str, dialect: Dialect) -> Option<Format> {
    let formats = match dialect {
        Dialect::Kratos => KRATOS,
        Dialect::Draft07 => DRAFT_07,
    };
    formats.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
}

const KRATOS: &[(&str, Format)] = &[
    ("date-time", Format::Text(time::is_go_date_time)),
    ("date", Format::Text(crate::field::date::is)),
    ("time", Format::Text(time::is_go_time)),
    ("hostname", Format::Text(hostname::is_go_hostname)),
    ("email", Format::Text(email::is_go_email)),
    ("tel", Format::Tel),
    ("ip-address", Format::Text(ip::is_go_ipv4)),
    ("ipv4", Format::Text(ip::is_go_ipv4)),
    ("ipv6", Format::Text(ip::is_ipv6)),
    ("uri", Format::Text(go_url::is_absolute)),
    ("iri", Format::Text(go_url::is_absolute)),
    ("uri-reference", Format::Text(go_url::is_reference)),
    ("uriref", Format::Text(go_url::is_reference)),
    ("iri-reference", Format::Text(go_url::is_reference)),
    ("uri-template", Format::Text(template::is_go_template)),
    ("regex", Format::Regex),
    ("json-pointer", Format::Text(pointer::is_go_pointer)),
    ("relative-json-pointer", Format::Text(pointer::is_go_relative_pointer)),
    ("no-validate", Format::Text(|_| true)),
];

/// All of section 7.3 but `idn-hostname`, which takes the tables of IDNA.
const DRAFT_07: &[(&str, Format)] = &[
    ("date-time", Format::Text(time::is_date_time)),
    ("date", Format::Text(crate::field::date::is)),
    ("time", Format::Text(time::is_time)),
    ("email", Format::Text(email::is_email)),
    ("idn-email", Format::Text(email::is_idn_email)),
    ("hostname", Format::Text(hostname::is_hostname)),
    ("ipv4", Format::Text(ip::is_ipv4)),
    ("ipv6", Format::Text(ip::is_ipv6)),
    ("uri", Format::Text(uri::is_uri)),
    ("uri-reference", Format::Text(uri::is_uri_reference)),
    ("iri", Format::Text(uri::is_iri)),
    ("iri-reference", Format::Text(uri::is_iri_reference)),
    ("uri-template", Format::Text(template::is_template)),
    ("json-pointer", Format::Text(pointer::is_pointer)),
    ("relative-json-pointer", Format::Text(pointer::is_relative_pointer)),
    ("regex", Format::Regex),
];
