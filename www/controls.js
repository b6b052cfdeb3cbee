// The parts of a form: an input with its label, inputs that belong together, and rows that are added and removed.

import { button, changed, el } from "./dom.js";
import { words } from "./words.js";

/** A text that may be longer than this gets a text area. */
const LONG = 256;

let made = 0;
const freshId = () => `input-${++made}`;

/** The steps of a name: `attributes[a.b].c` is `attributes`, `a.b`, `c`; that of `tags[]` is empty. */
export const steps = (name) => [...name.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([text, inside]) => inside ?? text);

export const isGiven = (value) => value !== undefined && String(value) !== "";

/** Inputs that belong together: closed where all are empty, so that one need not pass through them. */
export function group(name, inside, isOpen, title = words(name)) {
  const summary = el("summary", {}, el("span", { className: "name" }, title), " ", el("code", {}, name));
  return el("details", { className: "group", open: isOpen }, summary, el("div", { className: "members" }, ...inside));
}

/** One input with its label: words first, the member's name small beside them. `isHeld`: the server has it, and keeps one. */
export function control(row, name, value, isHeld) {
  const input = entry(row, value, isHeld);
  input.id = freshId();
  input.name = name;
  input.value = isGiven(value) ? String(value) : "";
  return field(words(row.name), input, [el("code", {}, row.name), row.required && el("span", { className: "must" }, "needed")]);
}

/** A label, what stands beside it, an input, and what stands below it. */
export function field(label, input, beside = [], below = []) {
  const head = el("div", { className: "head" }, el("label", { htmlFor: input.id, className: "name" }, label), ...beside);
  return el("div", { className: `member ${input.localName}` }, head, input, ...below);
}

function entry({ type, choices, limit }, value, isHeld) {
  const isLogical = type === "boolean" || typeof value === "boolean";
  const options = isLogical
    ? [
        ["Yes", "true"],
        ["No", "false"],
      ]
    : choices?.map((choice) => [choice, choice]);
  if (!options) return limit?.max > LONG ? el("textarea", { rows: 2 }) : el("input", { type: "text" });
  const blank = isLogical && isHeld && isGiven(value) ? [] : [["–", ""]];
  return el("select", {}, ...[...blank, ...options].map(([text, value]) => new Option(text, value)));
}

/**
 * Rows that are added and removed; the focus goes where the work goes on. `make(given)` draws a row; `first` are the rows
 * that there are. `keep`: an input that speaks where no row is left. `beside`: what stands before the button.
 */
export function rows(noun, first, make, { keep, beside } = {}) {
  const list = el("div", { className: "rows" });
  const article = /^[aeiou]/.test(noun) ? "an" : "a";
  const add = button(`Add ${article} ${noun}`, () => {
    const row = append();
    number();
    row.querySelector("input, select, textarea").focus();
    changed(list);
  });
  const append = (given) => {
    const remove = button("Remove", () => take(row, remove));
    const row = el("div", { className: "row" }, el("div", { className: "parts" }, ...make(given)), remove);
    list.append(row);
    return row;
  };
  const take = (row) => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    number();
    (next?.lastElementChild ?? add).focus();
    changed(list);
  };
  const number = () => {
    [...list.children].forEach((row, index) => {
      row.lastElementChild.setAttribute("aria-label", `Remove ${noun} ${index + 1}`);
      row.querySelector("[data-numbered]")?.setAttribute("aria-label", `${words(noun)} ${index + 1}`);
    });
    if (keep) keep.disabled = list.childElementCount > 0;
  };
  first.forEach(append);
  number();
  return el("div", { className: "editor" }, keep, list, el("div", { className: "add" }, beside, add));
}

/** The noun of one element of a list. */
export const oneOf = (name) =>
  words(name)
    .toLowerCase()
    .replace(/ies$/, "y")
    .replace(/(?<=ss)es$|(?<!s)s$/, "");

/** What stands around the rows of a list. */
export const listed = (name, editor) =>
  el(
    "div",
    { className: "member wide", role: "group", "aria-label": words(name) },
    el("div", { className: "head" }, el("span", { className: "name" }, words(name)), el("code", {}, name)),
    editor,
  );

/** A list of texts. Where all rows are gone, a hidden input says that the list is empty. */
export function texts(row, name, value) {
  const keep = el("input", { type: "hidden", name: `${name}[]`, value: "" });
  const make = (text = "") => [el("input", { type: "text", name: `${name}[]`, value: text, "data-numbered": "" })];
  return listed(row.name, rows(oneOf(row.name), [value ?? []].flat(), make, { keep }));
}

/**
 * Members whose names a person chooses: the value's name follows what is typed. `nameOf(typed, chosen)` makes it, `choices`
 * are what is chosen beside it.
 */
export function custom(noun, nameOf, choices = []) {
  // The first step of a name has no brackets around it, so that a dot would end it.
  const [signs, said] = nameOf("a") === "a" ? [/[.[\]]/, "no dots and no brackets"] : [/[[\]]/, "no brackets"];
  const chosen =
    choices.length > 0 &&
    el("select", { "aria-label": `Where the new ${noun} goes` }, ...choices.map((choice) => new Option(words(choice), choice)));
  const make = () => {
    const place = chosen ? chosen.value : undefined;
    const value = el("input", { type: "text", id: freshId() });
    const hint = el("p", { className: "note", id: freshId() });
    const name = el("input", {
      type: "text",
      id: freshId(),
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: false,
      "aria-describedby": hint.id,
    });
    name.addEventListener("input", () => {
      const isName = name.value !== "" && !signs.test(name.value);
      hint.textContent = isName || name.value === "" ? "" : `A name here has ${said}.`;
      if (isName) value.name = nameOf(name.value, place);
      else value.removeAttribute("name");
    });
    return [field("Name", name, [place !== undefined && el("code", {}, place)], [hint]), field("Value", value)];
  };
  return el("div", { className: "member wide" }, rows(noun, [], make, { beside: chosen }));
}
