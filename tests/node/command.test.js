// The packed package's command: what it finds, in each format, with each exit status; files, signals, pipes and terminals.

import assert from "node:assert/strict";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import addFormats from "ajv-formats";
import Ajv from "ajv-draft-04";
import { makeFolder, many, ndjson, read, records, root, run, shell, splitFiles, startSplit, version } from "./command_runs.js";

const { folder, remove } = makeFolder();
after(remove);

const PARAM = ["--param", "id=@user_id"];
const NO_PLUS = "must begin with + and the country calling code, such as +49";

/** What a call writes, by name: [arguments, exit status, standard output, standard error, more of `run`]. */
const RUNS = {
  "check, all valid": [["check", "user", "good.ndjson"], 0, "", "2 records: 2 valid, 0 invalid; 0 errors, 0 warnings\n"],
  "check, findings": [
    ["check", "user", "mixed.ndjson"],
    1,
    /^mixed\.ndjson:2:\d+: error phone_no_plus \/_phone must begin with \+ .*\nmixed\.ndjson:3:\d+: warning phone_unassigned \/_phone .*\n$/,
    "4 records: 3 valid, 1 invalid; 1 error, 1 warning\n",
  ],
  "check, warnings alone": [["check", "user", "-q"], 0, /^-:1:\d+: warning phone_unassigned /, "", { input: ndjson([records.unassigned(0)]) }],
  "check, two files": [["check", "user", "good.ndjson", "mixed.ndjson", "--quiet"], 1, /^mixed\.ndjson:2:/, ""],
  "check, a field from standard input": [["check", "phone", "-", "-q"], 1, /^-:2:\d+: error phone_no_plus must begin/, "", { input: "+12345678901\n1234\n" }],
  "check, lines of a file": [["check", "phone", "numbers.txt"], 1, /^numbers\.txt:2:1: error phone_no_plus must/, /^2 records: 1 valid/],
  "check, CSV with a column that is not the server's": [["check", "user", "users.csv", "--ignore", "user_id", "-q"], 1, /^users\.csv:3:4: error phone_no_plus \/_phone /, ""],
  "check, an option": [["check", "user", "mixed.ndjson", "--option", "strict=true", "-q"], 1, /3:\d+: error phone_unassigned/, ""],
  "check, options that are a list": [
    ["check", "user", "-q", "--option", "locales=en-us", "--option", "locales=de-de"],
    1,
    /^-:1:\d+: error locale_not_installed \/_locale /,
    "",
    { input: '{"_locale":"fr-fr"}\n{"_locale":"de-de"}\n' },
  ],
  "check, --draft": [["check", "user", "-q", "--draft", "draft"], 1, /^-:2:\d+: error phone_no_plus \/_phone /, "", { input: ndjson([{ id: 1, draft: records.good(0) }, { id: 2, draft: records.noPlus(0) }]) }],
  "check, nothing at all": [["check", "user"], 0, "", /^0 records: /],
  "check, --max-errors": [["check", "user", "many.ndjson", "--max-errors", "2"], 1, /^(.*phone_no_plus.*\n){2}$/, /^198 more errors not shown: --max-errors 0 shows all\n2,000 records: 1,800 valid, 200 invalid;/],
  "check, --max-errors if not given": [["check", "user", "many.ndjson"], 1, /^(.*\n){100}$/, /^100 more errors not shown/],
  "check, --max-errors 0": [["check", "user", "many.ndjson", "--max-errors=0"], 1, /^(.*\n){200}$/, /^2,000 records/],
  "check, --fail-fast": [["check", "user", "many.ndjson", "--fail-fast"], 1, /^many\.ndjson:10:.*\n$/, "stopped at the first record with an error: 10 records: 9 valid, 1 invalid; 1 error, 0 warnings\n"],
  "check, --jobs": [["check", "user", "many.ndjson", "-j", "2", "--max-errors", "1"], 1, /^many\.ndjson:10:.*\n$/, /2,000 records: 1,800 valid/],
  "check, --resume": [["check", "user", "many.ndjson", "--resume", "1991", "--format", "ndjson"], 1, /^\{"file":"many\.ndjson","line":2000,"record":1999,.*\n$/, /^10 records: 9 valid/],
  "check, --resume of CSV": [["check", "user", "users.csv", "--ignore", "user_id", "--resume", "3", "--format", "ndjson", "-q"], 1, /^\{"file":"users\.csv","line":3,"record":1,/, ""],
  "check, --summary": [["check", "user", "mixed.ndjson", "--summary", "-q"], 1, /^1 error {3}phone_no_plus \(first at mixed\.ndjson:2:\d+\)\n1 warning phone_unassigned \(first at mixed\.ndjson:3:\d+\)\n$/, ""],
  "check, --summary as JSON": [["check", "user", "mixed.ndjson", "--summary", "--format", "ndjson", "-q"], 1, /^\{"records":4,"valid":3,"invalid":1,"errors":1,"warnings":1,"codes":\[\{"severity":"error","code":"phone_no_plus","count":1,/, ""],
  "build": [["build", "user", "ids.ndjson", ...PARAM], 1, /^\{"record":0,"method":"PATCH","path":"\/organization\/v1\/users\/organizations\/3fa85f64-.*6","headers":\{"Content-Type":"application\/json"\},"body":"\{\\"_name\\".*\}\n$/, /^ids\.ndjson:2:\d+: error phone_no_plus .*\n2 records: 1 valid, 1 invalid;/],
  "build, a value for all": [["build", "user", "good.ndjson", "--param", "id=3fa85f64-5717-4562-b3fc-2c963f66afa6", "-q"], 0, /^(.*6afa6".*\n){2}$/, ""],
  "build, --fail-fast": [["build", "user", "many.ndjson", "--param", "id=3fa85f64-5717-4562-b3fc-2c963f66afa6", "--fail-fast"], 1, /^(.*\n){9}$/, /^many\.ndjson:10:/],
  "build, a header": [["build", "slashid.set_roles", "roles.ndjson", "--param=person_id=903c1ff9-f2cc-435c-b242-9d8a690fcf0a", "--header", "SlashID-OrgID=af5fbd30-7ce7-4548-8b30-4cd59cb2aba1", "-q"], 0, /"SlashID-OrgID":"af5fbd30-7ce7-4548-8b30-4cd59cb2aba1"/, ""],
  "diff, two documents": [["diff", "user", "before.json", "after.json"], 0, /^\{(?=.*"_phone":null)(?=.*"badge":9007199254740995).*\}\n$/, /^(after\.json:1:\d+: warning absent_kept .*\n)1 pair: 1 changed, 0 unchanged, 0 invalid; 0 errors, 1 warning\n$/],
  "diff, the same twice": [["diff", "user", "before.json", "before.json"], 0, "{}\n", /^1 pair: 0 changed, 1 unchanged/],
  "diff, as a request": [["diff", "user", "before.json", "after.json", "--request", "--param", "id=3fa85f64-5717-4562-b3fc-2c963f66afa6", "-q"], 0, /^\{"method":"PATCH",/, /^(after\.json.* warning .*\n)*$/],
  "diff, a document with an error": [["diff", "user", "before.json", "wrong.json", "-q"], 1, "", /^wrong\.json:1:1: error phone_no_plus \/_phone /m],
  "diff, a document that is no JSON": [["diff", "user", "before.json", "broken.json", "-q"], 1, "", /^broken\.json:2:13: error json_syntax must be JSON/],
  "diff, pairs": [["diff", "user", "pairs.ndjson"], 0, '{"record":0,"changed":true,"draft":{"_phone":"+12345678901"}}\n{"record":1,"changed":false,"draft":{}}\n', /^2 pairs: 1 changed, 1 unchanged/],
  "diff, two files by a key": [
    ["diff", "user", "before.ndjson", "after.ndjson", "--key", "_id"],
    1,
    '{"record":2,"key":"a","changed":true,"draft":{"_phone":null}}\n',
    /^before\.ndjson:4:1: error key_repeated \/_id .*\nbefore\.ndjson:5:1: error key_missing \/_id .*\nafter\.ndjson:1:1: error key_only_after .*\nafter\.ndjson:2:\d+: error phone_no_plus \/_phone .*\nafter\.ndjson:5:12: error json_syntax .*\nbefore\.ndjson:3:1: error key_only_before .*\n2 pairs: 1 changed, 0 unchanged, 1 invalid; 6 errors, 0 warnings; 1 record in BEFORE alone, 1 in AFTER alone\n$/,
  ],
  "diff, a plan": [
    ["diff", "slashid.plan", "person.ndjson", "--param=person_id=903c1ff9-f2cc-435c-b242-9d8a690fcf0a", "--header=SlashID-OrgID=af5fbd30-7ce7-4548-8b30-4cd59cb2aba1", "-q"],
    0,
    /^\{"record":0,"method":"POST",.*"body":"\[.*jd.*\n\{"record":0,"method":"PATCH",.*"body":"\{\\"active\\":false\}"\}\n$/,
    "",
  ],
  "explain": [["explain", "phone_no_plus"], 0, /^phone_no_plus: must begin with \+ .*\n\nRaised by the field phone\.\n\nSources:\n {2}ITU-T E\.164[^]*\n\nExamples:\n {2}phone: "12345678901" is refused\n/, ""],
  "explain, a shared code": [["explain", "required"], 0, /^required: must be given\n\nRaised by fields and endpoints alike\.\n/, ""],
  "explain, a code of the command": [["explain", "key_only_after", "--format", "json"], 0, /"from": \[\n {4}"this command: diff --key"\n/, ""],
  "list": [["list"], 0, /^Fields, for check:\n {2}phone [^]*\n {2}biot\.update_organization_user +PATCH /, ""],
  "list, an endpoint": [["list", "user"], 0, /^biot\.update_organization_user: PATCH .*\n[^]*\n {2}biotPlatform=version +the version/, ""],
  "list, as JSON": [["list", "--format", "json"], 0, /^\{\n {2}"fields": \[/, ""],
  "--version": [["--version"], 0, `${version}\n`, ""],
  "--help": [["--help"], 0, /^identity-patch: [^]*Exit status:\n {2}0 {4}every/, ""],
  "--help of a command": [["check", "--help"], 0, /^Usage: identity-patch check <endpoint\|field>[^]*--max-errors N[^]*Examples:/, ""],
  "no command at all": [[], 2, "", /^identity-patch: what/],
};

/** What a mistake at the command line is answered with, by name: [arguments, the message]. */
const MISUSES = {
  "a misspelt command": [["chekc"], "there is no command chekc: did you mean check?"],
  "options without a command": [["--quiet"], /^a command is missing: check, build, diff, list/],
  "a misspelt option": [["check", "phone", "--fromat", "json"], "there is no option --fromat: did you mean --format?"],
  "an option that is nothing like any": [["check", "phone", "--zzzz"], "there is no option --zzzz: identity-patch check --help tells all"],
  "an option of another command": [["build", "user", "--key", "_id"], /^build takes no option --key: diff does;/],
  "--param of check": [["check", "user", "--param", "id=@x"], /^check takes no option --param: build, diff do; --ignore MEMBER leaves a member out$/],
  "an option without its value": [["check", "phone", "--split"], "--split needs a value: --split PREFIX"],
  "an option for a value": [["check", "phone", "--split", "--quiet"], "--split needs a value: --split PREFIX, or --split=--quiet"],
  "a value that is not wanted": [["check", "phone", "--quiet=yes"], "--quiet takes no value: leave out =yes"],
  "a misspelt choice": [["check", "phone", "--format", "jsn"], "--format cannot be jsn: did you mean json?"],
  "a number that is none": [["check", "phone", "--jobs", "two"], "--jobs must be a whole number from 1 on, not two"],
  "no target": [["check"], "check needs an endpoint or a field: identity-patch list tells all"],
  "a misspelt endpoint": [["check", "biot.updateOrganisationUser"], "there is no endpoint or field biot.updateOrganisationUser: did you mean biot.update_organization_user?"],
  "a misspelt field": [["check", "phoen"], "there is no endpoint or field phoen: did you mean phone?"],
  "a field to build": [["build", "phone"], /^build takes no field, and phone is one: check takes it;/],
  "a plan to check": [["check", "slashid.plan"], /^check takes no plan, and slashid\.plan is one: diff takes it;/],
  "a file that is not there": [["check", "phone", "no.txt"], "no.txt: there is no such file or folder: check the name; - is standard input"],
  "a folder": [["check", "phone", "a folder"], "a folder: that is a folder: give a file in it"],
  "standard input twice": [["check", "phone", "-", "-"], "standard input can be read only once: give - once"],
  "a misspelt option of the endpoint": [["check", "user", "--option", "biotPlatfrom=2.4.1"], "biot.update_organization_user has no option biotPlatfrom: did you mean biotPlatform?"],
  "an option's value that cannot be": [["check", "user", "--option", "biotPlatform=2"], "option biotPlatform must be a version such as 2.4.1"],
  "an option without =": [["check", "user", "--option", "strict"], "--option must be NAME=VALUE, not strict"],
  "no parameter": [["build", "user", "good.ndjson"], "build biot.update_organization_user needs --param id=VALUE or id=@MEMBER: the path is /organization/v1/users/organizations/{id}"],
  "a plan without parameters": [["diff", "slashid.plan", "person.ndjson"], /^diff slashid\.plan needs --param person_id=VALUE or person_id=@MEMBER: the path is /],
  "a misspelt parameter": [["build", "user", "--param", "ids=x"], "the path /organization/v1/users/organizations/{id} has no parameter ids: did you mean id?"],
  "no header": [["build", "slashid.set_roles", "--param", "person_id=x"], "build slashid.set_roles needs --header SlashID-OrgID=VALUE"],
  "a credential": [["build", "user", "good.ndjson", "--param", "id=x", "--header", "Authorization=Bearer x"], /^header Authorization is a credential/],
  "a header of the transport": [["build", "user", "good.ndjson", "--param", "id=x", "--header", "Host=x"], /^header Host /],
  "a delimiter of two characters": [["check", "user", "--delimiter", "||"], /^--delimiter must be one ASCII character/],
  "--split with --fail-fast": [["check", "phone", "numbers.txt", "--split", "x", "--fail-fast"], "--split writes every record: leave out --fail-fast"],
  "--summary as SARIF": [["check", "phone", "numbers.txt", "--summary", "--format", "sarif"], /^--summary is written as text, json or ndjson/],
  "--resume of two files": [["check", "phone", "numbers.txt", "numbers.txt", "--resume", "2"], "--resume is a line of one file: give that file alone"],
  "--resume behind the end": [["check", "phone", "numbers.txt", "--resume", "9"], "numbers.txt has no line 9: it has 2"],
  "--resume of a document": [["check", "user", "before.json", "--resume", "2"], /^before\.json is one JSON document, which has no line/],
  "diff of nothing": [["diff", "user"], /^diff takes two files, BEFORE and AFTER, or one of pairs/],
  "diff of several documents without a key": [["diff", "user", "before.ndjson", "after.ndjson"], "before.ndjson has several documents: --key MEMBER joins two such files"],
  "--key of documents": [["diff", "user", "before.json", "after.json", "--key", "_id"], "--key _id joins files of NDJSON, one document a line, and before.json counts as one JSON document: --input ndjson reads it by lines"],
  "--param without --request": [["diff", "user", "before.json", "after.json", "--param", "id=x"], /^diff takes --param and --header for requests: add --request/],
  "a misspelt code": [["explain", "phone_noplus"], "there is no code phone_noplus: did you mean phone_no_plus?"],
  "a field to explain": [["explain", "phone"], "phone is no code: identity-patch list phone tells its options"],
  "a misspelt shell": [["completion", "bahs"], "there is no completion for bahs: did you mean bash?"],
};

for (const [name, [args, status, stdout, stderr, more]] of Object.entries(RUNS)) {
  test(name, () => {
    const ran = run(folder, args, more);
    for (const [stream, expected] of Object.entries({ stdout, stderr })) {
      if (typeof expected === "string") assert.equal(ran[stream], expected, ran.stderr);
      else assert.match(ran[stream], expected, ran.stderr);
    }
    assert.equal(ran.status, status, ran.stderr);
  });
}

for (const [name, [args, message]] of Object.entries(MISUSES)) {
  test(`misuse: ${name}`, () => {
    const { status, stdout, stderr } = run(folder, args);
    assert.match(stderr, /^identity-patch: .*\n$/);
    const said = stderr.slice("identity-patch: ".length, -1);
    if (typeof message === "string") assert.equal(said, message);
    else assert.match(said, message);
    assert.equal(stdout, "");
    assert.equal(status, 2);
  });
}

/** The findings of a run, as each format has them. */
const inFormat = (format, ...more) => run(folder, ["check", "user", "mixed.ndjson", "-q", "--format", format, ...more]);

const FOUND = [
  { file: "mixed.ndjson", line: 2, record: 1, severity: "error", code: "phone_no_plus", message: NO_PLUS, path: ["_phone"], pointer: "/_phone" },
  { file: "mixed.ndjson", line: 3, record: 2, severity: "warning", code: "phone_unassigned", message: "should begin with a country calling code that is in use", path: ["_phone"], pointer: "/_phone" },
];

/** The column is where the value begins, in the line as it was written. */
const columns = [records.noPlus(1), records.unassigned(2)].map((record) => JSON.stringify(record).indexOf('"_phone":') + '"_phone":'.length + 1);

test("format ndjson", () => {
  const { stdout, status } = inFormat("ndjson");
  const found = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(found.map(({ params, column, ...rest }) => rest), FOUND);
  assert.deepEqual(found.map(({ column }) => column), columns);
  assert.deepEqual(Object.keys(found[0]), ["file", "line", "record", "column", "severity", "code", "message", "path", "pointer", "params"]);
  assert.equal(status, 1);
});

test("format json", () => {
  const { findings, summary } = JSON.parse(inFormat("json").stdout);
  assert.deepEqual(findings.map(({ params, column, ...rest }) => rest), FOUND);
  assert.deepEqual(summary, { records: 4, valid: 3, invalid: 1, errors: 1, warnings: 1 });
  const cut = JSON.parse(run(folder, ["check", "user", "many.ndjson", "--format", "json", "--max-errors", "3"]).stdout);
  assert.equal(cut.findings.length, 3);
  assert.deepEqual(cut.summary.hidden, { errors: 197, warnings: 0 });
  assert.deepEqual(JSON.parse(run(folder, ["check", "user", "good.ndjson", "--format", "json"]).stdout).findings, []);
});

test("format github", () => {
  const lines = inFormat("github").stdout.split("\n");
  assert.equal(lines[0], `::error file=mixed.ndjson,line=2,col=${columns[0]},title=phone_no_plus::/_phone ${NO_PLUS}`);
  assert.match(lines[1], /^::warning file=mixed\.ndjson,line=3,col=\d+,title=phone_unassigned::/);
  writeFileSync(join(folder, "a,b:c%.ndjson"), ndjson([records.noPlus(0)]));
  assert.match(run(folder, ["check", "user", "a,b:c%.ndjson", "--format", "github"]).stdout, /^::error file=a%2Cb%3Ac%25\.ndjson,line=1,/);
  const { stdout } = run(folder, ["check", "user", "--format", "github"], { input: ndjson([records.noPlus(0)]) });
  assert.match(stdout, /^::error title=phone_no_plus::/);
});

// The schema comes from npm: @microsoft/jest-sarif has that of https://json.schemastore.org/sarif-2.1.0-rtm.5.json
const schema = JSON.parse(readFileSync(new URL("../sarif-schema.json", import.meta.url), "utf8"));
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(schema);

for (const args of [["mixed.ndjson"], ["good.ndjson"], ["many.ndjson", "--max-errors", "5"], ["-"]]) {
  test(`format sarif of ${args.join(" ")} is valid by the schema of SARIF 2.1.0`, () => {
    const log = JSON.parse(run(folder, ["check", "user", ...args, "--format", "sarif"], { input: ndjson([{ "a b/~": "x", ...records.noPlus(0) }]) }).stdout);
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors, null, 1));
    const [{ results, tool, columnKind }] = log.runs;
    assert.equal(columnKind, "utf16CodeUnits");
    for (const { ruleId, ruleIndex, locations } of results) {
      assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
      assert.ok(locations[0].physicalLocation.region.startColumn >= 1);
    }
    if (args[0] === "mixed.ndjson") {
      assert.deepEqual(results.map(({ ruleId, level }) => [ruleId, level]), [["phone_no_plus", "error"], ["phone_unassigned", "warning"]]);
      assert.deepEqual(results[0].locations[0].physicalLocation, { artifactLocation: { uri: "mixed.ndjson" }, region: { startLine: 2, startColumn: columns[0] } });
    }
  });
}

test("the schema refuses what is no SARIF", () => assert.equal(isSarif({ version: "2.1.0", runs: [{ results: [] }] }), false));

test("a name from a file cannot write to the terminal", () => {
  const { stdout } = run(folder, ["check", "user", "-q"], { input: '{"_na\\u001b[31mme\\n":null,"_phone":"1"}\n' });
  assert.doesNotMatch(stdout, /\x1b/);
});

test("gzip, by its content", () => {
  const { stdout, status } = run(folder, ["check", "user", "-q"], { input: gzipSync(many(20)) });
  assert.match(stdout, /^-:10:\d+: error .*\n-:20:\d+: error .*\n$/);
  assert.equal(status, 1);
});

test("--split writes each record to one of two files, as it was", () => {
  const { status } = run(folder, ["check", "user", "mixed.ndjson", "--split", "parts", "-q"]);
  assert.equal(status, 1);
  assert.equal(read(folder, "parts.valid"), ndjson([records.good(0), records.unassigned(2), records.good(3)]));
  assert.equal(read(folder, "parts.invalid"), ndjson([records.noPlus(1)]));
  assert.deepEqual(splitFiles(folder, "parts").sort(), ["parts.invalid", "parts.valid"]);
});

test("--split of CSV: both files have the header", () => {
  run(folder, ["check", "user", "users.csv", "--ignore", "user_id", "--split", "rows", "-q"]);
  assert.equal(read(folder, "rows.valid"), "user_id,_phone\nu1,+12345678901\n");
  assert.equal(read(folder, "rows.invalid"), "user_id,_phone\nu2,12345678901\n");
});

test("--split after kill -9 leaves no file that looks whole", async () => {
  const { child, ended } = await startSplit(folder, "killed", many(20));
  child.kill("SIGKILL");
  assert.equal((await ended).signal, "SIGKILL");
  assert.equal(read(folder, "killed.valid"), undefined);
  assert.equal(read(folder, "killed.invalid"), undefined);
});

test("Ctrl-C ends with the summary so far, and removes what is not finished", async () => {
  const { child, ended, stderr } = await startSplit(folder, "stopped", many(20));
  child.kill("SIGINT");
  assert.deepEqual(await ended, { status: 130, signal: null });
  assert.match(stderr(), /^interrupted: 20 records: 18 valid, 2 invalid; 2 errors, 0 warnings\n$/);
  assert.deepEqual(splitFiles(folder, "stopped"), []);
});

test("--split where the disk takes no more removes what is not finished", () => {
  // The largest file that the system permits here has 16 blocks of 1024 bytes: node ignores SIGXFSZ, so that it sees the error.
  const { status, stderr } = shell(folder, "ulimit -f 16; $COMMAND check $USER_ENDPOINT many.ndjson --split full");
  assert.match(stderr, /^identity-patch: full\.valid: the file would be larger than the system permits/);
  assert.equal(status, 2);
  assert.deepEqual(splitFiles(folder, "full"), []);
});

test("--split where nothing can be written", () => {
  const { status, stderr } = run(folder, ["check", "user", "good.ndjson", "--split", "no/such"]);
  assert.equal(stderr, "identity-patch: no/such.valid: there is no such file or folder: check the name; - is standard input\n");
  assert.equal(status, 2);
});

for (const args of [["check", "user", "mixed.ndjson"], ["build", "user", "ids.ndjson", ...PARAM], ["list"], ["--help"]]) {
  test(`standard output without space: ${args[0]}`, () => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = run(folder, args, { stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    assert.match(stderr, /identity-patch: standard output: no space is left on the device: free some, or write elsewhere\n$/);
    assert.equal(status, 2);
  });
}

for (const [name, args, line] of [
  ["check", "check $USER_ENDPOINT many.ndjson many.ndjson --max-errors 0 --format ndjson", /^\{"file":"many\.ndjson","line":10,.*\}\n$/],
  ["build", "build $USER_ENDPOINT many.ndjson --max-errors 1 --quiet --param id=3fa85f64-5717-4562-b3fc-2c963f66afa6 2>errors.txt", /^\{"record":0,.*\}\n$/],
  ["list", "list", /^Fields, for check:\n$/],
]) {
  test(`a closed pipe ends quietly: ${name}`, () => {
    const { stdout, stderr, status } = shell(folder, `$COMMAND ${args} | head -1; exit \${PIPESTATUS[0]}`);
    assert.match(stdout, line);
    assert.equal(stderr, "");
    assert.ok(status === 0 || status === 1, `status ${status}`);
  });
}

/** The same on a terminal, made by `script` of util-linux: what it shows, and the exit status. */
const onTerminal = (line, options) => shell(folder, `script --quiet --return --command "${line}" /dev/null </dev/null`, options);

test("a terminal has colors, but not where NO_COLOR is set", () => {
  const line = "$COMMAND check $USER_ENDPOINT mixed.ndjson";
  assert.match(onTerminal(line).stdout, /\x1b\[31merror\x1b\[0m/);
  assert.equal(onTerminal(line).status, 1);
  for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) assert.doesNotMatch(onTerminal(line, { env }).stdout, /\x1b\[3/);
  assert.match(onTerminal(line, { env: { NO_COLOR: "" } }).stdout, /\x1b\[31m/);
  assert.match(onTerminal(`${line} --color always`, { env: { NO_COLOR: "1" } }).stdout, /\x1b\[31m/);
  assert.doesNotMatch(onTerminal(`${line} --color never`).stdout, /\x1b\[3/);
  assert.doesNotMatch(run(folder, ["check", "user", "mixed.ndjson"]).stdout, /\x1b/);
  assert.match(run(folder, ["check", "user", "mixed.ndjson", "--color", "always"]).stdout, /\x1b\[31m/);
});

test("progress: records, speed and what is left of a file, on one line that is wiped", () => {
  const shown = /\r\x1b\[2K[\d,]+ records, [\d,]+\/s, \d+ %, \d+ s left\r\x1b\[2K/;
  const { stderr } = run(folder, ["check", "user", "many.ndjson", "--progress", "always"]);
  assert.match(stderr, shown);
  assert.match(stderr, /\r\x1b\[2K100 more errors not shown.*\n2,000 records: 1,800 valid, .*\n$/);
  assert.match(onTerminal("$COMMAND check $USER_ENDPOINT many.ndjson --progress always").stdout, shown);
  assert.match(run(folder, ["check", "user", "--progress", "always"], { input: many(2000) }).stderr, /\r\x1b\[2K[\d,]+ records, [\d,]+\/s\r\x1b\[2K/);
  assert.doesNotMatch(run(folder, ["check", "user", "many.ndjson"]).stderr, /\/s/);
  assert.doesNotMatch(onTerminal("$COMMAND check $USER_ENDPOINT many.ndjson --progress never").stdout, /\/s/);
});

test("the command is installed under its name", () => {
  const { stdout, status } = shell(folder, "../node_modules/.bin/identity-patch --version");
  assert.deepEqual({ stdout, status }, { stdout: `${version}\n`, status: 0 });
});

const { OPTIONS, optionsOf, takes, usage } = await import(join(root, "command/options.js"));
const { COMMANDS } = await import(join(root, "command/commands.js"));
const script = (name) => run(folder, ["completion", name]).stdout;

test("the table of options: each name once, each with words of its own, commands that exist", () => {
  assert.equal(new Set(OPTIONS.map(({ name }) => name)).size, OPTIONS.length);
  assert.equal(new Set(OPTIONS.map(({ about }) => about)).size, OPTIONS.length);
  const names = COMMANDS.map(({ name }) => name);
  for (const option of OPTIONS) assert.ok(option.commands.every((name) => names.includes(name)), option.name);
});

test("the completion for bash is bash, and completes", () => {
  writeFileSync(join(folder, "completion.bash"), script("bash"));
  assert.deepEqual(shell(folder, "bash -n completion.bash").status, 0);
  const complete = (...words) => {
    const quoted = ["identity-patch", ...words].map((word) => `"${word}"`).join(" ");
    const line = `source ./completion.bash; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _identity_patch; echo "\${COMPREPLY[*]}"`;
    return shell(folder, line).stdout.trim().split(" ");
  };
  assert.deepEqual(complete("che"), ["check"]);
  assert.deepEqual(complete("check", "biot"), ["biot.update_organization_user"]);
  assert.deepEqual(complete("check", "phone", "numb"), ["numbers.txt"]);
  assert.deepEqual(complete("check", "phone", "--format", ""), ["text", "json", "ndjson", "sarif", "github"]);
  for (const { name } of COMMANDS) assert.deepEqual(complete(name, "x", "--"), optionsOf(name).map((option) => `--${option.name}`));
});

test("the completions for zsh and fish have every option of every command, and no other", () => {
  for (const { name } of COMMANDS) {
    const zsh = script("zsh").split(`\n    ${name})\n`)[1].split(" ;;")[0];
    const fish = script("fish").split("\n").filter((line) => line.includes(`seen_subcommand_from ${name}'`));
    for (const option of OPTIONS) {
      const expected = takes(name, option);
      assert.equal(zsh.includes(`--${option.name}[`), expected, `zsh: ${name} --${option.name}`);
      assert.equal(fish.some((line) => new RegExp(` -l ${option.name}( |$)`).test(line)), expected, `fish: ${name} --${option.name}`);
    }
  }
});

test("docs/command.md and the help have every option, as the table has it", () => {
  const page = read(root, "docs/command.md");
  const cell = (text) => text.replace(/\|/g, "\\|");
  const rows = OPTIONS.map((option) => `| \`${cell(usage(option))}\` | ${cell(option.about)} | ${option.commands.join(", ") || "all"} |`);
  const listed = page.split("\n").filter((line) => /^\| `(-\w, )?--/.test(line));
  assert.deepEqual(listed, rows);
  for (const { name } of COMMANDS) {
    const { stdout } = run(folder, [name, "--help"]);
    const flat = stdout.replace(/\s+/g, " ");
    for (const option of OPTIONS) assert.equal(flat.includes(`${usage(option)} ${option.about}`), takes(name, option), `${name} --${option.name}`);
    assert.ok(page.includes(`identity-patch ${name} ${COMMANDS.find((known) => known.name === name).usage}`), name);
  }
});
