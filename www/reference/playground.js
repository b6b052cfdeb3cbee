// The playground: a field, a text, and what the field says of it while one types.

import { button, el } from "../dom.js";
import { fields as checks } from "../package/generated/fields.js";
import { answer } from "./answer.js";
import { instructive, various } from "./examples.js";
import { writeHash } from "./hash.js";
import { optionControls, optionText } from "./options.js";
import { capital, visible } from "./parts.js";
import { valueOf } from "./verdict.js";

/** The playground of these fields: { element, open(parameters) }. `open` answers with what is wrong with the parameters. */
export function playground(fields) {
  const state = { field: fields[0], text: "", options: optionControls([], judge) };
  const asking = question();
  const answering = answer(write);
  const linked = el("span", { className: "note", role: "status" });

  /** Shows a field with a text; without one, an example of what goes wrong. */
  function choose(field, text = instructive(field), given = {}) {
    state.field = field;
    state.options = optionControls(field.options, judge);
    state.options.fill(given);
    asking.show(field, state.options.elements, various(field).map((input) => chip(input, write)));
    if (Object.keys(given).length > 0) asking.unfold();
    answering.sources(field);
    write(text);
  }

  /** The text is kept beside the input, which changes line breaks. */
  function write(text) {
    state.text = text;
    asking.input.value = text;
    judge();
  }

  function judge() {
    linked.textContent = "";
    const options = state.options.read();
    const { report, fault, value } = check(state, options);
    answering.show({ ...state, options, report, fault, value, suggestion: report && suggest(state, options) });
    asking.input.setAttribute("aria-invalid", !report?.ok);
  }

  /** Puts the state into the address, and the address where it can be pasted. */
  async function share() {
    const texts = Object.entries(state.options.read()).map(([name, value]) => [name, optionText(value)]);
    history.replaceState(null, "", writeHash({ try: state.field.name, text: state.text, ...Object.fromEntries(texts) }));
    await navigator.clipboard?.writeText(location.href).catch(() => undefined);
    linked.textContent = "The address of this page leads here now.";
  }

  function open({ try: name, text, ...given }) {
    if (name === undefined) return complain([text === undefined ? [] : "text", Object.keys(given)].flat());
    const field = fields.find((field) => field.name === name);
    if (!field) return `There is no field “${name}”.`;
    choose(field, text, given);
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    return complain(Object.keys(given).filter((option) => !state.options.names.includes(option)));
  }

  asking.select.append(...fields.map(({ name }) => new Option(name)));
  asking.select.addEventListener("input", () => choose(fields.find(({ name }) => name === asking.select.value)));
  asking.input.addEventListener("input", () => {
    state.text = asking.input.value;
    judge();
  });
  choose(fields[0]);
  answering.element.append(el("p", { className: "share" }, button("Link to this", share), " ", linked));
  const element = el("section", { className: "playground", "aria-label": "Playground" }, asking.element, answering.element);
  return { element, open };
}

/** The half in which one types: the field, the text, examples and options. */
function question() {
  const select = el("select", { id: "page-field", autocomplete: "off" });
  const about = el("p", { className: "note" });
  const input = el("textarea", { id: "page-text", rows: 1, autocomplete: "off", autocapitalize: "none", spellcheck: false });
  input.setAttribute("aria-describedby", "page-verdict");
  const label = el("label", { htmlFor: input.id });
  const chips = el("div", { className: "chips" });
  const controls = el("div", {});
  const options = el("details", { className: "options" }, el("summary", {}, "Options"), controls);
  const choice = el("div", {}, el("label", { htmlFor: select.id }, "Field"), select);
  return {
    select,
    input,
    element: el("div", { className: "asking" }, choice, about, el("div", { className: "text" }, label, input), chips, options),
    unfold: () => (options.open = true),
    show(field, optionElements, chipElements) {
      select.value = field.name;
      about.textContent = `${capital(field.about)}.`;
      label.textContent = field.type === "string" ? "Text" : "JSON";
      controls.replaceChildren(...optionElements);
      chips.replaceChildren(...chipElements);
    },
  };
}

/** The report of a text, or what keeps it from one. */
function check({ field, text }, options) {
  const parsed = valueOf(field, text);
  if (!parsed) return { fault: "This is not JSON yet." };
  try {
    return { value: parsed.value, report: checks[field.name].check(parsed.value, options) };
  } catch (error) {
    // An option may be half typed.
    return { fault: `${capital(error.message)}.` };
  }
}

/** What would pass in place of a text of which something is said. */
const suggest = ({ field, text }, options) => checks[field.name].suggest(text, options);

function chip(input, write) {
  const made = button("", () => write(input));
  made.append(...visible(input));
  return made;
}

const complain = ([name]) => (name ? `The address has “${name}” in it, which this page does not know.` : "");
