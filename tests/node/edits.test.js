// Edits through the package: every row of tests/cases/edits.*.json, and the shapes of what comes out.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { biot, endpoints, equalsMoney, slashid } from "identity-patch";

const read = (name) => JSON.parse(readFileSync(new URL(`../cases/edits.${name}.json`, import.meta.url), "utf8"));
const catalog = JSON.parse(readFileSync(new URL(import.meta.resolve("identity-patch/catalog.json")), "utf8"));
const sampleOf = (endpoint) => catalog.endpoints.find(({ id }) => id === endpoint).sample;
const user = biot.updateOrganizationUser;

/** What goes in under a name: data, the answer that a text names, or JSON text. */
function given(row, answers, name) {
  const text = row[`${name}Json`];
  if (text !== undefined) return text;
  return typeof row[name] === "string" && Object.hasOwn(answers, row[name]) ? answers[row[name]] : row[name];
}

function edited(row, answers) {
  const before = structuredClone(given(row, answers, "before"));
  const after = Object.hasOwn(row, "after") || Object.hasOwn(row, "afterJson") ? given(row, answers, "after") : before;
  if (after !== before) return after;
  const document = after.result ?? after;
  Object.assign(document, row.edit);
  for (const name of row.without ?? []) delete document[name];
  return after;
}

/** What comes out, in the words of a row. */
function said({ issues = [], warnings = [], truncated, ...rest }) {
  const one = ({ code, pointer, params }) => (Object.keys(params).length > 0 ? [code, pointer, params] : [code, pointer]);
  return {
    ...rest,
    ...(issues.length > 0 && { issues: issues.map(one) }),
    ...(warnings.length > 0 && { warnings: warnings.map(one) }),
    ...(truncated && { truncated }),
  };
}

/** FormData says nothing of an input that sends nothing: the option `inputs` does. */
const withInputs = (options, silent) => (silent.length === 0 ? options : { ...options, inputs: [...(options?.inputs ?? []), ...silent] });

const DOES = {
  diff: (endpoint, row, input, options) => endpoint.diff(input("before"), input("after"), options),
  apply: (endpoint, row, input, options) => endpoint.apply(input("before"), input("draft"), options),
  fromForm: (endpoint, row, input, options) => endpoint.fromForm(sent(row.entries), withInputs(options, silent(row.entries))),
  toForm: (endpoint, row, input, options) => ({ values: endpoint.toForm(input("before"), options) }),
  fromResponse: (endpoint, { status }, input) => ({ issues: endpoint.fromResponse(status, input("body"), { draft: input("draft") }) }),
  checkAnswer: (endpoint, row, input, options) => endpoint.checkAnswer(input("answer"), options),
  check: (endpoint, row, input, options) => endpoint[isJson(input("draft")) ? "checkJson" : "check"](input("draft"), options),
  build(endpoint, row, input, options) {
    const draft = input("draft");
    const { params, headers } = sampleOf(row.endpoint);
    const { request, ...rest } = endpoint.build({ params, headers, [isJson(draft) ? "json" : "draft"]: draft }, options);
    return { ...(request && { body: JSON.parse(request.body), json: request.body }), ...rest };
  },
  plan(endpoint, row, input, options) {
    const { params, headers } = sampleOf(row.endpoint);
    const { requests, ...rest } = slashid.plan({ params, headers, before: input("before"), after: input("after") }, options);
    return { requests: requests.map(({ method, path, body }) => [method, path, JSON.parse(body)]), ...rest };
  },
};

const isJson = (value) => typeof value === "string" || value instanceof Uint8Array;

/** How a document may be given. A row whose documents are JSON text has digits that data would lose. */
const SHAPES = {
  data: (value) => value,
  text: (value) => (value === undefined || isJson(value) ? value : JSON.stringify(value)),
  bytes: (value) => (value === undefined ? value : new TextEncoder().encode(`\ufeff${SHAPES.text(value)}`)),
};

