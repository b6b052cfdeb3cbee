// An endpoint: what is found in a draft, the request that carries it, and the edits that it makes.

import { readEntries } from "./entries.js";
import { toJson } from "./json.js";
import { mergeOptions, optionsChooser } from "./options.js";
import { applyMessages, report } from "./report.js";
import { isPlainObject, isWellFormed, tag } from "./runtime.js";
import { standard } from "./standard.js";

export function endpoint(runtime, number, row, given) {
  const { call, ready, slotOf, write, writeBytes } = runtime;
  const { schemas, ...facts } = row;
  const choose = optionsChooser(given);
  const pathParts = row.path.split(/[{}]/);

  /**
   * The slot of the module that holds these options. To be opened right before the call, once all that the caller gave is
   * read: a getter or a `toJSON` may itself call the package, with options of its own.
   */
  const openSlot = (options) => {
    ready();
    return slotOf(options, "readEndpointOptions", number);
  };

  const check = (draft, own) => {
    const options = choose(own);
    const json = toJson(draft);
    const slot = openSlot(options);
    return report(call((module) => module.checkDraft(number, write(textOf(json)), slot, false)), json, options);
  };

  return Object.freeze({
    ...facts,
    check,
    checkJson(json, own) {
      const options = choose(own);
      const source = typeof json === "string" ? wellFormed(json) : bytes(json);
      const slot = openSlot(options);
      const answer = call((module) => {
        const length = typeof source === "string" ? write(source) : writeBytes(source);
        return module.checkDraft(number, length, slot, true);
      });
      return report(answer, IS_TEXT, options);
    },
    checkAnswer(answer, own) {
      const options = choose(own);
      const json = toJson(answer);
      const slot = openSlot(options);
      return report(call((module) => module.checkAnswer(number, write(textOf(json)), slot, false)), json, options);
    },
    build(input, own) {
      const options = choose(own);
      if (!isPlainObject(input)) throw new TypeError("build takes { params, headers, draft }");
      const pairs = readInput(input);
      const json = toJson(input.draft);
      const slot = openSlot(options);
      const answer = call((module) => {
        const length = write(textOf(json));
        return module.build(number, length, writeInput(runtime, pairs, length), slot);
      });
      const { ok, request, ...found } = report(answer, json, options);
      if (!ok) return refusal(found);
      const { path, headers, body = json.text } = request ?? plainRequest(pathParts, pairs);
      return { ok, request: { method: row.method, path, headers, body }, warnings: found.warnings };
    },
    diff(before, after, own) {
      const options = choose(own);
      const compare = (before, after) => {
        const slot = openSlot(options);
        const { draft, unchanged, report } = call((module) => module.diff(number, ...writeTwo(runtime, before, after), slot));
        return { ...report, draft: draft ?? unchanged, changed: draft !== undefined };
      };
      const { ok, draft, changed, ...found } = compareAnswers(before, after, options, compare);
      const edit = draft ?? compare("{}", "{}").draft;
      return ok ? { ok, draft: edit, changed, warnings: found.warnings } : { draft: edit, ...refusal(found) };
    },
    apply(before, draft, own) {
      const options = choose(own);
      const edit = toJson(draft);
      const document = toJson(before);
      const slot = openSlot(options);
      const { value: made, report: beside, ...refused } = call((module) =>
        module.apply(number, ...writeTwo(runtime, textOf(document), textOf(edit)), slot),
      );
      const answer = report({ ...refused, ...beside, value: made }, document, within(options), "before");
      const { ok, value, ...found } = report(answer, edit, options);
      return ok ? { ok, value, warnings: found.warnings } : refusal(found);
    },
    toForm(before, own) {
      const options = choose(own);
      const { text } = toJson(before);
      const slot = openSlot(options);
      const answer = text === undefined ? undefined : call((module) => module.toForm(number, write(text), slot));
      return answer?.values ?? {};
    },
    fromForm(form, own) {
      const options = choose(own);
      const entries = readEntries(form);
      const slot = openSlot(options);
      const readable = options.beforeCulprits.length > 0 ? "[]" : entries.text;
      const { draft: read, report: beside } = call((module) => module.fromForm(number, write(readable), slot));
      const { draft, issues, warnings } = report({ ...beside, draft: read }, entries, options);
      return { draft, issues, warnings };
    },
    fromResponse(status, body, own) {
      if (!Number.isInteger(status) || status < 0 || status > 999) throw new TypeError("fromResponse takes an HTTP status");
      const { draft, ...rest } = own ?? {};
      const options = choose(own === undefined ? undefined : rest);
      // A body that was not parsed is JSON text as it stands.
      const answer = typeof body === "string" ? body : toJson(body).text;
      const sent = draft === undefined ? undefined : toJson(draft).text;
      const slot = openSlot(options);
      const issues = call((module) => module.fromResponse(number, status, ...writeTwo(runtime, answer ?? "", sent ?? ""), slot));
      return applyMessages({ issues, warnings: [] }, options.messages).issues;
    },
    with: (own) => endpoint(runtime, number, row, mergeOptions(given, own)),
    "~standard": standard(schemas, check, choose()),
  });
}

