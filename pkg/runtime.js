// The one instance of the module behind this copy of the package, and the ways into it.

import * as glue from "./dist/identity_patch.js";

const encoder = new TextEncoder();

/** A short ASCII text is written in a loop; from this length on, the encoder is quicker. */
const SHORT = 48;

let memory;
let view;

/** Whether the module is there. */
export const isStarted = () => view !== undefined;

/** Starts the module; a second start changes nothing. */
export function start(module) {
  if (view) return;
  // A module of another realm is no `instanceof` of this one's constructor: its tag tells what it is.
  const own = module instanceof WebAssembly.Module;
  if (!own && tag(module) === "WebAssembly.Module") Object.setPrototypeOf(module, WebAssembly.Module.prototype);
  if (!WebAssembly.Module.exports(module).some(({ name }) => name === "checkDraft")) {
    throw new TypeError("this is another WebAssembly module than identity-patch's");
  }
  glue.initSync({ module });
  prepare();
}

export const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

function prepare() {
  ({ memory } = glue.initSync());
  view = new Uint8Array(memory.buffer, glue.address(), glue.capacity());
}

/** Calls into the module. An instance that trapped is thrown away: the next call finds a new one. */
export function call(run) {
  try {
    return run(glue);
  } catch (error) {
    renew(error);
    throw error;
  }
}

function renew(error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    glue.__wbg_reset_state();
    prepare();
  }
}

/**
 * Judges a short text as a field: 0 there is nothing to say, 1 it is doubtful, 2 it is refused; -1 where the text is
 * not short, or is no well-formed Unicode.
 */
export function judge(field, text) {
  const length = write(text);
  if (length < 0) return -1;
  try {
    return glue.judge(field, length);
  } catch (error) {
    renew(error);
    throw error;
  }
}

function write(text) {
  const { length } = text;
  // Where memory has grown, the view is of no bytes.
  if (view.byteLength === 0) prepare();
  if (length * 3 > view.length) return -1;
  if (length <= SHORT) {
    let at = 0;
    for (; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 127) break;
      view[at] = unit;
    }
    if (at === length) return length;
  }
  return /\p{Surrogate}/u.test(text) ? -1 : encoder.encodeInto(text, view).written;
}
