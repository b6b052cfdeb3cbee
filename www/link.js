// The state of the page in the location's hash: written when a person asks for a link, read when the page is opened.

/** `#` and an endpoint's id leads to it; `#state=` holds everything. */
const PREFIX = "state=";

/** A longer address is more than chat and mail programs take. */
const MAX_LENGTH = 100_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The hash of a state; undefined where it is too long. */
export function encode(state) {
  const bytes = encoder.encode(JSON.stringify(state));
  if (bytes.length > MAX_LENGTH) return undefined;
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return `#${PREFIX}${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

const isText = (value) => typeof value === "string";
const isRecord = (of) => (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(of);
const isOption = (value) => isText(value) || typeof value === "boolean";
const isValue = (value) => isText(value) || (Array.isArray(value) && value.every(isText));

/** What a state is made of. */
const SHAPE = {
  endpoint: isText,
  mode: (value) => ["form", "after", "draft"].includes(value),
  before: isText,
  text: isText,
  values: isRecord(isValue),
  params: isRecord(isText),
  headers: isRecord(isText),
  options: isRecord(isOption),
};

/** { state } or { endpoint } of a hash, or { fault }; nothing of an empty one. `ids`: the endpoints that there are. */
export function decode(hash, ids) {
  const text = hash.replace(/^#/, "");
  if (text === "") return {};
  if (ids.includes(text)) return { endpoint: text };
  if (!text.startsWith(PREFIX)) return { fault: "The address names an endpoint that this page does not know" };
  try {
    const binary = atob(text.slice(PREFIX.length).replaceAll("-", "+").replaceAll("_", "/"));
    const state = JSON.parse(decoder.decode(Uint8Array.from(binary, (sign) => sign.charCodeAt(0))));
    const names = Object.keys(SHAPE);
    const isWhole =
      isRecord(() => true)(state) &&
      Object.keys(state).length === names.length &&
      names.every((name) => Object.hasOwn(state, name) && SHAPE[name](state[name]));
    if (isWhole && ids.includes(state.endpoint)) return { state };
  } catch {
    // Not base64, not UTF-8 or not JSON: the same as a state that lacks something.
  }
  return { fault: "The link is damaged or incomplete" };
}
