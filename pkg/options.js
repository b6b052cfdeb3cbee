// Options as a caller gives them, and as the module reads them. What is misspelt is refused here, where it is given:
// before the module is compiled, too.

import { readDocument } from "./document.js";
import { codes, descriptions } from "./generated/options.js";
import { toJson } from "./json.js";
import { isPlainObject } from "./runtime.js";

const DEFAULT_MAX_ISSUES = 100;

const NO_CULPRITS = Object.freeze([]);

/** Whether a value is one of a kind of option (`OptionValue` in `src/table/options.rs`); any document may be one. */
const IS_ONE = {
  count: (value) => Number.isInteger(value) && value > 0,
  texts: (value) => Array.isArray(value) && value.every((text) => typeof text === "string"),
  country: (value) => typeof value === "string" && /^[A-Z]{2}$/.test(value),
  flag: (value) => typeof value === "boolean",
  version: (value) => typeof value === "string" && /^\d+\.\d+\.\d+$/.test(value),
  document: () => true,
};

/** Throws at an option that is not among the `kinds`, or that has a value that it cannot have. */
function refuseMisspelt(options, kinds) {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || name === "messages") continue;
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) throw new TypeError(`unknown option ${name}: this takes ${Object.keys(kinds).join(", ")}`);
    const isOne = Array.isArray(kind) ? kind.includes(value) : IS_ONE[kind](value);
    if (!isOne) throw new TypeError(`option ${name} must be ${Array.isArray(kind) ? kind.join(" or ") : descriptions[kind]}`);
  }
  if (options.messages !== undefined) refuseMessages(options.messages);
}

let knownCodes;

function refuseMessages(messages) {
  if (!isPlainObject(messages)) throw new TypeError("option messages must be a plain object");
  knownCodes ??= new Set(codes.split(" "));
  for (const [code, message] of Object.entries(messages)) {
    if (!knownCodes.has(code)) throw new TypeError(`option messages: there is no code ${code}`);
    if (message !== undefined && typeof message !== "string" && typeof message !== "function") {
      throw new TypeError(`option messages: the message of ${code} must be a text or a function`);
    }
  }
}

/**
 * Options as the module reads them, and what the facade itself needs of them; `messages` stay here, and `before` crosses
 * apart. `fixed`: whether more than one call has them. `beforeCulprits` are what JSON could not hold of `before`.
 */
export function readOptions(options, fixed, kinds) {
  if (options === undefined) {
    return { text: "", maxIssues: DEFAULT_MAX_ISSUES, messages: undefined, strict: false, fixed, before: undefined, beforeCulprits: NO_CULPRITS };
  }
  if (!isPlainObject(options)) throw new TypeError("the options must be a plain object");
  refuseMisspelt(options, kinds);
  const { messages, before: given, ...rest } = options;
  const { text } = toJson(rest);
  if (text === undefined) throw new TypeError("the options must be data");
  const { maxIssues = DEFAULT_MAX_ISSUES, strict = false } = rest;
  const document = given === undefined ? undefined : readDocument(given);
  const beforeCulprits = [];
  for (const culprit of document?.culprits ?? NO_CULPRITS) if (beforeCulprits.push(culprit) >= maxIssues) break;
  const before = document?.text === undefined ? undefined : document;
  return { text: text === "{}" ? "" : text, maxIssues, messages, strict, fixed, before, beforeCulprits };
}

/** Under this name, fields, endpoints and plans hold the options that `with` fixed, for `identity-patch/bulk` to read. */
export const FIXED = Symbol.for("identity-patch.options");

/** Freezes what is offered to a caller, with its fixed options. */
export const freeze = (offered, given) => Object.freeze(Object.defineProperty(offered, FIXED, { value: given }));

const withoutUndefined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** Options of a call, and for the rest the fixed ones: what is `undefined` counts as not given. */
export function mergeOptions(fixed, own) {
  if (!isPlainObject(own)) throw new TypeError("the options must be a plain object");
  const given = withoutUndefined(own);
  const messages = isPlainObject(given.messages) ? { ...fixed?.messages, ...withoutUndefined(given.messages) } : given.messages;
  return { ...fixed, ...given, ...(messages !== undefined && { messages }) };
}

/** Chooses the options of a call: the fixed ones, unless it has its own. */
export function optionsChooser(given, kinds) {
  const fixed = readOptions(given, true, kinds);
  return (own) => (own === undefined ? fixed : readOptions(mergeOptions(given, own), false, kinds));
}
