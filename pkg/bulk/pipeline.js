// From a source to what is found in it: blocks of whole records, judged by one engine or by several in workers.

import { Worker } from "node:worker_threads";
import { openEngine } from "./engine.js";

const CHUNK_SIZE = 256 * 1024;

/**
 * What the engine says of each block of a source, in the order of the input whatever the `jobs`; beside it, the `bytes` that the
 * block has. Each output is valid until the next one is asked for. `from` are the numbers of the first line and record. Ends
 * after the block in hand where `signal` is aborted, and closes the source.
 */
export async function* outputs(task, source, { jobs = 1, signal, chunkSize = CHUNK_SIZE, from = FIRST } = {}) {
  const isAborted = listenTo(signal);
  const run = jobs > 1 ? inWorkers : inPlace;
  try {
    yield* run(task, await openEngine(task), { source, isAborted, chunkSize, from, jobs });
  } finally {
    isAborted.forget();
    await source.close();
  }
}

const FIRST = { line: 1, record: 0 };

async function* inPlace(task, engine, input) {
  for await (const { line, record, bytes } of blocks(engine, input)) {
    const output = engine.judge(line, record);
    output.bytes = bytes;
    yield output;
  }
}

/** So many blocks as there are workers are in their hands, and one more that waits for the first of them to be done. */
async function* inWorkers(task, engine, input) {
  const { jobs, isAborted } = input;
  const pool = openPool(task, jobs);
  const pending = [];
  try {
    for await (const { line, record, bytes } of blocks(engine, input)) {
      const block = engine.block().slice();
      engine.drop();
      const header = task.format === "csv" ? engine.header().slice() : undefined;
      pending.push(pool.judge({ block, line, record, header }).then((output) => ({ ...output, bytes })));
      // One that fails is waited for later.
      pending.at(-1).catch(() => {});
      if (pending.length > jobs) yield await pending.shift();
    }
    while (pending.length > 0 && !isAborted()) yield await pending.shift();
  } finally {
    await pool.close();
  }
}

/** Reads a source into an engine until a block of whole records is there: its first line and record, and how long it is. */
async function* blocks(engine, { source, isAborted, chunkSize, from }) {
  let { line, record } = from;
  for (let isEnd = false; !isEnd; ) {
    if (isAborted()) return;
    const length = await isAborted.or(source.read(engine.room(chunkSize)));
    if (length === undefined) return;
    isEnd = length === 0;
    const { end, lines, records } = engine.cut(length, isEnd);
    if (end === 0) continue;
    yield { line, record, bytes: end };
    line += lines;
    record += records;
    // A file is read at once: timers and signals have their turn here.
    await new Promise(setImmediate);
  }
}

/** Says whether a signal is aborted; `or` waits for a promise, and answers nothing where the signal is aborted before. */
function listenTo(signal) {
  let abort;
  const aborted = new Promise((resolve) => (abort = () => resolve()));
  signal?.addEventListener("abort", abort);
  return Object.assign(() => signal?.aborted === true, {
    or: (value) => (typeof value === "number" ? value : Promise.race([value, aborted])),
    forget: () => signal?.removeEventListener("abort", abort),
  });
}

/** Workers that judge blocks: each block goes to the one with the fewest. */
function openPool(task, jobs) {
  const workers = Array.from({ length: jobs }, () => openWorker(task));
  return {
    judge: (block) => workers.reduce((least, worker) => (worker.waiting() < least.waiting() ? worker : least)).judge(block),
    close: () => Promise.all(workers.map(({ close }) => close())),
  };
}

function openWorker(task) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: task });
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
        worker.postMessage(block, [block.block.buffer]);
      }),
    close: () => worker.terminate(),
  };
}