/** JSON text from the caller: JavaScript has lost nothing of it. */
const IS_TEXT = Object.freeze({ text: "", culprits: Object.freeze([]) });

/** The text that the module is given even where there is none: it reads the options too. */
const textOf = ({ text = "null" }) => text;

/** Writes two texts: their lengths. */
export function writeTwo({ write }, first, second) {
  const length = write(first);
  return [length, write(second, length)];
}

/** Writes an input's parameters and headers after `at` bytes: how many bytes they are. */
export function writeInput({ writePairs }, { params, headers, names, headerNames }, at) {
  return writePairs(headers, headerNames, writePairs(params, names, at)) - at;
}

/** The report on two answers: what `compare` finds in their JSON texts, and what JSON could not hold of either. */
export function compareAnswers(before, after, options, compare) {
  const first = toJson(before);
  const second = toJson(after);
  const inner = within(options);
  const { beforeCulprits } = inner;
  const answer = report(compare(textOf(first), textOf(second)), second, inner, "after");
  return report(answer, first, { ...options, beforeCulprits }, "before");
}

/** Options of a report that goes into another: the outer one applies the messages. */
const within = ({ maxIssues }) => ({ maxIssues, messages: undefined, beforeCulprits: IS_TEXT.culprits });

const refusal = ({ issues, warnings, truncated = false }) => ({ ok: false, issues, warnings, truncated });

/** Path parameters and headers, and their names: a header that is `undefined` counts as not given. */
export function readInput({ params = {}, headers = NO_HEADERS }) {
  if (!isPlainObject(params)) throw new TypeError("params must be a plain object");
  if (!isPlainObject(headers)) throw new TypeError("headers must be a plain object");
  // Copies: a getter is read once, and before anything is written into the module's buffer.
  const copies = { params: { ...params }, headers: { ...headers } };
  const headerNames = Object.keys(copies.headers).filter((name) => copies.headers[name] !== undefined);
  return { ...copies, names: Object.keys(copies.params), headerNames };
}

const NO_HEADERS = Object.freeze({});

/** The request where no header was given and no parameter has a character that a path would escape. */
function plainRequest(pathParts, { params }) {
  // Every other part of a path is a parameter's name.
  const path = pathParts.map((part, at) => (at % 2 === 1 ? params[part] : part)).join("");
  return { path, headers: { "Content-Type": "application/json" } };
}

/** Half a surrogate pair has no bytes: in JSON text it is written as an escape, which says the same. */
function wellFormed(json) {
  if (isWellFormed(json)) return json;
  return json.replace(/\p{Surrogate}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}

/** The bytes of JSON text. */
function bytes(json) {
  if (ArrayBuffer.isView(json)) return new Uint8Array(json.buffer, json.byteOffset, json.byteLength);
  if (tag(json).endsWith("ArrayBuffer")) return new Uint8Array(json);
  throw new TypeError("checkJson takes JSON text, or its bytes");
}
