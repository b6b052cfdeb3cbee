// Fills a form with the values that `toForm` gives.

import { assign, isChoice } from "./controls.js";

/**
 * Fills the controls that there are values for. The controls that cannot hold theirs are returned: a date input, say, holds
 * no date with a time, and would make an untouched form clear it. `added` takes the options that are put into lists.
 */
export function fillForm(controls, values, added) {
  const byPlace = new Map(Object.entries(values).map(([name, value]) => [place(name), value]));
  const turns = new Map();
  const unfilled = [];
  for (const { element, name } of controls) {
    const at = place(name);
    if (!byPlace.has(at)) continue;
    const turn = turns.get(at) ?? 0;
    turns.set(at, turn + 1);
    if (!fill(element, byPlace.get(at), turn, added)) unfilled.push(element);
  }
  return unfilled;
}

/** A name with dots alone: `a[b][]` and `a.b` are one place. */
const place = (name) => name.replace(/\[(.*?)\](?=[.[]|$)/gs, ".$1").replace(/\.$/, "");

/** Whether the control now holds the value. `turn`: how many controls of its name stand before it. */
function fill(element, value, turn, added) {
  if (isChoice(element)) {
    const isChosen = Array.isArray(value) ? value.includes(element.value) : value === true || value === element.value;
    assign(element, "checked", isChosen);
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
