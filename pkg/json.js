// JavaScript data as JSON text, and what cannot be said in it.

import { tag } from "./runtime.js";

/** Go's decoder stops here; nothing deeper is looked at. */
const MAX_DEPTH = 10_000;

/** Where `JSON.stringify` failed, so many values are looked at: lists that hold one list twice have no end. */
const MAX_STEPS = 1_000_000;

/** Where `JSON.stringify` failed on what is no deeper than this, for no other reason, the text was too long for it. */
const SHALLOW = 100;

/** Plain data nested deeper than this is left to the walk that has a stack of its own. */
const MAX_PLAIN_DEPTH = 100;

/** No culprits. */
const NONE = Object.freeze([]);

/**
 * What `JSON.stringify` writes, and where it lies or fails: `{ text, culprits }`, a culprit being
 * `{ code, severity, path }`, with `isEmptied` where it is an object of which nothing is written. There is no text where
 * stringify fails. Culprits are found lazily, by a second walk, and only if stringify failed, or wrote a `null` that may
 * have been a number or a date, or a `{}` that may have been a Map. `dropped` asks for the members that it leaves out, too.
 */
export function toJson(value, dropped = false) {
  let text;
  try {
    text = JSON.stringify(value);
  } catch {
    return { text: undefined, culprits: culprits(value, dropped, true) };
  }
  if (text === undefined) return { text: "null", culprits: [error("not_json", [])] };
  const isSuspect = dropped || text.includes("null") || text.includes("{}");
  const isExact = !isSuspect || isPlain(value, dropped);
  return { text, culprits: isExact ? NONE : culprits(value, dropped, false) };
}

const error = (code, path) => ({ code, severity: "error", path });

/** Whether a value is plain data that stringify wrote as it is; where `dropped`, also left nothing out. */
function isPlain(value, dropped) {
  try {
    return isPlainMember(value, "", dropped, 0);
  } catch {
    return false;
  }
}

/** The same of what stringify writes in place of a member. `kept`: whether it writes something even for nothing. */
function isPlainMember(value, key, dropped, depth, kept = dropped) {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  if (!isObject || typeof value.toJSON !== "function") return isPlainPart(value, dropped, depth, kept);
  const written = value.toJSON(String(key));
  // An invalid date is written as null.
  return written !== null && isPlainPart(written, dropped, depth, kept);
}

function isPlainPart(value, dropped, depth, kept) {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object":
      break;
    case "bigint":
      return false;
    default:
      return !kept;
  }
  if (value === null) return true;
  if (depth > MAX_PLAIN_DEPTH) return false;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) if (!isPlainMember(value[at], at, dropped, depth + 1, true)) return false;
    return true;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const names = Object.keys(value);
  if (names.length === 0 && tag(value) !== "Object") return false;
  for (const name of names) if (!isPlainMember(value[name], name, dropped, depth + 1)) return false;
  return true;
}

/** Walks data as stringify does (ECMA-262, SerializeJSONProperty), but with a stack of its own. */
function* culprits(root, dropped, failed) {
  // The lists and objects around the value that is looked at; the first holds the root, under no name.
  const stack = [{ holder: { "": root }, names: [""], length: 1, at: 0 }];
  // Not a set: taking the same few out and putting them back slows it down.
  const inside = new Map();
  const path = () => stack.slice(1).map(({ names, at }) => (names ? names[at - 1] : at - 1));
  let found = false;
  let deepest = 0;
  for (let steps = 0; stack.length > 0 && !(failed && steps > MAX_STEPS); steps++) {
    const frame = stack[stack.length - 1];
    if (!(frame.at < frame.length)) {
      inside.set(frame.holder, false);
      stack.pop();
      if (frame.isEmpty && !isUntagged(frame.holder)) yield { ...error("not_json", path()), isEmptied: true };
      continue;
    }
    const key = frame.names ? frame.names[frame.at] : frame.at;
    frame.at += 1;
    let code;
    let parts;
    let isNull = false;
    try {
      const original = frame.holder[key];
      const value = unboxed(toJSON(original, key));
      code = leaf(value, original);
      isNull = value === null;
      if (inside.get(value)) code = "not_json_cycle";
      else if (typeof value === "object" && value !== null) parts = open(value);
    } catch {
      code = "not_json";
    }
    if (parts && stack.length > MAX_DEPTH) {
      yield error("too_deep", []);
      return;
    }
    // In a list, null is written for what is left out of an object; of a date that is none, anywhere.
    const isLeftOut = code === "value_dropped" && frame.names !== undefined && !isNull;
    if (!isLeftOut) frame.isEmpty = false;
    if (parts) {
      inside.set(parts.holder, true);
      deepest = Math.max(deepest, stack.push(parts));
    } else if (code === "value_dropped") {
      if (dropped || !isLeftOut) yield { code, severity: "warning", path: path() };
    } else if (code) {
      // A number that is none does not make stringify fail.
      found ||= code !== "not_json_number";
      yield error(code, path());
    }
  }
  if (failed && !found) yield error(deepest > SHALLOW ? "too_deep" : "not_json", []);
}

/** What the value says that it is, in place of itself. */
function toJSON(value, key) {
  const type = typeof value;
  if (value === null || (type !== "object" && type !== "function" && type !== "bigint")) return value;
  const { toJSON } = value;
  return typeof toJSON === "function" ? Reflect.apply(toJSON, value, [String(key)]) : value;
}

const BOXES = [
  [Number, (box) => +box],
  [String, (box) => `${box}`],
  [Boolean, (box) => Boolean.prototype.valueOf.call(box)],
  [BigInt, (box) => BigInt.prototype.valueOf.call(box)],
];

/** A boxed number, text, boolean or BigInt is written as what is inside. */
function unboxed(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value) || isUntagged(value)) return value;
  const box = BOXES.find(([{ prototype }]) => opens(prototype, value));
  return box ? box[1](value) : value;
}

/** Whether a value calls itself a plain object. Most do, and are no boxes: to try that costs microseconds. */
function isUntagged(value) {
  try {
    return tag(value) === "Object";
  } catch {
    return false;
  }
}

/** Whether a value is what it may only seem to be: anything can have any tag, but `valueOf` opens its own kind alone. */
function opens(prototype, value) {
  try {
    prototype.valueOf.call(value);
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with a value that has no parts. */
function leaf(value, original) {
  switch (typeof value) {
    case "bigint":
      return "not_json_bigint";
    case "number":
      return Number.isFinite(value) ? undefined : "not_json_number";
    case "undefined":
    case "function":
    case "symbol":
      return "value_dropped";
    default:
      return value === null && opens(Date.prototype, original) ? "value_dropped" : undefined;
  }
}

/** The parts of a list or an object, none of which has been looked at. */
function open(holder) {
  if (Array.isArray(holder)) return { holder, length: holder.length, at: 0 };
  const names = Object.keys(holder);
  return { holder, names, length: names.length, at: 0, isEmpty: true };
}
