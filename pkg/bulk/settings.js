// The options of a stream itself; those of its field or endpoint are in ../options.js.

import { isPlainObject } from "../runtime.js";

const isText = (value) => typeof value === "string";

const isParam = (value) => isText(value) || typeof value === "function" || (isPlainObject(value) && isText(value.member));

/** A method of these names: an iterable, a stream of the web, a Blob. */
const ITERATES = [Symbol.asyncIterator, Symbol.iterator, "getReader", "stream"];

const isStream = (value) =>
  ArrayBuffer.isView(value) ||
  value instanceof ArrayBuffer ||
  value instanceof URL ||
  ITERATES.some((name) => typeof value[name] === "function");

/** Whether records can be read from a value. */
export const isData = (value) => isText(value) || (typeof value === "object" && value !== null && isStream(value));

const FORMATS = ["auto", "ndjson", "json", "csv", "lines"];

/** Each option: which streams take it, what its value may be, and that in words. */
const SETTINGS = {
  format: { test: (value) => FORMATS.includes(value), words: FORMATS.join(", ") },
  delimiter: {
    test: (value) => isText(value) && /^[^\x80-\uffff"\r\n]$/.test(value),
    words: "one ASCII character, and no quote or line break",
  },
  jobs: { test: (value) => Number.isInteger(value) && value > 0, words: "a whole number from 1" },
  all: { test: (value) => typeof value === "boolean", words: "true or false" },
  onProgress: { test: (value) => typeof value === "function", words: "a function" },
  signal: { test: (value) => typeof value?.addEventListener === "function", words: "an AbortSignal" },
  ignore: { of: ["endpoint"], test: (value) => Array.isArray(value) && value.every(isText), words: "a list of texts" },
  draft: { of: ["endpoint"], verbs: ["check", "build"], test: isText, words: "the name of a member" },
  params: {
    of: ["endpoint", "plan"],
    verbs: ["build", "diff"],
    test: (value) => isPlainObject(value) && Object.values(value).every(isParam),
    words: "an object of texts, { member }, or functions of the record",
  },
  headers: {
    of: ["endpoint", "plan"],
    verbs: ["build", "diff"],
    test: (value) => isPlainObject(value) && Object.values(value).every((header) => header === undefined || isText(header)),
    words: "an object of texts",
  },
};

/** Divides options into the `settings` of a stream and the `rest`; throws at one that the stream does not take. */
export function refuse(verb, target, options, kinds) {
  const settings = {};
  const rest = {};
  const taken = Object.keys(SETTINGS).filter((name) => {
    const { of = [target.kind], verbs = [verb] } = SETTINGS[name];
    return of.includes(target.kind) && verbs.includes(verb);
  });
  for (const [name, value] of Object.entries(options)) {
    if (taken.includes(name)) {
      const { test, words } = SETTINGS[name];
      if (!test(value)) throw new TypeError(`option ${name} must be ${words}`);
      settings[name] = value;
    } else if (name === "messages" || Object.hasOwn(kinds, name)) rest[name] = value;
    else throw new TypeError(`unknown option ${name}: this takes ${[...new Set([...taken, ...Object.keys(kinds)])].join(", ")}`);
  }
  refuseParams(verb, target, settings);
  return { settings, rest };
}

/** Every parameter of the path has to be given, and no other. */
function refuseParams(verb, { kind, row }, { params }) {
  const isNeeded = verb === "build" || kind === "plan";
  if (params === undefined && !isNeeded) return;
  // Every other part of a path is a parameter's name.
  const names = row.path.split(/[{}]/).filter((part, at) => at % 2 === 1);
  const missing = names.find((name) => params?.[name] === undefined);
  if (missing !== undefined) throw new TypeError(`params.${missing} must be given: the path is ${row.path}`);
  const unknown = Object.keys(params).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new TypeError(`the path ${row.path} has no parameter ${unknown}`);
  const isFunction = Object.values(params).some((param) => typeof param === "function");
  if (isFunction && verb === "diff") throw new TypeError("params of diffStream are texts or { member }");
}
