// The search. Every word has to be in a row, or in the entry that it belongs to. A page has groups of entries, an entry
// has blocks of rows; `text` of an entry and of a row is what is searched, in lower case.

import { highlight } from "./highlight.js";

/** Hides what does not have all words of the query; the number of what is left, as a sentence. */
export function filter({ nouns, groups }, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text) => words.every((word) => text.includes(word));
  const entries = groups.flatMap((group) => {
    const left = group.entries.filter((entry) => filterEntry(entry, has));
    group.element.hidden = group.link.hidden = left.length === 0;
    return left;
  });
  const rows = entries.flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows)).filter(({ element }) => !element.hidden);
  highlight(rows.map(({ element }) => element), words);
  return sentence(nouns, words.length > 0, entries.length, rows.length);
}

/** Whether anything of an entry is left. */
function filterEntry(entry, has) {
  const whole = has(entry.text);
  const left = entry.blocks.filter((block) => filterBlock(block, entry, has, whole)).length > 0;
  entry.element.hidden = entry.link.hidden = !left;
  return left;
}

function filterBlock({ element, rows, fold }, entry, has, whole) {
  for (const row of rows) row.element.hidden = !whole && !has(entry.text + row.text);
  const left = whole || rows.some((row) => !row.element.hidden);
  element.hidden = !left;
  if (fold) fold.open = left && !whole;
  return left;
}

function sentence(nouns, searched, entries, rows) {
  const number = (count, [one, many]) => `${count} ${count === 1 ? one : many}`;
  if (entries === 0) return "Nothing has that in it.";
  const found = `${number(rows, nouns.row)} in ${number(entries, nouns.entry)}`;
  return searched ? `${found}.` : `${found}: search by name, code, message or source.`;
}
