// What goes wrong in files, on the way or by hand: the command says where and what to do, loses nothing, and ends as it promises.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { makeFolder, many, ndjson, records, run, shell } from "./command_runs.js";

const { folder, remove } = makeFolder();
after(remove);

const ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
const OTHER = "3fa85f64-5717-4562-b3fc-2c963f66afa7";

const write = (name, data) => writeFileSync(join(folder, name), data);
const lines = (text) => text.split("\n").slice(0, -1);

/** The places and codes of findings in text. */
const found = (text) => lines(text).flatMap((line) => /^([^ ]+): (?:error|warning) (\w+)/.exec(line)?.slice(1).join(" ") ?? []);

test("--fail-fast writes no request behind the record that failed, were it the first", () => {
  const bad = { _phone: "x" };
  for (const [rows, sent] of [[[bad, {}, {}], 0], [[{ _phone: null }, bad, { _phone: null }], 1]]) {
    const { stdout, status, stderr } = run(folder, ["build", "user", "-", "--param", `id=${ID}`, "--fail-fast"], { input: ndjson(rows) });
    assert.equal(lines(stdout).length, sent);
    assert.match(stderr, /stopped at the first record with an error: \d records?: \d valid, 1 invalid; 1 error/);
    assert.equal(status, 1);
  }
});

test("a record over 16 MiB is found, is in neither file of --split, and that is said", () => {
  const long = JSON.stringify({ _description: "x".repeat(17 * 2 ** 20) });
  const { status, stdout, stderr } = run(folder, ["check", "user", "-", "--split", "long", "--max-errors", "9"], {
    input: `${long}\n${ndjson([records.good(0), records.noPlus(1)])}`,
  });
  const column = JSON.stringify(records.noPlus(1)).indexOf('"1234') + 1;
  assert.deepEqual(found(stdout), ["-:1:1 too_long", `-:3:${column} phone_no_plus`]);
  assert.match(stderr, /3 records: 1 valid, 2 invalid; .*; 1 record over 16 MiB is in neither file of --split\n$/);
  assert.equal(readFileSync(join(folder, "long.valid"), "utf8"), ndjson([records.good(0)]));
  assert.equal(readFileSync(join(folder, "long.invalid"), "utf8"), ndjson([records.noPlus(1)]));
  assert.equal(status, 1);
});

/** A name that is no UTF-8. */
const latin1 = (id, name) => Buffer.from(`{"_id":"${id}","_name":{"firstName":"${name}","lastName":"A"}}\n`, "latin1");

test("bytes that are no UTF-8 are found in either of two files, and in documents", () => {
  const good = Buffer.concat([latin1("a", "Jo"), latin1("b", "Li")]);
  write("latin-good.ndjson", good);
  write("latin-bad.ndjson", Buffer.concat([latin1("a", "Jos\xe9"), latin1("b", "Lin")]));
  const column = '{"_id":"a","_name":{"firstName":"Jos'.length + 1;
  for (const [before, later, file] of [["latin-good.ndjson", "latin-bad.ndjson", "latin-bad.ndjson"], ["latin-bad.ndjson", "latin-good.ndjson", "latin-bad.ndjson"]]) {
    const { status, stderr, stdout } = run(folder, ["diff", "user", before, later, "--key", "_id"]);
    assert.ok(found(stderr).includes(`${file}:1:${column} json_syntax`), stderr);
    assert.equal(lines(stdout).length, 1);
    assert.equal(status, 1);
  }
  write("latin-good.json", latin1("a", "Jo"));
  write("latin-bad.json", latin1("a", "Jos\xe9"));
  const { status, stderr, stdout } = run(folder, ["diff", "user", "latin-good.json", "latin-bad.json"]);
  assert.deepEqual([found(stderr), stdout, status], [[`latin-bad.json:1:${column} json_syntax`], "", 1]);
});

const KEYED = {
  "a bad escape": ['{"_id":"a\\q"}', "json_syntax"],
  "another record's text": ['{"_id":"a"},"before":{"_id":"a"}', "json_syntax"],
  "the key twice": ['{"_id":"a","_id":"b"}', "duplicate_key"],
  "a key that is no whole number": ['{"_id":1.5}', "key_missing"],
};
for (const [name, [line, code]] of Object.entries(KEYED)) {
  test(`--key: ${name}`, () => {
    write("key.ndjson", `${line}\n{"_id":"c","_phone":"+12345678901"}\n`);
    const { status, stderr, stdout } = run(folder, ["diff", "user", "before.ndjson", "key.ndjson", "--key", "_id"]);
    assert.ok(found(stderr).some((finding) => finding.startsWith("key.ndjson:1:") && finding.endsWith(` ${code}`)), stderr);
    assert.equal(stdout, '{"record":1,"key":"c","changed":true,"draft":{"_phone":"+12345678901"}}\n');
    assert.equal(status, 1);
  });
}

