//! The programs in `examples/` run and say what they should.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use std::io::Write;
use std::process::{Command, Stdio};

/// Runs an example in the folder `tests/examples`: its exit status, what it prints, and its errors.
fn run(example: &str, arguments: &[&str], input: &str) -> (i32, String, String) {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--offline", "--manifest-path"]).arg(format!("{root}/Cargo.toml"));
    command.args(["--example", example, "--"]).args(arguments).current_dir(format!("{root}/tests/examples"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let [printed, errors] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    (output.status.code().unwrap(), printed, errors)
}

#[test]
fn check_file_prints_what_would_be_refused() {
    let users = "\
users.ndjson:3: error phone_no_plus /_phone must begin with + and the country calling code, such as +49
users.ndjson:3: error unknown_field /_naem must be a member that the server knows; the nearest is _name
users.ndjson:4: error required /_name/lastName must be given
users.ndjson:4: error json_syntax must be JSON: expected a comma or } at byte 28
";
    let user = "biot.update_organization_user";
    assert_eq!(run("check_file", &[user, "users.ndjson"], ""), (1, users.into(), String::new()));

    let handles = "\
handles.json:3: error phone_no_plus /1/value must begin with + and the country calling code, such as +49
handles.json:2: warning email_unusual /0/value should look like name@example.com: few systems take anything else
";
    assert_eq!(run("check_file", &["slashid.add_handles", "handles.json"], ""), (1, handles.into(), String::new()));

    let valid = "{\"_phone\": \"+12025550123\"}\n{\"_phone\": null}\n";
    assert_eq!(run("check_file", &[user, "-"], valid), (0, String::new(), String::new()));

    let (status, printed, errors) = run("check_file", &["biot", "-"], "");
    assert_eq!((status, &*printed), (2, ""));
    assert!(errors.starts_with("unknown endpoint biot: there are slashid.update_person, "), "{errors}");
}

#[test]
fn diff_identity_prints_the_request() {
    let request = r#"PATCH /admin/identities/9f425a8d-7efc-4768-8f23-7647a74fdf13
Content-Type: application/json

[{"op":"replace","path":"/traits/name/last","value":"Roe"},{"op":"replace","path":"/state","value":"inactive"}]
"#;
    assert_eq!(run("diff_identity", &["before.json", "after.json"], ""), (0, request.into(), String::new()));

    let nothing = (0, String::from("nothing to send\n"), String::new());
    assert_eq!(run("diff_identity", &["before.json", "before.json"], ""), nothing);

    let foreign = "error wrong_type must be an object\n";
    assert_eq!(run("diff_identity", &["before.json", "handles.json"], ""), (1, String::new(), foreign.into()));
}
