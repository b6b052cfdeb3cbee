// The response pane: what a server answered, and its error in plain words on the fields that it is about.

import { button, el } from "./dom.js";
import { isJson, pretty } from "./json.js";
import { sentence } from "./words.js";

/** `show(status, body)` puts an answer on the fields and gives its issues; `find(issue)` gives { label, go }. */
export function responsePane(place, { show, find }) {
  let refusals = [];
  const status = el("input", { id: "response-status", type: "text", inputMode: "numeric", autocomplete: "off" });
  const body = el("textarea", { id: "response-body", className: "code", rows: 7, spellcheck: false, autocomplete: "off" });
  const samples = el("select", { id: "response-sample", onchange: () => take(refusals[samples.value]) });
  const found = el("ul", { id: "response-findings" });
  const said = el("p", { id: "response-said", role: "status" });
  const put = button("Put it on the fields", () => run(), { className: "main" });
  const field = (text, input) =>
    el(
      "div",
      { className: "member" },
      el("div", { className: "head" }, el("label", { htmlFor: input.id, className: "name" }, text)),
      input,
    );
  place.append(
    field("A refusal to try", samples),
    field("Status", status),
    field("Body, as JSON", body),
    el("p", { className: "buttons" }, put),
    said,
    found,
  );

  function take(sample) {
    status.value = sample ? String(sample.status) : "";
    body.value = sample ? pretty(JSON.stringify(sample.body)) : "";
    clear();
  }

  function clear() {
    said.textContent = "";
    found.replaceChildren();
  }

  function run() {
    clear();
    if (!/^[1-9]\d\d$/.test(status.value.trim())) {
      said.textContent = "Type the status first: a number of three digits, such as 400.";
      status.focus();
      return;
    }
    const text = body.value.trim();
    // An answer that is no JSON, a proxy's page, is one too.
    const issues = show(Number(status.value), text === "" ? undefined : isJson(text) ? JSON.parse(text) : text);
    said.textContent = issues.length === 0 ? "The server took it: there is nothing to put right." : "The server refused it:";
    found.replaceChildren(
      ...issues.map((issue) => {
        const { label, go } = find(issue);
        return el(
          "li",
          { className: "issue error" },
          label && (go ? button(label, go, { className: "link" }) : el("strong", {}, label)),
          label && ": ",
          label ? issue.message : sentence(issue.message),
          " ",
          el("code", {}, issue.code),
        );
      }),
    );
  }

  return {
    draw(rows) {
      refusals = rows;
      samples.replaceChildren(
        new Option("choose one", ""),
        ...rows.map(({ status, text }, index) => new Option(`${status}: ${text}`, index)),
      );
      take(undefined);
    },
    clear,
  };
}