test("--key: a whole number is the same however it is written", () => {
  write("one.ndjson", '{"_id":1.0}\n{"_id":9007199254740993}\n');
  write("other.ndjson", '{"_id":9007199254740993,"_phone":null}\n{"_id":1e0,"_phone":null}\n');
  const { status, stdout } = run(folder, ["diff", "user", "one.ndjson", "other.ndjson", "--key", "_id", "-q"]);
  assert.deepEqual(lines(stdout).map((line) => JSON.parse(line).record), [0, 1]);
  assert.match(stdout, /"key":9007199254740993,.*\n.*"key":1,/);
  assert.equal(status, 0);
});

test("--key: findings come in the order of AFTER, and --fail-fast stops at the first of any kind", () => {
  write("b.ndjson", ndjson([1, 2, 3, 4].map((at) => ({ _id: `u${at}`, _phone: null }))));
  write("a.ndjson", ndjson([{ _id: "u1", _phone: "x" }, { _phone: null }, { _id: "u3", _phone: "y" }, { _id: "z" }, { _id: "u4", _phone: "+12345678901" }]));
  const args = ["diff", "user", "b.ndjson", "a.ndjson", "--key", "_id"];
  const places = (more) => found(run(folder, [...args, ...more]).stderr).map((finding) => finding.split(":").slice(0, 2).join(":"));
  assert.deepEqual(places([]), ["a.ndjson:1", "a.ndjson:2", "a.ndjson:3", "a.ndjson:4", "b.ndjson:2"]);
  assert.deepEqual(places(["--fail-fast"]), ["a.ndjson:1"]);
  write("a.ndjson", ndjson([{ _phone: null }, { _id: "u1", _phone: "+12345678901" }]));
  const { stdout, stderr } = run(folder, [...args, "--fail-fast"]);
  assert.deepEqual([stdout, found(stderr)], ["", ["a.ndjson:1:1 key_missing"]]);
  assert.match(stderr, /stopped at the first record with an error/);
});

test("--key: files without a match are read to their end, also a line that is too long", () => {
  write("few.ndjson", '{"_id":"a"}\n');
  write("none.ndjson", ndjson(Array.from({ length: 5000 }, (_, at) => ({ _id: `k${at}` }))) + `{"_id":"${"x".repeat(17 * 2 ** 20)}"}\n`);
  const { status, stderr } = run(folder, ["diff", "user", "few.ndjson", "none.ndjson", "--key", "_id", "--max-errors", "0"]);
  assert.equal(found(stderr).length, 5002);
  assert.ok(found(stderr).includes("none.ndjson:5001:1 too_long"));
  assert.match(stderr, /1 record in BEFORE alone, 5,000 in AFTER alone\n$/);
  assert.equal(status, 1);
});

test("NDJSON under another name: both pieces of advice lead on", () => {
  for (const name of ["m1.json", "m2.json"]) write(name, ndjson([{ _id: "a" }, { _id: "b" }]));
  const says = (...more) => run(folder, ["diff", "user", "m1.json", "m2.json", ...more]);
  assert.match(says().stderr, /m1\.json has several documents: --key MEMBER joins two such files\n$/);
  assert.match(says("--key", "_id").stderr, /m1\.json counts as one JSON document: --input ndjson reads it by lines\n$/);
  assert.equal(says("--key", "_id", "--input", "ndjson").status, 0);
});

const packed = gzipSync(many(20_000));
const damaged = Buffer.from(packed);
damaged[damaged.length - 6] ^= 0xff;
const PACKED = {
  "cut off early": [packed.subarray(0, 40), "the compressed data is cut off: get the file again, or unpack it first"],
  "cut off late": [packed.subarray(0, packed.length - 2000), "the compressed data is cut off: get the file again, or unpack it first"],
  "with a wrong sum": [damaged, "the compressed data is damaged: get the file again, or unpack it first"],
};
for (const [name, [data, advice]] of Object.entries(PACKED)) {
  test(`gzip ${name}`, () => {
    write("packed.ndjson.gz", data);
    const { status, stderr } = run(folder, ["check", "user", "packed.ndjson.gz", "--split", "packed"]);
    assert.ok(stderr.endsWith(`identity-patch: packed.ndjson.gz: ${advice}\n`), stderr);
    assert.equal(status, 2);
    assert.equal(existsSync(join(folder, "packed.valid")), false);
  });
}

