// Streams of records say what single records get, whatever the chunks and the jobs; and end as streams should.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { biot, kratos, phone, slashid } from "identity-patch";
import { buildStream, checkStream, diffStream } from "identity-patch/bulk";
import { inChunks, listOf, userLines } from "./many_records.js";

const folder = mkdtempSync(join(fileURLToPath(new URL("..", import.meta.url)), "bulk-"));
after(() => rmSync(folder, { recursive: true }));

const user = biot.updateOrganizationUser;
const encode = (text) => new TextEncoder().encode(text);
const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

/** What `checkJson` finds in each line of which there is something to say. */
function expectedOf(lines) {
  const reports = lines.map((line, record) => ({ record, line: record + 1, ...user.checkJson(line) }));
  return reports.filter(({ issues, warnings }) => issues.length + warnings.length > 0);
}

const many = [...userLines(200_000)];
const text = `${many.join("\n")}\n`;
const file = join(folder, "users.ndjson");
writeFileSync(file, text);
const expected = expectedOf(many);
const codes = new Set(expected.flatMap(({ issues }) => issues.map(({ code }) => code)));

test("the generated records meet many rules", () => {
  assert.ok(expected.length > 5000 && codes.size > 5, `${expected.length} ${[...codes]}`);
  for (const code of ["json_syntax", "duplicate_key", "required"]) assert.ok(codes.has(code), code);
});

for (const jobs of [1, 2, 4]) {
  test(`200,000 lines of a file at ${jobs} jobs`, async () => {
    const progress = [];
    const stream = checkStream(user, pathToFileURL(file), { jobs, onProgress: (step) => progress.push(step) });
    assert.deepEqual(await listOf(stream), expected);
    const { records, lines, bytes, ok } = progress.at(-1);
    assert.deepEqual([records, lines, bytes], [many.length, many.length, Buffer.byteLength(text)]);
    assert.equal(ok, many.length - expected.filter((found) => !found.ok).length);
    assert.ok(progress.length > 10 && progress.every(({ bytes }, at) => at === 0 || bytes > progress[at - 1].bytes));
  });
}

for (const [size, count] of [[1_000_003, 200_000], [65_537, 50_000], [1000, 5000], [7, 2000], [1, 500]]) {
  test(`${count} lines in chunks of ${size}`, async () => {
    const lines = many.slice(0, count);
    const bytes = encode(lines.join("\n"));
    const wanted = expected.filter(({ record }) => record < count);
    for (const jobs of size > 1000 ? [1] : [1, 2]) {
      assert.deepEqual(await listOf(checkStream(user, inChunks(bytes, size), { jobs, format: "ndjson" })), wanted);
    }
  });
}

test("every kind of stream gives the same", async () => {
  const lines = many.slice(0, 300);
  const part = lines.join("\n");
  const wanted = expected.filter(({ record }) => record < lines.length);
  const path = join(folder, "part.ndjson");
  writeFileSync(path, part);
  writeFileSync(`${path}.gz`, gzipSync(part));
  const streams = {
    text: () => part,
    bytes: () => encode(part),
    "ArrayBuffer": () => encode(part).buffer,
    "a file's URL": () => pathToFileURL(path),
    "a compressed file's URL": () => pathToFileURL(`${path}.gz`),
    "compressed bytes": () => gzipSync(part),
    "two compressed parts": () => [gzipSync(part.slice(0, 999)), gzipSync(part.slice(999))],
    "Node's stream": () => createReadStream(path),
    "Node's stream of texts": () => createReadStream(path, "utf8"),
    "a stream of the web": () => new Blob([part]).stream(),
    "a Blob": () => new Blob([part]),
    "a stream of the web that is no iterable": () => ({ getReader: () => new Blob([part]).stream().getReader() }),
    "UTF-16 units, one by one": () => part.split(""),
  };
  for (const [name, open] of Object.entries(streams)) assert.deepEqual(await listOf(checkStream(user, open())), wanted, name);
});

const bad = '{"_phone":"1"}';
const good = '{"_phone":"+493012345678"}';

