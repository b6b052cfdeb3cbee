// The slim entry with each source that `init` takes in Node: one process each, as a module is started once.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { check } from "../answers.js";

const SOURCES = {
  bytes: 'import { readFileSync } from "node:fs"; const source = readFileSync(fileURLToPath(url));',
  "a file: URL": "const source = new URL(url);",
  "the text of a file: URL": "const source = url;",
  "a module": 'import { readFileSync } from "node:fs"; const source = new WebAssembly.Module(readFileSync(fileURLToPath(url)));',
};

for (const [name, source] of Object.entries(SOURCES)) {
  const program = `
    import { fileURLToPath } from "node:url";
    import { init, phone } from "identity-patch/slim";
    const url = import.meta.resolve("identity-patch/identity_patch.wasm");
    ${source}
    await init(source);
    const [{ code, pointer, message }] = phone.check("0049 30 1234567").issues;
    console.log(JSON.stringify({ phone: { code, pointer, message } }));`;
  const { status, stdout, stderr } = spawnSync("node", ["--input-type=module", "--eval", program], { encoding: "utf8" });
  assert.equal(`${status} ${stderr}`, "0 ", name);
  check(JSON.parse(stdout), "phone");
}
console.log(`ran in Node ${process.versions.node}`);
