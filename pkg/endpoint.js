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

  /** The options of a call, and the slot of the module that holds them. */
  const open = (own) => {
    ready();
    const options = choose(own);
    return [options, slotOf(options, "readEndpointOptions", number)];
  };

  const check = (draft, own) => {
    const [options, slot] = open(own);
    return report((json) => call((module) => module.checkDraft(number, write(json), slot, false)), toJson(draft), options);
  };

  return Object.freeze({
    ...facts,
    check,
    checkJson(json, own) {
      const [options, slot] = open(own);
      const checkText = () =>
        call((module) => {
          const length = typeof json === "string" ? write(wellFormed(json)) : writeBytes(bytes(json));
          return module.checkDraft(number, length, slot, true);
        });
      return report(checkText, IS_TEXT, options);
    },
    build(input, own) {
      const [options, slot] = open(own);
      if (!isPlainObject(input)) throw new TypeError("build takes { params, headers, draft }");
      const pairs = inputPairs(input);
      const draft = toJson(input.draft);
      const make = (json) =>
        call((module) => {
          const length = write(json);
          return module.build(number, length, writeInput(runtime, pairs, length), slot);
        });
      const { ok, request, ...found } = report(make, draft, options);
      if (!ok) return refusal(found);
      const { path, headers, body = draft.text } = request;
      return { ok, request: { method: row.method, path, headers, body }, warnings: found.warnings };
    },
    diff(before, after, own) {
      const [options, slot] = open(own);
      const compare = (before, after) => {
        const { draft, unchanged, report } = call((module) => module.diff(number, ...writeTwo(runtime, before, after), slot));
        return { ...report, draft: draft ?? unchanged, changed: draft !== undefined };
      };
      const { ok, draft, changed, ...found } = compareAnswers(before, after, options, compare);
      const edit = draft ?? compare("{}", "{}").draft;
      return ok ? { ok, draft: edit, changed, warnings: found.warnings } : { draft: edit, ...refusal(found) };
    },
    apply(before, draft, own) {
      const [options, slot] = open(own);
      const applyTo = (before, draft) => {
        const { value, report, ...found } = call((module) => module.apply(number, ...writeTwo(runtime, before, draft), slot));
        return { ...found, ...report, value };
      };
      const { ok, value, ...found } = report(
        (draft) => report((before) => applyTo(before, draft), toJson(before), { maxIssues: options.maxIssues }, "before"),
        toJson(draft),
        options,
      );
      return ok ? { ok, value, warnings: found.warnings } : refusal(found);
    },
    toForm(before, own) {
      const [, slot] = open(own);
      const { text } = toJson(before);
      const answer = text === undefined ? undefined : call((module) => module.toForm(number, write(text), slot));
      return answer?.values ?? {};
    },
    fromForm(form, own) {
      const [options, slot] = open(own);
      const entries = readEntries(form);
      const readable = options.beforeCulprits.length > 0 ? "[]" : entries;
      const read = () => {
        const { draft, report } = call((module) => module.fromForm(number, write(readable), slot));
        return { ...report, draft };
      };
      const { draft, issues } = report(read, IS_TEXT, options);
      return { draft, issues };
    },
    fromResponse(status, body, own) {
      if (!Number.isInteger(status) || status < 0 || status > 999) throw new TypeError("fromResponse takes an HTTP status");
      const { draft, ...rest } = own ?? {};
      const [{ messages }, slot] = open(own === undefined ? undefined : rest);
      // A body that was not parsed is JSON text as it stands.
      const answer = typeof body === "string" ? body : toJson(body).text;
      const sent = draft === undefined ? undefined : toJson(draft).text;
      const issues = call((module) => module.fromResponse(number, status, ...writeTwo(runtime, answer ?? "", sent ?? ""), slot));
      return applyMessages({ issues, warnings: [] }, messages).issues;
    },
    with: (own) => endpoint(runtime, number, row, mergeOptions(given, own)),
    "~standard": standard(schemas, check, choose()),
  });
}

/** What is JSON text already, in which JavaScript has lost nothing. */
const IS_TEXT = Object.freeze({ text: "", culprits: [] });

/** Writes two texts: their lengths. */
export function writeTwo({ write }, first, second) {
  const length = write(first);
  return [length, write(second, length)];
}

/** Writes an input's parameters and headers after `at` bytes: how many bytes they are. */
export function writeInput({ writePairs }, { params, headers }, at) {
  return writePairs(headers, writePairs(params, at)) - at;
}

/** The report on two answers: what `compare` finds in their JSON texts, and what JSON could not hold of either. */
export function compareAnswers(before, after, { messages, maxIssues }, compare) {
  return report(
    (before) => report((after) => compare(before, after), toJson(after), { maxIssues }, "after"),
    toJson(before),
    { messages, maxIssues },
    "before",
  );
}

const refusal = ({ issues, warnings, truncated = false }) => ({ ok: false, issues, warnings, truncated });

/** Path parameters and headers as pairs of a name and a value. */
export function inputPairs({ params = {}, headers = {} }) {
  if (!isPlainObject(params)) throw new TypeError("params must be a plain object");
  if (!isPlainObject(headers)) throw new TypeError("headers must be a plain object");
  return { params: Object.entries(params), headers: Object.entries(headers).filter(([, value]) => value !== undefined) };
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
