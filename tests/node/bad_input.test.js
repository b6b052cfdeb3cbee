// Whatever comes in, an answer comes out, and the next call works.

import assert from "node:assert/strict";
import { test } from "node:test";
import { endpoints, fields } from "identity-patch";

const nested = (depth, wrap) => {
  let value = 1;
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
};
const cycle = { a: { b: [1] } };
cycle.a.b.push(cycle);
const thrown = (value) => {
  throw value;
};

const BAD = {
  "a number": () => 7,
  "a negative zero": () => -0,
  "not a number": () => NaN,
  "an infinity": () => -Infinity,
  "a BigInt": () => 10n,
  "a boxed BigInt": () => Object(10n),
  nothing: () => undefined,
  null: () => null,
  "a boolean": () => true,
  "a symbol": () => Symbol("x"),
  "a function": () => () => 1,
  "a list": () => [],
  "a sparse list": () => Array(3),
  "a map": () => new Map([["a", 1]]),
  "typed bytes": () => new Uint8Array(3),
  "an invalid date": () => new Date(NaN),
  "an object without a prototype": () => Object.create(null),
  "a getter that throws": () => ({
    get a() {
      return thrown(new Error("no"));
    },
  }),
  "a getter that throws nothing": () => ({
    get a() {
      return thrown(undefined);
    },
  }),
  "a toJSON that throws": () => ({ toJSON: () => thrown(new Error("no")) }),
  "a toJSON that answers itself": () => ({ toJSON: () => cycle }),
  "a proxy that throws": () => new Proxy({}, { ownKeys: () => thrown(new Error("no")) }),
  "a revoked proxy": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  "a cycle": () => cycle,
  "lists 100,000 deep": () => nested(100_000, (value) => [value]),
  "objects 100,000 deep": () => nested(100_000, (a) => ({ a })),
  "a text of 10 MB": () => "x".repeat(10e6),
  "a text of 10 MB outside ASCII": () => "é".repeat(5e6),
  "lone surrogates": () => "\ud800\udc00\ud800",
  "a list of 10 MB": () => [`${"y".repeat(10e6)}`],
  "100,000 members": () => Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`_${at}`, at])),
  "a member called __proto__": () => JSON.parse('{"__proto__":1}'),
};

const isReport = ({ ok, issues, warnings, truncated }) => {
  assert.equal(ok, issues.length === 0);
  assert.equal(typeof truncated, "boolean");
  assert.ok(issues.length <= 100 && warnings.length <= 100);
  for (const issue of [...issues, ...warnings]) {
    assert.match(issue.code, /^[a-z][a-z0-9_]+$/);
    assert.ok(issue.message.length > 0 && !/\{\w+\}|[[\]]/.test(issue.message.replace("a comma or ]", "").replace("a value or ]", "")), issue.message);
    assert.ok(Array.isArray(issue.path));
  }
};

for (const [name, make] of Object.entries(BAD)) {
  test(name, () => {
    for (const { check, is } of Object.values(fields)) {
      const report = check(make());
      isReport(report);
      assert.equal(is(make()), report.ok);
    }
    for (const endpoint of Object.values(endpoints)) {
      isReport(endpoint.check(make()));
      isReport(endpoint.check({ a: make(), _name: make(), roles: make() }));
      isReport(endpoint.check([{ type: make(), value: make() }]));
    }
    assert.ok(fields.phone.is("+12345678901"), "the next call works");
  });
}

test("the culprit is named, and where it is", () => {
  const check = endpoints["biot.update_organization_user"].check;
  const first = (draft) => check(draft).issues.map(({ code, pointer }) => `${code} ${pointer}`)[0];
  assert.equal(first({ a: [1, { b: 10n }] }), "not_json_bigint /a/1/b");
  assert.equal(first({ a: [1, { b: NaN }] }), "not_json_number /a/1/b");
  assert.equal(first(cycle), "not_json_cycle /a/b/1");
  assert.equal(first({ a: { get b() { return thrown(1); } } }), "not_json /a/b");
  assert.equal(first({ a: nested(100_000, (value) => [value]) }), "too_deep ");
  assert.equal(first({ _mfa: { enabled: true, expirationInMinutes: NaN } }), "not_json_number /_mfa/expirationInMinutes");
  assert.equal(check({ a: null, b: [null] }).ok, true);
});

test("a text beyond all bounds is refused unread", () => {
  const { checkJson } = endpoints["slashid.update_person"];
  const { issues } = checkJson("[".repeat(70e6));
  assert.deepEqual(issues.map(({ code, params }) => [code, params.limit, params.actual]), [["too_long", 64 * 2 ** 20, 70e6]]);
});

test("JSON text of any kind is answered", () => {
  for (const { checkJson } of Object.values(endpoints)) {
    for (const json of ["", "{", "nul", '"\ud800"', "[".repeat(100_000), "[".repeat(100_000) + "]".repeat(100_000), "x".repeat(10e6)]) {
      isReport(checkJson(json));
      isReport(checkJson(new TextEncoder().encode(json)));
    }
    isReport(checkJson(new Uint8Array([0x7b, 0xff])));
    for (const json of [undefined, null, 7, {}]) assert.throws(() => checkJson(json), /checkJson takes JSON text/);
    const bytes = new TextEncoder().encode(" {}x");
    assert.deepEqual(checkJson(new DataView(bytes.buffer, 1, 2)), checkJson("{}"));
  }
});
