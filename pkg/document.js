// A document as a caller gives it: JSON text or its bytes, which keep every digit, or data.

import { toJson } from "./json.js";
import { isWellFormed, MAX_BYTES, tag } from "./runtime.js";

/** Where a document came from, as the module counts it (`src/wasm/options.rs`). */
export const FROM_OBJECT = 1;
export const FROM_TEXT = 2;

const NONE = Object.freeze([]);

/**
 * A document: the `source` that the module reads, where it came `from`, and what JSON could not hold of it. There is no
 * `text` where there is nothing that the module's answer could be about.
 */
export const readDocument = (given) => readText(given) ?? readData(given);

/** Data alone: a text is a value like others. */
export function readData(data) {
  const { text, culprits } = toJson(data);
  return { text, source: text ?? "null", from: FROM_OBJECT, culprits };
}

/** JSON text or its bytes; nothing where a value is neither. */
export function readText(given) {
  const source = typeof given === "string" ? wellFormed(given) : bytes(given);
  return source === undefined ? undefined : { text: source, source, from: FROM_TEXT, culprits: NONE };
}

/**
 * Half a surrogate pair has no bytes: in JSON text it is written as an escape, which says the same; behind a backslash, where
 * that would be another text, as U+FFFD, which is a syntax error there.
 */
function wellFormed(json) {
  if (isWellFormed(json)) return json;
  return json.replace(/\\.|\p{Surrogate}/gsu, (part) =>
    part.length > 1 ? part.replace(/\p{Surrogate}/u, "\ufffd") : `\\u${part.charCodeAt(0).toString(16)}`,
  );
}

/** A copy of the bytes, which nobody else can change. A detached view has none. */
function bytes(given) {
  if (typeof given !== "object" || given === null) return undefined;
  try {
    if (ArrayBuffer.isView(given)) return copy(new Uint8Array(given.buffer, given.byteOffset, given.byteLength));
    if (tag(given).endsWith("ArrayBuffer")) return copy(new Uint8Array(given));
  } catch {
    return ArrayBuffer.isView(given) ? new Uint8Array(0) : undefined;
  }
  return undefined;
}

const copy = (bytes) => new Uint8Array(bytes.subarray(0, MAX_BYTES));
