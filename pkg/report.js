// What a caller gets: the module's report, what JSON could not hold, and the caller's own messages.

import { messages as english } from "./generated/messages.js";
import { joinPointer } from "./pointer.js";

export const clean = () => ({ ok: true, issues: [], warnings: [], truncated: false });

/**
 * The report on a document: what the module answered to its JSON text, nothing where that is clean, and what JSON could
 * not hold. `place` names a document that is not the draft; `beforeCulprits` are those in the option `before`.
 */
export function report(answer, { text, culprits }, options, place) {
  const { messages, maxIssues, strict, beforeCulprits } = options;
  if (culprits.length === 0 && beforeCulprits.length === 0) {
    if (answer === undefined) return clean();
    answer.issues ??= [];
    answer.warnings ??= [];
    answer.ok = answer.issues.length === 0;
    return applyMessages(answer, messages);
  }
  const found = text !== undefined && answer ? { ...clean(), ...answer } : clean();
  addCulprits(found, culprits, options, place);
  for (const { code, severity, path } of beforeCulprits) {
    const issue = facadeIssue(code, strict ? "error" : severity, path);
    issue.params.in = "before";
    const list = issue.severity === "error" ? found.issues : found.warnings;
    if (list.length < maxIssues) list.push(issue);
    else found.truncated = true;
  }
  found.ok = found.issues.length === 0;
  return applyMessages(found, messages);
}

/** Adds culprits to a report, as long as there is room: each takes the place of what else was found at its pointer. */
function addCulprits(found, culprits, { maxIssues, strict }, place) {
  const lists = { error: found.issues, warning: found.warnings };
  const counts = { error: found.issues.length, warning: found.warnings.length };
  const known = [...found.issues, ...found.warnings];
  const replaced = new Set();
  const replace = (issue) => {
    if (replaced.has(issue)) return;
    replaced.add(issue);
    counts[issue.severity] -= 1;
  };
  const byPointer = new Map();
  for (const issue of known) {
    const others = byPointer.get(issue.pointer);
    if (others) others.push(issue);
    else byPointer.set(issue.pointer, [issue]);
  }
  for (const { code, severity, path, isEmptied } of culprits) {
    const isError = severity === "error";
    // What stands for it in the text is not what was meant: nothing may be made of that.
    if (place && isError) found.json = found.requests = undefined;
    const given = strict ? "error" : severity;
    if (counts[given] >= maxIssues) {
      found.truncated = true;
      if (given === "error") break;
      continue;
    }
    const issue = facadeIssue(code, given, path);
    if (place) issue.params.in = place;
    const others = byPointer.get(issue.pointer) ?? [];
    // A value that is nothing at all is also of the wrong type, where the table wants one.
    if (code === "not_json" && !isEmptied && others.some((other) => other.severity === "error")) continue;
    for (const other of others) if (isError || other.severity === "warning") replace(other);
    // What is missing in an empty object may have been in what was given.
    if (isEmptied) for (const other of known) if (other.pointer.startsWith(`${issue.pointer}/`)) replace(other);
    byPointer.set(issue.pointer, [issue]);
    lists[given].push(issue);
    counts[given] += 1;
  }
  found.issues = found.issues.filter((issue) => !replaced.has(issue));
  found.warnings = found.warnings.filter((issue) => !replaced.has(issue));
}

/** An issue of the facade's own, of a code without parameters. */
export function facadeIssue(code, severity, steps) {
  const path = steps.map(wellFormed);
  return { code, severity, message: english[code], path, pointer: joinPointer(path), params: {} };
}

/** A name as the module reads it. */
const wellFormed = (step) => (typeof step === "string" ? step.replace(/\p{Surrogate}/gu, "\ufffd") : step);

/** A parameter in words. */
function paramText(params, name) {
  // The English messages have a type in words.
  if (name === "type") name = "expected";
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
