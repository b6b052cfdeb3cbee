// JSON Pointer and JSON Patch on JavaScript data: RFC 6901 and RFC 6902 to the letter, and an answer to anything.

import assert from "node:assert/strict";
import { test } from "node:test";
import { endpoints, jsonPatch, jsonPointer } from "identity-patch";

const thrown = () => {
  throw new Error("no");
};
const nested = (depth) => {
  let value = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
};
/** The first thing that is said: `code pointer at`. */
const refusal = ({ ok, issues: [{ code, pointer, params }], ...rest }) => {
  assert.equal(ok, false);
  assert.deepEqual(rest, {});
  return [code, pointer, params.in ?? params.at].filter((part) => part !== "" && part !== undefined).join(" ");
};

test("a pointer leads to what the document holds (RFC 6901, section 5)", () => {
  const document = { foo: ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, 'k"l': 6, " ": 7, "m~n": 8, "\ud800": 9, "~1": 10, "01": null };
  for (const [pointer, value] of [
    ["", document],
    ["/foo", document.foo],
    ["/foo/0", "bar"],
    ["/", 0],
    ["/a~1b", 1],
    ["/c%d", 2],
    ["/e^f", 3],
    ["/g|h", 4],
    ["/i\\j", 5],
    ['/k"l', 6],
    ["/ ", 7],
    ["/m~0n", 8],
    ["/\ud800", 9],
    ["/~01", 10],
    ["/01", null],
  ]) {
    const found = jsonPointer.get(document, pointer);
    assert.deepEqual(Object.keys(found), ["ok", "value"]);
    assert.equal(found.value, value, pointer);
  }
  for (const [pointer, said] of [
    ["foo", "json_pointer_slash 0"],
    ["/foo~", "json_pointer_escape 4"],
    ["/é😀/foo", "json_pointer_missing 1"],
    ["/foo/2", "json_pointer_missing 5"],
    ["/foo/-", "json_pointer_missing 5"],
    ["/foo/4294967295", "json_pointer_missing 5"],
    ["/foo/0/0", "json_pointer_missing 7"],
    ["/a~1b/c~0/d", "json_pointer_missing 6"],
    ["/foo/00", "json_pointer_index 5"],
    ["/foo/", "json_pointer_index 5"],
    ["/foo/1.0", "json_pointer_index 5"],
    ["/foo/length", "json_pointer_index 5"],
    ["/\udc00", "json_pointer_missing 1"],
    ["/constructor", "json_pointer_missing 1"],
    ["/__proto__", "json_pointer_missing 1"],
  ]) {
    assert.equal(refusal(jsonPointer.get(document, pointer)), said, pointer);
  }
  for (const pointer of [undefined, null, 7, {}, ["foo"], 1n]) {
    assert.match(refusal(jsonPointer.get(document, pointer)), /^(wrong_type|not_json)/);
    assert.equal(jsonPointer.split(pointer), undefined);
  }
});

test("only what a document itself holds is there", () => {
  const member = JSON.parse('{"__proto__":{"a":1}}');
  assert.deepEqual(jsonPointer.get(member, "/__proto__/a"), { ok: true, value: 1 });
  for (const [document, pointer, said] of [
    [undefined, "", "json_pointer_missing 0"],
    [undefined, "/a", "json_pointer_missing 1"],
    [{ a: undefined }, "/a", "json_pointer_missing 1"],
    [{ a: undefined }, "/a/b", "json_pointer_missing 1"],
    [Object.create({ a: 1 }), "/a", "json_pointer_missing 1"],
    [Object.defineProperty({}, "a", { value: 1 }), "/a", "json_pointer_missing 1"],
    [Object.assign([1], { extra: 2 }), "/extra", "json_pointer_index 1"],
    ["text", "/0", "json_pointer_missing 1"],
    [null, "/a", "json_pointer_missing 1"],
    [{ a: { get b() { return thrown(); } } }, "/a/b/c", "not_json /a/b document"],
    [new Proxy({}, { getOwnPropertyDescriptor: thrown }), "/a", "not_json /a document"],
  ]) {
    assert.equal(refusal(jsonPointer.get(document, pointer)), said);
  }
  assert.equal(jsonPointer.get(nested(9000), "/0".repeat(9000)).value, 1);
});

