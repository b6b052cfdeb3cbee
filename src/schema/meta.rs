//! The schemas of schemas.

use std::sync::OnceLock;

use super::dialect::{Dialect, Draft};
use super::node::Schema;

/// The meta-schemas by URI, as json-schema.org publishes them; to those of draft 4 and 6 ory/jsonschema (`draft4.go`,
/// `draft6.go`) adds formats of the keywords that hold patterns and URIs.
const TEXTS: &[(&str, &str)] = &[
    ("http://json-schema.org/draft-07/schema", include_str!("meta/draft-07.json")),
    ("http://json-schema.org/draft-06/schema", include_str!("meta/draft-06.json")),
    ("http://json-schema.org/draft-04/schema", include_str!("meta/draft-04.json")),
];

/// What may stand under `ory.sh/kratos`: GitHub ory/kratos v1.3.1, `embedx/identity_extension.schema.json`; and of later
/// releases `organizations.matcher`, whose values are not listed here, and recovery by text message.
const EXTENSION: &str = include_str!("meta/ory-extension.json");

/// The text of a meta-schema, by its URI without a fragment.
pub(super) fn text_of(uri: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(known, _)| *known == uri).map(|(_, text)| *text)
}

/// The schemas that a schema of this draft has to meet.
pub(super) fn of(draft: Draft, dialect: Dialect) -> impl Iterator<Item = &'static Schema> {
    static SEVEN: OnceLock<Schema> = OnceLock::new();
    static SIX: OnceLock<Schema> = OnceLock::new();
    static FOUR: OnceLock<Schema> = OnceLock::new();
    static OF_KRATOS: OnceLock<Schema> = OnceLock::new();
    static STANDARD: OnceLock<Schema> = OnceLock::new();
    let [seven, six, four] = [0, 1, 2].map(|nth: usize| TEXTS[nth].1);
    let read = |text| move || Schema::of_meta(text, dialect);
    let own = match (dialect, draft) {
        (Dialect::Draft07, _) => STANDARD.get_or_init(read(seven)),
        (Dialect::Kratos, Draft::Seven) => SEVEN.get_or_init(read(seven)),
        (Dialect::Kratos, Draft::Six) => SIX.get_or_init(read(six)),
        (Dialect::Kratos, Draft::Four) => FOUR.get_or_init(read(four)),
    };
    let extension = (dialect == Dialect::Kratos).then(|| OF_KRATOS.get_or_init(read(EXTENSION)));
    std::iter::once(own).chain(extension)
}
