// Runs a suite: one process for each library, and rounds in which each takes one sample, in another order every time.
// What else the machine does then hits all alike, and a ratio of two samples of one round holds.
//
// Libraries such as tinybench and mitata measure functions one after the other in one process; rounds across processes
// are what neither has, and what is left beside them is these few lines.

import { fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BENCH } from "./place.mjs";
import { random } from "./random.mjs";

export const QUICK = process.argv.includes("--quick");

/** Rounds of a case; fewer, and at least three, where they would take longer than a case may. */
export const ROUNDS = QUICK ? 5 : 21;
const FEWEST_ROUNDS = 3;
const CASE_MILLISECONDS = QUICK ? 500 : 3000;
const WARM_MILLISECONDS = QUICK ? 40 : 200;
const FIRST_WARM_MILLISECONDS = QUICK ? 400 : 1000;
const SAMPLE_MILLISECONDS = QUICK ? 4 : 10;

/** Measures every case that `cases` of the suite gives for the peers, and writes what came out. */
export async function measure(suite, peers) {
  const workers = [];
  try {
    for (const peer of peers) workers.push(await start(suite, peer));
    const names = new Set(workers.flatMap(({ cases }) => cases));
    const results = {};
    // The first case also warms what all share: the module itself.
    let warm = FIRST_WARM_MILLISECONDS;
    for (const name of names) {
      results[name] = await rounds(name, workers.filter(({ cases }) => cases.includes(name)), warm);
      print(name, results[name]);
      warm = WARM_MILLISECONDS;
    }
    write(suite, results);
  } finally {
    for (const { stop } of workers) stop();
  }
}

/** Writes a suite's results where the report reads them. */
export function write(suite, cases) {
  mkdirSync(`${BENCH}/results`, { recursive: true });
  writeFileSync(`${BENCH}/results/${suite}.json`, JSON.stringify({ quick: QUICK, cases }));
}

async function start(suite, peer) {
  const file = fileURLToPath(new URL("worker.mjs", import.meta.url));
  const worker = fork(file, [suite, peer, ...(QUICK ? ["--quick"] : [])]);
  const ask = (message) =>
    new Promise((resolve, reject) => {
      const settle = (settled) => (answer) => {
        worker.off("message", onMessage).off("exit", onExit);
        settled(answer);
      };
      const onMessage = settle(resolve);
      const onExit = settle((code) => reject(new Error(`the process of ${peer} ended with ${code}`)));
      worker.on("message", onMessage).on("exit", onExit);
      worker.send(message);
    });
  return { ask, stop: () => worker.kill(), ...(await ask({ command: "list" })) };
}

async function rounds(name, workers, warmMilliseconds) {
  const r = random(name.length);
  const results = {};
  const settings = { warmMilliseconds, sampleMilliseconds: SAMPLE_MILLISECONDS };
  let milliseconds = 0;
  for (const { ask, name: peer } of workers) {
    const { milliseconds: taken, ...found } = await ask({ command: "prepare", name, ...settings });
    results[peer] = { ...found, nanoseconds: [] };
    milliseconds += taken;
  }
  const affordable = Math.floor(CASE_MILLISECONDS / milliseconds);
  const count = Math.min(ROUNDS, Math.max(FEWEST_ROUNDS, affordable));
  for (let round = 0; round < count; round++) {
    for (const { ask, name: peer } of r.shuffle([...workers])) {
      results[peer].nanoseconds.push((await ask({ command: "sample", name })).nanoseconds);
    }
  }
  return results;
}

function print(name, results) {
  const figures = Object.entries(results).map(([peer, { nanoseconds }]) => [peer, median(nanoseconds)]);
  figures.sort(([, one], [, other]) => one - other);
  console.log(`  ${`${name} `.padEnd(34)}${figures.map(([peer, figure]) => `${peer} ${time(figure)}`).join(", ")}`);
}

export function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** A time that a person reads. */
export function time(nanoseconds) {
  if (nanoseconds < 1000) return `${nanoseconds.toFixed(0)} ns`;
  if (nanoseconds < 1e6) return `${(nanoseconds / 1e3).toPrecision(3)} µs`;
  if (nanoseconds < 1e9) return `${(nanoseconds / 1e6).toPrecision(3)} ms`;
  return `${(nanoseconds / 1e9).toPrecision(3)} s`;
}
