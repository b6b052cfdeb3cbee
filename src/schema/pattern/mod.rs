//! Patterns that are known only at run time: those of a schema that somebody else wrote.
//!
//! A pattern is read by the rules of its own [`Flavour`] and written anew for the crate regex, which runs in time linear in
//! the text. What would take longer, or would not mean the same, is refused, and so is what is too large.

mod cursor;
mod ecmascript;
mod ecmascript_class;
mod grammar;
mod java;
mod java_class;
mod limits;
mod names;
mod node;
mod re2;
mod refusal;
mod write;

use regex::{Regex, RegexBuilder};

use limits::{MAX_COMPILED, MAX_DEPTH, MAX_LENGTH};
use node::{Look, Node};

pub use refusal::{Kind, Refusal};

/// Whose rules a pattern is written by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flavour {
    /// RE2, as Go's `regexp` has it: Ory Kratos.
    Re2,
    /// ECMAScript, with the flag `u` where the pattern is right so, and else without it. Code points either way.
    Ecmascript,
    /// Java's `java.util.regex`, without flags.
    Java,
}

/// A pattern that was read and compiled.
///
/// ```
/// use identity_patch::schema::pattern::{Flavour, Pattern};
///
/// let pattern = Pattern::new(r"^\d{3}$", Flavour::Re2)?;
/// assert!(pattern.is_match("123") && !pattern.is_match("1234"));
/// assert_eq!(pattern.as_str(), r"^\d{3}$");
/// # Ok::<(), identity_patch::schema::pattern::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    regex: Regex,
    /// Whether it may also end before a line terminator that ends the text.
    before_terminator: bool,
}

impl Pattern {
    /// A pattern that is looked for anywhere in a text, as JSON Schema's `pattern` is.
    ///
    /// ```
    /// use identity_patch::schema::pattern::{Flavour, Pattern};
    ///
    /// assert!(Pattern::new("b", Flavour::Re2)?.is_match("abc"));
    /// assert_eq!(Pattern::new("a(?=b)", Flavour::Ecmascript).unwrap_err().at, 1);
    /// # Ok::<(), identity_patch::schema::pattern::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// The first place where it is wrong in its flavour; else the first place that is not supported
    pub fn new(text: &str, flavour: Flavour) -> Result<Self, Refusal> {
        let node = read(text, flavour)?;
        let before_terminator = node.has(Look::EndOfLastLine);
        Ok(Self { text: text.to_owned(), regex: compile(&node)?, before_terminator })
    }

    /// A pattern that must match a text from its start to its end, as `matches` of Java has it.
    ///
    /// ```
    /// use identity_patch::schema::pattern::{Flavour, Pattern};
    ///
    /// assert!(!Pattern::whole("b", Flavour::Java)?.is_match("abc"));
    /// # Ok::<(), identity_patch::schema::pattern::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// As [`Pattern::new`]
    pub fn whole(text: &str, flavour: Flavour) -> Result<Self, Refusal> {
        let node = Node::Concat(vec![Node::Look(Look::Start), read(text, flavour)?, Node::Look(Look::End)]);
        Ok(Self { text: text.to_owned(), regex: compile(&node)?, before_terminator: false })
    }

    /// Whether a text matches, in time linear in the text.
    ///
    /// ```
    /// use identity_patch::schema::pattern::{Flavour, Pattern};
    ///
    /// assert!(!Pattern::new("(a+)+$", Flavour::Re2)?.is_match(&("a".repeat(100_000) + "b")));
    /// # Ok::<(), identity_patch::schema::pattern::Refusal>(())
    /// ```
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.regex.is_match(text)
            || self.before_terminator && without_terminator(text).is_some_and(|text| self.regex.is_match(text))
    }

    /// The pattern as it was given.
    ///
    /// ```
    /// use identity_patch::schema::pattern::{Flavour, Pattern};
    ///
    /// assert_eq!(Pattern::new(r"^\d$", Flavour::Re2)?.as_str(), r"^\d$");
    /// # Ok::<(), identity_patch::schema::pattern::Refusal>(())
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// A text without the line terminator of Java that ends it, if one does.
fn without_terminator(text: &str) -> Option<&str> {
    let terminators = ["\r\n", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"];
    terminators.iter().find_map(|terminator| text.strip_suffix(terminator))
}

/// Reads a pattern by the rules of its flavour.
fn read(text: &str, flavour: Flavour) -> Result<Node, Refusal> {
    if text.chars().count() > MAX_LENGTH {
        return Err(Refusal::unsupported(MAX_LENGTH, "so many characters"));
    }
    let (node, noted) = match flavour {
        Flavour::Re2 => re2::pattern(text)?,
        Flavour::Ecmascript => ecmascript::pattern(text)?,
        Flavour::Java => java::pattern(text)?,
    };
    noted.map_or(Ok(node), Err)
}

/// Levels of the crate regex for each of ours: a group, a repetition, a sequence, an alternation.
const LEVELS: u32 = 4;

fn compile(node: &Node) -> Result<Regex, Refusal> {
    let mut builder = RegexBuilder::new(&write::regex(node));
    let built = builder.size_limit(MAX_COMPILED).nest_limit(MAX_DEPTH * LEVELS).build();
    built.map_err(|_| Refusal::unsupported(0, "what takes so much memory"))
}
