// Forms as JavaScript holds them: the values of form libraries, FormData, and whatever else stands in their place. What a form
// of texts says is in tests/cases/edits.*.json.

import assert from "node:assert/strict";
import { test } from "node:test";
import { biot, equalsMoney, kratos, slashid } from "identity-patch";

const user = biot.updateOrganizationUser;
const identity = kratos.patchIdentity;
const ORGANIZATION = "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1";

/** What comes out, without what is empty. */
function said({ draft, issues, warnings }) {
  const one = ({ code, pointer }) => `${code} ${pointer}`;
  return {
    draft,
    ...(issues.length > 0 && { issues: issues.map(one) }),
    ...(warnings.length > 0 && { warnings: warnings.map(one) }),
  };
}

const BEFORE = {
  _name: { firstName: "John", lastName: "Smith" },
  _phone: "+12345678901",
  _mfa: { enabled: true, expirationInMinutes: 5 },
  _description: null,
  tags: ["a", "b"],
  seats: 3,
  on: true,
};

/** Name, values, and the draft beside BEFORE. */
const NESTED = [
  ["nothing", {}, {}],
  ["one member deep inside", { _name: { lastName: "Roe" } }, { _name: { firstName: "John", lastName: "Roe" } }],
  ["all as it was", structuredClone(BEFORE), {}],
  ["numbers and booleans as they are", { _mfa: { enabled: false, expirationInMinutes: 60 }, seats: 4, on: false }, { _mfa: { enabled: false, expirationInMinutes: 60 }, seats: 4, on: false }],
  ["texts of inputs", { _mfa: { enabled: "on", expirationInMinutes: "060" }, seats: "1e2" }, { _mfa: { enabled: true, expirationInMinutes: 60 }, seats: 100 }],
  ["null clears", { _phone: null, seats: null, _description: null, plan: null }, { _phone: null, seats: null }],
  ["an empty text clears", { _phone: "", _description: "", plan: "" }, { _phone: null }],
  ["undefined says nothing", { _phone: undefined, _name: { firstName: undefined } }, {}],
  ["an empty list empties a list", { tags: [] }, { tags: [] }],
  ["a list is complete", { tags: ["b"] }, { tags: ["b"] }],
  ["a list with an empty row", { tags: ["a", "b", ""] }, {}],
  ["a list that is new", { plans: ["x", "y"] }, { plans: ["x", "y"] }],
  ["keys that are paths", { "_name.lastName": "Roe", "_mfa[enabled]": false, "tags[]": ["c"] }, { _name: { firstName: "John", lastName: "Roe" }, _mfa: { enabled: false, expirationInMinutes: 5 }, tags: ["c"] }],
  ["a date, and what else knows its JSON", { at: new Date(0), price: { toJSON: () => "7" }, when: { toJSON: () => ({ day: "1" }) } }, { at: "1970-01-01T00:00:00.000Z", price: "7", when: { day: "1" } }],
  ["boxed values", { a: new String("x"), b: new Number(2), c: new Boolean(true) }, { a: "x", b: 2, c: true }],
  ["a number input that is empty", { _mfa: { expirationInMinutes: NaN }, seats: NaN }, { _mfa: { enabled: true }, seats: null }],
  ["an object without a prototype, and one of a class", Object.assign(Object.create(null), { _name: new (class Name { lastName = "Roe"; })() }), { _name: { firstName: "John", lastName: "Roe" } }],
  ["a proxy", new Proxy({ _name: new Proxy({ lastName: "Roe" }, {}) }, {}), { _name: { firstName: "John", lastName: "Roe" } }],
];

for (const [name, values, draft] of NESTED) {
  test(`nested values: ${name}`, () => assert.deepEqual(said(user.fromForm(values, { before: BEFORE })), { draft }));
}

test("nested values without before: what is empty is left out", () => {
  const values = { _name: { firstName: "John", lastName: "Smith" }, _phone: "", _email: null, _mfa: { enabled: true, expirationInMinutes: "" }, _address: { city: "" }, tags: [], seats: 3 };
  const draft = { _mfa: { enabled: true }, _name: { firstName: "John", lastName: "Smith" }, seats: 3 };
  assert.deepEqual(said(user.fromForm(values)), { draft });
});

test("rows of nested values are matched, and keep what the form does not show", () => {
  const before = { traits: { phones: [{ id: 1, number: "1" }, { id: 2, number: "2" }, { id: 3, number: "3" }], tags: ["a"] } };
  const rows = [
    [[{ number: "1" }, { number: "3" }], [{ op: "remove", path: "/traits/phones/1" }]],
    [[{ number: "1" }, { number: "2" }, { number: "4" }], [{ op: "replace", path: "/traits/phones/2/number", value: "4" }]],
    [[{ number: "1" }, { number: "2" }, { number: "3" }, { number: "4" }], [{ op: "add", path: "/traits/phones/-", value: { number: "4" } }]],
    [[{ number: "1" }, { number: "2" }, { number: "3" }, { number: "" }], []],
  ];
  for (const [phones, draft] of rows) assert.deepEqual(said(identity.fromForm({ traits: { phones } }, { before })), { draft });
  const unclear = identity.fromForm({ traits: { phones: [{ number: "1" }, { number: "9" }] } }, { before });
  assert.deepEqual(said(unclear), { draft: [], issues: ["form_rows_ambiguous /traits/phones"] });
  const { draft } = identity.fromForm({ traits: { phones: [] } }, { before });
  assert.deepEqual(identity.apply(before, draft).value.traits, { phones: [], tags: ["a"] });
});

