// JSON text on the page: where a fault stands in it, and how it is drawn. Nothing is parsed into values, so that numbers keep
// their digits.

import { el } from "./dom.js";

/** Longer texts are drawn as they are, and cut: the page stays quick, and Copy has all of it. */
const MAX_DRAWN = 20_000;
const MAX_DEPTH = 60;
/** Of one text or number. */
const MAX_LITERAL = 300;
/** Lists and objects without inner ones stand in one line up to this length, their name included. */
const MAX_INLINE = 32;

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]|[^\s[\]{},:"]+/g;

/** The text without white space. It has to be JSON. */
export const compact = (text) => text.match(TOKEN)?.join("") ?? "";

/** The text laid out with two spaces. It has to be JSON. */
export function pretty(text) {
  if (text.length > MAX_DRAWN) return text;
  let indent = "\n";
  return compact(text).replaceAll(/\{\}|\[\]|"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]/g, (token) => {
    if (token === "{" || token === "[") return token + (indent += "  ");
    if (token === "}" || token === "]") return (indent = indent.slice(0, -2)) + token;
    if (token === ",") return token + indent;
    return token === ":" ? ": " : token;
  });
}

export function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Where a byte offset stands in a text, as a person counts: lines and columns from 1. */
export function position(text, offset) {
  const before = decoder.decode(encoder.encode(text).subarray(0, offset));
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n"), at: before.length };
}

/** Why a text is no JSON, as one sentence; undefined if it is. The endpoint's reader says which byte. */
export function syntaxFault(endpoint, text) {
  if (isJson(text)) return undefined;
  if (text.trim() === "") return { message: "It is empty. Paste JSON here.", at: 0 };
  const all = endpoint.checkJson(text, { maxIssues: 100_000 }).issues;
  const { expected, offset } = all.find(({ code }) => code === "json_syntax")?.params ?? {};
  if (offset === undefined) return { message: "This is not JSON.", at: 0 };
  const { line, column, at } = position(text, offset);
  return { message: `This is not JSON: ${expected} is expected in line ${line}, column ${column}.`, at };
}

/**
 * JSON text as a tree: { raw } for what has no parts, { open, close, parts: [{ key, node }] } for what has. Undefined where it
 * is too long or too deep to be drawn. It has to be JSON.
 */
export function parse(text) {
  if (text.length > MAX_DRAWN) return undefined;
  const root = { parts: [] };
  const around = [root];
  let key;
  for (const [token] of text.matchAll(TOKEN)) {
    const inside = around.at(-1);
    if (token === "," || token === ":") continue;
    if (token === "}" || token === "]") {
      around.pop();
      continue;
    }
    if (inside.open === "{" && key === undefined) {
      key = token;
      continue;
    }
    const node = token === "{" || token === "[" ? { open: token, close: token === "{" ? "}" : "]", parts: [] } : { raw: token };
    inside.parts.push({ key, node });
    key = undefined;
    if (node.open) around.push(node);
    if (around.length > MAX_DEPTH) return undefined;
  }
  return root.parts[0]?.node;
}

/** What stands in a tree at a path of member names and indices. */
export function at(node, path) {
  return path.reduce((node, step) => {
    if (typeof step === "number") return node?.open === "[" ? node.parts[step]?.node : undefined;
    return node?.open === "{" ? node.parts.find(({ key }) => JSON.parse(key) === step)?.node : undefined;
  }, node);
}

const NOTHING_MARKED = { isNew: () => false, gone: () => [] };

/** Marks what is other than in the tree `before`, and shows what is gone. */
export const beside = (before) => ({
  isNew: (path, node) => {
    const old = at(before, path);
    return node.raw === undefined ? old?.open !== node.open : old?.raw !== node.raw;
  },
  gone(path, node) {
    const old = at(before, path);
    if (old?.open !== node.open) return [];
    if (node.open === "[") return old.parts.slice(node.parts.length);
    const keys = new Set(node.parts.map(({ key }) => key));
    return old.parts.filter(({ key }) => !keys.has(key));
  },
});

/** Marks what is other than in `before`, but shows nothing of what is gone: for a draft, which leaves out what stays. */
export const newIn = (before) => ({ ...beside(before), gone: () => [] });

/**
 * Compact JSON, laid out by the style sheet alone, so that its text is the one that is sent. `look.isNew(path, node)` says
 * what is marked, `look.gone(path, node)` what stood there before.
 */
export function drawJson(text, look = NOTHING_MARKED) {
  const tree = parse(text);
  if (tree === undefined) return el("code", { className: "json plain" }, cut(text, MAX_DRAWN));
  return el("code", { className: "json" }, ...lines(tree, [], undefined, "", look));
}

function lines(node, path, key, comma, look, isGone = false) {
  const isNew = !isGone && look.isNew(path, node);
  const line = (...parts) => el(isGone ? "del" : isNew ? "ins" : "span", { className: "line" }, ...parts);
  const label = key === undefined ? [] : [el("span", { className: "key" }, key), el("span", { className: "colon" }, ":")];
  if (node.raw !== undefined) return [line(...label, literal(node), comma)];
  const gone = isGone ? [] : look.gone(path, node);
  const step = ({ key }, index) => [...path, key === undefined ? index : JSON.parse(key)];
  const isMixed =
    gone.length > 0 || (!isGone && node.parts.some((part, index) => look.isNew(step(part, index), part.node) !== isNew));
  if (!isMixed && isShort(node, key)) return [line(...label, node.open, ...node.parts.flatMap(inline), node.close, comma)];
  const inside = node.parts.flatMap((part, index) =>
    lines(part.node, step(part, index), part.key, index < node.parts.length - 1 ? "," : "", look, isGone),
  );
  const lost = gone.flatMap((part) => lines(part.node, [], part.key, "", look, true));
  return [line(...label, node.open), el("span", { className: "block" }, ...inside, ...lost), line(node.close, comma)];
}

const literal = ({ raw }) => el("span", { className: raw.startsWith('"') ? "string" : "literal" }, cut(raw, MAX_LITERAL));

const isShort = ({ parts }, name = "") =>
  parts.every(({ node }) => node.raw !== undefined) &&
  parts.reduce((length, { key = "", node }) => length + key.length + node.raw.length + 2, name.length) <= MAX_INLINE;

const inline = ({ key, node }, index) => [
  index > 0 && el("span", { className: "comma" }, ","),
  key !== undefined && el("span", { className: "key" }, key),
  key !== undefined && el("span", { className: "colon" }, ":"),
  literal(node),
];

function cut(text, max) {
  return text.length > max ? `${text.slice(0, max)}… (${text.length.toLocaleString("en")} characters)` : text;
}
