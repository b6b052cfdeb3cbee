// The package's promises: entries, shapes, and what is thrown at a programmer.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import * as esm from "identity-patch";

const require = createRequire(import.meta.url);
const catalog = require("identity-patch/catalog.json");
const user = esm.biot.updateOrganizationUser;
const id = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

test("import and require give the same names, and both work with no set-up", () => {
  const cjs = require("identity-patch");
  const names = (module) => Object.keys(module).filter((name) => !["default", "module.exports", "__esModule"].includes(name)).sort();
  assert.deepEqual(names(cjs), names(esm));
  assert.ok(cjs.phone.is("+12345678901") && esm.phone.is("+12345678901"));
  assert.deepEqual(cjs.biot.updateOrganizationUser.check({ _name: {} }), user.check({ _name: {} }));
});

test("init may be called, twice too", async () => {
  await esm.init();
  await Promise.all([esm.init(), esm.init()]);
  assert.ok(esm.phone.is("+12345678901"));
});

test("slim wants its module first, from bytes or compiled, of this realm or another", async () => {
  // Each CommonJS copy is asked for afresh, so that it starts without an instance.
  const fresh = () => {
    for (const path of Object.keys(require.cache)) delete require.cache[path];
    return require("identity-patch/slim");
  };
  const bytes = readFileSync(require.resolve("identity-patch/identity_patch.wasm"));
  assert.throws(() => fresh().phone.is("+1"), /await init/);
  await assert.rejects(fresh().init(), TypeError);
  const foreign = vm.runInNewContext("new WebAssembly.Module(bytes)", { bytes });
  const file = pathToFileURL(require.resolve("identity-patch/identity_patch.wasm"));
  const sources = [bytes, new Uint8Array(bytes).buffer, new WebAssembly.Module(bytes), foreign, Promise.resolve(bytes), new Response(bytes), file, file.href];
  for (const source of sources) {
    const { init, phone } = fresh();
    await init(source);
    assert.ok(phone.is("+12345678901") && !phone.is("1"));
  }
});

test("a Node.js that cannot read a file: address says what to give", async () => {
  for (const path of Object.keys(require.cache)) delete require.cache[path];
  const { init } = require("identity-patch/slim");
  const { getBuiltinModule } = process;
  process.getBuiltinModule = undefined;
  try {
    await assert.rejects(init(pathToFileURL(require.resolve("identity-patch/identity_patch.wasm"))), /give it the bytes/);
  } finally {
    process.getBuiltinModule = getBuiltinModule;
  }
});

test("everything is a plain frozen object under its own name", () => {
  for (const [name, field] of Object.entries(esm.fields)) {
    assert.equal(field.name, name);
    assert.ok(Object.isFrozen(field));
    const camel = name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
    assert.equal(esm[camel], field);
  }
  for (const [name, endpoint] of Object.entries(esm.endpoints)) {
    assert.equal(endpoint.id, name);
    assert.ok(Object.isFrozen(endpoint) && endpoint.source && endpoint.revision && endpoint.path.startsWith("/"));
  }
});

test("Standard Schema: success is exactly the value, failure has issues and no value", () => {
  for (const { "~standard": standard } of [esm.phone, user]) {
    assert.equal(standard.version, 1);
    assert.equal(standard.vendor, "identity-patch");
  }
  assert.deepEqual(esm.phone["~standard"].validate("+12345678901"), { value: "+12345678901" });
  const { issues, ...rest } = esm.phone["~standard"].validate("1");
  assert.deepEqual(rest, {});
  assert.equal(issues[0].code, "phone_no_plus");
});

test("a caller's messages replace the English ones", () => {
  const messages = { required: "fehlt", too_long: "höchstens {limit} {unit}", phone_no_plus: ({ params }) => `Stelle ${params.at}` };
  const check = user.with({ messages }).check;
  const texts = (draft) => check(draft).issues.map(({ message }) => message);
  assert.deepEqual(texts({ _name: { firstName: "x" }, _phone: "1" }), ["fehlt", "Stelle 0"]);
  assert.deepEqual(texts({ _description: "x".repeat(5001) }), ["höchstens 5000 characters"]);
  assert.equal(user.build({ params: { id }, draft: { _name: {} } }, { messages }).issues[0].message, "fehlt");
});

