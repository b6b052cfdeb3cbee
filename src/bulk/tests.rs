//! Inputs in chunks of every size, and what is said of them.

use super::*;

const ALL: Wanted = Wanted { errors: true, warnings: true };

/// What is said of an input that comes in chunks of so many bytes: results and requests, and the numbers of lines, records and
/// good records.
fn run(task: &str, input: &[u8], chunk: usize) -> (String, [usize; 3]) {
    let task = Task::read(task).unwrap();
    let mut bytes = Input::new(&task);
    let (mut output, mut said) = (Output::default(), String::new());
    let (mut sums, mut skipped) = ([0; 3], 0);
    let chunks = input.chunks(chunk).map(|chunk| (chunk, false)).chain([(&[][..], true)]);
    for (chunk, is_end) in chunks {
        bytes.room(chunk.len()).copy_from_slice(chunk);
        if bytes.cut(chunk.len(), is_end) == 0 {
            continue;
        }
        let count = bytes.count();
        let (block, start) = bytes.block();
        let columns = Columns::of(&task, bytes.header());
        judge(&task, &columns, block, start, [sums[0] + 1, sums[1] + skipped], ALL, &mut output);
        skipped += output.skipped;
        assert_eq!(count, [output.lines, output.records + output.skipped]);
        for part in [&output.results, &output.requests] {
            said.push_str(std::str::from_utf8(part).unwrap());
        }
        for (sum, number) in sums.iter_mut().zip([output.lines, output.records, output.ok]) {
            *sum += number;
        }
    }
    (said, sums)
}

fn task(format: &str, rest: &str) -> String {
    format!(r#"{{"target":"biot.update_organization_user","format":"{format}"{rest}}}"#)
}

/// Each finding as `line:column code pointer`.
fn findings(said: &str) -> Vec<String> {
    let lines = said.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines
        .flat_map(|result| {
            let issues = ["issues", "warnings"]
                .into_iter()
                .flat_map(|part| result[part].as_array().cloned().unwrap_or_default());
            let places = result["places"].as_array().cloned().unwrap_or_default();
            let both = issues.zip(places).map(|(issue, place)| {
                let text = |name: &str| issue[name].as_str().unwrap_or_default().to_owned();
                format!("{}:{} {} {}", place[0], place[1], text("code"), text("pointer")).trim_end().to_owned()
            });
            both.collect::<Vec<_>>()
        })
        .collect()
}

const BUILD: &str = r#","verb":"build","params":{"id":{"member":"user"}}"#;
const ID: &str = "903c1ff9-f2cc-435c-b242-9d8a690fcf0a";

/// A task, its input, what is found, and how many lines, records and good records there are.
type Row = (String, Vec<u8>, &'static [&'static str], [usize; 3]);

