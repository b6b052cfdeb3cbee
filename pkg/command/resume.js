// --resume: the lines of a file before one are skipped, and counted.

import { misuse } from "./misuse.js";

const LINE_FEED = 10;
const QUOTE = 34;

/** How much is read at a time to be skipped. */
const CHUNK_SIZE = 256 * 1024;

/** The source from a line on, and the numbers of the first line and record there; a header row of CSV stays. */
export async function resumeAt(opened, line) {
  if (line <= 1) return { source: opened.source, from: { line: 1, record: 0 } };
  const { source, format, name } = opened;
  if (format === "json") throw misuse(`${name} is one JSON document, which has no line to begin at: leave out --resume`);
  const counter = makeCounter(line, format === "csv");
  const kept = [];
  while (!counter.isDone()) {
    const room = Buffer.allocUnsafe(CHUNK_SIZE);
    const length = await source.read(room);
    if (length === 0) break;
    kept.push(...counter.skip(room.subarray(0, length)));
  }
  if (!counter.isDone()) throw misuse(`${name} has no line ${line}: it has ${counter.lines() - 1}`);
  const { headerLines, records } = counter.totals();
  return { source: withFirst(kept, source), from: { line: line - headerLines, record: records } };
}

/** Counts lines and records; `skip` gives what is kept of a chunk: the header, and what stands from the line on. */
function makeCounter(first, isCsv) {
  let line = 1;
  let records = 0;
  let headerLines = 0;
  let isQuoted = false;
  let isBlank = true;
  let isHeader = isCsv;
  const skip = (bytes) => {
    const kept = [];
    let at = 0;
    while (at < bytes.length && line < first) {
      const end = bytes.indexOf(LINE_FEED, at);
      const part = bytes.subarray(at, end < 0 ? bytes.length : end + 1);
      if (isHeader) kept.push(part);
      if (isCsv) for (const byte of part) if (byte === QUOTE) isQuoted = !isQuoted;
      isBlank &&= part.every((byte) => byte <= 32);
      at += part.length;
      if (end < 0) break;
      line += 1;
      if (isQuoted) continue;
      if (isHeader && !isBlank) {
        isHeader = false;
        headerLines = line - 1;
      } else if (!isBlank) records += 1;
      isBlank = true;
    }
    return at < bytes.length ? [...kept, bytes.subarray(at)] : kept;
  };
  return { skip, isDone: () => line >= first, lines: () => line, totals: () => ({ headerLines, records }) };
}

/** A source that gives these bytes first. */
function withFirst(kept, source) {
  let rest = Buffer.concat(kept);
  const read = (room) => {
    if (rest.length === 0) return source.read(room);
    const length = rest.copy(room);
    rest = rest.subarray(length);
    return length;
  };
  return { ...source, read };
}
