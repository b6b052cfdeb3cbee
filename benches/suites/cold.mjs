// From the start of a process to its first checked user, in bundles; an empty script is the yardstick.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bundle } from "../lib/bundles.mjs";
import { median, ROUNDS, time, write } from "../lib/driver.mjs";
import { random } from "../lib/random.mjs";

const NAMES = ["empty script", "identity-patch, biot", "zod", "valibot", "ajv standalone"];

/** A start is one sample, and starts differ more than loops do. */
const COLD_ROUNDS = 3 * ROUNDS;

const START = fileURLToPath(new URL("../lib/start.mjs", import.meta.url));

export async function run() {
  const files = new Map();
  for (const name of NAMES) files.set(name, await bundle(name));
  const starts = Object.fromEntries(NAMES.map((name) => [name, { nanoseconds: [] }]));
  const r = random(9);
  // The first round fills the file cache and does not count.
  for (let round = -1; round < COLD_ROUNDS; round++) {
    for (const name of r.shuffle([...NAMES])) {
      const nanoseconds = start(files.get(name));
      if (round >= 0) starts[name].nanoseconds.push(nanoseconds);
    }
  }
  for (const name of NAMES) console.log(`  ${name.padEnd(24)} ${time(median(starts[name].nanoseconds))}`);
  write("cold", starts);
}

function start(file) {
  const from = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, [START, file], { stdio: "ignore" });
  const nanoseconds = Number(process.hrtime.bigint() - from);
  if (status !== 0) throw new Error(`${file} checks no user`);
  return nanoseconds;
}
