// The way into a module: an instance that traps is replaced, options are read anew, and long texts leave nothing behind.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const file = (name) => new URL(name, import.meta.resolve("identity-patch"));
const glue = await import(file("../dist/fields.js"));
const { makeRuntime } = await import(file("../runtime.js"));
const { tables } = await import(file("fields.tables.js"));

let resets = 0;
const reset = () => {
  resets += 1;
  glue.__wbg_reset_state();
};
const runtime = makeRuntime(glue.initSync, reset);
runtime.start(new WebAssembly.Module(readFileSync(file("../dist/fields.wasm"))));
const number = (name) => tables.fields.findIndex((row) => row.name === name);
const locale = number("locale");
const phone = number("phone");
const options = (locales, fixed = true) => ({ text: JSON.stringify({ locales }), fixed });
const slotOf = (given) => runtime.slotOf(given, "readFieldOptions", locale);

test("options that are fixed are read once, those of a call each time", () => {
  const english = options(["en-us"]);
  const slot = slotOf(english);
  assert.equal(slotOf(english), slot);
  assert.deepEqual([runtime.judge(locale, "en-us", slot), runtime.judge(locale, "de-de", slot)], [0, 2]);
  assert.notEqual(slotOf(options(["de-de"])), slot);
  const once = slotOf(options(["fr-fr"], false));
  assert.equal(slotOf(options(["de-de"], false)), once);
  assert.deepEqual([runtime.judge(locale, "fr-fr", once), runtime.judge(locale, "de-de", once)], [2, 0]);
});

test("more fixed options than slots are read again where they are met again", () => {
  const many = Array.from({ length: 20 }, (_, at) => options([at % 2 === 0 ? "en-us" : "de-de"]));
  for (const round of [0, 1]) {
    many.forEach((given, at) => assert.equal(runtime.judge(locale, "en-us", slotOf(given)), at % 2 === 0 ? 0 : 2, `${round} ${at}`));
  }
});

test("an instance that traps is replaced, and options are read into the new one", () => {
  const english = options(["en-us"]);
  slotOf(english);
  const trap = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  assert.throws(() => runtime.call(trap), WebAssembly.RuntimeError);
  assert.equal(resets, 1);
  assert.deepEqual([runtime.judge(locale, "en-us", slotOf(english)), runtime.judge(locale, "de-de", slotOf(english))], [0, 2]);
});

test("misuse costs no instance", () => {
  assert.throws(() => runtime.slotOf({ text: '{"colour":1}', fixed: true }, "readFieldOptions", phone), /unknown option colour/);
  assert.equal(runtime.judge(phone, "+12345678901", 0), 0);
  assert.equal(resets, 1);
});

test("texts of any length and of any characters cross, and are no part of the next", () => {
  for (const filling of ["x", "é", "€", "😀"]) {
    for (const length of [0, 1, 47, 48, 49, 4095, 4096, 4097, 70_000, 3_000_000]) {
      const text = JSON.stringify(filling.repeat(length));
      assert.equal(runtime.call((module) => module.size(runtime.write(text))), Buffer.byteLength(text), `${filling} ${length}`);
      assert.equal(runtime.judge(phone, "+12345678901", 0), 0);
    }
  }
});

test("options of a call that hold the answer before are not kept after it", () => {
  const slot = slotOf({ ...options(["en-us"], false), before: { source: "{}", from: 2 } });
  assert.equal(runtime.judge(locale, "de-de", slot), 2);
  assert.ok(runtime.call((module) => module.size(runtime.write("1"))) > 0);
  const unchecked = runtime.judge(locale, "de-de", 0);
  assert.equal(runtime.judge(locale, "de-de", slot), unchecked);
  assert.notEqual(unchecked, 2);
});

test("options of a call that came to nothing are not emptied in place of the next one's", () => {
  slotOf({ ...options(["en-us"], false), before: { source: "{}", from: 2 } });
  const slot = slotOf(options(["fr-fr"], false));
  assert.deepEqual([runtime.judge(locale, "fr-fr", slot), runtime.judge(locale, "en-us", slot)], [0, 2]);
});

test("whatever is thrown in the module makes a new instance, unless it is a TypeError", () => {
  const before = resets;
  const throwing = (error) => () => {
    throw error;
  };
  assert.throws(() => runtime.call(throwing(new TypeError("no bytes"))), /no bytes/);
  assert.equal(resets, before);
  assert.throws(() => runtime.call(throwing(new Error("too much recursion"))), /too much recursion/);
  assert.equal(resets, before + 1);
  assert.equal(runtime.judge(phone, "+12345678901", 0), 0);
});
