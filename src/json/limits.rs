//! How much is read.

/// The depth at which Go's decoder stops (`encoding/json`, `maxNestingDepth`); no server here is known to go deeper.
pub const MAX_DEPTH: usize = 10_000;

/// Longer texts are not read: the largest body that a server here is known to take is a twelfth of this.
pub const MAX_BYTES: usize = 64 << 20;
