//! Properties of the reader, compared with `serde_json`, and of documents that are read and compared.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use identity_patch::edit::document::patch;
use identity_patch::json::{Error, Reader, Token, compact, escape};
use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value;

/// Whether two documents are equal as RFC 6902, section 4.6, has it.
fn same(one: &str, other: &str) -> bool {
    match patch(one, &format!(r#"[{{"op":"test","path":"","value":{other}}}]"#)) {
        Ok(_) => true,
        Err(report) => {
            assert_eq!(report.issues[0].code.id, "json_patch_test", "{one} {other}");
            false
        }
    }
}

fn space() -> impl Strategy<Value = String> {
    "[ \t\n\r]{0,2}"
}

/// What can be between quotes.
fn string() -> impl Strategy<Value = String> {
    let escaped = prop::sample::select(vec![r#"\""#, r"\\", r"\/", r"\b", r"\f", r"\n", r"\r", r"\t"]);
    let surrogate = prop::sample::select(vec![r"\uD83D\uDE00", r"\ud800", r"\uDfFf", r"\udbff\uD800"]);
    let part = prop_oneof![
        4 => any::<char>().prop_map(|character| escape(&mut [u32::from(character)].into_iter())),
        4 => "[a-c~/]",
        1 => escaped.prop_map(String::from),
        1 => r"\\u[0-9a-fA-F]{4}",
        1 => surrogate.prop_map(String::from),
    ];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

fn number() -> impl Strategy<Value = String> {
    r"-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,4})?([eE][+-]?[0-9]{1,4})?"
}

/// JSON text without duplicate names.
fn text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(String::from("null")),
        Just(String::from("true")),
        Just(String::from("false")),
        number(),
        string().prop_map(|raw| format!("\"{raw}\"")),
    ];
    let value = leaf.prop_recursive(5, 48, 24, |inner| {
        let item = (space(), inner, space()).prop_map(|(a, value, b)| a + &value + &b).boxed();
        let member = (space(), string(), space(), item.clone());
        prop_oneof![
            (prop::collection::vec(item, 0..6), space()).prop_map(|(items, gap)| match items.len() {
                0 => format!("[{gap}]"),
                _ => format!("[{}]", items.join(",")),
            }),
            (prop::collection::vec(member, 0..24), space()).prop_map(|(members, gap)| {
                let mut names = std::collections::HashSet::new();
                let members: Vec<String> = members
                    .into_iter()
                    .filter(|(_, name, ..)| names.insert(decoded(name)))
                    .map(|(a, name, b, value)| format!("{a}\"{name}\"{b}:{value}"))
                    .collect();
                if members.is_empty() { format!("{{{gap}}}") } else { format!("{{{}}}", members.join(",")) }
            }),
        ]
    });
    (space(), value, space()).prop_map(|(a, value, b)| a + &value + &b)
}

/// Text that is nearly JSON: with characters removed or inserted, or the end cut off.
fn mutated() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        prop::sample::select(
            "{}[],:\"\\/ 0123456789-+.eEtrufalsenul\t\n\u{1}\u{7f}\u{a0}é😀".chars().collect::<Vec<_>>()
        ),
        any::<char>(),
    ];
    let edit = (any::<prop::sample::Index>(), 0..3_u8, character);
    (text(), prop::collection::vec(edit, 0..4)).prop_map(|(text, edits)| {
        let mut characters: Vec<char> = text.chars().collect();
        for (at, kind, character) in edits {
            let at = at.index(characters.len() + 1);
            match kind {
                0 => characters.insert(at, character),
                1 if at < characters.len() => drop(characters.remove(at)),
                _ if at < characters.len() => characters[at] = character,
                _ => characters.truncate(characters.len() / 2),
            }
        }
        characters.into_iter().collect()
    })
}

