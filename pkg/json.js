// JavaScript data as JSON text, and what cannot be said in it.

/** Go's decoder stops here; nothing deeper is looked at. */
const MAX_DEPTH = 10_000;

/**
 * What `JSON.stringify` writes, and where it lies or fails: `{ text, culprits }`, a culprit being
 * `{ code, path, severity }`. There is no text where it fails. It looks twice only where the text has a `null` that may have been a number, where
 * stringify failed, or where `dropped` asks for what it leaves out.
 */
export function toJson(value, dropped = false) {
  let text;
  let failed = false;
  try {
    text = JSON.stringify(value);
  } catch {
    failed = true;
  }
  if (failed) {
    const [culprit] = culprits(value, true).filter(({ severity }) => severity === "error");
    return { culprits: [culprit ?? error("too_deep", [])] };
  }
  if (text === undefined) return { text: "null", culprits: [error("not_json", [])] };
  return { text, culprits: dropped || text.includes("null") ? culprits(value, dropped) : [] };
}

const error = (code, path) => ({ code, path, severity: "error" });

/** Walks data as stringify does, but with a stack of its own. */
function culprits(root, dropped) {
  const found = [];
  const inside = new Set();
  const steps = [];
  // An entry is a value to look at (`key`, `holder`) or, with `leave`, the end of an object.
  const todo = [{ holder: { "": root }, key: "", depth: 0 }];
  while (todo.length > 0 && found.length < 200) {
    const { holder, key, depth, leave } = todo.pop();
    if (leave) {
      inside.delete(leave);
      continue;
    }
    steps.length = Math.max(0, depth - 1);
    if (depth > 0) steps.push(key);
    const path = () => [...steps];
    let value;
    try {
      value = holder[key];
      if ((typeof value === "object" && value !== null) || typeof value === "bigint") {
        const { toJSON } = value;
        if (typeof toJSON === "function") value = toJSON.call(value, String(key));
      }
      value = unboxed(value);
    } catch {
      found.push(error("not_json", path()));
      continue;
    }
    const lost = leaf(value, holder[key]);
    if (lost?.severity === "error" || (lost && dropped && depth > 0)) found.push({ ...lost, path: path() });
    if (typeof value !== "object" || value === null) continue;
    if (inside.has(value)) {
      found.push(error("not_json_cycle", path()));
      continue;
    }
    if (depth >= MAX_DEPTH) {
      found.push(error("too_deep", []));
      break;
    }
    inside.add(value);
    todo.push({ leave: value });
    try {
      const keys = Array.isArray(value) ? Array.from({ length: value.length }, (_, index) => index) : Object.keys(value);
      for (const key of keys.reverse()) todo.push({ holder: value, key, depth: depth + 1 });
    } catch {
      found.push(error("not_json", path()));
    }
  }
  return found;
}

/** What is wrong with a value that has no parts. */
function leaf(value, original) {
  switch (typeof value) {
    case "bigint":
      return error("not_json_bigint");
    case "number":
      return Number.isFinite(value) ? undefined : error("not_json_number");
    case "undefined":
    case "function":
    case "symbol":
      return { code: "value_dropped", severity: "warning" };
    default:
      return value === null && original instanceof Date ? { code: "value_dropped", severity: "warning" } : undefined;
  }
}

/** A boxed number, text, boolean or BigInt is written as what is inside. */
function unboxed(value) {
  if (typeof value !== "object" || value === null) return value;
  switch (Object.prototype.toString.call(value)) {
    case "[object Number]":
      return Number(value);
    case "[object String]":
      return String(value);
    case "[object BigInt]":
      return BigInt.prototype.valueOf.call(value);
    case "[object Boolean]":
      return Boolean.prototype.valueOf.call(value);
    default:
      return value;
  }
}
