// One instance of a module, and the way into it. Texts are written into a buffer that the module owns and keeps
// (`src/wasm/buffer.rs`), options are read into its slots once (`src/wasm/options.rs`), and answers come back as JSON text.

import { makeDecoder, makeEncoder } from "./utf8.js";

/** A short ASCII text is written in a loop; from this length on, the encoder is quicker. */
const SHORT = 48;

/** The input buffer's first size. A larger one than KEPT_SIZE is freed after the call. */
const FIRST_SIZE = 4096;
const KEPT_SIZE = 2 ** 20;

/** Bytes beyond this are not copied: the module refuses any text over 64 MiB (`src/json/limits.rs`), whatever is in it. */
export const MAX_BYTES = 2 ** 30;

/** The module has as many slots. Slot 0 holds the defaults, slot 1 the options of the latest call that had its own. */
const SLOTS = 8;
const DEFAULT_SLOT = 0;
const CALL_SLOT = 1;

/** The length of a value that is no text (`src/wasm/input.rs`). */
const NO_TEXT = 2 ** 32 - 1;

const { toString } = Object.prototype;

export const tag = (value) => toString.call(value).slice(8, -1);

export const isPlainObject = (value) => toString.call(value) === "[object Object]";

const surrogate = /\p{Surrogate}/u;

/** Whether a text is well-formed Unicode. */
export const isWellFormed = String.prototype.isWellFormed
  ? (text) => text.isWellFormed()
  : (text) => !surrogate.test(text);

/** Throws at a module that is not identity-patch's. */
function refuseForeign(module) {
  // A module of another realm is no `instanceof` of this one's constructor: its tag says what it is.
  if (!(module instanceof WebAssembly.Module) && tag(module) === "WebAssembly.Module") {
    Object.setPrototypeOf(module, WebAssembly.Module.prototype);
  }
  if (!WebAssembly.Module.exports(module).some(({ name }) => name === "reserve")) {
    throw new TypeError("this is another WebAssembly module than identity-patch's");
  }
}