/** What JSON has no value for is a number or a file here; an input that sends nothing is one that the form is said to have. */
const UNFIT = { not_json: () => new Blob(["x"]), not_json_number: (value) => (value === "" ? NaN : Infinity) };
const sent = (entries) =>
  entries.filter(({ length }) => length > 1).map(([name, value, code]) => [name, code ? UNFIT[code](value) : value]);
const silent = (entries) => entries.filter(({ length }) => length === 1).map(([name]) => name);

/** Byte offsets are said of text alone; rows leave them out, but those in a form's own texts. */
function withoutOffsets(list) {
  for (const { params } of list ?? []) delete params.offset;
}

for (const provider of ["slashid", "biot", "kratos", "equals_money"]) {
  const { answers, rows } = read(provider);
  for (const row of rows) {
    for (const [name, shape] of Object.entries(SHAPES)) {
      test(`${row.endpoint} ${row.does}: ${row.name}, as ${name}`, () => {
        const { before, beforeJson, ...rest } = row.options ?? {};
        const known = typeof before === "string" && Object.hasOwn(answers, before) ? answers[before] : before;
        const answer = beforeJson ?? known;
        const options = row.options && { ...rest, ...(answer !== undefined && { before: shape(answer) }) };
        const input = (name) => shape(name === "after" ? edited(row, answers) : given(row, answers, name));
        const { ok, json, ...found } = DOES[row.does](endpoints[row.endpoint], row, input, options);
        const { draftJson, valueJson, bodyJson, changed, ...gives } = row.gives;
        if (draftJson) gives.draft = JSON.parse(draftJson);
        if (valueJson) gives.value = JSON.parse(valueJson);
        if (bodyJson) gives.body = JSON.parse(bodyJson);
        if (ok && changed !== undefined) gives.changed = changed;
        if (row.does !== "fromForm") [found.issues, found.warnings].forEach(withoutOffsets);
        assert.deepEqual(said(found), gives);
        if (ok !== undefined) assert.equal(ok, gives.issues === undefined);
        // Members stand in the same order too, and the text keeps every digit.
        for (const name of ["draft", "value", "body", "values"]) assert.equal(JSON.stringify(found[name]), JSON.stringify(gives[name]));
        const exact = draftJson ?? valueJson ?? bodyJson;
        if (exact !== undefined) assert.equal(json, exact);
        else if (json !== undefined) assert.deepEqual(JSON.parse(json), gives.draft ?? gives.value ?? gives.body);
      });
    }
  }
}

test("enough rows are run", () => {
  const all = ["slashid", "biot", "kratos", "equals_money"].flatMap((provider) => read(provider).rows);
  assert.ok(all.length > 400, `${all.length}`);
});

const params = { person_id: "903c1ff9-f2cc-435c-b242-9d8a690fcf0a" };
const headers = { "SlashID-OrgID": "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1" };
const REFUSED = ["issues", "ok", "truncated", "warnings"];
const keys = (object) => Object.keys(object).sort();

test("answers have the members that the contract names, and no others", () => {
  const before = { _phone: "+12345678901" };
  assert.deepEqual(keys(user.diff(before, { _phone: null })), ["changed", "draft", "json", "ok", "warnings"]);
  assert.deepEqual(keys(user.diff(before, { _naem: 1 })), ["draft", "issues", "json", "ok", "truncated", "warnings"]);
  assert.deepEqual(keys(user.diff(1n, {})), ["draft", "issues", "json", "ok", "truncated", "warnings"]);
  assert.deepEqual(keys(user.apply(before, { _phone: null })), ["json", "ok", "value", "warnings"]);
  assert.deepEqual(keys(user.apply(before, { _naem: 1 })), REFUSED);
  assert.deepEqual(keys(user.apply(1n, {})), REFUSED);
  assert.deepEqual(keys(user.fromForm([])), ["draft", "issues", "json", "warnings"]);
  assert.deepEqual(keys(user.check({})), REFUSED);
  const { requests: [request], ...plan } = slashid.plan({ params, headers, before: { active: true }, after: { active: false } });
  assert.deepEqual(keys(plan), ["issues", "ok", "warnings"]);
  assert.deepEqual(request, {
    method: "PATCH",
    path: `/persons/${params.person_id}`,
    headers: { "Content-Type": "application/json", ...headers },
    body: '{"active":false}',
  });
  const [issue] = user.fromResponse(404, undefined);
  assert.deepEqual(keys(issue), ["code", "message", "params", "path", "pointer", "severity"]);
  assert.ok(user.fromResponse(404, undefined) instanceof Array && issue.severity === "error");
});

