// What the endpoint's table says of an input: its keyboard, what a browser may fill in, how many bytes it may be.

import { inputs } from "../generated/inputs.js";
import { own } from "./controls.js";
import { splitPointer } from "../pointer.js";

/** Kinds of inputs that may be made another: a box, a date or a file stays what it is. */
const TEXT_TYPES = ["text", "tel", "url", "email", "search"];

/** A function from the steps of a name to the row of an input, empty where the table has none. */
export function hintsOf({ id }) {
  const rows = Object.entries(inputs[id] ?? {}).map(([pattern, row]) => ({ steps: splitPointer(pattern), row }));
  const find = (steps) => rows.find((row) => matches(row.steps, steps))?.row;
  return (steps) => find(steps) ?? {};
}

/** Whether the author wants none of a form's inputs filled in by the browser. */
const isOff = (form) => form !== null && form !== undefined && own(form, "autocomplete") === "off";

const matches = (pattern, steps) =>
  pattern.length === steps.length && pattern.every((step, at) => step === "*" || step === steps[at]);

/** Sets the attributes that the author of the form did not. */
export function applyHint(element, { bytes, type, ...attributes }, keeper) {
  const isText = element.tagName === "TEXTAREA" || (element.tagName === "INPUT" && TEXT_TYPES.includes(element.type));
  if (type && element.tagName === "INPUT" && isText) keeper.suggest(element, "type", type);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "autocomplete" ? !isOff(element.form) : isText) keeper.suggest(element, name, value);
  }
}
