// The options of a field or an endpoint: as rows, and as controls of the playground.

import { el } from "../dom.js";
import { term } from "./parts.js";

/** What an option's values are, by its kind. */
const KINDS = {
  count: "a number",
  texts: "a list of texts",
  document: "a document, as data or as JSON text",
  country: "a country’s two capital letters",
  flag: "true or false",
  version: "a version",
  messages: "texts, by code",
};

/** A row for each option. */
export const optionRows = (options) =>
  options.map(({ name, kind, choices = [], about }) => {
    const values = choices.length > 0 ? choices.flatMap((choice) => [" ", el("code", {}, choice)]).slice(1) : [KINDS[kind] ?? kind];
    return term(el("code", {}, name), [`${about}. `, el("span", { className: "note" }, ...values)]);
  });

// How each kind of option is typed in, and what value the text has; the others have no use in a playground.
const CONTROLS = {
  choice: { make: ({ choices }) => el("select", {}, ...choices.map((choice) => new Option(choice))), read: ({ value }) => value },
  flag: { make: () => el("input", { type: "checkbox" }), read: ({ checked }) => checked || undefined, fill: (box, text) => (box.checked = text === "true") },
  country: { make: () => el("input", { maxLength: 2, placeholder: "GB", size: 4 }), read: ({ value }) => value.toUpperCase() || undefined },
  texts: { make: () => el("input", { placeholder: "en-us, de-de" }), read: ({ value }) => (value.trim() === "" ? undefined : value.split(/[\s,]+/).filter(Boolean)) },
};

/** An option's value as its control and an address have it; a comma alone is an empty list. */
export const optionText = (value) => (Array.isArray(value) ? value.join(",") || "," : String(value));

/** The controls of a field's options: { elements, read(), fill(texts) }; texts are those of an address. */
export function optionControls(options, changed) {
  const rows = options.filter(({ kind }) => CONTROLS[kind]).map((option) => control(option, changed));
  return {
    names: rows.map(({ name }) => name),
    elements: rows.map(({ element }) => element),
    read: () => Object.fromEntries(rows.map(({ name, read }) => [name, read()]).filter(([, value]) => value !== undefined)),
    fill: (texts) => rows.filter(({ name }) => texts[name] !== undefined).forEach(({ name, fill }) => fill(texts[name])),
  };
}

function control(option, changed) {
  const { make, read, fill = (input, text) => (input.value = text) } = CONTROLS[option.kind];
  const input = make(option);
  Object.assign(input, { id: `page-option-${option.name}`, autocomplete: "off", spellcheck: false, title: option.about });
  input.addEventListener("input", changed);
  const label = el("label", { htmlFor: input.id }, option.name);
  const element = el("div", { className: `option ${option.kind}` }, label, input);
  return { name: option.name, element, read: () => read(input), fill: (text) => fill(input, text) };
}
