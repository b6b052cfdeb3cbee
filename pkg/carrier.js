// A module that rides along as text: `xtask/src/carrier.rs` encodes it, and says how; `xtask/src/decoder.wat` decodes it.

import { decoder } from "./dist/decoder.js";
import { makeEncoder } from "./utf8.js";

/** The last two characters of the alphabet, `}` and `~`, are prefixes. */
const FIRST_PREFIX = 125;

/** How many characters stand for a byte alone, or after a prefix. */
const LETTERS = 87;

/** Characters that some kind of literal would escape: none of them is in the alphabet. */
const ESCAPED = "'\"`\\$<";

/** Where the text stands in the decoder's memory: behind the table of the bytes that characters stand for. */
const TEXT_AT = 128 * 3;

const PAGE = 65_536;

/** The bytes. `single`: which byte values are one character each, as hexadecimal digits of four bits. */
export function decode(single, text) {
  const code = Uint8Array.from(decoder.match(/../g), (digits) => parseInt(digits, 16));
  const { memory, decode } = new WebAssembly.Instance(new WebAssembly.Module(code)).exports;
  memory.grow(Math.ceil(text.length / PAGE));
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(valuesByCharacter(single));
  makeEncoder().encodeInto(text, bytes.subarray(TEXT_AT));
  return bytes.subarray(TEXT_AT, decode(TEXT_AT, TEXT_AT + text.length));
}

/** The byte that each character stands for: from 128 on after the first prefix, from 256 on after the second. */
function valuesByCharacter(single) {
  const letters = [];
  for (let code = 32; code < FIRST_PREFIX; code++) if (!ESCAPED.includes(String.fromCharCode(code))) letters.push(code);
  const values = new Uint8Array(TEXT_AT);
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