function frozen(value) {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

test("nothing that goes in is changed, and what comes out is plain data of its own", () => {
  const { answers: { answer } } = read("slashid");
  const { answers: { user: full } } = read("biot");
  const options = frozen({ before: structuredClone(full), locales: ["en-us"] });
  const before = frozen(structuredClone(full));
  const after = frozen({ ...structuredClone(full), _phone: null, box: { ["__proto__"]: { deep: [1] } } });
  const out = [
    user.diff(before, after, options),
    user.apply(before, frozen({ plan: { a: 1 } }), options),
    user.toForm(before),
    user.fromForm(frozen([["_phone", ""]]), options),
    user.fromResponse(400, frozen({ code: "ATTRIBUTE_IS_MANDATORY", details: { attributeName: "plan" } }), frozen({ draft: {} })),
    slashid.plan(frozen({ params, headers, before: frozen(answer), after: frozen({ result: { ...answer.result, active: false } }) })),
  ];
  const plain = (value) => {
    if (typeof value !== "object" || value === null) return;
    assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)));
    Object.values(value).forEach(plain);
  };
  for (const answer of out) {
    plain(answer);
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
  }
  assert.deepEqual(Object.keys(out[0].draft.box), ["__proto__"]);
  assert.equal({}.deep, undefined);
  const { value } = user.apply(before, {});
  assert.deepEqual(value, before);
  assert.notEqual(value._name, before._name);
});

const CULPRITS = [
  ["not_json_number", { _phone: null, seats: NaN }, ["seats"]],
  ["not_json_bigint", { _phone: null, seats: 1n }, ["seats"]],
  ["not_json_cycle", ((loop) => Object.assign(loop, { loop: [loop] }))({ _phone: null }), ["loop", 0]],
  ["wrong_type", undefined, []],
  ["wrong_type", [], []],
];

test("what is no answer is told of, in before or in after, and nothing is made of it", () => {
  const good = { _phone: "+12345678901", seats: 3 };
  for (const [code, bad, path] of CULPRITS) {
    const expected = code === "wrong_type" && { expected: "object" };
    for (const [place, found] of [["before", user.diff(bad, good)], ["after", user.diff(good, bad)], ["before", user.apply(bad, {})]]) {
      assert.equal(found.ok, false, code);
      const { code: own, path: at, params } = found.issues[0];
      assert.deepEqual([own, at, params, found.issues.length], [code, path, { ...expected, in: place }, 1]);
      if ("draft" in found) assert.deepEqual(found.draft, {}, code);
    }
    const { ok, issues, requests } = slashid.plan({ params, headers, before: { active: true }, after: bad });
    assert.deepEqual([ok, issues.at(-1).code, issues.at(-1).params, requests], [false, code, { ...expected, in: "after" }, []]);
    // As an option, undefined is not said.
    if (bad === undefined) continue;
    const { draft, issues: [inOption] } = user.fromForm([["_phone", "+12345678901"]], { before: bad });
    assert.deepEqual([draft, inOption.code, inOption.path, inOption.params], [{}, code, path, { ...expected, in: "before" }]);
    for (const report of [user.check({ plan: 1 }, { before: bad }), user.checkJson('{"plan":1}', { before: bad }), user.with({ before: bad }).check({})]) {
      assert.deepEqual([report.ok, report.issues[0].code, report.issues[0].params], [false, code, { ...expected, in: "before" }]);
    }
    assert.equal(user.build({ params: { id: params.person_id }, draft: { plan: 1 } }, { before: bad }).ok, false);
    assert.equal(user.apply(good, bad).issues[0].params.in, undefined);
  }
  for (const bad of [undefined, null, 1n, "x", []]) assert.deepEqual(user.toForm(bad), {});
  assert.deepEqual(slashid.addHandles.diff(1n, {}).draft, []);
});

