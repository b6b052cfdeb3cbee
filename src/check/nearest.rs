//! The known name that a mistyped one most likely means.

/// Longer names are compared with nothing: the work stays small whatever the input.
const LONGEST: usize = 48;

/// The nearest of `names`: the same but for case, or at most two typing slips away (one for names under five bytes).
#[must_use]
pub(crate) fn nearest(name: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let most = if name.len() < 5 { 1 } else { 2 };
    names
        .map(|known| (if known.eq_ignore_ascii_case(name) { 0 } else { distance(known, name) }, known))
        .filter(|(slips, _)| *slips <= most)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

/// How many slips lie between two names: a byte added, left out or changed, or two neighbours swapped (optimal string
/// alignment). [`usize::MAX`] where a name is too long to be compared.
#[must_use]
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    let mut rows = [[0; LONGEST + 1]; 3];
    for (column, cell) in rows[0].iter_mut().enumerate() {
        *cell = column;
    }
    for i in 1..=a.len() {
        let (now, up, before) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[now][0] = i;
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[up][j] + 1).min(rows[now][j - 1] + 1).min(rows[up][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[before][j - 2] + 1);
            }
            rows[now][j] = best;
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
        }
    }
}
