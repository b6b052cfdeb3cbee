// The parts that the reference pages are made of: headings, blocks of rows, messages, and texts made visible.

import { el } from "../dom.js";

/** A heading that is a link to itself. It can take the focus, for a link that leads to it. */
export const heading = (tag, id, name) => el(tag, { id, tabIndex: -1 }, el("a", { className: "self", href: `#${id}` }, name));

/** A row that can be searched for. */
export const row = (element) => ({ element, text: element.textContent.toLowerCase() });

/** Rows of a term and what is said of it, under a title. */
export function block(title, rows, level = "h3") {
  const list = el("dl", { className: "rows" }, ...rows.map(({ element }) => element));
  return { element: el("section", {}, el(level, {}, title), list), rows };
}

/** The same, folded. */
export function folded(title, rows, tag = "ul") {
  const fold = el("details", {}, el("summary", {}, title), el(tag, { className: "rows" }, ...rows.map(({ element }) => element)));
  return { element: fold, rows, fold };
}

/** One row of a list of terms. */
export const term = (name, ...about) => row(el("div", {}, el("dt", {}, ...[name].flat()), ...about.map((part) => el("dd", {}, ...[part].flat()))));

/** A code's message, with what is filled in and what may be left out set off. */
export function message(text) {
  const parts = text.split(/(\[[^\]]*\]|\{\w+\})/).filter(Boolean);
  return parts.map((part) => {
    if (part.startsWith("{")) return el("var", {}, part.slice(1, -1));
    return part.startsWith("[") ? el("span", { className: "optional" }, ...message(part.slice(1, -1))) : part;
  });
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u115f\u1160\u3164\uffa0\u034f]|^ +| +$/u;
const EACH_INVISIBLE = new RegExp(`(${INVISIBLE.source})`, "gu");

/** A text in visible characters: those that nobody sees as escapes, or as a dot where they are spaces at an edge. */
export const visible = (text) =>
  text.split(EACH_INVISIBLE).filter(Boolean).map((part) => (INVISIBLE.test(part) ? el("span", { className: "sign" }, escape(part)) : part));

const escape = (part) => (part.trim() === "" && /^ +$/.test(part) ? "␣".repeat(part.length) : `\\u{${part.codePointAt(0).toString(16)}}`);

/** A text as it is shown in a line: in visible characters, the start and the end of a long one. */
export const literal = (text) => (text === "" ? ["the empty text"] : [el("code", {}, ...visible(cut(text)))]);

/** The start and the end of a long text. */
export const cut = (text, max = 90) => (text.length > max ? `${text.slice(0, max / 2)}…${text.slice(-max / 4)}` : text);

/** A text of the tables as a sentence. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
