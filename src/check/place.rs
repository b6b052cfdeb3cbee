//! Where the walk stands, and what it has met there.

use std::borrow::Cow;

use crate::json::Text;
use crate::table::Prop;

/// One step of the way to where the walk stands, borrowed from the text or the table.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    Name(Text<'a>),
    Index(usize),
}

impl Place<'_> {
    pub(super) const fn of(prop: &Prop) -> Self {
        Self::Name(Text::plain(prop.name))
    }
}

/// Something that may stand only once.
pub(super) struct Occurrence<'a> {
    /// What identifies it.
    pub(super) key: Cow<'a, str>,
    pub(super) offset: usize,
    pub(super) place: Place<'a>,
}
