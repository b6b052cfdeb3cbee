// Measures nothing: runs each case of each library once, the command on few records, and the form in Chromium, and fails
// where ours answers wrongly or another does not run.

import { writeInputs } from "./lib/inputs.mjs";

const SUITES = ["fields", "user", "attributes", "patch"];
const PEERS = ["ours", "zod", "valibot", "ajv", "typebox", "libphonenumber", "fast-json-patch", "rfc6902", "json"];

writeInputs();
let wrong = 0;
for (const name of SUITES) {
  const suite = await import(`./suites/${name}.mjs`);
  for (const file of PEERS) {
    const { default: peer } = await import(`./peers/${file}.mjs`);
    if (!suite.takes(peer)) continue;
    for (const each of suite.cases(peer)) wrong += check(each, peer.name);
  }
}
wrong += await (await import("./suites/bulk.mjs")).smoke();
await (await import("./suites/form.mjs")).smoke();
if (wrong > 0) process.exitCode = 1;

function check({ name, items, fresh, call, right, details }, peer) {
  const answers = (fresh ? items.map(fresh) : items).map((item) => Boolean(call(item)));
  const { right: leads, of } = details?.() ?? {};
  const faults = right === undefined ? 0 : answers.filter((answer, at) => answer !== right[at]).length;
  console.log(`${name}: ${peer}`, right === undefined ? "" : `${faults} wrong`, of === undefined ? "" : `${leads} of ${of} lead`);
  return peer === "identity-patch" ? faults + (of ?? 0) - (leads ?? 0) : 0;
}
