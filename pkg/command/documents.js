// `diff ENDPOINT BEFORE AFTER`: two files of one document each.

import { readFileSync } from "node:fs";
import { openData } from "../bulk/sources.js";
import { rowOf } from "./catalog.js";
import { finish, judge } from "./judge.js";
import { misuse } from "./misuse.js";
import { locateInPair, measure, toPair } from "./pairs.js";
import { syntaxFinding } from "./syntax.js";
import { named } from "./write.js";

export async function compareDocuments(run, beforeName, afterName) {
  const before = await readDocument(run, beforeName);
  const after = await readDocument(run, afterName);
  return finish(run, async () => {
    if (before === undefined || after === undefined) return;
    const shape = { begin: { pair: 1, before: 1, after: 1 }, ...measure(after) };
    const locate = (_, line, column) => {
      const { isAfter, ...place } = locateInPair(line, column, shape);
      return { ...place, file: isAfter ? afterName : beforeName };
    };
    const source = openData(toPair(before, after));
    await judge(run, { source, format: "json", name: afterName }, { locate, rewrite: alone });
  });
}

/** A document's text; nothing where it is no JSON, which is then found. */
async function readDocument({ task, findings, totals }, name) {
  const text = named(name, () => readFileSync(name === "-" ? 0 : name, "utf8")).replace(/^\ufeff/, "").trim();
  try {
    JSON.parse(text);
    return text;
  } catch {
    if (isSeveral(text)) throw misuse(`${name} has several documents: --key MEMBER joins two such files`);
    const { issue, line, column } = await syntaxFinding(rowOf(task.target).id, text);
    findings.add({ file: name, line, record: 0, column, ...issue });
    totals.errors += 1;
    return undefined;
  }
}

/** Whether a text is NDJSON of more than one document, by its first lines. */
function isSeveral(text) {
  const lines = text.split("\n", 2);
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
