// The controls of a form: which there are, what their names mean, and what they say.

import { tag } from "../runtime.js";

/** A member of the form itself, also where an input has that name and hides it (`form.elements`, `form.submit`). */
export function own(form, name) {
  const member = Reflect.get(HTMLFormElement.prototype, name, form);
  return typeof member === "function" ? member.bind(form) : member;
}

/** What a person does not fill in. */
const MUTE_TYPES = ["hidden", "submit", "button", "reset", "image"];
const MUTE_TAGS = ["FIELDSET", "OUTPUT", "OBJECT", "BUTTON"];

/** The named controls that a person fills in, in the order of the page: `{ element, name, steps }`. */
export function controlsOf(form, ignored) {
  const controls = [];
  for (const element of own(form, "elements")) {
    const { name, type, tagName } = element;
    if (!name || MUTE_TAGS.includes(tagName) || MUTE_TYPES.includes(type)) continue;
    const steps = stepsOf(name);
    if (!isIgnored(steps, ignored)) controls.push({ element, name, steps });
  }
  return controls;
}

/** An ignored name goes with all below it. */
const isIgnored = (steps, ignored) =>
  ignored.some((name) => stepsOf(name).every((step, at) => step === steps[at]));

const known = new Map();
const MAX_KNOWN = 10_000;

/** A step with a dot before it, but for the first, or in brackets. */
const STEP = /(?:^|\.)([^.[]+)|(?!^)\[(.*?)\](?=[.[]|$)/gsy;

/** The steps of a name, as `src/form/names.rs` reads it; the whole name where it is no path. */
export function stepsOf(name) {
  let steps = known.get(name);
  if (!steps) {
    const found = [...name.matchAll(STEP)];
    const length = found.reduce((sum, [text]) => sum + text.length, 0);
    steps = length === name.length ? found.map(([, bare, inside]) => bare ?? inside) : [name];
    if (known.size < MAX_KNOWN) known.set(name, steps);
  }
  return steps;
}

/** Whether a name has a number in it, or ends in the empty brackets of `a[]`. */
export const isInList = (steps) => steps.some((step) => /^\d*$/.test(step));

/** One of several controls of a name, of which a person chooses. */
export const isChoice = ({ type }) => type === "radio" || type === "checkbox";

/** Whether a control says anything that is not empty. */
export function says(element) {
  if (isChoice(element)) return element.checked;
  if (element.type === "select-multiple") return element.selectedOptions.length > 0;
  return element.value !== "";
}

/** Whether a control is as if nobody had filled it. */
export function isBlank(element) {
  if (element.type !== "select-one") return !says(element);
  return element.selectedIndex <= 0 || element.selectedOptions[0].defaultSelected;
}

/** Whether a person can write any text into a control. */
export const holdsText = ({ type, value }) => typeof value === "string" && !NO_TEXT.includes(type);

const NO_TEXT = ["radio", "checkbox", "file", "select-one", "select-multiple"];

/** Sets a property as the browser does: past what frameworks put on the element itself to notice it. */
export const assign = (element, name, value) => Reflect.set(Object.getPrototypeOf(element), name, value, element);

/** Sets the text of a control as if a person had typed it. */
export function type(element, text) {
  assign(element, "value", text);
  tell(element);
}

/** Has a control send the events of an edit: a framework that keeps its value learns the new one. */
export function tell(element) {
  // React hears of boxes by their clicks; this one does not press the box.
  const clicks = isChoice(element) ? ["click"] : [];
  for (const name of [...clicks, "input", "change"]) element.dispatchEvent(new Event(name, { bubbles: true }));
}

/** What a control holds, to be compared. */
export function held(element) {
  if (isChoice(element)) return element.checked;
  return element.selectedOptions ? JSON.stringify([...element.selectedOptions].map(({ value }) => value)) : element.value;
}

/** Has a control hold what it held. */
export function hold(element, held) {
  if (isChoice(element)) assign(element, "checked", held);
  else if (element.options) for (const option of element.options) option.selected = JSON.parse(held).includes(option.value);
  else assign(element, "value", held);
}

/** Focuses a control, also in a `details` that is closed: whether it has the focus now, which no disabled one takes. */
export function focus(element) {
  for (let around = element.closest("details"); around; around = around.parentElement?.closest("details")) around.open = true;
  element.focus();
  return element.matches(":focus, :focus-within");
}

/** What a person reads beside a control, or beside the group of a choice; its name where there is nothing. */
export function labelOf(element) {
  const legend = isOneOfMany(element) ? element.closest("fieldset")?.querySelector("legend") : undefined;
  const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const labelledBy = ids.map((id) => textOf(element.getRootNode().getElementById?.(id))).join(" ");
  const texts = [textOf(legend), labelledBy, element.getAttribute("aria-label"), textOf(element.labels?.[0])];
  return texts.map((text) => text?.replace(/\s+/g, " ").trim()).find(Boolean) ?? element.name;
}

const isOneOfMany = (element) =>
  isChoice(element) && controlsOf(element.form, []).filter(({ name }) => name === element.name).length > 1;

/** The text of an element, without that of controls in it and without what stands at them. */
function textOf(node) {
  if (!node || LABELLED.includes(tag(node)) || node.className === ISSUES) return "";
  return node.nodeType === Node.TEXT_NODE ? node.data : [...node.childNodes].map(textOf).join("");
}

const LABELLED = ["HTMLInputElement", "HTMLSelectElement", "HTMLTextAreaElement"];

/** The class of what `messages.js` puts at a control. */
const ISSUES = "identity-patch-issues";
