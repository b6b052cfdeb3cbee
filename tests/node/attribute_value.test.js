// The value of an attribute: measured as JSON.stringify writes it, and every place named that it drops or fails at.

import assert from "node:assert/strict";
import { test } from "node:test";
import { types } from "node:util";
import vm from "node:vm";
import { attributeValue } from "identity-patch";

const LIMIT = 65_536;
const bytes = (value) => Buffer.byteLength(JSON.stringify(value));
const thrown = () => {
  throw new Error("no");
};
const nested = (depth, wrap = (value) => [value]) => {
  let value = 1;
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
};
/** Everything that is said of a value: `code pointer`, warnings after errors. */
const said = (value) => {
  const { ok, issues, warnings } = attributeValue.check(value);
  assert.equal(attributeValue.is(value), ok);
  return [...issues, ...warnings].map(({ code, pointer }) => (pointer ? `${code} ${pointer}` : code));
};

/** Values of all kinds, the same in every run. */
function generator(seed) {
  let state = seed;
  const below = (limit) => (state = (state * 48271) % 2147483647) % limit;
  const of = (choices) => choices[below(choices.length)];
  const NUMBERS = [0, -0, 1, -1.5, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 2 ** 53, 123456789012345680000, 0.1 + 0.2];
  const UNITS = ["a", "\0", "\b", "\t", "\n", "\f", "\r", "\x1f", '"', "\\", "/", "\x7f", "é", "\u2028", "\uffff", "😀", "\ud800", "\udfff"];
  const text = () => Array.from({ length: below(6) }, () => of(UNITS)).join("");
  // Two names that differ in lone surrogates alone are one name to a server that replaces them.
  const name = () => text().replaceAll("\udfff", "\ud800");
  const leaves = [
    () => null,
    () => below(2) === 0,
    () => of(NUMBERS),
    () => (below(2 ** 30) - 2 ** 29) / 2 ** below(40),
    text,
    text,
    () => undefined,
    () => Symbol("x"),
    () => thrown,
    () => new Date(below(2 ** 31) * 1e4),
    () => new Date(NaN),
    () => new Date(-1e14),
    () => Object(of(NUMBERS)),
    () => Object(text()),
    () => Object(below(2) === 0),
    () => new Uint8Array(below(4)),
    () => new Float64Array([0.5, -0, 1e21]),
    () => new Map([[text(), 1]]),
    () => new Set([1]),
    () => /x/g,
    () => new Error("x"),
    () => new ArrayBuffer(2),
    () => Buffer.from("é"),
    () => new URL("https://example.org/é"),
    () => Object.assign(() => 1, { toJSON: (key) => `key ${key}` }),
    () => ({ [Symbol.toStringTag]: of(["Number", "String", "BigInt", "Date"]) }),
    () => Object.defineProperty({}, Symbol.toStringTag, { get: thrown }),
    () => Object.assign(Object("boxed"), { more: 1 }),
  ];
  const value = (depth) => {
    const inner = () => value(depth - 1);
    const list = () => Array.from({ length: below(5) }, inner);
    const object = () => Object.fromEntries(list().map((item) => [name(), item]));
    if (depth === 0 || below(3) === 0) return of(leaves)();
    return of([
      list,
      list,
      object,
      object,
      () => Object.assign(Array(below(5)), { 1: inner(), extra: inner() }),
      () => Object.assign(Object.create({ inherited: inner() }), object(), { [Symbol("x")]: inner() }),
      () => Object.defineProperty(object(), "hidden", { value: inner(), enumerable: false }),
      () => Object.defineProperty(object(), "computed", { get: () => 7, enumerable: true }),
      () => {
        const end = inner();
        return { ...object(), toJSON: (key) => ({ key, chain: { toJSON: () => ({ toJSON: 1, end }) } }) };
      },
      () => Object.assign(new Map([["x", 1]]), object()),
      () => new Proxy(below(2) === 0 ? object() : list(), {}),
      () => Object.assign(Object.create(null), object()),
      () => [new Map([["x", new Map([["y", 1]])]]), Object.assign(new (class Named {})(), object())],
    ])();
  };
  return () => value(5);
}

/** Whether stringify writes `{}` for something in a value that is no plain object: by what it says itself. */
function hasEmptied(root) {
  let found = false;
  JSON.stringify(root, (key, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value) || types.isBoxedPrimitive(value)) return value;
    const isLeft = (name) => JSON.stringify({ [name]: value[name] }) !== "{}";
    found ||= tagOf(value) !== "[object Object]" && !Object.keys(value).some(isLeft);
    return value;
  });
  return found;
}

function tagOf(value) {
  try {
    return Object.prototype.toString.call(value);
  } catch {
    return "one that throws";
  }
}

