// The options of an endpoint as controls, drawn from the catalog.

import { el } from "./dom.js";
import { words } from "./words.js";

/** What the page gives itself: the answer before the edit, the form's inputs, and messages. */
const OWN = ["before", "inputs", "ignore", "messages", "identitySchema", "template"];

const KINDS = {
  flag: {
    make: () => el("input", { type: "checkbox" }),
    read: ({ checked }) => (checked ? true : undefined),
    write: (input, value) => (input.checked = value === true),
  },
  count: {
    make: () => el("input", { type: "text", inputMode: "numeric", placeholder: "100" }),
    read: ({ value }) => (value === "" ? undefined : Number(value)),
  },
  texts: {
    make: () => el("input", { type: "text", placeholder: "en-us, de-de" }),
    read: ({ value }) => (value.trim() === "" ? undefined : value.split(/[\s,]+/).filter(Boolean)),
  },
  text: { make: () => el("input", { type: "text" }), read: ({ value }) => (value === "" ? undefined : value) },
};

const choiceOf = (choices) => ({
  make: () => el("select", {}, new Option("as usual", ""), ...choices.map((choice) => new Option(choice))),
  read: ({ value }) => (value === "" ? undefined : value),
});

/** Draws into `place`: { read(), state(), restore(state) }. `onInput` is called when one is changed. */
export function optionsPane(place, onInput) {
  let drawn = [];
  place.addEventListener("input", onInput);
  return {
    draw(rows) {
      drawn = rows
        .map((row) =>
          typeof row === "string" ? { name: row, kind: row === "strict" || row === "requireAccountId" ? "flag" : "text" } : row,
        )
        .filter(({ name }) => !OWN.includes(name))
        .map((row) => {
          const kind = row.choices ? choiceOf(row.choices) : (KINDS[row.kind] ?? KINDS.text);
          const input = kind.make();
          input.id = `option-${row.name}`;
          const about = el("p", { className: "note", id: `${input.id}-about` }, row.about ?? "");
          const fault = el("p", { className: "issue error", id: `${input.id}-fault`, hidden: true });
          input.setAttribute("aria-describedby", `${about.id} ${fault.id}`);
          const head = el(
            "div",
            { className: "head" },
            el("label", { htmlFor: input.id, className: "name" }, words(row.name)),
            el("code", {}, row.name),
          );
          return { row, kind, input, fault, element: el("div", { className: `member ${row.kind}` }, head, input, fault, about) };
        });
      place.replaceChildren(...drawn.map(({ element }) => element));
    },
    /** The options that are given and that `endpoint` takes; another has its message at its control. */
    read(endpoint) {
      const given = {};
      for (const { row, kind, input, fault } of drawn) {
        const value = kind.read(input);
        fault.hidden = true;
        input.removeAttribute("aria-invalid");
        if (value === undefined) continue;
        try {
          endpoint.with({ [row.name]: value });
          given[row.name] = value;
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          fault.textContent = error.message;
          fault.hidden = false;
          input.setAttribute("aria-invalid", "true");
        }
      }
      return given;
    },
    state: () =>
      Object.fromEntries(
        drawn.flatMap(({ row, kind, input }) =>
          kind === KINDS.flag ? (input.checked ? [[row.name, true]] : []) : input.value === "" ? [] : [[row.name, input.value]],
        ),
      ),
    restore(state) {
      for (const { row, kind, input } of drawn) {
        const value = Object.hasOwn(state, row.name) ? state[row.name] : undefined;
        if (kind.write) kind.write(input, value);
        else input.value = typeof value === "string" ? value : "";
      }
    },
  };
}
