// From a source to what is found in it: blocks of whole records, judged by one engine or by several in workers.

import { Worker } from "node:worker_threads";
import { compileModule, openEngine } from "./engine.js";

const CHUNK_SIZE = 256 * 1024;

/**
 * What the engine says of each block of a source, in the order of the input whatever the `jobs`; beside it, how many `bytes` of
 * the input the block is, and the `header` of CSV. Each output is valid until the next one is asked for. `from` are the numbers
 * of the first line and record; `wanted` is asked before each block whether results with `errors` and with `warnings` are. Ends
 * after the block in hand where `signal` is aborted, and closes the source.
 */
export async function* outputs(task, source, { jobs = 1, signal, chunkSize = CHUNK_SIZE, from = FIRST, wanted = ALL } = {}) {
  const isAborted = listenTo(signal);
  const run = jobs > 1 ? inWorkers : inPlace;
  try {
    yield* run(task, await openEngine(task), { source, isAborted, chunkSize, from, wanted, jobs });
  } finally {
    isAborted.forget();
    await source.close();
  }
}

const FIRST = { line: 1, record: 0 };
const ALL = () => ({ errors: true, warnings: true });

async function* inPlace(task, engine, input) {
  let { line, record } = input.from;
  for await (const { bytes } of blocks(engine, input)) {
    const output = engine.judge(line, record, input.wanted());
    line += output.lines;
    record += output.records + output.skipped;
    yield Object.assign(output, { bytes, header: headerOf(task, engine) });
  }
}

/** The header of CSV. */
const headerOf = ({ format }, engine) => (format === "csv" ? engine.header() : undefined);

/** So many blocks as there are workers are in their hands, and one more that waits for the first of them to be done. */
async function* inWorkers(task, engine, input) {
  const { jobs, isAborted, wanted } = input;
  let { line, record } = input.from;
  const pool = openPool({ task, module: await compileModule() }, jobs);
  const pending = [];
  try {
    for await (const { bytes, count } of blocks(engine, input)) {
      const { lines, records } = count();
      const block = engine.block();
      const header = headerOf(task, engine);
      const judged = pool.judge({ block: { ...block, bytes: block.bytes.slice() }, line, record, wanted: wanted(), header });
      // One that fails is waited for later.
      judged.catch(() => {});
      pending.push({ judged, bytes, header });
      line += lines;
      record += records;
      if (pending.length > jobs) yield await first(pending);
    }
    while (pending.length > 0 && !isAborted()) yield await first(pending);
  } finally {
    await pool.close();
  }
}

async function first(pending) {
  const { judged, ...known } = pending.shift();
  return { ...(await judged), ...known };
}

/** Reads a source into an engine until a block of whole records is there: how many bytes it is, and what counts it. */
async function* blocks(engine, { source, isAborted, chunkSize }) {
  for (let isEnd = false; !isEnd; ) {
    if (isAborted()) return;
    const length = await isAborted.or(source.read(engine.room(chunkSize)));
    if (length === undefined) return;
    isEnd = length === 0;
    const block = engine.cut(length, isEnd);
    if (block.bytes === 0) continue;
    yield block;
    // A file is read at once: timers and signals have their turn here.
    await new Promise(setImmediate);
  }
}

/** Says whether a signal is aborted; `or` waits for a promise, and answers nothing where the signal is aborted before. */
function listenTo(signal) {
  let stop;
  const abort = () => stop?.();
  signal?.addEventListener("abort", abort);
  const wait = (promise) =>
    new Promise((resolve, reject) => {
      // Promise.race would keep something of each wait until the signal is aborted.
      stop = resolve;
      promise.then(resolve, reject);
    });
  return Object.assign(() => signal?.aborted === true, {
    or: (value) => (typeof value === "number" || !signal ? value : wait(value)),
    forget: () => signal?.removeEventListener("abort", abort),
  });
}

/** Workers that judge blocks: each block goes to the one with the fewest. */
function openPool(data, jobs) {
  const workers = Array.from({ length: jobs }, () => openWorker(data));
  return {
    judge: (block) => workers.reduce((least, worker) => (worker.waiting() < least.waiting() ? worker : least)).judge(block),
    close: () => Promise.all(workers.map(({ close }) => close())),
  };
}

function openWorker(workerData) {
  // What Node.js itself was told (`--input-type`) is not for the worker.
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData, execArgv: [] });
  /** Those who wait for an answer, in the order of their blocks. */
  const waiting = [];
  let failure;
  const fail = (error) => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on("message", (output) => waiting.shift()?.resolve(output));
  worker.on("error", fail);
  worker.on("messageerror", fail);
  worker.on("exit", (status) => fail(new Error(`a worker ended before its work was done, with status ${status}`)));
  return {
    waiting: () => waiting.length,
    judge: (block) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        waiting.push({ resolve, reject });
        worker.postMessage(block, [block.block.bytes.buffer]);
      }),
    close: () => worker.terminate(),
  };
}
