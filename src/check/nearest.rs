//! The known name that a mistyped one most likely means.

/// Longer names are compared with nothing: the work stays small whatever the input.
const LONGEST: usize = 48;

/// The nearest of `names`: the same but for case, or at most two typing slips away (one for names under five bytes).
#[must_use]
pub(crate) fn nearest(name: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let max = if name.len() < 5 { 1 } else { 2 };
    names
        .filter(|known| known.len().abs_diff(name.len()) <= max)
        .map(|known| (if known.eq_ignore_ascii_case(name) { 0 } else { distance(known, name) }, known))
        .filter(|(slips, _)| *slips <= max)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

/// Whether at most one slip lies between two names. What they have in common at their beginnings and ends is set aside:
/// at most one byte of each may be left, or two that are swapped.
#[must_use]
pub(crate) fn within_one_slip(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 1 || a.len() > LONGEST || b.len() > LONGEST {
        return false;
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - end], &b[..b.len() - end]) {
        ([] | [_], [] | [_]) => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

/// How many slips lie between two names: a byte added, left out or changed, or two neighbours swapped (optimal string
/// alignment). [`usize::MAX`] where a name is too long to be compared.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    let mut rows = [[0; LONGEST + 1]; 3];
    for (column, cell) in rows[0].iter_mut().enumerate() {
        *cell = column;
    }
    for i in 1..=a.len() {
        let (row, previous, before_previous) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[row][0] = i;
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut slips = (rows[previous][j] + 1).min(rows[row][j - 1] + 1).min(rows[previous][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                slips = slips.min(rows[before_previous][j - 2] + 1);
            }
            rows[row][j] = slips;
        }
    }
    rows[a.len() % 3][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (a, b, slips) in [
            ("_name", "_name", 0),
            ("_name", "_naem", 1),
            ("email", "emial", 1),
            ("roles", "role", 1),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("ca", "abc", 3),
        ] {
            assert_eq!(distance(a, b), slips, "{a} {b}");
            assert_eq!(distance(b, a), slips, "{b} {a}");
            assert_eq!(within_one_slip(a, b), slips <= 1, "{a} {b}");
        }
    }

    /// All pairs of words of at most four letters, taken from three.
    #[test]
    fn one_slip_is_a_distance_of_one() {
        let mut words = vec![String::new()];
        let mut from = 0;
        for _ in 0..4 {
            let to = words.len();
            for at in from..to {
                words.extend(["a", "b", "c"].map(|letter| words[at].clone() + letter));
            }
            from = to;
        }
        for a in &words {
            for b in &words {
                assert_eq!(within_one_slip(a, b), distance(a, b) <= 1, "{a} {b}");
            }
        }
    }
}
