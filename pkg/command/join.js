// `diff ENDPOINT BEFORE AFTER --key MEMBER`: two files of NDJSON, joined by a member. Where each record of BEFORE stands is kept
// by its key, its text is not; AFTER is read once, and may be standard input.

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { openData, openFile } from "../bulk/sources.js";
import { rowOf } from "./catalog.js";
import { keyIssue } from "./codes.js";
import { finish, judge } from "./judge.js";
import { recordOf } from "./lines.js";
import { misuse } from "./misuse.js";
import { locateInPair, toPair } from "./pairs.js";
import { scanMember } from "./scan.js";
import { syntaxFinding } from "./syntax.js";
import { named } from "./write.js";

const LINE_FEED = 10;
const CHUNK_SIZE = 256 * 1024;

export async function joinFiles(run, beforeName, afterName) {
  const { totals, settings: { key } } = run;
  const { id } = rowOf(run.task.target);
  Object.assign(totals, { onlyBefore: 0, onlyAfter: 0 });
  return finish(run, async () => {
    const before = await indexFile(run, beforeName, key, id);
    const after = await openLines(afterName, key);
    const file = openSync(beforeName);
    /** Pairs that the pipeline has not yet answered, and what is found in AFTER by this command, in the order of the file. */
    const pairs = [];
    const own = [];
    let firstPair = 0;
    const pairOf = (record) => pairs[record - firstPair];
    const read = ({ offset, length }) => {
      const bytes = Buffer.allocUnsafe(length);
      named(beforeName, () => readSync(file, bytes, 0, length, offset));
      return bytes.toString();
    };

    async function* compose() {
      const alone = new Set();
      for await (const lines of after.chunks()) {
        const texts = [];
        for (const { text, line, record } of lines) {
          const name = keyOf(text, key);
          if (name === undefined) {
            const { issue, column } = await withoutKey(text, key, id);
            own.push({ file: afterName, line, record, column, ...issue });
            continue;
          }
          const other = before.get(name);
          if (other?.isMet || alone.has(name)) own.push({ file: afterName, line, record, column: 1, ...keyIssue("key_repeated", key) });
          else if (other === undefined) {
            alone.add(name);
            const { issue, column } = (await syntaxFinding(id, text)) ?? { issue: keyIssue("key_only_after", key), column: 1 };
            own.push({ file: afterName, line, record, column, ...issue });
          } else {
            other.isMet = true;
            pairs.push({ record, name, length: text.length, begin: { after: line, before: other.line } });
            texts.push(toPair(read(other), text), "\n");
          }
        }
        if (texts.length > 0) yield texts.join("");
      }
    }

    const showOwn = (upTo) => {
      while (own.length > 0 && own[0].record <= upTo) tell(run, own.shift());
    };
    const source = { ...openData(compose()), size: after.size, position: after.position };
    await judge(run, { source, format: "ndjson", name: afterName }, {
      locate(record, line, column) {
        const pair = pairOf(record);
        const place = locateInPair(line, column, { breaks: 0, lastLength: pair.length, begin: { ...pair.begin, pair: record + 1 } });
        return { file: place.isAfter ? afterName : beforeName, line: place.line, column: place.column, record: pair.record };
      },
      rewrite: (line) => withKey(line, pairOf),
      before: (output) => output.records > 0 && showOwn(pairOf(firstPair + output.records - 1).record),
      after(output) {
        pairs.splice(0, output.records);
        firstPair += output.records;
      },
    });
    closeSync(file);
    if (run.stop.statusNow() !== undefined || totals.stopped) return;
    showOwn(Infinity);
    for (const { isMet, line, record } of before.values()) {
      if (!isMet) tell(run, { file: beforeName, line, record, column: 1, ...keyIssue("key_only_before", key) });
    }
  });
}

const ALONE = { key_only_before: "onlyBefore", key_only_after: "onlyAfter" };

function tell({ findings, totals }, finding) {
  totals.errors += 1;
  if (Object.hasOwn(ALONE, finding.code)) totals[ALONE[finding.code]] += 1;
  findings.add(finding);
}

