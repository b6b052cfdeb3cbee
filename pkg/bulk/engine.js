// Many records at once, in an instance of its own: bytes are written where the module has room for them, and what it found
// and made of them is read where it lies (`src/wasm/bulk.rs`). No record becomes a value.

import { readFile } from "node:fs/promises";
import { initSync } from "../dist/bulk.js";
import * as bindings from "../dist/bulk.js";
import { makeDecoder, makeEncoder } from "../utf8.js";

/** The buffers of an output, in the module's order. */
const BUFFERS = ["results", "requests", "valid", "invalid"];
const HEADER = BUFFERS.length;

/** The numbers of an output, in the module's order. */
const NUMBERS = ["lines", "records", "ok", "errors", "warnings", "unchanged"];

let compiled;

/** The module, compiled once: a worker is given it. */
export function compileModule() {
  compiled ??= readFile(new URL("../dist/bulk.wasm", import.meta.url)).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}

/**
 * Opens a task, in place of this thread's last one: there is one instance in each thread. Throws a TypeError where there is no
 * such task.
 */
export async function openEngine(task, module) {
  const { memory, ...exports } = initSync({ module: module ?? (await compileModule()) });
  const bytes = (address, length) => new Uint8Array(memory.buffer, address >>> 0, length);
  const slice = (nth) => bytes(...bindings.bulkOutput(nth));

  /** Writes a text where the module reads texts. */
  function write(text) {
    const encoded = makeEncoder().encode(text);
    bytes(exports.reserve(encoded.length), encoded.length).set(encoded);
    return encoded.length;
  }

  const answer = exports.openBulk(write(JSON.stringify(task)));
  if (answer < 0) throw new TypeError(makeDecoder().decode(bytes(exports.output(), -answer)));

  let length = 0;

  function count() {
    const [lines, records] = bindings.bulkCount();
    return { lines, records };
  }

  return {
    /** Where the next bytes are to be written. The block is forgotten. */
    room: (size) => bytes(exports.bulkRoom(size), size),
    /**
     * So many bytes have been written there: where the block of whole records ends that is ready, or 0. How many lines and records
     * are in it takes a look at each record: only workers need to know before the block is judged.
     */
    cut(size, isEnd) {
      length = exports.bulkCut(size, isEnd);
      return { end: length, count };
    },
    /** The block, and what it begins in, for another engine's `load`. */
    block: () => ({ bytes: bytes(exports.bulkBlock(), length), start: [...bindings.bulkStart()] }),
    /** Takes a block that another engine cut. */
    load(block) {
      bytes(exports.bulkRoom(block.bytes.length), block.bytes.length).set(block.bytes);
      exports.bulkLoad(block.bytes.length, ...block.start);
    },
    /** The header of CSV, once it has come. */
    header: () => makeDecoder().decode(slice(HEADER)),
    /** The header, for an engine that is given blocks. */
    setHeader: (header) => exports.bulkSetHeader(write(header)),
    /** Judges the block, which begins at this line, from 1, and record, from 0. What it answers holds until the next call. */
    judge(line, record) {
      exports.bulkJudge(line, record);
      const numbers = bindings.bulkNumbers();
      const output = {};
      for (const [nth, name] of BUFFERS.entries()) output[name] = slice(nth);
      for (const [nth, name] of NUMBERS.entries()) output[name] = numbers[nth];
      return output;
    },
  };
}
