// One API over the module, however the module comes: each entry opens it with its own way of loading.

import { toJson } from "./json.js";
import { methods } from "./methods.js";
import { clean, report, speak } from "./report.js";
import { call, isStarted, judge, start, tag } from "./runtime.js";
import { standard } from "./standard.js";

/** Bytes from base64. */
export function decode(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * The API. `load` compiles the module at once; an entry that carries none throws there, and wants `init` first.
 * `tables` names what there is, in the module's own order.
 */
export function open(load, bytes, tables) {
  const ready = () => isStarted() || start(load());
  const byName = (list, make) => Object.freeze(Object.fromEntries(list.map((row, number) => [row.name ?? row.id, make(number, row)])));
  return {
    fields: byName(tables.fields, (number, row) => field(ready, number, row)),
    endpoints: byName(tables.endpoints, (number, row) => endpoint(ready, number, row)),
    /** Compiles the module without blocking: from what the entry carries, or from an address, bytes, a response or a module. */
    async init(source = bytes?.()) {
      if (isStarted()) return;
      if (source === undefined) throw new TypeError("init needs an address, bytes, a Response or a WebAssembly.Module");
      start(await compile(source));
    },
  };
}

async function compile(source) {
  source = await source;
  if (tag(source) === "WebAssembly.Module") return source;
  if (typeof source === "string" || tag(source) === "URL") source = await fetch(source);
  if (tag(source) === "Response") {
    if (!source.ok) throw new TypeError(`no module at ${source.url}: status ${source.status}`);
    source = await source.arrayBuffer();
  }
  return WebAssembly.compile(source);
}

/** Options as the module reads them, and what the facade itself needs of them; `messages` stay here. */
function read(options) {
  if (options === undefined) return { text: "", most: 100 };
  const { messages, ...rest } = options;
  const odd = Object.keys(rest).find((name) => typeof rest[name] === "function" || typeof rest[name] === "symbol");
  if (odd !== undefined) throw new TypeError(`option ${odd} must be data`);
  const text = JSON.stringify(rest);
  return { text: text === "{}" ? "" : text, messages, most: rest.maxIssues ?? 100 };
}

/** Options of a call over fixed ones: what is `undefined` is not said. */
const over = (given, own) => {
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const messages = said.messages && { ...given?.messages, ...said.messages };
  return { ...given, ...said, ...(messages && { messages }) };
};

/** Names and values of an input's part, which must be a plain object: what is no text is left to the module to refuse. */
function pairs(part, name) {
  if (tag(part) !== "Object") throw new TypeError(`${name} must be a plain object`);
  return Object.entries(part).map(([name, value]) => [name, typeof value === "string" ? value : null]);
}

/** Half a surrogate pair has no bytes: in JSON text it is written as an escape, which says the same. */
const wellFormed = (json) => json.replace(/\p{Surrogate}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);

/** The bytes of JSON text. */
function bytes(json) {
  if (ArrayBuffer.isView(json)) return new Uint8Array(json.buffer, json.byteOffset, json.byteLength);
  if (tag(json).endsWith("ArrayBuffer")) return new Uint8Array(json);
  throw new TypeError("checkJson takes JSON text, or its bytes");
}

function field(ready, number, row, given) {
  const options = read(given);
  const choose = (own) => (own === undefined ? options : read(over(given, own)));
  const check = (value, own) => {
    ready();
    const chosen = choose(own);
    const { text } = chosen;
    if (typeof value === "string" && text === "" && row.text && judge(number, value) === 0) return clean();
    // A field that is a text takes a text, and nothing that JSON would write as one.
    const json = row.text && typeof value !== "string" ? { text: "null", culprits: [] } : toJson(value, row.json);
    return report((json) => call((glue) => glue.checkField(number, json, text)), json, chosen);
  };
  const is = (value, own) => {
    if (typeof value === "string" && row.text && choose(own).text === "") {
      ready();
      const verdict = judge(number, value);
      if (verdict >= 0) return verdict < 2;
    }
    return check(value, own).ok;
  };
  return Object.freeze({
    name: row.name,
    check,
    is,
    suggest(text) {
      ready();
      return typeof text === "string" ? call((glue) => glue.suggest(number, text, options.text)) : undefined;
    },
    with: (own) => field(ready, number, row, over(given, own)),
    ...methods[row.name]?.({ ready, is, check, options }),
    "~standard": standard(row.name, check, options),
  });
}

function endpoint(ready, number, row, given) {
  const options = read(given);
  const choose = (own) => (own === undefined ? options : read(over(given, own)));
  const check = (draft, own) => {
    ready();
    const chosen = choose(own);
    return report((json) => call((glue) => glue.checkDraft(number, json, chosen.text, false)), toJson(draft), chosen);
  };
  return Object.freeze({
    ...row,
    check,
    checkJson(json, own) {
      ready();
      const { text, messages } = choose(own);
      const found = call((glue) =>
        typeof json === "string"
          ? glue.checkDraft(number, wellFormed(json), text, true)
          : glue.checkBytes(number, bytes(json), text),
      );
      return speak(found ?? clean(), messages);
    },
    build(input, own) {
      ready();
      const chosen = choose(own);
      if (tag(input) !== "Object") throw new TypeError("build takes { params, headers, draft }");
      const { params = {}, headers = {}, draft } = input;
      const outside = JSON.stringify([pairs(params, "params"), pairs(headers, "headers")]);
      const json = toJson(draft);
      const make = (draft) => ({ issues: [], ...call((glue) => glue.build(number, draft, outside, chosen.text)) });
      const { ok, request, issues, warnings, truncated } = report(make, json, chosen);
      if (!ok) return { ok, issues, warnings, truncated: truncated ?? false };
      return { ok, request: { ...request, headers: Object.fromEntries(request.headers) }, warnings };
    },
    with: (own) => endpoint(ready, number, row, over(given, own)),
    "~standard": standard(row.id, check, options),
  });
}
