// Data whose reading runs code of the caller's: code that calls the package, or that answers otherwise the second time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { attributeValue, biot, slashid } from "identity-patch";

const id = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
const user = biot.updateOrganizationUser;
const person = slashid.updatePerson;
const codes = ({ issues }) => issues.map(({ code }) => code);

const ordinary = () => user.check({ _locale: "de-de" }, { locales: ["en-us"] });
const expected = ordinary();
assert.equal(expected.ok, false);

/** A value, once the package was called with other options than the call has that reads it. */
const interrupted = (value) => {
  person.check({ active: "x" });
  attributeValue.check([NaN], { maxIssues: 7 });
  user.diff({ _locale: "fr-fr" }, { _locale: "en-us" }, { locales: ["en-us", "fr-fr"], before: { _phone: "+4930123456" } });
  user.check({ _locale: "fr-fr" }, { locales: ["de-de"], maxIssues: 7 });
  return value;
};
const withToJSON = (value) => ({ toJSON: () => interrupted(value) });
const withGetter = (name, value) => Object.defineProperty({}, name, { enumerable: true, get: () => interrupted(value) });

// Of two errors, one is found with these options; with the others, none or two.
const english = { locales: ["en-us"], maxIssues: 1 };
const german = { _locale: "de-de", _gender: "NONE" };
const phones = { _phone: "+12345678901" };
const params = { person_id: id };
const edited = { before: { active: true }, after: { active: "x", region: "x", roles: [1, 2] } };
function* entries() {
  yield interrupted(["_locale", "de-de"]);
}

for (const [name, disturbed, plain] of [
  ["check of a toJSON", () => user.check(withToJSON(german), english), () => user.check(german, english)],
  [
    "check of a getter",
    () => user.check(withGetter("_locale", "de-de"), english),
    () => user.check({ _locale: "de-de" }, english),
  ],
  [
    "check of options with a getter",
    () => user.check(german, withGetter("locales", ["en-us"])),
    () => user.check(german, { locales: ["en-us"] }),
  ],
  [
    "check of before",
    () => user.check(german, { ...english, before: withToJSON(phones) }),
    () => user.check(german, { ...english, before: phones }),
  ],
  [
    "build",
    () => user.build({ params: { id }, draft: withToJSON(german) }, english),
    () => user.build({ params: { id }, draft: german }, english),
  ],
  ["diff of before", () => user.diff(withToJSON(phones), german, english), () => user.diff(phones, german, english)],
  ["diff of after", () => user.diff(phones, withToJSON(german), english), () => user.diff(phones, german, english)],
  ["apply", () => user.apply(withToJSON(phones), withToJSON(german), english), () => user.apply(phones, german, english)],
  ["toForm", () => user.toForm(withToJSON(phones), english), () => user.toForm(phones, english)],
  [
    "fromForm of a generator",
    () => user.fromForm(entries(), { ...english, before: german }),
    () => user.fromForm([["_locale", "de-de"]], { ...english, before: german }),
  ],
  [
    "fromResponse",
    () => user.fromResponse(400, withToJSON({ code: "X" }), { ...english, draft: withToJSON(german) }),
    () => user.fromResponse(400, { code: "X" }, { ...english, draft: german }),
  ],
  [
    "plan",
    () => slashid.plan({ params, before: withToJSON(edited.before), after: withToJSON(edited.after) }, { maxIssues: 1 }),
    () => slashid.plan({ params, ...edited }, { maxIssues: 1 }),
  ],
  [
    "check of a field",
    () => attributeValue.check(withToJSON({ a: "\ud800", b: "\ud800" }), { maxIssues: 1 }),
    () => attributeValue.check({ a: "\ud800", b: "\ud800" }, { maxIssues: 1 }),
  ],
]) {
  test(`a call inside a call changes nothing: ${name}`, () => {
    assert.deepEqual(disturbed(), plain());
    assert.deepEqual(ordinary(), expected);
  });
}

test("parameters and headers are read once, and before the draft is written", () => {
  const draft = { _gender: "NONE" };
  const refused = user.build({ params: { id }, draft });
  assert.equal(refused.ok, false);
  for (const key of ["params", "headers"]) {
    let reads = 0;
    const read = Object.defineProperty({}, key === "params" ? "id" : "X-Request-Id", {
      enumerable: true,
      get() {
        reads += 1;
        // A draft of the same length that passes.
        user.check({ _gender: "MALE" });
        return reads === 1 ? id : "..";
      },
    });
    assert.deepEqual(user.build({ params: { id }, [key]: read, draft }), refused, key);
    assert.equal(reads, 1, key);
  }
  assert.deepEqual(ordinary(), expected);
});

test("the path has the parameter that was checked", () => {
  let reads = 0;
  const params = {
    get id() {
      reads += 1;
      return reads === 1 ? id : "../..";
    },
  };
  const { ok, request } = user.build({ params, draft: { _gender: "MALE" } });
  assert.deepEqual([ok, request?.path.endsWith(id)], [true, true]);
});

test("a function with a toJSON is read as what it says", () => {
  const says = (value) => Object.assign(() => 0, { toJSON: () => value });
  assert.deepEqual(codes(attributeValue.check([null, says(NaN)])), ["not_json_number"]);
  assert.deepEqual(codes(user.check({ _phone: says(NaN) })), ["not_json_number"]);
  assert.deepEqual(codes(user.check({ _phone: says(null) })), codes(user.check({ _phone: null })));
});

test("what JSON cannot hold is reported as often as it stands there", () => {
  const { issues } = attributeValue.check(Array(20_000).fill(NaN), { maxIssues: 100_000 });
  const numbers = issues.filter(({ code }) => code === "not_json_number");
  assert.deepEqual([numbers.length, numbers[0].pointer, numbers.at(-1).pointer], [20_000, "/0", "/19999"]);
  assert.deepEqual(ordinary(), expected);
});
