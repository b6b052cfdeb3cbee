// Prints for every line `[schema, texts]` a line with ajv's verdict on each text. A schema that is invalid under its
// meta-schema, or that strict mode refuses, ends the program.

const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");

/** The argument is the folder in which ajv was installed. */
const installed = createRequire(`${process.argv[1]}/`);

const engines = {
  "https://json-schema.org/draft/2020-12/schema": installed("ajv/dist/2020"),
  "http://json-schema.org/draft-07/schema#": installed("ajv"),
};

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [schema, texts] = JSON.parse(line);
  const validate = new engines[schema.$schema]({ strict: true }).compile(schema);
  const verdicts = texts.map((text) => {
    try {
      return validate(JSON.parse(text));
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  });
  console.log(JSON.stringify(verdicts));
}
