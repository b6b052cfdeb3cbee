// The header row of CSV, for files that get a part of its rows.

const LINE_FEED = 10;
const QUOTE = 34;

/** Where the first row ends: a line break in quotation marks is not its end (RFC 4180, 2.6). */
function endOfRow(bytes) {
  let isQuoted = false;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === QUOTE) isQuoted = !isQuoted;
    else if (bytes[at] === LINE_FEED && !isQuoted) return at + 1;
  }
  return -1;
}

/** The header of a source, with its line break; the source gives it all the same. */
export async function headerOf(source) {
  const bytes = Buffer.from(await source.peek((first) => endOfRow(first) > 0));
  const end = endOfRow(bytes);
  return end > 0 ? bytes.subarray(0, end) : Buffer.concat([bytes, Buffer.from("\n")]);
}
