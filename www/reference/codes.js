// The codes: what each message says, and which field's examples show it.

import { el } from "../dom.js";
import { heading, message, term } from "./parts.js";

const SHARED = "Every field and every endpoint may raise these.";
const SERVER = "Only fromResponse raises these, with the status in params.status.";

const NAMES = { slashid: "SlashID", biot: "BioT", kratos: "Ory Kratos", equals_money: "Equals Money" };

export function draw({ fields, codes, responseCodes, providerCodes }) {
  const examples = shownBy(fields);
  const entry = entryOf(examples, new Set());
  const providers = Object.entries(providerCodes).map(([name, own]) => entry(name, NAMES[name] ?? name, "", own));
  const own = fields.filter(({ codes }) => codes.length > 0);
  return {
    nouns: { all: "codes", entry: ["group", "groups"], row: ["code", "codes"] },
    groups: [
      group("Shared", [entry("shared", "Shared by all", SHARED, codes), entry("server-errors", "Server errors", SERVER, responseCodes)]),
      group("Providers", providers),
      group("Fields", own.map(({ name, about, codes }) => entry(name, name, `Of a field: ${about}.`, codes))),
    ],
  };
}

const group = (title, entries) => ({ title, entries, element: el("section", { "aria-label": title }, ...entries.map(({ element }) => element)) });

/** An entry of codes. A code of two fields is an id once: `seen` has those that are taken. */
const entryOf = (examples, seen) => (id, title, about, codes) => {
  const rows = codes.map(({ code, text }) => codeRow(code, text, examples.get(code), seen));
  const list = el("dl", { className: "rows codes" }, ...rows.map(({ element }) => element));
  const head = el("div", {}, heading("h2", id, title === id ? el("code", {}, title) : title), el("p", { className: "note" }, about));
  return {
    id,
    ids: codes.map(({ code }) => code),
    title,
    text: `${title} ${about} `.toLowerCase(),
    element: el("article", {}, head, list),
    blocks: [{ element: list, rows }],
  };
};

function codeRow(code, text, fields = [], seen) {
  const name = el("a", { className: "self", href: `#${code}` }, el("code", {}, code));
  const links = fields.flatMap((field) => [" ", el("a", { href: `fields.html#${field}?q=${code}` }, field)]);
  const shown = links.length > 0 && el("span", { className: "note seen" }, "Examples: ", ...links.slice(1));
  const made = term(name, [...message(text), shown]);
  if (!seen.has(code)) Object.assign(made.element.firstChild, { id: code, tabIndex: -1 });
  seen.add(code);
  return made;
}

/** The fields whose examples raise a code, by the code. */
function shownBy(fields) {
  const found = new Map();
  for (const { name, examples } of fields) {
    const raised = new Set(examples.flatMap(({ error, warnings = [] }) => [error, ...warnings]));
    for (const code of raised) found.set(code, [...(found.get(code) ?? []), name]);
  }
  return found;
}
