//! One sort for all: that of the library weighs ten times as much in the module.

/// Heapsort.
pub(crate) fn sort<T>(all: &mut [T], before: fn(&T, &T) -> bool) {
    let (mut start, mut end) = (all.len() / 2, all.len());
    while end > 1 {
        // From its middle down, the list is made a heap; then, time and again, its root goes behind the heap.
        if start > 0 {
            start -= 1;
        } else {
            end -= 1;
            all.swap(0, end);
        }
        let mut root = start;
        while 2 * root + 1 < end {
            let left = 2 * root + 1;
            let child = if left + 1 < end && before(&all[left], &all[left + 1]) { left + 1 } else { left };
            if before(&all[root], &all[child]) {
                all.swap(root, child);
                root = child;
            } else {
                break;
            }
        }
    }
}
