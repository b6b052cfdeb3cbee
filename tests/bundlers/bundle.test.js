// Each entry through each bundler, minified and not: the bundle runs and answers as the package does, and it is no larger
// than sizes.json allows.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { answersOf } from "../node/entry_answers.js";
import { bundlers } from "./bundlers.js";

const folder = process.env.PACKED;
assert.ok(folder, "PACKED names the folder in which the package was installed: cargo xtask test sets it");

const work = join(folder, "bundles");
const cases = pathToFileURL(join(folder, "cases/"));
const budgets = JSON.parse(readFileSync(new URL("sizes.json", import.meta.url), "utf8"));
const { exports } = JSON.parse(readFileSync(join(folder, "node_modules/identity-patch/package.json"), "utf8"));
const entries = Object.keys(exports).filter((name) => !name.includes(".", 1) && name !== "./slim");
after(() => rmSync(work, { recursive: true, force: true }));

const specifierOf = (name) => name.replace(".", "identity-patch");
const FORMS = {
  "imported.mjs": (specifier) => `export * from "${specifier}";\n`,
  // A copy is not marked as an ES module: Rollup would export the default alone, where there is one.
  "required.cjs": (specifier) => `module.exports = { ...require("${specifier}") };\n`,
};

/** Bundles an entry: the bundle's path. */
async function bundle(name, form, bundler, minify) {
  const target = join(work, name, bundler, `${form}-${minify}`);
  mkdirSync(target, { recursive: true });
  const program = join(work, name, form);
  writeFileSync(program, FORMS[form](specifierOf(name)));
  const output = join(target, "bundle.mjs");
  await bundlers[bundler](program, output, minify);
  return output;
}

/** What the package itself answers, unbundled. */
async function expected(name) {
  const program = join(work, name, "plain.mjs");
  mkdirSync(join(work, name), { recursive: true });
  writeFileSync(program, FORMS["imported.mjs"](specifierOf(name)));
  return answersOf(await import(pathToFileURL(program).href), cases);
}

for (const name of entries) {
  const answers = expected(name);
  for (const bundler of Object.keys(bundlers)) {
    // The CommonJS copy has the same text: one bundle of it is enough.
    for (const [form, minify] of [["imported.mjs", false], ["imported.mjs", true], ["required.cjs", true]]) {
      test(`${specifierOf(name)}: ${form}, ${bundler}${minify ? ", minified" : ""}`, async () => {
        const output = await bundle(name, form, bundler, minify);
        const module = await import(pathToFileURL(output).href);
        assert.deepEqual(answersOf(form === "required.cjs" ? (module.default ?? module) : module, cases), await answers);
      });
    }
  }

  test(`${specifierOf(name)} is no larger than its budget`, async () => {
    const bytes = readFileSync(await bundle(name, "imported.mjs", "esbuild", true));
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
    console.log(`${specifierOf(name)}: ${bytes.length} bytes, gzip ${gzipSync(bytes, { level: 9 }).length}, brotli ${brotli}`);
    assert.ok(Object.hasOwn(budgets, name), `sizes.json has no budget for ${name}`);
    assert.ok(brotli <= budgets[name].brotli, `${brotli} bytes of brotli, the budget is ${budgets[name].brotli}`);
    assert.ok(brotli > budgets[name].brotli * 0.95, `${brotli} bytes of brotli: lower the budget of ${budgets[name].brotli}`);
  });
}
