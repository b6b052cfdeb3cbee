// The path parameters and headers of an endpoint: a small form of its own, with its messages at its inputs.

import { el } from "./dom.js";
import { sentence, words } from "./words.js";

export function paramsPane(place, onInput) {
  let drawn = [];
  place.addEventListener("input", onInput);
  const valuesOf = (kind) =>
    Object.fromEntries(drawn.filter((row) => row.kind === kind).map(({ name, input }) => [name, input.value]));
  /** Read anew on every call, as `bindForm` takes it. */
  const live = (kind) =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        drawn.filter((row) => row.kind === kind).map(({ name, input }) => [name, { enumerable: true, get: () => input.value }]),
      ),
    );
  return {
    draw({ params, headers }, sample) {
      drawn = [
        ...params.map((row) => ["path", row, sample.params]),
        ...headers.map((row) => ["header", row, sample.headers]),
      ].map(([kind, { name }, given]) => {
        const id = `${kind}-${name}`;
        const input = el("input", {
          id,
          type: "text",
          value: given?.[name] ?? "",
          autocomplete: "off",
          autocapitalize: "none",
          spellcheck: false,
        });
        const messages = el("div", { className: "identity-patch-issues", id: `${id}-issues` });
        input.setAttribute("aria-describedby", messages.id);
        const head = el(
          "div",
          { className: "head" },
          el("label", { htmlFor: id, className: "name" }, words(name)),
          el("code", {}, name),
          el("span", { className: "must" }, kind === "path" ? "in the address" : "header"),
        );
        return { kind, name, input, messages, element: el("div", { className: "member" }, head, input, messages) };
      });
      place.replaceChildren(...drawn.map(({ element }) => element));
    },
    get params() {
      return live("path");
    },
    get headers() {
      return live("header");
    },
    state: () => ({ params: valuesOf("path"), headers: valuesOf("header") }),
    restore({ params, headers }) {
      for (const { kind, name, input } of drawn) input.value = (kind === "path" ? params : headers)[name] ?? "";
    },
    /** Shows those issues that are about the address or a header. */
    show(issues) {
      for (const { kind, name, input, messages } of drawn) {
        const own = issues.filter(({ params }) => params.in === kind && params.name === name);
        input.setAttribute("aria-invalid", String(own.some(({ severity }) => severity === "error")));
        messages.replaceChildren(
          ...own.map(({ severity, message }) => el("p", { className: `identity-patch-${severity}` }, sentence(message))),
        );
      }
    },
    find: ({ params }) => drawn.find(({ kind, name }) => params.in === kind && params.name === name),
  };
}
