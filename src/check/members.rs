//! The members of an object that has ended.

use crate::json::{Reader, Text, Token};

/// The members of an object that has ended, by the rows of its table.
pub(super) struct Members<'a> {
    /// The byte offset of the object.
    pub(super) start: usize,
    /// Each row's value as it stands in the text, with its byte offset.
    pub(super) values: Vec<Option<(&'a str, usize)>>,
}

impl<'a> Members<'a> {
    /// Notes a row's value, and its byte offset.
    pub(super) fn hold(&mut self, row: usize, offset: usize, value: &'a str) {
        if let Some(member) = self.values.get_mut(row) {
            *member = Some((value, offset));
        }
    }

    pub(super) fn has(&self, row: usize) -> bool {
        self.values[row].is_some()
    }

    /// The member, where it is a text.
    pub(super) fn text(&self, row: usize) -> Option<Text<'a>> {
        match Reader::new(self.values[row]?.0).next() {
            Ok(Some(Token::String(text))) => Some(text),
            _ => None,
        }
    }

    /// Where the member stands; one that is missing, where its object does.
    pub(super) fn offset(&self, row: usize) -> usize {
        self.values[row].map_or(self.start, |(_, offset)| offset)
    }
}