#[test]
fn findings_are_the_same_whatever_the_chunks() {
    let rows: Vec<Row> = vec![
        (task("ndjson", ""), b"".into(), &[], [0, 0, 0]),
        (
            task("ndjson", ""),
            b"\xEF\xBB\xBF{\"_phone\":1}\r\n\r\n  \n{\"_phone\":null}\n{\"_phone\":\n{\"_phone\":\"\xFF\"}".into(),
            &["1:11 wrong_type /_phone", "5:11 json_syntax", "6:12 json_syntax"],
            [5, 4, 1],
        ),
        (task("ndjson", ""), "{\"_description\":\"é😀\",\"_phone\":1}".into(), &["1:32 wrong_type /_phone"], [0, 1, 0]),
        (task("ndjson", r#","draft":"d""#), b"{\"id\":1,\"d\":{\"_phone\":2}}\n{}\n".into(), &["1:23 wrong_type /_phone", "2:1 required /d"], [2, 2, 0]),
        (
            task("ndjson", BUILD),
            format!("{{\"user\":\"{ID}\",\"user\":\"{ID}\",\"_phone\":null}}\n{{\"usr\":1,\"_phone\":null}}\n").into(),
            &["1:48 duplicate_key /user", "2:1 required /user"],
            [2, 2, 0],
        ),
        (task("ndjson", r#","ignore":["x"]"#), b"{\"x\":[1,{}],\"_phone\":2}\n".into(), &["1:22 wrong_type /_phone"], [1, 1, 0]),
        (
            task("json", ""),
            "\u{feff} [{\"_phone\":1},\n {\"_phone\":null}, {\"_phone\":\"]\"}\n]\n ".into(),
            &["1:13 wrong_type /_phone", "2:29 phone_no_plus /_phone"],
            [3, 3, 1],
        ),
        (task("json", ""), "[{\"_description\":\"é😀\"},{\"_phone\":1}]".into(), &["1:35 wrong_type /_phone"], [0, 2, 1]),
        (task("json", ""), b"{\"_phone\":\n1}".into(), &["2:1 wrong_type /_phone"], [1, 1, 0]),
        (task("json", ""), b" [ ] ".into(), &[], [0, 0, 0]),
        (task("json", ""), b"".into(), &["1:1 json_syntax"], [0, 1, 0]),
        (task("json", ""), b"[".into(), &["1:1 json_syntax"], [0, 1, 0]),
        (task("json", ""), b"[{},".into(), &["1:2 empty_patch", "1:5 json_syntax"], [0, 2, 1]),
        (task("json", ""), b"[{\"_phone\":null}".into(), &["1:17 json_syntax"], [0, 1, 0]),
        (task("json", ""), b"[{\"_phone\":null},]".into(), &["1:18 json_syntax"], [0, 2, 1]),
        (task("json", ""), b"[]\n, 1".into(), &["2:1 json_syntax"], [1, 1, 0]),
        (
            task("csv", BUILD),
            format!("\u{feff}_name.firstName,_name.lastName,_phone,user\r\nAnn,\"O\"\"\r\nHara\",0123,{ID}\r\n\r\nBob,Li,,u2\n").into(),
            &["3:7 phone_no_plus /_phone", "5:9 uuid_character"],
            [5, 2, 0],
        ),
        (task("csv", BUILD), b"_phone,usr\n,1\n".into(), &["2:1 required /user"], [2, 1, 0]),
        (
            task("csv", BUILD),
            format!("user,_phone,user\n{ID},,{ID}\n").into(),
            &["2:39 duplicate_key /user", "2:1 empty_patch"],
            [2, 1, 0],
        ),
        (task("ndjson", r#","resume":3"#), b"{\"_phone\":1}\n\n\n{\"_phone\":2}\n".into(), &["4:11 wrong_type /_phone"], [4, 1, 0]),
        (
            task("csv", r#","resume":4"#),
            b"\n_phone\n\"1\n2\"\n\n3\n".into(),
            &["6:1 phone_no_plus /_phone"],
            [6, 1, 0],
        ),
        (task("csv", ""), b"_phone\n1,2\n\"+49".into(), &["2:3 too_long", "3:1 csv_syntax"], [2, 2, 0]),
        (task("csv", ""), b"_phone\n".into(), &[], [1, 0, 0]),
    ];
    for (task, input, expected, numbers) in rows {
        let shown = String::from_utf8_lossy(&input).into_owned();
        let (whole, sums) = run(&task, &input, input.len().max(1));
        assert_eq!(
            (findings(&whole).as_slice(), sums),
            (&*expected.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), numbers),
            "{shown}"
        );
        for chunk in 1..input.len() {
            assert_eq!(run(&task, &input, chunk), (whole.clone(), sums), "{shown} {chunk}");
        }
    }
}

#[test]
fn requests_are_written_as_they_are_built() {
    let input = format!("{{\"user\":\"{ID}\", \"_description\":\"a \\\"b\\\"\"}}\n");
    let (said, _) = run(&task("ndjson", BUILD), input.as_bytes(), 7);
    let path = format!("/organization/v1/users/organizations/{ID}");
    let expected = serde_json::json!({
        "record": 0,
        "method": "PATCH",
        "path": path,
        "headers": { "Content-Type": "application/json" },
        "body": "{\"_description\":\"a \\\"b\\\"\"}",
    });
    assert_eq!(serde_json::from_str::<serde_json::Value>(&said).unwrap(), expected);
}

#[test]
fn a_record_that_is_too_long_is_one_finding() {
    let long = "x".repeat(MAX_RECORD + 5);
    let [quoted, rest] = [format!("{{\"_description\":\"[{long}\\\"\n\"}}"), String::from("{\"_phone\":1}")];
    let rows = [
        ("ndjson", format!("{}\n{rest}\n", quoted.replace('\n', " ")), ["1:1 too_long", "2:11 wrong_type /_phone"]),
        ("json", format!("[{quoted},{rest}]"), ["1:2 too_long", "2:14 wrong_type /_phone"]),
        ("csv", format!("_description,_phone\n\"{long}\n\",1\na,2\n"), ["2:1 too_long", "4:3 phone_no_plus /_phone"]),
    ];
    for (format, input, expected) in rows {
        for chunk in [1 << 18, (1 << 18) + 1, 1 << 25] {
            let (said, [_, records, ok]) = run(&task(format, ""), input.as_bytes(), chunk);
            assert_eq!((findings(&said), records, ok), (expected.map(String::from).to_vec(), 2, 0), "{format} {chunk}");
            assert!(said.contains(&format!("\"limit\":{MAX_RECORD}")));
        }
    }
}

#[test]
fn pairs_are_compared() {
    let before = format!("{{\"_id\":\"{ID}\",\"_phone\":null}}");
    let after = before.replace("null", "\"+4915112345678\"");
    let input = format!(
        "{{\"before\":{before},\"after\":{after}}}\n{{\"before\":{after},\"after\":{after}}}\n{{\"after\":1}}\n["
    );
    let (said, _) = run(&task("ndjson", r#","verb":"diff""#), input.as_bytes(), 9);
    assert!(said.contains(r#"{"record":0,"changed":true,"draft":{"_phone":"+4915112345678"}}"#), "{said}");
    assert!(said.contains(r#"{"record":1,"changed":false,"draft":{}}"#), "{said}");
    assert_eq!(findings(&said), ["3:1 required /before", "4:2 json_syntax"]);
    let (said, _) =
        run(&task("ndjson", r#","verb":"diff","request":true,"params":{"id":{"member":"_id"}}"#), input.as_bytes(), 9);
    assert_eq!(said.matches("\"method\":\"PATCH\"").count(), 1, "{said}");
}

#[test]
fn keys_are_told_with_where_their_records_stand() {
    let input = "\u{feff}{\"_id\":\"a\"}\r\n\n{\"_id\":1.0}\n{\"x\":1}\n{\"_id\":1,\"_id\":2}\n{";
    let task = r#"{"target":"biot.update_organization_user","format":"ndjson","verb":"key","key":"_id"}"#;
    let (said, _) = run(task, input.as_bytes(), input.len());
    let keys: Vec<_> = said.lines().filter(|line| line.contains("\"at\"")).collect();
    assert_eq!(
        keys,
        [
            r#"{"record":0,"line":1,"at":3,"length":11,"key":"a"}"#,
            r#"{"record":1,"line":3,"at":17,"length":11,"key":1}"#,
            r#"{"record":2,"line":4,"at":29,"length":7}"#,
        ]
    );
    assert_eq!(findings(&said), ["5:10 duplicate_key /_id", "6:2 json_syntax"]);
}

#[test]
fn what_is_said_of_a_document_says_where_it_stands_there() {
    let task = task("json", r#","verb":"diff","documents":true"#);
    let (said, _) = run(&task, b"{\"before\":{\"_phone\":null},\"after\":\n{\n \"_phone\":null,\"_phone\":null}}", 9);
    assert_eq!(findings(&said), ["2:16 duplicate_key /_phone"]);
}

#[test]
fn a_key_is_the_text_or_whole_number_of_a_member() {
    // What is told: the key as JSON, nothing, or the code of what is found.
    let rows = [
        (r#"{"id":"a"}"#, r#""a""#),
        (r#"{"x":[1,{"id":2}],"id": 12 }"#, "12"),
        (" { \"id\" \t: \"a\" , \"b\":1 }", r#""a""#),
        (r#"{"x":"\\\"}","id":"a\"b\\"}"#, r#""a\"b\\""#),
        (r#"{"x":"id","y":["id"],"id":"a"}"#, r#""a""#),
        (r#"{"id":"a","id":"b"}"#, "duplicate_key"),
        (r#"{"x":{"id":"a"}}"#, ""),
        (r#"{"id":1.5}"#, ""),
        (r#"{"id":{"id":1}}"#, ""),
        (r#"[{"id":"a"}]"#, ""),
        (r#"{"id":"a"},"before":{}}"#, "json_syntax"),
        (r#"{"id":"a","x":[1}"#, "json_syntax"),
        (r#"{"id":"a"#, "json_syntax"),
        (r#"{"id":9007199254740993}"#, "9007199254740993"),
    ];
    let task = r#"{"target":"biot.update_organization_user","format":"ndjson","verb":"key","key":"id"}"#;
    for (record, expected) in rows {
        let (said, _) = run(task, record.as_bytes(), 3);
        let told = match said.split_once(",\"key\":") {
            Some((_, key)) => key.trim_end_matches("}\n").to_owned(),
            None => {
                findings(&said).first().and_then(|found| found.split(' ').nth(1).map(String::from)).unwrap_or_default()
            }
        };
        assert_eq!(told, expected, "{record}");
    }
}

#[test]
fn records_that_are_not_wanted_are_counted_all_the_same() {
    let task = Task::read(&task("ndjson", "")).unwrap();
    let block = b"{\"_gender\":1}\n{\"_phone\":\"+2101234567\"}\n{\"_gender\":\"MALE\"}\n";
    for (wanted, lines) in [((true, true), 2), ((true, false), 1), ((false, true), 1), ((false, false), 0)] {
        let (mut output, (errors, warnings)) = (Output::default(), wanted);
        judge(&task, &Columns::default(), block, Start::default(), [1, 0], Wanted { errors, warnings }, &mut output);
        assert_eq!(lines::count(&output.results), lines, "{wanted:?}");
        assert_eq!([output.records, output.ok, output.errors, output.warnings], [3, 2, 1, 1], "{wanted:?}");
    }
}
