import { Compile } from "typebox/compile";
import * as schemas from "../schemas/typebox.mjs";

function record(schema) {
  const compiled = Compile(schema);
  return {
    is: (value) => compiled.Check(value),
    issues: (value) => (compiled.Check(value) ? null : compiled.Errors(value)),
  };
}

export default {
  name: "typebox",
  fields: Object.fromEntries(Object.entries(schemas.fields).map(([kind, schema]) => [kind, record(schema).is])),
  user: record(schemas.user),
  attributes: record(schemas.attributes),
};