test("a member that is undefined is not there", () => {
  const { draft, warnings } = user.diff({ _phone: "+12345678901", plan: "gold" }, { _phone: undefined, plan: "x" });
  assert.deepEqual([draft, warnings.map(({ code, pointer }) => [code, pointer])], [{ plan: "x" }, [["absent_kept", "/_phone"]]]);
  assert.deepEqual(user.apply({ _phone: "+12345678901" }, { _phone: undefined }).value, { _phone: "+12345678901" });
});

test("a form is FormData, a Map, or any entries; a list is an entry for each element", () => {
  const data = new FormData();
  data.append("_name.firstName", "John");
  data.append("_name.lastName", "Smith");
  data.append("tags[]", "a");
  data.append("tags[]", "b");
  const pairs = [...data];
  const expected = { _name: { firstName: "John", lastName: "Smith" }, tags: ["a", "b"] };
  const lists = { "_name.firstName": "John", "_name.lastName": "Smith", "tags[]": ["a", "b"] };
  for (const form of [data, pairs, new Set(pairs), new URLSearchParams(pairs), pairs.values(), Object.entries(lists), new Map(Object.entries(lists))]) {
    assert.deepEqual(user.fromForm(form), { draft: expected, json: JSON.stringify(expected), issues: [], warnings: [] });
  }
});

test("a form's values are texts, and what is none is told of", () => {
  const values = [["a", 7], ["b", 8n], ["c", true], ["d", null], ["e", undefined], ["f", ["x", 9]]];
  const { draft, issues } = user.fromForm(values.map(([name, value]) => [name === "f" ? "f[]" : name, value]));
  assert.deepEqual([draft, issues], [{ a: 7, b: 8, c: true, f: ["x", 9] }, []]);
  const untouched = new FormData();
  untouched.append("plan", new File([], ""));
  assert.deepEqual(user.fromForm(untouched, { before: { plan: "gold" } }), { draft: {}, json: "{}", issues: [], warnings: [] });
  const data = new FormData();
  data.append("plan", new File(["x"], "secret.txt"));
  data.append("box[0]", new Blob(["y"]));
  for (const form of [data, [["plan", new File(["x"], "secret.txt")], ["box[0]", new Date(NaN)]], [["plan", () => 1], ["box[0]", new Map()]], [["plan", Symbol("x")], ["box[0]", /x/]]]) {
    const { draft, issues } = user.fromForm(form);
    assert.deepEqual([draft, issues.map(({ code, pointer }) => `${code} ${pointer}`)], [{}, ["not_json /plan", "not_json /box/0"]]);
    assert.ok(!JSON.stringify(issues).includes("secret"));
  }
});

test("a form that nobody touched changes nothing", () => {
  for (const [endpoint, before] of [
    [user, read("biot").answers.user],
    [equalsMoney.updatePerson, read("equals_money").answers.person],
    ...["updatePerson", "setRoles", "addHandles", "updateAttributes"].map((name) => [slashid[name], read("slashid").answers.answer]),
  ]) {
    const { draft, issues } = endpoint.fromForm(Object.entries(endpoint.toForm(before)), { before });
    assert.deepEqual([Object.keys(draft), issues], [[], []], endpoint.id);
  }
});