/** `initSync`, `initLater` and `resetState`: what wasm-bindgen made for the module, which holds one instance. */
export function makeRuntime(initSync, initLater, resetState) {
  let encoder;
  let decoder;
  let exports;
  let view;
  let size;
  let slots;
  let nextSlot;
  /** Empties the slot of a call, where its options hold the answer `before`. */
  let emptySlot;

  const isStarted = () => exports !== undefined;

  /** Starts the module; a second start changes nothing. */
  function start(module) {
    if (exports) return;
    refuseForeign(module);
    initSync({ module });
    prepare();
  }

  /**
   * The same where a page may take its time. Before Chrome 114, its main thread refuses to make an instance of more than 4 KB
   * at once, by a RangeError (blink-dev, "Deprecate module size limit for WebAssembly.Module()"): it is then made later.
   */
  async function startLater(module) {
    try {
      start(module);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      await initLater({ module_or_path: module });
      prepare();
    }
  }

  function prepare() {
    encoder ??= makeEncoder();
    decoder ??= makeDecoder();
    exports = initSync();
    slots = [];
    nextSlot = CALL_SLOT + 1;
    emptySlot = undefined;
    view = new Uint8Array(0);
    size = FIRST_SIZE;
    makeRoom(0);
  }

  /**
   * Runs a function of this file on the instance. One that traps is thrown away, and the function is run once more on a new
   * one: it has to open its slots itself. What engines throw at a trap or at the end of the stack differs, but it is no
   * TypeError; to start anew without need does no harm. After a TypeError the instance stays.
   */
  function retryAfterTrap(run, first, second, third) {
    for (let isSecond = false; ; isSecond = true) {
      try {
        return run(first, second, third);
      } catch (error) {
        const isTrap = !(error instanceof TypeError);
        if (isTrap) {
          resetState();
          prepare();
        }
        emptySlot?.();
        if (isSecond || !isTrap) throw error;
      }
    }
  }

  /** Makes the buffer that long. A view has no bytes where memory has grown since it was made. */
  function makeRoom(needed) {
    size = Math.max(size, needed, Math.min(size * 2, KEPT_SIZE));
    const address = exports.reserve(size) >>> 0;
    view = new Uint8Array(exports.memory.buffer, address, size);
  }

  /** Writes a short ASCII text into the buffer from `at` on: how many bytes, -1 where it is none. */
  function writeAscii(text, at) {
    const { length } = text;
    if (length > SHORT) return -1;
    if (view.length < at + length) makeRoom(at + length);
    for (let written = 0; written < length; written++) {
      const unit = text.charCodeAt(written);
      if (unit > 127) return -1;
      view[at + written] = unit;
    }
    return length;
  }

  /** Writes a text into the buffer from `at` on, half a surrogate pair as a replacement character: how many bytes. */
  function write(text, at = 0) {
    const { length } = text;
    if (length <= SHORT) {
      const written = writeAscii(text, at);
      if (written >= 0) return written;
    }
    if (view.length < at + length) makeRoom(at + length);
    let { read, written } = encoder.encodeInto(text, at === 0 ? view : view.subarray(at));
    while (read < length) {
      makeRoom(at + written + (length - read) * 3);
      const more = encoder.encodeInto(text.slice(read), view.subarray(at + written));
      read += more.read;
      written += more.written;
    }
    return written;
  }

  /** Writes a document, which is JSON text or its bytes, into the buffer from `at` on: how many bytes. */
  function writeDocument({ source }, at = 0) {
    if (typeof source === "string") return write(source, at);
    if (view.length < at + source.length) makeRoom(at + source.length);
    view.set(source, at);
    return source.length;
  }

  /** Writes path parameters or headers from `at` on, as `src/wasm/input.rs` reads them: where they end. */
  function writePairs(pairs, names, at) {
    let end = writeNumber(names.length, at);
    for (const name of names) end = writeOptional(pairs[name], writeOptional(name, end));
    return end;
  }

  function writeOptional(text, at) {
    if (typeof text !== "string") return writeNumber(NO_TEXT, at);
    const length = write(text, at + 4);
    writeNumber(length, at);
    return at + 4 + length;
  }

  function writeNumber(number, at) {
    if (view.length < at + 4) makeRoom(at + 4);
    view[at] = number;
    view[at + 1] = number >>> 8;
    view[at + 2] = number >>> 16;
    view[at + 3] = number >>> 24;
    return at + 4;
  }

  function giveBack() {
    exports.release();
    size = FIRST_SIZE;
    makeRoom(0);
  }

  /**
   * What a function of the module answers: data, or nothing where there is nothing to say. `open` opens the slot that the
   * function is given, where it needs one.
   */
  function call(run, open) {
    const text = retryAfterTrap(answer, run, open);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** The same of a function that answers with a document, `json`: what stands beside it; or only a `report`. */
  function callBeside(run, open) {
    const text = retryAfterTrap(answer, run, open);
    if (text === undefined) return {};
    const end = text.indexOf("\n");
    return end < 0 ? { report: JSON.parse(text) } : { ...JSON.parse(text.slice(0, end)), json: text.slice(end + 1) };
  }

  function answer(run, open) {
    // Where a trap comes while the slot is opened, there is another instance after it.
    const slot = open?.();
    const length = run(exports, slot);
    let text;
    if (length !== 0) {
      const address = exports.output() >>> 0;
      text = decoder.decode(new Uint8Array(exports.memory.buffer, address, Math.abs(length)));
    }
    emptySlot?.();
    if (size > KEPT_SIZE) giveBack();
    if (length < 0) throw new TypeError(text);
    return text;
  }

  /** The slot that holds these options, read into it where it does not yet. `read` names the function that reads them. */
  function slotOf(options, read, number) {
    const { text, before } = options;
    if (text === "" && before === undefined) return DEFAULT_SLOT;
    const known = slots.indexOf(options);
    if (known !== -1) return known;
    let slot = CALL_SLOT;
    if (options.fixed) {
      slot = nextSlot;
      nextSlot = slot + 1 < SLOTS ? slot + 1 : CALL_SLOT + 1;
    }
    slots[slot] = undefined;
    // What is now in the slot of a call is replaced.
    if (slot === CALL_SLOT) emptySlot = undefined;
    call((module) => {
      const length = write(text);
      return before === undefined
        ? module[read](number, slot, length, 0, 0)
        : module[read](number, slot, length, writeDocument(before, length), before.from);
    });
    if (options.fixed) slots[slot] = options;
    else if (before !== undefined) emptySlot = () => empty(read, number);
    return slot;
  }

  /** The answer `before` of a call may be large, and is personal data: it is not kept after the call. */
  function empty(read, number) {
    emptySlot = undefined;
    exports[read](number, CALL_SLOT, write("{}"), 0, 0);
  }

  /**
   * Judges a text as a field: 0 there is nothing to say, 1 there are warnings, 2 it is refused; -1 where it is no
   * well-formed Unicode.
   */
  const judge = (field, text, options) => retryAfterTrap(verdictOn, field, text, options);

  function verdictOn(field, text, options) {
    const slot = slotOf(options, "readFieldOptions", field);
    let length = writeAscii(text, 0);
    if (length < 0) {
      if (!isWellFormed(text)) return -1;
      length = write(text);
    }
    const verdict = exports.judge(field, length, slot);
    if (size > KEPT_SIZE) giveBack();
    return verdict;
  }

  return { isStarted, start, startLater, call, callBeside, slotOf, judge, write, writeDocument, writePairs };
}
