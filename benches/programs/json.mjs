// `json.mjs FILE`: JSON.parse of each line and no more. Prints the lines that are no JSON.

import { eachLine } from "../lib/lines.mjs";

const refused = [];
eachLine(process.argv[2], (text, line) => {
  try {
    JSON.parse(text);
  } catch {
    refused.push(line);
  }
});
console.log(refused.join("\n"));
