// `diff ENDPOINT BEFORE AFTER`: two files of one document each.

import { readFileSync } from "node:fs";
import { openData } from "../bulk/sources.js";
import { rowOf } from "./catalog.js";
import { finish, judge } from "./judge.js";
import { misuse } from "./misuse.js";
import { fileOf, toPair } from "./pairs.js";
import { syntaxFinding } from "./syntax.js";
import { named } from "./write.js";

export async function compareDocuments(run, beforeName, afterName) {
  run.task.documents = true;
  const before = await readDocument(run, beforeName);
  const after = await readDocument(run, afterName);
  return finish(run, async () => {
    if (before === undefined || after === undefined) return;
    const locate = (_, line, params) => ({ file: fileOf(params, beforeName, afterName) });
    const source = openData(toPair(before, after));
    await judge(run, { source, format: "json", name: afterName }, { locate, rewrite: alone });
  });
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** A document's bytes; nothing where they are no JSON, which is then found. */
async function readDocument({ task, findings, totals }, name) {
  const bytes = named(name, () => readFileSync(name === "-" ? 0 : name));
  const found = await syntaxFinding(rowOf(task.target).id, bytes);
  if (found === undefined) return BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? bytes.subarray(3) : bytes;
  if (isSeveral(bytes.toString())) throw misuse(`${name} has several documents: --key MEMBER joins two such files`);
  const { issue, line, column } = found;
  findings.add({ file: name, line, record: 0, column, ...issue });
  totals.errors += 1;
  return undefined;
}

/** Whether a text is NDJSON of more than one document, by its first lines. */
function isSeveral(text) {
  const lines = text.trim().split("\n", 2);
  try {
    return lines.length === 2 && typeof JSON.parse(lines[0]) === "object" && lines[1].trim().startsWith("{");
  } catch {
    return false;
  }
}

/** The draft alone, as its text stands, or the request without a record's number: there is one pair. */
function alone(line) {
  const text = line.toString();
  const [head] = /^\{"record":\d+,(?:"changed":(?:true|false),"draft":)?/.exec(text) ?? ["{"];
  const rest = text.slice(head.length);
  return Buffer.from(head.includes('"draft"') ? `${rest.trimEnd().slice(0, -1)}\n` : `{${rest}`);
}
