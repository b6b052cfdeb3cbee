// Documents as a caller may give them: data, JSON text or bytes. What JSON cannot hold of data is said, and text keeps every
// digit.

import assert from "node:assert/strict";
import { test } from "node:test";
import { attributeValue, biot, email, endpoints, equalsMoney, kratos, phone, slashid } from "identity-patch";

const user = biot.updateOrganizationUser;
const identity = kratos.patchIdentity;
const attributes = slashid.updateAttributes;
const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };
const said = (list) => list.map(({ code, pointer, params: { in: place } }) => `${code} ${place ? `${place} ` : ""}${pointer}`);
const utf8 = (text) => new TextEncoder().encode(text);

/** An id of 64 bits: no double holds it. */
const BIG = "9007199254740993";

test("an edit of JSON texts keeps every digit, and its text is what build takes", () => {
  const before = `{"seats":1,"id":${BIG},"price":0.10}`;
  const after = `{"seats":12345678901234567890,"id":${BIG},"price":0.10,"rate":1.50}`;
  const { ok, json, draft, changed, warnings } = user.diff(before, after);
  assert.deepEqual([ok, json, changed, warnings], [true, '{"seats":12345678901234567890,"rate":1.50}', true, []]);
  assert.deepEqual(draft, JSON.parse(json));
  assert.equal(user.build({ params, json }).request.body, json);
  assert.equal(user.apply(before, json).json, `{"seats":12345678901234567890,"id":${BIG},"price":0.10,"rate":1.50}`);
  // A parsed document has lost the digits, and so has what is made of it.
  const { json: rounded, warnings: found } = user.diff(JSON.parse(before), JSON.parse(after));
  assert.deepEqual([rounded, said(found)], ['{"seats":12345678901234567000,"rate":1.5}', ["number_inexact /seats"]]);
});

test("a document is a text, a view or a buffer, with a byte order mark or without", () => {
  const text = '{"_phone":"+12345678901"}';
  const bytes = utf8(text);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  const given = [text, `\ufeff${text}`, ` ${text}\n`, bytes, bytes.buffer, Buffer.from(text), new DataView(bytes.buffer), utf8(`\ufeff${text}`), utf8(` ${text}`).subarray(1), shared, shared.buffer];
  for (const json of given) {
    assert.equal(user.build({ params, json }).request.body, text);
    assert.equal(user.checkJson(json).ok, true);
    assert.equal(user.apply("{}", json).json, text);
    assert.equal(user.diff({}, json).json, text);
    assert.equal(user.toForm(json)._phone, "+12345678901");
    assert.deepEqual(said(user.checkAnswer(json).issues), []);
    assert.deepEqual(user.fromForm([["_phone", "+12345678901"]], { before: json }).json, "{}");
    assert.deepEqual(said(user.check({ _phone: null }, { before: json }).issues), []);
    assert.deepEqual(said(user.fromResponse(400, { code: "ATTRIBUTE_IS_MANDATORY", details: { attributeName: "_phone" } }, { draft: json })), ["required /_phone"]);
  }
  const person = '{"active":true}';
  for (const shape of [(it) => it, utf8]) {
    const { requests } = slashid.plan({ params: { person_id: params.id }, headers: { "SlashID-OrgID": params.id }, before: shape(person), after: shape('{"active":false}') });
    assert.deepEqual(requests.map(({ body }) => body), ['{"active":false}']);
  }
});

test("a draft that check or build is given is data: a text is none", () => {
  assert.deepEqual(said(user.check("{}").issues), ["wrong_type "]);
  assert.deepEqual(said(user.build({ params, draft: "{}" }).issues), ["wrong_type "]);
  for (const json of [null, 7, {}, []]) assert.throws(() => user.build({ params, json }), TypeError);
  assert.throws(() => user.build({ params, json: "{}", draft: {} }), TypeError);
  assert.deepEqual(user.build({ params, json: undefined, draft: { plan: 1 } }).request.body, '{"plan":1}');
});

test("bytes that are no UTF-8 are no JSON from there on, and a report says where", () => {
  const bad = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
  const found = ({ ok, issues: [{ code, params }], issues: { length } }) => [ok, length, code, params];
  const at = (place) => [false, 1, "json_syntax", { expected: "UTF-8", ...(place && { in: place }), offset: 2 }];
  assert.deepEqual(found(user.checkJson(bad)), at());
  assert.deepEqual(found(user.checkAnswer(bad)), at());
  assert.deepEqual(found(user.build({ params, json: bad })), at());
  assert.deepEqual(found(user.diff(bad, {})), at("before"));
  assert.deepEqual(found(user.diff({}, bad)), at("after"));
  assert.deepEqual(found(user.apply(bad, {})), at("before"));
  assert.deepEqual(found(user.apply({}, bad)), at());
  for (const given of [user.with({ before: bad }), user]) {
    const options = given === user ? { before: bad } : undefined;
    assert.deepEqual(found(given.check({}, options)), at("before"));
    assert.deepEqual(found(given.build({ params, draft: {} }, options)), at("before"));
    const { draft, json, issues } = given.fromForm([["_phone", "+12345678901"]], options);
    assert.deepEqual([draft, json, ...found({ ok: false, issues })], [{}, "{}", ...at("before")]);
  }
  assert.deepEqual(user.toForm(bad), {});
  assert.equal(user.fromResponse(502, bad)[0].code, "server_error");
  const moved = utf8("{}");
  structuredClone(moved, { transfer: [moved.buffer] });
  assert.deepEqual(said(user.checkJson(moved).issues), ["json_syntax "]);
});

