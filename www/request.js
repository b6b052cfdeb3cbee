// The request pane: whether there is a request, what is wrong where there is none, the request with what changed, and copies.

import { button, el } from "./dom.js";
import { FORMATS } from "./code.js";
import { drawJson, newIn, parse } from "./json.js";
import { count, sentence } from "./words.js";

const bytes = (text) => new TextEncoder().encode(text).length;

/** The issues that the list shows at most. */
const MAX_LISTED = 12;

/** Draws into the elements of the page; `find(issue)` gives { label, go } of an issue: its words, and what leads there. */
export function requestPane({ state, jump, findings, formats, shown, copy, copied, credential, legend }, find) {
  let current;
  let format = "Request";

  formats.append(
    ...FORMATS.map(([name]) =>
      el(
        "label",
        {},
        el("input", { type: "radio", name: "format", value: name, checked: name === format, onchange: () => choose(name) }),
        el("span", {}, name),
      ),
    ),
  );
  copy.addEventListener("click", async () => {
    copied.textContent = await copyText(text());
  });

  const text = () => FORMATS.find(([name]) => name === format)[1](current);

  function choose(name) {
    format = name;
    draw();
  }

  function draw() {
    copied.textContent = "";
    for (const element of [formats, shown, copy, credential]) element.hidden = current === undefined;
    shown.replaceChildren();
    if (current === undefined) return;
    const isDrawn = format === "Request" || format === "JSON";
    shown.append(...(isDrawn ? current.requests.map(drawn) : [el("code", { className: "plain" }, text())]));
    legend.hidden = shown.querySelector("ins") === null;
  }

  function drawn({ method, path, headers, body }, index) {
    const base = current.base?.(index);
    const look = base && newIn(base);
    const head = el(
      "span",
      { className: "head-lines" },
      el("span", { className: "line" }, el("b", {}, method), ` ${path}`),
      ...Object.entries(headers).map(([name, value]) => el("span", { className: "line header" }, `${name}: ${value}`)),
    );
    return el("div", { className: "one" }, format === "Request" && head, drawJson(body, look));
  }

  return {
    /** `outcome`: { requests, issues, warnings, isUnchanged, table, doing, base }; `toList` leads to the form’s own list. */
    show(outcome) {
      const { requests, issues, warnings, isUnchanged, toList } = outcome;
      const isReady = issues.length === 0 && requests.length > 0 && !isUnchanged;
      current = isReady ? outcome : undefined;
      const said = summary(outcome, isReady);
      for (const place of [state, jump]) {
        if (place.textContent !== said) place.textContent = said;
        place.dataset.state = issues.length > 0 ? "error" : isReady ? (warnings.length > 0 ? "warning" : "ready") : "idle";
      }
      const all = [...issues, ...warnings];
      const isListed = toList && issues.length > 0;
      const lines = isListed
        ? [el("li", {}, button("Show them in the form", toList))]
        : all.slice(0, MAX_LISTED).map((issue) => line(issue, find(issue)));
      findings.replaceChildren(...lines);
      if (!isListed && all.length > MAX_LISTED) findings.append(el("li", {}, `… and ${all.length - MAX_LISTED} more.`));
      draw();
    },
  };
}

function summary({ requests, issues, warnings, isUnchanged }, isReady) {
  if (issues.length > 0) return `No request yet: ${count(issues.length, "thing")} to put right.`;
  if (isUnchanged || !isReady) return "Nothing is edited yet, so there is nothing to send.";
  const size = requests.reduce((sum, { body }) => sum + bytes(body), 0);
  const what =
    requests.length === 1 ? `Ready: ${size.toLocaleString("en")} bytes` : `Ready: ${requests.length} requests, in this order`;
  return `${what}${warnings.length > 0 ? `, with ${count(warnings.length, "warning")}` : ""}.`;
}

function line(issue, { label, go }) {
  const name = go ? button(label, go, { className: "link" }) : el("strong", {}, label);
  const kind = issue.severity === "warning" ? "Warning: " : "";
  return el(
    "li",
    { className: `issue ${issue.severity}` },
    label && name,
    label && ": ",
    kind,
    label ? issue.message : sentence(issue.message),
    " ",
    el("code", {}, issue.code),
  );
}

/** Copies a text, and says how it went. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return "The browser does not let this page copy: select the text instead.";
  }
}
