// What a caller gets: the module's report, what JSON could not say, and the caller's own messages.

import { call } from "./runtime.js";

export const clean = () => ({ ok: true, issues: [], warnings: [], truncated: false });

/**
 * The report on a value: what `check` says of its JSON text, and what JSON could not say. `check` is asked even where
 * there is no text, for it reads the options too. `place` names a value that is not the draft; `doubts` are culprits in
 * the option `before`.
 */
export function report(check, { text, culprits }, { messages, most, doubts = [] }, place) {
  const said = check(text ?? "null");
  const found = (text !== undefined && said) || clean();
  for (const { code, severity, path } of culprits) {
    // It has become a null in the text: nothing may be made of that.
    if (place) found.draft = found.requests = undefined;
    const list = severity === "error" ? "issues" : "warnings";
    if (found[list].length >= most) {
      found.truncated = true;
      if (severity === "error") break;
      continue;
    }
    const issue = own(code, severity, path);
    if (place) issue.params.in = place;
    const elsewhere = ({ pointer }) => pointer !== issue.pointer;
    // A value that is nothing at all is also of the wrong type, where the table wants one.
    if (code === "not_json" && !found.issues.every(elsewhere)) continue;
    found.issues = found.issues.filter(elsewhere);
    found.warnings = found.warnings.filter(elsewhere);
    found[list].push(issue);
  }
  for (const { code, severity, path } of doubts) {
    const issue = own(code, severity, path);
    issue.params.in = "before";
    if (found.issues.length < most) found.issues.push(issue);
    else found.truncated = true;
  }
  found.ok = found.issues.length === 0;
  return speak(found, messages);
}

/** An issue of the facade's own, of a code without parameters. */
export function own(code, severity, steps) {
  const path = steps.map(wellFormed);
  const message = call((glue) => glue.message(code));
  return { code, severity, message, path, pointer: pointer(path), params: {} };
}

/** A name as the module reads it. */
const wellFormed = (step) => (typeof step === "string" ? step.replace(/\p{Surrogate}/gu, "\ufffd") : step);

/** The JSON Pointer of these steps, RFC 6901. */
export const pointer = (path) => path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** A parameter in words. */
function filled(params, name) {
  if (!Object.hasOwn(params, name)) return undefined;
  return Array.isArray(params[name]) ? params[name].join(", ") : String(params[name]);
}

/** Puts a caller's own messages in place of the English ones. */
export function speak(found, messages) {
  if (messages) {
    for (const issue of [...found.issues, ...found.warnings]) {
      const text = Object.hasOwn(messages, issue.code) ? messages[issue.code] : undefined;
      const said = typeof text === "function" ? text(issue) : text;
      if (typeof said === "string") issue.message = said.replace(/\{(\w+)\}/g, (whole, name) => filled(issue.params, name) ?? whole);
    }
  }
  return found;
}
