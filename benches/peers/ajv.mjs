import Ajv from "ajv";
import * as schemas from "../schemas/ajv.mjs";

// For yes or no the first error is enough; for a report it takes all of them.
const first = schemas.prepare(new Ajv());
const all = schemas.prepare(new Ajv({ allErrors: true }));

function record(schema) {
  const validate = all.compile(schema);
  return { is: first.compile(schema), issues: (value) => (validate(value) ? null : validate.errors) };
}

export default {
  name: "ajv",
  fields: Object.fromEntries(Object.entries(schemas.fields).map(([kind, schema]) => [kind, first.compile(schema)])),
  user: record(schemas.user),
  attributes: record(schemas.attributes),
};
