// The nearest of some names to a misspelt one.

/** As people confuse them: case, and the sign between words. */
const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Edits of one character each, a swap of two neighbours being one (optimal string alignment). */
function distance(a, b) {
  let [last, row] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(replaced, row[j] + 1, next[j - 1] + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) next[j] = Math.min(next[j], last[j - 2] + 1);
    }
    [last, row] = [row, next];
  }
  return row[b.length];
}

/** The nearest name, where one is near: a third of the letters may differ, or the name may be a part of one alone. */
export function nearest(name, names) {
  const given = plain(name);
  if (given === "") return undefined;
  const ranked = names.map((known) => [distance(given, plain(known)), known]).sort(([a], [b]) => a - b);
  const [edits, best] = ranked[0] ?? [Infinity];
  if (edits <= Math.max(1, Math.floor(given.length / 3))) return best;
  const parts = names.filter((known) => given.length > 2 && plain(known).includes(given));
  return parts.length === 1 ? parts[0] : undefined;
}

/** The end of a message about a misspelt name. */
export function didYouMean(name, names, otherwise) {
  const known = nearest(name, names);
  return known === undefined ? otherwise : `did you mean ${known}?`;
}