/** A line of the output: its record is that of AFTER, and the key stands beside it. */
function withKey(line, pairOf) {
  const pair = pairOf(recordOf(line));
  const head = Buffer.from(`{"record":${pair.record},"key":${pair.name}`);
  return Buffer.concat([head, line.subarray(line.indexOf(","))]);
}

/** The records of BEFORE by the key, as JSON: where each stands in the file. */
async function indexFile(run, name, key, id) {
  refusePacked(name);
  const records = new Map();
  const file = await openLines(name, key);
  for await (const lines of file.chunks()) {
    for (const { text, line, record, offset, length } of lines) {
      const found = keyOf(text, key);
      if (found === undefined) {
        const { issue, column } = await withoutKey(text, key, id);
        tell(run, { file: name, line, record, column, ...issue });
      } else if (records.has(found)) tell(run, { file: name, line, record, column: 1, ...keyIssue("key_repeated", key) });
      else records.set(found, { offset, length, line, record, isMet: false });
    }
  }
  return records;
}

/** The key of a record, as JSON; nothing where it has none. */
function keyOf(text, key) {
  const value = scanMember(text, key);
  if (value === undefined || value === "" || value === '""') return undefined;
  // A text that is written with escapes is the same text.
  return value.includes("\\") ? JSON.stringify(JSON.parse(value)) : value;
}

/** What is wrong with a record that has no key. */
async function withoutKey(text, key, id) {
  return (await syntaxFinding(id, text)) ?? { issue: keyIssue("key_missing", key), line: 1, column: 1 };
}

/** A file of NDJSON as lines that are not blank: of each its text, its line and record, and where its bytes stand. */
async function openLines(path, key) {
  const { source, format } = await openFile(path, { input: "auto", verb: "diff" });
  if (format === "csv" || (format === "json" && !/\.(ndjson|jsonl)(\.\w+)?$/.test(path))) {
    throw misuse(`--key ${key} joins files of NDJSON, one document a line: ${path} is ${format === "json" ? "one JSON document" : "CSV"}`);
  }
  return { chunks: () => linesOf(source), size: source.size, position: source.position };
}

/** How compressed files begin (RFC 1952, 2.3.1; RFC 8878, 3.1.1): nothing else has these bytes first. */
const PACKED = ["1f8b", "28b52ffd"];

/** BEFORE is read at places, which a pipe and a compressed file do not have. */
function refusePacked(name) {
  const file = openSync(name);
  try {
    const first = Buffer.alloc(4);
    const isPlain = fstatSync(file).isFile() && (readSync(file, first, 0, 4, 0), !PACKED.some((magic) => first.toString("hex").startsWith(magic)));
    if (!isPlain) throw misuse(`${name} is compressed or a pipe, and --key reads records of BEFORE where they stand: unpack it into a file first`);
  } finally {
    closeSync(file);
  }
}

async function* linesOf(source) {
  let rest = Buffer.alloc(0);
  const at = { line: 1, record: 0, offset: 0 };
  for (let isEnd = false; !isEnd; ) {
    const room = Buffer.allocUnsafe(CHUNK_SIZE);
    const length = await source.read(room);
    isEnd = length === 0;
    const bytes = Buffer.concat([rest, room.subarray(0, length)]);
    const end = isEnd ? bytes.length : bytes.lastIndexOf(LINE_FEED) + 1;
    yield [...split(bytes.subarray(0, end), at)];
    rest = bytes.subarray(end);
  }
}

function* split(bytes, at) {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, from) + 1 || bytes.length;
    const isMarked = at.offset === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const begin = isMarked ? 3 : from;
    const text = bytes.toString("utf8", begin, end).trimEnd();
    const offset = at.offset + begin - from;
    const length = Buffer.byteLength(text);
    if (text.trim() !== "") yield { text, line: at.line, record: at.record++, offset, length };
    at.line += 1;
    at.offset += end - from;
    from = end;
  }
}
