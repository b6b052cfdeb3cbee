// The entries of a form as the module reads them: JSON text of pairs, a value being a text, true or false, 0 for a
// checkbox that is not checked, and null for what no form can send as text.

import { tag } from "./runtime.js";

export const readEntries = (form) => JSON.stringify([...(tag(form) === "HTMLFormElement" ? inputs(form) : iterated(form))]);

function* iterated(form) {
  if (typeof form?.[Symbol.iterator] !== "function" || typeof form === "string") {
    throw new TypeError("fromForm takes a form, FormData, or entries of names and values");
  }
  for (const entry of form) {
    if (!Array.isArray(entry) || entry.length < 2) throw new TypeError("fromForm takes entries of a name and a value");
    const [name, value] = entry;
    if (value === undefined || isNoFile(value)) continue;
    for (const item of isList(value) ? value : [value]) yield [String(name), entryValue(item)];
  }
}

/** What FormData leaves out of a form: checkboxes that are not checked, and lists of which nothing is chosen. */
function* inputs(form) {
  yield* iterated(new FormData(form));
  // Not `form.elements`, which may be an input of that name.
  for (const input of Reflect.get(HTMLFormElement.prototype, "elements", form)) {
    const { name, type, checked, selectedOptions } = input;
    // Of a disabled fieldset, no input is disabled itself.
    if (!name || input.matches(":disabled")) continue;
    if (type === "checkbox" && !checked) yield [name, 0];
    if (type === "select-multiple" && selectedOptions.length === 0) yield [name, ""];
  }
}

/** What FormData has of a file input for which nothing is chosen. */
const isNoFile = (value) => isTrue(() => tag(value) === "File" && value.size === 0 && value.name === "");

const isList = (value) => isTrue(() => Array.isArray(value));

/** The answer to a question about a value; where it throws when it is looked at, no. */
function isTrue(question) {
  try {
    return question();
  } catch {
    return false;
  }
}

function entryValue(value) {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
    case "bigint":
      return String(value);
    default:
      return value === null || value === undefined ? "" : null;
  }
}