test("a value has the size that JSON.stringify gives it", () => {
  const next = generator(1);
  let sent = 0;
  for (let round = 0; round < 8000; round++) {
    const value = next();
    const text = JSON.stringify(value);
    const size = attributeValue.size(value);
    if (text === undefined) assert.equal(size, undefined);
    else assert.equal(size, Buffer.byteLength(text), text);
    const { ok, issues } = attributeValue.check(value);
    const isWhole = text !== undefined && !hasEmptied(value);
    assert.equal(ok, isWhole && size <= LIMIT, text);
    assert.ok(issues.every(({ code }) => code === "not_json"), text);
    assert.equal(issues.length > 0, !ok, text);
    sent += text === undefined ? 0 : 1;
  }
  assert.ok(sent > 6000);
  for (const [value, size] of [[-0, 1], [1e21, 5], [5e-324, 6], ["\ud800", 8], ["😀", 6], [[,], 6], [{}, 2], [new Date(NaN), 4]]) {
    assert.equal(attributeValue.size(value), size);
    assert.equal(bytes(value), size);
  }
});

test("the limit is 65,536 bytes, and a size is told beyond it", () => {
  for (const [value, actual] of [["x".repeat(LIMIT - 1), LIMIT + 1], [Array(13_108).fill(null), LIMIT + 5], ["\ud800".repeat(10_923), LIMIT + 4], ["é".repeat(5e6), 10_000_002]]) {
    assert.equal(attributeValue.size(value), actual);
    const [issue] = attributeValue.check(value).issues;
    assert.deepEqual([issue.code, issue.path, issue.params], ["too_long", [], { limit: LIMIT, unit: "bytes", actual }]);
    assert.equal(issue.message, `must have at most 65536 bytes, but has ${actual}`);
  }
  for (const value of ["x".repeat(LIMIT - 2), Array(13_107).fill(null), "\ud800".repeat(10_922)]) {
    assert.ok(attributeValue.is(value) && attributeValue.size(value) > LIMIT - 3);
  }
});

test("a value that Go's escapes make too long is doubtful", () => {
  const go = (value) => Buffer.byteLength(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, "\\u0000"));
  for (const unit of ["<", ">", "&", "\u2028", "\u2029"]) {
    const value = { [unit]: [unit.repeat(10_920)] };
    assert.deepEqual(said(value), []);
    value[unit][0] += unit;
    const { ok, warnings: [warning] } = attributeValue.check(value);
    assert.ok(ok);
    assert.deepEqual([warning.code, warning.path, warning.params], ["attribute_value_escaped", [], { limit: LIMIT, unit: "bytes", actual: go(value) }]);
  }
});

test("what cannot be sent is refused, where it stands", () => {
  const cycle = { a: [{}] };
  cycle.a[0].b = cycle.a;
  const twice = { x: [1] };
  const foreign = vm.runInNewContext("({ date: new Date(NaN), big: Object(1n), nan: new Number(NaN) })");
  for (const [value, ...codes] of [
    [undefined, "not_json"],
    [thrown, "not_json"],
    [Symbol("x"), "not_json"],
    [{ toJSON: () => undefined }, "not_json"],
    [{ toJSON: () => thrown }, "not_json"],
    [NaN, "not_json_number"],
    [Object(-Infinity), "not_json_number"],
    [{ a: [1, NaN, { "b/c": Infinity }] }, "not_json_number /a/1", "not_json_number /a/2/b~1c"],
    [new Float32Array([1, NaN]), "not_json_number /1"],
    [1n, "not_json_bigint"],
    [[Object(1n)], "not_json_bigint /0"],
    [Object.assign([], [{ a: 1n }, NaN, 2n]), "not_json_bigint /0/a", "not_json_number /1", "not_json_bigint /2"],
    [new BigInt64Array(2), "not_json_bigint /0", "not_json_bigint /1"],
    [{ toJSON: () => ({ a: 1n }) }, "not_json_bigint /a"],
    [cycle, "not_json_cycle /a/0/b"],
    [[twice, twice, { twice }]],
    [{ a: { get b() { return thrown(); } }, c: 1n }, "not_json /a/b", "not_json_bigint /c"],
    [[{ toJSON: thrown }], "not_json /0"],
    [[Object.assign(Object(1), { valueOf: thrown })], "not_json /0"],
    [{ a: new Proxy({}, { ownKeys: thrown }) }, "not_json /a"],
    [{ a: new Proxy([], { get: thrown }) }, "not_json /a"],
    [foreign, "not_json_bigint /big", "not_json_number /nan", "value_dropped /date"],
  ]) {
    assert.deepEqual(said(value), codes);
    assert.equal(attributeValue.size(value), codes.length > 0 ? undefined : bytes(value));
  }
  const { toJSON } = BigInt.prototype;
  try {
    BigInt.prototype.toJSON = function () {
      return `${this}`;
    };
    assert.deepEqual(said([1n, Object(2n)]), []);
    assert.equal(attributeValue.size([1n, Object(2n)]), 9);
  } finally {
    if (toJSON) BigInt.prototype.toJSON = toJSON;
    else delete BigInt.prototype.toJSON;
  }
});

