//! Options that the facade fixed, or that a call has: read once, and kept in a numbered slot.

use std::cell::RefCell;

use super::answer_report;
use super::buffer::{misuse, text};
use crate::report::Report;
use crate::table::{Misuse, Options};

/// The facade gives out as many (`pkg/runtime.js`). The first holds the default options.
const SLOTS: usize = 8;

/// Options, and what is wrong with the bytes of their document `before`.
struct Slot {
    options: Options,
    refused: Option<Report>,
}

thread_local! {
    static SLOT: RefCell<[Slot; SLOTS]> =
        const { RefCell::new([const { Slot { options: Options::DEFAULT, refused: None } }; SLOTS]) };
}

/// Where a document came from: `pkg/document.js` has the same numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// There is none.
    None,
    /// A JavaScript object, of which the facade made JSON text.
    Object,
    /// The caller's own JSON text, or its bytes.
    Text,
}

impl Source {
    pub(super) const fn of(number: u32) -> Self {
        match number {
            0 => Self::None,
            1 => Self::Object,
            _ => Self::Text,
        }
    }

    fn is_object(self) -> bool {
        self == Self::Object
    }
}

/// Keeps options in a slot, or answers what is wrong with them. `before` is the document of that name, which crosses apart
/// from the others: it may be no JSON.
pub(super) fn keep_options(slot: usize, options: Result<Options, Misuse>, before: (&[u8], Source)) -> i32 {
    let mut options = match options {
        Ok(options) => options,
        Err(Misuse(sentence)) => return misuse(&sentence),
    };
    let mut refused = None;
    if before.1 != Source::None {
        let document = text(before.0, Some("before")).unwrap_or_else(|issue| {
            refused = Some(options.finish(Report::with(issue)));
            ""
        });
        options.before = Some(document.into());
        options.before_from_object = before.1.is_object();
    }
    SLOT.with_borrow_mut(|slots| {
        if let Some(slot) = slots.get_mut(slot) {
            *slot = Slot { options, refused };
        }
    });
    0
}

/// Answers with what `run` makes of the options in a slot.
pub(super) fn with_options<T>(slot: usize, run: impl FnOnce(&Options) -> T) -> T {
    SLOT.with_borrow(|slots| run(slots.get(slot).map_or(&Options::DEFAULT, |slot| &slot.options)))
}

/// The same for a call that is given a draft, or the edited document of two, and perhaps the document before the edit.
/// Where the option `before` cannot be read, answers that.
pub(super) fn with_sources(slot: usize, draft: Source, before: Source, run: impl FnOnce(&Options) -> i32) -> i32 {
    SLOT.with_borrow_mut(|slots| {
        let Some(Slot { options, refused }) = slots.get_mut(slot) else { return run(&Options::DEFAULT) };
        if let Some(refused) = refused {
            return answer_report(refused);
        }
        let of_option = options.before_from_object;
        options.from_object = draft.is_object();
        if before != Source::None {
            options.before_from_object = before.is_object();
        }
        let answer = run(options);
        options.before_from_object = of_option;
        answer
    })
}
