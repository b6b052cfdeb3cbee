// A pair of documents as the record that the pipeline compares. AFTER stands first, so that a place in it is found easily.

const HEAD = '{"after":';
const MIDDLE = ',"before":';

export const toPair = (before, after) => `${HEAD}${after}${MIDDLE}${before}}`;

/**
 * Where a place of a pair stands: in the document AFTER, or in BEFORE. `begin` is the line that each of them begins at, and the
 * pair; of AFTER its number of line breaks and the length of its last line count.
 */
export function locateInPair(line, column, { begin, breaks, lastLength }) {
  const down = line - begin.pair;
  const headed = down === 0 ? HEAD.length : 0;
  const isAfter = down < breaks || (down === breaks && column - headed <= Math.max(lastLength, 1));
  if (isAfter) return { isAfter, line: begin.after + down, column: Math.max(1, column - headed) };
  const first = down === breaks ? headed + lastLength + MIDDLE.length : 0;
  return { isAfter, line: begin.before + down - breaks, column: Math.max(1, column - first) };
}

/** How many line breaks a text has, and how long its last line is, in UTF-16 units. */
export function measure(text) {
  const last = text.lastIndexOf("\n");
  return { breaks: last < 0 ? 0 : text.split("\n").length - 1, lastLength: text.length - last - 1 };
}