test("a text at an issue's path has the spelling that would pass there", () => {
  const draft = { _phone: "+1 (202) 555-0123", _gender: "female" };
  const suggestions = user.check(draft).issues.map(({ path }) => user.suggest(path, draft[path[0]]));
  assert.deepEqual(suggestions, ["+12025550123", "FEMALE"]);
  assert.equal(slashid.addHandles.suggest([0, "value"], "0044 20 7946 0958"), "+442079460958");
  assert.equal(user.suggest(["_locale"], "en_US"), "en-us");
  assert.equal(user.with({ locales: ["de-de"] }).suggest(["_locale"], "en_US"), undefined);
  for (const [path, text] of [[["_phone"], "+12025550123"], [["_phone"], 7], [[], "x "], [["_na/me"], "x "], [["plan"], " x"]]) {
    assert.equal(user.suggest(path, text), undefined, JSON.stringify(path));
  }
});

test("misuse throws a TypeError that says what is right", () => {
  const input = { params, headers, before: {}, after: {} };
  for (const [run, text] of [
    [() => user.fromForm("a=b"), /form, FormData, entries/],
    [() => user.fromForm(7), /form, FormData, entries/],
    [() => user.fromForm(null), /form, FormData, entries/],
    [() => user.fromForm(undefined, { before: 1n }), /form, FormData, entries/],
    [() => user.fromForm([], { inputs: "_phone" }), /inputs must be a list of texts/],
    [() => user.fromForm([], { ignore: [7] }), /ignore must be a list of texts/],
    [() => user.diff({}, {}, { colour: 1 }), /unknown option colour/],
    [() => user.diff({}, {}, { requireAccountId: true }), /unknown option requireAccountId/],
    [() => user.diff({}, {}, { absent: "keeps" }), /absent must be keep or clear/],
    [() => user.diff(1n, {}, { empty: true }), /empty must be value or absent/],
    [() => user.apply({}, {}, { colour: 1 }), /unknown option colour/],
    [() => user.apply(1n, 1n, { colour: 1 }), /unknown option colour/],
    [() => user.toForm({}, { colour: 1 }), /unknown option colour/],
    [() => user.fromForm([], { colour: 1 }), /unknown option colour/],
    [() => user.check({}, { before: () => 1, colour: 1 }), /unknown option colour/],
    [() => user.suggest("/_phone", "x"), /suggest takes a list/],
    [() => user.suggest([null], "x"), /suggest takes a list/],
    [() => user.suggest(["_phone"], "x", { colour: 1 }), /unknown option colour/],
    [() => slashid.plan(), /plan takes/],
    [() => slashid.plan([input]), /plan takes/],
    [() => slashid.plan({ ...input, params: {} }), /missing path parameter person_id/],
    [() => slashid.plan({ ...input, headers: { Cookie: "x" } }), /credential/],
    [() => slashid.plan(input, { colour: 1 }), /unknown option colour/],
  ]) {
    assert.throws(run, (error) => error instanceof TypeError && text.test(error.message), String(run));
  }
  assert.deepEqual(user.diff({}, {}), { ok: true, draft: {}, json: "{}", changed: false, warnings: [] }, "the next call works");
});

