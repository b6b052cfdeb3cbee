// `diff ENDPOINT BEFORE AFTER --key MEMBER`: two files of NDJSON, joined by a member. Where each record of BEFORE stands is kept
// by its key, its text is not; AFTER is read once, and may be standard input.

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { outputs } from "../bulk/pipeline.js";
import { isPacked, openData, openFile } from "../bulk/sources.js";
import { keyIssue } from "./codes.js";
import { finish, judge } from "./judge.js";
import { linesOf, recordOf } from "./lines.js";
import { misuse } from "./misuse.js";
import { fileOf, toPair } from "./pairs.js";
import { named } from "./write.js";

export async function joinFiles(run, beforeName, afterName) {
  const { totals, settings, stop } = run;
  run.task.documents = true;
  Object.assign(totals, { onlyBefore: 0, onlyAfter: 0 });
  const isFast = settings["fail-fast"] === true;
  const isEnding = () => totals.stopped || stop.statusNow() !== undefined;
  return finish(run, async () => {
    const records = await indexFile(run, beforeName, isEnding);
    if (isEnding()) return;
    const after = await openLines(run, afterName);
    const file = openSync(beforeName);
    const read = ({ offset, length }) => {
      const bytes = Buffer.allocUnsafe(length);
      named(beforeName, () => readSync(file, bytes, 0, length, offset));
      return bytes;
    };

    /** Pairs that the pipeline has not answered, and what is found in AFTER without it: both in the order of the file. */
    const pairs = [];
    const own = [];
    let firstPair = 0;
    const pairOf = (record) => pairs[record - firstPair];
    const tellUpTo = (record) => {
      while (own.length > 0 && own[0].record < record && !totals.stopped) tell(run, own.shift());
    };

    async function* compose() {
      const alone = new Set();
      const pairUp = ({ key, bytes, ...record }) => {
        if (record.issues) return findingsOf(afterName, record);
        if (key === undefined) return [found(afterName, record, "key_missing", settings.key)];
        const other = records.get(key);
        if (other?.isMet || alone.has(key)) return [found(afterName, record, "key_repeated", settings.key)];
        if (other !== undefined) {
          other.isMet = true;
          pairs.push({ ...record, key, before: other });
          return toPair(read(other), bytes);
        }
        alone.add(key);
        return [found(afterName, record, "key_only_after", settings.key)];
      };
      for await (const entries of keysOf(run, after.source)) {
        const composed = [];
        let failed = false;
        for (const entry of entries) {
          const made = pairUp(entry);
          if (Array.isArray(made)) own.push(...made);
          else composed.push(made);
          failed ||= Array.isArray(made) && isFast;
          if (failed) break;
        }
        // Nothing that the pipeline says can stand before it.
        if (pairs.length === 0) tellUpTo(Infinity);
        if (composed.length > 0) yield Buffer.concat(composed);
        if (failed) return;
      }
    }

    const { size, position } = after.source;
    const source = { ...openData(compose()), size, position };
    await judge(run, { source, format: "ndjson", name: afterName }, {
      locate(record, line, params) {
        const pair = pairOf(record);
        const isBefore = params.in === "before";
        return { file: fileOf(params, beforeName, afterName), line: (isBefore ? pair.before : pair).line + line - 1, record: pair.record };
      },
      rewrite: (line) => withKey(line, pairOf),
      before: (record) => tellUpTo(pairOf(record).record),
      after({ records: count }) {
        if (count > 0) tellUpTo(pairOf(firstPair + count - 1).record);
        pairs.splice(0, count);
        firstPair += count;
      },
    });
    closeSync(file);
    if (isEnding()) return;
    tellUpTo(Infinity);
    for (const record of records.values()) {
      if (totals.stopped) return;
      if (!record.isMet) tell(run, found(beforeName, record, "key_only_before", settings.key));
    }
  });
}

const ALONE = { key_only_before: "onlyBefore", key_only_after: "onlyAfter" };

