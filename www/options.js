// The options of an endpoint as controls, drawn from the catalog.

import { el } from "./dom.js";
import { field } from "./controls.js";
import { sentence, words } from "./words.js";

/** What the page gives itself: the answer before the edit, the form's inputs, messages, and what only code can make. */
const OWN = ["before", "inputs", "ignore", "messages", "identitySchema", "template"];

/** By kind: the control, and the option's value that it says, undefined where it says nothing. */
const KINDS = {
  flag: [() => el("input", { type: "checkbox" }), ({ checked }) => checked || undefined],
  count: [() => el("input", { type: "text", inputMode: "numeric" }), ({ value }) => (value === "" ? undefined : Number(value))],
  texts: [
    () => el("input", { type: "text" }),
    ({ value }) => (value.trim() === "" ? undefined : value.split(/[\s,]+/).filter(Boolean)),
  ],
  text: [() => el("input", { type: "text" }), ({ value }) => value || undefined],
};

const choice = (choices) => [
  () => el("select", {}, new Option("as usual", ""), ...choices.map((choice) => new Option(choice))),
  ({ value }) => value || undefined,
];

function drawOption({ name, kind, choices, about }) {
  const [make, read] = choices ? choice(choices) : (KINDS[kind] ?? KINDS.text);
  const input = make();
  input.id = `option-${name}`;
  const note = el("p", { className: "note", id: `${input.id}-about` }, sentence(about));
  const fault = el("p", { className: "issue error", id: `${input.id}-fault`, hidden: true });
  input.setAttribute("aria-describedby", `${note.id} ${fault.id}`);
  const element = field(words(name), input, [el("code", {}, name)], [fault, note]);
  element.classList.toggle("flag", kind === "flag");
  return { name, input, fault, element, read: () => read(input) };
}

/** Draws into `place`: { draw(rows), read(endpoint), state(), restore(state) }. `onInput` is called when one is changed. */
export function optionsPane(place, onInput) {
  let drawn = [];
  place.addEventListener("input", onInput);
  const isBox = ({ type }) => type === "checkbox";
  return {
    draw(rows) {
      drawn = rows.filter(({ name }) => !OWN.includes(name)).map(drawOption);
      place.replaceChildren(...drawn.map(({ element }) => element));
    },
    /** The options that are given and that `endpoint` takes; another has its message at its control. */
    read: (endpoint) => Object.fromEntries(drawn.flatMap((option) => readOption(endpoint, option))),
    /** What the controls say, by name: texts, and true. */
    state: () =>
      Object.fromEntries(
        drawn.map(({ name, input }) => [name, isBox(input) ? input.checked : input.value]).filter(([, value]) => value),
      ),
    restore(state) {
      for (const { name, input } of drawn) {
        const value = Object.hasOwn(state, name) ? state[name] : "";
        if (isBox(input)) input.checked = value === true;
        else input.value = typeof value === "string" ? value : "";
      }
    },
  };
}

function readOption(endpoint, { name, input, fault, read }) {
  const value = read();
  let message;
  try {
    if (value !== undefined) endpoint.with({ [name]: value });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    ({ message } = error);
  }
  fault.textContent = message ?? "";
  fault.hidden = message === undefined;
  if (message === undefined) input.removeAttribute("aria-invalid");
  else input.setAttribute("aria-invalid", "true");
  return value === undefined || message !== undefined ? [] : [[name, value]];
}
