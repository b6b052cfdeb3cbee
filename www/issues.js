// Shows issues: each one at its control, and all in a list with links to the controls.

import { button, changed, el } from "./dom.js";

const WORD = { error: "Error", warning: "Warning" };

/** Shows the issues of one reading, errors first. */
export function show(issues, reading, list) {
  const at = new Map([...reading.places].map((place) => [place, []]));
  for (const issue of issues) at.get(reading.find(issue)).push(issue);
  for (const [place, own] of at) mark(place, own);
  list.replaceChildren(...issues.map((issue) => line(issue, reading.find(issue))));
}

/** The text for screen readers about the control that has the focus. */
export function spoken(issues, reading) {
  const own = issues.filter((issue) => reading.find(issue).target === document.activeElement);
  return own.map((issue) => `${where(issue)}: ${issue.severity}, ${issue.message}.`).join(" ");
}

function mark({ target, messages, suggest, depth }, issues) {
  const worst = issues[0]?.severity ?? "";
  target.dataset.state = worst;
  if (target.localName !== "fieldset") target.setAttribute("aria-invalid", worst === "error");
  messages.replaceChildren(...issues.map((issue) => message(issue, issue.path.length > depth)));
  const better = issues.length > 0 && !target.disabled && target.value && suggest?.(target.value);
  if (!better) return;
  const use = () => {
    target.value = better;
    target.focus();
    changed(target);
  };
  messages.append(button(`use ${better}`, use));
}

/** One issue as text, after its severity; with its path if it is `below` its control. */
function message(issue, below) {
  const text = below ? `${where(issue)} ${issue.message}` : issue.message;
  return el("p", { className: `issue ${issue.severity}` }, el("strong", {}, `${WORD[issue.severity]}:`), ` ${text}`);
}

const line = (issue, place) =>
  el("li", {}, link(issue, place), ` ${issue.message} `, el("code", { className: issue.severity }, issue.code));

const where = ({ pointer, params }) => params.name ?? (pointer || "body");

/** A link to a control. It also sets the caret to the issue, if its position is known. */
function link(issue, { target }) {
  const go = (event) => {
    event.preventDefault(); // Keep the endpoint in the URL.
    const control = target.localName === "fieldset" ? target.querySelector("input, select, textarea, button") : target;
    control.focus();
    const { at } = issue.params;
    if (at !== undefined && target.setSelectionRange) target.setSelectionRange(at, at + 1);
  };
  return el("a", { href: `#${target.id}`, className: issue.severity, onclick: go }, where(issue));
}
