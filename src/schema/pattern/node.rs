//! A pattern that was read, whatever its flavour: only what decides whether a text matches. So there are no captures, and
//! nothing is lazy or greedy.

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// Matches the empty text; and stands for what is not supported, so that the pattern is read to its end.
    Empty,
    /// One character of a set; with `fold`, also what simple case folding (Unicode, CaseFolding.txt) makes of it.
    One { set: Set, fold: bool },
    /// A place between characters.
    Look(Look),
    /// From the first to the second number of times; without the second, without an end.
    Repeat(Box<Node>, u32, Option<u32>),
    /// One after the other.
    Concat(Vec<Node>),
    /// One or the other.
    Alternate(Vec<Node>),
}

/// A place between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The start of the text.
    Start,
    /// The end of the text.
    End,
    /// The end of the text, or before its last line terminator.
    EndOfLastLine,
    /// The start of the text, or after U+000A.
    LineStart,
    /// The end of the text, or before U+000A.
    LineEnd,
    /// Between a character of `[0-9A-Za-z_]` and one that is not.
    Word,
    /// Everywhere else.
    NotWord,
}

/// A set of code points. Surrogates may be named: no text has them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Set {
    /// From the first to the last.
    Range(u32, u32),
    /// What the crate regex calls so: `gc=L`.
    Property(String),
    /// In one of these; without any, the empty set.
    Union(Vec<Set>),
    /// In both.
    And(Box<Set>, Box<Set>),
    /// In none.
    Not(Box<Set>),
}

impl Set {
    pub(super) const fn single(code: u32) -> Self {
        Self::Range(code, code)
    }

    /// `ranges` from the first to the last character of each.
    pub(super) fn of(ranges: &[(char, char)]) -> Self {
        Self::Union(ranges.iter().map(|(from, to)| Self::Range(u32::from(*from), u32::from(*to))).collect())
    }

    pub(super) fn property(name: &str) -> Self {
        Self::Property(name.to_owned())
    }

    pub(super) fn not(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// The set, or with `negative` all other code points.
    pub(super) fn negated_if(self, negative: bool) -> Self {
        if negative { self.not() } else { self }
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self::Union(vec![self, other])
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self::And(Box::new(self), Box::new(other))
    }
}

impl Node {
    pub(super) const fn one(set: Set) -> Self {
        Self::One { set, fold: false }
    }

    pub(super) const fn literal(code: u32) -> Self {
        Self::one(Set::single(code))
    }

    /// What stands one after the other.
    pub(super) fn concat(mut nodes: Vec<Self>) -> Self {
        match nodes.len() {
            0 => Self::Empty,
            1 => nodes.pop().unwrap_or(Self::Empty),
            _ => Self::Concat(nodes),
        }
    }

    /// What stands beside each other.
    pub(super) fn alternate(mut nodes: Vec<Self>) -> Self {
        if nodes.len() == 1 { nodes.pop().unwrap_or(Self::Empty) } else { Self::Alternate(nodes) }
    }

    /// The node, so many times.
    pub(super) fn repeat(self, min: u32, max: Option<u32>) -> Self {
        Self::Repeat(Box::new(self), min, max)
    }

    /// Whether it matches the empty text alone.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Empty | Self::Look(_) | Self::Repeat(_, _, Some(0)) => true,
            Self::One { .. } => false,
            Self::Repeat(node, ..) => node.is_empty(),
            Self::Concat(nodes) | Self::Alternate(nodes) => nodes.iter().all(Self::is_empty),
        }
    }

    /// Whether `look` stands in it.
    pub(super) fn has(&self, look: Look) -> bool {
        match self {
            Self::Look(own) => *own == look,
            Self::Empty | Self::One { .. } => false,
            Self::Repeat(node, ..) => node.has(look),
            Self::Concat(nodes) | Self::Alternate(nodes) => nodes.iter().any(|node| node.has(look)),
        }
    }

    /// Whether `look` stands only where nothing that matches a character can follow.
    pub(super) fn has_only_last(&self, look: Look) -> bool {
        match self {
            Self::Empty | Self::Look(_) | Self::One { .. } => true,
            Self::Repeat(node, _, max) => {
                !node.has(look) || node.is_empty() || max.is_some_and(|max| max <= 1) && node.has_only_last(look)
            }
            Self::Alternate(nodes) => nodes.iter().all(|node| node.has_only_last(look)),
            Self::Concat(nodes) => {
                let first = nodes.iter().position(|node| node.has(look)).unwrap_or(nodes.len());
                nodes.iter().skip(first).all(|node| node.has_only_last(look))
                    && nodes.iter().skip(first + 1).all(Self::is_empty)
            }
        }
    }
}
