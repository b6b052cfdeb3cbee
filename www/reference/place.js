// The place of an issue in a text, with the character marked.

import { el, unseen } from "../dom.js";
import { visible } from "./parts.js";

/** How much of a text is shown on either side of the place. */
const AROUND = 40;

/** { at, marked } of an issue: the place, and the text with its character marked; neither where the issue has no place. */
export function placeOf({ path, params: { at } }, value) {
  const text = path.reduce((inside, step) => inside?.[step], value);
  if (at === undefined || typeof text !== "string") return { at };
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  const end = at + (at < text.length ? character.length : 0);
  const before = text.slice(Math.max(0, at - AROUND), at);
  const after = text.slice(end, end + AROUND);
  const mark = at < text.length ? el("mark", {}, ...visible(character)) : el("mark", { className: "end" }, unseen("the end"));
  const marked = [at > AROUND && "…", ...visible(before), mark, ...visible(after), text.length > end + AROUND && "…"];
  return { at, marked: marked.filter(Boolean) };
}