class Person {
  constructor(name) {
    this.name = name;
  }
}

test("what JSON would write as {} is no JSON, wherever it stands", () => {
  const kinds = [new Map([["a", 1]]), new Set(["a"]), new WeakMap(), /x/, new Error("secret"), Promise.resolve(), new ArrayBuffer(2), new Uint8Array(0), new URLSearchParams("a=1"), new Headers(), new Blob(["x"]), Object(Symbol("x")), { toJSON: () => new Map() }, new Proxy({}, { get: (target, name) => (name === Symbol.toStringTag ? "Odd" : target[name]) })];
  for (const value of kinds) {
    const name = Object.prototype.toString.call(value);
    assert.deepEqual(said(user.check({ plan: value }).issues), ["not_json /plan"], name);
    assert.deepEqual(said(user.check({ box: { list: [1, value] } }).issues), ["not_json /box/list/1"], name);
    assert.deepEqual(said(user.build({ params, draft: { plan: value } }).issues), ["not_json /plan"], name);
    assert.deepEqual(said(user.diff({}, { plan: value }).issues), ["not_json after /plan"], name);
    assert.deepEqual(said(user.diff({ plan: value }, {}).issues), ["not_json before /plan"], name);
    assert.deepEqual(said(user.apply({}, { plan: value }).issues), ["not_json /plan"], name);
    assert.deepEqual(said(user.check({ plan: 1 }, { before: { plan: value } }).issues), ["not_json before /plan"], name);
    assert.deepEqual(said(attributeValue.check([value]).issues), ["not_json /0"], name);
    assert.equal(attributeValue.is(value), false);
    assert.equal(attributeValue.size([value]), 4, "what would be sent");
  }
  const traits = (roles) => ({ traits: { roles } });
  assert.deepEqual(said(kratos.patchIdentity.diff(traits(["a", "b"]), traits(new Set(["a", "b", "c"]))).issues), ["not_json after /traits/roles"]);
  // Instead of what an empty object lacks.
  assert.deepEqual(said(user.check({ _name: new Map([["firstName", "J"]]) }).issues), ["not_json /_name"]);
  assert.deepEqual(said(slashid.updatePerson.check({ roles: new Set() }).issues), ["not_json /roles"]);
  for (const value of [{}, Object.create(null), new (class {})(), new Person("Jane"), [], new Date(0), Object("x"), Object(1), new Uint8Array(1), Object.assign(new Map(), { a: 1 })]) {
    assert.deepEqual(said(user.check({ plan: value }).issues), []);
  }
});

test("what is written as null is said everywhere", () => {
  const dropped = { when: new Date(NaN), list: [undefined, () => 1, Symbol("x"), , 1], none: undefined, call: () => 1 };
  const places = ["/plan/when", "/plan/list/0", "/plan/list/1", "/plan/list/2", "/plan/list/3"];
  const warnings = (place) => places.map((path) => `value_dropped ${place}${path}`);
  assert.deepEqual(said(user.check({ plan: dropped }).warnings), warnings(""));
  assert.deepEqual(said(user.build({ params, draft: { plan: dropped } }).warnings), warnings(""));
  const { ok, draft, warnings: found } = user.diff({}, { plan: dropped });
  assert.deepEqual([ok, draft, said(found)], [true, { plan: { when: null, list: [null, null, null, null, 1] } }, warnings("after ")]);
  assert.deepEqual(said(user.apply({}, { plan: dropped }).warnings), warnings(""));
  assert.deepEqual(said(user.check({ seats: 1 }, { before: { plan: dropped } }).warnings), warnings("before "));
  // It does not hide what the null itself is refused for.
  assert.deepEqual(said(equalsMoney.updatePerson.check({ accountId: "a", firstName: new Date(NaN) }).issues), ["not_nullable /firstName"]);
  const at = (at) => ({ metadata_public: { at } });
  assert.deepEqual(said(kratos.patchIdentity.diff(at("2020-01-01T00:00:00Z"), at(new Date(NaN))).warnings), ["value_dropped after /metadata_public/at"]);
});

