//! Patterns that are known only at run time, against what the engines of their flavours say: `tests/patterns/*.ndjson`, which
//! `oracles/src/pattern_engines.rs` writes; and named rows for each rule.

#![allow(missing_docs, reason = "a test")]
#![cfg(all(feature = "schemas", not(target_arch = "wasm32")))]

use std::collections::BTreeMap;

use identity_patch::schema::pattern::{Flavour, Kind, Pattern, Refusal};
use serde_json::Value;

/// What is not looked up, not measured or not read on, or what releases differ about: the engine may find it wrong.
const NOT_LOOKED_UP: &[&str] = &[
    "a block of Unicode",
    "the name of a character",
    "the flag x",
    "flags of a group",
    "look-behind",
    "a script whose name has two words",
    "a name that is not ASCII",
];

/// The counts of accepted and wrong patterns, and of each thing that is not supported.
type Counts = BTreeMap<&'static str, usize>;

/// Holds the rows of a file against this package.
#[track_caller]
fn compare(flavour: Flavour, rows: &str) -> Counts {
    let mut counts = Counts::new();
    let mut failures = Vec::new();
    for line in rows.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let pattern = row["pattern"].as_str().unwrap();
        let verdict = row["verdict"].as_str().unwrap();
        let read = Pattern::new(pattern, flavour);
        let ours = match &read {
            Ok(_) => "ok",
            Err(Refusal { kind: Kind::Syntax, .. }) => "syntax",
            Err(refusal) => refusal.what,
        };
        *counts.entry(ours).or_default() += 1;
        if (ours == "syntax") != (verdict == "syntax") && !NOT_LOOKED_UP.contains(&ours) {
            failures.push(format!("{pattern:?}: {verdict}, and we say {read:?}"));
        }
        let Ok(read) = read else { continue };
        for case in row["matches"].as_array().into_iter().flatten() {
            let (text, matches) = (case[0].as_str().unwrap(), case[1].as_bool().unwrap());
            if read.is_match(text) != matches {
                failures.push(format!("{pattern:?} on {text:?}: {matches}, and not {read:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {counts:?}:\n{}", failures.len(), failures.join("\n"));
    println!("{flavour:?}: {counts:?}");
    counts
}

/// The names of what is not supported, and how many rows in a hundred that is at most.
#[track_caller]
fn unsupported(counts: &Counts, names: &[&str], most: usize) {
    let found: Vec<_> = counts.iter().filter(|(name, _)| !matches!(**name, "ok" | "syntax")).collect();
    assert_eq!(found.iter().map(|(name, _)| **name).collect::<Vec<_>>(), names);
    let (sum, all) = (found.iter().map(|(_, count)| **count).sum::<usize>(), counts.values().sum::<usize>());
    assert!(all == 1_500 && sum * 100 <= all * most, "{sum} of {all}");
}

#[test]
fn re2_is_what_go_says() {
    let counts = compare(Flavour::Re2, include_str!("patterns/re2.ndjson"));
    unsupported(&counts, &[], 0);
}

#[test]
fn java_is_what_java_says() {
    let counts = compare(Flavour::Java, include_str!("patterns/java.ndjson"));
    let names = [
        r"\R in a repetition",
        "a back-reference",
        "a block of Unicode",
        "a property of case without regard to case",
        "a repetition that is not tried again",
        "an end of the last line that is not the end of the pattern",
        "an intersection of this form",
        "grapheme clusters",
        "the flag x",
        "this flag",
    ];
    unsupported(&counts, &names, 10);
}

#[test]
fn ecmascript_is_what_node_says() {
    let counts = compare(Flavour::Ecmascript, include_str!("patterns/ecmascript.ndjson"));
    let names = [
        "a back-reference",
        "a repetition of so many times",
        "half of a character without the flag u",
        "this property",
    ];
    unsupported(&counts, &names, 8);
}

/// The pattern, texts that match, and texts that do not.
type Accepted<'a> = (&'a str, &'a [&'a str], &'a [&'a str]);

