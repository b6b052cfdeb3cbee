// The entries of a form as the module reads them: JSON text of pairs, `[name, value]`. A value is a text, true or false, or a
// number; null clears. `[]` says that the list has no elements but those of the other entries, `{}` that the object exists. A
// name alone is an input that sends nothing. A third item is a code: why there is no
// value, or what is doubtful about it.

import { tag } from "./runtime.js";

/** A name has at most so many steps (`src/form/names.rs`). */
const MAX_DEPTH = 32;

/** A form with more values is refused: an iterator may have no end, a list may be sparse, a value may be held many times. */
const MAX_VALUES = 1_000_000;

/**
 * What React adds to the FormData of a server action, under names that hold a hash
 * (facebook/react, packages/react-client/src/ReactFlightReplyClient.js).
 */
const isOfReact = (name) => name.startsWith("$ACTION_");

const NONE = Object.freeze([]);

const NOT_JSON = Object.freeze([Object.freeze({ code: "not_json", severity: "error", path: NONE })]);

/** The entries as JSON text; `culprits` are there if the form as a whole cannot be read. */
export function readEntries(form) {
  if (typeof form !== "object" || form === null) {
    throw new TypeError("fromForm takes a form, FormData, entries of names and values, or an object of values");
  }
  try {
    return { text: `[${[...entriesOf(form, { left: MAX_VALUES })].join(",")}]`, culprits: NONE };
  } catch {
    return { text: "[]", culprits: NOT_JSON };
  }
}

/** `budget`: how many values may still be read. */
function* entriesOf(form, budget) {
  if (tag(form) === "HTMLFormElement") {
    yield* sent(new FormData(form), budget);
    yield* silentInputs(form);
  } else if (typeof form[Symbol.iterator] === "function") {
    const items = itemsOf(form, budget);
    if (items.every(isPair)) yield* pairs(items, budget);
    else yield* elements("", items, [form], budget);
  } else {
    yield* members("", form, [], budget);
  }
}

/** The items of an iterable, each of them read once more as an entry. */
function itemsOf(form, budget) {
  const items = [];
  for (const item of form) {
    spend(budget);
    items.push(item);
  }
  return items;
}

function spend(budget) {
  if (--budget.left < 0) throw new RangeError("the form has too many values");
}

const isPair = (item) => Array.isArray(item) && item.length === 2 && typeof item[0] === "string";

function* pairs(items, budget) {
  for (const item of items) if (!isOfReact(item[0])) yield* leaves(item[0], item, 1, [], budget);
}

/** What a form sends: texts and files. */
function* sent(data, budget) {
  for (const [name, value] of data) {
    if (typeof value !== "string" || name === "") yield* leaves(name, { value }, "value", [], budget);
    else if (!isOfReact(name)) yield entry(name, JSON.stringify(value));
  }
}

/** The inputs that FormData leaves out of a form. */
function* silentInputs(form) {
  // Not `form.elements`, which may be an input of that name.
  for (const input of Reflect.get(HTMLFormElement.prototype, "elements", form)) {
    if (input.name && isSilent(input)) yield entry(input.name);
  }
}

/** Whether FormData does not tell of an input: a checkbox that is not checked, a list of which nothing is chosen. */
export function isSilent(input) {
  const { type } = input;
  const isEmpty = (type === "checkbox" && !input.checked) || (type === "select-multiple" && input.selectedOptions.length === 0);
  // Of a disabled fieldset, no input is disabled itself.
  return isEmpty && !input.matches(":disabled");
}

/** The entries of what a holder has under a key: one, or those of its members or elements. `ancestors` hold the holder. */
function* leaves(name, holder, key, ancestors, budget) {
  spend(budget);
  // No name: the module says so.
  if (name === "") return yield entry(name, '""');
  let parts;
  try {
    const value = holder[key];
    parts = leaf(name, value, ancestors) ?? [...members(name, value, ancestors, budget)];
  } catch {
    if (budget.left < 0) throw new RangeError("the form has too many values");
    parts = [unreadable(name, "not_json")];
  }
  yield* parts;
}

/** The entries of what has no parts; undefined for what has some. */
function leaf(name, value, ancestors) {
  switch (typeof value) {
    case "undefined":
      return NONE;
    case "string":
    case "boolean":
      return [entry(name, JSON.stringify(value))];
    case "number":
      return [number(name, value)];
    case "bigint":
      return [entry(name, String(value))];
    case "object":
      break;
    default:
      return [unreadable(name, "not_json")];
  }
  if (value === null) return [entry(name, "null")];
  if (ancestors.includes(value)) return [unreadable(name, "not_json_cycle")];
  if (ancestors.length > MAX_DEPTH) return [unreadable(name, "too_deep")];
  return isNoFile(value) ? NONE : undefined;
}

/** An empty input of numbers holds NaN (`valueAsNumber`): the module knows whether a number is expected. */
function number(name, value) {
  if (Number.isNaN(value)) return entry(name, '""', "not_json_number");
  if (!Number.isFinite(value)) return unreadable(name, "not_json_number");
  const isInexact = Number.isInteger(value) && !Number.isSafeInteger(value);
  return entry(name, JSON.stringify(value), isInexact ? "number_inexact" : undefined);
}

/** What is there of a file input for which nothing is chosen: in FormData, or in the values of a form library. */
function isNoFile(value) {
  const kind = tag(value);
  return kind === "File" ? value.size === 0 && value.name === "" : kind === "FileList" && value.length === 0;
}

function* members(name, value, ancestors, budget) {
  const inside = [...ancestors, value];
  if (typeof value.toJSON === "function") {
    const json = value.toJSON(name);
    // An invalid date is null as JSON: nobody meant to clear anything. The form itself has to have members.
    if (json === null || (name === "" && typeof json !== "object")) yield unreadable(name, "not_json");
    else yield* name === "" ? members(name, json, inside, budget) : leaves(name, { json }, "json", inside, budget);
  } else if (Array.isArray(value)) {
    yield* list(name, value, inside, budget);
  } else if (["String", "Number", "Boolean", "BigInt"].includes(tag(value))) {
    yield* leaves(name, { value: value.valueOf() }, "value", inside, budget);
  } else if (tag(value) !== "Object") {
    yield unreadable(name, "not_json");
  } else {
    const keys = Object.keys(value);
    // A row without members is a row.
    if (keys.length === 0 && name !== "") yield entry(name, "{}");
    // Conform makes values of all entries of a form.
    for (const key of keys) if (name !== "" || !isOfReact(key)) yield* leaves(joined(name, key), value, key, inside, budget);
  }
}

/** A list is complete: an entry says so. */
function* list(name, value, ancestors, budget) {
  const bare = name.replace(/\[\]$/, "");
  if (bare !== "") yield entry(bare, "[]");
  yield* elements(bare, value, ancestors, budget);
}

function* elements(name, items, ancestors, budget) {
  for (let at = 0; at < items.length; at++) yield* leaves(joined(name, String(at)), items, at, ancestors, budget);
}

/** The name of a member or an element; a key may itself be a path. */
function joined(name, key) {
  if (name === "") return key;
  return key.startsWith("[") ? name + key : `${name}.${key}`;
}

/** One entry; `json` is the value as JSON text. */
function entry(name, json, code) {
  const value = json === undefined ? "" : `,${json}`;
  return `[${JSON.stringify(name)}${value}${code === undefined ? "" : `,${JSON.stringify(code)}`}]`;
}

function unreadable(name, code) {
  if (name === "") throw new RangeError("the form as a whole has no value");
  return entry(name, "null", code);
}
