// Prints for every line `[before, after]` a line with the patches of rfc6902 and fast-json-patch. Their folders are the
// arguments.

const { readFileSync } = require("node:fs");
const [rfc6902, fast] = process.argv.slice(1).map((folder) => require(folder));
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [before, after] = JSON.parse(line);
  console.log(JSON.stringify([rfc6902.createPatch(before, after), fast.compare(before, after)].map(JSON.stringify)));
}
