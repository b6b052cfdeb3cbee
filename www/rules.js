// The rules of an endpoint with their sources, as one table that folds away.

import { el, marked } from "./dom.js";
import { words } from "./words.js";

const MARKS = {
  doc: "the vendor’s document",
  pub: "what the vendor or a standard publishes elsewhere",
  run: "seen on a real server",
  inf: "inferred",
};

export function drawRules(table) {
  const rows = rowsOf(table.draft, "");
  const legend = Object.entries(MARKS).flatMap(([mark, text]) => [el("span", { className: `mark ${mark}` }, mark), ` ${text}. `]);
  return [
    el("p", { className: "note" }, `Follows ${table.source}: ${table.revision}. `, ...legend),
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...["Member", "Rule"].map((text) => el("th", { scope: "col" }, text)))),
      el(
        "tbody",
        {},
        ...[...table.params, ...table.headers].map((row) => line(row, row.name)),
        ...rows.map(([row, name]) => line(row, name)),
      ),
    ),
  ];
}

function line(row, name) {
  const facts = [
    row.required && "needed",
    row.nullable === true && "null clears it",
    row.choices && `one of ${row.choices.join(", ")}`,
    row.limit?.max && `at most ${row.limit.max} ${row.limit.unit}`,
    row.maxBytes && `at most ${row.maxBytes} bytes`,
  ].filter(Boolean);
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, words(row.name), el("br"), el("code", {}, name)),
    el("td", {}, facts.length > 0 && el("p", {}, facts.join("; ")), el("p", { className: "note" }, ...marked(row.note ?? ""))),
  );
}

function rowsOf(row, name) {
  const inside = (child, step) => [[child, step], ...rowsOf(child, step)];
  return [
    ...(row.members ?? []).flatMap((child) => inside(child, name ? `${name}.${child.name}` : child.name)),
    ...(row.item?.members ?? []).flatMap((child) => inside(child, `${name}[].${child.name}`)),
    ...(row.custom ? inside(row.custom, name ? `${name}.${row.custom.name}` : row.custom.name) : []),
  ];
}
