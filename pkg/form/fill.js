// Fills a form with the values that `toForm` gives.

import { assign, isChoice, stepsOf } from "./controls.js";

/**
 * Fills the controls that there are values for. The controls that cannot hold theirs are returned: a date input, say, holds
 * no date with a time, and would make an untouched form clear it. `added` takes the options that are put into lists.
 */
export function fillForm(controls, values, added) {
  const byPlace = new Map(Object.entries(values).map(([name, value]) => [place(name), value]));
  const turns = new Map();
  const unfilled = [];
  for (const { element, name, steps } of controls) {
    const at = place(name);
    const value = byPlace.has(at) ? valueOf(byPlace.get(at), name) : partOf(byPlace, steps);
    if (value === undefined && !hasParts(byPlace, at)) continue;
    const turn = turns.get(at) ?? 0;
    turns.set(at, turn + 1);
    const isFilled = value !== undefined && value !== UNKNOWN && fill(element, value, turn, added);
    if (!isFilled) unfilled.push(element);
  }
  return unfilled;
}

/** What has parts is one JSON text for one input, and a list for the inputs of a name such as `a[]`. */
const valueOf = (value, name) => (name.endsWith("[]") && typeof value === "string" ? (parsed(value) ?? value) : value);

/** An input for the JSON text of what is given in parts stays empty. */
const hasParts = (byPlace, at) => [...byPlace.keys()].some((key) => key.startsWith(`${at}.`));

/** What stands there cannot be written as it stands. */
const UNKNOWN = Symbol("unknown");

/** The part of a list or a JSON text that steps lead to; undefined where there is none. */
function partOf(byPlace, steps) {
  const names = steps.filter((step) => step !== "");
  const length = names.findLastIndex((_, at) => byPlace.has(names.slice(0, at).join(".")));
  if (length < 1) return undefined;
  const whole = byPlace.get(names.slice(0, length).join("."));
  const part = names.slice(length).reduce(memberOf, typeof whole === "string" ? parsed(whole) : whole);
  // Of these digits, some may be lost.
  if (typeof part === "number" && !Number.isSafeInteger(part)) return UNKNOWN;
  return typeof part === "object" && part !== null && !Array.isArray(part) ? JSON.stringify(part) : part;
}

const memberOf = (value, step) => (Object.hasOwn(value ?? {}, step) ? value[step] : undefined);

/** The object or list that a JSON text is. */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A name with dots alone: `a[b][]` and `a.b` are one place. */
const place = (name) => stepsOf(name).filter((step) => step !== "").join(".");

/** Whether the control now holds the value. `turn`: how many controls of its name stand before it. */
function fill(element, value, turn, added) {
  if (isChoice(element)) {
    const isOn = value === true && element.type === "checkbox";
    assign(element, "checked", isOn || [value].flat().map(String).includes(element.value));
    return true;
  }
  if (element.type === "select-multiple") {
    const texts = [value].flat().map(String).filter((text) => text !== "");
    for (const text of texts) offer(element, text, added);
    for (const option of element.options) option.selected = texts.includes(option.value);
    return true;
  }
  const text = String((Array.isArray(value) ? value[turn] : value) ?? "");
  if (element.type === "select-one") offer(element, text, added);
  if (element.type === "file") return true;
  assign(element, "value", text);
  return element.value === text.replace(/\r\n?/g, "\n");
}

/** What the server holds may be none of the options: without one of its own, the list would show another. */
function offer(element, text, added) {
  if ([...element.options].some(({ value }) => value === text)) return;
  const option = new Option(text, text);
  added.add(option);
  element.append(option);
}
