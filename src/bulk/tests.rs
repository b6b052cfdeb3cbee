//! Inputs in chunks of every size, and what is said of them.

use super::*;

/// What is said of an input that comes in chunks of so many bytes: results and requests, and the numbers of lines, records and
/// good records.
fn run(task: &str, input: &[u8], chunk: usize) -> (String, [usize; 3]) {
    let task = Task::read(task).unwrap();
    let mut bytes = Input::new(&task);
    let (mut output, mut said) = (Output::default(), String::new());
    let mut sums = [0; 3];
    let chunks = input.chunks(chunk).map(|chunk| (chunk, false)).chain([(&[][..], true)]);
    for (chunk, is_end) in chunks {
        bytes.room(chunk.len()).copy_from_slice(chunk);
        if bytes.cut(chunk.len(), is_end) == 0 {
            continue;
        }
        let count = bytes.count();
        let (block, start) = bytes.block();
        let columns = Columns::of(&task, bytes.header());
        judge(&task, &columns, block, start, [sums[0] + 1, sums[1]], &mut output);
        assert_eq!(count, [output.lines, output.records]);
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
        (task("csv", ""), b"_phone\n1,2\n\"+49".into(), &["2:3 too_long", "3:1 csv_syntax"], [2, 2, 0]),
        (task("csv", ""), b"_phone\n".into(), &[], [0, 0, 0]),
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
