// Options as a caller gives them, and as the module reads them.

import { toJson } from "./json.js";
import { tag } from "./runtime.js";

/**
 * Options as the module reads them, and what the facade itself needs of them; `messages` stay here. `doubts` are what
 * JSON could not say of the answer `before`.
 */
export function read(options) {
  if (options === undefined) return { text: "", most: 100, doubts: [] };
  if (tag(options) !== "Object") throw new TypeError("the options must be a plain object");
  const { messages, before, ...rest } = options;
  const odd = Object.keys(rest).find((name) => typeof rest[name] === "function" || typeof rest[name] === "symbol");
  if (odd !== undefined) throw new TypeError(`option ${odd} must be data`);
  const most = rest.maxIssues ?? 100;
  const doubts = [];
  let { text } = toJson(rest);
  if (text === undefined) throw new TypeError("the options must be data");
  if (before !== undefined) {
    const { text: answer, culprits } = toJson(before);
    if (answer !== undefined) text = `{"before":${answer}${text === "{}" ? "" : ","}${text.slice(1)}`;
    for (const culprit of culprits) if (doubts.push(culprit) >= most) break;
  }
  return { text: text === "{}" ? "" : text, messages, most, doubts };
}

/** Options of a call over fixed ones: what is `undefined` is not said. */
export function over(given, own) {
  if (tag(own) !== "Object") throw new TypeError("the options must be a plain object");
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const messages = said.messages && { ...given?.messages, ...said.messages };
  return { ...given, ...said, ...(messages && { messages }) };
}

/** Chooses the options of a call: the fixed ones, unless it has its own. */
export function chooser(given) {
  const fixed = read(given);
  return (own) => (own === undefined ? fixed : read(over(given, own)));
}