test("an integer that a double cannot hold is said where it is written, and nowhere else", () => {
  const data = (text) => JSON.parse(text);
  assert.deepEqual(said(attributes.check({ end_user_no_access: { a: 2 ** 53, b: 2 ** 53 - 1, c: -(2 ** 60), d: 1e21, e: 0.1 } }).warnings), ["a", "c", "d"].map((name) => `number_inexact /end_user_no_access/${name}`));
  assert.deepEqual(said(attributes.checkJson(`{"end_user_no_access":{"a":${BIG},"b":1e400}}`).warnings), ["number_inexact /end_user_no_access/b"]);
  assert.deepEqual(said(attributeValue.check({ a: [2 ** 53] }).warnings), ["number_inexact /a/0"]);
  const before = `{"metadata_admin":{"id":${BIG},"n":1}}`;
  const after = `{"metadata_admin":{"id":${BIG},"n":2}}`;
  for (const [one, other] of [[before, after], [data(before), data(after)], [before, data(after)], [data(before), after]]) {
    const { json, warnings } = identity.diff(one, other);
    assert.deepEqual([json, warnings], ['[{"op":"replace","path":"/metadata_admin/n","value":2}]', []]);
  }
  const moved = [`{"metadata_admin":{"ids":[${BIG},1,2]}}`, `{"metadata_admin":{"ids":[1,2,${BIG}]}}`];
  assert.deepEqual(said(identity.diff(...moved.map(data)).warnings), ["number_inexact /metadata_admin/ids/2"]);
  assert.deepEqual(said(identity.diff(...moved).warnings), []);
  assert.deepEqual(said(identity.diff({ traits: {} }, { traits: { id: 2 ** 60 } }).warnings), ["number_inexact /traits/id"]);
});

test("strict: warnings are errors, of the module's and of the facade's, in everything that has a report", () => {
  const strict = { strict: true };
  const found = ({ ok, issues, warnings = [] }) => [ok, said(issues), issues.every(({ severity }) => severity === "error"), warnings];
  const draft = { plan: [undefined], emial: 1 };
  const expected = [false, ["looks_built_in /emial", "value_dropped /plan/0"], true, []];
  assert.deepEqual(found(user.check(draft, strict)), expected);
  assert.deepEqual(found(user.with(strict).check(draft)), expected);
  assert.deepEqual(found(user.build({ params, draft }, strict)), expected);
  assert.deepEqual(found(user.apply({}, draft, strict)), expected);
  assert.deepEqual(found(user.checkJson('{"emial":1}', strict)), [false, ["looks_built_in /emial"], true, []]);
  assert.deepEqual(found(user.diff({ _phone: "+12345678901" }, {}, strict)), [false, ["absent_kept /_phone"], true, []]);
  assert.deepEqual(found(user.checkAnswer({ _odd: 1, _phone: "+12345678901" }, strict))[0], false);
  assert.equal(user.with(strict)["~standard"].validate({ emial: 1 }).issues[0].severity, "error");
  assert.deepEqual(user["~standard"].validate({ emial: 1 }), { value: { emial: 1 } });
  for (const [field, value] of [[phone, "+2101234567"], [email, "a@localhost"], [attributeValue, [undefined]]]) {
    assert.deepEqual([field.is(value), field.is(value, strict), field.with(strict).is(value)], [true, false, false]);
    const { issues, warnings } = field.with(strict).check(value);
    assert.deepEqual([issues.length, issues[0].severity, warnings], [1, "error", []]);
  }
});

test("what is misspelt is refused where it is given", () => {
  for (const [run, text] of [
    [() => user.with({ emtpy: "absent" }), /unknown option emtpy: this takes maxIssues, strict, before/],
    [() => user.with({ server: "latest" }), /unknown option server/],
    [() => user.with({ empty: "absnt" }), /empty must be value or absent/],
    [() => user.with({ locales: "en-us" }), /locales must be a list of texts/],
    [() => user.with({ biotPlatform: 2.4 }), /biotPlatform must be a version such as 2.4.1/],
    [() => user.with({ strict: "yes" }), /strict must be true or false/],
    [() => user.with({ maxIssues: 0 }), /maxIssues must be a whole number from 1/],
    [() => user.with({ messages: { requierd: "x" } }), /there is no code requierd/],
    [() => user.with({ messages: { required: 7 } }), /message of required must be a text or a function/],
    [() => user.check({}, { messages: "x" }), /messages must be a plain object/],
    [() => phone.with({ profile: "rfc5321" }), /unknown option profile/],
    [() => email.with({ profile: "rfc822" }), /profile must be rfc5321 or rfc5322 or practical/],
    [() => slashid.plan({ params: {} }, { messages: { requierd: "x" } }), /there is no code requierd/],
  ]) {
    assert.throws(run, (error) => error instanceof TypeError && text.test(error.message), String(run));
  }
  // One pack serves all, and what is undefined is not given.
  const pack = { phone_no_plus: "mit + beginnen", kratos_denied: "nicht erlaubt", empty: undefined };
  for (const endpoint of Object.values(endpoints)) endpoint.with({ messages: pack, emtpy: undefined });
  assert.equal(phone.with({ messages: pack }).check("1").issues[0].message, "mit + beginnen");
});

test("what an input says is written with every digit", () => {
  const before = { metadata_admin: { n: 1 } };
  for (const [typed, json] of [
    ["9007199254740993", "9007199254740993"],
    ["2e+21", "2000000000000000000000"],
    ["0.10000000000000000001", "0.10000000000000000001"],
  ]) {
    const read = identity.fromForm([["metadata_admin.n", typed]], { before });
    assert.equal(read.json, `[{"op":"replace","path":"/metadata_admin/n","value":${json}}]`);
    assert.deepEqual(read.issues, []);
  }
});
