// Where records come from: files, standard input, streams and texts. They are unpacked where they are compressed, and their
// format is found by name and content.

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { Socket } from "node:net";
import { isatty } from "node:tty";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import * as zlib from "node:zlib";
import { findTarget, isList } from "./targets.js";

/** How much is looked at to find a format: a first line may be that long. */
const PEEKED = 65_536;

/** So many units of a text are encoded at a time. */
const TEXT_SLICE = 65_536;

/** Formats by the ending of a name. */
const BY_NAME = { ndjson: "ndjson", jsonl: "ndjson", json: "json", csv: "csv", tsv: "csv" };

/** What a header row of CSV may be separated by; spreadsheets write semicolons where the comma is a decimal sign. */
const DELIMITERS = [",", ";", "\t"];

/** How compressed data begins: RFC 1952, 2.3.1; RFC 8878, 3.1.1. */
const PACKINGS = [
  { ending: ".gz", name: "gzip", magic: [0x1f, 0x8b], make: zlib.createGunzip },
  { ending: ".zst", name: "zstd", magic: [0x28, 0xb5, 0x2f, 0xfd], make: zlib.createZstdDecompress },
];

/*
 * A source: `read(room)` writes into the bytes that it is given, and says how many, 0 at the end, or promises to; `peek` promises
 * the first bytes, which `read` gives all the same; `close` ends it. `size` is the length of a file, and `position()` how much of
 * that has been read: both count what is compressed as it is.
 */

/**
 * Opens a file, or standard input for `-`: its source, the `format` of its records, and for CSV the `delimiter`. `input` is a
 * format or "auto"; `endpoint` the id of what they are checked against; `draft` the member of a record that is its draft, and
 * `verb` "diff" where a record is a pair. Errors have the `path`.
 */