test("what is dropped, or written as null, raises a warning where it stands", () => {
  for (const [value, ...codes] of [
    [{ a: undefined, b: [undefined, thrown], c: { d: Symbol("x") } }, "value_dropped /a", "value_dropped /b/0", "value_dropped /b/1", "value_dropped /c/d"],
    [{ when: new Date(NaN), then: [new Date(0)] }, "value_dropped /when"],
    [new Date(NaN), "value_dropped"],
    [[{ [Symbol.toStringTag]: "Date", toJSON: () => null }]],
    [[, 1], "value_dropped /0"],
    [[{ toJSON: () => undefined }, { toJSON: () => null }, null], "value_dropped /0"],
    [Object.assign(() => 1, { toJSON: () => [thrown] }), "value_dropped /0"],
    [Object.assign(Object("box"), { more: undefined })],
    [{ [Symbol("x")]: thrown, [Symbol.toStringTag]: "BigInt" }, "not_json"],
    [Object.defineProperty({}, "hidden", { value: thrown })],
    [Object.create({ inherited: undefined })],
    [new Map([["a", undefined]]), "not_json"],
    [new Proxy({ a: undefined }, {}), "value_dropped /a"],
    [["\ud800", { "\udc00": 1 }], "lone_surrogate /0", "lone_surrogate /1/\ufffd"],
    [{ "\ud800": 1, "\udc00": 1 }, "duplicate_key /\ufffd", "lone_surrogate /\ufffd", "lone_surrogate /\ufffd"],
  ]) {
    assert.deepEqual(said(value), codes);
  }
});

test("a report is full, and no error hides behind its warnings", () => {
  const { ok, issues, warnings, truncated } = attributeValue.check([...Array(300), NaN]);
  assert.deepEqual([ok, issues.length, warnings.length, truncated], [false, 1, 100, true]);
  assert.equal(issues[0].pointer, "/300");
  const few = attributeValue.check(Array(300).fill(NaN), { maxIssues: 7 });
  assert.deepEqual([few.issues.length, few.truncated], [7, true]);
  assert.throws(() => attributeValue.check(1n, { colour: 1 }), TypeError);
});

test("a getter is asked once by each of the two walks, in stringify's order", () => {
  const asked = [];
  const value = {
    get b() {
      asked.push("b");
      return { toJSON: (key) => asked.push(`toJSON ${key}`) };
    },
    get a() {
      asked.push("a");
      return null;
    },
  };
  JSON.stringify(value);
  const once = asked.splice(0);
  assert.deepEqual(once, ["b", "toJSON b", "a"]);
  attributeValue.check(value);
  assert.deepEqual(asked, [...once, ...once]);
});

test("depth ends where stringify gives up, and at 10,000 levels", () => {
  /** The first of the depths 0 to 20,000 at which `fits` says no. */
  const first = (fits) => {
    let [low, high] = [0, 20_000];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const written = (value) => {
    try {
      return JSON.stringify(value) !== undefined;
    } catch {
      return false;
    }
  };
  for (const wrap of [(value) => [value], (a) => ({ a }), (value) => ({ toJSON: () => [value] }), (value) => [1, value, { a: null }]]) {
    const theirs = Math.min(first((depth) => written(nested(depth, wrap))), 10_001);
    const ours = first((depth) => attributeValue.size(nested(depth, wrap)) !== undefined);
    // A few frames of our own stand on the stack.
    assert.ok(ours <= theirs && ours > theirs * 0.98 - 10, `${ours} of ${theirs}`);
    assert.deepEqual(said(nested(ours - 10, wrap)), []);
    for (const depth of [theirs, 9_999, 10_001, 100_000]) {
      if (depth < theirs) continue;
      assert.deepEqual(said(nested(depth, wrap)), ["too_deep"]);
      assert.equal(attributeValue.size(nested(depth, wrap)), undefined);
    }
  }
  assert.deepEqual(said([nested(100_000), 1n]), ["too_deep"]);
});

test("what has no end is answered in time", { timeout: 20_000 }, () => {
  let doubled = [1n];
  for (let level = 0; level < 60; level++) doubled = [doubled, doubled];
  assert.equal(said(doubled)[0], `not_json_bigint ${"/0".repeat(61)}`);
  const endless = { toJSON: () => [endless, endless] };
  assert.deepEqual(said(endless), ["too_deep"]);
  let deep = [1];
  for (let level = 0; level < 9000; level++) deep = [deep, deep];
  assert.deepEqual(said(deep), ["too_deep"]);
  assert.equal(said(Array(2 ** 32 - 1))[0], "not_json");
  const half = "x".repeat(2 ** 28);
  assert.equal(attributeValue.check([half, half]).issues[0].code, "not_json");
  assert.ok(attributeValue.is("the next call works"));
});