test("a report is capped, and says so", () => {
  const draft = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`_${at}`, 1]));
  const { issues, truncated } = user.check(draft);
  assert.equal(issues.length, 100);
  assert.equal(truncated, true);
  assert.equal(user.check(draft, { maxIssues: 150 }).truncated, false);
});

test("at counts UTF-16 units", () => {
  assert.equal(esm.group.check("a😀b/").issues[0].params.at, 1);
  assert.equal(esm.attributeKey.check("😀\u0007").warnings[0].params.at, 2);
});

test("a request has what it needs, and a null or an undefined is what it says", () => {
  const body = (draft) => user.build({ params: { id }, draft }).request.body;
  assert.equal(body({ _phone: null }), '{"_phone":null}');
  assert.equal(body({ _phone: undefined }), "{}");
  assert.equal(user.build({ params: { id }, draft: { _phone: undefined } }).warnings[0].code, "empty_patch");
  const { request } = esm.slashid.updatePerson.build({ params: { person_id: "a/b" }, headers: { "SlashID-OrgID": id, ["__proto__"]: "x" }, draft: { active: true } });
  assert.deepEqual(Object.entries(request.headers), [["Content-Type", "application/json"], ["SlashID-OrgID", id], ["__proto__", "x"]]);
  assert.equal(request.path, "/persons/a%2Fb");
  for (const bad of ["", ".", "..", "\ud800", 7, undefined]) {
    const { ok, issues } = user.build({ params: { id: bad }, draft: {} });
    assert.equal(ok, false);
    assert.deepEqual([issues[0].code, issues[0].params.in, issues[0].params.name, issues[0].path], ["bad_path_value", "path", "id", []]);
    assert.equal(issues[0].message, bad === "" ? "must not be empty" : "must be a text other than . and ..");
  }
});

test("misuse throws a TypeError that says what is right", () => {
  const draft = {};
  for (const [run, text] of [
    [() => user.build({ params: {}, draft }), /missing path parameter id/],
    [() => user.build({ params: { id, other: "x" }, draft }), /unknown path parameter other/],
    [() => user.build({ params: { id }, headers: { authorization: "x" }, draft }), /credential/],
    [() => user.build({ params: { id }, headers: { "SlashID-API-Key": "x" }, draft }), /credential/],
    [() => user.build({ params: { id }, headers: { ory_session_token: "x" }, draft }), /credential/],
    [() => user.build({ params: { id }, headers: { "X-HTTP-Method-Override": "PUT" }, draft }), /the HTTP client sets it/],
    [() => user.build(), /build takes/],
    [() => user.check({}, { colour: 1 }), /unknown option colour/],
    [() => user.check({}, { colour: () => 1 }), /option colour/],
    [() => user.check({}, { biotPlatform: "new" }), /biotPlatform must be a version/],
    [() => user.check({}, { maxIssues: 0 }), /whole number from 1/],
    [() => esm.phone.check("x", { locales: [] }), /unknown option locales/],
    [() => user.with({ colour: 1 }).check({}), /unknown option colour/],
  ]) {
    assert.throws(run, (error) => error instanceof TypeError && text.test(error.message), String(run));
  }
  assert.ok(esm.phone.is("+12345678901"), "the next call works");
});

test("headers and parameters are plain objects, and no name stands twice", () => {
  const org = { "SlashID-OrgID": id };
  const build = (headers, params = { person_id: id }) => esm.slashid.updatePerson.build({ params, headers, draft: { active: true } });
  for (const headers of [new Map(), [["a", "b"]], "a: b", null, new Headers(org)]) {
    assert.throws(() => build(headers), /headers must be a plain object/);
  }
  assert.throws(() => build(org, null), /params must be a plain object/);
  assert.throws(() => build({ ...org, "slashid-orgid": id }), /given twice/);
  assert.throws(() => build({ ...org, "Content-Type": "text/plain" }), /the body is JSON/);
  assert.deepEqual(Object.keys(build({ "slashid-orgid": id }).request.headers), ["Content-Type", "SlashID-OrgID"]);
});

test("a request is the same, whether the facade or the module writes it", () => {
  for (const { id, sample } of catalog.endpoints) {
    const plain = esm.endpoints[id].build(sample);
    const traced = esm.endpoints[id].build({ ...sample, headers: { ...sample.headers, "X-Trace": "1" } });
    assert.deepEqual(traced.request, { ...plain.request, headers: { ...plain.request.headers, "X-Trace": "1" } });
    assert.deepEqual(Object.keys(plain.request), ["method", "path", "headers", "body"]);
  }
});

