// The program in Deno, with no permission asked for.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { checkAll } from "../answers.js";

const { status, stdout, stderr } = spawnSync("deno", ["run", "--no-prompt", "--cached-only", "program.js"], { encoding: "utf8" });
assert.equal(`${status} ${stderr}`, "0 ");
const { results, code } = JSON.parse(stdout);
for (const result of results) checkAll(result);
assert.equal(code, "required");
