//! What a caller's own identity schema needs that is known only at run time.

pub mod pattern;
