// The program in Bun.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { check } from "../answers.js";

const { status, stdout, stderr } = spawnSync("bun", ["run", "program.js"], { encoding: "utf8" });
assert.equal(`${status} ${stderr}`, "0 ");
const { code, ...result } = JSON.parse(stdout);
check(result, "phone", "person", "body");
assert.equal(code, "required");
