// `identity-patch explain`: what a code means, where it comes from, and examples from the tables.

import { catalog, codes, fields, rowOf } from "./catalog.js";
import { misuse } from "./misuse.js";
import { didYouMean } from "./nearest.js";
import { print } from "./write.js";

/** How many examples are shown, and how long one may be. */
const EXAMPLES = 3;
const LONGEST_EXAMPLE = 80;

export function explain([code, ...rest], { format = "text" }) {
  if (code === undefined || rest.length > 0) throw misuse("explain takes one code, as findings have it");
  if (!["text", "json"].includes(format)) throw misuse("explain is written as text or json");
  const rows = [...codes()].filter((row) => row.code === code);
  if (rows.length === 0) throw unknown(code);
  const page = { code, text: rows[0].text, from: rows.map(origin), sources: sources(rows), examples: examples(code) };
  print(format === "json" ? `${JSON.stringify(page, null, 2)}\n` : describe(page));
}

function unknown(code) {
  if (rowOf(code)) return misuse(`${code} is no code: identity-patch list ${code} tells its options`);
  const names = [...new Set([...codes()].map((row) => row.code))];
  return misuse(`there is no code ${code}: ${didYouMean(code, names, "findings have one between severity and place")}`);
}

const ORIGINS = {
  shared: () => "fields and endpoints alike",
  response: () => "a server's refusal, read by fromResponse; the command does not raise it",
  provider: ({ of }) => `the endpoints of ${of}`,
  field: ({ of }) => `the field ${of}`,
  command: () => "this command: diff --key",
};

const origin = (row) => ORIGINS[row.kind](row);

function sources(rows) {
  const found = rows.flatMap(({ kind, of }) => {
    if (kind === "field") return fields.get(of).sources;
    if (kind === "provider") return catalog.endpoints.filter(({ id }) => id.startsWith(`${of}.`)).map(({ source, revision }) => `${source} (${revision})`);
    return [];
  });
  return [...new Set(found)];
}

/** Examples of fields that raise it: a long input is written with … for its filling. */
function examples(code) {
  const raised = catalog.fields.flatMap(({ name, examples }) => examples.map((example) => ({ field: name, ...example })));
  const found = raised.filter(({ error, warnings = [] }) => error === code || warnings.includes(code));
  return found.filter(({ input }) => input.length <= LONGEST_EXAMPLE).slice(0, EXAMPLES);
}

/** Braces of a text are filled in from an issue's params; a part in brackets is left out where one is missing. */
function describe({ code, text, from, sources, examples }) {
  const lines = [`${code}: ${text}`, "", `Raised by ${from.join("; ")}.`];
  if (/\{\w+\}/.test(text)) lines.push("{…} is filled from the finding's params; a part in […] is left out where one is missing.");
  if (sources.length > 0) lines.push("", "Sources:", ...sources.map((source) => `  ${source}`));
  if (examples.length > 0) lines.push("", "Examples:");
  lines.push(...examples.map((example) => describeExample(code, example)));
  return `${lines.join("\n")}\n`;
}

function describeExample(code, { field, input, options, error, suggest }) {
  const given = options ? ` with ${JSON.stringify(options)}` : "";
  const verdict = error === code ? "is refused" : "is warned about";
  const instead = suggest === undefined ? "" : `; ${JSON.stringify(suggest)} passes`;
  return `  ${field}${given}: ${JSON.stringify(input)} ${verdict}${instead}`;
}
