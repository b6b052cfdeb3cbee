//! The names of a form's inputs. A name is a path with dots, brackets or both: `_name.firstName`, `roles[]`, `0.type`,
//! `attributes[end_user_read_write][plan]`. `[]` is the next element of a list. A step in brackets ends at the first `]`
//! that is followed by `.`, by `[` or by the end of the name.

use crate::json::Text;

/// The greatest number of steps in a name: reading a form recurses on them, and no table is nearly as deep.
pub(super) const MAX_STEPS: usize = 32;

/// Steps that in JavaScript could reach an object's prototype.
const FORBIDDEN_STEPS: &[&str] = &["__proto__", "constructor", "prototype"];

/// The steps of an input's name; none if it is not a path, is too long or has a forbidden step.
pub(super) fn parse(name: &str) -> Option<Vec<String>> {
    let mut steps = Vec::new();
    let mut rest = name;
    loop {
        let (step, after) = match rest.strip_prefix('[') {
            Some(inside) if !steps.is_empty() => {
                let closes = |at: &usize| matches!(inside.as_bytes().get(at + 1), None | Some(b'.' | b'['));
                let end = (0..inside.len()).filter(|at| inside.as_bytes()[*at] == b']').find(closes)?;
                (&inside[..end], &inside[end + 1..])
            }
            _ => {
                let bare = if steps.is_empty() { rest } else { rest.strip_prefix('.')? };
                let end = bare.bytes().position(|byte| matches!(byte, b'.' | b'[')).unwrap_or(bare.len());
                (bare.get(..end).filter(|step| !step.is_empty())?, &bare[end..])
            }
        };
        if FORBIDDEN_STEPS.contains(&step) || steps.len() == MAX_STEPS {
            return None;
        }
        steps.push(step.to_owned());
        if after.is_empty() {
            return Some(steps);
        }
        rest = after;
    }
}

/// Whether a member's name, given as JSON text without quotes, can be a step of an input's name.
pub(super) fn is_step(raw: &str) -> bool {
    let name = Text::written(raw);
    // Half a surrogate pair would be read back as U+FFFD.
    !name.has_lone_surrogate() && {
        let name = name.decode();
        !name.is_empty() && !name.contains(']') && !FORBIDDEN_STEPS.contains(&&*name)
    }
}

/// Whether a step can stand without brackets, as the first one must.
pub(super) fn needs_no_brackets(step: &str) -> bool {
    !step.contains(['.', '['])
}

/// The name of a member of what has this name.
pub(super) fn member(name: &str, member: &str) -> String {
    match (name, needs_no_brackets(member)) {
        ("", _) => member.into(),
        (_, true) => format!("{name}.{member}"),
        (_, false) => format!("{name}[{member}]"),
    }
}

/// The name of an element of what has this name.
pub(super) fn element(name: &str, at: usize) -> String {
    format!("{name}.{at}")
}

#[cfg(test)]
mod tests {
    use super::{MAX_STEPS, parse};

    #[test]
    fn names_are_paths() {
        for (name, expected) in [
            ("active", Some(&["active"][..])),
            ("_name.firstName", Some(&["_name", "firstName"])),
            ("_name[firstName]", Some(&["_name", "firstName"])),
            ("roles[]", Some(&["roles", ""])),
            ("0.type", Some(&["0", "type"])),
            ("traits.phones[0].number", Some(&["traits", "phones", "0", "number"])),
            ("attributes[a.b][c]d].e", Some(&["attributes", "a.b", "c]d", "e"])),
            ("a[b[c]", Some(&["a", "b[c"])),
            ("a]", Some(&["a]"])),
            ("", None),
            (".a", None),
            ("a.", None),
            ("a..b", None),
            ("[a]", None),
            ("a[b", None),
            ("a[b]c", None),
            ("a.__proto__.b", None),
            ("a[constructor]", None),
            ("prototype", None),
        ] {
            assert_eq!(
                parse(name).as_deref(),
                expected.map(|steps| steps.iter().map(ToString::to_string).collect::<Vec<_>>()).as_deref(),
                "{name}"
            );
        }
        let deep = |steps| "a.".repeat(steps) + "a";
        assert_eq!(parse(&deep(MAX_STEPS - 1)).map(|steps| steps.len()), Some(MAX_STEPS));
        assert_eq!(parse(&deep(MAX_STEPS)), None);
    }
}
