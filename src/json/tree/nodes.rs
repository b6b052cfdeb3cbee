//! The values of a tree, and the names of members.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::json::{Number, Text};

/// A value in one [`Tree`](super::Tree).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Id(pub(super) usize);

impl Id {
    /// Its place among all values of the tree, from 0.
    pub(crate) const fn number(self) -> usize {
        self.0
    }
}

/// One value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Node<'a> {
    /// `null`, `true` or `false`.
    Literal(&'a str),
    /// A number.
    Number(Number<'a>),
    /// A string as it was written.
    String(Text<'a>),
    /// A list.
    Array(Items),
    /// An object.
    Object(Members),
}

/// The elements of a list.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Items(pub(super) Children);

/// The members of an object.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Members(pub(super) Children);

/// Where the children of a container stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Children {
    /// How many there are.
    pub(super) count: usize,
    pub(super) place: Place,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// As they were read: from here on in the list of all.
    Read(usize),
    /// The same, of a large object, and where its places sorted by name begin.
    Sorted(usize, usize),
    /// In a list of their own.
    Edited(usize),
}

impl Default for Place {
    fn default() -> Self {
        Self::Read(0)
    }
}

/// A member of an object.
#[derive(Clone, Debug)]
pub(super) struct Member<'a> {
    pub(super) name: Name<'a>,
    pub(super) value: Id,
}

/// A member's name, as JSON text without quotes.
#[derive(Clone, Debug)]
pub(super) struct Name<'a> {
    pub(super) raw: Cow<'a, str>,
    /// Whether there may be an escape in it.
    pub(super) escaped: bool,
}

impl<'a> Name<'a> {
    pub(super) fn new(raw: impl Into<Cow<'a, str>>) -> Self {
        let raw = raw.into();
        Self { escaped: raw.contains('\\'), raw }
    }

    pub(super) fn is(&self, other: &Name<'_>) -> bool {
        self.raw == other.raw || (self.escaped || other.escaped) && self.compare(other).is_eq()
    }

    pub(super) fn compare(&self, other: &Name<'_>) -> Ordering {
        // UTF-8 keeps the order of code points.
        if self.escaped || other.escaped { compare(&self.raw, &other.raw) } else { self.raw.cmp(&other.raw) }
    }
}

impl Items {
    /// How many there are.
    #[must_use]
    pub(crate) const fn len(&self) -> usize {
        self.0.count
    }

    /// Whether there is none.
    #[must_use]
    pub(crate) const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Members {
    /// How many there are.
    #[must_use]
    pub(crate) const fn len(&self) -> usize {
        self.0.count
    }

    /// Whether there is none.
    #[must_use]
    pub(crate) const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Compares two strings, given as JSON text without quotes, by the code points that they stand for.
pub(super) fn compare(one: &str, other: &str) -> Ordering {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b && *a != b'\\').count();
    match (one.as_bytes().get(same), other.as_bytes().get(same)) {
        (Some(b'\\'), _) | (_, Some(b'\\')) => {
            let [one, other] = [one, other].map(|text| Text::written(&text[same..]).code_points());
            one.cmp(other)
        }
        // UTF-8 keeps the order of code points.
        (one, other) => one.cmp(&other),
    }
}
