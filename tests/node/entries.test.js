// Each entry of the package has the answers of the main one, by import and by require.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as main from "identity-patch";
import { answersOf } from "./entry_answers.js";

const require = createRequire(import.meta.url);
const cases = new URL("../cases/", import.meta.url);
const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.resolve("identity-patch")), "utf8"));
const entries = Object.keys(exports).filter((name) => exports[name].workerd && name !== ".");
const all = answersOf(main, cases);
const names = (module) => Object.keys(module).filter((name) => !["default", "module.exports", "__esModule"].includes(name)).sort();

test("the main entry answers every case", () => assert.ok(Object.keys(all).length > 800));

for (const name of entries) {
  const specifier = name.replace(".", "identity-patch");
  test(specifier, async () => {
    const imported = await import(specifier);
    const required = require(specifier);
    assert.deepEqual(names(required), names(imported));
    assert.ok(names(imported).every((exported) => names(main).includes(exported)));
    for (const entry of [imported, required]) {
      const answers = answersOf(entry, cases);
      assert.ok(Object.keys(answers).length > 20);
      for (const [asked, answer] of Object.entries(answers)) assert.deepEqual(answer, all[asked], asked);
    }
  });
}

test("every field and every endpoint stands in an entry of its own part", async () => {
  const parts = await Promise.all(entries.map((name) => import(name.replace(".", "identity-patch"))));
  const keys = (kind) => parts.flatMap((part) => Object.keys(part[kind] ?? {})).sort();
  assert.deepEqual(keys("fields"), Object.keys(main.fields).sort());
  assert.deepEqual(keys("endpoints"), Object.keys(main.endpoints).sort());
});
