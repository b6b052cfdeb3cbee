// Each entry through each bundler, minified and not: the bundle runs and answers as the package does, and it is no larger
// than sizes.json allows.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { answersOf } from "../node/entry_answers.js";
import { bundlers } from "./bundlers.js";
import { bundle, entries, folder, sizesOf, specifierOf, work } from "./packed.js";

const cases = pathToFileURL(join(folder, "cases/"));
const budgets = JSON.parse(readFileSync(new URL("sizes.json", import.meta.url), "utf8"));

const FORMS = {
  mjs: (specifier) => `export * from "${specifier}";\n`,
  // A copy is not marked as an ES module: Rollup would export the default alone, where there is one.
  cjs: (specifier) => `module.exports = { ...require("${specifier}") };\n`,
};

const bundleOf = (name, bundler, options) => bundle(FORMS[options.ending](specifierOf(name)), bundler, options);

/** What the package itself answers, unbundled. */
async function expected(name) {
  const program = join(work, `${name.replaceAll("/", "-")}.mjs`);
  writeFileSync(program, FORMS.mjs(specifierOf(name)));
  return answersOf(await import(pathToFileURL(program).href), cases);
}

// slim has no module of its own: the tests under tests/packaging start it.
for (const name of entries.filter((name) => name !== "./slim")) {
  const answers = expected(name);
  for (const bundler of Object.keys(bundlers)) {
    // The CommonJS copy has the same text: one bundle of it is enough.
    for (const [ending, minify] of [["mjs", false], ["mjs", true], ["cjs", true]]) {
      test(`${specifierOf(name)}: ${ending}, ${bundler}${minify ? ", minified" : ""}`, async () => {
        const output = await bundleOf(name, bundler, { ending, minify });
        const module = await import(pathToFileURL(output).href);
        assert.deepEqual(answersOf(ending === "cjs" ? (module.default ?? module) : module, cases), await answers);
      });
    }
  }

  test(`${specifierOf(name)} is no larger than its budget`, async () => {
    const { raw, gzip, brotli } = sizesOf(readFileSync(await bundleOf(name, "esbuild", { ending: "mjs" })));
    console.log(`${specifierOf(name)}: ${raw} bytes, gzip ${gzip}, brotli ${brotli}`);
    assert.ok(Object.hasOwn(budgets, name), `sizes.json has no budget for ${name}`);
    assert.ok(brotli <= budgets[name].brotli, `${brotli} bytes of brotli, the budget is ${budgets[name].brotli}`);
    assert.ok(brotli > budgets[name].brotli * 0.95, `${brotli} bytes of brotli: lower the budget of ${budgets[name].brotli}`);
  });
}
