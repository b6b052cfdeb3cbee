// The module answers as the native crate does: every row of every field, every case of every endpoint.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { endpoints, fields } from "identity-patch";

const read = (name) => JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), "utf8"));
const catalog = JSON.parse(readFileSync(new URL(import.meta.resolve("identity-patch/catalog.json")), "utf8"));

for (const [name, field] of Object.entries(fields)) {
  test(`field ${name}`, () => {
    const rows = read("fields").filter((row) => row.field === name);
    assert.ok(rows.length > 0);
    for (const { json: input, filling: [filling, times] = ["", 0], options, report, suggest } of rows) {
      const json = input.replace("…", filling.repeat(times) || "…");
      const value = JSON.parse(json);
      // A member given twice is gone once the text is parsed.
      if (JSON.stringify(value).length !== json.length && report.issues.some(({ code }) => code === "duplicate_key")) continue;
      // So is a number beyond all doubles.
      if (report.warnings.some(({ code }) => code === "number_inexact")) continue;
      assert.deepEqual(field.check(value, options), report, json);
      assert.equal(field.is(value, options), report.ok, json);
      assert.deepEqual(field.with(options).check(value), report, json);
      if (typeof value === "string" && catalog.fields.find((row) => row.name === name).type === "string") {
        assert.equal(field.suggest(value, options) ?? null, suggest, json);
        assert.equal(field.with(options).suggest(value) ?? null, suggest, json);
      }
    }
  });
}

test("every pasted text has its suggestion, or none", () => {
  for (const { field, input, options, suggest } of read("pasted")) {
    assert.equal(fields[field].suggest(input, options) ?? null, suggest, `${field} ${JSON.stringify(input)}`);
  }
});

test("is agrees with check, and a suggestion passes, on examples bent out of shape", () => {
  // A small generator with a fixed seed, so that a failure can be met again.
  let state = 1;
  const below = (limit) => (state = (state * 48271) % 2147483647) % limit;
  const slips = ["", " ", "\n", "\0", "0", "a", "Z", "+", "-", "_", ".", "/", "~", "@", '"', "é", "ſ", "０", "\u200b", "😀", "\ud800"];
  const texts = read("fields").filter(({ filling }) => !filling).map(({ json }) => JSON.parse(json)).filter((value) => typeof value === "string");
  for (let round = 0; round < 5000; round++) {
    const text = texts[below(texts.length)];
    const at = below(text.length + 1);
    const bent = text.slice(0, at) + slips[below(slips.length)] + text.slice(at + below(3));
    for (const field of Object.values(fields)) {
      assert.equal(field.is(bent), field.check(bent).ok, `${field.name} ${JSON.stringify(bent)}`);
      const answer = field.suggest(bent);
      if (answer === undefined) continue;
      const { ok, warnings } = field.check(answer);
      assert.ok(ok && warnings.length === 0, `${field.name} ${JSON.stringify(bent)} -> ${answer}`);
    }
  }
});

/** A case's draft or JSON text in full: `…` stands for its filling. */
function full({ draft, json, filling: [filling, times] = ["…", 1] }) {
  const fill = (text) => text.replaceAll("…", filling.repeat(times));
  return json === undefined ? { draft: JSON.parse(fill(JSON.stringify(draft))) } : { json: fill(json) };
}

for (const { id, sample } of catalog.endpoints) {
  test(`endpoint ${id}`, () => {
    const said = ({ code, pointer, params }) => ({ code, pointer, params });
    for (const { name, options, issues, warnings, body, ...input } of read(id)) {
      const { draft, json } = full(input);
      const text = json !== undefined;
      const report = text ? endpoints[id].checkJson(json, options) : endpoints[id].check(draft, options);
      const strip = ({ code, pointer, params: { offset, ...params } }) => {
        if (text && ["duplicate_key", "json_syntax", "empty_patch"].includes(code)) params.offset = offset;
        return { code, pointer, params };
      };
      assert.deepEqual(report.issues.map(text ? strip : said), issues, name);
      assert.deepEqual(report.warnings.map(text ? strip : said), warnings, name);
      assert.equal(report.ok, issues.length === 0, name);
      if (text) {
        assert.deepEqual(endpoints[id].checkJson(new TextEncoder().encode(json), options), report, name);
        continue;
      }
      const built = endpoints[id].build({ ...sample, draft }, options);
      assert.equal(built.ok, report.ok, name);
      assert.deepEqual(built.warnings, report.warnings, name);
      if (built.ok) {
        assert.equal(built.request.body, JSON.stringify(draft), name);
        if (body !== undefined) assert.equal(built.request.body, body, name);
      } else {
        assert.deepEqual(built.issues, report.issues, name);
      }
    }
  });
}