test("a list of values is no entries: handles", () => {
  const handles = [{ type: "username", value: "jane" }, { type: "phone_number", value: "+12345678901" }];
  for (const form of [handles, { handles }, new Set(handles), { "handles[0]": handles[0], "handles[1]": handles[1] }]) {
    assert.deepEqual(said(slashid.addHandles.fromForm(form)), { draft: handles });
  }
  const before = { active: true, handles: [handles[0]] };
  assert.deepEqual(said(slashid.addHandles.fromForm(handles, { before })), { draft: [handles[1]] });
  assert.deepEqual(said(slashid.addHandles.fromForm([], { before })), { draft: [] });
});

test("nested attributes, one with a dot in its name", () => {
  const before = { active: true, attributes: { end_user_read_write: { plan: "gold", "a.b": "x" } } };
  const values = { attributes: { end_user_read_write: { plan: "silver", "[a.b]": "y" }, end_user_no_access: { note: "n" } } };
  const draft = { end_user_no_access: { note: "n" }, end_user_read_write: { plan: "silver", "a.b": "y" } };
  assert.deepEqual(slashid.updateAttributes.fromForm(values, { before }).draft, draft);
});

test("a list that is emptied becomes an empty list, however it is told", () => {
  const roles = [`${ORGANIZATION}/admin`];
  const before = { active: true, roles };
  for (const form of [[["roles[]", []]], [["roles", []]], [["roles[]", ""]], [["roles", ""]], { roles: [] }, { "roles[]": [] }, new Map([["roles", []]])]) {
    assert.deepEqual(said(slashid.updatePerson.fromForm(form, { before })), { draft: { roles: [] } });
  }
  assert.deepEqual(said(slashid.updatePerson.fromForm(new FormData(), { before, inputs: ["roles[]"] })), { draft: { roles: [] } });
  const person = { nationalities: ["GB"], firstName: "A" };
  assert.deepEqual(said(equalsMoney.updatePerson.fromForm([["nationalities[]", []]], { revision: "current", before: person })), { draft: { nationalities: [] } });
});

test("FormData of a server action: its own entries and an empty file are passed over", () => {
  const data = new FormData();
  for (const [name, value] of [["$ACTION_ID_5f3a", ""], ["$ACTION_REF_1", ""], ["_name.lastName", "Roe"], ["csrf_token", "x"], ["seats", "3"]]) data.append(name, value);
  data.append("photo", new File([], ""));
  const draft = { _name: { firstName: "John", lastName: "Roe" } };
  assert.deepEqual(said(user.fromForm(data, { before: BEFORE, ignore: ["csrf_token"] })), { draft });
  const values = { $ACTION_REF_1: "", "$ACTION_1:0": "{}", _name: { lastName: "Roe" } };
  assert.deepEqual(said(user.fromForm(values, { before: BEFORE })), { draft });
});

test("inputs that send nothing are off, or empty", () => {
  const data = new FormData();
  data.append("_phone", "+12345678901");
  const inputs = ["_phone", "_mfa.enabled", "on", "tags[]", "_name.firstName"];
  const { draft, issues } = user.fromForm(data, { before: BEFORE, inputs });
  assert.deepEqual(draft, { _mfa: { enabled: false, expirationInMinutes: 5 }, on: false, tags: [] });
  assert.deepEqual(issues.map(({ code, pointer }) => `${code} ${pointer}`), ["cannot_clear /_name/firstName"]);
  assert.deepEqual(user.with({ before: BEFORE, inputs }).fromForm(data).draft, draft);
});

test("what JSON has no value for is told of at its place", () => {
  const loop = { a: "1" };
  loop.loop = loop;
  const rows = [
    [{ _name: { firstName: () => 1 }, box: { a: new Map() } }, ["not_json /_name/firstName", "not_json /box/a"]],
    [{ plan: NaN, box: { a: Infinity } }, ["not_json_number /box/a", "not_json_number /plan"]],
    [{ box: [new File(["x"], "secret.txt")] }, ["not_json /box/0"]],
    [{ at: new Date(NaN) }, ["not_json /at"]],
    [loop, ["not_json_cycle /loop"]],
    [{ get _phone() { throw new Error("secret"); }, seats: 3 }, ["not_json /_phone"]],
    [{ box: Symbol("x") }, ["not_json /box"]],
  ];
  for (const [form, expected] of rows) {
    const { issues } = user.fromForm(form, { before: BEFORE });
    assert.deepEqual(issues.map(({ code, pointer }) => `${code} ${pointer}`).sort(), expected);
    assert.ok(!JSON.stringify(issues).includes("secret"));
  }
  assert.deepEqual(user.fromForm({ box: [new File(["x"], "x")] }).issues[0].path, ["box", 0]);
});

