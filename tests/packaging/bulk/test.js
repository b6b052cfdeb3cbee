// Streams of records by `import` and by `require`, in this thread and in others, and the command.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as imported from "identity-patch/bulk";
import { biot } from "identity-patch/biot";
import required from "./required.cjs";

const lines = Array.from({ length: 20_000 }, (_, record) => JSON.stringify({ _phone: record % 1000 === 7 ? "123" : "+493012345678" }));
const text = `${lines.join("\n")}\n`;

async function findings({ checkStream }, endpoint, jobs) {
  const found = [];
  for await (const { line, issues } of checkStream(endpoint, text, { jobs })) found.push([line, ...issues.map(({ code }) => code)]);
  return found;
}

const expected = Array.from({ length: 20 }, (_, thousand) => [thousand * 1000 + 8, "phone_no_plus"]);
for (const jobs of [1, 2]) {
  assert.deepEqual(await findings(imported, biot.updateOrganizationUser, jobs), expected);
  assert.deepEqual(await findings(required, required.biot.updateOrganizationUser, jobs), expected);
}

// The package is copied here: npm has linked no command.
const manifest = createRequire(import.meta.url).resolve("identity-patch/package.json");
const command = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin["identity-patch"]);
const program = [command, "check", biot.updateOrganizationUser.id, "-"];
const { status, stdout } = spawnSync(process.execPath, program, { input: text, encoding: "utf8" });
assert.equal(status, 1);
assert.deepEqual(stdout.match(/^-:\d+:\d+: error phone_no_plus/gm).map((line) => Number(line.split(":")[1])), expected.map(([line]) => line));
console.log(`ran in Node ${process.versions.node}`);
