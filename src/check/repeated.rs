//! What may stand only once: the names of an object, the elements of some lists.

use super::place::Occurrence;
use super::walk::Walk;
use crate::json::sort::sorted_places;
use crate::report::{Code, Severity};

impl<'a> Walk<'a> {
    /// Reports whatever stands twice, at each place but the first.
    pub(super) fn report_repeated(&mut self, all: &[Occurrence<'a>], severity: Severity, code: &'static Code) {
        const FEW: usize = 8;
        let is_new = |(nth, one): (usize, &Occurrence<'a>)| all[..nth].iter().all(|other| other.key != one.key);
        if all.len() < 2 || all.len() <= FEW && all.iter().enumerate().all(is_new) {
            return;
        }
        let sorted = sorted_places(all.len(), &|one, other| all[one].key.cmp(&all[other].key));
        for pair in sorted.windows(2).rev() {
            if let [before, again] = [&all[pair[0]], &all[pair[1]]]
                && before.key == again.key
            {
                self.report_code_at(again.place, severity, code, again.offset);
            }
        }
    }
}
