//! Which containers of a JSON text are open while it is read.

/// The containers that are open: one bit each, set for an object. No allocation for the first 64 of them.
pub(super) struct Open {
    pub(super) depth: usize,
    /// The innermost containers, the last one lowest.
    inner: u64,
    /// 64 containers each, from the outermost.
    outer: Vec<u64>,
}

impl Open {
    pub(super) const NONE: Self = Self { depth: 0, inner: 0, outer: Vec::new() };

    pub(super) fn push(&mut self, object: bool) {
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.outer.push(self.inner);
        }
        self.inner = self.inner << 1 | u64::from(object);
        self.depth += 1;
    }

    pub(super) fn pop(&mut self) {
        self.depth -= 1;
        self.inner = if self.depth.is_multiple_of(64) { self.outer.pop().unwrap_or(0) } else { self.inner >> 1 };
    }

    /// Whether the innermost container is an object.
    pub(super) const fn is_object(&self) -> bool {
        self.inner & 1 == 1
    }
}
