// The README's own examples, run as a newcomer would: in a folder that has the package and nothing else.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";

const folder = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(folder, "README.md"), "utf8");
const [npm, edit, exact, form, patch, script] = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
const work = mkdtempSync(join(folder, "readme-"));
after(() => rmSync(work, { recursive: true }));

function run(code, handles = "[]") {
  writeFileSync(join(work, "handles.json"), handles);
  writeFileSync(join(work, "example.mjs"), code);
  try {
    return { status: 0, output: execFileSync(process.execPath, ["example.mjs"], { cwd: work, encoding: "utf8" }) };
  } catch ({ status, stderr }) {
    return { status, output: stderr };
  }
}

test("From npm", () => {
  const { status, output } = run(npm);
  assert.equal(status, 0);
  assert.match(output, /^PATCH \/organization\/v1\/users\/organizations\/3fa85f64-/);
  assert.match(output, /\{"_name":\{"firstName":"John","lastName":"Smith"\},"_phone":null\}\n$/);
});

test("From what the server has", () => {
  assert.deepEqual(run(edit).output.split("\n"), [
    '{"_name":{"firstName":"John","lastName":"Doe"},"_phone":null} 0 Doe',
    '{"_name":{"firstName":"John","lastName":"Roe"}}',
    "[ '/_email must not belong to another user' ]",
    "[ 'POST', 'PATCH' ]",
    "",
  ]);
});

test("Documents as text, and forms", () => {
  assert.equal(run(exact).output, '{"badge":9007199254740995}\ntrue\n');
  assert.equal(run(form).output, '{"_mfa":{"enabled":false,"expirationInMinutes":60},"tags":[]}\n');
});

test("A JSON Patch for Ory Kratos", () => {
  assert.deepEqual(run(patch).output.split("\n"), [
    '{"op":"add","path":"/traits/tags/-","value":"b"}',
    '{"op":"replace","path":"/metadata_public","value":null}',
    "kratos_member_case traits",
    "",
  ]);
});

test("In a Node script", () => {
  assert.deepEqual(run(script, '[{"type":"username","value":"jane"}]'), { status: 0, output: "" });
  const { status, output } = run(script, '[{"type":"username","type":"username","value":""}]');
  assert.equal(status, 1);
  assert.match(output, /^20: error \/0\/type must be given only once$/m);
  assert.match(output, /: error \/0\/value must not be empty$/m);
});