test("tokens are joined as they were split", () => {
  for (const [tokens, pointer] of [
    [[], ""],
    [[""], "/"],
    [["", ""], "//"],
    [["a/b", "~1", "~0", "m~n", "~~//"], "/a~1b/~01/~00/m~0n/~0~0~1~1"],
    [["é", " ", "\ud800", "$&"], "/é/ /\ud800/$&"],
  ]) {
    assert.equal(jsonPointer.join(tokens), pointer);
    assert.deepEqual(jsonPointer.split(pointer), tokens);
  }
  assert.equal(jsonPointer.join(["roles", 0, "x"]), "/roles/0/x");
  for (const pointer of ["a", "/~", "/~2", "#/a"]) assert.equal(jsonPointer.split(pointer), undefined);
  for (const tokens of [undefined, null, "abc", [undefined], [{}], [1n]]) assert.throws(() => jsonPointer.join(tokens), TypeError);
  const { issues } = endpoints["biot.update_organization_user"].check({ _name: {}, "a/b~": 1, _phones: [] });
  for (const { path, pointer } of issues) assert.equal(jsonPointer.join(path), pointer);
});

test("operations are applied as json-patch-tests has it", () => {
  for (const [document, operations, expected] of [
    [{}, [], {}],
    [{ foo: "bar" }, [{ op: "add", path: "/baz", value: "qux" }], { foo: "bar", baz: "qux" }],
    [{ foo: ["bar", "baz"] }, [{ op: "add", path: "/foo/1", value: "qux" }], { foo: ["bar", "qux", "baz"] }],
    [{ baz: "qux", foo: "bar" }, [{ op: "remove", path: "/baz" }], { foo: "bar" }],
    [{ foo: ["bar", "qux", "baz"] }, [{ op: "remove", path: "/foo/1" }], { foo: ["bar", "baz"] }],
    [{ baz: "qux" }, [{ op: "replace", path: "/baz", value: "boo" }], { baz: "boo" }],
    [{ foo: { bar: "baz", waldo: "fred" }, qux: {} }, [{ op: "move", from: "/foo/waldo", path: "/qux/thud" }], { foo: { bar: "baz" }, qux: { thud: "fred" } }],
    [["all", "grass", "cows", "eat"], [{ op: "move", from: "/1", path: "/3" }], ["all", "cows", "eat", "grass"]],
    [{ a: [1] }, [{ op: "copy", from: "/a", path: "/b" }, { op: "add", path: "/b/-", value: 2 }], { a: [1], b: [1, 2] }],
    [{ baz: "qux", foo: ["a", 2, "c"] }, [{ op: "test", path: "/baz", value: "qux" }, { op: "test", path: "/foo/1", value: 2 }], { baz: "qux", foo: ["a", 2, "c"] }],
    [{ foo: null }, [{ op: "test", path: "/foo", value: null }], { foo: null }],
    [{ a: { x: 1, y: 2 } }, [{ op: "test", path: "/a", value: { y: 2, x: 1 } }], { a: { x: 1, y: 2 } }],
    [{ foo: 1 }, [{ op: "replace", path: "", value: ["bar"] }], ["bar"]],
    [{ "/": 9, "~1": 10 }, [{ op: "test", path: "/~01", value: 10 }], { "/": 9, "~1": 10 }],
    [{ foo: ["bar"] }, [{ op: "add", path: "/foo/-", value: ["abc", "def"] }], { foo: ["bar", ["abc", "def"]] }],
    [{ foo: "bar" }, [{ op: "add", path: "/baz", value: "qux", xyz: 123 }], { foo: "bar", baz: "qux" }],
    [7, [{ op: "test", path: "", value: 7 }], 7],
    [{ a: 1 }, "[]", "wrong_type"],
    [{ baz: "qux" }, [{ op: "test", path: "/baz", value: "bar" }], "json_patch_test /0/value"],
    [{ foo: "bar" }, [{ op: "add", path: "/baz/bat", value: "qux" }], "json_patch_missing /0/path 1"],
    [{ foo: 1, baz: [{ qux: "hello" }] }, [{ op: "remove", path: "/baz/1e0/qux" }], "json_patch_index /0/path 5"],
    [[1, 2], [{ op: "add", path: "/3", value: 3 }], "json_patch_range /0/path 1"],
    [{}, [{ op: "remove", path: "" }], "json_patch_root /0/path"],
    [{}, [{ op: "spam", path: "" }], "not_one_of /0/op"],
    [{}, [{ op: "add", path: "/a" }], "required /0/value"],
    [{ a: {} }, [{ op: "move", from: "/a", path: "/a/b" }], "json_patch_own_child /0/path"],
  ]) {
    const answer = jsonPatch.apply(document, operations);
    if (typeof expected === "string") assert.equal(refusal(answer), expected);
    else assert.deepEqual(answer, { ok: true, document: expected });
  }
});

