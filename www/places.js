// Where an issue is on the page: what a person calls the place, and what leads there.

import { steps } from "./controls.js";
import { position } from "./json.js";
import { words } from "./words.js";

/** Opens what a control stands in, and goes there. */
export function lead(control, caret) {
  for (let around = control.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  control.focus();
  if (caret !== undefined) control.setSelectionRange(caret, caret);
}

/** The control of a form for a path: the one that it names, the element of a list, or the first one around or below. */
function controlOf(form, path) {
  const texts = path.map(String);
  const named = [...form.elements]
    .filter(({ name, type }) => name && type !== "hidden")
    .map((element) => [element, steps(element.name)]);
  const agrees = (own, length) => own.slice(0, length).every((step, at) => step === texts[at]);
  const isAsLong = ([, own]) => own.length === texts.length;
  const list = named.filter((entry) => isAsLong(entry) && entry[1].at(-1) === "" && agrees(entry[1], texts.length - 1));
  const exact = named.find((entry) => isAsLong(entry) && agrees(entry[1]));
  const near = named.find(([, own]) => texts.length > 0 && agrees(own, Math.min(own.length, texts.length)));
  return (list[path.at(-1)] ?? exact ?? near)?.[0];
}

/** { label, go } of an issue in the form. */
export function placeInForm(form, { path }) {
  const control = controlOf(form, path);
  if (!control) return { label: path.length > 0 ? words(String(path.at(-1))) : "" };
  const label = control.labels?.[0]?.textContent ?? control.getAttribute("aria-label") ?? words(steps(control.name).at(-1));
  return { label, go: () => lead(control) };
}

/** { label, go } of an issue in JSON text: its path, and its line where that is known. */
export function placeInText(text, { path, params: { offset } }) {
  const label = path.map((step) => (typeof step === "number" ? `no. ${step + 1}` : step)).join(", ");
  if (offset === undefined) return { label, ...(label && { go: () => lead(text) }) };
  const place = position(text.value, offset);
  return { label: [label, `line ${place.line}`].filter(Boolean).join(", "), go: () => lead(text, place.at) };
}
