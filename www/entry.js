// One native input for one row of the table, and the conversion between its text and the value.

import { el } from "./dom.js";

/** A text with a greater limit gets a textarea. */
const LONG = 256;

/** Identifiers must not be autocorrected, capitalized or autofilled. */
const LITERAL = { autocomplete: "off", autocapitalize: "none", spellcheck: false };

// No `type=email` and no `type=date`: they trim, rewrite or refuse what was typed, and would hide the mistake.
const KEYBOARD = {
  phone: { type: "tel" },
  email: { inputMode: "email" },
  country: { autocapitalize: "characters" },
  integer: { inputMode: "numeric" },
  date: { placeholder: "YYYY-MM-DD" },
  JSON: { placeholder: 'JSON: "text", 12, true, null, {…}' },
};

export function entry(row) {
  const choices = row.type === "boolean" ? ["true", "false"] : row.choices;
  if (choices) return el("select", {}, new Option("not set", ""), ...choices.map((choice) => new Option(choice)));
  const tag = row.type === "JSON" || row.limit?.max > LONG ? "textarea" : "input";
  return el(tag, { ...LITERAL, ...(KEYBOARD[row.field ?? row.should] ?? KEYBOARD[row.type]) });
}

export const write = (row, value) => (row.type === "JSON" ? JSON.stringify(value) : String(value));

/** The value of a text. A text without such a value stays a text, and is refused as one. */
export function parse(row, text) {
  if (row.type === "boolean" && text !== "") return text === "true";
  if (row.type === "integer" && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return text;
}
