// Lines of JSON in the pipeline's outputs.

const LINE_FEED = 10;

/** Each line, as bytes and with its line break. */
export function* linesOf({ buffer, byteOffset, length }) {
  const bytes = Buffer.from(buffer, byteOffset, length);
  for (let at = 0; at < length; ) {
    const end = bytes.indexOf(LINE_FEED, at) + 1 || length;
    yield bytes.subarray(at, end);
    at = end;
  }
}

/** The number of the record that a line of requests or drafts begins with. */
export const recordOf = (line) => Number(/^\{"record":(\d+)/.exec(line.toString("latin1", 0, 32))?.[1]);
