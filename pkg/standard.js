// What form and tool libraries ask a field or an endpoint for: `~standard`, Standard Schema and Standard JSON Schema
// (@standard-schema/spec 1.1).

/** The versions of JSON Schema that there are, by what the specification calls them: the address of the meta-schema. */
const TARGETS = {
  "draft-2020-12": "https://json-schema.org/draft/2020-12/schema",
  "draft-07": "http://json-schema.org/draft-07/schema#",
};

/**
 * `~standard` over `check`, whose options are fixed: any of them may widen what it takes. `schemas`: the JSON text of the
 * schema without options and, where it is another, of the widest.
 */
export function standard([byDefault, widest = byDefault], check, options) {
  const convert = ({ target }) => {
    if (!Object.hasOwn(TARGETS, target)) {
      throw new TypeError(`no JSON Schema for the target ${target}: there are ${Object.keys(TARGETS).join(" and ")}`);
    }
    return { $schema: TARGETS[target], ...JSON.parse(options.text === "" ? byDefault : widest) };
  };
  return Object.freeze({
    version: 1,
    vendor: "identity-patch",
    validate(value) {
      const { ok, issues } = check(value);
      return ok ? { value } : { issues };
    },
    // A value that passes is handed on as it came.
    jsonSchema: Object.freeze({ input: convert, output: convert }),
  });
}