test("a form that cannot be read gives an issue, and misuse throws", () => {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const forms = [
    new Proxy({}, { ownKeys() { throw new Error("no"); } }),
    new Proxy([], { get() { throw new Error("no"); } }),
    revoked.proxy,
    { [Symbol.iterator]() { throw new Error("no"); } },
    (function* () { yield ["_phone", "x"]; throw new Error("no"); })(),
    (function* () { for (;;) yield ["_phone", "x"]; })(),
    Promise.resolve(new FormData()),
    new Date(0),
    /x/,
  ];
  for (const form of forms) assert.deepEqual(said(user.fromForm(form)), { draft: {}, issues: ["not_json "] });
  for (const form of ["a=b", 7, 7n, true, null, undefined, Symbol("x"), () => []]) assert.throws(() => user.fromForm(form), TypeError);
});

test("depth and width cost no instance", () => {
  let deep = { a: "x" };
  for (let at = 0; at < 20_000; at++) deep = { a: deep };
  assert.deepEqual(user.fromForm(deep).issues.map(({ code }) => code), ["too_deep"]);
  const wide = { list: Array.from({ length: 20_000 }, (_, at) => ({ a: `${at}` })) };
  assert.equal(user.fromForm(wide).draft.list.length, 20_000);
  const before = { traits: { list: wide.list } };
  const shorter = { traits: { list: wide.list.filter((_, at) => at % 5_000 !== 3) } };
  assert.equal(identity.fromForm(shorter, { before }).draft.length, 4);
  // One value held many times, and a list of nothing.
  let doubled = { a: "x" };
  for (let at = 0; at < 26; at++) doubled = [doubled, doubled];
  for (const form of [{ list: doubled }, { list: new Array(2e7) }]) {
    assert.deepEqual(user.fromForm(form).issues.map(({ code }) => code), ["not_json"]);
  }
});

test("a key that is empty is no name", () => {
  assert.deepEqual(user.fromForm({ "": { _phone: "+12345678901" } }).issues.map(({ code }) => code), ["form_name"]);
  const beside = user.fromForm({ _phone: "+12345678901", "": new Map() });
  assert.deepEqual([beside.json, beside.issues.map(({ code }) => code)], ['{"_phone":"+12345678901"}', ["form_name"]]);
});

test("a number beyond 2^53 of an object before, untouched", () => {
  const before = JSON.parse('{"traits":{"email":"a@example.org","s":9007199254740993,"l":[1,9007199254740993]}}');
  for (const form of [
    [["traits", '{"email":"a@example.org","s":9007199254740993,"l":[1,9007199254740993]}']],
    [["traits.s", "9007199254740993"], ["traits.l.0", "1"], ["traits.l.1", "9007199254740993"]],
    structuredClone(before),
    Object.entries(identity.toForm(before)),
    identity.toForm(before),
  ]) {
    assert.deepEqual(said(identity.fromForm(form, { before })), { draft: [] });
  }
});

test("initial values are read back as they are, by any way", () => {
  const before = { active: true, roles: [`${ORGANIZATION}/admin`, ""] };
  const values = slashid.updatePerson.toForm(before);
  for (const form of [values, Object.entries(values), new Map(Object.entries(values))]) {
    assert.deepEqual(said(slashid.updatePerson.fromForm(form, { before })), { draft: {} });
  }
  assert.deepEqual(Object.keys(equalsMoney.updatePerson.toForm({}, { revision: "current" })).slice(-2), ["nationalities[]", "locale"]);
  assert.ok(!("locale" in equalsMoney.updatePerson.toForm({})));
});

test("a number of a form library's values that may have lost digits is warned about where it gets into the draft", () => {
  const before = { traits: { a: 1, b: 2 ** 60 } };
  const edited = identity.fromForm({ traits: { a: 2 ** 61, b: 2 ** 60 } }, { before });
  assert.deepEqual(edited.warnings.map(({ code, path }) => [code, path]), [["number_inexact", ["traits", "a"]]]);
  assert.deepEqual(identity.fromForm({ traits: { b: 2 ** 60 } }, { before }).warnings, []);
  assert.deepEqual(user.fromForm({ ids: [2 ** 60] }).warnings.map(({ code, path }) => [code, path]), [["number_inexact", ["ids", 0]]]);
  assert.equal(user.fromForm({ ids: [2 ** 60] }, { strict: true }).issues[0].code, "number_inexact");
});
