// A module that rides along as text: `xtask/src/carrier.rs` encodes it, and says how.

/** The last two characters of the alphabet, `}` and `~`, are prefixes. */
const FIRST_PREFIX = 125;

/** How many characters stand for a byte alone, or after a prefix. */
const LETTERS = 87;

/** Characters that some kind of literal would escape: none of them is in the alphabet. */
const ESCAPED = "'\"`\\$<";

/** The bytes. `single`: which byte values are one character each, as hexadecimal digits of four bits. */
export function decode(single, text) {
  const values = valuesByCharacter(single);
  // Each character becomes at most one byte, and is read before that byte is written.
  const bytes = new TextEncoder().encode(text);
  const { length } = bytes;
  let size = 0;
  let at = 0;
  while (at < length) {
    let character = bytes[at++];
    if (character >= FIRST_PREFIX) character = (character - FIRST_PREFIX + 1) * 128 + bytes[at++];
    bytes[size++] = values[character];
  }
  return bytes.subarray(0, size);
}

/** The byte that each character stands for: from 128 on after the first prefix, from 256 on after the second. */
function valuesByCharacter(single) {
  const letters = [];
  for (let code = 32; code < FIRST_PREFIX; code++) if (!ESCAPED.includes(String.fromCharCode(code))) letters.push(code);
  const values = new Uint8Array(128 * 3);
  let singles = 0;
  let doubles = 0;
  for (let value = 0; value < 256; value++) {
    const isSingle = (parseInt(single[value >> 2], 16) >> (value & 3)) & 1;
    if (isSingle) values[letters[singles++]] = value;
    else {
      values[128 * (1 + Math.floor(doubles / LETTERS)) + letters[doubles % LETTERS]] = value;
      doubles++;
    }
  }
  return values;
}
