// One process from its start to its end: how long it took, and the most memory that it held.

import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

const PEAK = new URL("peak.mjs", import.meta.url).href;

/** Statuses of a program that did its work: 1 says that something was found. */
const DONE = [0, 1];

const COMPLAINT_CHARACTERS = 2000;

/** Runs Node with these arguments. What it prints goes into `output`, or nowhere; what it complains of beside `folder`. */
export function measureProcess(folder, args, output) {
  const [peakFile, errorFile] = [`${folder}/peak`, `${folder}/errors`];
  const [out, errors] = [output === undefined ? "ignore" : openSync(output, "w"), openSync(errorFile, "w")];
  const env = { ...process.env, PEAK_FILE: peakFile };
  const from = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, ["--import", PEAK, ...args], { stdio: ["ignore", out, errors], env });
  const nanoseconds = Number(process.hrtime.bigint() - from);
  closeSync(errors);
  if (output !== undefined) closeSync(out);
  const complaint = () => readFileSync(errorFile, "utf8").slice(-COMPLAINT_CHARACTERS);
  if (!DONE.includes(status)) throw new Error(`${args.join(" ")} ended with ${status}: ${complaint()}`);
  return { nanoseconds, peak: Number(readFileSync(peakFile, "utf8")) };
}
