// What a caller gets: the module's report, what JSON could not hold, and the caller's own messages.

import { messages as english } from "./generated/messages.js";

export const clean = () => ({ ok: true, issues: [], warnings: [], truncated: false });

/**
 * The report on a value: what the module answered to its JSON text, nothing where that is clean, and what JSON could not
 * hold. `place` names a value that is not the draft; `beforeCulprits` are those in the option `before`.
 */
export function report(answer, { text, culprits }, { messages, maxIssues, beforeCulprits }, place) {
  if (culprits.length === 0 && beforeCulprits.length === 0) {
    if (answer === undefined) return clean();
    answer.issues ??= [];
    answer.warnings ??= [];
    answer.ok = answer.issues.length === 0;
    return applyMessages(answer, messages);
  }
  const found = text !== undefined && answer ? { ...clean(), ...answer } : clean();
  for (const culprit of culprits) {
    // It has become a null in the text: nothing may be made of that.
    if (place) found.draft = found.requests = undefined;
    if (!addCulprit(found, culprit, maxIssues, place)) break;
  }
  for (const { code, severity, path } of beforeCulprits) {
    const issue = facadeIssue(code, severity, path);
    issue.params.in = "before";
    if (found.issues.length < maxIssues) found.issues.push(issue);
    else found.truncated = true;
  }
  found.ok = found.issues.length === 0;
  return applyMessages(found, messages);
}

/** Adds a culprit to a report, and says whether there is room for another. */
function addCulprit(found, { code, severity, path }, maxIssues, place) {
  const list = severity === "error" ? "issues" : "warnings";
  if (found[list].length >= maxIssues) {
    found.truncated = true;
    return severity !== "error";
  }
  const issue = facadeIssue(code, severity, path);
  if (place) issue.params.in = place;
  const elsewhere = ({ pointer }) => pointer !== issue.pointer;
  // A value that is nothing at all is also of the wrong type, where the table wants one.
  if (code === "not_json" && !found.issues.every(elsewhere)) return true;
  found.issues = found.issues.filter(elsewhere);
  found.warnings = found.warnings.filter(elsewhere);
  found[list].push(issue);
  return true;
}

/** An issue of the facade's own, of a code without parameters. */
export function facadeIssue(code, severity, steps) {
  const path = steps.map(wellFormed);
  return { code, severity, message: english[code], path, pointer: joinPointer(path), params: {} };
}

/** A name as the module reads it. */
const wellFormed = (step) => (typeof step === "string" ? step.replace(/\p{Surrogate}/gu, "\ufffd") : step);

/** The JSON Pointer of these steps, RFC 6901. */
export const joinPointer = (path) => path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** A parameter in words. */
function paramText(params, name) {
  if (!Object.hasOwn(params, name)) return undefined;
  return Array.isArray(params[name]) ? params[name].join(", ") : String(params[name]);
}

/** Puts a caller's own messages in place of the English ones. */
export function applyMessages(found, messages) {
  if (messages) {
    for (const issue of [...found.issues, ...found.warnings]) {
      const own = Object.hasOwn(messages, issue.code) ? messages[issue.code] : undefined;
      const text = typeof own === "function" ? own(issue) : own;
      if (typeof text === "string") {
        issue.message = text.replace(/\{(\w+)\}/g, (whole, name) => paramText(issue.params, name) ?? whole);
      }
    }
  }
  return found;
}
