// JSON Schemas as the package hands them out: files, and `~standard.jsonSchema`. What they take and refuse, the oracles
// hold against `check`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { biot, email, endpoints, equalsMoney, fields, locale, phone } from "identity-patch";

const TARGETS = {
  "draft-2020-12": ["https://json-schema.org/draft/2020-12/schema", ""],
  "draft-07": ["http://json-schema.org/draft-07/schema#", "draft-07/"],
};

/** A schema without what the files alone tell a reader. */
function bare(schema) {
  const { $id, title, examples, ...rest } = schema;
  return JSON.parse(JSON.stringify(rest), (_, value) => {
    if (typeof value?.description === "string") delete value.description;
    return value;
  });
}

for (const [target, [$schema, folder]] of Object.entries(TARGETS)) {
  test(`every endpoint's file says what its ~standard does: ${target}`, () => {
    for (const [id, endpoint] of Object.entries(endpoints)) {
      const name = `identity-patch/schema/${folder}${id}.json`;
      const file = JSON.parse(readFileSync(new URL(import.meta.resolve(name)), "utf8"));
      assert.equal(file.$schema, $schema);
      assert.equal(file.$id, `npm:${name}`);
      assert.ok(file.title && file.description && file.examples.every((example) => endpoint.check(example).ok), id);
      const { input, output } = endpoint["~standard"].jsonSchema;
      assert.deepEqual(input({ target }), bare(file), id);
      assert.deepEqual(output({ target }), bare(file), id);
    }
  });
  test(`every field has a schema: ${target}`, () => {
    for (const [name, field] of Object.entries(fields)) {
      assert.equal(field["~standard"].jsonSchema.input({ target }).$schema, $schema, name);
    }
  });
}

test("a target that there is not throws", () => {
  for (const target of ["openapi-3.0", "draft-04", "toString", "__proto__", undefined]) {
    assert.throws(() => phone["~standard"].jsonSchema.input({ target }), /^TypeError: no JSON Schema for the target/);
  }
});

test("a schema is the caller's own", () => {
  const { input } = biot.updateOrganizationUser["~standard"].jsonSchema;
  const before = input({ target: "draft-07" });
  const mine = input({ target: "draft-07" });
  delete mine.properties._name.properties.firstName;
  assert.deepEqual(input({ target: "draft-07" }), before);
});

test("where options are fixed, a schema takes what any of them takes", () => {
  const schema = ({ "~standard": { jsonSchema } }) => jsonSchema.input({ target: "draft-2020-12" });
  const matches = ({ pattern }, text) => new RegExp(pattern, "u").test(text);
  assert.equal(matches(schema(email), "user@-a.b-"), false);
  assert.equal(matches(schema(email.with({ profile: "rfc5322" })), "user@-a.b-"), true);
  assert.deepEqual(Object.keys(schema(locale.with({ locales: ["fil-ph"] }))), ["$schema", "type"]);
  const money = equalsMoney.updatePerson;
  assert.ok(!Object.hasOwn(schema(money).properties, "nationalities"));
  assert.ok(Object.hasOwn(schema(money.with({ revision: "current" })).properties, "nationalities"));
  const required = (endpoint) => schema(endpoint).properties._mfa.required;
  assert.deepEqual(required(biot.updateOrganizationUser), ["enabled"]);
  assert.equal(required(biot.updateOrganizationUser.with({ biotPlatform: "2.4.1" })), undefined);
  assert.deepEqual(schema(phone.with({ messages: {} })), schema(phone));
});
