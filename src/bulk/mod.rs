//! Many records at once: bytes are cut into records, and each is checked, built or compared where it lies.
//!
//! The input is cut into blocks of whole records ([`input`]); a block is judged alone ([`judge`]), so that blocks can be
//! judged on several threads. What leaves is JSON text, a line for each record of which there is something to say.

mod csv;
mod cut;
mod document;
mod ends;
mod input;
mod judge;
mod lines;
mod output;
mod place;
mod record;
mod records;
mod task;
#[cfg(test)]
mod tests;

pub(crate) use csv::Columns;
pub(crate) use input::Input;
pub(crate) use judge::judge;
pub(crate) use output::{Output, Wanted};
pub(crate) use place::Start;
pub(crate) use task::Task;

/// A record with more bytes is one finding, and is not read: the largest body that a server here is known to take is a third
/// of this.
pub(crate) const MAX_RECORD: usize = 16 << 20;

/// White space of JSON text (RFC 8259, section 2).
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether there is nothing but white space.
fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| is_space(*byte))
}
