//! What all flavours have in common:
//!
//! ```text
//! pattern     = sequence *( "|" sequence )
//! sequence    = *term
//! term        = ( atom / "(" … pattern ")" ) [ repetition ]
//! ```
//!
//! A term is the flavour's own.

use super::cursor::Cursor;
use super::node::Node;
use super::refusal::Refusal;

/// How a flavour reads a term.
pub(super) trait Grammar {
    /// Reads what stands next, which is neither `|` nor `)`, and lays it at the end of the sequence.
    fn term(&mut self, cursor: &mut Cursor, sequence: &mut Vec<Node>) -> Result<(), Refusal>;
}

/// Reads the whole pattern.
///
/// # Errors
/// Where it is wrong, or nested too deeply
pub(super) fn pattern(grammar: &mut impl Grammar, cursor: &mut Cursor) -> Result<Node, Refusal> {
    let node = alternatives(grammar, cursor)?;
    if cursor.letter(0).is_some() {
        return Err(cursor.wrong("an opening parenthesis before the closing one"));
    }
    Ok(node)
}

/// Reads the rest of a group, and its `)`.
///
/// # Errors
/// Where it is wrong, or nested too deeply
pub(super) fn group(grammar: &mut impl Grammar, cursor: &mut Cursor) -> Result<Node, Refusal> {
    cursor.enter()?;
    let node = alternatives(grammar, cursor)?;
    if !cursor.eat(')') {
        return Err(cursor.wrong(CLOSING));
    }
    cursor.leave();
    Ok(node)
}

/// What a group needs.
const CLOSING: &str = "a closing parenthesis";

fn alternatives(grammar: &mut impl Grammar, cursor: &mut Cursor) -> Result<Node, Refusal> {
    let (mut branches, mut sequence) = (Vec::new(), Vec::new());
    loop {
        match cursor.letter(0).map(|letter| (letter.character, letter.quoted)) {
            None | Some((')', false)) => break,
            Some(('|', false)) => {
                cursor.take();
                branches.push(Node::concat(std::mem::take(&mut sequence)));
            }
            Some(_) => grammar.term(cursor, &mut sequence)?,
        }
    }
    branches.push(Node::concat(sequence));
    Ok(Node::alternate(branches))
}
