// Options as a caller gives them, and as the module reads them.

import { toJson } from "./json.js";
import { isPlainObject } from "./runtime.js";

const DEFAULT_MAX_ISSUES = 100;

const NO_CULPRITS = Object.freeze([]);

/**
 * Options as the module reads them, and what the facade itself needs of them; `messages` stay here. `fixed`: whether
 * more than one call has them. `hasBefore`: whether they have the answer `before`; `beforeCulprits` are what JSON could
 * not hold of it.
 */
export function readOptions(options, fixed) {
  if (options === undefined) {
    return { text: "", maxIssues: DEFAULT_MAX_ISSUES, messages: undefined, fixed, hasBefore: false, beforeCulprits: NO_CULPRITS };
  }
  if (!isPlainObject(options)) throw new TypeError("the options must be a plain object");
  const { messages, before, ...rest } = options;
  const odd = Object.keys(rest).find((name) => typeof rest[name] === "function" || typeof rest[name] === "symbol");
  if (odd !== undefined) throw new TypeError(`option ${odd} must be data`);
  const maxIssues = rest.maxIssues ?? DEFAULT_MAX_ISSUES;
  const beforeCulprits = [];
  let { text } = toJson(rest);
  if (text === undefined) throw new TypeError("the options must be data");
  if (before !== undefined) {
    const { text: answer, culprits } = toJson(before);
    if (answer !== undefined) text = `{"before":${answer}${text === "{}" ? "" : ","}${text.slice(1)}`;
    for (const culprit of culprits) if (beforeCulprits.push(culprit) >= maxIssues) break;
  }
  return { text: text === "{}" ? "" : text, maxIssues, messages, fixed, hasBefore: before !== undefined, beforeCulprits };
}

/** Options of a call, and for the rest the fixed ones: what is `undefined` counts as not given. */
export function mergeOptions(fixed, own) {
  if (!isPlainObject(own)) throw new TypeError("the options must be a plain object");
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const messages = given.messages && { ...fixed?.messages, ...given.messages };
  return { ...fixed, ...given, ...(messages && { messages }) };
}

/** Chooses the options of a call: the fixed ones, unless it has its own. */
export function optionsChooser(given) {
  const fixed = readOptions(given, true);
  return (own) => (own === undefined ? fixed : readOptions(mergeOptions(given, own), false));
}
