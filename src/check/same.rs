//! What makes two elements of a list the same.

use crate::json::{Reader, Token};
use crate::table::Same;

impl Same {
    /// What equal elements share, given one as JSON text; nothing where it is no such element.
    pub(crate) fn key(self, item: &str) -> Option<String> {
        match self {
            Self::Never => None,
            Self::Text => match Reader::new(item).next() {
                Ok(Some(Token::String(text))) => Some(text.decode().into_owned()),
                _ => None,
            },
            Self::Members(names) => {
                let texts: Option<Vec<String>> = names.iter().map(|name| member(item, name)).collect();
                // Each text with its length, so that no two lists of texts have the same key.
                Some(texts?.iter().map(|text| format!("{} {text}", text.len())).collect::<Vec<_>>().concat())
            }
        }
    }
}

/// The text that a member of an object is.
fn member(object: &str, name: &str) -> Option<String> {
    let mut reader = Reader::new(object);
    reader.next().ok()?;
    let mut found = None;
    while let Ok(Some(Token::Name(given))) = reader.next() {
        let is_it = given.is(name);
        let token = reader.next().ok()??;
        if let Token::String(value) = token
            && is_it
        {
            found = Some(value.decode().into_owned());
        }
        reader.skip(token).ok()?;
    }
    found
}