test("misuse is told even where the draft is no JSON", () => {
  assert.throws(() => user.build({ params: {}, draft: 1n }), /missing path parameter id/);
  assert.throws(() => user.build({ params: { id }, headers: { Cookie: "x" }, draft: 1n }), /credential/);
  assert.throws(() => user.check(1n, { colour: 1 }), /unknown option colour/);
});

test("a field that is a text takes nothing but a text", () => {
  for (const value of [new String("+12345678901"), { toJSON: () => "+12345678901" }, ["+12345678901"], 7n, null]) {
    assert.equal(esm.phone.is(value), false);
    assert.deepEqual(esm.phone.check(value).issues.map(({ code }) => code), ["wrong_type"]);
  }
});

test("fixed options hold where a call says nothing else", () => {
  const practical = esm.email.with({ profile: "practical", messages: { email_top_label: "Endung" } });
  assert.equal(practical.is("user@localhost", { profile: undefined }), false);
  assert.equal(practical.is("user@localhost", { profile: "rfc5321" }), true);
  assert.equal(practical.check("user@localhost", { messages: { empty: "leer" } }).issues[0].message, "Endung");
  assert.equal(practical.check("user@localhost", { messages: { email_top_label: undefined } }).issues[0].message, "Endung");
  assert.equal(practical.suggest("<user@localhost>"), undefined);
  assert.equal(esm.locale.with({ locales: ["fil-ph"] }).suggest("en_US"), undefined);
  assert.equal(esm.locale.with({ locales: ["en-us"] }).suggest("en_US"), "en-us");
});

test("phone reads a national number by the option country, which changes no verdict", () => {
  const { phone } = esm;
  const british = phone.with({ country: "GB" });
  assert.equal(phone.suggest("020 7946 0958"), undefined);
  assert.equal(phone.suggest("020 7946 0958", { country: "GB" }), "+442079460958");
  assert.equal(british.suggest("020 7946 0958"), "+442079460958");
  assert.equal(british.suggest("(202) 555-0123", { country: "US" }), "+12025550123");
  assert.equal(british.suggest("020 7946 0958", { country: undefined }), "+442079460958");
  assert.equal(british.is("020 7946 0958"), false);
  for (const country of ["gb", "UK", "ZZ", "", 44, null]) {
    assert.throws(() => phone.suggest("020 7946 0958", { country }), /option country must be a country's code of two capital letters/);
    assert.throws(() => phone.with({ country }).suggest("020 7946 0958"), TypeError);
  }
  assert.throws(() => esm.email.check("x", { country: "GB" }), /unknown option country/);
  assert.throws(() => user.check({}, { country: "GB" }), /unknown option country/);
});

test("odd messages fall back on the English ones", () => {
  const message = (text) => user.check({ _gender: "x" }, { messages: { not_one_of: text } }).issues[0].message;
  const english = user.check({ _gender: "x" }).issues[0].message;
  assert.throws(() => message(null), /not_one_of must be a text or a function/);
  assert.equal(message(() => undefined), english);
  assert.equal(message("{constructor} {expected}"), "{constructor} MALE, FEMALE, UNDISCLOSED");
});

test("half a surrogate pair in JSON text is warned about, escaped or not", () => {
  const codes = (json) => user.checkJson(json).warnings.map(({ code, pointer }) => `${code} ${pointer}`);
  assert.deepEqual(codes('{"_employeeId":"\ud800"}'), ["lone_surrogate /_employeeId"]);
  assert.deepEqual(codes('{"_employeeId":"\\ud800"}'), ["lone_surrogate /_employeeId"]);
  assert.equal(user.checkJson('{"_employeeId":"\\\ud800"}').issues[0].code, "json_syntax");
});

test("another module is refused, and ours still starts", async () => {
  for (const path of Object.keys(require.cache)) delete require.cache[path];
  const { init, phone } = require("identity-patch");
  const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
  await assert.rejects(init(empty), /another WebAssembly module/);
  assert.ok(phone.is("+12345678901"));
});

test("the package brings its licences and its README", () => {
  const folder = new URL("../", import.meta.resolve("identity-patch"));
  for (const name of ["README.md", "LICENSE-MIT", "LICENSE-APACHE"]) assert.ok(readFileSync(new URL(name, folder)).length > 500);
});