const LINES = [
  ["nothing", "", []],
  ["blank lines alone", "\n \r\n\t\n", []],
  ["no last newline", `${good}\n${bad}`, [[1, 2, "phone_no_plus"]]],
  ["CRLF", `${good}\r\n${bad}\r\n`, [[1, 2, "phone_no_plus"]]],
  ["blank lines", `\n${good}\n\n \r\n${bad}\n\n`, [[1, 5, "phone_no_plus"]]],
  ["a byte order mark", `\ufeff${good}\n${bad}\n`, [[1, 2, "phone_no_plus"]]],
  ["a byte order mark before what is wrong", `\ufeff${bad}\n`, [[0, 1, "phone_no_plus"]]],
  ["a bare value", "7\n", [[0, 1, "json_syntax", "not_an_object", "type"]]],
];

for (const [name, input, wanted] of LINES) {
  test(`lines: ${name}`, async () => {
    for (const size of [1, 5, 1000]) {
      for (const jobs of [1, 2]) {
        const found = await listOf(checkStream(user, inChunks(encode(input), size), { format: "ndjson", jobs }));
        assert.deepEqual(found.map(({ record, line }) => [record, line]), wanted.map(([record, line]) => [record, line]));
        for (const [at, [, , ...codes]] of wanted.entries()) assert.ok(codes.length === 3 || found[at].issues[0].code === codes[0], found[at].issues[0].code);
      }
    }
  });
}

test("bytes that are no UTF-8 are one finding, with their offset", async () => {
  const line = Buffer.from('{"_phone":"+4930é"}', "latin1");
  const bytes = Buffer.concat([encode(`${good}\n`), line, encode(`\n${good}\n`)]);
  const found = await listOf(checkStream(user, [bytes], { format: "ndjson" }));
  assert.deepEqual(found.map(({ line }) => line), [2]);
  assert.deepEqual(found[0].issues.map(({ code, params }) => [code, params.offset]), [["json_syntax", line.indexOf(0xe9)]]);
});

test("a line over 16 MiB is one finding", async () => {
  const long = 20 * 2 ** 20;
  function* input() {
    yield `${bad}\n{"_phone":"`;
    for (let left = long; left > 0; left -= 2 ** 16) yield "1".repeat(2 ** 16);
    yield `"}\n${bad}\n`;
  }
  for (const jobs of [1, 2]) {
    const found = await listOf(checkStream(user, input(), { format: "ndjson", jobs }));
    assert.deepEqual(found.map(({ line, issues: [{ code }] }) => [line, code]), [[1, "phone_no_plus"], [2, "too_long"], [3, "phone_no_plus"]]);
    assert.deepEqual(found[1].issues[0].params.limit, 16 * 2 ** 20);
  }
});

test("JSON: a list in any layout, with lines", async () => {
  const list = `[\n  ${good},\n  {\n    "_phone": "1"\n  },${bad}\n]\n`;
  for (const jobs of [1, 2]) {
    for (const size of [1, 4, 1000]) {
      const found = await listOf(checkStream(user, inChunks(encode(list), size), { format: "json", jobs }));
      assert.deepEqual(found.map(({ record, line }) => [record, line]), [[1, 3], [2, 5]]);
    }
  }
  assert.deepEqual((await listOf(checkStream(user, list))).length, 2);
  const patch = '[{"op":"replace","path":"/traits/email"}]';
  assert.deepEqual((await listOf(checkStream(kratos.patchIdentity, patch, { format: "json" }))).map(({ record }) => record), [0]);
  assert.deepEqual((await listOf(checkStream(kratos.patchIdentity, `[[],${patch}]`))).map(({ record }) => record), [0, 1]);
  assert.deepEqual((await listOf(checkStream(kratos.patchIdentity, `{"id":"1","operations":${patch}}`, { draft: "operations" }))).length, 1);
});

test("CSV: quotes, line breaks in cells, delimiters, columns that are none of the draft", async () => {
  const rows = ['id,_name.firstName,_name.lastName,_phone', '1,"Smith, ""J""",Doe,', '2,"two\r\nlines",Doe,1', "3,Jane,Doe,+493012345678"];
  for (const [jobs, size] of [[1, 1], [2, 3], [1, 1000], [2, 1000]]) {
    const options = { format: "csv", jobs, params: { id: { member: "id" } } };
    const built = await listOf(buildStream(user, inChunks(encode(rows.join("\n")), size), options));
    assert.deepEqual(built.map(({ record, line }) => [record, line]), [[0, 2], [1, 3], [2, 5]]);
    assert.ok(built.every(({ ok, issues }) => !ok && issues.some(({ params }) => params.in === "path")));
  }
  const semicolons = `_name.firstName;_name.lastName;_phone\nJane;Doe;1\n`;
  const found = await listOf(checkStream(user, semicolons));
  assert.deepEqual(found.map(({ issues }) => issues.map(({ pointer }) => pointer)), [["/_phone"]]);
});

