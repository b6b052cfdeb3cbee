// Compiles the program under each module resolution, and runs what comes out.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { check } from "../answers.js";

const require = createRequire(import.meta.url);
const folder = join(import.meta.dirname, "dist");

/** The compilers are the oldest that takes the types, and the newest; `node10` is gone from the newest. */
const SETTINGS = [
  ["typescript-5.0", "node10", "commonjs", "commonjs"],
  ["typescript-5.0", "node16", "node16", "commonjs"],
  ["typescript-5.0", "node16", "node16", "module"],
  ["typescript-5.0", "bundler", "esnext", "module"],
  ["typescript", "node16", "node16", "commonjs"],
  ["typescript", "node16", "node16", "module"],
  ["typescript", "nodenext", "nodenext", "commonjs"],
  ["typescript", "nodenext", "nodenext", "module"],
  ["typescript", "bundler", "esnext", "module"],
  ["typescript", "bundler", "esnext", "module", ["workerd"]],
];

const asked = ["phone", "handle", "user", "body", "patch", "person"];
const wasm = readFileSync(require.resolve("identity-patch/identity_patch.wasm"));

rmSync(folder, { recursive: true, force: true });
for (const [compiler, moduleResolution, module, type, customConditions = []] of SETTINGS) {
  const project = join(folder, [compiler, moduleResolution, type, ...customConditions].join("-"));
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmitOnError: true,
    module,
    moduleResolution,
    ...(customConditions.length > 0 && { customConditions }),
  };
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "package.json"), JSON.stringify({ type }));
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  copyFileSync(join(import.meta.dirname, "program.ts"), join(project, "program.ts"));
  const tsc = join(require.resolve(`${compiler}/package.json`), "../bin/tsc");
  execFileSync(process.execPath, [tsc, "--project", project], { stdio: "inherit" });

  const program = await import(pathToFileURL(join(project, "program.js")).href);
  check(program.whole, ...asked);
  check(program.parts, ...asked);
  check(await program.ofModule(wasm), ...asked);
  assert.equal(new Set(program.missing).size, 4);
  assert.throws(() => program.bind({}), TypeError);
  console.log(`ran in ${[moduleResolution, type, ...customConditions].join(" ")}`);
}