test("a closed pipe: the status is that of what was found until then", () => {
  write("bad.ndjson", ndjson(Array.from({ length: 20_000 }, () => ({ _phone: "x" }))));
  const { status } = shell(folder, "$COMMAND check $USER_ENDPOINT bad.ndjson --max-errors 0 | head -1; exit ${PIPESTATUS[0]}");
  assert.equal(status, 1);
});

test("a member that is taken out may not stand twice", () => {
  const twice = `{"user_id":"${ID}","user_id":"${OTHER}","_phone":null}\n`;
  const sent = run(folder, ["build", "user", "-", "--param", "id=@user_id"], { input: twice });
  assert.deepEqual([sent.stdout, found(sent.stderr), sent.status], ["", ["-:1:51 duplicate_key"], 1]);
  const draft = run(folder, ["check", "user", "-", "--draft", "draft"], { input: '{"draft":{"_phone":null},"draft":{"_phone":"x"}}\n' });
  assert.deepEqual([found(draft.stdout), draft.status], [["-:1:26 duplicate_key"], 1]);
  const rows = run(folder, ["build", "user", "-", "--input", "csv", "--param", "id=@id"], { input: `id,_phone,id\n${ID},+12345678901,${OTHER}\n` });
  assert.deepEqual([rows.stdout, rows.status], ["", 1]);
  assert.match(rows.stderr, /error duplicate_key \/id /);
});

test("a member that no record has is named", () => {
  const { stderr, status } = run(folder, ["build", "user", "ids.ndjson", "--param", "id=@user_idd", "--ignore", "user_id"]);
  assert.match(stderr, /^ids\.ndjson:1:1: error required \/user_idd must be given\n/);
  assert.equal(status, 1);
});

test("findings that a program reads stand alone on their stream", () => {
  for (const format of ["json", "sarif"]) {
    const { stderr, status } = run(folder, ["build", "user", "ids.ndjson", "--param", "id=@user_id", "--format", format]);
    assert.equal(typeof JSON.parse(stderr), "object");
    assert.equal(status, 1);
  }
});

test("--resume begins at the next record, and counts those before it, as without it", () => {
  write("rows.csv", '\n_name.firstName,_phone\r\n"A\nB",x\r\n5" a,x\r\n\r\n"C",x\r\n');
  const places = (resume) => {
    const { stdout } = run(folder, ["check", "user", "rows.csv", "--resume", String(resume), "--format", "ndjson"]);
    return lines(stdout).map((line) => JSON.parse(line)).filter(({ code }) => code === "phone_no_plus").map(({ line, record }) => [line, record]);
  };
  const all = [[4, 0], [5, 1], [7, 2]];
  for (const [resume, left] of [[1, 3], [2, 3], [3, 3], [4, 2], [5, 2], [6, 1], [7, 1]]) assert.deepEqual(places(resume), all.slice(3 - left), `${resume}`);
});

test("a broken first line does not make a document of lines", () => {
  const { stdout, stderr } = run(folder, ["check", "user"], { input: '{"_phone":\n{"_phone":"x"}\n{"_phone":"x"}\n' });
  assert.deepEqual(found(stdout), ["-:1:11 json_syntax", "-:2:11 phone_no_plus", "-:3:11 phone_no_plus"]);
  assert.match(stderr, /^3 records: /);
  const pretty = run(folder, ["check", "user"], { input: '{\n  "_phone":\n  "x"\n}\n' });
  assert.deepEqual(found(pretty.stdout), ["-:3:3 phone_no_plus"]);
});

test("where all errors that are shown are found, warnings still are, and the rest is counted", () => {
  const [bad, doubtful] = [{ _phone: "x" }, { _phone: "+2101234567" }];
  // Blocks of many lines: what is shown is known only between them.
  write("long.ndjson", ndjson([...Array(30_000).fill(bad), ...Array(30_000).fill(doubtful)]));
  for (const jobs of ["1", "2"]) {
    const { stdout, stderr, status } = run(folder, ["check", "user", "long.ndjson", "--max-errors", "2", "--jobs", jobs]);
    assert.deepEqual(found(stdout).map((line) => line.replace(/:\d+ .*/, "")), [1, 2, 30_001, 30_002].map((line) => `long.ndjson:${line}`));
    assert.match(stderr, /^29,998 more errors and 29,998 more warnings not shown: .*\n60,000 records: 30,000 valid, 30,000 invalid; 30,000 errors, 30,000 warnings/);
    assert.equal(status, 1);
  }
});

test("a device that gives nothing is an empty file", () => {
  const { stdout, stderr, status } = run(folder, ["check", "user", "/dev/null"]);
  assert.deepEqual([stdout, status], ["", 0]);
  assert.match(stderr, /^0 records/);
});
