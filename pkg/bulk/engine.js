// Many records at once, in an instance of its own: bytes are written where the module has room for them, and what it found
// and made of them is read where it lies (`src/wasm/bulk.rs`). No record becomes a value.

import { readFile } from "node:fs/promises";
import { __wbg_reset_state, initSync } from "../dist/bulk.js";
import { makeDecoder, makeEncoder } from "../utf8.js";

/** The buffers of an output, in the module's order. */
const BUFFERS = ["results", "requests", "valid", "invalid"];
const HEADER = BUFFERS.length;

/** The numbers of an output, in the module's order. */
const NUMBERS = ["lines", "records", "ok", "errors", "warnings", "unchanged", "skipped", "leftOut"];

let compiled;

/** The module, compiled once: a worker is given it. */
export function compileModule() {
  compiled ??= readFile(new URL("../dist/bulk.wasm", import.meta.url)).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}

let isStarted = false;

/**
 * The exports of an instance of its own: two streams may be read in turn. They are called as they are: wasm-bindgen's functions
 * know the latest instance alone.
 */
function instantiate(module) {
  if (isStarted) __wbg_reset_state();
  isStarted = true;
  return initSync({ module });
}

/** Opens a task. Throws a TypeError where there is no such task. */
export async function openEngine(task, module) {
  const { memory, ...exports } = instantiate(module ?? (await compileModule()));
  const bytes = (address, length) => new Uint8Array(memory.buffer, address >>> 0, length);
  const slice = (nth) => bytes(...numbers(exports.bulkOutput(nth)));

  /** A list of numbers that a function answers with, as where it lies and how many they are. */
  function numbers([address, length]) {
    const list = [...new Uint32Array(memory.buffer, address >>> 0, length)];
    exports.__wbindgen_free(address, length * Uint32Array.BYTES_PER_ELEMENT, Uint32Array.BYTES_PER_ELEMENT);
    return list;
  }

  /** Writes a text where the module reads texts. */
  function write(text) {
    const encoded = makeEncoder().encode(text);
    bytes(exports.reserve(encoded.length), encoded.length).set(encoded);
    return encoded.length;
  }

  const answer = exports.openBulk(write(JSON.stringify(task)));
  if (answer < 0) throw new TypeError(makeDecoder().decode(bytes(exports.output(), -answer)));

  function count() {
    const [lines, records] = numbers(exports.bulkCount());
    return { lines, records };
  }

  return {
    /** Where the next bytes are to be written. The block is forgotten. */
    room: (size) => bytes(exports.bulkRoom(size), size),
    /**
     * So many bytes have been written there: how many `bytes` of the input the block is that is ready, or 0. How many lines and
     * records are in it takes a look at each record: only workers need to know before the block is judged.
     */
    cut: (size, isEnd) => ({ bytes: exports.bulkCut(size, isEnd), count }),
    /** The block, and what it begins in, for another engine's `load`. */
    block: () => ({ bytes: bytes(...numbers(exports.bulkBlock())), start: numbers(exports.bulkStart()) }),
    /** Takes a block that another engine cut. */
    load(block) {
      bytes(exports.bulkRoom(block.bytes.length), block.bytes.length).set(block.bytes);
      exports.bulkLoad(block.bytes.length, ...block.start);
    },
    /** The header of CSV, once it has come. */
    header: () => makeDecoder().decode(slice(HEADER)),
    /** The header, for an engine that is given blocks. */
    setHeader: (header) => exports.bulkSetHeader(write(header)),
    /**
     * Judges the block, which begins at this line, from 1, and record, from 0. Its results are those of records with `errors` or
     * with `warnings`, where these are wanted. What it answers holds until the next call.
     */
    judge(line, record, { errors, warnings }) {
      exports.bulkJudge(line, record, errors, warnings);
      const counts = numbers(exports.bulkNumbers());
      const output = {};
      for (const [nth, name] of BUFFERS.entries()) output[name] = slice(nth);
      for (const [nth, name] of NUMBERS.entries()) output[name] = counts[nth];
      return output;
    },
  };
}