function tell({ findings, totals, settings }, finding) {
  totals.errors += 1;
  if (Object.hasOwn(ALONE, finding.code)) totals[ALONE[finding.code]] += 1;
  findings.add(finding);
  if (settings["fail-fast"]) totals.stopped = true;
}

/** A finding of the command's own about a record. */
const found = (file, { record, line }, code, key) => ({ file, line, record, column: 1, ...keyIssue(code, key) });

/** The findings about a record that is no document. */
const findingsOf = (file, { record, issues, places }) =>
  issues.map((issue, at) => ({ file, line: places[at][0], record, column: places[at][1], ...issue }));

/** A line of the output: its record is that of AFTER, and the key stands beside it. */
function withKey(line, pairOf) {
  const pair = pairOf(recordOf(line));
  const head = Buffer.from(`{"record":${pair.record},"key":${pair.key}`);
  return Buffer.concat([head, line.subarray(line.indexOf(","))]);
}

/** The records of BEFORE by the key, as JSON: where each stands in the file. */
async function indexFile(run, name, isEnding) {
  refusePacked(name);
  const { key } = run.settings;
  const records = new Map();
  const { source } = await openLines(run, name);
  for await (const entries of keysOf(run, source)) {
    for (const { record, line, offset, length, ...entry } of entries) {
      if (entry.issues) findingsOf(name, { record, ...entry }).forEach((finding) => tell(run, finding));
      else if (entry.key === undefined) tell(run, found(name, { record, line }, "key_missing", key));
      else if (records.has(entry.key)) tell(run, found(name, { record, line }, "key_repeated", key));
      else records.set(entry.key, { record, line, offset, length, isMet: false });
      if (isEnding()) return records;
    }
  }
  return records;
}

/**
 * Each block's records, in order: the `record`, its `line`, its `key` as JSON text where it has one, its `bytes`, and where they
 * stand; or the `issues` that it is no document for, and their `places`.
 */
async function* keysOf({ task, settings, stop }, source) {
  const keyTask = { verb: "key", target: task.target, key: settings.key, format: "ndjson" };
  let offset = 0;
  for await (const { requests, results, valid, bytes } of outputs(keyTask, source, { signal: stop.signal })) {
    yield [...inOrder(readKeys(requests, valid, offset), readAll(results))];
    offset += bytes;
  }
}

function* readKeys(lines, texts, offset) {
  let from = 0;
  for (const line of linesOf(lines)) {
    const { record, line: number, at, length } = JSON.parse(line);
    // As it is written: a number may have more digits than JavaScript keeps.
    const key = /,"key":(.*)\}\n$/s.exec(line.toString())?.[1];
    const bytes = Buffer.from(texts.buffer, texts.byteOffset + from, length);
    yield { record, line: number, key, bytes, offset: offset + at, length };
    from += length;
  }
}

function* readAll(lines) {
  for (const line of linesOf(lines)) yield JSON.parse(line);
}

/** Two sequences by their records, as one. */
function* inOrder(first, second) {
  let [one, other] = [first.next(), second.next()];
  while (!one.done || !other.done) {
    if (other.done || (!one.done && one.value.record < other.value.record)) {
      yield one.value;
      one = first.next();
    } else {
      yield other.value;
      other = second.next();
    }
  }
}

/** A file of NDJSON. */
async function openLines({ settings: { key, input } }, path) {
  const opened = await openFile(path, { input, verb: "diff" });
  if (opened.format === "ndjson") return opened;
  await opened.source.close();
  const what = opened.format === "csv" ? "CSV" : "one JSON document";
  throw misuse(`--key ${key} joins files of NDJSON, one document a line, and ${path} counts as ${what}: --input ndjson reads it by lines`);
}

/** BEFORE is read at places, which a pipe and a compressed file do not have. */
function refusePacked(name) {
  const file = openSync(name);
  try {
    const first = Buffer.alloc(4);
    const isPlain = fstatSync(file).isFile() && (readSync(file, first, 0, 4, 0), !isPacked(first));
    if (!isPlain) throw misuse(`${name} is compressed or a pipe, and --key reads records of BEFORE where they stand: unpack it into a file first`);
  } finally {
    closeSync(file);
  }
}