test("lines: a field's texts", async () => {
  const own = phone.with({ strict: true, messages: { phone_no_plus: "with {limit} a plus" } });
  const found = await listOf(checkStream(own, "+493012345678\r\n123\n", { all: true }));
  assert.deepEqual(found.map(({ ok, issues }) => [ok, ...issues.map(({ message }) => message)]), [[true], [false, "with {limit} a plus"]]);
  const byId = await listOf(checkStream("phone", "+493012345678\n123\n"));
  assert.deepEqual(byId.map(({ line, issues }) => [line, issues[0].code]), [[2, "phone_no_plus"]]);
});

test("build gives each record its request, by texts, members and functions", async () => {
  const id = (record) => params.id.slice(0, -1) + record;
  const lines = [0, 1, 2].map((record) => JSON.stringify({ user_id: id(record), _phone: record === 1 ? "1" : "+493012345678", n: 1 }).replace('"n":1', '"n":9007199254740993'));
  const expected = [0, 2].map((record) => `${user.build({ params: { id: id(record) }, draft: {} }).request.path} {"_phone":"+493012345678","n":9007199254740993}`);
  for (const option of [{ params: { id: { member: "user_id" } } }, { params: { id: (record) => record.user_id }, ignore: ["user_id"] }]) {
    for (const jobs of [1, 2]) {
      const built = await listOf(buildStream(user, lines.join("\n"), { ...option, jobs }));
      assert.deepEqual(built.map(({ ok }) => ok), [true, false, true]);
      assert.deepEqual(built.filter(({ ok }) => ok).map(({ request }) => `${request.path} ${request.body}`), expected);
    }
  }
  const rows = `user_id,_phone\n${id(0)},+493012345678\n`;
  const [{ request }] = await listOf(buildStream(user, rows, { params: { id: (row) => row.user_id }, ignore: ["user_id"] }));
  assert.deepEqual([request.path, request.body], [expected[0].split(" ")[0], '{"_phone":"+493012345678"}']);
});

test("diff gives drafts, requests and plans, of what differs", async () => {
  const pair = (before, after, id = params.id) => `{"id":"${id}","before":${before},"after":${after}}`;
  const pairs = [pair('{"n":1}', '{"n":9007199254740993}'), pair('{"n":1}', '{"n":1}'), pair('{"_phone":"+493012345678"}', '{"_phone":"1"}')].join("\n");
  const drafts = await listOf(diffStream(user, pairs));
  assert.deepEqual(drafts.map(({ record, ok, json }) => [record, ok, json]), [[0, true, '{"n":9007199254740993}'], [2, false, undefined]]);
  const requests = await listOf(diffStream(user, pairs, { params: { id: { member: "id" } }, all: true, jobs: 2 }));
  assert.deepEqual(requests.map(({ ok, changed, request }) => [ok, changed, request?.body]), [
    [true, true, '{"n":9007199254740993}'],
    [true, false, undefined],
    [false, undefined, undefined],
  ]);
  const person = pair('{"active":true,"roles":[]}', '{"active":false,"roles":[]}', "903c1ff9-f2cc-435c-b242-9d8a690fcf0a");
  const headers = { "SlashID-OrgID": "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1" };
  const [planned] = await listOf(diffStream(slashid.plan, person, { params: { person_id: { member: "id" } }, headers }));
  assert.deepEqual(planned.requests.map(({ method }) => method), ["PATCH"]);
});

test("misuse is a TypeError at the call", () => {
  const calls = [
    [() => checkStream(user, "", { job: 2 }), /unknown option job/],
    [() => checkStream(user, "", { jobs: 0 }), /jobs/],
    [() => checkStream(user, "", { before: {} }), /unknown option before/],
    [() => checkStream(user, "", { biotPlatform: 2 }), /biotPlatform/],
    [() => checkStream(user, "", { messages: { nope: "" } }), /no code nope/],
    [() => checkStream(user, 7), /a stream/],
    [() => checkStream("users", ""), /a field or an endpoint/],
    [() => checkStream({ id: user.id }, ""), /a field or an endpoint/],
    [() => buildStream(user, ""), /params.id/],
    [() => buildStream(user, "", { params: { id: "1", di: "2" } }), /no parameter di/],
    [() => buildStream(phone, "", { params: {} }), /params/],
    [() => diffStream(user, "", { params: { id: () => "" } }), /texts or \{ member \}/],
  ];
  for (const [call, message] of calls) assert.throws(call, { name: "TypeError", message });
});