export async function openFile(path, { input = "auto", endpoint, draft, verb, delimiter } = {}) {
  const bytes = withPath(path, path === "-" ? openInput() : openPath(path));
  const source = withPath(path, await unpacked(bytes, path));
  try {
    return { source, name: path, ...(await readFormat(source, { path, input, endpoint, draft, verb, delimiter })) };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** The same of a file's URL, or of data. */
export async function openAny(data, options) {
  if (data instanceof URL) return openFile(fileURLToPath(data), options);
  const source = await unpacked(openData(data));
  return { source, ...(await readFormat(source, options)) };
}

/** The source of a stream, an iterable, bytes or a text; undefined where a value is none of them. */
export function openData(data) {
  if (typeof data === "string") return iterableSource(slices(data));
  if (ArrayBuffer.isView(data) || data instanceof ArrayBuffer) return iterableSource([data]);
  if (typeof data !== "object" || data === null) return undefined;
  if (typeof (data[Symbol.asyncIterator] ?? data[Symbol.iterator]) === "function") return iterableSource(data);
  if (typeof data.getReader === "function") return iterableSource(readAll(data));
  return typeof data.stream === "function" ? openData(data.stream()) : undefined;
}

const beginsWith = (bytes, { magic }) => magic.every((byte, at) => bytes[at] === byte);

/** Whether data that begins with these bytes is compressed. */
export const isPacked = (first) => PACKINGS.some((packing) => beginsWith(first, packing));

/** A source whose bytes are unpacked if they begin as compressed data does, or the name says so. */
export async function unpacked(source, name = "") {
  try {
    const first = await source.peek((bytes) => bytes.length >= 4);
    const packing = PACKINGS.find((packing) => beginsWith(first, packing)) ?? PACKINGS.find(({ ending }) => first.length > 0 && name.endsWith(ending));
    if (!packing) return source;
    const { name: kind, make } = packing;
    if (!make) throw new Error(`${kind} needs Node.js 22.15 or later: unpack the data before`);
    const packed = Readable.from(chunks(source), { objectMode: false });
    const plain = make();
    packed.on("error", (error) => plain.destroy(error));
    // Whoever reads gets the error; it may come before.
    plain.on("error", () => {});
    return { ...iterableSource(packed.pipe(plain)), size: source.size, position: source.position };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** The format of a source's records, and for CSV the delimiter, by the name and else by the content. */
export async function readFormat(source, { path = "", input = "auto", endpoint, draft, verb, delimiter }) {
  const bare = PACKINGS.reduce((name, { ending }) => (name.endsWith(ending) ? name.slice(0, -ending.length) : name), path);
  const ending = /\.(\w+)$/.exec(bare.toLowerCase())?.[1];
  const byName = ending !== undefined && Object.hasOwn(BY_NAME, ending) ? BY_NAME[ending] : undefined;
  const target = findTarget(endpoint);
  const isField = target?.kind === "field";
  let format = input === "auto" ? (byName ?? (isField ? "lines" : undefined)) : input;
  if (format !== undefined && format !== "csv") return { format };
  delimiter ??= ending === "tsv" ? "\t" : undefined;
  if (format === "csv" && delimiter !== undefined) return { format, delimiter };
  const lines = await firstLines(source);
  delimiter ??= DELIMITERS.find((character) => lines.text.includes(character));
  const isListed = target !== undefined && isList(target) && draft === undefined && verb !== "diff";
  format ??= formatOf(lines, isListed, delimiter);
  return format === "csv" ? { format, delimiter: delimiter ?? "," } : { format };
}

/** The format of what has these first lines. `isListed`: whether a record is a list. */
function formatOf({ text, next, isWhole }, isListed, delimiter) {
  const [opening] = text;
  // A document over several lines has members or elements in its second one; of a line a record each, every line begins alike.
  const isLine = (closing) => !isWhole || text.endsWith(closing) || next.startsWith(opening);
  if (opening === "{") return isLine("}") ? "ndjson" : "json";
  // A list of lists is no record.
  if (opening === "[") return isListed && isLine("]") && !/^\[\s*\[/.test(text) ? "ndjson" : "json";
  return delimiter !== undefined && text.includes(delimiter) ? "csv" : "ndjson";
}

/** The first line that is not blank, without the white space around it, whether all of it is there, and the one behind it. */
async function firstLines(source) {
  const bytes = await source.peek((bytes) => bytes.length >= PEEKED || /\S[^\n]*\n[^\n]*\S/.test(latin1(bytes)));
  const [text, ...others] = new TextDecoder().decode(bytes).trimStart().split("\n", 20);
  const next = others.find((line) => line.trim() !== "") ?? "";
  return { text: text.trim(), next, isWhole: others.length > 0 || bytes.length < PEEKED };
}

const latin1 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).latin1Slice();

/** A file is read at once, into the room that is there for its bytes; a pipe, a socket and a terminal are streams. */
function openPath(path) {
  const file = openSync(path);
  return sourceOf(path, file, () => new Socket({ fd: file, readable: true, writable: false }));
}

const openInput = () => sourceOf("-", 0, () => process.stdin);

function sourceOf(path, file, openStream) {
  const stat = fstatSync(file);
  if (stat.isDirectory()) {
    closeSync(file);
    throw Object.assign(new Error(`${path} is a directory`), { code: "EISDIR", path });
  }
  const isStream = stat.isFIFO() || stat.isSocket() || isatty(file);
  // A device, as /dev/null is, has no size.
  return isStream ? iterableSource(openStream()) : fileSource(file, stat.isFile() ? stat.size : undefined);
}

function fileSource(file, size) {
  let position = 0;
  let isOpen = true;
  const read = (room) => {
    const length = readSync(file, room, 0, room.length, null);
    position += length;
    return length;
  };
  const close = () => {
    if (isOpen && file > 2) closeSync(file);
    isOpen = false;
  };
  return { ...peekable(read), close, size, position: () => position };
}

/** The source of bytes or texts that come one after another. */
function iterableSource(iterable) {
  const iterator = (iterable[Symbol.asyncIterator] ?? iterable[Symbol.iterator]).call(iterable);
  const toBytes = chunkReader();
  let rest = new Uint8Array(0);
  let position = 0;
  let isDone = false;
  const take = (room) => {
    const length = Math.min(room.length, rest.length);
    room.set(rest.subarray(0, length));
    rest = rest.subarray(length);
    position += length;
    return length;
  };
  const next = async (room) => {
    while (rest.length === 0 && !isDone) {
      const { done, value } = await iterator.next();
      isDone = done === true;
      rest = toBytes(isDone ? "" : value, isDone);
    }
    return take(room);
  };
  const read = (room) => (rest.length > 0 ? take(room) : next(room));
  const close = async () => {
    if (isDone) return;
    isDone = true;
    await iterator.return?.();
  };
  return { ...peekable(read), close, size: undefined, position: () => position };
}

/** `read`, and a `peek` that gives the first bytes: as many as are needed until they are `enough`, or all that there are. */
function peekable(read) {
  let peeked = new Uint8Array(0);
  return {
    read(room) {
      if (peeked.length === 0) return read(room);
      const length = Math.min(room.length, peeked.length);
      room.set(peeked.subarray(0, length));
      peeked = peeked.subarray(length);
      return length;
    },
    async peek(enough) {
      while (!enough(peeked)) {
        const room = new Uint8Array(PEEKED);
        const length = await read(room);
        if (length === 0) break;
        const longer = new Uint8Array(peeked.length + length);
        longer.set(peeked);
        longer.set(room.subarray(0, length), peeked.length);
        peeked = longer;
      }
      return peeked;
    },
  };
}

/** Makes bytes of chunks, one after another. Of texts, a surrogate pair may be divided between two. */
function chunkReader() {
  const encoder = new TextEncoder();
  let half = "";
  return (chunk, isEnd) => {
    if (typeof chunk === "string") {
      const text = half + chunk;
      const isHalf = !isEnd && /[\ud800-\udbff]$/.test(text);
      half = isHalf ? text.slice(-1) : "";
      return encoder.encode(isHalf ? text.slice(0, -1) : text);
    }
    if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
    throw new TypeError("a stream must give bytes or texts");
  };
}

function* slices(text) {
  for (let at = 0; at < text.length; at += TEXT_SLICE) yield text.slice(at, at + TEXT_SLICE);
}

/** What a source gives, as chunks of its own. */
async function* chunks(source) {
  try {
    for (;;) {
      const room = Buffer.allocUnsafeSlow(PEEKED);
      const length = await source.read(room);
      if (length === 0) return;
      yield room.subarray(0, length);
    }
  } finally {
    await source.close();
  }
}

/** What a stream gives where it is no iterable itself. */
async function* readAll(stream) {
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel();
  }
}

/** The same source, whose errors name the path. */
function withPath(path, source) {
  const named = (error) => {
    error.path ??= path;
    throw error;
  };
  const read = (room) => {
    try {
      const length = source.read(room);
      return typeof length === "number" ? length : length.catch(named);
    } catch (error) {
      return named(error);
    }
  };
  return { ...source, read, peek: (enough) => source.peek(enough).catch(named) };
}