/// What a string of JSON text says: two lone surrogates say the same.
fn decoded(raw: &str) -> String {
    points(raw).into_iter().map(|point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The code points of a string of JSON text.
fn points(raw: &str) -> Vec<u32> {
    let quoted = format!("\"{raw}\"");
    match Reader::new(&quoted).next() {
        Ok(Some(Token::String(text))) => text.code_points().collect(),
        other => panic!("{other:?}"),
    }
}

fn read(text: &str) -> Result<(), Error> {
    let mut reader = Reader::new(text);
    while reader.next()?.is_some() {}
    Ok(())
}

/// The value that our reader reads, or `None` if `serde_json` cannot represent it.
fn value(text: &str) -> Option<Value> {
    let mut reader = Reader::new(text);
    let mut open = vec![(Value::Array(vec![]), String::new())];
    while let Some(token) = reader.next().unwrap() {
        let value = match token {
            Token::Object => {
                open.push((Value::Object(serde_json::Map::new()), String::new()));
                continue;
            }
            Token::Array => {
                open.push((Value::Array(vec![]), String::new()));
                continue;
            }
            Token::Name(name) => {
                (!name.has_lone_surrogate()).then_some(())?;
                open.last_mut().unwrap().1 = name.decode().into();
                continue;
            }
            Token::EndObject | Token::EndArray => open.pop().unwrap().0,
            Token::String(text) if text.has_lone_surrogate() => return None,
            Token::String(text) => Value::String(text.decode().into()),
            Token::Number(number) => serde_json::from_str(number.literal()).ok()?,
            Token::Boolean(boolean) => Value::Bool(boolean),
            Token::Null => Value::Null,
        };
        match open.last_mut().unwrap() {
            (Value::Array(list), _) => list.push(value),
            (Value::Object(object), name) => drop(object.insert(name.clone(), value)),
            _ => unreachable!(),
        }
    }
    let Value::Array(mut list) = open.pop().unwrap().0 else { unreachable!() };
    list.pop()
}

/// Whether `serde_json` represents every number exactly, as an integer.
fn whole(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_f64(),
        Value::Array(items) => items.iter().all(whole),
        Value::Object(members) => members.values().all(whole),
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn json_is_read_as_serde_json_reads_it(text in text()) {
        prop_assert_eq!(read(&text), Ok(()));
        prop_assert_eq!(value(&text), serde_json::from_str(&text).ok());
    }

    /// `IgnoredAny` checks only the grammar: no doubles, no surrogate pairs, no depth. It knows no byte order mark.
    #[test]
    fn the_verdict_is_that_of_serde_json(text in mutated()) {
        let unmarked = text.strip_prefix('\u{feff}').unwrap_or(&text);
        prop_assert_eq!(read(&text).is_ok(), serde_json::from_str::<IgnoredAny>(unmarked).is_ok());
    }

    /// The text before an error is the beginning of some JSON text, and the error does not depend on what follows.
    #[test]
    fn an_error_is_where_the_text_stops_being_json(text in mutated()) {
        if let Err(error) = read(&text) {
            let before = text.get(..error.at).expect("a character's boundary");
            if let Err(earlier) = read(before) {
                prop_assert_eq!(earlier.at, before.len());
            }
            let mut reader = Reader::new(&text);
            while reader.next().is_ok() {}
            prop_assert_eq!(reader.next().unwrap_err(), error);
        }
    }

    #[test]
    fn a_token_has_the_range_of_its_text(text in text()) {
        let mut reader = Reader::new(&text);
        let (mut end, mut spaces) = (0, 0);
        while let Some(token) = reader.next().unwrap() {
            let slice = reader.slice(reader.start(), reader.end());
            prop_assert!(reader.start() >= end);
            let between = text[end..reader.start()].trim_matches(',');
            spaces += between.bytes().filter(|byte| *byte != b',').count();
            prop_assert!(between.chars().all(|c| " \t\n\r,".contains(c)));
            end = reader.end();
            match token {
                Token::Object => prop_assert_eq!(slice, "{"),
                Token::EndObject => prop_assert_eq!(slice, "}"),
                Token::Array => prop_assert_eq!(slice, "["),
                Token::EndArray => prop_assert_eq!(slice, "]"),
                Token::Name(name) => {
                    let quoted = format!("\"{}\"", name.raw());
                    let gap = slice.strip_prefix(&quoted).and_then(|rest| rest.strip_suffix(':')).unwrap();
                    prop_assert_eq!(gap.trim_matches([' ', '\t', '\n', '\r']), "");
                    spaces += gap.len();
                }
                Token::String(string) => prop_assert_eq!(slice, format!("\"{}\"", string.raw())),
                Token::Number(number) => prop_assert_eq!(slice, number.literal()),
                Token::Boolean(boolean) => prop_assert_eq!(slice, boolean.to_string()),
                Token::Null => prop_assert_eq!(slice, "null"),
            }
            if !matches!(token, Token::Object | Token::EndObject | Token::Array | Token::EndArray | Token::Name(_)) {
                prop_assert_eq!(read(slice), Ok(()));
            }
        }
        spaces += text.len() - end;
        prop_assert_eq!(reader.spaces(), spaces);
        prop_assert_eq!(compact(&text).len(), text.len() - spaces);
    }

    #[test]
    fn compact_text_is_what_serde_json_writes(text in text()) {
        if let Ok(value) = serde_json::from_str::<Value>(&text) && whole(&value) {
            let pretty = serde_json::to_string_pretty(&value).unwrap();
            prop_assert_eq!(compact(&pretty), value.to_string());
        }
    }

    #[test]
    fn a_document_is_written_as_it_was_read(text in text()) {
        let compact = compact(&text);
        match patch(&text, "[]") {
            Ok(written) => prop_assert_eq!(written, &*compact),
            Err(report) => {
                // Of names with half a surrogate pair, two may be one to a server.
                prop_assert_eq!(report.issues[0].code.id, "duplicate_key");
                return Ok(());
            }
        }
        let copied = patch(&format!("[{text}]"), r#"[{"op":"copy","from":"/0","path":"/-"}]"#).unwrap();
        prop_assert_eq!(copied, format!("[{compact},{compact}]"));
        // In a draft, names with different lone surrogates are one name: a server reads each as U+FFFD.
        prop_assert!(text.contains(r"\u") || same(&text, &compact));
    }

    #[test]
    fn documents_are_equal_where_values_are(one in text(), other in text()) {
        if let (Some(a), Some(b)) = (value(&one), value(&other)) && whole(&a) && whole(&b) {
            // Sorted by name, and with different escapes.
            let sorted = a.to_string();
            prop_assert_eq!(same(&one, &other), a == b);
            prop_assert!(same(&one, &sorted) && same(&sorted, &one));
        }
    }

    /// Whole numbers, scaled to integers that hold both exactly.
    #[test]
    fn numbers_are_compared_exactly(one in (any::<i32>(), -9..9_i32), other in (any::<i32>(), -9..9_i32), zeros in 0..12_usize) {
        let scaled = |(mantissa, exponent): (i32, i32)| i128::from(mantissa) * 10_i128.pow((exponent + 9).unsigned_abs());
        let literal = |(mantissa, exponent): (i32, i32)| format!("{mantissa}e{exponent}");
        // The same number with the decimal point moved and the exponent adjusted.
        let moved = format!("{}.{:0<9}{}e{:+}", one.0 / 10, (one.0 % 10).abs(), "0".repeat(zeros), one.1 + 1);
        let moved = if one.0 < 0 && one.0 > -10 { format!("-{moved}") } else { moved };
        prop_assert_eq!(same(&literal(one), &literal(other)), scaled(one) == scaled(other));
        prop_assert!(same(&literal(one), &moved), "{} {}", literal(one), moved);
    }
}

/// Strings are read eight bytes at a time: every special character is tried at every position of three such chunks, and
/// the text ends at every position after it.
#[test]
fn strings_are_read_alike_at_every_position_in_a_chunk() {
    let unusual = [
        "\"",
        "\\",
        "\\\"",
        "\\\\",
        "\\n",
        "\\u0041",
        "\\ud800",
        "\\x",
        "\0",
        "\t",
        "\n",
        "\u{1f}",
        " ",
        "!",
        "#",
        "[",
        "]",
        "~",
        "\u{7f}",
        "\u{80}",
        "\u{9f}",
        "\u{a0}",
        "é",
        "\u{7ff}",
        "\u{800}",
        "€",
        "\u{ffff}",
        "😀",
        "\u{10ffff}",
    ];
    for part in unusual {
        for (before, after) in (0..24).flat_map(|before| (0..18).map(move |after| (before, after))) {
            let raw = format!("{}{part}{}", "a".repeat(before), "z".repeat(after));
            for text in
                [format!("\"{raw}\""), format!("\"{raw}\"        "), format!("\"{raw}"), format!("{{\"{raw}\":0}}")]
            {
                assert_eq!(read(&text).is_ok(), serde_json::from_str::<IgnoredAny>(&text).is_ok(), "{text:?}");
                if let Err(error) = read(&text) {
                    assert!(text.is_char_boundary(error.at), "{text:?}");
                } else if !part.contains("\\ud800") {
                    assert_eq!(value(&text), serde_json::from_str(&text).ok(), "{text:?}");
                }
            }
            if let Ok(Some(Token::String(text))) = Reader::new(&format!("\"{raw}\"")).next()
                && text.raw() == raw
            {
                let printable = raw.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'\\');
                assert_eq!(text.is_printable(), printable, "{raw:?}");
            }
        }
    }
}

#[test]
fn objects_and_lists_are_distinguished_at_every_depth() {
    for depth in (0..200).chain([1000]) {
        let text = r#"[{"a":"#.repeat(depth) + "0" + &"}]".repeat(depth);
        assert_eq!(read(&text), Ok(()));
        let mut reader = Reader::new(&text);
        let mut deepest = 0;
        while reader.next().unwrap().is_some() {
            deepest = deepest.max(reader.depth());
        }
        assert_eq!((deepest, reader.depth()), (2 * depth, 0));
        // A bracket instead of a brace, and the other way round.
        for (from, to) in [("}]", "]]"), ("}]", "}}")] {
            for nth in 0..depth.min(3) {
                let at = text.len() - 2 * (nth + 1);
                let wrong = format!("{}{}", &text[..at], text[at..].replacen(from, to, 1));
                assert_eq!(read(&wrong).unwrap_err().at, at + usize::from(to == "}}"), "{wrong}");
            }
        }
    }
}

#[test]
fn names_are_read_one_by_one() {
    let mut reader = Reader::new(r#" { "a" : [1] , "b":{} } "#);
    assert!(matches!(reader.next_name(), Ok(None)));
    assert!(matches!(reader.next(), Ok(Some(Token::Object))));
    assert!(matches!(reader.next_name(), Ok(Some(name)) if name.is("a")));
    assert_eq!((reader.start(), reader.end()), (3, 8));
    assert!(matches!(reader.next_name(), Ok(None)));
    assert!(matches!(reader.next(), Ok(Some(Token::Array))));
    assert!(matches!(reader.next_name(), Ok(None)));
    reader.skip(Token::Array).unwrap();
    assert!(matches!(reader.next_name(), Ok(Some(name)) if name.is("b")));
    assert!(matches!(reader.next(), Ok(Some(Token::Object))));
    assert!(matches!(reader.next_name(), Ok(None)));
    assert_eq!(reader.depth(), 1);
    assert!(matches!(reader.next_name(), Ok(None)));
    assert_eq!(reader.depth(), 0);
    assert!(matches!(reader.next(), Ok(None)));
    let mut broken = Reader::new("{1");
    broken.next().unwrap();
    assert_eq!(broken.next_name().unwrap_err(), broken.next().unwrap_err());
}

#[test]
fn nesting_needs_no_stack() {
    const DEPTH: usize = 100_000;
    let text = r#"[{"a":"#.repeat(DEPTH / 2) + "1.0" + &"}]".repeat(DEPTH / 2);
    assert_eq!(read(&text), Ok(()));
    assert_eq!(compact(&text), text);
    let deep = "[".repeat(DEPTH);
    assert_eq!(read(&deep).unwrap_err().at, DEPTH);
    let operations = format!(r#"[{{"op":"add","path":"","value":{text}}}]"#);
    let report = patch("1", &operations).unwrap_err();
    assert_eq!(report.issues[0].code.id, "too_deep");
}
