// An endpoint: what is found in a draft, the request that carries it, and the edits that it makes.

import { FROM_TEXT, readData, readDocument, readText } from "./document.js";
import { readEntries } from "./entries.js";
import { ofEndpoints } from "./generated/options.js";
import { freeze, mergeOptions, optionsChooser } from "./options.js";
import { pointerOf } from "./pointer.js";
import { applyMessages, report } from "./report.js";
import { isPlainObject } from "./runtime.js";
import { standard } from "./standard.js";
import { makeDecoder } from "./utf8.js";

export function endpoint(runtime, number, row, given) {
  const { call, callBeside, ready, slotOf, write, writeDocument } = runtime;
  const { schemas, options: ownKinds, ...facts } = row;
  const choose = optionsChooser(given, { ...ofEndpoints, ...ownKinds });
  const pathParts = row.path.split(/[{}]/);

  /**
   * What `run` answers, which is given the module and the slot of these options; `by` is `call` or `callBeside`. To be used
   * once all that the caller gave is read: a getter or a `toJSON` may itself call the package, with options of its own.
   */
  const ask = (by, options, run) => {
    ready();
    return by(run, () => slotOf(options, "readEndpointOptions", number));
  };

  const emptyDraft = () => callBeside((module) => module.diff(number, ...writeTwo(runtime, EMPTY, EMPTY), DEFAULT_SLOT)).json;

  const checkDocument = (document, options) => {
    const run = (module, slot) => module.checkDraft(number, writeDocument(document), document.from, slot);
    return report(ask(call, options, run), document, options);
  };

  const check = (draft, own) => {
    const options = choose(own);
    return checkDocument(readData(draft), options);
  };

  const offered = {
    ...facts,
    check,
    checkJson(json, own) {
      const options = choose(own);
      return checkDocument(jsonText(json, "checkJson takes"), options);
    },
    checkAnswer(answer, own) {
      const options = choose(own);
      const document = readDocument(answer);
      const run = (module, slot) => module.checkAnswer(number, writeDocument(document), document.from, slot);
      return report(ask(call, options, run), document, options);
    },
    build(input, own) {
      const options = choose(own);
      if (!isPlainObject(input)) throw new TypeError("build takes { params, headers, draft }");
      const pairs = readInput(input);
      const document = readDraft(input);
      const answer = ask(call, options, (module, slot) => {
        const length = writeDocument(document);
        return module.build(number, length, document.from, writeInput(runtime, pairs, length), slot);
      });
      const { ok, request, ...found } = report(answer, document, options);
      if (!ok) return refusal(found);
      const { path, headers, body = textOf(document) } = request ?? plainRequest(pathParts, pairs);
      return { ok, request: { method: row.method, path, headers, body }, warnings: found.warnings };
    },
    diff(before, after, own) {
      const options = choose(own);
      const compare = (before, after) => {
        const run = (module, slot) => module.diff(number, ...writeTwo(runtime, before, after), slot);
        const { json, changed, report } = ask(callBeside, options, run);
        return { ...report, json, changed };
      };
      const { ok, json, changed, ...found } = compareAnswers(before, after, options, compare);
      const edit = readEdit(json ?? emptyDraft());
      return ok ? { ok, ...edit, changed, warnings: found.warnings } : { ...edit, ...refusal(found) };
    },
    apply(before, draft, own) {
      const options = choose(own);
      const edit = readDocument(draft);
      const document = readDocument(before);
      const run = (module, slot) => module.apply(number, ...writeTwo(runtime, document, edit), slot);
      const { json, report: beside } = ask(callBeside, options, run);
      const answer = report(beside, document, within(options), "before");
      const { ok, ...found } = report(answer, edit, options);
      return ok ? { ok, value: JSON.parse(json), json, warnings: found.warnings } : refusal(found);
    },
    toForm(before, own) {
      const options = choose(own);
      const document = readDocument(before);
      if (document.text === undefined) return {};
      const { json } = ask(callBeside, options, (module, slot) => module.toForm(number, writeDocument(document), document.from, slot));
      return json === undefined ? {} : JSON.parse(json);
    },
    fromForm(form, own) {
      const options = choose(own);
      const entries = readEntries(form);
      const isRefused = options.beforeCulprits.some(({ severity }) => severity === "error");
      const run = (module, slot) => module.fromForm(number, write(isRefused ? "[]" : entries.text), slot);
      const { json, report: beside } = ask(callBeside, options, run);
      const { issues, warnings } = report(beside, entries, options);
      return { ...readEdit(json ?? emptyDraft()), issues, warnings };
    },
    fromResponse(status, body, own) {
      if (!Number.isInteger(status) || status < 0 || status > 999) throw new TypeError("fromResponse takes an HTTP status");
      const { draft, ...rest } = own ?? {};
      const options = choose(own === undefined ? undefined : rest);
      const answer = readDocument(body);
      const sent = draft === undefined ? { source: "" } : readDocument(draft);
      const issues = ask(call, options, (module, slot) => {
        const [length, , draftLength] = writeTwo(runtime, answer, sent);
        return module.fromResponse(number, status, length, draftLength, slot);
      });
      return applyMessages({ issues, warnings: [] }, options.messages).issues;
    },
    suggest(path, text, own) {
      const pointer = pointerOf(path, "suggest");
      const options = choose(own);
      if (typeof text !== "string") return undefined;
      return ask(call, options, (module, slot) => {
        const length = write(pointer);
        return module.suggestAt(number, length, write(text, length), slot);
      });
    },
    with: (own) => endpoint(runtime, number, row, mergeOptions(given, own)),
    "~standard": standard(schemas, check, choose()),
  };
  return freeze(offered, given);
}

const NONE = Object.freeze([]);

/** A document without members. */
const EMPTY = Object.freeze({ source: "{}", from: FROM_TEXT });

const DEFAULT_SLOT = 0;

/** A document that the module has read whole, as text. */
const textOf = ({ source }) => (typeof source === "string" ? source : makeDecoder().decode(source));

/** The draft of an edit: parsed, a member called `__proto__` is a member like others. */
const readEdit = (json) => ({ draft: JSON.parse(json), json });

/** JSON text or its bytes: anything else is a mistake of the programmer. */
function jsonText(json, who) {
  const document = readText(json);
  if (document === undefined) throw new TypeError(`${who} JSON text, or its bytes`);
  return document;
}

/** The draft to be sent, as data or as JSON text. */
function readDraft({ draft, json }) {
  if (json === undefined) return readData(draft);
  if (draft !== undefined) throw new TypeError("build takes a draft or its json, not both");
  return jsonText(json, "json must be");
}

/** Writes two documents: of each its length, and where it came from. */
export function writeTwo({ writeDocument }, first, second) {
  const length = writeDocument(first);
  return [length, first.from, writeDocument(second, length), second.from];
}

/** Writes an input's parameters and headers after `at` bytes: how many bytes they are. */
export function writeInput({ writePairs }, { params, headers, names, headerNames }, at) {
  return writePairs(headers, headerNames, writePairs(params, names, at)) - at;
}

/** The report on two answers: what `compare` finds in them, and what JSON could not hold of either. */
export function compareAnswers(before, after, options, compare) {
  const first = readDocument(before);
  const second = readDocument(after);
  const inner = within(options);
  const answer = report(compare(first, second), second, inner, "after");
  return report(answer, first, options, "before");
}

/** Options of a report that goes into another: the outer one applies the messages. */
const within = ({ maxIssues, strict }) => ({ maxIssues, strict, messages: undefined, beforeCulprits: NONE });

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
