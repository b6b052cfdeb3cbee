//! What may stand only once: the names of an object, the elements of some lists.

use super::place::Occurrence;
use super::walk::Walk;
use crate::report::{Code, Severity};

impl<'a> Walk<'a> {
    /// Reports whatever stands twice, at each place but the first.
    pub(super) fn report_repeated(&mut self, all: &mut [Occurrence<'a>], severity: Severity, code: &'static Code) {
        const FEW: usize = 8;
        let is_new = |(nth, one): (usize, &Occurrence<'a>)| all[..nth].iter().all(|other| other.key != one.key);
        if all.len() < 2 || all.len() <= FEW && all.iter().enumerate().all(is_new) {
            return;
        }
        all.sort_unstable_by(|one, other| (&one.key, one.nth).cmp(&(&other.key, other.nth)));
        for pair in all.windows(2).rev() {
            if let [before, again] = pair
                && before.key == again.key
            {
                self.report_code_at(again.place, severity, code, again.offset);
            }
        }
    }
}
