// Reads lines of fields in hexadecimal UTF-8, a pattern and texts, and prints for each whether the engine takes the
// pattern, with the flag u or else without, and which texts match: "syntax", or a digit for each text.

const { readFileSync } = require("node:fs");

function compile(pattern) {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Without the flag, more is allowed.
    }
  }
  return undefined;
}

function answer(compiled, text) {
  const beyond = [...text].some((character) => character.length > 1);
  return beyond && !compiled.unicode ? "-" : Number(compiled.test(text));
}

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [pattern, ...texts] = line.split(" ").map((field) => Buffer.from(field.slice(1), "hex").toString());
  const compiled = compile(pattern);
  console.log(compiled ? `ok${texts.map((text) => answer(compiled, text)).join("")}` : "syntax");
}
