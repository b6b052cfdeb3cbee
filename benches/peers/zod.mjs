import * as schemas from "../schemas/zod.mjs";

// `validate` says yes or no, `safeParse` brings the issues (and a copy of the value).
const is = (schema) => (value) => schema.validate(value);
const issues = (schema) => (value) => schema.safeParse(value).error?.issues ?? null;

const user = schemas.user();
const attributes = schemas.attributes();

export default {
  name: "zod",
  fields: Object.fromEntries(Object.entries(schemas.fields()).map(([kind, schema]) => [kind, is(schema)])),
  user: { is: is(user), issues: issues(user) },
  attributes: { is: is(attributes), issues: issues(attributes) },
};
