// Whole processes over a file of 200,000 BioT users, about 100 MB, of which 5 % are wrong: the command, and a script with a
// library that does the same. In each round every program runs once, in another order each time.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { FOLDER, pairs, refusedAlone, tenfold, users } from "../lib/bulk.mjs";
import { median, QUICK, time, write } from "../lib/driver.mjs";
import { command } from "../lib/place.mjs";
import { measureProcess } from "../lib/process.mjs";
import { random } from "../lib/random.mjs";
import { OURS } from "../report/results.mjs";

const ENDPOINT = "biot.update_organization_user";
const ID = "9f425a8d-7efc-4768-8f23-7647a74fdf13";

/** So many users and pairs, and rounds: fewer of pairs and of the long file, which is written where it is asked for. */
export const FULL = { users: 200_000, pairs: 50_000, rounds: 11, fewRounds: 5, long: true };
const FEW = { users: 50_000, pairs: 5000, rounds: 3, fewRounds: 3 };
const SMOKE = { users: 2000, pairs: 500, rounds: 1, fewRounds: 1 };

/** The cases, and the programs that stand in more than one place. */
export const USERS = "users";
export const TENFOLD = "users, ten times over";
export const PAIRS = "pairs";
export const PROGRAM = {
  check: `${OURS}, check`,
  two: `${OURS}, check, 2 jobs`,
  findings: `${OURS}, check, findings written`,
  build: `${OURS}, build`,
  diff: `${OURS}, diff`,
  alone: `${OURS}, endpoint.diff one by one`,
  json: "JSON alone",
  ajv: "ajv",
};

const script = (name) => fileURLToPath(new URL(`../programs/${name}.mjs`, import.meta.url));
const ours = (verb, file, ...options) => [command(), verb, ENDPOINT, file, "--input", "ndjson", ...options];
const check = (file, jobs) => ours("check", file, "--quiet", "--jobs", String(jobs));

export const run = () => measure(QUICK ? FEW : FULL);

/** Runs each program once on few records, and gives how many of our answers are wrong. */
export async function smoke() {
  const { users, pairs } = await measure(SMOKE);
  return users.missed + users.refused + pairs.different;
}

async function measure(sizes) {
  const { path, made } = users(sizes.users);
  const both = pairs(sizes.pairs);
  const wrong = {
    users: await answers(path, made),
    pairs: { different: differentDrafts(both) },
  };
  const cases = { [USERS]: rounds(usersPrograms(path), sizes.rounds) };
  if (sizes.long) tenfold(path, (long) => (cases[TENFOLD] = rounds(jobsPrograms(long), sizes.fewRounds)));
  cases[PAIRS] = rounds(pairsPrograms(both), sizes.fewRounds);
  Object.assign(cases[USERS][PROGRAM.check], wrong.users.ours);
  Object.assign(cases[USERS][PROGRAM.ajv], wrong.users.ajv);
  Object.assign(cases[PAIRS][PROGRAM.diff], wrong.pairs);
  for (const [name, programs] of Object.entries(cases)) print(name, programs);
  write("bulk", cases);
  return { users: wrong.users.ours, pairs: wrong.pairs };
}

const usersPrograms = (path) => ({
  [PROGRAM.json]: [script("json"), path],
  [PROGRAM.ajv]: [script("ajv"), path],
  [PROGRAM.check]: check(path, 1),
  [PROGRAM.two]: check(path, 2),
  [PROGRAM.findings]: findings(path),
  [PROGRAM.build]: build(path),
});

const jobsPrograms = (path) => ({ [PROGRAM.check]: check(path, 1), [PROGRAM.two]: check(path, 2) });

const pairsPrograms = (path) => ({ [PROGRAM.alone]: [script("diff"), path], [PROGRAM.diff]: diff(path) });

const findings = (path) => ours("check", path, "--format", "ndjson", "--max-errors", "0", "--jobs", "1");
const build = (path) => ours("build", path, "--param", `id=${ID}`, "--jobs", "1");
const diff = (path) => ours("diff", path, "--jobs", "1");

/** `nanoseconds` and the highest `peak` of each program. */
function rounds(programs, count) {
  const r = random(11);
  const results = Object.fromEntries(Object.keys(programs).map((name) => [name, { nanoseconds: [], peak: 0 }]));
  for (let round = 0; round < count; round++) {
    for (const [name, args] of r.shuffle(Object.entries(programs))) {
      const { nanoseconds, peak } = measureProcess(FOLDER, args);
      results[name].nanoseconds.push(nanoseconds);
      results[name].peak = Math.max(results[name].peak, peak);
    }
  }
  return results;
}

/**
 * The lines that the command and ajv get wrong. `missed` and `refused` of ours are beside the answers of `checkJson` for one
 * record at a time, which in turn have to be what the lines were made to be; those of ajv are beside the latter.
 */
async function answers(path, made) {
  const alone = await refusedAlone(path);
  if (!isDeepStrictEqual(alone, made)) throw new Error("checkJson does not answer what the lines were made to be");
  const found = lines(findings(path)).map((line) => JSON.parse(line));
  const errors = found.filter(({ severity }) => severity === "error").map(({ line }) => line);
  return { ours: mistakes(errors, alone), ajv: mistakes(lines([script("ajv"), path]).map(Number), made) };
}

function mistakes(refused, right) {
  const [given, wanted] = [new Set(refused), new Set(right)];
  return {
    missed: [...wanted].filter((line) => !given.has(line)).length,
    refused: [...given].filter((line) => !wanted.has(line)).length,
  };
}

/** How many pairs the command answers otherwise than `endpoint.diff` does. */
function differentDrafts(path) {
  const [one, other] = [[script("diff"), path], diff(path)].map((args) => lines(args).map((line) => JSON.parse(line)));
  return Math.abs(one.length - other.length) + one.filter((line, at) => !isDeepStrictEqual(line, other[at])).length;
}

/** What a program prints. */
function lines(args) {
  const output = `${FOLDER}/output`;
  measureProcess(FOLDER, args, output);
  return readFileSync(output, "utf8").split("\n").filter((line) => line !== "");
}

function print(name, programs) {
  console.log(`  ${name}`);
  for (const [program, { nanoseconds, peak, missed, refused, different }] of Object.entries(programs)) {
    const figures = [time(median(nanoseconds)).padEnd(9), `${Math.round(peak / 2 ** 20)} MiB`.padEnd(8)];
    const wrong = missed === undefined ? "" : `${missed} missed, ${refused} refused wrongly`;
    console.log(`    ${program.padEnd(44)}`, ...figures, wrong, different === undefined ? "" : `${different} drafts differ`);
  }
}
