// `diff.mjs FILE`: JSON.parse of each line, and the package's `diff` of its two documents, one pair at a time. Prints a line
// for each pair, as the command does.

import { writeSync } from "node:fs";
import { eachLine } from "../lib/lines.mjs";
import { ours } from "../lib/place.mjs";

const LINES_AT_ONCE = 1024;
const { biot } = await ours("biot");
let lines = [];
eachLine(process.argv[2], (text, line) => {
  const { before, after } = JSON.parse(text);
  const { ok, changed, json } = biot.updateOrganizationUser.diff(before, after);
  if (ok) lines.push(`{"record":${line - 1},"changed":${changed},"draft":${json}}\n`);
  if (lines.length === LINES_AT_ONCE) write();
});
write();

function write() {
  writeSync(1, lines.join(""));
  lines = [];
}