test("a patch is applied whole or not at all, and touches nothing that it was given", () => {
  const freeze = (value) => {
    if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const document = freeze({ a: { b: [1, { c: 2 }] } });
  const operations = freeze([
    { op: "add", path: "/a/b/-", value: { d: 3 } },
    { op: "copy", from: "/a", path: "/e" },
    { op: "replace", path: "/e/b/0", value: 4 },
  ]);
  const answer = jsonPatch.apply(document, operations);
  assert.deepEqual(answer.document, { a: { b: [1, { c: 2 }, { d: 3 }] }, e: { b: [4, { c: 2 }, { d: 3 }] } });
  assert.ok(answer.document.a !== document.a && answer.document.a.b[2] !== operations[0].value);
  assert.equal(refusal(jsonPatch.apply(document, [...operations, { op: "test", path: "/a", value: 1 }])), "json_patch_test /3/value");
});

test("a member called __proto__ is a member like others", () => {
  const document = JSON.parse('{"__proto__":{"a":1},"constructor":2}');
  const { document: made } = jsonPatch.apply(document, [
    { op: "replace", path: "/__proto__/a", value: 3 },
    { op: "copy", from: "/__proto__", path: "/b" },
    { op: "remove", path: "/constructor" },
  ]);
  assert.equal(JSON.stringify(made), '{"__proto__":{"a":3},"b":{"a":3}}');
  assert.equal(Object.getPrototypeOf(made), Object.prototype);
  assert.equal(made.a, undefined);
  const polluting = [{ op: "add", path: "/__proto__/polluted", value: 1 }];
  assert.equal(refusal(jsonPatch.apply({}, polluting)), "json_patch_missing /0/path 1");
  assert.equal({}.polluted, undefined);
});

test("values are what JSON makes of them", () => {
  const apply = (document, operations) => jsonPatch.apply(document, operations).document;
  assert.deepEqual(apply(JSON.parse("[1.0, 1e2, -0]"), [{ op: "test", path: "/1", value: 100 }, { op: "test", path: "/2", value: 0 }]), [1, 100, 0]);
  assert.deepEqual(apply({ a: undefined, b: new Date(0), c: [undefined] }, []), { b: "1970-01-01T00:00:00.000Z", c: [null] });
  assert.equal(refusal(jsonPatch.apply({ a: undefined }, [{ op: "remove", path: "/a" }])), "json_patch_missing /0/path 1");
  assert.equal(refusal(jsonPatch.apply({}, [{ op: "add", path: "/a", value: undefined }])), "required /0/value");
  assert.deepEqual(apply({ "\ud800": "\udc00" }, [{ op: "move", from: "/\ud800", path: "/x" }]), { x: "\udc00" });
});

test("what is no JSON is refused, and whose fault it is", () => {
  const cycle = [];
  cycle.push(cycle);
  const add = [{ op: "add", path: "/a", value: 1 }];
  for (const [document, operations, said] of [
    [undefined, add, "not_json document"],
    [thrown, add, "not_json document"],
    [{ a: [NaN] }, add, "not_json_number /a/0 document"],
    [{ a: 1n }, add, "not_json_bigint /a document"],
    [cycle, add, "not_json_cycle /0 document"],
    [{ get a() { return thrown(); } }, add, "not_json /a document"],
    [nested(100_000), add, "too_deep document"],
    [{}, undefined, "wrong_type"],
    [{}, null, "wrong_type"],
    [{}, {}, "wrong_type"],
    [{}, 7, "wrong_type"],
    [{}, [null], "wrong_type /0"],
    [{}, [[]], "wrong_type /0"],
    [{}, [{}], "required /0/op"],
    [{}, [{ op: "add", path: 7, value: 1 }], "wrong_type /0/path"],
    [{}, [{ op: "add", path: "a", value: 1 }], "json_pointer_slash /0/path 0"],
    [{}, [{ op: "add", path: "/a", value: NaN }], "not_json_number /0/value"],
    [{}, [{ op: "add", path: "/a", value: 1n }], "not_json_bigint /0/value"],
    [{}, [{ op: "add", path: "/a", value: nested(100_000) }], "too_deep"],
    [{}, [{ op: "copy", path: "/a" }], "required /0/from"],
    [{}, new Map(), "not_json"],
  ]) {
    assert.equal(refusal(jsonPatch.apply(document, operations)), said);
  }
  const doubling = Array(40).fill({ op: "copy", from: "", path: "/-" });
  assert.equal(refusal(jsonPatch.apply(["0123456789"], doubling)), "too_long /19/from");
  assert.ok(jsonPatch.apply({}, []).ok, "the next call works");
});

test("own messages and options hold for methods too", () => {
  const messages = { json_pointer_missing: "da ist nichts", json_patch_range: "höchstens {limit}", not_json_bigint: "zu groß" };
  assert.equal(jsonPointer.with({ messages }).get({}, "/a").issues[0].message, "da ist nichts");
  const { apply } = jsonPatch.with({ messages });
  assert.equal(apply([], [{ op: "add", path: "/1", value: 1 }]).issues[0].message, "höchstens 0");
  assert.equal(apply(1n, []).issues[0].message, "zu groß");
});

test("get agrees with what an operation finds", () => {
  let state = 1;
  const below = (limit) => (state = (state * 48271) % 2147483647) % limit;
  const NAMES = ["a", "b", "a/b", "m~n", "", "0", "1", "-", "é", "~1", "00", "length", "__proto__", "\ud800"];
  const of = (choices) => choices[below(choices.length)];
  const value = (depth) => {
    const list = () => Array.from({ length: below(4) }, () => value(depth - 1));
    if (depth === 0 || below(4) === 0) return of([null, true, 0, 1.5, "a", ""]);
    return below(2) === 0 ? list() : Object.fromEntries(list().map((item) => [of(NAMES), item]));
  };
  let found = 0;
  for (let round = 0; round < 20_000; round++) {
    const document = value(4);
    const tokens = [];
    for (let at = document; typeof at === "object" && at !== null && below(5) > 0; ) {
      const token = below(4) > 0 ? (Object.keys(at)[0] ?? of(NAMES)) : of(NAMES);
      tokens.push(token);
      at = Object.hasOwn(at, token) ? at[token] : undefined;
    }
    const pointer = jsonPointer.join(tokens);
    const got = jsonPointer.get(document, pointer);
    const copied = jsonPatch.apply(document, [{ op: "copy", from: pointer, path: "" }]);
    assert.equal(got.ok, copied.ok, pointer);
    found += got.ok;
    if (got.ok) assert.deepEqual(got.value, copied.document);
    else assert.equal(refusal(got).replace("pointer", "patch"), refusal(copied).replace(" /0/from", ""), pointer);
  }
  assert.ok(found > 5000 && found < 19_000, `${found}`);
});
