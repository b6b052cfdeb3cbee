//! Options that the facade fixed, or that a call has: read once, and kept in a numbered slot.

use std::cell::RefCell;

use super::buffer::misuse;
use crate::table::{Misuse, Options};

/// The facade gives out as many (`pkg/runtime.js`). The first holds the default options.
const SLOTS: usize = 8;

thread_local! {
    static SLOT: RefCell<[Options; SLOTS]> = const { RefCell::new([Options::DEFAULT; SLOTS]) };
}

/// Keeps options in a slot, or answers what is wrong with them.
pub(super) fn keep_options(slot: usize, options: Result<Options, Misuse>) -> i32 {
    match options {
        Ok(options) => {
            SLOT.with_borrow_mut(|slots| {
                if let Some(slot) = slots.get_mut(slot) {
                    *slot = options;
                }
            });
            0
        }
        Err(Misuse(sentence)) => misuse(&sentence),
    }
}

/// The options in a slot.
pub(super) fn with_options<T>(slot: usize, run: impl FnOnce(&Options) -> T) -> T {
    SLOT.with_borrow(|slots| run(slots.get(slot).unwrap_or(&Options::DEFAULT)))
}