test("what the module refuses is a TypeError when the first record is asked for", async () => {
  const headers = { Authorization: "x" };
  await assert.rejects(listOf(buildStream(user, good, { params, headers })), { name: "TypeError" });
});

test("a source that fails: its error, as it was thrown", async () => {
  const failure = new Error("the disk is gone");
  async function* failing() {
    yield `${bad}\n`;
    throw failure;
  }
  for (const jobs of [1, 2]) await assert.rejects(listOf(checkStream(user, failing(), { jobs })), failure);
  await assert.rejects(listOf(checkStream(user, [7])), { name: "TypeError", message: /bytes or texts/ });
  await assert.rejects(listOf(checkStream(user, pathToFileURL(join(folder, "none.json")))), { code: "ENOENT" });
  await assert.rejects(listOf(checkStream(user, pathToFileURL(folder))), { code: "EISDIR", path: folder });
  const broken = join(folder, "broken.ndjson.gz");
  writeFileSync(broken, gzipSync(text).subarray(0, 10_000));
  await assert.rejects(listOf(checkStream(user, pathToFileURL(broken))), { path: broken });
});

test("nothing is read ahead, and a stream that nobody reads on is closed", async () => {
  for (const jobs of [1, 2]) {
    let read = 0;
    let isClosed = false;
    function* endless() {
      try {
        for (;;) {
          read += 1;
          yield `${bad}\n`.repeat(1000);
        }
      } finally {
        isClosed = true;
      }
    }
    for await (const { record } of checkStream(user, endless(), { format: "ndjson", jobs })) if (record === 1999) break;
    assert.ok(isClosed);
    assert.ok(read <= 2 + jobs + 1, `${read} chunks`);
  }
});

test("an aborted stream throws the reason, also where its source is silent", async () => {
  for (const jobs of [1, 2]) {
    const controller = new AbortController();
    async function* silent() {
      yield `${bad}\n`;
      await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
    }
    const found = [];
    const reading = (async () => {
      for await (const record of checkStream(user, silent(), { format: "ndjson", jobs, signal: controller.signal })) found.push(record);
    })();
    setImmediate(() => controller.abort(new Error("enough")));
    await assert.rejects(reading, { message: "enough" });
  }
  const aborted = checkStream(user, bad, { signal: AbortSignal.abort() });
  await assert.rejects(aborted.next(), { name: "AbortError" });
});

test("several streams are read in turn", async () => {
  const streams = [checkStream(user, text), checkStream(phone, "1\n2\n3\n"), checkStream(user, pathToFileURL(file), { jobs: 2 })];
  const firsts = [];
  for (let round = 0; round < 3; round++) for (const stream of streams) firsts.push((await stream.next()).value);
  for (const stream of streams) await stream.return();
  const own = (nth) => firsts.filter((_, at) => at % 3 === nth);
  assert.deepEqual(own(0), expected.slice(0, 3));
  assert.deepEqual(own(1).map(({ line }) => line), [1, 2, 3]);
  assert.deepEqual(own(2), expected.slice(0, 3));
});

/** The most memory that a process has had, in kilobytes, once it has read so many megabytes from its standard input. */
function memoryFor(megabytes, jobs) {
  const program = `
    import { checkStream } from "identity-patch/bulk";
    const line = JSON.stringify({ _phone: "+493012345678", filling: "x".repeat(1000) }) + "\\n";
    function* input() { const chunk = Buffer.from(line.repeat(64)); for (let left = ${megabytes * 2 ** 20}; left > 0; left -= chunk.length) yield chunk; }
    let records = 0;
    for await (const found of checkStream("biot.update_organization_user", input(), { jobs: ${jobs}, onProgress: (at) => (records = at.records) })) throw new Error(JSON.stringify(found));
    console.log(records, process.resourceUsage().maxRSS);
  `;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const [records, memory] = stdout.split(" ").map(Number);
  assert.ok(records > megabytes * 900);
  return memory;
}

test("memory stays flat", () => {
  for (const jobs of [1, 2]) {
    const [some, more] = [32, 256].map((megabytes) => memoryFor(megabytes, jobs));
    assert.ok(more < some * 1.3, `${some} KB, then ${more} KB at ${jobs} jobs`);
  }
});
