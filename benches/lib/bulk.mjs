// The files that the suite `bulk` reads: users of BioT as NDJSON, and pairs of a user before and after. They are written
// once and kept in the benchmark's folder, with the numbers of the lines that are wrong by construction.

import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { eachLine } from "./lines.mjs";
import { BENCH, ours, PACKAGE } from "./place.mjs";
import { random } from "./random.mjs";
import { user, userPair, wrongUser } from "./records.mjs";

const SEED = 20240229;
const WRONG_SHARE = 0.05;

/** Of the wrong lines: those that end too early, and so are no JSON. */
const CUT_SHARE = 0.01;

const LINES_AT_ONCE = 4096;
const TIMES = 10;

/** What decides the files' bytes. */
const SOURCES = ["bulk.mjs", "random.mjs", "records.mjs", "rules.mjs", "texts.mjs"];

/** The module that answers for one record. */
const MODULE = `${PACKAGE}/dist/biot.wasm`;

/** Where the files are. */
export const FOLDER = `${BENCH}/bulk`;

/** `{ path, made }`: the file, and the lines that are wrong by construction. */
export function users(count) {
  const path = `${FOLDER}/users-${count}.ndjson`;
  const made = kept(`${path}.made.json`, stamp(sources()), () => {
    const r = random(SEED);
    const wrong = [];
    writeLines(path, count, (line) => {
      if (!r.chance(WRONG_SHARE)) return JSON.stringify(user(r));
      wrong.push(line);
      const text = JSON.stringify(wrongUser(r));
      return r.chance(CUT_SHARE) ? text.slice(0, r.int(5, 60)) : text;
    });
    return wrong;
  });
  return { path, made };
}

/** A file of `{"before":…,"after":…}`, about one in eight of them without a change. */
export function pairs(count) {
  const path = `${FOLDER}/pairs-${count}.ndjson`;
  kept(`${path}.made.json`, stamp(sources()), () => {
    const r = random(SEED + 1);
    writeLines(path, count, () => JSON.stringify(userPair(r)));
    return [];
  });
  return path;
}

/** The lines of a file of users that `checkJson` refuses, one record at a time. */
export async function refusedAlone(path) {
  const { biot } = await ours("biot");
  return kept(`${path}.refused.json`, stamp([...sources(), readFileSync(MODULE)]), () => {
    const refused = [];
    eachLine(path, (text, line) => {
      if (!biot.updateOrganizationUser.checkJson(text).ok) refused.push(line);
    });
    return refused;
  });
}

/** Calls `use` with the file ten times over, which is gone afterwards. */
export function tenfold(path, use) {
  const long = `${path}.tenfold`;
  try {
    copyFileSync(path, long);
    const once = readFileSync(path);
    for (let time = 1; time < TIMES; time++) appendFileSync(long, once);
    use(long);
  } finally {
    rmSync(long, { force: true });
  }
}

function writeLines(path, count, make) {
  rmSync(path, { force: true });
  let lines = [];
  for (let line = 1; line <= count; line++) {
    lines.push(`${make(line)}\n`);
    if (lines.length < LINES_AT_ONCE && line < count) continue;
    appendFileSync(path, lines.join(""));
    lines = [];
  }
}

const sources = () => SOURCES.map((name) => readFileSync(fileURLToPath(new URL(name, import.meta.url))));

const stamp = (parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

/** What `make` gave when it ran last, if it ran under the same stamp. */
function kept(path, wanted, make) {
  mkdirSync(FOLDER, { recursive: true });
  const last = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  if (last?.stamp === wanted) return last.value;
  const value = make();
  writeFileSync(path, JSON.stringify({ stamp: wanted, value }));
  return value;
}
