// The lists of a form that is filled with what the server has. What a person did not touch stays: rows that have no control
// or a disabled one, which FormData leaves out, and the order of what is chosen, where the boxes stand in another.

import { isChoice, isInList, says, stepsOf } from "./controls.js";

/**
 * What the lists of a form are, as `toForm` gives it: of rows, the entries `[name, text]` that have no control; of the
 * controls of a name such as `a[]`, the texts.
 */
export function listsOf(controls, values) {
  const places = new Set(controls.flatMap(({ steps }) => steps.map((_, at) => key(steps.slice(0, at + 1)))));
  const isShown = (steps) => places.has(key(steps));
  const isUnshown = ([name]) => {
    const steps = stepsOf(name);
    return steps.some((step, at) => /^\d+$/.test(step) && isShown(steps.slice(0, at)) && !isShown(steps.slice(0, at + 1)));
  };
  const rows = [];
  const lists = [];
  for (const [name, value] of Object.entries(values)) {
    const list = stepsOf(name).filter((step) => step !== "");
    const of = controls.find(({ steps }) => steps.at(-1) === "" && key(steps.slice(0, -1)) === key(list));
    if (!Array.isArray(value)) rows.push([name, String(value ?? "")]);
    else if (of) lists.push({ name: of.name, texts: value.map(String), count: controls.filter(({ name }) => name === of.name).length });
    else rows.push(...value.map((text, at) => [[...list, at].join("."), String(text)]));
  }
  return { rows: rows.filter(isUnshown), lists };
}

const key = JSON.stringify;

/** The form's data with what belongs to its lists; undefined where that is the data of the form itself. */
export function readLists(form, controls, { rows, lists }) {
  if (controls.every(({ steps }) => !isInList(steps))) return undefined;
  const data = new FormData(form);
  const names = new Set(controls.map(({ name }) => name));
  const disabled = controls.filter(({ element, steps }) => isInList(steps) && element.matches(":disabled") && says(element));
  for (const { name, element } of disabled) data.append(name, element.value);
  for (const [name, text] of rows) if (!names.has(name)) data.append(name, text);
  for (const list of lists.filter(({ name }) => names.has(name))) {
    data.delete(list.name);
    for (const text of textsOf(controls.filter(({ name }) => name === list.name), list)) data.append(list.name, text);
  }
  return data;
}

function textsOf(controls, { texts, count }) {
  const elements = controls.map(({ element }) => element);
  if (!elements.some((element) => element.options || isChoice(element))) {
    return [...elements.map(({ value }) => value), ...texts.slice(count)];
  }
  const options = elements.flatMap((element) => [...(element.options ?? [element])]);
  const chosen = options.filter((option) => option.selected ?? option.checked).map(({ value }) => value);
  const isOffered = (text) => options.some(({ value }) => value === text);
  return [...texts.filter((text) => chosen.includes(text) || !isOffered(text)), ...chosen.filter((text) => !texts.includes(text))];
}