#[track_caller]
fn accepts(flavour: Flavour, rows: &[Accepted]) {
    for (text, matching, others) in rows {
        let pattern = Pattern::new(text, flavour).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
        assert_eq!(pattern.as_str(), *text);
        for matching in *matching {
            assert!(pattern.is_match(matching), "{text} does not match {matching:?}: {pattern:?}");
        }
        for other in *others {
            assert!(!pattern.is_match(other), "{text} matches {other:?}: {pattern:?}");
        }
    }
}

/// The pattern, where it is refused, and the beginning of what was expected or is not supported.
type Refused<'a> = (&'a str, usize, &'a str);

#[track_caller]
fn refuses(flavour: Flavour, kind: Kind, rows: &[Refused]) {
    for (text, at, what) in rows {
        let refusal = Pattern::new(text, flavour).expect_err(text);
        assert_eq!((refusal.kind, refusal.at), (kind, *at), "{text}: {refusal}");
        assert!(refusal.what.starts_with(what), "{text}: {refusal}");
    }
}

#[test]
fn re2_means_what_go_means() {
    accepts(
        Flavour::Re2,
        &[
            // Anywhere; `$` is the end of the text.
            ("b", &["abc"], &["ac"]),
            ("^a$", &["a"], &["a\n", "ba"]),
            (r"^a\z", &["a"], &["a\n"]),
            (r"^(?m)a$", &["a\nb"], &["a\r\nb"]),
            ("(?m)^b$", &["a\nb\nc"], &["a\rb"]),
            // ASCII.
            (r"^\d$", &["7"], &["٣"]),
            (r"^\w$", &["_", "k"], &["é", "\u{212A}"]),
            (r"^\s$", &[" ", "\u{c}", "\n"], &["\u{b}", "\u{a0}", "\u{85}"]),
            (r"^[[:space:]]$", &["\u{b}"], &["\u{a0}"]),
            (r"^[[:^alpha:]\d]$", &["1", "é"], &["a"]),
            (r"a\b", &["aé", "a "], &["ab"]),
            (r"^é\B", &["é"], &[]),
            // Sets of Unicode.
            (r"^\pN\p{Greek}\P{^lu}$", &["٣αA"], &["xαA", "1aA", "1αa"]),
            (r"^\p{cased letter}$", &["a"], &["1"]),
            (r"^\p{Cs}$", &[], &["a", "\u{FFFD}"]),
            (r"^[^\x{D800}-\x{DFFF}]$", &["a", "😀"], &[]),
            // Operators of the crate regex are characters.
            (r"^[a&&b]+$", &["a&b"], &["c"]),
            (r"^[+--]+$", &["+,-"], &["."]),
            (r"^[~~]$", &["~"], &[]),
            (r"^[[a]$", &["[", "a"], &["]"]),
            (r"^[]a]$", &["]", "a"], &["["]),
            (r"^[^]a]$", &["["], &["]", "a"]),
            (r"^a #b$", &["a #b"], &["a"]),
            // Braces that are no repetition.
            ("^a{,2}$", &["a{,2}"], &["aa"]),
            ("^a{02}$", &["a{02}"], &["aa"]),
            ("^{a}$", &["{a}"], &[]),
            ("^a{1000}$", &[], &["a"]),
            ("^a{2,3}?$", &["aa", "aaa"], &["a", "aaaa"]),
            // Escapes.
            (r"^\101\x41\x{1F600}\0$", &["AA😀\0"], &[]),
            (r"^\Qa.b*\E+$", &["a.b*", "a.b**"], &["axb", "a.ba.b*"]),
            (r"^\Q\", &["\\"], &[]),
            (r"^\_\-\ $", &["_- "], &[]),
            // Flags.
            ("^(?i)k$", &["K", "k", "\u{212A}"], &[]),
            ("^(?i)[^k]$", &["s"], &["K", "\u{212A}"]),
            (r"^(?i)\W$", &["é"], &["\u{212A}", "ſ"]),
            ("^(?i:a)b$", &["Ab"], &["AB"]),
            ("^(?i)a(?-i)b|c$", &["Ab", "c"], &["AB", "C"]),
            ("^.$", &["é", "😀", "\r"], &["\n"]),
            ("^(?s).$", &["\n"], &[]),
            ("^(?U)a+?$", &["aa"], &[]),
            // The stack of Go's parser: what a repetition repeats.
            ("^a(?i)+$", &["aa"], &["A"]),
            ("^a*(?:)*$", &["", "aa"], &["b"]),
            ("^*a", &["a"], &[]),
            ("(|a)+b", &["b", "ab"], &["a"]),
            ("(?P<n>a)(?<n>b)", &["ab"], &["a"]),
            ("", &["", "a"], &[]),
            ("^(?:a{0}|b)$", &["", "b"], &["a"]),
        ],
    );
}

#[test]
fn re2_refuses_what_go_refuses() {
    refuses(
        Flavour::Re2,
        Kind::Syntax,
        &[
            ("(a", 2, "a closing parenthesis"),
            ("a)", 1, "an opening parenthesis"),
            ("a**", 2, "something else after a repetition"),
            ("a*+", 2, "something else after a repetition"),
            ("a{2}{3}", 4, "something else after a repetition"),
            ("*a", 0, "something to repeat"),
            ("(*a)", 1, "something to repeat"),
            ("a|+", 2, "something to repeat"),
            ("(?i)*", 4, "something to repeat"),
            ("a{1001}", 1, "a repetition of at most 1000"),
            ("(?:a{40}){40}", 9, "a repetition of at most 1000"),
            ("a{2,1}", 1, "a repetition whose first"),
            ("[a", 2, "a closing bracket"),
            ("[]", 2, "a closing bracket"),
            ("[z-a]", 1, "a range whose first"),
            ("[[:foo:]]", 1, "the name of a POSIX class"),
            (r"a\", 1, "an escape that RE2 has"),
            (r"\é", 0, "an escape that RE2 has"),
            (r"a\Z", 1, "an escape that RE2 has"),
            (r"\C", 0, "an escape that RE2 has"),
            (r"(a)\1", 3, "an escape that RE2 has"),
            (r"\8", 0, "an escape that RE2 has"),
            (r"[\b]", 1, "an escape that RE2 has"),
            (r"\u0041", 0, "an escape that RE2 has"),
            (r"\cA", 0, "an escape that RE2 has"),
            (r"\G", 0, "an escape that RE2 has"),
            (r"\x{110000}", 0, "an escape that RE2 has"),
            (r"\x4", 0, "an escape that RE2 has"),
            (r"\p{Grek}", 0, "the name of a category"),
            (r"\pé", 0, "the name of a category"),
            ("(?=a)", 2, "a group of the form"),
            ("(?!a)", 2, "a group of the form"),
            ("(?<=a)", 3, "a name of letters"),
            ("(?>a)", 2, "a group of the form"),
            ("(?x)a", 2, "a group of the form"),
            ("(?-)a", 3, "a group of the form"),
            ("(?P=n)", 2, "a group of the form"),
            ("(?P<>a)", 4, "a name of letters"),
        ],
    );
}

#[test]
fn releases_of_go_differ() {
    refuses(Flavour::Re2, Kind::Unsupported, &[(r"a\p{Old_Italic}", 1, "a script whose name has two words")]);
}

#[test]
fn java_means_what_java_means() {
    accepts(
        Flavour::Java,
        &[
            // The end of the text, or before its last line terminator.
            ("^a$", &["a", "a\n", "a\r\n", "a\r", "a\u{85}", "a\u{2028}"], &["a\n\n", "a\u{b}", "a\nb"]),
            (r"^\r$", &["\r", "\r\r", "\r\u{2029}"], &["\r\n"]),
            (r"^a\Z", &["a", "a\n"], &["ab"]),
            (r"^a\z", &["a"], &["a\n"]),
            ("^(?:a$|b)", &["a\n", "bx"], &["ax"]),
            ("^.$", &["é", "😀", "\u{b}"], &["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]),
            ("^(?s).$", &["\n", "\u{85}"], &[]),
            // ASCII.
            (r"^\d\w\s$", &["7_\u{b}"], &["٣_ ", "7é ", "7_\u{a0}"]),
            (r"^\h\v\H\V$", &["\u{180e}\u{85}ab", "\u{3000}\nab"], &["\n\nab"]),
            (r"^\R$", &["\r\n", "\n", "\u{b}", "\u{85}", "\n\n"], &["\nb"]),
            (r"a\b", &["a ", "aé"], &["ab"]),
            (r"^\p{Alpha}\p{Punct}\p{Space}$", &["a~\u{b}"], &["é~ ", "aé "]),
            (r"^(?i)k[j-l]$", &["KK", "kk"], &["\u{212A}k", "k\u{212A}"]),
            // Sets of Unicode.
            (r"^\pL\p{IsGreek}\p{sc=Cyrl}\p{IsAlphabetic}\p{javaLowerCase}$", &["éαЖéß"], &["1αЖéß", "éαЖéA"]),
            (r"^\p{javaWhitespace}$", &[" ", "\u{1c}", "\u{3000}"], &["\u{a0}", "\u{85}"]),
            (r"^\P{Lu}$", &["a"], &["A", "É"]),
            // Classes in classes.
            ("^[a-z&&[^m]]$", &["a", "z"], &["m", "A"]),
            ("^[a-c[x-z]]$", &["b", "y"], &["m"]),
            ("^[^a-c[x-z]]$", &["m"], &["b", "y"]),
            ("^[a-z&&b-k&&[^c]]$", &["b"], &["c", "z"]),
            ("^[a&b]$", &["&"], &[]),
            ("^[]a]$", &["]", "a"], &["["]),
            (r"^[\v-a]$", &["\u{b}", "A"], &["\n"]),
            ("^[a-]$", &["-"], &["b"]),
            // Escapes.
            (r"^\0101\x41\x{1F600}\ud83d\ude00\u0041\cA\e$", &["AA😀😀A\u{1}\u{1b}"], &[]),
            (r"^\Qa.b*\E+$", &["a.b*", "a.b**"], &["a.ba.b*"]),
            (r"^[\Q^-]\E]$", &["^", "-", "]"], &["a"]),
            (r"^\é\-$", &["é-"], &[]),
            // Of nothing.
            ("^{2}a{3}$", &["aaa"], &["a"]),
            ("^a{2}{3}$", &["aa"], &["aaaaaa"]),
            ("^a]}$", &["a]}"], &[]),
            ("(?<n1>a|ab)(?:c)", &["abc"], &["ab"]),
        ],
    );
    let whole = Pattern::whole("a|b$", Flavour::Java).unwrap();
    assert!(whole.is_match("a") && whole.is_match("b") && !whole.is_match("ab") && !whole.is_match("b\n"));
}

#[test]
fn java_refuses_what_java_refuses() {
    refuses(
        Flavour::Java,
        Kind::Syntax,
        &[
            ("(a", 2, "a closing parenthesis"),
            ("a)", 1, "an opening parenthesis"),
            ("*a", 0, "something to repeat"),
            ("a**", 2, "something to repeat"),
            ("a{,2}", 1, "a repetition of the form"),
            ("a{2", 1, "a repetition of the form"),
            ("a{2,1}", 1, "a repetition whose first"),
            ("[a", 2, "a closing bracket"),
            ("[]", 2, "a closing bracket"),
            ("[&&]", 3, "something in the class"),
            ("[z-a]", 1, "a range of two"),
            (r"[a-\d]", 1, "a range of two"),
            (r"a\", 1, "an escape that Java has"),
            (r"\y", 0, "an escape that Java has"),
            (r"\08", 0, "an escape that Java has"),
            (r"[\b]", 1, "an escape that Java has"),
            (r"\E", 0, "an escape that Java has"),
            (r"\p{Letter}", 0, "a property that Java has"),
            (r"\k<n>", 0, "the name of a group before it"),
            ("(?P<n>a)", 2, "a group of the form"),
            (r"(?\Qs).", 5, "a group of the form"),
            ("(?<n>a)(?<n>b)", 7, "a name that no group"),
            ("(?<1>a)", 3, "a name of letters"),
        ],
    );
    refuses(
        Flavour::Java,
        Kind::Unsupported,
        &[
            ("a(?=b)", 1, "look-ahead"),
            ("(?<!a)b", 0, "look-behind"),
            ("(?>a)", 0, "a group that is not tried again"),
            ("a*+", 1, "a repetition that is not tried again"),
            (r"(a)\1", 3, "a back-reference"),
            (r"(?<n>a)\k<n>", 7, "a back-reference"),
            (r"\Ga", 0, "the end of the match before"),
            (r"\X", 0, "grapheme clusters"),
            (r"\b{g}", 0, "boundaries of grapheme clusters"),
            (r"\N{DIGIT ONE}", 0, "the name of a character"),
            ("(?m)a", 2, "this flag"),
            ("(?x) a", 2, "the flag x"),
            (r"(?i)\p{Lu}", 4, "a property of case"),
            (r"\p{InGreek}", 0, "a block of Unicode"),
            (r"\p{javaMirrored}", 0, "this property of Java's own"),
            ("a$b", 1, "an end of the last line"),
            (r"a$|b\z", 1, "an end of the last line"),
            (r"\R{2}", 0, r"\R in a repetition"),
            ("[a&&]", 2, "an intersection of this form"),
            ("a{65536}", 1, "a repetition of so many times"),
        ],
    );
}

#[test]
fn ecmascript_means_what_ecma_262_means() {
    accepts(
        Flavour::Ecmascript,
        &[
            ("^a$", &["a"], &["a\n"]),
            ("^.$", &["é", "😀", "\u{85}"], &["\n", "\r", "\u{2028}", "\u{2029}"]),
            ("^[^]$", &["\n", "😀"], &[""]),
            ("^[]", &[], &["", "a"]),
            (r"^\d\w$", &["7_"], &["٣_", "7é"]),
            (r"^\s$", &["\u{feff}", "\u{a0}", "\u{1680}", "\u{2028}", "\u{b}"], &["\u{85}", "\u{180e}", "\u{200b}"]),
            (r"a\b", &["aé"], &["ab"]),
            (r"^\cA\x41\u0041\u{1F600}\ud83d\ude00\0\v$", &["\u{1}AA😀😀\0\u{b}"], &[]),
            (r"^[\u{1F600}-\u{1F64F}]+$", &["😀🙏"], &["a"]),
            (r"^[\ud800-\udfff]$", &[], &["a", "😀"]),
            (r"^\p{L}\p{Letter}\p{gc=Nd}\p{Script=Greek}\p{scx=Grek}\p{Alphabetic}\P{Lu}$", &["éa٣ααéa"], &["1a1ααéa"]),
            (r"^[\b\-]$", &["\u{8}", "-"], &["b"]),
            ("^[a&&b]+$", &["a&b"], &["c"]),
            (r"^[[a]$", &["[", "a"], &[]),
            ("^(?<n>a)(?:b)$", &["ab"], &[]),
            (r"^\/\^\}$", &["/^}"], &[]),
            // Annex B.
            (r"^a{,2}]}$", &["a{,2}]}"], &[]),
            (r"^\-\_\@$", &["-_@"], &[]),
            (r"^\u{3}\-$", &["uuu-"], &["\u{3}-"]),
            (r"^\p{2}$", &["pp"], &[]),
            (r"^\101\8\k$", &["A8k"], &[]),
            (r"^[\d-z]\-$", &["--", "z-", "7-"], &["a-"]),
            (r"^\ud83d\ude00\-$", &["😀-"], &[]),
            (r"^\c\x4$", &[r"\cx4"], &[]),
            (r"^[\c1\cA]\-$", &["\u{11}-", "\u{1}-"], &[]),
        ],
    );
}

#[test]
fn ecmascript_refuses_what_ecma_262_refuses() {
    refuses(
        Flavour::Ecmascript,
        Kind::Syntax,
        &[
            ("(a", 2, "a closing parenthesis"),
            ("a)", 1, "an opening parenthesis"),
            ("a**", 2, "something to repeat"),
            ("^*", 1, "something to repeat"),
            (r"\b+", 2, "something to repeat"),
            ("a{2}{3}", 4, "something to repeat"),
            ("a{2,1}", 1, "a repetition whose first"),
            ("[a", 2, "a closing bracket"),
            ("[z-a]", 1, "a range whose first"),
            (r"a\", 1, "an escape that ECMAScript has"),
            (r"(?<n>a)\k<m>", 7, "the name of a group"),
            (r"(?<n>a)\k", 7, "the name of a group"),
            ("(?<n>a)(?<n>b)", 7, "a name that no group"),
            ("(?<1>a)", 3, "the name of a group"),
            ("(?P<n>a)", 0, "a group of the form"),
            ("(?>a)", 0, "a group of the form"),
            ("(?<=a)*", 6, "something to repeat"),
            // Wrong with the flag u, and also without: what the first says.
            (r"\-(", 0, "an escape that ECMAScript has"),
        ],
    );
    refuses(
        Flavour::Ecmascript,
        Kind::Unsupported,
        &[
            ("a(?=b)", 1, "look-around"),
            ("(?=a)*", 0, "look-around"),
            ("(?<!a)b", 0, "look-around"),
            (r"(a)\1", 3, "a back-reference"),
            (r"(?<n>a)\k<n>", 7, "a back-reference"),
            ("(?i:a)", 0, "flags of a group"),
            (r"\p{Bidi_M}", 0, "this property"),
            ("(?<é>a)", 0, "a name that is not ASCII"),
            (r"[😀]\-", 1, "half of a character"),
            (r"😀+\-", 1, "half of a character"),
            (r"\ud83d\-", 0, "half of a character"),
            ("a{65536}", 1, "a repetition of so many times"),
        ],
    );
}

/// No pattern is slow by its form: it runs in linear time, or it is refused for its size.
#[test]
fn patterns_that_are_slow_elsewhere() {
    let text = "a".repeat(2_000) + "!";
    for slow in ["^(a+)+$", "^(a|aa)+$", "^(.*a){20}$", "^(a*)*$", "^([a-zA-Z]+)*$", r"^(\w+\s?)*$", "^(a?){50}a{50}$"]
    {
        for flavour in [Flavour::Re2, Flavour::Ecmascript, Flavour::Java] {
            assert!(!Pattern::new(slow, flavour).unwrap().is_match(&text), "{slow}");
        }
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let unsupported = |text: &str, what: &str| {
        for flavour in [Flavour::Re2, Flavour::Ecmascript, Flavour::Java] {
            let refusal = Pattern::new(text, flavour).unwrap_err();
            assert_eq!((refusal.kind, refusal.what), (Kind::Unsupported, what), "{flavour:?}");
        }
    };
    let nested = |levels: usize| "(?:".repeat(levels) + "a" + &"|b)*".repeat(levels);
    unsupported(&"a".repeat(10_001), "so many characters");
    unsupported(&nested(41), "groups nested so deeply");
    unsupported(&"(".repeat(5_000), "groups nested so deeply");
    unsupported(&r"\p{L}".repeat(101), "so many large sets of characters");
    for folded in [r"[\x{80}-\x{10FFFF}]", r"\p{Any}"] {
        let refusal = Pattern::new(&format!("(?i){}", folded.repeat(11)), Flavour::Re2).unwrap_err();
        assert_eq!(refusal.what, "so many large sets of characters");
    }
    unsupported(r"\p{L}{1000}", "what takes so much memory");
    for flavour in [Flavour::Re2, Flavour::Ecmascript, Flavour::Java] {
        assert!(Pattern::new(&nested(40), flavour).unwrap().is_match("a"));
        assert!(Pattern::new("^.{0,1000}$", flavour).unwrap().is_match("a"));
    }
    // Go refuses the counts; elsewhere what they come to is too large, also of nothing.
    let huge = "(?:(?:a{1000}){1000}){1000}";
    assert_eq!(Pattern::new(huge, Flavour::Re2).unwrap_err().kind, Kind::Syntax);
    for flavour in [Flavour::Ecmascript, Flavour::Java] {
        assert_eq!(Pattern::new(huge, flavour).unwrap_err().what, "what takes so much memory");
        assert!(Pattern::new("(?:(?:(?:){60000}){60000}){60000}", flavour).is_ok());
        assert_eq!(Pattern::new("a{99999999999999999999}", flavour).unwrap_err().at, 1);
    }
    assert!(Pattern::new(&"[".repeat(5_000), Flavour::Java).is_err());
}
