// Writing bytes to a file descriptor, as they are, to the last one.

import { writeSync } from "node:fs";

const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/** How long to wait for the reader of a full pipe that does not block, in milliseconds. */
const PAUSE_TIME = 2;

/** Writes a text or bytes whole: waits where a pipe is full, and throws where there is no reader (EPIPE) or no space (ENOSPC). */
export function writeAll(fd, data) {
  const bytes = typeof data === "string" ? Buffer.from(data) : data;
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at, bytes.length - at);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(PAUSE, 0, 0, PAUSE_TIME);
    }
  }
}

/** How many characters are kept before they are written. */
const KEPT = 64 * 1024;

/** Text that is written in pieces of some size: `write` and, at the end, `flush`. */
export function buffered(fd, name) {
  let text = "";
  const flush = () => {
    const kept = text;
    text = "";
    if (kept !== "") named(name, () => writeAll(fd, kept));
  };
  return {
    write(more) {
      text += more;
      if (text.length > KEPT) flush();
    },
    flush,
  };
}

/** Writes to standard output. */
export const print = (text) => named("standard output", () => writeAll(1, text));

/** Runs a function; an error of the system's names what it is about. */
export function named(name, run) {
  try {
    return run();
  } catch (error) {
    error.path = name;
    throw error;
  }
}
