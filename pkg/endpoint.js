// An endpoint: what is said of a draft, the request that carries it, and the edits that it makes.

import { entries } from "./entries.js";
import { toJson } from "./json.js";
import { chooser, over } from "./options.js";
import { report, speak } from "./report.js";
import { call, tag } from "./runtime.js";
import { standard } from "./standard.js";

export function endpoint(ready, number, row, given) {
  const choose = chooser(given);
  const options = (own) => {
    ready();
    return choose(own);
  };
  const check = (draft, own) => {
    const chosen = options(own);
    return report((json) => call((glue) => glue.checkDraft(number, json, chosen.text, false)), toJson(draft), chosen);
  };
  return Object.freeze({
    ...row,
    check,
    checkJson(json, own) {
      const chosen = options(own);
      const ask = () =>
        call((glue) =>
          typeof json === "string"
            ? glue.checkDraft(number, wellFormed(json), chosen.text, true)
            : glue.checkBytes(number, bytes(json), chosen.text),
        );
      return report(ask, GIVEN, chosen);
    },
    build(input, own) {
      const chosen = options(own);
      if (tag(input) !== "Object") throw new TypeError("build takes { params, headers, draft }");
      const outside = around(input);
      const make = (draft) => ({ issues: [], ...call((glue) => glue.build(number, draft, outside, chosen.text)) });
      const { ok, requests, ...found } = report(make, toJson(input.draft), chosen);
      return ok ? { ok, request: request(requests[0]), warnings: found.warnings } : refusal(found);
    },
    diff(before, after, own) {
      const chosen = options(own);
      const compare = (before, after) => call((glue) => glue.diff(number, before, after, chosen.text));
      const { ok, draft, changed, ...found } = between(before, after, chosen, compare);
      const edit = JSON.parse(draft ?? compare("{}", "{}").draft);
      return ok ? { ok, draft: edit, changed, warnings: found.warnings } : { draft: edit, ...refusal(found) };
    },
    apply(before, draft, own) {
      const chosen = options(own);
      const lay = (draft) => (before) => ({ issues: [], ...call((glue) => glue.apply(number, before, draft, chosen.text)) });
      const { ok, value, ...found } = report(
        (draft) => report(lay(draft), toJson(before), { most: chosen.most }, "before"),
        toJson(draft),
        chosen,
      );
      return ok ? { ok, value: JSON.parse(value), warnings: found.warnings } : refusal(found);
    },
    toForm(before, own) {
      const { text } = options(own);
      const answer = toJson(before).text;
      const values = answer === undefined ? undefined : call((glue) => glue.toForm(number, answer, text));
      return typeof values === "string" ? JSON.parse(values) : {};
    },
    fromForm(form, own) {
      const chosen = options(own);
      const given = entries(form);
      const pairs = chosen.doubts.length > 0 ? "[]" : given;
      const read = () => ({ warnings: [], ...call((glue) => glue.fromForm(number, pairs, chosen.text)) });
      const { draft, issues } = report(read, GIVEN, chosen);
      return { draft: JSON.parse(draft), issues };
    },
    fromResponse(status, body, own) {
      if (!Number.isInteger(status) || status < 0 || status > 999) throw new TypeError("fromResponse takes an HTTP status");
      const { draft, ...rest } = own ?? {};
      const { text, messages } = options(own === undefined ? undefined : rest);
      // A body that was not parsed is JSON text as it stands.
      const answer = typeof body === "string" ? body : toJson(body).text;
      const sent = draft === undefined ? undefined : toJson(draft).text;
      const { issues } = call((glue) => glue.fromResponse(number, status, answer ?? "", sent ?? "", text));
      return speak({ issues, warnings: [] }, messages).issues;
    },
    with: (own) => endpoint(ready, number, row, over(given, own)),
    "~standard": standard(row.id, check, choose()),
  });
}

/** What is JSON text already. */
const GIVEN = { text: "", culprits: [] };

/** The report on two answers: what `compare` says of their JSON texts, and what JSON could not say of either. */
export function between(before, after, { messages, most }, compare) {
  return report(
    (before) => report((after) => compare(before, after), toJson(after), { most }, "after"),
    toJson(before),
    { messages, most },
    "before",
  );
}

const refusal = ({ issues, warnings, truncated = false }) => ({ ok: false, issues, warnings, truncated });

/** A request with its headers as an object. */
export const request = ({ headers, ...rest }) => ({ ...rest, headers: Object.fromEntries(headers) });

/** Path parameters and headers as the module reads them. */
export const around = ({ params = {}, headers = {} }) => JSON.stringify([pairs(params, "params"), pairs(headers, "headers")]);

/** Names and values of an input's part, which must be a plain object: what is no text is left to the module to refuse. */
function pairs(part, name) {
  if (tag(part) !== "Object") throw new TypeError(`${name} must be a plain object`);
  const given = Object.entries(part).filter(([, value]) => name === "params" || value !== undefined);
  return given.map(([name, value]) => [name, typeof value === "string" ? value : null]);
}

/** Half a surrogate pair has no bytes: in JSON text it is written as an escape, which says the same. */
const wellFormed = (json) => json.replace(/\p{Surrogate}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);

/** The bytes of JSON text. */
function bytes(json) {
  if (ArrayBuffer.isView(json)) return new Uint8Array(json.buffer, json.byteOffset, json.byteLength);
  if (tag(json).endsWith("ArrayBuffer")) return new Uint8Array(json);
  throw new TypeError("checkJson takes JSON text, or its bytes");
}
