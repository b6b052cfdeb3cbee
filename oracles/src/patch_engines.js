// Prints for every line `[document, operations]` a line with the resulting documents of fast-json-patch and rfc6902, null
// if one fails. Their folders are the arguments.

const { readFileSync } = require("node:fs");
const [fast, rfc6902] = process.argv.slice(1).map((folder) => require(folder));

const byFast = (document, operations) => fast.applyPatch(document, operations, true, false).newDocument;

function byRfc6902(document, operations) {
  // rfc6902 cannot replace the whole document in place.
  const around = { document };
  const inside = operations.map((operation) => {
    const moved = { ...operation, path: `/document${operation.path}` };
    return "from" in operation ? { ...moved, from: `/document${operation.from}` } : moved;
  });
  if (rfc6902.applyPatch(around, inside).every((error) => error === null)) return around.document;
}

/** What an engine makes, in a list; null where it fails, or makes what holds itself. */
function made(apply, line) {
  try {
    const document = apply(...JSON.parse(line));
    return document === undefined ? null : JSON.parse(JSON.stringify([document]));
  } catch {
    return null;
  }
}

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  console.log(JSON.stringify([byFast, byRfc6902].map((apply) => made(apply, line))));
}
