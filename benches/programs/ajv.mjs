// `ajv.mjs FILE`: JSON.parse of each line, and ajv with all errors. Prints the lines that it refuses.

import Ajv from "ajv";
import { eachLine } from "../lib/lines.mjs";
import { prepare, user } from "../schemas/ajv.mjs";

const validate = prepare(new Ajv({ allErrors: true })).compile(user);
const refused = [];
eachLine(process.argv[2], (text, line) => {
  try {
    if (!validate(JSON.parse(text))) refused.push(line);
  } catch {
    refused.push(line);
  }
});
console.log(refused.join("\n"));
