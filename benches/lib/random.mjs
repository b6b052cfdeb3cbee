// Numbers that look random and are the same in every run: the additive generator known as mulberry32.

export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from, to) => from + Math.floor(next() * (to - from + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  const list = (length, make) => Array.from({ length }, (_, at) => make(at));
  return {
    next,
    int,
    pick,
    list,
    chance: (share) => next() < share,
    text: (alphabet, length) => list(length, () => pick(alphabet)).join(""),
    /** The list in another order, in place. */
    shuffle(items) {
      for (let at = items.length - 1; at > 0; at--) {
        const other = int(0, at);
        [items[at], items[other]] = [items[other], items[at]];
      }
      return items;
    },
  };
}