test("options and messages may be fixed, and a call's own go before them", () => {
  const before = { _employeeId: "e1", _address: { countryCode: "US", city: "Boston" } };
  const asked = user.with({ absent: "clear", empty: "absent", before, messages: { cannot_clear: "bleibt", sibling_dropped: "geht mit" } });
  assert.deepEqual(asked.diff(before, {}).draft, { _employeeId: null, _address: null });
  assert.deepEqual(asked.diff(before, {}, { absent: "keep" }).draft, {});
  assert.equal(asked.diff({ _ownerOrganization: { id: params.person_id } }, {}).issues[0].message, "bleibt");
  assert.equal(asked.check({ _address: { countryCode: "US" } }).warnings[0].message, "geht mit");
  assert.deepEqual(asked.fromForm([["_address.city", ""]]).draft, { _address: { countryCode: "US" } });
  assert.deepEqual(asked.with({ before: {} }).fromForm([["_address.city", ""]]).draft, {});
  const own = { messages: { absent_kept: "steht noch da", not_found: ({ params: { status } }) => `weg (${status})` } };
  assert.equal(user.diff(before, {}, own).warnings[0].message, "steht noch da");
  assert.equal(user.fromResponse(404, "", own)[0].message, "weg (404)");
  assert.equal(slashid.plan({ params, headers, before: { active: true }, after: {} }, own).warnings[0].message, "steht noch da");
  assert.equal(user.fromForm([["a", new Blob()]], { messages: { not_json: "keine Datei" } }).issues[0].message, "keine Datei");
});

test("Standard Schema checks against before, with what a form library holds", () => {
  const before = { _address: { countryCode: "US" } };
  const { validate } = user.with({ empty: "absent", before })["~standard"];
  const draft = { _phone: "", _address: { countryCode: "DE", city: "" } };
  assert.deepEqual(validate(draft), { value: draft });
  assert.equal(validate({ _naem: "" }).issues[0].code, "unknown_field");
});

test("an answer is read parsed or as text, and whatever else it is", () => {
  const body = { code: "ATTRIBUTE_IS_MANDATORY", message: "secret", details: { attributeName: "plan" } };
  const said = (status, body, options) => user.fromResponse(status, body, options).map(({ code, pointer, params }) => [code, pointer, params.status]);
  for (const given of [body, JSON.stringify(body), new (class Body { toJSON = () => body })()]) {
    assert.deepEqual(said(400, given), [["required", "/plan", 400]]);
    assert.ok(!JSON.stringify(user.fromResponse(400, given)).includes("secret"));
  }
  const loop = {};
  loop.loop = loop;
  for (const odd of [undefined, null, "", "<html>", 7, 7n, NaN, [], loop, new Error("secret"), Symbol("x"), () => body]) {
    assert.deepEqual(said(502, odd), [["server_error", "", 502]], String(odd?.constructor));
    assert.deepEqual(said(200, odd), []);
  }
  const refused = { errors: [{ httpcode: 400, message: "malformed phone number +1" }] };
  const draft = [{ type: "username", value: "jane" }, { type: "phone_number", value: "+1" }];
  for (const [given, pointer] of [[draft, "/1/value"], [undefined, ""], [1n, ""], ["x", ""]]) {
    assert.equal(slashid.addHandles.fromResponse(400, refused, { draft: given })[0].pointer, pointer);
  }
});

test("one more role, one more handle and an altered attribute are three requests, and a removed handle an issue", () => {
  const { answer: before } = read("slashid").answers;
  const after = structuredClone(before);
  after.result.roles.push("af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/editor");
  after.result.handles = [after.result.handles[0], { type: "username", value: "jd" }];
  after.result.attributes.end_user_read_write.plan = "silver";
  const { ok, requests, issues, warnings } = slashid.plan({ params, headers, before, after });
  assert.deepEqual(requests.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`), ["PATCH attributes", "POST handles", "PUT roles"]);
  assert.deepEqual([ok, issues.map(({ code, pointer }) => `${code} ${pointer}`), warnings], [false, ["not_expressible /handles/1"], []]);
  for (const { headers: own } of requests) assert.deepEqual(own, { "Content-Type": "application/json", ...headers });
  const bare = slashid.plan({ params, before, after });
  assert.deepEqual(bare.issues.map(({ code, params }) => [code, params]), [
    ["required", { in: "header", name: "SlashID-OrgID" }],
    ["not_expressible", issues[0].params],
  ]);
  assert.deepEqual(bare.requests, []);
});
