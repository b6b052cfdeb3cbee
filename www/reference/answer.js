// The half of the playground that answers: the verdict, each issue with its place, the suggestion, and the same as code.

import { button, el } from "../dom.js";
import { capital, cut, literal } from "./parts.js";
import { placeOf } from "./place.js";
import { VERDICTS, verdictOf } from "./verdict.js";

/** `write` takes a suggestion over. */
export function answer(write) {
  const verdict = el("p", { className: "verdict", id: "page-verdict", role: "status" });
  const issues = el("div", { className: "issues" });
  const suggested = el("div", { className: "suggestion" });
  const call = el("pre", {});
  const answered = el("pre", {});
  const sources = el("ul", {});
  const element = el("div", { className: "answering" }, verdict, issues, suggested,
    el("details", {}, el("summary", {}, "Where the rules come from"), sources),
    el("details", {}, el("summary", {}, "As code"), call, answered));

  function show({ field, text, options, report, fault, value, suggestion }) {
    const kind = report ? verdictOf(report) : "error";
    verdict.className = `verdict ${kind}`;
    verdict.textContent = capital(VERDICTS[kind]);
    const found = report ? [...report.issues, ...report.warnings] : [];
    issues.replaceChildren(...(fault ? [el("p", {}, fault)] : found.map((issue) => describe(issue, field, value))));
    suggested.replaceChildren(...(kind === "valid" || suggestion === undefined ? [] : [take(suggestion, write)]));
    call.textContent = inCode(field, text, options);
    answered.textContent = report ? JSON.stringify(report, null, 2) : "";
  }
  return { element, show, sources: (field) => sources.replaceChildren(...field.sources.map((source) => el("li", {}, source))) };
}

/** The button that takes a suggestion over, and leads back to the text. */
function take(suggestion, write) {
  const made = button("", () => {
    write(suggestion);
    document.getElementById("page-text").focus();
  }, { className: "main" });
  made.append("Use ", ...literal(suggestion));
  return made;
}

/** One issue: what is expected, where, and its code. */
function describe(issue, field, value) {
  const subject = issue.pointer ? [el("code", {}, issue.pointer), " "] : [field.type === "string" ? "It " : "The value "];
  const { at, marked } = placeOf(issue, value);
  return el("div", { className: `issue ${issue.severity}` },
    el("p", {}, ...subject, `${issue.message}.`),
    marked && el("p", { className: "place" }, ...marked),
    el("p", { className: "note" }, el("a", { href: `codes.html#${issue.code}` }, issue.code), at === undefined ? "" : ` at ${at}`));
}

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** The call that gives the same answer; a long text is cut. */
function inCode({ name, type }, text, options) {
  const value = type === "string" ? JSON.stringify(cut(text)) : cut(text);
  const given = Object.keys(options).length > 0 ? `, ${JSON.stringify(options)}` : "";
  return `import { ${camel(name)} } from "identity-patch/fields";\n\n${camel(name)}.check(${value}${given})`;
}
