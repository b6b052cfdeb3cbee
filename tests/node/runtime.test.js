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
const runtime = makeRuntime(glue.initSync, glue.default, reset);
runtime.start(new WebAssembly.Module(readFileSync(file("../dist/fields.wasm"))));
const number = (name) => tables.fields.findIndex((row) => row.name === name);
const locale = number("locale");
const phone = number("phone");
const options = (locales, fixed = true) => ({ text: JSON.stringify({ locales }), fixed });
const slotOf = (given) => runtime.slotOf(given, "readFieldOptions", locale);
const NONE = { text: "" };

test("options that are fixed are read once, those of a call each time", () => {
  const english = options(["en-us"]);
  const slot = slotOf(english);
  assert.equal(slotOf(english), slot);
  assert.deepEqual([runtime.judge(locale, "en-us", english), runtime.judge(locale, "de-de", english)], [0, 2]);
  assert.equal(slotOf(english), slot);
  assert.notEqual(slotOf(options(["de-de"])), slot);
  const [french, german] = [options(["fr-fr"], false), options(["de-de"], false)];
  assert.equal(slotOf(french), slotOf(german));
  assert.deepEqual([runtime.judge(locale, "fr-fr", german), runtime.judge(locale, "de-de", german)], [2, 0]);
  assert.equal(runtime.judge(locale, "fr-fr", french), 0);
});

test("more fixed options than slots are read again where they are met again", () => {
  const many = Array.from({ length: 20 }, (_, at) => options([at % 2 === 0 ? "en-us" : "de-de"]));
  for (const round of [0, 1]) {
    many.forEach((given, at) => assert.equal(runtime.judge(locale, "en-us", given), at % 2 === 0 ? 0 : 2, `${round} ${at}`));
  }
});

/** What the module does on the first call, as an instance that traps does it; then as it should. */
function onceThrowing(error, run) {
  let isFirst = true;
  return (...given) => {
    if (!isFirst) return run(...given);
    isFirst = false;
    throw error;
  };
}

test("an instance that traps is replaced within the call: options are read into the new one", () => {
  const english = options(["en-us"]);
  slotOf(options(["de-de"]));
  slotOf(english);
  const checked = onceThrowing(new WebAssembly.RuntimeError("unreachable"), (module, slot) =>
    module.checkField(locale, runtime.write('"de-de"'), slot));
  assert.deepEqual(runtime.call(checked, () => slotOf(english)).issues[0].code, "locale_not_installed");
  assert.equal(resets, 1);
  assert.deepEqual([runtime.judge(locale, "en-us", english), runtime.judge(locale, "de-de", english)], [0, 2]);
});

test("what traps on a new instance too is thrown, and the next call has an instance that lives", () => {
  const before = resets;
  const trap = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  assert.throws(() => runtime.call(trap), WebAssembly.RuntimeError);
  assert.equal(resets, before + 2);
  assert.equal(runtime.judge(phone, "+12345678901", NONE), 0);
});

test("an instance that really traps, at a judgement of a field or at an answer, is replaced", () => {
  const before = resets;
  assert.equal(runtime.judge(phone, "+12345678901", NONE), 0);
  // Whatever the module does next with its memory is out of bounds.
  const { memory } = glue.initSync();
  new Uint8Array(memory.buffer).fill(0xff);
  const said = runtime.call((module, slot) => module.checkField(phone, runtime.write('"1"'), slot), () => 0);
  assert.equal(said.issues[0].code, "phone_no_plus");
  assert.equal(resets, before + 1);
  new Uint8Array(glue.initSync().memory.buffer).fill(0xff);
  assert.deepEqual([runtime.judge(locale, "en-us", options(["de-de"])), runtime.judge(locale, "de-de", options(["de-de"], false))], [2, 0]);
  assert.equal(resets, before + 2);
});

test("where a trap comes while options are read, the answer is that of the new instance", () => {
  const before = resets;
  const german = options(["de-de"], false);
  let isFirst = true;
  const open = () => {
    const slot = slotOf(german);
    if (isFirst) {
      isFirst = false;
      // As `slotOf` does it: the instance that trapped still answers, by what was written into it before.
      const read = runtime.call(onceThrowing(new WebAssembly.RuntimeError("unreachable"), () => 0));
      assert.equal(read, undefined);
      return slotOf(german);
    }
    return slot;
  };
  const said = runtime.call((module, slot) => module.checkField(locale, runtime.write('"en-us"'), slot), open);
  assert.deepEqual([said.issues[0].code, resets], ["locale_not_installed", before + 1]);
});

test("misuse costs no instance", () => {
  const before = resets;
  assert.throws(() => runtime.slotOf({ text: '{"colour":1}', fixed: true }, "readFieldOptions", phone), /unknown option colour/);
  assert.equal(runtime.judge(phone, "+12345678901", NONE), 0);
  assert.equal(resets, before);
});

test("texts of any length and of any characters cross, and are no part of the next", () => {
  for (const filling of ["x", "é", "€", "😀"]) {
    for (const length of [0, 1, 47, 48, 49, 4095, 4096, 4097, 70_000, 3_000_000]) {
      const text = JSON.stringify(filling.repeat(length));
      assert.equal(runtime.call((module) => module.size(runtime.write(text))), Buffer.byteLength(text), `${filling} ${length}`);
      assert.equal(runtime.judge(phone, "+12345678901", NONE), 0);
    }
  }
});

test("options of a call that hold the answer before are not kept after it", () => {
  const verdict = (slot) => runtime.call((module) => module.checkField(locale, runtime.write('"de-de"'), slot));
  const slot = slotOf({ ...options(["en-us"], false), before: { source: "{}", from: 2 } });
  assert.equal(verdict(slot).issues[0].code, "locale_not_installed");
  assert.deepEqual(verdict(slot), verdict(0));
});

test("options of a call that came to nothing are not emptied in place of the next one's", () => {
  slotOf({ ...options(["en-us"], false), before: { source: "{}", from: 2 } });
  const french = options(["fr-fr"], false);
  assert.deepEqual([runtime.judge(locale, "fr-fr", french), runtime.judge(locale, "en-us", french)], [0, 2]);
});

test("whatever is thrown in the module makes a new instance, unless it is a TypeError", () => {
  const before = resets;
  const size = (module) => module.size(runtime.write("1"));
  assert.throws(() => runtime.call(onceThrowing(new TypeError("no bytes"), size)), /no bytes/);
  assert.equal(resets, before);
  assert.equal(runtime.call(onceThrowing(new Error("too much recursion"), size)), 1);
  assert.equal(resets, before + 1);
});
